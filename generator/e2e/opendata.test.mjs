// Reads the open data as others do: LibreOffice opens the workbooks, a reader of CSV on the Web
// reads the CSV files, and the examples of the data page are run as they stand there.
import { after, before, test } from 'node:test';
import assert from 'node:assert/strict';
import { execFile, spawnSync } from 'node:child_process';
import { copyFile, mkdir, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { promisify } from 'node:util';
import CsvwParser from '@zazuko/rdf-parser-csvw';
import { parse } from 'csv-parse/sync';
import jsonld from 'jsonld';
import { Parser, Store } from 'n3';
import { RdfXmlParser } from 'rdfxml-streaming-parser';
import { PUBLIC, REPOSITORY, serve } from './site.mjs';

const run = promisify(execFile);
const HARD = path.join(REPOSITORY, 'generator/opendata/testdata/hard');

let folder, sites;

before(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'opendata-'));
  await run('go', ['run', './generator', 'build', HARD, '-o', path.join(folder, 'hard')], { cwd: REPOSITORY });
  sites = [PUBLIC, path.join(folder, 'hard/')];
});

after(() => rm(folder, { recursive: true }));

// csvFiles returns the ids of all CSV files of a site.
const csvFiles = async (site) => (await readdir(`${site}data`)).filter((name) => name.endsWith('.csv')).map((name) => path.basename(name, '.csv'));

// table reads a CSV file as records by name, and its metadata.
async function table(site, id) {
  const records = parse(await readFile(`${site}data/${id}.csv`), { columns: true, record_delimiter: '\r\n' });
  const meta = JSON.parse(await readFile(`${site}data/${id}.csv-metadata.json`));
  return { id, records, meta, columns: meta.tableSchema.columns };
}

const typeOf = (column) => column.datatype.base ?? column.datatype;
const isNumber = (column) => ['integer', 'decimal'].includes(typeOf(column));

test('LibreOffice opens the workbooks: the same values, numbers as numbers and texts as texts', async () => {
  const books = path.join(folder, 'books'), sheets = path.join(folder, 'sheets');
  await mkdir(books);
  const tables = [];
  for (const site of sites) {
    for (const name of (await readdir(`${site}data`)).filter((name) => name.endsWith('.xlsx'))) {
      await copyFile(`${site}data/${name}`, path.join(books, `${tables.length}.xlsx`));
      tables.push(await table(site, path.basename(name, '.xlsx')));
    }
  }
  // comma, quotation mark, UTF-8; texts in quotation marks, and nothing else; the first sheet
  const filter = 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,true,true,false,false,false,1';
  await run('soffice', [`-env:UserInstallation=file://${folder}/profile`, '--headless', '--convert-to', filter, '--outdir', sheets, ...tables.map((_, i) => path.join(books, `${i}.xlsx`))]);
  const converted = await readdir(sheets);
  for (const [i, { id: name, records, columns }] of tables.entries()) {
    const file = converted.find((one) => one.startsWith(`${i}-`)); // and then the name of the sheet
    const [head, ...rows] = parse(await readFile(path.join(sheets, file)), { cast: (value, { quoting }) => ({ value, text: quoting }) });
    assert.equal(rows.length, records.length, name);
    const left = columns.filter((column) => !/^(id|row_type)$|_status$/.test(column.name));
    for (const [c, { value: heading }] of head.entries()) {
      while (left.length > 0 && heading !== left[0].titles.at(-1) && !heading.startsWith(`${left[0].titles.at(-1)}, `)) left.shift(); // parents and notes
      const column = left.shift();
      assert.ok(column, `${name}: no column has the heading ${heading}`);
      for (const [r, record] of records.entries()) checkCell(`${name}: ${record.id}.${column.name}`, column, record, rows[r][c]);
    }
  }
});

// checkCell holds a cell that LibreOffice has read against that of the CSV file.
function checkCell(at, column, record, { value, text }) {
  const want = record[column.name];
  if (want === '') {
    assert.ok(value === '' || text, `${at} is missing, and is the number ${value}`);
  } else if (isNumber(column)) {
    assert.ok(!text, `${at} is the text ${value}`);
    assert.equal(Number(value), Number(want), at);
  } else if (typeOf(column) === 'date') {
    assert.equal(value, want, at);
    assert.equal(text, want < '1900-03-01', `${at} is a date`); // before, workbooks count days wrongly
  } else {
    assert.ok(text, `${at} is no text: ${value}`);
    const codes = column['schema:valueReference'];
    assert.equal(value, codes ? codes.find((code) => code['schema:value'] === want)['schema:name'] : want, at);
  }
}

test('a reader of CSV on the Web finds every cell, with its type', async () => {
  for (const site of sites) {
    for (const id of await csvFiles(site)) {
      const { records, columns, meta } = await table(site, id);
      const base = `http://example.org/${meta.url}`;
      const reader = new CsvwParser({ baseIRI: base, metadata: new Store(await quadsOf(meta)) });
      const rows = new Map(); // by subject: the cells of a row by name
      for await (const { subject, predicate, object } of reader.import(Readable.from([await readFile(`${site}data/${id}.csv`)]))) {
        if (!predicate.value.startsWith(`${base}#`)) continue;
        if (!rows.has(subject.value)) rows.set(subject.value, {});
        rows.get(subject.value)[decodeURIComponent(predicate.value.slice(base.length + 1))] = `${object.value}^^${object.datatype.value.replace(XSD, '')}`;
      }
      const want = records.map((record) => Object.fromEntries(columns.filter(({ name }) => record[name] !== '').map((column) => [column.name, `${record[column.name]}^^${typeOf(column)}`])));
      assert.deepEqual([...rows.values()], want, id);
    }
  }
});

const XSD = 'http://www.w3.org/2001/XMLSchema#';

// quadsOf reads metadata as linked data, with what is needed of the context of CSVW, which lies
// on the web.
async function quadsOf({ '@context': _, ...meta }) {
  const csvw = 'http://www.w3.org/ns/csvw#';
  const context = { '@vocab': csvw, dc: 'http://purl.org/dc/terms/', schema: 'http://schema.org/', xsd: XSD, url: { '@type': '@id' },
    columns: { '@id': `${csvw}column`, '@container': '@list' }, titles: `${csvw}title`, datatype: { '@type': '@vocab' },
    ...Object.fromEntries(['string', 'integer', 'decimal', 'date'].map((type) => [type, XSD + type])) };
  return new Parser({ format: 'N-Quads' }).parse(await jsonld.toRDF({ '@context': context, ...meta }, { format: 'application/n-quads', base: 'http://example.org/' }));
}

test('the catalogue says the same in RDF/XML, Turtle and JSON-LD', async () => {
  for (const site of sites) {
    const file = `${site}datasets/dcat`;
    const xml = [];
    for await (const quad of Readable.from([await readFile(file)]).pipe(new RdfXmlParser({ baseIRI: 'http://example.org/' }))) xml.push(quad);
    const said = (quads) => quads.map(({ subject, predicate, object }) => [subject, predicate, object].map(({ value, language, datatype }) => [value, language, datatype?.value].join(' ')).join(' | ')).sort();
    assert.ok(xml.length > 100);
    assert.deepEqual(said(new Parser().parse(await readFile(`${file}.ttl`, 'utf8'))), said(xml));
    const json = await jsonld.toRDF(JSON.parse(await readFile(`${file}.jsonld`)), { format: 'application/n-quads' });
    assert.deepEqual(said(new Parser({ format: 'N-Quads' }).parse(json)), said(xml));
  }
});

// examples returns the code of the data page's examples by language, and the table that they
// fetch, with the site's address that of the server.
async function examples(site, address) {
  const page = await readFile(`${site}data/index.html`, 'utf8');
  const { id: base } = JSON.parse(await readFile(`${site}datapackage.json`));
  const unescaped = (text) => text.replace(/<[^>]*>/g, '').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&#34;', '"').replaceAll('&#39;', "'").replaceAll('&amp;', '&');
  const code = {};
  for (const [, language, text] of page.matchAll(/<h3 id="page--(excel|curl|python|r)">.*?<\/h3>\n(.*?)(?=<h[23])/gs)) {
    code[language] = unescaped(text.replace(/.*<pre>/s, '')).replaceAll(base, address);
    assert.ok(code[language].includes(`${address}data/`), `${language}: ${code[language]}`);
  }
  assert.deepEqual(Object.keys(code), ['excel', 'curl', 'python', 'r']);
  return { code, table: await table(site, /data\/([a-z0-9_-]+)\.csv/.exec(code.curl)[1]) };
}

// eachSite serves each site and passes on its examples and an empty folder to run them in.
async function eachSite(name, check) {
  for (const [i, site] of sites.entries()) {
    const { address, close } = await serve(site);
    const cwd = path.join(folder, `${name}-${i}`);
    await mkdir(cwd);
    try {
      await check({ site, cwd, ...await examples(site, address) });
    } finally {
      close();
    }
  }
}

test('the address for Excel is that of the table', () => eachSite('excel', async ({ site, code, table: { id } }) => {
  const response = await fetch(/http:\S+\.csv/.exec(code.excel)[0]);
  assert.deepEqual(Buffer.from(await response.arrayBuffer()), await readFile(`${site}data/${id}.csv`));
}));

test('the example for curl fetches the file and checks it', () => eachSite('curl', async ({ site, cwd, code, table: { id } }) => {
  const { stdout } = await run('sh', ['-ec', code.curl], { cwd });
  assert.equal(stdout, `data/${id}.csv: OK\n`);
  assert.deepEqual(await readFile(path.join(cwd, `data/${id}.csv`)), await readFile(`${site}data/${id}.csv`));
}));

test('the example for Python prints the rows', () => eachSite('python', async ({ cwd, code, table: { records } }) => {
  const { stdout } = await run('python3', ['-c', code.python], { cwd });
  assert.equal(stdout.trimEnd().split('\n').length, records.filter((record) => record.row_type === 'data').length, stdout);
  const all = `${code.python}\nimport json; print(json.dumps(list(csv.DictReader(io.StringIO(text, newline="")))))`;
  const { stdout: read } = await run('python3', ['-c', all], { cwd });
  assert.deepEqual(JSON.parse(read.trimEnd().split('\n').at(-1)), records);
}));

const R = spawnSync('Rscript', ['--version']).error ? 'there is no Rscript here' : false;

test('the example for R reads the table', { skip: R }, () => eachSite('r', async ({ cwd, code, table: { id, records, columns } }) => {
  const name = id.replaceAll('-', '_');
  const { stdout } = await run('Rscript', ['--vanilla', '-e', `${code.r}\nwrite.csv(${name}, "read.csv", row.names = FALSE, na = "", fileEncoding = "UTF-8")`], { cwd, env: { ...process.env, LC_ALL: 'C.UTF-8' } });
  for (const record of records.filter((record) => record.row_type === 'data')) assert.ok(stdout.includes(record.id), stdout);
  const read = parse(await readFile(path.join(cwd, 'read.csv')), { columns: true });
  assert.equal(read.length, records.length);
  for (const [i, record] of records.entries()) {
    for (const column of columns) {
      const [got, want] = [read[i][column.name], record[column.name]];
      if (isNumber(column) && want !== '') assert.equal(Number(got), Number(want), `${record.id}.${column.name}`);
      else assert.equal(got, want, `${record.id}.${column.name}`);
    }
  }
}));
