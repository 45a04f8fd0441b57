/* Lines that tabs indent, which YAML does not allow: how many blanks were meant. */
#ifndef INPUT_TABS_H
#define INPUT_TABS_H

#include "base/str.h"
#include <stddef.h>

/* Columns from one stop of tabs to the next, of those that editors have: the one with
 * which the lines of `text` that begin with a tab best fit the lines around them. */
size_t tabs_width(struct str text);

/* Columns of the blanks and tabs at the beginning of a line, and in *size their bytes. */
size_t tabs_indent(struct str line, size_t width, size_t *size);

#endif
