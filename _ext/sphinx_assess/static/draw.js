// @ts-check
/** Forms of a test, as draw.py deals them. */
(() => {
  "use strict";
  const FORMS = 10000;
  const HANDS = 10;

  /** mulberry32. @param {string} seed ASCII @returns {() => number} from 0, below 1 */
  function generator(seed) {
    let state = Number.parseInt(Assess.hash(seed), 36);
    return () => {
      state = (state + 0x6d2b79f5) | 0;
      let mixed = Math.imul(state ^ (state >>> 15), state | 1);
      mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
      return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
    };
  }

  /** Fisher and Yates. @param {string[]} names @param {string} seed */
  function shuffled(names, seed) {
    const found = [...names];
    const random = generator(seed);
    for (let last = found.length - 1; last > 0; last -= 1) {
      const other = Math.floor(random() * (last + 1));
      [found[last], found[other]] = [found[other], found[last]];
    }
    return found;
  }

  Assess.more.draw = {
    forms: FORMS,
    first: () => Math.floor((Math.random() * FORMS) / HANDS) * HANDS + 1,
    following: (form) => (form % HANDS ? form + 1 : form - 1),
    options: (names, form, ident) => shuffled(names, `form ${form} ${ident}`),

    drawn(pools, form, held = []) {
      const deck = Math.floor((form - 1) / HANDS);
      return pools.flatMap((pool, at) => {
        const order = shuffled(pool.of, `deck ${deck} pool ${at}`);
        const start = (((form - 1) % HANDS) * pool.count) % (order.length || 1);
        const kept = order.filter((name) => held.includes(name));
        const chosen = [...new Set([...kept, ...order.slice(start), ...order])].slice(0, pool.count);
        return pool.of.filter((name) => chosen.includes(name));
      });
    },
  };
})();
