// @ts-check
/** Server-sent events, as the WHATWG HTML standard describes their stream; of an event only its data is used. */
(() => {
  "use strict";
  /** Longest line that is waited for, in characters. */
  const LIMIT = 65_536;

  Assess.more.sse = () => {
    let rest = "";
    let isFirst = true;
    /** @type {string[]} */
    let data = [];

    /** @param {string} line @returns {string[]} the data of an event that ends here */
    function take(line) {
      if (line === "") {
        const whole = data.length ? [data.join("\n")] : [];
        data = [];
        return whole;
      }
      const [, field, value] = /^([^:]*):? ?([\s\S]*)$/.exec(line) ?? [];
      if (field === "data") data.push(value);
      return [];
    }

    return {
      push(chunk) {
        rest += chunk;
        if (isFirst && rest) {
          rest = rest.replace(/^\uFEFF/, "");
          isFirst = false;
        }
        // A carriage return at the end may be the first half of a line's end.
        const held = rest.endsWith("\r") ? "\r" : "";
        const lines = (held ? rest.slice(0, -1) : rest).split(/\r\n|\n|\r/);
        rest = (lines.pop() ?? "") + held;
        if (rest.length > LIMIT) throw new RangeError("a line of the stream has no end");
        return lines.flatMap(take);
      },
      /** Servers forget the last empty line. */
      end() {
        const left = rest.replace(/\r$/, "");
        rest = "";
        return [...(left ? take(left) : []), ...take("")];
      },
    };
  };
})();
