// @ts-check
/** The form in which a reader chooses who answers. Nothing of it is stored: a reload is back with the guide. */
(() => {
  "use strict";
  const { make, part, text } = Assess;
  const PATH = "/chat/completions";

  /** The address of an endpoint from what was typed; empty when it may not be asked. @param {string} typed */
  function address(typed) {
    if (!URL.canParse(typed)) return "";
    const url = new URL(typed);
    const isHere = ["localhost", "127.0.0.1", "[::1]"].includes(url.hostname);
    if ((url.protocol !== "https:" && !(url.protocol === "http:" && isHere)) || url.username || url.password || url.search) return "";
    const path = url.pathname.replace(/\/+$/, "");
    return `${url.origin}${path.endsWith(PATH) ? path : `${path}${PATH}`}`;
  }

  /** @param {string} name @param {string} type @param {string} label */
  function field(name, type, label) {
    const input = /** @type {HTMLInputElement} */ (make("input", ""));
    Object.assign(input, { name, type, autocomplete: "off", spellcheck: false, dir: "ltr" });
    return { input, label: make("label", "", label, " ", input) };
  }

  /** @param {string} words @param {string} action */
  function button(words, action) {
    const element = /** @type {HTMLButtonElement} */ (make("button", "", words));
    element.type = action ? "button" : "submit";
    element.addEventListener("click", (event) => action && event.stopPropagation());
    return element;
  }

  Assess.more.choose = async (place, root, site, offer) => {
    const isBuiltin = await Assess.more.hasBuiltin();
    const details = /** @type {HTMLDetailsElement} */ (place.parentElement);
    const choices = make("fieldset", "", make("legend", "", text("chatWho")));
    /** @param {string} value @param {string} label */
    const choice = (value, label) => {
      const input = /** @type {HTMLInputElement} */ (make("input", ""));
      Object.assign(input, { type: "radio", name: `${root.dataset.ident}-tutor`, value, checked: value === "guide" });
      choices.append(make("label", "", input, " ", label));
    };
    choice("guide", text("chatGuide"));
    if (site) choice("site", text("chatSite", { name: site.name ?? site.model }));
    if (isBuiltin) choice("builtin", text("chatBrowser"));
    choice("own", text("chatOwn"));
    const [url, model, key] = [field("address", "url", text("chatAddress")), field("model", "text", text("chatModel")), field("key", "password", text("chatKey"))];
    url.input.placeholder = "http://localhost:11434/v1";
    const own = make("div", "", url.label, model.label, key.label, make("p", "", text("chatKeyNote")));
    const status = make("p", "");
    status.setAttribute("role", "status");
    status.id = `${root.dataset.ident}-tutor-status`;
    const form = /** @type {HTMLFormElement} */ (make("form", "", choices, own, make("p", "assess-controls", button(text("chatUse"), "")), status));
    Object.assign(form, { method: "dialog", autocomplete: "off", noValidate: true });
    const now = make("div", "assess-tutor-now");
    const question = make("p", "");
    const [yes, no, back] = [button(text("chatYes"), "yes"), button(text("chatNo"), "no"), button(text("chatBack"), "back")];
    const ask = make("div", "assess-tutor-ask", question, make("p", "assess-controls", yes, no));
    ask.setAttribute("role", "group");
    own.hidden = ask.hidden = now.hidden = true;
    place.append(form, ask);
    details.after(now);
    const rule = /** @type {HTMLElement | null} */ (part(root, "rules")?.firstElementChild);
    const chosen = () => /** @type {HTMLInputElement} */ (choices.querySelector("input:checked")).value;
    /** @type {Site | null} */
    let asked = null;

    /** @param {Asked | null} model @param {string} [words] */
    function begin(model, words = "") {
      offer(model);
      if (rule) rule.hidden = Boolean(model);
      now.hidden = !model;
      now.replaceChildren(make("p", "", words), make("p", "assess-controls", back));
      details.hidden = Boolean(model);
      details.open = false;
      ask.hidden = true;
      form.hidden = false;
      root.querySelector("textarea")?.focus();
    }

    /** What the reader filled in, or null and a sentence that says what is missing. @returns {Site | null} */
    function typed() {
      const endpoint = address(url.input.value.trim());
      const wrong = !endpoint ? url : model.input.value.trim() ? null : model;
      for (const { input } of [url, model]) {
        input.setAttribute("aria-invalid", String(input === wrong?.input));
        input.setAttribute("aria-describedby", input === wrong?.input ? status.id : "");
      }
      status.textContent = wrong ? text(wrong === url ? "chatBadAddress" : "chatNoModel") : "";
      wrong?.input.focus();
      return wrong ? null : { endpoint, model: model.input.value.trim(), key: key.input.value.trim() };
    }

    choices.addEventListener("change", () => { own.hidden = chosen() !== "own"; });
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      const value = chosen();
      if (value === "guide") return begin(null);
      if (value === "builtin") return begin(Assess.more.builtin(), text("chatNowBrowser"));
      asked = value === "site" && site ? site : typed();
      if (!asked) return;
      question.textContent = text("chatAsk", { endpoint: asked.endpoint });
      form.hidden = true;
      ask.hidden = false;
      no.focus();
    });
    yes.addEventListener("click", () => {
      if (asked) begin(Assess.more.endpoint(asked), text("chatNow", { name: asked.name ?? asked.model, endpoint: asked.endpoint }));
      key.input.value = "";
    });
    no.addEventListener("click", () => {
      asked = null;
      key.input.value = "";
      begin(null);
    });
    back.addEventListener("click", () => begin(null));
  };
})();
