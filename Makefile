# Every command makes the environment that it needs: a fresh machine wants Python 3.11+ and nothing else.
#   make run    analyse the sample if needed and serve the dashboard
#   make test   every test, in real browsers where one can be had (never skipped in CI)
#   make check  lint, types, import direction      make bench    timings, as ratios from one run
#   make quality  measure accuracy against ../shared and raise the floors in data/quality.toml

PYTHON ?= python3
BIN := .venv/bin

.PHONY: run test check bench quality clean

run: .venv/runtime
	$(BIN)/streamlit run app.py

test: .venv/development
	$(BIN)/python tests/get_browser.py
	$(BIN)/python -m pytest -n 2 --dist loadgroup

check: .venv/development
	$(BIN)/ruff check .
	$(BIN)/ruff format --check aqwal components pages tests benchmarks app.py
	$(BIN)/mypy
	$(BIN)/python -m pytest tests/test_imports.py

bench: .venv/development
	$(BIN)/python -m benchmarks

quality: .venv/development
	$(BIN)/python -m benchmarks.quality --raise

.venv/python:
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Aqwal needs Python 3.11 or newer; this is " + sys.version.split()[0])'
	$(PYTHON) -m venv .venv || { echo "No venv module: on Debian and Ubuntu, apt-get install python3-venv"; exit 1; }
	touch $@

.venv/runtime: requirements.txt | .venv/python
	$(BIN)/pip install --quiet --disable-pip-version-check -r requirements.txt
	touch $@

.venv/development: requirements-dev.txt .venv/runtime
	$(BIN)/pip install --quiet --disable-pip-version-check -r requirements-dev.txt
	touch $@

clean:
	rm -rf .venv var build
