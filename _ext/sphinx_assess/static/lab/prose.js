// @ts-check
/**
 * Words of a model as elements. Nothing is ever read as HTML: text goes into text nodes, and of Markdown only
 * paragraphs, lists, code, emphasis and links are known. A link leads to http or https, or to a passage of the lab.
 */
(() => {
  "use strict";
  const { make } = Assess;
  const INLINE = /\[([^[\]\n]{1,200})\]\(<?([^\s()<>]{1,500})>?\)|`([^`\n]+)`|\*\*([^*\n]+)\*\*/g;
  const ITEM = /^\s*(?:[-*+]|(\d+)[.)])\s+/;

  /** @param {string} title @param {string} address @param {Passage[]} passages @returns {(Node | string)[]} */
  function link(title, address, passages) {
    const element = document.createElement("a");
    element.textContent = title;
    if (passages.some(({ href }) => href === address) && !/^([a-z][\w+.-]*:|[\\/]{2})/i.test(address)) {
      element.href = address;
      return [element];
    }
    const url = /^https?:\/\//i.test(address) && URL.canParse(address) ? new URL(address) : null;
    if (!url) return [title];
    element.href = url.href;
    element.rel = "noopener noreferrer nofollow";
    element.referrerPolicy = "no-referrer";
    return [element, ` (${url.host})`]; // The reader sees where it leads.
  }

  /** @param {string} words @param {Passage[]} passages */
  function inline(words, passages) {
    /** @type {(Node | string)[]} */
    const found = [];
    let at = 0;
    for (const match of words.matchAll(INLINE)) {
      const [whole, title, address, code, strong] = match;
      found.push(words.slice(at, match.index));
      if (title) found.push(...link(title, address, passages));
      else found.push(code ? make("code", "", code) : make("strong", "", strong));
      at = match.index + whole.length;
    }
    return [...found, words.slice(at)];
  }

  /** @param {string} block @param {Passage[]} passages @returns {HTMLElement[]} */
  function blocks(block, passages) {
    /** @type {HTMLElement[]} */
    const found = [];
    let lines = /** @type {string[]} */ ([]);
    const flush = () => {
      if (lines.length) found.push(make("p", "", ...inline(lines.join(" "), passages)));
      lines = [];
    };
    for (const line of block.split("\n")) {
      const item = ITEM.exec(line);
      if (!item) {
        lines.push(line.replace(/^\s*(?:#{1,6}\s+|>\s?)/, "").trim());
        continue;
      }
      flush();
      const name = item[1] ? "OL" : "UL";
      let list = found[found.length - 1];
      if (list?.tagName !== name) {
        list = make(name.toLowerCase(), "");
        found.push(list);
      }
      list.append(make("li", "", ...inline(line.slice(item[0].length).trim(), passages)));
    }
    flush();
    return found;
  }

  Assess.more.prose = (words, passages) =>
    words.split(/^```.*$/m).flatMap((piece, at) => {
      if (at % 2) return piece.trim() ? [make("pre", "", piece.replace(/^\n|\n$/g, ""))] : [];
      return piece.split(/\n\s*\n/).filter((one) => one.trim()).flatMap((one) => blocks(one.trim(), passages));
    });
})();
