/** Messages as words: numbers, spelling, clauses, denial, questions. */
import assert from "node:assert/strict";
import test from "node:test";
import { bread, load, plain } from "./guide.mjs";

const { words, likeness, lexicon } = load().more;
const said = (text) => plain(words.split(words.plain(text)));

for (const [text, tokens] of [
  ["32,768 pairs", ["32768", "pairs"]],
  ["32k or 400M", ["32000", "or", "400000000"]],
  ["5.85 billion", ["5850000000"]],
  ["30 % or 30 per cent", ["30%", "or", "30%"]],
  ["it isn\u2019t, they can't, they won't", ["it", "is", "not", "they", "can", "not", "they", "will", "not"]],
  ["dont", ["do", "not"]],
  ["zero-shot ViT-L/14", ["0", "shot", "vit", "l", "14"]],
  ["pls tell ppl w/o pics bc u can", ["please", "tell", "people", "without", "pictures", "because", "you", "can"]],
  ["cos 0.3 and prob 0.1", ["cos", "0.3", "and", "prob", "0.1"]],
  ["three loaves", ["3", "loaves"]],
  ["768 + 1280 = 2048", ["768", "1280", "equals", "2048"]],
]) {
  test(`words of: ${text}`, () => assert.deepEqual(said(text), tokens));
}

for (const [one, other, far] of [
  ["hydraton", "hydration", 1],
  ["batch", "batch", 0],
  ["flavuor", "flavour", 1],
  ["yeast", "least", 1],
  ["salt", "starter", 3],
]) {
  test(`from ${one} to ${other}: ${far}`, () => assert.equal(Math.min(3, likeness.distance(one, other, 2)), far));
}

test("a misspelt word is the lab's own, a short or known one stays", () => {
  const { meant } = lexicon(bread);
  assert.equal(meant("fermantation"), "fermentation");
  assert.equal(meant("flavuor"), "flavour");
  assert.equal(meant("hydraton"), "hydration");
  for (const word of ["slat", "mother", "starter", "the", "1234"]) assert.equal(meant(word), word);
});

for (const [text, asks] of [
  ["Why does it rise?", true],
  ["why does it rise", true],
  ["Is salt bad for the starter?", true],
  ["how much water do I need", true],
  ["Since salt kills yeast, why do we add it?", true],
  ["how bad is salt for the starter", true],
  ["do salt and yeast get on", true],
  ["wat is a starter", true],
  ["sourdough explain pls", true],
  ["if I have no scale which flour do I take", true],
  ["Would be better without salt.", false],
  ["Can be done without salt.", false],
  ["Explain how the starter works.", true],
  ["I wonder how long it takes.", true],
  ["The starter makes it rise, right?", false],
  ["Isn't it the yeast that makes the gas?", false],
  ["It needs salt, no?", false],
  ["Maybe it is the water?", false],
  ["What makes it rise is the yeast.", false],
  ["When it rests, it gains flavour.", false],
  ["Don't hurry it.", false],
]) {
  test(`${asks ? "asks" : "states"}: ${text}`, () => {
    const [sentence] = words.sentences(words.plain(text));
    assert.equal(words.asks(sentence), asks);
  });
}

for (const [text, stance] of [
  ["salt kills the starter", "assert"],
  ["it is not true that salt kills the starter", "deny"],
  ["I don't think that salt kills the starter", "deny"],
  ["I doubt that salt kills it", "deny"],
  ["that salt kills it is a myth", "deny"],
  ["I do not deny it", "assert"],
  ["some people say that salt kills it", "report"],
]) {
  test(`${stance}: ${text}`, () => assert.equal(words.stance(words.plain(text)).mood, stance));
}

test("clauses are cut where one thing ends and another begins, but not too short", () => {
  const [one, two] = words.clauses(words.plain("the starter brings its own yeast, whereas a long rest gives more flavour"));
  assert.match(one, /yeast/);
  assert.match(two, /flavour/);
  assert.equal(words.clauses(words.plain("yes, sure, its own yeast")).length, 1);
});

for (const [text, parts] of [
  ["it is wet, not dry", [["it", "is", "wet"], ["not", "dry"]]],
  ["no salt, no flavour", [["no", "salt", "no", "flavour"]]],
  ["it does not, I think, need salt", [["it", "does", "not", "i", "think", "need", "salt"]]],
]) {
  test(`a denial reaches to the comma: ${text}`, () => {
    const found = words.clauses(words.plain(text)).flatMap((clause) => words.parts(clause));
    assert.deepEqual(plain(found), parts);
  });
}
