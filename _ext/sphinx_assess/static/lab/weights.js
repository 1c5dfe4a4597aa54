// @ts-check
/** Written by scripts/fit_tutor.py. `least`: the probability at which an idea counts. */
(() => {
  "use strict";
  Assess.more.weights = {
    expectation: {
      least: 0.36,
      bias: -5.44,
      of: { rank: -0.236, share: 2.184, ways: 0.46, firm: 0.397, sure: 0.349, many: 3.207, few: 2.115, manyLead: 4.637, fewLead: 2.959, scoreLead: 0.716, shareLead: 0.178, angleMany: 1.693, angleManyLead: 1.427, anglesLead: 0.864, clash: -0.698, contrary: 3.419, doubted: -10.421, size: 0.75, asking: -0.815, asked: -1.075 },
    },
    misconception: {
      least: 0.39,
      bias: -6.212,
      of: { rank: -0.146, share: 2.421, ways: -0.147, firm: 1.115, sure: 0.767, firmLead: -0.137, score: -0.465, many: 4.858, few: 2.867, scoreLead: 0.874, manyLead: 3.532, fewLead: 2.876, shareLead: 0.159, forth: 0.791, back: -1.589, clash: -0.291, contrary: -2.212, doubted: -4.435, angleMany: 0.773, asking: -0.409, asked: -0.728 },
    },
  };
})();
