/**
 * Definitions of terms: shown by style sheet on hover and focus; here only what styles cannot do,
 * closing one with Escape (WCAG 1.4.13).
 */
addEventListener("keydown", (event) => {
  if (event.key === "Escape") {
    for (const term of document.querySelectorAll(".su-term:hover, .su-term:focus")) {
      term.setAttribute("data-closed", "");
      term.addEventListener("pointerleave", () => term.removeAttribute("data-closed"), { once: true });
      term.addEventListener("blur", () => term.removeAttribute("data-closed"), { once: true });
    }
  }
});
