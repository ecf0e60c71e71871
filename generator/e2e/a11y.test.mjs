// Shows that each rule of a11y.mjs fails on a page that breaks it, and that a sound page passes.
import { test } from 'node:test';
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';

const STYLE = 'a:focus, div:focus, button:focus { outline: 3px solid #005 } a { display: inline-block; padding: 1em }';

const page = (name, body, { title = name, style = '' } = {}) => `<!doctype html><html lang="sv"><head><meta charset="utf-8"><title>${title}</title>
<meta name="viewport" content="width=device-width"><link rel="icon" href="data:,"><style>${STYLE}${style}</style></head>
<body><a href="#main">Till innehållet</a><main id="main"><h1>Rubrik</h1>${body}</main></body></html>`;

const table = (inside) => `<table><caption>Drift</caption>${inside}</table>`;
const HEAD = '<thead><tr><th scope="col">Post</th><th scope="col">Utfall</th></tr></thead>';

// Each page breaks the rule that it is named after, and no other.
const broken = {
  'axe:image-alt': page('image-alt', '<img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=" width="50" height="50">'),
  'axe:color-contrast-enhanced': page('color-contrast-enhanced', '<p style="color: #666">Grått på vitt, 5,7 till 1</p>'),
  'table-caption': page('table-caption', `<table>${HEAD}<tr><th scope="row">Intäkter</th><td>1</td></tr></table>`),
  'table-head': page('table-head', table('<tr><th scope="row">Intäkter</th><td>1</td></tr>')),
  'table-scope': page('table-scope', table(`${HEAD}<tr><th>Intäkter</th><td>1</td></tr>`)),
  'table-empty-cell': page('table-empty-cell', table(`${HEAD}<tr><th scope="row">Intäkter</th><td></td></tr>`)),
  'table-empty-header': page('table-empty-header', table('<thead><tr><th scope="col">Post</th><th scope="col"></th></tr></thead><tr><th scope="row">Intäkter</th><td>1</td></tr>')),
  'table-heading-box': page('table-heading-box', table(`${HEAD}<tr><th scope="row">Intäkter<span style="position: absolute; clip-path: inset(50%)">, del av Drift</span></th><td>1</td></tr>`)),
  'needs-script': page('needs-script', '<p id="late">Läser in</p><script>late.textContent = "Framme"</script>'),
  'script-error': page('script-error', '<script>throw new Error("fel")</script>'),
  'external-request': page('external-request', '<img alt="Karta" src="http://example.invalid/karta.png">'),
  'http-error': page('http-error', '<img alt="Karta" src="finns-inte.png">'),
  reflow: page('reflow', '<p style="width: 400px">Brett</p>'),
  'text-spacing': page('text-spacing', '<p style="white-space: nowrap; width: 280px; font: 16px monospace">Trettio tecken i en enda rad</p>'),
  'text-size': page('text-size', '<p style="width: 12rem">Brett när texten är stor</p>'),
  zoom: page('zoom', '<p class="low">Brett på en låg skärm</p>', { style: '@media (height < 300px) { .low { width: 400px } }' }),
  'scroller-keyboard': page('scroller-keyboard', '<div style="overflow-x: clip; width: 200px"><p style="width: 300px">Brett</p></div>', { style: '@media print { div { overflow: visible !important } }' }),
  'print-clipped': page('print-clipped', '<div style="overflow-x: auto; width: 200px" tabindex="0" role="region" aria-label="Bred"><p style="width: 300px">Brett</p></div>'),
  'focus-visible': page('focus-visible', '<p><a href="#main" style="outline: none">Upp</a></p>'),
  'focus-obscured': page('focus-obscured', '<p><a href="#main">Upp</a></p><div style="position: fixed; inset: 0 0 auto; height: 60em; background: #fff; top: 8em"></div>'),
  'focus-order': page('focus-order', '<p><a href="#main">Upp</a> <button tabindex="1">Först</button></p>'),
  'skip-link': page('skip-link', '').replace('href="#main"', 'href="skip-link.html"'),
  'keyboard-unreachable': page('keyboard-unreachable', '<p onclick="">Tryck</p>'),
  'duplicate-title': page('duplicate-title', '', { title: 'sound' }),
};

// Rules that break along with the one that a page is about.
const alsoBreaks = {
  'focus-order': ['axe:tabindex', 'skip-link'],
  'skip-link': ['axe:region'],
  'table-empty-header': ['axe:empty-table-header'],
};

async function check(pages) {
  const dir = await mkdtemp(path.join(tmpdir(), 'a11y-'));
  try {
    for (const [name, html] of Object.entries(pages)) await writeFile(path.join(dir, `${name.replace(':', '-')}.html`), html);
    const { stdout, code } = await promisify(execFile)('node', [new URL('a11y.mjs', import.meta.url).pathname, dir])
      .then((r) => ({ ...r, code: 0 }), (error) => error);
    return { code, lines: stdout.trim().split('\n') };
  } finally {
    await rm(dir, { recursive: true });
  }
}

test('a sound page passes', async () => {
  const { code, lines } = await check({ sound: page('sound', table(`${HEAD}<tr><th scope="row">Intäkter</th><td>1</td></tr>`)) });
  assert.deepEqual({ code, lines }, { code: 0, lines: ['1 pages in 5 states: 0 findings'] });
});

test('each rule fails on its broken page', async () => {
  const { code, lines } = await check({ sound: page('sound', ''), ...broken });
  assert.equal(code, 1);
  for (const rule of Object.keys(broken)) {
    const found = new Set(lines.filter((line) => line.split(': ')[0].split(', ').includes(`${rule.replace(':', '-')}.html`)).map((line) => line.split(': ')[1].replace(/ \(.*/, '')));
    assert.deepEqual([...found].sort(), [rule, ...alsoBreaks[rule] ?? []].sort(), `page ${rule}:\n${lines.filter((l) => l.includes(rule)).join('\n')}`);
  }
});

test('a folder without pages cannot be checked', async () => {
  assert.equal((await check({})).code, 2);
});
