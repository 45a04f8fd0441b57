/* The lines of a text in its source. A literal block scalar has them one for one;
 * elsewhere a line is looked for by its words, from where the one before it was found. */
#include "text/places.h"

enum { PLACES_COLUMNS_MAX = 4096, PLACES_REACH = 1024 };

/* Line `number` (from 1) of the text. Lines are asked for in ascending order, so that the
 * search goes on from the last one. */
struct str places_line(struct places *places, size_t number)
{
    struct str text = places->source->text;
    if (number < places->line_number || places->line_number == 0) {
        places->line_number = 1;
        places->line_from = 0;
    }
    while (places->line_number < number) {
        size_t end = str_find(text, STR("\n"), places->line_from);
        if (end == SIZE_MAX) {
            return (struct str){0};
        }
        places->line_from = end + 1;
        places->line_number++;
    }
    size_t end = str_find(text, STR("\n"), places->line_from);
    return str_slice(text, places->line_from, end == SIZE_MAX ? text.size : end);
}

/* In a literal block scalar each line of the text is a line of the source. */
static bool locate_literal(struct mark *out, const struct markup_source *source,
                           size_t number, struct str wanted)
{
    const struct source *origin = source->mark.source;
    size_t at = source_offset(source->mark);
    size_t line = source->mark.line + number;
    if (at >= origin->text.size || origin->text.data[at] != '|' ||
        line > origin->line_count) {
        return false;
    }
    struct str written = source_line(origin, (uint32_t)line);
    size_t blanks = 0;
    while (blanks < written.size && str_is_blank(written.data[blanks])) {
        blanks++;
    }
    if (!str_starts_with(str_slice(written, blanks, written.size), wanted)) {
        return false;
    }
    *out = source_mark(origin, origin->lines[line - 1] + blanks, wanted.size);
    return true;
}

/* True if the place is not far into its line: a mark counts the columns up to it, and a
 * scalar of a thousand paragraphs can be one line. */
static bool is_near_line_start(const struct source *origin, size_t at)
{
    size_t from = at > PLACES_COLUMNS_MAX ? at - PLACES_COLUMNS_MAX : 0;
    return from == 0 ||
           str_find(str_slice(origin->text, from, at), STR("\n"), 0) != SIZE_MAX;
}

/* Elsewhere a line of the text can be found in the source if YAML does not fold it: the
 * search goes on behind the last find, and not far. */
static bool locate_by_words(struct mark *out, struct places *places, struct str wanted)
{
    const struct markup_source *source = places->source;
    const struct source *origin = source->mark.source;
    size_t end = source_offset(source->mark) + source->span;
    size_t from = places->found_to > 0 ? places->found_to : source_offset(source->mark);
    size_t reach = from + 2 * wanted.size + PLACES_REACH;
    struct str window = str_slice(origin->text, 0, reach < end ? reach : end);
    size_t at = str_find(window, wanted, from);
    size_t blank = str_find(wanted, STR(" "), 0);
    if (at == SIZE_MAX && blank != SIZE_MAX) {
        wanted = str_slice(wanted, 0, blank);
        at = str_find(window, wanted, from);
    }
    if (at == SIZE_MAX || !is_near_line_start(origin, at)) {
        return false;
    }
    places->found_to = at + wanted.size;
    *out = source_mark(origin, at, wanted.size);
    return true;
}

/* The mark of a line of the text; the mark of the whole text if it cannot be told. */
struct mark places_mark(struct places *places, size_t number)
{
    struct mark mark = places->source->mark;
    if (mark.source == NULL || places->source->markup == MARKUP_INLINE) {
        return mark;
    }
    if (number == places->marked_number) {
        return places->marked;
    }
    struct str wanted = str_trim(places_line(places, number));
    if (wanted.size > 0 && !locate_literal(&mark, places->source, number, wanted)) {
        (void)locate_by_words(&mark, places, wanted);
    }
    places->marked = mark;
    places->marked_number = number;
    return mark;
}

/* The mark of `sign` in line `number`; of the line if it is empty or not found. */
struct mark places_sign(struct places *places, size_t number, struct str sign)
{
    struct mark line = places_mark(places, number);
    size_t span = places->source->markup == MARKUP_INLINE
                      ? places->source->span
                      : places_line(places, number).size;
    if (line.source == NULL || sign.size == 0) {
        return line;
    }
    size_t begin = source_offset(line), from = begin;
    if (number == places->sign_number && str_equal(sign, places->sign) &&
        places->sign_end > begin && places->sign_end < begin + span) {
        from = places->sign_end; /* the one before was reported */
    }
    struct mark mark = source_find(source_mark(line.source, from, line.length), sign,
                                   begin + span - from);
    places->sign_number = number;
    places->sign = sign;
    places->sign_end = source_offset(mark) + sign.size;
    return mark;
}
