/* Where two files differ first, in terms of their pages. The table of the expected file
 * says which object a byte belongs to: up to that byte both are the same. */
#include "verify/verify.h"
#include "base/catalogue.h"
#include "verify/objects.h"
#include "verify/packs.h"
#include "verify/tail.h"
#include <string.h>

static size_t find_difference(struct str a, struct str b)
{
    size_t size = a.size < b.size ? a.size : b.size;
    size_t at = 0;
    while (at < size && a.data[at] == b.data[at]) {
        at++;
    }
    return at;
}

/* The object that begins last at or before `offset`; 0 if none does. */
static size_t find_object(const struct tail *tail, size_t offset)
{
    size_t found = 0;
    size_t nearest = 0;
    for (size_t i = 1; i < tail->count; i++) {
        const struct tail_place *place = &tail->places[i];
        if (place->kind == TAIL_OFFSET && place->at <= offset && place->at >= nearest) {
            nearest = place->at;
            found = i;
        }
    }
    return found;
}

/* What the object is to the page, or NULL. */
static const char *relation(struct objects *objects, object_handle object,
                            object_handle page)
{
    int number = objects_number(objects, object);
    int page_number = objects_number(objects, page);
    if (number == page_number) {
        return N_("the frame");
    }
    if (objects_number(objects, objects_find(objects, page, "/Contents")) == number) {
        return N_("the content");
    }
    if (objects_number(objects, objects_find(objects, object, "/P")) == page_number) {
        return N_("a link or field");
    }
    if (objects_number(objects, objects_find(objects, object, "/Pg")) == page_number) {
        return N_("the structure");
    }
    return NULL;
}

static const char *name_object(struct objects *objects, object_handle object)
{
    static const struct {
        const char *type, *words;
    } NAMES[] = {
        {"/Catalog", N_("the catalog")},
        {"/Metadata", N_("the metadata")},
        {"/EmbeddedFile", N_("the attached source")},
        {"/Filespec", N_("the attached source")},
        {"/Font", N_("a font")},
        {"/FontDescriptor", N_("a font")},
        {"/Outlines", N_("the bookmarks")},
        {"/OutputIntent", N_("the colour profile")},
        {"/StructTreeRoot", N_("the structure")},
    };
    object_handle type = objects_find(objects, object, "/Type");
    for (size_t i = 0; i < sizeof NAMES / sizeof *NAMES; i++) {
        if (objects_is_name(objects, type, NAMES[i].type)) {
            return NAMES[i].words;
        }
    }
    if (objects_find(objects, object, "/Length1") != 0) {
        return N_("a font");
    }
    return objects_find(objects, object, "/S") != 0 ? N_("the structure")
                                                    : N_("no page in particular");
}

static void describe(struct verify_difference *out, struct str pdf)
{
    struct objects *objects = objects_open(pdf);
    if (objects == NULL) {
        return;
    }
    object_handle object = objects_find_number(objects, (int)out->object);
    size_t count = objects_page_count(objects);
    for (size_t i = 0; i < count && out->page == 0; i++) {
        const char *words = relation(objects, object, objects_page(objects, i));
        if (words != NULL) {
            out->page = i + 1;
            out->what = words;
        }
    }
    if (out->page == 0) {
        out->what = name_object(objects, object);
    }
    objects_close(objects);
}

bool verify_compare(struct verify_difference *out, struct str expected, struct str found,
                    struct arena *arena)
{
    *out = (struct verify_difference){.offset = find_difference(expected, found)};
    if (out->offset == expected.size && out->offset == found.size) {
        return true;
    }
    struct tail tail;
    out->what = N_("the end of the file");
    if (!tail_read(&tail, expected, arena) || out->offset >= tail.table) {
        return false;
    }
    size_t object = find_object(&tail, out->offset);
    if (object == 0) {
        out->what = N_("the beginning of the file");
        return false;
    }
    out->object = (uint32_t)packs_find(expected, found, tail.places[object].at, arena);
    describe(out, expected);
    return false;
}
