// @ts-check
/** Written by scripts/fit_tutor.py. `least`: the probability at which an idea counts. */
(() => {
  "use strict";
  Assess.more.weights = {
    expectation: {
      least: 0.61,
      bias: -4.467,
      of: { rank: -0.389, share: 2.278, ways: 0.767, many: 3.262, few: 3.064, manyLead: 2.603, fewLead: 2.928, scoreLead: 0.856, shareLead: 0.995, angleMany: 0.579, angleManyLead: 5.604, anglesLead: 1.305, clash: 1.223, size: 0.631, asking: -0.296, asked: -1.937 },
    },
    misconception: {
      least: 0.71,
      bias: -5.604,
      of: { rank: -0.237, share: 2.554, ways: 0.851, score: 0.179, many: 4.362, few: 2.5, scoreLead: 1.422, manyLead: 2.994, fewLead: 2.869, shareLead: 0.418, forth: 1.759, back: -2.097, clash: -1.586, angleMany: 0.275, asking: -0.517, asked: -0.247 },
    },
  };
})();
