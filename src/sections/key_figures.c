/* Key figures: the main one on deep ground, the others in blocks of two below it, with
 * streets between them. Where a figure or its label is too long for that, or more is said
 * than a heading, they are rows. */
#include "sections/figures.h"

#define STREET MM(1.6)
#define BLOCK_INSET MM(2) /* from the street to the text of a right block */
#define BLOCK_FOOT MM(2) /* least distance of the last line from a street */
#define TEXT_FOOT MM(4) /* least distance of the last line from the cut */

enum { ACROSS = 2, GROUND_COUNT = 6 };

static const enum theme_colour HEADING_COLOURS[] = {COLOUR_WHITE, COLOUR_LIMELIGHT};

/* Baselines on a page; those of a block from its first line on. */
struct key_metrics {
    mpt main_foot; /* of the main block, below a heading of one line */
    mpt main_figure, main_label, main_origin;
    mpt figure, label, origin;
    mpt least; /* height of a block */
};

static const struct key_metrics LARGE = {B(23), B(18), B(20), B(21),
                                         B(6),  B(8),  B(11), B(12)};
static const struct key_metrics SMALL = {B(19),  B(14), B(16), B(17),
                                         B(4.5), B(6),  B(8),  B(10)};

/* Neighbours differ. */
static const enum theme_colour GROUNDS[GROUND_COUNT] = {
    COLOUR_LIME, COLOUR_LIMELIGHT, COLOUR_BLOSSOM,
    COLOUR_LIME, COLOUR_LIMELIGHT, COLOUR_LEAF};

struct key {
    struct grid_cell value;
    struct script_texts label, origin;
    struct script_texts shared; /* the label where languages share the figure */
    element_id figures[SIDE_COUNT], labels[SIDE_COUNT], origins[SIDE_COUNT];
};

struct key_list {
    struct key *items; /* the main one first */
    size_t count;
    struct script_texts heading;
};

/* A block and how its texts stand in it. */
struct key_block {
    const struct key *key;
    struct rect area;
    mpt left, width; /* of its texts */
    mpt figure, label, origin; /* baselines */
    struct set_roles roles; /* of the figure, from the largest */
    enum theme_colour ground, ink;
    enum role_name label_role, origin_role;
};

/* ---- places --------------------------------------------------------------------------
 */

static bool is_main(size_t from, size_t i)
{
    return from == 0 && i == 0;
}

/* How far a heading of several lines moves all down. */
static mpt heading_depth(const struct key_list *list, const struct canvas *canvas)
{
    return form_snap(build_heading_depth(&list->heading, canvas));
}

static const struct key_metrics *metrics_of(const struct canvas *canvas)
{
    return canvas->form->step > 0 ? &SMALL : &LARGE;
}

/* The lower edge of the main block. */
static mpt main_foot(const struct key_list *list, const struct canvas *canvas)
{
    return metrics_of(canvas)->main_foot + heading_depth(list, canvas);
}

/* Where the first row of blocks begins on the page that begins with figure `from`. */
static mpt blocks_top(const struct key_list *list, const struct canvas *canvas,
                      size_t from)
{
    return from == 0 ? main_foot(list, canvas) + STREET : canvas->form->first - B(3);
}

/* How many blocks stand on that page, but for the main one. */
static size_t blocks_of(const struct key_list *list, const struct canvas *canvas,
                        size_t from)
{
    mpt room = canvas->form->height - blocks_top(list, canvas, from);
    size_t rest = list->count - from - (from == 0 ? 1 : 0);
    size_t most = (size_t)mpt_max(room / metrics_of(canvas)->least, 1) * ACROSS;
    return rest < most ? rest : most;
}

static struct key_block main_block(const struct key_list *list,
                                   const struct canvas *canvas)
{
    static const enum role_name ROLES[] = {ROLE_KEY_158, ROLE_KEY_120, ROLE_KEY_84,
                                           ROLE_KEY_60};
    const struct page_form *form = canvas->form;
    const struct key_metrics *metrics = metrics_of(canvas);
    mpt down = heading_depth(list, canvas);
    size_t step = form->step > 0 ? 2 : 0;
    return (struct key_block){
        .key = &list->items[0],
        .area = {-form->bleed, -form->bleed, form->width + 2 * form->bleed,
                 main_foot(list, canvas) + form->bleed},
        .left = canvas_left(canvas),
        .width = form->live,
        .figure = metrics->main_figure + down,
        .label = metrics->main_label + down,
        .origin = metrics->main_origin + down,
        .roles = {ROLES + step, 4 - step},
        .ground = COLOUR_DEEP,
        .ink = COLOUR_LIME,
        .label_role = ROLE_COVER_ISSUER,
        .origin_role = ROLE_COVER_PERIOD,
    };
}

/* The block of number `i` on its page, from 0; an odd one at the end takes the row. */
static struct key_block small_block(const struct key_list *list,
                                    const struct canvas *canvas, size_t from, size_t i)
{
    static const enum role_name ROLES[] = {ROLE_KEY_84, ROLE_KEY_60, ROLE_KEY_36};
    const struct page_form *form = canvas->form;
    size_t count = blocks_of(list, canvas, from), rows = (count + 1) / ACROSS;
    assert(rows > 0);
    bool right = i % ACROSS == 1, wide = !right && i + 1 == count;
    const struct key_metrics *metrics = metrics_of(canvas);
    mpt head = blocks_top(list, canvas, from);
    mpt height = form->height - head;
    mpt row = (mpt)(i / ACROSS), pitch = height / (mpt)rows;
    pitch = from > 0 ? mpt_min(pitch, metrics->least * 4 / 3) : pitch;
    mpt middle = canvas_left(canvas) + form->live / 2;
    mpt left = right ? middle + STREET / 2 : -form->bleed;
    mpt edge = right || wide ? form->width + form->bleed : middle - STREET / 2;
    mpt top = head + row * pitch;
    bool last = from == 0 && row + 1 == (mpt)rows;
    mpt foot = last ? form->height + form->bleed : top + pitch - STREET;
    mpt line = form_snap(top);
    mpt text = right ? middle + STREET / 2 + BLOCK_INSET : canvas_left(canvas);
    size_t step = form->step > 0 ? 1 : 0;
    return (struct key_block){
        .key = &list->items[from + i + (from == 0 ? 1 : 0)],
        .area = {left, top, edge - left, foot - top},
        .left = text,
        .width = (wide ? form->live : form->live / 2) - 2 * BLOCK_INSET,
        .figure = line + metrics->figure,
        .label = line + metrics->label,
        .origin = line + metrics->origin,
        .roles = {ROLES + step, 3 - step},
        .ground = GROUNDS[i % GROUND_COUNT],
        .ink = COLOUR_DEEP,
        .label_role = ROLE_KEY_LABEL,
        .origin_role = ROLE_KEY_ORIGIN,
    };
}

static struct key_block block_at(const struct key_list *list, const struct canvas *canvas,
                                 size_t from, size_t i)
{
    if (is_main(from, i)) {
        return main_block(list, canvas);
    }
    return small_block(list, canvas, from, from == 0 ? i - 1 : i);
}

/* ---- setting -------------------------------------------------------------------------
 */

static const struct text_line *set_figure(const struct key_block *block,
                                          const struct canvas *canvas)
{
    return setter_line_within(canvas->setter, block->key->value.figure[canvas->sides[0]],
                              canvas->sides[0], block->roles, block->width);
}

/* In the main block the languages stand beside each other, in others below. */
static bool is_beside(const struct key_block *block, const struct canvas *canvas)
{
    return canvas->form->shared && block->ground == COLOUR_DEEP;
}

static const struct text_paragraph *set_text(const struct key_block *block,
                                             const struct canvas *canvas,
                                             const struct text_block *text,
                                             enum role_name role, enum side side)
{
    mpt width = is_beside(block, canvas) ? canvas->form->regions[REGION_TEXT][side].width
                                         : block->width;
    struct set_how how = {.role = role, .side = side, .width = width};
    return setter_block(canvas->setter, text, &how);
}

/* True for a figure of the page, or of the one that faces it. */
static bool has_comma(const struct key *key, const struct canvas *canvas)
{
    const struct str *figures = key->value.figure;
    bool second = !canvas->form->shared && setter_sides(canvas->setter) > 1;
    return str_find(figures[SIDE_FIRST], STR(","), 0) != SIZE_MAX ||
           (second && str_find(figures[SIDE_SECOND], STR(","), 0) != SIZE_MAX);
}

/* Paints label and origin in the languages of the page, or only measures: where the next
 * line would stand. */
static mpt place_texts(const struct key_block *block, const struct canvas *canvas,
                       bool paints)
{
    const struct key *key = block->key;
    const struct script_texts *texts[] = {
        canvas->form->shared ? &key->shared : &key->label, &key->origin};
    const enum role_name roles[] = {block->label_role, block->origin_role};
    bool hangs = block->ground == COLOUR_DEEP && has_comma(block->key, canvas);
    mpt next = 0, down = hangs ? B(1) : 0; /* for the comma of a very large figure */
    for (size_t t = 0; t < 2; t++) {
        mpt y = mpt_max((t == 0 ? block->label : block->origin) + down, next);
        for (size_t i = 0; i < canvas->side_count; i++) {
            enum side side = canvas->sides[i];
            const struct text_paragraph *set =
                set_text(block, canvas, texts[t]->of[side], roles[t], side);
            bool beside = is_beside(block, canvas);
            struct point at = {block->left + (beside && i > 0 ? canvas->form->second : 0),
                               y};
            if (set == NULL) {
                continue;
            }
            if (paints) {
                canvas_paragraph(canvas, set, at,
                                 t == 0 ? key->labels[side] : key->origins[side],
                                 setter_role_colour(roles[t], side));
            }
            next = mpt_max(next, y + set_depth(set) + B(1));
            y = beside ? y : next;
        }
    }
    return next;
}

static bool holds(const struct key_block *block, const struct canvas *canvas)
{
    mpt foot = mpt_min(block->area.top + block->area.height - BLOCK_FOOT,
                       canvas->form->height - TEXT_FOOT);
    return set_figure(block, canvas)->width <= block->width &&
           place_texts(block, canvas, false) - B(1) <= foot;
}

static size_t page_count(const struct key_list *list, const struct canvas *canvas,
                         size_t from)
{
    return blocks_of(list, canvas, from) + (from == 0 ? 1 : 0);
}

static bool keys_can_stand(const void *self, const struct canvas *canvas)
{
    const struct key_list *list = self;
    struct canvas one = *canvas;
    one.side_count = canvas->form->shared ? setter_sides(canvas->setter) : 1;
    for (size_t from = 0; from < list->count;) {
        size_t count = page_count(list, canvas, from);
        for (size_t i = 0; i < count; i++) {
            struct key_block block = block_at(list, canvas, from, i);
            for (enum side side = 0; side < setter_sides(canvas->setter); side++) {
                one.sides[0] = canvas->form->shared ? SIDE_FIRST : side;
                one.sides[1] = SIDE_SECOND;
                if (!holds(&block, &one)) {
                    return false;
                }
            }
        }
        from += count;
    }
    return true;
}

static bool keys_fit(const void *self, const struct canvas *canvas,
                     const struct drawing_room *room, size_t from)
{
    (void)self, (void)canvas, (void)room, (void)from;
    return true; /* nothing but the heading stands above */
}

static size_t keys_paint(void *self, const struct canvas *canvas, mpt *top, size_t from)
{
    const struct key_list *list = self;
    const struct page_form *form = canvas->form;
    size_t count = page_count(list, canvas, from);
    mpt white = blocks_top(list, canvas, from) - STREET;
    struct rect streets = {-form->bleed, white, form->width + 2 * form->bleed,
                           form->height + form->bleed - white};
    if (count > 1) {
        canvas_rect(canvas, streets, ARTIFACT_BACKGROUND, COLOUR_WHITE);
    }
    for (size_t i = 0; i < count; i++) {
        struct key_block block = block_at(list, canvas, from, i);
        if (!is_main(from, i)) {
            canvas_rect(canvas, block.area, ARTIFACT_BACKGROUND, block.ground);
        }
        struct shared_number number = {
            .line = set_figure(&block, canvas),
            .words = block.key->value.figure[canvas->sides[0]],
            .other = block.key->value.figure[SIDE_SECOND],
            .elements = {block.key->figures[0], block.key->figures[1]},
            .colour = block.ink,
            .mark = block.key->value.mark,
        };
        struct point at = {canvas_optical_left(number.line, block.left), block.figure};
        canvas_number(canvas, &number, at);
        (void)place_texts(&block, canvas, true);
    }
    *top = canvas->form->height;
    return from + count;
}

/* ---- building ------------------------------------------------------------------------
 */

/* True if the words have the figure already, as the language writes it. */
static bool says(struct str words, struct str figure)
{
    return str_find(words, figure, 0) != SIZE_MAX;
}

/* „км² територия“; where it shares the figure, the second language repeats one that it
 * writes otherwise. */
static struct script_texts make_label(const struct build *build,
                                      const struct key_figure *figure,
                                      const struct key *key, bool shared)
{
    struct arena *arena = build->request->arena;
    struct str unit[SIDE_COUNT] = {{0}}, label[SIDE_COUNT] = {{0}};
    struct str words[SIDE_COUNT] = {{0}};
    build_plain(build, &figure->unit, unit);
    build_plain(build, &figure->label, label);
    for (enum side side = 0; side < build_sides(build); side++) {
        const struct str *own = key->value.figure;
        bool other = shared && side == SIDE_SECOND &&
                     !str_equal(own[SIDE_FIRST], own[SIDE_SECOND]) &&
                     !says(label[side], own[side]);
        words[side] = str_format(arena, "%.*s%s%.*s%s%.*s", STR_ARGS(unit[side]),
                                 unit[side].size > 0 && label[side].size > 0 ? " " : "",
                                 STR_ARGS(label[side]), other ? ": " : "",
                                 STR_ARGS(other ? own[side] : STR("")));
    }
    struct script script = sections_script(build->request, NULL, build->chapter->sects);
    struct mark marks[SIDE_COUNT] = {0};
    build_marks(build, &figure->label, marks);
    return script_words_of(&script, words, marks);
}

/* „2025 · Единен класификатор“, and the words of notes. */
static struct script_texts make_origin(const struct build *build,
                                       const struct key_figure *figure)
{
    struct arena *arena = build->request->arena;
    const struct section *section = build->chapter->section;
    struct str source[SIDE_COUNT] = {{0}}, words[SIDE_COUNT] = {{0}};
    build_plain(build,
                localized_is_given(&figure->source) ? &figure->source
                                                    : &section->notes.source,
                source);
    for (enum side side = 0; side < build_sides(build); side++) {
        struct builder line = {.arena = arena};
        if (figure->year.year > 0) {
            builder_add(&line, numeral_moment_short(build_lang(build, side), figure->year,
                                                    arena));
        }
        builder_add(&line,
                    line.count > 0 && source[side].size > 0 ? STR(" · ") : STR(""));
        builder_add(&line, source[side]);
        for (size_t i = 0; i < figure->notes.count; i++) {
            struct str note[SIDE_COUNT] = {{0}};
            build_plain(build, &section->notes.items[figure->notes.items[i] - 1], note);
            builder_format(&line, "%s%.*s", line.count > 0 ? ". " : "",
                           STR_ARGS(note[side]));
        }
        words[side] = builder_str(&line);
    }
    struct script script = sections_script(build->request, NULL, build->chapter->sects);
    struct mark marks[SIDE_COUNT] = {0};
    build_marks(build, &figure->source, marks);
    return script_words_of(&script, words, marks);
}

static void add_elements(const struct build *build, const struct script *script,
                         struct key *key, const element_id *lists)
{
    for (enum side side = 0; side < build_sides(build); side++) {
        struct display *display = script->display;
        element_id item = display_add_element(display, ELEMENT_LI, lists[side]);
        element_id body = display_add_element(display, ELEMENT_LBODY, item);
        key->figures[side] = display_add_element(display, ELEMENT_P, body);
        key->labels[side] = display_add_element(display, ELEMENT_P, body);
        key->origins[side] = key->origin.of[side] == NULL
                                 ? NO_ELEMENT
                                 : display_add_element(display, ELEMENT_P, body);
    }
}

/* The number of the main figure. */
static size_t find_main(const struct key_figures *figures)
{
    for (size_t i = 0; i < figures->item_count; i++) {
        if (figures->items[i].main) {
            return i;
        }
    }
    return 0;
}

static struct key_list *make_list(const struct build *build, const struct script *script)
{
    const struct key_figures *figures = &build->chapter->section->as.key_figures;
    const struct amount_style style = {.grouping = GROUP_LONG};
    struct key_list *list = arena_new(script->arena, struct key_list);
    element_id lists[SIDE_COUNT] = {NO_ELEMENT, NO_ELEMENT};
    script_add_elements(script, ELEMENT_L, lists);
    list->heading = build_inline(build, &build->chapter->section->heading);
    list->count = figures->item_count;
    list->items = arena_new_array(script->arena, list->count, struct key);
    size_t main = find_main(figures);
    for (size_t i = 0; i < list->count; i++) {
        size_t place = i == 0 ? main : i <= main ? i - 1 : i;
        const struct key_figure *figure = &figures->items[place];
        struct key *key = &list->items[i];
        figure_cell(build, &key->value, &figure->value, &style);
        key->label = make_label(build, figure, key, false);
        key->shared = make_label(build, figure, key, true);
        key->origin = make_origin(build, figure);
        add_elements(build, script, key, lists);
    }
    return list;
}

static void add_rows(const struct build *build, struct script *script,
                     const struct key_list *list)
{
    for (size_t i = 0; i < list->count; i++) {
        const struct key *key = &list->items[i];
        struct str words[SIDE_COUNT] = {key->value.figure[0], key->value.figure[1]};
        const struct mark marks[SIDE_COUNT] = {key->value.mark, key->value.mark};
        struct script_texts figures = script_words_of(script, words, marks);
        struct block *group = block_add(script->arena, script->into, BLOCK_GROUP);
        struct block *page = script->into;
        group->keep = KEEP_HEAD;
        script->into = group;
        struct block *row =
            script_row(script, &figures, ROLE_H2, ELEMENT_P, key->figures);
        row->keep = KEEP_NEXT;
        row = script_row(script, &key->label, ROLE_H3, ELEMENT_P, key->labels);
        row->keep = KEEP_NEXT;
        (void)script_row(script, &key->origin, ROLE_NOTE, ELEMENT_P, key->origins);
        script->into = page;
        script->last = ROW_BODY;
    }
    (void)build;
}

static void add_drawing(struct build *build, struct key_list *list)
{
    struct arena *arena = build->request->arena;
    struct block *rows = build_take_page(build);
    struct block *page = build_page(build, COLOUR_DEEP);
    page->as.page.style.no_marks = page->as.page.rest.no_marks = true;
    page->as.page.style.no_folio = page->as.page.rest.no_folio = true;
    page->as.page.rest.ground = COLOUR_WHITE;
    build_copy_heading(build, page, rows->first, HEADING_COLOURS);
    struct block *block = block_add(arena, page, BLOCK_DRAWING);
    block->as.drawing = (struct drawing){
        list, list->count, keys_can_stand, keys_fit, NULL, keys_paint, NULL};
    build_otherwise(build, rows);
}

static void build_key_figures(struct build *build)
{
    const struct section *section = build->chapter->section;
    bool alone =
        !build_has(build, &section->intro) && !build_has(build, &section->closing);
    build_open_section(build);
    struct script script = build_script(build, build_page(build, COLOUR_WHITE));
    script.region = build_is_plain(build) ? REGION_TEXT : REGION_LIST_HEAD;
    build_opening(build, &script);
    script.region = REGION_TEXT;
    struct key_list *list = make_list(build, &script);
    add_rows(build, &script, list);
    build_field(build, &script, &section->closing);
    build->chapter->last = ROW_BODY;
    if (alone && !build_is_plain(build)) {
        add_drawing(build, list);
    }
}

const struct section_type KEY_FIGURES_TYPE = {.build = build_key_figures};
