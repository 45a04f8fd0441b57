/* The texts of notes are taken out before lists are looked for, so that a note between
 * two items parts no list. */
#include "text/footnotes.h"
#include "base/array.h"
#include "base/letters.h"
#include "base/table.h"
#include "text/block_start.h"

struct str footnote_at(struct str line, size_t at)
{
    size_t from = at + 2;
    if (!str_starts_with(str_slice(line, at, line.size), STR("[^"))) {
        return (struct str){0};
    }
    for (size_t to = from; to < line.size;) {
        size_t end = to;
        uint32_t c = str_next(line, &to);
        if (c == ']') {
            return str_slice(line, from, end);
        }
        if (!letters_is_letter(c) && !letters_is_digit(c) && c != '-') {
            break;
        }
    }
    return (struct str){0};
}

bool footnote_is_text(struct str line)
{
    struct str words = str_trim(line);
    struct str id = footnote_at(words, 0);
    return id.size > 0 &&
           str_starts_with(str_slice(words, id.size + 3, words.size), STR(":"));
}

size_t footnotes_find(const struct footnotes *notes, struct str id)
{
    const struct table_key key = {.text = id};
    const size_t *index = notes->ids == NULL ? NULL : table_find(notes->ids, &key);
    return index == NULL ? notes->count : *index;
}

static struct footnote *add_note(struct footnotes *notes, struct str id, size_t number,
                                 struct arena *arena)
{
    if (notes->ids == NULL) {
        notes->ids = table_make(arena, 8);
    }
    void **place = table_place(notes->ids, &(struct table_key){.text = id});
    if (*place == NULL) {
        *place = arena_copy(arena, &notes->count, sizeof notes->count);
    }
    struct footnote *note = array_push(arena, notes);
    *note = (struct footnote){.id = id, .number = number};
    return note;
}

struct str footnotes_take(struct footnotes *out, struct str text, struct arena *arena)
{
    struct builder left = {.arena = arena}, words = {.arena = arena};
    struct footnote *open = NULL;
    size_t number = 0;
    for (size_t from = 0; from < text.size;) {
        struct str line = str_take_line(text, &from);
        number++;
        bool blank = str_trim(line).size == 0;
        if (open != NULL && (blank || footnote_is_text(line) || block_start_is(line))) {
            open->text = builder_str(&words);
            open = NULL;
        }
        if (footnote_is_text(line)) {
            struct str begun = str_trim(line);
            open = add_note(out, footnote_at(begun, 0), number, arena);
            words = (struct builder){.arena = arena};
            builder_add(&words, str_slice(begun, open->id.size + 4, begun.size));
        } else if (open != NULL) {
            builder_add(&words, STR("\n"));
            builder_add(&words, line);
        } else {
            builder_add(&left, line);
        }
        builder_add(&left, STR("\n"));
    }
    if (open != NULL) {
        open->text = builder_str(&words);
    }
    return builder_str(&left);
}
