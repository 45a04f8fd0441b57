/* Tables within a text: cells of both languages to one table. */
#ifndef BLOCKS_SCRIPT_TABLE_H
#define BLOCKS_SCRIPT_TABLE_H

#include "blocks/script.h"

/* The cells of a table in one language. */
struct typed_table {
    const struct text_block *cells; /* NULL: not in that language */
    size_t count, rows, columns;
};

/* The table that begins with block `at`. */
struct typed_table typed_table_at(const struct text_blocks *blocks, size_t at);

/* Adds the table as a drawing, with its elements. */
void script_add_table(struct script *script, const struct typed_table *tables);

#endif
