/**
 * Leave this page at once: the link works without script; with it, a blank cover goes up first, the page's
 * entry in the history is replaced so that Back does not return to it, and Shift pressed three times does the same.
 */

const WITHIN = 5000; // ms in which the three presses must fall
const link = /** @type {HTMLAnchorElement|null} */ (document.querySelector("a[data-quick-exit]"));
const status = document.querySelector("[data-exit-status]");
let presses = 0;
let timer = 0;
let lone = false; // Shift went down and no other key since: it is not a modifier

function cover() {
  const sheet = document.createElement("div");
  sheet.className = "su-cover";
  sheet.setAttribute("data-exit-cover", "");
  document.body.append(sheet);
  document.title = "…";
}

function leave() {
  if (!link) return;
  if (status) status.textContent = link.dataset.leaving ?? "";
  cover();
  location.replace(link.href);
}

function reset() {
  presses = 0;
  clearTimeout(timer);
  if (status) status.textContent = "";
}

if (link) {
  link.addEventListener("click", (event) => {
    event.preventDefault();
    leave();
  });
  addEventListener("keydown", (event) => {
    lone = event.key === "Shift" && !event.repeat;
    if (event.key !== "Shift") reset();
  });
  addEventListener("keyup", (event) => {
    if (event.key !== "Shift" || !lone) return;
    presses += 1;
    clearTimeout(timer);
    timer = setTimeout(reset, WITHIN);
    if (presses >= 3) leave();
    else if (status) status.textContent = (link.dataset.pressed ?? "").replace("{left}", String(3 - presses));
  });
  // Coming back through the cache of pages must not show a dead, blank one.
  addEventListener("pageshow", (event) => {
    if (event.persisted) location.reload();
  });
}
