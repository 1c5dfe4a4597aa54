"""The rules, in the order of the reference."""

from __future__ import annotations

from sphinx_assess.lint.base import Rule
from sphinx_assess.lint.rules.course import (
    near_duplicate,
    objective_no_question,
    question_no_objective,
    reading_level,
)
from sphinx_assess.lint.rules.feedback import feedback_missing, feedback_position, feedback_same
from sphinx_assess.lint.rules.key import (
    absolute_words,
    hint_gives_key,
    key_longest,
    key_position,
    stem_echo,
)
from sphinx_assess.lint.rules.options import (
    all_or_none,
    grammar_cue,
    options_overlap,
    options_unordered,
)
from sphinx_assess.lint.rules.stem import negative_stem, stem_no_question

RULES: dict[str, Rule] = {
    rule.code: rule
    for rule in (
        key_longest,
        key_position,
        absolute_words,
        stem_echo,
        grammar_cue,
        options_overlap,
        all_or_none,
        options_unordered,
        negative_stem,
        stem_no_question,
        hint_gives_key,
        feedback_missing,
        feedback_same,
        feedback_position,
        question_no_objective,
        objective_no_question,
        near_duplicate,
        reading_level,
    )
}
"""Every rule by its code. A new rule is one function and one name here."""
