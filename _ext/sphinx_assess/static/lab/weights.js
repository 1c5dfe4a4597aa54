// @ts-check
/** Written by scripts/fit_tutor.py. `least`: the probability at which an idea counts. */
(() => {
  "use strict";
  Assess.more.weights = {
    expectation: {
      least: 0.37,
      bias: -5.72,
      of: { rank: -0.278, share: 1.973, ways: 0.383, firm: 0.501, sure: 0.418, many: 3.683, few: 1.5, manyLead: 4.662, fewLead: 2.257, scoreLead: 0.816, shareLead: 0.171, angleMany: 2.086, angleManyLead: 0.808, anglesLead: 0.895, clash: -1.699, contrary: 4.83, doubted: -11.44, size: 0.817, asking: -0.809, asked: -0.715 },
    },
    misconception: {
      least: 0.26,
      bias: -7.055,
      of: { rank: -0.128, share: 2.758, ways: 0.235, firm: 0.859, sure: 0.489, firmLead: -0.126, score: 0.789, many: 2.223, few: 1.93, scoreLead: 0.81, manyLead: 2.862, fewLead: 2.238, shareLead: 0.375, forth: 1.916, back: -1.937, clash: -0.663, contrary: -5.633, doubted: -3.0, angleMany: 2.073, asking: -0.182, asked: -0.482 },
    },
  };
})();
