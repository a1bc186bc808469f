/** Tables that sort by their headings and filter by what their rows carry. Without script they stand whole, in order. */

for (const table of /** @type {NodeListOf<HTMLTableElement>} */ (document.querySelectorAll("table[data-sortable]"))) {
  const body = table.tBodies[0];
  [...(table.tHead?.rows[0].cells ?? [])].forEach((cell, column) => {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "su-sort";
    button.append(...cell.childNodes);
    cell.append(button);
    button.addEventListener("click", () => {
      const up = cell.getAttribute("aria-sort") !== "ascending";
      for (const other of table.tHead?.rows[0].cells ?? []) other.removeAttribute("aria-sort");
      cell.setAttribute("aria-sort", up ? "ascending" : "descending");
      const value = (/** @type {HTMLTableRowElement} */ row) => {
        const { dataset, textContent } = row.cells[column];
        return dataset.value === undefined ? textContent ?? "" : Number(dataset.value || -1);
      };
      const rows = [...body.rows].sort((a, b) => {
        const [x, y] = [value(a), value(b)];
        return typeof x === "number" && typeof y === "number" ? x - y : String(x).localeCompare(String(y));
      });
      body.append(...(up ? rows : rows.reverse()));
    });
  });
}

for (const bar of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-filter-for]"))) {
  const target = document.getElementById(bar.dataset.filterFor ?? "");
  const status = /** @type {HTMLElement|null} */ (bar.querySelector("[role=status]"));
  const items = [...(target?.querySelectorAll("tbody > tr, [data-filter-item]") ?? [])];
  const controls = /** @type {(HTMLInputElement|HTMLSelectElement)[]} */ ([...bar.querySelectorAll("input, select")]);
  bar.hidden = false;
  bar.addEventListener("input", () => {
    let count = 0;
    for (const item of /** @type {HTMLElement[]} */ (items)) {
      const fits = controls.every((control) => {
        const wanted = control.value.trim().toLowerCase();
        if (!wanted) return true;
        if (control instanceof HTMLInputElement) return (item.textContent ?? "").toLowerCase().includes(wanted);
        return (item.dataset[control.name] ?? "").split(" ").includes(wanted);
      });
      item.hidden = !fits;
      count += Number(fits);
    }
    if (status) status.textContent = (status.dataset.count ?? "{count}").replace("{count}", String(count));
  });
}
