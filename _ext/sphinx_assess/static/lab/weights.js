// @ts-check
/** Written by scripts/fit_tutor.py. `least`: the probability at which an idea counts. */
(() => {
  "use strict";
  Assess.more.weights = {
    expectation: {
      least: 0.46,
      bias: -6.336,
      of: { rank: -0.267, share: 2.509, ways: 1.056, firm: 0.022, sure: 0.168, many: 2.417, few: 3.441, manyLead: 4.545, fewLead: 4.069, scoreLead: 0.942, shareLead: 0.007, angleMany: 4.203, angleManyLead: 2.218, anglesLead: -0.235, clash: 1.554, doubted: -14.295, size: 0.484, asking: -0.924, asked: -1.278 },
    },
    misconception: {
      least: 0.48,
      bias: -6.795,
      of: { rank: -0.135, share: 1.681, ways: -0.223, firm: 1.307, sure: 2.28, firmLead: -0.292, score: -0.176, many: 2.82, few: 2.144, scoreLead: 1.893, manyLead: 4.416, fewLead: 3.772, shareLead: -0.152, forth: 1.567, back: -1.452, clash: 1.507, contrary: -1.134, doubted: -3.825, angleMany: 2.29, asking: -0.45, asked: -0.334 },
    },
  };
})();
