/** Which ideas a message expresses: in other words, misspelt, denied, asked. */
import assert from "node:assert/strict";
import test from "node:test";
import { bread, load, plain } from "./guide.mjs";

const guide = load().more.guide(bread);
const ideas = (text) => {
  const { expectations, misconceptions } = guide.judge(text);
  return plain([...expectations, ...misconceptions]);
};

for (const [text, expected] of [
  ["The gas comes from wild yeast that lives in the starter.", ["starter"]],
  ["wild yeasts in the culture make bubbles", ["starter"]],
  ["A wet dough gives an open crumb with big holes.", ["water"]],
  ["With a long rest in the cold it tastes more sour.", ["time"]],
  ["the wild yeats of the startr make it rise", ["starter"]],
  ["The wild yeast of the starter makes the dough rise. And more water in the dough gives larger holes.", ["starter", "water"]],
  ["Salt kills the starter.", ["salt-kills"]],
  ["If you add salt, the yeast will die.", ["salt-kills"]],
  ["It is not true that salt kills the starter.", []],
  ["I don't think salt kills the yeast.", []],
  ["Salt does not kill the starter.", []],
  ["It's a myth that salt destroys the yeast.", []],
  ["Wild yeast in the starter does not make the dough rise.", []],
  ["Does wild yeast in the starter make the dough rise?", []],
  ["Bread is nice with butter.", []],
  ["The oven was hot.", []],
]) {
  test(`${expected.join(" and ") || "nothing"}: ${text}`, () => assert.deepEqual(ideas(text), expected));
}

test("what a question takes for granted is a claim", () => {
  assert.deepEqual(ideas("Since salt kills the starter, how do you get taste into the bread?"), ["salt-kills"]);
});

test("without word vectors the lab's own words are still found", () => {
  const alone = load(["lab/vectors"]).more.guide(bread);
  assert.deepEqual(plain(alone.judge("Wild yeast in the starter makes the dough rise.").expectations), ["starter"]);
});

test("the phrasings of an idea are sorted to it", () => {
  const { direction, sort, tokens } = load().more.matcher(bread);
  const { plain: form, split } = load().more.words;
  for (const [at, { ident, phrasings }] of bread.ideas.entries()) {
    const list = tokens(split(form(phrasings[0])), false);
    const near = sort(list, direction(list));
    assert.equal(near.indexOf(Math.max(...near)), at, ident);
  }
});

test("what is counted wrong is not denied", () => {
  const { stance, plain: form } = load().more.words;
  assert.equal(stance(form("one of them is counted as wrong")).mood, "assert");
  assert.equal(stance(form("it is wrong that salt kills it")).mood, "deny");
});
