// @ts-check
/**
 * The registry of kinds, and what practice and tests share of a question.
 * What a page holds is told in docs/reference/contract.md; types are in ../types.d.ts.
 */

const Assess = (() => {
  "use strict";
  /** @type {Map<string, Kind>} */
  const kinds = new Map();
  /** @type {Map<string, GroupStart>} */
  const groups = new Map();
  /** @type {Map<string, LabData>} */
  const labs = new Map();
  /** @type {Settings & {course: string, strings: Record<string, string>}} */
  const page = /** @type {any} */ ({ course: "", strings: {} });

  /** @param {string} name @param {Record<string, string | number>} [values] */
  const text = (name, values = {}) =>
    (page.strings[name] ?? name).replace(/\{(\w+)\}/g, (whole, field) => String(values[field] ?? whole));

  /** A sentence of a kind, as a paragraph; nothing for the ident of an option. @param {string} name */
  const sentence = (name) => (name in page.strings ? [make("p", "assess-said", text(name))] : []);

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

  /** Copy prose to a second place, without ids, names of the contract, and buttons. @param {Element} source */
  function copy(source) {
    const clone = /** @type {HTMLElement} */ (source.cloneNode(true));
    for (const control of all(clone, "button, select")) control.remove();
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

  /**
   * Find a kept response again in the question of today; null when its meaning changed. Pure.
   * The same words are the same option, wherever it stands; other words at the same place are a
   * new wording while the revision is the same. After its point stands the author's own mark.
   * A part of a response may be a pair, `ident:value`, of which either may name an option.
   * @param {Kept | undefined} kept @param {Question} question
   */
  function match(kept, { rev, options, key }) {
    if (!Array.isArray(kept?.response)) return [];
    const isSame = kept.rev === rev;
    const isOther = String(kept.rev).split(".")[1] !== rev.split(".")[1] || String(kept.key) !== String(key);
    if (!isSame && isOther) return null;
    const response = kept.response.map((one) => {
      if (!options.size) return isSame ? one?.ident : undefined;
      const hashes = String(one?.hash).split(":");
      // Of two options with the same words, each stays itself.
      const found = String(one?.ident).split(":").map((name, at) => {
        const is = (/** @type {string} */ other) => options.get(other)?.hash === hashes[at];
        const isKept = (isSame && options.has(name)) || (at > 0 && hashes[at] === "");
        return is(name) ? name : ([...options.keys()].find(is) ?? (isKept ? name : undefined));
      });
      return found.includes(undefined) ? undefined : found.join(":");
    });
    return response.every((name) => typeof name === "string") ? /** @type {string[]} */ (response) : null;
  }

  /** @type {WeakMap<Element, Map<string | undefined, HTMLElement[]>>} */
  const prose = new WeakMap();

  /** Reasons and feedback of a question, looked up once for each scope. @param {Element} scope @param {string} ident */
  function proseOf(scope, ident) {
    /** @type {Map<string | undefined, HTMLElement[]>} */
    const found = prose.get(scope) ?? new Map();
    if (!prose.has(scope)) {
      prose.set(scope, found);
      for (const one of all(scope, "[data-item]")) {
        const { item } = one.dataset;
        found.set(item, [...(found.get(item) ?? []), one]);
      }
    }
    return found.get(ident) ?? [];
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
    for (const element of all(form, '[data-part="option"], [data-part="other"]')) {
      options.set(element.dataset.ident ?? "", { element, hash: hash(copy(element).textContent ?? "") });
    }
    /** @type {string[]} */
    const key = (data.key?.correct ?? []).map((/** @type {string} */ name) => options.get(name)?.hash ?? name).sort();
    // A restored form would tick by position, and positions change.
    form.autocomplete = "off";
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("click", (event) => {
      // An option made of blocks cannot be a label; its whole row is a target all the same.
      const target = /** @type {Element} */ (event.target);
      const row = target.closest('div[data-part="option"]');
      if (row && !target.closest("a, button, input, summary")) row.querySelector("input")?.click();
    });

    /** @param {string} one */
    const hashes = (one) => (options.size ? one.split(":").map((name) => options.get(name)?.hash ?? "").join(":") : "");

    /** @param {string} name @param {string} [option] */
    const about = (name, option = "") => proseOf(scope, ident).find(({ dataset }) => dataset.part === name && (dataset.for ?? "") === option);

    const names = all(form, '[data-part="option"]').map((element) => element.dataset.ident ?? "");
    kind.start?.(form);

    return {
      form, data, ident, fieldset, options, about, names,
      points: Number(data.points ?? 1),
      /** What is said to a reader who checks nothing. */
      first: kind.first ?? "answerFirst",
      /** What a reader must do before this response can be marked: the name of a sentence. @param {string[]} response */
      lacks: (response) => kind.lacks?.(data.key, response),
      read: () => kind.read(form),
      /** @param {string[]} response */
      write: (response) => kind.write(form, response),
      /** @param {string[]} response */
      mark: (response) => kind.mark(data.key, response),

      /** Put the options in the order kept, or draw one. @param {unknown} [kept] @returns {string[]} */
      arrange(kept) {
        if (!(data.shuffle ?? shuffle) || !names.length) return names;
        const order = ordered(kept, names);
        // What is to be put in order never begins in order.
        if (kind.isOrder && data.key && kind.mark(data.key, order).score === 1) order.push(order.shift() ?? "");
        const mark = document.createComment("");
        all(form, '[data-part="option"]')[0].before(mark);
        for (const name of order) mark.before(options.get(name)?.element ?? "");
        mark.remove();
        return order;
      },

      /** @param {string[]} [response] @returns {Kept} */
      pack: (response = kind.read(form)) => ({ rev, key, response: response.map((one) => ({ ident: one, hash: hashes(one) })) }),

      /** @param {Kept | undefined} kept */
      unpack: (kept) => match(kept, { rev, options, key }),
      /** Whether what was kept, and is still good, names the question as it was before an edit. @param {Kept | undefined} kept */
      isOutdated(kept) {
        const { rev: was, key: right, response } = kept ?? {};
        return Boolean(response?.length) && JSON.stringify(this.pack()) !== JSON.stringify({ rev: was, key: right, response });
      },

      /** What to read where no option stands by it: what is right, what was foreseen. @param {Outcome} marked */
      told: ({ feedback }) => [
        ...proseOf(scope, ident).filter(({ dataset: { part, right, for: name = "" } }) =>
          part === "reason" && !options.has(name) && (right === "yes" || feedback.includes(name))).map(copy),
        ...feedback.flatMap(sentence),
      ],

      /** Show on each option or field whether it is right and whether it was chosen. @param {string[]} response */
      reveal(response) {
        kind.reveal?.(form, data.key, response);
        for (const [name, { element }] of options) {
          const right = about("reason", name)?.dataset.right;
          if (!right) continue;
          const isRight = right === "yes";
          const isChosen = response.some((one) => one.split(":")[0] === name);
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
        kind.hide?.(form);
        for (const { element } of options.values()) {
          delete element.dataset.state;
          part(element, "mark")?.remove();
          element.querySelector("input")?.removeAttribute("aria-describedby");
        }
      },
      focus: () => /** @type {HTMLElement | null} */ (fieldset.querySelector("input, select, textarea, button"))?.focus(),
    };
  }

  /** Keep silent what is written while the page starts: it is read, not announced. @param {Element} region */
  function hush(region) {
    region.setAttribute("aria-live", "off");
    setTimeout(() => region.removeAttribute("aria-live"), 500);
  }

  /** @template T @param {T[]} list @returns {T[]} */
  const shuffled = (list) =>
    list.map((one) => ({ one, at: Math.random() })).sort((a, b) => a.at - b.at).map(({ one }) => one);

  /** A kept order of these names, or one drawn anew. @param {unknown} kept @param {string[]} names @returns {string[]} */
  const ordered = (kept, names) =>
    Array.isArray(kept) && kept.length === names.length && names.every((one) => kept.includes(one)) ? kept : shuffled(names);

  /** Number the questions a reader sees; the title of a case names its first and its last. @param {HTMLElement[]} list */
  function numberForms(list) {
    /** @param {Element | null} element @param {...number} numbers */
    const put = (element, ...numbers) => {
      if (element) element.textContent = (element.textContent ?? "").replace(/\d+/g, (was) => String(numbers.shift() ?? was));
    };
    for (const [at, form] of list.entries()) {
      put(part(form, "number"), at + 1);
      const about = form.closest('[data-part="case"]');
      if (!about) continue;
      const own = list.filter((one) => about.contains(one));
      put(part(about, "case-title"), list.indexOf(own[0]) + 1, at + 1); // The last of them says it last.
    }
  }

  /**
   * Put the questions of a group in another order; what stands between them stays, and a case moves as one.
   * @param {HTMLElement[]} list @param {(names: string[]) => string[]} order gives idents of questions and cases another order
   */
  function arrangeForms(list, order) {
    const blocks = [...new Set(list.map((form) => /** @type {HTMLElement} */ (form.closest('[data-part="case"]') ?? form)))];
    const found = order(blocks.map((block) => block.dataset.ident ?? ""));
    const places = blocks.map((block) => {
      const place = document.createComment("");
      block.replaceWith(place);
      return place;
    });
    for (const [at, ident] of found.entries()) places[at].replaceWith(blocks.find((one) => one.dataset.ident === ident) ?? "");
    return found;
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
    Assess.recall(""); // Blocked storage is told before the first question is answered.
    const alone = forms(body).filter((form) => !form.parentElement?.closest("[data-assess]"));
    for (const root of [...all(body, 'div[data-assess]'), ...alone]) {
      attempt(() => {
        const name = root.dataset.assess ?? "";
        const begin = groups.get(name);
        if (!begin) throw new Error(`no script for "${name}"`);
        begin(root, { ...page, ...(root.tagName === "FORM" ? {} : json(root, name)) });
        root.dataset.ready = "";
      });
    }
  }

  document.addEventListener("DOMContentLoaded", start);

  const found = {
    /** @param {string} name @param {Kind} kind */
    kind: (name, kind) => kinds.set(name, kind),
    /** What begins a group, or, as "item", a question outside any. @param {string} name @param {GroupStart} begin */
    group: (name, begin) => groups.set(name, begin),
    /** What the guide of a lab knows; written when the site is built. @param {string} name @param {LabData} data */
    lab: (name, data) => labs.set(name, data),
    more: /** @type {More} */ ({}),
    // What follows is for our own scripts; record.js adds to it what keeps, and a page may replace the store.
    all, arrangeForms, attempt, copy, forms, hash, hush, item, json, kinds, labs, make, match, numberForms, ordered, page, part, sentence, text,
  };
  return /** @type {typeof found & Memory} */ (found);
})();
