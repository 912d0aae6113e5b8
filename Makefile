# The commands of this project; `make help` lists them. Each one makes itself ready first (make setup).
SHELL := /bin/bash
.DEFAULT_GOAL := help
BIN := .venv/bin
# Workers of pytest: `make test JOBS=6`. Four keep two cores busy, since visits wait. A file stays on one worker, so that
# its servers start once; the whole visits come first, since a long file that begins last keeps everybody waiting.
JOBS ?= 4
PYTEST = $(BIN)/python -m pytest -n $(JOBS) --dist loadfile --no-loadscope-reorder
# More for the program called: `make test ARGS='-k grip'`, `make bench ARGS='--help'`.
ARGS ?=
RUNS ?= 20000
PYTHON_DIRS = $(wildcard kiosk tests benchmarks scripts)

.PHONY: audit study truth traces mutate help setup demo test lint cover bench fuzz soak crash day drift every agreement ledger lookups lock coverage

help:  ## this list
	@awk -F':.*## ' '/^[a-z]+:.*## / { printf "make %-6s %s\n", $$1, $$2 }' Makefile

setup:  ## install what is missing: system packages, .venv, Python and node packages
	@PYTHON="$(PYTHON)" scripts/setup.sh

demo: setup  ## run the kiosk on simulated devices
	@$(BIN)/kiosk demo $(ARGS)

test: lint  ## run what CI runs: lint, then every test
	@$(PYTEST) $(ARGS)

lint: setup  ## ruff, mypy --strict, the layers
	@$(BIN)/ruff check $(PYTHON_DIRS)
	@$(BIN)/mypy $(PYTHON_DIRS)
	@$(BIN)/lint-imports

cover: setup  ## the tests once more, with the lines they reach
	@$(PYTEST) --cov --cov-report=term --cov-report=html $(ARGS)

bench: setup  ## measure speed
	@$(BIN)/python -m benchmarks.bench $(ARGS)

truth: setup  ## hold every decoder, ours and other people's, against 500 and more known frames; writes docs/truth.md
	@$(BIN)/python -m benchmarks.truth --write $(ARGS)

fuzz: setup  ## feed every codec spoiled bytes, then let a coverage-guided fuzzer look for more (RUNS inputs each)
	@$(BIN)/python -m tests.long.fuzz $(ARGS)
	@$(BIN)/python -m tests.long.guided --runs $(RUNS)

soak: setup  ## run long, watch memory and references
	@$(BIN)/python -m tests.long.soak $(ARGS)

crash: setup  ## kill the kiosk while it saves, backs up, restores, rekeys, updates, erases: count what is lost
	@$(BIN)/python -m tests.long.crash $(ARGS)
	@$(BIN)/python -m tests.long.crash_keeping
	@FULL_DISK_STRIDE=1 $(BIN)/python -m pytest -q tests/store/test_full_disk.py

day: setup  ## live a working day of twenty residents through the real screens
	@$(BIN)/python -m tests.long.day.script $(ARGS)

drift: setup  ## how late a drifting device is found and how often falsely, beside the published run lengths
	@$(BIN)/python -m tests.long.drift $(ARGS)

every: setup  ## do every assessment once through the real screens, in both languages; pictures in OUT
	@$(BIN)/python -m tests.long.every $(ARGS)

visits: setup  ## eight whole visits by the names a screen reader reads; prints how many presses each took
	@$(BIN)/python -m tests.long.visits.script $(ARGS)

study: setup  ## a trial of thirty pairs through the real screens, with scales that are off, drift and lie; pictures in OUT
	@$(BIN)/python -m tests.long.study $(ARGS)

audit: setup  ## hold every resident screen in every look against the checklist (ARGS=--pairs is quick)
	@$(BIN)/python -m tests.audit $(ARGS)

agreement: setup  ## how often the intervals of a trial's report hold the truth: 10,000 made-up trials of each kind
	@$(BIN)/python -m tests.long.agreement $(ARGS)

ledger: setup  ## random corrections, merges, withdrawals, erasures: does the platform end equal to the store?
	@$(BIN)/python -m tests.long.ledger $(ARGS)

lookups: setup  ## look up twins 100,000 times: never the wrong person
	@$(BIN)/python -m tests.long.lookups $(ARGS)

coverage: setup  ## calibrate made-up devices 10,000 times each: do the 95 % intervals hold the truth?
	@$(BIN)/python -m tests.long.coverage $(ARGS)

traces: setup  ## count stands and steps in a thousand made-up traces of each kind
	@KIOSK_TRACES=1000 $(BIN)/python -m pytest -q tests/core/test_counting.py $(ARGS)

mutate: setup  ## make one line wrong at a time in core and codecs: do their tests notice? (hours; ARGS names modules)
	@$(BIN)/mutmut run $(ARGS)
	@$(BIN)/mutmut results

lock: setup  ## pin every package anew (requirements*.txt, THIRD_PARTY_NOTICES.md)
	@scripts/lock.sh
