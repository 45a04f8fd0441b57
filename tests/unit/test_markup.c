/* Markup to blocks: what becomes of each construct in each kind of field, and how what is
 * not allowed is reported. Blocks are compared in a short written form:
 *   P paragraph, H2 heading, I1. item of a numbered list, I1- of another, + further
 *   paragraph of an item, ! first of its list; /emphasis/ *strong* <url|link>. */
#include "text_fixture.h"
#include "base/arena.h"
#include "base/diag.h"
#include "base/source.h"
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <setjmp.h>
#include <cmocka.h>

static void write_head(struct builder *out, const struct text_block *block)
{
    switch (block->kind) {
    case BLOCK_PARAGRAPH: builder_format(out, "P"); break;
    case BLOCK_HEADING: builder_format(out, "H%d", block->level); break;
    case BLOCK_CELL:
        builder_format(out, "C%s%s%s", (block->cell & CELL_TABLE) != 0 ? "!" : "",
                       (block->cell & CELL_ROW) != 0 ? "=" : "",
                       (block->cell & CELL_RIGHT) != 0 ? ">" : "");
        break;
    case BLOCK_ITEM:
        builder_format(out, "I%d", block->level);
        if (block->ordered) {
            builder_format(out, "%.*s", STR_ARGS(block->label));
        } else {
            builder_format(out, "-");
        }
        builder_format(out, "%s%s", block->item_start ? "" : "+",
                       block->list_start ? "!" : "");
        break;
    }
}

static void write_block(struct builder *out, const struct text_block *block)
{
    write_head(out, block);
    builder_format(out, "[");
    for (size_t i = 0; i < block->run_count; i++) {
        const struct text_run *run = &block->runs[i];
        const char *strong = (run->style & RUN_STRONG) != 0 ? "*" : "";
        const char *emphasis = (run->style & RUN_EMPHASIS) != 0 ? "/" : "";
        if (run->link.size > 0) {
            builder_format(out, "<%.*s|", STR_ARGS(run->link));
        }
        builder_format(out, "%s%s%.*s%s%s%s", strong, emphasis, STR_ARGS(run->text),
                       emphasis, strong, run->link.size > 0 ? ">" : "");
    }
    builder_format(out, "]");
}

static const char *written(struct fixture *fixture, const char *text,
                           enum text_markup markup)
{
    struct text_blocks blocks;
    struct builder out = {.arena = fixture->arena};
    assert_true(text_parse(&blocks,
                           &(struct text_source){str_from(text), markup, LANG_EN, NO_MARK,
                                                 0, COUNTRY_UNSAID},
                           fixture->engine, fixture->arena, fixture->diag));
    for (size_t i = 0; i < blocks.count; i++) {
        write_block(&out, &blocks.items[i]);
    }
    for (size_t i = 0; i < blocks.note_count; i++) {
        builder_format(&out, " %.*s=", STR_ARGS(blocks.notes[i].id));
        write_block(&out, blocks.notes[i].block);
    }
    return str_to_c(fixture->arena, builder_str(&out));
}

struct example {
    enum text_markup markup;
    const char *text;
    const char *blocks;
};

static void check(void **state, const struct example *examples, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        assert_string_equal(written(*state, examples[i].text, examples[i].markup),
                            examples[i].blocks);
    }
}

#define CHECK(state, examples) \
    check((state), (examples), sizeof(examples) / sizeof *(examples))

/* A reference is a run of its own; the text of a note is a paragraph behind the others.
 */
static void test_notes(void **state)
{
    static const struct example examples[] = {
        {MARKUP_BODY, "a.[^1] b\n\n[^1]: c *d*\n  e",
         "P[a.<#^1|\u2060\u00B9> b] 1=P[c /d/ e]"},
        {MARKUP_BODY, "a [^x]\nb\n[^y].\n\n[^y]: 1914. c\n[^x]: # d",
         "P[a<#^x|\u2060\u00B9> b<#^y|\u2060\u00B9>.] y=P[1914. c] x=P[# d]"},
        {MARKUP_BODY, "1. a[^1]\n\n[^1]: b\n2. c",
         "I11.![a<#^1|\u2060\u00B9>]I12.[c] 1=P[b]"},
        {MARKUP_BODY, "**\"a\"**[^1]b\n\n[^1]: c", "P[*“a”*<#^1|\u2060\u00B9>b] 1=P[c]"},
        {MARKUP_BODY, "a \\[^1] b", "P[a [^1] b]"},
    };
    CHECK(state, examples);
}

/* A title is one paragraph, whatever it begins with. */
static void test_inline_is_one_paragraph(void **state)
{
    static const struct example examples[] = {
        {MARKUP_INLINE, "1. Местна икономика", "P[1. Местна икономика]"},
        {MARKUP_INLINE, "1) a", "P[1) a]"},
        {MARKUP_INLINE, "- a", "P[- a]"},
        {MARKUP_INLINE, "* a", "P[* a]"},
        {MARKUP_INLINE, "+ a", "P[+ a]"},
        {MARKUP_INLINE, "# a #", "P[# a #]"},
        {MARKUP_INLINE, "> a", "P[> a]"},
        {MARKUP_INLINE, "---", "P[---]"},
        {MARKUP_INLINE, "***", "P[***]"},
        {MARKUP_INLINE, "a\n---", "P[a ---]"},
        {MARKUP_INLINE, "a\n===\nb", "P[a === b]"},
        {MARKUP_INLINE, "    a", "P[a]"},
        {MARKUP_INLINE, "~~~ a", "P[~~~ a]"},
        {MARKUP_INLINE, "[a]: b", "P[[a]: b]"},
        {MARKUP_INLINE, "a\n\nb", "P[a b]"},
        {MARKUP_INLINE, "a\n- b\n1. c", "P[a\u00A0– b 1. c]"},
        {MARKUP_INLINE, "a  \nb", "P[a b]"},
        {MARKUP_INLINE, "a\\\n# b", "P[a\n# b]"},
        {MARKUP_INLINE, "a\\\\\nb", "P[a\\ b]"},
        {MARKUP_INLINE, "a\\", "P[a\\]"},
        {MARKUP_INLINE, "", "P[]"},
        {MARKUP_INLINE, "  \n", "P[]"},
        {MARKUP_INLINE, "**a** b", "P[*a* b]"},
        {MARKUP_INLINE, "**a\\\n_b_**", "P[*a\n**/b/*]"},
        {MARKUP_INLINE, "2 * 3 * 4", "P[2 * 3 * 4]"},
        {MARKUP_INLINE, "snake_case_word", "P[snake_case_word]"},
        {MARKUP_INLINE, "\\*a\\* &amp; &lt;b&gt; &#8364;", "P[*a* & <b> €]"},
        {MARKUP_INLINE, "a < b > c", "P[a < b > c]"},
        {MARKUP_INLINE, "***a***", "P[*/a/*]"},
        {MARKUP_INLINE, "[**116 111**](tel:116111)", "P[<tel:116111|*116\u00A0111*>]"},
        {MARKUP_INLINE, "<https://a.bg/x>", "P[<https://a.bg/x|https://a.bg/x>]"},
        {MARKUP_INLINE, "<a@b.bg>", "P[<mailto:a@b.bg|a@b.bg>]"},
        {MARKUP_INLINE, "See www.a.bg/_b_c, a@b.bg.",
         "P[See <http://www.a.bg/_b_c|www.a.bg/_b_c>, <mailto:a@b.bg|a@b.bg>.]"},
        {MARKUP_INLINE, "[www.a.bg](https://b.bg)", "P[<https://b.bg|www.a.bg>]"},
        {MARKUP_INLINE, "\"**a**\" - b", "P[“*a*”\u00A0– b]"},
        {MARKUP_INLINE, "\u0438&#x300;", "P[\u045D]"},
        {MARKUP_PLAIN, "**a** \"b\"  - c", "P[**a** \"b\"  - c]"},
        {MARKUP_PLAIN, "", "P[]"},
    };
    CHECK(state, examples);
}

static void test_tables(void **state)
{
    static const struct example examples[] = {
        {MARKUP_BODY, "| a | b |\n|---|--:|\n| **c** | 1 |", "C!=[a]C>[b]C=[*c*]C>[1]"},
        {MARKUP_BODY, "a | b\n--|--\nc | d\ne", "C!=[a]C[b]C=[c]C[d]P[e]"},
        {MARKUP_BODY, "a\n\n| b | c |\n|:-|-:|\n| - d |\n\n- e",
         "P[a]C!=[b]C>[c]C=[- d]C>[]I1-![e]"},
        {MARKUP_BODY, "| a \\| b |\n|---|\n| # c |", "C!=[a | b]C=[# c]"},
        {MARKUP_BODY, "- a\n\n| b |\n|---|", "I1-![a]C!=[b]"},
        {MARKUP_BODY, "a | b", "P[a | b]"},
    };
    CHECK(state, examples);
}

static void test_blocks(void **state)
{
    static const struct example examples[] = {
        {MARKUP_BLOCKS, "a\nb\n\nc", "P[a b]P[c]"},
        {MARKUP_BLOCKS, "- a\n- b", "I1-![a]I1-[b]"},
        {MARKUP_BLOCKS, "3. a\n4. b", "I13.![a]I14.[b]"},
        {MARKUP_BLOCKS, "- a\n\n  b\n- c", "I1-![a]I1-+[b]I1-[c]"},
        {MARKUP_BLOCKS, "- a\n  1. b\n     - c\n- d", "I1-![a]I21.![b]I3-![c]I1-[d]"},
        {MARKUP_BLOCKS, "- a\n\n  - b\n\n  c", "I1-![a]I2-![b]I1-+[c]"},
        {MARKUP_BLOCKS, "a\n\n- b\n\nc\n\n- d", "P[a]I1-![b]P[c]I1-![d]"},
        {MARKUP_BLOCKS, "- a\n\n* b", "I1-![a]I1-![b]"},
        {MARKUP_BLOCKS, "a\\\nb", "P[a\nb]"},
        {MARKUP_BLOCKS, "\\# a", "P[# a]"},
        {MARKUP_BLOCKS, "\\[a]: b", "P[[a]: b]"},
        {MARKUP_BLOCKS, "[a](tel:112): b", "P[<tel:112|a>: b]"},
        {MARKUP_BLOCKS, "", ""},
        {MARKUP_BLOCKS, "a  \nb", "P[a b]"},
        {MARKUP_BLOCKS, "\u2022 a\n\u2022 b", "I1-![a]I1-[b]"},
        {MARKUP_BLOCKS, "\u2022a\n\uF0B7\tb", "I1-![a]I1-[b]"},
        {MARKUP_BLOCKS, "a:\n\u2013 b\n\u2013 c", "P[a:]I1-![b]I1-[c]"},
        {MARKUP_BLOCKS, "1) a\n2) b", "I11)![a]I12)[b]"},
        {MARKUP_BLOCKS, "\u0430) a\n\u0431) b", "I1\u0430)![a]I1\u0431)[b]"},
        {MARKUP_BLOCKS, "a\n2. b", "P[a]I12.![b]"},
        {MARKUP_BLOCKS, "1. a\n\u0430) b\n\u0431) c\n2. d",
         "I11.![a]I1\u0430)![b]I1\u0431)[c]I12.![d]"},
        {MARKUP_BLOCKS, "1. a\n1.1. b\n1.1.1. c\n1.2. d\n2. e",
         "I11.![a]I21.1.![b]I31.1.1.![c]I21.2.[d]I12.[e]"},
        {MARKUP_BLOCKS, "1. a\n1.1 b\n\n   c", "I11.![a]I21.1![b]I21.1+[c]"},
        {MARKUP_BLOCKS, "1.5 a", "P[1.5 a]"},
        {MARKUP_BLOCKS, "10.12. a", "P[10.12. a]"},
        {MARKUP_BLOCKS, "I. a\nII. b", "I1I.![a]I1II.[b]"},
        {MARKUP_BLOCKS, "I. a\n\nb", "P[I. a]P[b]"},
        {MARKUP_BLOCKS, "2027. a", "P[2027. a]"},
        {MARKUP_BLOCKS, "-5 a", "P[-5 a]"},
        {MARKUP_BLOCKS, "5*6*7", "P[5*6*7]"},
        {MARKUP_BLOCKS, "**a:**b", "P[*a:*b]"},
        {MARKUP_BLOCKS, "**\"a\"**b", "P[*\u201Ca\u201D*b]"},
        {MARKUP_BLOCKS, "**a **b** c**", "P[*a *b* c*]"},
        {MARKUP_BODY, "## a\nb\n### c", "H2[a]P[b]H3[c]"},
        {MARKUP_BODY, "a\n---\nb", "H2[a]P[b]"},
    };
    CHECK(state, examples);
}

/* ---- what is not allowed --------------------------------------------------------------
 */

enum scalar { SCALAR_LITERAL, SCALAR_QUOTED };

/* The source of a document whose one text is `text`, in either form of scalar. */
static const struct source *make_source(struct arena *arena, struct str text,
                                        enum scalar scalar)
{
    struct builder yaml = {.arena = arena};
    builder_format(&yaml, "text: %s", scalar == SCALAR_LITERAL ? "|\n" : "\"");
    for (size_t from = 0; from < text.size;) {
        size_t end = str_find(text, STR("\n"), from);
        end = end == SIZE_MAX ? text.size : end;
        builder_format(&yaml, scalar == SCALAR_LITERAL ? "  %.*s\n" : "%.*s\\n",
                       STR_ARGS(str_slice(text, from, end)));
        from = end + 1;
    }
    builder_format(&yaml, scalar == SCALAR_LITERAL ? "" : "\"\n");
    return source_make(arena, STR("a.yaml"), builder_str(&yaml));
}

/* Parses it with complaints of its own, which are returned as printed. */
static const char *parse_source(struct fixture *fixture, const struct source *source,
                                struct str text, enum text_markup markup,
                                struct text_blocks *blocks)
{
    struct diag *diag = diag_create(fixture->arena);
    bool ok =
        text_parse(blocks,
                   &(struct text_source){text, markup, LANG_BG, source_mark(source, 6, 1),
                                         source->text.size - 6, COUNTRY_UNSAID},
                   fixture->engine, fixture->arena, diag);
    assert_int_equal(ok, diag_error_count(diag) == 0);
    char *printed = NULL;
    size_t size = 0;
    FILE *file = open_memstream(&printed, &size);
    diag_print(diag, file, LANG_EN);
    fclose(file);
    const char *copy = str_to_c(fixture->arena, (struct str){printed, size});
    free(printed);
    return copy;
}

struct complaint {
    enum text_markup markup;
    const char *text;
    const char *place; /* in a literal scalar, whose text begins at 2:3 */
    const char *words;
    const char *rule;
};

static const struct complaint COMPLAINTS[] = {
    {MARKUP_BLOCKS, "a\n\n> b", "4:3:", "block quote", "markup-quote"},
    {MARKUP_BLOCKS, "a\n\n    b", "4:7:", "blanks at its start", "markup-code"},
    {MARKUP_BLOCKS, "```\na\n```", "2:3:", "remove the lines of ```", "markup-code"},
    {MARKUP_BLOCKS, "a\n\n***\n\nb", "4:3:", "a rule cannot be set", "markup-rule"},
    {MARKUP_BLOCKS, "a ![b](c.png)", "2:5:", "picture", "markup-picture"},
    {MARKUP_BLOCKS, "a\nb <b>c</b>", "3:5:", "HTML", "markup-html"},
    {MARKUP_BLOCKS, "<div>\na\n</div>", "2:3:", "HTML", "markup-html"},
    {MARKUP_BLOCKS, "a `b`", "2:5:", "backticks", "markup-code"},
    {MARKUP_BLOCKS, "a\n\n## b", "4:3:", "`body` only", "markup-heading"},
    {MARKUP_BODY, "# b", "2:3:", "## and ###", "markup-heading"},
    {MARKUP_BODY, "a\n\n#### b", "4:3:", "## and ###", "markup-heading"},
    {MARKUP_BODY, "- ## b", "2:3:", "heading cannot stand in a list", "markup-heading"},
    {MARKUP_BLOCKS, "- a\n-\n- b", "3:3:", "no text of its own", "markup-list"},
    {MARKUP_BLOCKS, "- - a", "2:3:", "no text of its own", "markup-list"},
    {MARKUP_BLOCKS, "- a\n  - b\n    - c\n      - d\n        - e", "6:11:", "four deep",
     "markup-list"},
    {MARKUP_BLOCKS, "a\n\n-b", "4:3:", "blank after the -", "markup-dash"},
    {MARKUP_BODY, "##b", "2:3:", "blank between", "markup-heading"},
    {MARKUP_BLOCKS, "| a | b |\n|---|---|\n| c | d |", "3:3:", "a table stands in",
     "markup-table"},
    {MARKUP_BLOCKS, "a[^1]", "2:4:", "footnote", "markup-footnote"},
    {MARKUP_INLINE, "a[^1]", "2:4:", "footnote", "markup-footnote"},
    {MARKUP_BODY, "a[^b c]", "2:4:", "a number or a word", "markup-footnote"},
    {MARKUP_BODY, "a[^1]", "2:4:", "has no text", "footnote-reference"},
    {MARKUP_BODY, "[^1] a\n\n[^1]: b", "2:3:", "behind the word", "footnote-reference"},
    {MARKUP_BODY, "a[^1] [^2]\n\n[^1]: b\n[^2]: c", "2:9:", "make them one",
     "footnote-reference"},
    {MARKUP_BODY, "a\n\n[^1]: b", "4:3:", "nothing refers", "footnote-unused"},
    {MARKUP_BODY, "a[^1]\n\n[^1]:", "4:3:", "no text", "footnote-text"},
    {MARKUP_BODY, "a[^1]\n\n[^1]: b\n[^1]: c", "5:3:", "give each", "footnote-twice"},
    {MARKUP_BLOCKS, "[a] (https://b.bg)", "2:5:", "no blank between ] and (",
     "markup-link"},
    {MARKUP_BLOCKS, "a **b", "2:5:", "no partner", "markup-stars"},
    {MARKUP_BLOCKS, "- - - - - - - - - - - - - - - - - - a", "2:3:", "list marks",
     "markup-list"},
    {MARKUP_BLOCKS, "a\n\n[b]: https://a.bg", "4:3:", "definitions", "markup-definition"},
    {MARKUP_BLOCKS, "[b\nc]: https://a.bg", "2:3:", "definitions", "markup-definition"},
    {MARKUP_BLOCKS, "- [b]: https://a.bg", "2:5:", "definitions", "markup-definition"},
    {MARKUP_BLOCKS, "[a](b.html)", "2:7:", "must begin with https://", "link-target"},
    {MARKUP_BLOCKS, "[a](javascript:b)", "2:7:", "must begin with https://",
     "link-target"},
    {MARKUP_BLOCKS, "[a](<https://a b>)", "2:8:", "without blanks", "link-target"},
    {MARKUP_BLOCKS, "[](https://a.bg)", "2:3:", "no text", "link-text"},
    {MARKUP_BLOCKS, "[a](https://a.bg \"c\")", "2:21:", "title of a link", "link-title"},
    {MARKUP_INLINE, "a `b`", "2:5:", "backticks", "markup-code"},
    {MARKUP_INLINE, "a <b>c</b>", "2:5:", "HTML", "markup-html"},
    {MARKUP_BLOCKS, "a\n\nб 中 в", "4:5:", "\"中\", U+4E2D", "glyph-missing"},
    {MARKUP_INLINE, "ab \xEF\xBF\xBD", "2:6:", "U+FFFD", "glyph-missing"},
    {MARKUP_PLAIN, "ab \xF0\x9F\xA7\xAC", "2:6:", "U+1F9EC", "glyph-missing"},
    {MARKUP_INLINE, "א", "2:3:", "right to left", "glyph-direction"},
    {MARKUP_INLINE, "a\x07", "2:4:", "no font has the character U+0007", "glyph-missing"},
};

static void test_complaints(void **state)
{
    struct fixture *fixture = *state;
    for (size_t i = 0; i < sizeof COMPLAINTS / sizeof *COMPLAINTS; i++) {
        const struct complaint *complaint = &COMPLAINTS[i];
        struct str text = str_from(complaint->text);
        const struct source *source = make_source(fixture->arena, text, SCALAR_LITERAL);
        struct text_blocks blocks;
        const char *printed =
            parse_source(fixture, source, text, complaint->markup, &blocks);
        struct str head =
            str_format(fixture->arena, "a.yaml:%s error:", complaint->place);
        struct str rule = str_format(fixture->arena, "[%s]\n", complaint->rule);
        assert_non_null(strstr(printed, complaint->words));
        assert_non_null(strstr(printed, rule.data));
        assert_non_null(strstr(printed, str_to_c(fixture->arena, head)));
    }
}

static void test_missing_characters_are_reported_once(void **state)
{
    struct fixture *fixture = *state;
    struct str text = STR("中 **中** 国");
    const struct source *source = make_source(fixture->arena, text, SCALAR_LITERAL);
    struct text_blocks blocks;
    const char *printed = parse_source(fixture, source, text, MARKUP_INLINE, &blocks);
    const char *first = strstr(printed, "U+4E2D");
    assert_non_null(first);
    assert_null(strstr(first + 1, "U+4E2D"));
    assert_non_null(strstr(printed, "U+56FD"));
}

static void test_all_faults_are_reported_in_one_run(void **state)
{
    struct fixture *fixture = *state;
    struct str text = STR("[a]: b\n\n> c\n\n中 `d`");
    const struct source *source = make_source(fixture->arena, text, SCALAR_LITERAL);
    struct text_blocks blocks;
    const char *printed = parse_source(fixture, source, text, MARKUP_BLOCKS, &blocks);
    static const char *const words[] = {"definitions", "block quote", "U+4E2D",
                                        "backticks"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        assert_non_null(strstr(printed, words[i]));
    }
}

/* Each block names the line that wrote it, whichever way YAML wrote the text. */
static void test_blocks_know_their_lines(void **state)
{
    struct fixture *fixture = *state;
    struct str text = STR("edno\ndve\n\ntri\n\n- tri\n- pet");
    struct text_blocks blocks;
    const struct source *source = make_source(fixture->arena, text, SCALAR_LITERAL);
    parse_source(fixture, source, text, MARKUP_BLOCKS, &blocks);
    static const uint32_t lines[] = {2, 5, 7, 8};
    assert_int_equal(blocks.count, 4);
    for (size_t i = 0; i < 4; i++) {
        assert_int_equal(blocks.items[i].mark.line, lines[i]);
    }
    source = make_source(fixture->arena, text, SCALAR_QUOTED);
    parse_source(fixture, source, text, MARKUP_BLOCKS, &blocks);
    static const uint32_t columns[] = {8, 21, 28, 35};
    for (size_t i = 0; i < 4; i++) {
        assert_int_equal(blocks.items[i].mark.line, 1);
        assert_int_equal(blocks.items[i].mark.column, columns[i]);
    }
}

/* Markup made to be slow must end: each of these fills 128 KiB. */
static void test_hostile_markup_ends(void **state)
{
    struct fixture *fixture = *state;
    static const char *const parts[] = {
        "[",       "*a_", "![",    "<!--", "<?", "`a``",     "> ",
        "- ",      "&",   "a\n\n", "[a](", "\\", "**a ",     "_",
        "- a\n\n", "1. ", "\"",    "<a ",  "](", "\xCC\x81", "[a]: ",
    };
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        struct arena *arena = arena_create();
        struct builder text = {.arena = arena};
        while (text.count < 1 << 17) {
            builder_add(&text, str_from(parts[i]));
        }
        const struct source *source =
            make_source(arena, builder_str(&text), SCALAR_QUOTED);
        for (int markup = MARKUP_INLINE; markup <= MARKUP_BODY; markup++) {
            struct text_blocks blocks;
            struct diag *diag = diag_create(arena);
            text_parse(&blocks,
                       &(struct text_source){builder_str(&text), (enum text_markup)markup,
                                             LANG_BG, source_mark(source, 6, 1),
                                             source->text.size - 6, COUNTRY_UNSAID},
                       fixture->engine, arena, diag);
            assert_true(diag_error_count(diag) <= 64);
        }
        arena_destroy(arena);
    }
}

static void test_plain_text_and_made_blocks(void **state)
{
    struct fixture *fixture = *state;
    struct text_blocks blocks;
    assert_true(
        text_parse(&blocks,
                   &(struct text_source){STR("a **b\u00AD** c \nd"), MARKUP_INLINE,
                                         LANG_BG, NO_MARK, 0, COUNTRY_UNSAID},
                   fixture->engine, fixture->arena, fixture->diag));
    assert_true(str_equal(text_plain(&blocks.items[0], fixture->arena), STR("a b c d")));
    const struct text_block *made = text_make_block(fixture->arena, STR("Цел 1"));
    assert_int_equal(made->kind, BLOCK_PARAGRAPH);
    assert_int_equal(made->run_count, 1);
    assert_true(str_equal(text_plain(made, fixture->arena), STR("Цел 1")));
    assert_int_equal(text_make_block(fixture->arena, STR(""))->run_count, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_inline_is_one_paragraph),
        cmocka_unit_test(test_notes),
        cmocka_unit_test(test_tables),
        cmocka_unit_test(test_blocks),
        cmocka_unit_test(test_complaints),
        cmocka_unit_test(test_missing_characters_are_reported_once),
        cmocka_unit_test(test_all_faults_are_reported_in_one_run),
        cmocka_unit_test(test_blocks_know_their_lines),
        cmocka_unit_test(test_plain_text_and_made_blocks),
        cmocka_unit_test(test_hostile_markup_ends),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
