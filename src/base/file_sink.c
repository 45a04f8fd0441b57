/* Writing a file whole or not at all. The bytes go into a file without a name in the
 * target's folder, so that nothing is left even if the program is killed; only a complete
 * and flushed file is given a name, and of several all before the first takes that of its
 * target. Where a file system cannot name such a file (network
 * shares, memory sticks), its bytes are copied into a hidden file which is renamed. */
#include "base/file.h"
#include "base/file_error.h"
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { BUFFER_SIZE = 256 << 10, NAME_ATTEMPTS = 1000 };

struct file_sink {
    struct diag *diag;
    char *path; /* NULL: in memory */
    char *folder;
    int file;
    unsigned char *memory; /* what has left the buffer, in a sink in memory */
    size_t memory_used, memory_size;
    char hidden[PATH_MAX]; /* where it stands flushed beside its target; empty: nowhere */
    char kept[PATH_MAX]; /* a second name of the old file, of several; empty: none */
    bool fresh; /* there is no old file */
    bool published;
    bool flushed; /* to the disk, and nothing was written since */
    bool failed;
    size_t size; /* with what is still in the buffer */
    size_t used;
    unsigned char buffer[BUFFER_SIZE];
};

static bool fail(struct file_sink *sink, const char *what, int error)
{
    if (!sink->failed) {
        diag_failure(sink->diag, sink->path, "file-write", "%s: %s", what,
                     file_error_text(error));
    }
    sink->failed = true;
    return false;
}

/* The folder part of a path, from malloc. */
static char *copy_folder(const char *path)
{
    const char *slash = strrchr(path, '/');
    if (slash == NULL) {
        return strdup(".");
    }
    return strndup(path, slash == path ? 1 : (size_t)(slash - path));
}

/* ---- hidden names ---------------------------------------------------------------- */

/* Tries names beside the target until `act` makes one; its path is then in `name`.
 * Returns 0 or an errno. */
static int make_hidden(const struct file_sink *sink, char name[PATH_MAX],
                       int (*act)(const struct file_sink *sink, const char *name))
{
    for (int i = 0; i < NAME_ATTEMPTS; i++) {
        int size = snprintf(name, PATH_MAX, "%s/.brochure-%ld-%d.part", sink->folder,
                            (long)getpid(), i);
        if (size < 0 || size >= PATH_MAX) {
            return ENAMETOOLONG;
        }
        int error = act(sink, name);
        if (error != EEXIST) {
            return error;
        }
    }
    return EEXIST;
}

/* Gives the nameless file a name. */
static int link_file(const struct file_sink *sink, const char *name)
{
    char self[64];
    snprintf(self, sizeof self, "/proc/self/fd/%d", sink->file);
    int status = linkat(AT_FDCWD, self, AT_FDCWD, name, AT_SYMLINK_FOLLOW);
    return status == 0 ? 0 : errno;
}

static int create_file(const struct file_sink *sink, const char *name)
{
    (void)sink;
    int file = open(name, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
    if (file < 0) {
        return errno;
    }
    return close(file) == 0 ? 0 : errno;
}

/* Opens a file in the target's folder that has no name. Returns 0 or an errno. */
static int open_nameless(struct file_sink *sink)
{
    sink->file = open(sink->folder, O_TMPFILE | O_RDWR | O_CLOEXEC, 0666);
    if (sink->file >= 0) {
        return 0;
    }
    if (errno != EOPNOTSUPP && errno != EISDIR && errno != EINVAL) {
        return errno;
    }
    char name[PATH_MAX];
    int error = make_hidden(sink, name, create_file);
    if (error != 0) {
        return error;
    }
    sink->file = open(name, O_RDWR | O_CLOEXEC);
    error = sink->file < 0 ? errno : 0;
    unlink(name);
    return error;
}

/* ---- writing --------------------------------------------------------------------- */

static bool target_is_writable(struct file_sink *sink)
{
    struct stat facts;
    size_t size = strlen(sink->path);
    if (size == 0 || sink->path[size - 1] == '/') {
        return fail(sink, N_("cannot be written"), EISDIR);
    }
    if (stat(sink->path, &facts) != 0) {
        return errno == ENOENT || fail(sink, N_("cannot be written"), errno);
    }
    if (S_ISDIR(facts.st_mode)) {
        return fail(sink, N_("cannot be written"), EISDIR);
    }
    if (!S_ISREG(facts.st_mode)) {
        sink->failed = true;
        return diag_failure(sink->diag, sink->path, "file-write",
                            "cannot be written: it is a device, not a file");
    }
    return true;
}

struct file_sink *file_sink_create(const char *path, struct diag *diag)
{
    struct file_sink *sink = malloc(sizeof *sink);
    if (sink == NULL) {
        arena_out_of_memory();
    }
    *sink = (struct file_sink){.diag = diag, .file = -1};
    sink->path = strdup(path);
    sink->folder = copy_folder(path);
    if (sink->path == NULL || sink->folder == NULL) {
        arena_out_of_memory();
    }
    int error = target_is_writable(sink) ? open_nameless(sink) : 0;
    if (error != 0) {
        fail(sink, N_("cannot be written"), error);
    }
    if (sink->failed) {
        file_sink_destroy(sink);
        return NULL;
    }
    return sink;
}

void file_sink_keep_rights(struct file_sink *sink, const char *path)
{
    struct stat old;
    if (sink->path == NULL || stat(path, &old) != 0) {
        return;
    }
    /* The owner first: a change of owner takes rights away. */
    if (fchown(sink->file, old.st_uid, old.st_gid) != 0 ||
        fchmod(sink->file, old.st_mode & 07777) != 0) {
        (void)fchmod(sink->file, old.st_mode & 0777);
    }
}

struct file_sink *file_sink_create_memory(struct diag *diag)
{
    struct file_sink *sink = malloc(sizeof *sink);
    if (sink == NULL) {
        arena_out_of_memory();
    }
    *sink = (struct file_sink){.diag = diag, .file = -1};
    return sink;
}

/* Moves the buffer to the memory of the sink, which doubles when it is full. */
static void keep_buffer(struct file_sink *sink)
{
    if (sink->memory_size - sink->memory_used < sink->used) {
        size_t size = sink->memory_size == 0 ? BUFFER_SIZE : sink->memory_size;
        size = size > SIZE_MAX / 2 ? SIZE_MAX : 2 * size;
        unsigned char *memory = realloc(sink->memory, size);
        if (memory == NULL) {
            arena_out_of_memory();
        }
        sink->memory = memory;
        sink->memory_size = size;
    }
    memcpy(sink->memory + sink->memory_used, sink->buffer, sink->used);
    sink->memory_used += sink->used;
    sink->used = 0;
}

struct str file_sink_bytes(struct file_sink *sink)
{
    if (sink->used > 0) {
        keep_buffer(sink);
    }
    return (struct str){(const char *)sink->memory, sink->memory_used};
}

/* Writes all of `data`. Returns 0 or an errno. */
static int write_all(int file, const unsigned char *data, size_t size)
{
    while (size > 0) {
        ssize_t put = write(file, data, size);
        if (put == 0 || (put < 0 && errno != EINTR)) {
            return put == 0 ? EIO : errno;
        }
        if (put > 0) {
            data += put;
            size -= (size_t)put;
        }
    }
    return 0;
}

static void empty_buffer(struct file_sink *sink)
{
    if (sink->path == NULL) {
        keep_buffer(sink);
        return;
    }
    int error = write_all(sink->file, sink->buffer, sink->used);
    sink->used = 0;
    if (error != 0) {
        fail(sink, N_("cannot be written"), error);
    }
}

bool file_sink_write(struct file_sink *sink, const void *data, size_t size)
{
    const unsigned char *bytes = data;
    sink->flushed = false;
    while (size > 0 && !sink->failed) {
        size_t room = BUFFER_SIZE - sink->used;
        size_t part = size < room ? size : room;
        memcpy(sink->buffer + sink->used, bytes, part);
        sink->used += part;
        sink->size += part;
        bytes += part;
        size -= part;
        if (sink->used == BUFFER_SIZE) {
            empty_buffer(sink);
        }
    }
    return !sink->failed;
}

bool file_sink_flush(struct file_sink *sink)
{
    if (sink->failed || sink->flushed || sink->path == NULL) {
        return !sink->failed;
    }
    empty_buffer(sink);
    if (!sink->failed && fsync(sink->file) != 0) {
        fail(sink, N_("cannot be flushed to the disk"), errno);
    }
    sink->flushed = !sink->failed;
    return sink->flushed;
}

bool file_sink_adopt(struct file_sink *sink)
{
    struct stat facts;
    sink->flushed = fstat(sink->file, &facts) == 0;
    sink->size = sink->flushed ? (size_t)facts.st_size : 0;
    return sink->flushed;
}

size_t file_sink_size(const struct file_sink *sink)
{
    return sink->size;
}

/* ---- giving the name ------------------------------------------------------------- */

/* Copies the nameless file into the open file `to`. Returns 0 or an errno. */
static int copy_bytes(struct file_sink *sink, int to)
{
    off_t at = 0;
    for (;;) {
        ssize_t got = pread(sink->file, sink->buffer, BUFFER_SIZE, at);
        if (got < 0 && errno == EINTR) {
            continue;
        }
        if (got <= 0) {
            return got < 0 ? errno : 0;
        }
        int error = write_all(to, sink->buffer, (size_t)got);
        if (error != 0) {
            return error;
        }
        at += got;
    }
}

/* Makes the hidden file `name` a flushed copy. Returns 0 or an errno. */
static int fill_hidden(struct file_sink *sink, const char *name)
{
    int to = open(name, O_WRONLY | O_CLOEXEC);
    if (to < 0) {
        return errno;
    }
    int error = copy_bytes(sink, to);
    if (error == 0 && fsync(to) != 0) {
        error = errno;
    }
    if (close(to) != 0 && error == 0) {
        error = errno;
    }
    return error;
}

/* Gives the complete file a hidden name beside the target. Returns 0 or an errno. */
static int stage(struct file_sink *sink)
{
    char name[PATH_MAX];
    int error = make_hidden(sink, name, link_file);
    if (error != 0) {
        error = make_hidden(sink, name, create_file);
        if (error == 0) {
            error = fill_hidden(sink, name);
            if (error != 0) {
                unlink(name);
            }
        }
    }
    if (error == 0) {
        memcpy(sink->hidden, name, sizeof name);
    }
    return error;
}

static int link_old(const struct file_sink *sink, const char *name)
{
    return link(sink->path, name) == 0 ? 0 : errno;
}

/* Gives the old file a second name, so that it can be put back. Where a file system has
 * no second names it cannot: no fault of the file. Returns 0. */
static int keep(struct file_sink *sink)
{
    char name[PATH_MAX];
    int error = make_hidden(sink, name, link_old);
    if (error == 0) {
        memcpy(sink->kept, name, sizeof name);
    }
    sink->fresh = error == ENOENT;
    return 0;
}

/* Moves the hidden file to the target. Returns 0 or an errno. */
static int publish(struct file_sink *sink)
{
    if (rename(sink->hidden, sink->path) != 0) {
        return errno;
    }
    sink->hidden[0] = '\0';
    sink->published = true;
    return 0;
}

/* Puts back what was before, where some of several files could not be put in place. */
static void unpublish(struct file_sink *sink)
{
    if (sink->published && sink->fresh) {
        unlink(sink->path);
    } else if (sink->published && sink->kept[0] != '\0') {
        if (rename(sink->kept, sink->path) != 0) {
            diag_failure(sink->diag, sink->path, "file-write",
                         "is new, and the one of before is %.*s",
                         STR_ARGS(str_from(sink->kept)));
        }
        sink->kept[0] = '\0';
    }
}

/* Alone, without an old file in its place, a file needs no second name. */
static bool is_published_at_once(const struct file_sink *sink, size_t count)
{
    return count == 1 && link_file(sink, sink->path) == 0;
}

/* The new name itself must reach the disk. Some file systems cannot flush a folder, and
 * some folders cannot be read: no fault of the file. Returns 0 or an errno. */
static int flush_folder(const struct file_sink *sink)
{
    int folder = open(sink->folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (folder < 0) {
        return 0;
    }
    int error = fsync(folder) == 0 ? 0 : errno;
    close(folder);
    return error == EIO || error == ENOSPC || error == EDQUOT ? error : 0;
}

/* A step for each sink, until one fails. */
static bool step_all(struct file_sink *const *sinks, size_t count,
                     int (*step)(struct file_sink *sink), const char *failure)
{
    for (size_t i = 0; i < count; i++) {
        int error = step(sinks[i]);
        if (error != 0) {
            return fail(sinks[i], failure, error);
        }
    }
    return true;
}

static bool flush_folders(struct file_sink *const *sinks, size_t count)
{
    bool flushed = true;
    for (size_t i = 0; i < count; i++) {
        bool again = i > 0 && strcmp(sinks[i]->folder, sinks[i - 1]->folder) == 0;
        int error = again ? 0 : flush_folder(sinks[i]);
        if (error != 0) {
            flushed =
                fail(sinks[i], N_("is written, but its folder cannot be flushed"), error);
        }
    }
    return flushed;
}

/* All of them, or none. */
static bool publish_all(struct file_sink *const *sinks, size_t count)
{
    bool done = step_all(sinks, count, stage, N_("cannot be put in place")) &&
                (count == 1 || step_all(sinks, count, keep, "")) &&
                step_all(sinks, count, publish, N_("cannot be put in place"));
    for (size_t i = 0; i < count && !done; i++) {
        unpublish(sinks[i]);
    }
    return done;
}

/* Who asks the program to end waits until no name is hidden and no file half replaced. */
static void hold_signals(sigset_t *before)
{
    sigset_t held;
    (void)sigemptyset(&held);
    (void)sigaddset(&held, SIGINT);
    (void)sigaddset(&held, SIGTERM);
    (void)sigaddset(&held, SIGHUP);
    (void)pthread_sigmask(SIG_BLOCK, &held, before);
}

bool file_sink_commit_all(struct file_sink *const *sinks, size_t count)
{
    bool done = true;
    for (size_t i = 0; i < count; i++) {
        done = file_sink_flush(sinks[i]) && done;
    }
    sigset_t before;
    hold_signals(&before);
    if (done && count > 0 && !is_published_at_once(sinks[0], count)) {
        done = publish_all(sinks, count);
    }
    done = done && flush_folders(sinks, count);
    for (size_t i = 0; i < count; i++) {
        file_sink_destroy(sinks[i]);
    }
    (void)pthread_sigmask(SIG_SETMASK, &before, NULL);
    return done;
}

bool file_sink_commit(struct file_sink *sink)
{
    return file_sink_commit_all(&sink, 1);
}

void file_sink_destroy(struct file_sink *sink)
{
    if (sink == NULL) {
        return;
    }
    if (sink->file >= 0) {
        close(sink->file);
    }
    if (sink->hidden[0] != '\0') {
        unlink(sink->hidden);
    }
    if (sink->kept[0] != '\0') {
        unlink(sink->kept);
    }
    free(sink->path);
    free(sink->folder);
    free(sink->memory);
    free(sink);
}
