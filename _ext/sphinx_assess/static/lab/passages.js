// @ts-check
/** The passages of a lab, ranked for a question: BM25 over the index that ranking.py wrote. */
(() => {
  "use strict";
  const { plain, split, spoken } = Assess.more.words;
  const { dot } = Assess.more.likeness;
  const K = 1.2; // How soon a word that comes again adds nothing more.
  const B = 0.6; // How much a long passage is held to its length.
  const STEP = 8; // As in ranking.py.
  const KIN = 0.4; // A word this like one of the question's is looked for as well.

  /** As in ranking.py. @param {string} text @returns {string[]} */
  const words = (text) =>
    text.normalize("NFKC").toLowerCase().replace(/(\d)[,\u202f\u00a0](?=\d{3}(?!\d))/g, "$1").match(/\d+(?:\.\d+)?|[\p{L}\p{M}]+/gu) ?? [];

  /**
   * @param {Lab} lab @param {Lexicon} language
   */
  function open(lab, { direction, stem, meant, near, rarity, tokens }) {
    const { stems = "", found = [], lengths = [] } = lab.index ?? {};
    const names = /** @type {string[]} */ (stems ? stems.split(" ") : []);
    const place = new Map(names.map((name, at) => [name, at]));
    for (const name of names) {
      // The two stemmers may be of different age: "interval", or "interv".
      const other = stem(name);
      if (!place.has(other)) place.set(other, /** @type {number} */ (place.get(name)));
    }
    const chapters = [...new Set(lab.passages.map(({ under }) => under))];
    const home = lab.passages.map(({ under }) => chapters.indexOf(under));
    const volumes = chapters.map((_, at) => lengths.filter((/** @type {number} */ __, /** @type {number} */ n) => home[n] === at).reduce((/** @type {number} */ a, /** @type {number} */ b) => a + b, 0));
    const mean = (/** @type {number[]} */ list) => list.reduce((a, b) => a + b, 0) / (list.length || 1);
    const [usual, vast] = [mean(lengths), mean(volumes)];
    const common = typeof stopwords === "undefined" ? new Set() : stopwords;

    /** Where a text points as a whole. @param {string} text */
    const sense = (text) => direction(tokens(split(plain(text)), false));
    const senses = lab.passages.map(({ title, text }) => sense(`${title}. ${text}`));

    /** How telling a stem is. @param {number} many passages with it */
    const telling = (many) => Math.log(1 + (lengths.length - many + 0.5) / (many + 0.5));

    /** The stems to look for, each with its weight. @param {string} text */
    function query(text) {
      /** @type {Map<string, number>} */
      const wanted = new Map();
      let known = 0;
      let mass = 0;
      for (const word of new Set(words(spoken(text.toLowerCase())))) {
        if (common.has(word) || ASKING.has(word)) continue;
        const name = place.has(stem(word)) ? stem(word) : stem(meant(word));
        const at = place.get(name);
        const weight = at === undefined ? telling(0) * rarity(name) : telling(found[at].length);
        mass += weight;
        if (at !== undefined) {
          known += weight;
          wanted.set(name, 1);
        }
        let best = 0;
        for (const [other, likeness] of near(name, names, KIN).slice(0, 4)) {
          wanted.set(other, Math.max(wanted.get(other) ?? 0, 0.5 * likeness));
          best = Math.max(best, likeness);
        }
        if (at === undefined && best > TWIN) known += weight * best;
      }
      return { wanted, share: mass ? known / mass : 0, mass };
    }

    /**
     * The best passages, at most one of a section, the share of the question that the course knows, and
     * whether the course covers it. @param {string} text @returns {{best: number[], scores: number[], share: number, isCovered: boolean}}
     */
    function rank(text) {
      const { wanted, share, mass } = query(text);
      const way = sense(text);
      const scores = new Float64Array(lengths.length);
      const wholes = new Float64Array(chapters.length);
      for (const [name, weight] of wanted) {
        const postings = /** @type {number[]} */ (found[/** @type {number} */ (place.get(name))]);
        const worth = weight * telling(postings.length);
        const times = new Float64Array(chapters.length);
        for (const posting of postings) {
          const at = Math.floor(posting / STEP);
          const count = posting % STEP;
          times[home[at]] += count;
          scores[at] += (worth * count * (K + 1)) / (count + K * (1 - B + (B * lengths[at]) / usual));
        }
        times.forEach((count, at) => {
          wholes[at] += (worth * count * (K + 1)) / (count + K * (1 - B + (B * volumes[at]) / vast));
        });
      }
      const likeness = senses.map((other) => Math.max(0, dot(way, other)));
      const order = [...scores.keys()].filter((at) => scores[at] > 0);
      const full = (/** @type {number} */ at) => scores[at] + CHAPTER * wholes[home[at]] + SENSE * mass * likeness[at];
      order.sort((a, b) => full(b) - full(a) || a - b);
      const seen = new Set();
      const best = order.filter((at) => !seen.has(home[at]) && seen.add(home[at]));
      const evidence = share + Math.max(0, ...likeness) + (best.length ? FIT * full(best[0]) / mass : 0);
      return { best, scores: best.map(full), share, isCovered: evidence >= COVERED };
    }
    return { rank };
  }

  const TWIN = 0.55; // A word this like one of the course's is known to it.
  const CHAPTER = 0.5; // What the section around a passage adds to it.
  const SENSE = 0.5; // What it adds that a passage is about the same, in whatever words.

  /** The course covers a question if known words, sense and the best passage's score together reach so much. */
  const COVERED = 1.95;
  const FIT = 1.25;

  /** Words of asking, which are about no topic. */
  const ASKING = new Set("explain tell show mean means please question answer understand wonder know help lesson course say says work works does happen happens called call used use using exactly example give there's what's many much".split(" "));

  Assess.more.passages = { open, words };
})();
