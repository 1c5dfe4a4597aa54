"""Words are cut alike when a lab is built and when it is used: Sphinx ships both stemmers."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

from sphinx.search.en import SearchEnglish

from sphinx_assess.lab import ranking

ROOT = Path(__file__).parents[2]
PROGRAM = """
import { readFileSync } from "node:fs";
import { load } from "./guide.mjs";
const { more } = load();
const stem = more.likeness.stemmer();
const { texts, stems } = JSON.parse(readFileSync(0, "utf8"));
const words = [...new Set(texts.flatMap((text) => [...more.passages.words(text)]))];
const stemmed = (list) => Object.fromEntries(list.map((word) => [word, stem(word)]));
console.log(JSON.stringify({ words: stemmed(words), stems: stemmed(stems) }));
"""
MOST = 3
"""How many words of the course two releases of the stemmer may cut differently."""


def test_the_stemmers_agree_on_the_words_of_the_course():
    texts = [path.read_text("utf-8") for path in sorted((ROOT / "docs" / "clip").rglob("*.md"))]
    spoken = SearchEnglish({})
    ours = {word: spoken.stem(word) for text in texts for word in ranking.words(text)}
    node = shutil.which("node")
    assert node
    run = subprocess.run(
        [node, "--input-type=module", "-e", PROGRAM],
        input=json.dumps({"texts": texts, "stems": sorted(set(ours.values()))}),
        capture_output=True,
        text=True,
        check=True,
        cwd=Path(__file__).parent,
        env={**os.environ, "ASSESS_PYTHON": sys.executable},
    )
    found = json.loads(run.stdout)
    assert set(found["words"]) == set(ours)
    assert len(ours) > 2000
    differ = {word for word, stem in ours.items() if found["words"][word] != stem}
    assert len(differ) <= MOST, differ
    # passages.js looks for those under both stems.
    assert {word: found["stems"][ours[word]] for word in differ} == {
        word: found["words"][word] for word in differ
    }
