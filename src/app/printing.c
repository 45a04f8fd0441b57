/* From pages to those of the print edition. */
#include "app/printing.h"
#include "app/profiles.h"
#include "base/below.h"
#include "base/edit_distance.h"

/* ---- inks ------------------------------------------------------------------------ */

/* Black text overprints and white is paper: neither can be an ink of its own. */
static bool may_be_spot(const struct colour *colour)
{
    return colour->cyan > 0 || colour->magenta > 0 || colour->yellow > 0;
}

static bool refuse_colour(struct content *content, const struct word *name)
{
    struct str names[COLOUR_COUNT];
    size_t count = 0;
    struct builder list = {.arena = content->arena};
    for (size_t i = 0; i < COLOUR_COUNT; i++) {
        const struct colour *colour = &content->wish.theme->colours[i];
        if (may_be_spot(colour)) {
            names[count++] = str_from(colour->name);
            builder_format(&list, "%s%s", list.count == 0 ? "" : ", ", colour->name);
        }
    }
    const struct str *nearest = edit_nearest(names, count, name->text);
    if (nearest == NULL) {
        diag_error(content->diag, name->mark, "spot-colour",
                   "\"%.*s\" is no colour that can have an ink of its own",
                   STR_ARGS(name->text));
    } else {
        diag_error(content->diag, name->mark, "spot-colour",
                   "\"%.*s\" is no colour that can have an ink of its own; did you mean "
                   "\"%.*s\"?",
                   STR_ARGS(name->text), STR_ARGS(*nearest));
    }
    if (edit_is_sure(names, count, name->text)) {
        diag_fix_scalar(content->diag, name->mark, name->text, *nearest);
    }
    struct str text = builder_str(&list);
    diag_note(content->diag, NO_MARK, "the colours are: %.*s", STR_ARGS(text));
    return false;
}

bool printing_find_inks(struct printing *printing, struct content *content)
{
    const struct print *print = &content->brochure.print;
    struct press_spot *spots =
        arena_new_array(content->arena, print->spot_count, struct press_spot);
    bool sound = true;
    for (size_t i = 0; i < print->spot_count; i++) {
        const struct spot_ink *wanted = &print->spots[i];
        spots[i].colour = theme_find_colour(content->wish.theme, wanted->colour.text);
        spots[i].ink = str_to_c(content->arena, wanted->ink.text);
        if (spots[i].colour == NULL || !may_be_spot(spots[i].colour)) {
            sound = refuse_colour(content, &wanted->colour);
        }
    }
    printing->inks =
        (struct press_inks){.arena = content->arena, .spots = {spots, print->spot_count}};
    return sound;
}

/* ---- colour profile -------------------------------------------------------------- */

static bool load_known_profile(struct content *content, struct display_output *out)
{
    const struct word *condition = &content->brochure.print.condition;
    if (!str_equal(condition->text, STR(PROFILE_CONDITION))) {
        diag_error(content->diag, condition->mark, "profile-missing",
                   "the program has no colour profile for \"%.*s\"; put the file of the "
                   "print shop beside this one and add  profile: name-of-the-file.icc",
                   STR_ARGS(condition->text));
        return false;
    }
    out->packed = profiles_read_packed(content->arena, content->diag);
    return profiles_read(&out->profile, content->arena, content->diag);
}

static bool load_given_profile(struct content *content, struct str *out)
{
    const struct print *print = &content->brochure.print;
    const struct below_file file = {
        .folder = below_folder(str_from(content->options->file)),
        .path = print->profile.text,
        .mark = print->profile.mark,
    };
    if (!below_read(out, &file, PROFILE_SIZE_MAX, content->arena, content->diag)) {
        return false;
    }
    const char *fault = press_profile_fault(*out);
    if (fault != NULL) {
        return diag_error(content->diag, print->profile.mark, "profile-unfit",
                          "\"%.*s\" %s", STR_ARGS(print->profile.text), fault);
    }
    if (print->condition.mark.source == NULL) {
        return diag_error(content->diag, print->profile.mark, "condition-missing",
                          "say which printing condition this profile stands for; add for "
                          "example  condition: FOGRA51");
    }
    return true;
}

bool printing_find_profile(struct printing *printing, struct content *content)
{
    const struct print *print = &content->brochure.print;
    struct display_output *output = &printing->output;
    output->condition = print->condition.text;
    return print->profile.text.size == 0 ? load_known_profile(content, output)
                                         : load_given_profile(content, &output->profile);
}

/* ---- pages ----------------------------------------------------------------------- */

void printing_begin(struct display *out, struct printing *printing,
                    const struct content *content, const struct display *pages,
                    struct arena *arena)
{
    printing->name = str_format(arena, "%.*s-print.pdf", STR_ARGS(content_stem(content)));
    press_copy(out, pages, arena);
    out->output = printing->output;
}

void printing_prepare(struct display *out, size_t page, struct printing *printing,
                      const struct content *content)
{
    const struct press_slug slug = {printing->name, content->engine, content->diag};
    press_take_page(out, page);
    press_separate(&out->pages.items[page], &printing->inks);
    press_add_marks(out, page, &content->brochure.print, &slug);
}
