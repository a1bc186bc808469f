/** Citations: a press copies one, with its slanted parts; the reader's own day stands where a style asks for it. */

const today = new Intl.DateTimeFormat(document.documentElement.lang === "ms" ? "ms-MY" : "en-GB", { dateStyle: "long" });
for (const place of document.querySelectorAll("[data-today]")) place.textContent = today.format(new Date());

for (const box of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-cited]"))) {
  const status = box.querySelector("[role=status]");
  for (const button of /** @type {NodeListOf<HTMLButtonElement>} */ (box.querySelectorAll("button[data-cite]"))) {
    const line = button.previousElementSibling;
    const label = button.firstChild;
    if (!(line instanceof HTMLElement) || !label) continue;
    button.hidden = false;
    button.addEventListener("click", async () => {
      const done = await copied(line);
      const words = (done ? box.dataset.copied : box.dataset.failed) ?? "";
      label.textContent = words;
      if (status) status.textContent = words;
      if (!done) getSelection()?.selectAllChildren(line);
      setTimeout(() => (label.textContent = box.dataset.copy ?? ""), 2500);
    });
  }
}

/**
 * Copies a line as text, and with its slant where the browser can.
 * @param {HTMLElement} line
 */
async function copied(line) {
  const text = line.textContent ?? "";
  const kept = /** @type {HTMLElement} */ (line.cloneNode(true));
  for (const span of kept.querySelectorAll("span")) span.replaceWith(...span.childNodes);
  const as = (/** @type {string} */ type, /** @type {string} */ data) => ({ [type]: new Blob([data], { type }) });
  try {
    await navigator.clipboard.write([new ClipboardItem({ ...as("text/plain", text), ...as("text/html", kept.innerHTML) })]);
    return true;
  } catch {
    return navigator.clipboard ? navigator.clipboard.writeText(text).then(() => true, () => false) : false;
  }
}
