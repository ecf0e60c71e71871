// Previews the report as those who write it do: they save, and look at the page.
import { after, before, beforeEach, afterEach, test } from 'node:test';
import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { axe, launch, REPOSITORY, told } from './site.mjs';

const PAGE = 'content/30-ekonomi/10-drift.md';
const TABLE = 'data/drift.csv';

let folder, report, server, address, browser, tab, saved;

before(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'serve-'));
  report = path.join(folder, 'report');
  for (const part of ['site.yaml', 'content', 'data', 'layouts']) await cp(path.join(REPOSITORY, part), path.join(report, part), { recursive: true });
  execFileSync('go', ['build', '-o', path.join(folder, 'bokslut'), './generator'], { cwd: REPOSITORY });
  server = spawn(path.join(folder, 'bokslut'), ['serve', report, '--addr', '127.0.0.1:18080']);
  address = await new Promise((resolve, reject) => {
    let said = '';
    server.stdout.on('data', (text) => {
      said += text;
      const found = /http:\/\/\S+/.exec(said);
      if (found) resolve(found[0]);
    });
    server.on('exit', () => reject(new Error(said)));
  });
  browser = await launch();
});

after(async () => {
  await browser.close();
  const ended = new Promise((resolve) => { server.on('exit', resolve); });
  const began = Date.now();
  server.kill('SIGINT');
  assert.equal(await ended, 0);
  assert.ok(Date.now() - began < 1000, `it took ${Date.now() - began} ms to end`);
  await rm(folder, { recursive: true });
});

beforeEach(async () => {
  saved = new Map();
  const context = await browser.newContext({ locale: 'sv-SE', permissions: ['clipboard-read', 'clipboard-write'] });
  tab = await context.newPage();
  tab.said = [];
  tab.on('pageerror', (error) => tab.said.push(error.message));
  tab.on('console', (message) => tab.said.push(message.text()));
  await open('ekonomi/drift/');
});

afterEach(async () => {
  for (const [file, text] of saved) await writeFile(file, text);
  assert.deepEqual(tab.said, []);
  await tab.context().close();
});

async function open(page) {
  await tab.goto(address + page);
  await tab.waitForFunction(() => document.querySelector('td[tabindex]') || document.querySelector('.bokslut-page'));
  await tab.evaluate(() => { window.untouched = true; });
}

// save changes a file of the report, until the test is over.
async function save(name, change) {
  const file = path.join(report, name);
  const text = await readFile(file, 'utf8');
  if (!saved.has(file)) saved.set(file, text);
  await writeFile(file, change(text));
}

const untouched = async () => assert.ok(await tab.evaluate(() => window.untouched), 'the page was loaded anew');
const panel = () => tab.locator('.bokslut-panel');
const problems = () => tab.locator('bokslut-preview .bokslut-problem');
const breakLink = (text) => text.replace('](#intakter.avvikelse)', '](#intakte.avvikelse)');
const loosen = (text) => text.replace('## Utfall\n', '## Utfall\n\nLokalerna kostade därtill 12 345 tkr i fjol.\n');

test('a save shows where the reader is, and what it changed is marked', async () => {
  await tab.locator('#utfall').evaluate((heading) => heading.scrollIntoView());
  await tab.locator('#utfall ~ p').first().evaluate((p) => { p.tabIndex = 0; p.focus({ preventScroll: true }); p.removeAttribute('tabindex'); });
  await tab.locator('#drift .scroller').evaluate((scroller) => { scroller.tabIndex = 0; scroller.focus({ preventScroll: true }); });
  const before = await tab.evaluate(() => window.scrollY);
  const asked = [];
  tab.on('request', (request) => asked.push(new URL(request.url()).pathname));
  await save(PAGE, (text) => text.replace('sommarbusskort', 'vinterbusskort'));
  const changed = tab.locator('p', { hasText: 'vinterbusskort' });
  await changed.waitFor();
  assert.equal(await changed.evaluate((p) => p.getAnimations().length), 1);
  assert.equal(await tab.evaluate(() => document.getAnimations().length), 1, 'more is marked than what changed');
  assert.equal(await tab.evaluate(() => window.scrollY), before);
  assert.ok(await tab.locator('#drift .scroller').evaluate((scroller) => scroller === document.activeElement), 'focus is lost');
  assert.deepEqual(asked, ['/ekonomi/drift/'], 'the stream stays');
  await untouched();
});

test('a page that nobody sees gives its connection back, and catches up', async () => {
  const show = (state) => tab.evaluate((now) => {
    Object.defineProperty(document, 'visibilityState', { value: now, configurable: true });
    document.dispatchEvent(new Event('visibilitychange'));
  }, state);
  const ended = tab.waitForEvent('requestfailed', (request) => request.url().includes('/_/events'));
  await show('hidden');
  await ended;
  await save(PAGE, (text) => text.replace('sommarbusskort', 'vinterbusskort'));
  const changed = tab.locator('p', { hasText: 'vinterbusskort' });
  await (async () => { while (!(await (await fetch(`${address}ekonomi/drift/`)).text()).includes('vinterbusskort')); })();
  assert.equal(await changed.count(), 0);
  await show('visible');
  await changed.waitFor();
  await untouched();
});

test('a preview that has stopped is told of, and takes up again', async () => {
  await tab.context().setOffline(true);
  await tab.evaluate(() => { dispatchEvent(new Event('pagehide')); dispatchEvent(new Event('pageshow')); });
  await tab.locator('.bokslut-status', { hasText: 'Förhandsvisningen har stannat.' }).waitFor();
  await tab.context().setOffline(false);
  await save(PAGE, (text) => text.replace('sommarbusskort', 'vinterbusskort'));
  await tab.locator('p', { hasText: 'vinterbusskort' }).waitFor();
  assert.doesNotMatch(await tab.locator('.bokslut-status').textContent(), /stannat/);
  tab.said = tab.said.filter((said) => !said.includes('ERR_INTERNET_DISCONNECTED'));
  await untouched();
});

test('a changed figure is marked in its table', async () => {
  await save(TABLE, (text) => text.replace('Finansnetto', 'Finansnettot'));
  await tab.locator('#drift th', { hasText: 'Finansnettot' }).waitFor();
  const marked = await tab.evaluate(() => document.getAnimations().map((a) => a.effect.target.closest('table')?.caption.textContent ?? ''));
  assert.ok(marked.some((caption) => caption.startsWith('Driftredovisning')), marked.join());
  await untouched();
});

test('a new paragraph changes no other', async () => {
  await save(PAGE, (text) => text.replace('## Utfall\n', '## Utfall\n\nHär är något nytt.\n'));
  await tab.locator('p', { hasText: 'Här är något nytt.' }).waitFor();
  assert.equal(await tab.evaluate(() => document.getAnimations().length), 1);
});

test('a style sheet is taken over without loading the page', async () => {
  await save('layouts/style/10-tokens.css', (text) => `${text}\nh1 { letter-spacing: 7px; }\n`);
  await tab.waitForFunction(() => getComputedStyle(document.querySelector('h1')).letterSpacing === '7px');
  await untouched();
});

test('a changed script runs', async () => {
  await save('layouts/tables.js', (text) => `${text}\ndocument.documentElement.dataset.ran = '';\n`);
  await tab.locator('[data-ran]').waitFor({ state: 'attached' });
});

test('an error is told beside the last good page, until it is mended', async () => {
  await save(PAGE, (text) => breakLink(text).replace('sommarbusskort', 'vinterbusskort'));
  await problems().waitFor();
  const line = (await readFile(path.join(report, PAGE), 'utf8')).split('\n').findIndex((l) => l.includes('#intakte.')) + 1;
  assert.equal(await panel().getByRole('button').textContent(), '1 fel');
  assert.equal(await tab.locator('.bokslut-status').textContent(), '1 fel');
  const place = problems().getByRole('link').first();
  assert.equal(await place.textContent(), `${PAGE}, rad ${line}`);
  assert.match(await place.getAttribute('href'), new RegExp(`^vscode://file${report}/${PAGE}:${line}:\\d+$`));
  assert.equal(await problems().locator('mark').textContent(), '#intakte.avvikelse');
  assert.notEqual(await tab.locator('p', { hasText: 'sommarbusskort' }).count(), 0);
  assert.equal(await tab.locator('p', { hasText: 'vinterbusskort' }).count(), 0);

  await save(PAGE, (text) => text.replace('#intakte.', '#intakter.'));
  await tab.locator('p', { hasText: 'vinterbusskort' }).first().waitFor();
  await panel().waitFor({ state: 'hidden' });
  assert.match(await tab.locator('.bokslut-status').textContent(), /^(Inga problem är kvar|Sidan är uppdaterad)\.$/);
  await untouched();
});

// The program has no such fault to show: the stream and the page are answered for it.
test('a page that cannot be made stays as it was', async () => {
  const shown = await tab.locator('main').innerText();
  const news = await tab.evaluate(() => new Promise((resolve) => {
    const stream = new EventSource(`/_/events?page=${location.pathname}`);
    stream.onmessage = ({ data }) => { stream.close(); resolve(JSON.parse(data)); };
  }));
  const told = { ...news, page: 'another', unmade: true, errors: 1, title: '1 fel', panel: '<ol><li class="bokslut-problem">Ett fel i bokslut.</li></ol>' };
  await tab.route('**/_/events*', (route) => route.fulfill({ contentType: 'text/event-stream', body: `data: ${JSON.stringify(told)}\n\n` }));
  await tab.route('**/ekonomi/drift/', (route) => route.fulfill({ status: 500, contentType: 'text/html', body: '<main>unmade</main>' }));
  await tab.evaluate(() => { dispatchEvent(new Event('pagehide')); dispatchEvent(new Event('pageshow')); });
  await problems().waitFor();
  assert.equal(await tab.locator('main').innerText(), shown);
  await untouched();
});

test('the panel by keyboard', async () => {
  await save(PAGE, breakLink);
  await problems().waitFor();
  await tab.locator('.skip').focus();
  await tab.keyboard.press('Alt+Shift+P');
  const inPanel = () => tab.evaluate(() => document.querySelector('bokslut-preview').shadowRoot.activeElement?.outerHTML.slice(0, 40) ?? '');
  assert.match(await inPanel(), /^<button/);
  const outline = await panel().getByRole('button').evaluate((b) => getComputedStyle(b).outlineWidth);
  assert.equal(outline, '3px');
  await tab.keyboard.press('Tab');
  await tab.keyboard.press('Tab');
  assert.match(await inPanel(), /^<a href="vscode:/);
  await tab.keyboard.press('Escape');
  assert.equal(await problems().isVisible(), false);
  assert.ok(await tab.locator('.skip').evaluate((link) => link === document.activeElement), 'focus does not come back');
  await tab.keyboard.press('Alt+Shift+P');
  assert.equal(await problems().isVisible(), true);
});

test('a loose figure is marked at its place', async () => {
  await save(PAGE, loosen);
  const mark = tab.locator('bokslut-mark');
  await mark.waitFor();
  assert.match(await mark.evaluate((m) => m.parentElement.innerText), /^Lokalerna kostade därtill 12.345 tkr/);
  assert.equal(await tab.evaluate(() => [...CSS.highlights.get('bokslut-warning')].join().replace(/\s/g, ' ')), '12 345 tkr');
  await mark.hover();
  assert.match(await tab.getByRole('tooltip').textContent(), /^Varning: /);
  await mark.getByRole('button').press('Enter');
  assert.ok(await problems().first().evaluate((problem) => problem === problem.getRootNode().activeElement), 'the mark does not lead to the problem');
  await save(PAGE, (text) => text.replace('12 345 tkr', 'mycket'));
  await mark.waitFor({ state: 'detached' });
  await untouched();
});

test('a problem leads to its place in the page', async () => {
  const focused = (mark) => mark.evaluate((m) => m === document.activeElement && m.getBoundingClientRect().bottom < innerHeight);
  await save(PAGE, loosen);
  const mark = tab.locator('bokslut-mark');
  await mark.waitFor();
  await panel().getByRole('button').click();
  for (let i = 0; i < 2; i++) { // also when the address is that of the mark already
    await tab.evaluate(() => { scrollTo(0, 0); });
    await problems().getByRole('link', { name: 'Visa i rapporten' }).click();
    assert.ok(await focused(mark), `time ${i}`);
    await untouched();
  }
  await open('_/problems');
  await tab.getByRole('link', { name: 'Visa i rapporten' }).click();
  await mark.waitFor();
  assert.ok(await focused(mark), 'from the page of all problems');
});

test('the page of all problems follows', async () => {
  await open('_/problems');
  await save(PAGE, loosen);
  await tab.locator('h1', { hasText: '1 varning' }).waitFor();
  assert.equal(await tab.title(), '1 varning – Förhandsvisning');
  assert.equal(await panel().isVisible(), false);
  await save(PAGE, (text) => text.replace('12 345 tkr', 'mycket'));
  await tab.locator('h1', { hasText: 'Inga problem' }).waitFor();
  await untouched();
});

test('a link to a page that is gone is marked', async () => {
  await save(PAGE, (text) => text.replace('(30-exploatering.md)', '(30-mark.md)'));
  await tab.locator('bokslut-mark').waitFor();
  assert.equal(await tab.evaluate(() => [...CSS.highlights.get('bokslut-error')].join()), 'Exploateringen');
});

test('a figure tells where it comes from', async () => {
  const figure = tab.locator('data').nth(1);
  const tip = tab.getByRole('tooltip');
  await figure.hover();
  assert.match(await tip.textContent(), /share\(resultat\.bokslut_2022, kommunbidrag\.bokslut_2022\)/);
  await tip.hover(); // it can be pointed at
  await tab.waitForTimeout(400);
  assert.equal(await tip.isVisible(), true);
  await tab.mouse.move(0, 0);
  await tip.waitFor({ state: 'detached' });

  const first = tab.locator('data').first();
  await tab.locator('main a').first().focus();
  for (let i = 0; i < 40 && !await first.evaluate((data) => data === document.activeElement); i++) await tab.keyboard.press('Tab');
  assert.match(await tip.textContent(), /Årets resultat, Bokslut 2022/);
  assert.match(await tip.textContent(), /Källa: data\/drift\.csv, rad 11/);
  assert.equal(await first.getAttribute('aria-describedby'), await tip.getAttribute('id'));
  await tab.keyboard.press('Escape');
  await tip.waitFor({ state: 'detached' });
  assert.ok(await first.evaluate((data) => data === document.activeElement));
  await tab.keyboard.press('Enter');
  assert.equal(await tab.evaluate(() => navigator.clipboard.readText()), '/data/drift.csv#resultat.bokslut_2022');
});

test('a cell gives its reference, by mouse and by keyboard', async () => {
  const copied = () => tab.evaluate(() => navigator.clipboard.readText());
  await tab.locator('#drift--intakter--bokslut_2022').click();
  assert.equal(await copied(), '/data/drift.csv#intakter.bokslut_2022');
  assert.equal(await tab.locator('.bokslut-status').textContent(), 'Kopierat: /data/drift.csv#intakter.bokslut_2022');
  await tab.locator('#drift--intakter--budget_2022').focus();
  await tab.keyboard.press('ArrowDown');
  await tab.keyboard.press('ArrowRight');
  await tab.keyboard.press('Enter');
  assert.equal(await copied(), '/data/drift.csv#personalkostnader.bokslut_2022');
});

test('nothing is inaccessible: the page with its panel and marks, and the page of all problems', async () => {
  await save(PAGE, loosen);
  await tab.locator('bokslut-mark').waitFor();
  await save('content/index.md', (text) => `${text}\n[x](/data/none.csv)\n`);
  await tab.locator('.bokslut-panel.bokslut-error').first().waitFor();
  for (const colorScheme of ['light', 'dark']) {
    await tab.emulateMedia({ colorScheme });
    assert.deepEqual(told(await axe(tab)), [], `the page, ${colorScheme}`);
  }
  await tab.setViewportSize({ width: 320, height: 800 });
  assert.ok(await tab.evaluate(() => document.documentElement.scrollWidth <= 320), 'the page scrolls sideways');
  await open('_/problems');
  assert.equal(await tab.title(), '1 fel och 1 varning – Förhandsvisning');
  assert.ok(await tab.evaluate(() => document.documentElement.scrollWidth <= 320), 'the page of problems scrolls sideways');
  for (const colorScheme of ['light', 'dark']) {
    await tab.emulateMedia({ colorScheme });
    assert.deepEqual(told(await axe(tab)), [], `the page of problems, ${colorScheme}`);
  }
});

test('without JavaScript the page is that of a clean build, and problems can be read', async () => {
  const bare = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
  await bare.goto(`${address}ekonomi/drift/`);
  assert.equal(await bare.title(), await tab.title());
  assert.equal(await bare.locator('script[src^="/_/"]').count(), 1);
  await bare.goto(`${address}_/problems`);
  assert.equal(await bare.locator('h1').textContent(), 'Inga problem');
  await bare.context().close();
});
