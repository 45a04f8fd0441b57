/* Font programs to embed: the used glyphs of a face, their ids retained, without the
 * tables that only shaping needs. */
#include "text/face.h"
#include <hb-subset.h>
#include <hb.h>
#include <string.h>

/* A viewer draws glyphs by id: what maps, names or positions characters is dead weight.
 */
static const hb_tag_t DROPPED[] = {
    HB_TAG('G', 'S', 'U', 'B'), HB_TAG('G', 'P', 'O', 'S'), HB_TAG('G', 'D', 'E', 'F'),
    HB_TAG('B', 'A', 'S', 'E'), HB_TAG('k', 'e', 'r', 'n'), HB_TAG('n', 'a', 'm', 'e'),
    HB_TAG('p', 'o', 's', 't'), HB_TAG('O', 'S', '/', '2'), HB_TAG('c', 'm', 'a', 'p'),
    HB_TAG('D', 'S', 'I', 'G'), HB_TAG('S', 'T', 'A', 'T'), HB_TAG('M', 'A', 'T', 'H'),
    HB_TAG('g', 'a', 's', 'p'), HB_TAG('m', 'e', 't', 'a'), HB_TAG('F', 'F', 'T', 'M'),
};

static void fill_input(hb_subset_input_t *input, struct text_glyph_set glyphs)
{
    hb_subset_input_set_flags(input, HB_SUBSET_FLAGS_RETAIN_GIDS |
                                         HB_SUBSET_FLAGS_NOTDEF_OUTLINE |
                                         HB_SUBSET_FLAGS_NO_HINTING);
    hb_set_t *dropped = hb_subset_input_set(input, HB_SUBSET_SETS_DROP_TABLE_TAG);
    for (size_t i = 0; i < sizeof DROPPED / sizeof *DROPPED; i++) {
        hb_set_add(dropped, DROPPED[i]);
    }
    hb_set_t *kept = hb_subset_input_glyph_set(input);
    hb_set_add(kept, 0);
    for (size_t i = 0; i < glyphs.count; i++) {
        hb_set_add(kept, glyphs.ids[i]);
    }
}

static bool is_last(const struct face_subset *last, struct text_glyph_set glyphs)
{
    return last->program.size > 0 && last->count == glyphs.count &&
           memcmp(last->ids, glyphs.ids, glyphs.count * sizeof *glyphs.ids) == 0;
}

static void keep(struct face_subset *last, struct text_glyph_set glyphs,
                 struct str program)
{
    arena_destroy(last->arena);
    last->arena = arena_create();
    last->ids = arena_copy(last->arena, glyphs.ids, glyphs.count * sizeof *glyphs.ids);
    last->count = glyphs.count;
    last->program = str_copy(last->arena, program);
}

bool text_face_subset(struct str *out, const struct text_face *face,
                      struct text_glyph_set glyphs, struct arena *arena,
                      struct diag *diag)
{
    if (is_last(face->subset, glyphs)) {
        *out = str_copy(arena, face->subset->program);
        return true;
    }
    const char *path = str_to_c(arena, face->plan.path);
    hb_subset_input_t *input = hb_subset_input_create_or_fail();
    if (input == NULL) {
        arena_out_of_memory();
    }
    fill_input(input, glyphs);
    hb_face_t *subset = hb_subset_or_fail(face->hb_face, input);
    hb_subset_input_destroy(input);
    if (subset == NULL) {
        return diag_failure(diag, path, "font-damaged",
                            "cannot take a subset of the font file; remove "
                            "it and run `make` to install it again");
    }
    hb_blob_t *blob = hb_face_reference_blob(subset);
    unsigned size = 0;
    const char *data = hb_blob_get_data(blob, &size);
    *out = (struct str){arena_copy(arena, data, size), size};
    hb_blob_destroy(blob);
    hb_face_destroy(subset);
    if (size == 0) {
        arena_out_of_memory();
    }
    keep(face->subset, glyphs, *out);
    return true;
}
