// The big list of naughty strings in every place that an author can write text in: cells,
// titles, notes, headings, paragraphs, code, captions, settings. Pages show each as text, run
// none of it, and keep to the strictest policy.
import { after, before, test } from 'node:test';
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { launch, REPOSITORY, serve } from './site.mjs';

const naughty = [...new Set(createRequire(import.meta.url)('big-list-of-naughty-strings').map((s) => s.trim().normalize('NFC')))].filter((s) => s !== '');
const ON_A_PAGE = 8;

let folder, browser, site;
before(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'bokslut-naughty-'));
  execFileSync('go', ['build', '-o', path.join(folder, 'bokslut'), './generator'], { cwd: REPOSITORY });
  browser = await launch();
});
after(async () => { await browser?.close(); site?.close(); rmSync(folder, { recursive: true }); });

const quotedCSV = (s) => `"${s.replaceAll('"', '""')}"`;
const quotedYAML = (s) => JSON.stringify(s); // which YAML reads as it reads its own
const markdown = (s) => s.replace(/[!-/:-@[-`{-~]/g, '\\$&');
const code = (s) => { const fence = '`'.repeat(1 + Math.max(0, ...[...s.matchAll(/`+/g)].map(([run]) => run.length))); return `${fence} ${s} ${fence}`; };

// places are where a string can stand. Each gives the line of its file for a string i.
const chunks = [];
for (let i = 0; i < naughty.length; i += ON_A_PAGE) chunks.push(naughty.slice(i, i + ON_A_PAGE).map((text, j) => ({ text, id: `n${i + j}` })));

// write writes the report without what has been refused: "place id".
function write(refused) {
  const lines = new Map(); // "file:line" to "place id"
  const put = (file, made) => {
    const name = path.join(folder, file);
    mkdirSync(path.dirname(name), { recursive: true });
    let text = '', line = 1;
    for (const [place, id, part] of made) {
      if (refused.has(`${place} ${id}`)) continue;
      for (let n = 0; n < part.split('\n').length - 1; n++) lines.set(`${file}:${line + n}`, `${place} ${id}`);
      text += part;
      line += part.split('\n').length - 1;
    }
    writeFileSync(name, text);
  };
  const markup = quotedYAML(`"'></title></script><script>alert(1)</script><img src=x onerror=alert(1)>&lt;`);
  put('site.yaml', [['', '', `title: ${markup}\norganisation: {name: ${markup}, unit: ${markup}}\nlanguage: sv\nbaseURL: https://example.org/\nyear: 2022\npublished: 2023-02-20\nlicence: CC0-1.0\ncontact: {name: ${markup}, phone: ${markup}}\n`]]);
  put('content/index.md', [['', '', '---\ntitle: Start\n---\n\nText.\n']]);
  chunks.forEach((chunk, n) => {
    for (const { id, text } of chunk) { // a page that has the string for its title and its summary
      const name = `content/p${n}/x${id}.md`;
      if (refused.has(`title ${id}`)) rmSync(path.join(folder, name), { force: true });
      else put(name, [['title', id, `---\ntitle: ${quotedYAML(text)}\n`], ['summary', id, `summary: ${quotedYAML(text)}\n`], ['', '', '---\n']]);
    }
    const kept = (place) => chunk.filter(({ id }) => !refused.has(`${place} ${id}`));
    const table = `t${n}`, page = `content/p${n}/index.md`;
    put(page, [
      ['', '', `---\ntitle: Sida ${n}\n---\n\n`],
      ...chunk.map(({ id, text }) => ['heading', id, `## ${markdown(text)} {#${id}}\n\n`]),
      ...chunk.map(({ id, text }) => ['paragraph', id, `${markdown(text)}\n\n`]),
      ...chunk.map(({ id, text }) => ['code', id, `Kod ${code(text)}\n\n`]),
      ...chunk.map(({ id, text }) => ['text table', id, `| Vad | Är |\n|---|---|\n| ${markdown(text)} | text |\n\n`]),
      ['', '', kept('cell').length ? `![](/data/${table}.csv)\n` : ''],
    ]);
    if (!kept('cell').length) { // no row is left
      rmSync(path.join(folder, `data/${table}.csv`), { force: true });
      rmSync(path.join(folder, `data/${table}.yaml`), { force: true });
      return;
    }
    put(`data/${table}.csv`, [
      ['', '', 'id,post,text,antal,fot\n'],
      ...chunk.map(({ id, text }, i) => ['cell', id, `${id},${quotedCSV(text)},${quotedCSV(text)},${i},${quotedCSV(text)}\n`]),
    ]);
    put(`data/${table}.yaml`, [
      ['', '', `title: Tabell ${n}\ndescription: |-\n  Om\n`],
      ...chunk.map(({ id, text }) => ['description', id, `  ${text}\n`]),
      ['', '', `fields:\n  - {name: post, title: Post, role: stub}\n  - {name: text, title: Text, type: text}\n  - {name: antal, title: Antal}\n  - {name: fot, role: note}\n`],
      ...chunk.map(({ id, text }, i) => ['field', id, `  - {name: f${i}, title: ${quotedYAML(text)}, formula: antal}\n`]),
      ['', '', 'figures:\n  ett: {title: Ett, formula: "1"}\n'],
      ...kept('cell').map(({ id, text }) => ['figure', id, `  ${id}: {title: ${quotedYAML(text)}, formula: ${id}.antal}\n`]),
      ['', '', `notes:\n  alla: {text: Alla., to: [antal]}\n`],
      ...kept('cell').map(({ id, text }) => ['note', id, `  ${id}: {text: ${quotedYAML(text)}, to: [${id}]}\n`]),
      ['', '', `charts:\n  d:\n    type: bar\n    title: ${markup}\n    fields: [antal]\n    labels:\n`],
      ...kept('cell').map(({ id, text }) => ['label', id, `      ${id}: ${quotedYAML(text)}\n`]),
    ]);
  });
  return lines;
}

const shownPlaces = ['heading', 'paragraph', 'code', 'text table', 'cell', 'field', 'note'];

test('the big list of naughty strings is text wherever an author writes it', { timeout: 600_000 }, async (t) => {
  const refused = new Map();
  for (let round = 0; ; round++) {
    const lines = write(refused);
    const { status, stdout } = spawnSync(path.join(folder, 'bokslut'), ['check', '--json'], { cwd: folder, encoding: 'utf8', maxBuffer: 1 << 28 });
    const errors = JSON.parse(stdout).diagnostics.filter(({ severity }) => severity === 'error');
    if (status === 0) break;
    assert.ok(round < 12, `refused again and again: ${JSON.stringify(errors.slice(0, 5))}`);
    let dropped = 0;
    for (const { file, line, code: why, message } of errors) {
      const at = lines.get(`${file}:${line}`);
      if (at && at.trim() && !refused.has(at)) { refused.set(at, `${why}: ${message}`); dropped++; }
    }
    assert.ok(dropped > 0, `refused for what is in no one place: ${JSON.stringify(errors.slice(0, 5), null, 1)}`);
  }
  const counts = {};
  for (const why of refused.values()) { const [name] = why.split(':'); counts[name] = (counts[name] ?? 0) + 1; }
  t.diagnostic(`${naughty.length} strings in ${shownPlaces.length} places that are shown; refused: ${JSON.stringify(counts)}`);
  assert.ok(refused.size < naughty.length, 'most are refused, so that little is tried');

  execFileSync(path.join(folder, 'bokslut'), ['build'], { cwd: folder, stdio: 'pipe' });
  const PUBLIC = path.join(folder, 'public/');
  site = await serve(PUBLIC);
  const said = [];
  const context = await browser.newContext();
  await context.addInitScript(() => {
    for (const name of ['alert', 'prompt', 'confirm']) window[name] = () => console.error(`${name} ran`);
    document.addEventListener('securitypolicyviolation', (event) => console.error(`policy: ${event.violatedDirective} ${event.blockedURI}`));
  });
  const tab = await context.newPage();
  tab.on('dialog', (dialog) => { said.push(`dialog: ${dialog.message()}`); dialog.dismiss(); });
  tab.on('console', (message) => said.push(message.text()));
  tab.on('pageerror', (error) => said.push(String(error)));

  const squeeze = (s) => s.normalize('NFC').replace(/\s+/gu, ' ').trim();
  const pages = readdirSync(PUBLIC, { recursive: true }).filter((name) => name.endsWith('.html'));
  for (const name of pages) {
    await tab.goto(site.address + name, { waitUntil: 'load' });
    const found = await tab.evaluate(() => ({
      text: document.body.textContent,
      head: document.title,
      elements: [...document.querySelectorAll('script:not([src]):not([type="application/ld+json"]), iframe, object, embed, base, form:not(.search), img[src="x"], video, audio, marquee, body :is(style, link:not([rel="stylesheet"][href="book.css"]), meta, title)')]
        .filter((element) => !(element.localName === 'title' && element.closest('svg'))).map((element) => element.outerHTML.slice(0, 200)),
      attributes: [...document.querySelectorAll('*')].flatMap((element) => [...element.attributes].filter((a) => /^on/i.test(a.name) || /^\s*(javascript|data|vbscript):/i.test(a.value) && /^(href|src|action|xlink:href)$/i.test(a.name)).map((a) => `${element.localName} ${a.name}=${a.value}`)),
    }));
    assert.deepEqual({ name, said, elements: found.elements, attributes: found.attributes }, { name, said: [], elements: [], attributes: [] });
    const alone = /^p\d+\/x(n\d+)\/index\.html$/.exec(name)?.[1];
    if (alone) {
      const { text } = chunks.flat().find(({ id }) => id === alone);
      assert.ok(squeeze(found.head).includes(squeeze(text)), `${JSON.stringify(text)} is not the title of its page`);
      assert.ok(refused.has(`summary ${alone}`) || squeeze(found.text).split(squeeze(text)).length > 2, `${JSON.stringify(text)} is not title and summary of its page`);
    }
    const n = /^p(\d+)\/index\.html$/.exec(name)?.[1];
    if (n === undefined) continue;
    const text = squeeze(found.text);
    for (const place of shownPlaces) {
      for (const { id, text: want } of chunks[n]) {
        if (!refused.has(`${place} ${id}`) && !(place === 'note' && refused.has(`cell ${id}`))) assert.ok(text.includes(squeeze(want)), `${name}: the ${place} ${JSON.stringify(want)} is not shown`);
      }
    }
  }
  assert.equal(pages.filter((name) => /^p\d+\/index/.test(name)).length, chunks.length);
  t.diagnostic(`${pages.length} pages were opened`);
});
