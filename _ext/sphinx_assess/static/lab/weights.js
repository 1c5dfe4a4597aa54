// @ts-check
/** Written by scripts/fit_tutor.py. `least`: the probability at which an idea counts. */
(() => {
  "use strict";
  Assess.more.weights = {
    expectation: {
      least: 0.37,
      bias: -5.664,
      of: { rank: -0.268, share: 1.88, ways: 0.397, firm: 0.568, sure: 0.397, many: 3.722, few: 1.49, manyLead: 4.763, fewLead: 2.327, scoreLead: 0.783, shareLead: 0.184, angleMany: 2.127, angleManyLead: 0.889, anglesLead: 0.792, clash: -1.288, contrary: 4.631, doubted: -11.657, size: 0.781, asking: -0.797, asked: -1.035 },
    },
    misconception: {
      least: 0.27,
      bias: -6.775,
      of: { rank: -0.129, share: 2.717, ways: 0.18, firm: 0.894, sure: 0.412, firmLead: -0.055, score: 0.772, many: 2.365, few: 1.949, scoreLead: 0.884, manyLead: 2.981, fewLead: 2.298, shareLead: 0.435, forth: 1.715, back: -1.822, clash: -0.66, contrary: -5.707, doubted: -3.156, angleMany: 1.802, asking: -0.354, asked: -0.745 },
    },
  };
})();
