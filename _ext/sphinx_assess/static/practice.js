// @ts-check
/** Practice: tries, hints, feedback, and the answer on request. Types are those of assess.js. */
(() => {
  "use strict";
  const { all, arrangeForms, attempt, copy, forms, hush, item, json, keep, make, numberForms, ordered, part, recall, sentence, text } = Assess;

  /**
   * One question that may be tried more than once; `changed` is called after each change of state.
   * @param {HTMLFormElement} form @param {Settings} settings @param {() => void} changed
   */
  function practise(form, settings, changed) {
    const it = item(form, form, settings.shuffle);
    const name = (settings.under ?? "") + it.ident;
    const kept = recall(name);
    const outcome = /** @type {HTMLElement} */ (part(form, "outcome"));
    const check = /** @type {HTMLButtonElement | null} */ (form.querySelector('[data-action="check"]'));
    const again = /** @type {HTMLButtonElement | null} */ (form.querySelector('[data-action="again"]'));
    const answer = /** @type {HTMLDetailsElement | null} */ (part(form, "answer"));
    const hints = /** @type {HTMLDetailsElement[]} */ (all(form, '[data-part="hint"]'));
    const { policy } = settings;
    let { tries = 0, hinted = 0 } = kept;
    /** @type {string} */
    let state = policy.moves[kept.state] ? kept.state : "open";
    let order = it.arrange(kept.order);

    const isMarked = () => policy.marks.includes(state);
    const isLocked = () => policy.locks.includes(state);
    const isRevealed = () => policy.reveals.includes(state);
    /** @param {string} event */
    const move = (event) => {
      state = policy.moves[state][event] ?? state;
    };
    /** What is left of the score after further tries and hints, never below zero. @param {Outcome} marked */
    const scored = (marked) =>
      Math.max(0, marked.score - (settings.penalty ?? 0) * Math.max(0, tries - 1) - (settings.hintPenalty ?? 0) * hinted);

    function save() {
      const score = isMarked() ? scored(it.mark(it.read())) : null;
      keep(name, { ...it.pack(), order, tries, hinted, state, score });
    }
    const say = (/** @type {(Node | string)[]} */ ...words) => outcome.replaceChildren(...words);
    const hintsFollow = () => {
      for (const [at, hint] of hints.entries()) hint.hidden = !hint.open && (isLocked() || (at > 0 && !hints[at - 1].open));
    };

    /** @param {Outcome} marked @param {string[]} response */
    function verdict(marked, response) {
      const left = settings.tries ? settings.tries - tries : 1;
      const said = [make("p", "", make("strong", "assess-verdict", text(marked.state)))];
      if (!isLocked() && settings.tries) said[0].append(" ", text(left === 1 ? "tryLeft" : "triesLeft", { n: left }));
      if (isRevealed() && marked.state !== "correct") said[0].append(" ", text("answerBelow"));
      if (isLocked() && (settings.penalty || settings.hintPenalty)) {
        said[0].append(" ", text("scoreHere", { percent: `${Math.round(scored(marked) * 100)}%` }));
      }
      const isCheck = !isLocked() || left <= 0 || marked.state === "correct"; // Else the reader opened the answer.
      for (const told of isCheck ? marked.feedback : []) {
        // What was not chosen stays open while there is a try left.
        if (it.options.has(told) && !response.some((one) => one.split(":")[0] === told)) continue;
        const found = it.about(it.data.select === "many" ? "reason" : "feedback", told);
        said.push(...(found ? [copy(found)] : sentence(told)));
      }
      const explanation = marked.state === "correct" && it.about("feedback");
      if (explanation) said.push(copy(explanation));
      say(...said);
    }

    /** Bring the form to the state. @param {boolean} [isDropped] what was kept could not be used */
    function show(isDropped) {
      const response = it.read();
      const marked = isMarked() ? it.mark(response) : null;
      form.dataset.state = marked?.state ?? "open";
      it.hide();
      if (isRevealed()) it.reveal(response);
      if (answer) answer.hidden = !isRevealed() && !policy.moves[state].reveal;
      it.fieldset.disabled = isLocked();
      if (check) check.hidden = state !== "open";
      if (again) {
        again.hidden = state === "open";
        again.textContent = text(isLocked() ? "startAgain" : "tryAgain");
      }
      if (marked) verdict(marked, response);
      else if (isDropped || isLocked()) say(text(isDropped ? "changed" : "answerOpened"));
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
      if (answer && isRevealed()) answer.open = form.dataset.state !== "correct";
    };

    form.addEventListener("submit", () => {
      const response = it.read();
      if (!check || state !== "open") return;
      const lack = response.length ? it.lacks(response) : it.first;
      if (lack) return say(text(lack));
      tries += 1;
      const isLast = settings.tries > 0 && tries >= settings.tries;
      move(it.mark(response).state === "correct" ? "right" : isLast ? "last" : "wrong");
      const focused = document.activeElement;
      settle();
      unfold();
      // The button pressed, or the option on which Enter was, may have gone.
      if (focused && form.contains(focused) && (isLocked() || focused === check)) again?.focus();
    });

    /** Answer once more, or begin anew. @param {string} event */
    function reopen(event) {
      if (event === "restart") {
        tries = hinted = 0;
        for (const details of [...hints, answer]) if (details) details.open = false;
        it.hide();
        order = it.arrange();
      }
      move(event);
      it.write([]);
      settle();
    }

    again?.addEventListener("click", () => {
      reopen(isLocked() ? "restart" : "again");
      it.focus();
    });
    // Asked by a practice set.
    form.addEventListener("restart", () => reopen("restart"));

    form.addEventListener("change", () => {
      move("change");
      settle();
    });
    // A text tells of its change only when it is left, and then a button it brings back is missed.
    form.addEventListener("input", () => {
      if (state !== "open") form.dispatchEvent(new Event("change"));
    });

    answer?.addEventListener("toggle", () => {
      if (!answer.open || isLocked()) return;
      move("reveal");
      settle();
    });
    for (const hint of hints) {
      hint.addEventListener("toggle", () => {
        const opened = hints.filter((one) => one.open).length;
        if (!isLocked() && opened > hinted) {
          hinted = opened;
          save(); // A reload does not give it back.
        }
        hintsFollow();
      });
    }

    const response = it.unpack(kept);
    hush(outcome);
    it.write(response ?? []);
    if (!response || !it.data.key) [tries, hinted, state] = [0, 0, "open"];
    else if (isMarked() && !response.length) state = "open";
    show(!response);
    // What was dropped stays until there is another response, but solves nothing.
    if (!response) keep(name, { ...kept, state, solved: false });
    if (response && it.isOutdated(kept)) save();
    unfold();
    form.dataset.ready = "";
  }

  /** @param {HTMLElement} root @param {Settings} settings */
  function quiz(root, settings) {
    const progress = part(root, "progress");
    const shown = () => forms(root).filter((form) => !form.hidden);
    if (settings.shuffleQuestions) {
      const ident = root.dataset.ident ?? "";
      keep(ident, { order: arrangeForms(forms(root), (names) => ordered(recall(ident).order, names)) });
      numberForms(shown());
    }
    const keyed = new Set(forms(root).filter((form) => json(form, "item").key));
    let isStarted = false;
    const count = () => {
      if (!isStarted) return; // Else each question would count all of them.
      const scored = shown().filter((form) => keyed.has(form));
      const n = scored.filter((form) => form.dataset.state === "correct").length;
      const words = scored.length ? text("progress", { n, total: scored.length }) : "";
      if (progress && progress.textContent !== words) progress.textContent = words;
    };
    if (progress) hush(progress);
    for (const form of forms(root)) attempt(() => practise(form, settings, count));
    isStarted = true;
    count();
  }

  Assess.more.quiz = quiz;
  Assess.group("quiz", quiz);
  Assess.group("item", (form, settings) => practise(/** @type {HTMLFormElement} */ (form), settings, () => {}));
})();
