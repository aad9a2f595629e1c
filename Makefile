# Perspectief: everything a person does here by hand. `make` alone prints this list.
.DEFAULT_GOAL := help
SHELL := bash
.SHELLFLAGS := -eu -o pipefail -c
MAKEFLAGS += --no-print-directory
.ONESHELL:
.PHONY: help run setup test check fix bench cases proof docs drill sbom lock clean

VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet --quiet
PYTHON ?= $(shell for name in python3 python3.13 python3.12 python3.11; do \
	"$$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo "$$name" && break; done)
STYLES := src/perspectief/foundation/ui/styles
STYLESHEET := src/perspectief/foundation/ui/static/ui/perspectief.css
export DJANGO_SETTINGS_MODULE := perspectief.config.settings

help: ## print this list
	@echo "Perspectief. Two commands to start with: make run, make test."
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "  make %-8s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

run: $(VENV)/.ready-run $(STYLESHEET) ## start web and worker at http://localhost:8000 (PORT=8001 for another port)
	@exec $(BIN)/python -m tools.run

setup: $(VENV)/.ready-dev $(STYLESHEET) ## make .venv with everything that developing needs, and the stylesheet

test: check ## check, then all tests: SQLite, PostgreSQL, killed processes, a real browser
	@$(BIN)/python -m tools.test

check: setup ## style, types, storeys of the house, freshness of generated files
	@$(BIN)/python -m tools.check

fix: setup ## mend style and layout where a tool can, and make the generated files again
	@$(BIN)/ruff check --fix --quiet . || true
	$(BIN)/ruff format --quiet .
	$(BIN)/python -m tools.docs

bench: $(VENV)/.ready-bench ## measure speed against other engines; figures in build/bench.json
	@$(BIN)/python -m tests.benchmarks

cases: setup ## run the worked examples of the law, and print those that differ
	@$(BIN)/python -m perspectief.rules.cases

proof: setup ## every proof in its long form, one closing line each
	@$(BIN)/python -m tools.proof

docs: setup ## make the generated documents again
	@$(BIN)/python -m tools.docs

drill: setup ## back up and put back, on throw-away databases, and compare counts and checksums
	@$(BIN)/python -m tools.drill

sbom: $(VENV)/.ready-dev ## list what a release is made of: build/sbom.cdx.json (CycloneDX)
	@$(BIN)/python -m tools.sbom

lock: ## choose newer releases of what we depend on (needs uv)
	@$(PYTHON) -m tools.lock

clean: ## remove all that these commands made, the demo database too
	@rm -rf $(VENV) node_modules build var $(STYLESHEET) .mypy_cache .pytest_cache .ruff_cache .hypothesis

# ---- what the commands above stand on; each is made once, and again when what it is made from has changed ----

$(VENV)/bin/pip:
	@if [ -z "$(PYTHON)" ]; then echo "Perspectief needs Python 3.11 or newer, and found none on this machine." >&2; exit 1; fi
	echo "Making $(VENV) with $$($(PYTHON) --version) ..."
	rm -rf $(VENV)
	$(PYTHON) -m venv $(VENV)

# install LOCK: the locked releases, then this package itself, so that a changed line counts at once.
define install
echo "Installing $(1) ..."
$(PIP) install --require-hashes --requirement $(1)
$(PIP) install --no-deps --no-build-isolation --editable .
endef

$(VENV)/.ready-run: requirements.lock pyproject.toml | $(VENV)/bin/pip
	@$(call install,requirements.lock)
	touch $@

$(VENV)/.ready-dev: requirements-dev.lock pyproject.toml | $(VENV)/bin/pip
	@$(call install,requirements-dev.lock)
	touch $@ $(VENV)/.ready-run

$(VENV)/.ready-bench: requirements-bench.lock pyproject.toml | $(VENV)/bin/pip
	@$(call install,requirements-bench.lock)
	touch $@ $(VENV)/.ready-dev $(VENV)/.ready-run

$(STYLESHEET): package.json package-lock.json $(wildcard $(STYLES)/*.css) | $(VENV)/bin/pip
	@$(BIN)/python -m tools.styles
	touch $@
