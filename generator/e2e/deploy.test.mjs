// Serves the published report with the settings that ../docs/deploy.md gives, on servers that
// are installed, and reads what they say with each kind of file.
import { after, before, test } from 'node:test';
import assert from 'node:assert/strict';
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { request, createServer } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { REPOSITORY } from './site.mjs';

const settings = (name) => readFile(`${REPOSITORY}generator/docs/deploy/${name}`, 'utf8');

let dir, site;
before(async () => {
  dir = await mkdtemp(path.join(tmpdir(), 'deploy-'));
  site = path.join(dir, 'public');
  execFileSync('chmod', ['755', dir]); // nginx's workers are another user
  execFileSync('go', ['run', './generator', 'build', '-o', site], { cwd: REPOSITORY, env: { ...process.env, BOKSLUT_PRECOMPRESS: 'gzip,brotli' } });
});
after(() => rm(dir, { recursive: true }));

const SERVERS = {
  async nginx(port) {
    const server = (await settings('nginx.conf')).replace('listen 80;', `listen 127.0.0.1:${port};`).replace('/srv/arsbokslut/public', site);
    const conf = path.join(dir, 'nginx.conf');
    await writeFile(conf, `include /etc/nginx/modules-enabled/*.conf; daemon off; pid ${dir}/pid; error_log stderr; events {}\nhttp { access_log off;\n${server}\n}`);
    return ['nginx', '-c', conf];
  },
  async caddy(port) {
    const caddyfile = path.join(dir, 'Caddyfile');
    const server = (await settings('Caddyfile')).replace('example.org {', `http://127.0.0.1:${port} {`).replace('/srv/arsbokslut/public', site);
    await writeFile(caddyfile, `{\n\tadmin off\n}\n${server}`);
    return ['caddy', 'run', '--config', caddyfile, '--adapter', 'caddyfile'];
  },
};

async function freePort() {
  const s = createServer();
  await new Promise((resolve) => { s.listen(0, '127.0.0.1', resolve); });
  const { port } = s.address();
  await new Promise((resolve) => { s.close(resolve); });
  return port;
}

// ask returns what the server answers, its body as it comes over the network.
function ask(port, name, headers = {}) {
  return new Promise((resolve, reject) => {
    request({ host: '127.0.0.1', port, path: name, headers }, async (response) => {
      const body = Buffer.concat(await response.toArray());
      resolve({ status: response.statusCode, headers: response.headers, body });
    }).on('error', reject).end();
  });
}

async function answering(port, server) {
  for (let tries = 0; tries < 200; tries++) {
    if (server.exitCode !== null) throw new Error(`the server ended: ${server.said}`);
    try { return await ask(port, '/'); } catch { await new Promise((resolve) => { setTimeout(resolve, 50); }); }
  }
  throw new Error(`the server does not answer: ${server.said}`);
}

for (const [name, command] of Object.entries(SERVERS)) {
  const missing = spawnSync(name, ['-h']).error && `${name}, which .ci/run installs, is not here`;
  test(`${name} serves the report as the guide says`, { skip: missing }, async (t) => {
    const port = await freePort();
    const [program, ...args] = await command(port);
    const server = spawn(program, args, { stdio: ['ignore', 'ignore', 'pipe'] });
    server.said = '';
    server.stderr.on('data', (text) => { server.said += text; });
    t.after(() => server.kill());
    await answering(port, server);

    const promised = Object.fromEntries((await readFile(path.join(site, '_headers'), 'utf8')).split('\n/')[0].split('\n').slice(1)
      .filter(Boolean).map((line) => line.trim().split(/: (.*)/)).map(([key, value]) => [key.toLowerCase(), value]));
    assert.ok(promised['content-security-policy'].includes("frame-ancestors 'none'"));

    for (const [address, file, type] of [
      ['/', 'index.html', 'text/html; charset=utf-8'],
      ['/data/', 'data/index.html', 'text/html; charset=utf-8'],
      ['/style.css', 'style.css', 'text/css; charset=utf-8'],
      ['/search.js', 'search.js', /^(application|text)\/javascript(; charset=utf-8)?$/],
      ['/favicon.svg', 'favicon.svg', 'image/svg+xml'],
      ['/data/drift.csv', 'data/drift.csv', 'text/csv; charset=utf-8'],
      ['/data/drift.json', 'data/drift.json', /^application\/json(; charset=utf-8)?$/],
      ['/data/drift.xlsx', 'data/drift.xlsx', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
      ['/datasets/dcat', 'datasets/dcat', 'application/rdf+xml'],
      ['/datasets/dcat.ttl', 'datasets/dcat.ttl', 'text/turtle; charset=utf-8'],
      ['/datasets/dcat.jsonld', 'datasets/dcat.jsonld', 'application/ld+json'],
      ['/datapackage.json', 'datapackage.json', /^application\/json(; charset=utf-8)?$/],
      ['/SHA256SUMS', 'SHA256SUMS', 'text/plain; charset=utf-8'],
    ]) {
      const got = await ask(port, address);
      assert.equal(got.status, 200, address);
      if (type instanceof RegExp) assert.match(got.headers['content-type'], type, address);
      else assert.equal(got.headers['content-type'], type, address);
      assert.ok(got.body.equals(await readFile(path.join(site, file))), `${address} is not ${file}`);
      for (const [key, value] of Object.entries(promised)) assert.equal(got.headers[key], value, `${key} of ${address}`);
      assert.equal(got.headers['access-control-allow-origin'], /^\/(data|datasets)\/|^\/datapackage\.json$/.test(address) ? '*' : undefined, address);
      const again = await ask(port, address, { 'if-none-match': got.headers.etag });
      assert.equal(again.status, 304, `${address}, asked for again`);
    }

    for (const [accepts, sent, decode, extension] of [['gzip', 'gzip', gunzipSync, 'gz'], ['gzip, br', 'br', brotliDecompressSync, 'br']]) {
      for (const file of ['index.html', 'style.css', 'data/celler.csv']) {
        const got = await ask(port, `/${file}`.replace('index.html', ''), { 'accept-encoding': accepts });
        assert.equal(got.headers['content-encoding'], sent, file);
        assert.ok(got.body.equals(await readFile(path.join(site, `${file}.${extension}`))), `${file} is not sent as ${extension}`);
        assert.ok(decode(got.body).equals(await readFile(path.join(site, file))), file);
        assert.match(got.headers.vary ?? '', /accept-encoding/i, file);
      }
    }

    for (const address of ['/finns-inte', '/data/finns-inte.csv', '/_headers', '/.bokslut']) {
      const got = await ask(port, address);
      assert.equal(got.status, 404, address);
      assert.ok(got.body.equals(await readFile(path.join(site, '404.html'))), `${address} is not answered with 404.html`);
      assert.equal(got.headers['content-security-policy'], promised['content-security-policy'], address);
    }
  });
}
