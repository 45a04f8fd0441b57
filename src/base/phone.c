/* Reading of telephone numbers. Bulgarian ones have up to nine digits behind the trunk 0
 * or +359, ten with the 0 for mobile numbers alone; short ones (112, 116 111) begin
 * with 1. Other countries: E.164 allows fifteen digits. */
#include "base/phone.h"

enum {
    DIGITS_MIN = 3,
    DIGITS_MAX = 15,
    SHORT_MAX = 6,
    AREA_MAX = 5, /* with its 0 */
    OWN_MIN = 7, /* behind +359 */
    OWN_MAX = 8,
    MOBILE = 9
};

static bool is_digit(char byte)
{
    return byte >= '0' && byte <= '9';
}

/* Offset of what cannot stand in a number; its size if nothing does. */
static size_t find_letter(struct str text)
{
    for (size_t at = 0; at < text.size;) {
        size_t start = at;
        uint32_t c = str_next(text, &at);
        bool mark = c == ' ' || c == 0xA0 || c == 0x202F || c == '+' || c == '(' ||
                    c == ')' || c == '-' || c == '/';
        if (!mark && !(c >= '0' && c <= '9')) {
            return start;
        }
    }
    return text.size;
}

/* The digits, without a trunk 0 in brackets; *second is set if a slash stands behind more
 * than an area code. */
static struct str take_digits(struct str text, struct arena *arena, bool *second)
{
    struct builder digits = {.arena = arena};
    bool abroad = str_find(text, STR("+"), 0) != SIZE_MAX;
    for (size_t i = 0; i < text.size; i++) {
        if (abroad && str_starts_with(str_slice(text, i, text.size), STR("(0)"))) {
            i += 2;
        } else if (is_digit(text.data[i])) {
            builder_add(&digits, str_slice(text, i, i + 1));
        } else if (text.data[i] == '/') {
            bool area =
                digits.count <= AREA_MAX && digits.count > 0 && digits.items[0] == '0';
            *second = *second || !area;
        }
    }
    return builder_str(&digits);
}

static struct str without(struct str digits, size_t count)
{
    return str_slice(digits, count, digits.size);
}

/* A number within the country, without trunk 0 and country code. */
static enum phone_fault judge_own(struct str own)
{
    bool mobile = own.size > 0 && (own.data[0] == '8' || own.data[0] == '9');
    size_t most = mobile ? MOBILE : OWN_MAX;
    return own.size < OWN_MIN ? PHONE_SHORT : own.size > most ? PHONE_LONG : PHONE_SOUND;
}

static void set_own(struct phone *phone, struct str own, struct arena *arena)
{
    phone->fault = judge_own(own);
    phone->url = str_format(arena, "tel:+359%.*s", STR_ARGS(own));
}

/* Behind the + or the double zero. */
static void set_abroad(struct phone *phone, struct str digits, struct arena *arena)
{
    if (str_starts_with(digits, STR("359"))) {
        struct str own = without(digits, 3);
        own = str_starts_with(own, STR("0")) ? without(own, 1) : own;
        set_own(phone, own, arena);
        return;
    }
    phone->fault = digits.size < OWN_MIN      ? PHONE_SHORT
                   : digits.size > DIGITS_MAX ? PHONE_LONG
                                              : PHONE_SOUND;
    phone->url = str_format(arena, "tel:+%.*s", STR_ARGS(digits));
}

static void set_home(struct phone *phone, struct str digits, struct arena *arena)
{
    bool country = str_starts_with(digits, STR("359")) && digits.size >= 3 + OWN_MIN;
    bool brief = digits.size <= SHORT_MAX && digits.data[0] == '1';
    bool double_zero = str_starts_with(digits, STR("00"));
    if (country) {
        set_abroad(phone, digits, arena);
    } else if (double_zero && !str_starts_with(digits, STR("000"))) {
        set_abroad(phone, without(digits, 2), arena);
    } else if (double_zero) {
        phone->fault = digits.size > DIGITS_MAX ? PHONE_LONG : PHONE_SOUND;
        phone->url = str_format(arena, "tel:%.*s", STR_ARGS(digits));
    } else if (digits.data[0] == '0') {
        set_own(phone, without(digits, 1), arena);
    } else {
        phone->fault = brief ? PHONE_SOUND : PHONE_NO_AREA;
        phone->url = str_format(arena, "tel:%.*s", STR_ARGS(digits));
    }
}

struct phone phone_read(struct str text, struct arena *arena)
{
    struct phone phone = {.at = find_letter(text)};
    if (phone.at < text.size) {
        phone.fault = PHONE_LETTERS;
        return phone;
    }
    bool second = false;
    struct str digits = take_digits(text, arena, &second);
    phone.digits = digits.size;
    if (digits.size < DIGITS_MIN) {
        phone.fault = PHONE_SHORT;
    } else if (second) {
        phone.fault = PHONE_LONG;
    } else if (str_find(text, STR("+"), 0) != SIZE_MAX) {
        set_abroad(&phone, digits, arena);
    } else {
        set_home(&phone, digits, arena);
    }
    phone.url = phone.fault == PHONE_SOUND ? phone.url : (struct str){0};
    return phone;
}
