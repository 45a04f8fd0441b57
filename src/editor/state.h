/* What pages are told of the text: JSON. */
#ifndef EDITOR_STATE_H
#define EDITOR_STATE_H

#include "editor/session.h"

/* State: all but the texts themselves. In `arena`. Where `changes` are given, they made
 * `before` the present text. */
struct state_changes {
    struct str before;
    const struct editor_change *items;
    size_t count;
};
struct str state_write(struct session *session, const struct state_changes *changes,
                       struct arena *arena);

/* The fields of the section with that hash, as long as its text; empty: there is none.
 */
struct str state_write_fields(struct session *session, struct str hash);

/* The page with that hash, SIZE_MAX: there is none. */
size_t state_find_page(const struct editor_reading *reading, struct str hash);

/* Where its texts stand. */
struct str state_write_boxes(const struct editor_reading *reading, size_t page,
                             struct arena *arena);

/* Where the field of that id stands in the text: {"line"}; or which field stands on a
 * line: {"field", "lang"}, or {} for none. */
struct str state_write_line(const struct editor_reading *reading, struct str id,
                            enum lang lang, struct arena *arena);
struct str state_write_field_at(const struct editor_reading *reading, uint32_t line,
                                struct arena *arena);

#endif
