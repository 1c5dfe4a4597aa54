// @ts-check
/** Written by scripts/fit_tutor.py. `least`: the probability at which an idea counts. */
(() => {
  "use strict";
  Assess.more.weights = {
    expectation: {
      least: 0.38,
      bias: -6.432,
      of: { rank: -0.316, share: 1.683, ways: 0.218, firm: 0.441, sure: 0.544, many: 1.349, few: 2.31, manyLead: 1.999, fewLead: 1.793, scoreLead: 1.654, shareLead: -0.228, angleMany: 2.226, angleManyLead: -1.176, anglesLead: 0.064, clash: -0.273, contrary: 4.016, doubted: -10.219, size: 1.137, asking: -0.811, asked: -0.928, sorted: 1.534, sortedLead: 1.289 },
    },
    misconception: {
      least: 0.33,
      bias: -6.49,
      of: { rank: -0.122, share: 2.347, ways: -0.371, firm: 0.975, sure: 0.671, firmLead: -0.01, score: 1.927, many: 1.152, few: 2.101, scoreLead: 0.702, manyLead: 1.869, fewLead: 1.84, shareLead: -0.176, forth: 2.908, back: -1.635, clash: -1.093, contrary: -3.859, doubted: -6.383, angleMany: -1.395, asking: -0.05, asked: -0.52, sorted: 1.467, sortedLead: 1.057 },
    },
  };
})();
