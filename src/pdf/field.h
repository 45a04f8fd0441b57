/* Places to sign: empty signature fields. */
#ifndef PDF_FIELD_H
#define PDF_FIELD_H

#include "pdf/outline.h"

/* Writes the annotations of all fields, in their order. */
object_id *field_write_all(const struct outline_context *context);

/* Adds the form of these fields to the catalog; nothing if there are none. */
void field_add_form(const struct outline_context *context, const object_id *fields,
                    struct builder *catalog);

#endif
