/* The display list: how it grows, and its text form that golden tests compare. */
#include "display/display.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

static const struct colour INK = {"ink", 26, 25, 23, 0, 0, 0, 100, NULL};
static const struct colour DEEP = {"deep", 6, 51, 39, 90, 50, 74, 66, NULL};

struct fixture {
    struct arena *arena;
    struct display display;
};

static int start(void **state)
{
    struct fixture *f = calloc(1, sizeof *f);

    f->arena = arena_create();
    display_init(&f->display, f->arena, LANG_BG);
    *state = f;
    return 0;
}

static int finish(void **state)
{
    struct fixture *f = *state;

    arena_destroy(f->arena);
    free(f);
    return 0;
}

/* ---- making --------------------------------------------------------------------- */

static void test_init_makes_the_document(void **state)
{
    struct display *display = &((struct fixture *)*state)->display;

    assert_int_equal(display->elements.count, 1);
    assert_int_equal(display->elements.items[0].kind, ELEMENT_DOCUMENT);
    assert_int_equal(display->elements.items[0].parent, NO_ELEMENT);
    assert_int_equal(display->elements.items[0].first_child, NO_ELEMENT);
    assert_int_equal(display->elements.items[0].lang, LANG_BG);
    assert_int_equal(display->pages.count, 0);
}

static void test_children_stand_in_the_order_they_came(void **state)
{
    struct display *display = &((struct fixture *)*state)->display;
    element_id part = display_add_element(display, ELEMENT_PART, 0);
    display->elements.items[part].lang = LANG_EN;
    element_id first = display_add_element(display, ELEMENT_H1, part);
    element_id second = display_add_element(display, ELEMENT_P, part);
    element_id third = display_add_element(display, ELEMENT_L, part);
    const struct element *elements = display->elements.items;

    assert_int_equal(elements[part].first_child, first);
    assert_int_equal(elements[part].last_child, third);
    assert_int_equal(elements[first].next_sibling, second);
    assert_int_equal(elements[second].next_sibling, third);
    assert_int_equal(elements[third].next_sibling, NO_ELEMENT);
    assert_int_equal(elements[second].parent, part);
    assert_int_equal(elements[third].lang, LANG_EN);
    assert_int_equal(elements[0].lang, LANG_BG);
}

static void test_many_elements_keep_their_links(void **state)
{
    struct display *display = &((struct fixture *)*state)->display;
    size_t seen = 0;

    for (int i = 0; i < 1000; i++) {
        display_add_element(display, ELEMENT_P, 0);
    }
    for (element_id id = display->elements.items[0].first_child; id != NO_ELEMENT;
         id = display->elements.items[id].next_sibling) {
        seen++;
        assert_int_equal(id, seen);
    }
    assert_int_equal(seen, 1000);
}

static void test_operations_belong_to_an_element_or_to_none(void **state)
{
    struct display *display = &((struct fixture *)*state)->display;
    display_add_page(display, 1000, 2000, 30);
    display_add_page(display, 1000, 2000, 30);
    element_id heading = display_add_element(display, ELEMENT_H1, 0);
    struct display_op *op = display_add_content(display, 1, DISPLAY_TEXT, heading);

    assert_int_equal(op->element, heading);
    assert_int_equal(op->artifact, ARTIFACT_NONE);
    op = display_add_artifact(display, 1, DISPLAY_RECT, ARTIFACT_LAYOUT);
    assert_int_equal(op->element, NO_ELEMENT);
    assert_int_equal(op->artifact, ARTIFACT_LAYOUT);
    assert_null(op->path);
    assert_int_equal(display->pages.items[0].count, 0);
    assert_int_equal(display->pages.items[1].count, 2);
    assert_int_equal(display->pages.items[1].bleed, 30);
}

static void test_every_kind_has_its_name(void **state)
{
    (void)state;
    for (int kind = 0; kind < ELEMENT_KIND_COUNT; kind++) {
        assert_non_null(element_kind_name((enum element_kind)kind));
    }
    assert_string_equal(element_kind_name(ELEMENT_LBODY), "LBody");
    assert_string_equal(element_kind_name(ELEMENT_H2), "H2");
}

/* ---- dumping -------------------------------------------------------------------- */

/* The dump from the line that begins with `from` on, up to the next empty line. */
static char *dump_part(const struct display *display, const char *from)
{
    char *text = NULL;
    size_t size = 0;
    FILE *file = open_memstream(&text, &size);

    assert_non_null(file);
    display_dump(display, file);
    assert_int_equal(fclose(file), 0);
    char *begin = strstr(text, from);
    assert_non_null(begin);
    char *end = strstr(begin, "\n\n");
    char *part = strndup(begin, end == NULL ? strlen(begin) : (size_t)(end + 1 - begin));
    free(text);
    return part;
}

static void check_part(const struct display *display, const char *from,
                       const char *expected)
{
    char *part = dump_part(display, from);

    assert_string_equal(part, expected);
    free(part);
}

static void make_shape(struct text_shape *shape, const char *text, mpt size,
                       enum lang lang)
{
    *shape = (struct text_shape){.lang = lang,
                                 .size = size,
                                 .text = str_from(text),
                                 .glyph_count = 2,
                                 .width = 1000};
}

static struct display_op *add_text(struct display *display, element_id element,
                                   const struct text_piece *pieces, uint32_t count)
{
    struct display_op *op = display_add_content(display, 0, DISPLAY_TEXT, element);

    op->left = 62362;
    op->top = 104000;
    op->colour = &INK;
    op->scale = 10000;
    op->pieces = pieces;
    op->piece_count = count;
    return op;
}

static void test_dump_says_what_the_file_is(void **state)
{
    struct display *display = &((struct fixture *)*state)->display;

    display->facts = (struct display_facts){
        .id = STR("primerna-2030"),
        .title = {STR("Стратегия"), STR("Strategy")},
        .languages = {LANG_EN, LANG_BG},
        .language_count = 2,
        .year = 2026,
        .month = 3,
        .day = 1,
        .version = STR("1.0"),
    };
    check_part(display, "id ",
               "id \"primerna-2030\"\n"
               "languages en bg\n"
               "title en \"Strategy\"\n"
               "title bg \"Стратегия\"\n"
               "date 2026-03-01\n"
               "version \"1.0\"\n");
}

static void test_dump_shows_a_line_as_words_and_setting(void **state)
{
    struct display *display = &((struct fixture *)*state)->display;
    struct text_shape shapes[4];
    struct text_piece pieces[4] = {{&shapes[0], 0, 0, 0},
                                   {&shapes[1], 1000, 0, 0},
                                   {&shapes[2], 1250, 0, 0},
                                   {&shapes[3], 2250, 0, 0}};

    make_shape(&shapes[0], "Очаквани", 30000, LANG_BG);
    make_shape(&shapes[1], " ", 30000, LANG_BG);
    make_shape(&shapes[2], "резул", 30000, LANG_BG);
    make_shape(&shapes[3], "\u00AD", 30000, LANG_BG);
    display_add_page(display, 595276, 841890, 8504)->label = STR("5");
    add_text(display, display_add_element(display, ELEMENT_H1, 0), pieces, 4);
    check_part(display, "page 1",
               "page 1 \"5\" 595276 x 841890 bleed 8504\n"
               "  text H1#1 62362,104000 +3250 ink \"Очаквани резул\u2010\" - 30 bg\n");
    check_part(display, "structure",
               "structure\n"
               "  Document#0 bg\n"
               "    H1#1 bg \"Очаквани резул\"\n");
}

static void test_dump_shows_where_the_setting_changes(void **state)
{
    struct display *display = &((struct fixture *)*state)->display;
    struct text_shape shapes[3];
    struct text_piece pieces[3] = {
        {&shapes[0], 0, 0, 0}, {&shapes[1], 1000, 0, 0}, {&shapes[2], 2000, 0, 0}};

    make_shape(&shapes[0], "Drug", 9500, LANG_EN);
    make_shape(&shapes[1], "\u00A0", 9500, LANG_EN);
    make_shape(&shapes[2], "\"{\u2009", 12125, LANG_BG);
    shapes[2].tracking = -2;
    display_add_page(display, 100, 200, 0);
    struct display_op *op =
        add_text(display, display_add_element(display, ELEMENT_P, 0), pieces, 3);
    op->scale = 9900;
    op->letter_space = 15;
    check_part(display, "  text",
               "  text P#1 62362,104000 +3020 ink "
               "\"Drug\u237D{- 12.125-2 bg}\\\"\\{\\u2009\" - 9.5 en "
               "scale 9900 letter-space 15\n");
}

static void test_dump_shows_blank_and_empty_content(void **state)
{
    struct display *display = &((struct fixture *)*state)->display;

    display_add_page(display, 100, 200, 0);
    element_id label = display_add_element(display, ELEMENT_LBL, 0);
    display->elements.items[label].words = STR("1");
    display_add_content(display, 0, DISPLAY_EMPTY, label);
    add_text(display, 0, NULL, 0);
    check_part(display, "page 1",
               "page 1 \"\" 100 x 200 bleed 0\n"
               "  empty Lbl#1\n"
               "  text Document#0 62362,104000 +0 ink \"\" - 0 bg\n");
    check_part(display, "structure",
               "structure\n"
               "  Document#0 bg \"\"\n"
               "    Lbl#1 bg actual \"1\"\n");
}

static struct path *small_path(struct fixture *f, mpt left)
{
    struct path *path = arena_new(f->arena, struct path);

    path_rect(f->arena, path, (struct rect){left, 20, 30, 40});
    return path;
}

static void add_paths(struct fixture *f, mpt left, int count)
{
    for (int i = 0; i < count; i++) {
        struct display_op *op =
            display_add_artifact(&f->display, 0, DISPLAY_PATH, ARTIFACT_BACKGROUND);
        op->path = small_path(f, left);
        op->colour = &DEEP;
    }
}

static void test_dump_sums_up_a_drawing(void **state)
{
    struct fixture *f = *state;
    struct display *display = &f->display;

    display_add_page(display, 100, 200, 0);
    struct display_op *op =
        display_add_artifact(display, 0, DISPLAY_RECT, ARTIFACT_LAYOUT);
    op->colour = &DEEP;
    op->width = 7;
    op->left = -3;
    op = display_add_artifact(display, 0, DISPLAY_CLIP, ARTIFACT_BACKGROUND);
    op->path = small_path(f, 0);
    add_paths(f, 10, 2);
    display_add_artifact(display, 0, DISPLAY_UNCLIP, ARTIFACT_BACKGROUND);
    char *first = dump_part(display, "page 1");
    assert_non_null(strstr(first, "  rect layout -3,0 7 x 0 deep\n"
                                  "  drawing background 10,20 to 40,60 2 paths "));
    assert_null(strstr(first, "clip"));

    display->pages.items[0].items[2].colour = &INK;
    char *second = dump_part(display, "page 1");
    assert_string_not_equal(first, second);
    free(first);
    free(second);
}

static void test_dump_shows_single_paths(void **state)
{
    struct fixture *f = *state;

    display_add_page(&f->display, 100, 200, 0);
    add_paths(f, 10, 1);
    char *first = dump_part(&f->display, "  path");
    assert_ptr_equal(strstr(first, "  path background 10,20 to 40,60 5 verbs "), first);
    assert_non_null(strstr(first, " deep\n"));
    f->display.pages.items[0].items[0].path = small_path(f, 11);
    char *second = dump_part(&f->display, "  path");
    assert_string_not_equal(first, second);
    free(first);
    free(second);
}

static void test_dump_outlines_the_structure(void **state)
{
    struct display *display = &((struct fixture *)*state)->display;
    element_id part = display_add_element(display, ELEMENT_PART, 0);
    element_id list = display_add_element(display, ELEMENT_L, part);
    display->elements.items[list].numbering = LIST_DECIMAL;
    element_id item = display_add_element(display, ELEMENT_LI, list);
    display_add_element(display, ELEMENT_LBL, item);
    display_add_element(display, ELEMENT_LBODY, item);
    element_id second = display_add_element(display, ELEMENT_PART, 0);
    display->elements.items[second].lang = LANG_EN;
    element_id figure = display_add_element(display, ELEMENT_FIGURE, second);
    display->elements.items[figure].words = STR("A leaf");

    check_part(display, "structure",
               "structure\n"
               "  Document#0 bg\n"
               "    Part#1 bg\n"
               "      L#2 bg ordered\n"
               "        LI#3 bg\n"
               "          Lbl#4 bg\n"
               "          LBody#5 bg\n"
               "    Part#6 en\n"
               "      Figure#7 en alt \"A leaf\"\n");
}

static void test_dump_joins_what_crosses_pages(void **state)
{
    struct display *display = &((struct fixture *)*state)->display;
    struct text_shape shapes[2];
    struct text_piece pieces[2] = {{&shapes[0], 0, 0, 0}, {&shapes[1], 0, 0, 0}};

    make_shape(&shapes[0], "one ", 9500, LANG_EN);
    make_shape(&shapes[1], "two", 9500, LANG_EN);
    display_add_page(display, 100, 200, 0);
    display_add_page(display, 100, 200, 0);
    element_id body = display_add_element(display, ELEMENT_P, 0);
    add_text(display, body, &pieces[0], 1);
    struct display_op *op = display_add_content(display, 1, DISPLAY_TEXT, body);
    op->pieces = &pieces[1];
    op->piece_count = 1;
    op->colour = &INK;
    check_part(display, "    P#1", "    P#1 bg \"one two\"\n");
}

static void test_dump_gives_each_element_its_own_text(void **state)
{
    struct display *display = &((struct fixture *)*state)->display;
    struct text_shape shapes[2];
    struct text_piece pieces[2] = {{&shapes[0], 0, 0, 0}, {&shapes[1], 0, 0, 0}};

    make_shape(&shapes[0], "едно", 9500, LANG_BG);
    make_shape(&shapes[1], "two", 9500, LANG_EN);
    display_add_page(display, 100, 200, 0);
    element_id first = display_add_element(display, ELEMENT_P, 0);
    element_id second = display_add_element(display, ELEMENT_P, 0);
    /* On the page the languages alternate; the tree reads on. */
    add_text(display, second, &pieces[1], 1);
    add_text(display, first, &pieces[0], 1);
    add_text(display, second, &pieces[1], 1);
    check_part(display, "structure",
               "structure\n"
               "  Document#0 bg\n"
               "    P#1 bg \"едно\"\n"
               "    P#2 bg \"twotwo\"\n");
}

static void test_dump_tells_settings_apart(void **state)
{
    struct display *display = &((struct fixture *)*state)->display;
    struct text_shape shapes[4];
    struct text_piece pieces[4] = {{&shapes[0], 0, 0, 0},
                                   {&shapes[1], 0, 0, 0},
                                   {&shapes[2], 0, 0, 0},
                                   {&shapes[3], 0, 0, 0}};

    for (int i = 0; i < 4; i++) {
        make_shape(&shapes[i], "a", 9000, i == 3 ? LANG_BG : LANG_EN);
        shapes[i].tracking = i == 0 ? 0 : 10;
        shapes[i].size = i < 2 ? 9000 : 9050;
    }
    display_add_page(display, 100, 200, 0);
    add_text(display, 0, pieces, 4);
    check_part(display, "  text",
               "  text Document#0 62362,104000 +1000 ink "
               "\"a{- 9+10 en}a{- 9.05+10 en}a{- 9.05+10 bg}a\" - 9 en\n");
}

static void test_dump_lists_links_and_places(void **state)
{
    struct display *display = &((struct fixture *)*state)->display;
    element_id heading = display_add_element(display, ELEMENT_H1, 0);
    struct display_link links[2] = {
        {.page = 2,
         .area = {1, 2, 3, 4},
         .element = heading,
         .anchor = 1,
         .contents = STR("Goals")},
        {.element = NO_ELEMENT, .url = STR("tel:116111"), .contents = STR("116 111")}};
    struct display_anchor anchors[2] = {{0, 0, NO_ELEMENT}, {6, 104000, heading}};
    struct display_bookmark bookmarks[2] = {{LANG_BG, 1, STR("Цели"), 1},
                                            {LANG_BG, 2, STR("Цел 1"), 0}};

    display->links = (struct display_links){links, 2, 2};
    display->anchors = (struct display_anchors){anchors, 2, 2};
    display->bookmarks = (struct display_bookmarks){bookmarks, 2, 2};
    check_part(display, "links",
               "links\n"
               "  page 3 1,2 3 x 4 #1 to page 7 at 104000 \"Goals\"\n"
               "  page 1 0,0 0 x 0 unowned to \"tel:116111\" \"116 111\"\n");
    check_part(display, "bookmarks",
               "bookmarks\n"
               "  bg \"Цели\" to page 7 at 104000\n"
               "    bg \"Цел 1\" to page 1 at 0\n");
}

#define TEST(function) cmocka_unit_test_setup_teardown(function, start, finish)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_init_makes_the_document),
        TEST(test_children_stand_in_the_order_they_came),
        TEST(test_many_elements_keep_their_links),
        TEST(test_operations_belong_to_an_element_or_to_none),
        TEST(test_every_kind_has_its_name),
        TEST(test_dump_says_what_the_file_is),
        TEST(test_dump_shows_a_line_as_words_and_setting),
        TEST(test_dump_shows_where_the_setting_changes),
        TEST(test_dump_shows_blank_and_empty_content),
        TEST(test_dump_sums_up_a_drawing),
        TEST(test_dump_shows_single_paths),
        TEST(test_dump_outlines_the_structure),
        TEST(test_dump_joins_what_crosses_pages),
        TEST(test_dump_gives_each_element_its_own_text),
        TEST(test_dump_tells_settings_apart),
        TEST(test_dump_lists_links_and_places),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
