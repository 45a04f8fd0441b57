/* Building PDF files in child processes. The editor has one thread, so a child may go on
 * with the memory of its parent. */
#include "editor/building.h"
#include "base/file.h"
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/pidfd.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

enum { REPORT_MAX = 1 << 20 };

static const char *const NAMES[BUILDING_EDITIONS] = {"council", "print", "booklet"};

void building_init(struct building *building, const struct editor_host *host,
                   const char *folder)
{
    *building =
        (struct building){.host = host, .folder = folder, .handle = -1, .out = -1};
    for (size_t i = 0; i < BUILDING_EDITIONS; i++) {
        building->editions[i].name = NAMES[i];
    }
}

bool building_runs(const struct building *building)
{
    return building->child != 0;
}

static struct building_edition *find_in(struct building *building,
                                        enum building_state state)
{
    for (size_t i = 0; i < BUILDING_EDITIONS; i++) {
        if (building->editions[i].state == state) {
            return &building->editions[i];
        }
    }
    return NULL;
}

/* ---- the child -------------------------------------------------------------------- */

/* Does the work and ends. It keeps only the file for its messages: no connection of the
 * parent must stay open because a child has it too. */
static _Noreturn void work(const struct building *building, const char *name)
{
    sigset_t none;
    int report = dup2(building->out, STDERR_FILENO + 1);
    (void)close_range((unsigned)report + 1, ~0U, 0);
    (void)sigemptyset(&none);
    (void)sigprocmask(SIG_SETMASK, &none, NULL);
    FILE *out = fdopen(report, "w");
    int code =
        out == NULL ? 3 : building->host->build(building->host->context, name, out);
    if (out != NULL && fclose(out) != 0) {
        code = 3;
    }
    _exit(code);
}

/* Starts the next edition that waits. False if there is none, or it cannot be. */
static bool start_next(struct building *building)
{
    struct building_edition *edition = find_in(building, BUILDING_WAITS);
    if (edition == NULL) {
        return false;
    }
    building->out = memfd_create("messages", MFD_CLOEXEC);
    (void)fflush(NULL);
    pid_t child = building->out < 0 ? -1 : fork();
    if (child == 0) {
        work(building, edition->name);
    }
    if (child < 0) {
        edition->state = BUILDING_FAILED;
        edition->code = 3;
        return false;
    }
    edition->state = BUILDING_RUNS;
    building->child = child;
    building->handle = pidfd_open(child, 0);
    return true;
}

bool building_start(struct building *building, unsigned rev)
{
    if (building_runs(building)) {
        return false;
    }
    building_done(building);
    building->rev = rev;
    for (size_t i = 0; i < BUILDING_EDITIONS; i++) {
        building->editions[i] = (struct building_edition){.name = NAMES[i]};
    }
    return start_next(building);
}

/* ---- what it leaves --------------------------------------------------------------- */

static char *read_report(int file)
{
    struct stat facts;
    size_t size = fstat(file, &facts) == 0 && facts.st_size < REPORT_MAX
                      ? (size_t)facts.st_size
                      : 0;
    char *report = calloc(1, size + 1);
    if (report == NULL) {
        arena_out_of_memory();
    }
    ssize_t count = pread(file, report, size, 0);
    report[count < 0 ? 0 : count] = '\0';
    return report;
}

/* The first line of a report names the file; the rest are the messages. */
static void take_report(struct building *building, struct building_edition *edition)
{
    char path[4096];
    struct stat facts;
    char *report = read_report(building->out);
    char *rest = strchr(report, '\n');
    if (rest != NULL) {
        *rest = '\0';
        snprintf(edition->file, sizeof edition->file, "%s", report);
        edition->report = strdup(rest + 1);
    }
    free(report);
    snprintf(path, sizeof path, "%s/%s", building->folder, edition->file);
    if (edition->state == BUILDING_DONE &&
        (edition->file[0] == '\0' || stat(path, &facts) != 0)) {
        edition->state = BUILDING_FAILED;
    }
    edition->size = edition->state == BUILDING_DONE ? (size_t)facts.st_size : 0;
}

static void put_child_away(struct building *building)
{
    (void)close(building->handle);
    (void)close(building->out);
    building->handle = building->out = -1;
    building->child = 0;
}

void building_go_on(struct building *building)
{
    int status = 0;
    struct building_edition *edition = find_in(building, BUILDING_RUNS);
    if (waitpid(building->child, &status, WNOHANG) != building->child ||
        edition == NULL) {
        return;
    }
    edition->code = WIFEXITED(status) ? WEXITSTATUS(status) : 3;
    edition->state = edition->code == 0 ? BUILDING_DONE : BUILDING_FAILED;
    take_report(building, edition);
    put_child_away(building);
    (void)start_next(building);
}

void building_stop(struct building *building)
{
    if (!building_runs(building)) {
        return;
    }
    (void)kill(building->child, SIGKILL);
    (void)waitpid(building->child, NULL, 0);
    put_child_away(building);
    for (size_t i = 0; i < BUILDING_EDITIONS; i++) {
        struct building_edition *edition = &building->editions[i];
        if (edition->state == BUILDING_RUNS || edition->state == BUILDING_WAITS) {
            edition->state = BUILDING_FAILED;
            edition->code = -1;
        }
    }
}

/* ---- telling ---------------------------------------------------------------------- */

struct str building_write(const struct building *building, struct arena *arena)
{
    static const char *const STATES[] = {[BUILDING_WAITS] = "waits",
                                         [BUILDING_RUNS] = "runs",
                                         [BUILDING_DONE] = "done",
                                         [BUILDING_FAILED] = "failed"};
    struct builder out = {.arena = arena};
    builder_format(&out, "{\"running\":%s,\"rev\":%u,\"editions\":[",
                   building_runs(building) ? "true" : "false", building->rev);
    for (size_t i = 0; i < BUILDING_EDITIONS; i++) {
        const struct building_edition *edition = &building->editions[i];
        builder_format(&out,
                       "%s{\"name\":\"%s\",\"state\":\"%s\",\"code\":%d,\"file\":\"%s\","
                       "\"size\":%zu,\"report\":%s}",
                       i == 0 ? "" : ",", edition->name, STATES[edition->state],
                       edition->code, edition->file, edition->size,
                       edition->report == NULL || edition->report[0] == '\0'
                           ? "null"
                           : edition->report);
    }
    builder_add(&out, STR("]}"));
    for (size_t i = 0; i < out.count; i++) {
        out.items[i] = out.items[i] == '\n' ? ' ' : out.items[i]; /* one line */
    }
    return builder_str(&out);
}

const char *building_find(const struct building *building, struct str name,
                          struct arena *arena)
{
    for (size_t i = 0; i < BUILDING_EDITIONS; i++) {
        const struct building_edition *edition = &building->editions[i];
        if (edition->state == BUILDING_DONE && str_equal(name, str_from(edition->file))) {
            struct str path = str_format(arena, "%s/%s", building->folder, edition->file);
            return path.data;
        }
    }
    return NULL;
}

void building_done(struct building *building)
{
    building_stop(building);
    for (size_t i = 0; i < BUILDING_EDITIONS; i++) {
        free(building->editions[i].report);
        building->editions[i].report = NULL;
    }
}
