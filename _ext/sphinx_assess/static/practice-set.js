// @ts-check
/** A practice set: of questions from other pages, those of the objectives that a reader chose or missed. */
(() => {
  "use strict";
  const { all, forms, hash, json, keep, more, numberForms, part, recall, text } = Assess;

  /** So many addresses are remembered. */
  const MOST = 50;

  /** The objectives that an address asks for, as the result of a test writes it. Pure. @param {string} address */
  function asked(address) {
    const names = /practise=([^;]*)/.exec(address)?.[1] ?? "";
    try {
      return decodeURIComponent(names).split(",");
    } catch {
      return [];
    }
  }

  /** @param {HTMLElement} root @param {Settings} settings */
  function begin(root, settings) {
    const ident = root.dataset.ident ?? "";
    const kept = recall(ident);
    const choice = /** @type {HTMLDetailsElement} */ (part(root, "choice"));
    const note = part(root, "choice-note");
    const chosen = /** @type {HTMLElement} */ (part(root, "chosen"));
    const boxes = /** @type {HTMLInputElement[]} */ (all(choice, "input[value]"));
    const pages = all(choice, "fieldset").map((one) => /** @type {HTMLInputElement[]} */ (all(one, "input")));
    const objectives = new Map(forms(root).map((form) => [form, json(form, "item").objectives ?? []]));
    const titles = new Map(all(root, '[data-part="case-title"]').map((title) => [title, title.textContent]));
    /** Hashes of addresses that were followed, so that coming back to one loses nothing. @type {string[]} */
    let from = Array.isArray(kept.from) ? kept.from : [];

    /** @param {unknown} names @returns {string[]} those that can be practised here, in their order */
    const known = (names) => (Array.isArray(names) ? boxes.map((box) => box.value).filter((name) => names.includes(name)) : []);

    /** The box of a page stands for all of its objectives. */
    function settle() {
      for (const [whole, ...each] of pages) {
        const ticked = each.filter((box) => box.checked).length;
        whole.checked = ticked === each.length;
        whole.indeterminate = ticked > 0 && !whole.checked;
      }
    }

    /** Show the questions of some objectives, and no other. @param {string[]} names */
    function show(names) {
      for (const box of boxes) box.checked = names.includes(box.value);
      settle();
      for (const [form, its] of objectives) form.hidden = !its.some((/** @type {string} */ one) => names.includes(one));
      const list = forms(root).filter((form) => !form.hidden);
      for (const [title, words] of titles) title.textContent = words;
      numberForms(list);
      for (const one of all(root, '[data-part="case"]')) {
        const own = list.filter((form) => one.contains(form));
        one.hidden = !own.length;
        if (own.length === 1) part(one, "case-title")?.replaceChildren(text("caseOne", { n: list.indexOf(own[0]) + 1 }));
      }
      choice.open = !list.length;
      chosen.textContent = list.length ? text("practised", { n: list.length, list: names.join(", ") }) : "";
      note?.replaceChildren();
      return list;
    }

    /** Begin a set of questions as if they had never been answered. @param {string[]} names */
    function start(names) {
      for (const form of show(names)) form.dispatchEvent(new Event("restart"));
      keep(ident, { chosen: names, from });
      chosen.focus();
    }

    /** Begin what the address asks for, unless it has done so already. */
    function arrive() {
      const names = known(asked(location.hash));
      const address = hash(location.hash);
      if (!names.length || from.includes(address)) return;
      from = [...from, address].slice(-MOST);
      start(names);
    }

    choice.hidden = false;
    choice.addEventListener("change", ({ target }) => {
      const [whole, ...each] = pages.find(([one]) => one === target) ?? [];
      for (const box of each) box.checked = whole.checked;
      settle();
    });
    choice.addEventListener("click", ({ target }) => {
      const element = /** @type {Element} */ (target);
      if (!element.closest("a, input, label")) element.closest(".assess-choice-row")?.querySelector("input")?.click();
    });
    choice.addEventListener("submit", (event) => {
      event.preventDefault();
      const names = boxes.filter((box) => box.checked).map((box) => box.value);
      if (names.length) start(names);
      else note?.replaceChildren(text("practiseNone"));
    });
    window.addEventListener("hashchange", arrive);
    show(known(kept.chosen));
    more.quiz(root, { ...settings, under: `set/${ident}/` });
    arrive();
  }

  Assess.group("practiceset", begin);
})();
