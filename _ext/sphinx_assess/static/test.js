// @ts-check
/** The scored test: nothing told before it is submitted, then a result and a review in place. */
(() => {
  "use strict";
  const { all, arrangeForms, attempt, copy, forms, item, keep, make, numberForms, part, recall, text } = Assess;

  // Questions explained at a time, and milliseconds between, in which the browser shows them.
  const PORTION = 16;
  const NEAR = 4;
  const PAUSE = 16;
  // Where the browser does so itself, what is read stays in place while the page grows above it.
  const HOLDS_STILL = CSS.supports("overflow-anchor", "auto");

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

  Assess.group("test", (root, settings) => {
    const ident = root.dataset.ident ?? "";
    const kept = recall(ident);
    /** @type {Attempt[]} */
    const attempts = kept.attempts ?? [];
    const { policy } = settings;
    /** @type {string} */
    let state = policy.moves[kept.state] ? kept.state : "open";
    const isDone = () => policy.locks.includes(state);
    const isRevealed = () => policy.reveals.includes(state);
    /** @param {string} event */
    const move = (event) => {
      state = policy.moves[state][event] ?? state;
    };
    const { draw, clock } = Assess.more;
    const pools = settings.draw ?? [];
    let form = Number(kept.form) || draw.first();
    /** Milliseconds since 1970; 0: not begun, below 0: without a time limit. */
    let began = Number(kept.began) || 0;

    const submit = /** @type {HTMLButtonElement | null} */ (root.querySelector('[data-action="submit"]'));
    /** All but the first two are there only where they are needed. */
    const [warning, result, rules, begin, note, answers, entry] =
      ["warning", "result", "rules", "begin", "form-note", "answer", "forms"].map((name) => /** @type {HTMLElement} */ (part(root, name)));
    const cases = all(root, '[data-part="case"]');
    if (answers) answers.hidden = true;

    /** @type {TestItem[]} */
    const every = [];
    for (const one of forms(root)) {
      // Looked up once: most tests do not ask how sure one is.
      const levels = /** @type {HTMLInputElement[]} */ (all(one, '[name="confidence"]'));
      attempt(() => every.push(Object.assign(item(one, root, settings.shuffle), { levels })));
    }
    const isMarkable = every.length > 0 && every.every((it) => it.data.key);
    let items = every;
    const watch = settings.time && isMarkable ? clock(root, settings.time, () => finish(true)) : null;

    /** Take the questions of the form. @param {string[]} [held] idents that stay if they can */
    function deal(held) {
      const pooled = pools.flatMap((pool) => pool.of.flat());
      const drawn = draw.drawn(pools, form, held);
      items = every.filter((it) => drawn.includes(it.ident) || !pooled.includes(it.ident));
      for (const it of every) it.arrange(draw.options(it.names, form, it.ident));
      if (settings.shuffleQuestions) {
        arrangeForms(forms(root), (names) => draw.options(names, form, ident));
        const sequence = forms(root);
        items.sort((a, b) => sequence.indexOf(a.form) - sequence.indexOf(b.form));
      }
      numberForms(items.map((it) => it.form));
      if (!pools.length) return;
      part(root, "form")?.replaceChildren(text("form", { n: form }));
      root.dataset.form = String(form);
    }

    const total = () => (!pools.length && settings.points) || items.reduce((sum, it) => sum + it.points, 0);
    /** The points that pass, null where there is no pass mark or nothing counts. */
    const needed = () => (total() ? (settings.passPoints ?? (settings.pass == null ? null : settings.pass * total())) : null);

    /** @param {TestItem} it */
    const responseTo = (it) => it.given ?? it.read();

    function save() {
      const responses = Object.fromEntries(items.map((it) => [it.ident, it.lost ?? { ...it.pack(it.given), sure: level(it) }]));
      keep(ident, { form, began, responses, state, attempts });
    }

    /** @param {TestItem} it */
    function outcomeOf(it) {
      it.outcome ??= it.mark(responseTo(it));
      return it.outcome;
    }
    /** @param {TestItem} it */
    const isRight = (it) => !it.points || outcomeOf(it).state === "correct";

    /** @returns {Attempt} */
    function score() {
      const reached = items.reduce((sum, it) => sum + it.points * outcomeOf(it).score, 0);
      const least = needed();
      const isPassed = least === null ? null : isEnough(reached, least);
      return { date: new Date().toISOString(), score: reached, points: total(), isPassed, form };
    }

    /** By the number a reader sees on the question. @param {TestItem} it */
    function link(it) {
      const element = linked(`#${it.form.id}`, `${items.indexOf(it) + 1}`);
      element.addEventListener("click", (event) => {
        event.preventDefault();
        it.form.scrollIntoView();
        (isDone() ? it.form : it).focus();
      });
      return element;
    }

    const { formats, level, number, linked, naming, said, history, byObjective, judged, practise, heading, isEnough, passMark } =
      Assess.more.result(root, link, isRight);

    /** @param {TestItem[]} open */
    function warn(open) {
      const sentence = text(open.length === 1 ? "unansweredOne" : "unanswered");
      warning.replaceChildren(
        naming(`${sentence} ${text("submitAsk")}`, open),
        make("p", "assess-controls", button(text("submitAnyway"), "submit-anyway", () => finish(false))),
      );
    }

    submit?.addEventListener("click", () => {
      if (!isMarkable) return warning.replaceChildren(paragraph(text("cannotMark")));
      for (const it of items) it.given = it.read();
      const open = items.filter((it) => !it.given?.length);
      if (!open.length) return finish(false);
      warn(open);
      for (const it of items) it.given = undefined;
    });

    /** @param {boolean} isOver whether the clock did it */
    function finish(isOver) {
      for (const it of items) {
        it.given ??= it.read();
        it.outcome = it.lost = undefined;
      }
      const reached = score();
      move(reached.isPassed === false ? "failed" : "passed");
      if (reached.points) attempts.push({ ...reached, isOver }); // Where nothing counts there is no score to keep.
      save();
      show();
      /** @type {HTMLElement | null} */ (result.querySelector("[tabindex]"))?.focus();
    }

    /** @param {number} next the form to take */
    function retake(next) {
      move("retake");
      began = 0;
      form = next;
      deal();
      for (const it of every) {
        it.lost = it.given = undefined;
        it.write([]);
        it.hide();
        for (const input of it.levels) input.checked = false;
      }
      save();
      show();
      lead();
    }

    /** Go to the first question, or to the buttons that begin. */
    function lead() {
      (isBegun() ? items[0].form : begin)?.scrollIntoView();
      (isBegun() ? items[0] : begin?.querySelector("button"))?.focus();
    }

    const isBegun = () => !watch || isDone() || began !== 0;
    for (const one of all(root, '[data-part="begin"] button')) {
      one.addEventListener("click", () => {
        began = one.dataset.action === "begin" ? Date.now() : -1;
        save();
        show();
        lead();
      });
    }

    let asked = 0;
    entry?.addEventListener("submit", (event) => {
      event.preventDefault();
      const n = Number(entry.querySelector("input")?.value);
      const isForm = Number.isInteger(n) && n > 0 && n <= draw.forms;
      const isAsked = isForm && !isDone() && asked !== n && items.some((it) => it.read().length);
      asked = isAsked ? n : 0;
      const words = isForm ? (isAsked ? text("formAsk", { n }) : "") : text("formRange", { n: draw.forms });
      note?.replaceChildren(words);
      if (!words) retake(n);
    });

    /** Put each reason below its option, and the state and the explanation below the question.
     * @param {TestItem} it */
    function review(it) {
      const marked = outcomeOf(it);
      const response = responseTo(it);
      it.form.dataset.state = marked.state;
      it.reveal(response);
      for (const [name, { element }] of it.options) {
        const feedback = it.about("feedback", name);
        if (feedback) element.after(reviewPart("assess-review-reason", copy(feedback)));
      }
      const points = { n: number(marked.score * it.points), total: number(it.points) };
      const word = text(response.length ? (it.points ? marked.state : "given") : "noResponse");
      const worth = text(it.points ? "pointsOf" : "notCounted", points);
      const said = reviewPart("assess-outcome", make("p", "", make("strong", "assess-verdict", word), ` ${worth}`), ...it.told(marked));
      const explanation = it.about("feedback");
      if (explanation) said.append(copy(explanation));
      atFoot(it, said);
    }

    /** Before the report, if there is one. @param {TestItem} it @param {HTMLElement} element */
    function atFoot(it, element) {
      (part(it.form, "report") ?? it.form.lastElementChild)?.before(element);
    }

    /** @param {string} name @param {...Node} children */
    function reviewPart(name, ...children) {
      const element = make("div", name, ...children);
      element.dataset.part = "review";
      return element;
    }

    function showResult() {
      const last = attempts.at(-1) ?? score();
      const [points, passed] = said(last);
      const verdict = passed ? [make("strong", "assess-verdict", passed), " "] : [];
      const about = last.points ? [make("p", "assess-score", ...verdict, points)] : [];
      const least = needed();
      if (least !== null) about.push(paragraph(passMark(least, total())));
      if (last.isOver) about.unshift(paragraph(text("timeOver")));
      const open = items.filter((it) => !responseTo(it).length).length;
      if (open) about.push(paragraph(text("leftOpen", { n: open })));
      const free = items.filter((it) => !it.points);
      if (free.length) about.push(naming(text("notCountedList"), free));
      const missed = items.filter((it) => !isRight(it));
      if (isRevealed()) about.push(missed.length ? naming(text("lookAgain"), missed) : paragraph(text("allRight")));
      const print = button(text("print"), "print", () => window.print());
      const again = button(text("retake"), "retake", () => retake(draw.following(form)));
      const buttons = make("p", "assess-controls", ...practise(items, last.date), again, print);
      result.replaceChildren(heading(), ...about, buttons, ...judged(items), ...byObjective(items), ...history(attempts.slice(0, -1), pools.length > 0));
      if (last.isPassed !== null) result.dataset.state = last.isPassed ? "correct" : "wrong";
    }

    /** Questions whose answers are still to be explained. @type {TestItem[]} */
    let waiting = [];

    /** Explain so many, the last first, and the others soon: a long test keeps nobody waiting. @param {number} portion */
    function explain(portion) {
      root.toggleAttribute("data-waiting", waiting.length > 0);
      if (!waiting.length) return;
      const top = HOLDS_STILL ? 0 : result.getBoundingClientRect().top;
      for (const it of waiting.splice(-portion)) review(it);
      if (!HOLDS_STILL) window.scrollBy(0, result.getBoundingClientRect().top - top);
      setTimeout(explain, PAUSE, PORTION); // Once more after the last, when it has been shown.
    }
    window.addEventListener("beforeprint", () => explain(waiting.length));

    /**
     * Bring the page to the state.
     * @param {number} [portion] how many questions to explain at once; of a long test, those in sight of the result
     */
    function show(portion = items.length > PORTION ? NEAR : PORTION) {
      for (const old of all(root, '[data-part="review"]')) old.remove();
      warning.replaceChildren();
      delete result.dataset.state;
      note?.replaceChildren();
      for (const it of every) {
        it.fieldset.disabled = isDone();
        for (const input of it.levels) input.disabled = isDone();
        it.form.dataset.state = "open";
        it.form.hidden = !isBegun() || !items.includes(it);
      }
      for (const one of cases) one.hidden = forms(one).every((it) => it.hidden);
      waiting = isRevealed() ? [...items] : [];
      explain(portion);
      if (begin) begin.hidden = isBegun();
      if (submit) submit.hidden = isDone() || !isBegun();
      if (rules) rules.hidden = isDone();
      if (isDone()) showResult();
      else result.replaceChildren(...history(attempts, pools.length > 0));
      if (isDone() || began <= 0) watch?.stop();
      else watch?.start(began);
    }

    deal(Object.keys(kept.responses ?? {}));
    let isOutdated = !kept.form; // The form is kept from the first sight of the test on.
    for (const it of every) {
      const one = kept.responses?.[it.ident];
      const response = it.unpack(one);
      it.write(response ?? []);
      for (const input of it.levels) input.checked = input.value === one?.sure;
      if (!response) it.lost = one;
      else if (it.isOutdated(one)) isOutdated = true;
      it.form.addEventListener("change", () => {
        it.lost = undefined;
        warning.replaceChildren();
        part(it.form, "review")?.remove();
        save();
      });
      it.form.tabIndex = -1;
      it.form.dataset.ready = "";
    }
    if (!isMarkable) state = "open";
    show(every.length);
    // While the reader reads, what the submission would wait for.
    setTimeout(() => {
      formats();
      every[0]?.about("");
    }, 200);
    for (const it of every) if (it.lost) atFoot(it, reviewPart("assess-outcome", paragraph(text("changed"))));
    if (isOutdated) save();
  });
})();
