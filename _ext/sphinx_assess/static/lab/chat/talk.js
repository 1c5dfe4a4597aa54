// @ts-check
/** A tutor whose words come from a model. The guide decides first; where the model fails, its own reply stands. */
(() => {
  "use strict";
  const { text } = Assess;
  /** Most characters of an answer. */
  const LONGEST = 4000;
  /** Most passages that are sent. */
  const SOURCES = 3;
  /** What no model is asked for: nothing was said about the lesson, or all of it. @type {Move[]} */
  const OWN = ["ignored", "refused", "close"];

  /** Ideas that were said or told. @param {Message[]} conversation @param {Turn} now */
  function told(conversation, now) {
    const turns = [...conversation.flatMap((one) => (one.who === "tutor" ? [one] : [])), now];
    return new Set(turns.flatMap((one) => [...one.found, ...(one.move === "assertion" && one.idea ? [one.idea] : [])]));
  }

  Assess.more.talk = (lab, guide, part, asked) => {
    /** @param {Message[]} conversation @param {Turn} turn @returns {ChatState} */
    function state(conversation, turn) {
      const last = conversation[conversation.length - 1];
      const found = last?.who === "learner" ? guide.judge(last.text)?.passages ?? [] : [];
      const places = [...new Set([...turn.passages, ...found])].slice(0, SOURCES);
      return { conversation, turn, passages: places.flatMap((at) => lab.passages[at] ?? []), told: told(conversation, turn) };
    }

    /** @param {Set<string>} known */
    const secrets = (known) =>
      lab.ideas
        .filter(({ ident, type }) => type === "expectation" && !known.has(ident))
        .map(({ ident }) => ({ ident, texts: [part("idea", ident), part("assertion", ident)] }));

    /** Numbers of passages become links. @param {string} words @param {Passage[]} passages */
    const cited = (words, passages) =>
      words.replace(/\[(\d)\](?!\()/g, (whole, number) => {
        const passage = passages[Number(number) - 1];
        return passage ? `[${passage.title.replace(/[[\]]/g, "")}](${passage.href})` : whole;
      });

    /** @param {Message[]} conversation @param {ReplyOptions} options @returns {Promise<Turn>} */
    async function reply(conversation, { onText, signal }) {
      const turn = await guide.reply(conversation);
      if (OWN.includes(turn.move)) return turn;
      const now = state(conversation, turn);
      const guard = Assess.more.guard(guide, secrets(now.told), text("chatHeld"));
      let shown = "";
      let received = 0;

      /** @param {Note} [note] @returns {Turn} */
      const spoken = (note) => ({
        ...turn, say: [], note,
        text: cited(shown.trim(), now.passages),
        passages: turn.move === "answer" ? turn.passages.slice(0, 1) : [],
      });
      /** @param {Note} note @returns {Turn} */
      const instead = (note) => ({ ...turn, note: { retry: true, ...note } });

      try {
        for await (const piece of asked(Assess.more.instruct(lab, part, now), signal)) {
          if (signal.aborted) break;
          shown += guard.push(piece.slice(0, LONGEST - received));
          received += piece.length;
          if (shown.trim()) onText(shown);
          if (received > LONGEST) {
            shown += guard.end();
            return guard.isEmpty() ? instead({ name: "chatGaveAway" }) : spoken({ name: "chatLong" });
          }
        }
        if (!signal.aborted) shown += guard.end();
      } catch (error) {
        const note = /** @type {any} */ (error)?.note;
        if (!signal.aborted) return instead(note ?? { name: "chatFailed" });
      }
      if (signal.aborted) return guard.isEmpty() ? instead({ name: "chatStoppedEarly" }) : spoken({ name: "chatStopped" });
      if (guard.isEmpty()) return instead({ name: guard.hasHeld() ? "chatGaveAway" : "chatEmpty" });
      return spoken();
    }

    return { reply };
  };
})();
