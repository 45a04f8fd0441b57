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
HEADERS  := $(sort $(shell find src -name '*.h'))
MAIN     := src/main.c
# A program of a few lines that runs while the other is made.
PACK     := src/pdf/pack_main.c
PARTS    := $(filter-out $(MAIN) $(PACK),$(SOURCES))
UNITS    := $(sort $(wildcard tests/unit/test_*.c))
FUZZERS  := $(sort $(wildcard tests/fuzz/fuzz_*.c))
CONTENT  := content/stara-zagora.yaml
ID       := $(shell sed -n 's/^  id: *\([A-Za-z0-9-]*\).*/\1/p' $(CONTENT) | head -n 1)
PRODUCTS := $(foreach edition,council print booklet,out/$(ID)-$(edition).pdf)
WRITTEN  := out/build/written-$(ID)
SCHEMA   := out/brochure.schema.json

PROGRAM := $(BUILD)/brochure
LIBRARY := $(BUILD)/libbrochure.a
FLAGS   := $(BUILD)/compile.flags
LINK    := $(BUILD)/link.flags
# Themes that any content may name.
THEMES  := $(patsubst content/%,$(BUILD)/%,$(wildcard content/themes/*.yaml))
# Colours of the screen, and of sheet-fed offset on coated paper (FOGRA39).
PROFILE := $(BUILD)/profiles/sRGB.icc $(BUILD)/profiles/ISOcoated_v2_300_bas.icc \
           $(BUILD)/profiles/ISOcoated_v2_300_bas.icc.z
FONTS   := fonts/node_modules/.package-lock.json
TEXTS   := out/texts/node_modules/.package-lock.json
# The page of the editor, as it is built into the program.
WEB     := $(addprefix out/web/,app.js app.css index.html icon.svg)

PART_OBJECTS := $(PARTS:src/%.c=$(BUILD)/%.o) $(BUILD)/app/starter_lines.o \
                $(BUILD)/base/catalogue_table.o
MAIN_OBJECT  := $(MAIN:src/%.c=$(BUILD)/%.o)
PACK_OBJECT  := $(PACK:src/%.c=$(BUILD)/%.o)
UNIT_TESTS   := $(UNITS:tests/unit/%.c=$(BUILD)/tests/%)
REPLAYS      := $(FUZZERS:tests/fuzz/fuzz_%.c=$(BUILD)/tests/replay_%)
DEPENDENCIES := $(PART_OBJECTS:.o=.d) $(MAIN_OBJECT:.o=.d) $(PACK_OBJECT:.o=.d) \
                $(UNIT_TESTS:=.d) $(REPLAYS:=.d)

# ---- flags ---------------------------------------------------------------------------

# Layout counts in integers; -ffp-contract=off keeps the few constants that are written
# with a decimal point alike on every processor.
COMMON := -std=c17 -g -D_GNU_SOURCE -ffp-contract=off -Isrc
WARNINGS := -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wvla -Wmissing-prototypes \
            -Wstrict-prototypes -Wformat=2 -Wcast-qual -Wswitch-enum
SANITIZERS := -DSANITIZED -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer

KIND_plain    := -O2
KIND_strict   := -O2 -Werror
KIND_sanitize := -O1 $(SANITIZERS)
KIND_coverage := -O0 --coverage
KIND_fuzz     := -O1 $(SANITIZERS) -fsanitize=fuzzer-no-link
ifeq ($(KIND_$(KIND)),)
$(error KIND is plain, strict, sanitize, coverage or fuzz)
endif
KIND_FLAGS := $(KIND_$(KIND))

# libharu comes without a pkg-config file.
LIBRARIES := harfbuzz harfbuzz-subset freetype2 yaml-0.1 libcmark libunibreak \
             libutf8proc nettle zlib libqpdf libpng libjpeg lcms2 expat libidn2 libqrencode \
             libmicrohttpd jansson
OTHER_LIBRARIES := -lhpdf -lm -pthread

# ---- the product ---------------------------------------------------------------------

.PHONY: all
## make: install what is missing, build the program, write the brochures into out/
all: $(WRITTEN) $(SCHEMA)

# A file that says that all were written is the target here, and no brochure: make deletes
# the target of a rule that fails, and a print file that is held back must not cost the
# council its own. A brochure that is gone is written again.
GONE := $(if $(filter-out $(wildcard $(PRODUCTS)),$(PRODUCTS)),gone)
$(WRITTEN): $(CONTENT) $(PROGRAM) $(FONTS) $(PROFILE) $(GONE)
	@rm -f $@
	$(PROGRAM) build $(CONTENT) -o out
	@mkdir -p $(@D)
	@touch $@

.PHONY: gone

$(SCHEMA): $(PROGRAM)
	$(PROGRAM) schema >$@.part
	@mv $@.part $@

.PHONY: samples
## make samples: write the brochures of every file in content/ into out/
samples: $(PROGRAM) $(FONTS) $(PROFILE)
	for file in content/*.yaml; do $(PROGRAM) build "$$file" -o out || exit; done

# ---- packages, fonts, colour profiles ------------------------------------------------

include src/packages.mk

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

# A text of src/ as a table of its lines.
$(BUILD)/app/starter_lines.c: src/app/starter.yaml
	@mkdir -p $(@D)
	@{ echo '#include "app/starter.h"'; echo 'const char *const STARTER_LINES[] = {'; \
	    sed 's/[\"]/\\&/g; s/.*/    "&\\n",/' $<; echo '    0};'; } >$@

$(BUILD)/app/starter_lines.o: $(BUILD)/app/starter_lines.c $(FLAGS)
	@$(CC) @$(FLAGS) -MMD -MP -c $< -o $@
$(BUILD)/editor/assets.o: $(WEB)

# What the program says in Bulgarian: compiled, as bytes. msgfmt refuses a sentence that
# does not take what the English one takes.
$(BUILD)/base/catalogue_table.c: src/messages/bg.po $(STAMPS)/build
	@mkdir -p $(@D)
	@msgfmt --check-format -o $(@:.c=.mo) $<
	@{ echo '#include "base/catalogue_table.h"'; echo 'const unsigned char CATALOGUE_BG[] = {'; \
	    od -An -v -tu1 $(@:.c=.mo) | sed 's/  */,/g; s/^,//; s/$$/,/'; echo '};'; } >$@

$(BUILD)/base/catalogue_table.o: $(BUILD)/base/catalogue_table.c $(FLAGS)
	@$(CC) @$(FLAGS) -MMD -MP -c $< -o $@

# Made anew each time, so that a deleted source leaves no object behind.
$(LIBRARY): $(PART_OBJECTS)
	@rm -f $@
	@ar qcs $@ $^

$(PROGRAM): $(MAIN_OBJECT) $(LIBRARY) $(LINK) | $(THEMES)
	@echo "  LINK  $@"
	@$(CC) $(MAIN_OBJECT) $(LIBRARY) @$(LINK) -o $@

$(BUILD)/pack: $(PACK_OBJECT) $(LIBRARY) $(LINK)
	@$(CC) $(PACK_OBJECT) $(LIBRARY) @$(LINK) -o $@

$(BUILD)/themes/%.yaml: content/themes/%.yaml
	@install -D -m 644 $< $@

$(BUILD)/tests/test_%: tests/unit/test_%.c $(LIBRARY) $(LINK) | $(STAMPS)/test
	@mkdir -p $(@D)
	@echo "  TEST  $<"
	@$(CC) @$(FLAGS) -MMD -MP -MT $@ -MF $@.d $< $(LIBRARY) @$(LINK) -lcmocka -lhyphen -o $@

# Programs find their fonts and profiles beside themselves.
TEST_DATA := $(BUILD)/tests/fonts $(BUILD)/tests/profiles
$(BUILD)/tests/fonts:
	@mkdir -p $(@D)
	@ln -sfn $(CURDIR)/fonts $@

$(BUILD)/tests/profiles:
	@mkdir -p $(@D)
	@ln -sfn $(CURDIR)/out/build/profiles $@

# A fuzz target with an ordinary main, which runs it over the stored corpus.
$(BUILD)/tests/replay_%: tests/fuzz/fuzz_%.c tests/fuzz/replay.c $(LIBRARY) $(LINK) \
                         | $(TEST_DATA)
	@mkdir -p $(@D)
	@echo "  TEST  $<"
	@$(CC) @$(FLAGS) -Itests -MMD -MP -MT $@ -MF $@.d $< tests/fuzz/replay.c \
	    $(LIBRARY) @$(LINK) -o $@

$(BUILD)/tests/fuzz_%: tests/fuzz/fuzz_%.c $(LIBRARY) $(LINK) | $(TEST_DATA)
	@mkdir -p $(@D)
	@$(CC) @$(FLAGS) -Itests -fsanitize=fuzzer $< $(LIBRARY) @$(LINK) -o $@

$(BUILD)/tests/svg_pages: tests/svg/pages.c $(LIBRARY) $(LINK)
	@mkdir -p $(@D)
	@echo "  TEST  $<"
	@$(CC) @$(FLAGS) -MMD -MP -MT $@ -MF $@.d $< $(LIBRARY) @$(LINK) -o $@

# The page is put together from its sources and the libraries in out/web/node_modules.
out/web/app.js: $(wildcard src/editor/web/*.js) $(WEB_LIBRARIES)
	@echo "  WEB   $@"
	@NODE_PATH=out/web/node_modules out/web/node_modules/.bin/esbuild src/editor/web/app.js \
	    --bundle --format=esm --target=es2022 --minify --legal-comments=none \
	    --log-level=warning --outfile=$@

out/web/%: src/editor/web/%
	@install -D -m 644 $< $@

-include $(wildcard $(DEPENDENCIES))

# ---- words in other languages --------------------------------------------------------

# Functions that say something, and which argument is the sentence.
SPEAKERS := diag_error:4 diag_warning:4 diag_report:3 diag_note:3 diag_failure:4 \
            data_doubt:4 review_tell:4 chart_fault:4 wording_print:3 wording_phrase:2 \
            markup_report:5 add_fault:4 mistakes_add:5 svg_stop:2 json_words:3 complain:2 document_fail:2
TEMPLATE := out/build/messages/brochure.pot

.PHONY: messages
## make messages: bring src/messages/bg.po up to date; then fill in what is empty there
messages: $(TEMPLATE)
	@msgmerge --quiet --update --backup=none --no-wrap --sort-by-file --no-fuzzy-matching \
	    --add-location=file src/messages/bg.po $<
	@msgattrib --no-obsolete --no-wrap --sort-by-file -o $(TEMPLATE:.pot=.po) \
	    src/messages/bg.po
	@sed '/^"POT-Creation-Date:/d' $(TEMPLATE:.pot=.po) >src/messages/bg.po
	@msgfmt --statistics -o /dev/null src/messages/bg.po

$(TEMPLATE): $(SOURCES) $(HEADERS) Makefile
	@mkdir -p $(@D)
	@xgettext --from-code=UTF-8 --language=C --no-wrap --sort-by-file --add-location=file \
	    --keyword= --keyword=N_ $(SPEAKERS:%=--keyword=%) \
	    $(foreach speaker,$(SPEAKERS),--flag=$(speaker):c-format) \
	    --package-name=brochure -o $@ $(SOURCES) $(HEADERS)

# ---- tests ---------------------------------------------------------------------------

.PHONY: test-programs
test-programs: $(PROGRAM) $(UNIT_TESTS) $(REPLAYS) $(FONTS) $(TEXTS) $(PROFILE) $(TEMPLATE) \
               $(BROWSER) $(STAMPS)/test

.PHONY: test
## make test: unit, golden, PDF and conformance tests; the last line counts them
test: test-programs $(WRITTEN) $(SCHEMA)
	@python3 tests/run --build $(BUILD)

.PHONY: test-editor
## make test-editor: the editor in a browser, all of it; make test runs a selection
test-editor: $(PROGRAM) $(FONTS) $(PROFILE) $(BROWSER)
	@EDITOR_TESTS=all tests/editor/check_browser.mjs $(PROGRAM) out/test-editor 1

.PHONY: accept
## make accept CASE=x: take what the program now says as the expectation of golden case x
accept: $(PROGRAM) $(FONTS) $(PROFILE) $(STAMPS)/test
	@test -n "$(CASE)" || { echo "Say which: make accept CASE=name"; exit 2; }
	@python3 tests/run --build $(BUILD) --accept "$(CASE)"

.PHONY: sanitize
## make sanitize: the tests with address and undefined sanitizers, and in valgrind
sanitize: test-programs
	+@$(MAKE) --no-print-directory BUILD=out/sanitize KIND=sanitize test-programs
	@python3 tests/run --build out/sanitize --patience 10
	@tests/valgrind $(PROGRAM) $(CONTENT) $(UNIT_TESTS)

.PHONY: fuzz
## make fuzz T=input: feed one fuzz target until it breaks or is stopped
fuzz: $(FONTS) $(PROFILE) $(STAMPS)/fuzz
	@test -f "tests/fuzz/fuzz_$(T).c" \
	    || { echo "Say which: make fuzz T=$(FUZZERS:tests/fuzz/fuzz_%.c=%)"; exit 2; }
	+@$(MAKE) --no-print-directory BUILD=out/fuzz KIND=fuzz CC=clang out/fuzz/tests/fuzz_$(T)
	@mkdir -p out/fuzz/corpus/$(T)
	out/fuzz/tests/fuzz_$(T) -artifact_prefix=out/fuzz/ $(FUZZ_OPTIONS) \
	    out/fuzz/corpus/$(T) $(wildcard tests/fuzz/corpus/$(T))

.PHONY: lint
## make lint: format, clang-tidy, cppcheck, includes, circles, headers, sizes, file maps
lint: $(STAMPS)/lint $(STAMPS)/test $(FLAGS) $(PROGRAM) $(TEMPLATE)
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
## make bench: what builds cost, beside installed peers; fails if they got slower
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
## make install PREFIX=/usr/local: the program with its fonts, themes and colour profiles
install: $(PROGRAM) $(FONTS) $(PROFILE)
	install -D -m 755 $(PROGRAM) $(DESTDIR)$(PREFIX)/bin/brochure
	install -D -m 644 -t $(DESTDIR)$(PREFIX)/share/brochure/profiles $(PROFILE)
	install -D -m 644 -t $(DESTDIR)$(PREFIX)/share/brochure/themes $(THEMES)
	@cd fonts/node_modules && while read -r sum file; do \
	    install -D -m 644 "$$file" \
	        "$(DESTDIR)$(PREFIX)/share/brochure/fonts/node_modules/$$file" || exit; \
	done <../SHA256SUMS

.PHONY: dist
## make dist: a tarball in out/ with the fonts, that builds without a network
dist: $(FONTS) $(WEB) $(STAMPS)/$(FOGRA)
	@rm -rf out/dist && mkdir -p out/dist/brochure
	@git ls-files -z | xargs -0 cp --parents -t out/dist/brochure
	@mkdir -p out/dist/brochure/fonts/node_modules
	@cd fonts/node_modules && cut -c 67- ../SHA256SUMS \
	    | xargs -d '\n' cp --parents -t ../../out/dist/brochure/fonts/node_modules
	@touch out/dist/brochure/$(FONTS)
	@install -D -m 644 /dev/null out/dist/brochure/$(WEB_LIBRARIES)
	@install -D -m 644 -t out/dist/brochure/out/web $(WEB)
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
