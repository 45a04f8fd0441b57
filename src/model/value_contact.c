/* Telephone numbers and addresses: texts of which each language is checked. */
#include "base/phone.h"
#include "model/name.h"
#include "model/value.h"
#include "model/value_text.h"

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
    diag_note(decoder->diag, NO_MARK,
              "words such as „вътр.“ or “ext.” belong in \"text\"");
}

static void check_phone_slot(struct decoder *decoder, struct str text, struct mark mark)
{
    struct phone phone = phone_read(text, decoder->arena);
    switch (phone.fault) {
    case PHONE_SOUND: break;
    case PHONE_LETTERS: report_letters(decoder, text, phone.at, mark); break;
    case PHONE_SHORT:
        diag_error(decoder->diag, mark, "phone-short",
                   "this telephone number has only %zu digits; Bulgarian ones have at "
                   "least 8 with their 0, short ones (112) three",
                   phone.digits);
        break;
    case PHONE_LONG:
        diag_error(
            decoder->diag, mark, "phone-long",
            "this is more than one telephone number, or too long to be dialled (%zu "
            "digits); a field holds one number",
            phone.digits);
        diag_note(decoder->diag, NO_MARK,
                  "write a second number, or an extension, in \"text\" or in an entry of "
                  "its own");
        break;
    case PHONE_NO_AREA:
        diag_error(decoder->diag, mark, "phone-area",
                   "this telephone number has neither its area code nor a country code; "
                   "write it from the 0 on: 042 614 614, 0888 123 456");
        break;
    }
}

/* The offset of the first blank or control character of an address, or its size. */
static size_t find_url_fault(struct str url)
{
    for (size_t at = 0; at < url.size;) {
        size_t start = at;
        uint32_t c = str_next(url, &at);
        if (c <= ' ' || (c >= 0x7F && c <= 0xA0) || c == 0x202F || c == 0x200B ||
            c == 0xAD) {
            return start;
        }
    }
    return url.size;
}

static void check_url_slot(struct decoder *decoder, struct str url, struct mark mark)
{
    static const char *const SCHEMES[] = {"https://", "http://", "mailto:", "tel:"};
    struct str shown = name_clip(url, decoder->arena);
    if (find_url_fault(url) < url.size) {
        diag_error(decoder->diag, mark, "url-form",
                   "the address \"%.*s\" has a blank in it; write it without",
                   STR_ARGS(shown));
        return;
    }
    for (size_t i = 0; i < sizeof SCHEMES / sizeof SCHEMES[0]; i++) {
        struct str scheme = str_from(SCHEMES[i]);
        if (str_starts_with(url, scheme) && url.size > scheme.size) {
            return;
        }
    }
    bool mail = str_find(url, STR("@"), 0) != SIZE_MAX;
    bool scheme = str_find(url, STR(":"), 0) != SIZE_MAX;
    if (scheme) {
        diag_error(decoder->diag, mark, "url-form",
                   "the address \"%.*s\" must begin with https:// or http:// or mailto: "
                   "or tel:, and go on after it",
                   STR_ARGS(shown));
        return;
    }
    diag_error(decoder->diag, mark, "url-form",
               "the address \"%.*s\" lacks its beginning; write  url: %s%.*s",
               STR_ARGS(shown), mail ? "mailto:" : "https://", STR_ARGS(shown));
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

static bool decode_phone(struct decoder *decoder, void *target, const struct node *node,
                         const struct field *field)
{
    bool given = FIELD_TEXT.decode(decoder, target, node, field);
    check_slots(decoder, field_member(target, field), check_phone_slot);
    return given;
}

static void schema_phone(struct json *json, const struct field *field)
{
    text_schema(json, "phone", field->limit);
}

const struct field_type FIELD_PHONE = {.expected = "a telephone number",
                                       .decode = decode_phone,
                                       .schema = schema_phone,
                                       .walk = text_walk};

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

const struct field_type FIELD_URL = {.expected = "a web or e-mail address",
                                     .decode = decode_url,
                                     .schema = schema_url,
                                     .walk = text_walk};
