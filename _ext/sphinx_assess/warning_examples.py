"""For each warning a page that causes it and the same page mended: the entries of the reference.

A test builds both. The first gives exactly the warning that stands here, the second gives none.
"""

from __future__ import annotations

from dataclasses import dataclass

from sphinx_assess.messages import Warn

PAGE, CONF = "page.md", "conf.py"


@dataclass(frozen=True, slots=True)
class Example:
    """``bad`` and ``good`` are files by name; a conf.py is only its additional lines.

    ``says`` is the line of the log. Other lines, of Sphinx and its parsers, may stand beside it.
    """

    bad: dict[str, str]
    says: str
    good: dict[str, str]


def page(bad: str, says: str, good: str) -> Example:
    """Return an example of one page."""
    return Example({PAGE: bad.strip("\n")}, says, {PAGE: good.strip("\n")})


EXAMPLES: dict[Warn, Example] = {
    Warn.IDENT: page(
        """
# Ports

:::{choice-question} DNS Port
Which port does DNS use?

- [ ] 80
- [x] 53
:::
""",
        "page.md:3: WARNING: this question needs an ident and 'DNS Port' is not an ident; write "
        "lower-case letters, digits and hyphens after the directive's name [assess.ident]",
        """
# Ports

:::{choice-question} dns-port
Which port does DNS use?

- [ ] 80
- [x] 53
:::
""",
    ),
    Warn.DUPLICATE: page(
        """
# Ports

:::{choice-question} port
Which port does DNS use?

- [ ] 80
- [x] 53
:::

:::{choice-question} port
Which port does HTTP use?

- [x] 80
- [ ] 53
:::
""",
        "page.md:10: WARNING: question id 'port' is already used in page (line 3); ids are unique "
        "in the course [assess.duplicate]",
        """
# Ports

:::{choice-question} dns-port
Which port does DNS use?

- [ ] 80
- [x] 53
:::

:::{choice-question} http-port
Which port does HTTP use?

- [x] 80
- [ ] 53
:::
""",
    ),
    Warn.STEM: page(
        """
# Ports

:::{choice-question} dns-port
- [ ] 80
- [x] 53
:::
""",
        "page.md:4: WARNING: question 'dns-port' has an empty stem; write what is asked before "
        "the options [assess.stem]",
        """
# Ports

:::{choice-question} dns-port
Which port does DNS use?

- [ ] 80
- [x] 53
:::
""",
    ),
    Warn.OPTIONS: page(
        """
# Ports

:::{choice-question} dns-port
Which port does DNS use?

- 80
- 53
:::
""",
        "page.md:3: WARNING: question 'dns-port' has no options; add a bullet list whose points "
        "begin with [ ] or [x] [assess.options]",
        """
# Ports

:::{choice-question} dns-port
Which port does DNS use?

- [ ] 80
- [x] 53
:::
""",
    ),
    Warn.OPTION: page(
        """
# Loops

:::{choice-question} last-line
What does the loop print last?

- [ ] ```text
  3
  ```
- [x] 2
:::
""",
        "page.md:6: WARNING: option 1 of 'last-line' begins with a code block, so its check box "
        "is lost; begin with a word [assess.option]",
        """
# Loops

:::{choice-question} last-line
What does the loop print last?

- [ ] 3
- [x] 2
:::
""",
    ),
    Warn.KEY: page(
        """
# Ports

:::{choice-question} dns-port
Which port does DNS use?

- [ ] 80
- [ ] 53
:::
""",
        "page.md:3: WARNING: question 'dns-port' has no correct option; mark at least one with "
        "[x] [assess.key]",
        """
# Ports

:::{choice-question} dns-port
Which port does DNS use?

- [ ] 80
- [x] 53
:::
""",
    ),
    Warn.FEEDBACK: page(
        """
# Ports

:::{choice-question} dns-port
Which port does DNS use?

- [ ] 80
> That is HTTP.

- [x] 53
:::
""",
        "page.md:7: WARNING: question 'dns-port' has feedback that belongs to no option; indent "
        "it under the option it explains [assess.feedback]",
        """
# Ports

:::{choice-question} dns-port
Which port does DNS use?

- [ ] 80
  > That is HTTP.
- [x] 53
:::
""",
    ),
    Warn.NAME: page(
        """
# Ports

:::{choise-question} dns-port
Which port does DNS use?

- [ ] 80
- [x] 53
:::
""",
        "page.md:3: WARNING: there is no directive 'choise-question'; did you mean "
        "'choice-question'? [assess.name]",
        """
# Ports

:::{choice-question} dns-port
Which port does DNS use?

- [ ] 80
- [x] 53
:::
""",
    ),
    Warn.SETTING: page(
        """
# Ports

::::{quiz} ports
:key-revael: request

:::{choice-question} dns-port
Which port does DNS use?

- [ ] 80
- [x] 53
:::
::::
""",
        "page.md:3: WARNING: quiz 'ports' has the unknown option ':key-revael:'; did you mean "
        "':reveal:'? [assess.setting]",
        """
# Ports

::::{quiz} ports
:reveal: request

:::{choice-question} dns-port
Which port does DNS use?

- [ ] 80
- [x] 53
:::
::::
""",
    ),
    Warn.MARKUP: page(
        """
# Ports

:::{choice-question} dns-port
Which <b onclick="look()">port</b> does DNS use?

- [ ] 80
- [x] 53
:::
""",
        "page.md:4: WARNING: question 'dns-port' has a script in its text; remove it, or show it "
        "as code between backticks [assess.markup]",
        """
# Ports

:::{choice-question} dns-port
Which **port** does DNS use?

- [ ] 80
- [x] 53
:::
""",
    ),
    Warn.GROUP: page(
        """
# Ports

:::{quiz} ports
These are practice questions.
:::

:::{choice-question} dns-port
Which port does DNS use?

- [ ] 80
- [x] 53
:::
""",
        "page.md:3: WARNING: quiz 'ports' has no questions; write at least one inside it "
        "[assess.group]",
        """
# Ports

::::{quiz} ports
These are practice questions.

:::{choice-question} dns-port
Which port does DNS use?

- [ ] 80
- [x] 53
:::
::::
""",
    ),
    Warn.DRAW: page(
        """
# Ports

::::{bank} ports
:::{choice-question} dns-port
Which port does DNS use?

- [ ] 80
- [x] 53
:::
::::

:::{test} final
:draw: 2 from ports
:::
""",
        "page.md:12: WARNING: test 'final' draws 2 from 'ports', which has 1; all 1 are used "
        "[assess.draw]",
        """
# Ports

::::{bank} ports
:::{choice-question} dns-port
Which port does DNS use?

- [ ] 80
- [x] 53
:::
::::

:::{test} final
:draw: 1 from ports
:::
""",
    ),
    Warn.OBJECTIVE: page(
        """
# Ports

:::{objectives}
net.ports
: Name the port of a service.
:::

:::{choice-question} dns-port
:objective: net.port

Which port does DNS use?

- [ ] 80
- [x] 53
:::
""",
        "page.md:8: WARNING: question 'dns-port' names the objective 'net.port', which no "
        "'objectives' list defines; did you mean 'net.ports'? [assess.objective]",
        """
# Ports

:::{objectives}
net.ports
: Name the port of a service.
:::

:::{choice-question} dns-port
:objective: net.ports

Which port does DNS use?

- [ ] 80
- [x] 53
:::
""",
    ),
    Warn.LAB: page(
        """
# A talk about ports

::::{lab} ports-talk
Persona
: A colleague who is new to networks.

:::{expectation} names
A port names the service on a host.

- the port says which service is meant

Hint
: A host has many services at one address.

Prompt
: A port says which ...

Assertion
: A port says which service on the host is meant.
:::
::::
""",
        "page.md:3: WARNING: lab 'ports-talk' has no part 'Opening'; write that word on a line of "
        "its own, and its text as a definition below it [assess.lab]",
        """
# A talk about ports

::::{lab} ports-talk
Persona
: A colleague who is new to networks.

Opening
: What is a port for?

:::{expectation} names
A port names the service on a host.

- the port says which service is meant

Hint
: A host has many services at one address.

Prompt
: A port says which ...

Assertion
: A port says which service on the host is meant.
:::
::::
""",
    ),
    Warn.IDEA: page(
        """
# A talk about ports

::::{lab} ports-talk
Persona
: A colleague who is new to networks.

Opening
: What is a port for?

:::{expectation} names
A port names the service on a host.

- the port says which service is meant

Hnit
: A host has many services at one address.

Prompt
: A port says which ...

Assertion
: A port says which service on the host is meant.
:::
::::
""",
        "page.md:15: WARNING: expectation 'names' has the unknown part 'Hnit'; did you mean "
        "'Hint'? [assess.idea]",
        """
# A talk about ports

::::{lab} ports-talk
Persona
: A colleague who is new to networks.

Opening
: What is a port for?

:::{expectation} names
A port names the service on a host.

- the port says which service is meant

Hint
: A host has many services at one address.

Prompt
: A port says which ...

Assertion
: A port says which service on the host is meant.
:::
::::
""",
    ),
    Warn.REFERENCE: page(
        """
# Ports

:::{choice-question} dns-port
Which port does DNS use?

- [ ] 80
- [x] 53
:::

Try {item}`dns-prt` again tomorrow.
""",
        "page.md:10: WARNING: link to question 'dns-prt', which does not exist; did you mean "
        "'dns-port'? [assess.reference]",
        """
# Ports

:::{choice-question} dns-port
Which port does DNS use?

- [ ] 80
- [x] 53
:::

Try {item}`dns-port` again tomorrow.
""",
    ),
    Warn.CONFIG: Example(
        {CONF: 'assess_key = "pages"\nassess_tries = 3'},
        "conf.py:1: WARNING: assess_key is 'pages'; did you mean \"page\"? use \"page\" or "
        '"none" in conf.py [assess.config]',
        {CONF: 'assess_key = "page"\nassess_tries = 3'},
    ),
    Warn.LINT: Example(
        {
            CONF: "assess_lint = True",
            PAGE: """
# Ports

:::{choice-question} dns-port
Which port does DNS use?

- [ ] 80
  > That is HTTP.
- [x] 53
:::
""".strip("\n"),
        },
        "",
        {
            CONF: "assess_lint = True",
            PAGE: """
# Ports

:::{choice-question} dns-port
Which port does DNS use?

- [ ] 80
  > That is HTTP.
- [x] 53
  > Over UDP and TCP alike.
:::
""".strip("\n"),
        },
    ),
    Warn.SELFCHECK: Example(
        {},
        "",
        {},
    ),
}
