/* Changes of a text: where its lines are, and whether a change makes the tree that is
 * wanted. */
#ifndef INPUT_CHANGE_H
#define INPUT_CHANGE_H

#include "input/input.h"

/* The end of the line at `at`, before its line end. */
size_t text_line_end(struct str text, size_t at);

/* Behind the line end at `at`. */
size_t text_skip_line_end(struct str text, size_t at);

/* Behind the blanks and tabs at `at`. */
size_t text_skip_blanks(struct str text, size_t at);

/* The end of the last of the lines behind `at`, an end of a line, that hold only blanks.
 */
size_t text_skip_blank_lines(struct str text, size_t at);

/* How the lines of a file end: the first one shows it. */
struct str text_find_line_end(struct str text);

/* Cuts off what the change does not change of the text, by whole characters. */
void change_shrink(struct change *change, struct str text);

/* True if the text after the change is read as the tree that is wanted. What the change
 * does not change is then cut off from it. */
bool change_is_right(struct change *change, const struct source *source,
                     const struct node *wanted, struct arena *arena);

/* The error that no change is right. Returns false. */
bool change_report(const struct node *node, struct diag *diag);

#endif
