// @ts-check
/** Written by scripts/fit_tutor.py. `least`: the probability at which an idea counts. */
(() => {
  "use strict";
  Assess.more.weights = {
    expectation: {
      least: 0.36,
      bias: -5.569,
      of: { rank: -0.255, share: 1.992, ways: 0.39, firm: 0.61, sure: 0.463, many: 3.421, few: 1.651, manyLead: 4.773, fewLead: 2.4, scoreLead: 1.012, shareLead: 0.081, angleMany: 1.87, angleManyLead: 1.123, anglesLead: 0.949, clash: -1.608, contrary: 5.617, doubted: -10.839, size: 0.749, asking: -0.819, asked: -1.106 },
    },
    misconception: {
      least: 0.41,
      bias: -6.395,
      of: { rank: -0.121, share: 2.231, ways: -0.044, firm: 1.213, sure: 0.783, firmLead: -0.026, score: 0.4, many: 4.242, few: 2.407, scoreLead: 0.793, manyLead: 3.57, fewLead: 2.491, shareLead: 0.108, forth: 0.809, back: -1.63, clash: -0.718, contrary: -2.63, doubted: -4.358, angleMany: 0.795, asking: -0.322, asked: -0.662 },
    },
  };
})();
