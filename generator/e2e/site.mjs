// The published report, served as a web server would, a browser to read it in, and axe-core
// to find in it what some readers cannot use.
import { createServer } from 'node:http';
import { readdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { chromium } from 'playwright-core';

const CONTENT_TYPES = { '.html': 'text/html; charset=utf-8', '.css': 'text/css', '.js': 'text/javascript', '.svg': 'image/svg+xml', '.png': 'image/png' };

// The strictest policy that a body may put on its site.
const POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'self'";

export const REPOSITORY = new URL('../../', import.meta.url).pathname;
export const PUBLIC = `${REPOSITORY}public/`;
export const CHROMIUM = process.env.CHROMIUM ?? '/usr/bin/chromium';

const AXE = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const AXE_TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

// tables returns the ids of the report's tables, sorted; celler and figures are over all of them.
export async function tables() {
  const names = (await readdir(`${PUBLIC}data`)).filter((name) => name.endsWith('.csv')).map((name) => name.slice(0, -'.csv'.length));
  return names.filter((name) => name !== 'celler' && name !== 'figures').sort();
}

// serve answers with the files of root below the path base; close ends it. policy is the
// Content-Security-Policy that it sends, '' for none.
export async function serve(root, base = '/', policy = POLICY) {
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url, 'http://localhost');
    let file = path.join(root, decodeURIComponent(pathname.slice(base.length)));
    if (pathname.endsWith('/')) file = path.join(file, 'index.html');
    try {
      if (!pathname.startsWith(base)) throw new Error('outside the site');
      const body = await readFile(file);
      const type = CONTENT_TYPES[path.extname(file)] ?? 'application/octet-stream';
      const packs = /\bgzip\b/.test(request.headers['accept-encoding']); // browsers, but not curl
      response.writeHead(200, { 'content-type': type, ...(policy && { 'content-security-policy': policy }), ...(packs && { 'content-encoding': 'gzip' }) }).end(packs ? gzipSync(body) : body);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise((resolve) => { server.listen(0, '127.0.0.1', resolve); });
  return { address: `http://127.0.0.1:${server.address().port}${base}`, close: () => server.close() };
}

export const launch = () => chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox', '--disable-dev-shm-usage'] });

// axe returns what axe-core finds wrong on a page: WCAG 2.2 A and AA, its best practice, and
// the rules named. Each thing is { id, help, nodes: [{ html }] }.
export async function axe(tab, ...rules) {
  await tab.evaluate(AXE);
  const { violations } = await tab.evaluate(([values, more]) => window.axe.run(document, {
    runOnly: { type: 'tag', values }, rules: Object.fromEntries(more.map((rule) => [rule, { enabled: true }])), resultTypes: ['violations'],
  }), [AXE_TAGS, rules]);
  return violations;
}

// told returns those as lines.
export const told = (violations) => violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' | ')}`);
