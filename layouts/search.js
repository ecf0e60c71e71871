// Searches the report in the reader's browser. The build has written what can be found
// (search/index.js, search/0.js …; generator/render/shard.go shows their form).
//
// The form of search.html is hidden in the page and shown from here, so that who has no
// JavaScript meets no form that does nothing. Its data attributes hold the words.
'use strict';

{
  const AT_ONCE = 8;  // shards of a large report that are fetched before the reader asks for more: some 200 kB
  const SHOWN = 20;   // results that are shown before the reader asks for more
  const AROUND = 90;  // characters of a text that are shown before and after what was found
  const PAUSE = 250;  // milliseconds without a key before a word is searched for

  const form = document.querySelector('form.search');
  const field = form.elements.q;
  // A screen reader says what the status holds when it changes, and only its role when it takes
  // focus: what takes focus is a box around it, which is called what it holds.
  const [told, status, list, more] = ['.search-told', '.search-status', '.results', '.more'].map((name) => document.querySelector(name));
  const root = new URL('./', document.currentScript.src);
  const title = document.title;
  const language = document.documentElement.lang;

  // Files, each fetched once. They are scripts, which can be loaded from a disk too.

  const files = new Map();
  const arrived = new Map();
  window.searchFile = (name, data) => arrived.get(name)(data);

  const load = (name) => {
    if (!files.has(name)) {
      files.set(name, new Promise((resolve, reject) => {
        arrived.set(name, resolve);
        const script = document.createElement('script');
        script.src = new URL(`search/${name}.js`, root);
        script.onerror = () => { files.delete(name); reject(new Error(name)); };
        document.head.append(script);
      }));
    }
    return files.get(name);
  };

  // Words. All comparisons are of texts in lower case, in which each character is where it
  // was. A word typed without å ä ö is found with them, but one typed with them only so.

  const lower = (text) => text.replace(/[A-ZÀ-ÞĀ-Ž]/g, (c) => c.toLowerCase()[0]);
  const unmarked = (text) => text.replace(/[^\0-\x7f]/g, (c) => c.normalize('NFD')[0]);
  const cache = new Map();
  const texts = (text) => {
    if (!cache.has(text)) {
      const low = lower(text);
      cache.set(text, { low, plain: unmarked(low) });
    }
    return cache.get(text);
  };

  // What the reader typed as terms: words, and numbers whether their digits are in groups or not.
  const termsOf = (query) => lower(query.normalize('NFC'))
    .replace(/\d+(?:[\s.,]\d{3}(?!\d))+/g, (number) => (/^\d{1,3}\D/.test(number) ? number.replace(/\D/g, '') : number))
    .split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).map(termOf);

  function termOf(word) {
    const number = /^[-−+]?(\d[\d.,]*)$/.exec(word);
    if (!number) return { word, marked: /[^\0-\x7f]/.test(word) };
    const pattern = number[1].replace(/[.,]/g, '[.,]').replace(/\d(?=\d)/g, '$&[\\s.,]?');
    return { word: number[1], pattern: new RegExp(pattern, 'g') };
  }

  // Where a term is in a text, and how well it fits: a whole word better than the beginning
  // of one, that better than the middle. A number is found from its first digit on.
  function find(term, text) {
    if (!text) return null;
    if (term.pattern) {
      for (const match of text.matchAll(term.pattern)) {
        const before = text.slice(0, match.index);
        const end = match.index + match[0].length;
        if (/\d[.,\u00a0]?$/.test(before) || (/\d $/.test(before) && /^\d{3}(?!\d)/.test(match[0]))) continue;
        return { start: match.index, end, fit: /^[\s.,]?\d/.test(text.slice(end, end + 2)) ? 1 : 3 };
      }
      return null;
    }
    const { low, plain } = texts(text);
    const where = term.marked ? low : plain;
    let best = null;
    for (let start = where.indexOf(term.word); start >= 0; start = where.indexOf(term.word, start + 1)) {
      const end = start + term.word.length;
      const letter = (i) => /[\p{L}\p{N}]/u.test(where.charAt(i));
      const fit = letter(start - 1) ? 0 : letter(end) ? 1 : 3;
      if (!best || fit > best.fit) best = { start, end, fit };
      if (fit === 3) break;
    }
    return best;
  }

  // match says how well terms fit texts, of which the first are the result's own and one
  // of these must have one; null when a term is in none of them.
  function match(terms, own, around) {
    let fit = 0;
    let owned = false;
    for (const term of terms) {
      const inOwn = Math.max(-1, ...own.map((text) => find(term, text)?.fit ?? -1));
      if (inOwn < 0 && !around.some((text) => find(term, text))) return null;
      owned ||= inOwn >= 0;
      fit += Math.max(inOwn, 0);
    }
    return owned ? fit : null;
  }

  // Results, the best first: what a title says weighs more than a heading, a table's, a
  // row's, a cell and running text.

  const WEIGHT = { title: 50, heading: 30, table: 25, row: 20, cell: 15, text: 10 };

  function pathOf(pages, page) {
    const path = [];
    for (let p = pages[page]; p; p = pages[p[2]]) path.unshift(p[1]);
    return path;
  }

  function inPages(terms, index) {
    return index.pages.flatMap((page, number) => {
      const fit = match(terms, [page[1]], []);
      return fit === null ? [] : [{ page: number, anchor: '', title: page[1], path: pathOf(index.pages, page[2]), text: '', score: WEIGHT.title + fit }];
    });
  }

  function inSection(terms, index, page, [anchor, heading, text]) {
    const name = index.pages[page][1];
    const inHeading = heading && match(terms, [heading], [name]);
    const fit = typeof inHeading === 'number' ? inHeading : match(terms, [heading, text], [name]);
    if (fit === null) return [];
    const path = pathOf(index.pages, heading ? page : index.pages[page][2]);
    return [{ page, anchor, title: heading || name, path, text, lang: index.pages[page][3], score: fit + WEIGHT[typeof inHeading === 'number' ? 'heading' : 'text'] }];
  }

  function inTable(terms, index, page, [id, name, about, columns, rows, cells]) {
    const results = [];
    const path = pathOf(index.pages, page);
    const titles = columns.map((column) => column[1]);
    const inName = match(terms, [name], [about, ...titles]);
    const fit = inName ?? match(terms, [about], titles);
    if (fit !== null) results.push({ page, anchor: id, title: name, path, text: about, score: fit + WEIGHT[inName === null ? 'text' : 'table'] });
    let group = '';
    for (const [row, head, ...values] of rows) {
      if (head === undefined) { group = row; continue; }
      const inHead = match(terms, [head.split('\n')[0]], [head, ...values, group, name, ...titles]);
      const rowFit = inHead ?? match(terms, [head, ...values], [group, name, ...titles]);
      if (rowFit === null) continue;
      // The cell is the one with the term in it, else the first whose column the terms name.
      const named = columns.map((column, i) => terms.filter((term) => find(term, values[i])).length * 100
        + terms.filter((term) => find(term, column[1])).length);
      const column = Math.max(...named) > 0 ? named.indexOf(Math.max(...named)) : -1;
      const result = { page, anchor: `${id}--${row}`, title: head, path: [...path, name, group].filter((part, i, all) => part && part !== all[i - 1]), text: '', score: rowFit + WEIGHT[inHead === null ? 'cell' : 'row'] };
      if (column >= 0) {
        if (cells) result.anchor += `--${columns[column][0]}`;
        result.title += `, ${columns[column][1]}`;
        result.text = values[column];
      } else {
        result.text = columns.map((c, i) => values[i] && `${c[1]}: ${values[i]}`).filter(Boolean).join(' · ');
      }
      // A row is called what its first line says, and the lines below that are text.
      const [title, ...below] = head.split('\n');
      if (below.length) {
        result.title = result.title.replace(head, () => title);
        result.text = [below.join(' '), result.text].filter(Boolean).join(' · ');
      }
      results.push(result);
    }
    return results;
  }

  // Which shards can have the terms. A term of one or two letters can be in any.
  async function shardsWith(terms, index) {
    let shards = Array.from({ length: index.shards }, (_, i) => i);
    if (!index.trigrams) return shards;
    for (const { word } of terms) {
      const parts = unmarked(word.replace(/[^\0-\u017f]/g, ' ')).replace(/(\d)[.,](?=\d)/g, '$1').match(/[a-z0-9]{3,}/g) ?? [];
      for (const part of parts) {
        for (let i = 0; i + 3 <= part.length; i++) {
          const having = (await load(`t-${part[i]}`))[part.slice(i + 1, i + 3)];
          if (having !== '') shards = shards.filter((s) => (parseInt(having?.[s >> 2] ?? 0, 16) >> (s & 3)) & 1);
        }
      }
    }
    return shards;
  }

  async function searchShards(terms, index, shards) {
    const results = [];
    for (const shard of await Promise.all(shards.map((s) => load(s.toString())))) {
      for (const [page, entries] of shard) {
        for (const entry of entries) results.push(...(entry.length > 3 ? inTable : inSection)(terms, index, page, entry));
      }
    }
    return results.sort((a, b) => b.score - a.score); // of the same score in reading order
  }

  // Showing. Texts go into the page as texts, never as HTML.

  function marked(element, text, terms) {
    const hits = terms.map((term) => find(term, text)).filter(Boolean).sort((a, b) => a.start - b.start);
    let from = 0;
    for (const { start, end } of hits) {
      if (start < from) continue;
      const mark = document.createElement('mark');
      mark.textContent = text.slice(start, end);
      element.append(text.slice(from, start), mark);
      from = end;
    }
    element.append(text.slice(from));
    return element;
  }

  function excerpt(text, terms) {
    const first = terms.map((term) => find(term, text)).filter(Boolean).sort((a, b) => a.start - b.start)[0]?.start ?? 0;
    const [from, to] = [first - AROUND, first + AROUND];
    const head = from <= 0 ? '' : '… ';
    const tail = to >= text.length ? '' : ' …';
    return head + text.slice(Math.max(0, from), to).replace(head && /^\S*\s/, '').replace(tail && /\s\S*$/, '').trim() + tail;
  }

  function item(result, pages, terms) {
    const [url, , , lang] = pages[result.page];
    const link = document.createElement('a');
    link.className = 'link';
    link.href = new URL(url + (location.protocol === 'file:' ? 'index.html' : ''), root) + (result.anchor && `#${result.anchor}`);
    if (lang) link.hreflang = lang;
    const box = document.createElement('li');
    box.append(marked(link, excerpt(result.title, terms), terms));
    for (const [name, text] of [['place', result.path.join(' › ')], ['excerpt', excerpt(result.text, terms)]]) {
      if (!text) continue;
      const p = document.createElement('p');
      p.className = name;
      box.append(name === 'place' ? (p.append(text), p) : marked(p, text, terms));
    }
    if (result.lang) box.lang = result.lang;
    return box;
  }

  const say = (key, n, q) => (form.dataset[key] ?? '').replace('{n}', n.toLocaleString(language)).replace('{q}', q);

  // The search at hand: a later one, or none, makes it stale.
  let current = null;

  function show() {
    const { terms, index, results, shards, shown } = current;
    list.append(...results.slice(list.children.length, shown).map((result) => item(result, index.pages, terms)));
    list.hidden = results.length === 0;
    more.hidden = shown >= results.length && shards.length === 0;
    const n = results.length;
    const key = shards.length > 0 ? 'atLeast' : ['none', 'one'][n] ?? 'other';
    status.textContent = say(key, n, current.query);
  }

  async function search(query) {
    query = query.trim().replace(/\s+/g, ' ');
    if (current?.query === query) return;
    const mine = current = { query, results: [], shown: SHOWN };
    document.title = query ? `${query} – ${title}` : title;
    mine.terms = termsOf(query);
    if (mine.terms.every((term) => term.word.length < 2)) {
      list.replaceChildren();
      list.hidden = more.hidden = true;
      status.textContent = query && say('short', 0, query);
      return;
    }
    try {
      mine.index = await load('index');
      mine.shards = await shardsWith(mine.terms, mine.index);
      const results = [...inPages(mine.terms, mine.index), ...await searchShards(mine.terms, mine.index, mine.shards.splice(0, AT_ONCE))];
      if (current !== mine) return;
      mine.results = results;
      list.replaceChildren();
      show();
    } catch {
      if (current === mine) { status.textContent = say('failed', 0, query); current = null; }
    }
  }

  async function showMore() {
    const mine = current;
    const had = list.children.length;
    if (mine.shown >= mine.results.length) {
      mine.results.push(...await searchShards(mine.terms, mine.index, mine.shards.splice(0, AT_ONCE)));
      if (current !== mine) return;
    }
    mine.shown += SHOWN;
    show();
    (list.children[had]?.querySelector('a') ?? told).focus();
  }

  // The query is in the address, so that a search can be sent, gone back to and read anew.
  const address = (query) => `${location.pathname}${query.trim() && `?q=${encodeURIComponent(query.trim())}`}`;

  let pause;
  field.addEventListener('input', () => {
    clearTimeout(pause);
    pause = setTimeout(() => { history.replaceState(null, '', address(field.value)); search(field.value); }, PAUSE);
  });
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    clearTimeout(pause);
    if (address(field.value) !== location.pathname + location.search) history.pushState(null, '', address(field.value));
    await search(field.value);
    if (status.textContent) told.focus();
  });
  more.addEventListener('click', showMore);

  const fromAddress = () => {
    field.value = new URLSearchParams(location.search).get('q') ?? '';
    search(field.value);
  };
  window.addEventListener('popstate', fromAddress);
  form.hidden = false;
  fromAddress();
}
