// @ts-check
/** A message cut into what may express an idea: its clauses, its sentences and the whole, each with what it denies. */
(() => {
  "use strict";
  const { DENIALS, LIMITS, plain, clauses, parts, stance, asks, sentences } = Assess.more.words;

  /** How a question begins to say what it takes for granted. */
  const SUPPOSES = /^\W*(?:(?:so|but|and|ok|well)\W+)*(?:if|since|as|because|given|seeing|considering|now that|knowing|assuming|when)\b/;
  /** A sentence that only takes back the one before. */
  const RETRACTS = /^\W*(?:(?:but|and|well|in fact|actually|of course|clearly|sadly)\W+)*(?:(?:it|that|this|they|he|she|which) (?:\w+ )?(?:is|are|was|were|does|do|did|has|have|can|could|will|would) (?:\w+ )?not(?: (?:so|true|right|correct|the case|hold|quite|really|at all))*|not (?:so|true|at all|really|quite|in fact|always)|(?:that is |it is |this is )?(?:false|wrong|untrue|nonsense|incorrect|a myth|a mistake))\W*$/;

  /** How many words deny; "not only" does not. @param {string[]} words */
  const denials = (words) => words.filter((word, n) => DENIALS.has(word) && !LIMITS.has(words[n + 1])).length;

  /** @param {Lexicon} lexicon @returns {(message: string) => Piece[]} */
  function cutter({ meant, stem, tokens }) {
    /** One clause. @param {string} text @param {boolean} isAsked @param {boolean} isRetracted @returns {Piece} */
    function clause(text, isAsked, isRetracted) {
      const { mood, rest } = stance(text);
      const spoken = parts(rest).map((words) => words.map(meant));
      const isTaken = mood === "deny" || isRetracted;
      const isDenied = isTaken || mood === "report";
      const spans = isDenied ? [] : spoken.map((words) => ({ names: words.map(stem), denials: denials(words) }));
      return { list: spoken.flatMap((words) => tokens(words, isTaken)), spans, isAsked, isDenied, isWhole: false };
    }

    /** @param {string} text @param {boolean} isRetracted */
    function sentence(text, isRetracted) {
      const isAsked = asks(text);
      const parts = clauses(text);
      const inner = parts.map((part) => clause(part, isAsked && (parts.length === 1 || !SUPPOSES.test(part)), isRetracted));
      return { inner, own: { ...joined(inner, stance(text).mood === "report"), isAsked } };
    }

    return (message) => {
      const texts = sentences(plain(message));
      const parts = texts.flatMap((text, n) => (n && RETRACTS.test(text) ? [] : [sentence(text, RETRACTS.test(texts[n + 1] ?? ""))]));
      const whole = { ...joined(parts.map(({ own }) => own), false), isWhole: true };
      const own = parts.length > 1 ? parts.map((part) => part.own) : [];
      return [whole, ...own, ...parts.flatMap(({ inner }) => (inner.length > 1 ? inner : []))].filter(({ list }) => list.length);
    };
  }

  /** Several pieces as one: denied where all are. @param {Piece[]} parts @param {boolean} isReported @returns {Piece} */
  function joined(parts, isReported) {
    return {
      list: parts.flatMap(({ list }) => list),
      spans: parts.flatMap(({ spans }) => spans),
      isAsked: parts.length > 0 && parts.every(({ isAsked }) => isAsked),
      isDenied: isReported || parts.every(({ isDenied }) => isDenied),
      isWhole: false,
    };
  }

  Assess.more.pieces = cutter;
})();
