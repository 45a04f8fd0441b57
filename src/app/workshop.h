/* What the editor is handed: a text to fields, messages and pages, and an edit to a
 * change of the text. */
#ifndef APP_WORKSHOP_H
#define APP_WORKSHOP_H

#include "app/content.h"
#include "editor/editor.h"

/* Lasts as long as the editor. */
struct workshop_desk {
    struct options options;
    struct text_engine *engine; /* for all texts */
    struct str earlier; /* the edition of --changes-since, as read */
};

/* What the editor asks of the desk, which is borrowed. */
struct editor_host workshop_host(struct workshop_desk *desk);

/* The functions of editor.h. */
struct editor_reading *workshop_read(void *context, struct str text);
void workshop_rest(void *context);
bool workshop_edit(void *context, struct str text, const struct editor_edit *edit,
                   struct editor_change *out, struct arena *arena);
bool workshop_entry(void *context, struct str text, const struct editor_entry *entry,
                    struct editor_change *out, struct arena *arena);
bool workshop_fix(void *context, struct str text, const struct editor_mending *mending,
                  struct editor_changes *out, struct arena *arena);
bool workshop_silence(void *context, struct str text,
                      const struct editor_silence *silence, struct editor_change *out,
                      struct arena *arena);
void workshop_verify(void *context, const char *path, struct str text, FILE *out);
void workshop_write_difference(FILE *file, struct str before, struct str after);
struct str workshop_starter(void *context, struct arena *arena);
int workshop_build(void *context, const char *edition, FILE *out);

/* ---- fields of a text (workshop_fields.c) ----------------------------------------- */

/* Fills fields and sections of `reading` from what was read, and which of them are not as
 * in the earlier edition. */
void workshop_find_fields(struct editor_reading *reading, const struct content *content);

/* The field that covers a byte of the text, and in which language: beside its values, in
 * the one that it lacks. SIZE_MAX: none. */
size_t workshop_field_at(const struct editor_reading *reading, size_t offset,
                         enum lang *lang);

/* The node that a field is made from: its scalar, or the mapping of its languages; NULL:
 * there is none of that id. */
const struct node *workshop_find_node(const struct content *content, struct str id);

/* ---- changes of a text (workshop_changes.c has the functions of editor.h) ---------- */

/* A text for a desk, not read yet; its engine is the desk's. */
struct content *workshop_open(struct workshop_desk *desk, struct str text);

/* Reads it as check does. False if there is too little for pages. */
bool workshop_examine(struct workshop_desk *desk, struct content *content);

#endif
