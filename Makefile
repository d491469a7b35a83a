# Each target works alone, from a fresh clone: it makes .venv and installs the locked packages first.
PYTHON ?= python3
VENV := .venv
PY := $(VENV)/bin/python
UV := $(VENV)/bin/uv
LOCK := requirements.txt
UV_LOCK := packaging/bootstrap/uv.txt
STAMP := $(VENV)/.installed
COMPILE := $(UV) pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --no-emit-find-links --no-header --no-annotate
OFFSCREEN := QT_QPA_PLATFORM=offscreen
# modules are compiled once: the tests start hundreds of processes, each of which would compile them anew
unexport PYTHONDONTWRITEBYTECODE
# more for pytest, e.g. make test ARGS="tests/core -x"
ARGS ?=
# what this run of the tests leaves to another one
BUT :=
# Python keeps what it compiled, whatever this machine's habit: hundreds of tests start programs
unexport PYTHONDONTWRITEBYTECODE
# how pytest ends where ARGS leave no test to run
NONE := 5

.DEFAULT_GOAL := help
.PHONY: help install demo test check lint format types contracts bench bench-docs coverage covered-engine covered-others faults fuzz screenshots translations lock clean system-run system-test

help:  ## show the targets
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## /\t/' | expand -t 14

$(STAMP): $(LOCK) $(UV_LOCK) pyproject.toml packaging/bootstrap/make_venv.sh
	@PYTHON="$(PYTHON)" sh packaging/bootstrap/make_venv.sh $(VENV) $(LOCK)
	@touch $@

install: $(STAMP)  ## make .venv and install the locked packages and Sorter into it

system-run system-test: system-%: $(STAMP)
	@$(PY) packaging/bootstrap/system_libraries.py $*

demo: system-run  ## sort the sample photos and show the result
	@$(VENV)/bin/sorter demo

test: system-test  ## run the whole suite, without a display, on all cores
	$(OFFSCREEN) $(PY) -m pytest --numprocesses auto --dist worksteal -m "not alone" $(BUT) $(ARGS) || [ $$? -eq $(NONE) ]
	$(OFFSCREEN) $(PY) -m pytest -m alone $(ARGS) || [ $$? -eq $(NONE) ]

check: BUT := --ignore=tests/files
check: lint types contracts test coverage  ## everything that a change must pass

lint: $(STAMP)  ## style
	$(VENV)/bin/ruff check
	$(VENV)/bin/ruff format --check

format: $(STAMP)  ## mend the style
	$(VENV)/bin/ruff check --fix
	$(VENV)/bin/ruff format

types: $(STAMP)  ## types
	$(VENV)/bin/mypy

contracts: $(STAMP)  ## who may import whom
	$(VENV)/bin/lint-imports

coverage: system-test  ## every branch of what plans, moves and recovers is met by the tests of the file engine
	@mkdir -p build
	$(PY) -m coverage erase
	@$(MAKE) --no-print-directory --jobs 2 --output-sync covered-engine covered-others
	$(PY) -m coverage combine --quiet
	$(PY) -m coverage report

covered-engine: PART := tests/files/engine
covered-others: PART := tests/files --ignore=tests/files/engine
covered-engine covered-others:
	$(OFFSCREEN) $(PY) -m coverage run -m pytest -q $(PART)

bench: system-run  ## compare Sorter with plain scripts and with this machine's limit, and the file engine with bare renames and writes
	$(PY) tests/bench/compare.py
	$(PY) tests/bench/file_engine.py
	$(PY) tests/bench/tagging.py
	$(VENV)/bin/sorter bench

bench-docs: system-run  ## measure Sorter and plain scripts, and write the README's section on speed (TORCH=a python with torch)
	$(PY) tests/bench/readme.py --torch $(or $(TORCH),$(PY))

faults: system-test  ## the long form of the fault tests: an hour or more, may be interrupted (ARGS=--fresh begins anew)
	PYTHONPATH=tests $(PY) -m faults.everything $(ARGS)
	SORTER_LONG=1 $(OFFSCREEN) $(PY) -m pytest tests/faults

fuzz: system-test  ## damaged photos: 20,000 for each chain of decoders, half an hour or more (ARGS="FOLDER..." for bases of your own)
	PYTHONPATH=tests $(PY) -m fuzz.photo_files $(ARGS)
	PYTHONPATH=tests $(PY) -m fuzz.decoders $(ARGS)

screenshots: system-run  ## pictures of every state of the window, into build/screenshots
	$(OFFSCREEN) $(PY) packaging/screenshots/make.py --out build/screenshots

translations: $(STAMP)  ## gather all texts into packaging/translations/*.ts, and compile those (ARGS=--compile: only compile)
	$(PY) packaging/translations/renew.py $(ARGS)

lock: $(STAMP)  ## renew the locks: exact versions and hashes, no index address (UPGRADE=--upgrade for newer versions)
	$(COMPILE) $(UPGRADE) --group dev --output-file $(LOCK) pyproject.toml
	echo uv | $(COMPILE) $(UPGRADE) --output-file $(UV_LOCK) -
	@if grep -n '://' $(LOCK) $(UV_LOCK); then echo "A lock must hold no address." >&2; exit 1; fi

clean:  ## remove what the targets made
	rm -rf $(VENV) build dist .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis
