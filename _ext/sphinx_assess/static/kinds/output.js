// @ts-check
/** Output: what a program prints, line by line; as kinds/output.py. */
(() => {
  "use strict";
  const { fields } = Assess.more;

  /** Lines without what cannot be seen. @param {string} text */
  function lines(text) {
    const found = text.replace(/\r\n/g, "\n").split("\n").map((line) => line.replace(/[ \t]+$/, ""));
    while (found.length > 1 && !found[found.length - 1]) found.pop();
    while (found.length > 1 && !found[0]) found.shift();
    return found;
  }

  /** @param {{correct: string[], words: [string, string][]}} key @param {string[]} response @returns {Outcome} */
  function mark(key, response) {
    if (!response.length) return { score: 0, state: "open", feedback: [] };
    const given = lines(response[0]);
    const wanted = (key.words.find(([name]) => name === key.correct[0])?.[1] ?? "").split("\n");
    const right = wanted.filter((line, at) => line === given[at]).length;
    const score = right / Math.max(given.length, wanted.length);
    const met = score === 1 ? key.correct[0] : key.words.find(([, text]) => text === given.join("\n"))?.[0];
    return { score, state: score === 1 ? "correct" : score > 0 ? "partial" : "wrong", feedback: met ? [met] : [] };
  }

  Assess.kind("output", {
    ...fields.single,
    mark,
    reveal: (form, key, response) => fields.reveal(form, { response: mark(key, response).state }),
    hide: fields.hide,
  });
})();
