// @ts-check
/** Cloze: the blanks of a text, written in or chosen from menus; as kinds/cloze.py. */
(() => {
  "use strict";
  const { fields, spelling } = Assess.more;

  /** @typedef {{correct: string[], words?: [string, string][], ignore?: string[]}} Key */

  /** The number of the blank that an option belongs to. @param {string} ident */
  const numberOf = (ident) => ident.replace(/[a-z]+$/, "");

  /** What becomes of each blank. @param {Key} key @param {string[]} response */
  function judged(key, response) {
    return [...new Set(key.correct.map(numberOf))].map((number) => {
      const given = response.find((part) => part.startsWith(`${number}:`))?.slice(number.length + 1) ?? "";
      const forms = (key.words ?? []).filter(([ident]) => numberOf(ident) === number);
      const [verdict, met] = spelling.judge(given, forms, key.correct, key.ignore ?? ["case", "space"]);
      return { number, verdict, met };
    });
  }

  Assess.kind("cloze", {
    ...fields.several,

    mark(key, response) {
      if (!response.length) return { score: 0, state: "open", feedback: [] };
      const blanks = judged(key, response);
      const score = blanks.filter(({ verdict }) => verdict === "right").length / blanks.length;
      const feedback = blanks.map(({ met }) => met).filter(Boolean);
      if (blanks.some(({ verdict }) => verdict === "near")) feedback.push("clozeNear");
      return { score, state: score === 1 ? "correct" : score > 0 ? "partial" : "wrong", feedback };
    },

    reveal(form, key, response) {
      fields.reveal(form, Object.fromEntries(judged(key, response).map(({ number, verdict }) => [number, verdict === "right"])));
    },
    hide: fields.hide,
  });
})();
