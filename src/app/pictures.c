/* Pictures stand below the folder of the content file. The profile of the house says what
 * the inks of a logo are, as it does for the theme, and what a CMYK picture without a
 * profile looks like on the screen. */
#include "app/pictures.h"
#include "base/array.h"
#include "base/below.h"
#include <unistd.h>

static const char PRESS_PROFILE[] = "ISOcoated_v2_300_bas.icc";
enum { PROFILE_MAX = 16 << 20 };

/* The profile of the house; empty if it is not there, which matters for print alone and
 * is reported when that is written. */
static struct str house_profile(struct pipeline *pipeline)
{
    struct str folder, bytes;
    if (!file_find_data(&folder, "profiles", pipeline->arena, pipeline->diag)) {
        return STR("");
    }
    struct str path =
        str_format(pipeline->arena, "%.*s/%s", STR_ARGS(folder), PRESS_PROFILE);
    if (access(path.data, R_OK) != 0 ||
        !file_read_binary(&bytes, path.data, PROFILE_MAX, pipeline->arena,
                          pipeline->diag)) {
        return STR("");
    }
    return bytes;
}

/* ---- opening --------------------------------------------------------------------- */

static const struct image *open_given(struct pipeline *pipeline,
                                      const struct below_file *file)
{
    for (size_t i = 0; i < pipeline->given_count; i++) {
        if (str_equal(pipeline->given[i].name, file->path)) {
            return image_open_bytes(pipeline->given[i].bytes, file, pipeline->arena,
                                    pipeline->diag);
        }
    }
    diag_error(pipeline->diag, file->mark, "picture-unattached",
               "the file \"%.*s\" is not attached", STR_ARGS(file->path));
    return NULL;
}

static bool load(struct pipeline *pipeline, const struct picture *picture)
{
    struct below_file file = {below_folder(str_from(pipeline->options->file)),
                              picture->file.text, picture->file.mark};
    if (file.path.size == 0 ||
        display_find_picture(&pipeline->pictures, file.path) != NULL) {
        return true;
    }
    if (pipeline->press.profile.data == NULL) {
        pipeline->press.profile = house_profile(pipeline);
    }
    const struct image *image = pipeline->content.data != NULL
                                    ? open_given(pipeline, &file)
                                    : image_open(&file, pipeline->arena, pipeline->diag);
    if (image != NULL) {
        display_add_picture(&pipeline->pictures, image, &pipeline->press,
                            pipeline->arena);
    }
    return image != NULL;
}

bool pictures_load(struct pipeline *pipeline)
{
    const struct brochure *brochure = &pipeline->brochure;
    pipeline->press.intent = brochure->print.intent == PRINT_INTENT_PERCEPTUAL
                                 ? IMAGE_INTENT_PERCEPTUAL
                                 : IMAGE_INTENT_RELATIVE;
    bool sound = load(pipeline, &brochure->document.logo);
    for (size_t i = 0; i < brochure->section_count; i++) {
        const struct section *section = &brochure->sections[i];
        if (section->kind == SECTION_FIGURE) {
            sound = load(pipeline, &section->as.figure.picture) && sound;
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

void pictures_attach(struct pipeline *pipeline)
{
    for (size_t i = 0; i < pipeline->pictures.count; i++) {
        const struct image *image = pipeline->pictures.items[i].image;
        struct display_attachment *attachment =
            array_push(pipeline->arena, &pipeline->display.attachments);
        attachment->name = image_path(image);
        attachment->bytes = image_bytes(image);
        attachment->media_type = media_type(image_facts(image).kind);
        attachment->relation = ATTACHMENT_SUPPLEMENT;
        attachment->description[LANG_BG] = STR("Картина от изданието");
        attachment->description[LANG_EN] = STR("A picture of this edition");
    }
}
