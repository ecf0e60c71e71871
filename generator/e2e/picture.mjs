// Takes the picture that README.md opens with: a page of the published report, as a reader sees it.
//
//   npm run picture
import { createServer } from 'node:http';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { chromium } from 'playwright-core';

const here = import.meta.dirname;
const site = path.join(here, '../../public');
const types = { '.html': 'text/html; charset=utf-8', '.css': 'text/css', '.svg': 'image/svg+xml' };

const server = createServer(async (request, response) => {
  const { pathname } = new URL(request.url, 'http://localhost');
  const file = path.join(site, pathname.endsWith('/') ? pathname + 'index.html' : pathname);
  try {
    const body = await readFile(file);
    response.writeHead(200, { 'content-type': types[path.extname(file)] ?? 'application/octet-stream' }).end(body);
  } catch {
    response.writeHead(404).end();
  }
});
await new Promise(ready => server.listen(0, '127.0.0.1', ready));
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu'] });
const page = await browser.newPage({ viewport: { width: 1200, height: 900 } });
await page.goto(`http://127.0.0.1:${server.address().port}/ekonomi/drift/`);
await page.locator('#sammanfattning').evaluate(heading => heading.scrollIntoView());
await page.screenshot({ path: path.join(here, '../docs/bokslut.png') });
await browser.close();
server.close();
