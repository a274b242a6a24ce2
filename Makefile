# Everything a user needs: make run, make test, make setup, make score, make bench.
SHELL := /bin/bash
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.ready
COMPILED := $(VENV)/.compiled
SHARED ?= ../shared

.PHONY: run test setup score bench lock

run: setup
	$(BIN)/cordiale build
	$(BIN)/cordiale dashboard

test: setup
	$(BIN)/ruff check etl dashboards tests
	$(BIN)/mypy
	$(BIN)/pytest -n 2

setup: $(COMPILED)

$(STAMP): requirements.lock pyproject.toml
	@if command -v uv >/dev/null 2>&1; then \
		([ -x $(BIN)/python ] || uv venv --quiet --python $(PYTHON) $(VENV)) && \
		uv pip install --quiet --python $(BIN)/python --require-hashes -r requirements.lock && \
		uv pip install --quiet --python $(BIN)/python --no-deps -e . ; \
	else \
		([ -x $(BIN)/python ] || $(PYTHON) -m venv $(VENV)) && \
		$(BIN)/pip install --quiet --require-hashes -r requirements.lock && \
		$(BIN)/pip install --quiet --no-deps -e . ; \
	fi
	@touch $@

# dates take two thirds of their time where there is a C compiler; without one the sources are read, with the same answers
$(COMPILED): $(STAMP) etl/compiled.py etl/patterns.py $(wildcard etl/dates/*.py)
	@$(BIN)/python -m etl.compiled >$(VENV)/compiled.log 2>&1 || \
		echo "Not compiled, so dates are read more slowly, with the same answers: see $(VENV)/compiled.log"
	@touch $@

score: setup
	@if [ -x $(SHARED)/eval/score.py ]; then BIN=$(BIN) SHARED=$(SHARED) tests/score.sh; \
	else echo "make score needs the annotated gold in $(SHARED), which is not part of this checkout"; fi

bench: setup
	$(BIN)/python -m tests.benchmarks

lock:
	uv pip compile pyproject.toml --extra dev --generate-hashes --no-emit-index-url --no-header \
		--no-annotate --python-version 3.11 --universal --quiet -o requirements.lock
