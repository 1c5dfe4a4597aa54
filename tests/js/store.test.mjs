/** What is kept, and what happens where nothing can be. A value also has its version and its time. */
import assert from "node:assert/strict";
import test from "node:test";
import { load, memoryStorage, plain } from "./load.mjs";

/** A recalled value without what the store adds to each. */
function own(value) {
  const { v, at, solved, ...rest } = plain(value);
  assert.equal(v, 2);
  assert.equal(typeof at, "string");
  return rest;
}

test("a value comes back as it went in, under the key of the contract", () => {
  const localStorage = memoryStorage();
  const { Assess, notices } = load({ localStorage });
  Assess.keep("dns-port", { rev: "1", response: [] });
  assert.deepEqual([...localStorage.map.keys()], ["assess:1::dns-port"]);
  assert.deepEqual(own(Assess.recall("dns-port")), { rev: "1", response: [] });
  assert.equal(notices.length, 0);
});

test("what was never kept is an empty object", () => {
  assert.deepEqual(plain(load().Assess.recall("dns-port")), {});
});

test("remove removes", () => {
  const { Assess } = load();
  Assess.store.set("x", 1);
  Assess.store.remove("x");
  assert.equal(Assess.store.get("x"), null);
});

for (const damaged of ["{", "", "undefined", "[1", "\u0000"]) {
  test(`damaged value ${JSON.stringify(damaged)} counts as none, without a word`, () => {
    const { Assess, notices } = load({ localStorage: memoryStorage({ "assess:1::q": damaged }) });
    assert.deepEqual(plain(Assess.recall("q")), {});
    assert.equal(notices.length, 0);
  });
}

for (const foreign of ["null", "3", '"text"', "true"]) {
  test(`foreign value ${foreign} counts as none`, () => {
    const { Assess } = load({ localStorage: memoryStorage({ "assess:1::q": foreign }) });
    assert.deepEqual(plain(Assess.recall("q")), {});
  });
}

test("a storage that refuses to be touched: no memory, said once", () => {
  const window = {
    get localStorage() {
      throw new Error("SecurityError");
    },
  };
  const { Assess, notices } = load(window);
  assert.deepEqual(plain(Assess.recall("q")), {});
  Assess.keep("q", { response: [] });
  assert.deepEqual(plain(Assess.recall("q")), {});
  assert.equal(notices.length, 1);
});

test("a full storage: reading goes on, the loss is said once", () => {
  const localStorage = memoryStorage({ "assess:1::q": '{"tries":1}' });
  localStorage.setItem = () => {
    throw new Error("QuotaExceededError");
  };
  const { Assess, notices } = load({ localStorage });
  assert.deepEqual(own(Assess.recall("q")), { tries: 1 });
  assert.equal(notices.length, 0);
  Assess.keep("q", {});
  Assess.keep("q", {});
  assert.equal(notices.length, 1);
});

test("another store takes the place of the browser's", () => {
  const { Assess } = load();
  const kept = new Map();
  Assess.store = { get: (key) => kept.get(key) ?? null, set: (key, value) => kept.set(key, value), remove() {} };
  Assess.keep("q", { tries: 2 });
  assert.deepEqual(own(Assess.recall("q")), { tries: 2 });
  assert.deepEqual([...kept.keys()], ["assess:1::q"]);
});
