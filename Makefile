# brochure: bilingual PDF brochures from YAML.
#
# `make` and `make test` are all that a newcomer needs; `make help` lists the rest.
# Everything made here lands in out/, except the fonts (fonts/node_modules, by npm).
#
# One set of rules serves every kind of build. A build is a folder below out/, named by
# BUILD, and a KIND of flags: `make sanitize` is `make BUILD=out/sanitize KIND=sanitize`.

SHELL := /bin/bash
.DELETE_ON_ERROR:
.SUFFIXES:
MAKEFLAGS += --no-builtin-rules
ifeq ($(MAKELEVEL),0)
ifeq ($(filter -j%,$(MAKEFLAGS)),)
MAKEFLAGS += -j$(shell nproc 2>/dev/null || echo 1)
endif
endif

BUILD  ?= out/build
KIND   ?= plain
PREFIX ?= /usr/local
# The C compiler of the machine; the checks name gcc and clang themselves.
CC := $(if $(filter default,$(origin CC)),cc,$(CC))

# ---- what exists ---------------------------------------------------------------------

SOURCES  := $(sort $(shell find src -name '*.c'))
MAIN     := src/main.c
PARTS    := $(filter-out $(MAIN),$(SOURCES))
UNITS    := $(sort $(wildcard tests/unit/test_*.c))
FUZZERS  := $(sort $(wildcard tests/fuzz/fuzz_*.c))
CONTENT  := content/stara-zagora.yaml
BROCHURE := out/stara-zagora-2027-council.pdf
SCHEMA   := out/brochure.schema.json

PROGRAM := $(BUILD)/brochure
LIBRARY := $(BUILD)/libbrochure.a
FLAGS   := $(BUILD)/compile.flags
LINK    := $(BUILD)/link.flags
# Colours of the screen, and of sheet-fed offset on coated paper (FOGRA39).
PROFILE := $(BUILD)/profiles/sRGB.icc $(BUILD)/profiles/ISOcoated_v2_300_bas.icc
FONTS   := fonts/node_modules/.package-lock.json

PART_OBJECTS := $(PARTS:src/%.c=$(BUILD)/%.o)
MAIN_OBJECT  := $(MAIN:src/%.c=$(BUILD)/%.o)
UNIT_TESTS   := $(UNITS:tests/unit/%.c=$(BUILD)/tests/%)
REPLAYS      := $(FUZZERS:tests/fuzz/fuzz_%.c=$(BUILD)/tests/replay_%)
DEPENDENCIES := $(PART_OBJECTS:.o=.d) $(MAIN_OBJECT:.o=.d) \
                $(UNIT_TESTS:=.d) $(REPLAYS:=.d)

# ---- packages ------------------------------------------------------------------------

PACKAGES := libc6-dev pkg-config libhpdf-dev libharfbuzz-dev libfreetype-dev libyaml-dev \
            libcmark-dev libunibreak-dev libhyphen-dev libutf8proc-dev nettle-dev \
            zlib1g-dev libqpdf-dev libpng-dev libjpeg-dev \
            liblcms2-dev libexpat1-dev hyphen-bg hyphen-en-gb fonts-noto-core fonts-dejavu-core \
            icc-profiles-free
TEST_PACKAGES := libcmocka-dev qpdf poppler-utils ghostscript valgrind python3 python3-yaml
LINT_PACKAGES := clang clang-format clang-tidy cppcheck python3
FUZZ_PACKAGES := clang
COVERAGE_PACKAGES := gcovr

# These come from elsewhere as often as from Debian: ask for the command.
NPM_PACKAGES = $(shell command -v npm >/dev/null || echo nodejs npm)
JAVA_PACKAGES = $(shell command -v javac >/dev/null || echo default-jdk-headless) \
                $(shell command -v mvn >/dev/null || echo maven)

STAMPS := out/build/packages
SRGB := /usr/share/color/icc/sRGB.icc
SRGB_SUM := 2a92d4bae450b76d8b0aa42193df974d75f62738ecebf74f01c5e75b12a95796
FOGRA := ISOcoated_v2_300_bas.icc
FOGRA_SUM := b424c77f40c3423c925536f8ae08634985ccd0fe80eb253d5d229197ded7e886

# $(call install_packages,names,purpose): installs those that are missing, and says so.
define install_packages
@mkdir -p $(STAMPS)
@if ! command -v dpkg-query >/dev/null; then \
    echo "This is neither Debian nor Ubuntu: see that what these packages hold is there"; \
    echo "(for $(2)): $(1)"; \
    touch $@; exit 0; \
fi; \
missing=""; \
for package in $(1); do \
    dpkg-query -W -f='$${Status}\n' "$$package" 2>/dev/null \
        | grep -q 'install ok installed' || missing="$$missing $$package"; \
done; \
if [ -n "$$missing" ]; then \
    as_root=""; \
    if [ "$$(id -u)" != 0 ]; then \
        as_root=sudo; \
        command -v sudo >/dev/null || { \
            echo "Missing for $(2):$$missing"; \
            echo "Ask an administrator to run: apt-get install$$missing"; exit 1; }; \
    fi; \
    echo "Installing with apt-get, for $(2):$$missing"; \
    $$as_root apt-get update -q >$(STAMPS)/apt.log 2>&1 \
        && $$as_root env DEBIAN_FRONTEND=noninteractive apt-get install -q -y \
               --no-install-recommends $$missing >>$(STAMPS)/apt.log 2>&1 \
        || { tail -n 20 $(STAMPS)/apt.log; echo "The packages could not be installed;" \
             "all that apt-get said is in $(STAMPS)/apt.log"; exit 1; }; \
fi
@touch $@
endef

# ---- flags ---------------------------------------------------------------------------

# Layout counts in integers; -ffp-contract=off keeps the few constants that are written
# with a decimal point alike on every processor.
COMMON := -std=c17 -g -D_GNU_SOURCE -ffp-contract=off -Isrc
WARNINGS := -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wvla -Wmissing-prototypes \
            -Wstrict-prototypes -Wformat=2 -Wcast-qual -Wswitch-enum
SANITIZERS := -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer

KIND_plain    := -O2
KIND_strict   := -O2 -Werror
KIND_sanitize := -O1 $(SANITIZERS)
KIND_coverage := -O0 --coverage
KIND_fuzz     := -O1 $(SANITIZERS) -fsanitize=fuzzer-no-link
ifeq ($(KIND_$(KIND)),)
$(error KIND is plain, strict, sanitize, coverage or fuzz)
endif
KIND_FLAGS := $(KIND_$(KIND))

# libharu and libhyphen come without a pkg-config file.
LIBRARIES := harfbuzz harfbuzz-subset freetype2 yaml-0.1 libcmark libunibreak \
             libutf8proc nettle zlib libqpdf libpng libjpeg lcms2 expat
OTHER_LIBRARIES := -lhpdf -lhyphen -lm

# ---- the product ---------------------------------------------------------------------

.PHONY: all
## make: install what is missing, build the program, write the brochures into out/
all: $(BROCHURE) $(SCHEMA)

$(BROCHURE): $(CONTENT) $(PROGRAM) $(FONTS) $(PROFILE)
	$(PROGRAM) build $(CONTENT) -o out
	@touch $@

$(SCHEMA): $(PROGRAM)
	$(PROGRAM) schema >$@.part
	@mv $@.part $@

.PHONY: samples
## make samples: write the brochures of every file in content/ into out/
samples: $(PROGRAM) $(FONTS) $(PROFILE)
	for file in content/*.yaml; do $(PROGRAM) build "$$file" -o out || exit; done

# ---- packages, fonts, colour profile -------------------------------------------------

$(STAMPS)/build: Makefile
	$(call install_packages,$(PACKAGES) $(NPM_PACKAGES),the build)

# One after the other: apt-get works for one caller at a time.
$(STAMPS)/test: Makefile $(STAMPS)/build
	$(call install_packages,$(TEST_PACKAGES) $(JAVA_PACKAGES),the tests)

$(STAMPS)/lint: Makefile $(STAMPS)/build
	$(call install_packages,$(LINT_PACKAGES),the code checks)

$(STAMPS)/fuzz: Makefile $(STAMPS)/build
	$(call install_packages,$(FUZZ_PACKAGES),fuzzing)
	$(call install_packages,libclang-rt-$$(clang -dumpversion | cut -d. -f1)-dev,fuzzing)

$(STAMPS)/coverage: Makefile $(STAMPS)/build
	$(call install_packages,$(COVERAGE_PACKAGES),coverage)

# npm writes this file when it is done, so its age says whether the lock file is newer.
# A tarball carries the fonts: then there is nothing to do.
$(FONTS): fonts/package-lock.json fonts/SHA256SUMS fonts/.npmrc | $(STAMPS)/build
	@echo "Installing the fonts with npm into fonts/node_modules"
	@mkdir -p $(STAMPS)
	@cd fonts && npm ci --ignore-scripts >../$(STAMPS)/npm.log 2>&1 \
	    || { tail -n 20 ../$(STAMPS)/npm.log; exit 1; }
	@cd fonts/node_modules && sha256sum --quiet --check ../SHA256SUMS
	@touch $@

$(BUILD)/profiles/sRGB.icc: $(STAMPS)/build
	@mkdir -p $(@D)
	@cp $(SRGB) $@
	@echo "$(SRGB_SUM)  $@" | sha256sum --quiet --check

$(BUILD)/profiles/$(FOGRA): $(STAMPS)/$(FOGRA)
	@mkdir -p $(@D)
	@cp $< $@

# The one file that is wanted of scribus-data: unpacked, not installed, because that
# package brings a page layout program's worth of others. A tarball carries it.
$(STAMPS)/$(FOGRA): | $(STAMPS)/build
	@echo "Fetching the colour profile of the press out of the package scribus-data"
	@mkdir -p $(STAMPS)/scribus-data
	@cd $(STAMPS)/scribus-data && { apt-get download scribus-data >../scribus.log 2>&1 \
	    || { as_root=$$([ "$$(id -u)" = 0 ] || echo sudo); \
	         $$as_root apt-get update -q >>../scribus.log 2>&1; \
	         apt-get download scribus-data >>../scribus.log 2>&1; } \
	    || { tail -n 5 ../scribus.log; \
	         echo "Or put the file into $(STAMPS)/$(FOGRA) by hand"; exit 1; }; }
	@cd $(STAMPS)/scribus-data && dpkg-deb --fsys-tarfile scribus-data_*.deb \
	    | tar -xO ./usr/share/scribus/profiles/$(FOGRA) >../$(FOGRA).part
	@echo "$(FOGRA_SUM)  $@.part" | sha256sum --quiet --check
	@mv $@.part $@
	@rm -r $(STAMPS)/scribus-data

# ---- compiling -----------------------------------------------------------------------

# Flags live in files, so that a change of flags rebuilds and a command line stays short.
$(FLAGS): Makefile $(STAMPS)/build
	@mkdir -p $(@D)
	@echo $(COMMON) $(KIND_FLAGS) $(WARNINGS) \
	    $$(pkg-config --cflags $(LIBRARIES) | sed 's/-I/-isystem /g') >$@

$(LINK): Makefile $(STAMPS)/build
	@mkdir -p $(@D)
	@echo $(KIND_FLAGS) $$(pkg-config --libs $(LIBRARIES)) $(OTHER_LIBRARIES) >$@

$(BUILD)/%.o: src/%.c $(FLAGS)
	@mkdir -p $(@D)
	@echo "  CC    $<"
	@$(CC) @$(FLAGS) -MMD -MP -c $< -o $@

# Made anew each time, so that a deleted source leaves no object behind.
$(LIBRARY): $(PART_OBJECTS)
	@rm -f $@
	@ar qcs $@ $^

$(PROGRAM): $(MAIN_OBJECT) $(LIBRARY) $(LINK)
	@echo "  LINK  $@"
	@$(CC) $(MAIN_OBJECT) $(LIBRARY) @$(LINK) -o $@

$(BUILD)/tests/test_%: tests/unit/test_%.c $(LIBRARY) $(LINK) | $(STAMPS)/test
	@mkdir -p $(@D)
	@echo "  TEST  $<"
	@$(CC) @$(FLAGS) -MMD -MP -MT $@ -MF $@.d $< $(LIBRARY) @$(LINK) -lcmocka -o $@

# A fuzz target with an ordinary main, which runs it over the stored corpus.
$(BUILD)/tests/replay_%: tests/fuzz/fuzz_%.c tests/fuzz/replay.c $(LIBRARY) $(LINK)
	@mkdir -p $(@D)
	@echo "  TEST  $<"
	@$(CC) @$(FLAGS) -Itests -MMD -MP -MT $@ -MF $@.d $< tests/fuzz/replay.c \
	    $(LIBRARY) @$(LINK) -o $@

$(BUILD)/tests/fuzz_%: tests/fuzz/fuzz_%.c $(LIBRARY) $(LINK)
	@mkdir -p $(@D)
	@$(CC) @$(FLAGS) -Itests -fsanitize=fuzzer $< $(LIBRARY) @$(LINK) -o $@

-include $(wildcard $(DEPENDENCIES))

# ---- tests ---------------------------------------------------------------------------

.PHONY: test-programs
test-programs: $(PROGRAM) $(UNIT_TESTS) $(REPLAYS) $(FONTS) $(PROFILE) $(STAMPS)/test

.PHONY: test
## make test: unit, golden, PDF and conformance tests; the last line counts them
test: test-programs $(BROCHURE) $(SCHEMA)
	@python3 tests/run --build $(BUILD)

.PHONY: accept
## make accept CASE=x: take what the program now says as the expectation of golden case x
accept: $(PROGRAM) $(FONTS) $(PROFILE) $(STAMPS)/test
	@test -n "$(CASE)" || { echo "Say which: make accept CASE=name"; exit 2; }
	@python3 tests/run --build $(BUILD) --accept "$(CASE)"

.PHONY: sanitize
## make sanitize: the tests with address and undefined sanitizers, and once in valgrind
sanitize: test-programs
	+@$(MAKE) --no-print-directory BUILD=out/sanitize KIND=sanitize test-programs
	@python3 tests/run --build out/sanitize --patience 10
	@tests/valgrind $(PROGRAM) $(CONTENT)

.PHONY: fuzz
## make fuzz T=input: feed one fuzz target until it breaks or is stopped
fuzz: $(STAMPS)/fuzz
	@test -f "tests/fuzz/fuzz_$(T).c" \
	    || { echo "Say which: make fuzz T=$(FUZZERS:tests/fuzz/fuzz_%.c=%)"; exit 2; }
	+@$(MAKE) --no-print-directory BUILD=out/fuzz KIND=fuzz CC=clang out/fuzz/tests/fuzz_$(T)
	@mkdir -p out/fuzz/corpus/$(T)
	out/fuzz/tests/fuzz_$(T) -artifact_prefix=out/fuzz/ $(FUZZ_OPTIONS) \
	    out/fuzz/corpus/$(T) $(wildcard tests/fuzz/corpus/$(T))

.PHONY: lint
## make lint: format, clang-tidy, cppcheck, includes, headers, sizes, file maps
lint: $(STAMPS)/lint $(STAMPS)/test $(FLAGS)
	@tests/lint/run $(FLAGS)

.PHONY: coverage
## make coverage: what the tests reach; a report in out/reports/coverage
coverage: $(STAMPS)/coverage $(STAMPS)/test
	@find out/coverage -name '*.gcda' -delete 2>/dev/null || true
	+@$(MAKE) --no-print-directory BUILD=out/coverage KIND=coverage test-programs
	-@python3 tests/run --build out/coverage --patience 10
	@mkdir -p out/reports/coverage
	@gcovr --root . --filter src/ --object-directory out/coverage \
	    --html-details out/reports/coverage/index.html --print-summary out/coverage
	@gcovr --root . --filter 'src/(text|layout|model)/' --object-directory out/coverage \
	    --fail-under-line 90 out/coverage

.PHONY: bench
## make bench: time, memory and file size of short and long plans, beside installed peers
bench: test-programs
	@python3 tests/bench/run $(PROGRAM)

.PHONY: check
## make check: what a commit must pass: lint, tests and sanitizers, with gcc and clang
check:
	+@$(MAKE) --no-print-directory lint
	+@$(MAKE) --no-print-directory BUILD=out/check-clang KIND=strict CC=clang test-programs
	+@$(MAKE) --no-print-directory BUILD=out/check-gcc KIND=strict CC=gcc test-programs
	@python3 tests/run --build out/check-clang
	@python3 tests/run --build out/check-gcc
	+@$(MAKE) --no-print-directory sanitize

# ---- handing on ----------------------------------------------------------------------

.PHONY: install
## make install PREFIX=/usr/local: the program with its fonts and colour profiles
install: $(PROGRAM) $(FONTS) $(PROFILE)
	install -D -m 755 $(PROGRAM) $(DESTDIR)$(PREFIX)/bin/brochure
	install -D -m 644 -t $(DESTDIR)$(PREFIX)/share/brochure/profiles $(PROFILE)
	@cd fonts/node_modules && while read -r sum file; do \
	    install -D -m 644 "$$file" \
	        "$(DESTDIR)$(PREFIX)/share/brochure/fonts/node_modules/$$file" || exit; \
	done <../SHA256SUMS

.PHONY: dist
## make dist: a tarball in out/ with the fonts, that builds without a network
dist: $(FONTS) $(STAMPS)/$(FOGRA)
	@rm -rf out/dist && mkdir -p out/dist/brochure
	@git ls-files -z | xargs -0 cp --parents -t out/dist/brochure
	@mkdir -p out/dist/brochure/fonts/node_modules
	@cd fonts/node_modules && cut -c 67- ../SHA256SUMS \
	    | xargs -d '\n' cp --parents -t ../../out/dist/brochure/fonts/node_modules
	@touch out/dist/brochure/$(FONTS)
	@install -D -m 644 $(STAMPS)/$(FOGRA) out/dist/brochure/$(STAMPS)/$(FOGRA)
	@tar --sort=name --owner=0 --group=0 --numeric-owner -C out/dist -czf out/brochure.tar.gz brochure
	@rm -rf out/dist
	@echo "out/brochure.tar.gz"

.PHONY: clean
## make clean: remove out/
clean:
	rm -rf out

.PHONY: help
## make help: this list
help:
	@sed -n 's/^## \(make[^:]*\): /\1\t/p' $(MAKEFILE_LIST) \
	    | while IFS=$$'\t' read -r target words; do printf '%-32s %s\n' "$$target" "$$words"; done
