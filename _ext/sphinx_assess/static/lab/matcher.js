// @ts-check
/**
 * Which ideas of a lab a message expresses. What it shows of each idea is put into a few numbers
 * (`show`), and weights.js, fitted on labelled messages, makes one probability of them (`judge`).
 */
(() => {
  "use strict";
  const { DENIALS, plain, split, clauses, parts, stance } = Assess.more.words;
  const { dot } = Assess.more.likeness;

  /** @param {Lab} lab @param {Lexicon} [words] */
  function matcher(lab, words = Assess.more.lexicon(lab)) {
    const { direction, likes, meant, stem, tokens } = words;
    const pieces = Assess.more.pieces(words);

    const phrasings = lab.ideas.map((idea) =>
      idea.phrasings.map((phrasing) => {
        const list = clauses(plain(phrasing)).flatMap((clause) => {
          const { mood, rest } = stance(clause);
          return parts(rest).flatMap((words) => tokens(words, mood === "deny"));
        });
        return { list, mass: list.reduce((sum, token) => sum + token.weight, 0), vector: direction(list) };
      }));
    const concepts = lab.ideas.map((idea) =>
      idea.concepts.map((way) => way.map((group) => group.map((phrase) => {
        const said = split(plain(phrase));
        return { stems: said.map(stem), denies: said.some((word) => DENIALS.has(word)) };
      }))));

    const { sort, step } = Assess.more.sorter(phrasings);

    /**
     * The shares of a phrasing found in a piece and of the piece in the phrasing, and of what was found the share denied.
     * @param {Seen} seen @param {Phrasing} phrasing
     */
    function cover({ piece: { list }, like, back }, phrasing) {
      back.fill(0);
      let [forth, same, clash] = [0, 0, 0];
      for (const token of phrasing.list) {
        let [best, from] = [0, -1];
        for (let n = 0; n < list.length; n += 1) {
          const near = like[n][token.at];
          if (near > best) [best, from] = [near, n];
          if (near > back[n]) back[n] = near;
        }
        forth += token.weight * best;
        if (best === 1) same += token.weight;
        if (best === 1 && list[from].not !== token.not) clash += /\d/.test(token.name) ? Number.POSITIVE_INFINITY : token.weight; // A figure is the whole claim.
      }
      let [mass, sum] = [0, 0];
      for (let n = 0; n < list.length; n += 1) {
        mass += list[n].weight;
        sum += list[n].weight * back[n];
      }
      return { forth: forth / (phrasing.mass || 1), back: sum / (mass || 1), clash: Math.min(1, clash / (same || 1)) };
    }

    /** How a message compares with the phrasings of an idea. @param {Seen[]} seen @param {Phrasing[]} own */
    function compare(seen, own) {
      /** @type {number[]} */
      const scores = own.map(() => 0);
      /** @type {number[]} */
      const angles = own.map(() => 0);
      let best = { score: 0, forth: 0, back: 0, clash: 0, asked: 0 };
      let [agreed, opposed, doubted] = [0, 0, 0];
      for (const one of seen) {
        const { piece, vector } = one;
        own.forEach((phrasing, p) => {
          const shares = cover(one, phrasing);
          const likeness = Math.sqrt(shares.forth * shares.back);
          if (shares.clash <= 0.5) agreed = Math.max(agreed, likeness);
          else if (piece.isDenied) doubted = Math.max(doubted, likeness);
          else opposed = Math.max(opposed, likeness);
          const score = likeness * (1 - 0.7 * shares.clash) * (piece.isAsked ? 0.9 : 1);
          if (score > best.score) best = { score, ...shares, asked: piece.isAsked ? 1 : 0 };
          scores[p] = Math.max(scores[p], score);
          angles[p] = Math.max(angles[p], dot(vector, phrasing.vector));
        });
      }
      const few = mean(scores, 3);
      const [{ piece: { spans } }] = seen.length ? seen : [{ piece: { spans: [] } }];
      const isOneDenial = seen.length === 1 && spans.length === 1 && spans[0].denials % 2 === 1;
      return { ...best, few, many: mean(scores, 8), angle: mean(angles, 1), angles: mean(angles, 3), angleMany: mean(angles, 8), contrary: Math.max(0, opposed - agreed), isRefused: isOneDenial && opposed > REFUSAL && opposed - agreed > LEAD, doubted: Math.max(0, doubted - agreed) };
    }

    /** How far a message meets the concepts of an idea. @param {Piece[]} found @param {Concept[][][]} ways */
    function meet(found, ways) {
      let [share, met, number, firm, sure] = [0, 0, 0, 0, 0];
      for (const way of ways) {
        let [loose, strict] = [0, 0];
        for (const piece of found) {
          const [here, meantSo] = shareOf(way, piece.spans);
          loose = Math.max(loose, here);
          strict = Math.max(strict, meantSo);
          if (here === 1 && !piece.isAsked) met = Math.max(met, piece.isWhole ? 0.8 : 1);
        }
        share = Math.max(share, loose);
        firm = Math.max(firm, strict);
        if (loose === 1) number += 1;
        if (strict === 1) sure += 1;
      }
      return { share, met, ways: number, firm, sure };
    }

    /** What a message shows of each idea, as numbers. @param {string} message */
    function show(message) {
      const found = pieces(message);
      const [whole] = found;
      const list = whole?.list ?? [];
      const seen = found.map((piece) => ({
        piece,
        like: piece.list.map(likes),
        back: new Float32Array(piece.list.length),
        vector: direction(piece.list),
      }));
      const asking = !whole ? 0 : whole.isAsked ? 1 : found.some(({ isAsked }) => isAsked) ? 0.5 : 0;
      const size = list.length;
      const mass = (/** @type {Token[]} */ some) => some.reduce((sum, { name }) => sum + words.rarity(name), 0);
      const share = size ? mass(list.filter(({ isKnown }) => isKnown)) / mass(list) : 0;
      const sorted = whole ? sort(list, seen[0].vector) : lab.ideas.map(() => 0);
      const shown = lab.ideas.map((_, k) => ({ ...compare(seen, phrasings[k]), ...meet(found, concepts[k]), sorted: sorted[k] }));
      const ideas = contrasted(shown).map((one) => ({ ...one, asking, size: Math.min(size, 30) / 10 }));
      return { ideas, asking, size, different: new Set(list.map(({ name }) => name)).size, share };
    }

    /** @param {string} message */
    function judge(message) {
      const { ideas, asking, size, different, share } = show(message);
      const sure = lab.ideas.map(({ type }, k) => probability(Assess.more.weights[type], ideas[k]));
      /** @param {IdeaType} type @returns {string[]} */
      const passed = (type) => {
        const least = different < FEW ? SURE : Assess.more.weights[type].least;
        return lab.ideas.filter((idea, k) => idea.type === type && sure[k] >= least && !ideas[k].isRefused && different > 1).map(({ ident }) => ident);
      };
      return {
        asking,
        expectations: asking === 1 ? [] : passed("expectation"),
        misconceptions: passed("misconception"),
        near: new Map(lab.ideas.map(({ ident }, k) => [ident, sure[k]])),
        size,
        share,
      };
    }

    const talk = new Set([...TALK].map(stem));
    const isTalk = (/** @type {string} */ name) => talk.has(name);

    /** The words of a message in numbers; a topic is a stem that few phrasings have. @param {string} message */
    function count(message) {
      const all = split(plain(message)).map(meant);
      const heavy = tokens(all, false);
      const topics = new Set(heavy.flatMap(({ at, weight, name }) => (at >= 0 && weight > TOPIC && !isTalk(name) ? [name] : [])));
      return { topics: topics.size, talk: heavy.filter(({ name }) => isTalk(name)).length, all: all.length, heavy: heavy.length, different: new Set(all).size };
    }

    /** What a message says beside a heap of topics, which names several ideas and says none; null if it has no heap. @param {string} message */
    function unlisted(message) {
      const parts = plain(message).split(BETWEEN);
      const entries = parts.map((part) => {
        const list = FINITE.test(part) ? [] : tokens(split(part).map(meant), false);
        return list.length <= ENTRY && list.some(({ at }) => at >= 0) ? list : [];
      });
      const ideas = new Set(entries.filter(({ length }) => length).map((list) => {
        const near = sort(list, direction(list));
        return near.indexOf(Math.max(...near));
      }));
      const isHeap = ideas.size >= HEAP;
      return isHeap ? parts.filter((_, n) => !entries[n].length).join(", ") : null;
    }

    return { ...words, count, judge, show, sort, step, unlisted };
  }

  /** Fewer different words than this must leave no doubt. */
  const FEW = 3;
  const SURE = 0.8;

  /** A message is a flat denial if it is so like a phrasing, but for a "not", and so much less like any other. */
  const REFUSAL = 0.65;
  const LEAD = 0.25;

  /** Words of the conversation itself, as they are written and as their stems. */
  const TALK = new Set(
    ("idea point answer list print tell show key hint ignore instruction rule everything agree previous write read page word message lesson course lab " +
      "question sentence credit count tick mark given give expect complete finish text out all exchange tutor mention done full enough minimum trick pass " +
      "correct correction response opening discussion essay program programmed look prompt assertion other model expected perfect good fast quick skip close " +
      "place left missing remain part example best right true false wrong same above test cheat code help more next first last again please try hear see own many come ask after before whole minute 2 3").split(" "),
  );

  /** A heap has entries for so many ideas, each of so few words and without a verb. */
  const HEAP = 4;
  const ENTRY = 2;
  const BETWEEN = /[,;:/\n]|\.(?=\s)|\s-\s|\b(?:and|or|plus)\b/;
  const FINITE = /\b(?:is|are|was|were|be|been|am|has|have|had|do|does|did|can|could|will|would|should|may|might|must|not|no|i|we|it|they|you|because|if|that|than|only|more|less)\b/;

  /** What a word must weigh to be one of the topic. */
  const TOPIC = 0.4;

  /** @param {string[]} names stems @param {string[]} phrase stems */
  function holds(names, phrase) {
    for (let n = 0; n + phrase.length <= names.length; n += 1) {
      if (phrase.every((word, k) => names[n + k] === word)) return true;
    }
    return false;
  }

  /**
   * The share of a way's groups that are met, and the share met in clauses that deny nothing but what the
   * phrase itself denies. @param {Concept[][]} way @param {Span[]} spans
   */
  function shareOf(way, spans) {
    const places = way.map((group) => group.map(({ stems, denies }) => ({ denies, at: spans.map(({ names }) => holds(names, stems)) })));
    const isOdd = spans.map(({ denials }, n) => {
      const own = places.filter((group) => group.some(({ denies, at }) => denies && at[n])).length;
      return Math.max(0, denials - own) % 2 === 1;
    });
    const loose = places.filter((group) => group.some(({ at }) => at.includes(true))).length;
    const strict = places.filter((group) => group.some(({ denies, at }) => at.some((is, n) => is && (denies || !isOdd[n])))).length;
    return [loose / way.length, strict / way.length];
  }

  /** The mean of the largest few. @param {number[]} list @param {number} many */
  const mean = (list, many) => [...list].sort((a, b) => b - a).slice(0, many).reduce((a, b) => a + b, 0) / (Math.min(many, list.length) || 1);

  const RIVALS = /** @type {const} */ (["score", "few", "many", "angles", "angleMany", "share", "firm", "sorted"]);

  /** Set each idea against the best of the others. @template {Record<string, any>} T @param {T[]} shown */
  function contrasted(shown) {
    return shown.map((one, k) => {
      const others = shown.filter((_, n) => n !== k);
      const lead = RIVALS.map((name) => [`${name}Lead`, one[name] - Math.max(0, ...others.map((other) => other[name]))]);
      const rank = others.filter(({ few }) => few > one.few).length;
      return { ...one, ...Object.fromEntries(lead), rank, metFew: one.met * one.few };
    });
  }

  /** @param {Weights} weights @param {Record<string, any>} shown */
  function probability({ bias, of }, shown) {
    const sum = Object.entries(of).reduce((total, [name, weight]) => total + weight * shown[name], bias);
    return 1 / (1 + Math.exp(-sum));
  }

  Assess.more.matcher = matcher;
})();
