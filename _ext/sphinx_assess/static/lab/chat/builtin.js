// @ts-check
/** The language model that some browsers have (the Prompt API): it works on the reader's device. */
(() => {
  "use strict";
  const WAIT = 60_000;

  /** @template T @param {Promise<T>} work @returns {Promise<T>} */
  function timely(work) {
    /** @type {ReturnType<typeof setTimeout>} */
    let timer;
    const late = new Promise((_, fail) => { timer = setTimeout(() => fail(Assess.more.failure("chatSlow")), WAIT); });
    return /** @type {Promise<T>} */ (Promise.race([work, late])).finally(() => clearTimeout(timer));
  }

  /** A browser that does not write this language says so, and is not offered. */
  const speech = () => {
    const languages = [document.documentElement.lang.split("-")[0] || "en"];
    return { expectedInputs: [{ type: "text", languages }], expectedOutputs: [{ type: "text", languages }] };
  };

  Assess.more.hasBuiltin = async () => {
    try {
      return typeof LanguageModel !== "undefined" && (await LanguageModel.availability(speech())) !== "unavailable";
    } catch {
      return false;
    }
  };

  Assess.more.builtin = () =>
    async function* (messages, signal) {
      const [last] = messages.slice(-1);
      const session = await LanguageModel.create({ ...speech(), initialPrompts: messages.slice(0, -1), signal });
      try {
        const reader = session.promptStreaming(last.content, { signal }).getReader();
        for (let part = await timely(reader.read()); !part.done; part = await timely(reader.read())) yield String(part.value);
      } finally {
        session.destroy?.();
      }
    };
})();
