/* How a document divides some of its words: a list for each language, each entry a word
 * with hyphens where it may be divided. */
#include "base/letters.h"
#include "model/alphabet.h"
#include "model/name.h"
#include "model/schema.h"
#include "model/value.h"
#include "model/value_text.h"

/* A list while it is read. */
struct divisions {
    struct decoder *decoder;
    const struct field *field;
    struct lang_division *items;
    const struct node **nodes; /* of each item */
    size_t count;
};

static bool is_hyphen(uint32_t c)
{
    return c == '-' || c == 0x2010 || c == 0x2011 || c == 0xAD;
}

static bool is_blank(uint32_t c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == 0xA0;
}

static bool is_of_language(uint32_t c, enum lang lang)
{
    bool fits = lang_facts(lang)->script == LANG_CYRILLIC ? c >= 0x400 : c < 0x250;
    return fits && letters_is_letter(c);
}

/* The word in the letters of its language, with single hyphens between them alone; empty
 * if it has others that look like none of these. */
static struct str propose(struct str word, enum lang lang, struct arena *arena)
{
    struct builder mended = {.arena = arena};
    enum alphabet alphabet =
        lang_facts(lang)->script == LANG_CYRILLIC ? ALPHABET_CYRILLIC : ALPHABET_LATIN;
    struct str converted;
    bool pending = false;
    if (!alphabet_convert(&converted, word, alphabet, arena)) {
        return (struct str){0};
    }
    for (size_t at = 0; at < converted.size;) {
        uint32_t c = str_next(converted, &at);
        if (is_hyphen(c)) {
            pending = mended.count > 0;
        } else if (is_of_language(c, lang)) {
            if (pending) {
                builder_add(&mended, STR("-"));
            }
            builder_add_code_point(&mended, c);
            pending = false;
        }
    }
    return builder_str(&mended);
}

static bool report_sign(struct divisions *divisions, const struct node *node,
                        enum lang lang, struct str sign)
{
    struct arena *arena = divisions->decoder->arena;
    struct diag *diag = divisions->decoder->diag;
    struct str word = name_clip(node->text, arena);
    size_t at = 0;
    uint32_t c = str_next(sign, &at);
    struct str mended = propose(node->text, lang, arena);
    if (is_blank(c)) {
        diag_error(diag, node->mark, "division-word",
                   "\"%.*s\" is more than one word; list each by itself", STR_ARGS(word));
    } else if (letters_is_letter(c)) {
        diag_error(diag, node->mark, "division-word",
                   "\"%.*s\" has a letter that is not %s: \"%.*s\"", STR_ARGS(word),
                   lang_facts(lang)->script == LANG_CYRILLIC ? N_("Cyrillic")
                                                             : N_("Latin"),
                   STR_ARGS(sign));
    } else if (is_hyphen(c)) {
        diag_error(diag, node->mark, "division-word",
                   "a hyphen of \"%.*s\" does not stand between two letters, or is none "
                   "of the keyboard",
                   STR_ARGS(word));
    } else {
        diag_error(diag, node->mark, "division-word",
                   "\"%.*s\" holds \"%.*s\"; a word here has letters, and hyphens where "
                   "it may be divided",
                   STR_ARGS(word), STR_ARGS(sign));
    }
    if (mended.size > 0 && (is_hyphen(c) || letters_is_letter(c))) {
        diag_note(diag, NO_MARK, "write  %.*s", STR_ARGS(mended));
        value_fix(divisions->decoder, node, mended);
    }
    return false;
}

/* True if the word is of letters of its language, with single hyphens between them. */
static bool check_word(struct divisions *divisions, const struct node *node,
                       enum lang lang)
{
    uint32_t before = '-';
    for (size_t at = 0; at < node->text.size;) {
        size_t start = at;
        uint32_t c = str_next(node->text, &at);
        bool stray = c == '-' && (before == '-' || at == node->text.size);
        if (stray || (c != '-' && !is_of_language(c, lang))) {
            return report_sign(divisions, node, lang, str_slice(node->text, start, at));
        }
        before = c;
    }
    return true;
}

/* The next letter of a word, small; with `hyphens` also the next hyphen. 0 at its end. */
static uint32_t next_sign(struct str word, size_t *at, bool hyphens)
{
    while (*at < word.size) {
        uint32_t c = letters_lower(str_next(word, at));
        if (c != '-' || hyphens) {
            return c;
        }
    }
    return 0;
}

static bool are_equal(struct str a, struct str b, bool hyphens)
{
    size_t in_a = 0, in_b = 0;
    for (;;) {
        uint32_t of_a = next_sign(a, &in_a, hyphens);
        if (of_a != next_sign(b, &in_b, hyphens)) {
            return false;
        }
        if (of_a == 0) {
            return true;
        }
    }
}

/* True if no entry before divides the word otherwise. */
static bool check_earlier(struct divisions *divisions, const struct node *node,
                          enum lang lang)
{
    struct arena *arena = divisions->decoder->arena;
    for (size_t i = 0; i < divisions->count; i++) {
        const struct lang_division *earlier = &divisions->items[i];
        bool same = earlier->lang == lang && are_equal(earlier->word, node->text, false);
        if (!same || are_equal(earlier->word, node->text, true)) {
            continue;
        }
        struct str word = name_clip(node->text, arena);
        struct str other = name_clip(earlier->word, arena);
        diag_error(divisions->decoder->diag, node->mark, "division-duplicate",
                   "\"%.*s\" and \"%.*s\" are the same word divided in two ways; keep "
                   "one of them",
                   STR_ARGS(other), STR_ARGS(word));
        diag_note(divisions->decoder->diag, divisions->nodes[i]->mark,
                  "first listed here");
        return false;
    }
    return true;
}

static void decode_entry(struct divisions *divisions, const struct node *node,
                         enum lang lang)
{
    const struct field *field = divisions->field;
    if (node->kind != NODE_SCALAR || value_is_empty(node)) {
        diag_error(divisions->decoder->diag, node->mark, "value-kind",
                   "\"%s\" lists words, but this entry is %s", field->key,
                   node->kind == NODE_SCALAR ? N_("empty")
                                             : N_("a list or group of its own"));
        return;
    }
    size_t length = str_length(node->text);
    if (length > LIMIT_DIVISION) {
        diag_error(divisions->decoder->diag, node->mark, "limit-length",
                   "this word has %zu characters; at most %d are allowed", length,
                   LIMIT_DIVISION);
        return;
    }
    if (check_word(divisions, node, lang) && check_earlier(divisions, node, lang)) {
        divisions->nodes[divisions->count] = node;
        divisions->items[divisions->count++] = (struct lang_division){lang, node->text};
    }
}

static size_t count_entries(const struct node *node)
{
    size_t count = 0;
    for (size_t i = 0; i < node->count; i++) {
        count += node->items[i].count;
    }
    return count;
}

static bool decode_divisions(struct decoder *decoder, void *target,
                             const struct node *node, const struct field *field)
{
    if (node->kind != NODE_MAPPING || node->count == 0) {
        value_report_type(decoder, node, field);
        return true;
    }
    size_t room = count_entries(node);
    struct divisions divisions = {
        .decoder = decoder,
        .field = field,
        .items = arena_new_array(decoder->arena, room, struct lang_division),
        .nodes = arena_new_array(decoder->arena, room, const struct node *),
    };
    for (size_t i = 0; i < node->count; i++) {
        const struct node *list = &node->items[i];
        enum lang lang;
        if (!text_read_language(decoder, &lang, node, i) ||
            !value_check_list(decoder, list, field)) {
            continue;
        }
        for (size_t k = 0; k < list->count; k++) {
            decode_entry(&divisions, &list->items[k], lang);
        }
    }
    *(struct lang_division **)field_member(target, field) = divisions.items;
    *field_count(target, field) = divisions.count;
    return true;
}

static void schema_divisions(struct json *json, const struct field *field)
{
    json_text(json, "type", "object");
    json_number(json, "minProperties", 1);
    json_word(json, "additionalProperties", "false");
    json_open(json, "properties", '{');
    for (int lang = 0; lang < LANG_COUNT; lang++) {
        json_open(json, lang_facts((enum lang)lang)->code, '{');
        schema_list(json, field->limit);
        json_open(json, "items", '{');
        schema_word(json, LIMIT_DIVISION);
        json_close(json, '}');
        json_close(json, '}');
    }
    json_close(json, '}');
}

const struct field_type FIELD_DIVISIONS = {
    .expected = N_("a group of languages, each with a list of words"),
    .decode = decode_divisions,
    .schema = schema_divisions};
