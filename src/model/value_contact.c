/* Telephone numbers and addresses: texts of which each language is checked. */
#include "base/url.h"
#include "model/alphabet.h"
#include "model/name.h"
#include "model/value.h"
#include "model/value_text.h"
#include <string.h>

static enum country home_of(const struct decoder *decoder)
{
    return document_country(&decoder->brochure->document);
}

static void report_letters(struct decoder *decoder, struct str text, size_t at,
                           struct mark mark)
{
    size_t end = at;
    (void)str_next(text, &end);
    struct str bad = name_clip(str_slice(text, at, end), decoder->arena);
    diag_error(
        decoder->diag, mark, "phone-letters",
        "\"%.*s\" cannot stand in a telephone number: only digits, blanks and + ( ) "
        "- / can",
        STR_ARGS(bad));
    size_t next = at;
    char digit = alphabet_digit(str_next(text, &next));
    if (digit != '\0') {
        diag_fix_words(decoder->diag, mark, at, str_slice(text, at, next),
                       (struct str){&digit, 1});
    }
    bool list = str_equal(bad, STR(",")) || str_equal(bad, STR(";"));
    diag_note(decoder->diag, NO_MARK,
              list ? N_("list several numbers in \"phones\"; an extension belongs in "
                        "\"text\"")
                   : N_("words such as „вътр.“ or “ext.” belong in \"text\""));
}

static void report_short(struct decoder *decoder, size_t digits, struct mark mark)
{
    const struct country_facts *plan = country_facts(home_of(decoder));
    size_t trunk = strlen(plan->trunk);
    if (trunk > 0) {
        diag_error(decoder->diag, mark, "phone-short",
                   "this telephone number has only %zu digits; numbers in %s have at "
                   "least %zu with their %s, short ones (112) three",
                   digits, plan->code, plan->least + trunk, plan->trunk);
    } else {
        diag_error(decoder->diag, mark, "phone-short",
                   "this telephone number has only %zu digits; numbers in %s have at "
                   "least %zu, short ones (112) three",
                   digits, plan->code, plan->least);
    }
    diag_note(decoder->diag, NO_MARK,
              "a number of another country begins with + and its code; for another "
              "country throughout, write  country: …  under \"document\"");
}

/* Neither a trunk prefix nor a code. */
static void report_area(struct decoder *decoder, struct mark mark)
{
    const struct country_facts *plan = country_facts(home_of(decoder));
    bool bulgarian = str_equal(str_from(plan->code), STR("BG"));
    const char *how =
        bulgarian ? N_("from the 0 on: 042 614 614, 0888 123 456")
        : plan->trunk[0] != '\0'
            ? wording_phrase(decoder->arena, "from the %s on, or with +%s", plan->trunk,
                             plan->calling)
            : wording_phrase(decoder->arena, "in full, or with +%s", plan->calling);
    diag_error(decoder->diag, mark, "phone-area",
               "this telephone number has neither its area code nor a country code; "
               "write it %s",
               how);
}

static void check_phone_slot(struct decoder *decoder, struct str text, struct mark mark)
{
    struct phone phone = phone_read(text, home_of(decoder), decoder->arena);
    switch (phone.fault) {
    case PHONE_SOUND: break;
    case PHONE_LETTERS: report_letters(decoder, text, phone.at, mark); break;
    case PHONE_SHORT: report_short(decoder, phone.digits, mark); break;
    case PHONE_SHORT_MOBILE:
        diag_error(decoder->diag, mark, "phone-short",
                   "a mobile number in Bulgaria has 10 digits with its 0, and 9 behind "
                   "+359; here digits are missing");
        break;
    case PHONE_LONG:
        diag_error(
            decoder->diag, mark, "phone-long",
            "this is more than one telephone number, or too long to be dialled (%zu "
            "digits); a field holds one number",
            phone.digits);
        diag_note(decoder->diag, NO_MARK,
                  "list several numbers in \"phones\"; an extension belongs in \"text\"");
        break;
    case PHONE_NO_AREA: report_area(decoder, mark); break;
    }
}

/* What an address lacks whose beginning says nothing. */
static void report_bare(struct decoder *decoder, struct str url, struct mark mark)
{
    struct str shown = name_clip(url, decoder->arena);
    bool mail = str_find(url, STR("@"), 0) != SIZE_MAX;
    diag_error(decoder->diag, mark, "url-form",
               "the address \"%.*s\" lacks its beginning; write  url: %s%.*s",
               STR_ARGS(shown), mail ? "mailto:" : "https://", STR_ARGS(shown));
    diag_fix_words(decoder->diag, mark, 0, (struct str){0},
                   mail ? STR("mailto:") : STR("https://"));
}

static void check_url_slot(struct decoder *decoder, struct str url, struct mark mark)
{
    static const char *const WORDS[] = {
        [URL_BLANK] = N_("has a blank in it; write it without"),
        [URL_SCHEME] =
            N_("must begin with https:// or http:// or mailto: or tel:, and go "
               "on after it"),
        [URL_HOST] = N_("names no computer; write it as in https://example.org/page"),
        [URL_MAIL] =
            N_("is no address for mail; write it as in mailto:office@example.org"),
        [URL_PHONE] = N_("is no telephone number; write it from the 0 on, as in "
                         "tel:042614614"),
    };
    enum url_fault fault = url_read(url, home_of(decoder), decoder->arena).fault;
    if (fault == URL_BARE) {
        report_bare(decoder, url, mark);
    } else if (fault != URL_SOUND) {
        struct str shown = name_clip(url, decoder->arena);
        diag_error(decoder->diag, mark, "url-form", "the address \"%.*s\" %s",
                   STR_ARGS(shown), WORDS[fault]);
    }
}

static void check_email_slot(struct decoder *decoder, struct str text, struct mark mark)
{
    struct str url = str_format(decoder->arena, "mailto:%.*s", STR_ARGS(text));
    if (str_starts_with(text, STR("mailto:"))) {
        diag_error(decoder->diag, mark, "email-form",
                   "write the address alone, without \"mailto:\"");
        diag_fix_words(decoder->diag, mark, 0, STR("mailto:"), (struct str){0});
    } else if (url_read(url, home_of(decoder), decoder->arena).fault != URL_SOUND ||
               str_find(text, STR("?"), 0) != SIZE_MAX) {
        struct str shown = name_clip(text, decoder->arena);
        diag_error(decoder->diag, mark, "email-form",
                   "\"%.*s\" is no address for mail; write one, as in "
                   "office@example.org",
                   STR_ARGS(shown));
    }
}

/* Applies `check` to each language of the text; once where they share it. */
static void check_slots(struct decoder *decoder, const struct localized *text,
                        void (*check)(struct decoder *, struct str, struct mark))
{
    for (int i = 0; i < LANG_COUNT; i++) {
        bool shared = i > 0 && text->text[i].data == text->text[0].data;
        if (text->text[i].data != NULL && !shared) {
            check(decoder, text->text[i], text->mark[i]);
        }
    }
}

/* ---- telephones ----------------------------------------------------------------------
 */

/* False after saying that the entry has numbers already. */
static bool check_single(struct decoder *decoder, void *target, const struct node *node,
                         const struct field *field)
{
    return *field_count(target, field) == 0 ||
           diag_error(decoder->diag, node->mark, "phones-twice",
                      "give one number as \"phone\", or all of them as a list in "
                      "\"phones\", not both");
}

static bool decode_phone(struct decoder *decoder, void *target, const struct node *node,
                         const struct field *field)
{
    struct field entry = *field;
    entry.offset = 0;
    entry.limit = LIMIT_PHONE;
    struct localized *phone = arena_new(decoder->arena, struct localized);
    if (!check_single(decoder, target, node, field) ||
        !FIELD_TEXT.decode(decoder, phone, node, &entry)) {
        return false;
    }
    check_slots(decoder, phone, check_phone_slot);
    *(struct localized **)field_member(target, field) = phone;
    *field_count(target, field) = 1;
    return true;
}

static void schema_phone(struct json *json, const struct field *field)
{
    (void)field;
    text_schema(json, "phone", LIMIT_PHONE);
}

static bool decode_phones(struct decoder *decoder, void *target, const struct node *node,
                          const struct field *field)
{
    bool given = check_single(decoder, target, node, field) &&
                 texts_decode(decoder, target, node, field, LIMIT_PHONE);
    const struct localized *phones =
        *(struct localized *const *)field_member(target, field);
    for (size_t i = 0; given && i < *field_count(target, field); i++) {
        check_slots(decoder, &phones[i], check_phone_slot);
    }
    return given;
}

static void schema_phones(struct json *json, const struct field *field)
{
    texts_schema(json, field, "phone", LIMIT_PHONE);
}

/* Both keys fill one list, so that one of them shows it. */
const struct field_type FIELD_PHONE = {
    .expected = N_("a telephone number"), .decode = decode_phone, .schema = schema_phone};

const struct field_type FIELD_PHONES = {.expected = N_("a list of telephone numbers"),
                                        .decode = decode_phones,
                                        .schema = schema_phones,
                                        .walk = texts_walk};

/* ---- addresses -----------------------------------------------------------------------
 */

static bool decode_url(struct decoder *decoder, void *target, const struct node *node,
                       const struct field *field)
{
    bool given = FIELD_TEXT.decode(decoder, target, node, field);
    check_slots(decoder, field_member(target, field), check_url_slot);
    return given;
}

static void schema_url(struct json *json, const struct field *field)
{
    text_schema(json, "url", field->limit);
}

const struct field_type FIELD_URL = {.expected = N_("a web or e-mail address"),
                                     .decode = decode_url,
                                     .schema = schema_url,
                                     .walk = text_walk};

static bool decode_email(struct decoder *decoder, void *target, const struct node *node,
                         const struct field *field)
{
    bool given = FIELD_TEXT.decode(decoder, target, node, field);
    check_slots(decoder, field_member(target, field), check_email_slot);
    return given;
}

static void schema_email(struct json *json, const struct field *field)
{
    text_schema(json, "email", field->limit);
}

const struct field_type FIELD_EMAIL = {.expected = N_("an address for mail"),
                                       .decode = decode_email,
                                       .schema = schema_email,
                                       .walk = text_walk};
