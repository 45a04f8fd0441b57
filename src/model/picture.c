/* Descriptions of pictures: each must say something that is not read anyhow. */
#include "model/picture.h"
#include "model/decoder.h"

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
