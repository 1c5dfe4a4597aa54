/** The tutor of labs in node: the shipped scripts, Sphinx's stemmer, and a small lab. */
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import vm from "node:vm";

const statics = new URL("../../_ext/sphinx_assess/static/", import.meta.url);
const SCRIPTS = ["assess", "lab/vectors", "lab/words", "lab/likeness", "lab/lexicon", "lab/pieces", "lab/sorter", "lab/weights", "lab/matcher", "lab/intent", "lab/passages", "lab/guide"];

/** What language_data.js brings to a page, from the Sphinx that builds the site. */
const LANGUAGE = `
import json, types
from sphinx.search import IndexBuilder
from sphinx.search.en import SearchEnglish
language = SearchEnglish({})
print("var stopwords = new Set(" + json.dumps(sorted(language.stopwords)) + ");")
print(IndexBuilder.get_js_stemmer_code(types.SimpleNamespace(lang=language)))
`;
const python = process.env.ASSESS_PYTHON ?? "python";
const language = execFileSync(python, ["-c", LANGUAGE], { encoding: "utf8" });

/** Run the scripts of a lab's page. @param {string[]} [without] names of scripts to leave out */
export function load(without = []) {
  const window = {};
  const context = vm.createContext({ window, document: { addEventListener() {} }, console, atob });
  vm.runInContext(language, context);
  if (window.Stemmer) context.Stemmer = window.Stemmer;
  for (const name of SCRIPTS.filter((script) => !without.includes(script))) {
    vm.runInContext(readFileSync(new URL(`${name}.js`, statics), "utf8"), context, { filename: `${name}.js` });
  }
  return vm.runInContext("Assess", context);
}

const read = (name) => JSON.parse(readFileSync(new URL(`../vectors-lab/${name}.json`, import.meta.url), "utf8"));

/** A lab about sourdough bread, with three expectations and one misconception. */
export const bread = { ...read("bread"), ...read("ranking") };

/** Values of another context have other prototypes; JSON makes them ours. */
export const plain = (value) => JSON.parse(JSON.stringify(value));

/** Let a guide reply to messages one after another; the transcript. */
export function talk(guide, ...messages) {
  const said = [];
  for (const text of messages) {
    said.push({ who: "learner", text });
    said.push({ who: "tutor", ...plain(guide.reply(said)) });
  }
  return said;
}
