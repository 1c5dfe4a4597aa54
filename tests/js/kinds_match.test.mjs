/** Kept responses of kinds other than choice meet a question that may have been edited since. */
import assert from "node:assert/strict";
import test from "node:test";
import { load, plain } from "./load.mjs";

const { Assess } = load();
const question = (rev, texts) => ({
  rev,
  key: [],
  options: new Map(texts.map((text, at) => ["abcdef"[at], { hash: Assess.hash(text) }])),
});
const kept = (rev, ...pairs) => ({ rev, key: [], response: pairs.map(([ident, hash]) => ({ ident, hash })) });
const match = (...args) => plain(Assess.match(...args));
const hash = Assess.hash;

test("a pair is found by the words of both sides", () => {
  const one = kept("1", ["a:c", `${hash("DNS")}:${hash("53")}`]);
  assert.deepEqual(match(one, question("1", ["HTTP", "DNS", "80", "53"])), ["b:d"]);
  assert.deepEqual(match(one, question("2", ["SSH", "DNS", "22", "53"])), ["b:d"]);
  assert.equal(match(one, question("2", ["DNS", "HTTP", "80", "25"])), null);
});

test("the indentation of a row goes with it", () => {
  const one = kept("1", ["b:2", `${hash("return x")}:`]);
  assert.deepEqual(match(one, question("2", ["return x", "x = 1"])), ["a:2"]);
});

test("of two rows with the same words each stays itself", () => {
  const one = kept("1", ["b", hash("end")], ["a", hash("end")]);
  assert.deepEqual(match(one, question("1", ["end", "end"])), ["b", "a"]);
});

test("what was written keeps its colons while the revision is the same", () => {
  const one = kept("1", ["12:30", ""]);
  assert.deepEqual(match(one, question("1", [])), ["12:30"]);
  assert.equal(match(one, question("2", [])), null);
});
