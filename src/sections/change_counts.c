/* How much changed, as three large figures beside each other below rules of their own:
 * what was added, what is gone, what says something else; what did not happen is not
 * counted. Where a third is too narrow for
 * it, the word stands below its figure. */
#include "sections/changes.h"

#define RULE PT(0.5)
#define GAP B(2) /* from the text above to the rule */
#define FIGURE B(4) /* baseline below the rule */
#define BELOW \
    B(0.25) /* the list below begins a little lower than below another drawing */
#define FIGURE_LEFT MM(12) /* of the figure from its sign */
#define WORD_LEFT MM(25)
#define WORD_APART MM(3) /* least space between a figure and its word */
#define BESIDE MM(48) /* least third in which the word stands beside the figure */

enum { KINDS = 3 };

struct counts {
    size_t count; /* of kinds that there are */
    struct str signs[KINDS], figures[KINDS];
    struct script_texts words[KINDS];
    element_id elements[KINDS][SIDE_COUNT];
    enum region_name region;
};

/* Where a third stands on the page. */
struct third {
    mpt left, width;
    bool beside; /* the word stands beside its figure */
    enum role_name role;
};

static struct third find_third(const struct counts *counts, const struct canvas *canvas,
                               int kind)
{
    const struct page_form *form = canvas->form;
    struct region region = form->regions[counts->region][canvas->sides[0]];
    mpt whole = form->shared ? form->live : region.width;
    mpt width = (whole - (KINDS - 1) * form->gutter) / KINDS;
    bool beside = width >= BESIDE;
    return (struct third){
        .left = canvas_left(canvas) + region.left + kind * (width + form->gutter),
        .width = width,
        .beside = beside,
        .role = beside ? ROLE_KEY_60 : ROLE_KEY_36,
    };
}

/* From the rule to the last baseline, the same on pages that face each other. */
static mpt counts_height(const struct counts *counts, const struct canvas *canvas)
{
    struct third third = find_third(counts, canvas, 0);
    return third.beside ? FIGURE
                        : FIGURE - B(1) + (canvas->form->shared ? B(2.5) : B(1.5));
}

static bool counts_can_stand(const void *self, const struct canvas *canvas)
{
    (void)self, (void)canvas;
    return true;
}

static mpt rule_at(const struct canvas *canvas, mpt top)
{
    return top == 0 ? canvas->form->first - B(1) : top + GAP;
}

static bool counts_fit(const void *self, const struct canvas *canvas,
                       const struct drawing_room *room, size_t from)
{
    (void)from;
    mpt foot = rule_at(canvas, room->top) + counts_height(self, canvas) + room->below;
    return foot <= canvas->form->last;
}

static mpt counts_least(const void *self, const struct canvas *canvas)
{
    return GAP + counts_height(self, canvas);
}

static void paint_count(const struct counts *counts, const struct canvas *canvas,
                        mpt rule, size_t kind)
{
    struct third third = find_third(counts, canvas, (int)kind);
    struct rect line = {third.left, rule, third.width, RULE};
    mpt base = rule + FIGURE - (third.beside ? 0 : B(1));
    struct str sign = counts->signs[kind];
    struct shared_number number = {
        .line = setter_line(canvas->setter, counts->figures[kind], third.role,
                            canvas->sides[0]),
        .words = counts->figures[kind],
        .elements = {counts->elements[kind][0], counts->elements[kind][1]},
        .colour = COLOUR_LINDEN,
    };
    mpt left = third.left + (third.beside ? FIGURE_LEFT : FIGURE_LEFT * 3 / 5);
    canvas_rect(canvas, line, ARTIFACT_LAYOUT, COLOUR_DEEP);
    const struct text_line *mark =
        setter_line(canvas->setter, sign, third.role, canvas->sides[0]);
    (void)canvas_artifact_line(
        canvas, mark, (struct point){canvas_optical_left(mark, third.left), base},
        ARTIFACT_LAYOUT, COLOUR_LINDEN);
    canvas_number(canvas, &number, (struct point){left, base});
    mpt word = third.beside ? mpt_max(third.left + WORD_LEFT,
                                      left + number.line->width + WORD_APART)
                            : third.left;
    mpt y = third.beside ? base - (canvas->side_count > 1 ? B(1) : 0) : base + B(1.5);
    for (size_t i = 0; i < canvas->side_count; i++) {
        enum side side = canvas->sides[i];
        struct set_how how = {
            .role = ROLE_H3, .side = side, .width = third.left + third.width - word};
        canvas_paragraph(canvas,
                         setter_block(canvas->setter, counts->words[kind].of[side], &how),
                         (struct point){word, y + (mpt)i * B(1)},
                         counts->elements[kind][side], setter_role_colour(ROLE_H3, side));
    }
}

static size_t counts_paint(void *self, const struct canvas *canvas, mpt *top, size_t from)
{
    const struct counts *counts = self;
    mpt rule = rule_at(canvas, *top);
    for (size_t kind = 0; kind < counts->count; kind++) {
        paint_count(counts, canvas, rule, kind);
    }
    *top = rule + counts_height(counts, canvas) + BELOW;
    return from + 1;
}

void change_counts_add(const struct build *build, struct script *script)
{
    const struct model_changes *changes = build->request->brochure->changes;
    struct counts *counts = arena_new(script->arena, struct counts);
    counts->count = 0;
    size_t found[KINDS] = {0};
    for (size_t i = 0; i < changes->count; i++) {
        bool printed = changes_prints(build, &changes->items[i]);
        found[changes->items[i].kind] += printed ? 1 : 0;
    }
    counts->region = script->region;
    for (int kind = 0; kind < KINDS; kind++) {
        struct str words[SIDE_COUNT] = {{0}};
        if (found[kind] == 0) {
            continue;
        }
        for (enum side side = 0; side < build_sides(build); side++) {
            words[side] =
                change_kind_words((enum model_change_kind)kind, build_lang(build, side));
        }
        size_t at = counts->count++;
        counts->signs[at] = change_sign((enum model_change_kind)kind);
        counts->figures[at] = str_format(script->arena, "%zu", found[kind]);
        counts->words[at] = script_words(script, words);
        script_add_elements(script, ELEMENT_P, counts->elements[at]);
        for (enum side side = 0; side < build_sides(build); side++) {
            script->display->elements.items[counts->elements[at][side]].words =
                str_format(script->arena, "%zu %.*s", found[kind], STR_ARGS(words[side]));
        }
    }
    struct block *block = block_add(script->arena, script->into, BLOCK_DRAWING);
    block->as.drawing = (struct drawing){
        counts, 1, counts_can_stand, counts_fit, counts_least, counts_paint, NULL};
    script->last = ROW_FIGURE;
}
