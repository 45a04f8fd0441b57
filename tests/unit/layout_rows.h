/* A layout without fonts for tests: paragraphs of so many lines, each with one word, and
 * a look at where the lines of an element went. */
#ifndef TESTS_LAYOUT_ROWS_H
#define TESTS_LAYOUT_ROWS_H

#include "layout/flow.h"
#include "layout/form.h"

struct bench {
    struct layout layout;
    struct pass pass;
    struct plan plan;
    struct display display;
    struct brochure brochure;
    struct galley galley;
};

static const struct text_shape WORD = {
    .lang = LANG_BG, .text = {"word", 4}, .width = 20000};
static const struct text_piece PIECE = {.shape = &WORD};

static inline struct bench *bench_make_mode(size_t sides, enum form_mode mode)
{
    struct arena *arena = arena_create();
    struct bench *bench = arena_new(arena, struct bench);
    const struct page_size a4 = {MM(210), MM(297)};
    bench->layout = (struct layout){
        .brochure = &bench->brochure,
        .arena = arena,
        .form = form_make(a4, mode, sides),
        .setter = {.theme = theme_linden(),
                   .arena = arena,
                   .shown = arena,
                   .pages = arena,
                   .languages = {LANG_BG, LANG_EN},
                   .side_count = sides},
    };
    bench->pass = (struct pass){
        .layout = &bench->layout,
        .setter = bench->layout.setter,
        .display = &bench->display,
        .arena = arena,
        .rows = arena,
        .plan = &bench->plan,
    };
    display_init(&bench->display, arena, LANG_BG);
    return bench;
}

static inline struct bench *bench_make(size_t sides)
{
    return bench_make_mode(sides, MODE_SHARED);
}

static inline struct span bench_span(const struct bench *bench)
{
    return span_all(&bench->layout);
}

static inline void bench_done(struct bench *bench)
{
    arena_destroy(bench->layout.arena);
}

static inline struct text_paragraph *bench_paragraph(struct bench *bench, size_t lines)
{
    struct text_line *line =
        arena_new_array(bench->layout.arena, lines, struct text_line);
    struct text_paragraph *paragraph =
        arena_new(bench->layout.arena, struct text_paragraph);
    for (size_t i = 0; i < lines; i++) {
        line[i] = (struct text_line){.pieces = &PIECE, .piece_count = 1, .width = 20000};
    }
    *paragraph = (struct text_paragraph){
        .lines = line, .line_count = lines, .leading = B(1), .widest = 20000};
    return paragraph;
}

/* Adds a cell of so many lines to the last row; its element. */
static inline element_id bench_cell(struct bench *bench, size_t lines, enum side side,
                                    mpt first)
{
    struct galley *galley = &bench->galley;
    struct cell cell = {
        .paragraph = bench_paragraph(bench, lines),
        .side = side,
        .left = side == SIDE_FIRST ? 0 : bench->layout.form.second,
        .first = first,
        .element = display_add_element(&bench->display, ELEMENT_P, 0),
        .colour = setter_colour(&bench->layout.setter, COLOUR_INK),
    };
    row_add(bench->layout.arena, &galley->items[galley->count - 1], &cell);
    return cell.element;
}

/* Adds a row a line below the last, with a cell of so many lines; its element. */
static inline element_id bench_row(struct bench *bench, size_t lines)
{
    galley_add(bench->layout.arena, &bench->galley)->space = B(1);
    return bench_cell(bench, lines, SIDE_FIRST, 0);
}

static inline struct row *bench_last(struct bench *bench)
{
    return &bench->galley.items[bench->galley.count - 1];
}

static inline struct flow bench_start(struct bench *bench)
{
    struct frame frame = frame_plain();
    struct span span = bench_span(bench);
    frame.style.no_folio = frame.rest.no_folio = true; /* needs fonts */
    return flow_start(&bench->pass, &span, &frame);
}

static inline void bench_flow(struct bench *bench)
{
    struct flow flow = bench_start(bench);
    flow_rows(&flow, &bench->galley);
}

/* A place on a page. */
struct spot {
    size_t page;
    mpt x, y;
};

/* Where line `line` of an element stands; `page` is SIZE_MAX if there is none. */
static inline struct spot bench_find(const struct bench *bench, element_id element,
                                     size_t line)
{
    for (size_t page = 0; page < bench->display.pages.count; page++) {
        const struct display_page *sheet = &bench->display.pages.items[page];
        for (size_t i = 0; i < sheet->count; i++) {
            const struct display_op *op = &sheet->items[i];
            if (op->kind == DISPLAY_TEXT && op->element == element && line-- == 0) {
                return (struct spot){page, op->left, op->top};
            }
        }
    }
    return (struct spot){SIZE_MAX, 0, 0};
}

/* Lines of an element on a page. */
static inline size_t bench_lines(const struct bench *bench, element_id element,
                                 size_t page)
{
    size_t count = 0;
    for (size_t line = 0; bench_find(bench, element, line).page != SIZE_MAX; line++) {
        count += bench_find(bench, element, line).page == page;
    }
    return count;
}

/* Rules on a page, and where the last one is. */
static inline size_t bench_rules(const struct bench *bench, size_t page, mpt *last)
{
    const struct display_page *sheet = &bench->display.pages.items[page];
    size_t count = 0;
    for (size_t i = 0; i < sheet->count; i++) {
        const struct display_op *op = &sheet->items[i];
        if (op->kind == DISPLAY_RECT) {
            *last = op->top + op->height / 2;
            count++;
        }
    }
    return count;
}

#endif
