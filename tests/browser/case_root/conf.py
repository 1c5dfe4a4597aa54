"""A course with cases for the browser tests: in a quiz, in a bank, alone."""

project = "Case sample"
author = copyright = "nobody"  # Sphinx calls its value so.
version = release = "1"
language = "en"
extensions = ["myst_parser", "sphinx_assess"]
myst_enable_extensions = ["colon_fence", "deflist", "tasklist"]
html_theme = "furo"
html_title = project
html_copy_source = False
assess_course = "case-sample"
