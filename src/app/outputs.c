/* Each file is written beside its target. All but one are written by processes of their
 * own where there are processors for it; the bytes are the same. */
#include "app/outputs.h"
#include "app/beside.h"
#include "base/file.h"
#include "base/wording.h"
#include <unistd.h>

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

/* Opens the file of the edition of that place in the options. */
static bool open_output(struct outputs *outputs, const struct editions *editions,
                        size_t place)
{
    const struct content *content = editions->content;
    struct report_output output = make_output(content, content->options->editions[place]);
    struct file_sink *sink = file_sink_create(output.path.data, content->diag);
    if (sink == NULL) {
        return false;
    }
    outputs->items[outputs->count] = output;
    outputs->sinks[outputs->count] = sink;
    outputs->places[outputs->count++] = place;
    return true;
}

/* The place of the edition that this process writes itself: of the one that leaves facts
 * for the report, else of the last. */
static size_t choose_own(const struct editions *editions)
{
    const struct options *options = editions->content->options;
    size_t own = 0;
    while (own + 1 < options->edition_count && !editions_leaves_facts(editions, own)) {
        own++;
    }
    return own;
}

/* An edition is begun as soon as it may be written, while the next one is checked. */
static bool begin_all(struct outputs *outputs, struct editions *editions, size_t own)
{
    const struct options *options = editions->content->options;
    bool beside = options->edition_count > 1 && beside_is_worthwhile(editions->content);
    for (size_t place = 0; place < options->edition_count; place++) {
        if (editions->withheld[place] || !editions_preflight(editions, place)) {
            continue;
        }
        if (!open_output(outputs, editions, place)) {
            return false;
        }
        if (beside && place != own) {
            size_t index = outputs->count - 1;
            outputs->processes[index] =
                beside_start(editions, place, outputs->sinks[index]);
        }
    }
    return true;
}

/* What a process could not write is written here, which says why. */
static bool finish_output(struct outputs *outputs, struct editions *editions,
                          size_t index)
{
    pid_t process = outputs->processes[index];
    if (process != 0) {
        if (beside_end(process, outputs->sinks[index])) {
            return true;
        }
        file_sink_destroy(outputs->sinks[index]);
        outputs->sinks[index] =
            file_sink_create(outputs->items[index].path.data, editions->content->diag);
    }
    struct file_sink *sink = outputs->sinks[index];
    return sink != NULL && editions_write(editions, outputs->places[index], sink) &&
           file_sink_flush(sink);
}

static bool write_all(struct outputs *outputs, struct editions *editions)
{
    size_t own = choose_own(editions);
    bool written = begin_all(outputs, editions, own);
    for (size_t i = 0; i < outputs->count; i++) {
        if (outputs->places[i] == own) {
            written = finish_output(outputs, editions, i) && written;
        }
    }
    for (size_t i = 0; i < outputs->count; i++) {
        if (outputs->places[i] != own) {
            written = finish_output(outputs, editions, i) && written;
        }
    }
    return written;
}

/* All are written before the first takes the place of an old file. */
static bool commit(const struct outputs *outputs, const struct editions *editions,
                   bool written)
{
    size_t sizes[OPTIONS_EDITIONS_MAX] = {0};
    for (size_t i = 0; i < outputs->count; i++) {
        if (!written) {
            file_sink_destroy(outputs->sinks[i]);
        } else {
            sizes[i] = file_sink_size(outputs->sinks[i]);
        }
    }
    if (!written || !file_sink_commit_all(outputs->sinks, outputs->count)) {
        return false;
    }
    for (size_t i = 0; i < outputs->count; i++) {
        say_written(editions, outputs->items[i].path.data, sizes[i]);
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

bool outputs_write(struct outputs *outputs, struct editions *editions)
{
    const struct content *content = editions->content;
    const struct options *options = content->options;
    *outputs = (struct outputs){.count = 0};
    if (!file_make_folder(options->folder, content->diag)) {
        return false;
    }
    bool written = write_all(outputs, editions);
    return commit(outputs, editions, written) && set_old_aside(editions) &&
           (!options->report || report_write(editions, outputs->items, outputs->count));
}
