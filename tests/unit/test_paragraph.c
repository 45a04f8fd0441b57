/* Blocks set in lines with the real fonts: nothing lost, nothing too wide, edges exact,
 * and the rules of the house on where lines end. */
#include "text/text.h"
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static const char TEXT[] =
    "Програмата за насърчаване на четенето и на изкуствата ще се изпълнява "
    "съвместно с училищата, читалищата и „Младежкия дом“ в града. Общината "
    "ще обнови уличната мрежа и ще поддържа зелените площи – паркове, "
    "градини и междублокови пространства, като работата ще се извършва "
    "поетапно, за да не се нарушава ежедневието на жителите. Електронното "
    "управление ще осигури достъп до административни услуги без "
    "необходимост от посещение на място. Социалните услуги в общността ще "
    "обхванат възрастни хора, хора с увреждания и семейства с деца. "
    "Възстановяването на античния форум и на прилежащите археологически "
    "обекти ще превърне общината в предпочитана туристическа дестинация; "
    "преминаването към възобновяеми енергийни източници изисква "
    "предварителни проучвания, обучение на персонала и взаимодействие с "
    "електроразпределителните дружества.";

struct fixture {
    struct arena *arena;
    struct diag *diag;
    struct text_engine *engine;
};

static int set_up(void **state)
{
    struct arena *arena = arena_create();
    struct fixture *fixture = arena_new(arena, struct fixture);
    fixture->arena = arena;
    fixture->diag = diag_create(arena);
    fixture->engine = text_engine_create(STR("fonts"), fixture->diag);
    *state = fixture;
    return fixture->engine == NULL ? -1 : 0;
}

static int tear_down(void **state)
{
    struct fixture *fixture = *state;
    text_engine_destroy(fixture->engine);
    arena_destroy(fixture->arena);
    return 0;
}

static const struct text_setting BODY = {
    .style = {.family = FAMILY_SERIF_SMTEXT,
              .weight = WEIGHT_REGULAR,
              .size = PT(9.5),
              .leading = PT(13)},
    .lang = LANG_BG,
    .width = MM(75),
    .purpose = PURPOSE_BODY,
};

static const struct text_paragraph *set(struct fixture *fixture, const char *text,
                                        const struct text_setting *setting)
{
    struct text_block *block = text_make_block(fixture->arena, str_from(text));
    return text_set(fixture->engine, block, setting, fixture->arena, fixture->diag);
}

/* What extraction yields: the pieces' texts without the hyphens of line ends. */
static const char *text_of(struct fixture *fixture,
                           const struct text_paragraph *paragraph)
{
    struct builder builder = {.arena = fixture->arena};
    for (size_t i = 0; i < paragraph->line_count; i++) {
        const struct text_line *line = &paragraph->lines[i];
        for (size_t p = 0; p < line->piece_count; p++) {
            if (!str_equal(line->pieces[p].shape->text, STR("\u00AD"))) {
                builder_add(&builder, line->pieces[p].shape->text);
            }
        }
    }
    return str_to_c(fixture->arena, builder_str(&builder));
}

static const char *line_text(struct fixture *fixture, const struct text_line *line)
{
    struct text_paragraph paragraph = {.lines = line, .line_count = 1};
    return text_of(fixture, &paragraph);
}

static bool is_space(const struct text_piece *piece)
{
    return str_equal(piece->shape->text, STR(" ")) ||
           str_equal(piece->shape->text, STR("\u00A0"));
}

/* The last piece that is no space. */
static const struct text_piece *last_word(const struct text_line *line)
{
    size_t at = line->piece_count;
    while (at > 0 && is_space(&line->pieces[at - 1])) {
        at--;
    }
    return &line->pieces[at - 1];
}

static mpt drawn_width(const struct text_line *line, const struct text_shape *shape)
{
    int64_t scaled = (int64_t)shape->width * line->scale + 5000;
    return (mpt)(scaled / 10000) + (mpt)(shape->glyph_count - 1) * line->letter_space;
}

/* Nearly half of these hang out at the right edge. */
static mpt hanging_part(const struct text_piece *piece)
{
    static const char *const marks[] = {"\u00AD", "-", ".", ",", ":", ";", "“", "–"};
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
        if (str_ends_with(piece->shape->text, str_from(marks[i]))) {
            size_t last = piece->shape->glyph_count - 1;
            return (mpt)((int64_t)piece->shape->glyphs[last].advance * 45 / 100);
        }
    }
    return 0;
}

/* ---- nothing lost, nothing too wide ---------------------------------------------- */

static void every_text_is_there_in_order(void **state)
{
    struct fixture *fixture = *state;
    static const mpt widths[] = {1, MM(8), MM(20), MM(40), MM(82), MM(170), MM(3000)};
    for (int justified = 0; justified < 2; justified++) {
        for (size_t i = 0; i < sizeof widths / sizeof *widths; i++) {
            struct text_setting setting = BODY;
            setting.width = widths[i];
            setting.justified = justified == 1;
            const struct text_paragraph *paragraph = set(fixture, TEXT, &setting);
            assert_string_equal(text_of(fixture, paragraph), TEXT);
        }
    }
}

static void ragged_lines_keep_to_the_measure(void **state)
{
    struct fixture *fixture = *state;
    for (mpt width = MM(30); width < MM(120); width += MM(7)) {
        struct text_setting setting = BODY;
        setting.width = width;
        setting.indent = PT(13);
        const struct text_paragraph *paragraph = set(fixture, TEXT, &setting);
        mpt widest = 0;
        for (size_t i = 0; i < paragraph->line_count; i++) {
            const struct text_line *line = &paragraph->lines[i];
            assert_true(line->width <= width + hanging_part(last_word(line)));
            widest = mpt_max(widest, line->width);
        }
        assert_int_equal(paragraph->widest, widest);
        assert_int_equal(paragraph->lines[0].pieces[0].left, PT(13));
    }
}

static void justified_lines_end_at_the_edge(void **state)
{
    struct fixture *fixture = *state;
    struct text_setting setting = BODY;
    setting.justified = true;
    setting.indent = PT(13);
    const struct text_paragraph *paragraph = set(fixture, TEXT, &setting);
    assert_true(paragraph->line_count > 10);
    for (size_t i = 0; i + 1 < paragraph->line_count; i++) {
        const struct text_line *line = &paragraph->lines[i];
        const struct text_piece *last = last_word(line);
        mpt edge = setting.width + hanging_part(last);
        assert_int_equal(line->width, edge);
        assert_in_range(last->left + drawn_width(line, last->shape), edge - 1, edge + 1);
        assert_in_range(line->scale, 9800, 10200);
        assert_true(line->letter_space >= -PT(0.095) && line->letter_space <= PT(0.095));
    }
    const struct text_line *last = &paragraph->lines[paragraph->line_count - 1];
    assert_true(last->width < setting.width);
    assert_int_equal(last->scale, 10000);
    assert_int_equal(last->letter_space, 0);
}

/* Display type takes no hyphen of any kind while its words fit, then one between the
 * parts of a compound, then any. */
static void display_type_is_not_divided(void **state)
{
    struct fixture *fixture = *state;
    static const struct {
        const char *text;
        double width; /* mm */
        enum text_division division;
        const char *first; /* word of the second line */
    } CASES[] = {
        {"ново електроразпределение", 120, DIVISION_NONE, "електроразпределение"},
        {"ново електроразпределение", 80, DIVISION_COMPOUND, "разпределение"},
        {"ново електроразпределение", 45, DIVISION_ANYWHERE, NULL},
        {"стара културно-историческа", 120, DIVISION_NONE, "културно-историческа"},
        {"стара културно-историческа", 80, DIVISION_COMPOUND, NULL},
        {"електро\u00ADразпределение", 80, DIVISION_COMPOUND, "разпределение"},
    };
    struct text_setting setting = BODY;
    setting.style.size = PT(28);
    setting.purpose = PURPOSE_DISPLAY;
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        setting.width = MM(CASES[i].width);
        const struct text_paragraph *paragraph = set(fixture, CASES[i].text, &setting);
        assert_int_equal(paragraph->division, CASES[i].division);
        if (CASES[i].first != NULL) {
            const struct text_piece *first = paragraph->lines[1].pieces;
            assert_true(str_equal(first->shape->text, str_from(CASES[i].first)));
        }
    }
    setting.width = MM(80);
    setting.purpose = PURPOSE_BODY;
    assert_int_equal(set(fixture, CASES[0].text, &setting)->division, DIVISION_NONE);
}

/* A line with but two long words would gape: the paragraph is set ragged, all of it. */
static void what_would_gape_is_ragged(void **state)
{
    struct fixture *fixture = *state;
    struct text_setting setting = BODY;
    setting.justified = true;
    setting.width = MM(60);
    static const char GAPING[] =
        "Новата сграда на ЕЛЕКТРОРАЗПРЕДЕЛИТЕЛНОТО ДРУЖЕСТВО ще бъде открита. "
        "Програмата за насърчаване на четенето и на изкуствата ще се изпълнява съвместно "
        "с училищата, читалищата и домовете.";
    const struct text_paragraph *ragged = set(fixture, GAPING, &setting);
    assert_int_equal(ragged->loosest, 0);
    for (size_t i = 0; i < ragged->line_count; i++) {
        assert_int_equal(ragged->lines[i].scale, 10000);
        assert_int_equal(ragged->lines[i].spaces, 10000);
    }
    setting.stays_justified = true;
    assert_true(set(fixture, GAPING, &setting)->loosest > 20000);
    setting.stays_justified = false;
    setting.width = MM(82);
    const struct text_paragraph *even = set(fixture, TEXT, &setting);
    assert_in_range(even->loosest, 10000, 20000);
}

static void no_rest_of_a_word_ends_a_paragraph(void **state)
{
    struct fixture *fixture = *state;
    static const char REST[] = "Всеки има право на живот, свобода и лична сигурност.";
    struct text_setting setting = BODY;
    setting.justified = true;
    setting.width = MM(82);
    const struct text_paragraph *ragged = set(fixture, REST, &setting);
    assert_int_equal(ragged->line_count, 2);
    assert_false(ragged->lines[0].hyphenated);
    setting.stays_justified = true;
    assert_true(set(fixture, REST, &setting)->lines[0].hyphenated);
}

/* Standard deviation of the gaps of full lines, in natural spaces. */
static void justified_text_is_even(void **state)
{
    struct fixture *fixture = *state;
    struct text_setting setting = BODY;
    setting.justified = true;
    const struct text_paragraph *paragraph = set(fixture, TEXT, &setting);
    double sum = 0;
    double squares = 0;
    int count = 0;
    for (size_t i = 0; i + 1 < paragraph->line_count; i++) {
        const struct text_line *line = &paragraph->lines[i];
        const struct text_piece *last = last_word(line);
        for (const struct text_piece *p = line->pieces + 1; p < last; p++) {
            if (is_space(p)) {
                double end = p[-1].left + drawn_width(line, p[-1].shape);
                double gap = (p[1].left - end) / p->shape->width;
                sum += gap;
                squares += gap * gap;
                count++;
            }
        }
    }
    double mean = sum / count;
    double deviation = sqrt(squares / count - mean * mean);
    assert_true(mean > 0.9 && mean < 1.25);
    assert_true(deviation < 0.35);
}

static void an_empty_block_has_one_empty_line(void **state)
{
    struct fixture *fixture = *state;
    static const char *const texts[] = {"", " ", "\n", " \n \u00A0", "\u00AD", "\u200B"};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        const struct text_paragraph *paragraph = set(fixture, texts[i], &BODY);
        assert_int_equal(paragraph->line_count, 1);
        assert_int_equal(paragraph->lines[0].piece_count, 0);
        assert_int_equal(paragraph->lines[0].scale, 10000);
    }
    struct text_block block = {.kind = BLOCK_PARAGRAPH};
    assert_int_equal(
        text_set(fixture->engine, &block, &BODY, fixture->arena, fixture->diag)
            ->line_count,
        1);
}

/* ---- where lines end ----------------------------------------------------------------
 */

static void hyphens_follow_the_purpose(void **state)
{
    struct fixture *fixture = *state;
    struct text_setting setting = BODY;
    setting.width = MM(55);
    for (int purpose = PURPOSE_BODY; purpose <= PURPOSE_HEADING; purpose++) {
        setting.purpose = (enum text_purpose)purpose;
        const struct text_paragraph *paragraph = set(fixture, TEXT, &setting);
        int count = 0;
        int row = 0;
        for (size_t i = 0; i < paragraph->line_count; i++) {
            const struct text_line *line = &paragraph->lines[i];
            struct str last = line->pieces[line->piece_count - 1].shape->text;
            assert_int_equal(line->hyphenated, str_equal(last, STR("\u00AD")));
            row = line->hyphenated ? row + 1 : 0;
            count += line->hyphenated;
            assert_true(row <= 2);
        }
        if (setting.purpose == PURPOSE_BODY) {
            assert_true(count > 2);
        } else {
            assert_int_equal(count, 0);
        }
    }
}

static void headings_are_balanced(void **state)
{
    struct fixture *fixture = *state;
    struct text_setting setting = BODY;
    setting.style.family = FAMILY_CONDENSED;
    setting.style.weight = WEIGHT_EXTRABOLD;
    setting.style.size = PT(30);
    setting.purpose = PURPOSE_HEADING;
    setting.width = MM(120);
    const struct text_paragraph *paragraph =
        set(fixture, "Визия и цели за развитие на община Стара Загора", &setting);
    assert_int_equal(paragraph->line_count, 2);
    mpt first = paragraph->lines[0].width;
    mpt second = paragraph->lines[1].width;
    assert_true(second * 2 > first);
    assert_true(str_ends_with(str_from(line_text(fixture, &paragraph->lines[0])),
                              STR("развитие ")));
}

static void no_line_ends_with_a_letter_of_its_own(void **state)
{
    struct fixture *fixture = *state;
    for (mpt width = MM(40); width < MM(110); width += MM(3)) {
        struct text_setting setting = BODY;
        setting.width = width;
        const struct text_paragraph *paragraph = set(fixture, TEXT, &setting);
        for (size_t i = 0; i + 1 < paragraph->line_count; i++) {
            const struct text_piece *last = last_word(&paragraph->lines[i]);
            bool lone = str_length(last->shape->text) == 1 &&
                        last > paragraph->lines[i].pieces && is_space(last - 1);
            assert_false(lone && !str_equal(last->shape->text, STR("–")));
            const struct text_line *next = &paragraph->lines[i + 1];
            assert_false(str_equal(next->pieces[0].shape->text, STR("–")));
        }
    }
}

static void names_in_a_sentence_are_not_hyphenated(void **state)
{
    struct fixture *fixture = *state;
    struct text_setting setting = BODY;
    setting.width = MM(16);
    const struct text_paragraph *name = set(fixture, "при г-жа Константинова", &setting);
    assert_false(name->lines[0].hyphenated);
    setting.width = MM(22);
    const struct text_paragraph *word = set(fixture, "Възстановяването", &setting);
    assert_true(word->lines[0].hyphenated);
}

static void typed_hints_are_obeyed(void **state)
{
    struct fixture *fixture = *state;
    struct text_setting setting = BODY;
    setting.width = MM(20);
    const struct text_paragraph *soft = set(fixture, "предприе\u00ADмачество", &setting);
    assert_int_equal(soft->line_count, 2);
    assert_string_equal(line_text(fixture, &soft->lines[0]), "предприе");
    assert_true(soft->lines[0].hyphenated);
    const struct text_paragraph *own = set(fixture, "министър-председател", &setting);
    assert_string_equal(line_text(fixture, &own->lines[0]), "министър-");
    assert_false(own->lines[0].hyphenated);
    setting.width = MM(25);
    const struct text_paragraph *bound = set(fixture, "едно две\u00A0три", &setting);
    assert_string_equal(line_text(fixture, &bound->lines[0]), "едно две\u00A0три");
    setting.width = MM(14);
    bound = set(fixture, "едно две\u00A0три", &setting);
    assert_string_equal(line_text(fixture, &bound->lines[0]), "едно ");
}

static void hard_breaks_end_lines(void **state)
{
    struct fixture *fixture = *state;
    struct text_setting setting = BODY;
    setting.justified = true;
    const struct text_paragraph *paragraph =
        set(fixture, "\nедно\nдве \n\n три\n", &setting);
    assert_int_equal(paragraph->line_count, 4);
    assert_string_equal(line_text(fixture, &paragraph->lines[0]), "едно ");
    assert_string_equal(line_text(fixture, &paragraph->lines[1]), "две ");
    assert_string_equal(line_text(fixture, &paragraph->lines[2]), " ");
    assert_string_equal(line_text(fixture, &paragraph->lines[3]), "три");
    assert_true(paragraph->lines[0].width < MM(20));
}

/* ---- too wide ------------------------------------------------------------------------
 */

static void a_word_wider_than_the_measure_is_broken(void **state)
{
    struct fixture *fixture = *state;
    char word[10001];
    memset(word, 'w', sizeof word - 1);
    word[sizeof word - 1] = '\0';
    size_t before = diag_warning_count(fixture->diag);
    const struct text_paragraph *paragraph = set(fixture, word, &BODY);
    assert_string_equal(text_of(fixture, paragraph), word);
    assert_true(paragraph->line_count > 100);
    for (size_t i = 0; i < paragraph->line_count; i++) {
        assert_true(paragraph->lines[i].width <= BODY.width);
        assert_false(paragraph->lines[i].hyphenated);
    }
    assert_int_equal(diag_warning_count(fixture->diag), before + 1);
    (void)set(fixture, word, &BODY); /* as when a page is laid out again */
    assert_int_equal(diag_warning_count(fixture->diag), before + 1);
}

static void bound_words_part_before_they_stick_out(void **state)
{
    struct fixture *fixture = *state;
    struct text_setting setting = BODY;
    setting.width = MM(30);
    size_t before = diag_warning_count(fixture->diag);
    const struct text_paragraph *paragraph =
        set(fixture, "ул.\u00A0„Цар\u00A0Симеон\u00A0Велики“\u00A0№\u00A0107", &setting);
    assert_int_equal(paragraph->line_count, 2);
    assert_int_equal(diag_warning_count(fixture->diag), before);
    setting.purpose = PURPOSE_HEADING;
    setting.width = MM(20);
    paragraph = set(fixture, "предприемачество", &setting);
    assert_int_equal(paragraph->line_count, 2);
    assert_true(paragraph->lines[0].hyphenated);
    assert_int_equal(diag_warning_count(fixture->diag), before);
}

static void narrow_measures_end_well(void **state)
{
    struct fixture *fixture = *state;
    static const mpt widths[] = {INT32_MIN / 2, -1, 0, 1, MM(1)};
    for (size_t i = 0; i < sizeof widths / sizeof *widths; i++) {
        struct text_setting setting = BODY;
        setting.width = widths[i];
        setting.indent = MM(5);
        setting.justified = i % 2 == 0;
        const struct text_paragraph *paragraph =
            set(fixture, "е́дно „две“ 12/34", &setting);
        assert_string_equal(text_of(fixture, paragraph), "е́дно „две“ 12/34");
    }
}

/* ---- edges, styles, single lines ------------------------------------------------------
 */

static void quotation_marks_hang_out(void **state)
{
    struct fixture *fixture = *state;
    struct text_setting setting = BODY;
    const struct text_paragraph *serif = set(fixture, "„Община“", &setting);
    const struct text_piece *piece = &serif->lines[0].pieces[0];
    assert_int_equal(piece->left,
                     -(mpt)((int64_t)piece->shape->glyphs[0].advance * 45 / 100));
    setting.style.family = FAMILY_SANS;
    const struct text_paragraph *sans = set(fixture, "„Община“", &setting);
    assert_int_equal(sans->lines[0].pieces[0].left, 0);
    const struct text_line *line = text_set_line(fixture->engine, STR("„Община“"), &BODY,
                                                 fixture->arena, fixture->diag);
    assert_int_equal(line->pieces[0].left, 0);
}

static void a_word_of_two_styles_stays_one(void **state)
{
    struct fixture *fixture = *state;
    struct text_run runs[] = {
        {.text = STR("виж "), .link = {0}},
        {.text = STR("стра"), .style = RUN_STRONG, .link = STR("https://a.bg/")},
        {.text = STR("тегии"),
         .style = RUN_STRONG | RUN_EMPHASIS,
         .link = STR("https://a.bg/")},
        {.text = STR(", и "), .link = {0}},
        {.text = STR("още"), .link = STR("tel:116111")},
    };
    struct text_block block = {.runs = runs, .run_count = 5};
    struct text_setting setting = BODY;
    setting.width = MM(31);
    const struct text_paragraph *paragraph =
        text_set(fixture->engine, &block, &setting, fixture->arena, fixture->diag);
    assert_string_equal(text_of(fixture, paragraph), "виж стратегии, и още");
    assert_int_equal(paragraph->line_count, 2);
    assert_string_equal(line_text(fixture, &paragraph->lines[0]), "виж стратегии, ");
    const struct text_piece *pieces = paragraph->lines[0].pieces;
    assert_int_equal(pieces[0].link, 0);
    assert_int_equal(pieces[2].link, 1);
    assert_int_equal(pieces[3].link, 1);
    assert_int_equal(pieces[4].link, 0);
    assert_ptr_not_equal(pieces[2].shape->face, pieces[3].shape->face);
    assert_int_equal(paragraph->link_count, 2);
    assert_true(str_equal(paragraph->links[1].url, STR("tel:116111")));
}

static void a_single_line_is_natural(void **state)
{
    struct fixture *fixture = *state;
    const struct text_setting style = {.style = {.family = FAMILY_CONDENSED,
                                                 .weight = WEIGHT_EXTRABOLD,
                                                 .size = PT(240)},
                                       .lang = LANG_BG};
    const struct text_line *line =
        text_set_line(fixture->engine, STR("1"), &style, fixture->arena, fixture->diag);
    struct text_ink ink = text_line_ink(line);
    assert_true(ink.left > 0 && ink.left < ink.right && ink.right < line->width);
    const struct text_line *long_line = text_set_line(
        fixture->engine, str_from(TEXT), &style, fixture->arena, fixture->diag);
    assert_string_equal(line_text(fixture, long_line), TEXT);
    assert_true(long_line->width > MM(3000));
    const struct text_line *empty =
        text_set_line(fixture->engine, STR(""), &style, fixture->arena, fixture->diag);
    assert_int_equal(empty->piece_count, 0);
    assert_int_equal(text_line_ink(empty).right, 0);
}

/* What was set before must not change what is set now. */
static void lines_do_not_depend_on_what_came_before(void **state)
{
    struct fixture *fixture = *state;
    struct fixture fresh = *fixture;
    fresh.engine = text_engine_create(STR("fonts"), fixture->diag);
    assert_non_null(fresh.engine);
    struct text_setting setting = BODY;
    setting.justified = true;
    const struct text_paragraph *a = set(fixture, TEXT, &setting);
    const struct text_paragraph *b = set(&fresh, TEXT, &setting);
    assert_int_equal(a->line_count, b->line_count);
    for (size_t i = 0; i < a->line_count; i++) {
        assert_int_equal(a->lines[i].piece_count, b->lines[i].piece_count);
        for (size_t p = 0; p < a->lines[i].piece_count; p++) {
            assert_int_equal(a->lines[i].pieces[p].left, b->lines[i].pieces[p].left);
        }
    }
    text_engine_destroy(fresh.engine);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_text_is_there_in_order),
        cmocka_unit_test(ragged_lines_keep_to_the_measure),
        cmocka_unit_test(justified_lines_end_at_the_edge),
        cmocka_unit_test(display_type_is_not_divided),
        cmocka_unit_test(what_would_gape_is_ragged),
        cmocka_unit_test(no_rest_of_a_word_ends_a_paragraph),
        cmocka_unit_test(justified_text_is_even),
        cmocka_unit_test(an_empty_block_has_one_empty_line),
        cmocka_unit_test(hyphens_follow_the_purpose),
        cmocka_unit_test(headings_are_balanced),
        cmocka_unit_test(no_line_ends_with_a_letter_of_its_own),
        cmocka_unit_test(names_in_a_sentence_are_not_hyphenated),
        cmocka_unit_test(typed_hints_are_obeyed),
        cmocka_unit_test(hard_breaks_end_lines),
        cmocka_unit_test(a_word_wider_than_the_measure_is_broken),
        cmocka_unit_test(bound_words_part_before_they_stick_out),
        cmocka_unit_test(narrow_measures_end_well),
        cmocka_unit_test(quotation_marks_hang_out),
        cmocka_unit_test(a_word_of_two_styles_stays_one),
        cmocka_unit_test(a_single_line_is_natural),
        cmocka_unit_test(lines_do_not_depend_on_what_came_before),
    };
    return cmocka_run_group_tests_name("paragraph", tests, set_up, tear_down);
}
