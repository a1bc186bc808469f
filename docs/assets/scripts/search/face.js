/**
 * The face of search: an input, a jump where a citation is certain, results, filters, and what to do when there is none.
 * It stands on /search/ and in a dialog. The query lives in the fragment of /search/ and is never sent or stored.
 */
import { open } from "./engine.js";

const SHOWN = 8;
const PAUSE = 70; // ms between the last key and the search
const SEPARATOR = "‖";

/** @param {string} tag @param {Record<string, string>} [attributes] @param {(Node|string)[]} children */
function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

/** @param {string} template @param {Record<string, string|number>} values */
const fill = (template, values) => template.replace(/\{(\w+)\}/g, (_, key) => String(values[key] ?? ""));

/**
 * Sets up search inside an element.
 * @param {HTMLElement} host
 * @param {{root: string, language: "en"|"ms", address: boolean}} options address: whether the fragment holds the query
 */
export async function setUp(host, { root, language, address }) {
  const here = language === "en" ? root : `${root}${language}/`;
  const answer = await fetch(`${root}search/say.json`);
  const say = (await answer.json())[language];

  const input = /** @type {HTMLInputElement} */ (make("input", {
    type: "search", name: "q", id: "su-q", autocomplete: "off", autocapitalize: "none", spellcheck: "false",
    maxlength: "300", "aria-describedby": "su-search-hint", placeholder: say.placeholder,
  }));
  const status = make("p", { role: "status", class: "su-search__status" });
  const help = make("div", { class: "su-search__help" });
  const jump = make("div", { class: "su-search__jump" });
  const filters = make("div", { class: "su-search__filters" });
  const list = make("ol", { "data-results": "", class: "su-search__results" });
  const more = make("p", { class: "su-search__more" });
  const form = make("form", { role: "search", class: "su-search__form" },
    make("label", { for: "su-q" }, say.label), input,
    make("p", { id: "su-search-hint", class: "su-small" }, say.hint));
  host.replaceChildren(form, status, help, jump, filters, list, more);

  /** @type {Awaited<ReturnType<typeof open>>|undefined} */
  let engine;
  let turn = 0;
  /** @type {{kind: string, jurisdiction: string, status: string}} */
  const chosen = { kind: "", jurisdiction: "", status: "" };

  function failed() {
    status.textContent = say.unavailable;
    more.replaceChildren(make("a", { href: `${here}a-to-z/` }, say.az));
  }

  /** @param {string} id */
  const url = (id) => `${here}${id === "index" ? "" : `${id}/`}`;

  /** The passage around the first words that match, in the reader's language. @param {any} data @param {string[]} words */
  function passage(data, words) {
    const halves = String(data.content ?? "").split(SEPARATOR);
    const text = (language === "ms" && halves[1]?.trim()) || halves[0] || "";
    const lower = text.toLowerCase();
    const at = words.map((word) => lower.indexOf(word)).filter((index) => index >= 0);
    const near = Math.max(0, (at.length ? Math.min(...at) : 0) - 60);
    const start = near ? text.indexOf(" ", near) + 1 : 0;
    const cut = text.slice(start, start + 200).replace(/\s\S*$/, "").trim();
    const shown = make("p", { class: "su-search__passage" }, start > 0 ? "… " : "");
    const pattern = words.filter((word) => word.length > 2).map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")).join("|");
    for (const part of pattern ? cut.split(new RegExp(`(${pattern})`, "i")) : [cut]) {
      shown.append(pattern && new RegExp(`^(?:${pattern})$`, "i").test(part) ? make("mark", {}, part) : part);
    }
    shown.append(" …");
    return shown;
  }

  /** @param {any} hit @param {string[]} words */
  async function result(hit, words) {
    const data = await hit.data();
    const { meta } = data;
    const title = (language === "ms" && meta.title_ms) || meta.title;
    const facts = [say.kinds[hit.kind] ?? hit.kind];
    if (hit.jurisdiction && say.jurisdictions[hit.jurisdiction]) facts.push(say.jurisdictions[hit.jurisdiction]);
    if (hit.status && hit.status !== "in_force") facts.push(say.statuses[hit.status] ?? hit.status);
    const line = (language === "ms" && meta.line_ms) || meta.line || "";
    return make("li", {},
      make("a", { href: url(meta.id) }, title),
      make("p", { class: "su-search__facts" }, facts.join(" · "),
        ...(meta.assurance ? [" ", make("span", { class: `su-badge su-badge--${meta.assurance}` }, say.assurances[meta.assurance])] : [])),
      make("p", { class: "su-search__line" }, line),
      passage(data, words));
  }

  /** @param {any} entry a citation */
  function named(entry) {
    const law = engine?.law(entry.instrument);
    const name = law ? (law.citation[language] ?? law.citation.en) : "";
    const unit = say.units[entry.unit] ?? "";
    return entry.number ? fill(say.cite, { unit: entry.unit === "schedule" ? "" : unit, number: entry.number + entry.path.map((/** @type {string} */ part) => `(${part})`).join(""), name }).trim() : (law?.title[language] ?? law?.title.en ?? name);
  }

  /** @param {any[]} cited */
  function showCitations(cited) {
    jump.replaceChildren();
    const there = cited.filter((entry) => entry.exists);
    if (there.length) {
      const items = there.slice(0, 8).map((entry) => make("li", {}, make("a", { href: url(entry.record) }, named(entry))));
      jump.append(make("div", { "data-jump": "", class: "su-jump" }, make("p", {}, there.length === 1 ? say.jump : say.jumps), make("ul", {}, ...items)));
    } else if (cited.length) {
      const entry = cited[0];
      const near = (entry.neighbours ?? []).map((/** @type {any} */ other) =>
        make("li", {}, make("a", { href: url(other.record) }, named({ ...entry, number: other.number, path: [] }))));
      jump.append(make("div", { class: "su-notice" }, make("p", {}, fill(say.nosuch, { cited: named(entry) })), make("ul", {}, ...near)));
    }
    return there;
  }

  /** @param {any[]} hits */
  function showFilters(hits) {
    filters.replaceChildren();
    for (const name of /** @type {("kind"|"jurisdiction"|"status")[]} */ (["kind", "jurisdiction", "status"])) {
      /** @type {Map<string, number>} */
      const counts = new Map();
      for (const hit of hits) if (hit[name]) counts.set(hit[name], (counts.get(hit[name]) ?? 0) + 1);
      if (counts.size < 2 && !chosen[name]) continue;
      const names = { kind: say.kinds, jurisdiction: say.jurisdictions, status: say.statuses }[name];
      const select = /** @type {HTMLSelectElement} */ (make("select", { name, id: `su-${name}` }, make("option", { value: "" }, say.all)));
      for (const [value, count] of [...counts].sort((a, b) => b[1] - a[1])) {
        const option = /** @type {HTMLOptionElement} */ (make("option", { value }, `${names[value] ?? value} (${count})`));
        option.selected = chosen[name] === value;
        select.append(option);
      }
      select.addEventListener("change", () => {
        chosen[name] = select.value;
        search();
      });
      filters.append(make("label", { for: `su-${name}` }, say.filters[name]), select);
    }
  }

  /** Whether a hit passes the filters. @param {any} hit */
  const chosenOf = (hit) => 
    Object.entries(chosen).every(([name, value]) => !value || hit[name] === value);

  function remember() {
    if (!address) return;
    const state = new URLSearchParams();
    if (input.value) state.set("q", input.value);
    for (const [name, value] of Object.entries(chosen)) if (value) state.set(name, value);
    history.replaceState(null, "", state.size ? `#${state}` : location.pathname);
  }

  function clear() {
    for (const part of [help, jump, filters, list, more]) part.replaceChildren();
    status.textContent = "";
  }

  async function search() {
    const mine = ++turn;
    const query = input.value.trim();
    remember();
    if (!query) return clear();
    try {
      engine ??= await open(root);
      const cited = engine.citations(query);
      const all = await engine.search(query);
      if (mine !== turn) return;
      help.replaceChildren();
      if (engine.inDanger(query)) help.append(card(say.help));
      const there = showCitations(cited);
      const hits = all.filter(chosenOf);
      showFilters(all);
      const words = query.toLowerCase().split(/\s+/).filter((word) => word.length > 2);
      const items = await Promise.all(hits.slice(0, SHOWN).map((hit) => result(hit, words)));
      if (mine !== turn) return;
      list.replaceChildren(...items);
      status.textContent = hits.length ? fill(hits.length === 1 ? say.one : say.many, { count: hits.length }) : there.length ? "" : say.none;
      more.replaceChildren();
      if (hits.length) {
        const button = make("button", { type: "button" }, say.more);
        button.addEventListener("click", async () => { // now with what only the full text holds
          const shown = new Set(hits.slice(0, SHOWN).map(({ id }) => id));
          const others = (await /** @type {NonNullable<typeof engine>} */ (engine).search(query, true)).filter((hit) => chosenOf(hit) && !shown.has(hit.id));
          const rest = await Promise.all(others.slice(0, SHOWN * 3).map((hit) => result(hit, words)));
          list.append(...rest);
          more.replaceChildren();
          /** @type {HTMLElement|null} */ (rest[0]?.querySelector("a"))?.focus();
        });
        more.append(button);
      }
      if (!hits.length && !there.length) {
        more.append(make("a", { href: `${here}a-to-z/` }, say.az), " · ", make("a", { href: `${here}glossary/` }, say.glossary), " · ", make("a", { href: `${here}report/` }, say.help.title));
      }
    } catch (error) {
      console.error(error);
      if (mine === turn) failed();
    }
  }

  /** Words to act on. @param {any} words */
  function card(words) {
    return make("section", { class: "su-call", "aria-label": words.title },
      make("p", { class: "su-call__title" }, words.text),
      make("ul", {}, ...words.channels.map((/** @type {any} */ channel) =>
        make("li", {}, make("a", { href: channel.href, class: "su-call__value", rel: "noreferrer" }, channel.value), ` ${channel.name}`))),
      make("p", {}, make("a", { href: `${here}report/` }, words.title)));
  }

  let timer = 0;
  input.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(search, PAUSE);
  });
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    clearTimeout(timer);
    await search();
    /** @type {HTMLAnchorElement|null} */ (host.querySelector("[data-jump] a, ol[data-results] > li a"))?.click();
  });
  host.addEventListener("keydown", (event) => {
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
    if (event.target instanceof HTMLSelectElement) return;
    const links = [input, ...host.querySelectorAll("[data-jump] a, ol[data-results] > li > a")];
    const at = links.indexOf(/** @type {any} */ (document.activeElement));
    const next = links[at + (event.key === "ArrowDown" ? 1 : -1)];
    if (next) {
      event.preventDefault();
      /** @type {HTMLElement} */ (next).focus();
    }
  });

  function fromAddress() {
    const state = new URLSearchParams(location.hash.slice(1));
    input.value = state.get("q") ?? "";
    chosen.kind = state.get("kind") ?? "";
    chosen.jurisdiction = state.get("jurisdiction") ?? "";
    chosen.status = state.get("status") ?? "";
    search();
  }
  if (address) {
    addEventListener("hashchange", fromAddress);
    fromAddress();
  }
  input.focus();
  return input;
}
