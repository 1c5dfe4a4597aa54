// @ts-check
/** Fields to write or to choose in, for kinds of questions that have them. */
(() => {
  "use strict";
  const { all, make, text } = Assess;

  /** @typedef {HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement} Control */

  /** @param {HTMLFormElement} form */
  const fields = (form) => all(form, '[data-part="field"]').map((element) => ({
    element,
    ident: element.dataset.ident ?? "",
    control: /** @type {Control} */ (element.querySelector("input, select, textarea")),
  }));

  Assess.more.fields = {
    one: (form) => /** @type {HTMLInputElement} */ (fields(form)[0].control),

    single: {
      read: (form) => fields(form).map(({ control }) => control.value).filter((value) => value.trim()),
      write(form, response) {
        for (const { control } of fields(form)) control.value = response[0] ?? "";
      },
    },

    several: {
      read: (form) => fields(form).filter(({ control }) => control.value.trim()).map(({ ident, control }) => `${ident}:${control.value}`),
      write(form, response) {
        for (const { ident, control } of fields(form)) {
          control.value = response.find((one) => one.startsWith(`${ident}:`))?.slice(ident.length + 1) ?? "";
        }
      },
    },

    reveal(form, right) {
      for (const { element, ident, control } of fields(form)) {
        const state = right[ident] === "partial" ? "partial" : right[ident] === true || right[ident] === "correct" ? "correct" : "wrong";
        element.dataset.state = state;
        const mark = make("span", "assess-mark", ` ${text({ correct: "fieldRight", partial: "fieldPartly", wrong: "notRight" }[state])}`);
        mark.dataset.part = "mark";
        mark.id = `${form.id}-${ident}-mark`;
        // In a label it is part of the control's name.
        if (element.tagName !== "LABEL") control.setAttribute("aria-describedby", mark.id);
        element.append(mark);
      }
    },

    hide(form) {
      for (const { element, control } of fields(form)) {
        delete element.dataset.state;
        control.removeAttribute("aria-describedby");
        element.querySelector('[data-part="mark"]')?.remove();
      }
    },
  };
})();
