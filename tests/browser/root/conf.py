"""A small course for the browser tests; built once a session by conftest.py."""

project = "Browser sample"
author = copyright = "nobody"  # Sphinx calls its value so.
version = release = "1"
language = "en"
extensions = ["myst_parser", "sphinx_copybutton", "sphinx_assess"]
myst_enable_extensions = ["colon_fence", "deflist", "tasklist"]
html_theme = "furo"
html_title = project
html_copy_source = False
assess_course = "sample"
assess_report = True
