/* The objects of a PDF, by libqpdf. Handles are numbers, 0 for none; what is not there or
 * not of that kind is none or empty, and damage shows as that. */
#ifndef VERIFY_OBJECTS_H
#define VERIFY_OBJECTS_H

#include "base/arena.h"
#include "base/str.h"
#include <stdbool.h>
#include <stddef.h>

struct objects;

typedef unsigned object_handle;

/* Opens a file in memory, which must outlive this; NULL if it cannot be read. */
struct objects *objects_open(struct str pdf);
void objects_close(struct objects *objects); /* accepts NULL */

object_handle objects_catalog(struct objects *objects);
object_handle objects_find_number(struct objects *objects, int number);

/* The value of a key of a dictionary or of a stream's dictionary. */
object_handle objects_find(struct objects *objects, object_handle from, const char *key);

/* How many items an array has; one of them. */
size_t objects_count(struct objects *objects, object_handle array);
object_handle objects_item(struct objects *objects, object_handle array, size_t index);

bool objects_is_stream(struct objects *objects, object_handle object);
bool objects_is_name(struct objects *objects, object_handle object, const char *name);

/* A text string in UTF-8; false if it is none. */
bool objects_text(struct str *out, struct objects *objects, object_handle object,
                  struct arena *arena);

/* The number of an object that is not part of another one; 0 otherwise. */
int objects_number(struct objects *objects, object_handle object);

/* The bytes of a stream as they stand in the file, which says that they are no more than
 * `limit`; false otherwise. */
bool objects_read(struct str *out, struct objects *objects, object_handle stream,
                  size_t limit, struct arena *arena);

/* The pages in order. */
size_t objects_page_count(struct objects *objects);
object_handle objects_page(struct objects *objects, size_t index);

#endif
