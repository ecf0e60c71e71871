// Takes the pictures of README.md and docs/: pages of the published report, as readers see them.
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
await browser.close();
site.close();
