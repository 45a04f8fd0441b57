/* Line by line. A list is open from its first item to a paragraph at the left edge;
 * within it a label is judged by the one before. Items of decimal numbers are indented by
 * their depth, and so is what belongs to them. */
#include "text/typed.h"
#include "base/catalogue.h"
#include "base/array.h"
#include "base/letters.h"
#include "text/footnotes.h"
#include "text/labels.h"
#include "text/pipes.h"
#include "text/typed_parts.h"

enum { NEST_INDENT = 4 };

struct reader {
    struct arena *arena;
    struct str text; /* all of it */
    enum typed_use use;
    struct typed_text out;
    struct mistakes mistakes;
    struct builder built;
    size_t number; /* of the line being read */
    size_t next; /* offset of the line after it */
    bool in_list, blank; /* the line before is blank, or there is none */
    struct label last; /* of the list that is open */
    bool strong; /* a ** is open */
    size_t words_line; /* where the paragraph or the item began */
    size_t indent; /* that decimal numbers added to the last item */
};

static bool is_digit(char byte)
{
    return byte >= '0' && byte <= '9';
}

/* The next line of the text at `*from`, without the blanks at its end. */
static struct str take_line(struct str text, size_t *from)
{
    struct str line = str_take_line(text, from);
    while (line.size > 0 && (typed_is_blank(typed_byte_at(line, line.size - 1)) ||
                             typed_byte_at(line, line.size - 1) == '\r')) {
        line.size--;
    }
    return line;
}

static struct typed_fault *add_fault(struct reader *reader, struct str sign,
                                     const char *rule, const char *words)
{
    return mistakes_add(&reader->mistakes, reader->number, sign, rule, words);
}

/* ---- writing ---------------------------------------------------------------------- */

enum side_char { CHAR_BLANK, CHAR_WORD, CHAR_SIGN };

/* What stands right after the byte `at`, or, with a blank at either end of the line. */
static enum side_char char_after(struct str words, size_t at)
{
    uint32_t c = str_next(words, &at);
    bool blank = c == 0 || c == ' ' || c == '\t' || c == 0xA0;
    return blank                                         ? CHAR_BLANK
           : letters_is_letter(c) || letters_is_digit(c) ? CHAR_WORD
                                                         : CHAR_SIGN;
}

static enum side_char char_before(struct str words, size_t at)
{
    if (at == 0) {
        return CHAR_BLANK;
    }
    at--;
    while (at > 0 && ((unsigned char)words.data[at] & 0xC0u) == 0x80) {
        at--;
    }
    return char_after(words, at);
}

/* The two stars at `at` begin or end a strong passage, whatever stands beside them: where
 * CommonMark would not see it, a letter of no script keeps signs and blanks away. */
static void add_strong(struct reader *reader, struct str words, size_t at)
{
    enum side_char before = char_before(words, at), after = char_after(words, at + 2);
    enum side_char inside = reader->strong ? before : after;
    enum side_char outside = reader->strong ? after : before;
    char nearest =
        reader->strong ? typed_byte_at(words, at - 1) : typed_byte_at(words, at + 2);
    bool hidden = inside == CHAR_BLANK || (inside == CHAR_SIGN && outside == CHAR_WORD);
    bool guarded = hidden && nearest != '_';
    builder_add(&reader->built,
                guarded && reader->strong ? TYPED_GUARD : (struct str){0});
    builder_add(&reader->built, STR("**"));
    builder_add(&reader->built,
                guarded && !reader->strong ? TYPED_GUARD : (struct str){0});
    reader->strong = !reader->strong;
}

/* A star between digits multiplies. */
static void add_stars(struct reader *reader, struct str words, size_t at, size_t count)
{
    bool product = count == 1 && at > 0 && is_digit(words.data[at - 1]) &&
                   is_digit(typed_byte_at(words, at + 1));
    if (count == 2) {
        add_strong(reader, words, at);
        return;
    }
    builder_add(&reader->built, product ? STR("\\") : (struct str){0});
    builder_add(&reader->built, str_slice(words, at, at + count));
}

/* The brackets stay, for what they are to emphasis beside them. */
static void add_reference(struct reader *reader, struct str id)
{
    builder_add(&reader->built, STR("\\"));
    builder_add(&reader->built, TYPED_NOTE);
    builder_add(&reader->built, id);
    builder_add(&reader->built, STR("\\]"));
}

static void add_words(struct reader *reader, struct str words)
{
    bool plain = str_find(words, STR("\\"), 0) == SIZE_MAX &&
                 str_find(words, STR("["), 0) == SIZE_MAX &&
                 str_find(words, STR("*"), 0) == SIZE_MAX;
    size_t from = 0;
    for (size_t at = plain ? words.size : 0; at < words.size; at++) {
        if (words.data[at] == '\\') {
            at++;
        } else if (words.data[at] == '[' && reader->mistakes.refers &&
                   footnote_at(words, at).size > 0) {
            struct str id = footnote_at(words, at);
            builder_add(&reader->built, str_slice(words, from, at));
            add_reference(reader, id);
            from = at + id.size + 3;
            at = from - 1;
        } else if (words.data[at] == '*') {
            size_t count = 1;
            while (typed_byte_at(words, at + count) == '*') {
                count++;
            }
            builder_add(&reader->built, str_slice(words, from, at));
            add_stars(reader, words, at, count);
            from = at + count;
            at = from - 1;
        }
    }
    builder_add(&reader->built, str_slice(words, from, words.size));
}

/* At the end of a paragraph or an item. */
static void end_words(struct reader *reader)
{
    if (reader->strong) {
        *array_push(reader->arena, &reader->mistakes.faults) = (struct typed_fault){
            .number = reader->words_line,
            .sign = STR("**"),
            .rule = "markup-stars",
            .words =
                N_("a ** has no partner in this paragraph; put ** before and after the "
                   "strong words (\\*\\* prints the signs)")};
    }
    reader->strong = false;
}

static void begin_line(struct reader *reader, const struct typed_line *line)
{
    if (reader->out.lines.count > 0) {
        builder_add(&reader->built, STR("\n"));
    }
    *array_push(reader->arena, &reader->out.lines) = *line;
}

static void indent(struct reader *reader, size_t blanks)
{
    for (size_t i = 0; i < blanks; i++) {
        builder_add(&reader->built, STR(" "));
    }
}

/* ---- items ------------------------------------------------------------------------ */

/* A Roman I could be an initial: a II must come. */
static bool goes_on_roman(const struct reader *reader)
{
    for (size_t from = reader->next; from < reader->text.size;) {
        struct str line = take_line(reader->text, &from);
        struct label label =
            label_read(str_slice(line, typed_skip_blanks(line, 0), line.size));
        if (label.kind == LABEL_ROMAN) {
            return label_number(&label) == 2;
        }
    }
    return false;
}

static bool is_item(const struct reader *reader, const struct label *label)
{
    bool follows = reader->in_list && label_continues(&reader->last, label);
    switch (label->kind) {
    case LABEL_NONE: return false;
    case LABEL_BULLET:
    case LABEL_LETTER: return true;
    case LABEL_NUMBER: return !label_is_year(label);
    case LABEL_ROMAN:
        return follows || (label_number(label) == 1 && goes_on_roman(reader));
    case LABEL_DECIMAL:
        return follows || (label->close == '.' && label_number(label) == 1);
    }
    return false;
}

/* The number after 2 is 3, or 1 again. */
static void check_order(struct reader *reader, const struct label *label,
                        struct str words)
{
    const struct label *last = &reader->last;
    bool alike = reader->in_list && label->kind == last->kind &&
                 label->part_count == last->part_count &&
                 (label->part_count < 2 || label_continues(last, label));
    uint32_t number = label_number(label), before = label_number(last);
    if (label->kind == LABEL_BULLET || !alike || number == before + 1 || number <= 1 ||
        before == 0) {
        return;
    }
    *array_push(reader->arena, &reader->mistakes.faults) = (struct typed_fault){
        .number = reader->number,
        .sign = words,
        .doubtful = true,
        .rule = "list-order",
        .words = N_("this number does not follow the one before; it is printed as typed"),
    };
}

/* The mark by which libcmark knows the item. */
static struct str mark_of(struct str line, size_t start, const struct label *label)
{
    if (label->kind != LABEL_BULLET) {
        return label->close == ')' ? STR("1)") : STR("1.");
    }
    char sign = typed_byte_at(line, start);
    return sign == '*' || sign == '+' ? str_slice(line, start, start + 1) : STR("-");
}

static void read_item(struct reader *reader, struct str line, size_t start,
                      const struct label *label)
{
    struct str words = str_slice(line, start, start + label->size);
    end_words(reader);
    reader->words_line = reader->number;
    bool bullet = label->kind == LABEL_BULLET;
    struct typed_line written = {.number = reader->number};
    if (!reader->blank && !reader->in_list) {
        begin_line(reader, &written); /* any label may end a paragraph */
    }
    check_order(reader, label, words);
    reader->indent =
        label->kind == LABEL_DECIMAL ? NEST_INDENT * (label->part_count - 1) : 0;
    if (!bullet) {
        written.label = words;
    }
    written.value = bullet ? 0 : label_number(label);
    begin_line(reader, &written);
    builder_add(&reader->built, str_slice(line, 0, start));
    indent(reader, reader->indent);
    builder_add(&reader->built, mark_of(line, start, label));
    size_t rest = start + label->size;
    mistakes_look_behind_label(&reader->mistakes, reader->number,
                               str_slice(line, rest, line.size));
    builder_add(&reader->built, label->glued ? STR(" ") : (struct str){0});
    add_words(reader, str_slice(line, rest, line.size));
    reader->in_list = true;
    reader->last = *label;
}

/* ---- tables ----------------------------------------------------------------------- */

/* The line after the one being read, without moving on. */
static struct str peek_line(const struct reader *reader)
{
    size_t from = reader->next;
    return from < reader->text.size ? take_line(reader->text, &from) : (struct str){0};
}

/* True if the line is the head of a table. */
static bool begins_table(const struct reader *reader, struct str words)
{
    return str_find(words, STR("|"), 0) != SIZE_MAX && !pipes_is_rule(words) &&
           pipes_is_rule(peek_line(reader));
}

/* A cell is a paragraph of its own for libcmark; nothing in it begins a list. */
static void write_cell(struct reader *reader, struct str words, unsigned flags)
{
    reader->words_line = reader->number;
    begin_line(reader, &(struct typed_line){.number = reader->number});
    begin_line(reader,
               &(struct typed_line){.number = reader->number, .cell = CELL_ANY | flags});
    builder_add(&reader->built, TYPED_GUARD);
    reader->mistakes.refers = false;
    mistakes_look_inside(&reader->mistakes, reader->number, words);
    add_words(reader, words);
    end_words(reader);
    reader->mistakes.refers = true;
}

/* A row with as many cells as the head. */
static void write_row(struct reader *reader, struct str row, struct str rule,
                      unsigned flags)
{
    size_t count = pipes_count(rule), at = 0;
    struct str cell;
    for (size_t i = 0; i < count; i++) {
        cell = pipes_take_cell(&cell, row, &at) ? cell : (struct str){0};
        flags |= pipes_is_right(rule, i) ? CELL_RIGHT : 0;
        write_cell(reader, cell, flags | (i == 0 ? CELL_ROW : 0));
        flags = 0;
    }
    if (pipes_take_cell(&cell, row, &at)) {
        add_fault(reader, str_trim(row), "markup-table",
                  "this row has more cells than the line of dashes; a | within a cell is "
                  "written \\|");
    }
}

static void read_table(struct reader *reader, struct str head)
{
    struct str rule = take_line(reader->text, &reader->next);
    end_words(reader);
    if (pipes_count(rule) > PIPES_COLUMNS_MAX) {
        add_fault(reader, str_trim(head), "markup-table",
                  "a table has at most 40 columns; make several tables of this one");
        reader->mistakes.in_rows = true;
        reader->number++;
        return;
    }
    write_row(reader, head, rule, CELL_TABLE);
    reader->number++;
    for (struct str row = peek_line(reader); str_find(row, STR("|"), 0) != SIZE_MAX;
         row = peek_line(reader)) {
        (void)take_line(reader->text, &reader->next);
        reader->number++;
        write_row(reader, row, rule, 0);
    }
    begin_line(reader, &(struct typed_line){.number = reader->number});
    reader->in_list = false;
    reader->indent = 0;
    reader->blank = true;
}

/* ---- lines ------------------------------------------------------------------------ */

static void read_text_line(struct reader *reader, struct str line, size_t start,
                           const struct label *label)
{
    if (reader->blank && start == 0) {
        reader->in_list = false;
        reader->indent = 0;
    }
    reader->words_line = reader->blank ? reader->number : reader->words_line;
    begin_line(reader, &(struct typed_line){.number = reader->number});
    indent(reader, reader->in_list && reader->blank ? reader->indent : 0);
    if (label_is_year(label)) {
        builder_add(&reader->built, str_slice(line, 0, start + label->size - 1));
        builder_add(&reader->built, STR("\\"));
        line = str_slice(line, start + label->size - 1, line.size);
    }
    add_words(reader, line);
}

static void read_line(struct reader *reader, struct str line)
{
    size_t start = typed_skip_blanks(line, 0);
    struct str words = str_slice(line, start, line.size);
    if (words.size == 0) {
        end_words(reader);
        begin_line(reader, &(struct typed_line){.number = reader->number});
        reader->blank = true;
        reader->mistakes.in_rows = false;
        return;
    }
    if (reader->use == TYPED_BODY && begins_table(reader, words)) {
        read_table(reader, words);
        return;
    }
    struct label label = label_read(words);
    mistakes_look_inside(&reader->mistakes, reader->number, words);
    mistakes_look_for_table(&reader->mistakes, reader->number, words,
                            str_trim(peek_line(reader)));
    if (is_item(reader, &label)) {
        read_item(reader, line, start, &label);
    } else {
        mistakes_look_at_beginning(&reader->mistakes, reader->number, words);
        read_text_line(reader, line, start, &label);
    }
    reader->blank = false;
}

/* ---- notes ------------------------------------------------------------------------ */

/* The text of a note is a paragraph, whatever its lines begin with. */
static void write_note(struct reader *reader, size_t index)
{
    const struct footnote *note = &reader->out.notes.items[index];
    reader->number = reader->words_line = note->number;
    if (footnotes_find(&reader->out.notes, note->id) < index) {
        add_fault(reader, STR("[^"), "footnote-twice",
                  "a note of this name stands above; give each its own");
    } else if (str_trim(note->text).size == 0) {
        add_fault(reader, STR("[^"), "footnote-text",
                  "the note has no text; write it behind the colon");
    }
    begin_line(reader, &(struct typed_line){.number = reader->number});
    for (size_t from = 0; from < note->text.size; reader->number++) {
        struct str line = str_trim(take_line(note->text, &from));
        begin_line(reader,
                   &(struct typed_line){.number = reader->number, .note = index + 1});
        builder_add(&reader->built, TYPED_GUARD);
        mistakes_look_inside(&reader->mistakes, reader->number, line);
        add_words(reader, line);
    }
    end_words(reader);
}

struct typed_text typed_read(struct str text, enum typed_use use, struct arena *arena)
{
    bool body = use == TYPED_BODY;
    struct reader reader = {.arena = arena,
                            .use = use,
                            .mistakes = {.arena = arena, .use = use, .refers = body},
                            .built = {.arena = arena},
                            .blank = true};
    reader.text = body ? footnotes_take(&reader.out.notes, text, arena) : text;
    while (reader.next < reader.text.size) {
        struct str line = take_line(reader.text, &reader.next);
        reader.number++;
        read_line(&reader, line);
    }
    end_words(&reader);
    reader.mistakes.refers = false;
    for (size_t i = 0; i < reader.out.notes.count; i++) {
        write_note(&reader, i);
    }
    reader.out.text = builder_str(&reader.built);
    reader.out.faults = reader.mistakes.faults;
    return reader.out;
}

struct typed_text typed_read_inline(struct str text, struct arena *arena)
{
    struct reader reader = {.arena = arena,
                            .text = text,
                            .mistakes = {.arena = arena},
                            .built = {.arena = arena},
                            .words_line = 1};
    while (reader.next < text.size) {
        size_t from = reader.next;
        reader.number++;
        mistakes_look_inside(&reader.mistakes, reader.number,
                             str_take_line(text, &reader.next));
        add_words(&reader, str_slice(text, from, reader.next));
    }
    end_words(&reader);
    reader.out.text = builder_str(&reader.built);
    reader.out.faults = reader.mistakes.faults;
    return reader.out;
}
