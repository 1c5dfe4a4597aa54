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

  /** Fisher and Yates. @template T @param {T[]} names @param {string} seed */
  function shuffled(names, seed) {
    const found = [...names];
    const random = generator(seed);
    for (let last = found.length - 1; last > 0; last -= 1) {
      const other = Math.floor(random() * (last + 1));
      [found[last], found[other]] = [found[other], found[last]];
    }
    return found;
  }

  /**
   * The first units that make up the count exactly, with few questions of dear ones; draw.py explains.
   * @param {Unit[]} units @param {number} count @param {(unit: Unit) => boolean} isDear
   */
  function pick(units, count, isDear) {
    /** By sum: how many dear questions, a unit, and the hand to which it is added. @type {any[]} */
    let best = [[0]];
    for (const unit of [...units].reverse()) {
      const { length } = [unit].flat();
      const cost = isDear(unit) ? length : 0;
      best = Array.from({ length: count + 1 }, (_, sum) => {
        const [rest, without] = [best[sum - length], best[sum]];
        return rest && !(without?.[0] < rest[0] + cost) ? [rest[0] + cost, unit, rest] : without;
      });
    }
    /** @type {Unit[]} */
    const found = [];
    for (let hand = best[count]; hand?.[2]; hand = hand[2]) found.push(hand[1]);
    return found;
  }

  Assess.more.draw = {
    forms: FORMS,
    first: () => Math.floor((Math.random() * FORMS) / HANDS) * HANDS + 1,
    following: (form) => (form % HANDS ? form + 1 : form - 1),
    options: (names, form, ident) => shuffled(names, `form ${form} ${ident}`),

    drawn(pools, form, held = []) {
      const deck = Math.floor((form - 1) / HANDS);
      return pools.flatMap(({ count, of }, at) => {
        let queue = shuffled(of, `deck ${deck} pool ${at}`);
        /** @type {Unit[]} */
        let hand = [];
        for (let left = (form - 1) % HANDS; left >= 0; left -= 1) {
          queue = [...queue.filter((unit) => !hand.includes(unit)), ...hand];
          hand = pick(queue, count, (unit) => hand.includes(unit));
        }
        if (held.length) {
          const isNew = (/** @type {Unit} */ unit) => ![unit].flat().some((name) => held.includes(name));
          hand = pick(queue, count, isNew);
        }
        return of.filter((unit) => hand.includes(unit)).flat();
      });
    },
  };
})();
