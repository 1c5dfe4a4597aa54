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

  /** How sure a reader is. @param {TestItem} it */
  const level = (it) => it.levels.find((input) => input.checked)?.value;

  Assess.more.result = (root, link, isRight) => {
    const above = root.closest("section, [role=main], main")?.querySelector("h1, h2, h3, h4, h5, h6");
    /** A heading so many levels below the one the test stands under. @param {number} deeper @param {...(Node | string)} words */
    const subheading = (deeper, ...words) =>
      make(`h${Math.min(6, Number(above?.tagName[1] ?? 1) + deeper)}`, "assess-subheading", ...words);

    /** @param {string} href @param {string} words */
    function linked(href, words) {
      const element = /** @type {HTMLAnchorElement} */ (make("a", "", words));
      element.href = href;
      return element;
    }

    /** The questions that ask for some of these and count. @param {TestItem[]} items @param {HTMLElement[]} objectives */
    const asking = (items, objectives) =>
      items.filter((it) => it.points && objectives.some((one) => it.data.objectives?.includes(one.dataset.ident)));

    /** A link to practise exactly the objectives missed, as practice-set.js reads it. @param {TestItem[]} items @param {string} date */
    function practise(items, date) {
      const missed = all(root, "[data-practice]").filter((one) => !asking(items, [one]).every(isRight));
      const names = missed.map(({ dataset: { ident = "" } }) => encodeURIComponent(ident));
      return missed.map((one) => linked(`${one.dataset.practice}#practise=${names};${date}`, text("practise"))).slice(0, 1);
    }

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
      return [subheading(2, text("earlier")), list];
    }

    /** Right and asked, for each page to read again and each objective on it. @param {TestItem[]} items */
    function byObjective(items) {
      /** @type {Map<string, HTMLElement[]>} */
      const pages = new Map();
      for (const objective of all(root, '[data-part="objective"]')) {
        const name = objective.dataset.page ?? "";
        pages.set(name, [...(pages.get(name) ?? []), objective]);
      }
      /** @param {TestItem[]} these */
      const count = (these) => text("rightOf", { n: these.filter(isRight).length, total: these.length });

      const sections = [...pages].flatMap(([name, objectives]) => {
        const goals = objectives.filter((one) => asking(items, [one]).length).map((one) => {
          const these = asking(items, [one]);
          const hasMissed = !these.every(isRight);
          const prose = copy(one);
          if (!hasMissed && part(one, "practise")) prose.lastElementChild?.remove();
          const goal = make("li", "assess-goal", prose, make("p", "assess-count", count(these)));
          goal.dataset.state = hasMissed ? "wrong" : "correct";
          const { href } = one.dataset;
          if (hasMissed && href) goal.append(make("p", "assess-again", text("readAgain"), " ", linked(href, name || href)));
          return goal;
        });
        const sum = make("span", "assess-count", count(asking(items, objectives)));
        return goals.length ? [subheading(3, name, " ", sum), make("ul", "assess-goals", ...goals)] : [];
      });
      return sections.length ? [subheading(2, text("byObjective")), ...sections] : [];
    }

    /** How many were right of those a reader was sure of, and so on; then where being sure misled. @param {TestItem[]} items */
    function judged(items) {
      const lines = (items[0]?.levels ?? []).flatMap((input) => {
        const these = items.filter((it) => it.points && level(it) === input.value);
        const n = these.filter(isRight).length;
        const words = `${input.parentElement?.textContent?.trim()}: ${text("rightOf", { n, total: these.length })}`;
        return these.length ? [make("li", "", words)] : [];
      });
      if (!lines.length) return [];
      const misled = items.filter((it) => level(it) === "sure" && !isRight(it));
      return [subheading(2, text("judged")), make("ul", "", ...lines), ...(misled.length ? [naming(text("sureWrong"), misled)] : [])];
    }

    return {
      formats, level, number, naming, said, history, byObjective, judged, linked, practise,
      heading: () => {
        const heading = subheading(1, text("result"));
        heading.className = "assess-heading";
        heading.tabIndex = -1;
        return heading;
      },
      isEnough: (points, least) => points + HAIR >= least,
      passMark: (least, total) =>
        text("passMark", { n: number(Math.ceil(least * 100 - HAIR) / 100), total: number(total), percent: percent(least / total) }),
    };
  };
})();
