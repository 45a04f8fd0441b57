/* Encodings. Editors on Windows still save UTF-16 and Windows-1251 when asked for
 * "Unicode" or "ANSI"; who gets that wrong needs to hear what to press, not what a byte
 * is. Also the only user of utf8proc here: normalisation. */
#include "input/encoding.h"
#include "base/letters.h"
#include <stdlib.h>
#include <utf8proc.h>

enum { CONTROLS_REPORTED = 100 };

enum { NEXT_LINE = 0x85, LINE_SEPARATOR = 0x2028, PARAGRAPH_SEPARATOR = 0x2029 };

/* ---- what the bytes look like ---------------------------------------------------- */

struct census {
    size_t sequences; /* well-formed characters beyond ASCII */
    size_t malformed; /* bytes that belong to none */
    size_t low, middle, high; /* malformed bytes from 80, C0 and E0 on */
    size_t first; /* offset of the first malformed byte */
};

static struct census count_bytes(struct str text)
{
    struct census census = {.first = SIZE_MAX};
    for (size_t at = 0; at < text.size;) {
        unsigned char byte = (unsigned char)text.data[at];
        size_t before = at;
        str_next(text, &at);
        if (byte < 0x80) {
            continue;
        }
        if (at - before > 1) {
            census.sequences++;
            continue;
        }
        census.malformed++;
        census.low += byte < 0xA0;
        census.middle += byte >= 0xC0 && byte < 0xE0;
        census.high += byte >= 0xE0;
        census.first = census.first == SIZE_MAX ? before : census.first;
    }
    return census;
}

/* UTF-16 and UTF-32 begin with a byte-order mark, or with a letter and a zero byte. */
static bool looks_like_utf16(struct str bytes)
{
    if (bytes.size < 2) {
        return false;
    }
    unsigned char a = (unsigned char)bytes.data[0];
    unsigned char b = (unsigned char)bytes.data[1];
    if ((a == 0xFF && b == 0xFE) || (a == 0xFE && b == 0xFF)) {
        return true;
    }
    if (bytes.size < 4 || (a == 0) == (b == 0)) {
        return false;
    }
    return bytes.data[a == 0 ? 2 : 3] == 0;
}

/* Files of other programs, by how they begin. */
static const struct {
    const char *beginning;
    const char *within; /* what else it holds; NULL: nothing */
    const char *name, *advice;
} OTHER_FILES[] = {
    {"%PDF-", NULL, N_("a PDF file"), N_("a brochure is made from a text file (.yaml)")},
    {"{\\rtf", NULL, N_("an RTF document"), N_("save its text as plain text in UTF-8")},
    {"\xD0\xCF\x11\xE0", NULL, N_("an old Word or Excel file (.doc, .xls)"),
     N_("save its text as plain text in UTF-8")},
    {"PK\x03\x04", "word/", N_("a Word document (.docx)"),
     N_("in Word: File, Save As, Plain Text, then UTF-8")},
    {"PK\x03\x04", "xl/", N_("an Excel file (.xlsx)"),
     N_("a brochure is made from a text file (.yaml)")},
    {"PK\x03\x04", "vnd.oasis.opendocument", N_("a LibreOffice document (.odt, .ods)"),
     N_("in LibreOffice: File, Save As, Text - Choose Encoding, then UTF-8")},
    {"PK\x03\x04", NULL, N_("a ZIP archive"), N_("unpack it first")},
    {"\x89PNG", NULL, N_("a picture"), N_("a brochure is made from a text file (.yaml)")},
    {"\xFF\xD8\xFF", NULL, N_("a picture"),
     N_("a brochure is made from a text file (.yaml)")},
    {"<!DOCTYPE", NULL, N_("a web page"),
     N_("a brochure is made from a text file (.yaml)")},
    {"<html", NULL, N_("a web page"), N_("a brochure is made from a text file (.yaml)")},
};

/* False after a message if the file is none that people write. */
static bool check_kind(const struct source *source, struct diag *diag)
{
    for (size_t i = 0; i < sizeof OTHER_FILES / sizeof OTHER_FILES[0]; i++) {
        const char *within = OTHER_FILES[i].within;
        if (str_starts_with(source->bytes, str_from(OTHER_FILES[i].beginning)) &&
            (within == NULL ||
             str_find(source->bytes, str_from(within), 0) != SIZE_MAX)) {
            diag_error(diag, source_mark(source, 0, 1), "file-kind",
                       "this is %s, not the text of a brochure", OTHER_FILES[i].name);
            diag_note(diag, NO_MARK, "%s", OTHER_FILES[i].advice);
            return false;
        }
    }
    return true;
}

static void note_how_to_save(struct diag *diag)
{
    diag_note(diag, NO_MARK,
              "in Notepad: File, Save As, Encoding: UTF-8; "
              "in LibreOffice: File, Save As, tick \"Edit filter settings\", then "
              "Character set: Unicode (UTF-8)");
}

/* ---- checks ---------------------------------------------------------------------- */

static bool report_utf16(const struct source *source, struct diag *diag)
{
    diag_error(diag, source_mark(source, 0, 1), "file-encoding",
               "the file is saved as UTF-16 (\"Unicode\"): save it as UTF-8");
    note_how_to_save(diag);
    diag_note(
        diag, NO_MARK,
        "in VS Code: click \"UTF-16\" in the bottom bar, Save with Encoding, UTF-8");
    return false;
}

/* Encodings of Cyrillic in one byte, as people and editors call them. */
struct old_encoding {
    const char *name, *in_editor;
};

static const struct old_encoding OLD[] = {
    [ENCODING_WINDOWS] = {N_("Windows-1251 (\"ANSI\", old Cyrillic)"),
                          N_("Cyrillic (Windows 1251)")},
    [ENCODING_KOI8] = {N_("KOI8-R (old Cyrillic of Unix)"), N_("Cyrillic (KOI8-R)")},
    [ENCODING_MAC] = {N_("MacCyrillic (old Cyrillic of the Macintosh)"),
                      N_("Cyrillic (Mac)")},
};

/* Small letters make most of a text: from E0 on in Windows, from C0 on in KOI8. The
 * capitals of the Macintosh stand where Windows has signs. */
static enum encoding guess_old(const struct census *census)
{
    size_t letters = census->middle + census->high;
    if (letters * 2 < census->malformed) {
        return ENCODING_UNKNOWN;
    }
    if (census->middle > 2 * census->high) {
        return ENCODING_KOI8;
    }
    bool mac = census->low > census->middle && census->low * 40 > letters;
    return mac ? ENCODING_MAC : ENCODING_WINDOWS;
}

enum encoding encoding_guess(struct str bytes)
{
    if (looks_like_utf16(bytes)) {
        unsigned char first = (unsigned char)bytes.data[0];
        return first == 0xFE || first == 0 ? ENCODING_UTF16_BE : ENCODING_UTF16_LE;
    }
    struct census census = count_bytes(bytes);
    if (census.malformed == 0) {
        return ENCODING_UTF8;
    }
    return census.malformed <= census.sequences ? ENCODING_UNKNOWN : guess_old(&census);
}

static bool report_malformed(const struct source *source, const struct census *census,
                             struct diag *diag)
{
    struct mark mark = source_mark(source, census->first, 1);
    unsigned char byte = (unsigned char)source->text.data[census->first];
    if (census->malformed <= census->sequences) {
        diag_error(diag, mark, "file-encoding",
                   "a damaged character (byte %02X is not UTF-8): type it anew", byte);
        return false;
    }
    enum encoding guess = guess_old(census);
    if (guess == ENCODING_UNKNOWN) {
        diag_error(diag, mark, "file-encoding",
                   "the file is not saved as UTF-8 (byte %02X): save it as UTF-8", byte);
        note_how_to_save(diag);
        return false;
    }
    diag_error(diag, mark, "file-encoding", "the file is saved as %s: save it as UTF-8",
               OLD[guess].name);
    note_how_to_save(diag);
    diag_note(diag, NO_MARK,
              "in VS Code: click the encoding in the bottom bar, Reopen with Encoding, "
              "%s; then Save with Encoding, UTF-8",
              OLD[guess].in_editor);
    return false;
}

/* Signs that turn the direction of a line, and see themselves nowhere. */
static bool is_direction(uint32_t c)
{
    return c == 0x061C || c == 0x200E || c == 0x200F || (c >= 0x202A && c <= 0x202E) ||
           (c >= 0x2066 && c <= 0x2069);
}

bool encoding_is_control(uint32_t c)
{
    if (c == '\t' || c == '\n' || c == '\r') {
        return false;
    }
    return c < 0x20 || (c >= 0x7F && c <= 0x9F) || c == 0x2028 || c == 0x2029 ||
           c == 0xFEFF || c == 0xFFFE || c == 0xFFFF || is_direction(c);
}

/* It stands for a line end, which YAML would have to indent. */
static bool is_separator(uint32_t c)
{
    return c == NEXT_LINE || c == LINE_SEPARATOR || c == PARAGRAPH_SEPARATOR;
}

static bool report_control(const struct source *source, size_t at, uint32_t c,
                           struct diag *diag)
{
    struct mark mark = source_mark(source, at, 1);
    switch (c) {
    case 0:
        return diag_error(diag, mark, "text-control",
                          "a NUL character: the file is damaged or not a text file");
    case NEXT_LINE:
    case LINE_SEPARATOR:
    case PARAGRAPH_SEPARATOR:
        return diag_error(
            diag, mark, "text-control",
            "an invisible line separator (U+%04X), as pasted text may hold: "
            "delete it and press Enter instead",
            (unsigned)c);
    case 0xFEFF:
        return diag_error(diag, mark, "text-control",
                          "an invisible byte-order mark (U+FEFF), as joined files may "
                          "hold: delete it");
    default:
        if (is_direction(c)) {
            return diag_error(diag, mark, "text-control",
                              "an invisible direction sign (U+%04X), as pasted text may "
                              "hold: delete it",
                              (unsigned)c);
        }
        return diag_error(diag, mark, "text-control",
                          "an invisible control character (U+%04X): delete it",
                          (unsigned)c);
    }
}

static bool check_marks(const struct source *source, struct diag *diag)
{
    size_t marks = 0;
    for (size_t at = 0; at < source->text.size;) {
        size_t before = at;
        marks = letters_is_mark(str_next(source->text, &at)) ? marks + 1 : 0;
        if (marks > LETTERS_MARKS_MAX) {
            return diag_error(diag, source_mark(source, before, 1), "text-marks",
                              "more than %d accents stand on one letter: delete them",
                              LETTERS_MARKS_MAX);
        }
    }
    return true;
}

static bool check_controls(const struct source *source, struct diag *diag)
{
    size_t found = 0;
    for (size_t at = 0; at < source->text.size && found < CONTROLS_REPORTED;) {
        size_t before = at;
        uint32_t c = str_next(source->text, &at);
        if (encoding_is_control(c)) {
            report_control(source, before, c, diag);
            if (c != 0 && !is_separator(c)) {
                diag_fix_source(diag, source_mark(source, before, 1), (struct str){0});
            }
            found++;
        }
    }
    return found == 0;
}

/* True if there is nothing to report, as of nearly every text: well-formed, no controls,
 * no marks on letters. */
static bool is_usual(struct str text)
{
    for (size_t at = 0; at < text.size;) {
        unsigned char byte = (unsigned char)text.data[at];
        if ((byte >= ' ' && byte < 0x7F) || byte == '\n') {
            at++;
            continue;
        }
        size_t before = at;
        uint32_t c = str_next(text, &at);
        bool cyrillic = c >= 0x400 && c <= 0x482;
        bool malformed = c == 0xFFFD && at - before == 1;
        if (!cyrillic && (malformed || encoding_is_control(c) || letters_is_mark(c))) {
            return false;
        }
    }
    return true;
}

bool encoding_check(const struct source *source, struct diag *diag)
{
    if (str_trim(source->text).size == 0) {
        diag_error(diag, source_mark(source, 0, 1), "file-empty", "the file is empty");
        diag_note(diag, NO_MARK,
                  "the content of a brochure begins with the line \"format: 1\"");
        return false;
    }
    if (!check_kind(source, diag)) {
        return false;
    }
    if (looks_like_utf16(source->bytes)) {
        return report_utf16(source, diag);
    }
    if (is_usual(source->text)) {
        return true;
    }
    struct census census = count_bytes(source->text);
    if (census.malformed > 0) {
        return report_malformed(source, &census, diag);
    }
    return check_controls(source, diag) && check_marks(source, diag);
}

/* ---- normalisation --------------------------------------------------------------- */

/* Characters that form C leaves as they are and that combine with nothing before them:
 * Latin, Cyrillic, and the usual punctuation. Nearly every text holds only these. */
static bool is_settled(uint32_t c)
{
    return c < 0x300 || (c >= 0x400 && c <= 0x482) || (c >= 0x48A && c <= 0x52F) ||
           (c >= 0x2010 && c <= 0x2027) || (c >= 0x2030 && c <= 0x205E) || c == 0x20AC ||
           c == 0x2116;
}

static bool text_is_settled(struct str text)
{
    for (size_t at = 0; at < text.size;) {
        unsigned char lead = (unsigned char)text.data[at];
        if (lead < 0x80) {
            at++;
        } else if (lead == 0xD0 || lead == 0xD1) {
            at += 2; /* U+0400 to U+047F */
        } else if (!is_settled(str_next(text, &at))) {
            return false;
        }
    }
    return true;
}

/* Letters that old PDFs and word processors join in one character: ﬁ is f and i. */
static struct str part_ligatures(struct arena *arena, struct str text)
{
    static const char *const LETTERS[] = {"ff", "fi", "fl", "ffi", "ffl", "st", "st"};
    struct builder parted = {.arena = arena};
    for (size_t at = 0; at < text.size;) {
        size_t start = at;
        uint32_t c = str_next(text, &at);
        bool joined = c >= 0xFB00 && c <= 0xFB06;
        builder_add(&parted,
                    joined ? str_from(LETTERS[c - 0xFB00]) : str_slice(text, start, at));
    }
    return builder_str(&parted);
}

struct str encoding_normalise(struct arena *arena, struct str text)
{
    if (text_is_settled(text)) {
        return str_copy(arena, text);
    }
    text = part_ligatures(arena, text);
    utf8proc_uint8_t *composed = NULL;
    utf8proc_ssize_t size =
        utf8proc_map((const utf8proc_uint8_t *)text.data, (utf8proc_ssize_t)text.size,
                     &composed, UTF8PROC_STABLE | UTF8PROC_COMPOSE);
    if (size < 0) {
        arena_out_of_memory(); /* the text is valid, so nothing else can fail */
    }
    struct str copy = str_copy(arena, (struct str){(char *)composed, (size_t)size});
    free(composed);
    return copy;
}
