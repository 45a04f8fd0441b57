/* A path is judged twice: as it is written, so that the advice fits the slip, and as the
 * system resolves it, so that no link leads out. */
#include "base/below.h"
#include "base/wording.h"
#include "base/file_error.h"
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { MEBIBYTE = 1 << 20 };

struct str below_folder(struct str path)
{
    for (size_t i = path.size; i > 0; i--) {
        if (path.data[i - 1] == '/') {
            return i == 1 ? str_slice(path, 0, 1) : str_slice(path, 0, i - 1);
        }
    }
    return STR("");
}

/* True if one of the names between the slashes is "..". */
static bool climbs(struct str path)
{
    for (size_t from = 0; from <= path.size;) {
        size_t to = str_find(path, STR("/"), from);
        to = to == SIZE_MAX ? path.size : to;
        if (str_equal(str_slice(path, from, to), STR(".."))) {
            return true;
        }
        from = to + 1;
    }
    return false;
}

/* What is wrong with a path as it is written, or NULL. */
static const char *fault_of_path(struct str path)
{
    if (path.size == 0) {
        return N_("is empty");
    }
    if (path.size >= PATH_MAX || memchr(path.data, '\0', path.size) != NULL) {
        return N_("is no name of a file");
    }
    if (str_find(path, STR("://"), 0) != SIZE_MAX) {
        return N_("is a web address; save the file beside the content file and write its "
                  "name");
    }
    if (memchr(path.data, '\\', path.size) != NULL) {
        return N_("has a backslash; write / between folder and file");
    }
    if (path.data[0] == '/') {
        return N_("begins with /; write it from the folder of the content file on");
    }
    if (climbs(path)) {
        return N_(
            "climbs out with ..; put the file into the folder of the content file or "
            "below it");
    }
    return NULL;
}

static bool report(const struct below_file *file, const char *rule, const char *what,
                   struct diag *diag)
{
    return diag_error(diag, file->mark, rule, "the file \"%.*s\" %s",
                      STR_ARGS(file->path), what);
}

/* What the system says: of the name it is wrong content, of all else a failure. */
static bool report_error(const struct below_file *file, const char *what, int error,
                         struct diag *diag)
{
    bool name = error == ENOTDIR || error == ENAMETOOLONG || error == ELOOP;
    const struct diag_fault fault = {name ? DIAG_ERROR : DIAG_FAILURE, file->mark,
                                     "file-read"};
    diag_report(diag, &fault, "the file \"%.*s\" %s: %s", STR_ARGS(file->path), what,
                file_error_text(error));
    return false;
}

static bool is_inside(const char *path, const char *folder)
{
    size_t size = strlen(folder);
    return strncmp(path, folder, size) == 0 &&
           (path[size] == '/' || (size > 0 && folder[size - 1] == '/'));
}

/* Sets `real` to the resolved path; false after saying what is wrong. */
static bool resolve(char real[PATH_MAX], const struct below_file *file,
                    struct arena *arena, struct diag *diag)
{
    char folder[PATH_MAX];
    struct str top = file->folder.size == 0 ? STR(".") : file->folder;
    struct str joined =
        str_format(arena, "%.*s/%.*s", STR_ARGS(top), STR_ARGS(file->path));
    if (realpath(str_to_c(arena, top), folder) == NULL ||
        realpath(str_to_c(arena, joined), real) == NULL) {
        int error = errno;
        return error == ENOENT
                   ? report(
                         file, "file-missing",
                         N_("is not there; see that its name is spelled as in the folder "
                            "of the content file"),
                         diag)
                   : report_error(file, N_("cannot be opened"), error, diag);
    }
    return is_inside(real, folder) ||
           report(
               file, "file-missing",
               N_("is a link that leads out of the folder of the content file; put the "
                  "file itself there"),
               diag);
}

/* Reads up to `size` bytes; returns an errno or 0. */
static int read_bytes(int handle, char *data, size_t size)
{
    size_t count = 0;
    while (count < size) {
        ssize_t got = read(handle, data + count, size - count);
        if (got == 0) {
            return EIO; /* it shrank while being read */
        }
        if (got < 0 && errno != EINTR) {
            return errno;
        }
        count += got < 0 ? 0 : (size_t)got;
    }
    return 0;
}

/* What is to be read, and how much of it at most. */
struct reading {
    const struct below_file *file;
    int handle;
    size_t limit;
    struct diag *diag;
};

static bool read_open(struct str *out, const struct reading *reading, struct arena *arena)
{
    struct stat facts;
    if (fstat(reading->handle, &facts) != 0) {
        return report_error(reading->file, N_("cannot be read"), errno, reading->diag);
    }
    if (!S_ISREG(facts.st_mode)) {
        return report(reading->file, "file-read", N_("is no ordinary file"),
                      reading->diag);
    }
    if ((uintmax_t)facts.st_size > reading->limit) {
        const char *words = wording_phrase(arena, "is larger than %zu MiB, the limit",
                                           reading->limit / MEBIBYTE);
        return report(reading->file, "file-read", words, reading->diag);
    }
    size_t size = (size_t)facts.st_size;
    char *data = arena_alloc(arena, size + 1);
    int error = read_bytes(reading->handle, data, size);
    *out = (struct str){data, size};
    return error == 0 ||
           report_error(reading->file, N_("cannot be read"), error, reading->diag);
}

bool below_read(struct str *out, const struct below_file *file, size_t limit,
                struct arena *arena, struct diag *diag)
{
    char real[PATH_MAX];
    const char *fault = fault_of_path(file->path);
    if (fault != NULL) {
        return report(file, "file-name", fault, diag);
    }
    if (!resolve(real, file, arena, diag)) {
        return false;
    }
    /* Not blocking: a pipe by that name must not hold up the run. */
    int handle = open(real, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
    if (handle < 0) {
        return report_error(file, N_("cannot be opened"), errno, diag);
    }
    const struct reading reading = {file, handle, limit, diag};
    bool read = read_open(out, &reading, arena);
    close(handle);
    return read;
}
