# What make installs, apart from how it builds: packages of Debian or Ubuntu by apt, the
# fonts by npm, the colour profiles out of packages. Included by the Makefile.
#
# A stamp in $(STAMPS) says that a group of packages is there. `make` asks for the first
# group alone; the tests and the checks of the code ask for theirs.

# ---- the lists -----------------------------------------------------------------------

PACKAGES := libc6-dev pkg-config gettext libhpdf-dev libharfbuzz-dev libfreetype-dev libyaml-dev \
            libcmark-dev libunibreak-dev libutf8proc-dev nettle-dev \
            zlib1g-dev libqpdf-dev libpng-dev libjpeg-dev \
            liblcms2-dev libexpat1-dev libidn2-dev libqrencode-dev libmicrohttpd-dev \
            libjansson-dev hyphen-bg hyphen-en-gb fonts-noto-core fonts-dejavu-core \
            icc-profiles-free
TEST_PACKAGES := libcmocka-dev libhyphen-dev qpdf poppler-utils ghostscript valgrind python3 python3-yaml \
                 python3-jsonschema librsvg2-bin chromium parallel
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

# ---- installing ----------------------------------------------------------------------

# A function of the shell: apt-get, which waits up to two minutes for another one. Its own
# option waits for the lock of dpkg; those of lists and archives have to be tried again.
APT_GET = apt_get() { \
    local log="$(CURDIR)/$(STAMPS)/apt.log" end=$$((SECONDS + 120)) as_root; \
    as_root=$$([ "$$(id -u)" = 0 ] || echo sudo); \
    until $$as_root env DEBIAN_FRONTEND=noninteractive LC_ALL=C apt-get -q \
            -o DPkg::Lock::Timeout=120 "$$@" >"$$log" 2>&1; do \
        grep -q 'Could not get lock' "$$log" && [ $$SECONDS -lt $$end ] || return 1; \
        sleep 2; \
    done; }

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
    if [ "$$(id -u)" != 0 ] && ! command -v sudo >/dev/null; then \
        echo "Missing for $(2):$$missing"; \
        echo "Ask an administrator to run: apt-get install$$missing"; exit 1; \
    fi; \
    echo "Installing with apt-get, for $(2):$$missing"; \
    $(APT_GET); \
    apt_get update && apt_get install -y --no-install-recommends $$missing \
        || { tail -n 20 $(STAMPS)/apt.log; echo "The packages could not be installed;" \
             "all that apt-get said is in $(STAMPS)/apt.log"; exit 1; }; \
fi
@touch $@
endef

$(STAMPS)/build: src/packages.mk
	$(call install_packages,$(PACKAGES) $(NPM_PACKAGES),the build)

# One after the other: apt-get works for one caller at a time.
$(STAMPS)/test: src/packages.mk $(STAMPS)/build
	$(call install_packages,$(TEST_PACKAGES) $(JAVA_PACKAGES),the tests)

$(STAMPS)/lint: src/packages.mk $(STAMPS)/build
	$(call install_packages,$(LINT_PACKAGES),the code checks)

$(STAMPS)/fuzz: src/packages.mk $(STAMPS)/build
	$(call install_packages,$(FUZZ_PACKAGES),fuzzing)
	$(call install_packages,libclang-rt-$$(clang -dumpversion | cut -d. -f1)-dev,fuzzing)

$(STAMPS)/coverage: src/packages.mk $(STAMPS)/build
	$(call install_packages,$(COVERAGE_PACKAGES),coverage)

# ---- fonts, texts and colour profiles -------------------------------------------------------

# npm writes this file when it is done, so its age says whether the lock file is newer.
# A tarball carries the fonts: then there is nothing to do.
$(FONTS): fonts/package-lock.json fonts/SHA256SUMS fonts/.npmrc | $(STAMPS)/build
	@echo "Installing the fonts with npm into fonts/node_modules"
	@mkdir -p $(STAMPS)
	@cd fonts && npm ci --ignore-scripts >../$(STAMPS)/npm.log 2>&1 \
	    || { tail -n 20 ../$(STAMPS)/npm.log; exit 1; }
	@cd fonts/node_modules && sha256sum --quiet --check ../SHA256SUMS
	@touch $@

# What the tests set in lines and measure, apart from content of our own.
$(TEXTS): tests/texts/package-lock.json tests/texts/SHA256SUMS | $(STAMPS)/build
	@echo "Installing the texts of the tests with npm into out/texts"
	@mkdir -p $(STAMPS) out/texts
	@cp tests/texts/package.json tests/texts/package-lock.json fonts/.npmrc out/texts
	@cd out/texts && npm ci --ignore-scripts >../../$(STAMPS)/npm-texts.log 2>&1 \
	    || { tail -n 20 ../../$(STAMPS)/npm-texts.log; exit 1; }
	@cd out/texts/node_modules && sha256sum --quiet --check ../../../tests/texts/SHA256SUMS
	@touch $@

# What the page of the editor is made of.
WEB_LIBRARIES := out/web/node_modules/.package-lock.json
$(WEB_LIBRARIES): src/editor/web/package-lock.json src/editor/web/SHA256SUMS \
                  | $(STAMPS)/build
	@echo "Installing the libraries of the editor's page with npm into out/web"
	@mkdir -p $(STAMPS) out/web
	@cp src/editor/web/package.json src/editor/web/package-lock.json fonts/.npmrc out/web
	@cd out/web && npm ci --ignore-scripts >../../$(STAMPS)/npm-web.log 2>&1 \
	    || { tail -n 20 ../../$(STAMPS)/npm-web.log; exit 1; }
	@cd out/web/node_modules && sha256sum --quiet --check ../../../src/editor/web/SHA256SUMS
	@touch $@

# What drives a browser in the tests of the editor; axe.min.js looks for barriers.
BROWSER := out/editor-tests/node_modules/.package-lock.json
$(BROWSER): tests/editor/package-lock.json tests/editor/SHA256SUMS | $(STAMPS)/test
	@echo "Installing what drives the browser of the tests with npm into out/editor-tests"
	@mkdir -p $(STAMPS) out/editor-tests
	@cp tests/editor/package.json tests/editor/package-lock.json fonts/.npmrc out/editor-tests
	@cd out/editor-tests && npm ci --ignore-scripts >../../$(STAMPS)/npm-tests.log 2>&1 \
	    || { tail -n 20 ../../$(STAMPS)/npm-tests.log; exit 1; }
	@cd out/editor-tests/node_modules \
	    && sha256sum --quiet --check ../../../tests/editor/SHA256SUMS
	@touch $@

$(BUILD)/profiles/sRGB.icc: $(STAMPS)/build
	@mkdir -p $(@D)
	@cp $(SRGB) $@
	@echo "$(SRGB_SUM)  $@" | sha256sum --quiet --check

$(BUILD)/profiles/$(FOGRA): $(STAMPS)/$(FOGRA)
	@mkdir -p $(@D)
	@cp $< $@

# A print file then need not pack this megabyte.
$(BUILD)/profiles/$(FOGRA).z: $(BUILD)/profiles/$(FOGRA) $(BUILD)/pack
	@$(BUILD)/pack $< >$@.part
	@mv $@.part $@

# The one file that is wanted of scribus-data: unpacked, not installed, because that
# package brings a page layout program's worth of others. A tarball carries it.
$(STAMPS)/$(FOGRA): | $(STAMPS)/build
	@echo "Fetching the colour profile of the press out of the package scribus-data"
	@mkdir -p $(STAMPS)/scribus-data
	@cd $(STAMPS)/scribus-data && { apt-get download scribus-data >../scribus.log 2>&1 \
	    || { $(APT_GET); apt_get update; \
	         apt-get download scribus-data >>../scribus.log 2>&1; } \
	    || { tail -n 5 ../scribus.log; \
	         echo "Or put the file into $(STAMPS)/$(FOGRA) by hand"; exit 1; }; }
	@cd $(STAMPS)/scribus-data && dpkg-deb --fsys-tarfile scribus-data_*.deb \
	    | tar -xO ./usr/share/scribus/profiles/$(FOGRA) >../$(FOGRA).part
	@echo "$(FOGRA_SUM)  $@.part" | sha256sum --quiet --check
	@mv $@.part $@
	@rm -r $(STAMPS)/scribus-data
