/**
 * The comparison: which states and questions are shown, in what order. The choice stands in the fragment, so that it
 * can be sent on: `#states=my,sg&group=conduct&sort=grooming&pin=my`, or `criteria=grooming,possession`; a cell's own address is `#sg.grooming`.
 * Without script the whole table stands.
 */

const form = /** @type {HTMLFormElement|null} */ (document.querySelector("form[data-compare]"));
const table = /** @type {HTMLTableElement|null} */ (document.getElementById("comparison"));

if (form && table) {
  const boxes = /** @type {HTMLInputElement[]} */ ([...form.querySelectorAll("input[name=states]")]);
  const asked = /** @type {HTMLInputElement[]} */ ([...form.querySelectorAll("input[name=criteria]")]);
  const group = /** @type {HTMLSelectElement} */ (form.elements.namedItem("group"));
  const sort = /** @type {HTMLSelectElement} */ (form.elements.namedItem("sort"));
  const pin = /** @type {HTMLInputElement} */ (form.elements.namedItem("pin"));
  const status = /** @type {HTMLElement} */ (form.querySelector("[role=status]"));
  const order = boxes.map((box) => box.value);
  const narrow = matchMedia("(max-width: 44.9em)");

  /** The cell that the fragment names, as `#sg.grooming`. */
  const named = () => {
    const id = location.hash.slice(1);
    return /^[a-z]{2}\.[a-z-]+$/.test(id) ? document.getElementById(id) : null;
  };

  const questions = () => asked.filter((box) => box.checked).map((box) => box.value);
  const chosen = () => boxes.filter((box) => box.checked).map((box) => box.value);

  const show = () => {
    const states = new Set(chosen());
    if (pin.checked) states.add("my");
    const row = sort.value && table.querySelector(`tr[data-criterion="${CSS.escape(sort.value)}"]`);
    const value = (/** @type {string} */ state) =>
      Number(row ? /** @type {HTMLElement|null} */ (row.querySelector(`[data-state="${state}"]`))?.dataset.value : 0);
    const columns = [...order].sort((a, b) => {
      if (pin.checked && (a === "my") !== (b === "my")) return a === "my" ? -1 : 1;
      return value(b) - value(a) || order.indexOf(a) - order.indexOf(b);
    });
    for (const line of table.querySelectorAll("tr:not(.su-compare__group)")) {
      for (const state of columns) {
        const cell = /** @type {HTMLElement|null} */ (line.querySelector(`[data-state="${state}"]`));
        if (!cell) continue;
        cell.hidden = !states.has(state);
        line.append(cell);
      }
    }
    let rows = 0;
    const wanted = new Set(questions());
    for (const body of table.tBodies) {
      let held = 0;
      for (const line of /** @type {NodeListOf<HTMLElement>} */ (body.querySelectorAll("tr[data-criterion]"))) {
        line.hidden = !wanted.has(line.dataset.criterion ?? "");
        held += Number(!line.hidden);
      }
      body.hidden = !held || (group.value !== "" && body.dataset.group !== group.value);
      if (!body.hidden) rows += held;
    }
    table.classList.toggle("su-compare--pinned", pin.checked);
    status.textContent = (status.dataset.shown ?? "").replace("{states}", String(states.size)).replace("{rows}", String(rows));
  };

  /** Sets the controls by the fragment. */
  const read = () => {
    const cell = named();
    const wanted = new URLSearchParams(cell ? "" : location.hash.slice(1));
    const states = wanted.get("states")?.split(",").filter((state) => order.includes(state));
    const first = cell?.dataset.state ?? "my";
    for (const box of boxes) {
      box.checked = states?.length ? states.includes(box.value) : narrow.matches ? box.value === first : true;
    }
    const criteria = wanted.get("criteria")?.split(",").filter((name) => asked.some((box) => box.value === name));
    for (const box of asked) box.checked = !criteria?.length || criteria.includes(box.value);
    group.value = wanted.get("group") ?? "";
    if (group.selectedIndex < 0) group.value = "";
    sort.value = wanted.get("sort") ?? "";
    if (sort.selectedIndex < 0) sort.value = "";
    pin.checked = wanted.get("pin") === "my";
    show();
    cell?.scrollIntoView({ block: "center", inline: "center" });
  };

  const write = () => {
    const wanted = [];
    const states = chosen();
    if (states.length && states.length < order.length) wanted.push(`states=${states.join(",")}`);
    const criteria = questions();
    if (criteria.length && criteria.length < asked.length) wanted.push(`criteria=${criteria.join(",")}`);
    if (group.value) wanted.push(`group=${group.value}`);
    if (sort.value) wanted.push(`sort=${sort.value}`);
    if (pin.checked) wanted.push("pin=my");
    history.replaceState(null, "", wanted.length ? `#${wanted.join("&")}` : location.pathname);
    show();
  };

  form.hidden = false;
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("change", write);
  form.addEventListener("reset", () => setTimeout(write));
  addEventListener("hashchange", read);
  narrow.addEventListener("change", read);
  read();
}
