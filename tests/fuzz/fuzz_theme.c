/* Any bytes as a theme: whatever they are, the run ends with a theme whose shape can be
 * read, or with messages, and each message can be printed. */
#include "base/source.h"
#include "image/image.h"
#include "input/input.h"
#include "model/model.h"
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void load(const struct source *source, struct arena *arena, struct diag *diag)
{
    const struct theme_terms terms = {.ink_most = 300};
    struct node root;
    struct theme theme;
    if (!input_read(&root, source, arena, diag)) {
        return;
    }
    bool sound = model_load_theme(&theme, &root, &terms, arena, diag);
    if (sound != (diag_error_count(diag) == 0)) {
        abort();
    }
    if (sound && theme.motif.shape == SHAPE_OUTLINE) {
        (void)image_read_path(&theme.motif.outline, theme.motif.data.text, THEME_UNIT,
                              arena);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena *arena = arena_create();
    struct diag *diag = diag_create(arena);
    struct str bytes = {(const char *)data, size};
    load(source_make(arena, STR("fuzz.yaml"), bytes), arena, diag);
    char *text = NULL;
    size_t length = 0;
    FILE *memory = open_memstream(&text, &length);
    if (memory != NULL) {
        diag_print(diag, memory, LANG_BG);
        fclose(memory);
    }
    free(text);
    arena_destroy(arena);
    return 0;
}
