"""Proofs: Python that makes a key come out right and each distractor wrong.

Written in a question, kept in the doctree, shown nowhere; run by the doctest builder.
"""
