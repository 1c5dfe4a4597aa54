// @ts-check
/** What is said in a lab, as elements: the author's parts are copied, everything else is text. */
(() => {
  "use strict";
  const { all, copy, make, text } = Assess;

  /** A sentence before the author's words, by move, where the tutor says none itself. */
  const HEADS = /** @type {Record<string, string>} */ ({
    hint: "hintHead", prompt: "promptHead", assertion: "assertionHead", correction: "correctionHead", answer: "answerHead",
  });

  /** Addresses inside the site only: what was stored is not trusted. @param {string} href */
  const isOurs = (href) => !/^([a-z][\w+.-]*:|[\\/]{2})/i.test(href);

  /** @param {Passage} passage */
  function quote({ page, title, href, text: words }) {
    const link = document.createElement("a");
    link.textContent = text("from", { page, title });
    if (isOurs(String(href))) link.href = String(href);
    return make("figure", "assess-quote", make("blockquote", "", make("p", "", String(words))), make("figcaption", "", link));
  }

  /** @param {"learner" | "tutor"} who @param {...(Node | string)} words */
  function article(who, ...words) {
    const name = make("p", "assess-voice", text(who === "tutor" ? "tutor" : "you"));
    const turn = make("div", "assess-turn", name, make("div", "assess-words", ...words));
    turn.dataset.who = who;
    return turn;
  }

  Assess.more.turns = (root, lab) => {
    /** The author's words, copied without their wrapping names. @param {string} name @param {string} [idea] */
    function part(name, idea) {
      const found = all(root, `[data-part="${name}"]`).find((one) => one.dataset.idea === idea);
      return found ? [copy(found)] : [];
    }

    /** @param {string} head @param {string[]} ideas @param {string} state */
    function list(head, ideas, state) {
      if (!ideas.length) return [];
      const items = make("ul", "assess-covered", ...ideas.map((idea) => make("li", "", ...part("idea", idea))));
      items.dataset.state = state;
      return [make("p", "assess-label", text(head)), items];
    }

    /** What was covered and what was not. @param {Message[]} said */
    function close(said) {
      const turns = said.flatMap((one) => (one.who === "tutor" ? [one] : []));
      const found = new Set(turns.flatMap((one) => one.found));
      const wrong = new Set(turns.flatMap((one) => one.wrong));
      const names = (/** @type {IdeaType} */ type) => lab.ideas.filter((one) => one.type === type).map((one) => one.ident);
      const wanted = names("expectation");
      return make(
        "div", "assess-close",
        make("p", "", make("strong", "", text("closeHead"))),
        ...list("covered", wanted.filter((one) => found.has(one)), "correct"),
        ...list("notYet", wanted.filter((one) => !found.has(one)), "open"),
        ...list("corrected", names("misconception").filter((one) => wrong.has(one)), "wrong"),
      );
    }

    /** @param {{who: "tutor"} & Turn} turn @param {Message[]} before */
    function tutor(turn, before) {
      /** @type {(Node | string)[]} */
      const words = [];
      if (turn.note) words.push(make("p", "assess-note", text(String(turn.note.name), { n: turn.note.n ?? 0 })));
      const say = (/** @type {string} */ sentence) => words.push(make("p", "", sentence));
      if (turn.found.length) {
        say(text(turn.found.length > 1 ? "foundMore" : "foundOne"));
        words.push(make("ul", "assess-found", ...turn.found.map((idea) => make("li", "", ...part("idea", idea)))));
      }
      words.push(...Assess.more.prose(String(turn.text ?? ""), lab.passages));
      const sentences = turn.say.map((name) => text(name));
      const head = HEADS[turn.move];
      if (head && !turn.text && !sentences.length) sentences.push(text(head));
      if (sentences.length) say(sentences.join(" "));
      if (!turn.text && turn.idea && turn.move !== "pump") words.push(...part(turn.move, turn.idea));
      words.push(...(turn.cites ?? []).map(quote));
      if (turn.move === "close") words.push(close([...before, turn]));
      const n = [...before, turn].filter((one) => one.who === "tutor" && one.counts).length;
      const total = lab.exchanges;
      if (turn.counts) {
        words.push(make("p", "assess-note", text(n === total ? "labDone" : n > total ? "exchangesMore" : "exchanges", { n, total })));
      }
      return article("tutor", ...words);
    }

    return (turn, before) => (turn.who === "tutor" ? tutor(turn, before) : article("learner", make("p", "", turn.text)));
  };
})();
