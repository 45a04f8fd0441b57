/* The shard of a file hangs on its name alone, so a file that is added or taken away
 * moves no other. */
#include "batch/list.h"
#include "base/array.h"
#include "base/file.h"
#include "base/file_error.h"
#include "base/sha256.h"
#include "base/table.h"
#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

enum { LIST_BYTES_MAX = 64 << 20 };

static bool is_content(struct str name)
{
    return str_ends_with(name, STR(".yaml")) || str_ends_with(name, STR(".yml"));
}

/* ---- lists ----------------------------------------------------------------------- */

static void take_line(struct list *out, struct table *seen, struct str line,
                      struct arena *arena)
{
    struct str name = str_trim(line);
    if (name.size == 0 || name.data[0] == '#') {
        return;
    }
    void **place = table_place(seen, &(struct table_key){.text = name});
    if (*place == NULL) {
        *place = out;
        /* "-" is a file here as well. */
        bool standard = str_equal(name, STR("-"));
        struct list_entry *entry = array_push(arena, out);
        entry->name = str_copy(arena, name);
        entry->path = str_format(arena, "%s%.*s", standard ? "./" : "", STR_ARGS(name));
    }
}

void list_take_lines(struct list *out, struct str text, struct arena *arena)
{
    static const char BYTE_ORDER_MARK[] = "\xEF\xBB\xBF";
    struct table *seen = table_make(arena, 64);
    size_t from = str_starts_with(text, str_from(BYTE_ORDER_MARK)) ? 3 : 0;
    while (from < text.size) {
        size_t end = str_find(text, STR("\n"), from);
        end = end == SIZE_MAX ? text.size : end;
        take_line(out, seen, str_slice(text, from, end), arena);
        from = end + 1;
    }
}

/* ---- folders --------------------------------------------------------------------- */

static int compare_entries(const void *a, const void *b)
{
    const struct list_entry *one = a, *other = b;
    return str_compare(one->name, other->name);
}

static bool read_folder(struct list *out, const char *folder, struct arena *arena,
                        struct diag *diag)
{
    DIR *entries = opendir(folder);
    if (entries == NULL) {
        return diag_failure(diag, folder, "folder-read", "cannot be read: %s",
                            file_error_text(errno));
    }
    size_t size = strlen(folder);
    const char *between = size > 0 && folder[size - 1] == '/' ? "" : "/";
    errno = 0;
    for (struct dirent *found; (found = readdir(entries)) != NULL; errno = 0) {
        struct str name = str_from(found->d_name);
        if (name.data[0] != '.' && is_content(name)) {
            struct list_entry *entry = array_push(arena, out);
            entry->name = str_copy(arena, name);
            entry->path = str_format(arena, "%s%s%.*s", folder, between, STR_ARGS(name));
        }
    }
    int error = errno;
    closedir(entries);
    if (error != 0) {
        return diag_failure(diag, folder, "folder-read", "cannot be read: %s",
                            file_error_text(error));
    }
    if (out->count == 0) {
        return diag_failure(diag, folder, "batch-empty",
                            "holds no content file (.yaml); those of folders below it "
                            "can be named in a list");
    }
    qsort(out->items, out->count, sizeof *out->items, compare_entries);
    return true;
}

bool list_read(struct list *out, const char *source, struct arena *arena,
               struct diag *diag)
{
    struct stat facts;
    struct str text;
    *out = (struct list){0};
    if (strcmp(source, "-") != 0 && stat(source, &facts) == 0 && S_ISDIR(facts.st_mode)) {
        return read_folder(out, source, arena, diag);
    }
    if (is_content(str_from(source))) {
        return diag_failure(diag, source, "batch-list",
                            "is a content file, not a list of them; for one brochure "
                            "there is \"brochure build\"");
    }
    if (!file_read_binary(&text, source, LIST_BYTES_MAX, arena, diag)) {
        return false;
    }
    list_take_lines(out, text, arena);
    return out->count > 0 || diag_failure(diag, source, "batch-empty",
                                          "names no content file; write the path of one "
                                          "on each line");
}

/* ---- shards ---------------------------------------------------------------------- */

bool list_in_shard(struct str name, size_t shard, size_t shards)
{
    struct arena *arena = arena_create();
    struct str digest = sha256_hex(arena, name);
    char digits[16];
    memcpy(digits, digest.data, sizeof digits - 1);
    digits[sizeof digits - 1] = '\0';
    size_t number = (size_t)strtoull(digits, NULL, 16);
    arena_destroy(arena);
    return shards == 0 || number % shards == shard - 1;
}
