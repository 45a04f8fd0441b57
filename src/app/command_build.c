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

/* ---- for the editor ---------------------------------------------------------------- */

/* The errors that are told; nobody reads more. */
struct telling {
    struct json *json;
    size_t left;
};

static void tell_error(void *context, const struct diag_message *message)
{
    struct telling *telling = context;
    if (message->severity > DIAG_ERROR || telling->left == 0) {
        return;
    }
    telling->left--;
    json_open(telling->json, NULL, '{');
    json_keep_on_line(telling->json);
    json_text(telling->json, "severity", "error");
    json_number(telling->json, "line", message->mark.line);
    json_number(telling->json, "column", message->mark.column);
    json_str(telling->json, "message", message->words);
    json_close(telling->json, '}');
}

static void tell_errors(const struct diag *diag, struct json *json, enum lang lang)
{
    enum { ERRORS_TOLD = 500 };
    struct telling telling = {json, ERRORS_TOLD};
    json_open(json, lang_facts(lang)->code, '{');
    json_number(json, "errors", diag_error_count(diag));
    json_open(json, "messages", '[');
    diag_each(diag, lang, tell_error, &telling);
    json_close(json, ']');
    json_close(json, '}');
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
    struct builder report = {.arena = content.arena};
    struct json json = {.out = &report};
    json_open(&json, NULL, '{');
    for (size_t lang = 0; lang < LANG_COUNT; lang++) {
        tell_errors(content.diag, &json, (enum lang)lang);
    }
    json_close(&json, '}');
    fprintf(out, "\n%.*s", STR_ARGS(builder_str(&report)));
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
