/* Empty signature fields, made so that signing later keeps the file conformant: tagged,
 * named, printed, with an appearance (ISO 14289-1, 7.18.4; ISO 19005-3, 6.3). */
#include "pdf/field.h"

/* An appearance that shows nothing: the page itself draws the place to sign. */
static object_id write_appearance(const struct outline_context *context,
                                  const struct rect *area)
{
    const int64_t box[4] = {0, 0, area->width, area->height};
    struct builder keys = {.arena = context->arena};
    syntax_add(&keys, "/Type/XObject/Subtype/Form/Resources<<>>/BBox");
    syntax_add_box(&keys, box);
    return document_add_stream(context->document, builder_str(&keys), STR(""),
                               STREAM_PLAIN);
}

static void write_field(const struct outline_context *context, object_id object,
                        const struct display_field *field)
{
    const struct rect *area = &field->area;
    const struct display_page *page = &context->display->pages.items[field->page];
    int64_t top = (int64_t)page->height - area->top;
    const int64_t box[4] = {area->left, top - area->height,
                            (int64_t)area->left + area->width, top};
    struct builder body = {.arena = context->arena};
    /* A field with one place is that place: both dictionaries in one (12.5.6.19). */
    syntax_add(&body, "/Type/Annot/Subtype/Widget/FT/Sig/F 4/Rect");
    syntax_add_box(&body, box);
    syntax_add(&body, "/P");
    syntax_add_reference(&body, context->pages[field->page]);
    if (context->tags != NULL) {
        syntax_add(&body, "/StructParent");
        syntax_add_integer(
            &body, tags_annotate(context->tags, field->page, field->element, object));
    }
    syntax_add(&body, "/T");
    bool fits = syntax_add_text(&body, field->name);
    /* The same words as readers of forms and readers of annotations look for them. */
    syntax_add(&body, "/TU");
    fits = syntax_add_text(&body, field->tooltip) && fits;
    syntax_add(&body, "/Contents");
    if (!syntax_add_text(&body, field->tooltip) || !fits) {
        document_fail(context->document, "the name of a field is too long");
    }
    syntax_add(&body, "/AP<</N");
    syntax_add_reference(&body, write_appearance(context, area));
    syntax_add(&body, ">>\n");
    document_fill(context->document, object, builder_str(&body));
}

object_id *field_write_all(const struct outline_context *context)
{
    const struct display_fields *fields = &context->display->fields;
    object_id *objects = arena_new_array(context->arena, fields->count, object_id);
    for (size_t i = 0; i < fields->count; i++) {
        objects[i] = document_reserve(context->document);
        write_field(context, objects[i], &fields->items[i]);
    }
    return objects;
}

void field_add_form(const struct outline_context *context, const object_id *fields,
                    struct builder *catalog)
{
    size_t count = context->display->fields.count;
    if (count == 0) {
        return;
    }
    /* Flag 1: there are fields to sign, so that a reader offers it. */
    syntax_add(catalog, "/AcroForm<</SigFlags 1/Fields[");
    for (size_t i = 0; i < count; i++) {
        syntax_add_reference(catalog, fields[i]);
    }
    syntax_add(catalog, "]>>");
}
