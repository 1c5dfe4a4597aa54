// @ts-check
/** Written by scripts/fit_tutor.py. `least`: the probability at which an idea counts. */
(() => {
  "use strict";
  Assess.more.weights = {
    expectation: {
      least: 0.38,
      bias: -5.769,
      of: { rank: -0.278, share: 1.965, ways: 0.411, firm: 0.487, sure: 0.398, many: 3.777, few: 1.493, manyLead: 4.681, fewLead: 2.264, scoreLead: 0.748, shareLead: 0.174, angleMany: 2.133, angleManyLead: 0.803, anglesLead: 0.894, clash: -1.713, contrary: 4.814, doubted: -11.559, size: 0.826, asking: -0.803, asked: -0.713 },
    },
    misconception: {
      least: 0.26,
      bias: -7.067,
      of: { rank: -0.128, share: 2.767, ways: 0.235, firm: 0.863, sure: 0.488, firmLead: -0.128, score: 0.789, many: 2.233, few: 1.94, scoreLead: 0.811, manyLead: 2.859, fewLead: 2.242, shareLead: 0.376, forth: 1.92, back: -1.939, clash: -0.662, contrary: -5.632, doubted: -3.01, angleMany: 2.065, asking: -0.182, asked: -0.482 },
    },
  };
})();
