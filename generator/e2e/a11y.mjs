// Checks every page of a folder in Chromium, as its readers meet it: on a wide screen, in
// dark colours, in forced colours, on paper, on a phone and without JavaScript.
//
//     node a11y.mjs ../../public --base /arsbokslut-2022/
//
// Beside axe-core (WCAG 2.2 A and AA, its best practice, and the contrast of 7:1 that is AAA) it looks for what axe cannot
// see: pages that scroll sideways, text lost in print, keys that lead nowhere, focus that
// does not show, text that needs a script, requests to other sites, tables without
// captions, scopes or words. Each rule is shown to fail by a11y.test.mjs.
//
// It prints one line for each finding. Exit: 0 nothing found, 1 something, 2 it could not run.
import { readdir } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import path from 'node:path';
import * as inPage from './inpage.mjs';
import { axe, launch, serve } from './site.mjs';

const SCREEN = { media: 'screen', colorScheme: 'light', forcedColors: 'none', reducedMotion: 'reduce' };
const STATES = {
  desktop: { width: 1280, height: 900, media: SCREEN },
  dark: { width: 1280, height: 900, media: { ...SCREEN, colorScheme: 'dark' } },
  forced: { width: 1280, height: 900, media: { ...SCREEN, forcedColors: 'active' } },
  print: { width: 718, height: 1047, media: { ...SCREEN, media: 'print' } }, // A4 within margins of 1 cm
  phone: { width: 320, height: 800, media: SCREEN },
};
const ZOOMED = { width: 320, height: 225 }; // a screen of 1280 by 900 at 400 %
const PAGES_AT_ONCE = 2;

// Findings collects what is wrong, each thing once with the states in which it was seen.
class Findings {
  #found = new Map();

  add(page, state, rule, detail) {
    const key = JSON.stringify([page, rule, detail]);
    if (!this.#found.has(key)) this.#found.set(key, { page, rule, detail, states: new Set() });
    this.#found.get(key).states.add(state);
  }

  lines() {
    return [...this.#found.values()].map((f) => `${f.page}: ${f.rule} (${[...f.states].join(', ')}): ${f.detail}`).sort();
  }
}

async function htmlFiles(root) {
  const entries = await readdir(root, { recursive: true });
  return entries.filter((name) => name.endsWith('.html')).map((name) => name.split(path.sep).join('/')).sort();
}

// PageCheck checks one page. site is { browser, origin, base, findings, titles }.
class PageCheck {
  constructor(site, file) {
    Object.assign(this, site, { file, state: 'load' });
  }

  found(rule, detail) {
    this.findings.add(this.file, this.state, rule, detail);
  }

  async run() {
    const tab = await this.open({});
    for (const state of Object.keys(STATES)) {
      await this.load(tab, state);
      await this.axe(tab);
      for (const box of await tab.evaluate(inPage.scrollers)) {
        if (state === 'print') this.found('print-clipped', box.html);
        else if (!box.byKeyboard) this.found('scroller-keyboard', `needs tabindex="0", a role and a name: ${box.html}`);
      }
      if (state === 'desktop') await this.words(tab);
      if (state === 'phone') await this.width(tab);
      if (['desktop', 'forced', 'phone'].includes(state)) await this.walk(tab);
    }
    await tab.context().close();
  }

  async open(options) {
    const context = await this.browser.newContext({ locale: 'sv-SE', ...options });
    await context.route('**/*', (route) => {
      const url = route.request().url();
      if (url.startsWith(`${this.origin}/`) || /^(data|blob|about):/.test(url)) return route.continue();
      this.found('external-request', url);
      return route.abort();
    });
    const tab = await context.newPage();
    tab.on('pageerror', (error) => this.found('script-error', error.message));
    tab.on('response', (response) => {
      if (response.status() >= 400) this.found('http-error', `${response.status()} ${response.url().slice(this.origin.length)}`);
    });
    return tab;
  }

  async load(tab, state) {
    this.state = state;
    const { width, height, media } = STATES[state];
    await tab.setViewportSize({ width, height });
    await tab.emulateMedia(media);
    await tab.goto(this.origin + this.base + this.file.split('/').map(encodeURIComponent).join('/'), { waitUntil: 'load' });
  }

  async axe(tab) {
    for (const { id, help, nodes } of await axe(tab, 'target-size', 'color-contrast-enhanced')) {
      for (const { html } of nodes) this.found(`axe:${id}`, `${help}: ${html.slice(0, 120)}`);
    }
  }

  // words checks tables and the title, and that the page says the same without JavaScript.
  async words(tab) {
    for (const [rule, detail] of await tab.evaluate(inPage.tableFaults)) this.found(rule, detail);
    const title = await tab.title();
    this.titles.set(title, [...this.titles.get(title) ?? [], this.file]);
    const bare = await this.open({ javaScriptEnabled: false });
    await this.load(bare, 'desktop');
    const [text, bareText] = [await tab.evaluate(inPage.visibleText), await bare.evaluate(inPage.visibleText)];
    if (bareText !== text) this.found('needs-script', `${bareText.length} characters without JavaScript, ${text.length} with it`);
    await bare.context().close();
  }

  // width checks that nothing but up and down is left to scroll, however the reader has the text.
  async width(tab) {
    const sideways = async (rule, when) => {
      const wide = await tab.evaluate(inPage.widerThanPage);
      if (wide !== null) this.found(rule, `the page scrolls sideways${when}: ${wide}`);
      return wide !== null;
    };
    if (await sideways('reflow', '')) return;
    await tab.evaluate(inPage.spaceText);
    await sideways('text-spacing', ' when its text is spaced out');
    await this.load(tab, 'phone');
    await tab.evaluate(inPage.enlargeText);
    await sideways('text-size', ' when its text is twice as large');
    await this.load(tab, 'phone');
    await tab.setViewportSize(ZOOMED);
    await sideways('zoom', ' at 400 %');
    await this.load(tab, 'phone');
  }

  // walk goes through the page with the Tab key.
  async walk(tab) {
    const stops = await tab.evaluate(inPage.prepareWalk);
    const reached = new Set();
    let last = -1;
    for (let i = 0; i < stops.length + 50; i++) { // 50: for stops that only this browser makes
      await tab.keyboard.press('Tab');
      const focus = await tab.evaluate(inPage.atFocus);
      if (!focus || reached.has(focus.html + focus.stop)) break;
      reached.add(focus.html + focus.stop);
      if (i === 0 && !focus.leadsIntoPage) this.found('skip-link', `the first stop does not lead into the page: ${focus.html}`);
      if (!focus.marked) this.found('focus-visible', focus.html);
      if (!focus.inSight) this.found('focus-obscured', focus.html);
      if (focus.stop >= 0 && focus.stop < last) this.found('focus-order', focus.html);
      last = Math.max(last, focus.stop);
    }
    stops.forEach((html, i) => { if (!reached.has(html + i)) this.found('keyboard-unreachable', html); });
  }
}

async function main() {
  const { values, positionals: [dir] } = parseArgs({
    allowPositionals: true,
    options: { base: { type: 'string', default: '/' } },
  });
  const root = path.resolve(dir ?? '');
  const files = dir ? await htmlFiles(root) : [];
  if (!files.length) throw new Error('usage: node a11y.mjs FOLDER-OF-PAGES [--base /path/]');

  const server = await serve(root, values.base, ''); // pages have a policy of their own
  const browser = await launch();
  const site = { browser, base: values.base, origin: new URL(server.address).origin, findings: new Findings(), titles: new Map() };
  const queue = [...files];
  await Promise.all(Array.from({ length: PAGES_AT_ONCE }, async () => {
    for (let file = queue.shift(); file; file = queue.shift()) await new PageCheck(site, file).run();
  }));
  await browser.close();
  server.close();

  for (const [title, pages] of site.titles) {
    if (pages.length > 1) site.findings.add(pages.sort().join(', '), 'site', 'duplicate-title', title);
  }
  const lines = site.findings.lines();
  for (const line of lines) console.log(line);
  console.log(`${files.length} pages in ${Object.keys(STATES).length} states: ${lines.length} findings`);
  return lines.length ? 1 : 0;
}

process.exit(await main().catch((error) => { console.error(error.message); return 2; }));
