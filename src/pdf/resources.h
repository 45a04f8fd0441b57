/* What the pages use by name: fonts, pictures, colours, graphics states. Each page has a
 * dictionary of its own with no more than that. */
#ifndef PDF_RESOURCES_H
#define PDF_RESOURCES_H

#include "base/arena.h"
#include "pdf/syntax.h"
#include <stddef.h>

/* In the order of their dictionaries. */
enum resource_kind {
    RESOURCE_FONT, /* "F5", by index of the face */
    RESOURCE_STATE, /* "G0": ink cuts out what lies below; "G1": it is added */
    RESOURCE_SPACE, /* "S2": of a spot ink */
    RESOURCE_PATTERN, /* "P0" */
    RESOURCE_IMAGE, /* "Im1" */
    RESOURCE_KIND_COUNT
};

struct resources;

/* For so many pages; lives in `arena`. */
struct resources *resources_create(struct arena *arena, size_t page_count);

/* Adds the name to a content stream, and notes that page `page` uses it. */
void resources_use(struct resources *resources, struct builder *out, size_t page,
                   enum resource_kind kind, size_t number);

/* The same where the name is written by somebody else. */
void resources_note(struct resources *resources, size_t page, enum resource_kind kind,
                    size_t number);

/* Says what a name stands for: a reference or a direct object; `value` is copied. */
void resources_define(struct resources *resources, enum resource_kind kind, size_t number,
                      struct str value);

/* Adds the entry of a page: "/Resources<<...>>". */
void resources_add(const struct resources *resources, struct builder *body, size_t page);

#endif
