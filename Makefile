# Every target works first thing in a fresh clone: it needs python3 and its venv module, nothing else.
# `make` alone says what there is. `make test ARGS="-k letter"` passes words on.

PYTHON ?= python3
BIN := .venv/bin
ARGS ?=
# With two workers on two cores the suite takes 14 min; half of it waits for disks and processes.
WORKERS ?= $(shell nproc 2>/dev/null || echo 2)

# A virtual environment whose Python is gone (the system was upgraded) would only fail: make it anew.
$(shell test -x $(BIN)/python || rm -rf .venv)

.PHONY: help run test check bench catalogues lock clean

help:
	@echo "make run         the demo on this machine; with BOT_TOKEN the bot on Telegram"
	@echo "make test        every test; the last line counts them"
	@echo "make check       format, lint, types, layers, catalogues, shape"
	@echo "make bench       this bot beside others, as ratios; and one machine with a million subscribers"
	@echo "make catalogues  new and changed sentences into bot/locale, for translators"
	@echo "make lock        pin every dependency anew (needs uv)"
	@echo "make clean       remove .venv and every cache; data/ stays"

run: .venv/runtime
	@exec $(BIN)/python -m bot $(ARGS)

test: .venv/tests
	@exec $(BIN)/python -m pytest -n $(WORKERS) --dist worksteal $(ARGS)

check: .venv/tests
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache
	$(BIN)/python -m pytest -q tests/test_shape.py tests/bot/test_locale.py

bench: .venv/bench
	@exec $(BIN)/python -m tests.benchmarks $(ARGS)

# LANGUAGE=fr begins a new one.
catalogues: .venv/runtime
	@exec $(BIN)/python -m bot.locale.catalogues $(LANGUAGE)

lock:
	@command -v uv >/dev/null || { echo "make lock needs uv on the PATH" >&2; exit 1; }
	@exec .ci/lock

clean:
	rm -rf .venv .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis build *.egg-info
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# Each stamp is newer than the lock file that was installed. The lock files hold one another, with
# the same versions: a greater one adds to what is there, and stands for the smaller ones as well.
.venv/runtime: requirements.lock
	$(install)
	@touch .venv/runtime

.venv/tests: tests/requirements.lock
	$(install)
	@touch .venv/runtime .venv/tests

.venv/bench: tests/benchmarks/requirements.lock
	$(install)
	@touch .venv/runtime .venv/tests .venv/bench

define install
@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
  || { echo "Python 3.11 or newer is needed, and $(PYTHON) is none: make PYTHON=python3.12 $(MAKECMDGOALS)" >&2; exit 1; }
@test -x $(BIN)/pip || { echo "Making .venv …"; $(PYTHON) -m venv .venv; }
@echo "Installing $< …"
@$(BIN)/python -m pip install -qq --disable-pip-version-check --no-input \
  --require-hashes --no-deps --only-binary :all: -r $<
endef
