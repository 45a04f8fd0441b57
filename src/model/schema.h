/* Parts of a JSON Schema (draft 2020-12): members of an object that is open. */
#ifndef MODEL_SCHEMA_H
#define MODEL_SCHEMA_H

#include "model/record.h"

/* A reference to a definition: its name is `prefix` and `name`. */
void schema_reference(struct json *json, const char *prefix, const char *name);

/* A reference to one of limited length. */
void schema_limited(struct json *json, const char *definition, size_t limit);

void schema_word(struct json *json, size_t limit);
void schema_bounds(struct json *json, size_t least, size_t most);
void schema_list(struct json *json, size_t limit);

/* One mapping: its keys, which of them must be there, what each is and may be. */
void schema_record(struct json *json, const struct record *record);

#endif
