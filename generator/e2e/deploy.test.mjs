// Serves the published report with the settings that ../docs/deploy.md gives, on servers that
// are installed, and reads what they say with each kind of file; alone, and as one edition of
// two. Reads _headers as web hosts do.
import { after, before, test } from 'node:test';
import assert from 'node:assert/strict';
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { copyFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { request, createServer } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { parseAllHeaders } from '@netlify/headers-parser';
import { REPOSITORY } from './site.mjs';

const settings = (name) => readFile(`${REPOSITORY}generator/docs/deploy/${name}`, 'utf8');

// What is published: the folder that is served, and what leads to the report in it.
const alone = { name: 'alone', top: '' };
const editions = { name: 'in editions', top: '/2022' };

let dir;
before(async () => {
  dir = await mkdtemp(path.join(tmpdir(), 'deploy-'));
  execFileSync('chmod', ['755', dir]); // nginx's workers are another user
  const build = (site, edition) => execFileSync('go', ['run', './generator', 'build', '-o', site.folder],
    { cwd: REPOSITORY, env: { ...process.env, BOKSLUT_PRECOMPRESS: 'gzip,brotli', BOKSLUT_EDITION: edition } });
  alone.folder = path.join(dir, 'alone');
  build(alone, '');
  editions.folder = path.join(dir, 'editions');
  build(editions, '2022');
  build(editions, '2023');
  await copyFile(path.join(editions.folder, '2023/404.html'), path.join(editions.folder, '404.html'));
  execFileSync('sh', ['-c', 'cat */_headers > _headers'], { cwd: editions.folder });
});
after(() => rm(dir, { recursive: true }));

const SERVERS = {
  async nginx(folder, port) {
    const server = (await settings('nginx.conf')).replace('listen 80;', `listen 127.0.0.1:${port};`).replace('/srv/arsbokslut/public', folder);
    const conf = path.join(dir, 'nginx.conf');
    await writeFile(conf, `include /etc/nginx/modules-enabled/*.conf; daemon off; pid ${dir}/pid; error_log stderr; events {}\nhttp { access_log off;\n${server}\n}`);
    return ['nginx', '-c', conf];
  },
  async caddy(folder, port) {
    const caddyfile = path.join(dir, 'Caddyfile');
    const server = (await settings('Caddyfile')).replace('example.org {', `http://127.0.0.1:${port} {`).replace('/srv/arsbokslut/public', folder);
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

const OPEN = /^\/(data|datasets)\/|^\/datapackage\.json$/; // what pages elsewhere may fetch

// promised returns what the first rule of a _headers says with every file, by lower-case names.
async function promised({ folder }) {
  const text = await readFile(path.join(folder, '_headers'), 'utf8');
  const said = Object.fromEntries(text.split('\n/')[0].split('\n').slice(1).filter(Boolean)
    .map((line) => line.trim().split(/: (.*)/)).map(([key, value]) => [key.toLowerCase(), value]));
  assert.ok(said['content-security-policy'].includes("frame-ancestors 'none'"));
  return said;
}

for (const [name, command] of Object.entries(SERVERS)) {
  const missing = spawnSync(name, ['-h']).error && `${name}, which .ci/run installs, is not here`;
  for (const site of [alone, editions]) {
    test(`${name} serves the report ${site.name} as the guide says`, { skip: missing }, async (t) => {
      const { folder, top } = site;
      const port = await freePort();
      const [program, ...args] = await command(folder, port);
      const server = spawn(program, args, { stdio: ['ignore', 'ignore', 'pipe'] });
      server.said = '';
      server.stderr.on('data', (text) => { server.said += text; });
      t.after(() => server.kill());
      await answering(port, server);

      const always = await promised(site);
      const read = (file) => readFile(path.join(folder, top, file));

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
        const got = await ask(port, top + address);
        assert.equal(got.status, 200, address);
        if (type instanceof RegExp) assert.match(got.headers['content-type'], type, address);
        else assert.equal(got.headers['content-type'], type, address);
        assert.ok(got.body.equals(await read(file)), `${address} is not ${file}`);
        for (const [key, value] of Object.entries(always)) assert.equal(got.headers[key], value, `${key} of ${address}`);
        assert.equal(got.headers['access-control-allow-origin'], OPEN.test(address) ? '*' : undefined, address);
        const again = await ask(port, top + address, { 'if-none-match': got.headers.etag });
        assert.equal(again.status, 304, `${address}, asked for again`);
      }

      for (const [accepts, sent, decode, extension] of [['gzip', 'gzip', gunzipSync, 'gz'], ['gzip, br', 'br', brotliDecompressSync, 'br']]) {
        for (const file of ['index.html', 'style.css', 'data/celler.csv']) {
          const got = await ask(port, `${top}/${file}`.replace('index.html', ''), { 'accept-encoding': accepts });
          assert.equal(got.headers['content-encoding'], sent, file);
          assert.ok(got.body.equals(await read(`${file}.${extension}`)), `${file} is not sent as ${extension}`);
          assert.ok(decode(got.body).equals(await read(file)), file);
          assert.match(got.headers.vary ?? '', /accept-encoding/i, file);
        }
      }

      for (const address of ['/finns-inte', '/data/finns-inte.csv', '/_headers', '/.bokslut']) {
        const got = await ask(port, top + address);
        assert.equal(got.status, 404, address);
        assert.ok(got.body.equals(await readFile(path.join(folder, '404.html'))), `${address} is not answered with 404.html`);
        assert.equal(got.headers['content-security-policy'], always['content-security-policy'], address);
      }
    });
  }
}

for (const site of [alone, editions]) {
  test(`_headers of the report ${site.name} says to web hosts what the guide does`, async () => {
    const { folder, top } = site;
    const file = path.join(folder, '_headers');
    const { headers: rules, errors } = await parseAllHeaders({ headersFiles: [file], configHeaders: [], minimal: false });
    assert.deepEqual(errors, []);
    const always = await promised(site);

    // Cloudflare Pages reads no further than this, and joins the values of a header that two rules give.
    assert.ok(rules.length <= 100 && (await readFile(file, 'utf8')).split('\n').every((line) => line.length <= 2000));
    const cloudflare = (rule) => new RegExp(`^${rule.for.replaceAll('.', '\\.').replaceAll('*', '.*')}$`);
    const netlify = (rule) => rule.forRegExp;

    for (const [address, type] of [['/'], ['/data/'], ['/style.css'], ['/finns-inte'], ['/data/drift.csv'], ['/datapackage.json'], ['/datasets/dcat.ttl'],
      ['/datasets/dcat', 'application/rdf+xml'], ['/SHA256SUMS', 'text/plain; charset=utf-8']]) {
      const want = { ...always, ...(type && { 'content-type': type }), ...(OPEN.test(address) && { 'access-control-allow-origin': '*' }) };
      for (const host of [cloudflare, netlify]) {
        const got = {};
        for (const rule of rules.filter((r) => host(r).test(top + address))) {
          for (const [key, value] of Object.entries(rule.values)) {
            const name = key.toLowerCase();
            got[name] = host === cloudflare && got[name] ? `${got[name]}, ${value}` : value;
          }
        }
        assert.deepEqual(got, want, `${host.name}: ${address}`);
      }
    }
  });
}
