/* brochure build: content to PDF files, or to a dump of the pages. */
#include "app/commands.h"
#include "app/pipeline.h"
#include "base/file.h"
#include <stdio.h>
#include <unistd.h>

/* <folder>/<id>-council.pdf; the language stands between when there are more. */
static struct str make_path(const struct pipeline *pipeline,
                            const struct edition *edition)
{
    const struct document *document = &pipeline->brochure.document;
    const struct display_facts *facts = &pipeline->display.facts;
    bool all = facts->language_count == document->language_count;
    const char *lang = all ? "" : lang_facts(facts->languages[0])->code;
    return str_format(pipeline->arena, "%s/%.*s%s%s-%s.pdf", pipeline->options->folder,
                      STR_ARGS(document->id), all ? "" : "-", lang,
                      edition_name(edition));
}

/* Progress is for a person who looks on; scripts hear nothing. */
static void say_written(const struct pipeline *pipeline, const char *path, size_t size)
{
    if (isatty(STDERR_FILENO)) {
        fprintf(stderr, "%s: %zu pages, %zu kB\n", path, pipeline->display.pages.count,
                (size + 999) / 1000);
    }
}

static bool write_edition(struct pipeline *pipeline, const struct edition *edition,
                          struct str profiles)
{
    struct str path = make_path(pipeline, edition);
    struct file_sink *sink = file_sink_create(path.data, pipeline->diag);
    if (sink == NULL) {
        return false;
    }
    struct arena *arena = arena_create();
    bool written = pdf_write(sink, &pipeline->display, pipeline->engine, edition,
                             profiles, arena, pipeline->diag);
    arena_destroy(arena);
    if (!written) {
        file_sink_destroy(sink);
        return false;
    }
    size_t size = file_sink_size(sink);
    if (!file_sink_commit(sink)) {
        return false;
    }
    say_written(pipeline, path.data, size);
    return true;
}

static bool write_editions(struct pipeline *pipeline)
{
    const struct options *options = pipeline->options;
    struct str profiles;
    if (!file_find_data(&profiles, "profiles", pipeline->arena, pipeline->diag) ||
        !file_make_folder(options->folder, pipeline->diag)) {
        return false;
    }
    for (size_t i = 0; i < options->edition_count; i++) {
        if (!write_edition(pipeline, options->editions[i], profiles)) {
            return false;
        }
    }
    return true;
}

int command_build(const struct options *options)
{
    struct pipeline pipeline;
    pipeline_init(&pipeline, options);
    if (pipeline_lay_out(&pipeline)) {
        if (options->dump_pages) {
            display_dump(&pipeline.display, stdout);
        } else {
            write_editions(&pipeline);
        }
    }
    diag_print(pipeline.diag, stderr);
    int code = pipeline_exit_code(&pipeline);
    pipeline_done(&pipeline);
    return code;
}
