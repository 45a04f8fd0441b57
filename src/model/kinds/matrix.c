/* Which priority serves which goal: told by the priorities themselves. */
#include "model/kinds/kinds.h"
#include "model/decoder.h"
#include "model/schema.h"
#include "model/value.h"
#include <stddef.h>

enum { OF_COUNT = 2 };

static bool decode_of(struct decoder *decoder, void *target, const struct node *node,
                      const struct field *field)
{
    struct matrix *matrix = &((struct section *)target)->as.matrix;
    bool listed = node->kind == NODE_SEQUENCE && node->count == OF_COUNT;
    for (size_t i = 0; listed && i < OF_COUNT; i++) {
        listed = node->items[i].kind == NODE_SCALAR;
    }
    matrix->of_is_wrong = !listed;
    if (!listed) {
        diag_error(decoder->diag, node->mark, "value-kind",
                   "\"%s\" names a goals section and a priorities section by their ids; "
                   "write  %s: [our-goals, our-priorities]",
                   field->key, field->key);
        return true;
    }
    for (size_t i = 0; i < OF_COUNT; i++) {
        matrix->of[i] = (struct word){node->items[i].text, node->items[i].mark};
    }
    return true;
}

static void schema_of(struct json *json, const struct field *field)
{
    (void)field;
    schema_list(json, OF_COUNT);
    json_open(json, "items", '{');
    json_text(json, "type", "string");
    json_close(json, '}');
}

static const struct field_type FIELD_OF = {
    .expected = N_("a list of two ids"), .decode = decode_of, .schema = schema_of};

static const struct field MATRIX_FIELDS[] = {
    {"of", &FIELD_OF, .offset = NO_OFFSET, .example = "[our-goals, our-priorities]",
     .help = N_("The ids of the goals and of the priorities, where the file has several "
                "sections of them.")},
};

static bool has_kind(const struct section *section, enum section_kind kind)
{
    return section->kind == kind &&
           (kind != SECTION_GOALS || section->as.goals.item_count > 0);
}

/* The section of that kind which `of` names, or the only one. */
static const struct section *find_section(struct decoder *decoder,
                                          const struct section *section,
                                          enum section_kind kind)
{
    const struct matrix *matrix = &section->as.matrix;
    const struct brochure *brochure = decoder->brochure;
    const struct section *found = NULL;
    size_t count = 0;
    for (size_t i = 0; i < brochure->section_count; i++) {
        const struct section *other = &brochure->sections[i];
        bool named = matrix->of[0].text.size == 0;
        for (size_t k = 0; k < OF_COUNT && other->id.size > 0; k++) {
            named = named || str_equal(matrix->of[k].text, other->id);
        }
        if (named && has_kind(other, kind)) {
            found = other;
            count++;
        }
    }
    const char *name = section_kind_name(kind);
    struct mark mark = matrix->of[0].text.size > 0 ? matrix->of[0].mark : section->mark;
    if (count > 1) {
        diag_error(decoder->diag, mark, "matrix-of",
                   "there are several sections of kind %s; give them an id and say which "
                   "is meant: write  of: [our-goals, our-priorities]",
                   name);
    } else if (count == 0) {
        diag_error(
            decoder->diag, mark, "matrix-of",
            matrix->of[0].text.size > 0
                ? N_("none of these is the id of a section of kind %s")
                : N_("a matrix needs a section of kind %s, and there is none; add it"),
            name);
    }
    return count == 1 ? found : NULL;
}

static void link_matrix(struct decoder *decoder, struct section *section)
{
    struct matrix *matrix = &section->as.matrix;
    if (matrix->of_is_wrong) {
        return;
    }
    const struct section *goals = find_section(decoder, section, SECTION_GOALS);
    const struct section *priorities = find_section(decoder, section, SECTION_PRIORITIES);
    matrix->goals = goals == NULL ? NULL : &goals->as.goals;
    matrix->priorities = priorities == NULL ? NULL : &priorities->as.priorities;
}

const struct kind KIND_MATRIX = {
    .name = "matrix",
    .record = KIND_RECORD(N_("a matrix section"), MATRIX_FIELDS,
                          N_("Which priority serves which goal.")),
    .link = link_matrix,
};
