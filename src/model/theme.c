/* A theme from its file: decoded by the table, checked, and made one of settings. */
#include "model/theme_draft.h"
#include "model/decode.h"
#include "model/model.h"
#include "model/theme_check.h"

static void fill(struct theme *out, const struct theme_draft *draft)
{
    *out = (struct theme){.name = draft->name,
                          .motif = draft->motif,
                          .display = draft->display,
                          .text = draft->text,
                          .notes = draft->notes};
    for (enum theme_colour i = 0; i < COLOUR_COUNT; i++) {
        const struct theme_entry *entry = &draft->colours[i];
        out->colours[i] =
            (struct colour){theme_colour_name(i), entry->rgb[0],  entry->rgb[1],
                            entry->rgb[2],        entry->inks[0], entry->inks[1],
                            entry->inks[2],       entry->inks[3], NULL};
    }
    for (size_t i = 0; i < THEME_PRIORITIES; i++) {
        enum theme_colour colour = draft->fills.items[i];
        out->priorities[i] = (struct priority_colours){
            colour, theme_text_on(draft, colour), theme_tint_of(colour)};
    }
}

static void check_axis(const struct theme_draft *draft, struct diag *diag)
{
    const struct point *axis = draft->motif.axis;
    if (draft->motif.shape == SHAPE_OUTLINE && axis[0].x == axis[1].x &&
        axis[0].y == axis[1].y) {
        diag_error(diag, draft->motif_mark, "theme-axis",
                   "the axis of the shape begins and ends at the same point; it leads "
                   "from the base to the tip");
    }
}

bool model_load_theme(struct theme *out, const struct node *root,
                      const struct theme_terms *terms, struct arena *arena,
                      struct diag *diag)
{
    struct brochure none = {0};
    const struct model_options options = {0};
    struct theme_draft *draft = arena_new(arena, struct theme_draft);
    struct decoder decoder = {
        .brochure = &none, .options = &options, .arena = arena, .diag = diag};
    size_t errors = diag_error_count(diag);
    for (size_t i = 0; i < 3; i++) {
        draft->colours[COLOUR_WHITE].rgb[i] = UINT8_MAX;
    }
    decode_record(&decoder, draft, root, theme_root());
    if (diag_error_count(diag) == errors) {
        theme_check(draft, terms, diag);
        check_axis(draft, diag);
    }
    if (diag_error_count(diag) > errors) {
        return false;
    }
    fill(out, draft);
    return true;
}
