/* JSON, as far as the program writes it. */
#ifndef BASE_JSON_H
#define BASE_JSON_H

#include "base/str.h"

/* Appends `text` as a JSON string, with its quotes. Controls, and marks that would break
 * or reorder a line on a screen, are written as \u.... */
void json_add_string(struct builder *out, struct str text);

#endif
