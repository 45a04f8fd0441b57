/* Pictures stand below the folder of the content file. The profile of the house says what
 * the inks of a logo are, as it does for the theme, and what a CMYK picture without a
 * profile looks like on the screen. */
#include "app/pictures.h"
#include "app/profiles.h"
#include "base/array.h"
#include "base/below.h"

struct opening {
    struct pictures *pictures;
    const struct supplies *supplies;
    struct arena *arena;
    struct diag *diag;
    bool sound;
};

/* ---- opening --------------------------------------------------------------------- */

static const struct image *open_attached(const struct opening *opening,
                                         const struct below_file *file)
{
    const struct verify_supplement *attached =
        supplies_find(opening->supplies, file->path);
    if (attached != NULL) {
        return image_open_bytes(attached->bytes, file, opening->arena, opening->diag);
    }
    diag_error(opening->diag, file->mark, "picture-unattached",
               "the file \"%.*s\" is not attached", STR_ARGS(file->path));
    return NULL;
}

static void open_picture(void *context, const struct picture *picture)
{
    struct opening *opening = context;
    struct pictures *pictures = opening->pictures;
    struct below_file file = {opening->supplies->folder, picture->file.text,
                              picture->file.mark};
    if (file.path.size == 0 ||
        display_find_picture(&pictures->opened, file.path) != NULL) {
        return;
    }
    if (pictures->press.profile.data == NULL) {
        pictures->press.profile = profiles_find(opening->arena, opening->diag);
    }
    const struct image *image = opening->supplies->attached_only
                                    ? open_attached(opening, &file)
                                    : image_open(&file, opening->arena, opening->diag);
    if (image != NULL) {
        display_add_picture(&pictures->opened, image, &pictures->press, opening->arena);
    }
    opening->sound = opening->sound && image != NULL;
}

bool pictures_open(struct pictures *pictures, const struct brochure *brochure,
                   const struct supplies *supplies, struct arena *arena,
                   struct diag *diag)
{
    struct opening opening = {pictures, supplies, arena, diag, true};
    pictures->press.intent = brochure->print.intent == PRINT_INTENT_PERCEPTUAL
                                 ? IMAGE_INTENT_PERCEPTUAL
                                 : IMAGE_INTENT_RELATIVE;
    model_each_picture(brochure, open_picture, &opening);
    return opening.sound;
}

/* ---- attaching ------------------------------------------------------------------- */

static struct str media_type(enum image_kind kind)
{
    switch (kind) {
    case IMAGE_PNG: return STR("image/png");
    case IMAGE_JPEG: return STR("image/jpeg");
    case IMAGE_SVG: break;
    }
    return STR("image/svg+xml");
}

static const char *const DESCRIPTION[LANG_COUNT] =
    LANG_EACH("Картина от изданието", "A picture of this edition");

void pictures_attach(const struct pictures *pictures, struct display *display)
{
    for (size_t i = 0; i < pictures->opened.count; i++) {
        const struct image *image = pictures->opened.items[i].image;
        struct display_attachment *attachment =
            array_push(display->arena, &display->attachments);
        attachment->name = image_path(image);
        attachment->bytes = image_bytes(image);
        attachment->media_type = media_type(image_facts(image).kind);
        attachment->relation = ATTACHMENT_SUPPLEMENT;
        for (enum lang lang = 0; lang < LANG_COUNT; lang++) {
            attachment->description[lang] = str_from(DESCRIPTION[lang]);
        }
    }
}
