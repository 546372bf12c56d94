# Every job of the project, for people and for CI alike.  `make` alone lists them.
SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:

PYTHON ?= python3
OUT ?= out
ARTICLES ?=
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed

.PHONY: help setup viewer graph test lint format bench docs lock clean

help: ## list these jobs
	@printf 'Corridor: from articles to a knowledge graph in which every statement shows its sentence.\n\n'
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/  make \1|\2/p' $(firstword $(MAKEFILE_LIST)) | awk -F'|' '{printf "%-14s %s\n", $$1, $$2}'
	@printf '\nFor your own articles:  make graph ARTICLES="page.html folder/" OUT=my-graph\n'

setup: $(STAMP) ## install everything that is needed into .venv (about 1.1 GB)

# The lock holds hashes alone, so any mirror serves; the project goes in without touching what is locked.
$(STAMP): pyproject.toml requirements/lock.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Corridor needs Python 3.11 or newer; this is " + sys.version.split()[0])'
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { echo 'Python has no venv here; on Debian: apt-get install python3-venv' >&2; exit 1; }
	@echo 'Installing into $(VENV); the first time takes a minute or two …'
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install -qq --require-hashes --no-deps -r requirements/lock.txt
	@$(BIN)/python -m pip install -qq --no-deps --no-build-isolation -e .
	@touch $@

viewer: $(STAMP) ## bundle the page's viewer if its sources have changed
	@$(BIN)/python hatch_build.py

graph: viewer ## build the bundled articles (or ARTICLES="…") into out/ (or OUT=…)
	@$(BIN)/corridor build --out $(OUT) $(ARTICLES)

test: lint ## all checks and all tests; what CI runs
	@$(BIN)/python -m pytest

lint: viewer ## style, types (Python's and TypeScript's) and the one way of imports
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/python hatch_build.py --check
	@$(BIN)/lint-imports --no-logo

format: $(STAMP) ## put the code into the project's style
	@$(BIN)/ruff check --fix .
	@$(BIN)/ruff format .
	@$(BIN)/python hatch_build.py --format

bench: viewer ## speed, memory and determinism (some minutes); see tests/bench
	@for job in startup reading build page filters growth determinism; do $(BIN)/python tests/bench/$$job.py; echo; done

docs: viewer ## write docs/commands.md, docs/rules.md and the README's figures anew
	@$(BIN)/python docs/generate.py

lock: $(STAMP) ## write requirements/lock.txt anew from pyproject.toml
	@$(BIN)/uv pip compile --quiet --universal --upgrade --python-version 3.11 --extra dev --generate-hashes \
		--no-emit-index-url --no-emit-find-links --no-header --no-annotate --output-file requirements/lock.txt pyproject.toml

clean: ## remove what was built; .venv stays
	@rm -rf $(OUT) build dist exports/page/assets .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
	@find . -path ./$(VENV) -prune -o -name __pycache__ -type d -exec rm -rf {} +
