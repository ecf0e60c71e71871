// What a11y.mjs asks of a page, from inside it. Each function is sent to the browser by
// itself, so it can use nothing but the page: no import, no other function of this file.
// Elements are named by the beginning of their HTML.

// The text as a reader sees it, but for what is said to those without JavaScript only.
export function visibleText() {
  for (const element of document.querySelectorAll('noscript')) element.hidden = true;
  return document.body.innerText.replace(/\s+/g, ' ').trim();
}

// What makes the page scroll sideways, or null when it does not. A box that scrolls by
// itself may be as wide as it likes, unless it lets positioned elements out.
export function widerThanPage() {
  const page = document.scrollingElement, width = page.clientWidth;
  if (page.scrollWidth <= width) return null;
  const scrollsByItself = (element) => {
    let { position } = getComputedStyle(element);
    for (let box = element.parentElement; box && box !== document.body; box = box.parentElement) {
      const style = getComputedStyle(box);
      if (position === 'absolute' && style.position === 'static') continue;
      if (style.overflowX !== 'visible') return true;
      position = style.position;
    }
    return false;
  };
  const sticksOut = (element) => element.getBoundingClientRect().right > width + 1
    || (element.clientWidth > 1 && element.scrollWidth > element.clientWidth + 1);
  return [...document.body.querySelectorAll('*')]
    .filter((element) => sticksOut(element) && !scrollsByItself(element))
    .slice(0, 3).map((element) => element.outerHTML.slice(0, 120)).join(' | ');
}

// Boxes whose content does not fit: it is lost on paper, and on a screen it can only be
// reached by keyboard when the box takes focus and says what it is.
export function scrollers() {
  const named = (box) => box.hasAttribute('aria-label') || box.hasAttribute('aria-labelledby');
  return [...document.body.querySelectorAll('*')]
    .filter((box) => getComputedStyle(box).overflowX !== 'visible' && box.clientWidth > 1 && box.scrollWidth > box.clientWidth + 1)
    .map((box) => ({
      html: box.outerHTML.slice(0, 120),
      byKeyboard: box.tabIndex >= 0 && named(box) && (box.hasAttribute('role') || box.tagName === 'SECTION'),
    }));
}

// What is wrong with the page's tables, as [rule, detail]. Of a heading with words in a box
// of their own, Orca reads only the box in Firefox, and of a caption with one nothing at all.
export function tableFaults() {
  const faults = [];
  const boxIn = (heading) => [...heading.querySelectorAll('span, div, p')].find((part) => {
    const { display, position, overflowX } = getComputedStyle(part);
    return display !== 'inline' || overflowX !== 'visible' || ['absolute', 'fixed'].includes(position);
  });
  const hasText = (heading) => [...heading.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim());
  for (const table of document.querySelectorAll('table:not([role=presentation], [role=none])')) {
    const caption = table.caption?.textContent.trim();
    const fault = (rule, element) => faults.push([rule, `${caption || 'table without caption'}: ${element.outerHTML.slice(0, 120)}`]);
    if (!caption) fault('table-caption', table);
    else if (boxIn(table.caption)) fault('table-heading-box', table.caption);
    if (!table.querySelector('thead th')) fault('table-head', table);
    for (const header of table.querySelectorAll('th')) {
      if (!header.scope) fault('table-scope', header);
      if (!header.textContent.trim()) fault('table-empty-header', header);
      if (hasText(header) && boxIn(header)) fault('table-heading-box', header);
    }
    for (const cell of table.querySelectorAll('td')) {
      if (!cell.textContent.trim() && !cell.querySelector('img, svg')) fault('table-empty-cell', cell);
    }
  }
  return faults;
}

// Remembers the elements that Tab should reach and how they look without focus, and
// returns their HTML. atFocus compares with it.
export function prepareWalk() {
  const line = (style, width, colour) => (style === 'none' || !parseFloat(width) ? '' : [style, width, colour].join(' '));
  window.look = (element) => { // only what can be seen: a line of no width has no colour
    const s = getComputedStyle(element);
    return [line(s.outlineStyle, s.outlineWidth, s.outlineColor), line(s.borderBottomStyle, s.borderBottomWidth, s.borderBottomColor),
      line(s.borderTopStyle, s.borderTopWidth, s.borderTopColor), s.boxShadow, s.backgroundColor, s.color,
      s.textDecorationLine, s.textDecorationThickness].join('|');
  };
  const selector = 'a[href], area[href], button, input, select, textarea, summary, [contenteditable=true], [tabindex], [onclick]';
  const stops = [...document.querySelectorAll(selector)].filter((element) => (element.tabIndex >= 0 || element.hasAttribute('onclick'))
    && !element.disabled && element.type !== 'hidden' && !element.closest('[inert]') && element.checkVisibility({ visibilityProperty: true }));
  window.stops = new Map(stops.map((element, i) => [element, i]));
  window.plainLook = new Map(stops.map((element) => [element, window.look(element)]));
  return stops.map((element) => element.outerHTML.slice(0, 120));
}

// The element in focus, or null at the end of the page: which stop it is (-1: one that
// only this browser stops at), whether it is in sight, shows its focus and leads into the page.
export function atFocus() {
  const element = document.activeElement;
  if (!element || element === document.body || element === document.documentElement) return null;
  const box = element.getBoundingClientRect(); // and of it what is on the screen:
  const [left, right] = [Math.max(box.left, 0), Math.min(box.right, window.innerWidth)];
  const [top, bottom] = [Math.max(box.top, 0), Math.min(box.bottom, window.innerHeight)];
  const inSight = [[0.5, 0.5], [0.1, 0.1], [0.9, 0.1], [0.1, 0.9], [0.9, 0.9]].some(([x, y]) => {
    const hit = document.elementFromPoint(left + (right - left) * x, top + (bottom - top) * y);
    return hit && (element.contains(hit) || hit.contains(element));
  });
  return {
    stop: window.stops.get(element) ?? -1,
    html: element.outerHTML.slice(0, 120),
    inSight,
    marked: window.plainLook.get(element) !== window.look(element),
    leadsIntoPage: element.matches('a[href^="#"]') && !!document.getElementById(decodeURIComponent(element.hash.slice(1))),
  };
}

// Spaces the text out as WCAG 1.4.12 says that a reader may.
export function spaceText() {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync('* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important } p { margin-bottom: 2em !important }');
  document.adoptedStyleSheets.push(sheet);
}

// Makes the text twice as large, as WCAG 1.4.4 says that a reader may.
export function enlargeText() {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(':root { font-size: 200% !important }');
  document.adoptedStyleSheets.push(sheet);
}
