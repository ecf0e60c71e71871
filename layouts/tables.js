// A table that may be wider than the screen stands in a box that takes focus, so that it can
// be scrolled by keyboard. Where all of it is in sight there is nothing to scroll, and this
// takes the box out of the way of who goes through the page with the Tab key.
'use strict';

const fitting = new ResizeObserver((entries) => {
  for (const { target } of entries) {
    const box = target.closest('.scroller');
    if (box.scrollWidth > box.clientWidth + 1 || box.scrollHeight > box.clientHeight + 1) box.tabIndex = 0;
    else if (box !== document.activeElement) box.removeAttribute('tabindex');
  }
});
for (const box of document.querySelectorAll('.scroller')) {
  fitting.observe(box);
  fitting.observe(box.firstElementChild);
}
