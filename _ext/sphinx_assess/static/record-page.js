// @ts-check
/** The course record: what this browser keeps, shown, exported, imported and deleted. */
(() => {
  "use strict";
  const { all, make, page, part, text } = Assess;
  const { VERSION, dates, isAttempt, isCount, isNewer, isObject, isSame, isState, notice, peek, storageKey, upgrade, words } = Assess.more.record;
  const { record } = Assess.more;
  const FORMAT = "sphinx-assess record";
  const LARGEST = 2_000_000;
  const MOST = 5000;
  /** Names under which anything is kept. */
  const NAME = /^([a-z0-9][a-z0-9-]{0,199}|(page|set)\/[^\0]{1,399})$/;

  // -- A file ------------------------------------------------------------------------------------

  /** @typedef {(value: any) => boolean} Check */
  /** @type {Check} */
  const isText = (value) => typeof value === "string" && value.length <= 200;
  /** @type {Check} */
  const isFlag = (value) => typeof value === "boolean";
  /** @param {Check} is @returns {Check} */
  const listOf = (is) => (value) => Array.isArray(value) && value.length <= 1000 && value.every(is);
  /** @param {Check} is @returns {Check} */
  const mapOf = (is) => (value) => isObject(value) && Object.entries(value).every(([name, one]) => name !== "__proto__" && is(one));
  /** What kinds of questions keep of a response: idents, hashes, what was written. @type {Check} */
  const isChoices = listOf(mapOf((one) => (typeof one === "string" ? one.length <= 20_000 : ["number", "boolean"].includes(typeof one))));
  const isNames = listOf(isText);
  /** @type {Map<string, Check>} */
  const FIELDS = new Map(Object.entries({
    v: isCount, at: isText, rev: isText, response: isChoices, tries: isCount, hinted: isCount, state: isState,
    solved: isFlag, done: isFlag, form: isCount,
    score: (/** @type {any} */ value) => value === null || (value >= 0 && value <= 1 && typeof value === "number"),
    began: (/** @type {any} */ value) => value === -1 || isCount(value),
    chosen: isNames, from: isNames,
    order: (/** @type {any} */ value) => isNames(value) || mapOf(isNames)(value),
    progress: (/** @type {any} */ value) => isObject(value) && isCount(value.n) && isCount(value.total),
    responses: mapOf((one) => isObject(one) && isText(one.rev) && isChoices(one.response) && (one.sure === undefined || isText(one.sure))),
    attempts: (/** @type {any} */ value) => Array.isArray(value) && value.every(isAttempt),
  }));
  /** Whether a value is all that the schema asks. Pure. @type {Check} */
  const isValid = (value) => isObject(value) && Object.entries(value).every(([name, found]) =>
    name !== "__proto__" && (FIELDS.get(name) ?? ((one) => JSON.stringify(one).length <= 200_000))(found));

  /**
   * Read an exported file; all of it or nothing. Pure.
   * @param {string} source @param {string} course
   * @returns {{fault: string} | {values: Map<string, any>}} fault: the name of a sentence
   */
  function admit(source, course) {
    let file;
    try {
      file = source.length <= LARGEST ? JSON.parse(source) : null;
    } catch {
      file = null;
    }
    if (!isObject(file) || file.format !== FORMAT) return { fault: "importForeign" };
    if (isNewer(file)) return { fault: "importNewer" };
    if (file.course !== course) return { fault: "importOther" };
    const entries = isObject(file.values) ? Object.entries(file.values) : [];
    const isWhole = isObject(file.values) && entries.length <= MOST && entries.every(([ident, value]) =>
      NAME.test(ident) && isValid(value) && !isNewer(value));
    if (!isWhole) return { fault: "importBroken" };
    return { values: new Map(entries.map(([ident, value]) => [ident, upgrade(value)])) };
  }

  /** Of two records of one thing the later, with the attempts of both. Pure. @param {any} ours @param {any} theirs */
  function join(ours, theirs) {
    if (!ours) return theirs;
    const later = theirs.at > ours.at ? theirs : ours;
    const known = dates(ours);
    const attempts = [...(ours.attempts ?? []), ...(theirs.attempts ?? []).filter((/** @type {Attempt} */ one) => !known.includes(one.date))];
    attempts.sort((a, b) => Date.parse(a.date) - Date.parse(b.date));
    const wasSolved = later.response && isSame(ours.key, theirs.key) && (ours.solved || theirs.solved);
    return { ...later, ...(attempts.length && { attempts }), ...(wasSolved && { solved: true }) };
  }

  /** Idents of all that is stored of this course. @returns {string[]} */
  function idents() {
    const prefix = storageKey("");
    return (Assess.store.keys?.() ?? []).filter((key) => key.startsWith(prefix)).map((key) => key.slice(prefix.length))
      .filter((ident) => NAME.test(ident)).sort();
  }

  /** Store all values or none. @param {Map<string, any>} values */
  function take(values) {
    /** @type {Map<string, any>} */
    const before = new Map();
    try {
      for (const [ident, value] of values) {
        const key = storageKey(ident);
        const old = Assess.store.get(key);
        if (isNewer(old)) {
          notice("newer");
          continue;
        }
        const joined = join(upgrade(old), value);
        before.set(key, old);
        Assess.store.set(key, joined);
      }
    } catch (error) {
      for (const [key, old] of before) {
        if (old === null) Assess.store.remove(key);
        else Assess.store.set(key, old);
      }
      throw error;
    }
  }

  // -- Words -------------------------------------------------------------------------------------

  /** @returns {string | undefined} */
  function language() {
    try {
      return Intl.getCanonicalLocales(document.documentElement.lang)[0];
    } catch {
      return undefined;
    }
  }
  /** @param {number} value */
  const number = (value) => new Intl.NumberFormat(language(), { maximumFractionDigits: 2 }).format(value);
  /** @param {string | number} date */
  const day = (date) => new Date(date).toLocaleDateString(language(), { dateStyle: "long" });
  /** Rounded down, as in the result of a test. @param {Attempt} one */
  const score = (one) => text("score", {
    n: number(one.score), total: number(one.points),
    percent: new Intl.NumberFormat(language(), { style: "percent" }).format(Math.floor((one.score / one.points) * 100 + 1e-9) / 100),
  });
  /** @param {Attempt[]} attempts */
  const best = (attempts) => attempts.reduce((a, b) => (b.score / b.points > a.score / a.points ? b : a));

  Object.assign(record, { admit, join });

  // -- The page ----------------------------------------------------------------------------------

  Assess.group("record", (root, settings) => {
    const { title, version } = /** @type {any} */ (settings);
    const steps = all(root, '[data-part="step"]');
    const said = /** @type {HTMLElement} */ (part(root, "said"));
    const asked = make("div", "assess-warning");
    const above = root.closest("section, [role=main], main")?.querySelector("h1, h2, h3, h4, h5, h6");
    /** A heading one level below the one the record stands under. @param {string} name of the sentence */
    const heading = (name) => make(`h${Math.min(6, Number(above?.tagName[1] ?? 1) + 1)}`, "assess-heading", text(name));
    /** @param {HTMLElement} step */
    const titleOf = (step) => step.querySelector("a")?.textContent ?? "";

    /** @param {string} label @param {string} action @param {() => void} work */
    function button(label, action, work) {
      const element = /** @type {HTMLButtonElement} */ (make("button", "", label));
      element.type = "button";
      element.dataset.action = action;
      element.addEventListener("click", work);
      return element;
    }

    /** All that is stored of one page. @param {HTMLElement} step @returns {string[]} */
    function namesOf({ dataset: { page, tests, labs, sets, quizzes, items, alone } }) {
      const within = words(sets).map((/** @type {string} */ ident) => `set/${ident}/`);
      const answers = idents().filter((name) => within.some((/** @type {string} */ one) => name.startsWith(one)));
      return [`page/${page}`, ...[tests, labs, sets, quizzes, items, alone].flatMap(words), ...answers];
    }

    /** @param {HTMLElement} step @returns {Attempt[]} */
    const attemptsOf = (step) => words(step.dataset.tests).flatMap((/** @type {string} */ ident) => peek(ident)?.attempts ?? []);

    /** Best and latest, in sentences. @param {HTMLElement} step */
    function details(step) {
      const found = [];
      const items = words(step.dataset.items).map(peek);
      /** @param {(one: any) => boolean} is */
      const count = (is) => items.filter((/** @type {any} */ one) => one && is(one)).length;
      const [most, now] = [count((one) => one.solved), count((one) => one.state === "solved")];
      // While both are the same, the state says it.
      for (const [name, n] of most > now ? [["recordBest", most], ["recordLatest", now]] : []) {
        found.push(text(String(name), { score: `${text("rightOf", { n: Number(n), total: items.length })}.` }));
      }
      const attempts = attemptsOf(step);
      if (attempts.length) {
        const last = /** @type {Attempt} */ (attempts.at(-1));
        const latest = text("recordLatest", { score: score(last) });
        found.push(text("recordBest", { score: score(best(attempts)) }), `${latest} ${day(last.date)}.`, text("recordAttempts", { n: attempts.length }));
      }
      return found;
    }

    /** Ask before anything is deleted. @param {string} sentence @param {string[]} names @param {HTMLElement} from */
    function ask(sentence, names, from) {
      const close = () => {
        asked.remove();
        (from.isConnected ? from : root.querySelector("button"))?.focus();
      };
      const no = button(text("recordKeepIt"), "keep", close);
      const yes = button(text("recordDelete"), "delete", () => {
        let told = "recordDeleted";
        try {
          for (const ident of names) Assess.store.remove(storageKey(ident));
        } catch {
          told = "noMemory";
        }
        close();
        show();
        say(text(told));
        /** @type {HTMLElement | null} */ (root.querySelector('[data-part="tools"] button'))?.focus();
      });
      const question = make("p", "", sentence);
      question.id = "assess-record-question";
      asked.setAttribute("role", "group");
      asked.setAttribute("aria-labelledby", question.id);
      asked.replaceChildren(question, make("p", "assess-controls", no, yes));
      const step = from.closest("li");
      if (step) step.append(asked);
      else tools.after(asked);
      no.focus();
    }

    /** @param {string} sentence */
    function say(sentence) {
      said.textContent = sentence;
    }

    /** @param {HTMLElement} step */
    function showDetails(step) {
      record.showStep(step);
      for (const old of all(step, '[data-part="details"], :scope > button')) old.remove();
      const stored = namesOf(step).filter((name) => Assess.store.get(storageKey(name)) !== null);
      if (!stored.length) return;
      const reset = button(text("recordReset"), "reset", () => ask(text("recordAsk", { title: titleOf(step) }), namesOf(step), reset));
      reset.setAttribute("aria-label", `${text("recordReset")}: ${titleOf(step)}`);
      const line = make("p", "assess-details", details(step).join(" "));
      line.dataset.part = "details";
      step.append(...(line.textContent ? [line] : []), reset);
    }

    /** @param {HTMLElement} into */
    function showResume(into) {
      const opened = steps.map((step) => ({ step, at: peek(`page/${step.dataset.page}`)?.at ?? "" })).filter((one) => one.at);
      const last = opened.sort((a, b) => (a.at < b.at ? 1 : -1))[0]?.step ?? steps[0];
      const link = /** @type {HTMLAnchorElement | undefined} */ (last?.querySelector("a")?.cloneNode(true));
      link?.removeAttribute("title");
      into.replaceChildren(...(link ? [text(opened.length ? "recordResume" : "recordBegin"), " ", link] : []));
    }

    /** What says that the course was completed, once every test is passed. @param {HTMLElement} into */
    function showStatement(into) {
      const tested = steps.filter((step) => step.dataset.tests);
      const passed = tested.flatMap((step) => words(step.dataset.tests).map((/** @type {string} */ ident) => {
        const attempts = (peek(ident)?.attempts ?? []).filter((/** @type {Attempt} */ one) => one.isPassed);
        return { step, one: attempts.length ? best(attempts) : null };
      }));
      into.hidden = !passed.length;
      if (!passed.every(({ one }) => one)) return into.replaceChildren(make("p", "", text("statementLater")));
      const list = passed.map(({ step, one }) => make("li", "", `${titleOf(step)}: ${score(one)} ${day(one.date)}.`));
      into.replaceChildren(
        heading("statement"),
        make("p", "assess-name", text("statementName")),
        make("p", "", text("statementCourse", { title })),
        ...(version ? [make("p", "", text("statementVersion", { version }))] : []),
        make("p", "", text("statementDate", { date: day(Date.now()) })),
        make("p", "", text("statementTests")),
        make("ul", "", ...list),
        make("p", "", text("statementSelf")),
        make("p", "assess-controls", button(text("statementPrint"), "print", print)),
      );
    }

    /** Print the statement and nothing else. */
    function print() {
      root.dataset.print = "statement";
      window.addEventListener("afterprint", () => root.removeAttribute("data-print"), { once: true });
      window.print();
    }

    /** What is stored and shown nowhere: of a newer version, damaged, or of pages that are gone. */
    function showRest() {
      const shown = steps.flatMap(namesOf);
      const bad = idents().filter((ident) => !peek(ident));
      const gone = idents().filter((ident) => !shown.includes(ident) && !bad.includes(ident));
      const lines = [["recordBad", bad], ["recordGone", gone]].flatMap(([name, names]) =>
        names.length ? [text(/** @type {string} */ (name), { list: /** @type {string[]} */ (names).join(", ") })] : []);
      rest.replaceChildren(...lines.map((line) => make("p", "assess-note", line)));
    }

    function save() {
      const values = Object.fromEntries(idents().flatMap((ident) => {
        const value = peek(ident);
        return value ? [[ident, value]] : [];
      }));
      const date = new Date().toISOString();
      const file = { format: FORMAT, v: VERSION, course: page.course, title, version, date, values };
      const url = URL.createObjectURL(new Blob([JSON.stringify(file, null, 2)], { type: "application/json" }));
      const link = /** @type {HTMLAnchorElement} */ (make("a", ""));
      link.href = url;
      link.download = `${page.course.replace(/[^\w-]+/g, "-")}-record-${date.slice(0, 10)}.json`;
      link.click();
      setTimeout(() => URL.revokeObjectURL(url), 60_000);
      say(text("recordExported", { name: link.download }));
    }

    /** @param {File} file */
    async function load(file) {
      const found = file.size <= LARGEST ? admit(await file.text(), page.course) : { fault: "importForeign" };
      if ("fault" in found) return say(`${text(found.fault)} ${text("importNothing")}`);
      try {
        take(found.values);
        show();
        say(text("imported", { n: found.values.size }));
      } catch {
        say(`${text("noRoom")} ${text("importNothing")}`);
      }
    }

    function show() {
      for (const step of steps) showDetails(step);
      showResume(resume);
      showStatement(statement);
      showRest();
    }

    const resume = make("p", "assess-resume");
    const statement = make("div", "assess-statement");
    const rest = make("div", "");
    const chooser = /** @type {HTMLInputElement} */ (make("input", ""));
    Object.assign(chooser, { type: "file", accept: ".json,application/json" });
    chooser.addEventListener("change", () => {
      const file = chooser.files?.[0];
      if (file) load(file).finally(() => { chooser.value = ""; });
    });
    const label = make("label", "assess-import", text("recordImport"), " ", chooser);
    const everything = button(text("recordResetAll"), "reset-all", () => ask(text("recordAskAll"), idents(), everything));
    const tools = make("p", "assess-controls", button(text("recordExport"), "export", save), everything, label);
    tools.dataset.part = "tools";
    part(root, "plain")?.replaceWith(resume);
    said.before(statement, heading("recordTools"), tools);
    said.after(rest);
    try {
      show();
    } catch {
      notice("noMemory");
    }
    const { changed } = record;
    record.changed = (isElsewhere) => {
      changed(isElsewhere);
      if (isElsewhere) show();
    };
  });
})();
