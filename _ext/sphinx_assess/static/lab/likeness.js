// @ts-check
/**
 * How alike words are: by their stems, by slips of spelling, and by the table of word vectors.
 * vectors.js holds the table: four bits a dimension, stems in the order of how common they are.
 */
(() => {
  "use strict";

  /** The place in the table, commonest first, from which on a stem counts as rare. */
  const RARE = 4000;

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
    const { dims = 0, stems = "", codes = "" } = Assess.more.vectors ?? {};
    const bytes = atob(codes);
    const places = new Map((stems ? stems.split(" ") : []).map((name, at) => [name, at]));
    /** @type {Map<string, Float32Array | null>} */
    const rows = new Map();
    /** @param {string} stem @returns {Float32Array | null} */
    function vector(stem) {
      let row = rows.get(stem);
      if (row === undefined) {
        const at = places.get(stem);
        row = at === undefined ? null : new Float32Array(dims);
        for (let d = 0; row && d < dims; d += 1) {
          const byte = bytes.charCodeAt((Number(at) * dims + d) >> 1);
          row[d] = (d % 2 ? byte & 15 : byte >> 4) - 8;
        }
        if (row) unit(row);
        rows.set(stem, row);
      }
      return row;
    }
    /** How seldom a stem is in English, 0 to 1. @param {string} stem */
    const rarity = (stem) => Math.min(1, Math.log(1 + (places.get(stem) ?? RARE)) / Math.log(1 + RARE));
    return { dims, rarity, has: (/** @type {string} */ stem) => places.has(stem), vector };
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
