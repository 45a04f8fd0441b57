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

static bool open_picture(const struct opening *opening, const struct picture *picture)
{
    struct pictures *pictures = opening->pictures;
    struct below_file file = {opening->supplies->folder, picture->file.text,
                              picture->file.mark};
    if (file.path.size == 0 ||
        display_find_picture(&pictures->opened, file.path) != NULL) {
        return true;
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
    return image != NULL;
}

bool pictures_open(struct pictures *pictures, const struct brochure *brochure,
                   const struct supplies *supplies, struct arena *arena,
                   struct diag *diag)
{
    const struct opening opening = {pictures, supplies, arena, diag};
    pictures->press.intent = brochure->print.intent == PRINT_INTENT_PERCEPTUAL
                                 ? IMAGE_INTENT_PERCEPTUAL
                                 : IMAGE_INTENT_RELATIVE;
    bool sound = open_picture(&opening, &brochure->document.logo);
    for (size_t i = 0; i < brochure->section_count; i++) {
        const struct section *section = &brochure->sections[i];
        if (section->kind == SECTION_FIGURE) {
            sound = open_picture(&opening, &section->as.figure.picture) && sound;
        }
    }
    return sound;
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
