/* What the decoders of all types have in common: what a value is, and the words for what
 * it should be. */
#include "model/value.h"
#include "model/name.h"

bool value_is_empty(const struct node *node)
{
    static const char *const NULLS[] = {"~", "null", "Null", "NULL"};
    if (node->kind != NODE_SCALAR) {
        return false;
    }
    for (size_t i = 0; node->plain && i < sizeof NULLS / sizeof NULLS[0]; i++) {
        if (str_equal(node->text, str_from(NULLS[i]))) {
            return true;
        }
    }
    return str_trim(node->text).size == 0;
}

const char *value_describe(const struct node *node)
{
    if (node->kind == NODE_SEQUENCE) {
        return node->count == 0 ? N_("an empty list") : N_("a list");
    }
    if (node->kind == NODE_MAPPING) {
        return node->count == 0 ? N_("an empty group") : N_("a group of keys");
    }
    return value_is_empty(node) ? N_("empty") : N_("a single text");
}

struct str value_example(const struct decoder *decoder, const struct field *field)
{
    const struct document *document = &decoder->brochure->document;
    if (field_example(field) != NULL) {
        return str_format(decoder->arena, "%s: %s", field->key, field_example(field));
    }
    if (document->language_count == 1) {
        return str_format(decoder->arena, "%s: …", field->key);
    }
    return str_format(decoder->arena, "%s: {%s: …, %s: …}", field->key,
                      lang_facts(document->languages[0])->code,
                      lang_facts(document->languages[1])->code);
}

bool value_report_type(struct decoder *decoder, const struct node *node,
                       const struct field *field)
{
    struct str example = value_example(decoder, field);
    return diag_error(decoder->diag, node->mark, "value-kind",
                      "\"%s\" must be %s, but here it is %s; write  %.*s", field->key,
                      field->type->expected, value_describe(node), STR_ARGS(example));
}

void value_fix(struct decoder *decoder, const struct node *node, struct str replacement)
{
    if (node->kind == NODE_SCALAR) {
        diag_fix_scalar(decoder->diag, node->mark, node->text, replacement);
    }
}

bool value_check_scalar(struct decoder *decoder, const struct node *node,
                        const struct field *field)
{
    if (node->kind != NODE_SCALAR || value_is_empty(node)) {
        return value_report_type(decoder, node, field);
    }
    return true;
}

bool value_check_limit(struct decoder *decoder, const struct node *node,
                       const struct field *field)
{
    size_t length = str_length(node->text);
    if (length > field->limit) {
        return diag_error(decoder->diag, node->mark, "limit-length",
                          "this \"%s\" has %zu characters; at most %zu are allowed",
                          field->key, length, field->limit);
    }
    return true;
}

bool value_check_list(struct decoder *decoder, const struct node *node,
                      const struct field *field)
{
    if (node->kind != NODE_SEQUENCE) {
        return value_report_type(decoder, node, field);
    }
    if (node->count == 0) {
        return diag_error(decoder->diag, node->mark, "value-missing",
                          "the list \"%s\" is empty; %s", field->key,
                          field->required ? N_("add at least one entry")
                                          : N_("add an entry or delete the key"));
    }
    if (node->count > field->limit) {
        return diag_error(decoder->diag, node->items[field->limit].mark, "limit-entries",
                          "the list \"%s\" has %zu entries; at most %zu are allowed",
                          field->key, node->count, field->limit);
    }
    return true;
}
