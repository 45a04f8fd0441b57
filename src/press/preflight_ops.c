/* The checks of single operations: text, lines, pictures, colours, marks. */
#include "press/preflight.h"

/* Of the size of a text: its letters above and below the baseline. */
enum { LETTER_AS_DRAWING = 300000 }; /* millipoints: a letter of that size is one */

enum { ABOVE = 70, BELOW = 22, HUNDRED = 100, DARK_LUMA = 128, NATURAL_SCALE = 10000 };

static int luma(const struct colour *colour)
{
    return (299 * colour->red + 587 * colour->green + 114 * colour->blue) / 1000;
}

static bool is_chromatic(const struct colour *colour)
{
    return colour->cyan > 0 || colour->magenta > 0 || colour->yellow > 0;
}

static int ink_count(const struct colour *colour)
{
    if (colour->spot != NULL) {
        return 1;
    }
    return (colour->cyan > 0) + (colour->magenta > 0) + (colour->yellow > 0) +
           (colour->black > 0);
}

bool preflight_has_ink(const struct colour *colour)
{
    return colour->spot != NULL || is_chromatic(colour) || colour->black > 0;
}

int preflight_ink(const struct colour *colour)
{
    bool all =
        colour->spot == NULL || str_equal(str_from(colour->spot), STR(SPOT_REGISTRATION));
    return all ? colour->cyan + colour->magenta + colour->yellow + colour->black
               : HUNDRED;
}

static struct preflight_fault make_fault(const struct display_op *op, struct point place,
                                         int value)
{
    return (struct preflight_fault){.value = value, .place = place, .mark = op->mark};
}

static void note(struct preflight *preflight, enum press_rule rule, bool sound,
                 const struct preflight_fault *fault)
{
    preflight_note(preflight, rule, sound ? PREFLIGHT_PASSED : PREFLIGHT_FAILED, fault);
}

/* What the place shows so far, or NULL: bare paper. */
static const struct display_op *find_ground(const struct preflight *preflight, mpt x,
                                            mpt y)
{
    uint32_t owner = raster_find(preflight->raster, x, y);
    const struct display_op *op = owner == 0 ? NULL : &preflight->page->items[owner - 1];
    return op != NULL && op->colour != NULL && preflight_has_ink(op->colour) ? op : NULL;
}

/* Lighter than its ground, into which it cuts a hole with soft edges. */
static bool is_reversed(const struct display_op *op, const struct display_op *ground)
{
    return ground != NULL && !op->overprint && luma(op->colour) > luma(ground->colour) &&
           preflight_ink(op->colour) < preflight_ink(ground->colour);
}

/* ---- text ----------------------------------------------------------------------------
 */

/* Figures stand on the baseline; letters may hang below it. */
static bool hangs_below(const struct display_op *op)
{
    for (uint32_t i = 0; i < op->piece_count; i++) {
        struct str text = op->pieces[i].shape->text;
        for (size_t k = 0; k < text.size; k++) {
            if (text.data[k] < '0' || text.data[k] > '9') {
                return true;
            }
        }
    }
    return false;
}

/* Of a letter that is used as a drawing, what can be seen. */
static struct box ink_box(const struct display_op *op)
{
    struct text_ink ink =
        text_pieces_ink(op->pieces, op->piece_count, op->scale, op->letter_space);
    return (struct box){op->left + ink.left, op->top - ink.top, op->left + ink.right,
                        op->top + ink.bottom};
}

/* From its first letter to its last, with the height of its letters. */
static struct box text_box(const struct display_op *op, mpt size)
{
    mpt left = INT32_MAX;
    mpt right = INT32_MIN;
    for (uint32_t i = 0; i < op->piece_count; i++) {
        const struct text_piece *piece = &op->pieces[i];
        if (str_trim(piece->shape->text).size == 0) {
            continue;
        }
        int64_t width = (int64_t)piece->shape->width * op->scale / NATURAL_SCALE +
                        (int64_t)op->letter_space * (int64_t)piece->shape->glyph_count;
        left = mpt_min(left, op->left + piece->left);
        right = mpt_max(right, op->left + piece->left + (mpt)width);
    }
    mpt top = op->top - (mpt)((int64_t)size * ABOVE / HUNDRED);
    mpt bottom = op->top + (hangs_below(op) ? (mpt)((int64_t)size * BELOW / HUNDRED) : 0);
    return (struct box){left, top, right, bottom};
}

static mpt smallest_size(const struct display_op *op)
{
    mpt size = INT32_MAX;
    for (uint32_t i = 0; i < op->piece_count; i++) {
        if (op->pieces[i].shape->glyph_count > 0) {
            size = mpt_min(size, op->pieces[i].shape->size);
        }
    }
    return size;
}

static mpt nearest_edge(const struct preflight *preflight, struct box box)
{
    mpt across = mpt_min(box.left, preflight->page->width - box.right);
    mpt down = mpt_min(box.top, preflight->page->height - box.bottom);
    return mpt_min(across, down);
}

/* The weight of its thinnest letters; 0 when that is not known. */
static int weight_of(const struct display_op *op)
{
    int weight = INT32_MAX;
    for (uint32_t i = 0; i < op->piece_count; i++) {
        const struct text_face *face = op->pieces[i].shape->face;
        int own = face == NULL ? 0 : text_face_facts(face).weight;
        weight = own < weight ? own : weight;
    }
    return weight;
}

/* Bold letters fill in later than thin ones: they may be as small as is possible at all
 * before anybody is warned. */
static void measure_size(struct preflight *preflight, enum press_rule rule,
                         const struct display_op *op, const struct preflight_fault *fault)
{
    mpt least = rule == PRESS_TEXT ? preflight->terms->limits->text.fail
                                   : preflight->terms->limits->text_inks.fail;
    if (weight_of(op) >= WEIGHT_SEMIBOLD && fault->value >= least) {
        preflight_note(preflight, rule, PREFLIGHT_PASSED, fault);
    } else {
        preflight_measure(preflight, rule, fault);
    }
}

/* White and black alone are sharp; yellow alone is, for no eye sees its edge on a dark
 * ground. */
static bool may_be_small(const struct display_op *op, const struct display_op *ground)
{
    const struct colour *colour = op->colour;
    if (!is_chromatic(colour) || colour->spot != NULL) {
        return true;
    }
    bool yellow = colour->cyan == 0 && colour->magenta == 0 && colour->black == 0;
    return yellow && ground != NULL && luma(ground->colour) < DARK_LUMA;
}

void preflight_check_text(struct preflight *preflight, const struct display_op *op)
{
    mpt size = smallest_size(op);
    struct box box = size >= LETTER_AS_DRAWING && size < INT32_MAX
                         ? ink_box(op)
                         : text_box(op, size == INT32_MAX ? 0 : size);
    if (size == INT32_MAX || box.left > box.right) {
        return; /* blanks alone */
    }
    const struct display_op *ground =
        find_ground(preflight, (box.left + box.right) / 2, (box.top + op->top) / 2);
    const struct colour *colour = op->colour;
    struct point place = {box.left, box.top};
    struct preflight_fault fault = make_fault(op, place, size);
    if (!may_be_small(op, ground)) {
        preflight_measure(preflight, PRESS_TEXT_COLOUR, &fault);
    }
    bool rich = colour->black >= 95 && is_chromatic(colour) && colour->spot == NULL;
    bool fine = ink_count(colour) < 2 && !is_reversed(op, ground);
    note(preflight, PRESS_RICH_BLACK, !rich, &fault);
    measure_size(preflight, fine ? PRESS_TEXT : PRESS_TEXT_INKS, op, &fault);
    fault.value = nearest_edge(preflight, box);
    preflight_measure(preflight, PRESS_SAFE_AREA, &fault);
}

/* ---- lines ---------------------------------------------------------------------------
 */

/* A line is long and thin. */
struct line {
    mpt weight, length;
};

static bool is_line(struct line line)
{
    return line.weight > 0 && line.weight < PT(1) && line.length >= MM(2) &&
           line.length > 8 * (int64_t)line.weight;
}

static void check_line(struct preflight *preflight, const struct display_op *op,
                       struct line line, struct point middle)
{
    const struct display_op *ground = find_ground(preflight, middle.x, middle.y);
    struct preflight_fault fault = make_fault(op, middle, line.weight);
    bool reversed = is_reversed(op, ground);
    bool shown = preflight_has_ink(op->colour) || reversed;
    if (is_line(line) && shown) {
        bool several = reversed || ink_count(op->colour) > 1;
        preflight_measure(preflight, several ? PRESS_LINE_INKS : PRESS_LINE, &fault);
    }
}

static int64_t size_of(int64_t value)
{
    return value < 0 ? -value : value;
}

/* The length of a stretch, at most a tenth too long: the longer side and 3/8 of the
 * other.
 */
static int64_t stretch(struct point from, struct point to)
{
    int64_t x = size_of((int64_t)to.x - from.x);
    int64_t y = size_of((int64_t)to.y - from.y);
    return x > y ? x + y * 3 / 8 : y + x * 3 / 8;
}

/* Of a subpath: a long and thin area is half its edge long, less its own thickness, and
 * its area by that thick; a bar eight times as long is so measured to a seventieth. */
static void check_subpath(struct preflight *preflight, const struct display_op *op,
                          const struct point *points, size_t count)
{
    int64_t twice = 0;
    int64_t edge = 0;
    for (size_t i = 0; i < count; i++) {
        struct point from = points[i];
        struct point to = points[(i + 1) % count];
        twice += ((int64_t)from.x * to.y - (int64_t)to.x * from.y) / 1000;
        edge += stretch(from, to);
    }
    if (count < 3 || edge == 0) {
        return;
    }
    int64_t length = edge / 2 - size_of(twice) * 1000 / edge;
    length = length > 0 ? length : 1; /* of windings that lie on each other */
    struct line line = {(mpt)(size_of(twice) * 500 / length), (mpt)length};
    struct point far = points[count / 2];
    struct point middle = {(points[0].x + far.x) / 2, (points[0].y + far.y) / 2};
    check_line(preflight, op, line, middle);
}

static void check_path(struct preflight *preflight, const struct display_op *op)
{
    const struct path *path = op->path;
    size_t start = 0;
    size_t at = 0;
    for (size_t i = 0; i < path->verb_count; i++) {
        if (path->verbs[i] == PATH_MOVE) {
            check_subpath(preflight, op, path->points + start, at - start);
            start = at;
        }
        at += path_verb_points(path->verbs[i]);
    }
    check_subpath(preflight, op, path->points + start, at - start);
}

/* The length of what a pen goes along, its curves by their controls. */
static int64_t path_length(const struct path *path)
{
    int64_t length = 0;
    for (size_t i = 0, at = 0; i < path->verb_count; i++) {
        enum path_verb verb = (enum path_verb)path->verbs[i];
        for (size_t k = 0; k < path_verb_points(verb); k++, at++) {
            length +=
                verb == PATH_MOVE ? 0 : stretch(path->points[at - 1], path->points[at]);
        }
    }
    return length;
}

static void check_stroke(struct preflight *preflight, const struct display_op *op)
{
    int64_t length = path_length(op->path);
    struct line line = {stroke_least(op->stroke),
                        length > INT32_MAX ? INT32_MAX : (mpt)length};
    if (op->path->point_count > 0) {
        check_line(preflight, op, line, op->path->points[op->path->point_count / 2]);
    }
}

void preflight_check_shape(struct preflight *preflight, const struct display_op *op)
{
    if (op->kind == DISPLAY_STROKE) {
        check_stroke(preflight, op);
        return;
    }
    if (op->kind == DISPLAY_PATH) {
        check_path(preflight, op);
        return;
    }
    struct line line = {mpt_min(op->width, op->height), mpt_max(op->width, op->height)};
    struct point middle = {op->left + op->width / 2, op->top + op->height / 2};
    check_line(preflight, op, line, middle);
}

/* ---- pictures ------------------------------------------------------------------------
 */

void preflight_check_resolution(struct preflight *preflight, const struct display_op *op)
{
    int ppi = (int)display_image_ppi(op);
    struct preflight_fault fault = make_fault(op, (struct point){op->left, op->top}, ppi);
    bool bilevel = image_facts(op->image).bilevel;
    preflight_measure(preflight, bilevel ? PRESS_LINE_ART : PRESS_PICTURE, &fault);
}

void preflight_check_picture(struct preflight *preflight, const struct display_op *op)
{
    int reduced = preflight->terms->picture_reduced;
    int ppi = (int)display_image_ppi(op);
    struct box box = box_of_rect((struct rect){op->left, op->top, op->width, op->height});
    struct preflight_fault fault = make_fault(op, (struct point){op->left, op->top}, ppi);
    preflight_check_resolution(preflight, op);
    if (!image_facts(op->image).bilevel) { /* whose edges may be as fine as they like */
        fault.value = reduced > 0 && ppi > reduced ? reduced : ppi;
        preflight_measure(preflight, PRESS_PICTURE_MOST, &fault);
    }
    fault.value = nearest_edge(preflight, box);
    if (fault.value > 0) { /* others run into the bleed */
        preflight_measure(preflight, PRESS_SAFE_AREA, &fault);
    }
}

/* ---- colours -------------------------------------------------------------------------
 */

static bool is_registration(const struct colour *colour)
{
    bool full = colour->cyan == HUNDRED && colour->magenta == HUNDRED &&
                colour->yellow == HUNDRED && colour->black == HUNDRED;
    bool all =
        colour->spot != NULL && str_equal(str_from(colour->spot), STR(SPOT_REGISTRATION));
    return all || full;
}

static bool is_white(const struct colour *colour)
{
    return colour->red == 255 && colour->green == 255 && colour->blue == 255;
}

static struct point place_of(const struct display_op *op)
{
    bool drawn = op->kind == DISPLAY_PATH || op->kind == DISPLAY_STROKE;
    if (drawn && op->path->point_count > 0) {
        struct box box = display_path_box(op);
        return (struct point){box.left, box.top};
    }
    return (struct point){op->left, op->top};
}

/* Black text, and black lines that are thin, are printed over what lies below. */
static bool must_overprint(const struct display_op *op)
{
    const struct colour *colour = op->colour;
    bool thin = op->kind == DISPLAY_RECT && mpt_min(op->width, op->height) <= PT(1);
    return colour->black == HUNDRED && !is_chromatic(colour) && colour->spot == NULL &&
           (op->kind == DISPLAY_TEXT || thin);
}

void preflight_check_colour(struct preflight *preflight, const struct display_op *op)
{
    const struct colour *colour = op->colour;
    if (colour == NULL) {
        return;
    }
    struct preflight_fault fault = make_fault(op, place_of(op), 0);
    note(preflight, PRESS_REGISTRATION, !is_registration(colour), &fault);
    note(preflight, PRESS_RGB, preflight_has_ink(colour) || is_white(colour), &fault);
    if (op->overprint) {
        note(preflight, PRESS_WHITE, preflight_has_ink(colour), &fault);
    }
    if (must_overprint(op)) {
        preflight_note(preflight, PRESS_OVERPRINT,
                       op->overprint ? PREFLIGHT_PASSED : PREFLIGHT_WARNED, &fault);
    }
}

/* ---- marks ---------------------------------------------------------------------------
 */

/* How far a mark stays away from the trim, on the side on which it stands. */
void preflight_check_mark(struct preflight *preflight, const struct display_op *op)
{
    struct box box = box_of_rect((struct rect){op->left, op->top, op->width, op->height});
    if (op->kind == DISPLAY_PATH) {
        box = path_box(op->path);
    } else if (op->kind != DISPLAY_RECT) {
        return;
    }
    mpt across = mpt_max(-box.right, box.left - preflight->page->width);
    mpt down = mpt_max(-box.bottom, box.top - preflight->page->height);
    struct preflight_fault fault =
        make_fault(op, (struct point){box.left, box.top}, mpt_max(across, down));
    preflight_measure(preflight, PRESS_MARKS_AWAY, &fault);
}
