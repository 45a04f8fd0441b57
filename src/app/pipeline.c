/* The stages in a row. Each reports all that it finds, so that one run tells everything:
 * texts are checked even when the model has already found faults. */
#include "app/pipeline.h"
#include "app/booklet.h"
#include "app/origin.h"
#include "app/printing.h"
#include "app/proofing.h"
#include "base/source.h"
#include "input/input.h"
#include "layout/layout.h"
#include "app/pictures.h"
#include <stdio.h>

void pipeline_init(struct pipeline *pipeline, const struct options *options)
{
    *pipeline = (struct pipeline){.options = options, .arena = arena_create()};
    pipeline->diag = diag_create(pipeline->arena);
    if (options->strict) {
        diag_set_strict(pipeline->diag);
    }
}

void pipeline_done(struct pipeline *pipeline)
{
    text_engine_destroy(pipeline->engine);
    arena_destroy(pipeline->arena);
}

static bool has_language(const enum lang *languages, size_t count, enum lang lang)
{
    for (size_t i = 0; i < count; i++) {
        if (languages[i] == lang) {
            return true;
        }
    }
    return false;
}

/* The languages to print: those of the document, in its order, that --lang asks for. */
static bool choose_languages(struct pipeline *pipeline, struct layout_request *out)
{
    const struct document *document = &pipeline->brochure.document;
    const struct options *options = pipeline->options;
    for (size_t i = 0; i < document->language_count; i++) {
        enum lang lang = document->languages[i];
        if (options->language_count == 0 ||
            has_language(options->languages, options->language_count, lang)) {
            out->languages[out->language_count++] = lang;
        }
    }
    for (size_t i = 0; i < options->language_count; i++) {
        enum lang lang = options->languages[i];
        if (!has_language(document->languages, document->language_count, lang)) {
            fprintf(stderr,
                    "brochure: error: --lang asks for %s, which is not among the "
                    "document's languages\n",
                    lang_facts(lang)->name);
            pipeline->misused = true;
            return false;
        }
    }
    return true;
}

static bool load_content(struct pipeline *pipeline, struct node *root)
{
    struct str bytes = pipeline->content;
    struct arena *arena = pipeline->arena;
    const char *path = pipeline->options->file;
    if (bytes.data == NULL &&
        !file_read(&bytes, path, INPUT_FILE_MAX, arena, pipeline->diag)) {
        return false;
    }
    const struct source *source = source_make(arena, str_from(path), bytes);
    return input_read(root, source, arena, pipeline->diag);
}

static bool load_fonts(struct pipeline *pipeline)
{
    struct str fonts;
    if (!file_find_data(&fonts, "fonts", pipeline->arena, pipeline->diag)) {
        return false;
    }
    pipeline->engine = text_engine_create(fonts, pipeline->diag);
    return pipeline->engine != NULL;
}

bool pipeline_lay_out(struct pipeline *pipeline)
{
    struct node root;
    struct model_options model_options = {
        .allow_missing = pipeline->options->allow_missing,
    };
    struct layout_request request = {0};
    struct arena *arena = pipeline->arena;
    struct diag *diag = pipeline->diag;

    if (!load_content(pipeline, &root)) {
        return false;
    }
    bool loaded = model_load(&pipeline->brochure, &root, &model_options, arena, diag);
    if (!load_fonts(pipeline)) {
        return false;
    }
    text_engine_begin(pipeline->engine);
    bool sound = layout_read_texts(&request.texts, &pipeline->brochure, pipeline->engine,
                                   arena, diag);
    sound = pictures_load(pipeline) && sound;
    request.brochure = &pipeline->brochure;
    request.engine = pipeline->engine;
    request.pictures = &pipeline->pictures;
    request.press = pipeline->press;
    bool printable = printing_resolve(pipeline);
    bool done = loaded && sound && choose_languages(pipeline, &request) &&
                layout_brochure(&pipeline->display, &request, arena, diag) && printable &&
                diag_error_count(diag) == 0;
    if (done) {
        proofing_run(pipeline);
        origin_record(pipeline);
    }
    return done;
}

bool pipeline_write(struct pipeline *pipeline, const struct edition *edition,
                    struct file_sink *sink)
{
    struct str profiles;
    if (!file_find_data(&profiles, "profiles", pipeline->arena, pipeline->diag)) {
        return false;
    }
    struct arena *arena = arena_create();
    const struct display *display = &pipeline->display;
    struct display sheets;
    if (edition_is_imposed(edition)) {
        booklet_impose(&sheets, &pipeline->imposition, pipeline, arena);
        booklet_say(&sheets);
        display = &sheets;
    } else if (edition_is_for_press(edition)) {
        printing_prepare(&sheets, pipeline, arena);
        printing_finish(&sheets, pipeline);
        display = &sheets;
    }
    const struct pdf_request request = {display, pipeline->engine, edition, profiles};
    bool written = pdf_write(sink, &request, arena, pipeline->diag);
    arena_destroy(arena);
    return written;
}

struct str pipeline_stem(const struct pipeline *pipeline)
{
    const struct document *document = &pipeline->brochure.document;
    const struct display_facts *facts = &pipeline->display.facts;
    bool all = facts->language_count == document->language_count;
    return str_format(pipeline->arena, "%.*s%s%s", STR_ARGS(document->id), all ? "" : "-",
                      all ? "" : lang_facts(facts->languages[0])->code);
}

int pipeline_exit_code(const struct pipeline *pipeline)
{
    int code = diag_exit_code(pipeline->diag);
    return code == 0 && pipeline->misused ? 2 : code;
}
