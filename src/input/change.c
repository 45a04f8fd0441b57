/* A change is right when the text after it is read as the tree that was wanted. */
#include "input/change.h"
#include "input/tree.h"
#include <stdlib.h>

/* ---- lines ----------------------------------------------------------------------- */

size_t text_line_end(struct str text, size_t at)
{
    while (at < text.size && text.data[at] != '\n' && text.data[at] != '\r') {
        at++;
    }
    return at;
}

size_t text_skip_line_end(struct str text, size_t at)
{
    if (at + 1 < text.size && text.data[at] == '\r' && text.data[at + 1] == '\n') {
        return at + 2;
    }
    return at < text.size ? at + 1 : at;
}

size_t text_skip_blanks(struct str text, size_t at)
{
    while (at < text.size && (text.data[at] == ' ' || text.data[at] == '\t')) {
        at++;
    }
    return at;
}

size_t text_skip_blank_lines(struct str text, size_t at)
{
    for (;;) {
        size_t next = text_skip_line_end(text, at);
        size_t end = text_skip_blanks(text, next);
        bool blank = next > at && end == text_line_end(text, next);
        if (!blank || (end == text.size && end == next)) {
            return at;
        }
        at = end;
    }
}

struct str text_find_line_end(struct str text)
{
    size_t at = text_line_end(text, 0);
    size_t end = text_skip_line_end(text, at);
    return at == end ? STR("\n") : str_slice(text, at, end);
}

/* ---- changes --------------------------------------------------------------------- */

void change_shrink(struct change *change, struct str text)
{
    size_t same = 0;
    struct str was = str_slice(text, change->from, change->to);
    struct str now = change->insert;
    while (same < was.size && same < now.size && was.data[same] == now.data[same]) {
        same++;
    }
    while (same > 0 && same < now.size &&
           ((unsigned char)now.data[same] & 0xC0) == 0x80) {
        same--;
    }
    was = str_slice(was, same, was.size);
    now = str_slice(now, same, now.size);
    change->from += same;
    while (was.size > 0 && now.size > 0 &&
           was.data[was.size - 1] == now.data[now.size - 1]) {
        was.size--;
        now.size--;
    }
    while (change->from + was.size < change->to &&
           ((unsigned char)text.data[change->from + was.size] & 0xC0) == 0x80) {
        was.size++;
        now.size++;
    }
    change->to = change->from + was.size;
    change->insert = now;
}

bool change_is_right(struct change *change, const struct source *source,
                     const struct node *wanted, struct arena *arena)
{
    struct arena_state before = arena_save(arena);
    struct diag *diag = diag_create(arena);
    struct str bytes = change_apply(source, change, arena);
    struct node root;
    bool right =
        input_read(&root, source_make(arena, source->path, bytes), arena, diag) &&
        tree_equal(&root, wanted);
    arena_restore(arena, before);
    if (right) {
        change_shrink(change, source->text);
    }
    return right;
}

bool change_report(const struct node *node, struct diag *diag)
{
    return diag_error(diag, node->mark, "text-unwritable",
                      "the new text cannot be written into the file, which would pass "
                      "a limit by it or be read differently elsewhere");
}

static int compare_changes(const void *left, const void *right)
{
    const struct change *a = left;
    const struct change *b = right;
    return (a->from > b->from) - (a->from < b->from);
}

struct str change_apply_all(const struct source *source, struct change *changes,
                            size_t count, struct arena *arena)
{
    struct builder out = {.arena = arena};
    size_t at = 0;
    qsort(changes, count, sizeof *changes, compare_changes);
    builder_add(&out,
                str_slice(source->bytes, 0, source->bytes.size - source->text.size));
    for (size_t i = 0; i < count; i++) {
        builder_add(&out, str_slice(source->text, at, changes[i].from));
        builder_add(&out, changes[i].insert);
        at = changes[i].to;
    }
    builder_add(&out, str_slice(source->text, at, source->text.size));
    return builder_str(&out);
}

struct str change_apply(const struct source *source, const struct change *change,
                        struct arena *arena)
{
    struct change one = *change;
    return change_apply_all(source, &one, 1, arena);
}
