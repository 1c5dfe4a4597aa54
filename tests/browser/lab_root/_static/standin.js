/** A guide for the tests of the page: what it replies is told by the message's own words. */
if (typeof Assess !== "undefined") {
  Assess.more.guide = (lab) => {
    const ideas = (type) => lab.ideas.filter((one) => one.type === type).map((one) => one.ident);
    const turn = (move, more = {}) => ({ move, found: [], wrong: [], passages: [], counts: true, say: [], ...more });
    const ladder = ["pump", "hint", "prompt", "assertion"];
    return {
      judge: (text) => ({ expectations: text.includes("services") ? ideas("expectation").slice(0, 1) : [], passages: [0] }),
      reply(conversation) {
        const { text } = conversation.at(-1);
        if (conversation.some((one, at) => at < conversation.length - 1 && one.text === text)) {
          return turn("ignored", { counts: false, reason: "repeated", say: ["repeated"] });
        }
        if (text.includes("slowly")) return new Promise((done) => setTimeout(() => done(turn("pump", { say: ["pumpMore"] })), 2500));
        if (text.includes("banana")) return turn("ignored", { counts: false, reason: "offtopic", say: ["offtopic"] });
        if (text.includes("?")) return turn("answer", { passages: [0, 1] });
        if (text.includes("cable")) {
          const [wrong] = ideas("misconception");
          return turn("correction", { wrong: [wrong], idea: wrong });
        }
        const [first] = ideas("expectation");
        if (text.includes("services")) return turn("pump", { found: [first], say: ["pumpMore"] });
        const step = conversation.filter((one) => one.who === "learner").length;
        const move = ladder[Math.min(step, ladder.length) - 1];
        return turn(move, { idea: first, say: move === "pump" ? ["pumpFirst"] : [] });
      },
    };
  };
}
