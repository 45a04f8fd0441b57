/* brochure translate: the texts of a plan to a translator, and back into the plan. */
#include "app/commands.h"
#include "app/rewriting.h"
#include "base/file.h"
#include "exchange/exchange.h"
#include <stdio.h>
#include <string.h>
#include <unistd.h>

/* Reads and checks the plan. Translations may be missing; all else must be sound, for a
 * text must be where the model finds it. */
static bool read_plan(struct rewriting *rewriting, struct brochure *brochure)
{
    const struct model_options options = {.allow_missing = true};
    struct diag *diag = diag_create(rewriting->arena);
    if (!rewriting_read(rewriting)) {
        return false;
    }
    if (model_load(brochure, &rewriting->root, &options, rewriting->arena, diag)) {
        return true;
    }
    diag_print(diag, stderr, rewriting->messages);
    rewriting->faulty = true;
    return false;
}

/* ---- export ---------------------------------------------------------------------- */

/* The name of the file without its folder. */
static struct str file_name(const char *path)
{
    struct str name = str_from(path);
    for (size_t at = str_find(name, STR("/"), 0); at != SIZE_MAX;
         at = str_find(name, STR("/"), 0)) {
        name = str_slice(name, at + 1, name.size);
    }
    return name;
}

static bool is_standard_output(const char *path)
{
    return str_equal(str_from(path), STR("-"));
}

/* Where the file goes: what -o names, or out/<id>-<language>.xlf. */
static const char *choose_target(const struct options *options,
                                 const struct exchange_plan *plan, struct arena *arena)
{
    if (options->folder_named) {
        return options->folder;
    }
    struct str id = plan->brochure->document.id;
    return str_format(arena, "%s/%.*s-%s.xlf", options->folder, STR_ARGS(id),
                      lang_facts(plan->to)->code)
        .data;
}

/* True if an old file of translations may lie at `path`, or nothing does. */
static bool may_write_over(const char *path, struct diag *diag)
{
    char head[1024] = {0};
    FILE *old = fopen(path, "re");
    size_t size = old == NULL ? 0 : fread(head, 1, sizeof head - 1, old);
    if (old != NULL) {
        (void)fclose(old);
    }
    return size == 0 || strstr(head, "<xliff") != NULL ||
           diag_failure(diag, path, "file-exists",
                        "there is a file of this name that holds no translations, which "
                        "export does not write over: choose another name");
}

static bool write_units(const struct rewriting *rewriting, struct exchange_plan *plan,
                        const struct options *options)
{
    struct arena *arena = rewriting->arena;
    struct diag *diag = rewriting->diag;
    const char *target = choose_target(options, plan, arena);
    bool shown = is_standard_output(target);
    if (!options->folder_named && !file_make_folder(options->folder, diag)) {
        return false;
    }
    if (!shown && !may_write_over(target, diag)) {
        return false;
    }
    struct file_sink *sink =
        shown ? file_sink_create_memory(diag) : file_sink_create(target, diag);
    if (sink == NULL) {
        return false;
    }
    bool written = exchange_write(sink, plan, file_name(options->file), arena, diag);
    if (written && shown) {
        struct str text = file_sink_bytes(sink);
        fwrite(text.data, 1, text.size, stdout);
    }
    if (written && !shown) {
        return file_sink_commit(sink);
    }
    file_sink_destroy(sink);
    return written;
}

int command_export(const struct options *options)
{
    struct brochure brochure;
    struct rewriting rewriting;
    rewriting_init(&rewriting, options->file, options->messages);
    if (read_plan(&rewriting, &brochure)) {
        struct exchange_plan plan = {.brochure = &brochure, .root = &rewriting.root};
        if (exchange_choose(&plan, options->to)) {
            write_units(&rewriting, &plan, options);
        } else {
            diag_error(rewriting.diag, rewriting.root.mark, "translate-nothing",
                       "the plan is in %s alone, so nothing is to be translated into it",
                       lang_facts(options->to)->name);
        }
    }
    return rewriting_done(&rewriting);
}

/* ---- import ---------------------------------------------------------------------- */

/* What is wrong with the plan now, in the lines that it has now. */
static void check_again(struct rewriting *rewriting)
{
    struct brochure brochure;
    struct node root;
    const struct model_options options = {.allow_missing = true};
    const struct source *source =
        source_make(rewriting->arena, str_from(rewriting->path), rewriting->text);
    if (input_read(&root, source, rewriting->arena, rewriting->diag)) {
        model_load(&brochure, &root, &options, rewriting->arena, rewriting->diag);
    }
}

static void say_what_came(const struct exchange_result *result, enum lang lang)
{
    if (isatty(STDERR_FILENO)) {
        wording_print(stderr, lang,
                      "%zu changes in the plan; %zu texts are not translated yet\n",
                      result->count, result->untranslated);
    }
}

static void import_file(struct rewriting *rewriting, const struct brochure *brochure,
                        const char *path)
{
    struct arena *arena = rewriting->arena;
    struct diag *diag = rewriting->diag;
    struct str bytes;
    struct exchange_plan plan = {.brochure = brochure, .root = &rewriting->root};
    struct exchange_result result;
    if (!file_read(&bytes, path, EXCHANGE_FILE_MAX, arena, diag)) {
        return;
    }
    const struct source *file = source_make(arena, str_from(path), bytes);
    if (!exchange_read(&result, file, &plan, arena, diag)) {
        return;
    }
    say_what_came(&result, rewriting->messages);
    if (result.count > 0) {
        rewriting->text =
            change_apply_all(rewriting->source, result.changes, result.count, arena);
    }
    if (result.count == 0 || rewriting_save(rewriting)) {
        check_again(rewriting);
    }
}

int command_import(const struct options *options)
{
    struct brochure brochure;
    struct rewriting rewriting;
    rewriting_init(&rewriting, options->file, options->messages);
    if (read_plan(&rewriting, &brochure)) {
        import_file(&rewriting, &brochure, options->translation);
    }
    return rewriting_done(&rewriting);
}
