/** A kept response meets a question that may have been edited since. */
import assert from "node:assert/strict";
import test from "node:test";
import { load, plain } from "./load.mjs";

const { Assess } = load();
const hashes = (...texts) => texts.map(Assess.hash).sort();
const question = (rev, key, ...texts) => ({
  rev,
  key: hashes(...key),
  options: new Map(texts.map((text, at) => ["abcdef"[at], { hash: Assess.hash(text) }])),
});
const kept = (rev, key, ...pairs) => ({
  rev,
  key: hashes(...key),
  response: pairs.map(([ident, text]) => ({ ident, hash: Assess.hash(text) })),
});
const match = (...args) => plain(Assess.match(...args));

test("the same revision: a new wording keeps the choice", () => {
  assert.deepEqual(match(kept("1", ["53"], ["b", "fifty-three"]), question("1", ["53"], "80", "53")), ["b"]);
});

test("the same revision: options that changed places are told by their words", () => {
  assert.deepEqual(match(kept("1", ["53"], ["a", "80"]), question("1", ["53"], "25", "53", "80")), ["c"]);
});

test("another revision: the option is found by its text, wherever it stands now", () => {
  const today = question("2", ["53"], "25", "53", "80");
  assert.deepEqual(match(kept("1", ["53"], ["a", "80"], ["b", "53"]), today), ["c", "b"]);
});

test("another revision: a part that is gone takes the response with it", () => {
  assert.equal(match(kept("1", ["53"], ["a", "80"], ["b", "53"]), question("2", ["53"], "25", "53")), null);
});

test("another key drops the response, even with the same options", () => {
  assert.equal(match(kept("1", ["80"], ["a", "80"]), question("2", ["53"], "80", "53")), null);
});

test("the author's own mark drops the response, even when nothing else changed", () => {
  assert.equal(match(kept("1.x", ["53"], ["a", "80"]), question("1.y", ["53"], "80", "53")), null);
  assert.equal(match(kept("1", ["53"], ["a", "80"]), question("1.y", ["53"], "80", "53")), null);
});

test("the same revision with an ident that is not there", () => {
  assert.equal(match(kept("1", ["53"], ["f", "70"]), question("1", ["53"], "80", "53")), null);
});

test("nothing kept, or nothing usable, is no response", () => {
  for (const value of [undefined, {}, { rev: "1" }, { rev: "1", response: "b" }]) {
    assert.deepEqual(match(value, question("1", ["80"], "80")), []);
  }
});

test("a damaged part drops the response instead of failing", () => {
  for (const part of [null, 3, {}, { ident: 3 }]) {
    for (const rev of ["1", "2", undefined]) {
      const found = match({ rev, key: hashes("80"), response: [part] }, question("1", ["80"], "80"));
      assert.equal(found, null);
    }
  }
});

test("a kind without options keeps what was written while the revision is the same", () => {
  const free = { rev: "1", key: [], response: [{ ident: "9.81", hash: "" }] };
  assert.deepEqual(match(free, question("1", [])), ["9.81"]);
  assert.equal(match(free, question("2", [])), null);
});

test("the hash ignores white space around and between words, nothing else", () => {
  assert.equal(Assess.hash("  a\n b "), Assess.hash("a b"));
  assert.notEqual(Assess.hash("a b"), Assess.hash("A b"));
  assert.notEqual(Assess.hash("cosine"), Assess.hash("cosines"));
});
