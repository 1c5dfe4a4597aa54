// @ts-check
/**
 * The tutor that works in the page: what a message is, what it expresses, and the one move that answers it.
 * The same conversation gives the same reply; nothing is kept between replies.
 */
(() => {
  "use strict";
  const { open } = Assess.more.passages;
  const { plain, split } = Assess.more.words;

  /** Below this share of a question's words the course does not cover it. */
  const COVERED = 0.5;
  /** A statement of which the lab knows fewer of the words is about something else. */
  const KNOWN = 0.25;
  /** A statement this like an idea's phrasings is an attempt at it. */
  const TRIED = 0.25;
  /** Statements in reply to a prompt after which the ladder leaves an idea. */
  const PATIENCE = 2;

  /** Asking for what is to be found, instead of looking for it. */
  const GAMING = [
    /\b(?:just|simply|please|can you|could you|can't you|why don't you|would you|hurry|now|quickly)\b.{0,24}\b(?:tell|give|show|list|print|send|hand|write|reveal|say|spill|dump|output|share|type)\b(?! me (?:why|how|what (?:is|are|does|happens)|more about|where|when|about)).{0,40}\b(?:answers?|solutions?|points?|ideas?|expectations?|assertions?|everything|it all|them all|all of (?:it|them)|key|hints?|prompts?|phrases?|keywords?|model (?:answer|points?))\b/,
    /\b(?:tell|give|show|list|print|reveal|send)(?: me| us)?(?: just| only| please)* (?:the|all|all the|your|every|each|what the)? ?(?:\w+ ){0,3}(?:answers?|solutions?|expectations?|assertions?|key (?:ideas|points)|model (?:answers?|points)|misconceptions|hints?|prompts?|answer key)\b/,
    /\bwhat (?:are|is|were) (?:the|your|all the|those) (?:\w+ ){0,3}(?:right answers?|correct answers?|answers?|solutions?|expectations?|key (?:ideas|points)|assertions?|points|things) (?:you|i|we|that|to|for|of (?:this|the) lab|in this lab|here|expected)?/,
    /\bwhat (?:do|should|must|shall|can|would|am|have) (?:i|you) (?:have to |need to |want me to |want to |supposed to |expect me to |like me to )?(?:say|write|type|answer|enter|hear)\b/,
    /\b(?:mark|count|tick|credit|grade|pass|accept|complete|finish|close|skip)\b.{0,30}\b(?:me|my|this|all|every\w*|lab|exchanges?|boxes?|done|complete|passed|covered|points?)\b.{0,20}(?:\bfor me\b|\bas (?:done|complete|passed|covered|right|correct|found)\b|\bnow\b|!|$)/,
    /\b(?:tick|check)(?:ed)? (?:off )?(?:all|every|the|my) (?:\w+ )?box(?:es)?\b/,
    /\bi (?:do not|did not) (?:want|feel like|care)(?: to)?\b.{0,24}\b(?:think|work|do this|lab|learn)/,
    /\b(?:next|another|one more|second|third|more|again) hints?\b|\bhint(?:s| please|!|$| hint)|^\s*(?:hint|assertion|prompt|answer|solution|skip|next)s?\s*[.!?]*\s*$/,
    /\b(?:fill in|complete) (?:the|that|your|this) (?:blank|gap|sentence)\b.{0,20}\b(?:for me|yourself|please)\b/,
    /\bfor (?:my|the) (?:homework|exam|test|assignment)\b.{0,40}\b(?:answers?|need)\b/,
  ];

  /** Trying to change who the tutor is or what it may do. */
  const INJECTION = [
    /\b(?:ignore|disregard|forget|override|bypass|drop|skip|break|suspend|disable|cancel)\b.{0,40}\b(?:rules?|instructions?|previous|above|prior|prompt|guidelines?|restrictions?|everything|constraints?|training|role|ladder|policy)\b/,
    /\b(?:system|developer|debug|admin|root|god|maintenance|test|teacher|instructor|jailbreak|sudo|dan)[ -]?(?:prompt|mode|message|override|access|command|key|view)\b/,
    /\b(?:you are|you're|you will be|act|behave|pretend|respond|answer|speak|roleplay|role play) (?:now |as |like |to be |that you |going to (?:be|act) )+\b(?:an?|the|my|if|unrestricted|another|different|you|no|dan|not)\b/,
    /\b(?:i am|i'm|this is|as|speaking as|we are) (?:the |your |an? |one of the )?(?:author|developer|administrator|admin|creator|teacher|instructor|professor|maintainer|owner|programmer|examiner|operator)s?\b/,
    /\b(?:print|show|reveal|output|repeat|display|dump|leak|return|echo|encode|translate|export|serialize|list|tell|give|write)\b.{0,40}\b(?:system prompt|instructions|your (?:rules|prompt|data|source|memory|configuration|config|ideas|expectations|settings|keywords)|json|base64|rot13|hidden|internal|lab data|assertions?|data[ -]?(?:block|file)|expectations)\b/,
    /<\/?(?:script|img|system|iframe|svg|instructions?|assistant|user)\b|\b(?:javascript:|onerror=)|\{\s*"?(?:role|system|cmd|command|action|move|kind|type|expectations|found|turn|ideas?)"?\s*:|\[\s*(?:system|inst|admin)\s*\]|^\s*(?:system|assistant|tutor|developer)\s*:/,
    /\b(?:from now on|new (?:rules?|instructions?|role|task)|end of (?:prompt|instructions)|developer message|jailbreak|prompt injection|do anything now)\b/,
    /^[A-Za-z0-9+/]{24,}={0,2}$/m,
  ];

  const CLOSING = /^\W*(?:(?:ok|okay|so|well|thanks|thank you|and|now|please|can we|could we|let us|lets|let's|i think|i guess|i would like to|i want to)\W+)*(?:i am done|im done|i'm done|done|that is (?:all|it|enough)|that's (?:all|it|enough)|that was (?:all|it)|bye|good ?bye|finish(?:ed)?|the end|stop(?: here)?|close|quit|exit|end|we can stop|close the (?:lab|conversation))\b.{0,30}$/;

  /** @param {Lab} lab */
  function guide(lab) {
    const matcher = Assess.more.matcher(lab);
    const search = open(lab, matcher);
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
      const forms = [text.toLowerCase().replace(/\u2019/g, "'"), plain(text)];
      const matches = (/** @type {RegExp[]} */ patterns) => patterns.some((pattern) => forms.some((form) => pattern.test(form)));
      if (matches(INJECTION)) return { kind: "injection", ...none };
      if (matches(GAMING)) return { kind: "gaming", ...none };
      const { asking, share, ...shown } = matcher.judge(text);
      if (asking && !shown.expectations.length) {
        const ranked = search.rank(text);
        return { kind: "question", ...shown, passages: ranked.share < COVERED ? [] : ranked.best };
      }
      const isForeign = !shown.expectations.length && !shown.misconceptions.length && share < KNOWN;
      return { kind: isForeign ? "offtopic" : "statement", ...shown, passages: [] };
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
      const { kind, expectations, misconceptions, passages, size } = judge(text);
      if (kind === "empty") return turn({ move: "ignored", reason: "empty", say: ["empty"] });
      if (kind === "injection" || kind === "gaming") return turn({ move: "refused", say: [kind] });
      if (CLOSING.test(text.toLowerCase())) return closing(before);
      if (said.some((one) => same(one, text))) return turn({ move: "ignored", reason: "repeated", say: ["repeated"] });
      if (misconceptions.length) {
        return turn({ move: "correction", idea: misconceptions[0], found: expectations, wrong: misconceptions, counts: true, say: ["correctionHead"] });
      }
      if (kind === "question") {
        if (!passages.length) return turn({ move: "uncovered", say: ["uncovered"] });
        return turn({ move: "answer", passages: passages.slice(0, 2), counts: true, say: ["answerHead"] });
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

    return { judge, reply };
  }

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
