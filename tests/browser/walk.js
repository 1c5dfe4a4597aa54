/**
 * Do what a reader may do with questions, step by step, and tell what the page then shows and keeps;
 * for test_policy_walk.py. A step that the page does not offer is left out and told as such.
 */
(() => {
  const part = (root, name) => root.querySelector(`[data-part="${name}"]`);
  const button = (root, action) => root.querySelector(`[data-action="${action}"]`);
  const isOffered = (one) => Boolean(one) && !one.disabled && !one.closest("[hidden]");
  const press = (one) => isOffered(one) && (one.click(), true);
  const kept = (ident) => JSON.parse(localStorage.getItem(`assess:1:walk:${ident}`) ?? "{}");
  // The browser tells of an opened fold in a task of its own.
  const later = (delay) => new Promise((done) => setTimeout(done, delay));
  const kindOf = (form) => Assess.kinds.get(form.dataset.kind);

  function respond(form, response) {
    if (part(form, "options").disabled) return false;
    kindOf(form).write(form, response);
    form.dispatchEvent(new Event("change", { bubbles: true }));
    return true;
  }

  const unfold = (fold) => isOffered(fold) && !fold.open && ((fold.open = true), true);

  const practice = {
    respond,
    check: (form) => press(button(form, "check")),
    again: (form) => press(button(form, "again")),
    hint: (form) => unfold([...form.querySelectorAll('[data-part="hint"]')].find((one) => !one.open)),
    answer: (form) => unfold(part(form, "answer")),
  };

  /**
   * Of what is right, all whose words are said: an option with its reason, or, where the key is
   * one whole, the key or a pair of it.
   */
  function told(form, said) {
    const isSaid = (one) => one !== null && one.textContent.trim() !== "" && said.includes(one.textContent.trim());
    return [...form.querySelectorAll('[data-part="reason"][data-right="yes"]')]
      .filter((one) => {
        const isWhole = one.dataset.for === "key";
        const secrets = [one, one.querySelector(".assess-reason-option"), ...one.querySelectorAll(".assess-pairs > li > p")];
        return secrets.some(isSaid) || (!isWhole && isSaid(part(one, "feedback")));
      })
      .map((one) => one.dataset.for);
  }

  function seen(form) {
    const response = kindOf(form).read(form);
    const said = part(form, "outcome").textContent;
    return {
      response,
      kept: kept(form.dataset.ident),
      word: form.dataset.state,
      marks: form.querySelectorAll('[data-part="mark"]').length,
      isOpen: part(form, "answer").open,
      said,
      told: told(form, said),
      isLocked: part(form, "options").disabled,
      waysOut: ["check", "again"].filter((action) => isOffered(button(form, action))),
    };
  }

  async function walkPractice(ident, steps) {
    const form = document.querySelector(`form[data-ident="${ident}"]`);
    const found = [{ did: false, ...seen(form) }];
    for (const [action, argument] of steps) {
      const did = practice[action](form, argument);
      if (action === "hint" || action === "answer") await later();
      found.push({ did, ...seen(form) });
    }
    return found;
  }

  async function walkTest(ident, steps) {
    const root = document.querySelector(`[data-assess="test"][data-ident="${ident}"]`);
    const forms = [...root.querySelectorAll('form[data-assess="item"]')];
    const look = () => ({
      responses: Object.fromEntries(forms.map((form) => [form.dataset.ident, kindOf(form).read(form)])),
      kept: kept(ident),
      marks: root.querySelectorAll('[data-part="mark"]').length,
      reviews: root.querySelectorAll('[data-part="review"]').length,
      words: forms.map((form) => form.dataset.state),
      isAnswerHidden: part(root, "answer").hidden,
      isLocked: forms.every((form) => part(form, "options").disabled),
      waysOut: ["submit", "retake"].filter((action) => isOffered(button(root, action))),
    });
    const found = [{ did: false, ...look() }];
    for (const [action, argument] of steps) {
      const did =
        action === "respond"
          ? respond(forms.find((form) => form.dataset.ident === argument[0]), argument[1])
          : press(button(root, action));
      // Attempts are told apart by their date: nobody submits twice in one millisecond.
      if (did && action !== "respond") await later(2);
      found.push({ did, ...look() });
    }
    return found;
  }

  window.walk = { practice: walkPractice, test: walkTest };
})();
