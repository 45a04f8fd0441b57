/* JSON, as far as the program writes it. */
#ifndef BASE_JSON_H
#define BASE_JSON_H

#include "base/str.h"
#include <stdbool.h>

/* Appends `text` as a JSON string, with its quotes. Controls, and marks that would break
 * or reorder a line on a screen, are written as \u.... */
void json_add_string(struct builder *out, struct str text);

/* Writes values one after the other, each on a line of its own, indented by its depth.
 * Start with all zero but `out`. */
struct json {
    struct builder *out;
    int depth;
    bool begun; /* something stands in the innermost object or array already */
};

/* Each takes the key of a member of an object, or NULL in an array and at the top. */
void json_open(struct json *json, const char *key, char bracket);
void json_text(struct json *json, const char *key, const char *text);
void json_number(struct json *json, const char *key, size_t number);
/* `word` as it stands: true, 12.5 */
void json_word(struct json *json, const char *key, const char *word);

void json_close(struct json *json, char bracket);

#endif
