// @ts-check
/** The bar of the course: how far the reader is on each page, in words and as a state. */
(() => {
  "use strict";
  const { all, attempt, part, text } = Assess;
  const { record } = Assess.more;
  const { peek } = record;

  /** @param {string | undefined} names */
  const words = (names) => (names ?? "").split(" ").filter(Boolean);

  /** Say how far a page is. May throw. @param {HTMLElement} step */
  record.showStep = (step) => {
    const { kind, page, tests, labs, sets, items, unmarked } = step.dataset;
    /** @type {string[]} */
    const states = [];
    /** @type {string[]} */
    const sentences = [];
    /** @param {string} state @param {string} name of the sentence @param {Record<string, number>} [values] */
    const add = (state, name, values) => {
      states.push(state);
      sentences.push(text(name, values));
    };
    /** @param {unknown} isBegun */
    const begin = (isBegun, yes = "begun", no = "notBegun") => (isBegun ? add("begun", yes) : add("open", no));
    if (kind === "lesson") begin(peek(`page/${page}`), "opened", "notOpened");
    const kept = words(items).map(peek);
    const total = kept.length;
    const n = kept.filter((one) => one?.solved).length;
    const isTried = kept.some((one) => one?.response?.length || (one?.state ?? "open") !== "open");
    if (unmarked === undefined && (n || isTried)) add(n === total ? "done" : "begun", "rightOf", { n, total });
    else if (total && (isTried || !states.length)) begin(isTried);
    for (const one of words(labs).map(peek)) {
      if (one?.done) add("done", "done");
      else if (one?.progress?.n) add("begun", "exchangesOf", one.progress);
      else begin(one);
    }
    for (const one of words(sets).map(peek)) begin(one?.chosen);
    for (const one of words(tests).map(peek)) {
      const attempts = /** @type {Attempt[]} */ (one?.attempts ?? []);
      if (attempts.some((each) => each.isPassed)) add("done", "testPassed");
      else if (attempts.at(-1)?.isPassed === false) add("failed", "testFailed");
      else if (attempts.length) add("done", "testTaken");
      else begin(one?.began || Object.values(one?.responses ?? {}).some((each) => each.response.length));
    }
    // What failed comes first; a page is done, or not begun, when all on it is.
    step.dataset.state = states.includes("failed") ? "failed" : new Set(states).size > 1 ? "begun" : states[0];
    const said = sentences.join(", ");
    part(step, "state")?.replaceChildren(said);
    if ("here" in step.dataset) part(document.body, "here")?.replaceChildren(said);
  };

  // After the first time only the page the reader is on changes, unless another tab did it.
  record.changed = (isAll) => {
    try {
      all(document.body, `nav [data-part="step"]${isAll ? "" : "[data-here]"}`).forEach(record.showStep);
    } catch {
      record.notice("noMemory");
    }
  };

  document.addEventListener("DOMContentLoaded", () => attempt(() => {
    const [here] = all(document.body, "nav [data-here]");
    if (!here) return;
    Assess.keep(`page/${here.dataset.page}`, {});
    record.changed(true);
  }));

  record.words = words;
})();
