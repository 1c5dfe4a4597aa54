/** Load the shipped scripts as a browser does: classic scripts sharing one global scope. */
import { readdirSync, readFileSync } from "node:fs";
import vm from "node:vm";

const statics = new URL("../../_ext/sphinx_assess/static/", import.meta.url);

/** A storage of our own making, as `window.localStorage`. */
export function memoryStorage(entries = {}) {
  const map = new Map(Object.entries(entries));
  return {
    map,
    getItem: (key) => map.get(key) ?? null,
    setItem: (key, value) => map.set(key, String(value)),
    removeItem: (key) => map.delete(key),
    key: (at) => [...map.keys()][at] ?? null,
    get length() {
      return map.size;
    },
  };
}

const folder = (name) => readdirSync(new URL(`${name}/`, statics)).filter((file) => file.endsWith(".js")).map((file) => `${name}/${file}`);

/** The scripts of all kinds, in an order in which they find each other. */
export const everyKind = ["assess.js", ...folder("shared"), ...folder("kinds")];

/**
 * Run scripts in a fresh context without a page.
 * @param {object} [window] what stands in for the window
 * @param {string[]} [files]
 */
export function load(window = { localStorage: memoryStorage() }, files = ["assess.js", "record.js", "kinds/choice.js"]) {
  const notices = [];
  const document = {
    addEventListener() {},
    // The first element of ours; there is no bar of the course.
    querySelector: (selector) => (selector.startsWith("nav") ? null : { before: (notice) => notices.push(notice) }),
    createElement: () => ({ append() {} }),
  };
  const warnings = [];
  const context = vm.createContext({ window, document, console: { warn: (...words) => warnings.push(words) } });
  for (const file of files) vm.runInContext(readFileSync(new URL(file, statics), "utf8"), context, { filename: file });
  return { Assess: vm.runInContext("Assess", context), notices, warnings };
}

/** Values of another context have other prototypes; JSON makes them ours. */
export const plain = (value) => JSON.parse(JSON.stringify(value));
