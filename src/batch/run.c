/* The parent only finds out who is who: ids are looked for in all files, also those of
 * other shards, so that two that would make the same files meet wherever they are made.
 * All else is done by workers, and comes back as records. */
#include "base/array.h"
#include "base/file.h"
#include "base/file_error.h"
#include "base/sha256.h"
#include "base/table.h"
#include "batch/list.h"
#include "batch/pool.h"
#include "batch/progress.h"
#include "batch/record.h"
#include "batch/report.h"
#include "batch/stamp.h"
#include <errno.h>
#include <sched.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { CONTENT_MAX = 64 << 20, PROGRAM_MAX = 1 << 30 };

struct jobs {
    struct job *items;
    size_t count, capacity;
};

struct run {
    const struct batch_wish *wish;
    const struct batch_host *host;
    struct arena *arena;
    struct diag *diag;
    struct jobs jobs; /* of this shard */
    struct stamp_terms terms;
    struct progress progress;
    size_t begun; /* milliseconds */
    bool watched; /* somebody looks at the terminal */
};

static size_t now(void)
{
    struct timespec time;
    (void)clock_gettime(CLOCK_MONOTONIC, &time);
    return (size_t)time.tv_sec * 1000 + (size_t)time.tv_nsec / 1000000;
}

/* ---- who is who -------------------------------------------------------------------- */

/* The text of a job, or NULL if it cannot be read: building it will say why. */
static const struct source *read_source(struct job *job, struct arena *arena)
{
    struct str bytes;
    if (!file_read(&bytes, job->path.data, CONTENT_MAX, arena, diag_create(arena))) {
        return NULL;
    }
    job->size = bytes.size;
    return source_make(arena, job->path, bytes);
}

static void find_name(const struct run *run, struct job *job)
{
    struct arena *arena = arena_create();
    const struct batch_host *host = run->host;
    struct batch_name name;
    const struct source *source = read_source(job, arena);
    if (source != NULL && host->find_name(host->context, &name, source, arena)) {
        job->id = str_copy(run->arena, name.id);
        job->stem = str_copy(run->arena, name.stem);
    }
    arena_destroy(arena);
}

/* What is said of a file here goes into the report as well. */
static void keep_messages(const struct run *run, struct job *job, const struct diag *diag)
{
    struct builder out = {.arena = run->arena};
    struct json json = {.out = &out};
    json_open(&json, NULL, '{');
    json_keep_on_line(&json);
    diag_add_json(diag, &json, run->wish->lang);
    json_close(&json, '}');
    job->made =
        (struct batch_made){.code = diag_exit_code(diag), .messages = builder_str(&out)};
}

static void say_shared(struct diag *diag, struct mark mark, const struct job *job,
                       const struct job *other)
{
    if (str_equal(job->id, other->id)) {
        diag_error(diag, mark, "id-shared",
                   "the id \"%.*s\" is that of %.*s as well, so their brochures would be "
                   "the same files; give each an id of its own",
                   STR_ARGS(job->id), STR_ARGS(other->path));
    } else {
        diag_error(diag, mark, "id-shared",
                   "in the languages asked for, its brochures would be the same files as "
                   "those of %.*s, %.*s-….pdf; give one of them another id",
                   STR_ARGS(other->path), STR_ARGS(job->stem));
    }
}

/* Says what is wrong at the place of the id. */
static void refuse(const struct run *run, struct job *job, const struct job *other)
{
    struct arena *arena = arena_create();
    struct diag *diag = diag_create(arena);
    const struct batch_host *host = run->host;
    struct batch_name name = {.mark = NO_MARK};
    const struct source *source = read_source(job, arena);
    if (source != NULL) {
        (void)host->find_name(host->context, &name, source, arena);
    }
    say_shared(diag, name.mark, job, other);
    job->state = JOB_REFUSED;
    keep_messages(run, job, diag);
    if (list_in_shard(job->name, run->wish->shard, run->wish->shards)) {
        diag_print(diag, stderr, run->wish->lang);
    }
    arena_destroy(arena);
}

/* Of all files; those of other shards are then left out. */
static bool find_jobs(struct run *run)
{
    struct list list;
    if (!list_read(&list, run->wish->source, run->arena, run->diag)) {
        return false;
    }
    struct table *stems = table_make(run->arena, list.count);
    struct job *all = arena_new_array(run->arena, list.count, struct job);
    for (size_t i = 0; i < list.count; i++) {
        struct job *job = &all[i];
        *job = (struct job){.path = list.items[i].path, .name = list.items[i].name};
        find_name(run, job);
        if (job->stem.size == 0) {
            continue;
        }
        void **first = table_place(stems, &(struct table_key){.text = job->stem});
        if (*first == NULL) {
            *first = job;
            continue;
        }
        struct job *other = *first;
        if (other->state != JOB_REFUSED) {
            refuse(run, other, job);
        }
        refuse(run, job, other);
    }
    for (size_t i = 0; i < list.count; i++) {
        if (list_in_shard(all[i].name, run->wish->shard, run->wish->shards)) {
            *array_push(run->arena, &run->jobs) = all[i];
        }
    }
    return true;
}

/* ---- in a worker ------------------------------------------------------------------- */

static const char CURRENT[] = "current";
static const char MADE[] = "made";

/* A brochure without its stamp is made again; the disk is full, and that is to be said.
 */
static void keep_stamp(const struct run *run, const struct job *job,
                       struct batch_made *made, struct arena *arena)
{
    struct diag *diag = diag_create(arena);
    if (!stamp_write(job, made, &run->terms, arena, diag)) {
        diag_print(diag, stderr, run->wish->lang);
        made->code = diag_exit_code(diag);
    }
}

static void work(void *context, size_t number, struct builder *answer)
{
    const struct run *run = context;
    const struct job *job = &run->jobs.items[number];
    struct batch_made made = {0};
    bool current =
        !run->wish->force && stamp_holds(&made, job, &run->terms, answer->arena);
    if (!current) {
        made = (struct batch_made){0};
        run->host->build(run->host->context, job->path.data, &made, answer->arena);
    }
    if (!current && made.code == 0) {
        keep_stamp(run, job, &made, answer->arena);
    }
    builder_format(answer, "%s file\n", current ? CURRENT : MADE);
    record_add(answer, &made);
}

/* ---- what comes back --------------------------------------------------------------- */

/* False if the worker did not live to say it, or what it said is torn. */
static bool take_record(struct job *job, const struct pool_answer *answer,
                        struct arena *arena)
{
    struct record_reading reading = {.text = str_copy(arena, answer->answer)};
    struct str rest;
    job->state = record_take_line(&rest, &reading, CURRENT) ? JOB_CURRENT : JOB_MADE;
    return answer->whole &&
           (job->state == JOB_CURRENT || record_take_line(&rest, &reading, MADE)) &&
           record_take(&job->made, &reading, arena);
}

static void tell(struct run *run, const struct job *job)
{
    struct progress *progress = &run->progress;
    progress->done++;
    progress->bytes_done += job->size;
    progress->milliseconds = now() - run->begun;
    if (job->said.size > 0) {
        (void)fwrite(job->said.data, 1, job->said.size, stderr);
    }
    if (run->watched || job_code(job) > 0) {
        progress_print(stderr, progress, job, run->wish->lang);
    }
}

static void say_broken(const struct run *run, struct job *job)
{
    struct arena *arena = arena_create();
    struct diag *diag = diag_create(arena);
    if (job->ended_by > 0) {
        diag_failure(
            diag, job->path.data, "worker-ended",
            "the program was ended by signal %d while it made this; nothing torn "
            "is left",
            job->ended_by);
    } else {
        diag_failure(diag, job->path.data, "worker-ended",
                     "the program broke down while it made this; nothing torn is left");
    }
    keep_messages(run, job, diag);
    diag_print(diag, stderr, run->wish->lang);
    arena_destroy(arena);
}

static void take(void *context, const struct pool_answer *answer)
{
    struct run *run = context;
    struct job *job = &run->jobs.items[answer->number];
    job->said = str_copy(run->arena, answer->said);
    job->milliseconds = answer->milliseconds;
    if (!take_record(job, answer, run->arena)) {
        job->state = JOB_BROKEN;
        job->ended_by = WIFSIGNALED(answer->status) ? WTERMSIG(answer->status) : 0;
        say_broken(run, job);
    }
    tell(run, job);
}

/* ---- all of it ----------------------------------------------------------------------
 */

static size_t count_processors(void)
{
    cpu_set_t set;
    return sched_getaffinity(0, sizeof set, &set) == 0 ? (size_t)CPU_COUNT(&set) : 1;
}

/* The checksum of this program and of what comes with it. */
static bool sum_program(struct run *run)
{
    struct arena *arena = arena_create();
    struct str bytes;
    bool read = file_read_binary(&bytes, "/proc/self/exe", PROGRAM_MAX, arena, run->diag);
    if (read) {
        struct str program = sha256_hex(arena, bytes);
        struct str all =
            str_format(arena, "%.*s %.*s", STR_ARGS(program), STR_ARGS(run->host->data));
        run->terms.program = sha256_hex(run->arena, all);
    }
    arena_destroy(arena);
    return read;
}

static bool prepare(struct run *run)
{
    struct str stamps = str_format(run->arena, "%s/reports/batch", run->wish->folder);
    run->terms.folder = run->wish->folder;
    run->terms.options = sha256_hex(run->arena, run->host->options);
    if (!sum_program(run) || !file_make_folder(stamps.data, run->diag)) {
        return false;
    }
    run->progress.count = run->jobs.count;
    for (size_t i = 0; i < run->jobs.count; i++) {
        run->progress.bytes += run->jobs.items[i].size;
    }
    return true;
}

static void run_pool(struct run *run)
{
    size_t workers = run->wish->workers > 0 ? run->wish->workers : count_processors();
    size_t *numbers = arena_new_array(run->arena, run->jobs.count + 1, size_t);
    struct pool_task task = {run, numbers, 0, workers, work, take};
    for (size_t i = 0; i < run->jobs.count; i++) {
        if (run->jobs.items[i].state == JOB_REFUSED) {
            tell(run, &run->jobs.items[i]);
        } else {
            numbers[task.count++] = i;
        }
    }
    switch (pool_run(&task)) {
    case POOL_DONE: break;
    case POOL_STOPPED:
        diag_failure(run->diag, NULL, "batch-stopped",
                     "stopped after %zu of %zu files; the same command goes on from here",
                     run->progress.done, run->progress.count);
        break;
    case POOL_FAILED:
        diag_failure(run->diag, NULL, "batch-workers",
                     "no process can be started to make brochures: %s",
                     file_error_text(errno));
        break;
    }
}

static int report_all(struct run *run)
{
    struct str path;
    struct report_facts facts = {.wish = run->wish,
                                 .jobs = run->jobs.items,
                                 .count = run->jobs.count,
                                 .code = diag_exit_code(run->diag),
                                 .milliseconds = now() - run->begun};
    size_t good = 0;
    for (size_t i = 0; i < run->jobs.count; i++) {
        int code = job_code(&run->jobs.items[i]);
        good += code == 0;
        facts.code = code > facts.code ? code : facts.code;
    }
    if (!report_write_batch(&path, &facts, run->arena, run->diag)) {
        return 3;
    }
    if (run->watched || facts.code > 0) {
        wording_print(stderr, run->wish->lang,
                      "%zu of %zu files are done, in %s; see %.*s\n", good,
                      run->jobs.count, progress_time(run->arena, facts.milliseconds),
                      STR_ARGS(path));
    }
    return facts.code;
}

int batch_run(const struct batch_wish *wish, const struct batch_host *host,
              struct diag *diag)
{
    struct run run = {.wish = wish,
                      .host = host,
                      .arena = arena_create(),
                      .diag = diag,
                      .begun = now(),
                      .watched = isatty(STDERR_FILENO) == 1};
    int code = 3;
    if (find_jobs(&run) && prepare(&run)) {
        run_pool(&run);
        code = report_all(&run);
    }
    arena_destroy(run.arena);
    return code;
}
