"""A course with one lab for the browser tests; its guide is a stand-in, small and predictable."""

project = "Lab sample"
author = copyright = "nobody"  # Sphinx calls its value so.
version = release = "1"
language = "en"
extensions = ["myst_parser", "sphinx_assess"]
myst_enable_extensions = ["colon_fence", "deflist", "tasklist"]
html_theme = "furo"
html_title = project
html_copy_source = False
html_static_path = ["_static"]
html_js_files = [("standin.js", {"defer": "defer"})]
assess_course = "lab-sample"
