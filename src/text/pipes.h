/* Tables as people type them: rows of cells between pipes, a line of dashes below the
 * head. */
#ifndef TEXT_PIPES_H
#define TEXT_PIPES_H

#include "base/str.h"

enum { PIPES_COLUMNS_MAX = 40 }; /* as of a table that is a section */

/* True for the line below the head: | --- | ---: |. */
bool pipes_is_rule(struct str line);

/* The next cell of a row at `*at`, without the blanks around it; false behind the last
 * one. A pipe after a backslash belongs to its cell. */
bool pipes_take_cell(struct str *cell, struct str row, size_t *at);

size_t pipes_count(struct str row);

/* True if the cell of that index in the line of dashes ends in a colon alone: its column
 * is flush right. */
bool pipes_is_right(struct str rule, size_t index);

#endif
