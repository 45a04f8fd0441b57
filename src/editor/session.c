/* The text being edited. Whatever happens to the file from outside, nothing that was
 * typed is lost, and nothing is overwritten that was not seen. */
#include "editor/session.h"
#include "base/file.h"
#include "base/file_error.h"
#include "base/sha256.h"
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

static void release(struct editor_reading *reading)
{
    if (reading != NULL) {
        arena_destroy(reading->arena);
    }
}

static void drop(struct kept *place)
{
    arena_destroy(place->arena);
    *place = (struct kept){0};
}

static void keep(struct kept *place, struct str text)
{
    struct arena *arena = arena_create();
    struct str copy = str_copy(arena, text);
    drop(place);
    *place = (struct kept){arena, copy};
}

/* ---- reading ---------------------------------------------------------------------- */

/* Reads a file of at most EDITOR_TEXT_MAX bytes. 0, or an errno. */
static int read_file(struct kept *out, const char *path)
{
    FILE *file = fopen(path, "rbe");
    if (file == NULL) {
        return errno;
    }
    struct arena *arena = arena_create();
    char *bytes = arena_alloc(arena, EDITOR_TEXT_MAX + 1);
    size_t size = fread(bytes, 1, EDITOR_TEXT_MAX + 1, file);
    int error = ferror(file) != 0 ? errno : size > EDITOR_TEXT_MAX ? EFBIG : 0;
    (void)fclose(file);
    if (error == 0) {
        keep(out, (struct str){bytes, size});
    }
    arena_destroy(arena);
    return error;
}

/* Why a file was not read: an errno of read_file. Returns false. */
static bool say_unreadable(struct diag *diag, const char *path, int error)
{
    return error == EFBIG ? diag_failure(diag, path, "file-read",
                                         "cannot be read: it is larger than %zu MiB",
                                         (size_t)EDITOR_TEXT_MAX >> 20)
                          : diag_failure(diag, path, "file-read", "cannot be read: %s",
                                         file_error_text(error));
}

void session_set_text(struct session *session, struct str text)
{
    enum { TEXTS_BETWEEN_RESTS = 200 };
    struct editor_reading *old = session->reading;
    if (session->rev % TEXTS_BETWEEN_RESTS == TEXTS_BETWEEN_RESTS - 1) {
        session->host->rest(session->host->context);
    }
    struct editor_reading *reading = session->host->read(session->host->context, text);
    if (session->good != old) {
        release(old);
    }
    if (reading->paged) {
        release(session->good);
        session->good = reading;
    } /* else the last good one is kept: its pages are still shown */
    session->reading = reading;
    session->text = reading->text;
    session->good_lives = reading->paged;
    session->lists = NULL;
    session->rev++;
}

struct editor_reading *session_pages(struct session *session)
{
    if (session->good == NULL || session->good_lives) {
        return session->good;
    }
    bool present = session->good == session->reading;
    struct editor_reading *again =
        session->host->read(session->host->context, session->good->text);
    if (!again->paged) {
        release(again); /* a picture has gone since */
        return NULL;
    }
    release(session->good);
    session->good = again;
    session->good_lives = true;
    if (present) {
        session->reading = again;
        session->text = again->text;
        session->lists = NULL;
    }
    return again;
}

/* ---- the file --------------------------------------------------------------------- */

static const char *name_in(const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash == NULL ? path : slash + 1;
}

/* The path without symbolic links; of a file that is not there, its folder's. */
static char *resolve(const char *path)
{
    char *real = realpath(path, NULL);
    if (real != NULL) {
        return real;
    }
    struct arena *arena = arena_create();
    struct str folder = {path, (size_t)(name_in(path) - path)};
    char *place = realpath(folder.size == 0 ? "." : str_to_c(arena, folder), NULL);
    if ((place == NULL ? asprintf(&real, "%s", path)
                       : asprintf(&real, "%s/%s", place, name_in(path))) < 0) {
        arena_out_of_memory();
    }
    free(place);
    arena_destroy(arena);
    return real;
}

/* Where something of this file is kept. Files of one name may have the same folder of
 * drafts, so a checksum of the path stands before it. From malloc. */
static char *path_beside(const struct session *session, const char *ending)
{
    enum { CHECKSUM_DIGITS = 8, NAME_BYTES = 200 /* for people; the system takes 255 */ };
    struct arena *arena = arena_create();
    struct str sum = sha256_hex(arena, str_from(session->path));
    char *path = NULL;
    if (asprintf(&path, "%s/drafts/%.*s-%.*s%s", session->folder, CHECKSUM_DIGITS,
                 sum.data, NAME_BYTES, name_in(session->path), ending) < 0) {
        arena_out_of_memory();
    }
    arena_destroy(arena);
    return path;
}

/* Looks for drafts that were left behind; the last one is offered. Ours has its place
 * behind them: none is written over before somebody has decided about it. */
static void find_drafts(struct session *session)
{
    char ending[16] = "";
    for (unsigned number = 2; session->draft == NULL; number++) {
        struct kept left = {0};
        char *path = path_beside(session, ending);
        bool read = read_file(&left, path) == 0;
        if (read ? str_equal(left.text, session->text) : access(path, F_OK) != 0) {
            drop(&left);
            session->draft = path;
        } else if (read) {
            drop(&session->found);
            free(session->found_path);
            session->found = left;
            session->found_path = path;
        } else {
            free(path);
        }
        snprintf(ending, sizeof ending, ".%u", number);
    }
}

bool session_open(struct session *session, const struct editor_wish *wish,
                  const struct editor_host *host, struct diag *diag)
{
    *session =
        (struct session){.host = host, .folder = wish->folder, .since = wish->since};
    session->path = resolve(wish->file);
    int error = read_file(&session->saved, session->path);
    if (error != 0 && error != ENOENT) {
        return say_unreadable(diag, wish->file, error);
    }
    session->missing = error == ENOENT;
    session_set_text(session, session->saved.text);
    find_drafts(session);
    return true;
}

bool session_is_dirty(const struct session *session)
{
    return !str_equal(session->text, session->saved.text);
}

/* The file is as `now` says. */
static bool note_disk(struct session *session, struct str now)
{
    if (str_equal(now, session->saved.text)) {
        bool was_other = session->disk != DISK_SAME;
        session->disk = DISK_SAME;
        return was_other;
    }
    if (session->disk == DISK_CHANGED && str_equal(now, session->outside.text)) {
        return false;
    }
    if (!session_is_dirty(session) || str_equal(now, session->text)) {
        keep(&session->saved, now);
        session->disk = DISK_SAME;
        if (!str_equal(now, session->text)) {
            session_set_text(session, now);
        }
        return true;
    }
    session->disk = DISK_CHANGED;
    keep(&session->outside, now);
    return true;
}

bool session_look(struct session *session)
{
    struct kept now = {0};
    int error = read_file(&now, session->path);
    session->unseen = error == ENOENT ? 0 : error;
    if (error == ENOENT) {
        bool news = session->disk != DISK_GONE && !session->missing;
        session->disk = session->missing ? session->disk : DISK_GONE;
        return news;
    }
    if (error != 0) {
        return false; /* another look follows, at the latest before it is saved */
    }
    session->missing = false;
    bool news = note_disk(session, now.text);
    drop(&now);
    return news;
}

void session_accept_disk(struct session *session)
{
    if (session->disk == DISK_CHANGED) {
        keep(&session->saved, session->outside.text);
    } else if (session->disk == DISK_GONE) {
        drop(&session->saved);
        session->missing = true;
    }
    session->disk = DISK_SAME;
}

/* ---- writing ---------------------------------------------------------------------- */

/* The first words of what a diag holds. */
static void take_words(void *context, const struct diag_message *message)
{
    struct str *why = context;
    if (why->size == 0) {
        *why = message->words;
    }
}

static enum session_saving fail(struct session_trouble *why, const struct diag *diag)
{
    for (size_t lang = 0; lang < LANG_COUNT; lang++) {
        diag_each(diag, (enum lang)lang, take_words, &why->words[lang]);
    }
    return SAVING_FAILED;
}

/* Writes `text` whole or not at all, with the rights of the file that it replaces. */
static bool write_whole(const char *path, struct str text, struct diag *diag)
{
    struct file_sink *sink = file_sink_create(path, diag);
    if (sink == NULL) {
        return false;
    }
    file_sink_keep_rights(sink, path);
    if (!file_sink_write(sink, text.data, text.size)) {
        file_sink_destroy(sink);
        return false;
    }
    return file_sink_commit(sink);
}

/* Writes a file into the folder of drafts, which is made. */
static bool write_beside(const struct session *session, const char *path, struct str text,
                         struct diag *diag)
{
    char *slash = strrchr(session->draft, '/');
    *slash = '\0';
    bool made = file_make_folder(session->draft, diag);
    *slash = '/';
    return made && write_whole(path, text, diag);
}

/* The text as it was before the first save, in case that was a mistake. */
static void keep_old(struct session *session)
{
    if (session->kept || session->saved.text.size == 0) {
        return;
    }
    char *path = path_beside(session, ".before");
    struct arena *arena = arena_create();
    session->kept = write_beside(session, path, session->saved.text, diag_create(arena));
    arena_destroy(arena);
    free(path);
}

enum session_saving session_save(struct session *session, struct session_trouble *why,
                                 struct arena *arena)
{
    struct diag *diag = diag_create(arena);
    *why = (struct session_trouble){0};
    (void)session_look(session);
    if (session->unseen != 0) {
        (void)say_unreadable(diag, session->path, session->unseen);
        return fail(why, diag);
    }
    if (session->disk != DISK_SAME) {
        return SAVING_CONFLICT;
    }
    if (access(session->path, W_OK) != 0 && errno != ENOENT) {
        why->read_only = true;
        return SAVING_FAILED;
    }
    keep_old(session);
    if (!write_whole(session->path, session->text, diag)) {
        return fail(why, diag);
    }
    keep(&session->saved, session->text);
    session->missing = false;
    session->saved_at = (int64_t)time(NULL);
    (void)unlink(session->draft);
    session->drafted_at = 0;
    return SAVING_DONE;
}

void session_write_draft(struct session *session)
{
    struct arena *arena = arena_create();
    mode_t rights = umask(077); /* it is not yet for others */
    session->draft_failed =
        !write_beside(session, session->draft, session->text, diag_create(arena));
    if (!session->draft_failed) {
        session->drafted_at = (int64_t)time(NULL);
    }
    (void)umask(rights);
    arena_destroy(arena);
}

void session_take_draft(struct session *session, bool take)
{
    if (session->found_path == NULL) {
        return;
    }
    if (take) {
        session_set_text(session, session->found.text);
        (void)unlink(session->draft);
    } else if (rename(session->draft, session->found_path) != 0) {
        (void)unlink(session->found_path); /* nothing was typed since */
    }
    free(session->draft);
    session->draft = session->found_path;
    session->found_path = NULL;
    drop(&session->found);
}

void session_close(struct session *session)
{
    if (session->good != session->reading) {
        release(session->good);
    }
    release(session->reading);
    drop(&session->saved);
    drop(&session->outside);
    drop(&session->found);
    free(session->path);
    free(session->draft);
    free(session->found_path);
}
