/**
 * Words as search sees them: folded, without affixes, with what else to look for.
 * The twin of `suluh.search.words`; both read `words.yml` (here as `/search/words.json`).
 *
 * @typedef {{stop: string[], also: Record<string, string[]>, danger: string[],
 *   vocabulary: string, affixes: {prefixes: string[], suffixes: string[], restore: Record<string, string>, shortest: string}}} Table
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

/** @param {string} word @param {Table} table a Malay word without its affixes, roughly */
export function stem(word, table) {
  const { prefixes, suffixes, restore, shortest } = table.affixes;
  const least = Number(shortest);
  if (!/^[a-z]+$/.test(word)) return word;
  for (const suffix of suffixes) {
    if (word.endsWith(suffix) && word.length - suffix.length >= least) {
      word = word.slice(0, -suffix.length);
      break;
    }
  }
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

/** @type {WeakMap<Table, Map<string, number>>} */
const read = new WeakMap();

/**
 * The words that titles and aliases are made of, with how many records each stands in.
 * Written with the letters shared with the word before as a number: `grooming 3,5med 1`.
 * @param {Table} table
 */
export function vocabulary(table) {
  let words = read.get(table);
  if (!words) {
    words = new Map();
    let before = "";
    for (const entry of table.vocabulary.split(",")) {
      const [, shared, rest, count] = /^(\d*)(\D.*?)(?: (\d+))?$/u.exec(entry) ?? [];
      if (rest === undefined) continue;
      before = before.slice(0, Number(shared || 0)) + rest;
      words.set(before, Number(count ?? 1));
    }
    read.set(table, words);
  }
  return words;
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
  const known = vocabulary(table);
  if (word.length < 4 || word.length > 24 || /\d/.test(word) || known.has(word) || table.also[word] || known.has(stem(word, table))) return word;
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
  const all = [...new Set(split(query))].slice(0, MOST_WORDS);
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

/** Whether a query sounds like somebody in danger. @param {string} query @param {Table} table */
export function sounds(query, table) {
  const words = ` ${split(query).join(" ")} `;
  return table.danger.some((phrase) => words.includes(` ${phrase} `));
}
