// @ts-check
/**
 * Between the model and the reader: a sentence is shown when it is whole and does not say what the learner has yet to say.
 * The guide's matcher decides, for a sentence by itself and after those before it; so does a run of the author's words.
 */
(() => {
  "use strict";
  /** So many of an author's words in a row are a copy. */
  const RUN = 6;
  /** So many sentences before one are read with it: ideas are spread. */
  const BEFORE = 3;
  const SENTENCE = /^[\s\S]*?(?:[.!?\u2026\u3002\uff01\uff1f]+["'\u201d\u2019)\]*_]*\s+|\n+)/;

  /** @param {string} text */
  const words = (text) => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];

  /** @param {string} text */
  function runs(text) {
    const all = words(text);
    const size = Math.min(RUN, all.length);
    return size < 3 ? [] : all.slice(0, all.length - size + 1).map((_, at) => ` ${all.slice(at, at + size).join(" ")} `);
  }

  Assess.more.guard = (guide, secrets, mark) => {
    const names = new Set(secrets.map(({ ident }) => ident));
    const copies = secrets.flatMap(({ texts }) => texts.flatMap(runs));
    let rest = "";
    /** @type {string[]} */
    let before = [];
    let shown = 0;
    let held = 0;
    let isMarked = false;

    /** @param {string} text */
    function tells(text) {
      const found = /** @type {string[]} */ (guide.judge(text)?.expectations ?? []);
      const plain = ` ${words(text).join(" ")} `;
      return found.some((one) => names.has(one)) || copies.some((run) => plain.includes(run));
    }

    /** @param {string} sentence @returns {string} what may be shown of it */
    function pass(sentence) {
      if (!sentence.trim()) return sentence;
      if ([...before.keys(), before.length].some((at) => tells([...before.slice(at), sentence].join(" ")))) {
        held += 1;
        const is = isMarked;
        isMarked = true;
        return is ? "" : `${mark}${/\n+$/.exec(sentence)?.[0] ?? " "}`;
      }
      before = [...before, sentence].slice(-BEFORE);
      shown += 1;
      isMarked = false;
      return sentence;
    }

    return {
      push(piece) {
        rest += piece;
        let out = "";
        for (let found = SENTENCE.exec(rest); found; found = SENTENCE.exec(rest)) {
          rest = rest.slice(found[0].length);
          out += pass(found[0]);
        }
        return out;
      },
      end() {
        const left = rest;
        rest = "";
        return pass(left);
      },
      isEmpty: () => !shown,
      hasHeld: () => held > 0,
    };
  };
})();
