// @ts-check
/** Written by scripts/fit_tutor.py. `least`: the probability at which an idea counts. */
(() => {
  "use strict";
  Assess.more.weights = {
    expectation: {
      least: 0.46,
      bias: -6.309,
      of: { rank: -0.254, share: 2.551, ways: 1.065, firm: -0.122, sure: 0.197, many: 2.636, few: 3.316, manyLead: 4.569, fewLead: 4.292, scoreLead: 0.614, shareLead: -0.061, angleMany: 4.134, angleManyLead: 1.898, anglesLead: 0.667, clash: 1.071, doubted: -12.597, size: 0.491, asking: -0.923, asked: -1.249 },
    },
    misconception: {
      least: 0.47,
      bias: -6.868,
      of: { rank: -0.143, share: 1.697, ways: -0.217, firm: 1.34, sure: 2.254, firmLead: -0.303, score: -0.382, many: 2.885, few: 2.133, scoreLead: 1.89, manyLead: 4.363, fewLead: 3.725, shareLead: -0.175, forth: 1.724, back: -1.469, clash: 2.136, contrary: -1.179, doubted: -3.908, angleMany: 2.427, asking: -0.442, asked: -0.325 },
    },
  };
})();
