// @ts-check
/** Practice: tries, hints, feedback, and the answer on request. Types are those of assess.js. */
(() => {
  "use strict";
  const { all, attempt, copy, forms, hush, item, json, keep, make, part, recall, text } = Assess;

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
    let isStarted = false;
    const count = () => {
      if (!isStarted) return; // Else each question would count all of them.
      const n = scored.filter((form) => form.dataset.state === "correct").length;
      const words = text("progress", { n, total: scored.length });
      if (progress && scored.length && progress.textContent !== words) progress.textContent = words;
    };
    if (progress) hush(progress);
    for (const form of forms(root)) attempt(() => practise(form, settings, count));
    isStarted = true;
    count();
  }

  Assess.group("quiz", quiz);
  Assess.group("item", (form, settings) => practise(/** @type {HTMLFormElement} */ (form), settings, () => {}));
})();
