/* Rows of a table, whose keys are the ids of its columns; what is reckoned of them. */
#ifndef MODEL_KINDS_TABLE_ROWS_H
#define MODEL_KINDS_TABLE_ROWS_H

#include "model/data_table.h"
#include "model/decoder.h"

/* Rows of a section without groups; groups with rows; a total of a section, of a group.
 * All want the columns to be read before them. */
extern const struct field_type FIELD_TABLE_ROWS, FIELD_TABLE_GROUPS, FIELD_TABLE_TOTAL;

/* The index of the column of that id; false after saying that there is none. */
bool table_find_column(struct decoder *decoder, const struct data_table *table,
                       struct word id, size_t *out);

/* Sums, means and shares that are not typed; errors where one is and differs. */
void table_reckon(struct decoder *decoder, struct data_table *table);

/* Doubts about the figures, unless they are to be silent. */
void table_review(struct decoder *decoder, const struct section *section);

#endif
