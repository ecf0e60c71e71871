// Reads and prints the whole report on one page.
import { after, before, test } from 'node:test';
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { launch, PUBLIC, serve, tables } from './site.mjs';

let browser, site, tab;
before(async () => {
  browser = await launch();
  site = await serve(PUBLIC);
  tab = await browser.newPage();
  tab.said = [];
  tab.on('console', (message) => tab.said.push(message.text()));
  await tab.goto(`${site.address}hela/`);
});
after(async () => { await browser.close(); site.close(); });

test('every page of the report is in it once, with all its tables', async () => {
  const search = await readFile(`${PUBLIC}search/index.js`, 'utf8');
  const { pages } = Function(`let index; const searchFile = (_, data) => { index = data; }; ${search}; return index;`)();
  const headings = await tab.$$eval('main section > :first-child', (all) => all.map((heading) => heading.textContent));
  assert.deepEqual(headings, pages.map(([, title]) => title));
  const shown = await tab.$$eval('main .table[id]', (all) => all.map((table) => table.id.replace(/^.*__/, '')));
  assert.deepEqual([...new Set(shown)].sort(), await tables());
});

test('no id stands twice, every link leads somewhere, no level of headings is skipped', async () => {
  const faults = await tab.evaluate(() => {
    const found = [];
    const ids = [...document.querySelectorAll('[id]')].map((element) => element.id);
    for (const id of ids) if (ids.indexOf(id) !== ids.lastIndexOf(id)) found.push(`twice: ${id}`);
    for (const { hash, outerHTML } of document.querySelectorAll('a[href^="#"]')) if (!document.getElementById(decodeURIComponent(hash.slice(1)))) found.push(outerHTML);
    for (const element of document.querySelectorAll('[aria-labelledby]')) if (!document.getElementById(element.getAttribute('aria-labelledby'))) found.push(element.outerHTML.slice(0, 100));
    let level = 0;
    for (const { tagName, textContent } of document.querySelectorAll('h1, h2, h3, h4, h5, h6')) {
      if (Number(tagName[1]) > level + 1) found.push(`${tagName} after H${level}: ${textContent}`);
      level = Number(tagName[1]);
    }
    return found;
  });
  assert.deepEqual(faults, []);
  assert.deepEqual(tab.said, []);
});
