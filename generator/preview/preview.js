// What a page does while it is previewed: it takes over what a save changed, where the
// reader is, and shows what is wrong beside the text. stream.go says what it is told.
//
// The page is the site's. All that is put into it has a name that begins with bokslut-, and
// is taken out again (undress) before the page is compared with what it should become.
'use strict';
(() => {
  const FLASH = 2500; // ms that a change is marked
  const GONE = 400; // ms after which a page that is not there is taken to be gone, not just being saved
  const LOST = 4000; // ms without contact until the reader is told
  const MOST = 1e6; // comparisons of blocks; beyond, blocks are paired in order
  const BLOCKS = 'p, li, dt, dd, h1, h2, h3, h4, h5, h6, caption, tr, pre, blockquote, figure, summary';

  let page = document.currentScript.dataset.page; // sum of what is shown
  let missing = false; // what is shown is the page for what is not there
  let news = null; // the latest
  let known = {}; // sums of the assets that are shown
  let changed = new Set(); // elements that the last save changed
  const $ = (selector) => [...document.querySelectorAll(selector)];
  const say = (key, values = {}) => (news?.words[key] ?? '').replace(/\{(\w+)\}/g, (_, name) => values[name]);
  const ours = (node) => node.localName?.startsWith('bokslut-');

  function make(name, attributes = {}, ...children) {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    element.append(...children);
    return element;
  }

  // The style sheet is the page's, the panel's and the marks' at once.
  const sheet = new CSSStyleSheet();
  fetch('/_/preview.css').then((answer) => answer.text()).then((text) => sheet.replace(text)).then(() => { host.hidden = false; });
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];

  // --- The panel

  const host = make('bokslut-preview', { hidden: '' });
  const inside = host.attachShadow({ mode: 'open' });
  inside.adoptedStyleSheets = [sheet];
  const button = make('button', { type: 'button', 'aria-controls': 'list', 'aria-keyshortcuts': 'Alt+Shift+P', 'aria-expanded': 'false' });
  const list = make('div', { id: 'list', class: 'bokslut-list', role: 'group', tabindex: '0', hidden: '' });
  const panel = make('section', { class: 'bokslut-panel', hidden: '' }, make('h2', { class: 'bokslut-title' }, button), list);
  const status = make('p', { class: 'bokslut-status', role: 'status' });
  inside.append(panel, status);
  let folded = null; // by the reader; null: as the problems are
  let camefrom = null; // where focus was before the panel took it

  function announce(text, shown = false) {
    clearTimeout(announce.timer);
    status.textContent = text;
    status.classList.toggle('bokslut-shown', shown && text !== '');
    announce.timer = setTimeout(() => { if (text !== say('lost')) announce(''); }, 6000);
  }

  function fold(on) {
    list.hidden = on;
    button.setAttribute('aria-expanded', String(!on));
    host.toggleAttribute('data-open', !on && !panel.hidden);
  }

  function showPanel(before) {
    host.lang = news.lang;
    const had = before?.errors ?? 0;
    panel.hidden = !news.panel;
    panel.setAttribute('aria-label', say('region'));
    list.setAttribute('aria-label', say('region'));
    button.textContent = news.title;
    panel.classList.toggle('bokslut-error', news.errors > 0);
    if (before?.panel !== news.panel || before?.stale !== news.stale || before?.lang !== news.lang) {
      const at = inside.activeElement?.closest?.('.bokslut-problem')?.id;
      list.innerHTML = news.panel;
      if (news.stale) list.prepend(make('p', {}, say('stale')));
      list.append(make('p', { class: 'bokslut-help' }, make('a', { href: '/_/problems' }, say('all')), ` ${say('help')}`));
      if (at) inside.getElementById(at)?.focus();
      if (before) announce(news.panel ? news.title : say('mended'), !news.panel);
    }
    if (had === 0 && news.errors > 0 || news.errors === 0 && had > 0) folded = null;
    fold(folded ?? news.errors === 0);
  }

  function toPanel(problem) {
    if (panel.hidden) return;
    if (document.activeElement !== host) camefrom = document.activeElement;
    folded = false;
    fold(false);
    const at = problem && inside.getElementById(problem);
    (at || button).focus();
    at?.scrollIntoView({ block: 'nearest' });
  }

  function fromPanel() {
    folded = true;
    fold(true);
    if (camefrom?.isConnected && camefrom !== document.body) camefrom.focus();
    else button.focus();
    camefrom = null;
  }

  button.addEventListener('click', () => { folded = button.getAttribute('aria-expanded') === 'true'; fold(folded); });

  // --- What is said of a figure, a cell or a marked place: seen on hover and on focus, can
  // be pointed at, stays until it is left, and goes with Escape (WCAG 1.4.13).

  const tip = make('bokslut-tip', { id: 'bokslut-tip', role: 'tooltip' });
  const said = new Map(); // by element, what is said of it as HTML
  let tipOf = null;

  function showTip(of) {
    clearTimeout(showTip.timer);
    if (tipOf === of) return;
    hideTip();
    tipOf = of;
    tip.lang = news.lang;
    tip.innerHTML = said.get(of);
    of.setAttribute('aria-describedby', tip.id);
    (of.closest('main') ?? document.body).append(tip);
    placeTip();
  }

  function placeTip() {
    if (!tipOf) return;
    const at = tipOf.getBoundingClientRect();
    const size = tip.getBoundingClientRect();
    const left = Math.max(8, Math.min(at.left, document.documentElement.clientWidth - size.width - 8));
    const below = at.bottom + size.height + 4 < innerHeight || at.top < size.height + 4;
    tip.style.left = `${left}px`;
    tip.style.top = `${below ? at.bottom : at.top - size.height}px`;
  }

  function hideTip() {
    clearTimeout(showTip.timer);
    tipOf?.removeAttribute('aria-describedby');
    tipOf = null;
    tip.remove();
  }

  const toldOf = (target) => {
    for (let e = target; e instanceof Element; e = e.parentElement) if (said.has(e)) return e;
    return null;
  };
  document.addEventListener('pointerover', ({ target }) => {
    const of = toldOf(target);
    if (of && of.localName !== 'td') showTip(of);
    else if (tip.contains(target)) clearTimeout(showTip.timer);
    else if (tipOf && tipOf !== document.activeElement) {
      clearTimeout(showTip.timer);
      showTip.timer = setTimeout(hideTip, 300);
    }
  });
  document.addEventListener('focusin', ({ target }) => {
    const of = toldOf(target);
    if (of && target.matches(':focus-visible')) showTip(of);
  });
  document.addEventListener('focusout', () => hideTip());
  addEventListener('scroll', placeTip, { passive: true, capture: true });
  addEventListener('resize', placeTip, { passive: true });

  // --- References, to paste into the text

  async function copy(reference) {
    try {
      await navigator.clipboard.writeText(reference);
      announce(say('copied', { reference }), true);
    } catch { // not over plain HTTP from another machine
      announce(say('notCopied', { reference }), true);
    }
  }

  const references = new Map(); // by figure or cell
  document.addEventListener('click', ({ target }) => {
    if (target.closest('a, button, summary, input, select') || !getSelection().isCollapsed) return;
    const of = toldOf(target);
    if (references.has(of)) copy(references.get(of));
  });

  document.addEventListener('keydown', (event) => {
    const { key, code, altKey, shiftKey, ctrlKey, metaKey, target } = event;
    if (altKey && shiftKey && code === 'KeyP') {
      event.preventDefault();
      if (document.activeElement === host && !list.hidden) fromPanel();
      else toPanel();
    } else if (key === 'Escape') {
      if (tipOf) hideTip();
      else if (document.activeElement === host && !list.hidden) fromPanel();
    } else if (altKey || shiftKey || ctrlKey || metaKey) {
      return;
    } else if (key === 'Enter' && references.has(target)) {
      copy(references.get(target));
    } else if (target.localName === 'td' && references.has(target)) {
      const to = beside(target, key);
      if (!to) return;
      event.preventDefault();
      target.tabIndex = -1;
      to.tabIndex = 0;
      to.focus();
    }
  });

  // beside returns the cell that an arrow key leads to.
  function beside(cell, key) {
    const [across, down] = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1] }[key] ?? [0, 0];
    const rows = [...cell.closest('table').rows].filter((row) => [...row.cells].some((c) => references.has(c)));
    if (across) {
      const cells = [...cell.parentElement.cells].filter((c) => references.has(c));
      return cells[cells.indexOf(cell) + across];
    }
    if (!down) return undefined;
    const row = rows[rows.indexOf(cell.parentElement) + down];
    return row && (references.has(row.cells[cell.cellIndex]) ? row.cells[cell.cellIndex] : [...row.cells].find((c) => references.has(c)));
  }

  // --- What the preview puts into the page

  const warnings = self.Highlight && new Highlight();
  const errors = self.Highlight && new Highlight();
  if (warnings) {
    CSS.highlights.set('bokslut-warning', warnings);
    CSS.highlights.set('bokslut-error', errors);
  }
  let stops = []; // elements that got a tabindex

  function stop(element, index) {
    if (element.hasAttribute('tabindex')) return;
    element.tabIndex = index;
    stops.push(element);
  }

  function dress() {
    const figures = $('data');
    if (figures.length === news.figures?.length) {
      figures.forEach((figure, i) => {
        said.set(figure, news.figures[i]);
        references.set(figure, news.copied[i]);
        stop(figure, 0);
      });
    }
    const tables = new Set();
    for (const cell of $('td[id*="--"]')) {
      const [table, row, field, more] = cell.id.split('--');
      if (!field || more !== undefined || !news.tables) continue;
      const reference = `/${news.tables}/${table}.csv#${row}.${field}`;
      references.set(cell, reference);
      said.set(cell, make('div', {}, make('p', {}, say('cell', { reference }))).innerHTML);
      const own = cell.closest('table');
      stop(cell, tables.has(own) ? -1 : 0);
      tables.add(own);
    }
    const marks = news.marks ?? [];
    if (marks.length) {
      const words = new Words(document.querySelector('main') ?? document.body);
      const places = marks.map((mark) => [mark, place(mark, words)]);
      for (const [mark, range] of places) if (range) setMark(mark, range);
    }
  }

  function undress() {
    hideTip();
    for (const mark of $('bokslut-mark')) {
      const parent = mark.parentNode;
      mark.remove();
      parent.normalize();
    }
    for (const element of stops) element.removeAttribute('tabindex');
    stops = [];
    said.clear();
    references.clear();
    warnings?.clear();
    errors?.clear();
  }

  // redress puts all into the page anew, after a change of it. A mark in focus keeps it.
  function redress(between = () => {}) {
    const focused = document.activeElement?.localName === 'bokslut-mark' ? document.activeElement.dataset.problem : '';
    undress();
    between();
    dress();
    if (focused) $('bokslut-mark').find((mark) => mark.dataset.problem === focused)?.focus();
  }

  // Words is the text of a part of the page with its white space made even, and where in
  // the page each letter of it stands.
  class Words {
    constructor(part) {
      this.text = '';
      this.nodes = [];
      this.offsets = [];
      const walker = document.createTreeWalker(part, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        [...node.data].reduce((offset, letter) => {
          const space = /\s/.test(letter);
          if (!space || !this.text.endsWith(' ')) {
            this.text += space ? ' ' : letter;
            for (let i = 0; i < letter.length; i++) {
              this.nodes.push(node);
              this.offsets.push(offset + i);
            }
          }
          return offset + letter.length;
        }, 0);
      }
    }

    // find returns the range of a quotation: where what stands around it fits, else where
    // half of that does, else the first.
    find({ prefix, exact, suffix }) {
      const even = (s) => s.replace(/\s+/g, ' ');
      const [before, text, after] = [prefix, exact, suffix].map(even);
      for (const [head, tail] of [[before, after], ['', after], [before, ''], ['', '']]) {
        const at = this.text.indexOf(head + text + tail);
        if (at < 0) continue;
        const [from, to] = [at + head.length, at + head.length + text.length - 1];
        const range = document.createRange();
        range.setStart(this.nodes[from], this.offsets[from]);
        range.setEnd(this.nodes[to], this.offsets[to] + 1);
        return range;
      }
      return null;
    }
  }

  function place(mark, words) {
    const element = mark.element && document.getElementById(mark.element);
    if (mark.quote.exact) {
      const range = (element ? new Words(element) : words).find(mark.quote);
      if (range) return range;
    }
    if (!element) return null;
    const range = document.createRange();
    range.selectNodeContents(element.localName === 'tr' ? element.cells[0] : element);
    return range;
  }

  function setMark(mark, range) {
    (mark.error ? errors : warnings)?.add(range);
    const message = make('div');
    message.innerHTML = mark.html;
    const told = make('bokslut-mark', { 'data-problem': mark.problem });
    const shadow = told.attachShadow({ mode: 'open', delegatesFocus: true });
    shadow.adoptedStyleSheets = [sheet];
    const press = make('button', { type: 'button', class: 'bokslut-press', lang: news.lang, 'aria-label': say('atPlace', { message: message.textContent }) }, '⚠');
    press.addEventListener('click', () => toPanel(mark.problem));
    shadow.append(press);
    const end = range.cloneRange();
    end.collapse(false);
    const around = (end.endContainer.nodeType === Node.TEXT_NODE ? end.endContainer.parentElement : end.endContainer).closest('a, data, summary, button');
    if (around) around.after(told);
    else end.insertNode(told);
    said.set(told, mark.html);
  }

  // toMark leads to the mark of the problem that the address names.
  function toMark() {
    const mark = $('bokslut-mark').find(({ dataset }) => `#${dataset.problem}` === location.hash);
    mark?.scrollIntoView({ block: 'center' });
    mark?.focus({ preventScroll: true });
  }
  addEventListener('hashchange', toMark);
  list.addEventListener('click', ({ target }) => { if (target.closest('a')?.href === location.href) toMark(); });

  // --- A save

  // same tells whether two nodes can be one that has changed.
  const same = (a, b) => a.nodeName === b.nodeName && (a.id ?? '') === (b.id ?? '');

  // common returns a longest list of pairs [i, j], both rising, with as[i] = bs[j].
  function common(as, bs) {
    if (as.length * bs.length > MOST) return [];
    const width = bs.length + 1;
    const best = new Uint32Array((as.length + 1) * width);
    for (let i = as.length - 1; i >= 0; i--) {
      for (let j = bs.length - 1; j >= 0; j--) {
        best[i * width + j] = as[i] === bs[j] ? best[(i + 1) * width + j + 1] + 1 : Math.max(best[(i + 1) * width + j], best[i * width + j + 1]);
      }
    }
    const pairs = [];
    for (let i = 0, j = 0; i < as.length && j < bs.length;) {
      if (as[i] === bs[j]) pairs.push([i++, j++]);
      else if (best[(i + 1) * width + j] >= best[i * width + j + 1]) i++;
      else j++;
    }
    return pairs;
  }

  // become makes an element of the page as one of another document. What is equal stays
  // itself, and keeps focus, selection, scrolling and what is unfolded. Where the Tab key
  // stops the page's own script decides.
  function become(a, b) {
    for (const { name, value } of b.attributes) if (a.getAttribute(name) !== value && name !== 'tabindex') { a.setAttribute(name, value); touch(a); }
    for (const { name } of [...a.attributes]) if (!b.hasAttribute(name) && name !== 'open' && name !== 'tabindex') { a.removeAttribute(name); touch(a); }
    let as = [...a.childNodes].filter((node) => !ours(node));
    let bs = [...b.childNodes];
    while (as.length && bs.length && as[0].isEqualNode(bs[0])) { as.shift(); bs.shift(); }
    let after = a.childNodes.length && as.length ? as.at(-1).nextSibling : null;
    while (as.length && bs.length && as.at(-1).isEqualNode(bs.at(-1))) { after = as.pop(); bs.pop(); }
    if (!as.length && bs.length && !after) after = [...a.childNodes].find(ours) ?? null;
    const key = (node) => node.outerHTML ?? node.data;
    const pairs = [...common(as.map(key), bs.map(key)), [as.length, bs.length]];
    let [i, j] = [0, 0];
    for (const [nextA, nextB] of pairs) {
      for (; j < nextB; j++) {
        let k = i;
        while (k < nextA && !same(as[k], bs[j])) k++;
        if (k < nextA) {
          while (i < k) drop(as[i++]);
          change(as[i++], bs[j]);
        } else {
          const fresh = document.importNode(bs[j], true);
          a.insertBefore(fresh, as[i] ?? after);
          touch(fresh);
        }
      }
      while (i < nextA) drop(as[i++]);
      i++;
      j = nextB + 1;
    }
  }

  function change(a, b) {
    if (a.isEqualNode(b)) return;
    if (a.nodeType === Node.ELEMENT_NODE) become(a, b);
    else { a.data = b.data; touch(a); }
  }

  function drop(node) {
    if (node.nodeType !== Node.TEXT_NODE || node.data.trim()) touch(node.parentNode);
    node.remove();
  }

  function touch(node) {
    const element = node.nodeType === Node.ELEMENT_NODE ? node : node.parentElement;
    if (element && (element === node || node.data?.trim())) changed.add(element.closest(BLOCKS) ?? element);
  }

  // flash marks for a moment what changed: with a line around it, which needs no colour.
  function flash() {
    const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
    const shown = [...changed].filter((e) => e.isConnected && !e.matches('html, body, main'));
    for (const element of shown) {
      const from = { outline: '3px dashed currentColor', outlineOffset: element.localName === 'tr' ? '-3px' : '2px' };
      element.animate([from, calm ? from : { ...from, outlineColor: 'transparent' }], { duration: FLASH, easing: 'ease-in' });
    }
    changed = new Set();
    return shown.length;
  }

  const pathOf = (address) => new URL(address, location.href).pathname;
  const loads = (head) => [...head.querySelectorAll('link[rel~="stylesheet"], script[src]')].map((e) => pathOf(e.getAttribute('href') ?? e.getAttribute('src'))).join(' ');

  async function load() {
    const answer = await fetch(location.pathname + location.search, { cache: 'no-store' });
    return { absent: answer.status === 404, next: new DOMParser().parseFromString(await answer.text(), 'text/html') };
  }

  // update shows the page as it is now.
  async function update() {
    let { absent, next } = await load();
    if (absent && !missing) {
      await new Promise((done) => { setTimeout(done, GONE); });
      ({ absent, next } = await load());
    }
    if (loads(next.head) !== loads(document.head)) { // another kind of page
      location.reload();
      return;
    }
    missing = absent;
    page = next.querySelector('script[data-page]')?.dataset.page;
    for (const img of next.querySelectorAll('img[src]')) refresh(img);
    redress(() => {
      document.title = next.title;
      document.documentElement.lang = next.documentElement.lang;
      become(document.body, next.body);
    });
    if (flash()) announce(say('updated'));
  }

  const versions = new Map(); // by path, the sum of a picture that changed since the page was opened

  function refresh(img) {
    const path = pathOf(img.getAttribute('src'));
    const address = versions.has(path) ? `${path}?v=${versions.get(path)}` : img.getAttribute('src');
    if (img.getAttribute('src') !== address) img.setAttribute('src', address);
  }

  // swap takes over style sheets and pictures that changed. A script has already run: for
  // another the page is loaded anew.
  function swap() {
    for (const [path, sum] of Object.entries(news.assets)) {
      if (known[path] === sum || !known[path]) continue;
      if ($('script[src]').some((script) => pathOf(script.src) === path)) location.reload();
      versions.set(path, sum);
      for (const link of $('link[rel~="stylesheet"]')) {
        if (pathOf(link.href) !== path) continue;
        const fresh = link.cloneNode();
        fresh.href = `${path}?v=${sum}`;
        fresh.addEventListener('load', () => link.remove());
        fresh.addEventListener('error', () => fresh.remove());
        link.after(fresh);
      }
    }
    for (const img of $('img[src]')) refresh(img);
    known = { ...known, ...news.assets };
  }

  // --- The stream

  let source = null;
  let waiting = null; // the news that is not yet shown
  let busy = false;

  async function take(told) {
    waiting = told;
    if (busy) return;
    busy = true;
    while (waiting) {
      const before = news;
      news = waiting;
      waiting = null;
      try {
        swap();
        showPanel(before);
        if (news.page !== page && !news.unmade) await update();
        else redress();
        if (!before) toMark();
      } catch {
        // The server has gone, or the page with it: the stream says when there is more.
      }
    }
    busy = false;
  }

  function connect() {
    if (source) return;
    source = new EventSource(`/_/events?page=${encodeURIComponent(location.pathname)}`);
    source.onopen = () => {
      clearTimeout(connect.timer);
      connect.timer = null;
      if (news && status.textContent === say('lost')) announce('');
    };
    source.onmessage = ({ data }) => take(JSON.parse(data));
    source.onerror = () => {
      connect.timer ??= setTimeout(() => announce(say('lost'), true), LOST);
      if (source?.readyState === EventSource.CLOSED) {
        disconnect();
        setTimeout(connect, LOST);
      }
    };
  }

  function disconnect() {
    source?.close();
    source = null;
  }

  // A browser has six connections to a server: a page that nobody sees gives its own back,
  // and catches up when it is seen again.
  const seen = () => { if (document.visibilityState === 'hidden') disconnect(); else connect(); };
  document.addEventListener('visibilitychange', seen);
  addEventListener('pagehide', disconnect);
  addEventListener('pageshow', seen);
  document.body.append(host);
  seen();
})();
