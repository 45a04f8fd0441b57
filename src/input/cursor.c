/* Step by step, for most events are near each other; over a long text in one leap. */
#include "input/cursor.h"

enum { LEAP = 1000 /* characters */ };

struct cursor cursor_start(const struct source *source)
{
    return (struct cursor){.source = source, .line = 1, .column = 1};
}

static void step_forward(struct cursor *cursor)
{
    str_next(cursor->source->text, &cursor->offset);
    cursor->index++;
    cursor->column++;
    if (cursor->line < cursor->source->line_count &&
        cursor->offset >= cursor->source->lines[cursor->line]) {
        cursor->line++;
        cursor->column = 1;
    }
}

/* Rare and short: the parser goes back by a few characters at most. */
static void step_back(struct cursor *cursor)
{
    const struct source *source = cursor->source;
    do {
        cursor->offset--;
    } while (((unsigned char)source->text.data[cursor->offset] & 0xC0) == 0x80);
    cursor->index--;
    cursor->column--;
    if (cursor->offset < source->lines[cursor->line - 1]) {
        cursor->line--;
        size_t from = source->lines[cursor->line - 1];
        struct str before = str_slice(source->text, from, cursor->offset);
        cursor->column = (uint32_t)str_length(before) + 1;
    }
}

/* By the milestones of the source. */
static void leap(struct cursor *cursor, size_t index)
{
    struct source_place place = source_near(cursor->source, index);
    if (place.index > cursor->index) {
        cursor->index = place.index;
        cursor->offset = place.offset;
        cursor->line = place.line;
        cursor->column = place.column;
    }
}

void cursor_move(struct cursor *cursor, size_t index)
{
    if (index > cursor->index + LEAP) {
        leap(cursor, index);
    }
    while (cursor->index < index && cursor->offset < cursor->source->text.size) {
        step_forward(cursor);
    }
    while (cursor->index > index) {
        step_back(cursor);
    }
}
