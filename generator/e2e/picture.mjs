// Takes the pictures of README.md and docs/: pages of the published report, as readers see them.
// Likewise what is shown where the report is shared, its name on the organisation's colour, and
// the icon for phones, which is that of the browser's tab.
//
//   npm run picture
import path from 'node:path';
import { launch, PUBLIC, serve } from './site.mjs';

const DESK = { viewport: { width: 1200, height: 900 } };
const PHONE = { viewport: { width: 320, height: 640 }, deviceScaleFactor: 2 };
const PICTURES = {
  'bokslut.png': { page: 'ekonomi/drift/', at: '#sammanfattning', ...DESK },
  'front.png': { page: '', ...DESK },
  'phone.png': { page: 'internkontroll/', at: '#internkontroll', ...PHONE },
  'print.png': { page: 'ekonomi/drift/', at: '#drift', media: 'print', viewport: { width: 718, height: 1015 } }, // A4 within its margins
};

const site = await serve(PUBLIC);
const browser = await launch();
for (const [file, { page, at, media = 'screen', ...device }] of Object.entries(PICTURES)) {
  const tab = await (await browser.newContext({ locale: 'sv-SE', ...device })).newPage();
  await tab.emulateMedia({ media });
  await tab.goto(site.address + page);
  if (at) await tab.locator(at).evaluate((element) => element.scrollIntoView());
  await tab.screenshot({ path: path.join(import.meta.dirname, '../docs', file) });
  await tab.context().close();
}

const shared = await (await browser.newContext({ locale: 'sv-SE', viewport: { width: 1200, height: 630 } })).newPage();
await shared.goto(site.address);
await shared.evaluate(() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`
    html { font-size: 200%; background: var(--brand) }
    .skip, .to-contents, .to-search, .chapters, .bottom, main > :not(.opening), .opening > p:not(.lead) { display: none }
    .opening > * { max-width: none }`);
  document.adoptedStyleSheets.push(sheet);
});
await shared.screenshot({ path: path.join(import.meta.dirname, '../../content/delning.png') });

const icon = await (await browser.newContext({ viewport: { width: 180, height: 180 } })).newPage();
await icon.goto(`file://${PUBLIC}favicon.svg`);
await icon.evaluate(() => document.querySelector('rect')?.removeAttribute('rx')); // phones round the corners themselves
await icon.screenshot({ path: path.join(import.meta.dirname, '../../layouts/touch-icon.png') });
await browser.close();
site.close();
