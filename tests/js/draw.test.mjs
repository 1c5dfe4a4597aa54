/** Forms of a test against the vectors that Python obeys too. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";
import { load, memoryStorage, plain } from "./load.mjs";

const vectors = JSON.parse(readFileSync(new URL("../vectors-draw/draw.json", import.meta.url), "utf8"));
const { draw } = load({ localStorage: memoryStorage() }, ["assess.js", "draw.js"]).Assess.more;

for (const { name, pools, form, drawn } of vectors.forms) {
  test(`drawn: ${name}`, () => assert.deepEqual(plain(draw.drawn(pools, form)), drawn));
}

for (const { names, form, ident, order } of vectors.options) {
  test(`options: ${ident} in form ${form}`, () => assert.deepEqual(plain(draw.options(names, form, ident)), order));
}

for (const { form, following } of vectors.following) {
  test(`the form after ${form}`, () => assert.equal(draw.following(form), following));
}

test("a first form begins a deck, so that ten attempts follow", () => {
  for (let n = 0; n < 1000; n += 1) {
    const form = draw.first();
    assert.ok(Number.isInteger(form) && form >= 1 && form <= draw.forms);
    assert.equal(form % 10, 1);
  }
});

test("what a reader has begun stays when its pool changes", () => {
  const before = { count: 2, of: ["a", "b", "c", "d", "e"] };
  for (let form = 1; form <= 50; form += 1) {
    const held = draw.drawn([before], form);
    const grown = [{ count: 2, of: ["new", ...before.of, "newer"] }];
    assert.deepEqual(plain(draw.drawn(grown, form, held)), plain(held));
    const shrunk = [{ count: 2, of: before.of.filter((name) => name !== held[0]) }];
    const after = draw.drawn(shrunk, form, held);
    assert.equal(after.length, 2);
    assert.ok(after.includes(held[1]));
  }
});

test("a case that a reader has begun stays whole when its pool changes", () => {
  const before = { count: 4, of: ["a", ["b", "c"], "d", ["e", "f"], "g"] };
  for (let form = 1; form <= 50; form += 1) {
    const held = draw.drawn([before], form);
    const grown = [{ count: 4, of: ["new", ...before.of, ["newer", "newest"]] }];
    assert.deepEqual(plain(draw.drawn(grown, form, held)), plain(held));
    const longer = [{ count: 4, of: ["a", ["b", "c", "c2"], "d", ["e", "f"], "g"] }];
    const after = plain(draw.drawn(longer, form, held));
    assert.equal(after.length, 4);
    for (const unit of longer[0].of.filter(Array.isArray)) {
      assert.ok([0, unit.length].includes(unit.filter((name) => after.includes(name)).length));
    }
  }
});
