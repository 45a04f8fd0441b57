/* What types that hold a text in each language share. */
#ifndef MODEL_VALUE_TEXT_H
#define MODEL_VALUE_TEXT_H

#include "model/record.h"

/* The schema: one scalar of that definition, or one for each language. */
void text_schema(struct json *json, const char *definition, size_t limit);

void text_walk(const struct walk *walk, const void *target, const struct field *field);

#endif
