/* Gradients: what they take from each other, their stops, and their frame on a shape. */
#include "base/array.h"
#include "image/svg_draw.h"
#include <math.h>
#include <string.h>

#define REACH_SLACK 1e-4 /* rounding at the edge of a shape is no reach beyond it */

enum {
    CHAIN_MAX = 16,
    STOPS_MAX = 256,
    TURNS_MAX = 100,
    FOCUS_MAX = 100, /* radii from the middle */
    MILLION = 1000000
};

/* A gradient and those that it builds upon, the nearest first. */
struct chain {
    const struct svg_node *items[CHAIN_MAX];
    size_t count;
};

struct making {
    struct svg_drawing *drawing;
    struct chain chain;
    const struct svg_node *node; /* items[0] */
    struct svg_measure measure;
    struct image_gradient *gradient;
    struct svg_matrix matrix; /* from its space to the drawing */
    struct {
        struct image_stop *items;
        size_t count, capacity;
    } stops;
};

static bool is_gradient(const struct svg_node *node)
{
    return svg_is_named(node, "linearGradient") || svg_is_named(node, "radialGradient");
}

static bool is_in(const struct chain *chain, const struct svg_node *node)
{
    for (size_t i = 0; i < chain->count; i++) {
        if (chain->items[i] == node) {
            return true;
        }
    }
    return false;
}

/* A link that leads back leads nowhere. */
static void find_chain(struct making *making, const struct svg_node *server)
{
    struct chain *chain = &making->chain;
    while (server != NULL && is_gradient(server) && !is_in(chain, server)) {
        if (chain->count == CHAIN_MAX) {
            svg_stop(making->drawing,
                     "has more than 16 gradients that build upon each other; save it "
                     "again as plain SVG");
            return;
        }
        chain->items[chain->count++] = server;
        server =
            svg_find_link(&making->drawing->tree, svg_attribute(server, STR("href")));
    }
}

/* The element of the chain that has the attribute; NULL if none has. Ends and circles
 * come from gradients of the same kind alone. */
static const struct svg_node *find_owner(const struct making *making, const char *name,
                                         bool same_kind)
{
    for (size_t i = 0; i < making->chain.count; i++) {
        const struct svg_node *node = making->chain.items[i];
        if (svg_attribute(node, str_from(name)).size > 0 &&
            (!same_kind || str_equal(node->name, making->node->name))) {
            return node;
        }
    }
    return NULL;
}

static struct str find_value(const struct making *making, const char *name)
{
    const struct svg_node *owner = find_owner(making, name, false);
    return owner == NULL ? STR("") : svg_attribute(owner, str_from(name));
}

static double find_number(struct making *making, const char *name, double fallback)
{
    const struct svg_node *owner = find_owner(making, name, true);
    return owner == NULL ? fallback
                         : svg_find_length(making->drawing, owner, &making->measure, name,
                                           fallback);
}

/* ---- stops ----------------------------------------------------------------------- */

/* The colour that currentColor means at an element. */
static struct svg_colour current_at(struct svg_drawing *drawing,
                                    const struct svg_node *node)
{
    struct svg_level level;
    svg_enter_from_root(&level, drawing, node);
    return level.style.current;
}

static struct str stop_value(struct svg_drawing *drawing, const struct svg_node *stop,
                             enum svg_property property)
{
    struct svg_declared declared;
    for (; stop != NULL; stop = stop->parent) {
        (void)svg_declare(&declared, &drawing->sheet, stop);
        if (!svg_same_word(declared.values[property], "inherit")) {
            return declared.values[property];
        }
    }
    return STR("");
}

static void take_colour(struct making *making, struct image_stop *out,
                        const struct svg_node *stop)
{
    struct svg_drawing *drawing = making->drawing;
    struct str value = stop_value(drawing, stop, PROPERTY_STOP_COLOR);
    struct str share = stop_value(drawing, stop, PROPERTY_STOP_OPACITY);
    struct svg_colour colour = {{0, 0, 0}, 1};
    struct svg_colour current = {{0, 0, 0}, 1};
    double opacity = 1;
    if (svg_same_word(value, "currentcolor")) {
        current = current_at(drawing, stop);
    }
    if ((value.size > 0 && !svg_colour_read(&colour, value, &current)) ||
        svg_share(&opacity, share) == FOUND_STRANGE) {
        svg_stop(drawing,
                 "has a gradient whose colours are not understood; write them as "
                 "#rrggbb");
    }
    if (opacity * colour.alpha < 1) {
        svg_stop(drawing,
                 "has a gradient that is half-transparent; give it plain colours");
    }
    memcpy(out->rgb, colour.rgb, sizeof out->rgb);
}

static void take_stop(struct making *making, const struct svg_node *stop)
{
    double at = 0;
    size_t count = making->stops.count;
    if (count == STOPS_MAX) {
        svg_stop(making->drawing, "has a gradient of more than 256 colours; simplify it");
        return;
    }
    if (svg_share(&at, svg_attribute(stop, STR("offset"))) == FOUND_STRANGE) {
        svg_stop(making->drawing, "has a gradient whose places are not understood; save "
                                  "it again as plain SVG");
    }
    at = at < 0 ? 0 : at > 1 ? 1 : at;
    struct image_stop *out = array_push(making->drawing->arena, &making->stops);
    out->at = (int32_t)floor(at * MILLION + 0.5);
    if (count > 0 && out->at < making->stops.items[count - 1].at) {
        out->at = making->stops.items[count - 1].at;
    }
    take_colour(making, out, stop);
}

/* Those of the first gradient of the chain that has any. */
static void take_stops(struct making *making)
{
    for (size_t i = 0; i < making->chain.count && making->stops.count == 0; i++) {
        const struct svg_node *child = making->chain.items[i]->first;
        for (; child != NULL; child = child->next) {
            if (svg_is_named(child, "stop")) {
                take_stop(making, child);
            }
        }
    }
}

static void add_first(struct making *making, int32_t at)
{
    (void)array_push(making->drawing->arena, &making->stops);
    struct image_stop *stops = making->stops.items;
    memmove(stops + 1, stops, (making->stops.count - 1) * sizeof *stops);
    stops[0] = stops[1];
    stops[0].at = at;
}

static void add_last(struct making *making, int32_t at)
{
    struct image_stop last = making->stops.items[making->stops.count - 1];
    last.at = at;
    *array_push(making->drawing->arena, &making->stops) = last;
}

/* The stops of one turn, from 0 to 1. */
static void fill_ends(struct making *making)
{
    if (making->stops.items[0].at > 0) {
        add_first(making, 0);
    }
    if (making->stops.items[making->stops.count - 1].at < MILLION) {
        add_last(making, MILLION);
    }
}

/* A colour that ends where the gradient begins goes on before it: the gradient begins
 * earlier by a fifteenth of its length. Circles have nothing before the first. */
static void widen_start(struct making *making)
{
    struct image_gradient *g = making->gradient;
    if (making->stops.items[1].at > 0 || g->radial) {
        return;
    }
    for (size_t i = 0; i < making->stops.count; i++) {
        making->stops.items[i].at =
            MILLION - (MILLION - making->stops.items[i].at) / 16 * 15;
    }
    add_first(making, 0);
    g->from[0] -= (g->to[0] - g->from[0]) / 15;
}

/* The same at its end. */
static void widen_end(struct making *making)
{
    struct image_gradient *g = making->gradient;
    if (making->stops.items[making->stops.count - 2].at < MILLION) {
        return;
    }
    for (size_t i = 0; i < making->stops.count; i++) {
        making->stops.items[i].at = making->stops.items[i].at / 16 * 15;
    }
    add_last(making, MILLION);
    for (size_t i = 0; i < 3; i++) {
        g->to[i] += (g->to[i] - g->from[i]) / 15;
    }
}

/* ---- frames ---------------------------------------------------------------------- */

static void set_frame(struct making *making, const double zero[2], const double x[2],
                      const double y[2])
{
    struct point *frame = making->gradient->frame;
    bool near = svg_place(&frame[0], &making->matrix, zero[0], zero[1]);
    near = svg_place(&frame[1], &making->matrix, x[0], x[1]) && near;
    near = svg_place(&frame[2], &making->matrix, y[0], y[1]) && near;
    if (!near) {
        svg_stop(making->drawing,
                 "has a gradient far outside its own page; save it again "
                 "as plain SVG");
    }
}

/* False if it has no length: then it is its last colour. */
static bool frame_line(struct making *making)
{
    double x1 = find_number(making, "x1", 0), y1 = find_number(making, "y1", 0);
    double x2 = find_number(making, "x2", making->measure.width);
    double y2 = find_number(making, "y2", 0);
    const double zero[2] = {x1, y1}, x[2] = {x2, y2};
    const double y[2] = {x1 - (y2 - y1), y1 + (x2 - x1)};
    set_frame(making, zero, x, y);
    making->gradient->to[0] = MILLION;
    return x1 != x2 || y1 != y2;
}

/* The frame of the outer circle, which is then a unit circle. */
static bool frame_circles(struct making *making)
{
    const struct svg_measure *measure = &making->measure;
    double half[3] = {measure->width / 2, measure->height / 2, 0};
    half[2] =
        sqrt((measure->width * measure->width + measure->height * measure->height) / 2) /
        2;
    double cx = find_number(making, "cx", half[0]);
    double cy = find_number(making, "cy", half[1]);
    double r = find_number(making, "r", half[2]);
    double fx = find_number(making, "fx", cx), fy = find_number(making, "fy", cy);
    double fr = find_number(making, "fr", 0);
    if (!(r > 0)) {
        return false;
    }
    const double zero[2] = {cx, cy}, x[2] = {cx + r, cy}, y[2] = {cx, cy + r};
    const double focus[3] = {(fx - cx) / r, (fy - cy) / r, fr / r};
    double away = sqrt(focus[0] * focus[0] + focus[1] * focus[1]);
    bool sound = fr >= 0 && away <= FOCUS_MAX && focus[2] <= FOCUS_MAX;
    if (!sound || (away == 0 && focus[2] == 1)) {
        svg_stop(making->drawing, "has a radial gradient whose circles are one or none; "
                                  "give it another gradient");
        return true;
    }
    set_frame(making, zero, x, y);
    for (size_t i = 0; i < 3; i++) {
        making->gradient->from[i] = (int32_t)floor(focus[i] * MILLION + 0.5);
    }
    making->gradient->to[2] = MILLION;
    return true;
}

/* ---- turns ----------------------------------------------------------------------- */

/* How far a shape reaches in a gradient: least and most, in turns. */
struct turns {
    double first, last;
};

static void reach_to(struct turns *turns, const struct making *making, double x, double y)
{
    const struct image_gradient *g = making->gradient;
    const struct point *f = g->frame;
    double ax = (double)f[1].x - f[0].x, ay = (double)f[1].y - f[0].y;
    double bx = (double)f[2].x - f[0].x, by = (double)f[2].y - f[0].y;
    double under = ax * by - ay * bx;
    x -= f[0].x;
    y -= f[0].y;
    double u = (x * by - y * bx) / under, v = (ax * y - ay * x) / under;
    double at = u;
    if (g->radial) {
        double dx = u - g->from[0] / 1e6, dy = v - g->from[1] / 1e6;
        double away = sqrt(g->from[0] / 1e6 * g->from[0] / 1e6 +
                           g->from[1] / 1e6 * g->from[1] / 1e6);
        at = sqrt(dx * dx + dy * dy) / (1 - away);
    }
    turns->first = at < turns->first ? at : turns->first;
    turns->last = at > turns->last ? at : turns->last;
}

/* `box` is in the space of the shape, whose matrix is `level`'s. */
static struct turns find_turns(const struct making *making, const struct svg_matrix *m,
                               const double box[4], double reach)
{
    struct turns turns = {0, 1};
    for (int i = 0; i < 4; i++) {
        double x = i % 2 == 0 ? box[0] - reach : box[0] + box[2] + reach;
        double y = i < 2 ? box[1] - reach : box[1] + box[3] + reach;
        reach_to(&turns, making, m->a * x + m->c * y + m->e, m->b * x + m->d * y + m->f);
    }
    turns.first += REACH_SLACK;
    turns.last -= REACH_SLACK;
    return turns;
}

/* Writes out as many turns as the shape needs, each forth or, mirrored, forth and back;
 * the circles and ends grow with them. */
static void repeat(struct making *making, struct turns turns, bool mirrored)
{
    turns.first = floor(turns.first);
    turns.last = ceil(turns.last);
    struct image_gradient *g = making->gradient;
    double count = turns.last - turns.first;
    double away = (double)g->from[0] * g->from[0] + (double)g->from[1] * g->from[1];
    bool near = turns.first >= -10 * TURNS_MAX && turns.last <= 10 * TURNS_MAX;
    if (!(count <= TURNS_MAX) || !near ||
        (g->radial && (g->from[2] > 0 || away >= (double)MILLION * MILLION))) {
        svg_stop(making->drawing, "has a gradient that repeats itself too often; give it "
                                  "plain colours");
        return;
    }
    size_t per_turn = making->stops.count;
    struct image_stop *all = arena_new_array(
        making->drawing->arena, per_turn * (size_t)count + 1, struct image_stop);
    size_t filled = 0;
    for (int turn = (int)turns.first; turn < (int)turns.last; turn++) {
        bool back = mirrored && turn % 2 != 0;
        for (size_t i = 0; i < per_turn; i++) {
            struct image_stop stop = making->stops.items[back ? per_turn - 1 - i : i];
            double at = turn - turns.first + (back ? 1 - stop.at / 1e6 : stop.at / 1e6);
            stop.at = (int32_t)floor(at / count * MILLION + 0.5);
            all[filled++] = stop;
        }
    }
    making->stops.items = all;
    making->stops.count = filled;
    for (size_t i = 0; i < 3; i++) {
        double step = ((double)g->to[i] - g->from[i]);
        g->to[i] = (int32_t)floor(g->from[i] + step * turns.last + 0.5);
        g->from[i] = (int32_t)floor(g->from[i] + step * turns.first + 0.5);
    }
}

static bool is_flat(const struct image_gradient *gradient)
{
    const struct point *f = gradient->frame;
    return ((int64_t)f[1].x - f[0].x) * ((int64_t)f[2].y - f[0].y) ==
           ((int64_t)f[1].y - f[0].y) * ((int64_t)f[2].x - f[0].x);
}

/* What lies beyond the ends keeps their colours. */
static void widen(struct making *making, struct turns turns)
{
    if (turns.first < 0) {
        widen_start(making);
    }
    if (turns.last > 1) {
        widen_end(making);
    }
}

/* ---- all of it ------------------------------------------------------------------- */

static struct svg_ink plain_ink(const struct image_stop *stop)
{
    struct svg_ink ink = {.painted = true};
    memcpy(ink.rgb, stop->rgb, sizeof ink.rgb);
    return ink;
}

/* False if the shape has no area to measure the gradient by. */
static bool enter_space(struct making *making, const struct svg_level *level,
                        const double box[4])
{
    struct svg_matrix turn;
    making->measure = level->measure;
    making->matrix = level->matrix;
    if (!str_equal(find_value(making, "gradientUnits"), STR("userSpaceOnUse"))) {
        const struct svg_matrix frame = {box[2], 0, 0, box[3], box[0], box[1]};
        making->matrix = svg_multiply(&making->matrix, &frame);
        making->measure.width = making->measure.height = 1;
        if (!(box[2] > 0 && box[3] > 0)) {
            return false;
        }
    }
    if (!svg_transform(&turn, find_value(making, "gradientTransform"))) {
        svg_stop(making->drawing, "is damaged: a transform in it cannot be read");
        return false;
    }
    svg_turn_about(&turn, making->drawing, find_value(making, "transform-origin"),
                   &level->measure);
    if (turn.a * turn.d == turn.b * turn.c) {
        svg_stop(making->drawing,
                 "has a gradient with a transform that is not understood; "
                 "give it another gradient");
    }
    making->matrix = svg_multiply(&making->matrix, &turn);
    return true;
}

/* A pattern without parts or without a size paints nothing. */
static bool is_empty_pattern(const struct svg_node *node)
{
    bool alone = svg_attribute(node, STR("href")).size == 0;
    return alone && (node->first == NULL || svg_attribute(node, STR("width")).size == 0 ||
                     svg_attribute(node, STR("height")).size == 0);
}

struct svg_ink svg_gradient_ink(struct svg_drawing *drawing,
                                const struct svg_node *server,
                                const struct svg_level *level, const double box[4],
                                double reach)
{
    struct making making = {.drawing = drawing, .node = server};
    making.gradient = arena_new(drawing->arena, struct image_gradient);
    if (svg_is_named(server, "pattern") && is_empty_pattern(server)) {
        return (struct svg_ink){.missing = true};
    }
    if (!is_gradient(server)) {
        svg_stop(drawing, "fills an area with a pattern; give it a plain colour");
        return (struct svg_ink){0};
    }
    find_chain(&making, server);
    take_stops(&making);
    if (making.stops.count == 0 || !enter_space(&making, level, box)) {
        return (struct svg_ink){.missing = true};
    }
    struct image_gradient *gradient = making.gradient;
    gradient->radial = svg_is_named(server, "radialGradient");
    const struct image_stop last = making.stops.items[making.stops.count - 1];
    bool drawn = gradient->radial ? frame_circles(&making) : frame_line(&making);
    if (making.stops.count == 1 || !drawn || drawing->fault != NULL ||
        is_flat(gradient)) {
        return plain_ink(&last);
    }
    fill_ends(&making);
    struct turns turns = find_turns(&making, &level->matrix, box, reach);
    struct str spread = find_value(&making, "spreadMethod");
    bool mirrored = str_equal(spread, STR("reflect"));
    if (mirrored || str_equal(spread, STR("repeat"))) {
        repeat(&making, turns, mirrored);
    } else {
        widen(&making, turns);
    }
    gradient->stops = making.stops.items;
    gradient->stop_count = making.stops.count;
    return (struct svg_ink){.painted = true, .gradient = gradient};
}
