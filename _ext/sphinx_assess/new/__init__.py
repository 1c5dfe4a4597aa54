"""New questions and groups: skeletons for the command ``new`` and for snippets of editors.

A skeleton is a file ``skeletons/<directive>.md`` or ``.rst``. It is written as a snippet of VS
Code: ``${3:What is asked?}`` is the third place to fill in, with what stands there at first. The
first place of a directive with an ident is its ident.
"""
