// The published report, served as a web server would, and a browser to read it in.
import { createServer } from 'node:http';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { chromium } from 'playwright-core';

const CONTENT_TYPES = { '.html': 'text/html; charset=utf-8', '.css': 'text/css', '.js': 'text/javascript', '.svg': 'image/svg+xml', '.png': 'image/png' };

// The strictest policy that a body may put on its site.
const POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'self'";

export const PUBLIC = new URL('../../public/', import.meta.url).pathname;

// tables returns the ids of the report's tables, sorted; celler and figures are over all of them.
export async function tables() {
  const names = (await readdir(`${PUBLIC}data`)).filter((name) => name.endsWith('.csv')).map((name) => name.slice(0, -'.csv'.length));
  return names.filter((name) => name !== 'celler' && name !== 'figures').sort();
}

// serve answers with the files of root below the path base; close ends it.
export async function serve(root, base = '/') {
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url, 'http://localhost');
    let file = path.join(root, decodeURIComponent(pathname.slice(base.length)));
    if (pathname.endsWith('/')) file = path.join(file, 'index.html');
    try {
      const body = await readFile(file);
      const type = CONTENT_TYPES[path.extname(file)] ?? 'application/octet-stream';
      const packs = /\bgzip\b/.test(request.headers['accept-encoding']); // browsers, but not curl
      response.writeHead(200, { 'content-type': type, 'content-security-policy': POLICY, ...(packs && { 'content-encoding': 'gzip' }) }).end(packs ? gzipSync(body) : body);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise((resolve) => { server.listen(0, '127.0.0.1', resolve); });
  return { address: `http://127.0.0.1:${server.address().port}${base}`, close: () => server.close() };
}

export const launch = () => chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox', '--disable-dev-shm-usage'] });
