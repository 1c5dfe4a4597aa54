// @ts-check
/** The words of one lab: how much each weighs, what is meant by a misspelt one, and which are near. */
(() => {
  "use strict";
  const { STOPS, DENIALS, LIMITS, plain, split } = Assess.more.words;
  const { corrected, dot, stemmer, table, unit } = Assess.more.likeness;

  /** Below this cosine two words have nothing to do with each other. */
  const NEAR = 0.4;
  /** What a word in every phrasing still weighs; one in none as much as it is rare. */
  const LEAST = 0.15;

  /** @param {Lab} lab */
  function lexicon(lab) {
    const vectors = table();
    const stem = stemmer();
    /** @type {Map<string, number>} */
    const spellings = new Map(); // Every word of the lab, and how often it is there.
    /** @type {Map<string, number>} */
    const places = new Map(); // The stems of phrasings, in the order of their first use.
    /** @type {number[]} */
    const counts = []; // In how many phrasings each of them is.

    /** @param {string} text @param {(text: string) => string} [form] @returns {string[]} */
    function learn(text, form = plain) {
      const words = split(form(text));
      for (const word of words) spellings.set(word, (spellings.get(word) ?? 0) + 1);
      return words;
    }

    const phrasings = lab.ideas.flatMap((idea) => idea.phrasings);
    for (const phrasing of phrasings) {
      for (const name of new Set(learn(phrasing).filter((word) => !STOPS.has(word)).map(stem))) {
        const at = places.get(name) ?? places.size;
        places.set(name, at);
        counts[at] = (counts[at] ?? 0) + 1;
      }
    }
    for (const { concepts } of lab.ideas) for (const phrase of concepts.flat(2)) learn(phrase);
    const known = new Set([...[...spellings.keys()].map(stem), ...String(lab.index?.stems ?? "").split(" ")]);
    let isRead = false;

    /** The words of the passages are read when the first word is unknown. */
    function everySpelling() {
      if (!isRead) for (const { title, text } of lab.passages) learn(`${title} ${text}`, (one) => one.toLowerCase());
      isRead = true;
      return spellings;
    }

    const most = Math.log(phrasings.length + 1);
    const weights = counts.map((count) => Math.max(LEAST, Math.log((phrasings.length + 1) / (count + 0.5)) / most));
    const rows = [...places.keys()].map((name) => vectors.vector(name));

    /** The word meant: as it stands, if that is a word. @param {string} word */
    function meant(word) {
      const isWord = STOPS.has(word) || DENIALS.has(word) || /\d/.test(word) || known.has(stem(word)) || vectors.has(stem(word));
      return isWord ? word : corrected(word, everySpelling());
    }

    /** The words of weight of a clause. @param {string[]} words @param {boolean} isDenied the clause as a whole @returns {Token[]} */
    function tokens(words, isDenied) {
      const denials = words.filter((word, n) => DENIALS.has(word) && !LIMITS.has(words[n + 1])).length;
      const not = isDenied !== (denials % 2 === 1);
      return words.flatMap((word) => {
        if (STOPS.has(word) || DENIALS.has(word)) return [];
        const name = stem(word);
        const at = places.get(name) ?? -1;
        return [{ name, at, weight: weights[at] ?? vectors.rarity(name), not, isKnown: known.has(name), vector: vectors.vector(name) }];
      });
    }

    /** Where a number of words point together. @param {Token[]} list */
    function direction(list) {
      const sum = new Float32Array(vectors.dims);
      for (const { name, vector, weight } of list) {
        const strength = vector ? weight ** MIX * vectors.strength(name) : 0;
        if (vector) for (let d = 0; d < sum.length; d += 1) sum[d] += strength * vector[d];
      }
      return unit(sum);
    }

    /** @type {Map<string, Float32Array>} */
    const likenesses = new Map();

    /** How like a word is to each stem of the phrasings, 0 to 1. @param {Token} token */
    function likes({ name, at, vector }) {
      const row = likenesses.get(name) ?? new Float32Array(rows.length);
      if (likenesses.has(name)) return row;
      rows.forEach((other, n) => {
        const cosine = vector && other ? dot(vector, other) : 0;
        if (cosine > NEAR) row[n] = (0.9 * (cosine - NEAR)) / (1 - NEAR);
      });
      if (at >= 0) row[at] = 1;
      likenesses.set(name, row);
      return row;
    }

    /** Stems near to one, the nearest first. @param {string} name @param {string[]} among @param {number} least cosine @returns {[string, number][]} */
    function near(name, among, least) {
      const own = vectors.vector(name);
      if (!own) return [];
      const found = among.flatMap((other) => {
        const row = other === name ? null : vectors.vector(other);
        const cosine = row ? dot(own, row) : 0;
        return cosine > least ? [/** @type {[string, number]} */ ([other, cosine])] : [];
      });
      return found.sort((a, b) => b[1] - a[1]);
    }

    return { direction, likes, meant, near, rarity: vectors.rarity, stem, tokens };
  }

  /** How far a word's weight in the lab counts beside its strength in the language. */
  const MIX = 0.5;

  Assess.more.lexicon = lexicon;
})();
