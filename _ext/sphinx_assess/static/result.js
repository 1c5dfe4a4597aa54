// @ts-check
/** What is said of a submitted test: points, objectives, how sure a reader was, earlier attempts. */
(() => {
  "use strict";
  const { all, copy, make, part, text } = Assess;

  // A sum of fractions may fall a hair short of the number it stands for.
  const HAIR = 1e-9;

  /** @returns {string | undefined} */
  function language() {
    try {
      return Intl.getCanonicalLocales(document.documentElement.lang)[0];
    } catch {
      return undefined;
    }
  }

  /** To make a formatter takes longer than to use it a hundred times: made once, while the reader reads. */
  const formats = () => {
    made ??= {
      decimal: new Intl.NumberFormat(language(), { maximumFractionDigits: 2 }),
      percent: new Intl.NumberFormat(language(), { style: "percent" }),
      list: new Intl.ListFormat(language()),
    };
    return made;
  };
  /** @type {{decimal: Intl.NumberFormat, percent: Intl.NumberFormat, list: Intl.ListFormat} | undefined} */
  let made;

  /** @param {number} value */
  const number = (value) => formats().decimal.format(value);

  /** Rounded down, so that a test not passed never shows the pass mark. @param {number} fraction */
  const percent = (fraction) => formats().percent.format(Math.floor(fraction * 100 + HAIR) / 100);

  /** A heading one level below the one the test stands under. @param {Element} root @param {number} deeper */
  function headingTag(root, deeper) {
    const above = root.closest("section, [role=main], main")?.querySelector("h1, h2, h3, h4, h5, h6");
    return `h${Math.min(6, Number(above?.tagName.slice(1) ?? 1) + deeper)}`;
  }

  Assess.more.result = (root, link, isRight) => {
    /** A sentence about questions, each a link to it. @param {string} sentence @param {TestItem[]} these */
    function naming(sentence, these) {
      const links = these.map(link);
      const list = formats().list.formatToParts(links.map((one) => one.textContent ?? ""));
      const named = list.map((piece) => (piece.type === "element" ? (links.shift() ?? "") : piece.value));
      const [before, after = ""] = sentence.split("{list}");
      return make("p", "", before, ...named, after);
    }

    /** @param {Attempt} one */
    const said = (one) => [
      text("score", { n: number(one.score), total: number(one.points), percent: percent(one.score / one.points) }),
      ...(one.isPassed === null ? [] : [text(one.isPassed ? "passed" : "notPassed")]),
    ];

    /** @param {Attempt[]} earlier @param {boolean} hasForms whether each has a number to name */
    function history(earlier, hasForms) {
      if (!earlier.length) return [];
      const list = make("ol", "assess-attempts");
      for (const one of earlier) {
        const date = new Date(one.date).toLocaleString(language(), { dateStyle: "long", timeStyle: "short" });
        const time = make("time", "", date);
        time.setAttribute("datetime", one.date);
        const words = [...said(one), ...(hasForms && one.form ? [text("form", { n: one.form })] : [])];
        list.append(make("li", "", time, `: ${words.join(" ")}`));
      }
      return [make(headingTag(root, 2), "assess-subheading", text("earlier")), list];
    }

    /** Right and asked, for each page to read again and each objective on it. @param {TestItem[]} items */
    function byObjective(items) {
      /** @type {Map<string, HTMLElement[]>} */
      const pages = new Map();
      for (const objective of all(root, '[data-part="objective"]')) {
        const name = objective.dataset.page ?? "";
        pages.set(name, [...(pages.get(name) ?? []), objective]);
      }
      /** @param {HTMLElement[]} objectives */
      const asked = (objectives) =>
        items.filter((it) => it.points && objectives.some((one) => it.data.objectives?.includes(one.dataset.ident)));
      /** @param {TestItem[]} these */
      const count = (these) => text("rightOf", { n: these.filter(isRight).length, total: these.length });

      const sections = [...pages].filter(([, objectives]) => asked(objectives).length).map(([name, objectives]) => {
        const list = make("ul", "assess-goals");
        for (const one of objectives) {
          const these = asked([one]);
          if (!these.length) continue;
          const hasMissed = !these.every(isRight);
          const prose = copy(one);
          if (!hasMissed && part(one, "practise")) prose.lastElementChild?.remove();
          const goal = make("li", "assess-goal", prose, make("p", "assess-count", count(these)));
          goal.dataset.state = hasMissed ? "wrong" : "correct";
          if (hasMissed && one.dataset.href) {
            const link = /** @type {HTMLAnchorElement} */ (make("a", "", name || one.dataset.href));
            link.href = one.dataset.href;
            goal.append(make("p", "assess-again", text("readAgain"), " ", link));
          }
          list.append(goal);
        }
        const sum = make("span", "assess-count", count(asked(objectives)));
        return [make(headingTag(root, 3), "assess-subheading", name, " ", sum), list];
      });
      if (!sections.length) return [];
      return [make(headingTag(root, 2), "assess-subheading", text("byObjective")), ...sections.flat()];
    }

    /**
     * How many were right of those a reader was sure of, and so on; then where being sure misled.
     * @param {TestItem[]} items @param {(it: TestItem) => HTMLInputElement[]} levels
     */
    function judged(items, levels) {
      /** @param {TestItem} it */
      const level = (it) => levels(it).find((input) => input.checked)?.value;
      const lines = (items[0] ? levels(items[0]) : []).flatMap((input) => {
        const these = items.filter((it) => it.points && level(it) === input.value);
        const n = these.filter(isRight).length;
        const words = `${input.parentElement?.textContent?.trim()}: ${text("rightOf", { n, total: these.length })}`;
        return these.length ? [make("li", "", words)] : [];
      });
      if (!lines.length) return [];
      const misled = items.filter((it) => level(it) === "sure" && !isRight(it));
      const heading = make(headingTag(root, 2), "assess-subheading", text("judged"));
      return [heading, make("ul", "", ...lines), ...(misled.length ? [naming(text("sureWrong"), misled)] : [])];
    }

    return {
      formats, number, naming, said, history, byObjective, judged,
      heading: () => make(headingTag(root, 1), "assess-heading", text("result")),
      isEnough: (points, least) => points + HAIR >= least,
      passMark: (least, total) =>
        text("passMark", { n: number(Math.ceil(least * 100 - HAIR) / 100), total: number(total), percent: percent(least / total) }),
    };
  };
})();
