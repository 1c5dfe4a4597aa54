"""The model as the page contract's JSON: the only place that knows its field names."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from typing import Any

from sphinx_assess import policy
from sphinx_assess.model import Item, Key, Pool, Practice, Test

VERSION = 1
"""Version of the page contract (docs/reference/contract.md)."""

REV_LENGTH = 8
"""Hexadecimal digits of a question's revision mark."""


def encode_key(key: Key) -> dict[str, Any]:
    """Return the key as the scripts read it."""
    found = {"correct": _listed(key.correct), **{n: _listed(value) for n, value in key.rules}}
    return found | {"words": _listed(key.words)} if key.words else found


def decode_key(data: Mapping[str, Any], rules: Collection[str] = ()) -> Key:
    """Return the key that :func:`encode_key` wrote.

    :param rules: the names that the kind's rules may have.
    :raises ValueError: for a field this version does not know.
    """
    unknown = sorted(set(data) - {"correct", "words", *rules})
    if unknown:
        raise ValueError(f"unknown field {unknown[0]!r} in a key")
    own = tuple((name, _frozen(value)) for name, value in data.items() if name in rules)
    return Key(_frozen(data["correct"]), own, _frozen(data.get("words", ())))


def _listed(value: Any) -> Any:
    return [_listed(one) for one in value] if isinstance(value, tuple) else value


def _frozen(value: Any) -> Any:
    return tuple(_frozen(one) for one in value) if isinstance(value, list | tuple) else value


def encode_item(item: Item, *, with_key: bool) -> dict[str, Any]:
    """Return the data block of one question; without the key when it must not be published."""
    data: dict[str, Any] = {
        "v": VERSION,
        "kind": item.kind,
        "points": item.points,
        "select": item.select,
        "shuffle": item.shuffle,
        "objectives": list(item.objectives),
    }
    if with_key:
        data["key"] = encode_key(item.key)
    return data


def encode_practice(group: Practice, *, tries: int, shuffle: bool) -> dict[str, Any]:
    """Return the data block of what is practised.

    :param tries: the site's setting, as is ``shuffle``.
    """
    return {
        "v": VERSION,
        "tries": tries if group.tries is None else group.tries,
        "shuffle": shuffle if group.shuffle is None else group.shuffle,
        "shuffleQuestions": group.shuffle_questions,
        "penalty": group.penalty,
        "hintPenalty": group.hint_penalty,
        "policy": policy.encode(policy.practice(group.reveal)),
    }


def encode_test(
    test: Test, *, points: float, shuffle: bool, pools: Sequence[Pool] = ()
) -> dict[str, Any]:
    """Return the data block of a test; ``points`` is the sum over its questions.

    :param pools: what it draws from, when its forms differ.
    """
    more = {
        "passPoints": test.pass_points,
        "time": test.time,
        "draw": [{"count": pool.count, "of": [*map(_unit, pool.units)]} for pool in pools],
    }
    return {
        "v": VERSION,
        "pass": test.pass_mark,
        "points": points,
        "shuffle": shuffle if test.shuffle is None else test.shuffle,
        "shuffleQuestions": test.shuffle_questions,
        "policy": policy.encode(policy.scored_test(test.reveal)),
        **{name: value for name, value in more.items() if value},
    }


def _unit(unit: tuple[str, ...]) -> str | list[str]:
    return unit[0] if len(unit) == 1 else list(unit)


def encode_page(
    *, course: str, tries: int, shuffle: bool, strings: Mapping[str, str]
) -> dict[str, Any]:
    """Return the data block that a page with questions has once."""
    return {
        "v": VERSION,
        "course": course,
        "tries": tries,
        "shuffle": shuffle,
        "policy": policy.encode(policy.practice()),
        "strings": dict(strings),
    }


def encode_record(title: str, version: str) -> dict[str, Any]:
    """Return the data block of a course record: what a statement of completion names."""
    return {"v": VERSION, "title": title, "version": version}


def dumps(data: Mapping[str, Any]) -> str:
    """Return compact JSON that is safe inside a ``script`` element.

    ``<`` is escaped, so no text can close the element or open a comment
    (HTML standard, "Restrictions for contents of script elements").
    """
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return text.replace("<", "\\u003c")


def revision(item: Item) -> str:
    """Return the mark that changes when the meaning of a question changes, never with its wording.

    Covered: kind, key without its words, and the set of options; after a point, the
    author's ``:revision:``.
    """
    key = encode_key(replace(item.key, words=()))
    meaning = json.dumps([item.kind, key, sorted(item.options)], sort_keys=True)
    parts = [meaning, item.revision] if item.revision else [meaning]
    return ".".join(hashlib.sha256(part.encode()).hexdigest()[:REV_LENGTH] for part in parts)
