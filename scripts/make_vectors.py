"""Make the table of word vectors that the tutor of the labs compares words with.

python scripts/make_vectors.py --model model.onnx --tokenizer tokenizer.json --wordnet dict

What is needed, where it comes from and under which licences: docs/reference/design/tutor.md. The
sentence model embeds words and sentences once; then each stem gets the vector with which sums of
stems come nearest to the model's vectors of whole sentences. The table keeps their main
directions, rounded to nine steps.
"""

from __future__ import annotations

import argparse
import json
import random
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import snowballstemmer  # type: ignore[import-untyped]
from numpy.typing import NDArray

ROOT = Path(__file__).resolve().parent.parent
TABLE = ROOT / "_ext" / "sphinx_assess" / "static" / "lab" / "vectors.js"
WORDS = ROOT / "_ext" / "sphinx_assess" / "static" / "lab" / "words.js"

COMMON = 13000
"""Words of the model's own vocabulary that are embedded; it is ordered by frequency."""
KEPT = 6800
"""Stems of those that are kept, besides those of this course."""
DIMS = 96
STEPS = 4
"""A number is rounded to one of so many steps to either side of zero."""
REACH = 2.2
"""How many times its spread the outermost step of a number is from zero."""
EXAMPLES, GLOSSES = 16000, 14000
"""Sentences of WordNet."""
PULL = 4.0
"""How strongly a stem is held to the vector of its word alone."""
COURSE = 2.5
"""How much more a sentence of the course counts than one of WordNet."""

Numbers = NDArray[np.float64]


def main() -> None:
    """Write the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    for name in ("model", "tokenizer", "wordnet"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    options = parser.parse_args()
    embed = Embedder(options.model, options.tokenizer)
    ours = list(course())
    sentences = [*ours, *wordnet(options.wordnet)]
    words = vocabulary(embed, ours)
    stems, alone = by_stem(words, embed(words))
    vectors = fitted(stems, alone, sentences, embed(sentences), len(ours))
    own = {stem for sentence in ours for stem in cut(sentence)}
    kept = [at for at, stem in enumerate(stems) if at < KEPT or stem in own]
    TABLE.write_text(script([stems[at] for at in kept], vectors[kept]), "utf-8")
    print(f"{len(kept)} stems, {TABLE.stat().st_size} bytes")


class Embedder:
    """Turns texts into unit vectors: the mean over the tokens of a sentence model's last layer."""

    def __init__(self, model: Path, tokenizer: Path) -> None:
        import onnxruntime  # type: ignore[import-not-found, import-untyped, unused-ignore]
        from tokenizers import Tokenizer  # type: ignore[import-not-found, import-untyped, unused-ignore]

        settings = onnxruntime.SessionOptions()
        settings.enable_cpu_mem_arena = False
        self.session = onnxruntime.InferenceSession(str(model), settings)
        self.tokenizer = Tokenizer.from_file(str(tokenizer))
        self.tokenizer.no_padding()
        self.tokenizer.enable_truncation(128)

    def __call__(self, texts: list[str]) -> Numbers:
        """Return one row for each text."""
        order = sorted(range(len(texts)), key=lambda at: len(texts[at]))
        found = np.zeros((len(texts), 0))
        for start in range(0, len(order), 64):
            batch = order[start : start + 64]
            rows = self.batch([texts[at] for at in batch])
            if not found.size:
                found = np.zeros((len(texts), rows.shape[1]))
            found[batch] = rows
        return found

    def batch(self, texts: list[str]) -> Numbers:
        """Return one row for each of a few texts."""
        codes = [self.tokenizer.encode(text).ids for text in texts]
        shape = len(codes), max(map(len, codes))
        inputs, mask = np.zeros(shape, np.int64), np.zeros(shape, np.int64)
        for row, code in enumerate(codes):
            inputs[row, : len(code)], mask[row, : len(code)] = code, 1
        feed = {"input_ids": inputs, "attention_mask": mask, "token_type_ids": np.zeros_like(mask)}
        hidden = self.session.run(None, feed)[0]
        return unit((hidden * mask[:, :, None]).sum(axis=1) / mask.sum(axis=1)[:, None])


def unit(rows: NDArray[Any]) -> Numbers:
    """Return rows of length 1."""
    return np.asarray(rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-9))


def course() -> Iterator[str]:
    """Yield the sentences of the course, its labs among them."""
    seen = set()
    for path in sorted((ROOT / "docs" / "clip").rglob("*.md")):
        for paragraph in re.split(r"\n\s*\n|\n(?=[-:|] )|\n:::", path.read_text("utf-8")):
            plain = re.sub(r"\{[a-z:]+\}`([^`<]*)(<[^>]*>)?`", r"\1", paragraph)
            plain = " ".join(re.sub(r"[*`$#|]|^[-:]\s+|\\\w+", "", plain).split())
            for sentence in re.split(r"(?<=[.!?])\s+", plain):
                if 4 <= len(sentence.split()) <= 45 and sentence not in seen:
                    seen.add(sentence)
                    yield sentence


def wordnet(folder: Path) -> list[str]:
    """Return some of the example sentences and definitions of WordNet."""
    examples, glosses = [], []
    for part in ("noun", "verb", "adj", "adv"):
        for line in (folder / f"data.{part}").read_text("latin-1").splitlines():
            if line.startswith("  ") or "|" not in line:
                continue
            head, gloss = line.split("|", 1)
            examples += [
                one for one in re.findall(r'"([^"]+)"', gloss) if 3 < len(one.split()) < 18
            ]
            fields = head.split()
            names = [fields[4 + 2 * at] for at in range(min(3, int(fields[3], 16)))]
            named = ", ".join(re.sub(r"\(.*\)", "", name).replace("_", " ") for name in names)
            said = re.sub(r';?\s*"[^"]*"', "", gloss).strip()
            if 3 < len(said.split()) < 20:
                glosses.append(f"{named}: {said}")
    dice = random.Random(0)
    return dice.sample(examples, EXAMPLES) + dice.sample(glosses, GLOSSES)


def vocabulary(embed: Embedder, sentences: Iterable[str]) -> list[str]:
    """Return the commonest words of the model's vocabulary, then those of the course."""
    ranks: dict[str, int] = embed.tokenizer.get_vocab()
    names = [word for word in sorted(ranks, key=ranks.__getitem__) if word.isascii()]
    common = [word for word in names if word.isalpha() and len(word) > 1][:COMMON]
    course_words = {word for sentence in sentences for word in letters(sentence)}
    return [*common, *sorted(course_words - set(common))]


def letters(text: str) -> list[str]:
    """Return the words of a text."""
    return re.findall(r"[a-z]{2,}", text.lower())


STEMMER = snowballstemmer.stemmer("english")
LISTS = re.findall(
    r"const (?:STOPS|DENIALS) = new Set\((.*?)\.split", WORDS.read_text("utf-8"), re.DOTALL
)
STOPS = set(" ".join(re.findall(r'"([^"]*)"', " ".join(LISTS))).split())
"""Words that the tutor leaves out as well, or that deny."""


def cut(text: str) -> list[str]:
    """Return the stems of a text's words of weight."""
    return [STEMMER.stemWord(word) for word in letters(text) if word not in STOPS]


def by_stem(words: list[str], rows: Numbers) -> tuple[list[str], Numbers]:
    """Return the stems, commonest first, and the mean of each one's words, common words first."""
    groups: dict[str, list[int]] = {}
    for at, word in enumerate(words):
        groups.setdefault(STEMMER.stemWord(word), []).append(at)
    means = [
        np.average(rows[group], axis=0, weights=1 / (np.array(group) + 10.0))
        for group in groups.values()
    ]
    return list(groups), np.array(means)


def fitted(
    stems: list[str], alone: Numbers, sentences: list[str], rows: Numbers, ours: int
) -> Numbers:
    """Return the vectors whose sums are nearest to the sentences, in their main directions."""
    from scipy import sparse  # type: ignore[import-not-found, import-untyped, unused-ignore]
    from scipy.sparse.linalg import LinearOperator, cg  # type: ignore[import-not-found, import-untyped, unused-ignore]

    place = {stem: at for at, stem in enumerate(stems)}
    rows = unit(rows - rows.mean(axis=0))
    main_ways = np.linalg.svd(rows[::5], full_matrices=False)[2][:DIMS].T
    entries = []
    for row, sentence in enumerate(sentences):
        found = [place[stem] for stem in cut(sentence) if stem in place]
        weight = (COURSE if row < ours else 1.0) / max(1, len(found)) ** 0.5
        entries += [(weight, row, at) for at in found]
    values, row_at, column_at = zip(*entries, strict=True)
    sums = sparse.csr_matrix((values, (row_at, column_at)), shape=(len(sentences), len(stems)))
    goal = rows @ main_ways * np.where(np.arange(len(rows)) < ours, COURSE, 1.0)[:, None]
    start = unit((alone - alone.mean(axis=0)) @ main_ways)
    guess = sums @ start
    start *= (guess * goal).sum() / (guess**2).sum()
    square, miss = (sums.T @ sums).tocsr(), sums.T @ (goal - sums @ start)
    system = LinearOperator((len(stems),) * 2, matvec=lambda x: square @ x + PULL * x)
    steps = [cg(system, miss[:, at], rtol=1e-3, maxiter=60)[0] for at in range(DIMS)]
    return np.asarray(start + np.array(steps).T)


def sign(code: int) -> str:
    """Return a printable character for 0 to 89, without the quotation mark and the backslash."""
    return chr(35 + code if code < 57 else 36 + code)


def script(stems: list[str], vectors: Numbers) -> str:
    """Return the table: two numbers a character, and a character for each length."""
    ways = unit(vectors)
    spread = ways.std() * REACH / STEPS
    codes = np.clip(np.round(ways / spread), -STEPS, STEPS).astype(int) + STEPS
    pairs = codes[:, 0::2] * (2 * STEPS + 1) + codes[:, 1::2]
    lengths = np.linalg.norm(vectors, axis=1) ** 0.5
    sizes = np.clip(np.round(lengths / np.median(lengths) * 20), 1, 80).astype(int)
    table = {
        "dims": DIMS,
        "steps": STEPS,
        "stems": " ".join(stems),
        "lengths": "".join(map(sign, sizes)),
        "codes": "".join(sign(code) for row in pairs for code in row),
    }
    lines = [
        "// @ts-check",
        "/** Written by scripts/make_vectors.py; docs/reference/design/tutor.md. */",
        "(() => {",
        '  "use strict";',
        f"  Assess.more.vectors = {json.dumps(table)};",
        "})();",
    ]
    return "\n".join([*lines, ""])


if __name__ == "__main__":
    main()
