/* A message of a person to the readers: portrait, a sentence of it, the text, who signs.
 */
#include "model/decoder.h"
#include "model/kinds/kinds.h"
#include "model/picture.h"
#include <stddef.h>

#define MESSAGE(member) SECTION_FIELD(as.message.member)

static const struct field SIGNATURE_FIELDS[] = {
    {"file", &FIELD_WORD, .required = true,
     .offset = (uint16_t)offsetof(struct picture, file), .limit = LIMIT_FILE,
     .example = "pictures/signature.svg",
     .help = N_("SVG, PNG or JPEG file, from the folder of this file on.")},
};
static const struct record SIGNATURE_RECORD = {
    .what = N_("the signature"),
    FIELDS(SIGNATURE_FIELDS),
    .mark_offset = (uint16_t)offsetof(struct picture, mark),
    .help = N_("A picture of a signature; the name is read in its place.")};

static const struct field MESSAGE_FIELDS[] = {
    {"salutation", &FIELD_TEXT, TEXT_INLINE, false, MESSAGE(salutation),
     .limit = LIMIT_TITLE,
     .help = N_("Stands large in place of the heading, which the contents take.")},
    {"portrait", &FIELD_RECORD, .offset = MESSAGE(portrait), .record = &PHOTO_RECORD,
     .example = "{file: pictures/portrait.jpg, alt: …}",
     .help = N_("A photograph of who speaks; it is cut evenly on both sides.")},
    {"quote", &FIELD_TEXT, TEXT_INLINE, false, MESSAGE(quote), .limit = LIMIT_TITLE,
     .help = N_("A sentence of the message, large, with its quotation marks.")},
    {"text", &FIELD_TEXT, TEXT_BLOCKS, true, MESSAGE(text), .help = N_("The message.")},
    {"signature", &FIELD_RECORD, .offset = MESSAGE(signature),
     .record = &SIGNATURE_RECORD, .example = "{file: pictures/signature.svg}",
     .help = N_("A picture of the signature.")},
    {"name", &FIELD_TEXT, TEXT_INLINE, true, MESSAGE(name), .limit = LIMIT_TITLE,
     .help = N_("Who signs.")},
    {"office", &FIELD_TEXT, TEXT_INLINE, false, MESSAGE(office), .limit = LIMIT_TITLE,
     .help = N_("What the person is.")},
};

static void check_message(struct decoder *decoder, struct section *section)
{
    picture_check_alt(decoder, &section->as.message.portrait, NULL);
}

const struct kind KIND_MESSAGE = {
    .name = "message",
    .record = KIND_RECORD(N_("a message section"), MESSAGE_FIELDS,
                          N_("A message to the readers, with portrait and signature.")),
    .check = check_message,
};
