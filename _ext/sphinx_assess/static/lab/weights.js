// @ts-check
/** Written by scripts/fit_tutor.py. `least`: the probability at which an idea counts. */
(() => {
  "use strict";
  Assess.more.weights = {
    expectation: {
      least: 0.51,
      bias: -5.434,
      of: { rank: -0.285, share: 3.182, ways: 1.096, many: 3.674, few: 3.897, manyLead: 4.021, fewLead: 3.884, scoreLead: 0.594, shareLead: 0.074, angleMany: 0.535, angleManyLead: 3.266, anglesLead: 2.769, clash: 2.213, doubted: -16.471, size: 0.454, asking: -0.995, asked: -1.266 },
    },
    misconception: {
      least: 0.58,
      bias: -7.668,
      of: { rank: -0.135, share: 2.046, ways: 1.955, score: 2.025, many: 2.533, few: 2.286, scoreLead: 1.827, manyLead: 2.797, fewLead: 2.462, shareLead: 0.112, forth: 3.847, back: 0.322, clash: 2.505, contrary: -4.506, doubted: -2.256, angleMany: 0.238, asking: -0.586, asked: -0.572 },
    },
  };
})();
