/* What types that hold a text in each language share. */
#ifndef MODEL_VALUE_TEXT_H
#define MODEL_VALUE_TEXT_H

#include "model/decoder.h"

/* The schema: one scalar of that definition, or one for each language. */
void text_schema(struct json *json, const char *definition, size_t limit);

/* Reads the key at `index` of a mapping as a language of the document; false after saying
 * what is wrong with it. */
bool text_read_language(struct decoder *decoder, enum lang *lang, const struct node *node,
                        size_t index);

/* Decodes each entry of the list as a text of at most so many characters, into an array
 * with its count. */
bool texts_decode(struct decoder *decoder, void *target, const struct node *node,
                  const struct field *field, size_t limit);

/* The schema of a list of texts of that definition. */
void texts_schema(struct json *json, const struct field *field, const char *definition,
                  size_t limit);

void texts_walk(const struct walk *walk, const void *target, const struct field *field);
void text_walk(const struct walk *walk, const void *target, const struct field *field);

#endif
