/* libyaml events to nodes; the only user of libyaml. The parser counts characters where
 * the rest of the program counts bytes, and believes in more kinds of line ends, so only
 * its character index is used, by two cursors that follow the events through the text. */
#include "base/array.h"
#include "input/cursor.h"
#include "input/encoding.h"
#include "input/input.h"
#include "input/syntax.h"
#include <stdlib.h>
#include <yaml.h>

enum { SHOWN_KEY_MAX = 40 };

struct reader {
    yaml_parser_t parser;
    const struct source *source;
    struct arena *arena;
    struct diag *diag;
    struct cursor start, end; /* of the event that was read last */
    size_t node_count;
};

struct entries {
    struct node *items;
    size_t count, capacity;
};

struct keys {
    struct str *items;
    size_t count, capacity;
};

struct marks {
    struct mark *items;
    size_t count, capacity;
};

static bool read_node(struct reader *reader, const yaml_event_t *event, int depth,
                      struct node *out);

/* ---- places ---------------------------------------------------------------------- */

/* The mark of the present event. The caret does not reach past the first line, and of a
 * collection it shows the beginning only. */
static struct mark mark_event(struct reader *reader, const yaml_event_t *event)
{
    cursor_move(&reader->end, event->start_mark.index);
    reader->start = reader->end;
    cursor_move(&reader->end, event->end_mark.index);
    struct mark mark = {
        .source = reader->source,
        .line = reader->start.line,
        .column = reader->start.column,
        .length = 1,
    };
    if (event->type == YAML_SCALAR_EVENT || event->type == YAML_ALIAS_EVENT) {
        size_t line_start = reader->source->lines[mark.line - 1];
        size_t line_end = line_start + source_line(reader->source, mark.line).size;
        size_t to = reader->end.offset < line_end ? reader->end.offset : line_end;
        struct str shown = str_slice(reader->source->text, reader->start.offset, to);
        mark.length = (uint32_t)str_length(str_trim(shown));
    }
    return mark;
}

/* ---- events ---------------------------------------------------------------------- */

static size_t find_offset(const struct reader *reader, const yaml_mark_t *mark)
{
    struct cursor cursor = cursor_start(reader->source);
    cursor_move(&cursor, mark->index);
    return cursor.offset;
}

static void report_parser(struct reader *reader)
{
    const yaml_parser_t *parser = &reader->parser;
    if (parser->error == YAML_MEMORY_ERROR) {
        arena_out_of_memory();
    }
    size_t problem_at = find_offset(reader, &parser->problem_mark);
    struct syntax_fault fault = {
        .context = parser->context,
        .problem = parser->problem == NULL ? "unknown error" : parser->problem,
        .context_at = parser->context == NULL
                          ? problem_at
                          : find_offset(reader, &parser->context_mark),
        .problem_at = problem_at,
    };
    syntax_report(reader->source, &fault, reader->diag);
}

static bool next_event(struct reader *reader, yaml_event_t *event)
{
    if (yaml_parser_parse(&reader->parser, event) != 1) {
        report_parser(reader);
        return false;
    }
    return true;
}

/* ---- scalars --------------------------------------------------------------------- */

static struct str event_text(const yaml_event_t *event)
{
    return (struct str){(const char *)event->data.scalar.value,
                        event->data.scalar.length};
}

/* Escapes in double quotes can write what the file itself may not hold, and a carriage
 * return, which none holds any more. */
static void check_escapes(struct reader *reader, struct str text, struct mark mark)
{
    for (size_t at = 0; at < text.size;) {
        uint32_t c = str_next(text, &at);
        if (encoding_is_control(c) || c == '\r') {
            diag_error(reader->diag, mark, "text-control",
                       "the text holds a control character (U+%04X), written with a "
                       "backslash: remove it",
                       (unsigned)c);
            return;
        }
    }
}

/* \t and \r in double quotes are a tab and a line end: of a path, C:\temp, letters go.
 * True if that is said. */
static bool check_eaten(struct reader *reader, struct str text, struct mark mark)
{
    struct str written =
        str_slice(reader->source->text, reader->start.offset, reader->end.offset);
    bool eats = str_find(text, STR("\t"), 0) != SIZE_MAX ||
                str_find(text, STR("\r"), 0) != SIZE_MAX;
    size_t at = str_find(written, STR("\\t"), 0);
    at = at == SIZE_MAX ? str_find(written, STR("\\r"), 0) : at;
    bool found = eats && at != SIZE_MAX;
    if (found) {
        diag_error(reader->diag,
                   source_find(mark, str_slice(written, at, at + 2), at + 2),
                   "yaml-escape",
                   "in double quotes \"%.*s\" is a code and no letter; write two "
                   "backslashes for one, or use single quotes",
                   STR_ARGS(str_slice(written, at, at + 2)));
    }
    return found;
}

/* What an unquoted text may lose: a key without its blank, words behind a #. */
static void check_plain(struct reader *reader, struct str text, struct mark mark)
{
    size_t colon;
    if (syntax_lacks_blank(text, &colon)) {
        mark = source_mark(reader->source, reader->start.offset + colon, 1);
        diag_error(reader->diag, mark, "yaml-colon",
                   "a blank is missing after this colon: write %.*s: and a blank before "
                   "the text; if the colon belongs to the text, put the text in quotes",
                   STR_ARGS(str_slice(text, 0, colon)));
        enum lang lang;
        if (lang_from_code(&lang, str_slice(text, 0, colon))) {
            diag_fix_source(reader->diag, mark, STR(": "));
        }
        return;
    }
    struct str all = reader->source->text;
    size_t at = reader->end.offset;
    while (at < all.size && (all.data[at] == ' ' || all.data[at] == '\t')) {
        at++;
    }
    bool hash = at > reader->end.offset && at + 1 < all.size && all.data[at] == '#';
    char next = hash ? all.data[at + 1] : ' ';
    if (hash && next != ' ' && next != '\t' && next != '\n' && next != '\r' &&
        next != '#' && text.size > 0) {
        diag_warning(reader->diag, source_mark(reader->source, at, 1), "yaml-comment",
                     "this # begins a comment, which is not printed; put the text in "
                     "quotes if it belongs to it, or a blank behind the #");
    }
}

static void report_properties(struct reader *reader, struct mark mark,
                              const yaml_char_t *anchor, const yaml_char_t *tag)
{
    if (anchor != NULL) {
        diag_error(reader->diag, mark, "yaml-anchor",
                   "anchors (\"&%s\") are not allowed: write each text where it belongs; "
                   "if \"&\" belongs to the text, put the text in quotes",
                   (const char *)anchor);
    }
    if (tag != NULL) {
        diag_error(reader->diag, mark, "yaml-tag",
                   "tags (\"%s\") are not allowed: remove it; if \"!\" belongs to the "
                   "text, put the text in quotes",
                   (const char *)tag);
    }
}

static bool read_scalar(struct reader *reader, const yaml_event_t *event,
                        struct node *out)
{
    struct str text = event_text(event);
    yaml_scalar_style_t style = event->data.scalar.style;
    report_properties(reader, out->mark, event->data.scalar.anchor,
                      event->data.scalar.tag);
    if (text.size > INPUT_SCALAR_MAX) {
        return diag_error(reader->diag, out->mark, "limit-text",
                          "the text is longer than %d MiB, the limit",
                          INPUT_SCALAR_MAX >> 20);
    }
    if (style == YAML_DOUBLE_QUOTED_SCALAR_STYLE) {
        if (!check_eaten(reader, text, out->mark)) {
            check_escapes(reader, text, out->mark);
        }
    }
    if (style == YAML_PLAIN_SCALAR_STYLE) {
        check_plain(reader, text, out->mark);
    }
    out->kind = NODE_SCALAR;
    out->text = encoding_normalise(reader->arena, text);
    out->plain = style == YAML_PLAIN_SCALAR_STYLE;
    return true;
}

/* ---- collections ----------------------------------------------------------------- */

static void set_span(struct node *node, size_t from, size_t to)
{
    const struct source *source = node->mark.source;
    struct str value = str_slice(source->text, from, to);
    while (value.size > 0 &&
           str_trim(str_slice(value, value.size - 1, value.size)).size == 0) {
        value.size--;
    }
    node->span = value.size;
}

static bool read_sequence(struct reader *reader, int depth, struct node *out)
{
    struct entries entries = {0};
    yaml_event_t event;
    while (next_event(reader, &event)) {
        if (event.type == YAML_SEQUENCE_END_EVENT) {
            cursor_move(&reader->end, event.end_mark.index);
            yaml_event_delete(&event);
            out->items = entries.items;
            out->count = entries.count;
            return true;
        }
        struct node item = {0};
        bool more = read_node(reader, &event, depth + 1, &item);
        yaml_event_delete(&event);
        if (!more) {
            return false;
        }
        *array_push(reader->arena, &entries) = item;
    }
    return false;
}

/* A key as messages show it. */
static struct str shown_key(struct str key)
{
    size_t at = 0;
    for (int i = 0; i < SHOWN_KEY_MAX; i++) {
        str_next(key, &at);
    }
    return str_slice(key, 0, at);
}

/* True for the 5 of „58,5“. */
static bool is_cut_number(struct str text, size_t at, struct str key)
{
    bool digits = key.size > 0;
    for (size_t i = 0; i < key.size; i++) {
        digits = digits && key.data[i] >= '0' && key.data[i] <= '9';
    }
    return digits && at > 1 && text.data[at - 1] == ',' && text.data[at - 2] >= '0' &&
           text.data[at - 2] <= '9';
}

/* A comma in a text inside braces cuts it, and the rest looks like a key without value.
 */
static void check_flow_colon(struct reader *reader, struct str key, struct mark mark)
{
    struct str text = reader->source->text;
    size_t at = reader->end.offset;
    while (at < text.size && str_trim(str_slice(text, at, at + 1)).size == 0) {
        at++;
    }
    bool bare = at < text.size && (text.data[at] == ',' || text.data[at] == '}');
    if (bare && is_cut_number(text, source_offset(mark), key)) {
        size_t comma = source_offset(mark) - 1;
        diag_error(reader->diag, source_mark(reader->source, comma, 1), "yaml-colon",
                   "a comma parts entries here, so a number is written without one: its "
                   "decimals stand behind a point, its thousands without a sign");
    } else if (bare) {
        diag_error(reader->diag, mark, "yaml-colon",
                   "\"%.*s\" has no colon: if the comma before it belongs to the text, "
                   "put the text in quotes",
                   STR_ARGS(shown_key(key)));
    }
}

/* A bullet or a dash before a key: people mean an item of a list. */
static bool is_bulleted(struct str key)
{
    size_t at = 0;
    uint32_t c = str_next(key, &at);
    bool bullet = c == 0x2022 || c == 0x25CF || c == 0x25AA || c == 0x25E6 ||
                  (c >= 0x2010 && c <= 0x2015) || c == 0xB7;
    return bullet && at < key.size && key.data[at] == ' ';
}

static void check_key(struct reader *reader, const struct node *key, bool in_braces)
{
    if (key->kind != NODE_SCALAR) {
        diag_error(reader->diag, key->mark, "yaml-key",
                   "a list or group cannot be a key: a text that begins with \"[\" or "
                   "\"{\" must be in quotes");
    } else if (key->plain && str_equal(key->text, STR("<<"))) {
        diag_error(reader->diag, key->mark, "yaml-key",
                   "merge keys (\"<<\") are not allowed: write the fields out");
    } else if (key->plain && is_bulleted(key->text)) {
        diag_error(reader->diag, key->mark, "yaml-list",
                   "an item of a list begins with a hyphen and a blank: write - for this "
                   "sign");
        struct mark sign = key->mark;
        sign.length = 1;
        diag_fix_source(reader->diag, sign, STR("-"));
    } else if (key->text.size == 0) {
        diag_error(reader->diag, key->mark, "yaml-key",
                   "the key before the colon is missing");
    } else if (in_braces) {
        check_flow_colon(reader, key->text, key->mark);
    }
}

struct key_place {
    struct str key;
    size_t index;
};

static int compare_keys(const void *left, const void *right)
{
    const struct key_place *a = left;
    const struct key_place *b = right;
    int order = str_compare(a->key, b->key);
    return order != 0 ? order : (a->index > b->index) - (a->index < b->index);
}

/* By sorting, because a mapping may have as many keys as a file may have nodes. */
static void check_duplicates(struct reader *reader, const struct node *mapping)
{
    if (mapping->count < 2) {
        return;
    }
    struct key_place *places =
        arena_new_array(reader->arena, mapping->count, struct key_place);
    for (size_t i = 0; i < mapping->count; i++) {
        places[i] = (struct key_place){mapping->keys[i], i};
    }
    qsort(places, mapping->count, sizeof *places, compare_keys);
    size_t first = 0;
    for (size_t i = 1; i < mapping->count; i++) {
        struct str key = places[i].key;
        if (!str_equal(key, places[first].key)) {
            first = i;
        } else if (key.size > 0 && !is_bulleted(key)) {
            diag_error(reader->diag, mapping->key_marks[places[i].index], "key-duplicate",
                       "\"%.*s\" is written twice in the same group",
                       STR_ARGS(shown_key(key)));
            diag_note(reader->diag, mapping->key_marks[places[first].index],
                      "the first one is here");
        }
    }
}

static bool read_mapping(struct reader *reader, int depth, bool in_braces,
                         struct node *out)
{
    struct entries entries = {0};
    struct keys keys = {0};
    struct marks marks = {0};
    yaml_event_t event;
    while (next_event(reader, &event)) {
        if (event.type == YAML_MAPPING_END_EVENT) {
            cursor_move(&reader->end, event.end_mark.index);
            yaml_event_delete(&event);
            out->items = entries.items;
            out->keys = keys.items;
            out->key_marks = marks.items;
            out->count = entries.count;
            check_duplicates(reader, out);
            return true;
        }
        struct node key = {0};
        bool more = read_node(reader, &event, depth + 1, &key);
        yaml_event_delete(&event);
        if (!more) {
            return false;
        }
        reader->node_count--; /* a key is part of its value */
        check_key(reader, &key, in_braces);
        if (!next_event(reader, &event)) {
            return false;
        }
        struct node value = {0};
        more = read_node(reader, &event, depth + 1, &value);
        yaml_event_delete(&event);
        if (!more) {
            return false;
        }
        *array_push(reader->arena, &entries) = value;
        *array_push(reader->arena, &keys) = key.text;
        *array_push(reader->arena, &marks) = key.mark;
    }
    return false;
}

/* ---- nodes ----------------------------------------------------------------------- */

static bool count_node(struct reader *reader, struct mark mark)
{
    reader->node_count++;
    return reader->node_count <= INPUT_NODES_MAX ||
           diag_error(reader->diag, mark, "limit-values",
                      "the file holds more than %d values, the limit", INPUT_NODES_MAX);
}

static bool read_collection(struct reader *reader, const yaml_event_t *event, int depth,
                            struct node *out)
{
    if (depth > INPUT_DEPTH_MAX) {
        return diag_error(reader->diag, out->mark, "limit-depth",
                          "the content is nested more than %d levels deep, the limit",
                          INPUT_DEPTH_MAX);
    }
    if (event->type == YAML_SEQUENCE_START_EVENT) {
        out->kind = NODE_SEQUENCE;
        report_properties(reader, out->mark, event->data.sequence_start.anchor,
                          event->data.sequence_start.tag);
        return read_sequence(reader, depth, out);
    }
    bool in_braces = event->data.mapping_start.style == YAML_FLOW_MAPPING_STYLE;
    out->kind = NODE_MAPPING;
    report_properties(reader, out->mark, event->data.mapping_start.anchor,
                      event->data.mapping_start.tag);
    return read_mapping(reader, depth, in_braces, out);
}

/* Makes the node that `event` begins. False when reading cannot go on. */
static bool read_node(struct reader *reader, const yaml_event_t *event, int depth,
                      struct node *out)
{
    out->mark = mark_event(reader, event);
    size_t from = reader->start.offset;
    bool done = true;
    if (!count_node(reader, out->mark)) {
        return false;
    }
    if (event->type == YAML_SCALAR_EVENT) {
        done = read_scalar(reader, event, out);
    } else if (event->type == YAML_ALIAS_EVENT) {
        diag_error(reader->diag, out->mark, "yaml-alias",
                   "aliases (\"*%s\") are not allowed: write the text out; if the "
                   "asterisk belongs to the text, put the text in quotes",
                   (const char *)event->data.alias.anchor);
    } else {
        done = read_collection(reader, event, depth, out);
    }
    set_span(out, from, reader->end.offset);
    return done;
}

/* ---- the document ---------------------------------------------------------------- */

static bool report_no_content(struct reader *reader)
{
    return diag_error(reader->diag, source_mark(reader->source, 0, 1), "file-empty",
                      "the file holds no content: it begins with the line \"format: 1\"");
}

/* What may begin a document, and what may not. False when there is none. */
static bool check_start(struct reader *reader, const yaml_event_t *event)
{
    if (event->type != YAML_DOCUMENT_START_EVENT) {
        return report_no_content(reader);
    }
    const yaml_tag_directive_t *tag = event->data.document_start.tag_directives.start;
    if (tag != event->data.document_start.tag_directives.end) {
        diag_error(reader->diag, mark_event(reader, event), "yaml-tag",
                   "tags are not allowed: remove the line \"%%TAG\"");
    }
    return true;
}

static bool check_end(struct reader *reader, const yaml_event_t *event)
{
    if (event->type != YAML_DOCUMENT_START_EVENT) {
        return true;
    }
    return diag_error(reader->diag, mark_event(reader, event), "yaml-document",
                      "a second document begins here: a file holds one brochure; remove "
                      "the line \"---\", or put what follows into a file of its own");
}

/* Reads one event and hands it to `check`. */
static bool expect_event(struct reader *reader,
                         bool (*check)(struct reader *reader, const yaml_event_t *event))
{
    yaml_event_t event;
    if (!next_event(reader, &event)) {
        return false;
    }
    bool good = check == NULL || check(reader, &event);
    yaml_event_delete(&event);
    return good;
}

static bool read_root(struct reader *reader, struct node *out)
{
    yaml_event_t event;
    if (!next_event(reader, &event)) {
        return false;
    }
    bool done = read_node(reader, &event, 1, out);
    yaml_event_delete(&event);
    if (done && out->kind == NODE_SCALAR && out->plain && out->text.size == 0) {
        return report_no_content(reader);
    }
    return done;
}

/* Stream start, document start, the tree, document end, and the stream's end. */
static bool read_document(struct reader *reader, struct node *out)
{
    return expect_event(reader, NULL) && expect_event(reader, check_start) &&
           read_root(reader, out) && expect_event(reader, NULL) &&
           expect_event(reader, check_end);
}

bool input_read(struct node *out, const struct source *source, struct arena *arena,
                struct diag *diag)
{
    size_t errors = diag_error_count(diag);
    *out = (struct node){.mark = source_mark(source, 0, 1)};
    if (source->bytes.size > INPUT_FILE_MAX) {
        return diag_error(diag, source_mark(source, INPUT_FILE_MAX, 1), "limit-file",
                          "the file is larger than %d MiB, the limit",
                          INPUT_FILE_MAX >> 20);
    }
    if (!encoding_check(source, diag)) {
        return false;
    }
    struct reader reader = {
        .source = source,
        .arena = arena,
        .diag = diag,
        .start = cursor_start(source),
        .end = cursor_start(source),
    };
    if (yaml_parser_initialize(&reader.parser) != 1) {
        arena_out_of_memory();
    }
    yaml_parser_set_encoding(&reader.parser, YAML_UTF8_ENCODING);
    yaml_parser_set_input_string(&reader.parser, (const unsigned char *)source->text.data,
                                 source->text.size);
    bool read = read_document(&reader, out);
    yaml_parser_delete(&reader.parser);
    return read && diag_error_count(diag) == errors;
}
