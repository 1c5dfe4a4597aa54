"""A small book with everything that a course can hold, set with the configuration of the course.

The course asks only for choices; here are all kinds of questions, and all that folds, has tabs or
is a card on the web.
"""

from pathlib import Path

ROOT = Path(__file__).parents[2]
EXAMPLES = ROOT / "docs" / "guide" / "examples"
KINDS = {
    "choice": ("choice-single", "choice-multiple", "choice-code"),
    "numeric": ("numeric-free-fall", "numeric-electron"),
    "text": ("text-capital", "text-command"),
    "match": ("match-animals", "match-ports"),
    "order": ("order-tea", "order-code"),
    "cloze": ("cloze-paris", "cloze-code"),
    "output": ("output-list",),
    "open": ("open-seasons",),
}
INDEX = """
# Sampler

```{toctree}
clip/index
glossary
references
answers
```
"""
CHAPTER = """
# All kinds

```{toctree}
lesson
quiz
lab
test
```
"""
LESSON = """
# What folds on the web

Every part of this page is on paper, and none of it folds. A {term}`port` is a number.

:::::{tab-set}
::::{tab-item} First tab
The first panel speaks of herons.
::::
::::{tab-item} Second tab
The second panel speaks of storks.

```python
storks = 2
```
::::
:::::

::::{dropdown} A folded remark
The remark speaks of cranes.
::::

::::{dropdown}
A fold without a title speaks of rails.
::::

:::::{grid} 2
::::{grid-item-card} First card
:link: /glossary
:link-type: doc
The first card speaks of grebes.
```{card-footer}
The foot of the card speaks of divers.
```
::::
::::{grid-item-card} Second card
The second card speaks of loons.
::::
:::::

:::{note}
The note speaks of gulls.
:::

:::{tip}
The tip speaks of terns.
:::

:::{important}
What is important speaks of skuas.
:::

:::{warning}
The warning speaks of auks.
:::

:::{admonition} A title of its own
The callout speaks of puffins.
:::

```{exercise} Birds
:label: birds-exercise

Which bird is largest?
```

:::::{dropdown} Solution
````{solution} birds-exercise
:label: birds-solution

The solution speaks of ostriches. See {doc}`quiz` and {ref}`numbers`.
````
:::::
:::{objectives}
N1
: Name the port of a service.

bird.1
: Tell birds from their legs. Read {ref}`numbers`.
:::

(numbers)=
## Lines of code

```python
very_long_name_of_a_result = some_function_with_a_long_name(first_argument=1, second_argument=2, third_argument=3)
```

```text
left                                                                                                          right
```

| Bird | Length in centimetres | Where it lives in winter | Where it lives in summer |
|---|---:|---|---|
| heron | 95 | south of the Alps, some stay | lakes and rivers of the lowlands |
| stork | 110 | south of the Sahara | villages with wet meadows |

::::{choice-question} on-its-own
:objective: bird.1
Which bird stands on one leg in this question of its own?

- [x] the flamingo
  > Nobody knows why flamingos do it.
- [ ] the swift
  > Swifts hardly stand at all.
::::
"""
GLOSSARY = """
# Glossary

```{glossary}
port
  A number that names a service.
```
"""
TEST = """
# Test of the sampler

::::::{test} sampler-test
:pass: 50%

:::::{choice-question} which-are-birds
:points: 2
Which of these are birds?

- [x] the kiwi
  > It has feathers, and wings too small to see.
- [ ] the bat
  > It suckles its young and has no feathers.
- [x] the rhea
  > It runs, and has feathers.
:::::

:::::{choice-question} which-does-not-fly
Which of these does not fly?

- [ ] the albatross
  > It sails for days.
- [x] the emu
  > Its wings are stumps.
:::::
::::::
"""
LAB = """
# A lab

Talk it over.

"""
ANSWERS = """
# Answers

## Questions and labs

:::{answer-key}
:::

## Exercises

:::{exercise-solutions}
:::
"""


def examples(names):
    """Return examples of the guide, to stand in one quiz."""
    return "\n".join((EXAMPLES / f"{name}.md").read_text("utf-8") for name in names)


def quiz():
    """Return a page with a quiz for each kind."""
    parts = ["# All kinds of questions\n"]
    for kind, names in KINDS.items():
        body = examples(names)
        parts.append(f"## The kind {kind}\n\n::::::::{{quiz}} all-{kind}\n{body}\n::::::::\n")
    return "\n".join(parts)


def write(folder):
    """Write the pages of the book, and return their folder."""
    pages = {
        "index": INDEX,
        "glossary": GLOSSARY,
        "references": "# References\n\nNothing is cited.\n",
        "answers": ANSWERS,
        "clip/index": CHAPTER,
        "clip/lesson": LESSON,
        "clip/quiz": quiz(),
        "clip/lab": LAB + examples(["lab-key"]),
        "clip/test": TEST,
    }
    for name, text in pages.items():
        path = folder / f"{name}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return folder
