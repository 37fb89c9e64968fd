# The commands of this repository; `make help` lists them.

SHELL := bash
.SHELLFLAGS := -eu -o pipefail -c
.DELETE_ON_ERROR:
MAKEFLAGS += --no-builtin-rules --warn-undefined-variables
.DEFAULT_GOAL := help

PYTHON ?= python3
NPM ?= npm
BIN := .venv/bin
WEB := agent_console/web
WEB_SOURCES := $(shell find $(WEB)/src $(WEB)/public -type f 2>/dev/null) \
	$(wildcard $(WEB)/index.html $(WEB)/vite.config.ts $(WEB)/tsconfig.json)
STATIC := agent_console/static/index.html
# Options for pytest, `hotline serve` and the benchmark, such as ARGS="-k greeting".
ARGS ?=
# What `make bench` measures.
BENCH ?= media

.PHONY: help demo test serve setup web check format bench model system clean

help: ## This list
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 10

demo: .venv/product $(STATIC) ## Set up what is missing, then run the centre with simulated residents and agents
	@$(BIN)/hotline demo $(ARGS)

test: .venv/development $(STATIC) ## Every test; those whose tools are missing are skipped, with the reason
	@$(BIN)/pytest -n 3 --dist loadscope $(ARGS)

serve: .venv/product $(STATIC) ## Run the centre for real (settings: docs/settings.md)
	@$(BIN)/hotline serve $(ARGS)

setup: .venv/development ## Python environment in .venv, with the tools for development

web: $(STATIC) ## Build the console's page

check: .venv/development $(WEB)/node_modules/.installed ## Style, types, import directions, docker files
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/pytest -q tests/test_architecture.py tests/test_docs.py tests/test_docker.py
	cd $(WEB) && $(NPM) run --silent check && $(NPM) run --silent test
	@if command -v hadolint >/dev/null; then hadolint docker/Dockerfile; \
		else echo "docker: hadolint is not here, Dockerfile checked by tests/test_docker.py only"; fi
	@if docker compose version >/dev/null 2>&1; then POSTGRES_PASSWORD=x docker compose -f docker/compose.yaml config -q; \
		else echo "docker: no docker compose here, compose.yaml checked by tests/test_docker.py only"; fi

format: .venv/development ## Let ruff lay out the code
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

bench: .venv/development ## Measure the media plane (ARGS="--calls 80"), or BENCH=orders, phrasing, speech
	@$(BIN)/python -m bench.$(BENCH) $(ARGS)

model: build/training/installed ## Build the small speech model anew, into build/model (ARGS="--budget 1600 --replace")
	@OMP_WAIT_POLICY=PASSIVE nice -n 19 build/training/bin/python -m speech.training --out build/model $(ARGS)

system: ## Install what the tests use from Debian or Ubuntu (asks for root)
	$(if $(filter 0,$(shell id -u)),,sudo) apt-get install -y --no-install-recommends $(shell cat .ci/packages)

clean: ## Remove what was built, keep data/
	rm -rf .venv build dist *.egg-info agent_console/static $(WEB)/node_modules \
		.mypy_cache .ruff_cache .pytest_cache .hypothesis

# -- what the commands above stand on -------------------------------------------------------------------------------

.venv/bin/python:
	@command -v $(PYTHON) >/dev/null || { echo "hotline needs Python 3.11 or newer; $(PYTHON) is not here" >&2; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "hotline needs Python 3.11 or newer; $$($(PYTHON) -V) is too old (make PYTHON=python3.12 …)" >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip' 2>/dev/null || \
		{ echo "this Python can't make environments; on Debian and Ubuntu: apt install python3-venv" >&2; exit 1; }
	$(PYTHON) -m venv .venv

.venv/product: pyproject.toml | .venv/bin/python
	$(BIN)/pip install --quiet --editable .
	@touch $@

# pyvoip (GPL-3) is installed for its contract tests only: the product never asks for it by itself.
.venv/development: pyproject.toml | .venv/bin/python
	$(BIN)/pip install --quiet --editable '.[dev,pyvoip]'
	@touch $@ .venv/product

# An environment of its own: PyTorch and the others are big, and the product doesn't need them.
build/training/installed: pyproject.toml | .venv/bin/python
	@command -v fstcompile >/dev/null || \
		{ echo "building the model needs OpenFst: apt install libfst-tools libfst22-plugins-base" >&2; exit 1; }
	.venv/bin/python -m venv build/training
	build/training/bin/pip install --quiet --editable '.[training]'
	@touch $@

$(WEB)/node_modules/.installed: $(WEB)/package.json $(WEB)/package-lock.json
	@command -v node >/dev/null || { echo "hotline needs Node 20.19 or newer to build its page; node is not here" >&2; exit 1; }
	@node -e 'const [a, b] = process.versions.node.split(".").map(Number); process.exit(a > 20 || (a == 20 && b >= 19) ? 0 : 1)' || \
		{ echo "hotline needs Node 20.19 or newer to build its page; $$(node -v) is too old" >&2; exit 1; }
	cd $(WEB) && $(NPM) ci --no-audit --no-fund --loglevel=error
	@touch $@

$(STATIC): $(WEB)/node_modules/.installed $(WEB_SOURCES)
	cd $(WEB) && $(NPM) run --silent build
	@touch $@
