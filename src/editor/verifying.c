/* Names of files come from the folder itself: a request can only choose among them. */
#include "editor/verifying.h"
#include "base/array.h"
#include "base/json.h"
#include <dirent.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

enum { FILES_MAX = 100 };

struct file {
    struct str name;
    size_t size;
    int64_t time; /* seconds since 1970 */
};

struct files {
    struct file *items;
    size_t count, capacity;
};

void verifying_init(struct verifying *verifying, const struct editor_host *host,
                    const char *folder)
{
    *verifying = (struct verifying){.host = host, .folder = folder};
    task_init(&verifying->task);
}

/* ---- the files -------------------------------------------------------------------- */

/* Files for the press and to fold carry no source. */
static bool may_carry_source(struct str name)
{
    return str_ends_with(name, STR(".pdf")) && !str_ends_with(name, STR("-print.pdf")) &&
           !str_ends_with(name, STR("-booklet.pdf")) && name.size < VERIFYING_NAME;
}

static int compare_files(const void *left, const void *right)
{
    const struct file *a = left;
    const struct file *b = right;
    return a->time != b->time ? (a->time < b->time) - (a->time > b->time)
                              : strcmp(a->name.data, b->name.data);
}

static struct files list_files(const struct verifying *verifying, struct arena *arena)
{
    struct files files = {0};
    DIR *folder = opendir(verifying->folder);
    for (const struct dirent *entry = folder == NULL ? NULL : readdir(folder);
         entry != NULL; entry = readdir(folder)) {
        struct stat facts;
        if (may_carry_source(str_from(entry->d_name)) &&
            fstatat(dirfd(folder), entry->d_name, &facts, AT_SYMLINK_NOFOLLOW) == 0 &&
            S_ISREG(facts.st_mode)) {
            *array_push(arena, &files) =
                (struct file){str_copy(arena, str_from(entry->d_name)),
                              (size_t)facts.st_size, (int64_t)facts.st_mtim.tv_sec};
        }
    }
    if (folder != NULL) {
        (void)closedir(folder);
    }
    if (files.count > 1) {
        qsort(files.items, files.count, sizeof *files.items, compare_files);
    }
    files.count = files.count < FILES_MAX ? files.count : FILES_MAX;
    return files;
}

struct str verifying_list(const struct verifying *verifying, struct arena *arena)
{
    struct files files = list_files(verifying, arena);
    struct builder out = {.arena = arena};
    struct json json = {.out = &out};
    json_open(&json, NULL, '[');
    for (size_t i = 0; i < files.count; i++) {
        json_open(&json, NULL, '{');
        json_str(&json, "name", files.items[i].name);
        json_number(&json, "size", files.items[i].size);
        json_number(&json, "time", (size_t)files.items[i].time);
        json_close(&json, '}');
    }
    json_close(&json, ']');
    return builder_str(&out);
}

/* ---- the child -------------------------------------------------------------------- */

static int work(const void *context, FILE *out)
{
    const struct verifying *verifying = context;
    char path[4096];
    snprintf(path, sizeof path, "%s/%s", verifying->folder, verifying->name);
    verifying->host->verify(verifying->host->context, path, verifying->text, out);
    return 0;
}

bool verifying_start(struct verifying *verifying, struct str name, struct str text)
{
    struct arena *arena = arena_create();
    struct files files = list_files(verifying, arena);
    bool found = false;
    for (size_t i = 0; i < files.count && !found; i++) {
        found = str_equal(files.items[i].name, name);
    }
    arena_destroy(arena);
    if (!found || task_runs(&verifying->task)) {
        return false;
    }
    free(verifying->answer);
    verifying->answer = NULL;
    verifying->text = text;
    snprintf(verifying->name, sizeof verifying->name, "%.*s", STR_ARGS(name));
    bool started = task_start(&verifying->task, work, verifying);
    verifying->text = (struct str){0};
    return started;
}

void verifying_go_on(struct verifying *verifying)
{
    int code = 0;
    char *answer = NULL;
    if (task_take(&verifying->task, &code, &answer)) {
        free(verifying->answer);
        verifying->answer = code == 0 ? answer : NULL;
        if (code != 0) {
            free(answer);
        }
    }
}

struct str verifying_write(const struct verifying *verifying, struct arena *arena)
{
    struct builder out = {.arena = arena};
    struct json json = {.out = &out};
    json_open(&json, NULL, '{');
    json_keep_on_line(&json);
    json_word(&json, "running", task_runs(&verifying->task) ? "true" : "false");
    json_text(&json, "name", verifying->name);
    json_word(&json, "answer", verifying->answer == NULL ? "null" : verifying->answer);
    json_close(&json, '}');
    return builder_str(&out);
}

void verifying_done(struct verifying *verifying)
{
    task_stop(&verifying->task);
    free(verifying->answer);
    verifying->answer = NULL;
}
