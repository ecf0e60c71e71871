// Prints the report with the program, and looks at the PDF with poppler's tools.
import { after, before, test } from 'node:test';
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { CHROMIUM, PUBLIC, REPOSITORY, tables } from './site.mjs';

const run = (program, ...args) => execFileSync(program, args, { cwd: REPOSITORY, encoding: 'utf8', maxBuffer: 1 << 28, stdio: ['ignore', 'pipe', 'pipe'] });

let folder, file;
before(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'bokslut-e2e-'));
  file = path.join(folder, 'report.pdf');
  run('go', 'run', './generator', 'pdf', '--chromium', CHROMIUM, '-o', file);
});
after(() => rmSync(folder, { recursive: true }));

// Hyphens that the browser has put in, and all white space, are no part of the text.
const plain = (text) => text.replace(/[-‐\u00ad]\n/g, '').replace(/\s+|[-‐−–\u00ad]/g, '');

test('it is tagged, has a title, a language and bookmarks, and the date of the report', () => {
  const info = run('pdfinfo', file);
  assert.match(info, /^Tagged: +yes$/m);
  assert.match(info, /^Title: +Årsbokslut 2022 – Alingsås kommun$/m);
  assert.match(info, /^CreationDate: +.*Feb 20 .*2023/m);
  const raw = readFileSync(file, 'latin1');
  assert.match(raw, /\/Lang \(sv\)/);
  assert.match(raw, /\/Outlines \d+ 0 R/);
  assert.doesNotMatch(raw, /file:\/\//, 'no address of this machine');
});

test('tables have headers of columns and rows', () => {
  const structure = run('pdfinfo', '-struct', file);
  for (const tag of ['Table', 'TR', 'TH', 'TD', 'H1', 'H2', 'H3', 'H4', 'L', 'LI', 'Link']) assert.match(structure, new RegExp(`^\\s*${tag}\\b`, 'm'), tag);
  assert.match(structure, /Scope\W+\/?Row/i);
  assert.match(structure, /Scope\W+\/?Column/i);
});

test('each cell of each table is printed whole', () => {
  const text = plain(run('pdftotext', '-raw', file, '-'));
  let cells = 0;
  // What a chart shows is folded on paper too: it stands in the whole table.
  const html = readFileSync(`${PUBLIC}hela/index.html`, 'utf8').replace(/<details\b.*?<\/details>/gs, '');
  for (const [, cell] of html.matchAll(/<t[dh][^>]*>(.*?)<\/t[dh]>/gs)) {
    const words = plain(cell.replace(/<span class="hidden">.*?<\/span>|<sup>.*?<\/sup>/gs, ' ').replace(/<[^>]*>/g, ' ')
      .replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&#34;/g, '"').replace(/&#39;/g, "'").replace(/&amp;/g, '&'));
    if (!words) continue;
    cells += 1;
    assert.ok(text.includes(words.slice(0, 60)) || words.match(/.{1,12}/g).every((part) => text.includes(part)), `not printed: ${words}`);
  }
  assert.ok(cells > 1000, `${cells} cells`);
});

test('the contents have the numbers of the pages where chapters begin, and pages have running heads', () => {
  const pages = run('pdftotext', '-layout', file, '-').split('\f');
  assert.doesNotMatch(pages[0], /^\s*1\s*$/m, 'the cover has no number');
  const entries = [...pages[1].matchAll(/^ *(\S.*?\S) {2,}(\d+)$/gm)];
  assert.ok(entries.length > 15, pages[1]);
  for (const [, title, number] of entries) {
    const page = pages[number - 1];
    assert.ok(page.replace(/\s+/g, ' ').includes(title), `${title} is not on page ${number}`);
    assert.match(page, new RegExp(`^\\s*${number}\\s*$`, 'm'), `page ${number} has no number`);
    assert.match(page, /^\s*Årsbokslut 2022 {2,}\S/, `page ${number} has no running head`);
  }
});

test('data files are whole in print: every row of each CSV has its figures', async () => {
  const text = plain(run('pdftotext', '-raw', file, '-'));
  for (const name of await tables()) {
    for (const [number] of readFileSync(`${PUBLIC}data/${name}.csv`, 'utf8').matchAll(/(?<=,)-?\d{4,}(?=[,\r])/g)) {
      assert.ok(text.includes(plain(number)), `${name}: ${number}`);
    }
  }
});
