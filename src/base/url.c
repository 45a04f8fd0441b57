#include "base/url.h"
#include "base/letters.h"
#include <idn2.h>

enum { DOMAIN_LEAST = 2 /* letters of a top-level domain */ };

static const char *const SCHEMES[] = {"https://", "http://", "mailto:", "tel:"};

enum { HTTPS, HTTP, MAILTO, TEL, SCHEME_COUNT };

static struct str rest_of(struct str text, size_t at)
{
    return str_slice(text, at, text.size);
}

static bool is_blank(uint32_t c)
{
    return c <= ' ' || (c >= 0x7F && c <= 0xA0) || c == 0xAD || str_is_unsafe(c) ||
           (c >= 0x2000 && c <= 0x200B) || c == 0x202F || c == 0x2060 || c == 0x3000;
}

/* The offset of the first blank, or its size. */
static size_t find_blank(struct str url)
{
    for (size_t at = 0; at < url.size;) {
        size_t start = at;
        if (is_blank(str_next(url, &at))) {
            return start;
        }
    }
    return url.size;
}

/* What a label of a host, or of a mailbox, may hold among the 7-bit signs. */
static bool is_name(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           c == '_' || c == '-';
}

static bool is_plain(unsigned char c)
{
    return c > ' ' && c < 0x7F && c != '"' && c != '<' && c != '>' && c != '\\' &&
           c != '^' && c != '`' && c != '{' && c != '|' && c != '}';
}

/* Path, query and fragment. A percent sign stays: it is typed as one already. */
static void add_escaped(struct builder *link, struct str text)
{
    for (size_t i = 0; i < text.size; i++) {
        unsigned char byte = (unsigned char)text.data[i];
        if (is_plain(byte)) {
            builder_add(link, str_slice(text, i, i + 1));
        } else {
            builder_format(link, "%%%02X", byte);
        }
    }
}

/* libidn2 looks at no host that is 7-bit already. */
static bool is_host(struct str host)
{
    bool label = false;
    for (size_t i = 0; i < host.size; i++) {
        char c = host.data[i];
        bool dot = c == '.';
        if ((dot && !label) || ((unsigned char)c < 0x80 && !is_name(c) && !dot)) {
            return false;
        }
        label = !dot;
    }
    return label;
}

/* False if no host can be called that. */
static bool add_host(struct builder *link, struct str host)
{
    char *ascii = NULL;
    if (!is_host(host)) {
        return false;
    }
    int answer = idn2_to_ascii_8z(str_to_c(link->arena, host), &ascii,
                                  IDN2_NFC_INPUT | IDN2_NONTRANSITIONAL);
    if (answer == IDN2_MALLOC) {
        arena_out_of_memory();
    }
    if (answer == IDN2_OK) {
        builder_add(link, str_from(ascii));
    }
    idn2_free(ascii);
    return answer == IDN2_OK;
}

static size_t find_any(struct str text, const char *signs)
{
    size_t first = text.size;
    for (; *signs != '\0'; signs++) {
        size_t at = str_find(text, (struct str){signs, 1}, 0);
        first = at < first ? at : first;
    }
    return first;
}

static enum url_fault read_web(struct builder *link, struct str rest)
{
    size_t end = find_any(rest, "/?#");
    struct str host = str_slice(rest, 0, end);
    size_t user = str_find(host, STR("@"), 0);
    size_t port = str_find(host, STR(":"), 0);
    port = port == SIZE_MAX ? host.size : port;
    if (port == 0 || user != SIZE_MAX || !add_host(link, str_slice(host, 0, port))) {
        return URL_HOST;
    }
    add_escaped(link, rest_of(rest, port));
    return URL_SOUND;
}

/* One mailbox, and a query that may begin the letter. */
static enum url_fault read_mail(struct builder *link, struct str rest)
{
    size_t end = find_any(rest, "?");
    struct str box = str_slice(rest, 0, end);
    size_t sign = str_find(box, STR("@"), 0);
    if (sign == SIZE_MAX || sign == 0 || sign + 1 == box.size ||
        find_any(box, ",;/") < box.size) {
        return URL_MAIL;
    }
    add_escaped(link, str_slice(box, 0, sign));
    builder_add(link, STR("@"));
    if (!add_host(link, rest_of(box, sign + 1))) {
        return URL_MAIL;
    }
    add_escaped(link, rest_of(rest, end));
    return URL_SOUND;
}

/* Behind a scheme that is known. */
static enum url_fault read_rest(struct builder *link, int scheme, struct str rest,
                                enum country home)
{
    if (scheme == TEL) {
        struct phone phone = phone_read(rest, home, link->arena);
        link->count = 0;
        builder_add(link, phone.url);
        return phone.fault == PHONE_SOUND ? URL_SOUND : URL_PHONE;
    }
    return scheme == MAILTO ? read_mail(link, rest) : read_web(link, rest);
}

struct url url_read(struct str typed, enum country home, struct arena *arena)
{
    struct builder link = {.arena = arena};
    size_t blank = find_blank(typed);
    if (blank < typed.size) {
        return (struct url){.fault = URL_BLANK, .at = blank};
    }
    for (int i = 0; i < SCHEME_COUNT; i++) {
        struct str scheme = str_from(SCHEMES[i]);
        if (str_starts_with(typed, scheme) && typed.size > scheme.size) {
            builder_add(&link, scheme);
            enum url_fault fault = read_rest(&link, i, rest_of(typed, scheme.size), home);
            return (struct url){.fault = fault,
                                .link = fault == URL_SOUND ? builder_str(&link)
                                                           : (struct str){0}};
        }
    }
    bool scheme = str_find(typed, STR(":"), 0) != SIZE_MAX;
    return (struct url){.fault = scheme ? URL_SCHEME : URL_BARE};
}

struct str url_shown(struct str typed)
{
    for (int i = 0; i < SCHEME_COUNT; i++) {
        struct str scheme = str_from(SCHEMES[i]);
        if (str_starts_with(typed, scheme)) {
            struct str rest = rest_of(typed, scheme.size);
            typed = i == MAILTO ? str_slice(rest, 0, find_any(rest, "?")) : rest;
            break;
        }
    }
    return str_ends_with(typed, STR("/")) ? str_slice(typed, 0, typed.size - 1) : typed;
}

/* ---- in running text -----------------------------------------------------------------
 */

static bool is_word(uint32_t c)
{
    return letters_is_letter(c) || letters_is_digit(c);
}

/* What can stand in an address that nobody marked: neither blanks nor quotes nor angle
 * brackets. */
static bool stands_in_address(uint32_t c)
{
    static const uint32_t ENDS[] = {'"',    '<',    '>',    '`',    '\'',   0xAB,
                                    0xBB,   0x2018, 0x2019, 0x201A, 0x201C, 0x201D,
                                    0x201E, 0x2039, 0x203A, 0x2026};
    for (size_t i = 0; i < sizeof ENDS / sizeof ENDS[0]; i++) {
        if (c == ENDS[i]) {
            return false;
        }
    }
    return !is_blank(c);
}

/* Without the signs of the sentence, and a bracket that was opened before the address. */
static size_t trim_sentence(struct str text, size_t from, size_t to)
{
    int open = 0;
    for (size_t i = from; i < to; i++) {
        open += text.data[i] == '(' ? 1 : text.data[i] == ')' ? -1 : 0;
    }
    for (; to > from; to--) {
        char last = text.data[to - 1];
        bool bracket = last == ')' && open < 0;
        if (!bracket && str_find(STR(".,;:!?*"), (struct str){&last, 1}, 0) == SIZE_MAX) {
            break;
        }
        open += bracket;
    }
    return to;
}

static size_t address_end(struct str text, size_t from)
{
    size_t end = from;
    for (size_t at = from; at < text.size; end = at) {
        if (!stands_in_address(str_next(text, &at))) {
            break;
        }
    }
    return trim_sentence(text, from, end);
}

/* True for two labels at least, the last of letters alone: example.org. */
static bool is_domain(struct str host)
{
    size_t labels = 1, length = 0;
    bool letters = true;
    for (size_t at = 0; at < host.size;) {
        uint32_t c = str_next(host, &at);
        if (c == '.') {
            if (length == 0) {
                return false;
            }
            labels++;
            length = 0;
            letters = true;
        } else if (c == '-' || is_word(c)) {
            letters = letters && letters_is_letter(c);
            length++;
        } else {
            return false;
        }
    }
    return labels > 1 && letters && length >= DOMAIN_LEAST;
}

/* The part of an address that names the host: up to its port or path. */
static struct str host_of(struct str rest)
{
    return str_slice(rest, 0, find_any(rest, ":/?#"));
}

static struct url_place make_place(size_t from, size_t to, struct str typed,
                                   struct arena *arena)
{
    struct url url = url_read(typed, COUNTRY_UNSAID, arena); /* no telephone */
    return url.fault == URL_SOUND ? (struct url_place){from, to, url.link}
                                  : (struct url_place){SIZE_MAX, 0, {0}};
}

/* An address of the web that begins at `at`. */
static struct url_place find_web(struct str text, size_t at, struct arena *arena)
{
    static const char *const STARTS[] = {"https://", "http://", "www."};
    for (size_t i = 0; i < sizeof STARTS / sizeof STARTS[0]; i++) {
        struct str start = str_from(STARTS[i]);
        if (!str_starts_with(rest_of(text, at), start)) {
            continue;
        }
        size_t to = address_end(text, at);
        struct str typed = str_slice(text, at, to);
        bool web = i < 2;
        if (!is_domain(host_of(web ? rest_of(typed, start.size) : typed))) {
            break;
        }
        struct str url = web ? typed : str_format(arena, "http://%.*s", STR_ARGS(typed));
        return make_place(at, to, url, arena);
    }
    return (struct url_place){SIZE_MAX, 0, {0}};
}

static bool is_box_sign(char c)
{
    return is_name(c) || c == '.' || c == '+';
}

/* The character that ends before `at`, or 0. */
static uint32_t char_before(struct str text, size_t at)
{
    size_t start = at;
    while (start > 0 && ((unsigned char)text.data[start - 1] & 0xC0) == 0x80) {
        start--;
    }
    start -= start > 0;
    return start < at ? str_next(text, &start) : 0;
}

/* The mailbox around the @ at `sign`; it begins not before `least`. */
static struct url_place find_mail(struct str text, size_t least, size_t sign,
                                  struct arena *arena)
{
    size_t from = sign, to = sign + 1, end = to;
    while (from > least && is_box_sign(text.data[from - 1])) {
        from--;
    }
    while (end < text.size) {
        uint32_t c = str_next(text, &end);
        if (c != '.' && c != '-' && !is_word(c)) {
            break;
        }
        to = end;
    }
    while (to > sign + 1 && (text.data[to - 1] == '.' || text.data[to - 1] == '-')) {
        to--;
    }
    if (is_word(char_before(text, from)) || from == sign || text.data[from] == '.' ||
        !is_domain(str_slice(text, sign + 1, to))) {
        return (struct url_place){SIZE_MAX, 0, {0}};
    }
    struct str box = str_slice(text, from, to);
    return make_place(from, to, str_format(arena, "mailto:%.*s", STR_ARGS(box)), arena);
}

/* True if what stands before `at` does not go on there. */
static bool begins_word(struct str text, size_t at)
{
    uint32_t c = char_before(text, at);
    return !is_word(c) && c != '@' && c != '/' && c != '.' && c != '-' && c != '_';
}

/* Most texts hold nothing that an address needs. */
static bool may_hold_address(struct str text)
{
    return str_find(text, STR("@"), 0) != SIZE_MAX ||
           str_find(text, STR("://"), 0) != SIZE_MAX ||
           str_find(text, STR("www."), 0) != SIZE_MAX;
}

struct url_place url_find(struct str text, size_t from, struct arena *arena)
{
    struct url_place place = {SIZE_MAX, 0, {0}};
    if (!may_hold_address(text)) {
        return place;
    }
    for (size_t at = from; at < text.size && place.from == SIZE_MAX; at++) {
        char sign = text.data[at];
        if ((sign == 'h' || sign == 'w') && (at == from || begins_word(text, at))) {
            place = find_web(text, at, arena);
        } else if (sign == '@') {
            place = find_mail(text, from, at, arena);
        }
    }
    return place;
}
