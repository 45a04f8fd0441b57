/* The verify stage on files of a few objects: what they say of their origin, and where
 * two of them part. What a finished brochure does is in tests/pdf/check_verify.py. */
#include "base/file.h"
#include "verify/verify.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

struct fixture {
    struct arena *arena;
    struct str ours; /* a whole file, small as can be */
    struct str packed; /* the same with objects and table in streams */
    struct str bomb; /* that unpack to far more than the file */
};

static int set_up(void **state)
{
    struct fixture *fixture = calloc(1, sizeof *fixture);
    fixture->arena = arena_create();
    struct diag *diag = diag_create(fixture->arena);
    *state = fixture;
    struct str *const files[] = {&fixture->ours, &fixture->packed, &fixture->bomb};
    static const char *const PATHS[] = {"tests/fuzz/corpus/verify/ours",
                                        "tests/fuzz/corpus/verify/packed",
                                        "tests/fuzz/corpus/verify/packed-bomb"};
    for (size_t i = 0; i < 3; i++) {
        if (!file_read_binary(files[i], PATHS[i], 1 << 20, fixture->arena, diag)) {
            return 1;
        }
    }
    return 0;
}

static int tear_down(void **state)
{
    struct fixture *fixture = *state;
    arena_destroy(fixture->arena);
    free(fixture);
    return 0;
}

/* A copy in which the first `from` is `to`, of the same length. */
static struct str change(struct fixture *fixture, const char *from, const char *to)
{
    struct str copy = str_copy(fixture->arena, fixture->ours);
    size_t at = str_find(copy, str_from(from), 0);
    assert_true(at != SIZE_MAX && strlen(from) == strlen(to));
    char *bytes = arena_copy(fixture->arena, copy.data, copy.size);
    memcpy(bytes + at, to, strlen(to));
    return (struct str){bytes, copy.size};
}

static void assert_state(struct fixture *fixture, struct str pdf, enum verify_state want,
                         const char *part)
{
    struct verify_origin origin;
    assert_int_equal(verify_extract(&origin, pdf, fixture->arena), want);
    assert_non_null(strstr(origin.reason, part));
}

static void the_origin_is_found(void **state)
{
    struct fixture *fixture = *state;
    struct verify_origin origin;
    assert_int_equal(verify_extract(&origin, fixture->ours, fixture->arena), VERIFY_OURS);
    assert_int_equal(origin.original.size, fixture->ours.size);
    assert_true(str_equal(origin.source, STR("format: 1\n")));
    assert_int_equal(origin.fact_count, 4);
    assert_true(str_equal(verify_find(&origin, "version"), STR("0.1.0")));
    assert_true(str_equal(verify_find(&origin, "languages"), STR("bg+en")));
    assert_int_equal(verify_find(&origin, "other").size, 0);
}

static void additions_are_cut_off(void **state)
{
    struct fixture *fixture = *state;
    struct builder longer = {.arena = fixture->arena};
    struct verify_origin origin;
    builder_add(&longer, fixture->ours);
    builder_add(&longer, STR("9 0 obj\n<<>>\nendobj\nstartxref\n9\n%%EOF\n"));
    assert_int_equal(verify_extract(&origin, builder_str(&longer), fixture->arena),
                     VERIFY_OURS);
    assert_int_equal(origin.original.size, fixture->ours.size);
}

static void what_is_not_ours_is_told_apart(void **state)
{
    struct fixture *fixture = *state;
    struct str ours = fixture->ours;
    assert_state(fixture, STR(""), VERIFY_FOREIGN, "no PDF");
    assert_state(fixture, STR("%PDF-1.7\n%%EOF\n"), VERIFY_FOREIGN, "another program");
    assert_state(fixture, str_slice(ours, 0, ours.size - 8), VERIFY_DAMAGED, "its end");
    assert_state(fixture,
                 change(fixture, "urn:brochure:build:1#", "urn:pamphlet:build:1#"),
                 VERIFY_FOREIGN, "another program");
    assert_state(fixture, change(fixture, "<brochure:version>", "<brochure:verzion>"),
                 VERIFY_DAMAGED, "how the file was made");
    assert_state(fixture, change(fixture, "0.1.0<", "0 1 0<"), VERIFY_DAMAGED,
                 "how the file was made");
    assert_state(fixture, change(fixture, "/Source/EF", "/Saurce/EF"), VERIFY_DAMAGED,
                 "source is missing");
    assert_state(fixture, change(fixture, "/Filter/FlateDecode", "/Filter/FlateDecoda"),
                 VERIFY_DAMAGED, "cannot be unpacked");
    assert_state(fixture, change(fixture, "xref\n0 6\n", "xref\n0 9\n"), VERIFY_DAMAGED,
                 "its end is damaged");
    assert_state(fixture, change(fixture, "/Size 6\n", "/Prev 6\n"), VERIFY_DAMAGED,
                 "its end is damaged");
}

static void the_first_difference_is_named(void **state)
{
    struct fixture *fixture = *state;
    static const struct {
        const char *from, *to;
        uint32_t object;
        const char *what;
    } CASES[] = {
        {"%PDF-1.7", "%PDF-1.6", 0, "the beginning of the file"},
        {"/Type/Catalog", "/Type/Katalog", 1, "the catalog"},
        {"/Type/Metadata", "/Type/Metabata", 3, "the metadata"},
        {"/Type/Filespec", "/Type/Filespek", 4, "the attached source"},
        {"/Type/EmbeddedFile", "/Type/EmbeddedPile", 5, "the attached source"},
        {"65535 f", "65535 g", 0, "the end of the file"},
    };
    struct verify_difference difference;
    assert_true(
        verify_compare(&difference, fixture->ours, fixture->ours, fixture->arena));
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        struct str found = change(fixture, CASES[i].from, CASES[i].to);
        assert_false(verify_compare(&difference, fixture->ours, found, fixture->arena));
        assert_int_equal(difference.object, CASES[i].object);
        assert_string_equal(difference.what, CASES[i].what);
    }
}

static void a_part_differs_where_it_ends(void **state)
{
    struct fixture *fixture = *state;
    struct verify_difference difference;
    struct str part = str_slice(fixture->ours, 0, 30);
    assert_false(verify_compare(&difference, fixture->ours, part, fixture->arena));
    assert_int_equal(difference.offset, 30);
    assert_int_equal(difference.object, 1);
    assert_false(verify_compare(&difference, part, fixture->ours, fixture->arena));
    assert_int_equal(difference.offset, 30);
}

static void packed_objects_are_read_within_limits(void **state)
{
    struct fixture *fixture = *state;
    struct verify_origin origin;
    assert_int_equal(verify_extract(&origin, fixture->packed, fixture->arena),
                     VERIFY_OURS);
    assert_true(str_equal(origin.source, STR("format: 1\n")));
    assert_state(fixture, fixture->bomb, VERIFY_DAMAGED, "list of objects");
    fixture->ours = fixture->packed; /* to be changed */
    assert_state(fixture, change(fixture, "/ObjStm/N 2", "/ObjStm/M 2"), VERIFY_DAMAGED,
                 "list of objects");
    static const char *const TABLES[][2] = {
        {"/XRef/Size 9", "/XRef/Size 8"}, {"/Predictor 12", "/Predictor 10"},
        {"/Info 4", "/Prev 4"},           {"/ID[<0", "/ID[<x"},
        {"/W[1 4 1]", "/W[1 2 1]"},
    };
    for (size_t i = 0; i < sizeof TABLES / sizeof *TABLES; i++) {
        assert_state(fixture, change(fixture, TABLES[i][0], TABLES[i][1]), VERIFY_DAMAGED,
                     "its end is damaged");
    }
}

/* The pack ends early, so the second of its objects is not whole. */
static void a_difference_in_a_pack_is_named(void **state)
{
    struct fixture *fixture = *state;
    struct verify_difference difference;
    size_t at = str_find(fixture->packed, STR("/Type/ObjStm"), 0);
    at = str_find(fixture->packed, STR("\nendstream"), at) - 8; /* in its last letters */
    char *bytes = arena_copy(fixture->arena, fixture->packed.data, fixture->packed.size);
    memset(bytes + at, 0xFF, 8);
    struct str found = {bytes, fixture->packed.size};
    assert_false(verify_compare(&difference, fixture->packed, found, fixture->arena));
    assert_int_equal(difference.offset, at);
    assert_int_equal(difference.object, 8);
    assert_string_equal(difference.what, "the structure");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(the_origin_is_found),
        TEST(additions_are_cut_off),
        TEST(what_is_not_ours_is_told_apart),
        TEST(the_first_difference_is_named),
        TEST(a_part_differs_where_it_ends),
        TEST(packed_objects_are_read_within_limits),
        TEST(a_difference_in_a_pack_is_named),
    };
    return cmocka_run_group_tests_name("verify", tests, NULL, NULL);
}
