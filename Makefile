# `make help` lists what there is. Everything is installed into .venv and
# node_modules and built into build/; `make clean` takes it all away.

PYTHON ?= python3
SPHINXOPTS ?=
# Two at a time; the tests of one file stay together and share what they built.
PYTEST_ARGS ?= -n 2 --dist loadfile
PORT ?= 8000

VENV := $(CURDIR)/.venv
BIN := $(VENV)/bin
# -W -n --keep-going: every warning is an error, and all of them are shown.
SPHINX := $(BIN)/python -m sphinx -q -W -n --keep-going -c . $(SPHINXOPTS)
# What Sphinx has read it does not read again, and does not warn of again: a failed build forgets it.
sphinx = $(SPHINX) -b $(1) -d build/doctrees/$(1) docs build/$(1) || { rm -rf build/doctrees/$(1); exit 1; }
# The tests find node, java and epubcheck here first; Playwright's own node needs a library more.
TEST_ENV := PATH="$(BIN):$$PATH" PLAYWRIGHT_NODEJS_PATH="$(BIN)/node"
SCRIPTS_JS := _ext/sphinx_assess/static
PYTHON_FILES := _ext docs scripts tests conf.py

.DEFAULT_GOAL := html
.PHONY: help html live tutor-model pdf epub check-epub doctest linkcheck linkcheck-offline test test-fast fuzz test-browsers test-editions lint bench-lint bench-tutor new-question catalogues format lock clean \
	env env-test env-pdf lint-python lint-types lint-js lint-text lint-html

help:  ## Show this list
	@echo "make TARGET, where TARGET is one of:"
	@sed -n 's/^\([a-z-]*\):.*  ## \(.*\)/  \1|\2/p' $(MAKEFILE_LIST) | \
		while IFS='|' read -r name text; do printf '%-18s %s\n' "$$name" "$$text"; done

# -- Builds ---------------------------------------------------------------------

html: env  ## Build the site into build/html
	@$(call sphinx,html)
	@echo "HTML: open build/html/index.html"

live: env  ## Build the site, show it on 127.0.0.1:PORT, build anew on every change
	@$(BIN)/sphinx-autobuild -q -n -c . -b html -d build/doctrees/live --port $(PORT) \
		--watch _ext --watch conf.py docs build/live

tutor-model: export PORT := $(or $(filter-out 8000,$(PORT)),8080)
tutor-model: export MODEL := $(MODEL)
tutor-model: env  ## Start a model server on 127.0.0.1 for labs, by hand: MODEL=file.gguf
	@$(BIN)/python scripts/tutor_model.py

# The exam is made of test sheets, every other edition is a book; docs/guide/paper.md.
EDITION ?= reader
EDITIONS := reader student solutions instructor exam
SUFFIX := $(if $(filter reader,$(EDITION)),,-$(EDITION))
BOOK := $(if $(filter exam,$(EDITION)),testsheets,latex)
# Two builds of one commit are equal, byte by byte.
pdf epub check-epub: export SOURCE_DATE_EPOCH ?= $(shell git log -1 --format=%ct 2>/dev/null || date -r CHANGELOG.md +%s)

pdf: env env-pdf  ## Build the PDF into build/pdf (installs LaTeX through apt-get where it may); EDITION=instructor, exam, ...
	@$(if $(filter $(EDITION),$(EDITIONS)),,echo "There is no edition '$(EDITION)'; take one of: $(EDITIONS)." >&2; exit 1)
	@$(SPHINX) -t $(EDITION) -b $(BOOK) -d build/doctrees/latex$(SUFFIX) docs build/latex$(SUFFIX) \
		|| { rm -rf build/doctrees/latex$(SUFFIX); exit 1; }
	@$(BIN)/python scripts/build_pdf.py build/latex$(SUFFIX) build/pdf

epub: env  ## Build the ePub into build/epub; EDITION=instructor, student, solutions
	@$(if $(filter $(EDITION),$(filter-out exam,$(EDITIONS))),,echo "There is no ePub of the edition '$(EDITION)'; take one of: $(filter-out exam,$(EDITIONS))." >&2; exit 1)
	@rm -rf build/epub$(SUFFIX)  # the builder packs whatever lies there, old pages too
	@$(SPHINX) -t $(EDITION) -b epub -d build/doctrees/epub$(SUFFIX) docs build/epub$(SUFFIX) \
		|| { rm -rf build/doctrees/epub$(SUFFIX); exit 1; }
	@for book in build/epub$(SUFFIX)/*.epub; do echo "ePub: $$book"; done

check-epub: epub env-test  ## Build the ePub and let epubcheck judge it; EDITION=... as for epub
	@$(TEST_ENV) $(BIN)/epubcheck build/epub$(SUFFIX)/*.epub
	@echo "epub: epubcheck finds nothing"

doctest: env  ## Run every code example of the course
	@$(call sphinx,doctest)
	@sed -n -e 's/^ *\([0-9]*\) hold$$/doctest: \1 keys of questions are proven/p' \
		-e '/^Doctest summary/,$$ s/^ *\([0-9]* tests*\)$$/doctest: \1 ran, none failed/p' \
		build/doctest/output.txt

linkcheck: env  ## Try every link to another site (needs the network)
	@$(BIN)/python -m sphinx -q -c . -b linkcheck -d build/doctrees/linkcheck docs build/linkcheck
	@echo "linkcheck: no broken link"

linkcheck-offline: html  ## Follow every link inside the built site, anchors included
	@$(BIN)/python scripts/check_links.py build/html

# -- Tests ----------------------------------------------------------------------

# The builds and checks come first: a test result says nothing where they fail.
test: html epub doctest lint  ## Build html, epub and doctest without a warning, check, run all tests
	@chromium=$$($(TEST_ENV) $(BIN)/python scripts/find_browser.py) && \
		$(TEST_ENV) ASSESS_CHROMIUM="$$chromium" $(BIN)/python -m pytest $(PYTEST_ARGS) tests

test-fast: env-test  ## Run the tests that need no browser and no build of the course (under a minute)
	@$(TEST_ENV) $(BIN)/python -m pytest -m "not slow" $(PYTEST_ARGS) tests/unit tests/js tests/builders

bench-tutor: html env-test  ## Measure the tutor of the labs on labelled messages (LAB=L1 SET=file.jsonl VERBOSE=1)
	@$(TEST_ENV) node scripts/bench_tutor.mjs $(if $(LAB),--lab $(LAB)) $(if $(SET),--set "$(SET)") \
		$(if $(VERBOSE),--verbose)

fuzz: export ASSESS_FUZZ := $(or $(CASES),20000)
fuzz: env-test  ## Read 20,000 pages made at random, right and wrong (CASES=number); others in each run
	@$(TEST_ENV) $(BIN)/python -m pytest $(PYTEST_ARGS) --dist load tests/fuzz

test-browsers: env-test  ## Go through a quiz and a test in Firefox and WebKitGTK (installs them where it may)
	@$(TEST_ENV) $(BIN)/python tests/browser/other/run.py

test-editions: env-test env-pdf  ## Print every edition as PDF and read it back (about five minutes)
	@$(TEST_ENV) $(BIN)/python -m pytest tests/paper/test_editions.py tests/paper/editions.py

lint: lint-python lint-types lint-js lint-text lint-html  ## Check Python, JavaScript, CSS, HTML, spelling and configuration

lint-python: env-test
	@$(BIN)/ruff check --quiet $(PYTHON_FILES)
	@$(BIN)/ruff format --quiet --check $(PYTHON_FILES) || \
		{ $(BIN)/ruff format --check $(PYTHON_FILES); exit 1; }
	@echo "lint: ruff finds nothing"

lint-types: env-test
	@$(BIN)/mypy --no-error-summary
	@echo "lint: mypy finds nothing"

lint-js: env-test
	@$(TEST_ENV) node_modules/.bin/tsc --project tsconfig.json
	@$(TEST_ENV) node_modules/.bin/biome lint --error-on-warnings --diagnostic-level=warn >/dev/null
	@echo "lint: tsc and biome find nothing"

lint-text: env-test
	@$(BIN)/codespell
	@$(BIN)/check-jsonschema --quiet --builtin-schema vendor.readthedocs .readthedocs.yaml
	@$(BIN)/check-jsonschema --quiet --builtin-schema vendor.github-workflows .github/workflows/*.yml
	@$(BIN)/check-jsonschema --quiet --builtin-schema vendor.github-issue-forms .github/ISSUE_TEMPLATE/[0-9]*.yml
	@$(BIN)/python scripts/check_project.py
	@$(BIN)/python scripts/check_terms.py
	@PYTHONPATH=_ext $(BIN)/python -m sphinx_assess lint docs
	@echo "lint: codespell, the schemas, check_project.py, check_terms.py and the item linter find nothing"

lint-html: env-test html
	@$(TEST_ENV) node_modules/.bin/html-validate --config .htmlvalidate.json "build/html/**/*.html"
	@echo "lint: html-validate finds nothing"

bench-lint: env  ## Measure the item linter against questions that people have labelled
	@$(BIN)/python scripts/bench_lint.py

new-question: env  ## Write the skeleton of a question into a page: KIND=choice PAGE=docs/... (IDENT=, OBJECTIVE=)
	@PYTHONPATH=_ext $(BIN)/python -m sphinx_assess new $(KIND) $(PAGE) \
		$(if $(IDENT),--ident "$(IDENT)") $(if $(OBJECTIVE),--objective "$(OBJECTIVE)")

catalogues: env  ## Bring the translations of the interface up to date with its sentences
	@$(BIN)/python scripts/update_catalogues.py

format: env-test  ## Let ruff format the Python code
	@$(BIN)/ruff check --quiet --fix $(PYTHON_FILES) || true
	@$(BIN)/ruff format $(PYTHON_FILES)

# -- Set-up ---------------------------------------------------------------------

env:
	@command -v $(PYTHON) >/dev/null 2>&1 || { echo "There is no '$(PYTHON)' here; install Python \
	3.11 or newer (on Debian and Ubuntu: apt-get install python3 python3-venv)." >&2; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or newer \
	is needed and '$(PYTHON)' is older; name another one, as in: make html PYTHON=python3.13" >&2; exit 1; }
	@$(PYTHON) scripts/setup_env.py docs

env-test: env
	@$(PYTHON) scripts/setup_env.py test

env-pdf: env
	@$(BIN)/python scripts/build_pdf.py --setup

lock: env  ## Choose versions anew from requirements*.in and package.json (needs uv)
	@uv pip compile --quiet --upgrade --universal --no-header \
		--generate-hashes --python-version 3.11 requirements.in -o requirements.txt
	@uv pip compile --quiet --upgrade --universal --no-header --generate-hashes \
		--python-version 3.11 -c requirements.txt requirements-dev.in -o requirements-dev.txt
	@$(MAKE) --no-print-directory env-test
	@$(TEST_ENV) npm install --package-lock-only --omit-lockfile-registry-resolved --no-audit --no-fund --silent
	@$(BIN)/python scripts/check_project.py

clean:  ## Remove everything that make made
	@rm -rf build .venv node_modules
	@find _ext docs scripts tests -name __pycache__ -prune -exec rm -rf {} +
	@rm -rf .pytest_cache .mypy_cache .ruff_cache .hypothesis
