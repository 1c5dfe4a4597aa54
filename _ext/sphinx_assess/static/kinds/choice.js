// @ts-check
/** Choice: one option or several, of those offered. */
(() => {
  "use strict";

  /** @param {HTMLFormElement} form */
  const inputs = (form) => /** @type {HTMLInputElement[]} */ (Assess.all(form, '[name="response"]'));

  /** In source order: a, b, ... z, aa. @param {string} a @param {string} b */
  const bySource = (a, b) => a.length - b.length || (a < b ? -1 : Number(a > b));

  Assess.kind("choice", {
    first: "chooseFirst",

    read: (form) => inputs(form).filter((input) => input.checked).map((input) => input.value).sort(bySource),

    write(form, response) {
      for (const input of inputs(form)) input.checked = response.includes(input.value);
    },

    mark(key, response) {
      /** @type {Set<string>} */
      const correct = new Set(key.correct);
      const chosen = new Set(response);
      if (!chosen.size) return { score: 0, state: "open", feedback: [] };
      const hits = [...chosen].filter((ident) => correct.has(ident)).length;
      const score = Math.max(0, (2 * hits - chosen.size) / correct.size);
      const told = correct.size > 1 ? new Set([...chosen, ...correct]) : chosen;
      return { score, state: score === 1 ? "correct" : score > 0 ? "partial" : "wrong", feedback: [...told].sort(bySource) };
    },
  });
})();
