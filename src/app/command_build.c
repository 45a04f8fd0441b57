/* brochure build: content to PDF files, or to a dump of the pages. */
#include "app/commands.h"
#include "app/pipeline.h"
#include "app/report.h"
#include "base/file.h"
#include <stdio.h>
#include <unistd.h>

/* Progress is for a person who looks on; scripts hear nothing. */
static void say_written(const struct pipeline *pipeline, const char *path, size_t size)
{
    if (isatty(STDERR_FILENO)) {
        fprintf(stderr, "%s: %zu pages, %zu kB\n", path, pipeline->display.pages.count,
                (size + 999) / 1000);
    }
}

static bool write_edition(struct pipeline *pipeline, const struct report_output *output)
{
    struct file_sink *sink = file_sink_create(output->path.data, pipeline->diag);
    if (sink == NULL) {
        return false;
    }
    if (!pipeline_write(pipeline, output->edition, sink)) {
        file_sink_destroy(sink);
        return false;
    }
    size_t size = file_sink_size(sink);
    if (!file_sink_commit(sink)) {
        return false;
    }
    say_written(pipeline, output->path.data, size);
    return true;
}

/* <folder>/<id>-council.pdf, and what it is to the report. */
static struct report_output make_output(const struct pipeline *pipeline,
                                        const struct edition *edition)
{
    struct str name =
        str_format(pipeline->arena, "%.*s-%s.pdf", STR_ARGS(pipeline_stem(pipeline)),
                   edition_name(edition));
    struct str path =
        str_format(pipeline->arena, "%s/%.*s", pipeline->options->folder, STR_ARGS(name));
    return (struct report_output){edition, name, path};
}

static bool write_editions(struct pipeline *pipeline)
{
    const struct options *options = pipeline->options;
    struct report_output outputs[OPTIONS_EDITIONS_MAX];
    if (!file_make_folder(options->folder, pipeline->diag)) {
        return false;
    }
    size_t count = 0;
    for (size_t i = 0; i < options->edition_count; i++) {
        if (pipeline->unprintable && edition_is_for_press(options->editions[i])) {
            continue;
        }
        outputs[count] = make_output(pipeline, options->editions[i]);
        if (!write_edition(pipeline, &outputs[count++])) {
            return false;
        }
    }
    return !options->report || report_write(pipeline, outputs, count);
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
