# lifaudit: `make demo` plays the main job, `make test` passes the tests. Both make their own environment.

OUT ?= demo
JOBS ?= 2
ROUNDS ?= 300
ANSWERS ?= 30
FROZEN ?= build/frozen
PY := .venv/bin/python
LOCKS := resources/locks

# What a person's own shell sets must not change what is tested.
unexport PYTHONPATH PYTHONHOME PYTHONSTARTUP PYTHONWARNINGS PYTEST_ADDOPTS VIRTUAL_ENV COVERAGE_FILE
# Qt wants a UTF-8 locale, and a bare machine has none.
export LC_ALL := C.UTF-8
export PYTHONUTF8 := 1

OFFSCREEN := QT_QPA_PLATFORM=offscreen
# Without a display the demo draws to memory; with one it opens the window at the end.
ifeq ($(DISPLAY)$(WAYLAND_DISPLAY)$(filter Darwin,$(shell uname)),)
DEMO_SCREEN := $(OFFSCREEN)
endif

.PHONY: help demo test lint pytest campaign bench pictures approve screen perfect lock licences sbom release icon freeze wine clean

help:
	@echo "make demo [OUT=folder]  play a whole audit and leave its signed report in OUT (default: demo)"
	@echo "make test               lint, types, floors, tests and coverage"
	@echo "make lint               ruff, mypy and import-linter only"
	@echo "make pictures           compare every page in every theme and text size, not three of six"
	@echo "make approve            take today's screenshots as the approved ones"
	@echo "make screen             do the whole job on a real screen, by ear and keyboard (Linux)"
	@echo "make bench              measure the bars and write docs/performance.md"
	@echo "make wine [AGAIN=1]     build the MSI and the setup for Windows, and try them under wine"
	@echo "make campaign [ROUNDS=300]  kill, flip, merge and draw anew for as long as it takes"
	@echo "make perfect            add what is wholly covered to tests/house/perfect.txt"
	@echo "make freeze [AGAIN=1]   freeze the program and try the tree; AGAIN: a second one is the same"
	@echo "make icon               draw the icon of the launchers from the mark"
	@echo "make lock               lock the dependencies again (needs uv)"
	@echo "make licences           gather what ships under which licence, and the texts"
	@echo "make release KEY=.. SIGNER=.. NOTES=.. FILES=..  sign an update file (resources/release/README.md)"
	@echo "make sbom               write what ships as CycloneDX into build/lifaudit.cdx.json"

.venv/.ready: $(LOCKS)/requirements-dev.txt .ci/setup
	@.ci/setup

demo: .venv/.ready
	$(DEMO_SCREEN) $(PY) -m ui demo --out "$(OUT)"

test: lint pytest

lint: .venv/.ready
	.venv/bin/ruff check .
	.venv/bin/ruff format --check .
	.venv/bin/mypy
	.venv/bin/lint-imports

pytest: .venv/.ready
	@mkdir -p build
	$(OFFSCREEN) $(PY) -m pytest -q -n $(JOBS) \
		--cov --cov-config=.ci/coverage.toml --cov-report=json:build/coverage.json --cov-report=term
	$(PY) tests/house/ratchet.py check build/coverage.json

perfect: pytest
	$(PY) tests/house/ratchet.py grow build/coverage.json

campaign: .venv/.ready
	$(OFFSCREEN) ROUNDS=$(ROUNDS) $(PY) -m pytest -q -s -o python_files='campaign_*.py' \
		-o faulthandler_timeout=0 tests/campaign
	$(OFFSCREEN) $(PY) -m pytest -q -n $(JOBS) -m hypothesis --hypothesis-profile=anew tests

wine: .venv/.ready
	@.ci/wine

bench: .venv/.ready
	$(OFFSCREEN) PACKS=10 ANSWERS=$(ANSWERS) PYTHONPATH=tests $(PY) -m bench docs/performance.md

pictures: .venv/.ready
	$(OFFSCREEN) LIFAUDIT_PICTURES=all $(PY) -m pytest -q -n $(JOBS) tests/screens

approve: .venv/.ready
	$(OFFSCREEN) LIFAUDIT_APPROVE=1 $(PY) -m pytest -q -n $(JOBS) tests/screens

screen: .venv/.ready
	.ci/screen $(PY) -m pytest -q -o python_files='onscreen_*.py' -o faulthandler_timeout=0 \
		tests/onscreen

lock:
	@command -v uv >/dev/null || { echo "uv is needed: pipx install uv"; exit 1; }
	uv pip compile --universal --no-header --generate-hashes --python-version 3.11 \
		-o $(LOCKS)/requirements.txt pyproject.toml
	uv pip compile --universal --no-header --generate-hashes --python-version 3.11 --group dev \
		-o $(LOCKS)/requirements-dev.txt pyproject.toml
	uv pip compile --universal --no-header --generate-hashes --python-version 3.11 --group build \
		-c $(LOCKS)/requirements.txt -o $(LOCKS)/requirements-build.txt pyproject.toml
	uv pip compile --python-platform windows --no-header --generate-hashes --python-version 3.12 \
		--group windows -o $(LOCKS)/requirements-windows.txt

licences: .venv/.ready
	$(PY) tests/house/licences.py docs/licences.md
	$(PY) tests/house/notices.py $(WHEELS)

sbom: .venv/.ready
	$(PY) tests/house/inventory.py build/lifaudit.cdx.json

release: .venv/.ready
	@$(PY) .ci/release.py --key "$(KEY)" --signer "$(SIGNER)" --notes "$(NOTES)" $(FILES)

icon: .venv/.ready
	$(OFFSCREEN) $(PY) resources/installer/icon.py resources/mark/lifaudit.svg resources/mark/lifaudit.ico

.venv-build/.ready: $(LOCKS)/requirements-build.txt .ci/setup-build
	@.ci/setup-build

freeze: .venv/.ready .venv-build/.ready
	.ci/freeze "$(FROZEN)/first"
	$(if $(AGAIN),.ci/freeze "$(FROZEN)/again")
	$(if $(AGAIN),AGAIN="$(FROZEN)/again/lifaudit") FROZEN="$(FROZEN)/first/lifaudit" \
		$(OFFSCREEN) $(PY) -m pytest -q -s -o faulthandler_timeout=0 tests/rings/ring_frozen.py

clean:
	rm -rf build dist .coverage* .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
