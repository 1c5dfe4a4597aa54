"""The item linter: faults of item writing, found in what questions say.

A rule is one function over the model and its prose (``rules/``); it reads no source text and
knows no other rule. ``gather`` makes the course from doctrees, ``run`` applies the rules,
``build`` and ``command`` report what they find.
"""
