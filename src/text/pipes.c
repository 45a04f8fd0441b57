/* Cells of a row, one after the other. A pipe at either end of the row parts nothing. */
#include "text/pipes.h"

bool pipes_is_rule(struct str line)
{
    bool dash = false, bar = false;
    for (size_t i = 0; i < line.size; i++) {
        char c = line.data[i];
        dash = dash || c == '-';
        bar = bar || c == '|';
        if (c != '-' && c != '|' && c != ':' && c != ' ' && c != '\t') {
            return false;
        }
    }
    return dash && bar;
}

/* The next pipe that no backslash stands before; the end of the row if there is none. */
static size_t find_pipe(struct str row, size_t at)
{
    for (; at < row.size && row.data[at] != '|'; at++) {
        at += row.data[at] == '\\';
    }
    return at < row.size ? at : row.size;
}

bool pipes_take_cell(struct str *cell, struct str row, size_t *at)
{
    struct str trimmed = str_trim(row);
    size_t first = (size_t)(trimmed.data - row.data);
    size_t end = first + trimmed.size;
    if (*at < first) {
        *at = first;
    }
    if (*at == first && *at < end && row.data[*at] == '|') {
        *at += 1;
    }
    if (*at >= end) {
        return false;
    }
    size_t pipe = find_pipe(str_slice(row, 0, end), *at);
    *cell = str_trim(str_slice(row, *at, pipe));
    *at = pipe + 1;
    return true;
}

size_t pipes_count(struct str row)
{
    struct str cell;
    size_t count = 0;
    for (size_t at = 0; pipes_take_cell(&cell, row, &at);) {
        count++;
    }
    return count;
}

bool pipes_is_right(struct str rule, size_t index)
{
    struct str cell = {NULL, 0};
    size_t at = 0;
    for (size_t i = 0; i <= index; i++) {
        if (!pipes_take_cell(&cell, rule, &at)) {
            return false;
        }
    }
    return cell.size > 0 && cell.data[cell.size - 1] == ':' && cell.data[0] != ':';
}
