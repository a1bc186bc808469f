/**
 * A link to any page, to copy: the page is named by its address, its title and first words are taken from itself.
 * Nothing is sent anywhere but to this site; without script the page says to copy the address.
 */

const form = /** @type {HTMLFormElement|null} */ (document.querySelector("form[data-link-to]"));
const root = new URL("../../", import.meta.url);

/**
 * The path of a page below the site's root, in English: of an address, a path or an id; null where it is of another site.
 * @param {string} given @param {string} site where the site stands
 */
export function pathOf(given, site) {
  let text = given.trim();
  for (const start of [site, root.href]) if (text.startsWith(start)) text = text.slice(start.length);
  if (/^[a-z]+:|^\/\//i.test(text)) return null;
  const path = text.replace(/[?#].*$/, "").replace(/index\.(html|md)$/, "").replace(/^\/+|\/+$/g, "").replace(/^ms(\/|$)/, "");
  return /^[a-z0-9/-]*$/.test(path) ? path : null;
}

/** @param {string} text */
const escaped = (text) => text.replace(/[&<>"]/g, (sign) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" })[sign] ?? sign);

if (form) {
  const input = /** @type {HTMLInputElement} */ (form.elements.namedItem("page"));
  const status = /** @type {HTMLElement} */ (form.querySelector("[role=status]"));
  const site = form.dataset.site ?? root.href;

  /** @param {string} path @returns {Promise<{title: string, text: string}|null>} */
  async function told(path) {
    const answer = await fetch(new URL(path, root));
    if (!answer.ok) return null;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const text = page.querySelector('meta[name="description"]')?.getAttribute("content") ?? "";
    return { title: page.title.replace(/ - Suluh$/, ""), text };
  }

  async function show() {
    const path = pathOf(input.value, site);
    const pieces = /** @type {HTMLElement[]} */ ([...(form?.querySelectorAll("[data-snippet]") ?? [])]);
    const both = path === null ? [null, null]
      : await Promise.all(["", "ms/"].map((below) => told(below + path + (path ? "/" : "")).catch(() => null)));
    status.textContent = input.value.trim() && !both[0] ? form?.dataset.nowhere ?? "" : "";
    for (const piece of pieces) {
      const [code, kind] = (piece.dataset.snippet ?? "").split("-");
      const page = both[code === "ms" ? 1 : 0];
      piece.hidden = !page || path === null;
      if (!page || path === null) continue;
      const url = `${site}${code === "ms" ? "ms/" : ""}${path}${path ? "/" : ""}`;
      const words = kind === "html"
        ? `<a href="${escaped(url)}">${escaped(page.title)}</a> (Suluh): ${escaped(page.text)}`
        : `[${page.title.replace(/[[\]\\]/g, "\\$&")}](${url}) (Suluh): ${page.text}`;
      /** @type {HTMLElement} */ (piece.querySelector("code")).textContent = words;
    }
  }

  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("click", async (event) => {
    const button = event.target instanceof HTMLButtonElement ? event.target : null;
    const code = button?.closest("[data-snippet]")?.querySelector("code");
    if (!button || !code) return;
    const done = await navigator.clipboard?.writeText(code.textContent ?? "").then(() => true, () => false);
    status.textContent = (done ? form.dataset.copied : form.dataset.failed) ?? "";
    if (!done) getSelection()?.selectAllChildren(code);
  });
  input.addEventListener("change", show);
  const fromAddress = () => {
    const asked = new URLSearchParams(location.hash.slice(1)).get("page");
    if (asked === null) return;
    input.value = asked;
    show();
  };
  addEventListener("hashchange", fromAddress);
  form.hidden = false;
  fromAddress();
}
