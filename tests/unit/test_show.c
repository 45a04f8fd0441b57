/* Where the glyphs of a line come to stand: the operators are read back as a viewer would
 * read them, and each glyph is measured against where the line wanted it. */
#include "pdf_sample.h"
#include "pdf/fonts.h"
#include "pdf/show.h"
#include <setjmp.h>
#include <stdarg.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

static int start(void **state)
{
    struct sample *sample = calloc(1, sizeof *sample);

    sample->arena = arena_create();
    struct diag *diag = diag_create(sample->arena);
    sample->engine = text_engine_create(str_from(SAMPLE_FONTS), diag);
    if (sample->engine == NULL) {
        diag_print(diag, stderr, LANG_EN);
        return -1;
    }
    sample_make(sample);
    *state = sample;
    return 0;
}

static int finish(void **state)
{
    struct sample *sample = *state;

    text_engine_destroy(sample->engine);
    arena_destroy(sample->arena);
    free(sample);
    return 0;
}

/* A reader of the operators that shower_show writes, which counts in floating point as
 * viewers do. */
struct reader {
    const char *at;
    double x, line_x, rise, size, scale, spacing;
    const struct display_op *op;
    uint32_t piece;
    size_t glyph;
    double expected; /* where the glyph should stand */
    double worst;
    size_t count;
};

static void read_sign(struct reader *r)
{
    const struct text_piece *piece = &r->op->pieces[r->piece];
    const struct text_shape *shape = piece->shape;
    const struct text_glyph *glyph = &shape->glyphs[r->glyph];
    double scale = r->op->scale / 10000.0;
    if (r->glyph == 0) {
        r->expected = (r->op->left + piece->left) / 1000.0;
    }
    double error = r->x - (r->expected + glyph->x_offset * scale / 1000.0);
    r->worst = error > r->worst ? error : -error > r->worst ? -error : r->worst;
    assert_int_equal(lround(r->rise * 1000), glyph->y_offset);
    double advance = text_face_advance(shape->face, glyph->id) / 100000.0;
    r->x += (advance * r->size + r->spacing) * r->scale;
    bool last = r->glyph + 1 == shape->glyph_count;
    bool ends = last || shape->glyphs[r->glyph + 1].advance != 0;
    r->expected += (glyph->advance * scale + (ends ? r->op->letter_space : 0)) / 1000.0;
    r->glyph = last ? 0 : r->glyph + 1;
    r->piece += last ? 1 : 0;
    r->count++;
}

/* The strings and adjustments of one TJ, from after its bracket. */
static void read_array(struct reader *r)
{
    while (*r->at != ']') {
        if (*r->at != '(') {
            char *end;
            r->x -= strtod(r->at, &end) / 1000.0 * r->size * r->scale;
            r->at = end;
            continue;
        }
        r->at++;
        for (; *r->at != ')'; r->at++) {
            r->at += *r->at == '\\' ? 1 : 0;
            r->at += (unsigned char)*r->at >= 0xE0 ? 1 : 0; /* a code of two bytes */
            read_sign(r);
        }
        r->at++;
    }
    r->at += strlen("]TJ");
}

/* Reads operators up to the end; numbers wait on a stack for their operator. */
static void read_operators(struct reader *r, const char *end)
{
    double stack[4] = {0};
    size_t depth = 0;
    while (r->at < end) {
        if (*r->at == '[') {
            r->at++;
            read_array(r);
        } else if (strncmp(r->at, "Td", 2) == 0) {
            r->line_x += stack[0];
            r->x = r->line_x;
        } else if (strncmp(r->at, "Tf", 2) == 0) {
            r->size = stack[0];
        } else if (strncmp(r->at, "Tz", 2) == 0) {
            r->scale = stack[0] / 100;
        } else if (strncmp(r->at, "Tc", 2) == 0) {
            r->spacing = stack[0];
        } else if (strncmp(r->at, "Ts", 2) == 0) {
            r->rise = stack[0];
        } else if (*r->at == '/') {
            r->at += strcspn(r->at, " ");
            continue;
        } else if (strchr("-0123456789", *r->at) != NULL) {
            char *after;
            stack[depth++ % 4] = strtod(r->at, &after);
            r->at = after;
            continue;
        } else {
            r->at++;
            continue;
        }
        r->at += strspn(r->at, "BETdfzcsJ");
        depth = 0;
    }
}

/* The greatest distance of a glyph from where it should stand, in points. */
static double measure(struct sample *sample, const struct display_op *op)
{
    struct diag *diag = diag_create(sample->arena);
    struct file_sink *sink = file_sink_create_memory(diag);
    struct document *document =
        document_create(sink, "1.7", DOCUMENT_PLAIN, sample->arena, diag);
    struct fonts *fonts = fonts_create(document, sample->engine, 0, sample->arena);
    struct builder out = {.arena = sample->arena};
    struct shower *shower = shower_create(&out, fonts, sample->arena);
    struct show_state text = {0};

    shower_show(shower, &text, op, PT(842));
    shower_end(shower);
    struct str code = builder_str(&out);
    struct reader reader = {.at = code.data, .op = op, .scale = 1};
    read_operators(&reader, code.data + code.size);
    assert_int_equal(reader.piece, op->piece_count);
    assert_true(reader.count > 0);
    document_destroy(document);
    file_sink_destroy(sink);
    return reader.worst;
}

static void test_glyphs_stand_where_they_were_set(void **state)
{
    struct sample *sample = *state;
    size_t lines = 0;

    for (size_t page = 0; page < sample->display.pages.count; page++) {
        const struct display_page *pages = &sample->display.pages.items[page];
        for (size_t i = 0; i < pages->count; i++) {
            if (pages->items[i].kind == DISPLAY_TEXT && pages->items[i].piece_count > 0) {
                assert_true(measure(sample, &pages->items[i]) <= 0.01);
                lines++;
            }
        }
    }
    assert_true(lines > 6);
}

static void test_odd_glyphs_stand_where_they_were_set(void **state)
{
    sample_make_odd(*state);
    test_glyphs_stand_where_they_were_set(state);
}

static size_t count(struct str code, const char *operator)
{
    size_t found = 0;
    for (size_t at = str_find(code, str_from(operator), 0); at != SIZE_MAX;
         at = str_find(code, str_from(operator), at + 1)) {
        found++;
    }
    return found;
}

/* As an emphasised word is shown, or the hyphen of a divided one. */
static void test_a_line_in_parts_is_reached_once(void **state)
{
    struct sample *sample = *state;
    struct display_op op = {0};
    struct text_setting setting = {.style = SAMPLE_BODY, .lang = LANG_BG};
    struct str text = STR("едно, две, три");
    sample_add_op(&op, text_set_line(sample->engine, text, &setting, sample->arena, NULL),
                  PT(50), PT(100));
    struct diag *diag = diag_create(sample->arena);
    struct file_sink *sink = file_sink_create_memory(diag);
    struct document *document =
        document_create(sink, "1.7", DOCUMENT_PLAIN, sample->arena, diag);
    struct builder out = {.arena = sample->arena};
    struct shower *shower = shower_create(
        &out, fonts_create(document, sample->engine, 0, sample->arena), sample->arena);
    struct show_state text_state = {0};

    for (int line = 0; line < 2; line++) {
        shower_start_line(shower);
        for (uint32_t i = 0; i < op.piece_count; i++) {
            struct display_op part = op;
            part.pieces += i;
            part.piece_count = 1;
            shower_show(shower, &text_state, &part, PT(842));
        }
    }
    shower_end(shower);
    assert_true(op.piece_count > 3);
    assert_int_equal(count(builder_str(&out), "BT\n"), 1);
    assert_int_equal(count(builder_str(&out), " Td\n"), 2);
    assert_int_equal(count(builder_str(&out), "]TJ\n"), 2 * op.piece_count);
    document_destroy(document);
    file_sink_destroy(sink);
}

static void test_errors_do_not_add_up(void **state)
{
    struct sample *sample = *state;
    struct display_op op = {0};
    struct str text = str_format(sample->arena, "%s %s %s", SAMPLE_TEXT_BG,
                                 SAMPLE_TEXT_EN, SAMPLE_TEXT_BG);

    for (mpt size = 6500; size < 120000; size += 7919) {
        struct text_setting setting = {.style = SAMPLE_BODY, .lang = LANG_BG};
        setting.style.size = size;
        setting.style.tracking = -7;
        sample_add_op(&op,
                      text_set_line(sample->engine, text, &setting, sample->arena, NULL),
                      PT(-3), PT(100));
        op.scale = 9713;
        op.letter_space = 37;
        assert_true(measure(sample, &op) <= 0.01);
    }
}

#define TEST(function) cmocka_unit_test_setup_teardown(function, start, finish)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_glyphs_stand_where_they_were_set),
        TEST(test_odd_glyphs_stand_where_they_were_set),
        TEST(test_a_line_in_parts_is_reached_once),
        TEST(test_errors_do_not_add_up),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
