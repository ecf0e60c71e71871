// Searches the published report as its readers do.
import { after, before, test } from 'node:test';
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { readFile } from 'node:fs/promises';
import { axe, launch, PUBLIC, serve, told } from './site.mjs';

let browser, site;
before(async () => { browser = await launch(); site = await serve(PUBLIC, '/nagonstans/2022/'); });
after(async () => { await browser.close(); site.close(); });

// open opens the search page and notes all that its console says.
async function open(query = '', { address = site.address, ...options } = {}) {
  const tab = await (await browser.newContext({ locale: 'sv-SE', ...options })).newPage();
  tab.said = [];
  tab.on('console', (message) => tab.said.push(message.text()));
  tab.on('pageerror', (error) => tab.said.push(error.message));
  await tab.goto(`${address}sok/${address.startsWith('file:') ? 'index.html' : ''}${query && `?q=${encodeURIComponent(query)}`}`);
  return tab;
}

// results are what a query finds: [title, where, excerpt, address].
async function results(tab) {
  await tab.waitForFunction(() => document.querySelector('.search-status').textContent !== '');
  return tab.$$eval('.results > li', (items) => items.map((item) => [
    item.querySelector('a').textContent, item.querySelector('.place')?.textContent, item.querySelector('.excerpt')?.textContent.replaceAll('\u00a0', ' '), item.querySelector('a').getAttribute('href'),
  ]));
}

const find = async (query) => { const tab = await open(query); const found = await results(tab); await tab.context().close(); return found; };
const marks = (tab) => tab.$$eval('.results mark', (all) => all.map((mark) => mark.textContent.toLowerCase()));

test('by keyboard: type, Enter, and Tab to the first result', async () => {
  const tab = await open();
  await tab.focus('.search input');
  await tab.keyboard.type('avvikelse');
  await tab.keyboard.press('Enter');
  await tab.waitForFunction(() => document.activeElement.matches('.search-told'));
  assert.equal(await tab.getByRole('group', { name: /^\d+ träffar på ”avvikelse”$/ }).count(), 1, 'what takes focus says how many');
  assert.match(tab.url(), /\/nagonstans\/2022\/sok\/\?q=avvikelse$/);
  assert.match(await tab.title(), /^avvikelse – Sök/);
  await tab.keyboard.press('Tab');
  await tab.keyboard.press('Enter');
  await tab.waitForURL(/#/);
  assert.ok(await tab.$(':target'), `${tab.url()} leads to nothing`);
  await tab.goBack();
  assert.equal(await tab.inputValue('.search input'), 'avvikelse');
  assert.ok((await results(tab)).length > 0);
  assert.deepEqual(tab.said, []);
});

test('an empty search leaves the focus in its field', async () => {
  const tab = await open();
  await tab.focus('.search input');
  await tab.keyboard.press('Enter');
  await tab.waitForTimeout(200);
  assert.ok(await tab.evaluate(() => document.activeElement.matches('.search input')));
  await tab.context().close();
});

test('the count is announced, also while typing', async () => {
  const tab = await open();
  await tab.type('.search input', 'exploatering');
  const status = tab.getByRole('status');
  await tab.waitForFunction(() => /träffar/.test(document.querySelector('[role=status]').textContent));
  const [said] = (await status.textContent()).match(/^\d+/);
  assert.ok(Number(said) >= await tab.locator('.results > li').count());
  assert.ok(await tab.evaluate(() => document.activeElement.matches('.search input')), 'the focus stays where one types');
  await tab.fill('.search input', 'xyzzy');
  await tab.waitForFunction(() => /^Inga träffar på ”xyzzy”/.test(document.querySelector('[role=status]').textContent));
  assert.equal(await tab.locator('.results').isVisible(), false);
});

test('a row is called by its first line, and no place is named twice', async () => {
  const rows = await find('brukarträffar');
  assert.ok(rows.some(([title, , excerpt]) => title === 'Brukarträffar inom vård och omsorg (VoO)' && /^Träffar med brukarna/.test(excerpt)), JSON.stringify(rows));
  const [[, place]] = (await find('krav på desserter')).filter(([title]) => title.startsWith('Vård och omsorg: krav'));
  assert.equal(place, 'Uppgifter i texten › Privata utförare: kost');
});

test('a part of a compound, and words without å ä ö', async () => {
  for (const query of ['overskott', 'överskott']) {
    const tab = await open(query);
    assert.ok((await results(tab)).length > 0, query);
    assert.ok((await marks(tab)).every((mark) => mark === 'överskott'), `${query}: ${await marks(tab)}`);
    await tab.context().close();
  }
  const inside = await open('redovisning');
  await results(inside);
  assert.ok(await inside.$$eval('.results mark', (all) => all.some((mark) => /[a-zåäö]$/i.test(mark.previousSibling?.textContent ?? ''))), 'found in Driftredovisning');
  const tab = await open('mål'); // and not in normal
  await results(tab);
  assert.ok((await marks(tab)).every((mark) => mark === 'mål'));
});

test('the words of a compound, and first what is named after them', async () => {
  for (const [query, within] of [['omsorg', 'äldreomsorgen'], ['aldreomsorg', 'äldreomsorgen']]) {
    const tab = await open(query);
    const found = await results(tab);
    assert.ok(found.some(([, , excerpt]) => excerpt?.includes(within)), `${query}: ${JSON.stringify(found)}`);
    assert.ok(await tab.$$eval('.results .excerpt', (all, word) => all.some((p) => p.textContent.includes(word) && p.querySelector('mark')), within));
    const named = found.map(([title]) => title.toLowerCase().includes(query));
    assert.deepEqual(named.slice(0, named.filter(Boolean).length), named.filter(Boolean), `${query}: ${found.map(([title]) => title).join(', ')}`);
    await tab.context().close();
  }
});

test('a key figure as the sentences that its box says', async () => {
  const found = await find('sjukfrånvaro');
  assert.ok(found.some(([title, , excerpt]) => title === 'Året i siffror' && excerpt.includes('Sjukfrånvaro: 3,4 procent. Ned från 3,6 procent 2021.')), JSON.stringify(found));
});

test('a figure by its value, with and without groups', async () => {
  for (const query of ['75 796', '75796', '75.796']) {
    const found = await find(query);
    assert.ok(found.some(([title, , excerpt, href]) => title === 'Verksamhetens intäkter, Bokslut 2022' && excerpt === '75 796 tkr' && href.endsWith('/ekonomi/drift/#drift--intakter--bokslut_2022')),
      `${query}: ${JSON.stringify(found.slice(0, 5))}`);
  }
  assert.ok(!(await find('5796')).some(([, , excerpt]) => /75 796/.test(excerpt)), 'not from the middle of a number');
});

test('a cell by its row and its column', async () => {
  const [[title, where, , href]] = await find('lokalhyror bokslut 2022');
  assert.equal(title, 'Lokalhyror, Bokslut 2022');
  assert.match(where, /^Ekonomi › Drift.* › Driftredovisning/);
  assert.match(href, /#drift--lokalhyror--bokslut_2022$/);
});

test('titles come before headings, tables, cells and running text', async () => {
  const [first] = await find('sjukfrånvaro');
  assert.match(first[0], /^Sjukfrånvaro/);
  assert.match(first[3], /\/personal\/sjukfranvaro\/$/);
});

test('every result leads to something', async () => {
  const tab = await open('bokslut');
  await results(tab);
  while (await tab.locator('.more').isVisible()) {
    const had = await tab.locator('.results > li').count();
    await tab.click('.more');
    await tab.waitForFunction((n) => document.querySelectorAll('.results > li').length > n, had);
    assert.ok(await tab.evaluate((n) => document.activeElement === document.querySelectorAll('.results > li')[n].querySelector('a'), had), 'the focus goes to the first new result');
  }
  const hrefs = new Set(await tab.$$eval('.results a', (all) => all.map((a) => a.href)));
  assert.ok(hrefs.size > 20);
  for (const href of hrefs) {
    const { pathname, hash } = new URL(href);
    const html = await readFile(`${PUBLIC + pathname.slice('/nagonstans/2022/'.length)}index.html`, 'utf8');
    assert.ok(hash === '' || html.includes(` id="${hash.slice(1)}"`), href);
  }
});

test('from a disk', async () => {
  const tab = await open('75 796', { address: new URL(`file://${PUBLIC}`).href });
  const [[, , , href]] = await results(tab);
  await tab.goto(href);
  assert.ok(await tab.$(':target'));
});

test('without JavaScript there is no form, and the page leads on', async () => {
  const tab = await open('', { javaScriptEnabled: false });
  assert.equal(await tab.locator('form').isVisible(), false);
  assert.equal(await tab.locator('button:visible').count(), 0);
  assert.ok(await tab.locator('main a').count() > 0);
});

test('what is typed is never HTML', async () => {
  const tab = await open('<img src=x onerror=alert(1)>');
  await results(tab);
  assert.equal(await tab.locator('main img').count(), 0);
  assert.deepEqual(tab.said, []);
});

test('results pass axe', async () => {
  for (const options of [{}, { colorScheme: 'dark' }, { viewport: { width: 320, height: 800 } }]) {
    const tab = await open('intäkter', options);
    await results(tab);
    assert.deepEqual(told(await axe(tab)), []);
    assert.equal(await tab.evaluate(() => document.scrollingElement.scrollWidth > document.scrollingElement.clientWidth), false, 'no sideways scroll');
    await tab.context().close();
  }
});
