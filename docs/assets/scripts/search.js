/**
 * Opens search: on /search/ in the page itself, elsewhere in a dialog, by any link to search, `/` or Ctrl K.
 * The rest is fetched only then.
 */
const links = /** @type {NodeListOf<HTMLAnchorElement>} */ (document.querySelectorAll("a[data-search-link]"));
const link = links[0];
const place = /** @type {HTMLElement|null} */ (document.querySelector("[data-search]"));
const language = document.documentElement.lang === "ms" ? "ms" : "en";
const root = link ? new URL(language === "ms" ? "../../" : "../", link.href).pathname : "/";
/** @type {HTMLDialogElement|undefined} */
let dialog;

async function openDialog() {
  if (place) {
    place.querySelector("input")?.focus();
    return;
  }
  const { setUp } = await import("./search/face.js");
  if (!dialog) {
    dialog = document.createElement("dialog");
    dialog.className = "su-search-dialog md-typeset";
    dialog.setAttribute("aria-label", link?.textContent?.trim() ?? "");
    const close = document.createElement("button");
    close.type = "button";
    close.className = "su-search-dialog__close";
    close.textContent = link?.dataset.close ?? "×";
    close.addEventListener("click", () => dialog?.close());
    const host = document.createElement("div");
    dialog.append(close, host);
    document.body.append(dialog);
    dialog.showModal();
    await setUp(host, { root, language, address: false });
  } else {
    dialog.showModal();
    dialog.querySelector("input")?.select();
  }
}

for (const each of links) {
  each.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
    event.preventDefault();
    openDialog().catch(() => location.assign(each.href));
  });
}

addEventListener("keydown", (event) => {
  const target = /** @type {HTMLElement} */ (event.target);
  const typing = target.isContentEditable || /^(?:INPUT|TEXTAREA|SELECT)$/.test(target.tagName);
  const asked = (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey)
    || (event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey));
  if (!asked) return;
  event.preventDefault();
  openDialog().catch(() => link && location.assign(link.href));
});

if (place) {
  const { setUp } = await import("./search/face.js");
  try {
    await setUp(place, { root, language, address: true });
  } catch {
    place.querySelector("[data-search-off]")?.removeAttribute("hidden");
  }
}
