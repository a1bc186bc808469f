# Thin calls of the package's command line; `make help` lists them.
SULUH := PYTHONPATH=scripts .venv/bin/python -m suluh
.DEFAULT_GOAL := help

.PHONY: help setup setup-browser site serve check test lint bench links links-live new lock sbom audit clean

help: ## list the commands
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 12

setup: ## make the environment (the other commands do it by themselves)
	@scripts/setup.sh

setup-browser:
	@scripts/setup.sh browser

site: setup ## set up and build the whole site into site/
	@$(SULUH) build

serve: setup ## live preview while you write
	@$(SULUH) serve

check: setup ## the content rules alone, in seconds
	@$(SULUH) check

test: setup-browser lint site ## set up, build and test everything
	@PYTHONPATH=scripts .venv/bin/python -m pytest -n auto --dist loadfile

lint: setup ## style and types of the code
	@.venv/bin/ruff check scripts tests
	@.venv/bin/ruff format --check scripts tests
	@.venv/bin/mypy

bench: setup-browser ## build time and growth, as ratios against plain MkDocs
	@PYTHONPATH=scripts:tests .venv/bin/python -m bench

links: setup ## check the site's own links offline
	@$(SULUH) links

links-live: setup ## ask every outside address whether it still answers (needs the web; Ctrl C keeps what was learnt)
	@$(SULUH) links-live

new: setup ## scaffold a provision, a term or a source: answers a few questions
	@$(SULUH) new

lock: ## write requirements.lock anew (needs uv)
	uv pip compile pyproject.toml --group test --universal --python-version 3.11 --generate-hashes \
	  --no-header --no-emit-index-url --quiet -o requirements.lock
	uv pip compile scripts/supply/supply.in --universal --python-version 3.11 --generate-hashes \
	  --no-header --no-emit-index-url --quiet -o scripts/supply/supply.lock

sbom: ## an inventory of everything we depend on, as CycloneDX
	@scripts/supply/run.sh sbom

audit: ## has anything we depend on a known weakness? (needs the web)
	@scripts/supply/run.sh audit

clean: ## remove what building made
	rm -rf build site .pytest_cache .mypy_cache .ruff_cache
