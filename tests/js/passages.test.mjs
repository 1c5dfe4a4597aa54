/** Passages ranked for a question, over an index that Python made (tests/unit/test_lab_index.py). */
import assert from "node:assert/strict";
import test from "node:test";
import { bread, load, plain } from "./guide.mjs";

const { more } = load();
const guide = more.guide(bread);
const places = (text) => plain(guide.judge(text).passages).map((at) => bread.passages[at].title);

test("words are cut as in Python", () => {
  assert.deepEqual(plain(more.passages.words("Batches of 32,768 pairs; 0.3, na\u00efve \ufb01lter RN50x4")), ["batches", "of", "32768", "pairs", "0.3", "na\u00efve", "filter", "rn", "50", "x", "4"]);
});

for (const [text, title] of [
  ["How often do I feed the starter?", "Starter"],
  ["At how many degrees should I bake?", "Baking"],
  ["what happens when the dough rests overnight", "Time"],
  ["How does salt change the gluten?", "Salt"],
  ["Why does a slow rest in the cold give more taste?", "Time"],
]) {
  test(`answered from ${title}: ${text}`, () => assert.equal(places(text)[0], title));
}

test("each section is named once", () => {
  const found = places("What about flour, starter and dough?");
  assert.ok(found.length > 1);
  assert.equal(new Set(found).size, found.length);
});

for (const text of ["Who won the football match?", "What is the capital of Peru?", "How do I install Kubernetes?"]) {
  test(`not covered: ${text}`, () => assert.deepEqual(places(text), []));
}

test("a stem that an older stemmer cut otherwise is found", () => {
  const older = { ...bread, index: { ...bread.index, stems: bread.index.stems.replace(/\bovernight\b/, "overnights") } };
  assert.deepEqual(plain(more.guide(older).judge("Is it good to leave it overnight?").passages), plain(guide.judge("Is it good to leave it overnight?").passages));
});
