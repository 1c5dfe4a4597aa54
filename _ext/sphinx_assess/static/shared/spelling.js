// @ts-check
/** Comparing what a reader writes with words that were foreseen; as kinds/spelling.py. */
(() => {
  "use strict";

  /** Each character of the first is the one at the same place of the second. */
  const QUOTES = [
    "\u2018\u2019\u201a\u201c\u201d\u201e\u00ab\u00bb\u2010\u2011\u2012\u2013\u2014\u2212\u00a0\u202f",
    "'''\"\"\"\"\"------  ",
  ];
  const QUOTE = new RegExp(`[${QUOTES[0]}]`, "g");

  /** @param {string} text @param {string[]} ignore */
  function plain(text, ignore) {
    let found = text.replace(QUOTE, (one) => QUOTES[1][QUOTES[0].indexOf(one)]).replace(/\u2026/g, "...").normalize("NFC");
    if (ignore.includes("case")) found = found.toLowerCase();
    if (ignore.includes("accents")) found = found.normalize("NFD").replace(/[\u0300-\u036f]/g, "").normalize("NFC");
    if (ignore.includes("punctuation")) found = found.replace(/[.,;:!?"'()-]/g, " ");
    return ignore.includes("space") ? found.replace(/[ \t\r\n]+/g, " ").replace(/^ | $/g, "") : found;
  }

  /** Optimal string alignment. @param {string[]} first @param {string[]} second */
  function distance(first, second) {
    /** @type {number[]} */
    let before = [];
    let row = [...second.keys(), second.length];
    for (const [at, one] of first.entries()) {
      const twoBefore = before;
      before = row;
      row = [at + 1];
      for (const [to, other] of second.entries()) {
        const cost = Math.min(before[to + 1] + 1, row[to] + 1, before[to] + Number(one !== other));
        const isSwap = at > 0 && to > 0 && one === second[to - 1] && first[at - 1] === other;
        row.push(isSwap ? Math.min(cost, twoBefore[to - 1] + 1) : cost);
      }
    }
    return row[second.length];
  }

  /** @param {string} given @param {string} form */
  function isSlip(given, form) {
    const [ours, theirs] = [[...given], [...form]];
    const allowed = Number(theirs.length >= 4) + Number(theirs.length >= 8);
    if (!allowed || /[0-9]/.test(form) || Math.abs(ours.length - theirs.length) > allowed) return false;
    return distance(ours, theirs) <= allowed;
  }

  Assess.more.spelling = {
    plain,

    judge(text, forms, correct, ignore) {
      const given = plain(text, ignore);
      const plains = forms.map(([ident, form]) => ({ ident, form: plain(form, ignore) }));
      const met = plains.filter(({ form }) => form === given).map(({ ident }) => ident);
      const right = met.find((ident) => correct.includes(ident));
      if (met.length) return right === undefined ? ["wrong", met[0]] : ["right", right];
      return [plains.some(({ ident, form }) => correct.includes(ident) && isSlip(given, form)) ? "near" : "wrong", ""];
    },
  };
})();
