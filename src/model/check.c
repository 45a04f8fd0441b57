/* Ids and references. Definitions are sorted by id, so that a file at the limits of its
 * size is still checked at once. */
#include "model/check.h"
#include "base/array.h"
#include "base/edit_distance.h"
#include "model/kinds/kinds.h"
#include "model/name.h"
#include "model/picture.h"
#include <stdlib.h>
#include <string.h>

/* By id, then by place in the file. */
static int compare_definitions(const void *left, const void *right)
{
    const struct definition *a = left;
    const struct definition *b = right;
    int order = str_compare(a->id, b->id);
    if (order != 0) {
        return order;
    }
    if (a->mark.line != b->mark.line) {
        return a->mark.line < b->mark.line ? -1 : 1;
    }
    return a->mark.column < b->mark.column ? -1 : a->mark.column > b->mark.column;
}

static void check_duplicates(struct decoder *decoder, const struct definitions *sorted)
{
    const struct definition *first = NULL;
    for (size_t i = 0; i < sorted->count; i++) {
        const struct definition *definition = &sorted->items[i];
        if (first == NULL || !str_equal(first->id, definition->id)) {
            first = definition;
            continue;
        }
        struct str id = name_clip(definition->id, decoder->arena);
        diag_error(decoder->diag, definition->mark, "id-duplicate",
                   "the id \"%.*s\" is used twice; give this one another name",
                   STR_ARGS(id));
        diag_note(decoder->diag, first->mark, "first used here");
    }
}

static const struct definition *find_definition(const struct definitions *sorted,
                                                struct str id)
{
    size_t from = 0;
    size_t to = sorted->count;
    while (from < to) {
        size_t middle = from + (to - from) / 2;
        if (str_compare(sorted->items[middle].id, id) < 0) {
            from = middle + 1;
        } else {
            to = middle;
        }
    }
    bool found = from < sorted->count && str_equal(sorted->items[from].id, id);
    return found ? &sorted->items[from] : NULL;
}

static bool is_goal(const struct definition *definition)
{
    return definition->record == &GOAL_RECORD;
}

static void report_reference(struct decoder *decoder, const struct reference *reference,
                             const struct definition *other, const struct names *goals)
{
    struct str id = name_clip(reference->id, decoder->arena);
    const struct str *nearest = edit_nearest(goals->items, goals->count, reference->id);
    if (other != NULL) {
        diag_error(decoder->diag, reference->mark, "reference-kind",
                   "\"%.*s\" is %s, not a goal", STR_ARGS(id), other->record->what);
    } else if (nearest != NULL) {
        diag_error(decoder->diag, reference->mark, "reference-unknown",
                   "goal \"%.*s\" is not defined; did you mean \"%.*s\"?", STR_ARGS(id),
                   STR_ARGS(*nearest));
    } else {
        diag_error(decoder->diag, reference->mark, "reference-unknown",
                   "goal \"%.*s\" is not defined", STR_ARGS(id));
    }
    struct str list = name_list(goals, ", ", decoder->arena);
    if (goals->count == 0) {
        diag_note(decoder->diag, NO_MARK,
                  "no goal has an id yet; give it one, for example  id: goal-1");
    } else {
        diag_note(decoder->diag, NO_MARK,
                  goals->count == 1 ? N_("the only defined goal is %.*s")
                                    : N_("the defined goals are: %.*s"),
                  STR_ARGS(list));
    }
}

/* Adds `target` to the list of pointers that the reference belongs to; false if it
 * stands there already. */
static bool add_pointer(struct decoder *decoder, const struct reference *reference,
                        const void *target)
{
    const struct field *field = reference->field;
    char *base = reference->target;
    char **list = (char **)(void *)(base + field->offset);
    size_t *count = (size_t *)(void *)(base + field->count_offset);
    if (*list == NULL) {
        *list = arena_array(decoder->arena, field->limit, sizeof target);
    }
    for (size_t i = 0; i < *count; i++) {
        if (memcmp(*list + i * sizeof target, &target, sizeof target) == 0) {
            return false;
        }
    }
    memcpy(*list + *count * sizeof target, &target, sizeof target);
    *count += 1;
    return true;
}

static void resolve(struct decoder *decoder, const struct reference *reference,
                    const struct definitions *sorted, const struct names *goals)
{
    const struct definition *definition = find_definition(sorted, reference->id);
    if (definition == NULL || !is_goal(definition)) {
        report_reference(decoder, reference, definition, goals);
    } else if (!add_pointer(decoder, reference, definition->target)) {
        struct str id = name_clip(reference->id, decoder->arena);
        diag_error(decoder->diag, reference->mark, "reference-duplicate",
                   "goal \"%.*s\" is already in this list; name it once", STR_ARGS(id));
    }
}

static void check_references(struct decoder *decoder)
{
    struct definitions sorted = {0};
    for (size_t i = 0; i < decoder->definitions.count; i++) {
        *array_push(decoder->arena, &sorted) = decoder->definitions.items[i];
    }
    if (sorted.count > 0) {
        qsort(sorted.items, sorted.count, sizeof sorted.items[0], compare_definitions);
    }
    check_duplicates(decoder, &sorted);
    /* In the order of the file, which is how people know them. */
    struct names goals = {0};
    for (size_t i = 0; i < decoder->definitions.count; i++) {
        const struct definition *definition = &decoder->definitions.items[i];
        bool first =
            find_definition(&sorted, definition->id)->target == definition->target;
        if (first && is_goal(definition)) {
            *array_push(decoder->arena, &goals) = definition->id;
        }
    }
    for (size_t i = 0; i < decoder->references.count; i++) {
        resolve(decoder, &decoder->references.items[i], &sorted, &goals);
    }
}

static void check_period(struct decoder *decoder, const struct node *root)
{
    const struct document *document = &decoder->brochure->document;
    bool backwards = document->period_from > document->period_to;
    if (document->period_from == 0 || document->period_to == 0 || !backwards) {
        return;
    }
    const struct node *period =
        node_find(node_find(root, STR("document")), STR("period"));
    diag_error(decoder->diag, node_find(period, STR("from"))->mark, "period-backwards",
               "the period runs backwards; write  period: {from: %d, to: %d}",
               document->period_to, document->period_from);
}

/* They are for work on a text; one that is adopted has them by oversight. */
static void check_line_numbers(struct decoder *decoder, const struct node *root)
{
    const struct brochure *brochure = decoder->brochure;
    if (!brochure->layout.line_numbers || brochure->document.status != STATUS_ADOPTED) {
        return;
    }
    const struct node *layout = node_find(root, STR("layout"));
    diag_warning(decoder->diag, node_find(layout, STR("line-numbers"))->mark,
                 "line-numbers-final",
                 "line numbers are for drafts and proposals, and this document is "
                 "neither; delete \"line-numbers\", or add  status: draft");
}

/* Two columns of a narrow page leave no room for Bulgarian words; the first page of an
 * annex is a right one. */
static void check_bilingual(struct decoder *decoder, const struct node *root)
{
    const struct brochure *brochure = decoder->brochure;
    const struct layout_settings *layout = &brochure->layout;
    if (layout->bilingual == BILINGUAL_BY_PAGE || brochure->document.language_count < 2) {
        return;
    }
    struct mark mark = node_find(node_find(root, STR("layout")), STR("bilingual"))->mark;
    if (layout->bilingual == BILINGUAL_COLUMNS &&
        layout->page.width < PAGE_COLUMNS_WIDTH) {
        diag_error(
            decoder->diag, mark, "columns-narrow",
            "two languages side by side need a page of at least 180 mm, and this "
            "one is narrower; write  bilingual: facing  or  bilingual: sequential");
    } else if (layout->bilingual == BILINGUAL_FACING && layout->form == FORM_ANNEX) {
        diag_error(decoder->diag, mark, "facing-annex",
                   "an annex begins on a right page, so its languages cannot face each "
                   "other; write  bilingual: columns  or  bilingual: sequential");
    }
}

/* What each kind checks of its sections alone, then of others. */
static void check_sections(struct decoder *decoder)
{
    struct brochure *brochure = decoder->brochure;
    for (size_t i = 0; i < brochure->section_count; i++) {
        struct section *section = &brochure->sections[i];
        const struct kind *kind = kind_find(section->kind);
        if (kind->check != NULL) {
            kind->check(decoder, section);
        }
    }
    for (size_t i = 0; i < brochure->section_count; i++) {
        const struct kind *kind = kind_find(brochure->sections[i].kind);
        if (kind->link != NULL) {
            kind->link(decoder, &brochure->sections[i]);
        }
    }
}

/* A goal is served, or served less, but not both. */
static void check_supports(struct decoder *decoder, const struct priority *priority)
{
    for (size_t i = 0; i < priority->support_count; i++) {
        for (size_t k = 0; k < priority->goal_count; k++) {
            if (priority->supports[i] == priority->goals[k]) {
                struct str id = priority->goals[k]->id;
                diag_error(
                    decoder->diag, priority->mark, "reference-duplicate",
                    "goal \"%.*s\" stands in \"goals\" and in \"supports\" of this "
                    "priority; delete one of them",
                    STR_ARGS(id));
            }
        }
    }
}

static void check_all_supports(struct decoder *decoder)
{
    const struct brochure *brochure = decoder->brochure;
    for (size_t i = 0; i < brochure->section_count; i++) {
        const struct section *section = &brochure->sections[i];
        bool of = section->kind == SECTION_PRIORITIES;
        for (size_t k = 0; of && k < section->as.priorities.item_count; k++) {
            check_supports(decoder, &section->as.priorities.items[k]);
        }
    }
}

void check_brochure(struct decoder *decoder, const struct node *root)
{
    check_period(decoder, root);
    picture_check_alt(decoder, &decoder->brochure->document.logo, NULL);
    check_sections(decoder);
    check_line_numbers(decoder, root);
    check_bilingual(decoder, root);
    check_references(decoder);
    check_all_supports(decoder);
}
