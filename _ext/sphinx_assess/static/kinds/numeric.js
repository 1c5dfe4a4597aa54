// @ts-check
/** Numeric: a number as people write it, with its unit where one is asked for; as kinds/numeric.py. */
(() => {
  "use strict";
  const { fields } = Assess.more;

  const POWERS = 6;
  /** Each character of the first is the one at the same place of the second. */
  const SAME = [
    "\t\u00a0\u2009\u202f\u2212\u2013\u00d7\u00b7\u22c5\u00b5\u2019\u066b" +
      "\u2070\u00b9\u00b2\u00b3\u2074\u2075\u2076\u2077\u2078\u2079\u207b" +
      "\u0660\u0661\u0662\u0663\u0664\u0665\u0666\u0667\u0668\u0669" +
      "\u06f0\u06f1\u06f2\u06f3\u06f4\u06f5\u06f6\u06f7\u06f8\u06f9",
    "    --***\u03bc'.0123456789-01234567890123456789",
  ];
  const WRITTEN = new RegExp(
    "^([+-]?) ?([0-9](?:[0-9 .,']*[0-9])?|[.,][0-9]+)" +
      "(?:[eE]([+-]?[0-9]{1,3})| ?[*xX] ?10 ?\\^? ?([+-]?[0-9]{1,3}))?(?: (?![0-9])|(?![0-9.,'+*-]))([^\\n]*)$",
  );

  /** @param {string} text */
  const same = (text) => [...text].map((one) => SAME[1][SAME[0].indexOf(one)] ?? one).join("");
  /** @param {string} text */
  const unit = (text) => same(text).replace(/[ ^]/g, "");

  /**
   * Groups of three digits are separated by spaces, apostrophes and the mark that is not the page's decimal mark;
   * elsewhere that mark is a decimal mark too.
   * @param {string} text @param {string} decimal
   */
  function read(text, decimal) {
    const match = same(text).replace(/^ +| +$/g, "").match(WRITTEN);
    if (!match) return null;
    const other = decimal === "," ? "." : ",";
    const grouped = new RegExp(`^([1-9][0-9]{0,2}(?:([ '${other}])[0-9]{3})(?:\\2[0-9]{3})*)(?:\\${decimal}([0-9]+))?$`);
    const found = match[2].match(grouped);
    if (!found && !/^[0-9]*[.,]?[0-9]+$/.test(match[2])) return null;
    const whole = found ? found[1].replace(/[^0-9]/g, "") + (found[3] ? `.${found[3]}` : "") : match[2].replace(",", ".");
    const digits = match[1] + whole;
    const power = Number(match[3] || match[4] || 0);
    return { unit: unit(match[5]), value: (more = 0) => Number(`${digits}e${power + more}`) };
  }

  /** @typedef {{correct: string[], decimal?: string, bounds: [string, number, number, number, number][], units?: string[], needsUnit?: boolean}} Key */

  /** @param {Key} key @param {NonNullable<ReturnType<typeof read>>} written @returns {string[]} */
  function nearMiss(key, written) {
    const right = key.bounds.filter(([ident]) => key.correct.includes(ident));
    const isRight = (/** @type {number} */ value) => right.some(([, low, high]) => low <= value && value <= high);
    const value = written.value();
    if (isRight(-value)) return ["numericSign"];
    for (let step = 1; value && step <= POWERS; step += 1) {
      if (isRight(written.value(step)) || isRight(written.value(-step))) return ["numericPower"];
    }
    return right.some(([, , , low, high]) => low <= value && value <= high) ? ["numericNear"] : [];
  }

  /** @param {Key} key @param {string[]} response @returns {Outcome} */
  function mark(key, response) {
    if (!response.length) return { score: 0, state: "open", feedback: [] };
    const written = read(response[0], key.decimal ?? ".");
    const units = key.units ?? [];
    if (!written || (written.unit && !units.length)) return { score: 0, state: "wrong", feedback: ["numericUnread"] };
    const value = written.value();
    const found = key.bounds.filter(([, low, high]) => low <= value && value <= high).map(([ident]) => ident);
    const right = found.find((ident) => key.correct.includes(ident));
    if (right === undefined) {
      return { score: 0, state: "wrong", feedback: found.length ? found.slice(0, 1) : nearMiss(key, written) };
    }
    const isNamed = written.unit ? units.includes(written.unit) : !key.needsUnit;
    if (isNamed) return { score: 1, state: "correct", feedback: [right] };
    return { score: 0.5, state: "partial", feedback: [written.unit ? "numericUnit" : "numericNone"] };
  }

  Assess.kind("numeric", {
    ...fields.single,
    mark,
    lacks: (key, response) => (mark(key, response).feedback.includes("numericUnread") ? "numericUnread" : undefined),
    reveal: (form, key, response) => fields.reveal(form, { response: mark(key, response).state }),
    hide: fields.hide,
  });
})();
