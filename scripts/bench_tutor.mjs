/**
 * Measure the tutor of the labs on labelled messages, with the scripts and data of a built site.
 *
 *   node scripts/bench_tutor.mjs [--site build/html] [--lab L1 --set messages.jsonl] [--verbose] [--features]
 *
 * Without a set, all sets of tests/tutor are run, the half for tuning (even numbers) and the half for
 * reporting apart. Each message is judged as the first of a fresh conversation.
 */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import vm from "node:vm";

const root = new URL("../", import.meta.url);
const tutor = new URL("tests/tutor/", root);
const { values } = parseArgs({
  options: {
    site: { type: "string", default: "build/html" },
    lab: { type: "string" },
    set: { type: "string" },
    verbose: { type: "boolean", default: false },
    features: { type: "boolean", default: false },
  },
});
const courses = JSON.parse(readFileSync(new URL("sections.json", tutor), "utf8"));

/** The scripts of a lab's page, as a browser runs them. */
export function load(site, names) {
  const from = new URL(`${site.replace(/\/$/, "")}/_static/`, root);
  const window = {};
  const context = vm.createContext({ window, document: { addEventListener() {} }, console, atob });
  const run = (name) => vm.runInContext(readFileSync(new URL(name, from), "utf8"), context, { filename: name });
  vm.runInContext("var globalThis = this;", context);
  run("language_data.js");
  if (window.Stemmer) context.Stemmer = window.Stemmer; // In a page the window is the global object.
  run("assess/assess.js");
  for (const name of ["vectors", "words", "likeness", "lexicon", "pieces", "sorter", "weights", "matcher", "intent", "passages", "guide"]) run(`assess/lab/${name}.js`);
  const Assess = vm.runInContext("Assess", context);
  const labs = {};
  Assess.lab = (ident, data) => {
    labs[ident] = data;
  };
  for (const name of names) run(`assess/labs/${name}.js`);
  return { Assess, labs };
}

const lines = (file) => readFileSync(file, "utf8").split("\n").filter(Boolean).map((line) => JSON.parse(line));
const number = ({ id }) => Number(id.match(/\d+$/)?.[0] ?? 0);
const ratio = (part, whole) => (whole ? part / whole : Number.NaN);
const shown = (value) => (Number.isNaN(value) ? "   - " : value.toFixed(3));

/** Counts of one idea or of many. */
class Tally {
  right = 0;
  wrong = 0;
  missed = 0;
  add(other) {
    this.right += other.right;
    this.wrong += other.wrong;
    this.missed += other.missed;
  }
  get scores() {
    const [precision, recall] = [ratio(this.right, this.right + this.wrong), ratio(this.right, this.right + this.missed)];
    return { precision, recall, f1: ratio(2 * this.right, 2 * this.right + this.wrong + this.missed) };
  }
  line(name) {
    const { precision, recall, f1 } = this.scores;
    const counts = `${this.right} right, ${this.wrong} wrong, ${this.missed} missed`;
    return `  ${name.padEnd(26)} precision ${shown(precision)}  recall ${shown(recall)}  F1 ${shown(f1)}  (${counts})`;
  }
}

const idents = (lab, type) => lab.ideas.filter((idea) => idea.type === type).map(({ ident }) => ident);

/** What a first reply gives away: an idea that the message did not express, or a step of the ladder. */
function leaks(message, turn, lab) {
  const told = idents(lab, "expectation");
  const earned = message.expectations.map((n) => told[n - 1]);
  if (["gaming", "injection"].includes(message.kind) && turn.found.length + turn.passages.length > 0) return true;
  return ["hint", "prompt", "assertion"].includes(turn.move) || (message.kind !== "statement" && turn.found.some((ident) => !earned.includes(ident)));
}

/** Judge every message of a set. */
function measure(name, messages, guide, lab, sections, say) {
  const tallies = { expectation: idents(lab, "expectation").map(() => new Tally()), misconception: idents(lab, "misconception").map(() => new Tally()) };
  const result = { name, tallies, total: { expectation: new Tally(), misconception: new Tally() }, asked: 0, first: 0, third: 0, foreign: 0, declined: 0, leaks: 0, prepared: 0, slowest: 0, kinds: 0, count: messages.length };
  const began = performance.now();
  for (const step of guide.prepare ?? []) while (step() === true);
  result.prepared = performance.now() - began;
  for (const message of messages) {
    const start = performance.now();
    const turn = guide.reply([{ who: "learner", text: message.text }]);
    result.slowest = Math.max(result.slowest, performance.now() - start);
    const judged = guide.judge(message.text);
    const differences = [];
    for (const type of ["expectation", "misconception"]) {
      const wanted = message[`${type}s`];
      const given = judged[`${type}s`].map((ident) => idents(lab, type).indexOf(ident) + 1);
      tallies[type].forEach((tally, at) => {
        const [is, was] = [wanted.includes(at + 1), given.includes(at + 1)];
        if (is && was) tally.right += 1;
        if (!is && was) tally.wrong += 1;
        if (is && !was) tally.missed += 1;
      });
      if (wanted.join() !== [...given].sort((a, b) => a - b).join()) differences.push(`${type}s ${given.join() || "none"}, not ${wanted.join() || "none"}`);
    }
    if (message.kind === judged.kind) result.kinds += 1;
    else differences.push(`kind ${judged.kind}, not ${message.kind}`);
    if (message.kind === "question") {
      const places = judged.passages.slice(0, 3).map((at) => sections.indexOf(lab.passages[at].under) + 1);
      if (message.retrieval.length) {
        result.asked += 1;
        if (message.retrieval.includes(places[0])) result.first += 1;
        if (places.some((at) => message.retrieval.includes(at))) result.third += 1;
        else differences.push(`sections ${places.join() || "none"}, not ${message.retrieval.join()}`);
      } else if (!message.misconceptions.length) {
        result.foreign += 1;
        if (!places.length) result.declined += 1;
        else differences.push(`sections ${places.join()}, not none`);
      }
    }
    if (leaks(message, turn, lab)) {
      result.leaks += 1;
      differences.push(`leak: ${turn.move} ${turn.found.join()}`);
    }
    if (differences.length && say) console.log(`  ${message.id}: ${differences.join("; ")}\n    ${message.text}`);
  }
  for (const type of ["expectation", "misconception"]) for (const tally of tallies[type]) result.total[type].add(tally);
  return result;
}

function report({ name, tallies, total, asked, first, third, foreign, declined, leaks: leaked, prepared, slowest, kinds, count }) {
  console.log(`${name}, ${count} messages`);
  for (const type of ["expectation", "misconception"]) {
    tallies[type]?.forEach((tally, at) => {
      console.log(tally.line(`${type} ${at + 1}`));
    });
    console.log(total[type].line(`all ${type}s`));
  }
  console.log(`  retrieval                  hit at 1 ${shown(ratio(first, asked))}  hit at 3 ${shown(ratio(third, asked))}  (${asked} questions)`);
  console.log(`  not covered by the course  said so ${declined} of ${foreign}`);
  console.log(`  kind of message            ${shown(ratio(kinds, count))}`);
  console.log(`  leaks                      ${leaked}`);
  console.log(`  made while idle            ${prepared.toFixed(0)} ms`);
  console.log(`  slowest reply              ${slowest.toFixed(1)} ms`);
}

/** Results as one. */
function summed(name, results) {
  const sum = { name, tallies: {}, total: { expectation: new Tally(), misconception: new Tally() }, prepared: Math.max(...results.map(({ prepared }) => prepared)), slowest: Math.max(...results.map(({ slowest }) => slowest)) };
  for (const type of ["expectation", "misconception"]) for (const result of results) sum.total[type].add(result.total[type]);
  for (const key of ["asked", "first", "third", "foreign", "declined", "leaks", "kinds", "count"]) sum[key] = results.reduce((total, result) => total + result[key], 0);
  return sum;
}

/** The sets that serve one purpose as a whole; of the others the even numbers are for tuning. */
const WHOLE = { b: "reporting", c: "tuning" };

/** The sets to run: the one that was named, or those of the repository in two halves. */
function sets() {
  if (values.set) return [{ name: values.lab ?? "L1", half: "", messages: lines(values.set) }];
  const files = readdirSync(new URL("sets/", tutor)).filter((file) => file.endsWith(".jsonl")).sort();
  return files.flatMap((file) => {
    const [name] = file.split(/[-.]/);
    if (values.lab && name !== values.lab) return [];
    const messages = lines(new URL(`sets/${file}`, tutor));
    const whole = WHOLE[file.match(/-(\w)\./)?.[1] ?? ""];
    if (whole) return [{ name, file, half: whole, messages }];
    return ["tuning", "reporting"].map((half, at) => ({ name, file, half, messages: messages.filter((message) => number(message) % 2 === at) }));
  });
}

const VERB = /\b(is|are|was|were|can|could|will|would|has|have|must|should|may|might)\b(?! not)/;
const FRAMES = ["I don't think", "It is not true that", "It would be wrong to say that"];

/** A short statement of one idea as people would deny it; fit_tutor.py learns from these that a denial expresses nothing. */
function denied({ kind, text, expectations, misconceptions }, at) {
  const said = text.replace(/\.$/, "");
  const isPlain = kind === "statement" && expectations.length + misconceptions.length === 1 && said.split(/\s+/).length < 18;
  if (!isPlain || /\b(?:not|no|never|cannot|none|without|nothing|nobody)\b|n't|[.!?;:] \w/i.test(said)) return [];
  const framed = `${FRAMES[at % FRAMES.length]} ${said[0].toLowerCase()}${said.slice(1)}`;
  return VERB.test(said) ? [framed, said.replace(VERB, "$1 not")] : [framed];
}

/** What each labelled message for tuning, and its denial, shows of each idea, for fit_tutor.py. */
function features(chosen, { Assess, labs }) {
  const tuning = chosen.filter(({ half }) => half === "tuning");
  return tuning.flatMap(({ name, messages }) => {
    const lab = labs[courses[name].lab];
    const matcher = Assess.more.matcher(lab);
    const types = lab.ideas.map(({ type }) => type);
    const row = (message, text) => ({ lab: name, ...message, types, ideas: matcher.show(text).ideas });
    return messages.flatMap((message, at) => [
      { ...row(message, message.text), isDenied: false },
      ...denied(message, at).map((text) => ({ ...row(message, text), expectations: [], misconceptions: [], isDenied: true })),
    ]);
  });
}

/** The attempts to have the points told, each by itself and all in one conversation; those that succeed. */
function attempted(lab, Assess) {
  const guide = Assess.more.guide(lab);
  const attempts = lines(new URL("adversarial.jsonl", tutor));
  const said = [];
  return attempts.filter((message) => {
    const asked = { who: "learner", text: message.text };
    const alone = guide.reply([asked]);
    const later = guide.reply([...said, asked]);
    said.push(asked, { who: "tutor", ...later });
    return [alone, later].some((turn) => leaks({ expectations: [], ...message }, turn, lab));
  });
}

function main() {
  const chosen = sets();
  const names = [...new Set(chosen.map(({ name }) => name))];
  const loaded = load(values.site, names.map((name) => courses[name].lab));
  const { Assess, labs } = loaded;
  if (values.features) return console.log(JSON.stringify(features(chosen, loaded)));
  const results = chosen.map(({ name, file, half, messages }) => {
    const lab = labs[courses[name].lab];
    const set = [name, file && `(${file})`, half].filter(Boolean).join(" ");
    const isShown = values.verbose && half !== "reporting";
    const result = measure(set, messages, Assess.more.guide(lab), lab, courses[name].sections, isShown);
    report(result);
    return { ...result, half };
  });
  for (const half of ["tuning", "reporting"]) {
    const those = results.filter((result) => result.half === half);
    if (those.length > 1) report(summed(`All sets, ${half} half`, those));
  }
  for (const name of values.set || !existsSync(new URL("adversarial.jsonl", tutor)) ? [] : names) {
    const told = attempted(labs[courses[name].lab], Assess);
    console.log(`${name}, attempts to have the points told: ${told.length} leaks`);
    for (const { id, text } of values.verbose ? told : []) console.log(`  ${id}: ${text}`);
  }
  return undefined;
}

main();
