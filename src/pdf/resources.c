/* What the pages use by name. A page uses few of them, so they are looked for one by one.
 */
#include "pdf/resources.h"
#include "base/array.h"
#include <assert.h>
#include <stdlib.h>

struct use {
    enum resource_kind kind;
    size_t number;
};

/* What one page uses. */
struct uses {
    struct use *items;
    size_t count, capacity;
};

struct values {
    struct str *items; /* by number */
    size_t count, capacity;
};

struct resources {
    struct arena *arena;
    struct uses *pages;
    struct values values[RESOURCE_KIND_COUNT];
};

static const struct {
    const char *dictionary, *prefix;
} KINDS[RESOURCE_KIND_COUNT] = {
    [RESOURCE_FONT] = {"/Font<<", "/F"},        [RESOURCE_STATE] = {"/ExtGState<<", "/G"},
    [RESOURCE_SPACE] = {"/ColorSpace<<", "/S"}, [RESOURCE_PATTERN] = {"/Pattern<<", "/P"},
    [RESOURCE_IMAGE] = {"/XObject<<", "/Im"},
};

struct resources *resources_create(struct arena *arena, size_t page_count)
{
    struct resources *resources = arena_new(arena, struct resources);
    resources->arena = arena;
    resources->pages = arena_new_array(arena, page_count, struct uses);
    return resources;
}

void resources_note(struct resources *resources, size_t page, enum resource_kind kind,
                    size_t number)
{
    struct uses *uses = &resources->pages[page];
    for (size_t i = 0; i < uses->count; i++) {
        if (uses->items[i].kind == kind && uses->items[i].number == number) {
            return;
        }
    }
    *array_push(resources->arena, uses) = (struct use){kind, number};
}

static void add_name(struct builder *out, enum resource_kind kind, size_t number)
{
    syntax_add(out, KINDS[kind].prefix);
    syntax_add_number(out, (int64_t)number, 0);
}

void resources_use(struct resources *resources, struct builder *out, size_t page,
                   enum resource_kind kind, size_t number)
{
    resources_note(resources, page, kind, number);
    add_name(out, kind, number);
}

void resources_define(struct resources *resources, enum resource_kind kind, size_t number,
                      struct str value)
{
    struct values *values = &resources->values[kind];
    while (values->count <= number) {
        (void)array_push(resources->arena, values);
    }
    values->items[number] = str_copy(resources->arena, value);
}

static int compare_uses(const void *left, const void *right)
{
    const struct use *a = left, *b = right;
    if (a->kind != b->kind) {
        return a->kind < b->kind ? -1 : 1;
    }
    return a->number < b->number ? -1 : a->number > b->number;
}

void resources_add(const struct resources *resources, struct builder *body, size_t page)
{
    const struct uses *uses = &resources->pages[page];
    if (uses->count > 0) {
        qsort(uses->items, uses->count, sizeof *uses->items, compare_uses);
    }
    syntax_add(body, "/Resources<<");
    for (size_t i = 0; i < uses->count; i++) {
        const struct use *use = &uses->items[i];
        bool first = i == 0 || use[-1].kind != use->kind;
        bool last = i + 1 == uses->count || use[1].kind != use->kind;
        assert(use->number < resources->values[use->kind].count);
        syntax_add(body, first ? KINDS[use->kind].dictionary : "");
        add_name(body, use->kind, use->number);
        builder_add(body, resources->values[use->kind].items[use->number]);
        syntax_add(body, last ? ">>" : "");
    }
    syntax_add(body, ">>");
}
