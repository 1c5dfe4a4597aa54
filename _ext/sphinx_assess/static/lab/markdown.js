// @ts-check
/** The conversation as Markdown, from what the page shows. */
(() => {
  "use strict";
  const { all } = Assess;

  /** Text that Markdown shows as it is. @param {string} words */
  const plain = (words) => words.replace(/[\\`*_[\]<>&#|~]/g, "\\$&").replace(/^(\s*)([-+]|\d+[.)])(?=\s)/gm, "$1\\$2");

  /** @param {Node} node @returns {string} */
  function inline(node) {
    if (node.nodeType === Node.TEXT_NODE) return plain((node.textContent ?? "").replace(/[ \t\n]+/g, " "));
    const words = [...node.childNodes].map(inline).join("");
    if (!(node instanceof HTMLElement)) return plain(node.textContent ?? "");
    if (node instanceof HTMLAnchorElement && node.href) return `[${words}](<${node.href}>)`;
    if (node.tagName === "CODE") return `\`${(node.textContent ?? "").replace(/`/g, "'")}\``;
    const mark = { EM: "*", STRONG: "**" }[node.tagName] ?? "";
    return words.trim() ? `${mark}${words}${mark}` : words;
  }

  /** @param {string} words @param {string} first @param {string} [rest] */
  const indented = (words, first, rest = first) => words.split("\n").map((line, at) => `${at ? rest : first}${line}`.trimEnd()).join("\n");

  const BLOCKS = "P, UL, OL, LI, BLOCKQUOTE, FIGURE, FIGCAPTION, DIV, PRE";

  /** @param {Element} element @returns {string[]} blocks */
  function blocks(element) {
    if (element.tagName === "PRE") return [indented(element.textContent ?? "", "    ")];
    if (!element.querySelector(BLOCKS)) {
      const isLearner = element.parentElement?.parentElement?.dataset.who === "learner";
      return [isLearner ? (element.textContent ?? "").split("\n").map(plain).join("  \n") : inlineOf(element)];
    }
    const inner = [...element.children].flatMap(blocks).filter((one) => one.trim());
    if (element.tagName === "BLOCKQUOTE") return [indented(inner.join("\n\n"), "> ")];
    if (element.tagName === "UL" || element.tagName === "OL") return [itemsOf(element)];
    return inner;
  }

  /** @param {Element} element */
  const inlineOf = (element) => [...element.childNodes].map(inline).join("").trim();

  /** @param {Element} list */
  const itemsOf = (list) => [...list.children].map((item) => indented(blocks(item).join("\n\n"), "- ", "  ")).join("\n");

  Assess.more.markdown = (title, log) => {
    const turns = all(log, ".assess-turn").map((turn) => {
      const [voice, words] = [...turn.children];
      return [`**${plain(voice.textContent ?? "")}**`, ...blocks(words)].join("\n\n");
    });
    const head = `# ${plain(title)}`;
    return `${[head, ...turns].join("\n\n")}\n`;
  };
})();
