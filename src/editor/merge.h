/* Two texts that were made from one, put together. */
#ifndef EDITOR_MERGE_H
#define EDITOR_MERGE_H

#include "editor/editor.h"

struct merge_texts {
    struct str base, mine, theirs; /* mine and theirs were made from base */
};

/* Their text with what mine changed, field by field; where both changed one, mine stays,
 * and `kept` counts these. In `arena`. False where entries came or went, or one of the
 * texts cannot be read: that is for a person to do. */
bool merge_fields(struct str *out, size_t *kept, const struct merge_texts *texts,
                  const struct editor_host *host, struct arena *arena);

#endif
