/* The stages up to the pages, in a row. Each reports all that it finds, so that one run
 * tells everything: texts and pictures are looked through even when the model has already
 * found faults. */
#include "app/content.h"
#include "base/wording.h"
#include "app/wishes.h"
#include "base/below.h"
#include "base/file.h"
#include "input/input.h"
#include <stdio.h>

void content_init(struct content *content, const struct options *options)
{
    *content = (struct content){.options = options, .arena = arena_create()};
    content->diag = diag_create(content->arena);
    content->supplies.folder = below_folder(str_from(options->file));
    if (options->strict) {
        diag_set_strict(content->diag);
    }
}

void content_done(struct content *content)
{
    if (!content->engine_lent) {
        text_engine_destroy(content->engine);
    }
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

static bool is_asked_for(const struct options *options, enum lang lang)
{
    return options->language_count == 0 ||
           has_language(options->languages, options->language_count, lang);
}

/* The languages to print: those of the document, in its order, that --lang asks for. */
static bool choose_languages(struct content *content)
{
    const struct document *document = &content->brochure.document;
    const struct options *options = content->options;
    for (size_t i = 0; i < document->language_count; i++) {
        enum lang lang = document->languages[i];
        if (is_asked_for(options, lang)) {
            content->languages[content->language_count++] = lang;
        }
    }
    for (size_t i = 0; i < options->language_count; i++) {
        enum lang lang = options->languages[i];
        if (!has_language(document->languages, document->language_count, lang)) {
            wording_print(stderr, options->messages,
                          "brochure: %s --lang asks for %s, which is not among the "
                          "document's languages\n",
                          N_("error:"), lang_facts(lang)->name);
            content->misused = true;
            return false;
        }
    }
    return true;
}

static bool read_nodes(struct content *content)
{
    struct node *root = arena_new(content->arena, struct node);
    struct str bytes = content->bytes;
    struct arena *arena = content->arena;
    const char *path = content->options->file;
    if (bytes.data == NULL &&
        !file_read(&bytes, path, INPUT_FILE_MAX, arena, content->diag)) {
        return false;
    }
    const struct source *source = source_make(arena, str_from(path), bytes);
    content->root = input_read(root, source, arena, content->diag) ? root : NULL;
    return content->root != NULL;
}

/* The bytes of the earlier edition, from the file or from what is attached. */
static bool take_earlier(struct content *content)
{
    const char *path = content->options->changes_since;
    if (content->earlier.data != NULL) {
        return true;
    }
    if (!content->supplies.attached_only) {
        return file_read(&content->earlier, path, INPUT_FILE_MAX, content->arena,
                         content->diag);
    }
    const struct verify_supplement *file =
        supplies_find(&content->supplies, str_from(path));
    content->earlier = file != NULL ? file->bytes : (struct str){0};
    return file != NULL;
}

bool content_read_earlier(struct content *content, struct node *out)
{
    const char *path = content->options->changes_since;
    struct arena *arena = content->arena;
    if (!take_earlier(content) ||
        !input_read(out, source_make(arena, str_from(path), content->earlier), arena,
                    content->diag)) {
        return false;
    }
    const struct node *sections = node_find(out, STR("sections"));
    return (sections != NULL && sections->kind == NODE_SEQUENCE) ||
           diag_error(content->diag, out->mark, "changes-edition",
                      "this is no earlier edition of the plan: it has no list of "
                      "sections");
}

/* Compares with an earlier edition, if one is asked for. */
static bool find_changes(struct content *content)
{
    struct node *before = arena_new(content->arena, struct node);
    if (content->options->changes_since == NULL) {
        return true;
    }
    if (!content_read_earlier(content, before)) {
        return false;
    }
    model_compare(&content->changes, before, content->root, content->arena);
    return true;
}

static bool load_fonts(struct content *content)
{
    struct str fonts;
    if (content->engine != NULL) {
        return true;
    }
    if (!file_find_data(&fonts, "fonts", content->arena, content->diag)) {
        return false;
    }
    content->engine = text_engine_create(fonts, content->diag);
    return content->engine != NULL;
}

/* The theme of the command line: a path from the working folder on is one from the folder
 * of the content on, as far as it leads through that. */
static struct str theme_of_options(const struct content *content)
{
    struct str theme = content->options->theme;
    struct str folder = content->supplies.folder;
    bool within = folder.size > 0 && str_starts_with(theme, folder) &&
                  theme.size > folder.size && theme.data[folder.size] == '/';
    return within ? str_slice(theme, folder.size + 1, theme.size) : theme;
}

/* What the pages shall be, and whether they can. */
static bool choose_pages(struct content *content)
{
    const struct options *options = content->options;
    const struct brochure *brochure = &content->brochure;
    struct theme_wanted wanted = {
        .name = brochure->layout.theme,
        .supplies = &content->supplies,
        .ink_most = brochure->print.preflight.ink.warn,
    };
    if (options->theme.size > 0) {
        wanted.name = (struct word){theme_of_options(content), NO_MARK};
    }
    content->wish = wishes_make(options, brochure);
    bool found = themes_find(&content->theme, &wanted, content->arena, content->diag);
    content->wish.theme = content->theme.theme;
    bool agreed = wishes_agree(&content->wish, options, content->language_count);
    content->misused = content->misused || !agreed;
    return found && agreed;
}

bool content_read(struct content *content)
{
    struct model_options model_options = {
        .allow_missing = content->options->allow_missing,
        .pass_words = content->options->pass_words,
    };
    struct brochure *brochure = &content->brochure;
    struct arena *arena = content->arena;
    struct diag *diag = content->diag;

    if (!read_nodes(content) || !find_changes(content)) {
        return false;
    }
    content->sound = model_load(brochure, content->root, &model_options, arena, diag);
    brochure->changes =
        content->options->changes_since == NULL ? NULL : &content->changes;
    if (!load_fonts(content)) {
        return false;
    }
    text_engine_begin(content->engine, brochure->hyphenation,
                      brochure->hyphenation_count);
    bool legible =
        sections_read_texts(&content->texts, brochure, content->engine, arena, diag);
    bool visible =
        pictures_open(&content->pictures, brochure, &content->supplies, arena, diag);
    content->sound = content->sound && legible && visible;
    content->sound = choose_languages(content) && content->sound;
    content->sound = choose_pages(content) && content->sound;
    return true;
}

static struct layout_request request_of(const struct content *content)
{
    struct layout_request request = {
        .brochure = &content->brochure,
        .engine = content->engine,
        .texts = content->texts,
        .pictures = &content->pictures.opened,
        .press = content->pictures.press,
        .wish = content->wish,
        .language_count = content->language_count,
    };
    for (size_t i = 0; i < content->language_count; i++) {
        request.languages[i] = content->languages[i];
    }
    return request;
}

bool content_lay_out(struct display *out, struct content *content)
{
    struct layout_request request = request_of(content);
    size_t passed = content->options->pass_words ? diag_error_count(content->diag) : 0;
    return layout_brochure(out, &request, content->arena, content->diag) &&
           diag_error_count(content->diag) == passed;
}

void content_dump_blocks(struct content *content, FILE *file)
{
    struct layout_request request = request_of(content);
    if (content->sound) {
        layout_dump_blocks(&request, content->arena, content->diag, file);
    }
}

struct str content_make_stem(struct str id, const enum lang *languages, size_t count,
                             const struct options *options, struct arena *arena)
{
    const char *first = NULL;
    bool all = true;
    for (size_t i = 0; i < options->language_count; i++) {
        if (!has_language(languages, count, options->languages[i])) {
            return STR("");
        }
    }
    for (size_t i = 0; i < count; i++) {
        bool chosen = is_asked_for(options, languages[i]);
        first = chosen && first == NULL ? lang_facts(languages[i])->code : first;
        all = all && chosen;
    }
    return str_format(arena, "%.*s%s%s", STR_ARGS(id), all ? "" : "-", all ? "" : first);
}

struct str content_stem(const struct content *content)
{
    const struct document *document = &content->brochure.document;
    return content_make_stem(document->id, document->languages, document->language_count,
                             content->options, content->arena);
}

int content_exit_code(const struct content *content)
{
    int code = diag_exit_code(content->diag);
    return code == 0 && content->misused ? 2 : code;
}
