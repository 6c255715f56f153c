# What a user needs: `make run`, `make test`. Everything happens in .venv, which the first call creates.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
DATA ?= data
PORT ?= 8000
BENCH ?= /tmp/bench-site
GALLERY ?= /tmp/gallery
CORPUS ?= ../shared/corpus

.DEFAULT_GOAL := help
.PHONY: help api run test soak screenshots gallery test-ocr bench-time bench-extraction bench-site bench-reports dictionary check format clean

help: ## list the targets
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 16

$(VENV)/.run: pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --upgrade 'pip>=25.1'
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	touch $@

$(VENV)/.dev: $(VENV)/.run
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --group dev
	touch $@

run: $(VENV)/.run ## build the demonstration archive and serve it on http://127.0.0.1:8000
	$(BIN)/league-archive --database sqlite:///$(DATA)/demonstration.db init --if-missing --upgrade
	$(BIN)/league-archive --database sqlite:///$(DATA)/demonstration.db serve --port $(PORT)

test: $(VENV)/.dev ## run the tests (SQLite; PostgreSQL and a browser where they are found)
	$(BIN)/python -m pytest -n auto

soak: $(VENV)/.dev ## the tests that take an hour: 500 sequences of corrections, 200 killed imports of the corpus
	$(BIN)/python -m pytest -m soak

screenshots: $(VENV)/.dev ## make the pictures of the README anew (needs Chromium)
	$(BIN)/python docs/screenshots.py

gallery: $(VENV)/.dev ## photograph every page (demonstration, and the files of CORPUS where they are) into /tmp/gallery
	$(BIN)/league-archive --database sqlite:///$(DATA)/demonstration.db init --if-missing --upgrade
	$(BIN)/python -m benchmarks.gallery.run $(GALLERY) demonstration=sqlite:///$(DATA)/demonstration.db $(if $(wildcard $(CORPUS)),corpus=$(CORPUS)) --made

test-ocr: $(VENV)/.dev ## the tests of OCR (installs the extra [ocr], some 400 MB)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[ocr]'
	$(BIN)/python -m pytest -m ocr

bench-time: ## measure the reading of dates beside other readers, in an environment of its own
	$(PYTHON) -m venv $(VENV)-bench
	$(VENV)-bench/bin/python -m pip install --quiet --disable-pip-version-check --upgrade 'pip>=25.1'
	$(VENV)-bench/bin/python -m pip install --quiet --disable-pip-version-check --editable .
	$(VENV)-bench/bin/python -m pip install --quiet --disable-pip-version-check --pre --group bench
	$(VENV)-bench/bin/python -m benchmarks.time.run

bench-extraction: $(VENV)/.dev ## measure all extraction together: characters a second, memory, a catalogue of 50,000 names
	$(BIN)/python -m benchmarks.extraction.run

dictionary: $(VENV)/.run ## write docs/data-dictionary.md anew from the views
	$(BIN)/python -m archive.schema.views.dictionary > docs/data-dictionary.md

api: $(VENV)/.run ## write docs/openapi.json anew, when the API has grown
	$(BIN)/python docs/openapi.py

bench-reports: $(VENV)/.dev ## measure the reports at a million milestones beside Datasette, and the memory of complete files
	mkdir -p $(BENCH)
	test -f $(BENCH)/reports.db || $(BIN)/python -m benchmarks.site.generate sqlite:///$(BENCH)/reports.db
	test -f $(BENCH)/.filled || $(BIN)/python -m benchmarks.reports.fill $(BENCH)/reports.db
	touch $(BENCH)/.filled
	DATASETTE=$(BIN)/datasette $(BIN)/python -m benchmarks.reports.run $(BENCH)/reports.db

bench-site: $(VENV)/.dev ## measure the site at a million milestones: hello, plain SQL, Datasette, imports
	mkdir -p $(BENCH)
	test -f $(BENCH)/million.db || $(BIN)/python -m benchmarks.site.generate sqlite:///$(BENCH)/million.db
	test -x $(BENCH)/datasette/bin/datasette || $(PYTHON) -m venv $(BENCH)/datasette
	$(BENCH)/datasette/bin/python -m pip install --quiet --disable-pip-version-check datasette
	DATASETTE=$(BENCH)/datasette/bin/datasette $(BIN)/python -m benchmarks.site.run sqlite:///$(BENCH)/million.db
	-cd $(BENCH) && test -d package || (npm pack --silent vis-timeline@8 && tar xzf vis-timeline-*.tgz)
	$(BIN)/python -m benchmarks.site.browser sqlite:///$(BENCH)/million.db $$(test -d $(BENCH)/package && echo --vis $(BENCH)/package)
	$(BIN)/python -m benchmarks.site.search sqlite:///$(BENCH)/million.db
	$(BIN)/python -m benchmarks.site.imports $(BENCH)/million.db

check: $(VENV)/.dev ## lint, format and types
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

format: $(VENV)/.dev ## rewrite the code in the house format
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

clean: ## remove what the targets made (the environment and the demonstration archive)
	rm -rf $(VENV) $(VENV)-bench $(DATA) .pytest_cache .ruff_cache .mypy_cache
