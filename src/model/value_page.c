/* The size of the pages: the name of one, or its measures. */
#include "base/array.h"
#include "model/decode.h"
#include "model/name.h"
#include "model/schema.h"
#include "model/value.h"
#include <stddef.h>

#define SIZE(member) (uint16_t) offsetof(struct page_size, member)

static const struct field SIZE_FIELDS[] = {
    {"width", &FIELD_LENGTH, .required = true, .offset = SIZE(width), .limit = LIMIT_PAGE,
     .example = "210mm", .help = N_("Width of the page: 120mm to 420mm.")},
    {"height", &FIELD_LENGTH, .required = true, .offset = SIZE(height),
     .limit = LIMIT_PAGE, .example = "210mm",
     .help = N_("Height of the page: 170mm to 594mm, and no less than the width.")},
};
static const struct record SIZE_RECORD = {.what = N_("the page"),
                                          FIELDS(SIZE_FIELDS),
                                          .mark_offset = NO_OFFSET,
                                          .help = N_("A size of one's own.")};

static void report_name(struct decoder *decoder, const struct node *node,
                        const struct field *field)
{
    struct names names = {0};
    for (size_t i = 0; page_name_at(i) != NULL; i++) {
        *array_push(decoder->arena, &names) = str_from(page_name_at(i)->name);
    }
    *array_push(decoder->arena, &names) = str_from(field->example);
    const struct unknown_name unknown = {.name = node->text,
                                         .rule = "value-unknown",
                                         .unknown = N_("unknown value"),
                                         .allowed = &names,
                                         .allowed_title = N_("\"page\" may be")};
    name_report_unknown(decoder->diag, node->mark, &unknown, decoder->arena);
}

static void take_size(struct decoder *decoder, struct page_size *out,
                      struct page_size size, const struct node *node)
{
    const char *fault = page_size_fault(size);
    if (fault == NULL) {
        *out = size;
        return;
    }
    diag_error(decoder->diag, node->mark, "page-size", "the page %s", fault);
}

static bool decode_page(struct decoder *decoder, void *target, const struct node *node,
                        const struct field *field)
{
    struct page_size *out = field_member(target, field);
    if (node->kind == NODE_MAPPING) {
        struct page_size size = {0};
        size_t errors = diag_error_count(decoder->diag);
        decode_record(decoder, &size, node, &SIZE_RECORD);
        if (diag_error_count(decoder->diag) == errors) {
            take_size(decoder, out, size, node);
        }
        return true;
    }
    if (!value_check_scalar(decoder, node, field)) {
        return true;
    }
    for (size_t i = 0; page_name_at(i) != NULL; i++) {
        if (str_equal(node->text, str_from(page_name_at(i)->name))) {
            *out = page_name_at(i)->size;
            return true;
        }
    }
    report_name(decoder, node, field);
    return true;
}

static void schema_page(struct json *json, const struct field *field)
{
    (void)field;
    json_open(json, "anyOf", '[');
    json_open(json, NULL, '{');
    json_open(json, "enum", '[');
    for (size_t i = 0; page_name_at(i) != NULL; i++) {
        json_text(json, NULL, page_name_at(i)->name);
    }
    json_close(json, ']');
    json_close(json, '}');
    json_open(json, NULL, '{');
    schema_record(json, &SIZE_RECORD);
    json_close(json, '}');
    json_close(json, ']');
}

const struct field_type FIELD_PAGE = {.expected =
                                          N_("the name of a size or a group of keys"),
                                      .decode = decode_page,
                                      .schema = schema_page};
