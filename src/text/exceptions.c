/* Words that a document divides itself: a table from their small letters to the places.
 * Places are counted in letters, since a capital may take other bytes than its small
 * letter. */
#include "text/exceptions.h"
#include "base/letters.h"
#include "base/table.h"

struct places {
    size_t *letters; /* how many stand before each place, ascending */
    size_t count;
};

struct exceptions {
    struct table *table; /* struct places */
};

/* The word in small letters, without hyphens. */
static struct str fold(struct str word, struct arena *arena)
{
    struct builder folded = {.arena = arena};
    for (size_t at = 0; at < word.size;) {
        uint32_t letter = str_next(word, &at);
        if (letter != '-') {
            builder_add_code_point(&folded, letters_lower(letter));
        }
    }
    return builder_str(&folded);
}

static struct places *make_places(struct str word, struct arena *arena)
{
    struct places *places = arena_new(arena, struct places);
    places->letters = arena_new_array(arena, word.size, size_t);
    size_t letters = 0;
    for (size_t at = 0; at < word.size;) {
        if (str_next(word, &at) != '-') {
            letters++;
        } else {
            places->letters[places->count++] = letters;
        }
    }
    return places;
}

struct exceptions *exceptions_make(const struct lang_division *items, size_t count,
                                   struct arena *arena)
{
    struct exceptions *exceptions = arena_new(arena, struct exceptions);
    exceptions->table = table_make(arena, count);
    for (size_t i = 0; i < count; i++) {
        enum lang lang = items[i].lang;
        struct table_key key = {.fixed = &lang,
                                .fixed_size = sizeof lang,
                                .text = fold(items[i].word, arena)};
        *table_place(exceptions->table, &key) = make_places(items[i].word, arena);
    }
    return exceptions;
}

size_t exceptions_find(const struct exceptions *exceptions, struct str word,
                       enum lang lang, size_t *offsets, struct arena *scratch)
{
    struct table_key key = {
        .fixed = &lang, .fixed_size = sizeof lang, .text = fold(word, scratch)};
    const struct places *places = table_find(exceptions->table, &key);
    if (places == NULL) {
        return SIZE_MAX;
    }
    size_t count = 0;
    size_t letters = 0;
    for (size_t at = 0; at < word.size && count < places->count; letters++) {
        if (letters == places->letters[count]) {
            offsets[count++] = at;
        }
        (void)str_next(word, &at);
    }
    return count;
}
