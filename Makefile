# Every helper of the project. `make` alone prints them.
SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help

OUT ?= out
MONTHS ?= 10000
SEED ?= 2026
IMPORTS := --explicit-target-dependency-import-check error
SWIFT_FILES := Package.swift Sources Tests
BUILD_PACKAGES := libxlsxwriter-dev zlib1g-dev libssl-dev libsqlite3-dev pkg-config
TEST_PACKAGES := libxml2-utils xsltproc python3 python3-pip python3-openpyxl strace util-linux \
  mount e2fsprogs faketime locales
BENCH_PACKAGES := gcc libc6-dev python3 python3-venv
# LibreOffice opens every workbook once more and prints it; large, so only where asked for.
OFFICE_PACKAGES := libreoffice-calc-nogui poppler-utils
OFFICE := $(if $(filter true,$(CI))$(filter 1,$(INSTALL_OFFICE)),yes)

# Installs those of $(1) that are missing; does nothing, and needs no rights, when none is.
# The package lists are fetched only when they do not know a package yet.
define install
missing=(); for name in $(1); do \
  [[ "$$(dpkg-query -W -f '$${db:Status-Status}' "$$name" 2>/dev/null || true)" == installed ]] \
    || missing+=("$$name"); done; \
if (( $${#missing[@]} )); then \
  echo "installing $${missing[*]}"; \
  root=(); (( EUID == 0 )) || root=(sudo); \
  apt-cache show "$${missing[@]}" >/dev/null 2>&1 || "$${root[@]}" apt-get update -qq; \
  "$${root[@]}" env DEBIAN_FRONTEND=noninteractive \
    apt-get install -y -qq --no-install-recommends "$${missing[@]}" >/dev/null; \
fi
endef

# Runs the tests; on success only what was skipped and the runner's closing lines, else everything.
define run-tests
log="$$(mktemp)"; trap 'rm -f "$$log"' EXIT; \
if $(1) >"$$log" 2>&1; then grep -E ' skipped[.:]|Test run with' "$$log" || tail -n 3 "$$log"; \
else status=$$?; cat "$$log"; exit $$status; fi
endef

.PHONY: help
help: ## print this table
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-13s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

.PHONY: packages
packages: ## install the Debian packages the build needs
	@$(call install,$(BUILD_PACKAGES))

.PHONY: test-packages
test-packages: packages ## ... and those the tests need
	@$(call install,$(TEST_PACKAGES))

.PHONY: office
office: ## ... and LibreOffice, with CI=true or INSTALL_OFFICE=1
	@$(if $(OFFICE),$(call install,$(OFFICE_PACKAGES)),:)

.PHONY: run
run: packages ## bill samples/ for two months and correct one, into out/, with a release build
	swift build -c release $(IMPORTS)
	@samples/tour.sh "$$(swift build -c release --show-bin-path)/invoice-run" $(OUT)

.PHONY: build
build: packages ## debug build, warnings and undeclared imports are errors
	swift build $(IMPORTS)

.PHONY: test
test: test-packages ## debug build and all tests
	swift build --build-tests $(IMPORTS)
	@$(call run-tests,swift test --skip-build --disable-xctest)

.PHONY: test-release
test-release: test-packages ## all tests in a release build: the laws and simulations at full speed
	swift build -c release --build-tests $(IMPORTS)
	@$(call run-tests,swift test -c release --skip-build --disable-xctest)

# Kills and failing calls of each job in `make torture`, drawn by seed; empty for every one: hours.
POINTS ?= 850

.PHONY: torture
torture: test-packages ## kills, failing calls, full disks, power cuts, wrong clocks ...: an hour
	swift build -c release $(IMPORTS)
	python3 Tests/Torture/torture.py "$$(swift build -c release --show-bin-path)/invoice-run" \
	  $(if $(POINTS),--points $(POINTS))

.PHONY: bench
bench: packages ## measure beside DuckDB, polars, pandas and bare C: docs/performance.md
	@$(call install,$(BENCH_PACKAGES))
	swift build -c release $(IMPORTS)
	python3 Benchmarks/run.py "$$(swift build -c release --show-bin-path)/invoice-run" \
	  .build/bench --write docs/performance.md

.PHONY: hostile
hostile: test-packages build ## endless, bottomless and moving files, none of which may hurt: an hour
	python3 Tests/Torture/torture.py "$$(swift build --show-bin-path)/invoice-run" --only hostile

# Seconds for each target of `make fuzz`.
SECONDS_EACH ?= 60

.PHONY: fuzz
fuzz: packages ## every reader under libFuzzer, SECONDS_EACH=60 each; what breaks is kept
	python3 Tests/Fuzz/fuzz.py --seconds $(SECONDS_EACH)

.PHONY: fuzz-sample
fuzz-sample: packages ## ... its corpus once more and a second of each; a minute with CI=true
	python3 Tests/Fuzz/fuzz.py --sample --seconds $(if $(filter true,$(CI)),60,1)

.PHONY: memcheck
memcheck: packages build ## samples/ under valgrind and with AddressSanitizer, and an error planted
	@$(call install,valgrind binutils)
	swift build --sanitize=address --scratch-path .build-asan $(IMPORTS)
	python3 Tests/Torture/memcheck.py "$$(swift build --show-bin-path)/invoice-run" --planted
	python3 Tests/Torture/memcheck.py "$$(swift build --show-bin-path)/invoice-run"
	program="$$(swift build --scratch-path .build-asan --show-bin-path)/invoice-run"; \
	python3 Tests/Torture/memcheck.py "$$program" --address --planted; \
	python3 Tests/Torture/memcheck.py "$$program" --address

.PHONY: mutants
mutants: ## change the rules of money token by token: tests must notice; half an hour
	python3 Tests/Mutants/mutants.py

.PHONY: simulate
simulate: test-packages ## 10,000 months of disputes, corrections and runs that die, release build
	swift build -c release --build-tests $(IMPORTS)
	SIMULATE=$(MONTHS) SEED=$(SEED) swift test -c release --skip-build --disable-xctest \
	  --filter YearTests/simulation

.PHONY: golden
golden: test-packages ## record the golden files anew and show what changed
	swift build --build-tests $(IMPORTS)
	@$(call run-tests,env RECORD=1 swift test --skip-build --disable-xctest)
	git --no-pager diff --stat -- Tests samples docs

.PHONY: format
format: ## lay out every Swift file
	swift format --in-place --parallel --recursive $(SWIFT_FILES)

.PHONY: lint
lint: ## refuse what `make format` would change
	swift format lint --strict --parallel --recursive $(SWIFT_FILES)

.PHONY: check
check: office lint build test fuzz-sample ## all that CI runs

.PHONY: clean
clean: ## remove what was built and out/
	rm -rf .build .build-fuzz .build-asan $(OUT)
