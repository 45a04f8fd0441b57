/* Reads the end of a file strictly: what the program does not write is refused. */
#include "verify/tail.h"

enum {
    DIGITS_MAX = 10,
    END_MARKS_MAX = 64, /* ends that are looked at, in a file with additions */
    TRAILER_MAX = 4096
};

static const char END[] = "%%EOF\n";
static const char START[] = "\nstartxref\n";

/* The number in the digits from `at` up to a line feed, and where it ends. */
static bool read_number(size_t *number, struct str pdf, size_t *at)
{
    size_t value = 0;
    size_t from = *at;
    while (*at < pdf.size && pdf.data[*at] >= '0' && pdf.data[*at] <= '9') {
        if (*at - from == DIGITS_MAX) {
            return false;
        }
        value = value * 10 + (size_t)(pdf.data[*at] - '0');
        (*at)++;
    }
    *number = value;
    return *at > from;
}

static bool take(struct str pdf, size_t *at, struct str expected)
{
    struct str found = str_slice(pdf, *at, *at + expected.size);
    *at += expected.size;
    return str_equal(found, expected);
}

/* The trailer leads to no older or hidden table, and to no key. */
static bool trailer_is_plain(struct str trailer)
{
    static const char *const OTHERS[] = {"/Prev", "/XRefStm", "/Encrypt", "#"};
    for (size_t i = 0; i < sizeof OTHERS / sizeof *OTHERS; i++) {
        if (str_find(trailer, str_from(OTHERS[i]), 0) != SIZE_MAX) {
            return false;
        }
    }
    return trailer.size <= TRAILER_MAX;
}

/* The table at tail->table, which with its trailer ends before `end`. */
static bool read_table(struct tail *tail, struct str pdf, size_t end)
{
    size_t at = tail->table;
    struct str part = str_slice(pdf, 0, end);
    if (!take(part, &at, STR("xref\n0 ")) ||
        !read_number(&tail->entry_count, part, &at) || !take(part, &at, STR("\n"))) {
        return false;
    }
    tail->entries = at;
    if (tail->entry_count > (end - at) / TAIL_ENTRY_SIZE) {
        return false;
    }
    at += tail->entry_count * TAIL_ENTRY_SIZE;
    return take(part, &at, STR("trailer\n")) &&
           trailer_is_plain(str_slice(part, at, end));
}

bool tail_read(struct tail *out, struct str pdf)
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
    return read_number(&out->table, pdf, &at) && take(pdf, &at, STR("\n")) &&
           take(pdf, &at, end) && at == pdf.size && out->table < start &&
           read_table(out, pdf, start);
}

bool tail_find(struct tail *out, struct str pdf)
{
    if (tail_read(out, pdf)) {
        return true;
    }
    size_t at = 0;
    for (size_t i = 0; i < END_MARKS_MAX; i++) {
        size_t mark = str_find(pdf, str_from(END), at);
        if (mark == SIZE_MAX) {
            return false;
        }
        at = mark + str_from(END).size;
        if (tail_read(out, str_slice(pdf, 0, at))) {
            return true;
        }
    }
    return false;
}

size_t tail_offset(const struct tail *tail, struct str pdf, size_t object)
{
    if (object >= tail->entry_count) {
        return SIZE_MAX;
    }
    size_t from = tail->entries + object * TAIL_ENTRY_SIZE;
    size_t at = from;
    size_t offset = 0;
    bool used = read_number(&offset, pdf, &at) && at - from == DIGITS_MAX &&
                str_equal(str_slice(pdf, at, at + 8), STR(" 00000 n"));
    return used && offset < tail->table ? offset : SIZE_MAX;
}
