/** A kept response meets a question that may have been edited since. */
import assert from "node:assert/strict";
import test from "node:test";
import { load, plain } from "./load.mjs";

const { Assess } = load();
const options = (...texts) => new Map(texts.map((text, at) => ["abcdef"[at], { hash: Assess.hash(text) }]));
const kept = (rev, ...pairs) => ({ rev, response: pairs.map(([ident, text]) => ({ ident, hash: Assess.hash(text) })) });
const match = (...args) => plain(Assess.match(...args));

test("the same revision: idents are trusted, whatever the wording", () => {
  assert.deepEqual(match(kept("1", ["b", "fifty-three"]), "1", options("80", "53")), ["b"]);
});

test("another revision: the option is found by its text, wherever it stands now", () => {
  assert.deepEqual(match(kept("1", ["a", "80"], ["b", "53"]), "2", options("25", "53", "80")), ["c", "b"]);
});

test("another revision: a part that is gone takes the response with it", () => {
  assert.equal(match(kept("1", ["a", "80"], ["b", "53"]), "2", options("25", "53")), null);
});

test("the same revision with an ident that is not there", () => {
  assert.equal(match(kept("1", ["f", "80"]), "1", options("80", "53")), null);
});

test("nothing kept, or nothing usable, is no response", () => {
  for (const value of [undefined, {}, { rev: "1" }, { rev: "1", response: "b" }]) {
    assert.deepEqual(match(value, "1", options("80")), []);
  }
});

test("a damaged part drops the response instead of failing", () => {
  for (const part of [null, 3, {}, { ident: 3 }]) {
    assert.equal(match({ rev: "1", response: [part] }, "1", options("80")), null);
    assert.equal(match({ rev: "1", response: [part] }, "2", options("80")), null);
  }
});

test("a kind without options keeps what was written", () => {
  assert.deepEqual(match({ rev: "1", response: [{ ident: "9.81", hash: "" }] }, "2", new Map()), ["9.81"]);
});

test("the hash ignores white space around and between words, nothing else", () => {
  assert.equal(Assess.hash("  a\n b "), Assess.hash("a b"));
  assert.notEqual(Assess.hash("a b"), Assess.hash("A b"));
  assert.notEqual(Assess.hash("cosine"), Assess.hash("cosines"));
});
