/**
 * A short query read as a citation, in any order and any case: `14 soac`, `seksyen 14 akta 792`, `§233 CMA`.
 * The twin of Python's `suluh.citing.parse_query`: words and names come from the table `suluh.citing.export`
 * writes, and `tests/citing/queries.yml` holds for both.
 */

/**
 * @typedef {Record<"en"|"ms", string>} ByLanguage
 * @typedef {{id: string, title: ByLanguage, citation: ByLanguage, names: string[], unit?: string,
 *   provisions: Record<string, string>}} Instrument
 * @typedef {{units: Record<string, string>, parts: Record<string, string>, prefixes: Record<string, string>,
 *   steps: string[], ranges: string[], signs: string[], joins: string[], of: string[], in: string[],
 *   articles: string[], countries: Record<string, string[]>,
 *   schedule: {words: Record<string, string[]>, ordinals: Record<string, string[]>}}} Words
 * @typedef {{words: Words, instruments: Instrument[]}} Table
 * @typedef {{instrument: string|null, unit: string|null, number: string, path: string[], bare?: boolean}} Cited
 * What a citation names; `bare` where no word said what the number counts
 * @typedef {{instrument: string, unit: string, number: string, record: string}} Neighbour
 * @typedef {{instrument: string|null, unit: string|null, number: string, path: string[], record: string|null,
 *   fragment: string, exists: boolean, neighbours: Neighbour[]}} Found
 * A citation held against the laws: its page, the place in the page, whether there is such a page, and the
 * numbers next to it where there is not
 * @typedef {{number: string, path: string[], end: number}} Item
 */

const LONGEST = 300;
const SPACES = /[\t-\r\x1c- \x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+/g;
const INVISIBLE = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;
const AROUND = ` ,;:.?!"'“”‘’«»`;
const EDGE = " .,;:()[]";
const LETTER = String.raw`[\p{L}\p{Nl}\p{No}]`;
const MARK = String.raw`\u0300-\u036f\u0e31\u0e34-\u0e3a\u0e47-\u0e4e`;
const WORD = new RegExp(String.raw`[\p{L}\p{Nl}\p{No}${MARK}]+|[0-9]+`, "gu");
const INSIDE = String.raw`[\p{L}\p{Nl}\p{No}${MARK}0-9_]`;
const [INSIDE_BEFORE, INSIDE_BEHIND] = [new RegExp(`${INSIDE}$`, "u"), new RegExp(`^${INSIDE}`, "u")];
const END = String.raw`(?![\p{L}\p{N}_])`;
const WHOLE = new RegExp(`^${END}`, "u");
const GAP = /^[ .,'’()[\]/&:‐‑‒–—-]*$/;
const STEP = "(?:[0-9]{1,3}[A-Za-z]{0,2}|[ivxl]{1,6}|[a-z]{1,2}|[A-Z]{1,2})";
const NUMBER = new RegExp(
  String.raw`[0-9]{1,4}(?!(?:st|nd|rd|th)${END})[A-Za-z]{0,3}(?:/[0-9]{1,2}[A-Za-z]?|-[A-Za-z](?![\p{L}\p{N}_]))?` +
    String.raw`(?![\p{L}\p{N}_%])(?!/[0-9])(?![.][0-9])(?!,[0-9]{3}(?![0-9]))(?!-${LETTER})`, "uy");
const BRACKETED = new RegExp(String.raw`\((${STEP})\)`, "y");
const UNIT = new RegExp(String.raw`(${LETTER}+|§{1,2})(?:-\1)?`, "iuy");
const FIRST = /(?:\(s\))?\.? ?/y;
const YEAR = /^(?:1[89]|20)[0-9]{2}$/;
const ORDINARY = "section";

/** @param {string[]} words */
const longestFirst = (words) => [...words].sort((one, other) => other.length - one.length);
/** A pattern of alternatives. @param {string[]} words */
const anyOf = (words) => `(?:${longestFirst(words).map((word) => word.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&")).join("|")})`;
/** @param {RegExp} pattern sticky @param {string} text @param {number} place */
const at = (pattern, text, place) => ((pattern.lastIndex = place), pattern.exec(text));
/** @param {string} text @param {string} marks */
const trimStart = (text, marks) => {
  while (text && marks.includes(text[0])) text = text.slice(1);
  return text;
};
/** @param {string} text @param {string} marks */
const trimEnd = (text, marks) => {
  while (text && marks.includes(text[text.length - 1])) text = text.slice(0, -1);
  return text;
};
/** @param {string} text @param {string} marks */
const trimBoth = (text, marks) => trimEnd(trimStart(text, marks), marks);
/** @param {string} text */
const wordsOf = (text) =>
  [...text.matchAll(WORD)].map((word) => ({ start: word.index, end: word.index + word[0].length, text: word[0] }));
/** @param {string} text @param {string} word */
const begins = (text, word) =>
  text.slice(0, word.length).toLowerCase() === word.toLowerCase() && !/^[\p{L}\p{N}]/u.test(text.slice(word.length));
/** @param {string} text @param {string} word */
const ends = (text, word) =>
  text.slice(-word.length).toLowerCase() === word.toLowerCase() && !/[\p{L}\p{N}]$/u.test(text.slice(0, -word.length));

/** A query in one form: spaces single, nothing invisible, digits 0 to 9, no marks around it. @param {string} text */
function plain(text) {
  const one = text.replace(INVISIBLE, "").normalize("NFC");
  const latin = one.replace(/[๐-๙ſıİ]/g, (sign) => ({ ſ: "s", ı: "i", İ: "I" })[sign] ?? String(sign.charCodeAt(0) - 0xe50));
  return trimBoth(latin.replace(SPACES, " "), AROUND);
}

/** A spelling with one more word: “R.A.” and “child’s” are one word, “&” and “dan” are “and”.
 * @param {string} spelling @param {string} gap @param {string} word */
function joined(spelling, gap, word) {
  const low = word.toLowerCase();
  if (/^[.'’]$/.test(gap) && !/^[0-9]/.test(low) && !/[0-9]$/.test(spelling)) return spelling + low;
  return `${spelling} ${gap.includes("&") ? "and " : ""}${low === "dan" ? "and" : low}`;
}

/** What all ways to type a name have in common: `ra no 9775` of “R.A. No. 9775”. @param {string} name */
function spellingOf(name) {
  let spelling = "";
  let end = 0;
  const text = name.normalize("NFC");
  for (const word of wordsOf(text)) {
    spelling = spelling ? joined(spelling, text.slice(end, word.start), word.text) : word.text.toLowerCase();
    end = word.end;
  }
  return spelling;
}

/** Sorts numbers as an Act does: 15 < 15A < 15B < 16. @param {string} number @param {string[]} ordinals */
function orderKey(number, ordinals) {
  if (number.endsWith("Schedule")) return [ordinals.indexOf(number.split(" ")[0]) + 1];
  return number.toUpperCase().match(/[0-9]+|[A-Z]+/g)?.map((part) => (/[0-9]/.test(part) ? Number(part) : part)) ?? [];
}
/** @param {(number|string)[]} one @param {(number|string)[]} other */
function compare(one, other) {
  for (let i = 0; i < Math.min(one.length, other.length); i++) {
    if (typeof one[i] !== typeof other[i]) return typeof one[i] === "number" ? -1 : 1;
    if (one[i] !== other[i]) return one[i] < other[i] ? -1 : 1;
  }
  return one.length - other.length;
}

/** Whether two subdivisions are counted alike. @param {string} one @param {string} other */
function sameKind(one, other) {
  for (const kind of [/^[0-9]/, /^[A-Z]+$/]) {
    if (kind.test(one) || kind.test(other)) return kind.test(one) && kind.test(other);
  }
  return one.length > 1 && /^[ivxl]+$/.test(one) ? /^[ivxl]+$/.test(other) : true;
}

/**
 * A reader of queries.
 * @param {Table} table
 * @returns {{parse: (query: string) => Found[], cites: (query: string) => Cited[],
 *   law: (id: string) => Instrument|undefined}} `parse` holds what is cited against the laws; `cites` gives it
 *   as written, as Python's `parse_query` does; `law` is an entry of the table
 */
export function reader(table) {
  const { words, instruments } = table;
  const ordinals = words.schedule.ordinals.en;
  const laws = new Map(instruments.map((law) => [law.id, law]));
  /** @type {Map<string, {unit: string, part: boolean}>} */
  const units = new Map();
  for (const part of [false, true]) {
    for (const [unit, forms] of Object.entries(part ? words.parts : words.units)) {
      for (const form of forms.split(" ")) units.set(form, { unit, part });
    }
  }

  /** @type {Map<string, string[]>} */
  const spellings = new Map();
  /** @type {Map<string, Neighbour & {key: (number|string)[]}>} provisions by their ids, in order */
  const provisions = new Map();
  let longest = 0;
  for (const law of instruments) {
    const written = [...Object.values(law.title), ...Object.values(law.citation)].map(spellingOf);
    for (const spelling of new Set([...written, ...law.names])) {
      spellings.set(spelling, [...(spellings.get(spelling) ?? []), law.id]);
      longest = Math.max(longest, spelling.length);
    }
    for (const [unit, numbers] of Object.entries(law.provisions)) {
      for (const number of numbers.split(",")) {
        const record = recordOf(law.id, unit, number);
        if (record) provisions.set(record, { instrument: law.id, unit, number, record, key: orderKey(number, ordinals) });
      }
    }
  }

  const called = `${anyOf(words.steps)}${END}`;
  const steps = [ // words in any case, subdivisions as written: so each in two parts
    [new RegExp(String.raw` ?(?:${called} ?)?\(`, "iuy"), new RegExp(String.raw`(${STEP})\)`, "y")],
    [new RegExp(` ${called} `, "iuy"), new RegExp(`(${STEP})${END}`, "uy")],
  ];
  const joins = `${anyOf(words.joins)}${END}`;
  const separator = new RegExp(
    ` ${anyOf(words.ranges)}${END} | ?${anyOf(words.signs)} ?| ${joins} | ?[,&] ?(?:${joins} )?`, "iuy");
  const { en, ms } = words.schedule.words;
  const schedules = [
    new RegExp(`^(${anyOf(ordinals)}) ${anyOf(en)}$`, "iu"),
    new RegExp(String.raw`^${anyOf(ms)}\.?(?: (${anyOf(words.schedule.ordinals.ms)})| ([0-9]{1,2}))?$`, "iu"),
    new RegExp(String.raw`^${anyOf(en)}\.?(?: ()([0-9]{1,2}))?$`, "iu"),
  ];
  const countries = Object.entries(words.countries).flatMap(([code, forms]) => longestFirst(forms).map((form) => ({ code, form })));

  // -- the law of a query

  /** The last word of the longest name that begins with a word, and its laws.
   * @param {string} text @param {{start: number, end: number, text: string}[]} tokens @param {number} first */
  function longestName(text, tokens, first) {
    if (first >= tokens.length || INSIDE_BEFORE.test(text.slice(0, tokens[first].start))) return null;
    let found = null;
    let spelling = tokens[first].text.toLowerCase();
    for (let last = first; last < tokens.length; last++) {
      if (last > first) {
        const gap = text.slice(tokens[last - 1].end, tokens[last].start);
        if (!GAP.test(gap)) break;
        spelling = joined(spelling, gap, tokens[last].text);
      }
      if (spelling.length > longest) break;
      const ids = spellings.get(spelling);
      if (ids && !INSIDE_BEHIND.test(text.slice(tokens[last].end))) found = { last, ids };
    }
    return found;
  }

  /** A part of a query without the country at its beginning or its end. @param {string} text */
  function withoutCountry(text) {
    const front = trimStart(text, EDGE);
    const back = trimEnd(text, EDGE);
    const of = words.in.find((word) => front.toLowerCase().startsWith(`${word} `));
    const inner = of ? front.slice(of.length + 1) : front;
    for (const { code, form } of countries) {
      if (begins(inner, form)) return { text: trimStart(inner.slice(form.length), EDGE), code };
      if (ends(back, form)) {
        return { text: without(trimEnd(back.slice(0, -form.length), " ,;:(["), [...words.articles, ...words.in]), code };
      }
    }
    return { text, code: "" };
  }

  /** A text without the first of some words that it ends with. @param {string} text @param {string[]} endings */
  function without(text, endings) {
    const word = longestFirst(endings).find((ending) => ends(text, ending));
    return word ? trimEnd(text.slice(0, -word.length), " ,") : text;
  }

  /** Without the marks at its edges and a bracket round the whole. @param {string} text */
  function trim(text) {
    const inner = trimBoth(text, " .,;:");
    if (/^[([]/.test(inner)) return (/[)\]]$/.test(inner) ? inner.slice(1, -1) : inner.slice(1)).trim();
    return trimStart(inner, ")] .,;:");
  }

  /** The laws a query names at its beginning or its end, and what is left of it.
   * @param {string} text @returns {Generator<{ids: string[], rest: string}>} */
  function* splits(text) {
    const tokens = wordsOf(text);
    for (let first = 0; first < tokens.length; first++) {
      const name = longestName(text, tokens, first);
      if (!name) continue;
      let { last, ids } = name;
      for (let more; (more = longestName(text, tokens, last + 1)); ) {
        const both = ids.filter((id) => more.ids.includes(id));
        if (!both.length || !GAP.test(text.slice(tokens[last].end, tokens[last + 1].start))) break;
        last = more.last;
        ids = both;
      }
      const before = withoutCountry(text.slice(0, tokens[first].start));
      const behind = withoutCountry(text.slice(tokens[last].end));
      const codes = [before.code, behind.code].filter(Boolean);
      ids = ids.filter((id) => codes.every((code) => id.split("/")[1] === code));
      if (!ids.length) continue;
      const head = without(trimEnd(before.text, " ,(["), words.articles);
      if (!trimStart(head, EDGE)) yield { ids, rest: trim(behind.text.replace(/^['’]s(?![\p{L}\p{N}_])/u, "")) };
      else if (!trimStart(behind.text, EDGE)) yield { ids, rest: trim(without(head, words.of)) };
    }
  }

  // -- its numbers

  /** The path behind a number, or null where it does not end with a whole word.
   * @param {string} text @param {number} place */
  function pathAt(text, place) {
    /** @type {string[]} */
    const path = [];
    let end = place;
    const next = () => steps.some(([opening, value]) => {
      const step = at(opening, text, end) && at(value, text, opening.lastIndex);
      if (step) path.push(step[1]), (end = value.lastIndex);
      return step;
    });
    while (next());
    return WHOLE.test(text.slice(end)) ? { path, end } : null;
  }

  /** The numbers from a place to the end, or null. @param {string} text @param {number} place */
  function itemsAt(text, place) {
    /** @type {Item[]} */
    const items = [];
    for (;;) {
      const number = at(NUMBER, text, place);
      const read = number && pathAt(text, place + number[0].length);
      if (number && read) {
        if (items.length && YEAR.test(number[0])) return null;
        items.push({ number: number[0].toUpperCase(), ...read });
      } else {
        const sibling = items.length ? siblingAt(text, place, items[items.length - 1]) : null;
        if (!sibling) return null;
        items.push(sibling);
      }
      const { end } = items[items.length - 1];
      if (end === text.length) return items;
      if (!at(separator, text, end)) return null;
      place = separator.lastIndex;
    }
  }

  /** The “(b)” of “14(1)(a) and (b)”. @param {string} text @param {number} place @param {Item} before */
  function siblingAt(text, place, before) {
    const steps = [];
    let end = place;
    for (let step; (step = at(BRACKETED, text, end)); end = BRACKETED.lastIndex) steps.push(step[1]);
    if (!steps.length || /^[\p{L}\p{N}]/u.test(text.slice(end))) return null;
    const depth = before.path.findLastIndex((step) => sameKind(step, steps[0]));
    return depth < 0 ? null : { number: before.number, path: [...before.path.slice(0, depth), ...steps], end };
  }

  /** A unit word with numbers, bare numbers, or a schedule, and nothing else.
   * @param {string} text @returns {{unit: string|null, part: boolean, items: {number: string, path: string[]}[]}|null} */
  function numbers(text) {
    for (const [index, pattern] of schedules.entries()) {
      const found = pattern.exec(text);
      if (!found) continue;
      const names = index === 1 ? words.schedule.ordinals.ms : ordinals;
      const place = found[1] ? names.findIndex((name) => name.toLowerCase() === found[1].toLowerCase()) : Number(found[2]) - 1;
      const number = found[1] || found[2] ? (ordinals[place] ? `${ordinals[place]} Schedule` : String(place + 1)) : "Schedule";
      return { unit: "schedule", part: false, items: [{ number, path: [] }] };
    }
    const word = at(UNIT, text, 0);
    const known = word ? units.get(word[1].toLowerCase()) : null;
    if (word && !known) return null;
    if (word) at(FIRST, text, word[0].length);
    const items = itemsAt(text, word ? FIRST.lastIndex : 0);
    if (!items || (!word && items.some((item) => YEAR.test(item.number)))) return null;
    return { unit: known?.unit ?? null, part: known?.part ?? false, items };
  }

  /** @param {string} query @returns {Cited[]} */
  function cites(query) {
    if (query.length > 2 * LONGEST || [...query].length > LONGEST) return [];
    const text = plain(query);
    for (const { ids, rest } of splits(text)) {
      if (!rest) return ids.map((instrument) => ({ instrument, unit: null, number: "", path: [] }));
      const found = numbers(rest);
      if (found) return ids.flatMap((id) => cited(found, id));
    }
    const found = numbers(text);
    return found ? cited(found, null) : [];
  }

  /** @param {NonNullable<ReturnType<typeof numbers>>} found @param {string|null} instrument @returns {Cited[]} */
  function cited({ unit, part, items }, instrument) {
    const ordinary = laws.get(instrument ?? "")?.unit ?? ORDINARY;
    return items.filter(({ path }) => !part || path.length).map(({ number, path }) => {
      const within = instrument && unit === "paragraph" && path.length && ordinary === ORDINARY;
      return { instrument, unit: !unit || within ? ordinary : unit, number, path, ...(unit ? {} : { bare: true }) };
    });
  }

  // -- the laws there are

  /** The id of a page, as `suluh.identity.ProvisionId` makes it. @param {string} id @param {string} unit @param {string} number */
  function recordOf(id, unit, number) {
    const schedule = /^(?:(\w+) )?Schedule$/.exec(number);
    if (schedule) return `${id}/${words.prefixes.schedule}${schedule[1] ? `-${ordinals.indexOf(schedule[1]) + 1}` : ""}`;
    const slug = number.toLowerCase().replace(/[/() ]+/g, "-").replace(/-$/, "");
    return words.prefixes[unit] ? `${id}/${words.prefixes[unit]}-${slug}` : null;
  }

  /** The two provisions nearest to a number, in a law or in all. @param {Cited} cited @returns {Neighbour[]} */
  function neighbours({ instrument, unit, number }) {
    const held = [...provisions.values()].filter((one) => !instrument || one.instrument === instrument);
    const same = held.filter((one) => one.unit === unit);
    const near = (same.length || !instrument ? same : held.filter((one) => one.unit !== "schedule")).sort((a, b) => compare(a.key, b.key));
    const key = orderKey(number, ordinals);
    const after = near.findIndex((one) => compare(one.key, key) >= 0);
    const start = Math.max(0, Math.min(after < 0 ? near.length : after - 1, near.length - 2));
    return near.slice(start, start + 2).map(({ key: _, ...one }) => one);
  }

  /** @param {Cited} cited @returns {Found} */
  function held({ instrument, unit, number, path, ...rest }) {
    // A paragraph may be a provision of its own: `4(r)`.
    for (let depth = instrument && unit ? path.length : 0; depth; depth--) {
      const whole = number + path.slice(0, depth).map((step) => `(${step})`).join("");
      const own = provisions.get(recordOf(instrument, unit, whole) ?? "");
      if (own) return held({ instrument, unit, number: own.number, path: path.slice(depth), ...rest });
    }
    const record = instrument && (unit ? recordOf(instrument, unit, number) : instrument);
    const exists = Boolean(record && (!unit || provisions.has(record)));
    const fragment = record && path.length ? [record.split("/").pop(), ...path.map((step) => step.toLowerCase())].join("-") : "";
    const near = exists ? [] : neighbours({ instrument, unit, number, path, ...rest });
    return { instrument, unit, number, path, record, fragment, exists, neighbours: near };
  }

  /** @param {string} query @returns {Found[]} in order of likelihood */
  function parse(query) {
    const found = cites(query).flatMap((one) => {
      if (one.instrument) return [held(one)];
      const each = instruments
        .map((law) => held({ ...one, instrument: law.id, unit: one.bare ? law.unit ?? ORDINARY : one.unit }))
        .filter(({ exists }) => exists);
      return each.length ? each : [held(one)];
    });
    /** @param {Found} one */
    const likelihood = (one) => found.filter(({ instrument, exists }) => exists && instrument === one.instrument).length;
    return found.map((one) => ({ one, rank: likelihood(one) })).sort((a, b) => b.rank - a.rank).map(({ one }) => one);
  }

  return { parse, cites, law: (/** @type {string} */ id) => laws.get(id) };
}
