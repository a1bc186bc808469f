/**
 * The law on a day: marks the version that applied on the day chosen.
 * The day lives in the fragment (#on=2020-01-31): nothing is sent or stored.
 * The answer is the same as `suluh.timeline.on_day` gives; one table of cases tests both.
 */

/**
 * @typedef {{earliest: string, latest: string, endsEarliest: string, endsLatest: string, state: string}} Version
 * ISO days, the first and the last that the start and the end could be; empty when not set
 */

/**
 * Which versions applied on a day.
 * @param {Version[]} versions oldest first
 * @param {string} day ISO
 * @returns {{answer: "applies"|"not yet"|"ended"|"uncertain", versions: number[]}} indices into versions
 */
export function onDay(versions, day) {
  let before = -1;
  for (let i = 0; i < versions.length; i++) {
    const { earliest, latest } = versions[i];
    if (!earliest || day < earliest) break;
    if (day < latest) return { answer: "uncertain", versions: before < 0 ? [i] : [before, i] };
    before = i;
  }
  if (before < 0) return { answer: "not yet", versions: [] };
  const { state, endsEarliest, endsLatest } = versions[before];
  if (state === "repealed" || (endsLatest && day > endsLatest)) return { answer: "ended", versions: [] };
  if (endsEarliest !== endsLatest && day >= endsEarliest) return { answer: "uncertain", versions: [before] };
  return { answer: "applies", versions: [before] };
}

/** @param {string} template @param {Record<string, string>} values */
function fill(template, values) {
  return template.replace(/\{(\w+)\}/g, (_, key) => values[key] ?? "");
}

/** @param {HTMLFormElement} form */
function setUp(form) {
  const input = /** @type {HTMLInputElement} */ (form.elements.namedItem("on"));
  const answer = /** @type {HTMLElement} */ (form.querySelector("[role=status]"));
  const cards = [...document.querySelectorAll("[data-from-earliest]")].reverse(); // the page has the newest first
  const current = cards.find((card) => card.hasAttribute("data-version"));
  const versions = cards.map(({ dataset: d }) => ({
    earliest: d.fromEarliest, latest: d.fromLatest, endsEarliest: d.toEarliest, endsLatest: d.toLatest, state: d.state,
  }));
  const words = form.dataset;
  const written = new Intl.DateTimeFormat({ en: "en-GB" }[document.documentElement.lang] ?? document.documentElement.lang, {
    day: "numeric", month: "long", year: "numeric", timeZone: "UTC",
  });

  /** @param {Element[]} marked @param {string} label @param {boolean} sure @param {boolean} chosen */
  function mark(marked, label, sure, chosen) {
    for (const card of cards) {
      const on = marked.includes(card);
      card.toggleAttribute("data-version", on && sure);
      if (on && sure) card.setAttribute("data-version", card.dataset.from);
      card.toggleAttribute("data-possible", on && !sure);
      card.toggleAttribute("data-other", chosen && !on);
      card.querySelector(".su-version__mark").textContent = on ? label : "";
    }
  }

  function show() {
    const day = input.value;
    if (!day) {
      answer.textContent = "";
      mark(current ? [current] : [], current?.dataset.state === "in force" ? words.now : "", true, false);
      return;
    }
    const found = onDay(versions, day);
    const picked = found.versions.map((index) => cards[index]);
    const sure = found.answer === "applies";
    mark(picked, sure ? words.applied : words.mayApply, sure, true);
    const first = cards[0];
    const values = {
      day: written.format(new Date(`${day}T00:00:00Z`)),
      start: (picked.at(-1) ?? first).dataset.fromWords,
      span: picked[0]?.dataset.span ?? "",
    };
    let template = words.ended;
    if (sure) template = picked[0].dataset.state === "displaced" ? words.displaced : words.applies;
    else if (found.answer === "uncertain") template = picked.length > 1 ? words.uncertain : words.uncertainFirst;
    else if (found.answer === "not yet") {
      template = first.dataset.fromEarliest === first.dataset.fromLatest ? words.notyet : words.notyetPartial;
    }
    answer.textContent = fill(template, values);
  }

  function fromAddress() {
    const day = /^#on=(\d{4}-\d{2}-\d{2})$/.exec(location.hash)?.[1];
    if (day) {
      input.value = day;
      form.closest("section, div")?.querySelector("#on-a-day")?.scrollIntoView();
    }
    show();
  }

  input.addEventListener("input", () => {
    if (input.value) history.replaceState(null, "", `#on=${input.value}`);
    show();
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => {
    history.replaceState(null, "", location.pathname + location.search);
    setTimeout(show);
  });
  addEventListener("hashchange", fromAddress);
  form.hidden = false;
  fromAddress();
}

if (typeof document !== "undefined") document.querySelectorAll("form[data-on-a-day]").forEach(setUp);
