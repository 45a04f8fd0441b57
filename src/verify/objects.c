/* libqpdf's C interface, wrapped: its errors are caught by it and show as none. Nothing
 * is repaired, so what is read is what the file says. */
#include "verify/objects.h"
#include <qpdf/qpdf-c.h>
#include <stdlib.h>

struct objects {
    qpdf_data qpdf;
};

struct objects *objects_open(struct str pdf)
{
    struct objects *objects = malloc(sizeof *objects);
    if (objects == NULL) {
        arena_out_of_memory();
    }
    objects->qpdf = qpdf_init();
    qpdf_silence_errors(objects->qpdf);
    qpdf_set_suppress_warnings(objects->qpdf, QPDF_TRUE);
    qpdf_set_attempt_recovery(objects->qpdf, QPDF_FALSE);
    QPDF_ERROR_CODE code =
        qpdf_read_memory(objects->qpdf, "pdf", pdf.data, pdf.size, NULL);
    if ((code & QPDF_ERRORS) != 0) {
        objects_close(objects);
        return NULL;
    }
    return objects;
}

void objects_close(struct objects *objects)
{
    if (objects == NULL) {
        return;
    }
    qpdf_cleanup(&objects->qpdf);
    free(objects);
}

object_handle objects_catalog(struct objects *objects)
{
    return qpdf_get_root(objects->qpdf);
}

object_handle objects_find_number(struct objects *objects, int number)
{
    return qpdf_get_object_by_id(objects->qpdf, number, 0);
}

bool objects_is_stream(struct objects *objects, object_handle object)
{
    return object != 0 && qpdf_oh_is_stream(objects->qpdf, object);
}

object_handle objects_find(struct objects *objects, object_handle from, const char *key)
{
    object_handle dictionary = from;
    if (objects_is_stream(objects, from)) {
        dictionary = qpdf_oh_get_dict(objects->qpdf, from);
    }
    if (dictionary == 0 || !qpdf_oh_is_dictionary(objects->qpdf, dictionary) ||
        !qpdf_oh_has_key(objects->qpdf, dictionary, key)) {
        return 0;
    }
    return qpdf_oh_get_key(objects->qpdf, dictionary, key);
}

size_t objects_count(struct objects *objects, object_handle array)
{
    if (array == 0 || !qpdf_oh_is_array(objects->qpdf, array)) {
        return 0;
    }
    int count = qpdf_oh_get_array_n_items(objects->qpdf, array);
    return count > 0 ? (size_t)count : 0;
}

object_handle objects_item(struct objects *objects, object_handle array, size_t index)
{
    if (index >= objects_count(objects, array)) {
        return 0;
    }
    return qpdf_oh_get_array_item(objects->qpdf, array, (int)index);
}

bool objects_text(struct str *out, struct objects *objects, object_handle object,
                  struct arena *arena)
{
    size_t size = 0;
    if (object == 0 || !qpdf_oh_is_string(objects->qpdf, object)) {
        return false;
    }
    const char *text = qpdf_oh_get_binary_utf8_value(objects->qpdf, object, &size);
    *out = str_copy(arena, (struct str){text, size});
    return true;
}

bool objects_is_name(struct objects *objects, object_handle object, const char *name)
{
    return object != 0 && qpdf_oh_is_name_and_equals(objects->qpdf, object, name);
}

int objects_number(struct objects *objects, object_handle object)
{
    return object == 0 ? 0 : qpdf_oh_get_object_id(objects->qpdf, object);
}

bool objects_read(struct str *out, struct objects *objects, object_handle stream,
                  size_t limit, struct arena *arena)
{
    object_handle length = objects_find(objects, stream, "/Length");
    if (!objects_is_stream(objects, stream) || length == 0 ||
        !qpdf_oh_is_integer(objects->qpdf, length)) {
        return false;
    }
    long long stated = qpdf_oh_get_int_value(objects->qpdf, length);
    if (stated < 0 || (unsigned long long)stated > limit) {
        return false;
    }
    QPDF_BOOL filtered = QPDF_FALSE;
    unsigned char *bytes = NULL;
    size_t size = 0;
    QPDF_ERROR_CODE code = qpdf_oh_get_stream_data(objects->qpdf, stream, qpdf_dl_none,
                                                   &filtered, &bytes, &size);
    bool done = (code & QPDF_ERRORS) == 0 && size == (size_t)stated;
    if (done) {
        *out = (struct str){arena_copy(arena, size > 0 ? (char *)bytes : "", size), size};
    }
    free(bytes);
    return done;
}

size_t objects_page_count(struct objects *objects)
{
    int count = qpdf_get_num_pages(objects->qpdf);
    return count > 0 ? (size_t)count : 0;
}

object_handle objects_page(struct objects *objects, size_t index)
{
    return qpdf_get_page_n(objects->qpdf, index);
}
