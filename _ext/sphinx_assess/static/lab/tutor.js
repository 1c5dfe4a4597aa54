// @ts-check
/** The offer of another tutor. What it needs is loaded when a reader opens it, and not before. */
(() => {
  "use strict";
  const { all, attempt, make, part, text } = Assess;
  const FILES = ["sse", "instruct", "guard", "endpoint", "builtin", "talk", "choose"];
  const here = /** @type {HTMLScriptElement | null} */ (document.currentScript)?.src ?? "";
  /** @type {Promise<unknown> | null} */
  let loading = null;

  /** @param {string} name @param {string} version */
  function load(name, version) {
    return new Promise((done, fail) => {
      const script = document.createElement("script");
      script.src = new URL(`lab/chat/${name}.js?v=${version}`, here).href;
      script.addEventListener("load", done);
      script.addEventListener("error", () => fail(new Error(`${name}.js could not be loaded`)));
      document.head.append(script);
    });
  }

  Assess.more.chat = (slot, lab, guide, use) => {
    const root = /** @type {HTMLElement} */ (slot.closest("[data-assess]"));
    const { tutor, chat } = Assess.json(root, "lab");
    const place = make("div", "assess-tutor-choice");
    const details = /** @type {HTMLDetailsElement} */ (make("details", "assess-tutor", make("summary", "", text("chatOpen")), place));

    /** An author's words as text. @type {PartOf} */
    const words = (name, idea) =>
      all(root, `[data-part="${name}"]`).find((one) => one.dataset.idea === idea)?.textContent?.replace(/\s+/g, " ").trim() ?? "";

    async function begin() {
      if (place.childElementCount) return;
      try {
        loading ??= Promise.all(FILES.map((name) => load(name, chat)));
        await loading;
        if (place.childElementCount) return;
        const talk = (/** @type {Asked | null} */ asked) => use(asked ? Assess.more.talk(lab, guide, words, asked) : guide);
        await Assess.more.choose(place, root, tutor, talk);
      } catch (error) {
        loading = null;
        console.warn("assess:", error);
        place.textContent = "";
        const status = part(root, "pending");
        if (status) status.textContent = text("chatNotLoaded");
        details.open = false;
      }
    }
    details.addEventListener("toggle", () => attempt(() => details.open && begin()));
    slot.append(details);
    slot.hidden = false;
  };
})();
