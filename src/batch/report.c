/* Of all that the report says only the seconds, and what was up to date, hang on the run;
 * the rest follows from the files. */
#include "batch/report.h"
#include "base/file.h"
#include "base/version.h"

enum result {
    MADE,
    CURRENT,
    PARTLY,
    REJECTED,
    REFUSED,
    UNFIT,
    FAILED,
    BROKEN,
    WAITS,
    COUNT
};

static const char *const RESULTS[COUNT] = {
    [MADE] = "made",         [CURRENT] = "up-to-date", [PARTLY] = "print-withheld",
    [REJECTED] = "rejected", [REFUSED] = "refused",    [UNFIT] = "options-unfit",
    [FAILED] = "failed",     [BROKEN] = "broken",      [WAITS] = "not-reached",
};

static enum result find_result(const struct job *job)
{
    switch (job->state) {
    case JOB_WAITS: return WAITS;
    case JOB_CURRENT: return CURRENT;
    case JOB_REFUSED: return REFUSED;
    case JOB_BROKEN: return BROKEN;
    case JOB_MADE: break;
    }
    switch (job->made.code) {
    case 0: return MADE;
    case 1: return job->made.outputs.count > 0 ? PARTLY : REJECTED;
    case 2: return UNFIT;
    default: return FAILED;
    }
}

static void add_seconds(struct json *json, size_t milliseconds)
{
    json_word(json, "seconds",
              str_format(json->out->arena, "%zu.%03zu", milliseconds / 1000,
                         milliseconds % 1000)
                  .data);
}

static void add_outputs(struct json *json, const struct batch_files *outputs)
{
    json_open(json, "outputs", '[');
    for (size_t i = 0; i < outputs->count; i++) {
        const struct batch_file *output = &outputs->items[i];
        json_open(json, NULL, '{');
        json_keep_on_line(json);
        json_str(json, "file", output->path);
        json_number(json, "bytes", output->size);
        json_str(json, "sha256", output->sha256);
        json_close(json, '}');
    }
    json_close(json, ']');
}

static void add_job(struct json *json, const struct job *job)
{
    struct arena *arena = json->out->arena;
    json_open(json, NULL, '{');
    json_str(json, "file", job->path);
    if (job->id.size > 0) {
        json_str(json, "id", job->id);
    }
    json_text(json, "result", RESULTS[find_result(job)]);
    json_number(json, "exit", (size_t)job_code(job));
    json_number(json, "pages", job->made.pages);
    add_seconds(json, job->milliseconds);
    add_outputs(json, &job->made.outputs);
    json_word(json, "messages",
              job->made.messages.size == 0 ? "null"
                                           : str_to_c(arena, job->made.messages));
    if (job->ended_by > 0) {
        json_number(json, "signal", (size_t)job->ended_by);
    }
    if (job_code(job) >= 2 && job->said.size > 0) {
        json_str(json, "said", job->said); /* by a library, or of the options */
    }
    json_close(json, '}');
}

static void add_counts(struct json *json, const struct report_facts *facts)
{
    size_t counts[COUNT] = {0};
    for (size_t i = 0; i < facts->count; i++) {
        counts[find_result(&facts->jobs[i])]++;
    }
    json_open(json, "results", '{');
    json_keep_on_line(json);
    for (size_t i = 0; i < COUNT; i++) {
        json_number(json, RESULTS[i], counts[i]);
    }
    json_close(json, '}');
}

struct str report_make(const struct report_facts *facts, struct arena *arena)
{
    struct builder out = {.arena = arena};
    struct json json = {.out = &out, .lang = facts->wish->lang};
    json_open(&json, NULL, '{');
    json_number(&json, "report", 1);
    json_text(&json, "program", "brochure " BROCHURE_VERSION);
    if (facts->wish->shards > 0) {
        json_open(&json, "shard", '{');
        json_keep_on_line(&json);
        json_number(&json, "number", facts->wish->shard);
        json_number(&json, "of", facts->wish->shards);
        json_close(&json, '}');
    }
    json_number(&json, "exit", (size_t)facts->code);
    add_seconds(&json, facts->milliseconds);
    json_number(&json, "files", facts->count);
    add_counts(&json, facts);
    json_open(&json, "brochures", '[');
    for (size_t i = 0; i < facts->count; i++) {
        add_job(&json, &facts->jobs[i]);
    }
    json_close(&json, ']');
    json_close(&json, '}');
    builder_add(&out, STR("\n"));
    return builder_str(&out);
}

bool report_write_batch(struct str *path, const struct report_facts *facts,
                        struct arena *arena, struct diag *diag)
{
    const struct batch_wish *wish = facts->wish;
    struct str report = report_make(facts, arena);
    *path = wish->shards > 0 ? str_format(arena, "%s/reports/batch-%zu-of-%zu.json",
                                          wish->folder, wish->shard, wish->shards)
                             : str_format(arena, "%s/reports/batch.json", wish->folder);
    struct file_sink *sink = file_sink_create(path->data, diag);
    if (sink == NULL) {
        return false;
    }
    file_sink_write(sink, report.data, report.size);
    return file_sink_commit(sink);
}
