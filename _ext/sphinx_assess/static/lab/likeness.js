// @ts-check
/**
 * How alike words are: by their stems, by slips of spelling, and by the table of word vectors.
 * vectors.js holds the table: two numbers a character, stems in the order of how common they are.
 */
(() => {
  "use strict";

  /** The place in the table, commonest first, from which on a stem counts as rare. */
  const RARE = 4000;

  /** As in make_vectors.py: the first character, the one left out, and the code of a usual length. */
  const FIRST = 35;
  const BACKSLASH = 92;
  const USUAL = 20;

  /** @param {ArrayLike<number>} a @param {ArrayLike<number>} b */
  function dot(a, b) {
    let sum = 0;
    for (let d = 0; d < a.length; d += 1) sum += a[d] * b[d];
    return sum;
  }

  /** @param {Float32Array} vector changed */
  function unit(vector) {
    const length = Math.sqrt(dot(vector, vector)) || 1;
    for (let d = 0; d < vector.length; d += 1) vector[d] /= length;
    return vector;
  }

  /** The word vectors, each unpacked when it is asked for. */
  function table() {
    const { dims = 0, steps = 0, stems = "", lengths = "", codes = "" } = Assess.more.vectors ?? {};
    const places = new Map((stems ? stems.split(" ") : []).map((name, at) => [name, at]));
    /** @type {Map<string, Float32Array | null>} */
    const rows = new Map();

    /** The number a character stands for. @param {string} text @param {number} at */
    function code(text, at) {
      const sign = text.charCodeAt(at);
      return sign < BACKSLASH ? sign - FIRST : sign - FIRST - 1;
    }

    /** @param {number} place */
    function unpacked(place) {
      const row = new Float32Array(dims);
      for (let d = 0; d < dims; d += 2) {
        const pair = code(codes, (place * dims + d) / 2);
        row[d] = Math.floor(pair / (2 * steps + 1)) - steps;
        row[d + 1] = (pair % (2 * steps + 1)) - steps;
      }
      return unit(row);
    }

    /** A row of length 1. @param {string} stem */
    function vector(stem) {
      const at = places.get(stem);
      if (at === undefined) return null;
      const row = rows.get(stem) ?? unpacked(at);
      rows.set(stem, row);
      return row;
    }

    /** How much a stem adds to the sense of a sentence; 1 is usual. @param {string} stem */
    function strength(stem) {
      const at = places.get(stem);
      return at === undefined ? 0 : code(lengths, at) / USUAL;
    }

    /** How seldom a stem is in English, 0 to 1. @param {string} stem */
    const rarity = (stem) => Math.min(1, Math.log(1 + (places.get(stem) ?? RARE)) / Math.log(1 + RARE));
    return { dims, rarity, strength, has: (/** @type {string} */ stem) => places.has(stem), vector };
  }

  /** The stemmer that Sphinx ships for its search, each word cut once. @returns {(word: string) => string} */
  function stemmer() {
    const known = new Map();
    const snowball = typeof Stemmer === "undefined" ? null : new Stemmer();
    return (word) => {
      const stem = known.get(word) ?? (snowball ? snowball.stemWord(word) : word);
      known.set(word, stem);
      return stem;
    };
  }

  /** How many slips a word may have: none in a short one. @param {string} word */
  const slips = (word) => (word.length < 5 ? 0 : word.length < 8 ? 1 : 2);

  /** Changes that lead from one word to another, an exchange of neighbours being one; given up above a limit. @param {string} a @param {string} b @param {number} limit */
  function distance(a, b, limit) {
    if (Math.abs(a.length - b.length) > limit) return limit + 1;
    let before = /** @type {number[]} */ ([]);
    let row = Array.from({ length: b.length + 1 }, (_, at) => at);
    for (let i = 1; i <= a.length; i += 1) {
      const next = [i];
      for (let j = 1; j <= b.length; j += 1) {
        next[j] = Math.min(row[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1), row[j] + 1, next[j - 1] + 1);
        if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) next[j] = Math.min(next[j], before[j - 2] + 1);
      }
      if (Math.min(...next) > limit) return limit + 1;
      [before, row] = [row, next];
    }
    return row[b.length];
  }

  /**
   * The word that was meant: of the lab's words the one with the fewest changes, then the commonest.
   * @param {string} word @param {Map<string, number>} spellings how often the lab has each word
   */
  function corrected(word, spellings) {
    let [best, least] = [word, slips(word) + 1];
    if (least === 1) return word;
    for (const [candidate, times] of spellings) {
      if (candidate.length < 4 || candidate[0] !== word[0]) continue;
      const far = distance(word, candidate, least);
      if (far < least || (far === least && best !== word && times > (spellings.get(best) ?? 0))) [best, least] = [candidate, far];
    }
    return best;
  }

  Assess.more.likeness = { corrected, distance, dot, stemmer, table, unit };
})();
