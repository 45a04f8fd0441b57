/* Shaping with the real fonts: letterforms of the language, kerning, the share of the
 * text that each glyph stands for, spaces and signs that a face lacks, and the cache. */
#include "text_fixture.h"
#include "text/shape.h"
#include "base/arena.h"
#include "base/diag.h"
#include "text/engine.h"
#include "text/face.h"
#include <hb.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

static const struct text_style BODY = {
    .family = FAMILY_SERIF, .weight = WEIGHT_REGULAR, .size = PT(9.5), .leading = PT(13)};
static const struct text_style SANS = {
    .family = FAMILY_SANS, .weight = WEIGHT_REGULAR, .size = PT(10), .leading = PT(13)};

static const struct shaped_word *shape(void **state, const char *text,
                                       const struct text_style *style, enum lang lang)
{
    struct fixture *fixture = *state;
    return shape_word(fixture->engine, str_from(text), style, 0, lang);
}

/* What must hold for any word: the glyphs' shares make the text, no glyph is missing,
 * and the widths add up. */
static void check_word(const struct shaped_word *word, const char *text)
{
    struct arena *arena = arena_create();
    struct builder whole = {.arena = arena};
    mpt width = 0;
    for (size_t i = 0; i < word->count; i++) {
        const struct text_shape *piece = word->shapes[i];
        uint32_t at = 0;
        mpt advance = 0;
        for (size_t j = 0; j < piece->glyph_count; j++) {
            assert_int_not_equal(piece->glyphs[j].id, 0);
            assert_int_equal(piece->glyphs[j].text_offset, at);
            at += piece->glyphs[j].text_size;
            advance += piece->glyphs[j].advance;
        }
        assert_int_equal(at, piece->text.size);
        assert_int_equal(advance, piece->width);
        width += piece->width;
        builder_add(&whole, piece->text);
    }
    assert_int_equal(width, word->width);
    assert_string_equal(str_to_c(arena, builder_str(&whole)), text);
    arena_destroy(arena);
}

static void test_words_keep_their_text(void **state)
{
    static const char *const texts[] = {
        "община",
        "„Тракия“,",
        "fi",
        "office",
        "e-услуги",
        "2021\u00A0–\u00A02027\u00A0г.",
        "И́ва̀н",
        "☎",
        "→",
        "✓",
        "а\u2009б",
        "по\u2011добър",
        "5\u2032",
        "…",
        "ѝ",
        "№\u00A05",
        "\u0301",
        "(042)",
        "стойно\u0301ст",
        "Q",
        " ",
    };
    static const enum text_family families[] = {FAMILY_SERIF, FAMILY_SANS,
                                                FAMILY_CONDENSED};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        for (size_t j = 0; j < sizeof families / sizeof *families; j++) {
            struct text_style style = BODY;
            style.family = families[j];
            check_word(shape(state, texts[i], &style, LANG_BG), texts[i]);
            style.tracking = 10;
            check_word(shape(state, texts[i], &style, LANG_EN), texts[i]);
        }
    }
}

/* Glyph of a letter as HarfBuzz shapes it in a language of its own choice. */
static unsigned shape_alone(const struct text_face *face, uint32_t letter,
                            const char *language)
{
    hb_buffer_t *buffer = hb_buffer_create();
    hb_buffer_add(buffer, letter, 0);
    hb_buffer_set_content_type(buffer, HB_BUFFER_CONTENT_TYPE_UNICODE);
    hb_buffer_set_direction(buffer, HB_DIRECTION_LTR);
    hb_buffer_set_script(buffer, HB_SCRIPT_CYRILLIC);
    hb_buffer_set_language(buffer, hb_language_from_string(language, -1));
    hb_shape(face->hb_font, buffer, NULL, 0);
    unsigned count = 0;
    unsigned glyph = hb_buffer_get_glyph_infos(buffer, &count)->codepoint;
    hb_buffer_destroy(buffer);
    return glyph;
}

static void check_bulgarian(void **state, enum lang lang)
{
    struct str letters = STR("вгджзийклптцшщю");
    size_t at = 0;
    while (at < letters.size) {
        size_t from = at;
        uint32_t letter = str_next(letters, &at);
        struct fixture *fixture = *state;
        const struct shaped_word *word =
            shape_word(fixture->engine, str_slice(letters, from, at), &BODY, 0, lang);
        assert_int_equal(word->count, 1);
        unsigned glyph = word->shapes[0]->glyphs[0].id;
        assert_int_equal(glyph, shape_alone(word->shapes[0]->face, letter, "bg"));
        assert_int_not_equal(glyph, shape_alone(word->shapes[0]->face, letter, "ru"));
    }
}

/* Source Serif changes all fifteen letters; in an English text as well. */
static void test_bulgarian_letterforms(void **state)
{
    check_bulgarian(state, LANG_BG);
    check_bulgarian(state, LANG_EN);
}

static void test_kerning(void **state)
{
    const char *const pairs[][3] = {{"То", "Т", "о"}, {"Га", "Г", "а"}, {"У,", "У", ","}};
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        mpt pair = shape(state, pairs[i][0], &BODY, LANG_BG)->width;
        mpt first = shape(state, pairs[i][1], &BODY, LANG_BG)->width;
        mpt second = shape(state, pairs[i][2], &BODY, LANG_BG)->width;
        assert_true(pair < first + second - BODY.size / 40);
    }
}

static void test_ligature_stands_for_its_letters(void **state)
{
    const struct shaped_word *word = shape(state, "fi", &BODY, LANG_EN);
    const struct text_shape *piece = word->shapes[0];
    assert_int_equal(word->count, 1);
    if (piece->glyph_count == 1) {
        assert_int_equal(piece->glyphs[0].text_size, 2);
    } else {
        assert_int_equal(piece->glyph_count, 2);
        assert_int_equal(piece->glyphs[0].text_size, 1);
    }
}

static void test_scripts_and_faces_cut_a_word(void **state)
{
    assert_int_equal(shape(state, "e-услуги", &BODY, LANG_BG)->count, 2);
    assert_int_equal(shape(state, "услуги-2", &BODY, LANG_BG)->count, 1);
    const struct shaped_word *word = shape(state, "тел.☎", &SANS, LANG_BG);
    assert_int_equal(word->count, 2);
    assert_ptr_not_equal(word->shapes[0]->face, word->shapes[1]->face);
    assert_int_equal(word->shapes[0]->lang, LANG_BG);
}

static void test_tracking(void **state)
{
    struct text_style tracked = SANS;
    tracked.tracking = 10;
    mpt plain = shape(state, "пет", &SANS, LANG_BG)->width;
    assert_int_equal(shape(state, "пет", &tracked, LANG_BG)->width, plain + 3 * 100);
    tracked.tracking = -2;
    assert_int_equal(shape(state, "пет", &tracked, LANG_BG)->width, plain - 3 * 20);
    tracked.tracking = 10;
    plain = shape(state, "о\u0301", &SANS, LANG_BG)->width;
    assert_int_equal(shape(state, "о\u0301", &tracked, LANG_BG)->width, plain + 100);
}

static void test_tabular_figures(void **state)
{
    struct text_style tabular = SANS;
    tabular.tabular_figures = true;
    assert_int_equal(shape(state, "111", &tabular, LANG_BG)->width,
                     shape(state, "888", &tabular, LANG_BG)->width);
    assert_int_not_equal(shape(state, "111", &SANS, LANG_BG)->width,
                         shape(state, "888", &SANS, LANG_BG)->width);
}

/* Sofia Sans lacks these: they are spaces and hyphens of its own all the same. */
static void test_missing_spaces_are_made(void **state)
{
    mpt space = shape(state, " ", &SANS, LANG_BG)->width;
    assert_true(space > 0);
    assert_int_equal(shape(state, "\u00A0", &SANS, LANG_BG)->width, space);
    assert_int_equal(shape(state, "\u2009", &SANS, LANG_BG)->width, SANS.size / 5);
    mpt narrow = shape(state, "\u202F", &SANS, LANG_BG)->width;
    assert_true(narrow > 0 && narrow < space);
    const struct shaped_word *hyphen = shape(state, "\u2011", &SANS, LANG_BG);
    assert_int_equal(hyphen->width, shape(state, "-", &SANS, LANG_BG)->width);
    assert_int_equal(shape(state, "по\u2011добър", &SANS, LANG_BG)->count, 1);
}

static void test_marks_stand_over_their_base(void **state)
{
    static const char *const stressed[] = {"ъ\u0301", "ю\u0301", "я\u0301",
                                           "Ъ\u0301", "а\u0301", "о\u0300"};
    for (size_t i = 0; i < sizeof stressed / sizeof *stressed; i++) {
        const struct text_shape *piece =
            shape(state, stressed[i], &SANS, LANG_BG)->shapes[0];
        assert_int_equal(piece->glyph_count, 2);
        const struct text_glyph *glyphs = piece->glyphs;
        struct face_ink base = face_glyph_ink(piece->face, glyphs[0].id, piece->size);
        struct face_ink mark = face_glyph_ink(piece->face, glyphs[1].id, piece->size);
        mpt middle =
            glyphs[0].advance + glyphs[1].x_offset + (mark.left + mark.right) / 2;
        assert_true(middle > base.left && middle < base.right);
        assert_true(mark.bottom + glyphs[1].y_offset > base.top);
        assert_int_equal(glyphs[1].advance, 0);
    }
}

static void test_soft_hyphens_are_not_drawn(void **state)
{
    const struct shaped_word *word = shape(state, "об\u00ADщина", &BODY, LANG_BG);
    check_word(word, "община");
    assert_int_equal(shape(state, "\u00AD", &BODY, LANG_BG)->count, 0);
    struct fixture *fixture = *state;
    const struct shaped_word *hyphen = shape_hyphen(fixture->engine, &SANS, 0, LANG_BG);
    check_word(hyphen, "\u00AD");
    assert_int_equal(hyphen->width, shape(state, "-", &SANS, LANG_BG)->width);
}

static void test_cache_returns_the_same_word(void **state)
{
    struct fixture *fixture = *state;
    char text[] = "приоритет";
    const struct shaped_word *word = shape(state, text, &BODY, LANG_BG);
    assert_ptr_equal(shape(state, "приоритет", &BODY, LANG_BG), word);
    text[0] = 0;
    assert_ptr_equal(shape(state, "приоритет", &BODY, LANG_BG), word);
    struct text_style other = BODY;
    other.size = PT(10);
    assert_ptr_not_equal(shape(state, "приоритет", &other, LANG_BG), word);
    assert_ptr_not_equal(shape(state, "приоритет", &BODY, LANG_EN), word);
    assert_ptr_not_equal(
        shape_word(fixture->engine, STR("приоритет"), &BODY, RUN_STRONG, LANG_BG), word);
    for (int i = 0; i < 5000; i++) {
        shape_word(fixture->engine, str_format(fixture->arena, "%d", i), &SANS, 0,
                   LANG_EN);
    }
    assert_ptr_equal(shape(state, "приоритет", &BODY, LANG_BG), word);
}

static struct text_style in_manner(enum text_manner manner)
{
    struct text_style style = BODY;
    style.manner = manner;
    return style;
}

/* True if the word has other glyphs than in the plain manner. */
static bool changes(void **state, const char *text, enum text_manner manner)
{
    struct text_style style = in_manner(manner);
    const struct shaped_word *plain = shape(state, text, &BODY, LANG_BG);
    const struct shaped_word *word = shape(state, text, &style, LANG_BG);
    check_word(word, text);
    size_t last = word->count - 1;
    return word->count != plain->count ||
           word->shapes[last]->glyphs[0].id != plain->shapes[last]->glyphs[0].id;
}

static void test_acronyms_become_small_capitals(void **state)
{
    static const char *const CHANGED[] = {"ЕФРР",     "ISO",  "XVIII",  "(ПРСР)",
                                          "ЗМСМА-то", "2027", "ISO9001"};
    static const char *const KEPT[] = {"ЕС",   "ВиК",      "НПОта", "ОБЩИНАТА",
                                       "град", "Примерна", "мПРСР"};
    for (size_t i = 0; i < sizeof CHANGED / sizeof *CHANGED; i++) {
        assert_true(changes(state, CHANGED[i], MANNER_RUNNING));
    }
    for (size_t i = 0; i < sizeof KEPT / sizeof *KEPT; i++) {
        assert_false(changes(state, KEPT[i], MANNER_RUNNING));
    }
    assert_false(changes(state, "2027", MANNER_STATEMENT));
}

/* Wider by what stands between the letters, not by what would stand behind them. */
static void test_capitals_of_statements_stand_apart(void **state)
{
    struct text_style style = in_manner(MANNER_STATEMENT);
    mpt plain = shape(state, "ЗАГОРА", &BODY, LANG_BG)->width;
    mpt apart = shape(state, "ЗАГОРА", &style, LANG_BG)->width;
    assert_int_equal(apart - plain, 5 * 380); /* 40/1000 of 9.5 points */
    assert_int_equal(shape(state, "Загора", &style, LANG_BG)->width,
                     shape(state, "Загора", &BODY, LANG_BG)->width);
}

static void test_long_words_end(void **state)
{
    struct fixture *fixture = *state;
    struct builder builder = {.arena = fixture->arena};
    for (int i = 0; i < 10000; i++) {
        builder_add(&builder, STR("щ"));
    }
    struct str text = builder_str(&builder);
    const struct shaped_word *word = shape_word(fixture->engine, text, &BODY, 0, LANG_BG);
    check_word(word, str_to_c(fixture->arena, text));
    struct builder marks = {.arena = fixture->arena};
    for (int i = 0; i < 10000; i++) {
        builder_add(&marks, STR("\u0301"));
    }
    word = shape_word(fixture->engine, builder_str(&marks), &SANS, 0, LANG_BG);
    check_word(word, str_to_c(fixture->arena, builder_str(&marks)));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_words_keep_their_text),
        cmocka_unit_test(test_bulgarian_letterforms),
        cmocka_unit_test(test_kerning),
        cmocka_unit_test(test_ligature_stands_for_its_letters),
        cmocka_unit_test(test_scripts_and_faces_cut_a_word),
        cmocka_unit_test(test_tracking),
        cmocka_unit_test(test_tabular_figures),
        cmocka_unit_test(test_missing_spaces_are_made),
        cmocka_unit_test(test_marks_stand_over_their_base),
        cmocka_unit_test(test_soft_hyphens_are_not_drawn),
        cmocka_unit_test(test_cache_returns_the_same_word),
        cmocka_unit_test(test_acronyms_become_small_capitals),
        cmocka_unit_test(test_capitals_of_statements_stand_apart),
        cmocka_unit_test(test_long_words_end),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
