/** The record: versions, what is valid, two tabs, files. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";
import { load, memoryStorage, plain } from "./load.mjs";

const PAGE = ["assess.js", "record.js", "route.js", "record-page.js"];
const { files, values } = JSON.parse(readFileSync(new URL("./record.json", import.meta.url), "utf8"));
const attempt = (date, score = 1) => ({ date, score, points: 2, isPassed: score > 1 });
const choice = (ident) => ({ rev: "r", key: ["k"], response: [{ ident, hash: ident }] });

// -- Versions ----------------------------------------------------------------------------------

const { record } = load().Assess.more;

test("there is a migration from each version to the next", () => {
  assert.equal(record.migrations.length, record.VERSION - 1);
  for (const [at, step] of record.migrations.entries()) assert.equal(step({}).v, at + 2);
});

for (const { name, v, value, upgraded } of values) {
  test(`version ${v}: ${name}`, () => {
    const before = JSON.stringify(value);
    assert.deepEqual(plain(record.upgrade(value)), upgraded);
    assert.equal(JSON.stringify(value), before, "an argument was changed");
    // Once upgraded, a value stays as it is.
    if (upgraded) assert.deepEqual(plain(record.upgrade(upgraded)), upgraded);
  });
}

test("every earlier version has a question and a test among the vectors", () => {
  for (let v = 1; v <= record.VERSION; v += 1) {
    const these = values.filter((one) => one.v === v);
    assert.ok(these.some((one) => one.value.response) && these.some((one) => one.value.attempts), `version ${v}`);
  }
});

test("random garbage never throws, and what comes of it stays as it is", () => {
  let seed = 7;
  const random = (n) => {
    seed = (seed * 16807) % 2147483647;
    return seed % n;
  };
  const atoms = [null, true, 0, -1, 1.5, "", "x".repeat(300), "2026-01-01", [], {}, [null], { date: 1 }, { a: [1] }];
  const names = ["v", "at", "rev", "key", "response", "order", "tries", "hinted", "done", "form", "began", "state", "solved", "responses", "attempts", "x"];
  for (let n = 0; n < 5000; n += 1) {
    const value = Object.fromEntries(Array.from({ length: random(8) }, () => [names[random(names.length)], atoms[random(atoms.length)]]));
    const found = plain(record.upgrade(value));
    if (found) assert.deepEqual(plain(record.upgrade(found)), found);
  }
});

// -- Two tabs ----------------------------------------------------------------------------------

const merge = (base, mine, theirs, known = []) => plain(record.merge(base, mine, theirs, known));

test("nobody else wrote: mine is stored", () => {
  const mine = { v: 2, at: "2", tries: 1 };
  assert.deepEqual(merge({}, mine, null), mine);
});

test("responses of a test are taken one by one", () => {
  const base = { responses: { a: choice("1"), b: choice("1") }, state: "open", attempts: [] };
  const mine = { at: "2", responses: { a: choice("2"), b: choice("1") }, state: "open", attempts: [] };
  const theirs = { at: "1", responses: { a: choice("1"), b: choice("3") }, state: "open", attempts: [] };
  const found = merge(base, mine, theirs);
  assert.deepEqual(found.responses, { a: choice("2"), b: choice("3") });
  assert.equal(found.at, "2");
});

test("attempts of both are kept, each once", () => {
  const [one, two, three] = ["1", "2", "3"].map((date) => attempt(date));
  const found = merge({ attempts: [one] }, { attempts: [one, three] }, { attempts: [one, two] }, ["1"]);
  assert.deepEqual(found.attempts, [one, two, three]);
  assert.deepEqual(merge({ attempts: [] }, { attempts: [one] }, { attempts: [one] }).attempts, [one]);
});

test("a test submitted elsewhere is not opened again by what is still open here", () => {
  const base = { responses: { a: choice("1") }, state: "open", attempts: [] };
  const mine = { at: "3", responses: { a: choice("2") }, state: "open", attempts: [] };
  const theirs = { at: "2", responses: { a: choice("1") }, state: "shown", attempts: [attempt("1")] };
  assert.deepEqual(merge(base, mine, theirs), theirs);
  // Known by now: the next change counts.
  assert.equal(merge({ ...base, state: "shown" }, mine, theirs, ["1"]).state, "open");
});

test("deleted elsewhere: what was deleted does not come back with the next answer", () => {
  const old = attempt("1");
  const base = { responses: {}, attempts: [old] };
  const mine = { responses: { a: choice("1") }, attempts: [old] };
  assert.deepEqual(merge(base, mine, null, ["1"]).attempts ?? [], []);
});

test("a question is taken whole, and once right stays right while its key is the same", () => {
  const theirs = { ...choice("1"), state: "solved", solved: true, tries: 1 };
  const mine = { ...choice("2"), state: "failed", tries: 2 };
  assert.deepEqual(merge({}, mine, theirs), { ...mine, solved: true });
  assert.equal(merge({}, { ...mine, key: ["other"] }, theirs).solved, false);
  assert.equal(merge({}, { ...mine, state: "solved" }, null).solved, true);
});

test("two tabs in any order: no attempt and no answered question is lost", () => {
  let seed = 11;
  const random = (n) => {
    seed = (seed * 16807) % 2147483647;
    return seed % n;
  };
  for (let run = 0; run < 300; run += 1) {
    const localStorage = memoryStorage();
    const tabs = [0, 1].map(() => load({ localStorage }).Assess);
    const views = tabs.map((tab) => {
      tab.recall("t");
      return { responses: { a: { ...choice("1"), response: [] }, b: { ...choice("1"), response: [] } }, state: "open", attempts: [] };
    });
    const submitted = new Set();
    // Tab 0 answers a, tab 1 answers b; either may submit.
    for (let step = 0; step < 8; step += 1) {
      const at = random(2);
      const view = views[at];
      view.responses["ab"[at]] = choice(String(step));
      if (random(4) === 0) {
        view.attempts.push(attempt(`2026-01-01T00:00:0${step}.${run}Z`));
        view.state = "shown";
        submitted.add(view.attempts.at(-1).date);
      }
      tabs[at].keep("t", view);
      const kept = JSON.parse(localStorage.getItem("assess:1::t"));
      assert.deepEqual(new Set(kept.attempts.map((one) => one.date)), submitted);
      if (!submitted.size) assert.deepEqual(kept.responses["ab"[at]], choice(String(step)));
    }
    if (!submitted.size) {
      const kept = JSON.parse(localStorage.getItem("assess:1::t"));
      for (const [at, name] of ["a", "b"].entries()) assert.deepEqual(kept.responses[name], views[at].responses[name]);
    }
  }
});

test("a value of a newer version is neither read nor written over", () => {
  const newer = '{"v":3,"attempts":"of another shape"}';
  const localStorage = memoryStorage({ "assess:1::t": newer });
  const { Assess, notices } = load({ localStorage });
  assert.deepEqual(plain(Assess.recall("t")), {});
  Assess.keep("t", { attempts: [] });
  assert.equal(localStorage.getItem("assess:1::t"), newer);
  assert.equal(notices.length, 1);
});

test("what could not be stored is stored by the next write that can", () => {
  const localStorage = memoryStorage();
  const { Assess } = load({ localStorage });
  const view = { responses: { a: choice("1"), b: choice("1") }, attempts: [] };
  Assess.keep("t", view);
  const { setItem } = localStorage;
  localStorage.setItem = () => {
    throw new Error("full");
  };
  view.responses.a = choice("2");
  Assess.keep("t", view);
  localStorage.setItem = setItem;
  view.responses.b = choice("2");
  Assess.keep("t", view);
  const kept = JSON.parse(localStorage.getItem("assess:1::t"));
  assert.deepEqual(kept.responses, { a: choice("2"), b: choice("2") });
});

// -- Files -------------------------------------------------------------------------------------

for (const { name, file, fault } of files) {
  test(`a file: ${name}`, () => {
    const { Assess } = load({ localStorage: memoryStorage() }, PAGE);
    const found = Assess.more.record.admit(typeof file === "string" ? file : JSON.stringify(file), "sample");
    assert.equal(found.fault ?? "", fault);
  });
}

test("of two records of one thing the later stands, with the attempts of both in order", () => {
  const { Assess } = load({ localStorage: memoryStorage() }, PAGE);
  const { join } = Assess.more.record;
  const [one, two] = [attempt("2026-01-01"), attempt("2026-01-02", 2)];
  const ours = { at: "2026-01-03", state: "ours", attempts: [two] };
  const theirs = { at: "2026-01-02", state: "theirs", attempts: [one, two] };
  assert.deepEqual(plain(join(ours, theirs)), { ...ours, attempts: [one, two] });
  assert.deepEqual(plain(join({ ...ours, at: "" }, theirs)).state, "theirs");
  assert.deepEqual(plain(join(null, theirs)), theirs);
});
