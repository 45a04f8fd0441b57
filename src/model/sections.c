/* The list of sections: each by its kind into its member of the union. */
#include "base/array.h"
#include "model/decode.h"
#include "model/kinds/kinds.h"
#include "model/name.h"
#include "model/schema.h"
#include "model/value.h"

static struct names name_kinds(struct decoder *decoder)
{
    struct names names = {0};
    for (int kind = 0; kind < SECTION_KIND_COUNT; kind++) {
        *array_push(decoder->arena, &names) =
            str_from(section_kind_name((enum section_kind)kind));
    }
    return names;
}

static void report_kind(struct decoder *decoder, const struct node *node)
{
    const struct names names = name_kinds(decoder);
    const struct unknown_name unknown = {.name = node->text,
                                         .rule = "kind-unknown",
                                         .unknown = N_("unknown kind of section"),
                                         .allowed = &names,
                                         .allowed_title = N_("the kinds are")};
    name_report_unknown(decoder->diag, node->mark, &unknown, decoder->arena);
}

/* Sets *kind from the section; false after reporting that it cannot be told. */
static bool read_kind(struct decoder *decoder, enum section_kind *kind,
                      const struct node *node)
{
    if (node->kind != NODE_MAPPING) {
        return diag_error(decoder->diag, node->mark, "value-kind",
                          "a section must be a group of keys that begins with its kind, "
                          "but here it is %s; write  - kind: text",
                          value_describe(node));
    }
    const struct node *name = node_find(node, STR("kind"));
    if (name == NULL) {
        const struct names kinds = name_kinds(decoder);
        struct str list = name_list(&kinds, ", ", decoder->arena);
        return diag_error(decoder->diag, node->mark, "key-missing",
                          "this section does not say its kind; add  kind: …  with one of "
                          "%.*s",
                          STR_ARGS(list));
    }
    if (name->kind != NODE_SCALAR || value_is_empty(name)) {
        return value_report_type(decoder, name,
                                 record_find_field(&SECTION_HEAD, STR("kind")));
    }
    for (int i = 0; i < SECTION_KIND_COUNT; i++) {
        if (str_equal(str_from(section_kind_name((enum section_kind)i)), name->text)) {
            *kind = (enum section_kind)i;
            return true;
        }
    }
    report_kind(decoder, name);
    return false;
}

/* Sections of no known kind are left out. */
static bool decode_sections(struct decoder *decoder, void *target,
                            const struct node *node, const struct field *field)
{
    (void)target;
    if (!value_check_list(decoder, node, field)) {
        return true;
    }
    struct brochure *brochure = decoder->brochure;
    brochure->sections = arena_new_array(decoder->arena, node->count, struct section);
    for (size_t i = 0; i < node->count; i++) {
        enum section_kind kind = SECTION_TEXT;
        if (read_kind(decoder, &kind, &node->items[i])) {
            struct section *section = &brochure->sections[brochure->section_count++];
            section->kind = kind;
            decode_record(decoder, section, &node->items[i], &kind_find(kind)->record);
        }
    }
    return true;
}

/* One condition for each kind: editors then speak of the kind that was meant only. */
static void schema_sections(struct json *json, const struct field *field)
{
    schema_list(json, field->limit);
    json_open(json, "items", '{');
    json_text(json, "type", "object");
    json_open(json, "required", '[');
    json_text(json, NULL, "kind");
    json_close(json, ']');
    json_open(json, "properties", '{');
    json_open(json, "kind", '{');
    FIELD_KIND.schema(json, field);
    json_close(json, '}');
    json_close(json, '}');
    json_open(json, "allOf", '[');
    for (int kind = 0; kind < SECTION_KIND_COUNT; kind++) {
        const char *name = section_kind_name((enum section_kind)kind);
        json_open(json, NULL, '{');
        json_open(json, "if", '{');
        json_open(json, "properties", '{');
        json_open(json, "kind", '{');
        json_text(json, "const", name);
        json_close(json, '}');
        json_close(json, '}');
        json_close(json, '}');
        json_open(json, "then", '{');
        schema_reference(json, "section-", name);
        json_close(json, '}');
        json_close(json, '}');
    }
    json_close(json, ']');
    json_close(json, '}');
}

static void walk_sections(const struct walk *walk, const void *target,
                          const struct field *field)
{
    const struct brochure *brochure = target;
    (void)field;
    for (size_t i = 0; i < brochure->section_count; i++) {
        const struct section *section = &brochure->sections[i];
        record_walk(walk, section, &kind_find(section->kind)->record);
    }
}

const struct field_type FIELD_SECTIONS = {.expected = N_("a list"),
                                          .decode = decode_sections,
                                          .schema = schema_sections,
                                          .walk = walk_sections};
