// @ts-check
/** Open: written freely, then marked by its reader against criteria; as kinds/open.py. */
(() => {
  "use strict";
  const { all, part } = Assess;
  const WRITTEN = "text:";
  const NONE = "none";

  /** @param {HTMLFormElement} form */
  const area = (form) => /** @type {HTMLTextAreaElement} */ (form.querySelector('[name="written"]'));
  /** @param {HTMLFormElement} form */
  const boxes = (form) => /** @type {HTMLInputElement[]} */ (all(form, '[name="criterion"]'));
  /** @param {string} one */
  const isWritten = (one) => one.startsWith(WRITTEN);

  Assess.kind("open", {
    first: "openWrite",

    start(form) {
      // None of them goes with no other.
      for (const box of boxes(form)) {
        box.addEventListener("change", () => {
          for (const other of boxes(form)) {
            if (box.checked && other !== box && (box.value === NONE || other.value === NONE)) other.checked = false;
          }
        });
      }
    },

    read(form) {
      const ticked = boxes(form).filter((box) => box.checked).map((box) => box.value);
      return area(form).value.trim() ? [`${WRITTEN}${area(form).value}`, ...ticked] : [];
    },

    write(form, response) {
      area(form).value = response.find(isWritten)?.slice(WRITTEN.length) ?? "";
      for (const box of boxes(form)) box.checked = response.includes(box.value);
      const compared = /** @type {HTMLDetailsElement | null} */ (part(form, "comparison"));
      if (compared) compared.open = response.some((one) => !isWritten(one));
    },

    mark(key, response) {
      const ticked = [...new Set(response.filter((one) => !isWritten(one)))];
      if (!response.some(isWritten) || !ticked.length) return { score: 0, state: "open", feedback: [] };
      const met = ticked.filter((one) => key.correct.includes(one)).length;
      const faults = ticked.filter((one) => one !== NONE && !key.correct.includes(one)).length;
      const score = Math.max(0, (met - faults) / key.correct.length);
      const feedback = ticked.filter((one) => one !== NONE).sort();
      return { score, state: score === 1 ? "correct" : score > 0 ? "partial" : "wrong", feedback };
    },

    lacks: (_key, response) => (response.every(isWritten) ? "openRate" : undefined),
  });
})();
