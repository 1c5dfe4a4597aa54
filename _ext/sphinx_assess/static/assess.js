// @ts-check
/**
 * Questions in a page: the registry of kinds, the store, and practice. What a page holds
 * is told in docs/reference/contract.md; this file knows no more of it than stands there.
 *
 * @typedef {"open" | "correct" | "partial" | "wrong"} State
 * @typedef {{score: number, state: State, feedback: string[]}} Outcome  score: fraction 0..1
 * @typedef {object} Kind
 * @property {(form: HTMLFormElement) => string[]} read  empty when unanswered
 * @property {(form: HTMLFormElement, response: string[]) => void} write
 * @property {(key: any, response: string[]) => Outcome} mark  pure
 * @typedef {{rev: string, response: {ident: string, hash: string}[]}} Kept
 * @typedef {{tries: number, shuffle: boolean, pass?: number | null, points?: number}} Settings
 * @typedef {(root: HTMLElement, settings: Settings) => void} GroupStart
 */

const Assess = (() => {
  "use strict";
  /** @type {Map<string, Kind>} */
  const kinds = new Map();
  /** @type {Map<string, GroupStart>} */
  const groups = new Map([["quiz", quiz]]);
  /** @type {{course: string, strings: Record<string, string>, tries: number, shuffle: boolean}} */
  const page = { course: "", strings: {}, tries: 0, shuffle: false };
  let forgetful = false;

  /** Values are JSON. Both may throw where a browser keeps nothing; a damaged value is none. */
  const store = {
    /** @param {string} key @returns {any} */
    get(key) {
      const text = window.localStorage.getItem(key);
      try {
        return text === null ? null : JSON.parse(text);
      } catch {
        return null;
      }
    },
    /** @param {string} key @param {unknown} value */
    set(key, value) {
      window.localStorage.setItem(key, JSON.stringify(value));
    },
    /** @param {string} key */
    remove(key) {
      window.localStorage.removeItem(key);
    },
  };

  /** @param {string} name @param {Record<string, string | number>} [values] */
  const text = (name, values = {}) =>
    (page.strings[name] ?? name).replace(/\{(\w+)\}/g, (whole, field) => String(values[field] ?? whole));

  /** @param {Element} root @param {string} name @returns {HTMLElement | null} */
  const part = (root, name) => root.querySelector(`[data-part="${name}"]`);

  /** @param {Element} root @param {string} selector @returns {HTMLElement[]} */
  const all = (root, selector) => [...root.querySelectorAll(selector)].map((found) => /** @type {any} */ (found));

  /** @param {string} tag @param {string} name class @param {...(Node | string)} children */
  function make(tag, name, ...children) {
    const element = document.createElement(tag);
    if (name) element.className = name;
    element.append(...children);
    return element;
  }

  /**
   * Copy prose to a second place: without ids (they stay unique), names of the contract
   * (a copy is never found in place of its original) and buttons that others put there.
   * @param {Element} source
   */
  function copy(source) {
    const clone = /** @type {HTMLElement} */ (source.cloneNode(true));
    for (const button of all(clone, "button")) button.remove();
    for (const element of [clone, ...all(clone, "[id], [data-part]")]) {
      for (const name of ["id", "data-part", "data-item", "data-for"]) element.removeAttribute(name);
    }
    return clone;
  }

  /** FNV-1a, 32 bits: tells the wordings of one question's options apart. @param {string} string */
  function hash(string) {
    let value = 0x811c9dc5;
    for (const character of string.replace(/\s+/g, " ").trim()) {
      value = Math.imul(value ^ (character.codePointAt(0) ?? 0), 0x01000193) >>> 0;
    }
    return value.toString(36);
  }

  /** @param {Element} root @param {string} name @returns {any} */
  const json = (root, name) => JSON.parse(root.querySelector(`script[data-assess="${name}"]`)?.textContent ?? "{}");

  /** @param {string} ident */
  const key = (ident) => `assess:1:${page.course}:${ident}`;

  /** Say once, above the first question, that nothing is kept. */
  function forget() {
    if (forgetful) return;
    forgetful = true;
    document.querySelector("[data-assess]:not(script)")?.before(make("p", "assess-notice", text("noMemory")));
  }

  /** @param {string} ident @returns {any} an object, empty when nothing was kept */
  function recall(ident) {
    try {
      const value = Assess.store.get(key(ident));
      return value && typeof value === "object" ? value : {};
    } catch {
      forget();
      return {};
    }
  }

  /** @param {string} ident @param {unknown} value */
  function keep(ident, value) {
    try {
      Assess.store.set(key(ident), value);
    } catch {
      forget();
    }
  }

  /**
   * Find a kept response again in the options of today; null when part of it is gone. Pure.
   * @param {Kept | undefined} kept @param {string} rev @param {Map<string, {hash: string}>} options
   */
  function match(kept, rev, options) {
    if (!Array.isArray(kept?.response)) return [];
    const isSame = kept.rev === rev || !options.size;
    const response = kept.response.map((one) =>
      isSame ? one?.ident : [...options.keys()].find((name) => options.get(name)?.hash === one?.hash),
    );
    const isWhole = response.every((name) => typeof name === "string" && (!options.size || options.has(name)));
    return isWhole ? /** @type {string[]} */ (response) : null;
  }

  /**
   * What practice and tests share of a question. `scope` is where its reasons stand: the form, or the test around it.
   * @param {HTMLFormElement} form @param {Element} scope @param {boolean} shuffle whether the group allows it
   */
  function item(form, scope, shuffle) {
    const data = json(form, "item");
    const kind = kinds.get(data.kind);
    if (!kind) throw new Error(`no script for questions of kind "${data.kind}"`);
    const { ident = "", rev = "" } = form.dataset;
    const fieldset = /** @type {HTMLFieldSetElement} */ (part(form, "options"));
    /** @type {Map<string, {element: HTMLElement, hash: string}>} */
    const options = new Map();
    for (const element of all(form, '[data-part="option"]')) {
      options.set(element.dataset.ident ?? "", { element, hash: hash(copy(element).textContent ?? "") });
    }
    // A restored form would tick by position, and positions change.
    form.autocomplete = "off";
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("click", (event) => {
      // An option made of blocks cannot be a label; its whole row is a target all the same.
      const target = /** @type {Element} */ (event.target);
      const row = target.closest('div[data-part="option"]');
      if (row && !target.closest("a, button, input, summary")) row.querySelector("input")?.click();
    });

    /** @param {string} name @param {string} [option] @returns {HTMLElement | null} */
    const about = (name, option = "") =>
      scope.querySelector(`[data-part="${name}"][data-item="${ident}"][data-for="${option}"]`);

    return {
      form, data, ident, fieldset, options, about,
      points: Number(data.points ?? 1),
      read: () => kind.read(form),
      /** @param {string[]} response */
      write: (response) => kind.write(form, response),
      /** @param {string[]} response */
      mark: (response) => kind.mark(data.key, response),

      /** Put the options in the order kept, or draw one. @param {unknown} [kept] @returns {string[]} */
      arrange(kept) {
        const source = [...options.keys()];
        if (!shuffle || data.shuffle === false || !source.length) return source;
        const isWhole = Array.isArray(kept) && kept.length === source.length && source.every((one) => kept.includes(one));
        const drawn = source.map((name) => ({ name, at: Math.random() })).sort((a, b) => a.at - b.at);
        const order = isWhole ? kept : drawn.map((one) => one.name);
        const mark = document.createComment("");
        all(form, '[data-part="option"]')[0].before(mark);
        for (const name of order) mark.before(options.get(name)?.element ?? "");
        mark.remove();
        return order;
      },

      /** @returns {Kept} */
      pack: () => ({ rev, response: kind.read(form).map((one) => ({ ident: one, hash: options.get(one)?.hash ?? "" })) }),

      /** @param {Kept | undefined} kept */
      unpack: (kept) => match(kept, rev, options),
      /** Show on each option whether it is right and whether it was chosen. @param {string[]} response */
      reveal(response) {
        for (const [name, { element }] of options) {
          const right = about("reason", name)?.dataset.right;
          if (!right) continue;
          const isRight = right === "yes";
          const isChosen = response.includes(name);
          const words = isChosen ? ["chosenWrong", "chosenRight"] : ["notRight", "missed"];
          const mark = make("span", "assess-mark", ` ${text(words[Number(isRight)])}`);
          mark.dataset.part = "mark";
          if (isChosen) element.dataset.state = isRight ? "correct" : "wrong";
          else if (isRight) element.dataset.state = "missed";
          element.append(mark);
          if (element.tagName !== "LABEL") {
            mark.id = `${form.id}-${name}-mark`;
            element.querySelector("input")?.setAttribute("aria-describedby", mark.id);
          }
        }
      },

      hide() {
        for (const { element } of options.values()) {
          delete element.dataset.state;
          part(element, "mark")?.remove();
          element.querySelector("input")?.removeAttribute("aria-describedby");
        }
      },
      focus: () => /** @type {HTMLElement | null} */ (form.querySelector("input, select, textarea"))?.focus(),
    };
  }

  /** Keep silent what is written while the page starts: it is read, not announced. @param {Element} region */
  function hush(region) {
    region.setAttribute("aria-live", "off");
    setTimeout(() => region.removeAttribute("aria-live"), 500);
  }

  /**
   * One question that may be tried more than once; `changed` is called after each change of state.
   * @param {HTMLFormElement} form @param {Settings} settings @param {() => void} changed
   */
  function practise(form, settings, changed) {
    const it = item(form, form, settings.shuffle);
    const kept = recall(it.ident);
    const outcome = /** @type {HTMLElement} */ (part(form, "outcome"));
    const check = /** @type {HTMLButtonElement | null} */ (form.querySelector('[data-action="check"]'));
    const again = /** @type {HTMLButtonElement | null} */ (form.querySelector('[data-action="again"]'));
    const answer = /** @type {HTMLDetailsElement | null} */ (part(form, "answer"));
    const hints = /** @type {HTMLDetailsElement[]} */ (all(form, '[data-part="hint"]'));
    // checked: what is chosen has been marked; done: no further try.
    let { tries = 0, checked = false, done = false } = kept;
    let order = it.arrange(kept.order);

    const save = () => keep(it.ident, { ...it.pack(), order, tries, checked, done });
    const say = (/** @type {(Node | string)[]} */ ...words) => outcome.replaceChildren(...words);
    const hintsFollow = () => {
      for (const [at, hint] of hints.entries()) hint.hidden = !hint.open && (done || (at > 0 && !hints[at - 1].open));
    };

    /** @param {Outcome} marked @param {string[]} response */
    function verdict(marked, response) {
      const left = settings.tries ? settings.tries - tries : 1;
      const said = [make("p", "", make("strong", "assess-verdict", text(marked.state)))];
      if (!done && settings.tries) said[0].append(" ", text(left === 1 ? "tryLeft" : "triesLeft", { n: left }));
      if (done && marked.state !== "correct") said[0].append(" ", text("answerBelow"));
      const isCheck = !done || left <= 0 || marked.state === "correct"; // Else the reader opened the answer.
      for (const name of isCheck ? marked.feedback : []) {
        // What was not chosen stays open while there is a try left.
        if (it.options.has(name) && !response.includes(name)) continue;
        const found = it.about(it.data.select === "many" ? "reason" : "feedback", name);
        if (found) said.push(copy(found));
      }
      const explanation = marked.state === "correct" && it.about("feedback");
      if (explanation) said.push(copy(explanation));
      say(...said);
    }

    /** Bring the form to the state. @param {boolean} [isDropped] what was kept could not be used */
    function show(isDropped) {
      const response = it.read();
      const marked = checked ? it.mark(response) : null;
      form.dataset.state = marked?.state ?? "open";
      it.hide();
      if (done) it.reveal(response);
      it.fieldset.disabled = done;
      if (check) check.hidden = checked || done;
      if (again) {
        again.hidden = !(checked || done);
        again.textContent = text(done ? "startAgain" : "tryAgain");
      }
      if (marked) verdict(marked, response);
      else if (isDropped || done) say(text(isDropped ? "changed" : "answerOpened"));
      else if (outcome.firstChild) say();
      hintsFollow();
      changed();
    }

    const settle = () => {
      show();
      save();
    };
    /** The answer opens by itself, unless the question is solved. */
    const unfold = () => {
      if (answer && done) answer.open = form.dataset.state !== "correct";
    };

    form.addEventListener("submit", () => {
      const response = it.read();
      if (!check || checked || done) return;
      if (!response.length) return say(text("chooseFirst"));
      tries += 1;
      checked = true;
      done = it.mark(response).state === "correct" || (settings.tries > 0 && tries >= settings.tries);
      const focused = document.activeElement;
      settle();
      unfold();
      // The button pressed, or the option on which Enter was, may have gone.
      if (focused && form.contains(focused) && (done || focused === check)) again?.focus();
    });

    again?.addEventListener("click", () => {
      if (done) {
        tries = 0;
        for (const details of [...hints, answer]) if (details) details.open = false;
        it.hide();
        order = it.arrange();
      }
      checked = done = false;
      it.write([]);
      settle();
      it.focus();
    });

    form.addEventListener("change", () => {
      checked = false;
      settle();
    });

    answer?.addEventListener("toggle", () => {
      if (!answer.open || done) return;
      done = true;
      settle();
    });
    for (const hint of hints) hint.addEventListener("toggle", hintsFollow);

    const response = it.unpack(kept);
    hush(outcome);
    it.write(response ?? []);
    if (!response || !it.data.key) [tries, done] = [0, false];
    checked = Boolean(checked && it.data.key && response?.length);
    show(!response);
    unfold();
    form.dataset.ready = "";
  }

  /** @param {HTMLElement} root @param {Settings} settings */
  function quiz(root, settings) {
    const progress = part(root, "progress");
    const scored = forms(root).filter((form) => json(form, "item").key);
    const count = () => {
      const n = scored.filter((form) => form.dataset.state === "correct").length;
      const words = text("progress", { n, total: scored.length });
      if (progress && scored.length && progress.textContent !== words) progress.textContent = words;
    };
    if (progress) hush(progress);
    for (const form of forms(root)) attempt(() => practise(form, settings, count));
  }

  /** @param {Element} root */
  const forms = (root) => /** @type {HTMLFormElement[]} */ (all(root, 'form[data-assess="item"]'));

  /** One bad question leaves the rest of the page alive. @param {() => void} work */
  function attempt(work) {
    try {
      work();
    } catch (error) {
      console.warn("assess:", error);
    }
  }

  function start() {
    const { body } = document;
    attempt(() => Object.assign(page, json(body, "page")));
    recall(""); // Blocked storage is told before the first question is answered.
    for (const root of all(body, '[data-assess="quiz"]:not(script), [data-assess="test"]:not(script)')) {
      attempt(() => {
        const name = root.dataset.assess ?? "";
        const begin = groups.get(name);
        if (!begin) throw new Error(`no script for "${name}"`);
        begin(root, { ...page, ...json(root, name) });
        root.dataset.ready = "";
      });
    }
    const alone = forms(body).filter((form) => !form.parentElement?.closest("[data-assess]"));
    for (const form of alone) attempt(() => practise(form, page, () => {}));
  }

  document.addEventListener("DOMContentLoaded", start);

  return {
    /** @param {string} name @param {Kind} kind */
    kind: (name, kind) => kinds.set(name, kind),
    /** @param {string} name @param {GroupStart} begin */
    group: (name, begin) => groups.set(name, begin),
    store, // What follows is for our own scripts.
    all, attempt, copy, forms, hash, hush, item, keep, key, kinds, make, match, part, recall, text,
  };
})();
