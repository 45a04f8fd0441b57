/* Lines and columns of an input file. Offsets are bytes of source->text; columns are
 * characters, because the content is Cyrillic. Milestones among the characters keep a
 * place cheap to find even when the whole file is one line. */
#include "base/source.h"

enum { MILESTONE_LENGTH = 64 };

/* The offset of the next `byte`, or the size of the text. */
static size_t find_byte(struct str text, char byte, size_t from)
{
    size_t at = str_find(text, (struct str){&byte, 1}, from);
    return at == SIZE_MAX ? text.size : at;
}

/* Records where lines start; with `lines` NULL counts them only. LF, CRLF and CR end one.
 */
static size_t index_lines(struct str text, uint32_t *lines)
{
    size_t count = 0, at = 0;
    size_t feed = find_byte(text, '\n', 0), carriage = find_byte(text, '\r', 0);
    for (;;) {
        if (lines != NULL) {
            lines[count] = (uint32_t)at;
        }
        count++;
        if (feed == text.size && carriage == text.size) {
            return count;
        }
        bool pair = feed == carriage + 1 && feed < text.size;
        at = (pair || feed < carriage ? feed : carriage) + 1;
        feed = feed < at ? find_byte(text, '\n', at) : feed;
        carriage = carriage < at ? find_byte(text, '\r', at) : carriage;
    }
}

/* Records the offset of every 64th character. */
static void index_characters(struct source *source, struct arena *arena)
{
    size_t most = source->text.size / MILESTONE_LENGTH + 1;
    uint32_t *milestones = arena_new_array(arena, most, uint32_t);
    size_t count = 0, at = 0;
    do {
        milestones[count++] = (uint32_t)at;
        for (size_t i = 0; i < MILESTONE_LENGTH && at < source->text.size; i++) {
            str_next(source->text, &at);
        }
    } while (at < source->text.size);
    source->milestones = milestones;
    source->milestone_count = count;
}

struct source *source_make(struct arena *arena, struct str path, struct str bytes)
{
    if (bytes.size > UINT32_MAX) {
        arena_out_of_memory();
    }
    struct source *source = arena_new(arena, struct source);
    struct str byte_order_mark = STR("\xEF\xBB\xBF");
    bool marked = str_starts_with(bytes, byte_order_mark);
    source->path = str_copy(arena, path);
    source->bytes = bytes;
    source->text = marked ? str_slice(bytes, byte_order_mark.size, bytes.size) : bytes;
    source->line_count = index_lines(source->text, NULL);
    uint32_t *lines = arena_new_array(arena, source->line_count, uint32_t);
    index_lines(source->text, lines);
    source->lines = lines;
    index_characters(source, arena);
    return source;
}

/* The index of the last of `count` ascending offsets that is not beyond `offset`; the
 * first of them is 0. */
static size_t find_last(const uint32_t *offsets, size_t count, size_t offset)
{
    size_t low = 0;
    size_t high = count;
    while (high - low > 1) {
        size_t middle = low + (high - low) / 2;
        if (offsets[middle] <= offset) {
            low = middle;
        } else {
            high = middle;
        }
    }
    return low;
}

/* How many characters begin before `offset`. */
static size_t count_before(const struct source *source, size_t offset)
{
    size_t stone = find_last(source->milestones, source->milestone_count, offset);
    size_t count = stone * MILESTONE_LENGTH;
    for (size_t at = source->milestones[stone]; at < offset; count++) {
        str_next(source->text, &at);
    }
    return count;
}

/* The last milestone that is not beyond the character of that index. */
static size_t find_stone(const struct source *source, size_t index)
{
    size_t stone = index / MILESTONE_LENGTH;
    return stone < source->milestone_count ? stone : source->milestone_count - 1;
}

struct source_place source_near(const struct source *source, size_t index)
{
    size_t stone = find_stone(source, index);
    size_t offset = source->milestones[stone];
    size_t line = find_last(source->lines, source->line_count, offset);
    size_t before = count_before(source, source->lines[line]);
    return (struct source_place){
        .index = stone * MILESTONE_LENGTH,
        .offset = offset,
        .line = (uint32_t)line + 1,
        .column = (uint32_t)(stone * MILESTONE_LENGTH - before) + 1,
    };
}

/* Where the character of that index begins; beyond the last one: the end of the text. */
static size_t find_character(const struct source *source, size_t index)
{
    size_t stone = find_stone(source, index);
    size_t at = source->milestones[stone];
    for (size_t i = stone * MILESTONE_LENGTH; i < index && at < source->text.size; i++) {
        str_next(source->text, &at);
    }
    return at;
}

struct mark source_mark(const struct source *source, size_t offset, size_t length)
{
    offset = offset > source->text.size ? source->text.size : offset;
    size_t line = find_last(source->lines, source->line_count, offset);
    size_t start = source->lines[line];
    struct str text = source_line(source, (uint32_t)line + 1);
    struct str before = str_slice(text, 0, offset - start);
    size_t room = text.size - before.size;
    length =
        length > room ? room : length; /* a caret line does not reach past its line */
    size_t from = start + before.size;
    size_t first = count_before(source, from);
    return (struct mark){
        .source = source,
        .line = (uint32_t)line + 1,
        .column = (uint32_t)(first - count_before(source, start)) + 1,
        .length = (uint32_t)(count_before(source, from + length) - first),
    };
}

size_t source_offset(struct mark mark)
{
    const struct source *source = mark.source;
    if (source == NULL || mark.line == 0 || mark.line > source->line_count) {
        return source == NULL ? 0 : source->text.size;
    }
    size_t start = source->lines[mark.line - 1];
    size_t end = start + source_line(source, mark.line).size;
    size_t index = count_before(source, start) + (mark.column == 0 ? 0 : mark.column - 1);
    size_t offset = find_character(source, index);
    return offset < end ? offset : end;
}

struct str source_line(const struct source *source, uint32_t line)
{
    if (line == 0 || line > source->line_count) {
        return (struct str){0};
    }
    size_t from = source->lines[line - 1];
    size_t to = line == source->line_count ? source->text.size : source->lines[line];
    while (to > from &&
           (source->text.data[to - 1] == '\n' || source->text.data[to - 1] == '\r')) {
        to--;
    }
    return str_slice(source->text, from, to);
}

struct mark source_find(struct mark from, struct str needle, size_t span)
{
    if (from.source == NULL || needle.size == 0) {
        return from;
    }
    size_t start = source_offset(from);
    struct str text = from.source->text;
    size_t room = text.size - start;
    struct str place = str_slice(text, start, start + (span < room ? span : room));
    size_t found = str_find(place, needle, 0);
    return found == SIZE_MAX ? from
                             : source_mark(from.source, start + found, needle.size);
}
