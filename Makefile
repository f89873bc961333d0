.DEFAULT_GOAL := help
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
SOURCES := src tests tools benchmarks
LOCKING := --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --quiet

CHECKS := check-types check-style check-imports check-scripts \
	$(addprefix check-written-,css locales docs client places sorts)

.PHONY: check-types check-style check-imports check-scripts
.PHONY: help setup demo studio test check fix lock extras css locales docs client sheets art shots bench clean

help: ## list the targets
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## /  make \1\t/' | expand -t 18

$(BIN)/limelight: requirements.lock pyproject.toml tools/build_kernel.py $(wildcard src/limelight/renders/kernel/*.[ch])
	@$(PYTHON) -c 'import sys; v = sys.version_info[:2]; sys.exit(0 if (3, 11) <= v <= (3, 13) else "Limelight needs Python 3.11 to 3.13, this is %d.%d; try: make PYTHON=python3.12" % v)'
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check uv
	@$(BIN)/uv pip sync --quiet --require-hashes --python $(BIN)/python requirements.lock
	@$(BIN)/uv pip install --quiet --no-deps --no-build-isolation --python $(BIN)/python --editable .
	@touch $@

setup: $(BIN)/limelight ## build .venv from the hash lock

demo: setup ## make a real character video offline and say where it is
	@$(BIN)/limelight make "Three honest tips for growing basil on a windowsill" --seconds 20 --out demo

studio: setup ## start the studio and open it in a browser
	@$(BIN)/limelight studio --open

test: setup ## run every test
	@$(BIN)/python -m pytest

check: setup ## style, types, import contracts, committed CSS
	@$(MAKE) --no-print-directory --jobs 2 --output-sync $(CHECKS)

check-types: # the longest first
	@$(BIN)/mypy

check-style:
	@$(BIN)/ruff format --check --quiet $(SOURCES)
	@$(BIN)/ruff check --quiet $(SOURCES)

check-imports:
	@$(BIN)/lint-imports

check-scripts:
	@$(BIN)/python -m tools.check_types

check-written-%: # what a tool writes is as it would write it now
	@$(BIN)/python -m tools.build_$* --check

fix: setup ## format and repair what can be repaired
	@$(BIN)/ruff check --quiet --fix $(SOURCES) || true
	@$(BIN)/ruff format --quiet $(SOURCES)

lock: setup ## write the hash locks anew from pyproject.toml
	@$(BIN)/uv pip compile pyproject.toml --group dev $(LOCKING) --output-file requirements.lock
	@$(BIN)/uv pip compile pyproject.toml --all-extras $(LOCKING) --constraint requirements.lock --output-file requirements-extras.lock

extras: setup ## add the optional makers: faces, asr, llm (1.5 GB)
	@$(BIN)/uv pip install --quiet --require-hashes --python $(BIN)/python --requirements requirements-extras.lock

css: setup ## build the committed CSS
	@$(BIN)/python -m tools.build_css

locales: setup ## take what the pages say into the catalogs of their languages
	@$(BIN)/python -m tools.build_locales

docs: setup ## write docs/reference.md and docs/api.md from the program
	@$(BIN)/python -m tools.build_docs

client: setup ## write the typed client of the API from its OpenAPI document
	@$(BIN)/python -m tools.build_client

sheets: setup ## draw the contact sheets in docs/images/sheets
	@$(BIN)/python -m tools.build_sheets

art: setup ## draw the pictures of empty states and problem pages
	@$(BIN)/python -m tools.build_art

shots: setup ## take pictures of every page into test-results/shots
	@$(BIN)/python -m tools.shots test-results/shots

bench: setup ## run the benchmarks and print their tables
	@$(BIN)/python -m benchmarks

clean: ## remove .venv and caches; your data stays
	@rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache test-results
