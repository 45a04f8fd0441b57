/* brochure build: content to PDF files, or to a dump of the pages. */
#include "app/commands.h"
#include "base/wording.h"
#include "app/content.h"
#include "app/editions.h"
#include "app/inputs.h"
#include "app/report.h"
#include "base/array.h"
#include "base/file.h"
#include "base/sha256.h"
#include <stdio.h>
#include <unistd.h>

enum { OUTPUT_MAX = 1 << 30 };

/* Progress is for a person who looks on; scripts hear nothing. */
static void say_written(const struct editions *editions, const char *path, size_t size)
{
    if (isatty(STDERR_FILENO)) {
        wording_print(stderr, editions->content->options->messages,
                      "%.*s: %zu pages, %zu kB\n", STR_ARGS(str_from(path)),
                      editions->pages.pages.count, (size + 999) / 1000);
    }
}

/* <folder>/<id>-council.pdf, and what it is to the report. */
static struct report_output make_output(const struct content *content,
                                        const struct edition *edition)
{
    struct str name = str_format(content->arena, "%.*s-%s.pdf",
                                 STR_ARGS(content_stem(content)), edition_name(edition));
    struct str path =
        str_format(content->arena, "%s/%.*s", content->options->folder, STR_ARGS(name));
    return (struct report_output){edition, name, path};
}

/* The files of a run, beside their targets. */
struct outputs {
    struct report_output items[OPTIONS_EDITIONS_MAX];
    struct file_sink *sinks[OPTIONS_EDITIONS_MAX];
    size_t sizes[OPTIONS_EDITIONS_MAX];
    size_t count;
};

static bool write_edition(struct outputs *outputs, struct editions *editions,
                          size_t place)
{
    const struct content *content = editions->content;
    struct report_output *output = &outputs->items[outputs->count];
    *output = make_output(content, content->options->editions[place]);
    struct file_sink *sink = file_sink_create(output->path.data, content->diag);
    if (sink == NULL) {
        return false;
    }
    outputs->sinks[outputs->count] = sink;
    bool written = editions_write(editions, place, sink);
    outputs->sizes[outputs->count++] = file_sink_size(sink);
    return written;
}

/* All are written before the first takes the place of an old file. */
static bool commit(const struct outputs *outputs, const struct editions *editions,
                   bool written)
{
    if (!written) {
        for (size_t i = 0; i < outputs->count; i++) {
            file_sink_destroy(outputs->sinks[i]);
        }
        return false;
    }
    if (!file_sink_commit_all(outputs->sinks, outputs->count)) {
        return false;
    }
    for (size_t i = 0; i < outputs->count; i++) {
        say_written(editions, outputs->items[i].path.data, outputs->sizes[i]);
    }
    return true;
}

/* What is withheld leaves no file that could be taken for it. */
static bool set_old_aside(const struct editions *editions)
{
    const struct content *content = editions->content;
    const struct options *options = content->options;
    for (size_t i = 0; i < options->edition_count; i++) {
        struct str aside = {0};
        struct report_output output = make_output(content, options->editions[i]);
        if (!editions_outdates(editions, i)) {
            continue;
        }
        if (!file_set_aside(&aside, output.path.data, content->arena, content->diag)) {
            return false;
        }
        if (aside.size > 0) {
            const struct diag_fault note = {DIAG_NOTE, NO_MARK, "print-aside"};
            diag_report(content->diag, &note,
                        "the print file of an earlier run is now %.*s, so that nobody "
                        "sends it",
                        STR_ARGS(aside));
        }
    }
    return true;
}

static bool write_editions(struct outputs *outputs, struct editions *editions)
{
    const struct content *content = editions->content;
    const struct options *options = content->options;
    *outputs = (struct outputs){.count = 0};
    if (!file_make_folder(options->folder, content->diag)) {
        return false;
    }
    bool written = true;
    for (size_t i = 0; i < options->edition_count && written; i++) {
        written = editions->withheld[i] || write_edition(outputs, editions, i);
    }
    return commit(outputs, editions, written) && set_old_aside(editions) &&
           (!options->report || report_write(editions, outputs->items, outputs->count));
}

int command_build(const struct options *options)
{
    struct content content;
    struct editions editions;
    struct outputs outputs;
    content_init(&content, options);
    bool read = content_read(&content);
    if (read && options->dump == DUMP_BLOCKS) {
        content_dump_blocks(&content, stdout);
    } else if (read && editions_make(&editions, &content)) {
        if (options->dump == DUMP_PAGES) {
            display_dump(&editions.pages, stdout);
        } else {
            write_editions(&outputs, &editions);
        }
    }
    diag_print(content.diag, stderr, options->messages);
    int code = content_exit_code(&content);
    content_done(&content);
    return code;
}

int build_for_editor(const struct options *options, FILE *out)
{
    struct content content;
    struct editions editions;
    struct outputs outputs;
    content_init(&content, options);
    if (content_read(&content) && editions_make(&editions, &content)) {
        write_editions(&outputs, &editions);
        struct str name = make_output(&content, options->editions[0]).name;
        fprintf(out, "%.*s", STR_ARGS(name));
    }
    fputs("\n{\"bg\":", out);
    diag_print_json(content.diag, out, LANG_BG);
    fputs(",\"en\":", out);
    diag_print_json(content.diag, out, LANG_EN);
    fputs("}", out);
    int code = content_exit_code(&content);
    content_done(&content);
    return code;
}

/* ---- in a batch -------------------------------------------------------------------- */

static bool add_output(struct batch_files *outputs, const struct report_output *output,
                       struct arena *arena, struct diag *diag)
{
    struct arena *scratch = arena_create();
    struct str bytes;
    bool read = file_read_binary(&bytes, output->path.data, OUTPUT_MAX, scratch, diag);
    if (read) {
        *array_push(arena, outputs) = (struct batch_file){
            str_copy(arena, output->name), sha256_hex(arena, bytes), bytes.size};
    }
    arena_destroy(scratch);
    return read;
}

static void build_for_batch(struct batch_made *out, struct content *content,
                            struct arena *arena)
{
    struct editions editions;
    struct outputs outputs;
    if (!content_read(content) || !editions_make(&editions, content) ||
        !write_editions(&outputs, &editions)) {
        return;
    }
    out->pages = editions.pages.pages.count;
    inputs_list(&out->inputs, &editions, arena);
    bool read = true;
    for (size_t i = 0; i < outputs.count && read; i++) {
        read = add_output(&out->outputs, &outputs.items[i], arena, content->diag);
    }
}

void build_next(const struct options *options, struct text_engine **engine,
                struct batch_made *out, struct arena *arena)
{
    struct content content;
    content_init(&content, options);
    content.engine = *engine;
    content.engine_lent = true;
    build_for_batch(out, &content, arena);
    *engine = content.engine;
    diag_print(content.diag, stderr, options->messages);
    struct builder messages = {.arena = arena};
    struct json json = {.out = &messages};
    json_open(&json, NULL, '{');
    json_keep_on_line(&json);
    diag_add_json(content.diag, &json, options->messages);
    json_close(&json, '}');
    out->messages = builder_str(&messages);
    out->code = content_exit_code(&content);
    content_done(&content);
}
