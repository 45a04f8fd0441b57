/* Reading of telephone numbers. At home they have as many digits as the numbering plan
 * says (country.h); in Bulgaria, nine for mobile numbers alone. Short ones (112, 116 111)
 * begin with 1, abroad also with 9. Other countries: E.164 allows fifteen digits. */
#include "base/phone.h"
#include <string.h>

enum {
    DIGITS_MIN = 3,
    DIGITS_MAX = 15,
    SHORT_MAX = 6,
    AREA_MAX = 5, /* with its 0 */
    ABROAD_MIN = 7,
    EMERGENCY = 3, /* 112, 999, 000 */
    FIXED_MAX = 8 /* Bulgaria */
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

static bool is_bulgarian(const struct country_facts *plan)
{
    return plan->calling == country_facts(COUNTRY_UNSAID)->calling;
}

/* True for what no area of Bulgaria begins with. */
static bool is_mobile(const struct country_facts *plan, struct str own)
{
    return is_bulgarian(plan) &&
           (str_starts_with(own, STR("87")) || str_starts_with(own, STR("88")) ||
            str_starts_with(own, STR("89")));
}

/* A number within the country, without trunk prefix and country code. */
static enum phone_fault judge_own(const struct country_facts *plan, struct str own)
{
    bool mobile = own.size > 0 && (own.data[0] == '8' || own.data[0] == '9');
    size_t most = is_bulgarian(plan) && !mobile ? FIXED_MAX : plan->most;
    return own.size < plan->least                          ? PHONE_SHORT
           : own.size < plan->most && is_mobile(plan, own) ? PHONE_SHORT_MOBILE
           : own.size > most                               ? PHONE_LONG
                                                           : PHONE_SOUND;
}

static void set_own(struct phone *phone, const struct country_facts *plan, struct str own,
                    struct arena *arena)
{
    phone->fault = judge_own(plan, own);
    phone->url = str_format(arena, "tel:+%s%.*s", plan->calling, STR_ARGS(own));
}

static void set_as_typed(struct phone *phone, enum phone_fault fault, struct str digits,
                         struct arena *arena)
{
    phone->fault = fault;
    phone->url = str_format(arena, "tel:%.*s", STR_ARGS(digits));
}

/* Behind the + or what stands for it. */
static void set_abroad(struct phone *phone, const struct country_facts *plan,
                       struct str digits, struct arena *arena)
{
    if (str_starts_with(digits, str_from(plan->calling))) {
        struct str own = without(digits, strlen(plan->calling));
        struct str trunk = str_from(plan->trunk);
        bool both = trunk.size > 0 && str_starts_with(own, trunk);
        set_own(phone, plan, both ? without(own, trunk.size) : own, arena);
        return;
    }
    phone->fault = digits.size < ABROAD_MIN   ? PHONE_SHORT
                   : digits.size > DIGITS_MAX ? PHONE_LONG
                                              : PHONE_SOUND;
    phone->url = str_format(arena, "tel:+%.*s", STR_ARGS(digits));
}

/* True if the number begins with the country's own code, without a +: it has more digits
 * than a number within it, or would need its trunk prefix there. */
static bool has_calling_code(const struct country_facts *plan, struct str digits)
{
    size_t code = strlen(plan->calling);
    bool plain = plan->trunk[0] == '\0';
    return str_starts_with(digits, str_from(plan->calling)) &&
           digits.size >= code + plan->least && (!plain || digits.size > plan->most);
}

/* True for a number that is dialled as it stands: 112, 116 111, 999. */
static bool is_brief(const struct country_facts *plan, struct str digits)
{
    char first = digits.data[0];
    bool known = first == '1' || (first == '9' && !is_bulgarian(plan));
    return digits.size <= SHORT_MAX && digits.size < plan->least &&
           (known || (digits.size == EMERGENCY && !is_bulgarian(plan)));
}

static void set_home(struct phone *phone, const struct country_facts *plan,
                     struct str digits, struct arena *arena)
{
    struct str abroad = str_from(plan->abroad), trunk = str_from(plan->trunk);
    bool many_zeros = str_starts_with(digits, STR("000"));
    if (has_calling_code(plan, digits)) {
        set_abroad(phone, plan, digits, arena);
    } else if (is_brief(plan, digits)) {
        set_as_typed(phone, PHONE_SOUND, digits, arena);
    } else if (str_starts_with(digits, abroad) && !many_zeros) {
        set_abroad(phone, plan, without(digits, abroad.size), arena);
    } else if (many_zeros) {
        set_as_typed(phone,
                     digits.size > DIGITS_MAX    ? PHONE_LONG
                     : digits.size < plan->least ? PHONE_SHORT
                                                 : PHONE_SOUND,
                     digits, arena);
    } else if (str_starts_with(digits, trunk)) {
        set_own(phone, plan, without(digits, trunk.size), arena);
    } else {
        set_as_typed(phone, PHONE_NO_AREA, digits, arena);
    }
}

struct phone phone_read(struct str text, enum country home, struct arena *arena)
{
    const struct country_facts *plan = country_facts(home);
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
        set_abroad(&phone, plan, digits, arena);
    } else {
        set_home(&phone, plan, digits, arena);
    }
    phone.url = phone.fault == PHONE_SOUND ? phone.url : (struct str){0};
    return phone;
}
