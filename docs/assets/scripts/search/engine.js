/**
 * Search: citations first, by our own reader; then words, through Pagefind.
 * Nothing is sent anywhere: the index is files of this site.
 */
import { reader } from "./citation.js";
import { mended, sounds, split, stem, wanted } from "./words.js";

/**
 * @typedef {{id: string, score: number, kind: string, jurisdiction: string, status: string,
 *   data: () => Promise<any>}} Hit
 */

// How much a word counts by where it stands; what only labels a record is not searched.
const WEIGHTS = {
  title: 5, cite: 4, aliases: 6, stems: 3,
  id: 0, language: 0, kind: 0, jurisdiction: 0, status: 0, assurance: 0, rank: 0,
  title_ms: 4, line: 1, line_ms: 1,
};
const RERANKED = 12; // hits whose own words are compared with the query

/**
 * Opens the search.
 * @param {string} root the site's root, with a slash at its end
 * @throws when the browser cannot run it (no WebAssembly, files missing)
 */
export async function open(root) {
  const json = async (/** @type {string} */ name) => {
    const answer = await fetch(`${root}search/${name}`);
    if (!answer.ok) throw new Error(`${name}: ${answer.status}`);
    return answer.json();
  };
  const [table, laws, pagefind] = await Promise.all([
    json("words.json"), json("citations.json"), import(`${root}search/index/pagefind.js`),
  ]);
  await pagefind.options({
    basePath: `${root}search/index/`, baseUrl: "/", noWorker: true, excerptLength: 24,
    ranking: { metaWeights: WEIGHTS, termFrequency: 0.6, pageLength: 0.4, termSaturation: 1.2, termSimilarity: 2 },
  });
  const citations = reader(laws);
  const named = new Map(laws.instruments.map((/** @type {any} */ law) => [law.id, law]));
  /** @type {Promise<any>|undefined} */
  let facets;
  /** @type {Map<string, Promise<any[]>>} */
  const asked = new Map();

  /** @param {string} form */
  function ask(form) {
    if (!asked.has(form)) {
      asked.set(form, pagefind.search(form).then((/** @type {any} */ found) => found?.results ?? []));
      if (asked.size > 200) asked.delete(asked.keys().next().value);
    }
    return /** @type {Promise<any[]>} */ (asked.get(form));
  }

  return {
    /** @param {string} query */
    citations(query) {
      const asked = query.slice(0, 300);
      const found = citations.parse(asked);
      if (found.length) return found;
      // A misspelt unit word: only what is then certain counts.
      const mind = asked.replace(/\p{L}{5,}/gu, (word) => mended(word, table));
      return mind === asked ? [] : citations.parse(mind).filter((/** @type {any} */ entry) => entry.exists && entry.instrument);
    },
    /** @param {string} query */
    inDanger: (query) => sounds(query, table),
    /** A law's titles and citations. @param {string} instrument */
    law: (instrument) => named.get(instrument),

    /**
     * The records that fit a query, best first.
     * @param {string} query @param {"en"|"ms"} language
     * @returns {Promise<Hit[]>}
     */
    async search(query, language) {
      query = mended(query, table);
      const words = wanted(query, table);
      if (!words.length) return [];
      facets ??= json("facets.json");
      const { combinations, of } = await facets;
      const total = Object.keys(of).length;
      const perWord = await Promise.all(words.map(({ forms }) => Promise.all(forms.map(([form]) => ask(form)))));
      /** @type {Map<string, {sum: number, covered: number, result: any}>} */
      const sums = new Map();
      let whole = 0;
      words.forEach(({ forms }, i) => {
        /** @type {Map<string, [number, any]>} */
        const best = new Map();
        forms.forEach(([, weight], j) => {
          const results = perWord[i][j];
          const top = results[0]?.score || 1;
          for (const result of results) {
            const value = weight * (0.35 + 0.65 * (result.score / top));
            if (value > (best.get(result.id)?.[0] ?? 0)) best.set(result.id, [value, result]);
          }
        });
        const rarity = Math.log(1 + total / (1 + best.size));
        whole += rarity;
        for (const [id, [value, result]] of best) {
          const at = sums.get(id) ?? { sum: 0, covered: 0, result };
          at.sum += value * rarity;
          at.covered += rarity;
          sums.set(id, at);
        }
      });
      const hits = [...sums].map(([id, { sum, covered, result }]) => {
        const [kind, jurisdiction, status, rank] = combinations[of[id]] ?? ["page", "", "", 1];
        return { id, kind, jurisdiction, status, score: sum * (covered / whole) * rank, data: () => result.data() };
      });
      hits.sort((a, b) => b.score - a.score);
      const first = hits.slice(0, RERANKED);
      await Promise.all(first.map(async (hit) => {
        const { meta } = await hit.data();
        hit.score *= 1 + 1.5 * likeness(query, [meta.title, meta.title_ms, ...(meta.aliases ?? "").split(" . ")]);
      }));
      first.sort((a, b) => b.score - a.score);
      return [...first, ...hits.slice(RERANKED)];
    },
  };

  /** How like a query is to the likest of some phrases, 0 to 1. @param {string} query @param {(string|undefined)[]} phrases */
  function likeness(query, phrases) {
    const stop = new Set(table.stop);
    const bag = (/** @type {string} */ text) =>
      new Set(split(text).filter((word) => !stop.has(word)).map((word) => stem(word, table)));
    const mine = bag(query);
    let best = 0;
    for (const phrase of phrases) {
      const theirs = bag(phrase ?? "");
      if (!theirs.size || !mine.size) continue;
      const shared = [...theirs].filter((word) => mine.has(word)).length;
      best = Math.max(best, (2 * shared) / (theirs.size + mine.size));
    }
    return best;
  }
}
