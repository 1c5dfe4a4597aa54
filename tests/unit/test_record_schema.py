"""The published schema of the record and the script's own check agree on the vectors."""

import json
from pathlib import Path

import jsonschema
import pytest

ROOT = Path(__file__).parents[2]
SCHEMA = json.loads((ROOT / "docs" / "reference" / "record.schema.json").read_text("utf-8"))
VECTORS = json.loads((ROOT / "tests" / "js" / "record.json").read_text("utf-8"))
CHECK = jsonschema.Draft202012Validator(SCHEMA)


def test_the_schema_is_one():
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize("case", VECTORS["files"], ids=lambda case: case["name"])
def test_the_schema_says_what_the_script_says(case):
    file = case["file"]
    try:
        found = json.loads(file) if isinstance(file, str) else file
    except json.JSONDecodeError:
        found = None
    assert CHECK.is_valid(found) == (case["fault"] == "")


@pytest.mark.parametrize("case", VECTORS["values"], ids=lambda case: f"{case['v']}, {case['name']}")
def test_every_upgraded_value_fits_the_schema(case):
    if case["upgraded"] is not None:
        file = {
            "format": "sphinx-assess record",
            "v": 2,
            "course": "",
            "values": {"q": case["upgraded"]},
        }
        CHECK.validate(file)
