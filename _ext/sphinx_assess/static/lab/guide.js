// @ts-check
/**
 * The tutor that works in the page: what a message is, what it expresses, and the one move that answers it.
 * The same conversation gives the same reply; nothing is kept between replies.
 */
(() => {
  "use strict";
  const { intent, isClosing, sifted } = Assess.more.intent;
  const { open } = Assess.more.passages;
  const { asks, plain, sentences, split } = Assess.more.words;

  /** A question of which the course knows a smaller share of the words is not about the lesson at all. */
  const FOREIGN = 0.2;
  const PERSONS = /\b(?:i|me|my|we|us|our|you|your)\b/;
  /** A statement of which the lab knows fewer of the words is about something else. */
  const KNOWN = 0.4;
  /** A second passage is quoted if it fits nearly as well as the first. */
  const CLOSE = 0.75;
  /** A statement this like an idea's phrasings is an attempt at it. */
  const TRIED = 0.25;
  /** Statements in reply to a prompt after which the ladder leaves an idea. */
  const PATIENCE = 2;

  /** @param {Lab} lab */
  function guide(lab) {
    const words = once(() => Assess.more.lexicon(lab));
    const matcher = once(() => Assess.more.matcher(lab, words()));
    const search = once(() => open(lab, matcher()));
    const wanted = lab.ideas.filter(({ type }) => type === "expectation").map(({ ident }) => ident);
    /** @type {Map<string, Verdict>} */
    const known = new Map();

    /** What one message is, by itself. @param {string} text */
    function judge(text) {
      const found = known.get(text) ?? judged(text);
      known.set(text, found);
      return found;
    }

    /** @param {string} text @returns {Verdict} */
    function judged(text) {
      const none = { expectations: [], misconceptions: [], passages: [], near: new Map(), size: 0 };
      if (!/[\p{L}\p{N}]/u.test(text)) return { kind: "empty", ...none };
      const line = plain(text);
      const counted = matcher().count(text);
      const { asking, share, ...shown } = matcher().judge(text);
      const aim = intent(text, line, counted, Math.max(0, ...shown.near.values()));
      if (aim) return { kind: aim, ...none };
      const rest = sifted(text, (part) => matcher().count(part).topics);
      if (rest !== null) {
        const other = rest ? judge(rest) : null;
        return other && (other.expectations.length || other.misconceptions.length) ? other : { kind: "gaming", ...none };
      }
      const said = matcher().unlisted(text);
      if (said !== null) shown.expectations = matcher().judge(said).expectations.filter((ident) => shown.expectations.includes(ident));
      if (endsAsking(line)) shown.expectations = [];
      const isDoubtful = !shown.expectations.length && !shown.misconceptions.length && text.includes("?");
      if ((asking && !shown.expectations.length) || isDoubtful) {
        const ranked = search().rank(text);
        const isAside = counted.topics === 0 && counted.talk > 0 && counted.talk * 2 >= counted.heavy && PERSONS.test(line); // About this conversation, not the lesson.
        if (!ranked.isCovered && ranked.share < FOREIGN && !shown.misconceptions.length) return { kind: "offtopic", ...shown, passages: [] };
        return { kind: "question", ...shown, passages: ranked.isCovered && !isAside ? ranked.best : [], quotes: ranked.scores.filter((score) => score >= CLOSE * ranked.scores[0]).length };
      }
      const isForeign = !shown.expectations.length && !shown.misconceptions.length && share < KNOWN;
      return { kind: isForeign ? "offtopic" : "statement", ...shown, passages: [] };
    }

    /** Passages to quote; one that ends in a colon goes on with what it announces. @param {number[]} places */
    function quoted(places) {
      const [at] = places;
      const isOpen = lab.passages[at].text.trimEnd().endsWith(":") && lab.passages[at + 1]?.under === lab.passages[at].under;
      return isOpen ? [at, at + 1] : places;
    }

    /** What the conversation has come to before its last message. @param {Message[]} conversation */
    function reached(conversation) {
      const closed = new Set(); // Ideas found or told.
      /** @type {Map<string, {step: number, tried: boolean, waits: number}>} */
      const ladder = new Map();
      let idea = "";
      let counted = 0;
      let words = "";
      for (const message of conversation) {
        if (message.who === "learner") {
          words = message.text;
          continue;
        }
        for (const ident of message.found) closed.add(ident);
        if (message.counts) {
          counted += 1;
          attempt(ladder.get(idea), idea, words);
        }
        if (message.idea && STEPS.includes(message.move)) {
          idea = message.idea;
          const at = ladder.get(idea);
          const next = STEPS.indexOf(message.move);
          ladder.set(idea, { step: next, tried: at?.tried ?? false, waits: at && at.step === next ? at.waits : 0 });
          if (message.move === "assertion") closed.add(idea);
        }
      }
      return { closed, ladder, idea, counted };
    }

    /** Note a statement that replies to a hint or a prompt. @param {{step: number, tried: boolean, waits: number} | undefined} at @param {string} idea @param {string} words */
    function attempt(at, idea, words) {
      const message = judge(words);
      if (!at || at.step < 1 || message.kind !== "statement") return;
      at.waits += 1;
      at.tried ||= (message.near.get(idea) ?? 0) >= TRIED;
    }

    /** @param {Partial<Turn> & {move: Move}} turn @returns {Turn} */
    const turn = (turn) => ({ found: [], wrong: [], passages: [], counts: false, say: [], ...turn });

    /** The next move for the ideas that are still open. @param {Message[]} before @param {string} text @param {string[]} found @returns {{move: Move, idea?: string, say: string[]}} */
    function step(before, text, found) {
      const { closed, ladder, idea, counted } = reached(before);
      for (const ident of found) closed.add(ident);
      const left = wanted.filter((ident) => !closed.has(ident));
      if (!left.length) return { move: "close", say: ["allCovered"] };
      const near = judge(text).near;
      const at = ladder.get(idea);
      attempt(at, idea, text);
      const isStuck = (/** @type {string} */ ident) => {
        const on = ladder.get(ident);
        return on?.step === PROMPT && !on.tried && on.waits >= PATIENCE;
      };
      if (at && left.includes(idea) && !found.length && !isStuck(idea)) {
        if (at.step < PROMPT || at.tried) return climb(at.step + 1, idea);
        return { move: "prompt", idea, say: ["promptAgain"] };
      }
      const fresh = left.filter((ident) => !isStuck(ident));
      const rung = (/** @type {string} */ ident) => ladder.get(ident)?.step ?? -1;
      const [next] = (fresh.length ? fresh : left).sort((a, b) => rung(a) - rung(b) || (near.get(b) ?? 0) - (near.get(a) ?? 0));
      if (rung(next) < 0) return { move: "pump", idea: next, say: [counted || found.length ? "pumpMore" : "pumpFirst"] };
      return climb(Math.min(rung(next) + 1, PROMPT), next);
    }

    /** @param {number} rung @param {string} idea */
    const climb = (rung, idea) => ({ move: STEPS[rung], idea, say: [`${STEPS[rung]}Head`] });

    /** @param {Message[]} conversation @returns {Turn} */
    function reply(conversation) {
      const before = conversation.slice(0, -1);
      const last = conversation[conversation.length - 1];
      const text = last?.who === "learner" ? last.text : "";
      const said = before.flatMap((one) => (one.who === "learner" ? [one.text] : []));
      const { kind, expectations, misconceptions, passages, quotes = 1, size } = judge(text);
      if (kind === "empty") return turn({ move: "ignored", reason: "empty", say: ["empty"] });
      if (isClosing(text)) return closing(before);
      if (kind === "injection" || kind === "gaming") return turn({ move: "refused", say: [kind] });
      if (said.some((one) => same(one, text))) return turn({ move: "ignored", reason: "repeated", say: ["repeated"] });
      if (misconceptions.length) {
        return turn({ move: "correction", idea: misconceptions[0], found: expectations, wrong: misconceptions, counts: true, say: ["correctionHead"] });
      }
      if (kind === "question") {
        if (!passages.length) return turn({ move: "uncovered", say: ["uncovered"] });
        return turn({ move: "answer", passages: quoted(passages.slice(0, Math.min(2, quotes))), counts: true, say: ["answerHead"] });
      }
      if (kind === "offtopic") return turn({ move: "ignored", reason: "offtopic", say: ["offtopic"] });
      if (!expectations.length && size < 2 && reached(before).ladder.size === 0) {
        return turn({ move: "ignored", reason: "short", say: ["short"] });
      }
      return turn({ ...step(before, text, expectations), found: expectations, counts: true });
    }

    /** @param {Message[]} before */
    function closing(before) {
      const { counted } = reached(before);
      return counted < lab.exchanges ? turn({ move: "ignored", say: ["closeEarly"] }) : turn({ move: "close", say: [] });
    }

    /** What takes time before the first reply, for when the page is idle. */
    const prepare = [words, matcher, search, () => matcher().step(), () => judged(FIRST)];
    return { judge, reply, prepare };
  }

  /** Made when it is first asked for. @template T @param {() => T} make @returns {() => T} */
  function once(make) {
    /** @type {{made: T} | null} */
    let kept = null;
    return () => {
      kept ??= { made: make() };
      return kept.made;
    };
  }

  /** Whoever ends with a question wants an answer. @param {string} line */
  function endsAsking(line) {
    const last = sentences(line).at(-1) ?? "";
    return /\?\s*$/.test(last) && asks(last);
  }

  /** A message that needs every part, with a word that is none. */
  const FIRST = "Why does it not matter, and what is a zzyzxq for?";

  /** The ladder of an idea. @type {Move[]} */
  const STEPS = ["pump", "hint", "prompt", "assertion"];
  const PROMPT = 2;

  /** Is one message another again, apart from signs and order? @param {string} one @param {string} other */
  function same(one, other) {
    const [a, b] = [one, other].map((text) => split(plain(text)).sort().join(" "));
    return a === b;
  }

  Assess.more.guide = guide;
})();
