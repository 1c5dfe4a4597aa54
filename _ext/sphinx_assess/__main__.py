"""``python -m sphinx_assess COMMAND``."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence

from sphinx_assess.lint import command
from sphinx_assess.new import command as new

COMMANDS: dict[str, Callable[[Sequence[str]], int]] = {
    "lint": command.main,
    "new": new.main,
    "snippets": new.snippets,
}


def main(arguments: Sequence[str]) -> int:
    """Run the command that the first argument names and return its exit status."""
    if arguments and arguments[0] in COMMANDS:
        return COMMANDS[arguments[0]](arguments[1:])
    print(f"usage: python -m sphinx_assess {{{','.join(COMMANDS)}}} ...", file=sys.stderr)
    return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
