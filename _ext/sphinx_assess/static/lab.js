// @ts-check
/**
 * The page of a lab: what the learner writes, what the tutor replies, and what becomes of the conversation.
 * Who replies is `Assess.more.guide`, or another tutor that was chosen; what a turn looks like is in lab/turns.js.
 */
(() => {
  "use strict";
  const { all, attempt, hush, keep, labs, make, part, recall, text } = Assess;
  const WAIT = 300; // Milliseconds until a reply that takes its time is told.
  const SLICE = 10; // Milliseconds of preparing at a time.

  /** What was stored, as far as it is a conversation. @param {any} kept @returns {Message[]} */
  function restored(kept) {
    if (!Array.isArray(kept)) return [];
    const isList = (/** @type {unknown} */ value) => Array.isArray(value);
    return kept.filter((one) =>
      one?.who === "learner" ? typeof one.text === "string" : one?.who === "tutor" && [one.found, one.wrong, one.say].every(isList));
  }

  /** Do one thing after another, a little at a time, when nothing else is to be done. @param {(() => unknown)[]} tasks */
  function whenIdle([task, ...others]) {
    const wait = window.requestIdleCallback ?? ((/** @type {() => void} */ act) => setTimeout(act, 50));
    if (!task) return;
    wait(() => {
      const end = performance.now() + SLICE;
      let isLeft = task() === true;
      while (isLeft && performance.now() < end) isLeft = task() === true;
      whenIdle(isLeft ? [task, ...others] : others);
    });
  }

  /** @param {HTMLElement} root @param {Settings} settings */
  function begin(root, settings) {
    const ident = root.dataset.ident ?? "";
    const data = labs.get(ident);
    if (!data || !Assess.more.guide) {
      part(root, "pending")?.append(text("noGuide"));
      throw new Error(`no guide for the lab "${ident}"`);
    }
    const lab = { ...data, ident, exchanges: settings.exchanges ?? 1 };
    const guide = Assess.more.guide(lab);
    whenIdle([...(guide.prepare ?? [])]);
    const show = Assess.more.turns(root, lab);
    const [log, form, progress, pending, controls, confirm] = ["log", "say", "progress", "pending", "controls", "confirm"]
      .map((name) => /** @type {HTMLElement} */ (part(root, name)));
    const opening = log.children.length;
    const input = /** @type {HTMLTextAreaElement} */ (form.querySelector("textarea"));
    const [stop, close, retry] = ["stop", "close", "retry"].map((name) => action(name));
    /** @type {Tutor} */
    let tutor = guide;
    /** @type {Message[]} */
    let said = [];
    /** @type {AbortController | null} */
    let waiting = null;

    /** @param {string} name */
    function action(name) {
      return /** @type {HTMLButtonElement} */ (root.querySelector(`[data-action="${name}"]`));
    }
    const counted = () => said.filter((one) => one.who === "tutor" && one.counts).length;
    const isDone = () => counted() >= lab.exchanges;

    /** Bring the page around the log to the state of the conversation. */
    function follow() {
      const n = counted();
      const last = said.at(-1);
      progress.textContent = text(n === lab.exchanges ? "labDone" : n > lab.exchanges ? "exchangesMore" : "exchanges", { n, total: lab.exchanges });
      root.dataset.state = isDone() ? "done" : "open";
      close.hidden = !isDone() || (last?.who === "tutor" && last.move === "close");
      controls.hidden = !said.length;
      retry.hidden = tutor === guide || last?.who !== "tutor" || !last.note?.retry;
      const asked = new Set(said.map((one) => (one.who === "learner" ? one.text : "")));
      const starters = part(root, "starters");
      for (const item of all(root, '[data-part="starters"] li')) item.hidden = asked.has(item.textContent?.trim() ?? "");
      if (starters) starters.hidden = !all(starters, "li").some((item) => !item.hidden);
    }

    /** One message, in one step: a reader hears it once. @param {Message} message */
    function add(message) {
      log.append(show(message, said));
      said.push(message);
    }

    function save() {
      keep(ident, { turns: said, progress: { n: counted(), total: lab.exchanges }, done: isDone() });
    }

    /** The end of a reply is in sight, or, of a long one, its beginning. */
    function scroll() {
      form.scrollIntoView({ block: "nearest" });
      const asked = log.children[log.children.length - 2];
      if (asked?.getBoundingClientRect().top < 0) asked.scrollIntoView({ block: "start" });
    }

    /** Show words as they arrive, outside the log, which announces only whole messages. */
    function draft() {
      const words = make("p", "");
      const element = make("div", "assess-turn assess-draft", make("p", "assess-voice", text("tutor")), make("div", "assess-words", words));
      element.setAttribute("aria-hidden", "true");
      return {
        element,
        /** @param {string} sofar */
        write(sofar) {
          if (!element.parentElement) log.after(element);
          words.textContent = sofar;
        },
      };
    }

    /** @param {ReplyOptions} options @returns {Promise<Turn>} */
    async function replied(options) {
      try {
        return await tutor.reply(said, options);
      } catch (error) {
        if (tutor === guide) throw error;
        return guide.reply(said); // Another tutor failed: the conversation goes on.
      }
    }

    /** Keep with a turn what it cites, as it is today. @param {Turn} turn @returns {Message} */
    const cited = (turn) => ({ who: "tutor", ...turn, cites: (turn.passages ?? []).flatMap((at) => lab.passages[at] ?? []) });

    /** @param {string} words @param {boolean} [isThere] whether the message is in the log */
    async function send(words, isThere) {
      if (waiting) return;
      const controller = new AbortController();
      waiting = controller;
      const writing = draft();
      const timer = setTimeout(() => {
        pending.textContent = text("writing");
        stop.hidden = tutor === guide;
      }, WAIT);
      if (!isThere) add({ who: "learner", text: words });
      retry.hidden = true;
      pending.textContent = "";
      try {
        const turn = await replied({ onText: writing.write, signal: controller.signal });
        if (waiting !== controller) return; // The conversation was removed in the meantime.
        writing.element.remove();
        add(cited(turn));
        pending.textContent = "";
      } catch (error) {
        console.warn("assess:", error);
        said.pop();
        log.lastElementChild?.remove();
        input.value ||= words;
        pending.textContent = text("guideFailed");
      } finally {
        clearTimeout(timer);
        writing.element.remove();
        if (waiting === controller) {
          waiting = null;
          stop.hidden = true;
          save();
          follow();
          scroll();
        }
      }
    }

    function submit() {
      const words = input.value.trim();
      input.focus();
      if (waiting) return;
      if (!words) {
        pending.textContent = text("writeFirst");
        return;
      }
      input.value = "";
      send(words);
    }

    function download() {
      const title = document.querySelector("h1")?.firstChild?.textContent ?? document.title;
      const file = new Blob([Assess.more.markdown(title.trim(), log)], { type: "text/markdown" });
      const link = document.createElement("a");
      link.href = URL.createObjectURL(file);
      link.download = `${ident}-${text("fileName")}.md`;
      link.click();
      setTimeout(() => URL.revokeObjectURL(link.href), 1000);
    }

    /** @param {boolean} isAsked */
    function ask(isAsked) {
      confirm.hidden = !isAsked;
      action("restart").setAttribute("aria-expanded", String(isAsked));
      (isAsked ? action("keep") : action("restart")).focus();
    }

    function clear() {
      waiting?.abort();
      waiting = null;
      said = [];
      while (log.children.length > opening) log.lastElementChild?.remove();
      pending.textContent = "";
      save();
      follow();
      ask(false);
      input.focus();
    }

    /** @type {Record<string, (button: HTMLElement) => void>} */
    const actions = {
      ask(button) {
        input.focus();
        if (!waiting) send(button.textContent?.trim() ?? "");
      },
      stop() {
        waiting?.abort();
        input.focus();
      },
      retry() {
        const asked = said.at(-2);
        input.focus();
        if (waiting || asked?.who !== "learner") return;
        said.pop();
        log.lastElementChild?.remove();
        send(asked.text, true);
      },
      close() {
        add(cited({ move: "close", found: [], wrong: [], passages: [], counts: false, say: [] }));
        save();
        follow();
        input.focus();
        log.lastElementChild?.scrollIntoView({ block: "nearest" });
      },
      export: download,
      print: () => window.print(),
      restart: () => ask(confirm.hidden === true),
      clear,
      keep: () => ask(false),
    };

    form.addEventListener("submit", (event) => {
      event.preventDefault();
      submit();
    });
    input.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
      event.preventDefault();
      submit();
    });
    confirm.addEventListener("keydown", (event) => {
      if (event.key === "Escape") ask(false);
    });
    root.addEventListener("click", (event) => {
      const button = /** @type {Element} */ (event.target).closest("[data-action]");
      if (button instanceof HTMLElement) actions[button.dataset.action ?? ""]?.(button);
    });

    for (const item of all(root, '[data-part="starters"] li')) {
      const button = make("button", "assess-starter", item.textContent?.trim() ?? "");
      button.setAttribute("type", "button");
      button.dataset.action = "ask";
      item.replaceChildren(button);
    }
    // A font that is first wanted in a reply would be a request in the middle of a conversation.
    for (const style of ["", "italic ", "bold "]) document.fonts?.load(`${style}1em ${getComputedStyle(log).fontFamily}`).catch(() => {});
    hush(log);
    for (const message of restored(recall(ident).turns)) add(message);
    follow();
    const slot = part(root, "tutor");
    if (slot) attempt(() => Assess.more.chat?.(slot, lab, guide, (chosen) => { tutor = chosen; follow(); }));
  }

  Assess.group("lab", begin);
})();
