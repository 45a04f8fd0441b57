/* Reads the end of a file strictly: what the program does not write is refused. */
#include "verify/tail.h"
#include "verify/unpack.h"
#include <string.h>

enum {
    DIGITS_MAX = 10,
    IDENTIFIER_SIZE = 32,
    END_MARKS_MAX = 64, /* ends that are looked at, in a file with additions */
    KEYS_MAX = 4096, /* bytes of a dictionary */
    ENTRY_SIZE = 20, /* in a table of text */
    ROW_SIZE = 6, /* in a table that is a stream, behind the number of its predictor */
    PREDICTOR_UP = 2
};

static const char END[] = "%%EOF\n";
static const char START[] = "\nstartxref\n";

bool tail_take_number(size_t *number, struct str text, size_t *at)
{
    size_t value = 0;
    size_t from = *at;
    while (*at < text.size && text.data[*at] >= '0' && text.data[*at] <= '9') {
        if (*at - from == DIGITS_MAX) {
            return false;
        }
        value = value * 10 + (size_t)(text.data[*at] - '0');
        (*at)++;
    }
    *number = value;
    return *at > from;
}

bool tail_take(struct str text, size_t *at, struct str expected)
{
    struct str found = str_slice(text, *at, *at + expected.size);
    *at += expected.size;
    return str_equal(found, expected);
}

/* ---- a table in text --------------------------------------------------------------- */

/* The trailer leads to no older or hidden table, and to no key. */
static bool trailer_is_plain(struct str trailer)
{
    static const char *const OTHERS[] = {"/Prev", "/XRefStm", "/Encrypt", "#"};
    for (size_t i = 0; i < sizeof OTHERS / sizeof *OTHERS; i++) {
        if (str_find(trailer, str_from(OTHERS[i]), 0) != SIZE_MAX) {
            return false;
        }
    }
    return trailer.size <= KEYS_MAX;
}

/* An entry that is none of ours leads nowhere. */
static struct tail_place read_entry(const struct tail *tail, struct str pdf, size_t from)
{
    size_t at = from;
    size_t offset = 0;
    bool used = tail_take_number(&offset, pdf, &at) && at - from == DIGITS_MAX &&
                tail_take(pdf, &at, STR(" 00000 n")) && offset < tail->table;
    return used ? (struct tail_place){TAIL_OFFSET, (uint32_t)offset}
                : (struct tail_place){TAIL_NONE, 0};
}

/* The table at tail->table, which with its trailer is the end of `part`. */
static bool read_text(struct tail *tail, struct str part, struct arena *arena)
{
    size_t at = tail->table;
    if (!tail_take(part, &at, STR("xref\n0 ")) ||
        !tail_take_number(&tail->count, part, &at) || !tail_take(part, &at, STR("\n")) ||
        tail->count > (part.size - at) / ENTRY_SIZE) {
        return false;
    }
    tail->places = arena_new_array(arena, tail->count, struct tail_place);
    for (size_t i = 0; i < tail->count; i++, at += ENTRY_SIZE) {
        tail->places[i] = read_entry(tail, part, at);
    }
    return tail_take(part, &at, STR("trailer\n")) &&
           trailer_is_plain(str_slice(part, at, part.size));
}

/* ---- a table that is a stream ------------------------------------------------------ */

bool tail_read_stream(struct tail_stream *out, struct str pdf, size_t offset)
{
    static const char LENGTH[] = "/Filter/FlateDecode/Length ";
    size_t at = offset;
    size_t size = 0;
    if (!tail_take_number(&out->number, pdf, &at) ||
        !tail_take(pdf, &at, STR(" 0 obj\n<<\n"))) {
        return false;
    }
    size_t keys = at;
    at = str_find(str_slice(pdf, 0, at + KEYS_MAX), str_from(LENGTH), at);
    if (at == SIZE_MAX) {
        return false;
    }
    out->keys = str_slice(pdf, keys, at);
    at += str_from(LENGTH).size;
    if (!tail_take_number(&size, pdf, &at) ||
        !tail_take(pdf, &at, STR("\n>>\nstream\r\n"))) {
        return false;
    }
    out->bytes = str_slice(pdf, at, at + size);
    at += size;
    return tail_take(pdf, &at, STR("\nendstream\nendobj\n"));
}

static bool take_reference(struct str text, size_t *at, struct str key)
{
    size_t number;
    return tail_take(text, at, key) && tail_take_number(&number, text, at) &&
           tail_take(text, at, STR(" 0 R"));
}

static bool take_identifier(struct str text, size_t *at)
{
    static const char DIGITS[] = "0123456789abcdef";
    struct str digits = str_slice(text, *at, *at + IDENTIFIER_SIZE);
    *at += IDENTIFIER_SIZE;
    for (size_t i = 0; i < digits.size; i++) {
        if (memchr(DIGITS, digits.data[i], sizeof DIGITS - 1) == NULL) {
            return false;
        }
    }
    return true;
}

/* Nothing else: a key that comes again would take the place of the first. */
static bool read_keys(size_t *count, struct str keys)
{
    size_t at = 0;
    return tail_take(keys, &at, STR("/Type/XRef/Size ")) &&
           tail_take_number(count, keys, &at) &&
           tail_take(keys, &at,
                     STR("/W[1 4 1]/DecodeParms<</Predictor 12/Columns 6>>")) &&
           take_reference(keys, &at, STR("/Root ")) &&
           take_reference(keys, &at, STR("/Info ")) &&
           tail_take(keys, &at, STR("/ID[<")) && take_identifier(keys, &at) &&
           tail_take(keys, &at, STR("><")) && take_identifier(keys, &at) &&
           tail_take(keys, &at, STR(">]")) && at == keys.size;
}

/* Each row is the difference to the one above. */
static bool read_rows(struct tail *tail, struct str rows, struct arena *arena)
{
    unsigned char row[ROW_SIZE] = {0};
    tail->places = arena_new_array(arena, tail->count, struct tail_place);
    for (size_t i = 0; i < tail->count; i++) {
        const char *line = rows.data + i * (1 + ROW_SIZE);
        for (size_t byte = 0; byte < ROW_SIZE; byte++) {
            row[byte] = (unsigned char)(row[byte] + (unsigned char)line[1 + byte]);
        }
        uint32_t at = (uint32_t)row[1] << 24 | (uint32_t)row[2] << 16 |
                      (uint32_t)row[3] << 8 | row[4];
        if (line[0] != PREDICTOR_UP || row[0] > TAIL_PACK ||
            (row[0] == TAIL_OFFSET && at > tail->table)) {
            return false;
        }
        tail->places[i].kind = row[0];
        tail->places[i].at = at;
    }
    return true;
}

static bool read_stream(struct tail *tail, struct str part, struct arena *arena)
{
    struct tail_stream stream;
    struct str rows;
    /* No file has more objects than bytes. */
    return tail_read_stream(&stream, part, tail->table) &&
           stream.bytes.data + stream.bytes.size + strlen("\nendstream\nendobj") ==
               part.data + part.size - 1 &&
           read_keys(&tail->count, stream.keys) && tail->count <= part.size &&
           unpack(&rows, stream.bytes, tail->count * (1 + ROW_SIZE), arena) &&
           rows.size == tail->count * (1 + ROW_SIZE) && read_rows(tail, rows, arena);
}

/* ---- the end ----------------------------------------------------------------------- */

bool tail_read(struct tail *out, struct str pdf, struct arena *arena)
{
    *out = (struct tail){.size = pdf.size};
    struct str end = str_from(END);
    if (!str_ends_with(pdf, end)) {
        return false;
    }
    size_t room = str_from(START).size + DIGITS_MAX + 1 + end.size;
    size_t from = pdf.size > room ? pdf.size - room : 0;
    size_t start = str_find(pdf, str_from(START), from);
    if (start == SIZE_MAX) {
        return false;
    }
    size_t at = start + str_from(START).size;
    if (!tail_take_number(&out->table, pdf, &at) || !tail_take(pdf, &at, STR("\n")) ||
        !tail_take(pdf, &at, end) || at != pdf.size || out->table >= start) {
        return false;
    }
    struct arena_state before = arena_save(arena);
    struct str part = str_slice(pdf, 0, start + 1);
    if (read_text(out, part, arena) || read_stream(out, part, arena)) {
        return true;
    }
    arena_restore(arena, before);
    return false;
}

bool tail_find(struct tail *out, struct str pdf, struct arena *arena)
{
    if (tail_read(out, pdf, arena)) {
        return true;
    }
    size_t at = 0;
    for (size_t i = 0; i < END_MARKS_MAX; i++) {
        size_t mark = str_find(pdf, str_from(END), at);
        if (mark == SIZE_MAX) {
            return false;
        }
        at = mark + str_from(END).size;
        if (tail_read(out, str_slice(pdf, 0, at), arena)) {
            return true;
        }
    }
    return false;
}
