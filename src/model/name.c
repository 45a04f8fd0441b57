/* Names in messages: lists, clipped texts, and what to say of an unknown one. */
#include "model/name.h"
#include "base/array.h"
#include "base/edit_distance.h"
#include "input/input.h"
#include "model/alphabet.h"
#include <string.h>

enum { LISTED_MAX = 30, CLIP_LENGTH = 60 };

struct str name_list(const struct names *names, const char *between, struct arena *arena)
{
    struct builder list = {.arena = arena};
    size_t shown = names->count < LISTED_MAX ? names->count : LISTED_MAX;
    for (size_t i = 0; i < shown; i++) {
        builder_add(&list, i > 0 ? str_from(between) : (struct str){0});
        builder_add(&list, name_clip(names->items[i], arena));
    }
    builder_add(&list, names->count > shown ? STR(" …") : (struct str){0});
    return builder_str(&list);
}

struct str name_clip(struct str text, struct arena *arena)
{
    struct builder clipped = {.arena = arena};
    size_t length = 0;
    for (size_t at = 0; at < text.size; length++) {
        if (length == CLIP_LENGTH) {
            builder_add(&clipped, STR("…"));
            break;
        }
        uint32_t c = str_next(text, &at);
        builder_add_code_point(&clipped, c < ' ' || c == 0x7F ? ' ' : c);
    }
    return builder_str(&clipped);
}

/* The allowed name that `wrong` becomes in Latin letters: it looks right on the screen,
 * so that a plain "did you mean" would puzzle. */
static const struct str *find_latin_twin(const struct unknown_name *unknown,
                                         struct arena *arena)
{
    struct str latin;
    if (!alphabet_convert(&latin, unknown->name, ALPHABET_LATIN, arena)) {
        return NULL;
    }
    for (size_t i = 0; i < unknown->allowed->count; i++) {
        if (str_equal(unknown->allowed->items[i], latin)) {
            return &unknown->allowed->items[i];
        }
    }
    return NULL;
}

/* True if the mapping has that key already. */
static bool is_taken(const struct unknown_name *unknown, struct str key)
{
    return unknown->mapping != NULL && node_find(unknown->mapping, key) != NULL;
}

/* True if nothing but `nearest` can be meant. A reference may lead anywhere. */
static bool is_sure(const struct unknown_name *unknown, struct str nearest)
{
    return !is_taken(unknown, nearest) &&
           strcmp(unknown->rule, "reference-unknown") != 0 &&
           edit_is_sure(unknown->allowed->items, unknown->allowed->count, unknown->name);
}

const struct str *name_report_unknown(struct diag *diag, struct mark mark,
                                      const struct unknown_name *unknown,
                                      struct arena *arena)
{
    struct str name = name_clip(unknown->name, arena);
    const char *place = unknown->place == NULL ? "" : unknown->place;
    const struct str *twin = find_latin_twin(unknown, arena);
    if (twin != NULL) {
        diag_error(diag, mark, unknown->rule,
                   "\"%.*s\" is typed with Cyrillic letters that look Latin; type "
                   "\"%.*s\" again with the keyboard set to Latin",
                   STR_ARGS(name), STR_ARGS(*twin));
        if (!is_taken(unknown, *twin)) {
            diag_fix_scalar(diag, mark, unknown->name, *twin);
        }
        return twin;
    }
    const struct str *nearest =
        edit_nearest(unknown->allowed->items, unknown->allowed->count, unknown->name);
    if (nearest != NULL) {
        struct str proposal = name_clip(*nearest, arena);
        diag_error(diag, mark, unknown->rule, "%s \"%.*s\"%s; did you mean \"%.*s\"?",
                   unknown->unknown, STR_ARGS(name), place, STR_ARGS(proposal));
        if (is_sure(unknown, *nearest)) {
            diag_fix_scalar(diag, mark, unknown->name, *nearest);
        }
    } else {
        diag_error(diag, mark, unknown->rule, "%s \"%.*s\"%s", unknown->unknown,
                   STR_ARGS(name), place);
    }
    if (unknown->allowed->count > 0) {
        struct str list = name_list(unknown->allowed, ", ", arena);
        diag_note(diag, NO_MARK, "%s: %.*s", unknown->allowed_title, STR_ARGS(list));
    }
    return nearest;
}
