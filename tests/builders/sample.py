"""Sources shared by the builder tests: one small course, in MyST."""

INDEX = """
# Sample course

```{toctree}
quiz
bank
test
plain
answers
```

See {item}`dns-port`, {item}`http-port` and {item}`that one <even-numbers>`.
"""

QUIZ = """
# Names and numbers

:::{objectives}
net.1
: Name the port of a service. Read {ref}`ports`.

net.2
: Tell even numbers.
:::

(ports)=
## Ports

::::{quiz} net-quiz
Words between questions stay.

:::{choice-question} dns-port
:objective: net.1
:points: 2
Which port does *DNS* use?

- [ ] 80
  > That is HTTP.
- [x] 53
  > Yes: UDP and TCP.
- [ ] 443

```{hint}
It is below 100.
```

> Ports are listed by IANA.
:::

:::{choice-question} even-numbers
:objective: net.2
Which are even?

- [x] two
- [ ] three
  > Three leaves a remainder.
- [x]
  ```python
  x = 4
  ```
:::
::::
"""

BANK = """
# Bank

::::{bank} net-bank
:::{choice-question} http-port
:objective: net.1
Which port does HTTP use? See {ref}`ports`.

- [x] 80
  > The well-known port of HTTP.
- [ ] 25
  > Twenty-five is SMTP.
:::

:::{choice-question} odd-one
Which is odd?

- [ ] six
- [x] seven
:::
::::
"""

TEST = """
# Final test

:::{test} net-final
:pass: 50%
:draw: net-bank, dns-port
:::
"""

PLAIN = """
# A plain page

Nothing is asked here.
"""

ANSWERS = """
# Answers

:::{answer-key}
:::
"""

COURSE = {
    "index.md": INDEX,
    "quiz.md": QUIZ,
    "bank.md": BANK,
    "test.md": TEST,
    "plain.md": PLAIN,
    "answers.md": ANSWERS,
}
PROSE = [
    "Which port does *DNS* use?",
    "That is HTTP.",
    "53",
    "Yes: UDP and TCP.",
    "It is below 100.",
    "Ports are listed by IANA.",
    "two",
    "Three leaves a remainder.",
    "The well-known port of HTTP.",
    "Twenty-five is SMTP.",
    "Name the port of a service. Read {ref}`ports`.",
    "Words between questions stay.",
]


def question(body: str, head: str = "dns-port") -> str:
    """Return a page with one question."""
    return f"# Page\n\n:::{{choice-question}} {head}\n{body}\n:::\n"
