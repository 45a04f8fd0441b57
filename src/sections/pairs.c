/* The list as a drawing, whose parts are its pairs. */
#include "sections/pairs.h"

#define KEY_APART MM(2) /* least space between a key and its value */
#define RULE PT(0.4)
#define LINE B(1.25) /* first baseline below the rule */
#define SIGN_DOWN B(0.4) /* of a sign below the first baseline */
#define PAIR_FOOT B(0.75) /* from the last baseline to the next rule */
#define BELOW_TEXT B(0.75) /* the first rule below the heading or text above it */
#define BELOW_TITLE B(1.75) /* below that of the section */
#define BELOW_FIGURE B(2.75) /* below a drawing */

enum {
    END_SHARE = 3, /* of a region that the end of a pair may take */
    LEAST_PAIRS = 2, /* on the page of a heading */
    LAST_PAIRS = 3 /* on the last page */
};

/* A pair as it is set in a language. */
struct pair_setting {
    const struct text_paragraph *key, *value, *end;
    mpt left, value_left, right; /* from the live edge */
};

static enum role_name key_role(const struct pairs *pairs)
{
    return pairs->signs ? ROLE_PRIORITY_TITLE : ROLE_COLOPHON_TITLE;
}

/* True if the second language of the page does not print the key again. */
static bool shares_key(const struct pair *pair, const struct canvas *canvas,
                       enum side side)
{
    return canvas->form->shared && side == SIDE_SECOND && pair->shared.size > 0;
}

static struct pair_setting set_pair(const struct pairs *pairs, const struct pair *pair,
                                    const struct canvas *canvas, enum side side)
{
    const struct page_form *form = canvas->form;
    struct region region = form->regions[pairs->region][side];
    mpt indent = form_column(form, pairs->column);
    struct set_how key = {
        .role = key_role(pairs), .side = side, .width = indent - KEY_APART};
    struct set_how value = {
        .role = pairs->role, .side = side, .width = region.width - indent};
    struct set_how end = {
        .role = pairs->role, .side = side, .width = region.width / END_SHARE};
    struct pair_setting setting = {.left = region.left,
                                   .value_left = region.left + indent,
                                   .right = region.left + region.width};
    if (shares_key(pair, canvas, side)) {
        setting.value_left = region.left;
        value.width = region.width;
    } else {
        setting.key = setter_block(canvas->setter, pair->key.of[side], &key);
    }
    bool shared = canvas->form->shared && pair->same_end;
    setting.right = shared ? form->live : setting.right;
    setting.end = setter_block(canvas->setter, pair->end.of[side], &end);
    if (setting.end != NULL && (!shared || side == SIDE_SECOND)) {
        value.width -= setting.end->widest + KEY_APART;
    }
    setting.value = setter_block(canvas->setter, pair->value.of[side], &value);
    return setting;
}

/* From its rule to the next one, the same on pages that face each other. */
static mpt pair_height(const struct pairs *pairs, const struct pair *pair,
                       const struct canvas *canvas)
{
    mpt depth = 0;
    for (enum side side = 0; side < setter_sides(canvas->setter); side++) {
        if (!canvas_levels(canvas, side)) {
            continue;
        }
        struct pair_setting setting = set_pair(pairs, pair, canvas, side);
        depth = mpt_max(depth, mpt_max(set_depth(setting.key), set_depth(setting.value)));
        depth = mpt_max(depth, set_depth(setting.end));
    }
    return LINE + mpt_max(depth, pairs->signs ? B(1) : 0) + PAIR_FOOT;
}

/* Where the first rule stands. */
static mpt first_rule(const struct pairs *pairs, const struct canvas *canvas, mpt top)
{
    return top == 0 ? canvas->form->first - LINE : top + pairs->gap;
}

static bool holds(const struct canvas *canvas, mpt y, mpt height)
{
    return y + height - PAIR_FOOT <= canvas->form->last;
}

static bool pairs_can_stand(const void *self, const struct canvas *canvas)
{
    (void)self, (void)canvas;
    return true;
}

static bool pairs_fit(const void *self, const struct canvas *canvas,
                      const struct drawing_room *room, size_t from)
{
    const struct pairs *pairs = self;
    mpt height = pair_height(pairs, &pairs->items[from], canvas);
    return holds(canvas, first_rule(pairs, canvas, room->top), height);
}

static mpt pairs_least(const void *self, const struct canvas *canvas)
{
    const struct pairs *pairs = self;
    mpt height = pairs->gap - PAIR_FOOT;
    for (size_t i = 0; i < pairs->count && i < LEAST_PAIRS; i++) {
        height += pair_height(pairs, &pairs->items[i], canvas);
    }
    return height;
}

static void paint_rule(const struct pairs *pairs, const struct canvas *canvas, mpt y)
{
    const struct page_form *form = canvas->form;
    struct region region = form->regions[pairs->region][canvas->sides[0]];
    struct rect rule = {canvas_left(canvas) + region.left, y,
                        form->shared ? form->live : region.width, RULE};
    canvas_rect(canvas, rule, ARTIFACT_LAYOUT, pairs->rule);
}

/* Flush right; what languages share is content of the first. */
static void paint_end(const struct pairs *pairs, const struct pair *pair,
                      const struct canvas *canvas, enum side side, mpt y)
{
    struct pair_setting setting = set_pair(pairs, pair, canvas, side);
    if (setting.end == NULL) {
        return;
    }
    /* Behind what the value has of its own elements, which are made as it is painted. */
    element_id end =
        display_add_element(canvas->display, ELEMENT_SPAN, pair->values[side]);
    struct arena *arena = canvas->display->arena;
    struct str words = text_plain(pair->end.of[side], arena);
    words = str_format(arena, " %.*s", STR_ARGS(words)); /* apart from the value */
    if (canvas->form->shared && pair->same_end && side == SIDE_SECOND) {
        canvas_say(canvas, end, words);
        return;
    }
    for (size_t i = 0; i < setting.end->line_count; i++) {
        const struct text_line *line = &setting.end->lines[i];
        if (line->width == 0) {
            continue; /* a page that is not known */
        }
        struct point at = {canvas_left(canvas) + setting.right - line->width,
                           y + LINE + (mpt)i * setting.end->leading};
        canvas_line(canvas, line, at, end, setter_role_colour(pairs->role, side));
        canvas->display->elements.items[end].words = words;
    }
}

static void paint_pair(const struct pairs *pairs, const struct pair *pair,
                       const struct canvas *canvas, mpt y)
{
    for (size_t i = 0; i < canvas->side_count; i++) {
        enum side side = canvas->sides[i];
        struct pair_setting setting = set_pair(pairs, pair, canvas, side);
        mpt left = canvas_left(canvas);
        mpt down = pairs->signs ? SIGN_DOWN : 0;
        if (setting.key != NULL) {
            canvas_paragraph(canvas, setting.key,
                             (struct point){left + setting.left, y + LINE + down},
                             pair->keys[side], setter_role_colour(key_role(pairs), side));
        } else if (shares_key(pair, canvas, side)) {
            canvas_say(canvas, pair->keys[side], pair->shared);
        }
        if (setting.value != NULL) {
            canvas_paragraph(canvas, setting.value,
                             (struct point){left + setting.value_left, y + LINE},
                             pair->values[side], setter_role_colour(pairs->role, side));
        }
        paint_end(pairs, pair, canvas, side, y);
    }
}

/* The pair after the last one on a page whose first rule stands at `y`: it leaves some
 * for the next page, if it has enough itself. */
static size_t page_end(const struct pairs *pairs, const struct canvas *canvas, mpt y,
                       size_t from)
{
    size_t end = from;
    for (; end < pairs->count; end++) {
        mpt height = pair_height(pairs, &pairs->items[end], canvas);
        if (end > from && !holds(canvas, y, height)) {
            break;
        }
        y += height;
    }
    size_t rest = pairs->count - end;
    size_t wanted = rest > 0 && rest < LAST_PAIRS ? LAST_PAIRS - rest : 0;
    return end - from > 2 * LAST_PAIRS ? end - wanted : end;
}

static size_t pairs_paint(void *self, const struct canvas *canvas, mpt *top, size_t from)
{
    const struct pairs *pairs = self;
    mpt y = first_rule(pairs, canvas, *top);
    size_t end = page_end(pairs, canvas, y, from);
    paint_rule(pairs, canvas, y);
    for (size_t i = from; i < end; i++) {
        paint_pair(pairs, &pairs->items[i], canvas, y);
        y += pair_height(pairs, &pairs->items[i], canvas);
        paint_rule(pairs, canvas, y);
    }
    *top = y;
    return end;
}

void pairs_add(struct script *script, struct pairs *pairs)
{
    element_id lists[SIDE_COUNT] = {NO_ELEMENT, NO_ELEMENT};
    script_add_list(script, pairs->numbering, lists);
    for (size_t i = 0; i < pairs->count; i++) {
        struct pair *pair = &pairs->items[i];
        for (enum side side = 0; side < (enum side)script->side_count; side++) {
            struct display *display = script->display;
            element_id item = display_add_element(display, ELEMENT_LI, lists[side]);
            pair->keys[side] = display_add_element(display, ELEMENT_LBL, item);
            pair->values[side] = display_add_element(display, ELEMENT_LBODY, item);
        }
    }
    pairs->region = script->region;
    pairs->gap = script->last == ROW_H1       ? BELOW_TITLE
                 : script->last == ROW_FIGURE ? BELOW_FIGURE
                                              : BELOW_TEXT;
    struct block *block = block_add(script->arena, script->into, BLOCK_DRAWING);
    block->as.drawing = (struct drawing){
        pairs, pairs->count, pairs_can_stand, pairs_fit, pairs_least, pairs_paint, NULL};
    script->last = ROW_FIGURE;
}
