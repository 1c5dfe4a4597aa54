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
      const rest = response.filter((pair) => !right.includes(pair));
      const missed = rest.map(claim);
      const score = right.length / correct.length;
      const state = score === 1 ? "correct" : score > 0 ? "partial" : "wrong";
      const claims = correct.map(claim);
      const feedback = claims.filter((name) => missed.includes(name));
      return { score, state, feedback };
    },

    reveal(form, key, response) {
      /** @type {string[]} */
      const correct = key.correct;
      const isMet = (/** @type {string} */ pair) => response.includes(pair);
      const met = correct.map((pair) => [claim(pair), isMet(pair)]);
      fields.reveal(form, Object.fromEntries(met));
    },
    hide: fields.hide,
  });
})();
