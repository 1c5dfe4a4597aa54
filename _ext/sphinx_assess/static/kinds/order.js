// @ts-check
/** Order: rows moved by buttons, left out, indented; as kinds/order.py. */
(() => {
  "use strict";
  const { all, make, part, text } = Assess;

  /** Their `data-place` is "out", or how far they are indented. @param {HTMLFormElement} form */
  const rows = (form) => all(form, '[data-part="option"]');
  const list = (/** @type {Element} */ form) => /** @type {HTMLElement} */ (part(form, "lines"));
  const name = (/** @type {string} */ row) => row.split(":")[0];

  /** The places in the second of the longest sequence both have. @param {string[]} first @param {string[]} second */
  function common(first, second) {
    const lengths = [...first, ""].map(() => [...second, ""].map(() => 0));
    for (let i = first.length - 1; i >= 0; i -= 1) {
      for (let j = second.length - 1; j >= 0; j -= 1) {
        const skip = Math.max(lengths[i + 1][j], lengths[i][j + 1]);
        lengths[i][j] = first[i] === second[j] ? lengths[i + 1][j + 1] + 1 : skip;
      }
    }
    /** @type {(i: number, j: number) => number[]} */
    const walk = (i, j) => {
      if (!lengths[i]?.[j]) return [];
      if (first[i] === second[j]) return [j, ...walk(i + 1, j + 1)];
      return lengths[i + 1][j] >= lengths[i][j + 1] ? walk(i + 1, j) : walk(i, j + 1);
    };
    return walk(0, 0);
  }

  /** The places in a response that are in order. @param {{correct: string[], alike?: string[][]}} key @param {string[]} response */
  function kept(key, response) {
    const seen = (/** @type {string} */ row) => {
      const [one, level = ""] = row.split(":");
      return `${key.alike?.find((group) => group.includes(one))?.[0] ?? one}:${level}`;
    };
    return common(key.correct.map(seen), response.map(seen));
  }

  /** @param {HTMLFormElement} form @param {HTMLElement} row @param {string} move */
  function act(form, row, move) {
    const before = row.dataset.place ?? "";
    const level = Number(before) || 0;
    if (move === "up") row.previousElementSibling?.before(row);
    else if (move === "down") row.nextElementSibling?.after(row);
    else if (move === "out") row.dataset.place = before === "out" ? "" : "out";
    else row.dataset.place = String(Math.min(6, Math.max(0, level + (move === "right" ? 1 : -1))) || "");
    list(form).dataset.touched = "";
    label(row);
    const used = rows(form).filter((one) => one.dataset.place !== "out");
    const place = row.dataset.place;
    const at = text("orderAt", { n: used.indexOf(row) + 1, total: used.length });
    const said = /left|right/.test(move) ? text("orderLevel", { n: place || 0 }) : place === "out" ? text("orderIsOut") : at;
    part(form, "moved")?.replaceChildren(said);
    row.dispatchEvent(new Event("change", { bubbles: true }));
  }

  /** Say of a row what its place shows. @param {HTMLElement} row */
  function label(row) {
    const { place = "" } = row.dataset;
    row.querySelector('[data-move="out"]')?.replaceChildren(text(place === "out" ? "orderBack" : "orderOut"));
    if (row.querySelector('[data-move="right"]')) row.setAttribute("aria-level", String((Number(place) || 0) + 1));
  }

  Assess.kind("order", {
    isOrder: true,
    first: "orderFirst",

    start(form) {
      const { indent, extra } = list(form).dataset;
      const moves = [["up", "orderUp", "\u2191"], ["down", "orderDown", "\u2193"]];
      if (indent !== undefined) moves.push(["left", "orderLeft", "\u21e4"], ["right", "orderRight", "\u21e5"]);
      if (extra !== undefined) moves.push(["out", "orderOut", ""]);
      for (const row of rows(form)) {
        const buttons = moves.map(([move, words, sign]) => {
          const button = make("button", "assess-move", sign || text(words));
          const attributes = { type: "button", "data-move": move, "aria-label": sign && text(words), "aria-describedby": `${form.id}-${row.dataset.ident}` };
          for (const [key, value] of Object.entries(attributes)) if (value) button.setAttribute(key, value);
          button.addEventListener("click", () => {
            act(form, row, move);
            button.focus(); // A row that is moved in the page loses it.
          });
          return button;
        });
        row.append(make("span", "assess-moves", ...buttons));
      }
    },

    read: (form) => (list(form).dataset.touched === undefined ? [] : rows(form).filter((row) => row.dataset.place !== "out")
      .map(({ dataset: { ident = "", place } }) => (place ? `${ident}:${place}` : ident))),

    write(form, response) {
      list(form).toggleAttribute("data-touched", response.length > 0);
      part(form, "moved")?.replaceChildren();
      for (const row of rows(form)) {
        const given = response.find((one) => name(one) === row.dataset.ident);
        row.dataset.place = response.length && !given ? "out" : (given?.split(":")[1] ?? "");
        label(row);
      }
      for (const one of [...response].reverse()) {
        const row = rows(form).find(({ dataset }) => dataset.ident === name(one));
        if (row) list(form).prepend(row);
      }
    },

    mark(key, response) {
      if (!response.length) return { score: 0, state: "open", feedback: [] };
      const known = key.correct.map(name);
      const feedback = [...new Set(response.map(name))].filter((one) => !known.includes(one)).sort();
      const score = Math.max(0, (kept(key, response).length - feedback.length) / key.correct.length);
      return { score, state: score === 1 ? "correct" : score > 0 ? "partial" : "wrong", feedback };
    },

    reveal(form, key, response) {
      const right = kept(key, response).map((at) => name(response[at]));
      for (const row of rows(form).filter(({ dataset }) => key.correct.map(name).includes(dataset.ident ?? ""))) {
        const isRight = right.includes(row.dataset.ident ?? "");
        row.dataset.state = isRight ? "correct" : "wrong";
        const mark = make("span", "assess-mark", ` ${text(isRight ? "orderRightPlace" : "orderWrongPlace")}`);
        mark.dataset.part = "mark";
        row.append(mark);
      }
    },
  });
})();
