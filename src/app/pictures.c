/* Pictures stand below the folder of the content file. The profile of the house says what
 * the inks of a logo are, as it does for the theme, and what a CMYK picture without a
 * profile looks like on the screen. */
#include "app/pictures.h"
#include "base/array.h"
#include "pdf/pdf.h"
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

static bool uses_pictures(const struct brochure *brochure)
{
    bool any = brochure->document.logo.file.text.size > 0;
    for (size_t i = 0; i < brochure->section_count; i++) {
        any = any || brochure->sections[i].kind == SECTION_FIGURE;
    }
    return any;
}

static bool is_proofed(const struct options *options)
{
    bool printed = false;
    for (size_t i = 0; i < options->edition_count; i++) {
        printed = printed || edition_is_for_press(options->editions[i]);
    }
    return printed && !options->dump_pages;
}

bool pictures_load(struct pipeline *pipeline, struct layout_request *request)
{
    struct str folder = below_folder(str_from(pipeline->options->file));
    struct layout_files files = {
        .folder = folder,
        .only_given = pipeline->content.data != NULL,
        .given = pipeline->given,
        .given_count = pipeline->given_count,
    };
    if (uses_pictures(&pipeline->brochure)) {
        files.press.profile = house_profile(pipeline);
        files.press.intent = pipeline->brochure.print.intent == PRINT_INTENT_PERCEPTUAL
                                 ? IMAGE_INTENT_PERCEPTUAL
                                 : IMAGE_INTENT_RELATIVE;
    }
    request->press = files.press;
    request->proofed = is_proofed(pipeline->options);
    bool sound = layout_read_pictures(&pipeline->pictures, &pipeline->brochure, &files,
                                      pipeline->arena, pipeline->diag);
    request->pictures = pipeline->pictures;
    return sound;
}

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
    const struct image *image;
    for (size_t i = 0; (image = layout_picture_at(pipeline->pictures, i)) != NULL; i++) {
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
