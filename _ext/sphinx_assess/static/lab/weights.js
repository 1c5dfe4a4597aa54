// @ts-check
/** Written by scripts/fit_tutor.py. `least`: the probability at which an idea counts. */
(() => {
  "use strict";
  Assess.more.weights = {
    expectation: {
      least: 0.38,
      bias: -6.416,
      of: { rank: -0.304, share: 1.661, ways: 0.193, firm: 0.401, sure: 0.562, many: 1.296, few: 2.279, manyLead: 1.936, fewLead: 1.874, scoreLead: 1.674, shareLead: -0.155, angleMany: 2.297, angleManyLead: -1.179, anglesLead: 0.062, clash: -0.803, contrary: 4.054, doubted: -15.357, size: 1.131, asking: -0.854, asked: -0.921, sorted: 1.572, sortedLead: 1.324 },
    },
    misconception: {
      least: 0.32,
      bias: -6.594,
      of: { rank: -0.127, share: 2.353, ways: -0.304, firm: 1.03, sure: 0.629, firmLead: -0.023, score: 1.939, many: 1.111, few: 2.224, scoreLead: 0.678, manyLead: 1.763, fewLead: 1.815, shareLead: -0.214, forth: 2.916, back: -1.626, clash: -1.049, contrary: -3.884, doubted: -6.211, angleMany: -1.289, asking: -0.057, asked: -0.512, sorted: 1.444, sortedLead: 1.036 },
    },
  };
})();
