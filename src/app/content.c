/* The stages up to the pages, in a row. Each reports all that it finds, so that one run
 * tells everything: texts and pictures are looked through even when the model has already
 * found faults. */
#include "app/content.h"
#include "base/file.h"
#include "input/input.h"
#include <stdio.h>

void content_init(struct content *content, const struct options *options)
{
    *content = (struct content){.options = options, .arena = arena_create()};
    content->diag = diag_create(content->arena);
    content->pictures.folder = below_folder(str_from(options->file));
    if (options->strict) {
        diag_set_strict(content->diag);
    }
}

void content_done(struct content *content)
{
    text_engine_destroy(content->engine);
    arena_destroy(content->arena);
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
static bool choose_languages(struct content *content)
{
    const struct document *document = &content->brochure.document;
    const struct options *options = content->options;
    for (size_t i = 0; i < document->language_count; i++) {
        enum lang lang = document->languages[i];
        if (options->language_count == 0 ||
            has_language(options->languages, options->language_count, lang)) {
            content->languages[content->language_count++] = lang;
        }
    }
    for (size_t i = 0; i < options->language_count; i++) {
        enum lang lang = options->languages[i];
        if (!has_language(document->languages, document->language_count, lang)) {
            fprintf(stderr,
                    "brochure: error: --lang asks for %s, which is not among the "
                    "document's languages\n",
                    lang_facts(lang)->name);
            content->misused = true;
            return false;
        }
    }
    return true;
}

static bool read_nodes(struct content *content, struct node *root)
{
    struct str bytes = content->bytes;
    struct arena *arena = content->arena;
    const char *path = content->options->file;
    if (bytes.data == NULL &&
        !file_read(&bytes, path, INPUT_FILE_MAX, arena, content->diag)) {
        return false;
    }
    const struct source *source = source_make(arena, str_from(path), bytes);
    return input_read(root, source, arena, content->diag);
}

static bool load_fonts(struct content *content)
{
    struct str fonts;
    if (!file_find_data(&fonts, "fonts", content->arena, content->diag)) {
        return false;
    }
    content->engine = text_engine_create(fonts, content->diag);
    return content->engine != NULL;
}

bool content_read(struct content *content)
{
    struct node root;
    struct model_options model_options = {
        .allow_missing = content->options->allow_missing,
    };
    struct brochure *brochure = &content->brochure;
    struct arena *arena = content->arena;
    struct diag *diag = content->diag;

    if (!read_nodes(content, &root)) {
        return false;
    }
    content->sound = model_load(brochure, &root, &model_options, arena, diag);
    if (!load_fonts(content)) {
        return false;
    }
    text_engine_begin(content->engine);
    bool legible =
        sections_read_texts(&content->texts, brochure, content->engine, arena, diag);
    bool visible = pictures_open(&content->pictures, brochure, arena, diag);
    content->sound = content->sound && legible && visible && choose_languages(content);
    return true;
}

bool content_lay_out(struct display *out, struct content *content)
{
    struct layout_request request = {
        .brochure = &content->brochure,
        .engine = content->engine,
        .texts = content->texts,
        .pictures = &content->pictures.opened,
        .press = content->pictures.press,
        .wish = {.bilingual = BILINGUAL_COLUMNS,
                 .page = {MM(210), MM(297)},
                 .align = content->brochure.layout.align,
                 .line_numbers = content->brochure.layout.line_numbers,
                 .theme = theme_linden()},
        .language_count = content->language_count,
    };
    for (size_t i = 0; i < content->language_count; i++) {
        request.languages[i] = content->languages[i];
    }
    return layout_brochure(out, &request, content->arena, content->diag) &&
           diag_error_count(content->diag) == 0;
}

struct str content_stem(const struct content *content)
{
    const struct document *document = &content->brochure.document;
    bool all = content->language_count == document->language_count;
    return str_format(content->arena, "%.*s%s%s", STR_ARGS(document->id), all ? "" : "-",
                      all ? "" : lang_facts(content->languages[0])->code);
}

int content_exit_code(const struct content *content)
{
    int code = diag_exit_code(content->diag);
    return code == 0 && content->misused ? 2 : code;
}
