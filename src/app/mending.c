/* Rounds: what is found in a text is mended in it, and it is looked at again, for one
 * mistake may have hidden another. A round that makes it worse is taken back. */
#include "app/mending.h"
#include "base/array.h"
#include "review/review.h"
#include <stdlib.h>

/* Each line of a text may hold a mistake that stops the parser. */
enum { SYNTAX_ROUNDS_MAX = 2000, CHECK_ROUNDS_MAX = 8 };

struct fixes {
    struct diag_fix *items;
    size_t count, capacity;
};

struct round {
    const struct source *source;
    const struct node *root; /* NULL: there is no tree, and no value can be changed */
    struct fixes values; /* of one scalar */
    struct mending_changes changes;
    struct arena *arena;
    struct diag *diag; /* for what nobody asked about */
};

/* ---- gathering ------------------------------------------------------------------- */

static void add_source_fix(struct round *round, const struct diag_fix *fix)
{
    struct str text = round->source->text;
    size_t from = source_offset(fix->mark);
    size_t to = from;
    for (uint32_t i = 0; i < fix->mark.length; i++) {
        str_next(text, &to);
    }
    *array_push(round->arena, &round->changes) =
        (struct change){from, to, str_copy(round->arena, fix->replacement)};
}

static bool is_same_scalar(const struct diag_fix *left, const struct diag_fix *right)
{
    return left->mark.line == right->mark.line && left->mark.column == right->mark.column;
}

/* A total that differs may be right, and one of its parts wrong; a number may be one of
 * two: the message shows what is known, and a person decides. */
static bool is_for_people(const struct diag_message *message)
{
    struct str rule = str_from(message->rule); /* NULL: a note */
    return str_equal(rule, STR("sums")) || str_equal(rule, STR("shares")) ||
           str_equal(rule, STR("number-doubt"));
}

/* One fix; those of values are kept for when all are known. */
static void take_fix(struct round *round, const struct diag_fix *fix)
{
    if (fix->mark.source == NULL ||
        !str_equal(fix->mark.source->bytes, round->source->bytes)) {
        return; /* of another file: a theme */
    }
    if (fix->in_value) {
        *array_push(round->arena, &round->values) = *fix;
    } else {
        add_source_fix(round, fix);
    }
}

static void gather(void *context, const struct diag_message *message)
{
    struct round *round = context;
    for (size_t i = 0; i < message->fix_count && !is_for_people(message); i++) {
        take_fix(round, &message->fixes[i]);
    }
}

/* By their scalar, and within it by their place. */
static int compare_fixes(const void *left, const void *right)
{
    const struct diag_fix *a = left;
    const struct diag_fix *b = right;
    if (!is_same_scalar(a, b)) {
        bool after = a->mark.line != b->mark.line ? a->mark.line > b->mark.line
                                                  : a->mark.column > b->mark.column;
        return after ? 1 : -1;
    }
    return (a->from > b->from) - (a->from < b->from);
}

/* The value of a scalar after its fixes, from `first` on to before `last`. */
static struct str mend_value(const struct round *round, struct str value, size_t first,
                             size_t last)
{
    struct builder out = {.arena = round->arena};
    size_t at = 0;
    for (size_t i = first; i < last; i++) {
        const struct diag_fix *fix = &round->values.items[i];
        if (fix->from >= at && fix->to <= value.size) {
            builder_add(&out, str_slice(value, at, fix->from));
            builder_add(&out, fix->replacement);
            at = fix->to;
        }
    }
    builder_add(&out, str_slice(value, at, value.size));
    return builder_str(&out);
}

static void change_values(struct round *round)
{
    const struct fixes *values = &round->values;
    struct rewrites wishes = {0};
    if (values->count > 1) {
        qsort(values->items, values->count, sizeof *values->items, compare_fixes);
    }
    for (size_t i = 0, next = 0; i < values->count; i = next) {
        for (next = i + 1; next < values->count &&
                           is_same_scalar(&values->items[i], &values->items[next]);) {
            next++;
        }
        const struct node *node =
            node_at(round->root, source_offset(values->items[i].mark));
        if (node != NULL) {
            *array_push(round->arena, &wishes) =
                (struct rewrite){REWRITE_SCALAR,
                                 node,
                                 {{.value = mend_value(round, node->text, i, next)}}};
        }
    }
    struct change *changes =
        arena_new_array(round->arena, wishes.count + 1, struct change);
    size_t count = rewrite_many(changes, round->root, &wishes, round->arena, round->diag);
    for (size_t i = 0; i < count; i++) {
        *array_push(round->arena, &round->changes) = changes[i];
    }
}

static int compare_changes(const void *left, const void *right)
{
    const struct change *a = left;
    const struct change *b = right;
    return (a->from > b->from) - (a->from < b->from);
}

/* Puts the changes in order; of two that touch each other the second waits. */
static void put_in_order(struct mending_changes *changes)
{
    size_t kept = 0;
    size_t end = 0;
    if (changes->count > 1) {
        qsort(changes->items, changes->count, sizeof *changes->items, compare_changes);
    }
    for (size_t i = 0; i < changes->count; i++) {
        struct change *change = &changes->items[i];
        if (kept == 0 || change->from > end) {
            end = change->to;
            changes->items[kept++] = *change;
        }
    }
    changes->count = kept;
}

/* The text after the changes. */
static struct str apply(struct round *round)
{
    struct mending_changes *changes = &round->changes;
    put_in_order(changes);
    return changes->count == 0 ? round->source->bytes
                               : change_apply_all(round->source, changes->items,
                                                  changes->count, round->arena);
}

/* ---- rounds ---------------------------------------------------------------------- */

/* The text after one mistake in its syntax is mended; the same one if none can be. */
static struct str mend_syntax_once(const char *path, struct str text, struct arena *arena)
{
    struct round round = {.source = source_make(arena, str_from(path), text),
                          .arena = arena,
                          .diag = diag_create(arena)};
    struct node root;
    if (input_read(&root, round.source, arena, round.diag)) {
        return text;
    }
    diag_each(round.diag, LANG_EN, gather, &round);
    return apply(&round);
}

/* What keeps the text from being read as a tree, one mistake after the other; no more is
 * held than the last two texts. */
static struct str mend_syntax(const char *path, struct str text, struct arena *arena)
{
    struct arena *held = arena_create(); /* what the text of the last round lies in */
    for (int i = 0; i < SYNTAX_ROUNDS_MAX; i++) {
        struct arena *own = arena_create();
        struct str next = mend_syntax_once(path, text, own);
        if (str_equal(next, text)) {
            arena_destroy(own);
            break;
        }
        arena_destroy(held);
        held = own;
        text = next;
    }
    text = str_copy(arena, text);
    arena_destroy(held);
    return text;
}

/* One look by all checks; `*good` if the text is a tree at all. */
static struct str mend_once(const char *path, struct str text, struct arena *arena,
                            bool *good)
{
    const struct options options = {.file = path, .allow_missing = true};
    struct content content;
    struct node root;
    struct round round = {.source = source_make(arena, str_from(path), text),
                          .root = &root,
                          .arena = arena,
                          .diag = diag_create(arena)};
    *good = input_read(&root, round.source, arena, round.diag);
    if (!*good) {
        return text;
    }
    content_init(&content, &options);
    content.bytes = text;
    if (content_read(&content) && content.sound) {
        review_run(&content.brochure, content.texts, content.diag);
    }
    diag_each(content.diag, LANG_EN, gather, &round);
    change_values(&round);
    struct str next = apply(&round);
    content_done(&content);
    return next;
}

struct str mending_run(const char *path, struct str bytes, struct arena *arena)
{
    struct str text = input_decode(bytes, arena);
    text = mend_syntax(path, input_replace_tabs(text, arena), arena);
    struct str before = text;
    for (int i = 0; i < CHECK_ROUNDS_MAX; i++) {
        bool good = false;
        struct str next = mend_once(path, text, arena, &good);
        if (!good) {
            return before;
        }
        if (str_equal(next, text)) {
            break;
        }
        before = text;
        text = next;
    }
    return text;
}

/* ---- chosen ones ------------------------------------------------------------------ */

/* The messages as they are told. */
struct choosing {
    const struct mending_choice *choice;
    struct round *round;
    size_t at; /* SIZE_MAX before the first */
    const char *rule; /* of the chosen message, once it is found */
};

/* False for a note, which belongs to the message before it. */
static bool count_message(struct choosing *choosing, const struct diag_message *message)
{
    bool counts = message->rule != NULL || choosing->at == SIZE_MAX;
    choosing->at += counts ? 1 : 0;
    return counts;
}

static void find_chosen(void *context, const struct diag_message *message)
{
    struct choosing *choosing = context;
    if (!count_message(choosing, message) || choosing->at != choosing->choice->message ||
        choosing->choice->fix >= message->fix_count) {
        return;
    }
    choosing->rule = message->rule;
    choosing->round->source = message->fixes[choosing->choice->fix].mark.source;
    if (!choosing->choice->all && choosing->round->source != NULL) {
        take_fix(choosing->round, &message->fixes[choosing->choice->fix]);
    }
}

static void take_of_rule(void *context, const struct diag_message *message)
{
    struct choosing *choosing = context;
    if (message->rule != NULL && message->fix_count == 1 &&
        str_equal(str_from(message->rule), str_from(choosing->rule))) {
        take_fix(choosing->round, &message->fixes[0]);
    }
}

bool mending_choose(struct mending_changes *out, const struct content *content,
                    const struct mending_choice *choice, struct arena *arena)
{
    struct round round = {
        .root = content->root, .arena = arena, .diag = diag_create(arena)};
    struct choosing choosing = {.choice = choice, .round = &round, .at = SIZE_MAX};
    diag_each(content->diag, LANG_EN, find_chosen, &choosing);
    if (choosing.rule == NULL || round.source == NULL ||
        !str_equal(round.source->bytes, content->bytes)) {
        return false; /* of another file */
    }
    if (choice->all) {
        diag_each(content->diag, LANG_EN, take_of_rule, &choosing);
    }
    change_values(&round);
    put_in_order(&round.changes);
    *out = round.changes;
    return out->count > 0;
}
