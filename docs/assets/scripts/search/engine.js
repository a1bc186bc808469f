/**
 * Search: citations first, by our own reader; then what records are called; then the full text, through Pagefind.
 * Nothing is sent anywhere: the index is files of this site.
 */
import { reader } from "./citation.js";
import { read } from "./heads.js";
import { leanings, mended, sounds, wanted } from "./words.js";

/**
 * @typedef {{id: string, score: number, kind: string, jurisdiction: string, status: string,
 *   data: () => Promise<any>}} Hit
 */

// How much a word of the full text counts by where it stands; what only labels a record is not searched.
const WEIGHTS = {
  title: 5, title_ms: 5, line: 1, line_ms: 1, id: 0, kind: 0, jurisdiction: 0, status: 0, assurance: 0,
};
const IN_TEXT = 0.3; // a word of the full text, against one of a title or an alias
const LIKE = 1; // how much likeness to a title or an alias counts, against having the words
const LEANING = 1.2; // how much a kind of record gains that a query leans to

/**
 * Opens the search.
 * @param {string} root the site's root, with a slash at its end
 * @throws when files are missing
 */
export async function open(root) {
  const fetched = async (/** @type {string} */ name) => {
    const answer = await fetch(`${root}search/${name}`);
    if (!answer.ok) throw new Error(`${name}: ${answer.status}`);
    return answer;
  };
  const json = async (/** @type {string} */ name) => (await fetched(name)).json();
  const [table, laws, data] = await Promise.all([json("words.json"), json("citations.json"), json("heads.json")]);
  const citations = reader(laws);
  const named = new Map(laws.instruments.map((/** @type {any} */ law) => [law.id, law]));
  let index = read([data], table);
  table.known = index.known;
  /** @type {Promise<void>|undefined} */
  let whole;
  /** Reads the supporting provisions too, which few queries are after. */
  const readWhole = () => (whole ??= json("others.json").then((others) => {
    index = read([data, others], table);
    table.known = index.known;
  }).catch(() => { // offline: the others answer still
    whole = undefined;
  }));

  /** A record as its fragment holds it: a mark, then JSON, compressed. @type {Map<string, Promise<any>>} */
  const fragments = new Map();
  /** @param {string} fragment */
  function fragmentOf(fragment) {
    if (!fragments.has(fragment)) {
      fragments.set(fragment, fetched(`index/fragment/${fragment}.pf_fragment`).then(async (answer) => {
        const plain = /** @type {ReadableStream} */ (answer.body).pipeThrough(new DecompressionStream("gzip"));
        const text = await new Response(plain).text();
        return JSON.parse(text.slice(text.indexOf("{")));
      }));
    }
    return /** @type {Promise<any>} */ (fragments.get(fragment));
  }

  /** @type {Promise<any>|undefined} */
  let loading;
  /** The full text, fetched when first asked. */
  const fullText = () => (loading ??= import(`${root}search/index/pagefind.js`).then(async (pagefind) => {
    await pagefind.options({
      basePath: `${root}search/index/`, baseUrl: "/", noWorker: true,
      ranking: { metaWeights: WEIGHTS, termFrequency: 0.6, pageLength: 0.4, termSaturation: 1.2, termSimilarity: 2 },
    });
    return pagefind;
  }));
  /** The records whose text has a word, and how much that counts. @param {string} word @returns {Promise<[number, number][]>} */
  async function inText(word) {
    const { results } = (await (await fullText()).search(word)) ?? { results: [] };
    const top = results[0]?.score || 1;
    return results.map((/** @type {any} */ { id, score }) => [index.places.get(id), IN_TEXT * (0.35 + 0.65 * (score / top))]);
  }

  /** Of a treaty (its folder is no state's) no article has a page of its own: its page tells them all. @param {any} entry */
  const landed = (entry) =>
    !entry.exists && /^law\/[a-z]{3,}\//.test(entry.instrument ?? "")
      ? { ...entry, record: entry.instrument, fragment: "", exists: true, neighbours: [] }
      : entry;

  return {
    /** @param {string} query */
    citations(query) {
      const asked = query.slice(0, 300);
      const found = citations.parse(asked);
      if (found.length) return found.map(landed);
      // A misspelt unit word: only what is then certain counts.
      const mind = asked.replace(/\p{L}{5,}/gu, (word) => mended(word, table));
      return mind === asked ? [] : citations.parse(mind).filter((/** @type {any} */ entry) => entry.exists && entry.instrument);
    },
    /** @param {string} query */
    inDanger: (query) => sounds(query, table),
    /** A law's titles and citations. @param {string} instrument */
    law: (instrument) => named.get(instrument),

    /**
     * The records that fit a query, best first. The full text is asked, and fetched, only for words that no title, alias
     * or summary has, or where all is wanted.
     * @param {string} query @param {boolean} [all]
     * @returns {Promise<Hit[]>}
     */
    async search(query, all = false) {
      // Below a certain citation the titles are enough: it is the answer.
      const cited = !all && this.citations(query).some((/** @type {any} */ entry) => entry.exists);
      if (all || (!cited && wanted(query, table).some(({ word }) => !index.knows(word)))) await readWhole();
      query = mended(query, table);
      const words = wanted(query, table);
      if (!words.length) return [];
      const { heads, telling, root: rootOf, matches, likeness } = index;
      const found = matches(words);
      try {
        await Promise.all(words.map(async ({ word }, i) => {
          if (!all && (cited || found[i].size)) return;
          for (const [place, value] of await inText(word)) if (heads[place] && !found[i].has(place)) found[i].set(place, value);
        }));
      } catch (error) { // no WebAssembly, or offline: what titles and summaries answer still stands
        if (!found.some((best) => best.size)) throw error;
      }
      const weights = found.map((best) => telling(best.size));
      const most = weights.reduce((sum, weight) => sum + weight, 0);
      const forms = words.map((word) => new Map(word.forms.map(([form, weight]) => [rootOf(form), weight])));
      const leaning = leanings(query, table);
      const hits = [...new Set(found.flatMap((best) => [...best.keys()]))].map((place) => {
        const { fragment, kind, jurisdiction, status, rank } = heads[place];
        const has = found.reduce((sum, best, i) => sum + (best.get(place) ?? 0) * weights[i], 0) / most;
        const score = rank * (leaning.has(kind) ? LEANING : 1) * (has ** 1.5 + LIKE * likeness(place, forms, weights));
        return { id: fragment, kind, jurisdiction, status, score, data: () => fragmentOf(fragment) };
      });
      return hits.sort((a, b) => b.score - a.score);
    },
  };
}
