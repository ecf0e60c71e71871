// Shows that each tool that reads the published files finds a broken one, and passes a sound one.
import { test } from 'node:test';
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';

const here = import.meta.dirname;
const { scripts } = JSON.parse(await readFile(path.join(here, 'package.json'), 'utf8'));
const page = (body) => `<!doctype html>\n<html lang="sv">\n<head>\n<meta charset="utf-8">\n<title>Drift</title>\n</head>\n<body>\n<main>\n<h1>Drift</h1>\n${body}\n</main>\n</body>\n</html>\n`;

// Each tool with a file that it must find wrong, and what it says of it.
const tools = {
  html: { file: 'index.html', sound: page('<p>Intäkter</p>'), broken: page('<p>Intäkter</div>'), says: /close-order/ },
  vnu: { file: 'index.html', sound: page('<p>Intäkter</p>'), broken: page('<p lang="svenska!">Intäkter</p>'), says: /lang/ },
  links: { file: 'index.html', sound: page('<p id="a"><a href="#a">Intäkter</a></p>'), broken: page('<p><a href="drift.html">Intäkter</a></p>'), says: /404/ },
  css: { file: 'style.css', sound: 'p { color: #000; }\n', broken: 'p { colour: #000; }\n', says: /colour/ },
};

// run runs a tool as package.json does, on another folder.
async function run(tool, dir) {
  const command = scripts[tool].replace('../../public', dir).replace('../../layouts/style/*.css', path.join(dir, '*.css'));
  return promisify(execFile)('sh', ['-c', command], { cwd: here, env: { ...process.env, PATH: `${path.join(here, 'node_modules/.bin')}:${process.env.PATH}` } })
    .then((r) => ({ ...r, code: 0 }), (error) => error);
}

for (const [tool, { file, sound, broken, says }] of Object.entries(tools)) {
  test(`${tool}: ${scripts[tool].split(' ')[0]}`, async () => {
    const dir = await mkdtemp(path.join(tmpdir(), 'tools-'));
    try {
      await writeFile(path.join(dir, file), sound);
      const passed = await run(tool, dir);
      assert.equal(passed.code, 0, passed.stdout + passed.stderr);
      await writeFile(path.join(dir, file), broken);
      const failed = await run(tool, dir);
      assert.notEqual(failed.code, 0);
      assert.match(failed.stdout + failed.stderr, says);
    } finally {
      await rm(dir, { recursive: true });
    }
  });
}
