"""A small course with one lab, in MyST; shared by the tests of labs."""

INDEX = """
# Sample course

```{toctree}
unit/lesson
lab
answers
map
```

See {item}`ports-lab` and {item}`that talk <ports-lab>`.
"""

LESSON = """
# Ports

:::{objectives}
net.1
: Say what a port is. Read {ref}`ports`.
:::

(ports)=
## What a port is

A port tells one service of a machine from another.

## Well-known ports

DNS listens on port 53, which the IANA list says.

::::{quiz} net-quiz
:::{choice-question} dns-port
:objective: net.1
Which port does DNS use?

- [ ] 80
  > That one is secret feedback.
- [x] 53
:::
::::
"""

LAB = """
# Talk about ports

::::::{lab} ports-lab
:exchanges: 2
:pages: unit/*
:objective: net.1

Persona
: A patient *operator* who has seen many networks.

Goal
: Say in your own words what a port is for.

Opening
: Welcome. Why does a machine need ports?

  Take your time.

Questions
: - What is a port?
  - Which port does DNS use?

:::::{expectation} many-services
A port tells the services of one machine apart.

- with ports one machine can offer several services
- the number says which program it's for

Concepts
: - port, number 32,768
  - service, program

Concepts
: - door
  - house

Hint
: Think of a machine that is a web server and a mail server.

Prompt
: A port tells one ____ from another.

Assertion
: One machine has one address and many services: {ref}`ports`.
:::::

:::::{misconception} is-hardware
A port is a socket in the case of the machine.

- it is where you plug in the cable

Concepts
: - plug, cable

Correction
: That is another meaning of the word: {ref}`ports`.
:::::
::::::
"""

COURSE = {
    "index.md": INDEX,
    "unit/lesson.md": LESSON,
    "lab.md": LAB,
    "answers.md": "# Answers\n\n:::{answer-key}\n:::\n",
    "map.md": "# Map\n\n:::{objective-map}\n:::\n",
}
PROSE = [
    "A patient *operator* who has seen many networks.",
    "Say in your own words what a port is for.",
    "Welcome. Why does a machine need ports?",
    "Take your time.",
    "What is a port?",
    "A port tells the services of one machine apart.",
    "with ports one machine can offer several services",
    "the number says which program it's for",
    "port, number 32,768",
    "service, program",
    "door",
    "Think of a machine that is a web server and a mail server.",
    "A port tells one ____ from another.",
    "One machine has one address and many services: {ref}`ports`.",
    "A port is a socket in the case of the machine.",
    "it is where you plug in the cable",
    "plug, cable",
    "That is another meaning of the word: {ref}`ports`.",
]
KEYWORDS = ["Persona", "Goal", "Opening", "Questions", "Concepts", "Hint", "Prompt", "Assertion"]
