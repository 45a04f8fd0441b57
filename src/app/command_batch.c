/* brochure batch: many content files in one run. */
#include "app/commands.h"
#include "app/content.h"
#include "app/inputs.h"
#include "batch/batch.h"
#include "input/input.h"
#include <stdio.h>

/* Of each worker its own, so that fonts and patterns are read once. */
struct desk {
    const struct options *options;
    struct text_engine *engine;
};

static bool find_name(const void *context, struct batch_name *out,
                      const struct source *source, struct arena *arena)
{
    const struct desk *desk = context;
    struct input_name name;
    if (!input_find_name(&name, source, arena)) {
        return false;
    }
    out->id = name.id;
    out->mark = name.mark;
    out->stem = content_make_stem(name.id, name.languages, name.language_count,
                                  desk->options, arena);
    return true;
}

static void build(void *context, const char *path, struct batch_made *out,
                  struct arena *arena)
{
    struct desk *desk = context;
    struct options options = *desk->options;
    options.file = path;
    build_next(&options, &desk->engine, out, arena);
}

/* All options that change a byte of what is made. */
static struct str describe(const struct options *options, struct arena *arena)
{
    struct builder out = {.arena = arena};
    for (size_t i = 0; i < options->edition_count; i++) {
        builder_format(&out, "%s ", edition_name(options->editions[i]));
    }
    for (size_t i = 0; i < options->language_count; i++) {
        builder_format(&out, "%s ", lang_facts(options->languages[i])->code);
    }
    builder_format(&out, "%d %d %d %d %d %d %d %d ", (int)options->editions_named,
                   (int)options->bilingual, (int)options->page.width,
                   (int)options->page.height, (int)options->standard,
                   (int)options->outlines, (int)options->allow_missing,
                   (int)options->strict);
    builder_add(&out, options->theme);
    return builder_str(&out);
}

int command_batch(const struct options *options)
{
    struct arena *arena = arena_create();
    struct diag *diag = diag_create(arena);
    struct desk desk = {.options = options};
    const struct batch_host host = {
        .context = &desk,
        .options = describe(options, arena),
        .data = inputs_digest_data(arena),
        .find_name = find_name,
        .build = build,
    };
    const struct batch_wish wish = {
        .source = options->file,
        .folder = options->folder,
        .workers = options->workers,
        .shard = options->shard,
        .shards = options->shards,
        .force = options->force,
        .lang = options->messages,
    };
    int code = batch_run(&wish, &host, diag);
    diag_print(diag, stderr, options->messages);
    text_engine_destroy(desk.engine);
    arena_destroy(arena);
    return code;
}
