// @ts-check
/** Report this question: the number of its form, and a copy of the text. */
(() => {
  "use strict";
  const { part, text } = Assess;

  // Late, when the reader reaches for it: a form is drawn after the page is written.
  function fill(/** @type {any} */ { target, type }) {
    const root = target.closest?.('[data-part="report"]');
    if (!root) return;
    const n = root.closest("[data-form]")?.dataset.form;
    const line = n ? `\n${text("reportForm", { n })}` : "";
    const link = root.querySelector("a");
    if (link) {
      root.dataset.href ??= link.href;
      link.href = root.dataset.href + encodeURIComponent(line);
      return;
    }
    const box = root.querySelector("textarea");
    box.value = box.defaultValue + line;
    if (type !== "click" || !target.dataset.action) return;
    (navigator.clipboard?.writeText(box.value) ?? Promise.reject())
      .then(() => "copied", () => {
        box.focus();
        box.select();
        return "selected";
      })
      .then((words) => part(root, "copied")?.replaceChildren(text(words)));
  }

  for (const type of ["click", "auxclick", "toggle"]) document.addEventListener(type, fill, true);
})();
