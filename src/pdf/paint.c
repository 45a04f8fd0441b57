/* Display operations to the content stream of a page.
 *
 * Graphics state is written only where it changes. Marked content (marking.c) never spans
 * q or Q.
 */
#include "pdf/paint.h"
#include "pdf/marking.h"
#include "pdf/sheet.h"
#include "pdf/show.h"
#include "pdf/trace.h"
#include <assert.h>

#define SOFT_HYPHEN STR("\xC2\xAD")

/* ISO 19005-2, 6.1.13 allows 28 levels of q. */
enum { CLIP_DEPTH_MAX = 27, MILLION = 1000000 };

enum ink_use { INK_FILL, INK_STROKE, INK_USE_COUNT };

/* Where a group lies on its page: a page of its own, smaller and moved. */
struct layer {
    int64_t left, top, scale; /* 1/MILLION */
};

/* What q saves and Q brings back. */
struct graphics {
    const struct colour *inks[INK_USE_COUNT];
    const struct stroke *stroke; /* whose pen is set, or NULL */
    bool overprint;
    struct layer layer;
    struct show_state text;
    struct box window; /* of the clip: what lies beyond it is hidden */
};

struct painter {
    const struct display *display;
    const struct edition *edition;
    struct tags *tags;
    struct marking *marking;
    struct resources *resources;
    struct builder out;
    struct hand {
        struct fonts *fonts;
        struct shower *shower;
    } page_hand, mark_hand;
    const struct hand *hand; /* that writes: one of both */
    const struct images *images;
    struct inks *inks;
    struct shadings *shadings;
    const struct display_page *page;
    size_t page_index;
    struct graphics graphics;
    struct graphics saved[CLIP_DEPTH_MAX];
    size_t depth;
};

struct painter *painter_create(const struct display *display,
                               const struct edition *edition,
                               const struct paint_target *target, struct arena *arena)
{
    struct painter *painter = arena_new(arena, struct painter);
    painter->display = display;
    painter->edition = edition;
    painter->tags = target->tags;
    painter->resources = target->resources;
    painter->out.arena = arena;
    painter->marking = marking_create(display, target->tags, &painter->out, arena);
    painter->page_hand =
        (struct hand){target->fonts, shower_create(&painter->out, target->fonts, arena)};
    painter->mark_hand = (struct hand){
        target->mark_fonts, shower_create(&painter->out, target->mark_fonts, arena)};
    painter->hand = &painter->page_hand;
    painter->images = target->images;
    painter->inks = inks_create(arena);
    painter->shadings = shadings_create(edition, arena);
    return painter;
}

/* ---- figures -------------------------------------------------------------------- */

/* Tells the tags how far a figure reaches with its caption, as it is seen on the page. */
static void cover(struct painter *painter, const struct display_op *op,
                  const struct rect *area)
{
    const struct element *elements = painter->display->elements.items;
    element_id figure = op->artifact == ARTIFACT_NONE ? op->element : NO_ELEMENT;
    while (figure != NO_ELEMENT && elements[figure].kind != ELEMENT_FIGURE) {
        figure = elements[figure].parent;
    }
    if (painter->tags == NULL || figure == NO_ELEMENT) {
        return;
    }
    struct box seen = box_intersect(box_of_rect(*area), painter->graphics.window);
    int64_t height = painter->page->height;
    int64_t box[4] = {seen.left, height - seen.bottom, seen.right, height - seen.top};
    tags_cover(painter->tags, painter->page_index, figure, box);
}

/* ---- shapes --------------------------------------------------------------------- */

/* What a shape is painted with, in the operators of its kind. */
struct ink_operators {
    const char *rgb, *cmyk, *spot;
};

static const struct ink_operators INK_OPERATORS[] = {
    [INK_FILL] = {"rg\n", "k\n", " cs 1 scn\n"},
    [INK_STROKE] = {"RG\n", "K\n", " CS 1 SCN\n"},
};

/* The name of a resource, which the page then has. */
static void add_resource(struct painter *painter, enum resource_kind kind, size_t number)
{
    resources_use(painter->resources, &painter->out, painter->page_index, kind, number);
}

static void set_overprint(struct painter *painter, bool overprint)
{
    if (painter->graphics.overprint != overprint) {
        painter->graphics.overprint = overprint;
        add_resource(painter, RESOURCE_STATE, overprint ? 1 : 0);
        syntax_add(&painter->out, " gs\n");
    }
}

static void set_colour(struct painter *painter, const struct colour *colour,
                       enum ink_use use)
{
    struct builder *out = &painter->out;
    if (painter->graphics.inks[use] == colour) {
        return;
    }
    painter->graphics.inks[use] = colour;
    if (painter->edition->colours == COLOUR_RGB) {
        inks_add_numbers(out, colour, COLOUR_RGB);
        syntax_add(out, INK_OPERATORS[use].rgb);
    } else if (colour->spot != NULL) {
        add_resource(painter, RESOURCE_SPACE, inks_find(painter->inks, colour));
        syntax_add(out, INK_OPERATORS[use].spot);
    } else {
        inks_add_numbers(out, colour, COLOUR_CMYK);
        syntax_add(out, INK_OPERATORS[use].cmyk);
    }
}

/* From the space of the operations to that of the whole page, from its lower left. */
static struct point on_sheet(const struct painter *painter, struct point point)
{
    const struct layer *layer = &painter->graphics.layer;
    int64_t x = layer->left + (int64_t)point.x * layer->scale / MILLION;
    int64_t y = layer->top + (int64_t)point.y * layer->scale / MILLION;
    mpt origin = sheet_origin(painter->page, painter->edition);
    return (struct point){(mpt)x + origin, painter->page->height - (mpt)y + origin};
}

static void set_gradient(struct painter *painter, const struct display_gradient *gradient,
                         enum ink_use use)
{
    struct point frame[3];
    for (size_t i = 0; i < 3; i++) {
        frame[i] = on_sheet(painter, gradient->geometry.frame[i]);
    }
    size_t number = shadings_add(painter->shadings, gradient, frame);
    painter->graphics.inks[use] = NULL;
    syntax_add(&painter->out, use == INK_FILL ? "/Pattern cs" : "/Pattern CS");
    add_resource(painter, RESOURCE_PATTERN, number);
    syntax_add(&painter->out, use == INK_FILL ? " scn\n" : " SCN\n");
}

/* The colour of an operation, and whether it is added to what lies below. */
static void set_ink(struct painter *painter, const struct display_op *op,
                    enum ink_use use)
{
    set_overprint(painter, op->overprint);
    if (op->gradient != NULL) {
        set_gradient(painter, op->gradient, use);
    } else {
        set_colour(painter, op->colour, use);
    }
}

static void add_path(struct painter *painter, const struct path *path)
{
    trace_path(&painter->out, path, painter->page->height, NULL);
}

/* ---- strokes -------------------------------------------------------------------- */

static void set_pen(struct painter *painter, const struct stroke *stroke)
{
    if (painter->graphics.stroke != stroke) {
        painter->graphics.stroke = stroke;
        trace_pen(&painter->out, stroke);
    }
}

/* A pen that is no circle: the path is drawn in a space where it is one. */
static void draw_squeezed(struct painter *painter, const struct display_op *op)
{
    struct builder *out = &painter->out;
    const int32_t *pen = op->stroke->pen;
    int64_t height = painter->page->height;
    /* y counts from below on both sides of the matrix. */
    const int64_t matrix[6] = {pen[0],
                               -pen[1],
                               -pen[2],
                               pen[3],
                               pen[2] * height / MILLION,
                               height - pen[3] * height / MILLION};
    syntax_add(out, "q ");
    for (size_t i = 0; i < 6; i++) {
        syntax_add_number(out, matrix[i], i < 4 ? 6 : 3);
        syntax_add(out, " ");
    }
    syntax_add(out, "cm\n");
    const struct stroke *outer = painter->graphics.stroke;
    painter->graphics.stroke = NULL;
    set_pen(painter, op->stroke);
    add_path(painter, stroke_before_pen(painter->out.arena, op->path, op->stroke));
    syntax_add(out, "S Q\n");
    painter->graphics.stroke = outer;
}

static void paint_stroke(struct painter *painter, const struct display_op *op)
{
    if (op->path->point_count == 0) {
        return;
    }
    struct rect area = rect_of_box(display_path_box(op));
    marking_open(painter->marking, MARK_CONTENT);
    marking_end_text(painter->marking);
    set_ink(painter, op, INK_STROKE);
    cover(painter, op, &area);
    if (op->stroke->squeezed) {
        draw_squeezed(painter, op);
        return;
    }
    set_pen(painter, op->stroke);
    add_path(painter, op->path);
    syntax_add(&painter->out, "S\n");
}

/* ---- areas ---------------------------------------------------------------------- */

/* Discs as dots of a pen, the rest as an area; false if there are none. */
static bool paint_with_discs(struct painter *painter, const struct display_op *op)
{
    struct builder *out = &painter->out;
    mpt height = painter->page->height;
    struct stroke pen = {.cap = CAP_ROUND, .miter = 1000};
    struct trace_discs discs;
    struct trace_disc disc;
    trace_seek_discs(&discs, op->path);
    if (!trace_next_disc(&disc, &discs)) {
        return false;
    }
    if (trace_path(out, op->path, height, &discs)) {
        syntax_add(out, "f\n");
    }
    set_ink(painter, op, INK_STROKE);
    do {
        if (2 * disc.radius != pen.width) {
            syntax_add(out, pen.width == 0 ? "" : "S\n");
            pen.width = 2 * disc.radius;
            trace_pen(out, &pen);
        }
        trace_dot(out, disc, height);
    } while (trace_next_disc(&disc, &discs));
    syntax_add(out, "S\n");
    painter->graphics.stroke = NULL;
    return true;
}

static void paint_shape(struct painter *painter, const struct display_op *op)
{
    bool is_path = op->kind == DISPLAY_PATH;
    struct rect area = {op->left, op->top, op->width, op->height};
    if (is_path && op->path->point_count == 0) {
        return;
    }
    area = is_path ? rect_of_box(path_box(op->path)) : area;
    marking_open(painter->marking, MARK_CONTENT);
    marking_end_text(painter->marking);
    set_ink(painter, op, INK_FILL);
    cover(painter, op, &area);
    if (is_path && !op->even_odd && op->gradient == NULL &&
        paint_with_discs(painter, op)) {
        return;
    }
    if (is_path) {
        add_path(painter, op->path);
    } else {
        trace_rectangle(&painter->out, area, painter->page->height);
    }
    syntax_add(&painter->out, op->even_odd ? "f*\n" : "f\n");
}

/* ---- pictures ------------------------------------------------------------------- */

/* The unit square is stretched to the picture's area; q and Q hold that in. */
static void paint_image(struct painter *painter, const struct display_op *op)
{
    struct rect area = {op->left, op->top, op->width, op->height};
    struct builder *out = &painter->out;
    const int64_t matrix[6] = {
        op->width,  0,        0,
        op->height, op->left, (int64_t)painter->page->height - op->top - op->height};
    marking_open(painter->marking, MARK_CONTENT);
    marking_end_text(painter->marking);
    cover(painter, op, &area);
    set_overprint(painter, false);
    syntax_add(out, "q ");
    for (size_t i = 0; i < 6; i++) {
        syntax_add_number(out, matrix[i], 3);
        syntax_add(out, " ");
    }
    syntax_add(out, "cm ");
    add_resource(painter, RESOURCE_IMAGE, images_find(painter->images, op->image));
    syntax_add(out, " Do\n");
    syntax_add(out, "Q\n");
}

/* Without ink, but where it has an area a figure covers it. */
static void mark_empty(struct painter *painter, const struct display_op *op)
{
    struct rect area = {op->left, op->top, op->width, op->height};
    marking_open(painter->marking, MARK_CONTENT);
    if (op->width > 0) {
        cover(painter, op, &area);
    }
}

/* ---- clips ---------------------------------------------------------------------- */

static void open_clip(struct painter *painter, const struct display_op *op)
{
    assert(painter->depth < CLIP_DEPTH_MAX);
    marking_close(painter->marking);
    painter->saved[painter->depth++] = painter->graphics;
    syntax_add(&painter->out, "q\n");
    if (op->path->verb_count == 0) {
        syntax_add(&painter->out, "0 0 0 0 re\n"); /* an empty clip hides everything */
    }
    add_path(painter, op->path);
    syntax_add(&painter->out, op->even_odd ? "W* n\n" : "W n\n");
    painter->graphics.window =
        box_intersect(painter->graphics.window, path_box(op->path));
}

static void close_clip(struct painter *painter)
{
    assert(painter->depth > 0);
    marking_close(painter->marking);
    painter->graphics = painter->saved[--painter->depth];
    syntax_add(&painter->out, "Q\n");
}

/* Within a group, coordinates count from the bottom of the page as everywhere, so the
 * matrix brings what its height leaves over below the smaller content. */
static void open_group(struct painter *painter, const struct display_op *op)
{
    int64_t height = painter->page->height;
    int64_t rise = height - op->top - (height * op->scale + MILLION / 2) / MILLION;
    assert(painter->depth < CLIP_DEPTH_MAX);
    marking_close(painter->marking);
    painter->saved[painter->depth++] = painter->graphics;
    struct layer *layer = &painter->graphics.layer;
    layer->left += op->left * layer->scale / MILLION;
    layer->top += op->top * layer->scale / MILLION;
    layer->scale = layer->scale * op->scale / MILLION;
    syntax_add(&painter->out, "q\n");
    syntax_add_number(&painter->out, op->scale, 6);
    syntax_add(&painter->out, " 0 0 ");
    syntax_add_number(&painter->out, op->scale, 6);
    syntax_add(&painter->out, " ");
    syntax_add_number(&painter->out, op->left, 3);
    syntax_add(&painter->out, " ");
    syntax_add_number(&painter->out, rise, 3);
    syntax_add(&painter->out, " cm\n");
}

/* ---- pages ---------------------------------------------------------------------------
 */

static bool has_glyphs(const struct display_op *op)
{
    for (uint32_t i = 0; i < op->piece_count; i++) {
        if (op->pieces[i].shape->glyph_count > 0) {
            return true;
        }
    }
    return false;
}

static void paint_pieces(struct painter *painter, const struct display_op *op,
                         enum mark_kind mark)
{
    if (!has_glyphs(op)) {
        return; /* marked content without content would only trouble a reader */
    }
    marking_open(painter->marking, mark);
    set_ink(painter, op, INK_FILL);
    for (uint32_t i = 0; i < op->piece_count; i++) {
        resources_note(painter->resources, painter->page_index, RESOURCE_FONT,
                       fonts_number(painter->hand->fonts, op->pieces[i].shape->face));
    }
    struct rect extent = shower_show(painter->hand->shower, &painter->graphics.text, op,
                                     painter->page->height);
    cover(painter, op, &extent);
}

static enum mark_kind mark_of(const struct text_piece *piece)
{
    return str_equal(piece->shape->text, SOFT_HYPHEN) ? MARK_HYPHEN
           : (piece->style & RUN_STRONG) != 0         ? MARK_STRONG
           : (piece->style & RUN_EMPHASIS) != 0       ? MARK_EMPHASIS
                                                      : MARK_CONTENT;
}

/* What is emphasised, and the hyphen of a divided word, have marked content of their own.
 */
static void paint_text(struct painter *painter, const struct display_op *op)
{
    shower_start_line(painter->hand->shower);
    if (painter->tags == NULL || op->artifact != ARTIFACT_NONE) {
        paint_pieces(painter, op, MARK_CONTENT);
        return;
    }
    for (uint32_t from = 0, to; from < op->piece_count; from = to) {
        enum mark_kind mark = mark_of(&op->pieces[from]);
        for (to = from + 1; to < op->piece_count && mark_of(&op->pieces[to]) == mark;) {
            to++;
        }
        struct display_op part = *op;
        part.pieces += from;
        part.piece_count = to - from;
        paint_pieces(painter, &part, mark);
    }
}

static void paint_op(struct painter *painter, const struct display_op *op)
{
    marking_meet(painter->marking, op);
    switch (op->kind) {
    case DISPLAY_TEXT: paint_text(painter, op); break;
    case DISPLAY_RECT:
    case DISPLAY_PATH: paint_shape(painter, op); break;
    case DISPLAY_STROKE: paint_stroke(painter, op); break;
    case DISPLAY_CLIP: open_clip(painter, op); break;
    case DISPLAY_UNCLIP: close_clip(painter); break;
    case DISPLAY_GROUP: open_group(painter, op); break;
    case DISPLAY_UNGROUP: close_clip(painter); break;
    case DISPLAY_IMAGE: paint_image(painter, op); break;
    case DISPLAY_EMPTY: mark_empty(painter, op); break;
    }
}

static struct str paint_range(struct painter *painter, size_t page, size_t from,
                              size_t to)
{
    painter->page = &painter->display->pages.items[page];
    painter->page_index = page;
    painter->out.count = 0;
    painter->graphics =
        (struct graphics){.layer = {0, 0, MILLION},
                          .window = {0, 0, painter->page->width, painter->page->height}};
    marking_start(painter->marking, page, painter->hand->shower);
    for (size_t i = from; i < to; i++) {
        paint_op(painter, &painter->page->items[i]);
    }
    marking_close(painter->marking);
    while (painter->depth > 0) {
        close_clip(painter);
    }
    return builder_str(&painter->out);
}

struct str painter_paint(struct painter *painter, size_t page)
{
    const struct display_page *facts = &painter->display->pages.items[page];
    painter->hand = &painter->page_hand;
    return paint_range(painter, page, 0, facts->count - facts->mark_count);
}

/* The slug line is the first of the marks, and differs from page to page. */
static size_t slug_end(const struct display_page *page)
{
    return page->count - page->mark_count + (page->mark_count > 0 ? 1 : 0);
}

struct str painter_paint_slug(struct painter *painter, size_t page)
{
    const struct display_page *facts = &painter->display->pages.items[page];
    painter->hand = &painter->mark_hand;
    return paint_range(painter, page, facts->count - facts->mark_count, slug_end(facts));
}

struct str painter_paint_marks(struct painter *painter, size_t page)
{
    const struct display_page *facts = &painter->display->pages.items[page];
    painter->hand = &painter->mark_hand;
    return paint_range(painter, page, slug_end(facts), facts->count);
}

void painter_write_inks(const struct painter *painter, struct document *document)
{
    inks_write(painter->inks, painter->resources);
    shadings_write(painter->shadings, document, painter->resources);
}
