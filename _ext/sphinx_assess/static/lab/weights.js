// @ts-check
/** Written by scripts/fit_tutor.py. `least`: the probability at which an idea counts. */
(() => {
  "use strict";
  Assess.more.weights = {
    expectation: {
      least: 0.42,
      bias: -6.322,
      of: { rank: -0.269, share: 2.516, ways: 1.074, firm: 0.007, sure: 0.16, many: 2.267, few: 3.423, manyLead: 4.462, fewLead: 4.374, scoreLead: 0.809, shareLead: -0.004, angleMany: 4.198, angleManyLead: 1.949, anglesLead: -0.088, clash: 1.527, doubted: -12.967, size: 0.493, asking: -0.933, asked: -1.264 },
    },
    misconception: {
      least: 0.49,
      bias: -6.805,
      of: { rank: -0.137, share: 1.689, ways: -0.235, firm: 1.31, sure: 2.285, firmLead: -0.295, score: -0.132, many: 2.832, few: 2.181, scoreLead: 1.85, manyLead: 4.412, fewLead: 3.725, shareLead: -0.151, forth: 1.568, back: -1.453, clash: 1.539, contrary: -1.095, doubted: -3.86, angleMany: 2.243, asking: -0.444, asked: -0.33 },
    },
  };
})();
