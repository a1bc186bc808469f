// A page that has moved: goes on to the new address and keeps the fragment, which a <meta> refresh would drop.
// Without script the page refreshes by itself; where neither runs, its link is there to press.

const moved = document.querySelector("[data-moved]");
if (moved instanceof HTMLElement && moved.dataset.moved) {
  const to = new URL(moved.dataset.moved, location.href);
  to.hash = location.hash;
  location.replace(to);
}
