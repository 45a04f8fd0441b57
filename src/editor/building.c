/* Building PDF files, one edition after the other. */
#include "editor/building.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

static const char *const NAMES[BUILDING_EDITIONS] = {"council", "print", "booklet"};

void building_init(struct building *building, const struct editor_host *host,
                   const char *folder)
{
    *building = (struct building){.host = host, .folder = folder};
    task_init(&building->task);
    for (size_t i = 0; i < BUILDING_EDITIONS; i++) {
        building->editions[i].name = NAMES[i];
    }
}

bool building_runs(const struct building *building)
{
    return task_runs(&building->task);
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

static int work(const void *context, FILE *out)
{
    const struct building *building = context;
    const struct building_edition *edition = building->edition;
    return building->host->build(building->host->context, edition->name, out);
}

/* Starts the next edition that waits, if there is one. False if it cannot be. */
static bool start_next(struct building *building)
{
    struct building_edition *edition = find_in(building, BUILDING_WAITS);
    building->edition = edition;
    if (edition == NULL) {
        return true;
    }
    bool started = task_start(&building->task, work, building);
    edition->state = started ? BUILDING_RUNS : BUILDING_FAILED;
    edition->code = started ? 0 : 3;
    return started;
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

/* The first line of a report names the file; the rest are the messages. */
static void take_report(const struct building *building, struct building_edition *edition,
                        char *report)
{
    char path[4096];
    struct stat facts;
    char *rest = strchr(report, '\n');
    if (rest != NULL) {
        *rest = '\0';
        snprintf(edition->file, sizeof edition->file, "%s", report);
        edition->report = strdup(rest + 1);
    }
    snprintf(path, sizeof path, "%s/%s", building->folder, edition->file);
    if (edition->state == BUILDING_DONE &&
        (edition->file[0] == '\0' || stat(path, &facts) != 0)) {
        edition->state = BUILDING_FAILED;
    }
    edition->size = edition->state == BUILDING_DONE ? (size_t)facts.st_size : 0;
}

void building_go_on(struct building *building)
{
    char *report = NULL;
    struct building_edition *edition = building->edition;
    if (!task_take(&building->task, &edition->code, &report)) {
        return;
    }
    edition->state = edition->code == 0 ? BUILDING_DONE : BUILDING_FAILED;
    take_report(building, edition, report);
    free(report);
    (void)start_next(building);
}

void building_stop(struct building *building)
{
    if (!building_runs(building)) {
        return;
    }
    task_stop(&building->task);
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
    bool runs = building_runs(building);
    builder_format(&out, "{\"running\":%s,\"rev\":%u,\"editions\":[",
                   runs ? "true" : "false", building->rev);
    for (size_t i = 0; i < BUILDING_EDITIONS; i++) {
        const struct building_edition *edition = &building->editions[i];
        builder_format(&out,
                       "%s{\"name\":\"%s\",\"state\":\"%s\",\"code\":%d,\"file\":\"%s\","
                       "\"size\":%zu,\"report\":%s}",
                       i == 0 ? "" : ",", edition->name, STATES[edition->state],
                       edition->code, edition->file, edition->size,
                       runs || edition->report == NULL || edition->report[0] == '\0'
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
