/**
 * The finder's reasoning: from facts to the provisions that may apply, by rules kept as data.
 * The twin of `suluh.finder.may_apply`; one table of cases tests both. Nothing here names a provision.
 */
import { onDay } from "../on-a-day.js";

/**
 * @typedef {{conduct: string[], whom: string|null, age: number|null, by: string|null, how: string|null,
 *   where: string, on: string|null}} Facts  `on` is 2020, 2020-01 or 2020-01-31
 * @typedef {{conduct?: string[], whom?: string[], age?: {under?: number, from?: number}, by?: string[],
 *   how?: string[], where?: string[]}} When
 * @typedef {{law: "applies"|"uncertain", versions: number[]}} Law
 * @typedef {{rule: number, missing: string[]}} Element
 * @typedef {{provision: string, elements: Element[], modifiers: number[]} & Law} Found
 * @typedef {{found: Found[], modifiers: ({modifier: number} & Law)[], missing: string[], reports: number[]}} Answer
 */

const FACTS = ["conduct", "whom", "age", "by", "how", "on"];

/** @param {string} provision */
const instrumentOf = (provision) => provision.slice(0, provision.lastIndexOf("/"));

/** @param {Iterable<string>} names */
const inOrder = (names) => {
  const set = new Set(names);
  return FACTS.filter((name) => set.has(name));
};

/** @param {string[][]} ways */
const fewest = (ways) => ways.reduce((least, way) => (way.length < least.length ? way : least));

/**
 * The first and the last day that a day known as far as it is could be.
 * @param {string} on
 * @returns {[string, string]}
 */
export function span(on) {
  const [year, month, day] = on.split("-");
  if (day) return [on, on];
  if (!month) return [`${year}-01-01`, `${year}-12-31`];
  const last = new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate();
  return [`${on}-01`, `${on}-${last}`];
}

/**
 * How a provision stood; null where it surely was not law.
 * @param {any} provision
 * @param {string|null} on
 * @returns {Law|null}
 */
export function lawOn(provision, on) {
  if (on === null) return (provision.now ?? null) === null ? null : { law: "applies", versions: [provision.now] };
  const [first, last] = span(on);
  const days = new Set([first, last]);
  for (const version of provision.versions) {
    for (const edge of [version.earliest, version.latest, version.endsEarliest, version.endsLatest]) {
      if (edge && edge >= first && edge <= last) days.add(edge);
    }
  }
  const answers = [...days].map((day) => onDay(provision.versions, day));
  const seen = new Set(answers.flatMap((answer) => answer.versions));
  const versions = [...seen].filter((index) => provision.versions[index].state === "in force").sort((a, b) => a - b);
  if (!versions.length) return null;
  const sure = seen.size === 1 && answers.every((answer) => answer.answer === "applies");
  return { law: sure ? "applies" : "uncertain", versions };
}

/**
 * Whether an age lies within bounds; null where it is not known.
 * @param {{under?: number, from?: number}} age
 * @param {Facts} facts
 */
function within(age, facts) {
  if (facts.whom === "image") return false;
  if (facts.whom === "adult") return age.under === undefined;
  if (facts.whom === null || facts.age === null) return null;
  return (age.under === undefined || facts.age < age.under) && (age.from === undefined || facts.age >= age.from);
}

/**
 * Whether a condition holds: null if not, the missing facts if it may, none if it surely does.
 * @param {When} when
 * @param {Facts} facts
 * @returns {string[]|null}
 */
export function holds(when, facts) {
  const missing = [];
  if (when.conduct?.length && !when.conduct.some((conduct) => facts.conduct.includes(conduct))) return null;
  if (when.where?.length && !when.where.includes(facts.where)) return null;
  for (const key of /** @type {const} */ (["whom", "by", "how"])) {
    const wanted = when[key];
    const given = facts[key];
    if (!wanted?.length) continue;
    if (given === null) missing.push(key);
    else if (!wanted.includes(given)) return null;
  }
  if (when.age) {
    const fits = within(when.age, facts);
    if (fits === false) return null;
    if (fits === null) missing.push(facts.whom === null ? "whom" : "age");
  }
  return inOrder(missing);
}

/** @param {any} rule @param {string[]|null} missing */
const known = (rule, missing) => (rule.only_when_known && missing?.length ? null : missing);

/**
 * Whether a rule fits, as `holds` says it; and whether only because a decoy counts as a child.
 * @param {any} rule
 * @param {Facts} facts
 * @param {boolean} counts
 * @returns {[string[]|null, boolean]}
 */
function fits(rule, facts, counts) {
  if (rule.unless && holds(rule.unless, facts)?.length === 0) return [null, false];
  if (facts.whom !== "decoy") return [known(rule, holds(rule.when, facts)), false];
  const plain = known(rule, holds(rule.when, { ...facts, whom: "adult" }));
  if (plain !== null || !counts) return [plain, false];
  const found = known(rule, holds(rule.when, { ...facts, whom: "child" }));
  return [found, found !== null];
}

/**
 * The provisions that may apply to the facts.
 * @param {Facts} facts
 * @param {any} data finder.json
 * @returns {Answer}
 */
export function mayApply(facts, data) {
  /** @param {any} modifier @param {string} provision */
  const reaches = (modifier, provision) =>
    modifier.to.some((/** @type {string} */ name) =>
      data.sets[name].includes(provision) || data.sets[name].includes(instrumentOf(provision)));

  /** @type {({modifier: number, missing: string[], effect: string, entry: any} & Law)[]} */
  const changed = [];
  data.modifiers.forEach((/** @type {any} */ entry, /** @type {number} */ modifier) => {
    const ways = entry.when.map((/** @type {When} */ when) => holds(when, facts)).filter(Boolean);
    const law = ways.length ? lawOn(data.provisions[entry.provision], facts.on) : null;
    if (law) changed.push({ modifier, missing: fewest(ways), effect: entry.effect, entry, ...law });
  });

  /** @param {string} key @returns {Found|null} */
  function provision(key) {
    const record = data.provisions[key];
    const law = lawOn(record, facts.on);
    if (!law) return null;
    const reaching = changed.filter((one) => reaches(one.entry, key));
    const carrying = reaching.filter((one) => one.effect === "carries");
    if (facts.where !== "malaysia" && !carrying.length) return null;
    const carried = facts.where === "malaysia" ? [] : fewest(carrying.map((one) => one.missing));
    const counts = reaching.filter((one) => one.effect === "counts" && !one.missing.length);
    /** @type {Element[]} */
    const elements = [];
    const versions = new Set();
    let counted = false;
    data.rules.forEach((/** @type {any} */ rule, /** @type {number} */ place) => {
      if (rule.provision !== key) return;
      const fitting = law.versions.filter(
        (index) => !rule.versions?.length || rule.versions.includes(record.versions[index].from));
      const [missing, asChild] = fits(rule, facts, counts.length > 0);
      if (!fitting.length || missing === null) return;
      counted ||= asChild;
      for (const index of fitting) versions.add(index);
      elements.push({ rule: place, missing: inOrder([...missing, ...carried]) });
    });
    if (!elements.length) return null;
    const modifiers = reaching
      .filter((one) => !one.missing.length && (counted || !counts.includes(one)))
      .map((one) => one.modifier);
    return { provision: key, law: law.law, versions: [...versions].sort((a, b) => a - b), elements, modifiers };
  }

  const keys = [...new Set(data.rules.map((/** @type {any} */ rule) => rule.provision))];
  const found = /** @type {Found[]} */ (keys.map(provision).filter(Boolean));
  const act = (/** @type {Found} */ one) => data.acts.indexOf(instrumentOf(one.provision));
  found.sort((a, b) => act(a) - act(b) || a.elements[0].rule - b.elements[0].rule);

  const reached = new Set(found.flatMap((one) => one.modifiers));
  const shown = changed.filter((one) => !one.missing.length && (reached.has(one.modifier) || one.entry.alone));
  const unknown = new Set(found.flatMap((one) => one.elements.flatMap((element) => element.missing)));
  for (const one of changed) {
    if (found.some((other) => reaches(one.entry, other.provision))) for (const key of one.missing) unknown.add(key);
  }
  if (!facts.conduct.length) unknown.add("conduct");
  const unsettled = [...found, ...shown].some((one) => one.law === "uncertain");
  if (facts.on === null || (facts.on.length < 10 && unsettled)) unknown.add("on");
  const reports = data.reports.flatMap((/** @type {any} */ turn, /** @type {number} */ place) =>
    !turn.when || holds(turn.when, facts)?.length === 0 ? [place] : []);
  return {
    found,
    modifiers: shown.map(({ modifier, law, versions }) => ({ modifier, law, versions })),
    missing: inOrder(unknown),
    reports,
  };
}
