/* Lines that were mended stay near their place, so the next lines that agree are looked
 * for within a window only. The result is right whatever the texts are; where more is
 * changed than the window holds, it is longer than it need be. */
#include "app/difference.h"
#include "base/array.h"

enum { AROUND = 3, WINDOW = 400 };

struct lines {
    struct str *items;
    size_t count, capacity;
};

/* Lines of `before` and of `after` that stand for each other. */
struct hunk {
    size_t before, before_end, after, after_end;
};

struct hunks {
    struct hunk *items;
    size_t count, capacity;
};

struct difference {
    struct lines before, after;
    struct hunks hunks;
    struct arena *arena;
    FILE *file;
};

static struct lines part_lines(struct str text, struct arena *arena)
{
    struct lines lines = {0};
    for (size_t at = 0; at < text.size;) {
        size_t end = str_find(text, STR("\n"), at);
        end = end == SIZE_MAX ? text.size : end + 1;
        *array_push(arena, &lines) = str_slice(text, at, end);
        at = end;
    }
    return lines;
}

static bool is_same(const struct difference *difference, size_t before, size_t after)
{
    return before < difference->before.count && after < difference->after.count &&
           str_equal(difference->before.items[before], difference->after.items[after]);
}

/* Moves both to the nearest two lines that agree, and are followed by such or by none. */
static void find_next(const struct difference *difference, size_t *before, size_t *after)
{
    size_t a = *before;
    size_t b = *after;
    for (size_t steps = 0; steps < WINDOW; steps++) {
        for (size_t left = 0; left <= steps; left++) {
            size_t i = a + left;
            size_t k = b + steps - left;
            bool last =
                i + 1 >= difference->before.count || k + 1 >= difference->after.count;
            if (is_same(difference, i, k) &&
                (last || is_same(difference, i + 1, k + 1))) {
                *before = i;
                *after = k;
                return;
            }
        }
    }
    *before = difference->before.count;
    *after = difference->after.count;
}

static void find_hunks(struct difference *difference)
{
    size_t before = 0;
    size_t after = 0;
    while (before < difference->before.count || after < difference->after.count) {
        if (is_same(difference, before, after)) {
            before++;
            after++;
            continue;
        }
        struct hunk hunk = {.before = before, .after = after};
        find_next(difference, &before, &after);
        hunk.before_end = before;
        hunk.after_end = after;
        *array_push(difference->arena, &difference->hunks) = hunk;
    }
}

/* A line as a terminal may have it: what it would obey is replaced, but for tabs, which
 * may be what differs. */
static void add_shown(struct builder *out, struct str line)
{
    for (size_t at = 0; at <= line.size;) {
        size_t tab = str_find(line, STR("\t"), at);
        tab = tab == SIZE_MAX ? line.size : tab;
        builder_add_shown(out, str_slice(line, at, tab));
        builder_add(out, tab < line.size ? STR("\t") : STR(""));
        at = tab + 1;
    }
}

static void print_line(const struct difference *difference, char sign, struct str line)
{
    struct builder shown = {.arena = difference->arena};
    bool ended = str_ends_with(line, STR("\n"));
    bool carriage = str_ends_with(line, STR("\r\n"));
    add_shown(&shown, str_slice(line, 0, line.size - ended - carriage));
    fprintf(difference->file, "%c%.*s%s\n%s", sign, STR_ARGS(builder_str(&shown)),
            carriage ? "\r" : "", ended ? "" : "\\ No newline at end of file\n");
}

/* Prints the hunks from `first` on to before `last`, which stand near each other. */
static void print_group(const struct difference *difference, size_t first, size_t last)
{
    const struct hunk *hunks = difference->hunks.items;
    const struct lines *before = &difference->before;
    size_t around = hunks[first].before < AROUND ? hunks[first].before : AROUND;
    size_t at = hunks[first].before - around;
    size_t end = hunks[last - 1].before_end + AROUND;
    end = end > before->count ? before->count : end;
    size_t other = hunks[first].after - around;
    size_t other_end = hunks[last - 1].after_end + end - hunks[last - 1].before_end;
    fprintf(difference->file, "@@ -%zu,%zu +%zu,%zu @@\n", end > at ? at + 1 : at,
            end - at, other_end > other ? other + 1 : other, other_end - other);
    for (size_t i = first; i < last; i++) {
        for (; at < hunks[i].before; at++) {
            print_line(difference, ' ', before->items[at]);
        }
        for (; at < hunks[i].before_end; at++) {
            print_line(difference, '-', before->items[at]);
        }
        for (size_t k = hunks[i].after; k < hunks[i].after_end; k++) {
            print_line(difference, '+', difference->after.items[k]);
        }
    }
    for (; at < end; at++) {
        print_line(difference, ' ', before->items[at]);
    }
}

void difference_print(FILE *file, const char *path, struct str before, struct str after)
{
    struct arena *arena = arena_create();
    struct difference difference = {.before = part_lines(before, arena),
                                    .after = part_lines(after, arena),
                                    .arena = arena,
                                    .file = file};
    find_hunks(&difference);
    const struct hunks *hunks = &difference.hunks;
    if (hunks->count > 0) {
        fprintf(file, "--- %s\n+++ %s\n", path, path);
    }
    for (size_t i = 0, next = 0; i < hunks->count; i = next) {
        for (next = i + 1; next < hunks->count &&
                           hunks->items[next].before <=
                               hunks->items[next - 1].before_end + 2 * (size_t)AROUND;) {
            next++;
        }
        print_group(&difference, i, next);
    }
    arena_destroy(arena);
}
