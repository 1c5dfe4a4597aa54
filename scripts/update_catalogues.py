"""Bring the catalogues of the interface up to date with the code: new sentences in, idle ones out.

python scripts/update_catalogues.py

Sentences that are not translated yet stay empty and are listed; write them into the .po file and
run this again, so that the .mo file has them too.
"""

from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

PACKAGE = Path(__file__).resolve().parent.parent / "_ext" / "sphinx_assess"
LOCALE = PACKAGE / "locale"
TEMPLATE = LOCALE / "assess.pot"


def main() -> None:
    """Rewrite the template and, for each language, the catalogue and its compiled form."""
    template = read(TEMPLATE)
    found = extract_from_dir(PACKAGE, [("**.py", "python")])
    wanted = {sentence for _, _, sentence, _, _ in found if isinstance(sentence, str)}
    keep(template, wanted)
    write(template, TEMPLATE)
    for path in sorted(LOCALE.glob("*/LC_MESSAGES/assess.po")):
        catalogue = read(path)
        keep(catalogue, wanted)
        write(catalogue, path)
        with path.with_suffix(".mo").open("wb") as file:
            write_mo(file, catalogue)
        for message in catalogue:
            if message.id and not message.string:
                print(f"{path.relative_to(LOCALE.parent)}: not translated: {message.id!r}")


def read(path: Path) -> Catalog:
    """Return the catalogue in the file *path*."""
    with path.open("rb") as file:
        return read_po(file)


def keep(catalogue: Catalog, wanted: set[str]) -> None:
    """Leave the *wanted* sentences in a catalogue, and add those it lacks, empty."""
    for idle in [message.id for message in catalogue if message.id and message.id not in wanted]:
        catalogue.delete(idle)
    for sentence in wanted:
        if sentence not in catalogue:
            catalogue.add(sentence)


def write(catalogue: Catalog, path: Path) -> None:
    """Write a catalogue into the file *path*, in alphabetical order."""
    with path.open("wb") as file:
        is_template = path == TEMPLATE  # whose header would be the time and places to fill
        write_po(file, catalogue, 100, no_location=True, omit_header=is_template, sort_output=True)


if __name__ == "__main__":
    main()
