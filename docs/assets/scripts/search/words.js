/**
 * Words as search sees them: folded, without affixes, with what else to look for.
 * The twin of `suluh.search.words`; both read `words.yml` (here as `/search/words.json`).
 *
 * @typedef {{stop: string[], also: Record<string, string[]>, danger: string[],
 *   leaning: Record<string, string[]>, known?: Map<string, number>, affixes: {english: string[], prefixes: string[], suffixes: string[], restore: Record<string, string>, shortest: string}}} Table
 */

const WORD = /[\p{L}\p{N}]+(?:[-'][\p{L}\p{N}]+)*/gu;
const MOST_WORDS = 24; // a longer query says no more

/** @param {string} text */
export function fold(text) {
  return text.replaceAll("’", "'").normalize("NFKD").toLowerCase().replace(/\p{M}/gu, "");
}

/** @param {string} text @returns {string[]} */
export function split(text) {
  return fold(text.slice(0, 2000)).match(WORD) ?? [];
}

/** The words of a text, those with a hyphen in their parts, save doubled ones (`kanak-kanak`). @param {string} text */
export const parts = (text) => split(text).flatMap((word) => (/^(.+)-\1$/.test(word) ? [word] : word.split("-")));

/**
 * A word without its English ending and its Malay affixes, roughly; a doubled word is its half.
 * @param {string} word @param {Table} table
 */
export function stem(word, table) {
  const { english, prefixes, suffixes, restore, shortest } = table.affixes;
  const least = Number(shortest);
  word = word.replace(/'s$/, "").replace(/^(\p{L}{3,})-\1$/u, "$1");
  if (!/^[a-z]+$/.test(word)) return word;
  const ending = english.find((one) => word.endsWith(one) && word.length - one.length >= least - 1);
  if (ending && !word.endsWith("ss")) word = word.slice(0, -ending.length);
  const suffix = suffixes.find((one) => word.endsWith(one) && word.length - one.length >= least);
  if (suffix) word = word.slice(0, -suffix.length);
  for (const prefix of prefixes) {
    if (!word.startsWith(prefix)) continue;
    let root = word.slice(prefix.length);
    const letter = restore[prefix] ?? "";
    if (root.length + letter.length < least) continue;
    if ("spt".includes(letter || "-") && "aeiou".includes(root[0] ?? "-")) root = letter + root;
    return root.length >= least ? root : word;
  }
  return word;
}

/**
 * How many letters two words differ by, swaps of neighbours counted once; above `most` it stops counting.
 * @param {string} a @param {string} b @param {number} most
 */
export function distance(a, b, most) {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let [older, old] = [/** @type {number[]} */ ([]), Array.from({ length: b.length + 1 }, (_, j) => j)];
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      row[j] = Math.min(old[j] + 1, row[j - 1] + 1, old[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) row[j] = Math.min(row[j], older[j - 2] + 1);
    }
    if (Math.min(...row) > most) return most + 1;
    [older, old] = [old, row];
  }
  return old[b.length];
}

/**
 * A word as it was probably meant: itself where it is known, else the nearest known word, or two that were run together.
 * @param {string} word @param {Table} table
 */
export function meant(word, table) {
  const known = table.known ?? new Map();
  if (word.length < 4 || word.length > 24 || /\d/.test(word) || known.has(word) || table.also[word] || known.has(stem(word, table))) return word;
  if ([...known.keys()].some((other) => other.startsWith(word))) return word; // not yet typed to its end
  const most = word.length < 6 ? 1 : 2;
  let [best, least, often] = [word, most + 1, 0];
  for (const [candidate, count] of known) {
    if (candidate.length < 4) continue;
    const apart = distance(word, candidate, Math.min(least, most)) + (candidate[0] === word[0] ? 0 : 0.5);
    if (apart < least || (apart === least && count > often)) [best, least, often] = [candidate, apart, count];
  }
  if (least <= most) return best;
  for (let at = 4; at <= word.length - 4; at++) {
    if (known.has(word.slice(0, at)) && known.has(word.slice(at))) return `${word.slice(0, at)} ${word.slice(at)}`;
  }
  return word;
}

/** A query as it was probably meant: doubled words joined, misspelt ones mended. @param {string} query @param {Table} table */
export function mended(query, table) {
  return split(query.replace(/(\p{L}{3,})2(?!\p{N})/gu, "$1-$1").replace(/\b(\p{L}{3,}) \1\b/giu, "$1-$1"))
    .slice(0, 60).map((word) => meant(word, table)).join(" ");
}

/**
 * The words of a query that say something, each with what else to look for and how much that counts.
 * @param {string} query @param {Table} table
 * @returns {{word: string, forms: [string, number][]}[]}
 */
export function wanted(query, table) {
  const all = [...new Set(parts(query))].slice(0, MOST_WORDS);
  const stop = new Set(table.stop);
  const telling = all.filter((word) => !stop.has(word));
  return (telling.length ? telling : all).map((word) => {
    /** @type {Map<string, number>} */
    const forms = new Map([[word, 1]]);
    for (const other of table.also[word] ?? []) if (!forms.has(other)) forms.set(other, 0.8);
    const root = stem(word, table);
    if (root !== word && !forms.has(root)) forms.set(root, 0.7);
    for (const other of table.also[root] ?? []) if (!forms.has(other)) forms.set(other, 0.6);
    return { word, forms: [...forms] };
  });
}

/** Whether one of some phrases, in whole words, stands in a query. @param {string} query @param {string[]} phrases */
function holds(query, phrases) {
  const words = ` ${split(query).join(" ")} `;
  return phrases.some((phrase) => words.includes(` ${phrase} `));
}

/** Whether a query sounds like somebody in danger. @param {string} query @param {Table} table */
export const sounds = (query, table) => holds(query, table.danger);

/** The kinds of record that a query leans to. @param {string} query @param {Table} table */
export const leanings = (query, table) =>
  new Set(Object.keys(table.leaning).filter((kind) => holds(query, table.leaning[kind])));
