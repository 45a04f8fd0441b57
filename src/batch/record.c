#include "batch/record.h"
#include "base/array.h"
#include <stdlib.h>
#include <string.h>

enum { DIGEST = 64 };

/* ---- writing ---------------------------------------------------------------------- */

static void add_files(struct builder *out, const char *key,
                      const struct batch_files *files)
{
    for (size_t i = 0; i < files->count; i++) {
        const struct batch_file *file = &files->items[i];
        builder_format(out, "%s %s%.*s %zu %zu ", key, file->sha256.size > 0 ? "" : "-",
                       STR_ARGS(file->sha256), file->size, file->path.size);
        builder_add(out, file->path);
        builder_add(out, STR("\n"));
    }
}

void record_add(struct builder *out, const struct batch_made *made)
{
    builder_format(out, "code %d\npages %zu\nmessages ", made->code, made->pages);
    builder_add(out, made->messages);
    builder_add(out, STR("\n"));
    add_files(out, "input", &made->inputs);
    add_files(out, "output", &made->outputs);
    builder_add(out, STR("end of record\n"));
}

/* ---- reading ---------------------------------------------------------------------- */

bool record_take_line(struct str *out, struct record_reading *reading, const char *key)
{
    struct str rest = str_slice(reading->text, reading->at, reading->text.size);
    size_t end = str_find(rest, STR("\n"), 0);
    size_t size = strlen(key);
    if (end == SIZE_MAX || end <= size || !str_starts_with(rest, str_from(key)) ||
        rest.data[size] != ' ') {
        return false;
    }
    *out = str_slice(rest, size + 1, end);
    reading->at += end + 1;
    return true;
}

static bool take_number(size_t *out, struct str digits, struct arena *arena)
{
    char *end = NULL;
    const char *text = str_to_c(arena, digits);
    *out = strtoull(text, &end, 10);
    return digits.size > 0 && *end == '\0';
}

/* The word up to a blank of `line`, from `at` on; that is passed. */
static bool take_word(struct str *out, struct str line, size_t *at)
{
    size_t end = str_find(line, STR(" "), *at);
    if (end == SIZE_MAX) {
        return false;
    }
    *out = str_slice(line, *at, end);
    *at = end + 1;
    return true;
}

/* "input <checksum, or -> <bytes> <bytes of the path> <path>": a line end may stand in
 * the path. */
static bool take_file(struct batch_files *files, struct record_reading *reading,
                      const char *key, struct arena *arena)
{
    struct str line, digest, bytes, length;
    struct record_reading ahead = *reading;
    struct batch_file file;
    size_t at = 0, size;
    if (!record_take_line(&line, &ahead, key) || !take_word(&digest, line, &at) ||
        !take_word(&bytes, line, &at) || !take_word(&length, line, &at) ||
        !take_number(&file.size, bytes, arena) || !take_number(&size, length, arena)) {
        return false;
    }
    struct str text = reading->text;
    size_t from = (size_t)(line.data - text.data) + at;
    if (size >= text.size - from || text.data[from + size] != '\n') {
        return false;
    }
    file.sha256 = digest.size == DIGEST ? digest : STR("");
    file.path = str_slice(text, from, from + size);
    reading->at = from + size + 1;
    *array_push(arena, files) = file;
    return true;
}

bool record_take(struct batch_made *out, struct record_reading *reading,
                 struct arena *arena)
{
    struct str line, end;
    size_t code = 0;
    *out = (struct batch_made){0};
    if (!record_take_line(&line, reading, "code") || !take_number(&code, line, arena) ||
        !record_take_line(&line, reading, "pages") ||
        !take_number(&out->pages, line, arena) ||
        !record_take_line(&out->messages, reading, "messages")) {
        return false;
    }
    out->code = (int)code;
    while (take_file(&out->inputs, reading, "input", arena)) {
    }
    while (take_file(&out->outputs, reading, "output", arena)) {
    }
    return record_take_line(&end, reading, "end");
}
