/* Ids and references. Definitions are sorted by id, so that a file at the limits of its
 * size is still checked at once. */
#include "model/check.h"
#include "base/array.h"
#include <stdlib.h>

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
        diag_error(decoder->diag, definition->mark,
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
    return str_equal(str_from(definition->record->what), STR("a goal"));
}

static void report_reference(struct decoder *decoder, const struct reference *reference,
                             const struct definition *other, const struct names *goals)
{
    struct str id = name_clip(reference->id, decoder->arena);
    const struct str *nearest = name_nearest(goals, reference->id);
    if (other != NULL) {
        diag_error(decoder->diag, reference->mark, "\"%.*s\" is %s, not a goal",
                   STR_ARGS(id), other->record->what);
    } else if (nearest != NULL) {
        diag_error(decoder->diag, reference->mark,
                   "goal \"%.*s\" is not defined; did you mean \"%.*s\"?", STR_ARGS(id),
                   STR_ARGS(*nearest));
    } else {
        diag_error(decoder->diag, reference->mark, "goal \"%.*s\" is not defined",
                   STR_ARGS(id));
    }
    struct str list = name_list(goals, "and", decoder->arena);
    if (goals->count == 0) {
        diag_note(decoder->diag, NO_MARK,
                  "no goal has an id yet; give it one, for example  id: goal-1");
    } else {
        diag_note(decoder->diag, NO_MARK,
                  goals->count == 1 ? "the only defined goal is %.*s"
                                    : "defined goals are %.*s",
                  STR_ARGS(list));
    }
}

/* True if the goal already stands in the list of this item. */
static bool is_repeated(const struct item *item, const struct item *goal)
{
    for (size_t i = 0; i < item->goal_count; i++) {
        if (item->goals[i] == goal) {
            return true;
        }
    }
    return false;
}

static void resolve(struct decoder *decoder, const struct reference *reference,
                    const struct definitions *sorted, const struct names *goals)
{
    const struct definition *definition = find_definition(sorted, reference->id);
    if (definition == NULL || !is_goal(definition)) {
        report_reference(decoder, reference, definition, goals);
        return;
    }
    struct item *item = reference->item;
    if (is_repeated(item, definition->item)) {
        struct str id = name_clip(reference->id, decoder->arena);
        diag_error(decoder->diag, reference->mark,
                   "goal \"%.*s\" is already in this list; name it once", STR_ARGS(id));
        return;
    }
    if (item->goals == NULL) {
        item->goals = arena_new_array(decoder->arena, LIMIT_GOALS, const struct item *);
    }
    item->goals[item->goal_count++] = definition->item;
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
        bool first = find_definition(&sorted, definition->id)->item == definition->item;
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
    diag_error(decoder->diag, node_find(period, STR("from"))->mark,
               "the period runs backwards; write  period: {from: %d, to: %d}",
               document->period_to, document->period_from);
}

/* They are for work on a text; one that is adopted has them by oversight. */
static void check_line_numbers(struct decoder *decoder, const struct node *root)
{
    const struct brochure *brochure = decoder->brochure;
    if (!brochure->line_numbers || brochure->document.status != STATUS_ADOPTED) {
        return;
    }
    const struct node *layout = node_find(root, STR("layout"));
    diag_warning(decoder->diag, node_find(layout, STR("line-numbers"))->mark,
                 "line numbers are for drafts and proposals, and this document is "
                 "neither; delete \"line-numbers\", or add  status: draft");
}

/* ---- pictures -------------------------------------------------------------------- */

static bool is_given(const struct localized *text)
{
    return localized_is_set(text, LANG_BG) || localized_is_set(text, LANG_EN);
}

/* True for "park.jpg": it says nothing of what is to be seen. */
static bool is_file_name(struct str text)
{
    static const char *const ENDS[] = {".jpg", ".jpeg", ".png", ".svg",
                                       ".JPG", ".JPEG", ".PNG", ".SVG"};
    for (size_t i = 0; i < sizeof ENDS / sizeof ENDS[0]; i++) {
        if (str_ends_with(text, str_from(ENDS[i]))) {
            return true;
        }
    }
    return false;
}

static void check_alt(struct decoder *decoder, const struct picture *picture,
                      const struct localized *caption)
{
    for (enum lang lang = 0; lang < LANG_COUNT; lang++) {
        struct str alt = picture->alt.text[lang];
        if (alt.data == NULL) {
            continue;
        }
        if (is_file_name(alt)) {
            diag_error(decoder->diag, picture->alt.mark[lang],
                       "\"alt\" is the name of a file; say in a sentence what the "
                       "picture shows");
        } else if (caption->text[lang].data != NULL &&
                   str_equal(alt, caption->text[lang])) {
            diag_error(decoder->diag, picture->alt.mark[lang],
                       "\"alt\" repeats the caption, so it would be read twice; say "
                       "what the picture shows");
        }
    }
}

static void check_figure(struct decoder *decoder, const struct section *section)
{
    const struct picture *picture = &section->picture;
    bool described = is_given(&picture->alt);
    if (picture->file.text.size == 0) {
        return; /* that is said already */
    }
    if (!described && !picture->decorative) {
        const struct field *field =
            record_find_field(fields_section(SECTION_FIGURE), STR("alt"));
        struct str example = decode_example(decoder, field);
        diag_error(decoder->diag, section->mark,
                   "the figure says nothing to those who do not see it; add  %.*s  (or "
                   "decorative: true, if it means nothing)",
                   STR_ARGS(example));
    } else if (picture->decorative && (described || is_given(&section->caption))) {
        diag_error(decoder->diag, section->mark,
                   "a decorative picture has neither \"alt\" nor caption; delete "
                   "decorative: true, or these");
    }
    check_alt(decoder, picture, &section->caption);
}

static void check_pictures(struct decoder *decoder)
{
    static const struct localized NONE = {0};
    const struct brochure *brochure = decoder->brochure;
    check_alt(decoder, &brochure->document.logo, &NONE);
    for (size_t i = 0; i < brochure->section_count; i++) {
        if (brochure->sections[i].kind == SECTION_FIGURE) {
            check_figure(decoder, &brochure->sections[i]);
        }
    }
}

void check_brochure(struct decoder *decoder, const struct node *root)
{
    check_period(decoder, root);
    check_pictures(decoder);
    check_line_numbers(decoder, root);
    check_references(decoder);
    check_words(decoder);
}
