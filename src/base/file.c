/* Reading files, folders, and the place of the program's data. Writing is in
 * file_sink.c. */
#include "base/file.h"
#include "base/file_error.h"
#include "base/sha256.h"
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { READ_FIRST = 64 << 10, MEBIBYTE = 1 << 20 };

const char *file_error_text(int error)
{
    switch (error) {
    case ENOENT: return N_("there is no such file or folder");
    case EACCES:
    case EPERM: return N_("permission is denied");
    case EISDIR: return N_("it is a folder");
    case ENOTDIR: return N_("a part of the path is not a folder");
    case ENOSPC:
    case EDQUOT: return N_("no space is left on the disk");
    case EBADF: return N_("it is closed");
    case EPIPE: return N_("the program that reads it has ended");
    case EFBIG: return N_("the file would be larger than the system allows");
    case EROFS: return N_("the disk is read-only");
    case ENAMETOOLONG: return N_("the name is too long");
    default: return strerror(error);
    }
}

/* ---- reading --------------------------------------------------------------------- */

/* Reads until the end or until `limit` + 1 bytes are there. Returns an errno or 0. */
static int read_all(struct builder *out, int file, size_t limit)
{
    struct stat facts;
    bool sized = fstat(file, &facts) == 0 && S_ISREG(facts.st_mode) && facts.st_size > 0;
    size_t room = sized ? (size_t)facts.st_size + 1 : READ_FIRST;
    room = room > limit + 1 ? limit + 1 : room;
    out->items = arena_alloc(out->arena, room);
    out->capacity = room;
    while (out->count <= limit) {
        if (out->count == out->capacity) {
            size_t grown = out->capacity * 2;
            grown = grown > limit + 1 ? limit + 1 : grown;
            char *items = arena_alloc(out->arena, grown);
            memcpy(items, out->items, out->count);
            out->items = items;
            out->capacity = grown;
        }
        ssize_t got = read(file, out->items + out->count, out->capacity - out->count);
        if (got == 0) {
            return 0;
        }
        if (got < 0 && errno != EINTR) {
            return errno;
        }
        out->count += got < 0 ? 0 : (size_t)got;
    }
    return 0;
}

/* Names the limit where it falls, so that one can see what is in excess. */
static bool report_excess(const char *path, struct str bytes, size_t limit,
                          struct arena *arena, struct diag *diag)
{
    struct source *source = source_make(arena, str_from(path), bytes);
    struct mark mark = source_mark(source, limit, 1);
    if (limit >= MEBIBYTE && limit % MEBIBYTE == 0) {
        return diag_error(diag, mark, "limit-file",
                          "the file is larger than %zu MiB, the limit", limit / MEBIBYTE);
    }
    return diag_error(diag, mark, "limit-file",
                      "the file is larger than %zu bytes, the limit", limit);
}

/* Opens for reading. A pipe that nobody writes to is empty, it is not waited for; one
 * that somebody does is read to its end. */
static int open_path(const char *path)
{
    int file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (file >= 0 && fcntl(file, F_SETFL, 0) != 0) {
        int error = errno;
        close(file);
        errno = error;
        return -1;
    }
    return file;
}

/* Reads at most `limit` + 1 bytes of a path. */
static bool read_path(struct str *out, const char *path, size_t limit,
                      struct arena *arena, struct diag *diag)
{
    bool standard = strcmp(path, "-") == 0;
    int file = standard ? STDIN_FILENO : open_path(path);
    if (file < 0) {
        return diag_failure(diag, path, "file-open", "cannot be opened: %s",
                            file_error_text(errno));
    }
    struct builder bytes = {.arena = arena};
    int error = read_all(&bytes, file, limit);
    if (!standard) {
        close(file);
    }
    if (error != 0) {
        return diag_failure(diag, path, "file-read", "cannot be read: %s",
                            file_error_text(error));
    }
    *out = builder_str(&bytes);
    return true;
}

bool file_read(struct str *out, const char *path, size_t limit, struct arena *arena,
               struct diag *diag)
{
    return read_path(out, path, limit, arena, diag) &&
           (out->size <= limit || report_excess(path, *out, limit, arena, diag));
}

bool file_read_binary(struct str *out, const char *path, size_t limit,
                      struct arena *arena, struct diag *diag)
{
    return read_path(out, path, limit, arena, diag) &&
           (out->size <= limit ||
            diag_failure(diag, path, "file-read",
                         "cannot be read: it is larger than %zu MiB", limit / MEBIBYTE));
}

/* ---- folders --------------------------------------------------------------------- */

static bool is_folder(const char *path)
{
    struct stat facts;
    return stat(path, &facts) == 0 && S_ISDIR(facts.st_mode);
}

bool file_make_folder(const char *path, struct diag *diag)
{
    size_t size = strlen(path);
    char prefix[PATH_MAX];
    if (size == 0 || is_folder(path)) {
        return true;
    }
    if (size >= sizeof prefix) {
        return diag_failure(diag, path, "folder-make", "cannot be made: %s",
                            file_error_text(ENAMETOOLONG));
    }
    memcpy(prefix, path, size + 1);
    for (size_t i = 1; i <= size; i++) {
        if (path[i] != '/' && path[i] != '\0') {
            continue;
        }
        prefix[i] = '\0';
        int error = mkdir(prefix, 0777) == 0 ? 0 : errno;
        if (error != 0 && !is_folder(prefix)) {
            return diag_failure(diag, path, "folder-make",
                                "the folder cannot be made: %s",
                                file_error_text(error == EEXIST ? ENOTDIR : error));
        }
        prefix[i] = path[i];
    }
    return true;
}

struct str file_digest(const char *path, size_t limit, struct arena *arena)
{
    struct arena *scratch = arena_create();
    struct str bytes = {0};
    struct str digest = {0};
    if (file_read_binary(&bytes, path, limit, scratch, diag_create(scratch))) {
        digest = sha256_hex(arena, bytes);
    }
    arena_destroy(scratch);
    return digest;
}

/* ---- old files ------------------------------------------------------------------- */

bool file_set_aside(struct str *out, const char *path, struct arena *arena,
                    struct diag *diag)
{
    struct str name = str_from(path);
    struct str ending = STR(".pdf");
    size_t stem = str_ends_with(name, ending) ? name.size - ending.size : name.size;
    struct str aside =
        str_format(arena, "%.*s.old%s", STR_ARGS(str_slice(name, 0, stem)), path + stem);
    *out = (struct str){0};
    if (rename(path, aside.data) == 0) {
        *out = aside;
        return true;
    }
    return errno == ENOENT ||
           diag_failure(diag, path, "file-aside", "the old file cannot be renamed: %s",
                        file_error_text(errno));
}

/* ---- the program's data ---------------------------------------------------------- */

/* Installed; in the source tree, made (by the plain build, whichever runs) or kept. */
static const char *const PLACES[] = {"/../share/brochure/", "/", "/../build/", "/../../"};

enum { PLACE_COUNT = sizeof PLACES / sizeof *PLACES };

/* The folder of the executable; false with errno set if it cannot be found. */
static bool find_program(char program[PATH_MAX])
{
    ssize_t size = readlink("/proc/self/exe", program, PATH_MAX - 1);
    if (size <= 0) {
        return false;
    }
    program[size] = '\0';
    *strrchr(program, '/') = '\0';
    return true;
}

bool file_look_for_data(struct str *out, const char *name, struct arena *arena)
{
    char program[PATH_MAX];
    bool found = false;
    for (size_t i = 0; i < PLACE_COUNT && !found && find_program(program); i++) {
        *out = str_format(arena, "%s%s%s", program, PLACES[i], name);
        found = is_folder(out->data);
    }
    return found;
}

bool file_find_data(struct str *out, const char *name, struct arena *arena,
                    struct diag *diag)
{
    char program[PATH_MAX];
    if (!find_program(program)) {
        return diag_failure(diag, NULL, "program-place",
                            "the program cannot find its own place: %s",
                            file_error_text(errno));
    }
    if (file_look_for_data(out, name, arena)) {
        return true;
    }
    diag_failure(diag, NULL, "program-folder", "the program's folder \"%.*s\" is missing",
                 STR_ARGS(str_from(name)));
    for (size_t i = 0; i < PLACE_COUNT; i++) {
        struct str place = str_format(arena, "%s%s%s", program, PLACES[i], name);
        diag_note(diag, NO_MARK, "looked for %.*s", STR_ARGS(place));
    }
    return false;
}
