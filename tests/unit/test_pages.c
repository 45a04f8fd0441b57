/* Sizes of pages: by name and by measure, there and back, and which are too much. */
#include "settings/settings.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static void sizes_are_read_and_named(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        mpt width, height;
        const char *name;
    } SIZES[] = {
        {"A4", MM(210), MM(297), "A4"},
        {"A5", MM(148), MM(210), "A5"},
        {"210x297mm", MM(210), MM(297), "A4"},
        {"210x210mm", MM(210), MM(210), "210x210mm"},
        {"148.5X210mm", MM(148.5), MM(210), "148.5x210mm"},
    };
    struct arena *arena = arena_create();
    for (size_t i = 0; i < sizeof SIZES / sizeof *SIZES; i++) {
        struct page_size size = {0};
        assert_true(page_size_read(&size, str_from(SIZES[i].text)));
        assert_int_equal(size.width, SIZES[i].width);
        assert_int_equal(size.height, SIZES[i].height);
        assert_true(str_equal(page_size_name(size, arena), str_from(SIZES[i].name)));
        assert_null(page_size_fault(size));
    }
    arena_destroy(arena);
}

static void other_words_are_no_size(void **state)
{
    (void)state;
    static const char *const WORDS[] = {
        "",         "a4",       "A3",        "210",      "210x",
        "210x297",  "x297mm",   "210x297cm", "21.x29mm", "210x297mm.",
        "2 10x9mm", "-1x297mm", "99999x9mm", "210,5x9mm"};
    for (size_t i = 0; i < sizeof WORDS / sizeof *WORDS; i++) {
        struct page_size size;
        assert_false(page_size_read(&size, str_from(WORDS[i])));
    }
}

static void sizes_have_bounds(void **state)
{
    (void)state;
    static const struct {
        struct page_size size;
        bool good;
    } SIZES[] = {
        {{MM(120), MM(170)}, true},    {{MM(420), MM(594)}, true},
        {{MM(119.9), MM(170)}, false}, {{MM(120), MM(169.9)}, false},
        {{MM(420.1), MM(594)}, false}, {{MM(420), MM(594.1)}, false},
        {{MM(211), MM(210)}, false},
    };
    for (size_t i = 0; i < sizeof SIZES / sizeof *SIZES; i++) {
        assert_true((page_size_fault(SIZES[i].size) == NULL) == SIZES[i].good);
    }
}

static void narrow_pages_face_each_other(void **state)
{
    (void)state;
    assert_int_equal(page_bilingual((struct page_size){MM(180), MM(240)}, FORM_BROCHURE),
                     BILINGUAL_COLUMNS);
    assert_int_equal(
        page_bilingual((struct page_size){MM(179.9), MM(240)}, FORM_BROCHURE),
        BILINGUAL_FACING);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(sizes_are_read_and_named),
        cmocka_unit_test(other_words_are_no_size),
        cmocka_unit_test(sizes_have_bounds),
        cmocka_unit_test(narrow_pages_face_each_other),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
