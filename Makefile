# The portal's own commands; README.md explains them. Every one sets up what it needs.

export PYTHONUTF8 = 1
VENV := .venv
BIN := $(VENV)/bin
# The first Python of a version that the portal supports
PYTHON ?= $(shell for p in python3 python3.13 python3.12 python3.11; do \
	$$p -c 'import sys; sys.exit(not (3, 11) <= sys.version_info < (3, 14))' 2>/dev/null \
	&& echo $$p && break; done)

.PHONY: run test bench lint format lock messages

run: $(VENV)/run.stamp  ## Serve on port 8000 with demo content
	scripts/run

test: $(VENV)/dev.stamp  ## Run every test, the ones in a browser too
	scripts/test $(TESTS)

bench: $(VENV)/run.stamp  ## Measure what pages and visits cost; writes docs/performance.md
	scripts/bench

lint: $(VENV)/dev.stamp  ## Style, types and the import contract
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	DEBUG=true $(BIN)/mypy .
	$(BIN)/lint-imports

format: $(VENV)/dev.stamp  ## Mend the style where that can be done by machine
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

lock:  ## Write the lock files anew (needs uv)
	uv pip compile -q --universal --generate-hashes --no-strip-extras --no-emit-index-url --python-version 3.11 \
		pyproject.toml -o requirements.lock
	uv pip compile -q --universal --generate-hashes --no-strip-extras --no-emit-index-url --python-version 3.11 \
		pyproject.toml --group dev -o requirements-dev.lock

messages: $(VENV)/dev.stamp  ## Compile the Vietnamese catalogues
	$(BIN)/python -c 'import polib, pathlib; [polib.pofile(str(p)).save_as_mofile(str(p.with_suffix(".mo"))) for p in pathlib.Path("locale").rglob("*.po")]'

$(VENV)/bin/python:
	@test -n "$(PYTHON)" || { echo "Python 3.11, 3.12 or 3.13 is needed."; exit 1; }
	$(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); exit 1; }

$(VENV)/run.stamp: requirements.lock | $(VENV)/bin/python
	$(BIN)/python -m pip install -q --disable-pip-version-check --require-hashes -r requirements.lock
	touch $@

$(VENV)/dev.stamp: requirements-dev.lock requirements.lock | $(VENV)/bin/python
	$(BIN)/python -m pip install -q --disable-pip-version-check --require-hashes -r requirements-dev.lock
	touch $@ $(VENV)/run.stamp
