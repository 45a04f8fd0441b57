/* Goals as panels side by side, full bleed, with streets between them. */
#include "sections/goals.h"

#define PANEL_STREET MM(1.6)
#define PANEL_STREET_LEFT \
    MM(7.2) /* from the street's left edge to the next panel's text */
#define PANEL_RIGHT MM(3)
#define PANEL_LABEL_GAP B(2)
#define PANEL_BODY_GAP \
    B(1.5) /* from a title to the text below it, before it is snapped */
#define PANEL_HEADING B(2.5) /* two lines: how deep a heading may be above panels */
#define PANEL_STREET_GAP B(2) /* from a heading to the streets */
#define PANEL_NUMERAL B(8) /* least baseline of a numeral in its panel */
#define PANEL_TALL B(55) /* least text area for the largest numerals */

enum { ROW_MAX = 3, BODY_LINES = 10 };

/* Baselines of a panel, from the top of its row of panels. */
struct panel_metrics {
    enum role_name numeral_role;
    mpt numeral, label, text, second_label, last;
};

struct panels {
    const struct panel_list *list;
    int across;
    mpt head; /* where the first row of panels begins */
    mpt pitch; /* from one row of panels to the next */
    struct panel_metrics metrics;
    enum role_name role;
    mpt second_label; /* common to all panels */
};

int panels_across(size_t count)
{
    return count > ROW_MAX ? 2 : (int)count;
}

/* One row of panels: the numeral a good third down the page, the second language at its
 * foot. */
static struct panel_metrics full_metrics(const struct page_form *form)
{
    mpt numeral = form_snap(form->last * 25 / 59);
    return (struct panel_metrics){
        .numeral_role =
            form->last >= PANEL_TALL ? ROLE_GOAL_NUMERAL : ROLE_GOAL_NUMERAL_SMALL,
        .numeral = numeral,
        .label = numeral + B(4),
        .text = numeral + B(7),
        .second_label = form->last - B(11),
        .last = form->last,
    };
}

/* Two rows of panels, each half a page. */
static struct panel_metrics half_metrics(mpt pitch)
{
    return (struct panel_metrics){
        .numeral_role = ROLE_GOAL_NUMERAL_SMALL,
        .numeral = pitch - B(19),
        .label = pitch - B(16),
        .text = pitch - B(14),
        .second_label = pitch - B(9),
        .last = pitch - B(4),
    };
}

/* The same below a heading, where each row is shorter. */
static struct panel_metrics low_metrics(mpt pitch)
{
    return (struct panel_metrics){
        .numeral_role = ROLE_GOAL_NUMERAL_SMALL,
        .numeral = pitch - B(17),
        .label = pitch - B(15),
        .text = pitch - B(13),
        .second_label = pitch - B(8),
        .last = pitch - B(3),
    };
}

static struct panels measure(const struct panel_list *list, const struct page_form *form)
{
    struct panels panels = {.list = list, .across = panels_across(list->count)};
    if (list->count <= (size_t)panels.across) {
        panels.metrics = full_metrics(form);
        return panels;
    }
    panels.head =
        list->titled ? form_snap(form->first + PANEL_HEADING + PANEL_STREET_GAP) : 0;
    panels.pitch = (form->height - panels.head) / 2 / B(1) * B(1);
    panels.metrics =
        list->titled ? low_metrics(panels.pitch) : half_metrics(panels.pitch);
    return panels;
}

static mpt panel_left(const struct panels *panels, const struct page_form *form, size_t i)
{
    int columns = form->columns / panels->across;
    return form_column(form, 1 + columns * (int)(i % (size_t)panels->across));
}

static mpt panel_width(const struct panels *panels, const struct page_form *form)
{
    return form_columns(form, form->columns / panels->across) - PANEL_RIGHT;
}

static const struct text_paragraph *set_title(const struct panels *panels,
                                              const struct canvas *canvas, size_t i,
                                              enum side side)
{
    struct set_how how = {
        .role = panels->role, .side = side, .width = panel_width(panels, canvas->form)};
    return setter_block(canvas->setter, panels->list->items[i].title.of[side], &how);
}

/* True if it is nothing but paragraphs. */
static bool body_runs(const struct block *body)
{
    for (const struct block *row = body; row != NULL; row = row->next) {
        if (row->kind != BLOCK_ROW) {
            return false;
        }
        for (size_t i = 0; i < row->as.row.cells.count; i++) {
            const struct block_cell *cell = &row->as.row.cells.items[i];
            if (cell->role != ROLE_BODY || cell->list != NULL) {
                return false;
            }
        }
    }
    return true;
}

/* The paragraphs below a title in one language, which are that many lines; with a place
 * they are painted from there down. */
static size_t set_body(const struct panels *panels, const struct canvas *canvas, size_t i,
                       enum side side, const struct point *at)
{
    size_t lines = 0;
    struct set_how how = {
        .role = ROLE_BODY, .side = side, .width = panel_width(panels, canvas->form)};
    for (const struct block *row = panels->list->items[i].body; row != NULL;
         row = row->next) {
        for (size_t k = 0; k < row->as.row.cells.count; k++) {
            const struct block_cell *cell = &row->as.row.cells.items[k];
            if (cell->side != side) {
                continue;
            }
            how.indent = cell->indent;
            const struct text_paragraph *set =
                setter_block(canvas->setter, cell->text, &how);
            if (at != NULL) {
                struct point place = {at->x, at->y + (mpt)lines * B(1)};
                canvas_paragraph(canvas, set, place, cell->element, COLOUR_INK);
            }
            lines += set->line_count;
        }
    }
    return lines;
}

/* The first baseline of the text below a title. */
static mpt body_top(const struct text_paragraph *title, mpt top)
{
    return form_snap(top + set_depth(title) + PANEL_BODY_GAP);
}

/* How deep a goal reaches below the first baseline of its title; -1: too much for a
 * panel. */
static mpt goal_depth(const struct panels *panels, const struct canvas *canvas, size_t i,
                      enum side side)
{
    const struct text_paragraph *title = set_title(panels, canvas, i, side);
    if (!body_runs(panels->list->items[i].body)) {
        return -1;
    }
    size_t lines = set_body(panels, canvas, i, side, NULL);
    if (lines > BODY_LINES) {
        return -1;
    }
    return lines == 0 ? set_depth(title) : body_top(title, 0) + (mpt)(lines - 1) * B(1);
}

/* True if both texts of every goal fit their panels, with words divided at `most` like
 * that; finds the common second label. */
static bool hold_texts(struct panels *panels, const struct canvas *canvas,
                       enum text_division most)
{
    const struct panel_metrics *metrics = &panels->metrics;
    bool shared = canvas->form->shared;
    mpt depth[SIDE_COUNT] = {0, 0};
    for (size_t i = 0; i < panels->list->count; i++) {
        for (enum side side = 0; side < setter_sides(canvas->setter); side++) {
            const struct text_paragraph *title = set_title(panels, canvas, i, side);
            mpt own = goal_depth(panels, canvas, i, side);
            depth[side] = mpt_max(depth[side], own);
            if (own < 0 || (title != NULL && title->division > most)) {
                return false;
            }
        }
    }
    mpt longest = metrics->text + depth[SIDE_FIRST];
    mpt lowest = (metrics->last - depth[SIDE_SECOND] - PANEL_LABEL_GAP) / B(1) * B(1);
    panels->second_label = mpt_max(mpt_min(metrics->second_label, lowest),
                                   form_snap(longest + PANEL_LABEL_GAP));
    mpt last = shared ? panels->second_label + PANEL_LABEL_GAP + depth[SIDE_SECOND]
                      : mpt_max(longest, metrics->text + depth[SIDE_SECOND]);
    return last <= metrics->last;
}

/* True if the numerals stand clear of the section's heading. */
static bool heading_fits(const struct panels *panels, const struct canvas *canvas)
{
    mpt depth = 0;
    for (enum side side = 0; side < setter_sides(canvas->setter); side++) {
        struct set_how how = {.role = ROLE_H1,
                              .side = side,
                              .width = canvas->form->regions[REGION_TEXT][side].width};
        depth =
            mpt_max(depth, set_depth(setter_block(canvas->setter,
                                                  panels->list->heading.of[side], &how)));
    }
    return depth <= PANEL_HEADING;
}

static bool choose_role(struct panels *panels, const struct canvas *canvas)
{
    static const struct {
        enum role_name role;
        enum text_division most;
    } STEPS[] = {{ROLE_GOAL_TEXT, DIVISION_NONE},
                 {ROLE_GOAL_TEXT_17, DIVISION_NONE},
                 {ROLE_GOAL_TEXT_14, DIVISION_COMPOUND}};
    for (size_t i = 0; i < sizeof STEPS / sizeof STEPS[0]; i++) {
        panels->role = STEPS[i].role;
        if (hold_texts(panels, canvas, STEPS[i].most)) {
            return true;
        }
    }
    return false;
}

static bool panels_can_stand(const void *self, const struct canvas *canvas)
{
    struct panels panels = measure(self, canvas->form);
    return canvas->form->has_panels && panels.metrics.numeral >= PANEL_NUMERAL &&
           (!panels.list->titled || heading_fits(&panels, canvas)) &&
           choose_role(&panels, canvas);
}

static bool panels_fit(const void *self, const struct canvas *canvas,
                       const struct drawing_room *room, size_t from)
{
    (void)self, (void)canvas, (void)room, (void)from;
    return true; /* the heading above is short, or can_stand would have said no */
}

/* ---- painting ------------------------------------------------------------------------
 */

static void place_side(const struct panels *panels, const struct canvas *canvas, size_t i,
                       enum side side, mpt top)
{
    const struct panel *panel = &panels->list->items[i];
    const struct panel_metrics *metrics = &panels->metrics;
    const struct text_paragraph *title = set_title(panels, canvas, i, side);
    if (title == NULL) {
        return;
    }
    bool upper = side == canvas->sides[0];
    mpt left = canvas_left(canvas) + panel_left(panels, canvas->form, i);
    mpt label = top + (upper ? metrics->label : panels->second_label);
    mpt text = top + (upper ? metrics->text : panels->second_label + PANEL_LABEL_GAP);
    struct set_how how = {
        .role = ROLE_LABEL, .side = side, .width = panel_width(panels, canvas->form)};
    canvas_paragraph(canvas, setter_block(canvas->setter, panel->label.of[side], &how),
                     (struct point){left, label}, panel->labels[side], COLOUR_DEEP);
    canvas_paragraph(canvas, title, (struct point){left, text}, panel->titles[side],
                     COLOUR_DEEP);
    struct point body = {left, body_top(title, text)};
    (void)set_body(panels, canvas, i, side, &body);
}

/* As large as a code fits its panel. */
static void place_numeral(const struct panels *panels, const struct canvas *canvas,
                          size_t i, mpt baseline)
{
    const enum role_name roles[] = {panels->metrics.numeral_role, ROLE_GOAL_NUMERAL_SMALL,
                                    ROLE_KEY_84, ROLE_KEY_60, ROLE_KEY_36};
    const struct text_line *line = setter_line_within(
        canvas->setter, panels->list->items[i].numeral, canvas->sides[0],
        (struct set_roles){roles, sizeof roles / sizeof roles[0]},
        panel_width(panels, canvas->form));
    mpt left = canvas_left(canvas) + panel_left(panels, canvas->form, i);
    struct point at = {canvas_optical_left(line, left), baseline};
    canvas_artifact_line(canvas, line, at, ARTIFACT_LAYOUT, COLOUR_DEEP);
}

static void place_panel(const struct panels *panels, const struct canvas *canvas,
                        size_t i)
{
    const struct panel *panel = &panels->list->items[i];
    mpt top = panels->head + (mpt)(i / (size_t)panels->across) * panels->pitch;
    if (panel->numeral.size > 0) {
        place_numeral(panels, canvas, i, top + panels->metrics.numeral);
    }
    canvas_heading(canvas, &panel->heading, top + panels->metrics.label);
    for (size_t k = 0; k < canvas->side_count; k++) {
        place_side(panels, canvas, i, canvas->sides[k], top);
    }
}

static void draw_streets(const struct panels *panels, const struct canvas *canvas,
                         mpt top)
{
    const struct page_form *form = canvas->form;
    for (size_t i = 1; i < (size_t)panels->across; i++) {
        struct rect street = {
            .left = canvas_left(canvas) + panel_left(panels, form, i) - PANEL_STREET_LEFT,
            .top = top,
            .width = PANEL_STREET,
            .height = form->height + form->bleed - top,
        };
        canvas_rect(canvas, street, ARTIFACT_BACKGROUND, COLOUR_WHITE);
    }
    if (panels->list->count > (size_t)panels->across) {
        struct rect street = {-form->bleed,
                              panels->head + panels->pitch - PANEL_STREET / 2,
                              form->width + 2 * form->bleed, PANEL_STREET};
        canvas_rect(canvas, street, ARTIFACT_BACKGROUND, COLOUR_WHITE);
    }
}

static size_t panels_paint(void *self, const struct canvas *canvas, mpt *top, size_t from)
{
    struct panels panels = measure(self, canvas->form);
    (void)from;
    (void)choose_role(&panels, canvas);
    mpt below = panels.head > 0 ? panels.head : *top + PANEL_STREET_GAP;
    draw_streets(&panels, canvas, panels.list->titled ? below : -canvas->form->bleed);
    for (size_t i = 0; i < panels.list->count; i++) {
        place_panel(&panels, canvas, i);
    }
    *top = canvas->form->height;
    return 1;
}

struct drawing panels_drawing(struct arena *arena, const struct panel_list *list)
{
    struct panel_list *self = arena_copy(arena, list, sizeof *list);
    return (struct drawing){.self = self,
                            .parts = 1,
                            .can_stand = panels_can_stand,
                            .fits = panels_fit,
                            .paint = panels_paint};
}
