/* brochure build: content to PDF files, or to a dump of the pages. */
#include "app/commands.h"
#include "app/content.h"
#include "app/inputs.h"
#include "app/outputs.h"
#include "base/array.h"
#include "base/file.h"
#include "base/sha256.h"
#include <stdio.h>
#include <unistd.h>

enum { OUTPUT_MAX = 1 << 30 };

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
            outputs_write(&outputs, &editions);
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
        outputs_write(&outputs, &editions);
        fprintf(out, "%.*s", STR_ARGS(outputs.items[0].name));
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
        !outputs_write(&outputs, &editions)) {
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
