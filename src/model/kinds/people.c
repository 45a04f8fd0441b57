/* People: who they are, what they do, how they are reached. */
#include "model/decoder.h"
#include "model/kinds/kinds.h"
#include "model/picture.h"
#include <stddef.h>

#define PERSON(member) (uint16_t) offsetof(struct person, member)

static const struct field PERSON_FIELDS[] = {
    {"name", &FIELD_TEXT, TEXT_INLINE, false, PERSON(name), .limit = LIMIT_TITLE,
     .help = N_("Name of the person.")},
    {"vacant", &FIELD_FLAG, .offset = PERSON(vacant), .standard = "false",
     .example = "true",
     .help = N_("true: nobody has the office now; in place of a name.")},
    {"role", &FIELD_TEXT, TEXT_INLINE, true, PERSON(role), .limit = LIMIT_TITLE,
     .help = N_("What the person is or does.")},
    {"group", &FIELD_TEXT, TEXT_INLINE, false, PERSON(group), .limit = LIMIT_TITLE,
     .help = N_("A heading for this person and those after who have the same.")},
    {"place", &FIELD_TEXT, TEXT_INLINE, false, PERSON(place), .limit = LIMIT_TITLE,
     .help = N_("Where the person is found: a village, a room.")},
    {"phone", &FIELD_PHONE, TEXT_PLAIN, false, PERSON(phones), PERSON(phone_count),
     .example = "(042) 000 000",
     .help = N_("Telephone number; a link in the council file.")},
    {"phones", &FIELD_PHONES, TEXT_PLAIN, false, PERSON(phones), PERSON(phone_count),
     .limit = LIMIT_PHONES, .example = "[(042) 000 000, 0888 000 000]",
     .help = N_("Several telephone numbers, in place of \"phone\".")},
    {"email", &FIELD_EMAIL, TEXT_PLAIN, false, PERSON(email), .limit = LIMIT_URL,
     .example = "office@example.org", .help = N_("Address for mail; a link.")},
    {"photo", &FIELD_RECORD, .offset = PERSON(photo), .record = &PHOTO_RECORD,
     .example = "{file: pictures/portrait.jpg, alt: …}",
     .help = N_("A photograph; it is cut to four parts in width and five in height.")},
};
static const struct record PERSON_RECORD = {.what = N_("a person"),
                                            FIELDS(PERSON_FIELDS),
                                            .size = sizeof(struct person),
                                            .mark_offset = PERSON(mark),
                                            .help = N_("A person, or a vacant office.")};

static const struct field PEOPLE_FIELDS[] = {
    {"items", &FIELD_ITEMS, .required = true, .offset = SECTION_FIELD(as.people.items),
     .count_offset = SECTION_FIELD(as.people.item_count), .limit = LIMIT_ENTRIES,
     .record = &PERSON_RECORD, .example = "[{name: …, role: …}]",
     .help = N_("The people, in order.")},
};

static void check_people(struct decoder *decoder, struct section *section)
{
    const struct people *people = &section->as.people;
    for (size_t i = 0; i < people->item_count; i++) {
        const struct person *person = &people->items[i];
        bool named = localized_is_given(&person->name);
        if (!named && !person->vacant) {
            diag_error(decoder->diag, person->mark, "person-name",
                       "this person has no \"name\"; add it, or  vacant: true  if "
                       "nobody has the office now");
        } else if (person->vacant && (named || person->photo.file.text.size > 0)) {
            diag_error(decoder->diag, person->mark, "person-vacant",
                       "a vacant office has neither \"name\" nor \"photo\"; delete them, "
                       "or  vacant: true");
        }
        picture_check_alt(decoder, &person->photo, NULL);
    }
}

const struct kind KIND_PEOPLE = {
    .name = "people",
    .record = KIND_RECORD(N_("a people section"), PEOPLE_FIELDS,
                          N_("People with their offices, and how they are reached.")),
    .check = check_people,
};
