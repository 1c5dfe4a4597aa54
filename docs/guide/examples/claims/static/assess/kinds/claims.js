// @ts-check
/** Claims: is each one true or false? As claims.py. */
(() => {
  "use strict";
  const { fields } = Assess.more;

  /** @param {string} pair */
  const claim = (pair) => pair.split(":")[0];

  Assess.kind("claims", {
    ...fields.several,

    mark(key, response) {
      if (!response.length) return { score: 0, state: "open", feedback: [] };
      /** @type {string[]} */
      const correct = key.correct;
      const right = correct.filter((pair) => response.includes(pair));
      const said = response.filter((pair) => !right.includes(pair)).map(claim);
      const score = right.length / correct.length;
      const feedback = correct.map(claim).filter((name) => said.includes(name));
      return { score, state: score === 1 ? "correct" : score > 0 ? "partial" : "wrong", feedback };
    },

    reveal(form, key, response) {
      /** @type {string[]} */
      const correct = key.correct;
      fields.reveal(form, Object.fromEntries(correct.map((pair) => [claim(pair), response.includes(pair)])));
    },
    hide: fields.hide,
  });
})();
