// @ts-check
/**
 * The scored test: nothing told before it is submitted, then a result and a review in place.
 *
 * @typedef {{date: string, score: number, points: number, isPassed: boolean | null}} Attempt  score: points reached
 */
(() => {
  "use strict";
  const { all, attempt, copy, forms, item, keep, make, part, recall, text } = Assess;

  // A sum of fractions may fall a hair short of the number it stands for.
  const HAIR = 1e-9;

  /** @returns {string | undefined} */
  function language() {
    try {
      return Intl.getCanonicalLocales(document.documentElement.lang)[0];
    } catch {
      return undefined;
    }
  }

  /** To make a formatter takes longer than to use it a hundred times. @type {Intl.NumberFormat | undefined} */
  let decimal;

  /** @param {number} value */
  function number(value) {
    decimal ??= new Intl.NumberFormat(language(), { maximumFractionDigits: 2 });
    return decimal.format(value);
  }

  /** Rounded down, so that a test not passed never shows the pass mark. @param {number} fraction */
  const percent = (fraction) =>
    new Intl.NumberFormat(language(), { style: "percent" }).format(Math.floor(fraction * 100 + HAIR) / 100);

  /** @param {string} sentence @param {...Node} children */
  const paragraph = (sentence, ...children) => make("p", "", sentence, ...children);

  /** @param {string} label @param {string} action @param {() => void} work */
  function button(label, action, work) {
    const element = /** @type {HTMLButtonElement} */ (make("button", "", label));
    element.type = "button";
    element.dataset.action = action;
    element.addEventListener("click", work);
    return element;
  }

  /** A heading one level below the one the test stands under. @param {Element} root @param {number} deeper */
  function headingTag(root, deeper) {
    const above = root.closest("section, [role=main], main")?.querySelector("h1, h2, h3, h4, h5, h6");
    return `h${Math.min(6, Number(above?.tagName.slice(1) ?? 1) + deeper)}`;
  }

  Assess.group("test", (root, settings) => {
    const ident = root.dataset.ident ?? "";
    const kept = recall(ident);
    /** @type {Attempt[]} */
    const attempts = Array.isArray(kept.attempts) ? kept.attempts : [];
    /** @type {Record<string, string[]>} */
    let order = kept.order ?? {};
    let isDone = Boolean(kept.done);

    const submit = /** @type {HTMLButtonElement | null} */ (root.querySelector('[data-action="submit"]'));
    const warning = /** @type {HTMLElement} */ (part(root, "warning"));
    const result = /** @type {HTMLElement} */ (part(root, "result"));
    const rules = part(root, "rules");
    const answers = part(root, "answer");
    if (answers) answers.hidden = true;

    /** @type {ReturnType<typeof item>[]} */
    const items = [];
    for (const form of forms(root)) attempt(() => items.push(item(form, root, settings.shuffle)));
    const isMarkable = items.length > 0 && items.every((it) => it.data.key);
    const total = settings.points ?? items.reduce((sum, it) => sum + it.points, 0);

    function save() {
      const responses = Object.fromEntries(items.map((it) => [it.ident, it.pack()]));
      keep(ident, { order, responses, done: isDone, attempts });
    }

    /** @param {ReturnType<typeof item>} it */
    const isRight = (it) => it.mark(it.read()).state === "correct";

    /** The number a reader sees on the question. @param {ReturnType<typeof item>} it */
    const numberOf = (it) => part(it.form, "number")?.textContent?.match(/\d+/)?.[0] ?? String(items.indexOf(it) + 1);

    /** @returns {Attempt} */
    function score() {
      const reached = items.reduce((sum, it) => sum + it.points * it.mark(it.read()).score, 0);
      const isPassed = settings.pass == null ? null : reached + HAIR >= settings.pass * total;
      return { date: new Date().toISOString(), score: reached, points: total, isPassed };
    }

    /** @param {ReturnType<typeof item>} it */
    function link(it) {
      const element = /** @type {HTMLAnchorElement} */ (make("a", "", numberOf(it)));
      element.href = `#${it.form.id}`;
      element.addEventListener("click", (event) => {
        event.preventDefault();
        it.form.scrollIntoView();
        (isDone ? it.form : it).focus();
      });
      return element;
    }

    /** A sentence about questions, each a link to it. @param {string} sentence @param {ReturnType<typeof item>[]} these */
    function naming(sentence, these) {
      const links = these.map(link);
      const list = new Intl.ListFormat(language()).formatToParts(links.map((one) => one.textContent ?? ""));
      const named = list.map((piece) => (piece.type === "element" ? (links.shift() ?? "") : piece.value));
      const [before, after = ""] = sentence.split("{list}");
      return make("p", "", before, ...named, after);
    }

    /** @param {ReturnType<typeof item>[]} open */
    function warn(open) {
      const sentence = text(open.length === 1 ? "unansweredOne" : "unanswered");
      warning.replaceChildren(
        naming(`${sentence} ${text("submitAsk")}`, open),
        make("p", "assess-controls", button(text("submitAnyway"), "submit-anyway", finish)),
      );
    }

    submit?.addEventListener("click", () => {
      if (!isMarkable) return warning.replaceChildren(paragraph(text("cannotMark")));
      const open = items.filter((it) => !it.read().length);
      if (open.length) warn(open);
      else finish();
    });

    function finish() {
      isDone = true;
      attempts.push(score());
      save();
      show();
      /** @type {HTMLElement | null} */ (result.querySelector("[tabindex]"))?.focus();
    }

    function retake() {
      isDone = false;
      order = {};
      for (const it of items) {
        it.write([]);
        it.hide();
        order[it.ident] = it.arrange();
      }
      save();
      show();
      items[0].form.scrollIntoView();
      items[0].focus();
    }

    /** Put each reason below its option, and the state and the explanation below the question.
     * @param {ReturnType<typeof item>} it */
    function review(it) {
      const response = it.read();
      const marked = it.mark(response);
      it.form.dataset.state = marked.state;
      it.reveal(response);
      for (const [name, { element }] of it.options) {
        const feedback = it.about("feedback", name);
        if (feedback) element.after(reviewPart("assess-review-reason", copy(feedback)));
      }
      const points = text("pointsOf", { n: number(marked.score * it.points), total: number(it.points) });
      const word = text(marked.state === "open" ? "noResponse" : marked.state);
      const said = reviewPart("assess-outcome", make("p", "", make("strong", "assess-verdict", word), ` ${points}`));
      const explanation = it.about("feedback");
      if (explanation) said.append(copy(explanation));
      part(it.form, "report")?.before(said);
    }

    /** @param {string} name @param {...Node} children */
    function reviewPart(name, ...children) {
      const element = make("div", name, ...children);
      element.dataset.part = "review";
      return element;
    }

    /** @param {Attempt} one */
    const said = (one) => [
      text("score", { n: number(one.score), total: number(one.points), percent: percent(one.score / one.points) }),
      ...(one.isPassed === null ? [] : [text(one.isPassed ? "passed" : "notPassed")]),
    ];

    /** @param {Attempt[]} earlier */
    function history(earlier) {
      if (!earlier.length) return [];
      const list = make("ol", "assess-attempts");
      for (const one of earlier) {
        const date = new Date(one.date).toLocaleString(language(), { dateStyle: "long", timeStyle: "short" });
        const time = make("time", "", date);
        time.setAttribute("datetime", one.date);
        list.append(make("li", "", time, `: ${said(one).join(" ")}`));
      }
      return [make(headingTag(root, 2), "assess-subheading", text("earlier")), list];
    }

    /** Right and asked, for each page to read again and each objective on it. */
    function byObjective() {
      /** @type {Map<string, HTMLElement[]>} */
      const pages = new Map();
      for (const objective of all(root, '[data-part="objective"]')) {
        const name = objective.dataset.page ?? "";
        pages.set(name, [...(pages.get(name) ?? []), objective]);
      }
      /** @param {HTMLElement[]} objectives */
      const asked = (objectives) =>
        items.filter((it) => objectives.some((one) => it.data.objectives?.includes(one.dataset.ident)));
      /** @param {ReturnType<typeof item>[]} these */
      const count = (these) => text("rightOf", { n: these.filter(isRight).length, total: these.length });

      const sections = [...pages].filter(([, objectives]) => asked(objectives).length).map(([name, objectives]) => {
        const list = make("ul", "assess-goals");
        for (const one of objectives) {
          const these = asked([one]);
          if (!these.length) continue;
          const hasMissed = !these.every(isRight);
          const goal = make("li", "assess-goal", copy(one), make("p", "assess-count", count(these)));
          goal.dataset.state = hasMissed ? "wrong" : "correct";
          if (hasMissed && one.dataset.href) {
            const link = /** @type {HTMLAnchorElement} */ (make("a", "", name || one.dataset.href));
            link.href = one.dataset.href;
            goal.append(make("p", "assess-again", text("readAgain"), " ", link));
          }
          list.append(goal);
        }
        const sum = make("span", "assess-count", count(asked(objectives)));
        return [make(headingTag(root, 3), "assess-subheading", name, " ", sum), list];
      });
      if (!sections.length) return [];
      return [make(headingTag(root, 2), "assess-subheading", text("byObjective")), ...sections.flat()];
    }

    function showResult() {
      const last = attempts.at(-1) ?? score();
      const heading = make(headingTag(root, 1), "assess-heading", text("result"));
      heading.tabIndex = -1;
      const [points, passed] = said(last);
      const verdict = passed ? [make("strong", "assess-verdict", passed), " "] : [];
      const about = [make("p", "assess-score", ...verdict, points)];
      if (settings.pass != null) {
        const n = number(Math.ceil(settings.pass * total * 100 - HAIR) / 100);
        about.push(paragraph(text("passMark", { n, total: number(total), percent: percent(settings.pass) })));
      }
      const open = items.filter((it) => !it.read().length).length;
      if (open) about.push(paragraph(text("leftOpen", { n: open })));
      const missed = items.filter((it) => !isRight(it));
      about.push(missed.length ? naming(text("lookAgain"), missed) : paragraph(text("allRight")));
      const print = button(text("print"), "print", () => window.print());
      const buttons = make("p", "assess-controls", button(text("retake"), "retake", retake), print);
      result.replaceChildren(heading, ...about, buttons, ...byObjective(), ...history(attempts.slice(0, -1)));
      if (last.isPassed !== null) result.dataset.state = last.isPassed ? "correct" : "wrong";
    }

    /** Bring the page to the state. */
    function show() {
      for (const old of all(root, '[data-part="review"]')) old.remove();
      warning.replaceChildren();
      delete result.dataset.state;
      for (const it of items) {
        it.fieldset.disabled = isDone;
        it.form.dataset.state = "open";
        if (isDone) review(it);
      }
      if (submit) submit.hidden = isDone;
      if (rules) rules.hidden = isDone;
      if (isDone) showResult();
      else result.replaceChildren(...history(attempts));
    }

    const dropped = items.filter((it) => {
      const response = it.unpack(kept.responses?.[it.ident]);
      order[it.ident] = it.arrange(order[it.ident]);
      it.write(response ?? []);
      it.form.addEventListener("change", () => {
        warning.replaceChildren();
        part(it.form, "review")?.remove();
        save();
      });
      it.form.tabIndex = -1;
      it.form.dataset.ready = "";
      return !response;
    });
    if (!isMarkable) isDone = false;
    show();
    for (const it of dropped) part(it.form, "report")?.before(reviewPart("assess-outcome", paragraph(text("changed"))));
    // The order drawn is kept from the first sight of the test on.
    if (!kept.order) save();
  });
})();
