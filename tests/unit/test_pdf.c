/* The pdf stage: a sample display to a file that qpdf and poppler read back. */
#include "pdf_sample.h"
#include "pdf/syntax.h"
#include <setjmp.h>
#include <stdarg.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>
#include <cmocka.h>

#define SAMPLE_FILE "out/build/tests/pdf/sample.pdf"
#define ODD_FILE "out/build/tests/pdf/odd.pdf"
#define OTHER_FILE "out/build/tests/pdf/other.pdf"

struct fixture {
    struct sample sample;
    struct diag *diag;
};

static int start(void **state)
{
    struct fixture *f = calloc(1, sizeof *f);

    f->sample.arena = arena_create();
    f->diag = diag_create(f->sample.arena);
    f->sample.engine = text_engine_create(str_from(SAMPLE_FONTS), f->diag);
    if (f->sample.engine == NULL || !file_make_folder(SAMPLE_FOLDER, f->diag)) {
        diag_print(f->diag, stderr, LANG_EN);
        return -1;
    }
    sample_make(&f->sample);
    *state = f;
    return 0;
}

static int finish(void **state)
{
    struct fixture *f = *state;

    text_engine_destroy(f->sample.engine);
    arena_destroy(f->sample.arena);
    free(f);
    return 0;
}

static bool write_display(struct fixture *f, const struct display *display,
                          const char *path, const char *profiles)
{
    struct file_sink *sink = file_sink_create(path, f->diag);
    assert_non_null(sink);
    const struct pdf_request request = {display, f->sample.engine,
                                        edition_find(STR("council")), str_from(profiles)};
    bool done = pdf_write(sink, &request, f->sample.arena, f->diag);

    if (!done) {
        file_sink_destroy(sink);
        return false;
    }
    return file_sink_commit(sink);
}

static void write_sample(struct fixture *f)
{
    bool done = write_display(f, &f->sample.display, SAMPLE_FILE, SAMPLE_PROFILES);

    diag_print(f->diag, stderr, LANG_EN);
    assert_true(done);
}

/* What a command prints; fails if its exit code is not 0. */
static struct str run(struct fixture *f, const char *command)
{
    struct builder output = {.arena = f->sample.arena};
    FILE *pipe = popen(command, "r");
    assert_non_null(pipe);
    char block[4096];
    for (size_t size; (size = fread(block, 1, sizeof block, pipe)) > 0;) {
        builder_add(&output, (struct str){block, size});
    }
    assert_int_equal(pclose(pipe), 0);
    builder_add(&output, (struct str){"", 1});
    return (struct str){output.items, output.count - 1};
}

static size_t count_of(struct str text, const char *needle)
{
    size_t count = 0;
    for (size_t at = 0; (at = str_find(text, str_from(needle), at)) != SIZE_MAX; at++) {
        count++;
    }
    return count;
}

static void assert_holds(struct str text, const char *needle)
{
    if (count_of(text, needle) == 0) {
        fail_msg("not found: %s\nin: %s", needle, text.data);
    }
}

/* ---- syntax --------------------------------------------------------------------- */

static void assert_number(struct fixture *f, int64_t value, unsigned decimals,
                          const char *expected)
{
    struct builder out = {.arena = f->sample.arena};

    syntax_add_number(&out, value, decimals);
    assert_string_equal(str_to_c(f->sample.arena, builder_str(&out)), expected);
}

static void test_numbers_are_short_and_exact(void **state)
{
    assert_number(*state, 12345, 3, "12.345");
    assert_number(*state, 12340, 3, "12.34");
    assert_number(*state, 12000, 3, "12");
    assert_number(*state, 5, 3, "0.005");
    assert_number(*state, 0, 3, "0");
    assert_number(*state, -500, 3, "-0.5");
    assert_number(*state, -7, 0, "-7");
    assert_number(*state, 100, 0, "100");
    assert_number(*state, INT64_MIN, 0, "-9223372036854775808");
}

static void assert_text(struct fixture *f, const char *text, const char *expected)
{
    struct builder out = {.arena = f->sample.arena};

    assert_true(syntax_add_text(&out, str_from(text)));
    assert_string_equal(str_to_c(f->sample.arena, builder_str(&out)), expected);
}

static void test_texts_are_escaped_or_utf16(void **state)
{
    assert_text(*state, "a (b) \\c", "(a \\(b\\) \\\\c)");
    assert_text(*state, "", "()");
    assert_text(*state, "Жена", "<FEFF04160435043D0430>");
    assert_text(*state, "\xF0\x9F\x8C\xB3", "<FEFFD83CDF33>");
    assert_text(*state, "a\nb", "<FEFF0061000A0062>");
}

static void test_texts_beyond_the_limit_are_told(void **state)
{
    struct fixture *f = *state;
    struct builder text = {.arena = f->sample.arena};
    struct builder out = {.arena = f->sample.arena};

    for (size_t i = 0; i < 16382; i++) {
        builder_add(&text, STR("ж"));
    }
    assert_true(syntax_add_text(&out, builder_str(&text)));
    builder_add(&text, STR("жж"));
    assert_false(syntax_add_text(&out, builder_str(&text)));
}

/* ---- the file ------------------------------------------------------------------- */

static void test_file_is_sound(void **state)
{
    write_sample(*state);
    run(*state, "qpdf --check " SAMPLE_FILE);
}

static void test_same_display_makes_same_bytes(void **state)
{
    struct fixture *f = *state;

    write_sample(f);
    assert_true(write_display(f, &f->sample.display, OTHER_FILE, SAMPLE_PROFILES));
    run(f, "cmp " SAMPLE_FILE " " OTHER_FILE);
}

static void test_identifier_follows_the_content(void **state)
{
    struct fixture *f = *state;

    write_sample(f);
    f->sample.display.elements.items[f->sample.display.elements.count - 1].words =
        STR("Друго");
    assert_true(write_display(f, &f->sample.display, OTHER_FILE, SAMPLE_PROFILES));
    struct str first = run(f, "grep -a -o '/ID\\[<.*>]' " SAMPLE_FILE);
    struct str other = run(f, "grep -a -o '/ID\\[<.*>]' " OTHER_FILE);
    assert_memory_equal(first.data + 5, first.data + 39, 32); /* nobody changed it yet */
    assert_false(str_equal(first, other));
}

static void test_text_is_extracted(void **state)
{
    struct fixture *f = *state;
    write_sample(f);
    struct str text = run(f, "pdftotext " SAMPLE_FILE " -");

    assert_holds(text, "„съвременни");
    assert_holds(text, "въ\xCC\x81здух");
    assert_holds(text, "ѝ помагат");
    assert_holds(text, "efficient offices.");
    assert_holds(text, "Визия и цели");
    assert_holds(text, "административни"); /* divided at the end of a line */
    assert_int_equal(count_of(text, "Drug Stop"), 1);
    struct str fonts = run(f, "pdffonts " SAMPLE_FILE);
    assert_int_equal(count_of(fonts, "CID TrueType      Custom           yes yes yes"),
                     3);
}

static void test_structure_is_in_reading_order(void **state)
{
    static const char *const ORDER[] = {"Document",
                                        "Part",
                                        "H1",
                                        "Визия и цели",
                                        "TOC",
                                        "TOCI",
                                        "Reference",
                                        "Link",
                                        "Посока и смисъл 3",
                                        "H2",
                                        "ПОСОКА",
                                        "Повече на",
                                        "Link",
                                        "starazagora.bg/бг",
                                        "всеки ден.",
                                        "Край.",
                                        "/ListNumbering /Decimal",
                                        "Lbl",
                                        "\"3\"",
                                        "/ListNumbering /None",
                                        "Span",
                                        "Drug Stop",
                                        "Figure",
                                        "/BBox [300 481.89 360 541.89]",
                                        "Part",
                                        "Vision, goals"};
    struct fixture *f = *state;
    write_sample(f);
    struct str tree = run(f, "pdfinfo -struct-text " SAMPLE_FILE " 2>&1");
    size_t at = 0;

    for (size_t i = 0; i < sizeof ORDER / sizeof ORDER[0]; i++) {
        size_t found = str_find(tree, str_from(ORDER[i]), at);
        if (found == SIZE_MAX) {
            fail_msg("%s is not where it should be in:\n%s", ORDER[i], tree.data);
        }
        at = found + strlen(ORDER[i]);
    }
    /* Two paragraphs a language; those that own nothing and empty labels are left out. */
    assert_int_equal(count_of(tree, "P (block)"), 4);
    assert_int_equal(count_of(tree, "Lbl (block)"), 6);
    assert_int_equal(count_of(tree, "Object "), 6); /* a link over two lines has one */
}

static void test_objects_say_what_they_should(void **state)
{
    struct fixture *f = *state;
    write_sample(f);
    struct str file = run(f, "qpdf --qdf --object-streams=disable " SAMPLE_FILE " -");

    assert_holds(file, "%PDF-1.7\n%");
    assert_int_equal(count_of(file, "/Subtype /Link"), 6);
    assert_int_equal(count_of(file, "/Tabs /S"), 4);
    assert_int_equal(count_of(file, "/F 4\n"), 6);
    assert_holds(file, "/Title (Vision & <goals> \\(all\\))");
    assert_holds(file, "/URI (https://www.starazagora.bg/%D1%82%D1%8A%D1%80%D1%81%D0%B5"
                       "%D0%BD%D0%B5?a=\\(1\\))");
    assert_holds(file, "/ActualText <feff211600200033>");
    assert_holds(file, "/PageMode /UseOutlines");
    assert_holds(file, "(D:20261102000000Z)");
    assert_holds(file, "/Artifact<</Type/Pagination/Subtype/Header>>BDC");
    /* Pages: none, 2 and 3 together, A-1. */
    assert_int_equal(count_of(file, "/S /D\n"), 1);
    assert_holds(file, "/St 2");
    assert_holds(file, "/P (A-1)");
    assert_int_equal(count_of(file, "-0 "), 0);
}

static void test_metadata_is_escaped_and_bilingual(void **state)
{
    struct fixture *f = *state;
    write_sample(f);
    struct str xmp = run(f, "pdfinfo -meta " SAMPLE_FILE);

    assert_holds(xmp, "<rdf:li xml:lang=\"x-default\">Визия &amp; цели &lt;проба&gt;<");
    assert_holds(xmp, "<rdf:li xml:lang=\"en-GB\">Vision &amp; goals &lt;sample&gt;<");
    assert_holds(xmp, "<pdf:Keywords>стратегия, strategy<");
    assert_holds(xmp, "<xmp:ModifyDate>2026-11-02T00:00:00Z<");
    assert_holds(xmp, "<pdfuaid:part>1<");
    assert_holds(xmp, "<pdfaid:conformance>A<");
}

/* ---- attachments and fields ------------------------------------------------------ */

static void attach(struct fixture *f, const char *name, const char *type,
                   enum attachment_relation relation)
{
    struct display_attachment *attachment =
        array_push(f->sample.arena, &f->sample.display.attachments);

    attachment->name = str_from(name);
    attachment->bytes = STR("a: 1\n");
    attachment->media_type = str_from(type);
    attachment->relation = relation;
    attachment->description[LANG_BG] = STR("Изходен текст");
}

static void test_files_are_attached(void **state)
{
    struct fixture *f = *state;

    attach(f, "plan (2).yaml", "application/yaml", ATTACHMENT_SOURCE);
    attach(f, "pictures/Ж#1.png", "image/svg+xml", ATTACHMENT_SUPPLEMENT);
    attach(f, "Art.png", "image/x y", ATTACHMENT_SUPPLEMENT);
    assert_true(write_display(f, &f->sample.display, OTHER_FILE, SAMPLE_PROFILES));
    run(f, "qpdf --check " OTHER_FILE);
    /* Found by halves, so the names must be in order. */
    static const char *const KEYS[] = {"Art.png", "pictures/%D0%96#1.png",
                                       "plan (2).yaml"};
    for (size_t i = 0; i < sizeof KEYS / sizeof *KEYS; i++) {
        struct str command = str_format(
            f->sample.arena, "qpdf \"--show-attachment=%s\" " OTHER_FILE, KEYS[i]);
        assert_string_equal(run(f, command.data).data, "a: 1\n");
    }
    struct str file = run(f, "qpdf --qdf --object-streams=disable " OTHER_FILE " -");
    assert_int_equal(count_of(file, "/AFRelationship /Source"), 1);
    assert_int_equal(count_of(file, "/AFRelationship /Supplement"), 2);
    assert_holds(file, "/Subtype /application#2fyaml");
    assert_holds(file, "/Subtype /image#2fx#20y");
    assert_holds(file, "<brochure:edition>council<");
    assert_holds(file, "<pdfaSchema:prefix>brochure<");
}

static void test_fields_are_tagged_and_empty(void **state)
{
    struct fixture *f = *state;
    struct display *display = &f->sample.display;
    for (size_t i = 0; i < 2; i++) {
        struct display_field *field = array_push(f->sample.arena, &display->fields);
        field->page = 1 + i; /* one with links on its page, one without */
        field->area = (struct rect){PT(50), PT(100), PT(200), PT(60)};
        field->element = display_add_element(display, ELEMENT_FORM, f->sample.part[0]);
        field->name = i == 0 ? STR("first") : STR("second");
        field->tooltip = STR("Място за подпис");
    }

    assert_true(write_display(f, display, OTHER_FILE, SAMPLE_PROFILES));
    run(f, "qpdf --check " OTHER_FILE);
    struct str file = run(f, "qpdf --qdf --object-streams=disable " OTHER_FILE " -");
    assert_int_equal(count_of(file, "/FT /Sig"), 2);
    assert_int_equal(count_of(file, "/SigFlags 1"), 1);
    assert_int_equal(count_of(file, "/Subtype /Widget"), 2);
    assert_int_equal(count_of(file, "/S /Form"), 2);
    assert_int_equal(count_of(file, "/V "), 0);
    struct str tree = run(f, "pdfinfo -struct-text " OTHER_FILE " 2>&1");
    assert_int_equal(count_of(tree, "Form"), 2);
}

/* ---- clusters ------------------------------------------------------------------- */

/* One letter drawn by two glyphs, and characters that no file may map to. */
static void test_odd_clusters_have_legal_codes(void **state)
{
    static const char TEXT[] = "й\xEE\x80\x80\xEF\xBB\xBF";
    struct fixture *f = *state;
    struct display display;
    const struct text_shape *model =
        f->sample.display.pages.items[2].items[0].pieces[0].shape;
    struct text_glyph glyphs[4] = {{.text_size = 2},
                                   {.text_offset = 2},
                                   {.text_size = 3, .text_offset = 2},
                                   {.text_size = 3, .text_offset = 5}};
    struct text_shape shape = *model;
    shape.text = str_from(TEXT);
    shape.glyphs = glyphs;
    shape.glyph_count = 4;
    for (size_t i = 0; i < 4; i++) {
        glyphs[i].id = model->glyphs[0].id;
        glyphs[i].advance = PT(5);
    }
    struct text_piece piece = {.shape = &shape};
    struct text_line line = {.pieces = &piece, .piece_count = 1, .scale = 10000};

    display_init(&display, f->sample.arena, LANG_BG);
    sample_add_facts(&display.facts);
    display_add_page(&display, PT(200), PT(200), 0);
    element_id element = display_add_element(&display, ELEMENT_P, 0);
    sample_add_op(display_add_content(&display, 0, DISPLAY_TEXT, element), &line, 0,
                  PT(50));
    assert_true(write_display(f, &display, OTHER_FILE, SAMPLE_PROFILES));
    struct str file = run(f, "qpdf --qdf " OTHER_FILE " -");
    assert_holds(file, "<01><0439>\n<02><034F>\n<03><FFFD>\n<04><2060>");
}

/* ---- extremes and faults -------------------------------------------------------------
 */

static void test_empty_pages_make_a_sound_file(void **state)
{
    struct fixture *f = *state;
    struct display display;

    display_init(&display, f->sample.arena, LANG_EN);
    sample_add_facts(&display.facts);
    for (int i = 0; i < 130; i++) {
        display_add_page(&display, PT(200), PT(200), 0);
    }
    assert_true(write_display(f, &display, OTHER_FILE, SAMPLE_PROFILES));
    run(f, "qpdf --check " OTHER_FILE);
    assert_holds(run(f, "pdfinfo " OTHER_FILE), "Pages:           130");
    assert_int_equal(count_of(run(f, "qpdf --qdf " OTHER_FILE " -"), "/Outlines"), 0);
}

static void test_odd_displays_make_a_sound_file(void **state)
{
    struct fixture *f = *state;

    sample_make_odd(&f->sample);
    assert_true(write_display(f, &f->sample.display, ODD_FILE, SAMPLE_PROFILES));
    run(f, "qpdf --check " ODD_FILE);
    struct str tree = run(f, "pdfinfo -struct-text " ODD_FILE " 2>&1");
    assert_int_equal(count_of(tree, "Figure"), 1);
    assert_int_equal(count_of(tree, "/BBox"), 0);
    assert_int_equal(count_of(tree, "Object "), 2);
    struct str file = run(f, "qpdf --qdf " ODD_FILE " -");
    assert_holds(file, "/Contents (007)");
    assert_holds(file, "/Contents (tel:116111)");
}

static void test_missing_profile_is_a_failure(void **state)
{
    struct fixture *f = *state;

    assert_false(write_display(f, &f->sample.display, OTHER_FILE, "tests/unit"));
    assert_int_equal(diag_exit_code(f->diag), 3);
}

static void test_full_disk_is_a_failure(void **state)
{
    struct fixture *f = *state;
    struct rlimit before;
    remove(OTHER_FILE);
    assert_int_equal(getrlimit(RLIMIT_FSIZE, &before), 0);
    struct rlimit small = {.rlim_cur = 20000, .rlim_max = before.rlim_max};
    signal(SIGXFSZ, SIG_IGN);
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &small), 0);
    bool done = write_display(f, &f->sample.display, OTHER_FILE, SAMPLE_PROFILES);
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &before), 0);

    assert_false(done);
    assert_int_equal(diag_exit_code(f->diag), 3);
    assert_null(fopen(OTHER_FILE, "rb"));
}

/* Counts down to the allocation that fails; 0 lets all succeed. */
static size_t fault_countdown;
static size_t fault_count;

bool arena_fault(void); /* called by base/arena.c and pdf/document.c */

bool arena_fault(void)
{
    fault_count++;
    return fault_countdown > 0 && --fault_countdown == 0;
}

/* The exit code of a process that writes the sample and runs out of memory. */
static int exit_code_with_fault(struct fixture *f, size_t countdown)
{
    pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        if (freopen("/dev/null", "w", stderr) == NULL) {
            _exit(99);
        }
        fault_countdown = countdown;
        bool done = write_display(f, &f->sample.display, OTHER_FILE, SAMPLE_PROFILES);
        _exit(done ? 0 : 98);
    }
    int status = 0;
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_true(WIFEXITED(status));
    return WEXITSTATUS(status);
}

static void test_lack_of_memory_leaves_no_file(void **state)
{
    enum { STEPS = 60 };
    struct fixture *f = *state;
    fault_count = 0;
    write_sample(f);
    size_t all = fault_count;

    assert_true(all > 500);
    for (size_t i = 0; i < STEPS; i++) {
        remove(OTHER_FILE);
        assert_int_equal(exit_code_with_fault(f, 1 + i * (all - 1) / STEPS), 3);
        assert_int_equal(access(OTHER_FILE, F_OK), -1);
    }
}

static void test_editions_are_found_by_name(void **state)
{
    (void)state;
    const struct edition *council = edition_find(STR("council"));

    assert_non_null(council);
    assert_string_equal(edition_name(council), "council");
    assert_ptr_equal(edition_at(0), council);
    assert_null(edition_find(STR("Council")));
    assert_null(edition_at(100));
}

#define TEST(function) cmocka_unit_test_setup_teardown(function, start, finish)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_numbers_are_short_and_exact),
        TEST(test_texts_are_escaped_or_utf16),
        TEST(test_texts_beyond_the_limit_are_told),
        TEST(test_file_is_sound),
        TEST(test_same_display_makes_same_bytes),
        TEST(test_identifier_follows_the_content),
        TEST(test_text_is_extracted),
        TEST(test_structure_is_in_reading_order),
        TEST(test_objects_say_what_they_should),
        TEST(test_metadata_is_escaped_and_bilingual),
        TEST(test_files_are_attached),
        TEST(test_fields_are_tagged_and_empty),
        TEST(test_odd_clusters_have_legal_codes),
        TEST(test_empty_pages_make_a_sound_file),
        TEST(test_odd_displays_make_a_sound_file),
        TEST(test_missing_profile_is_a_failure),
        TEST(test_full_disk_is_a_failure),
        TEST(test_lack_of_memory_leaves_no_file),
        TEST(test_editions_are_found_by_name),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
