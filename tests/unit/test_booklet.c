/* app/booklet.c: which pages can be folded, and what is said of others. */
#include "app/booklet.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

/* What is said of a page of that size; the exit code comes in `code`. */
static char *judge(mpt width, mpt height, bool named, int *code)
{
    struct arena *arena = arena_create();
    struct options options = {.editions_named = named};
    struct content content = {
        .options = &options, .arena = arena, .diag = diag_create(arena)};
    struct display pages;
    char *said = NULL;
    size_t size = 0;
    display_init(&pages, arena, LANG_BG);
    display_add_page(&pages, width, height, 0);
    bool can = booklet_check(&pages, &content);
    FILE *file = open_memstream(&said, &size);
    diag_print(content.diag, file, LANG_EN);
    fclose(file);
    assert_int_equal(can, size == 0);
    *code = content_exit_code(&content);
    arena_destroy(arena);
    return said;
}

static void test_pages_up_to_a4_fold(void **state)
{
    int code;
    (void)state;
    free(judge(MM(210), MM(297), true, &code));
    assert_int_equal(code, 0);
    free(judge(MM(120), MM(170), true, &code));
    assert_int_equal(code, 0);
}

static void test_larger_pages_have_no_booklet(void **state)
{
    int code;
    (void)state;
    char *said = judge(MM(240), MM(300), true, &code);
    assert_int_equal(code, 1);
    assert_non_null(strstr(said, "error: pages of 240 x 300 mm have no booklet"));
    assert_non_null(strstr(said, "leave booklet out of -e [booklet-size]"));
    free(said);
    said = judge(MM(240), MM(300), false, &code);
    assert_int_equal(code, 0);
    assert_int_equal(strncmp(said, "note: pages of 240", 18), 0);
    free(said);
}

static void test_many_pages_are_not_stapled(void **state)
{
    (void)state;
    for (size_t count = 64; count <= 68; count += 4) {
        for (int signature = 0; signature <= 16; signature += 16) {
            struct arena *arena = arena_create();
            struct options options = {0};
            struct content content = {
                .options = &options, .arena = arena, .diag = diag_create(arena)};
            content.brochure.booklet.signature = signature;
            struct display pages;
            display_init(&pages, arena, LANG_BG);
            for (size_t i = 0; i < count; i++) {
                display_add_page(&pages, MM(210), MM(297), 0);
            }
            assert_true(booklet_check(&pages, &content));
            assert_int_equal(diag_warning_count(content.diag),
                             count > 64 && signature == 0 ? 1 : 0);
            arena_destroy(arena);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_pages_up_to_a4_fold),
        cmocka_unit_test(test_larger_pages_have_no_booklet),
        cmocka_unit_test(test_many_pages_are_not_stapled),
    };
    return cmocka_run_group_tests_name("booklet", tests, NULL, NULL);
}
