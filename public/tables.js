// A table that may be wider than the screen stands in a box that takes focus, so that it can
// be scrolled by keyboard. Where all of it is in sight there is nothing to scroll, and this
// takes the box out of the way of who goes through the page with the Tab key: at once, so that
// no stop goes away under who is on the way to it, and again when a size changes.
'use strict';

const boxes = [...document.querySelectorAll('.scroller')];

function fit(some) {
  const scrolls = some.map((box) => box.scrollWidth > box.clientWidth + 1 || box.scrollHeight > box.clientHeight + 1);
  some.forEach((box, i) => {
    if (scrolls[i]) box.tabIndex = 0;
    else if (box !== document.activeElement) box.removeAttribute('tabindex');
  });
}

fit(boxes);
const resized = new ResizeObserver((entries) => fit([...new Set(entries.map(({ target }) => target.closest('.scroller')))]));
for (const box of boxes) {
  resized.observe(box);
  resized.observe(box.firstElementChild);
}
