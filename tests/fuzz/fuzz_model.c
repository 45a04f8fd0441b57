/* Any bytes through input and model: whatever they are, the run ends with a brochure or
 * with messages, and each message can be printed. */
#include "base/source.h"
#include "input/input.h"
#include "model/model.h"
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void add_length(void *context, const struct localized *text, enum text_use use)
{
    size_t *total = context;
    for (int lang = 0; lang < LANG_COUNT; lang++) {
        *total += text->text[lang].size + source_offset(text->mark[lang]) + (size_t)use;
    }
}

/* What was decoded can be walked even when there are faults. */
static void load(const struct source *source, bool allow_missing)
{
    const struct model_options options = {.allow_missing = allow_missing};
    struct arena *arena = arena_create();
    struct diag *diag = diag_create(arena);
    struct node root;
    if (input_read(&root, source, arena, diag)) {
        struct brochure brochure;
        bool sound = model_load(&brochure, &root, &options, arena, diag);
        if (sound != (diag_error_count(diag) == 0)) {
            abort();
        }
        size_t total = 0;
        model_each_text(&brochure, add_length, &total);
    }
    char *text = NULL;
    size_t length = 0;
    FILE *memory = open_memstream(&text, &length);
    if (memory != NULL) {
        diag_print(diag, memory, LANG_BG);
        fclose(memory);
    }
    free(text);
    arena_destroy(arena);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena *arena = arena_create();
    struct str bytes = {(const char *)data, size};
    const struct source *source = source_make(arena, STR("fuzz.yaml"), bytes);
    load(source, false);
    load(source, true);
    arena_destroy(arena);
    return 0;
}
