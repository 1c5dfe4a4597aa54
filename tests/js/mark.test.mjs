/** Marking against the vectors that Python obeys too. */
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import test from "node:test";
import { everyKind, load, plain } from "./load.mjs";

const FIELDS = ["feedback", "key", "name", "response", "score", "state"];

const folder = new URL("../vectors/", import.meta.url);

for (const file of readdirSync(folder).filter((name) => name.endsWith(".json"))) {
  const kind = file.replace(".json", "");
  const vectors = JSON.parse(readFileSync(new URL(file, folder), "utf8"));
  const { Assess } = load(undefined, everyKind);

  test(`${kind}: the file has vectors, each with its own name`, () => {
    assert.ok(vectors.length > 10);
    assert.equal(new Set(vectors.map((vector) => vector.name)).size, vectors.length);
  });

  for (const vector of vectors) {
    test(`${kind}: ${vector.name}`, () => {
      assert.deepEqual(Object.keys(vector).sort(), FIELDS);
      const { name, key, response, ...expected } = vector;
      const before = structuredClone({ key, response });
      assert.deepEqual(plain(Assess.kinds.get(kind).mark(key, response)), { ...expected });
      assert.deepEqual({ key, response }, before, "marking changes nothing it is given");
    });
  }
}
