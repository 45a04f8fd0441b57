/* Descriptions of pictures: each must say something that is not read anyhow. */
#include "model/picture.h"
#include "model/decoder.h"
#include <stddef.h>

#define PICTURE(member) (uint16_t) offsetof(struct picture, member)

static const struct field PHOTO_FIELDS[] = {
    {"file", &FIELD_WORD, .required = true, .offset = PICTURE(file), .limit = LIMIT_FILE,
     .example = "pictures/portrait.jpg",
     .help = N_("JPEG, PNG or SVG file, from the folder of this file on.")},
    {"alt", &FIELD_TEXT, TEXT_PLAIN, true, PICTURE(alt), .limit = LIMIT_STATEMENT,
     .help = N_("What the picture shows, for those who do not see it.")},
};
const struct record PHOTO_RECORD = {.what = N_("the photo"),
                                    FIELDS(PHOTO_FIELDS),
                                    .mark_offset = PICTURE(mark),
                                    .help = N_("A photograph of a person.")};

/* True for "park.jpg": it says nothing of what is to be seen. */
static bool is_file_name(struct str text)
{
    static const char *const ENDS[] = {".jpg", ".jpeg", ".png", ".svg",
                                       ".JPG", ".JPEG", ".PNG", ".SVG"};
    for (size_t i = 0; i < sizeof ENDS / sizeof ENDS[0]; i++) {
        if (str_ends_with(text, str_from(ENDS[i]))) {
            return true;
        }
    }
    return false;
}

void picture_check_alt(struct decoder *decoder, const struct picture *picture,
                       const struct localized *caption)
{
    for (enum lang lang = 0; lang < LANG_COUNT; lang++) {
        struct str alt = picture->alt.text[lang];
        if (alt.data == NULL) {
            continue;
        }
        if (is_file_name(alt)) {
            diag_error(decoder->diag, picture->alt.mark[lang], "alt-file-name",
                       "\"alt\" is the name of a file; say in a sentence what the "
                       "picture shows");
        } else if (caption != NULL && caption->text[lang].data != NULL &&
                   str_equal(alt, caption->text[lang])) {
            diag_error(decoder->diag, picture->alt.mark[lang], "alt-repeated",
                       "\"alt\" repeats the caption, so it would be read twice; say "
                       "what the picture shows");
        }
    }
}

/* ---- all of a brochure ---------------------------------------------------------------
 */

static void visit_section(const struct section *section,
                          void (*visit)(void *context, const struct picture *picture),
                          void *context)
{
    if (section->kind == SECTION_FIGURE) {
        visit(context, &section->as.figure.picture);
    }
    if (section->kind == SECTION_MESSAGE) {
        visit(context, &section->as.message.portrait);
        visit(context, &section->as.message.signature);
    }
    for (size_t i = 0;
         section->kind == SECTION_PEOPLE && i < section->as.people.item_count; i++) {
        visit(context, &section->as.people.items[i].photo);
    }
}

void model_each_picture(const struct brochure *brochure,
                        void (*visit)(void *context, const struct picture *picture),
                        void *context)
{
    visit(context, &brochure->document.logo);
    for (size_t i = 0; i < brochure->section_count; i++) {
        visit_section(&brochure->sections[i], visit, context);
    }
}
