// @ts-check
/** Text: a word or a few, compared with what the author foresaw; as kinds/text.py. */
(() => {
  "use strict";
  const { fields, spelling } = Assess.more;

  /** @typedef {{correct: string[], words: [string, string][], ignore?: string[], near?: number, pattern?: string}} Key */

  /** @param {Key} key @param {string[]} response @returns {Outcome} */
  function mark(key, response) {
    if (!response.length) return { score: 0, state: "open", feedback: [] };
    const ignore = key.ignore ?? ["case", "space"];
    const [verdict, met] = spelling.judge(response[0], key.words ?? [], key.correct, ignore);
    if (verdict !== "right" && !met && key.pattern) {
      const pattern = ignore.includes("case") ? key.pattern.toLowerCase() : key.pattern;
      const isFit = new RegExp(`^(?:${pattern})$`, "su").test(spelling.plain(response[0], ignore));
      if (isFit) return { score: 1, state: "correct", feedback: key.correct.slice(0, 1) };
    }
    if (verdict === "near") {
      const score = key.near ?? 0;
      return { score, state: score === 1 ? "correct" : score ? "partial" : "wrong", feedback: ["textNear"] };
    }
    const isRight = verdict === "right";
    return { score: Number(isRight), state: isRight ? "correct" : "wrong", feedback: met ? [met] : [] };
  }

  Assess.kind("text", {
    ...fields.single,
    mark,
    reveal: (form, key, response) => fields.reveal(form, { response: mark(key, response).state }),
    hide: fields.hide,
  });
})();
