"""The question kinds, by name."""

from __future__ import annotations

from sphinx_assess.kinds.base import Kind
from sphinx_assess.kinds.choice import Choice
from sphinx_assess.kinds.cloze import Cloze
from sphinx_assess.kinds.match import Match
from sphinx_assess.kinds.numeric import Numeric
from sphinx_assess.kinds.open import Open
from sphinx_assess.kinds.order import Order
from sphinx_assess.kinds.output import Output
from sphinx_assess.kinds.text import Text

KINDS: dict[str, Kind] = {
    kind.name: kind
    for kind in (
        Choice(),
        Cloze(),
        Match(),
        Numeric(),
        Open(),
        Order(),
        Output(),
        Text(),
    )
}
