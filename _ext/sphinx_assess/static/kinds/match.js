// @ts-check
/** Match: for each term what belongs to it, chosen from a menu; as kinds/match.py. */
(() => {
  "use strict";
  const { fields } = Assess.more;

  /** @param {string} pair */
  const term = (pair) => pair.split(":")[0];

  Assess.kind("match", {
    ...fields.several,

    mark(key, response) {
      if (!response.length) return { score: 0, state: "open", feedback: [] };
      /** @type {string[]} */
      const correct = key.correct;
      const right = correct.filter((pair) => response.includes(pair));
      const wrong = response.filter((pair) => !right.includes(pair)).map(term);
      const score = right.length / correct.length;
      const feedback = correct.map(term).filter((name) => wrong.includes(name));
      return { score, state: score === 1 ? "correct" : score > 0 ? "partial" : "wrong", feedback };
    },

    reveal(form, key, response) {
      fields.reveal(form, Object.fromEntries(key.correct.map((/** @type {string} */ pair) => [term(pair), response.includes(pair)])));
    },
    hide: fields.hide,
  });
})();
