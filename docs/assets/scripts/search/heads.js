/**
 * What records are called: titles, aliases, citations and the words of summaries, all of it in one small file.
 * Most queries are answered from this alone, before any full text is fetched.
 */
import { parts, stem } from "./words.js";

/**
 * @typedef {import("./words.js").Table} Table
 * @typedef {{combinations: [string, string, string, number][], fragment: string[], combination: number[], names: string[],
 *   aliases: string[], summary: string[]}} Data kinds, jurisdictions, statuses and ranks there are; then for each record its
 *   fragment, which of those it has, its titles and its aliases with `|` between, the further words of its summary
 * @typedef {{fragment: string, kind: string, jurisdiction: string, status: string, rank: number, phrases: {bag: string[], weight: number}[]}} Head
 * @typedef {{word: string, forms: [string, number][]}} Wanted
 */

// How much a word counts by where it stands, and how much more for each further time, up to a limit.
const WEIGHTS = { title: 1, alias: 0.8, summary: 0.45, again: 0.04, most: 1.2 };
const BEGUN = 0.6; // a word of which only the beginning is typed

/** @param {Data[]} tables @param {Table} table */
export function read(tables, table) {
  const stop = new Set(table.stop);
  /** @type {Map<string, number>} every word as written, with how many records have it */
  const known = new Map();
  /** @type {Map<string, Map<number, number>>} root: the records it stands in, and how much that counts */
  const postings = new Map();
  /** @type {Map<string, string>} */
  const roots = new Map();
  const root = (/** @type {string} */ word) => {
    let found = roots.get(word);
    if (found === undefined) roots.set(word, (found = stem(word, table)));
    return found;
  };
  /** @param {number} place @param {string[]} words @param {number} weight */
  const note = (place, words, weight) => {
    for (const word of words) {
      const at = postings.get(root(word)) ?? new Map();
      if (!postings.has(root(word))) postings.set(root(word), at);
      const before = at.get(place);
      at.set(place, before ? Math.min(before + WEIGHTS.again, WEIGHTS.most) : weight);
    }
  };
  const heads = tables.flatMap((data) => data.fragment.map((fragment, i) => ({ data, fragment, i }))).map(({ data, fragment, i }, place) => {
    const [kind, jurisdiction, status, rank] = data.combinations[data.combination[i]];
    const [title, alias] = [data.names, data.aliases].map((column) => column[i].split("|").map(parts));
    const said = { title, alias, summary: [...data.summary[i].split(" ").map(parts)] };
    for (const word of new Set(Object.values(said).flat(2))) known.set(word, (known.get(word) ?? 0) + 1);
    for (const [field, those] of Object.entries(said)) note(place, those.flat(), WEIGHTS[/** @type {"title"} */ (field)]);
    const phrases = [...said.title, ...said.alias].map((words, i) => ({
      bag: [...new Set(words.filter((word) => !stop.has(word)).map(root))], weight: i < said.title.length ? WEIGHTS.title : WEIGHTS.alias,
    }));
    return /** @type {Head} */ ({ fragment, kind, jurisdiction, status, rank, phrases: phrases.filter(({ bag }) => bag.length) });
  });

  /** How much a word tells: the fewer records have it, the more. @param {number} records */
  const telling = (records) => Math.log(1 + heads.length / (1 + records));

  return {
    heads, known, telling, root, places: new Map(heads.map(({ fragment }, place) => [fragment, place])),
    /** Whether any record has a word, in any form. @param {string} word */
    knows: (word) => known.has(word) || postings.has(root(word)) || Boolean(table.also[word]),

    /**
     * For each word looked for, the records that have it in any form, or begun: place and how much that counts.
     * @param {Wanted[]} words @returns {Map<number, number>[]}
     */
    matches: (words) => words.map(({ word, forms }) => {
      /** @type {Map<number, number>} */
      const best = new Map();
      const look = (/** @type {[string, number][]} */ those) => {
        for (const [form, weight] of those) {
          for (const [place, value] of having(form)) if (weight * value > (best.get(place) ?? 0)) best.set(place, weight * value);
        }
      };
      look(forms);
      if (!best.size && word.length > 2) look([...known.keys()].filter((other) => other.startsWith(word)).map((other) => [other, BEGUN]));
      return best;
    }),

    /**
     * How like a query is to the likest phrase of a record, 0 to 1: the shared words against all, each as telling as it is.
     * @param {number} place @param {Map<string, number>[]} forms for each word of the query, its roots and how much they count
     * @param {number[]} weights how telling each word is
     */
    likeness(place, forms, weights) {
      const whole = weights.reduce((sum, weight) => sum + weight, 0);
      let best = 0;
      for (const { bag, weight } of heads[place].phrases) {
        let [shared, theirs] = [0, 0];
        const left = new Set(forms.keys());
        for (const said of bag) {
          theirs += telling(postings.get(said)?.size ?? 0);
          let [at, value] = [-1, 0];
          for (const i of left) {
            const worth = (forms[i].get(said) ?? 0) * weights[i];
            if (worth > value) [at, value] = [i, worth];
          }
          if (at >= 0) left.delete(at);
          shared += value;
        }
        best = Math.max(best, (weight * 2 * shared) / (whole + Math.max(theirs, shared)));
      }
      return Math.min(best, 1);
    },
  };

  /** The records that have all words of a form (`child sexual abuse material` is four). @param {string} form */
  function having(form) {
    const [first, ...others] = parts(form).map((word) => postings.get(root(word)) ?? new Map());
    return others.length ? [...first].filter(([place]) => others.every((other) => other.has(place))) : [...first];
  }
}
