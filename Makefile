# `make report` installs what is needed and evaluates the demonstration; `make test` installs and checks everything.
PYTHON ?= python3
BIN := .venv/bin
STAMP := .venv/installed
NODE_STAMP := node_modules/.package-lock.json
LOCK := requirements.lock

.PHONY: report test test-others test-services test-documents test-browser bench mutants generated lock

report: $(STAMP)
	@$(BIN)/utilite evaluate silver_geek

test: $(STAMP)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/pytest -n 2 --dist loadfile --ignore=tests/documents --ignore=tests/services

# The laws that are tested on examples, on others than those of `make test`: new ones at each run, to look for what nobody thought of.
test-others: $(STAMP)
	$(BIN)/pytest -n 2 --dist loadfile -m hypothesis --hypothesis-profile=others --ignore=tests/documents --ignore=tests/services

# What needs a service beside it: a Prefect server, a Dask cluster, a mail server; all on this machine, for as long as the tests last.
test-services: $(STAMP)
	$(BIN)/pytest tests/services

# Every edition of the demonstrations, whole: its PDF, its HTML, and that both say the same in the same order.
test-documents: $(STAMP)
	$(BIN)/pytest tests/documents

# Every edition of the demonstrations in a browser (Debian's chromium, or CHROMIUM=path), read by axe-core.
test-browser: $(STAMP) $(NODE_STAMP)
	@node --test --test-reporter=spec tests/browser/reports.test.mjs

bench: $(STAMP)
	$(BIN)/python -m benchmarks

# Some hundred single changes of the code, always the same: how many the tests see, room by room. It forks; not for CI.
mutants: $(STAMP)
	$(BIN)/python -m benchmarks.mutants

# Pages and schemas that are made from the definitions; a test says when they are stale.
generated: $(STAMP)
	$(BIN)/utilite catalogue

# Only after a change of dependencies in pyproject.toml.
lock: $(STAMP)
	$(BIN)/uv pip compile --universal --generate-hashes --no-emit-index-url --no-header --no-annotate --extra dev \
		--quiet --output-file $(LOCK) pyproject.toml

# The stamp is written last: an installation that was interrupted starts again. uv comes from the same hashed lock.
$(STAMP): $(LOCK) pyproject.toml
	$(PYTHON) -m venv .venv
	@echo "Installation dans .venv (une à deux minutes la première fois)…"
	@awk '/^[^ ]/ { kept = /^uv==/ } kept' $(LOCK) > .venv/uv.lock
	@( $(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r .venv/uv.lock \
		&& UV_LINK_MODE=copy UV_SYSTEM_CERTS=1 $(BIN)/uv pip sync --quiet --python $(BIN)/python --require-hashes --compile-bytecode $(LOCK) \
	) || { echo "uv ne peut pas installer ici : pip prend le relais, plus lentement." >&2 \
		&& $(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r $(LOCK); }
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $(STAMP)

$(NODE_STAMP): package-lock.json
	@command -v npm >/dev/null || { echo "Node.js et npm manquent : installez-les (20 ou plus) pour les essais dans un navigateur." >&2; exit 1; }
	@npm ci --no-progress --loglevel=error
	@touch $@
