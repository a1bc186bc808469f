/**
 * The offence finder: a form whose facts live in the fragment (#conduct=possess&whom=child), and the provisions
 * that may apply to them. Nothing is sent or stored; the rules are fetched once, as a file of this site.
 */
import { elsewhere } from "./finder/abroad.js";
import { mayApply } from "./finder/reason.js";

/** @typedef {import("./finder/reason.js").Facts} Facts */

const ONE = ["whom", "by", "how", "where"];
const DAY = /^\d{4}(-\d{2}(-\d{2})?)?$/;

/**
 * Whether there is such a day (or month, or year).
 * @param {string} text
 */
export function isDay(text) {
  const [year, month, day] = text.split("-").map(Number);
  if (!DAY.test(text) || year < 1800) return false;
  if (month === undefined) return true;
  if (month < 1 || month > 12) return false;
  return day === undefined || (day >= 1 && day <= new Date(Date.UTC(year, month, 0)).getUTCDate());
}

/**
 * The facts in a fragment; what is not one of the choices is left out.
 * @param {string} fragment
 * @param {Record<string, string[]>} choices
 * @returns {Facts}
 */
export function fromFragment(fragment, choices) {
  const given = new URLSearchParams(fragment.replace(/^#/, "").slice(0, 1000));
  const one = (/** @type {string} */ key) => choices[key].find((choice) => choice === given.get(key)) ?? null;
  const asked = (given.get("conduct") ?? "").split(",");
  const age = given.get("age") ?? "";
  const on = given.get("on") ?? "";
  return {
    conduct: choices.conduct.filter((conduct) => asked.includes(conduct)),
    whom: one("whom"),
    age: /^\d{1,2}$/.test(age) && Number(age) < 18 ? Number(age) : null,
    by: one("by"),
    how: one("how"),
    where: one("where") ?? "malaysia",
    on: isDay(on) ? on : null,
  };
}

/**
 * The fragment of facts; empty when nothing is known.
 * @param {Facts} facts
 */
export function toFragment(facts) {
  const parts = [];
  if (facts.conduct.length) parts.push(`conduct=${facts.conduct.join(",")}`);
  for (const key of /** @type {const} */ (["whom", "age", "by", "how", "where", "on"])) {
    if (facts[key] !== null && facts[key] !== "malaysia") parts.push(`${key}=${facts[key]}`);
  }
  return parts.join("&");
}

/** @param {string} text @param {Record<string, unknown>} values */
const fill = (text, values) => text.replace(/\{(\w+)\}/g, (_, key) => String(values[key] ?? ""));

/** @param {HTMLElement} page @param {any} data */
function setUp(page, data) {
  const language = document.documentElement.lang === "ms" ? "ms" : "en";
  const root = new URL("../../", import.meta.url);
  const words = data.words[language];
  const form = /** @type {HTMLFormElement} */ (page.querySelector("form"));
  const status = /** @type {HTMLElement} */ (page.querySelector("[role=status]"));
  const slots = (/** @type {ParentNode} */ host, /** @type {string} */ name) =>
    /** @type {HTMLElement} */ (host.querySelector(`[data-slot="${name}"]`));
  const field = (/** @type {string} */ name) => /** @type {any} */ (form.elements.namedItem(name));

  /** A piece of the page, its slots filled with words; a slot without words goes. */
  function piece(/** @type {string} */ name, /** @type {Record<string, string|undefined>} */ texts = {}) {
    const template = /** @type {HTMLTemplateElement} */ (page.querySelector(`template[data-piece="${name}"]`));
    const made = /** @type {HTMLElement} */ (template.content.firstElementChild?.cloneNode(true));
    for (const [slot, text] of Object.entries(texts)) {
      const place = made.matches(`[data-slot="${slot}"]`) ? made : slots(made, slot);
      if (text) place.textContent = text;
      else place.remove();
    }
    return made;
  }

  /** @param {HTMLElement} host @param {string} name @param {string} path @param {string} text */
  function link(host, name, path, text) {
    const place = /** @type {HTMLAnchorElement} */ (slots(host, name));
    place.href = new URL(path, root).href;
    place.textContent = text;
  }

  /** The facts that the form holds; a day or an age that cannot be is named instead. */
  function read() {
    const [year, month, day] = ["year", "month", "day"].map((name) => field(name).value.trim());
    const parts = [year.padStart(4, "0"), month, day && day.padStart(2, "0")].filter(Boolean);
    const on = year || month || day ? parts.join("-") : "";
    const age = field("age").value.trim();
    const wrong = {
      age: Boolean(field("age").validity?.badInput) || (age !== "" && !(/^\d{1,2}$/.test(age) && Number(age) < 18)),
      on: ["year", "day"].some((name) => field(name).validity?.badInput)
        || (on !== "" && (!year || (Boolean(day) && !month) || !isDay(on))),
    };
    const given = new URLSearchParams(new FormData(form).getAll("conduct").length
      ? { conduct: new FormData(form).getAll("conduct").join(",") } : {});
    for (const name of ONE) given.set(name, field(name).value);
    if (!wrong.age) given.set("age", age);
    if (!wrong.on) given.set("on", on);
    return { facts: fromFragment(given.toString(), data.choices), wrong };
  }

  /** @param {Facts} facts */
  function write(facts) {
    for (const box of form.querySelectorAll("input[name=conduct]")) {
      const input = /** @type {HTMLInputElement} */ (box);
      input.checked = facts.conduct.includes(input.value);
    }
    for (const name of ONE) field(name).value = facts[/** @type {"whom"} */ (name)] ?? "";
    field("age").value = facts.age ?? "";
    const [year = "", month = "", day = ""] = (facts.on ?? "").split("-");
    field("year").value = year;
    field("month").value = month;
    field("day").value = day.replace(/^0/, "");
  }

  /** @param {string|null} on */
  function dayInWords(on) {
    if (!on) return words["law.now"];
    const [year, month, day] = on.split("-");
    const name = month ? words[`month.${Number(month)}`] : "";
    return fill(words["law.on"], { day: [day && Number(day), name, year].filter(Boolean).join(" ") });
  }

  /** @param {import("./finder/reason.js").Law} law */
  const doubt = ({ law, versions }) =>
    law === "uncertain" ? words[versions.length > 1 ? "uncertain.which" : "uncertain.whether"] : undefined;

  /** @param {any} record @param {import("./finder/reason.js").Law} law @param {boolean} spans */
  function penalties(record, law, spans) {
    return law.versions.map((index) => {
      const version = record.versions[index];
      const made = piece("version", {
        span: spans ? version.span[language] : undefined,
        assurance: data.assurance[language][version.assurance],
      });
      const list = slots(made, "penalties");
      for (const tier of version.penalties?.[language] ?? []) {
        const row = piece("penalty", { when: tier.when ? `${tier.when}:` : undefined, words: tier.words });
        row.append(...(tier.unsettled ?? []).map((/** @type {string} */ text) => piece("unsettled", { words: text })));
        list.append(row);
      }
      return made;
    });
  }

  /** @param {import("./finder/reason.js").Found} one */
  function found(one) {
    const record = data.provisions[one.provision];
    const made = piece("found", { law: doubt(one) });
    link(made, "link", record.path[language], `${record.cite[language]}: ${record.title[language]}`);
    for (const { rule, missing } of one.elements) {
      const { fits, ask = [] } = data.rules[rule];
      const row = piece("element", { fits: fits[language] });
      const open = [...missing.map((name) => words[`depends.${name}`]), ...ask.map((/** @type {any} */ said) => said[language])];
      slots(row, "ask").append(...open.map((text) => piece("item", { words: text })));
      slots(made, "elements").append(row);
    }
    slots(made, "versions").append(...penalties(record, one, one.law === "uncertain"));
    const names = new Set(one.modifiers.map((place) => data.provisions[data.modifiers[place].provision].cite[language]));
    const also = slots(made, "also");
    if (names.size) also.append(` ${[...names].join("; ")}`);
    else also.remove();
    return made;
  }

  /** @param {import("./finder/reason.js").Answer["modifiers"][number]} one */
  function modifier(one) {
    const { provision, says, effect } = data.modifiers[one.modifier];
    const record = data.provisions[provision];
    const made = piece("modifier", { says: says[language], law: doubt(one) });
    link(made, "link", record.path[language], record.cite[language]);
    if (effect === "adds") slots(made, "versions").append(...penalties(record, one, one.law === "uncertain"));
    return made;
  }

  function show() {
    const { facts, wrong } = read();
    for (const [name, fields] of Object.entries({ age: ["age"], on: ["year", "month", "day"] })) {
      for (const each of fields) field(each).toggleAttribute("aria-invalid", false);
      if (wrong[/** @type {"age"} */ (name)]) for (const each of fields) field(each).setAttribute("aria-invalid", "true");
    }
    const fragment = toFragment(facts);
    if (fragment !== location.hash.slice(1)) {
      history.replaceState(null, "", fragment ? `#${fragment}` : location.pathname + location.search);
    }
    const answer = mayApply(facts, data);
    const count = answer.found.length;
    const said = !facts.conduct.length ? words.choose : count ? fill(words[count === 1 ? "one" : "many"], { count }) : words.none;
    const faults = [wrong.age && words["wrong.age"], wrong.on && words["wrong.on"]].filter(Boolean);
    status.textContent = [...faults, said, facts.conduct.length ? dayInWords(facts.on) : ""].filter(Boolean).join(" ");
    const abroad = elsewhere(facts, data);
    const lists = {
      elsewhere: abroad.map(({ cell, provisions }) => {
        const made = piece("elsewhere", { assurance: data.assurance[language][cell.assurance] });
        link(made, "link", `${cell.path[language]}#${cell.id}`, `${cell.state[language]} (${cell.question[language]})`);
        slots(made, "provisions").append(...provisions.flatMap((one, place) => {
          const cited = piece("provision");
          /** @type {HTMLAnchorElement} */ (cited).href = new URL(one.path[language], root).href;
          cited.textContent = one.cite[language];
          return place ? [", ", cited] : [cited];
        }));
        return made;
      }),
      found: answer.found.map(found),
      modifiers: facts.conduct.length ? answer.modifiers.map(modifier) : [],
      missing: answer.missing.map((name) => piece("item", { words: words[`missing.${name}`] })),
      reports: answer.reports.map((place) => {
        const made = piece("report");
        link(made, "link", data.reports[place].path[language], data.reports[place].title[language]);
        return made;
      }),
    };
    for (const [name, items] of Object.entries(lists)) {
      const list = slots(page, name);
      list.replaceChildren(...items);
      const part = /** @type {HTMLElement} */ (list.closest("[data-part]"));
      part.hidden = !items.length || !facts.conduct.length;
    }
  }

  const fromAddress = () => {
    write(fromFragment(location.hash, data.choices));
    show();
  };
  form.addEventListener("input", show);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(show));
  addEventListener("hashchange", fromAddress);
  page.hidden = false;
  fromAddress();
}

const page = typeof document === "undefined" ? null : /** @type {HTMLElement|null} */ (document.querySelector("[data-finder]"));
if (page) {
  fetch(new URL("../../offences/finder.json", import.meta.url))
    .then((answer) => (answer.ok ? answer.json() : Promise.reject(new Error(String(answer.status)))))
    .then((data) => setUp(page, data))
    .catch(() => undefined); // the table below says the same
}
