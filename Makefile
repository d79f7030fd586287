# Two commands: `make run` shows the whole job, `make test` proves it.
VENV := .venv
PYTHON ?= python3
BIN := $(VENV)/bin
UV := $(shell command -v uv 2>/dev/null)
PORT ?= 0

.PHONY: help run test soak eval words bench clean

help:            ## this list
	@grep -E '^[a-z]+: .*##' Makefile | sed 's/:.*## /\t/'

run: $(BIN)/frist            ## install, then read the sample minutes and open the pages
	@$(BIN)/frist demo --port $(PORT)

test: $(VENV)/.tested            ## install what tests need, then run them
	@sh .ci/packages
	@$(BIN)/ruff check && $(BIN)/ruff format --check -q
	@$(BIN)/mypy && $(BIN)/lint-imports
	@$(BIN)/pytest -n auto

soak: $(VENV)/.tested            ## the same with full counts (an hour or more)
	@sh .ci/packages
	@FRIST_SOAK=1 $(BIN)/pytest -n auto -m ""

eval: $(BIN)/frist            ## score reading on labelled minutes (EVAL=folder)
	@if [ -d "$(EVAL)" ]; then $(BIN)/frist eval "$(EVAL)"; else \
	  echo "There are no labelled minutes in $(EVAL). Name a folder: make eval EVAL=…"; fi
EVAL ?= ../shared/eval

words: $(VENV)/.tested            ## bring the catalogues up to date with what the pages say
	@$(BIN)/python -m tests.web.catalogues

bench: $(VENV)/.tested            ## race feed serving against nginx and what else is installed
	@$(BIN)/python benchmarks/feeds.py

clean:            ## remove what was installed and made here
	rm -rf $(VENV) demo dist build .pytest_cache .mypy_cache .ruff_cache .hypothesis

$(BIN)/frist: pyproject.toml
	@echo "Installing Frist into $(VENV) …"
ifdef UV
	@$(UV) venv -q --allow-existing --python $(PYTHON) $(VENV) && $(UV) pip install -q --python $(BIN)/python -e .
else
	@$(PYTHON) -m venv $(VENV) && $(BIN)/python -m pip install -q --disable-pip-version-check -e .
endif
	@touch $@

$(VENV)/.tested: $(BIN)/frist
	@echo "Installing what the tests need …"
ifdef UV
	@$(UV) pip install -q --python $(BIN)/python --group dev
else
	@$(BIN)/python -m pip install -q --disable-pip-version-check -U "pip>=25.1"
	@$(BIN)/python -m pip install -q --disable-pip-version-check --group dev
endif
	@touch $@
