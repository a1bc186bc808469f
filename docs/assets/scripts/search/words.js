/**
 * Words as search sees them: folded, without affixes, with what else to look for.
 * The twin of `suluh.search.words`; both read `words.yml` (here as `/search/words.json`).
 *
 * @typedef {{stop: string[], also: Record<string, string[]>, danger: string[],
 *   affixes: {prefixes: string[], suffixes: string[], restore: Record<string, string>, shortest: string}}} Table
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
