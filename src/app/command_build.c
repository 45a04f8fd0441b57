/* brochure build: content to PDF files, or to a dump of the pages. */
#include "app/commands.h"
#include "app/content.h"
#include "app/editions.h"
#include "app/report.h"
#include "base/file.h"
#include <stdio.h>
#include <unistd.h>

/* Progress is for a person who looks on; scripts hear nothing. */
static void say_written(const struct editions *editions, const char *path, size_t size)
{
    if (isatty(STDERR_FILENO)) {
        fprintf(stderr, "%s: %zu pages, %zu kB\n", path, editions->pages.pages.count,
                (size + 999) / 1000);
    }
}

static bool write_edition(struct editions *editions, size_t place,
                          const struct report_output *output)
{
    struct file_sink *sink = file_sink_create(output->path.data, editions->content->diag);
    if (sink == NULL) {
        return false;
    }
    if (!editions_write(editions, place, sink)) {
        file_sink_destroy(sink);
        return false;
    }
    size_t size = file_sink_size(sink);
    if (!file_sink_commit(sink)) {
        return false;
    }
    say_written(editions, output->path.data, size);
    return true;
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

static bool write_editions(struct editions *editions)
{
    const struct content *content = editions->content;
    const struct options *options = content->options;
    struct report_output outputs[OPTIONS_EDITIONS_MAX];
    if (!file_make_folder(options->folder, content->diag)) {
        return false;
    }
    size_t count = 0;
    for (size_t i = 0; i < options->edition_count; i++) {
        if (editions->withheld[i]) {
            continue;
        }
        outputs[count] = make_output(content, options->editions[i]);
        if (!write_edition(editions, i, &outputs[count++])) {
            return false;
        }
    }
    return !options->report || report_write(editions, outputs, count);
}

int command_build(const struct options *options)
{
    struct content content;
    struct editions editions;
    content_init(&content, options);
    bool read = content_read(&content);
    if (read && options->dump == DUMP_BLOCKS) {
        content_dump_blocks(&content, stdout);
    } else if (read && editions_make(&editions, &content)) {
        if (options->dump == DUMP_PAGES) {
            display_dump(&editions.pages, stdout);
        } else {
            write_editions(&editions);
        }
    }
    diag_print(content.diag, stderr);
    int code = content_exit_code(&content);
    content_done(&content);
    return code;
}
