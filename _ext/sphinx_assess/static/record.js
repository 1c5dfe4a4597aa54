// @ts-check
/** What a browser keeps: the one file that touches its storage. See docs/reference/record.md. */
(() => {
  "use strict";
  const { attempt, make, page, text } = Assess;
  /** Version of a stored value. One without a version is of version 1. */
  const VERSION = 2;

  Assess.store = {
    get(key) {
      const found = window.localStorage.getItem(key);
      try {
        return found === null ? null : JSON.parse(found);
      } catch {
        return null;
      }
    },
    set: (key, value) => window.localStorage.setItem(key, JSON.stringify(value)),
    remove: (key) => window.localStorage.removeItem(key),
    keys: () => Object.keys(window.localStorage),
  };

  /** @typedef {(value: any) => boolean} Check */
  /** @type {Check} */
  const isObject = (value) => value !== null && typeof value === "object" && !Array.isArray(value);
  /** @type {Check} */
  const isCount = (value) => Number.isInteger(value) && value >= 0;
  /** A name of a state, and none that every object has. @type {Check} */
  const isState = (value) => /^[a-z]{1,20}$/.test(value) && !(value in {});
  /** @type {Check} */
  const isResponse = (value) => Array.isArray(value?.response) && value.response.every(isObject);
  /** @type {Check} */
  const isAttempt = (value) => {
    const { date, score, points, isPassed } = value ?? {};
    return Date.parse(date) > 0 && date.length < 99 && [score, points].every(Number.isFinite) && score >= 0 && points > 0 &&
      [true, false, null].includes(isPassed);
  };

  /** Leave out what would mislead: a bad attempt or response takes no other with it. Pure. @param {any} value */
  function tidy({ attempts, responses, ...value }) {
    if (Array.isArray(attempts)) value.attempts = attempts.filter(isAttempt);
    if (isObject(responses)) value.responses = Object.fromEntries(Object.entries(responses).filter((one) => isResponse(one[1])));
    if (!isResponse(value)) delete value.response;
    for (const name of ["tries", "hinted"]) if (!isCount(value[name])) delete value[name];
    if (!isState(value.state)) delete value.state;
    return value;
  }

  /** From each version to the next, the first from version 1. Pure. @type {((value: any) => any)[]} */
  const migrations = [
    // 2: a value has its version, the time it was written as far as that is known, and a question
    // whether it was ever solved.
    (value) => ({
      ...value, v: 2, at: value.attempts?.at(-1)?.date ?? "", ...(value.response && { solved: value.state === "solved" }),
    }),
  ];

  const version = (/** @type {any} */ value) => (isCount(value?.v) && value.v > 0 ? value.v : 1);
  const isNewer = (/** @type {any} */ value) => version(value) > VERSION;

  /** A value of any earlier version in the form of today; null when it is none. Pure. @param {any} value */
  function upgrade(value) {
    if (!isObject(value) || isNewer(value)) return null;
    return migrations.slice(version(value) - 1).reduce((found, step) => step(found), tidy(value));
  }

  /** @param {any} value @returns {string[]} */
  const dates = (value) => (value?.attempts ?? []).map((/** @type {Attempt} */ one) => one.date);
  /** @param {any} a @param {any} b */
  const isSame = (a, b) => JSON.stringify(a) === JSON.stringify(b);
  const cloned = (/** @type {any} */ value) => JSON.parse(JSON.stringify(value));

  /**
   * Lose nothing that another tab wrote. Pure. Attempts are only added, responses of a test taken
   * one by one; all else, and a question, is taken whole.
   * @param {any} base what this tab read or wrote last @param {any} mine @param {any} theirs what is stored
   * @param {string[]} known attempts this tab builds on
   */
  function merge(base, mine, theirs, known) {
    /** @type {Attempt[]} */
    const added = (mine.attempts ?? []).filter((/** @type {Attempt} */ one) => !dates(base).includes(one.date));
    const isStage = !mine.responses || ["form", "began", "state"].some((name) => name in base && !isSame(mine[name], base[name]));
    let found = mine;
    // Submitted in another tab: what this one still has open is of an attempt that is over.
    if (theirs && !added.length && dates(theirs).some((date) => !known.includes(date))) found = theirs;
    else if (theirs && (added.length || isStage)) found = { ...theirs, ...mine };
    else if (theirs) {
      const changed = Object.entries(mine.responses).filter(([name, one]) =>
        base.responses?.[name] ? !isSame(one, base.responses[name]) : one.response.length || one.sure);
      found = { ...mine, ...theirs, at: mine.at, responses: { ...theirs.responses, ...Object.fromEntries(changed) } };
    }
    if (mine.attempts) {
      found = { ...found, attempts: [...(theirs?.attempts ?? []), ...added.filter((one) => !dates(theirs).includes(one.date))] };
    }
    // Once solved by the reader, unless the key has changed.
    const isSolved = mine.solved ?? (mine.state === "solved" || (theirs?.solved && isSame(theirs.key, mine.key)));
    return mine.response ? { ...found, solved: Boolean(isSolved) } : found;
  }

  /** What this tab built on, by ident. @type {Map<string, {mine: any, known: string[]}>} */
  const seen = new Map();
  /** @type {Set<string>} */
  const said = new Set();

  /** @param {string} ident */
  const storageKey = (ident) => `assess:1:${page.course}:${ident}`;

  /** A quiet line above all else, once, about what is not kept. @param {string} name */
  function notice(name) {
    if (said.has(name)) return;
    said.add(name);
    const line = make("p", "assess-notice", text(name));
    line.role = "status";
    document.querySelector("[data-assess]:not(script)")?.before(line);
  }

  /** What is stored, in the form of today; null when there is nothing. May throw. @param {string} ident */
  function peek(ident) {
    const value = Assess.store.get(storageKey(ident));
    if (isNewer(value)) notice("newer");
    return upgrade(value);
  }

  Assess.recall = (ident) => {
    try {
      const value = peek(ident) ?? {};
      seen.set(ident, { mine: cloned(value), known: dates(value) });
      return value;
    } catch {
      notice("noMemory");
      return {};
    }
  };

  Assess.keep = (ident, value) => {
    const { mine: base, known } = seen.get(ident) ?? { mine: {}, known: [] };
    const mine = cloned({ ...value, v: VERSION, at: new Date().toISOString() });
    let fault = "noMemory";
    try {
      const key = storageKey(ident);
      const stored = Assess.store.get(key);
      if (isNewer(stored)) return notice("newer");
      const merged = merge(base, mine, upgrade(stored), known);
      fault = "noRoom";
      Assess.store.set(key, merged);
      const isSubmitted = dates(mine).some((date) => !dates(base).includes(date));
      seen.set(ident, { mine, known: isSubmitted ? dates(merged) : known });
    } catch {
      notice(fault);
    }
    attempt(record.changed);
  };

  window.addEventListener?.("storage", ({ key }) => attempt(() => {
    // That a page was opened is no work of the reader's.
    if ([...seen.keys()].some((ident) => !ident.startsWith("page/") && (key === null || key === storageKey(ident)))) notice("otherTab");
    if (key === null || key.startsWith(storageKey(""))) record.changed(true);
  }));

  /** @type {Records} */
  const record = {
    changed() {}, showStep() {},
    VERSION, dates, isAttempt, isCount, isNewer, isObject, isSame, isState, merge, migrations, notice, peek, storageKey, upgrade,
  };
  Assess.more.record = record;
})();
