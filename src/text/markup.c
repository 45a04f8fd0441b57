/* CommonMark by libcmark, in the measure that a brochure needs. What libcmark would take
 * for more than the field allows (a number at the start of a title, a reference that
 * prints nothing) is disarmed or reported before it is parsed, and what the brochure has
 * no form for (code, quotes, pictures, HTML) is reported after. */
#include "text/markup.h"
#include "base/array.h"
#include "base/url.h"
#include "text/markup_lines.h"
#include "text/markup_parser.h"
#include <cmark.h>
#include <stdlib.h>

/* The line of the typed text in which a node begins, from 1. */
static size_t typed_line_of(cmark_node *node)
{
    int line = cmark_node_get_start_line(node);
    return line > 0 ? (size_t)line : 1;
}

/* The line of the source text. */
static size_t line_of(const struct markup_parser *parser, cmark_node *node)
{
    size_t line = typed_line_of(node);
    bool known = parser->typed.lines.items != NULL && line <= parser->typed.lines.count;
    return known ? parser->typed.lines.items[line - 1].number : line;
}

/* ---- runs and blocks -----------------------------------------------------------------
 */

/* The text that was typed, without the letters that guard it from libcmark. */
static struct str without_guards(struct markup_parser *parser, struct str text)
{
    struct builder typed = {.arena = parser->arena};
    if (parser->guarded && str_starts_with(text, MARKUP_GUARD)) {
        text = str_slice(text, MARKUP_GUARD.size, text.size);
        parser->guarded = false;
    }
    size_t at = str_find(text, TYPED_GUARD, 0), from = 0;
    if (at == SIZE_MAX) {
        return text;
    }
    for (; at != SIZE_MAX; at = str_find(text, TYPED_GUARD, from)) {
        builder_add(&typed, str_slice(text, from, at));
        from = at + TYPED_GUARD.size;
    }
    builder_add(&typed, str_slice(text, from, text.size));
    return builder_str(&typed);
}

/* Addresses that stand in a text as they are can be clicked on, too. */
static void add_words(struct markup_parser *parser, struct str text)
{
    size_t from = 0;
    while (parser->link_depth == 0) {
        struct url_place place = url_find(text, from, parser->arena);
        if (place.from == SIZE_MAX) {
            break;
        }
        builder_add(&parser->text, str_slice(text, from, place.from));
        markup_end_run(parser);
        builder_add(&parser->text, str_slice(text, place.from, place.to));
        parser->link = place.link;
        markup_end_run(parser);
        parser->link = (struct str){0};
        from = place.to;
    }
    builder_add(&parser->text, str_slice(text, from, text.size));
}

/* The words between references to notes, and those. */
static void add_text(struct markup_parser *parser, cmark_node *node)
{
    struct str text = without_guards(parser, str_from(cmark_node_get_literal(node)));
    size_t from = 0;
    for (size_t at = str_find(text, TYPED_NOTE, 0); at != SIZE_MAX;
         at = str_find(text, TYPED_NOTE, from)) {
        size_t end = str_find(text, STR("]"), at);
        end = end == SIZE_MAX ? text.size : end;
        add_words(parser, str_slice(text, from, at));
        markup_refer(parser, str_slice(text, at + TYPED_NOTE.size, end),
                     line_of(parser, node));
        from = end < text.size ? end + 1 : end;
    }
    add_words(parser, str_slice(text, from, text.size));
}

static struct text_block *begin_block(struct markup_parser *parser,
                                      enum text_block_kind kind)
{
    struct text_block *block = array_push(parser->arena, &parser->blocks);
    parser->body_count++;
    block->kind = kind;
    block->mark = parser->source->mark;
    return block;
}

static void end_block(struct markup_parser *parser)
{
    markup_end_run(parser);
    struct text_block *block = &parser->blocks.items[parser->blocks.count - 1];
    block->runs = parser->runs.items;
    block->run_count = parser->runs.count;
    parser->runs = (struct markup_runs){0};
}

static void begin_paragraph(struct markup_parser *parser, cmark_node *node)
{
    if (parser->list_depth == 0 || parser->list_depth > MARKUP_LIST_DEPTH_MAX) {
        size_t line = typed_line_of(node);
        bool typed =
            parser->typed.lines.items != NULL && line <= parser->typed.lines.count;
        unsigned cell = typed ? parser->typed.lines.items[line - 1].cell : 0;
        size_t note = typed ? parser->typed.lines.items[line - 1].note : 0;
        struct text_block *block =
            begin_block(parser, cell != 0 ? BLOCK_CELL : BLOCK_PARAGRAPH);
        block->cell = cell;
        block->number = note > 0 ? (uint32_t)note - 1 : 0;
        parser->body_count -= note > 0;
        block->mark = places_mark(&parser->places, line_of(parser, node));
        return;
    }
    struct markup_list *list = &parser->lists[parser->list_depth - 1];
    struct text_block *block = begin_block(parser, BLOCK_ITEM);
    block->mark = places_mark(&parser->places, line_of(parser, node));
    block->level = (int)parser->list_depth;
    block->ordered = list->ordered;
    block->item_start = parser->item_fresh;
    block->list_start = parser->item_fresh && list->fresh;
    block->number = list->number;
    block->label = list->label;
    list->fresh = parser->item_fresh ? false : list->fresh;
    parser->item_fresh = false;
}

static void begin_heading(struct markup_parser *parser, cmark_node *node)
{
    int level = cmark_node_get_heading_level(node);
    struct text_block *block = begin_block(parser, BLOCK_HEADING);
    block->level = level;
    block->mark = places_mark(&parser->places, line_of(parser, node));
    if (parser->source->markup != MARKUP_BODY) {
        markup_report(
            parser, line_of(parser, node), (struct str){0}, "markup-heading",
            "a heading can stand in `body` only; remove the # before the text (\\# "
            "prints one), or the line of - or = below it");
    } else if (parser->list_depth > 0) {
        markup_report(
            parser, line_of(parser, node), (struct str){0}, "markup-heading",
            "a heading cannot stand in a list; begin it at the edge of the text");
    } else if (level != 2 && level != 3) {
        markup_report(
            parser, line_of(parser, node), (struct str){0}, "markup-heading",
            "the headings of a body are ## and ###; the section has its own heading");
    }
}

static void begin_list(struct markup_parser *parser, cmark_node *node)
{
    parser->list_depth++;
    if (parser->list_depth > MARKUP_LIST_DEPTH_MAX) {
        markup_report(parser, line_of(parser, node), (struct str){0}, "markup-list",
                      "lists nest four deep at most; move the inner list out");
        return;
    }
    bool ordered = cmark_node_get_list_type(node) == CMARK_ORDERED_LIST;
    parser->lists[parser->list_depth - 1] = (struct markup_list){
        .ordered = ordered,
        .close = cmark_node_get_list_delim(node) == CMARK_PAREN_DELIM ? ')' : '.',
        .number = ordered ? (uint32_t)cmark_node_get_list_start(node) - 1 : 0,
        .fresh = true,
    };
}

/* The label as it was typed; of an item that begins within the line of another, as its
 * list counts. */
static void label_item(struct markup_parser *parser, struct markup_list *list,
                       cmark_node *node)
{
    size_t line = typed_line_of(node);
    bool typed = line <= parser->typed.lines.count && line != parser->labelled;
    list->number++;
    list->label = (struct str){0};
    if (!list->ordered) {
        parser->labelled = line;
        return;
    }
    if (typed && parser->typed.lines.items[line - 1].label.size > 0) {
        list->number = parser->typed.lines.items[line - 1].value;
        list->label = parser->typed.lines.items[line - 1].label;
    } else {
        list->label = str_format(parser->arena, "%u%c", list->number, list->close);
    }
    parser->labelled = line;
}

static void begin_item(struct markup_parser *parser, cmark_node *node)
{
    cmark_node *first = cmark_node_first_child(node);
    if (parser->list_depth <= MARKUP_LIST_DEPTH_MAX) {
        label_item(parser, &parser->lists[parser->list_depth - 1], node);
    }
    parser->item_fresh = true;
    if (first == NULL || cmark_node_get_type(first) == CMARK_NODE_LIST) {
        markup_report(
            parser, line_of(parser, node), (struct str){0}, "markup-list",
            "a list item has no text of its own; write one, or remove the mark (a "
            "backslash before it prints it)");
    }
}

/* ---- links ---------------------------------------------------------------------------
 */

static void report_target(struct markup_parser *parser, cmark_node *node, struct str url,
                          enum url_fault fault)
{
    static const char *const WORDS[] = {
        [URL_BLANK] =
            N_("must begin with https://, http://, mailto: or tel:, without blanks"),
        [URL_SCHEME] = N_("must begin with https://, http://, mailto: or tel:"),
        [URL_BARE] = N_("must begin with https://, http://, mailto: or tel:"),
        [URL_HOST] = N_("names no computer; write it as in https://example.org/page"),
        [URL_MAIL] =
            N_("is no address for mail; write it as in mailto:office@example.org"),
        [URL_PHONE] = N_("leads to no telephone number; write it as in tel:042614614"),
    };
    diag_error(parser->source->diag,
               places_sign(&parser->places, line_of(parser, node), url), "link-target",
               "the link to \"%.*s\" %s", STR_ARGS(url), WORDS[fault]);
    if (fault == URL_BARE) {
        bool mail = str_find(url, STR("@"), 0) != SIZE_MAX;
        struct str whole = str_format(parser->arena, "%s%.*s",
                                      mail ? "mailto:" : "https://", STR_ARGS(url));
        markup_fix(parser, line_of(parser, node), url, whole);
    }
}

static void begin_link(struct markup_parser *parser, cmark_node *node)
{
    struct str url = str_from(cmark_node_get_url(node));
    struct str title = str_from(cmark_node_get_title(node));
    markup_end_run(parser);
    parser->link_depth++;
    if (str_starts_with(url, STR("#"))) {
        struct mark mark = places_sign(&parser->places, line_of(parser, node), url);
        parser->link = str_copy(parser->arena, url);
        parser->link_mark = arena_copy(parser->arena, &mark, sizeof mark);
    } else {
        struct url read = url_read(url, parser->source->home, parser->arena);
        parser->link = read.link;
        if (read.fault != URL_SOUND && markup_count_message(parser)) {
            report_target(parser, node, url, read.fault);
        }
    }
    if (title.size > 0) {
        markup_report(parser, line_of(parser, node), title, "link-title",
                      "the title of a link is not printed; remove it");
    }
    if (cmark_node_first_child(node) == NULL) {
        markup_report(parser, line_of(parser, node), STR("[]"), "link-text",
                      "the link has no text; write one in [ ]");
    }
}

static void end_link(struct markup_parser *parser)
{
    markup_end_run(parser);
    parser->link = (struct str){0};
    parser->link_mark = NULL;
    parser->link_depth--;
}

/* ---- nodes ---------------------------------------------------------------------------
 */

static void report_code_block(struct markup_parser *parser, cmark_node *node)
{
    struct str line = str_trim(places_line(&parser->places, line_of(parser, node)));
    bool fenced = str_find(line, STR("```"), 0) != SIZE_MAX ||
                  str_find(line, STR("~~~"), 0) != SIZE_MAX;
    markup_report(
        parser, line_of(parser, node), (struct str){0}, "markup-code",
        fenced ? N_("code cannot be set; remove the lines of ``` or ~~~ around the text")
               : N_("an indented line would be code, which cannot be set; remove the "
                    "blanks at its start"));
}

/* What the brochure has no form for; false if the node is none of it. */
static bool report_foreign(struct markup_parser *parser, cmark_node *node)
{
    cmark_node_type type = cmark_node_get_type(node);
    size_t line = line_of(parser, node);
    if (type == CMARK_NODE_CODE_BLOCK) {
        report_code_block(parser, node);
    } else if (type == CMARK_NODE_BLOCK_QUOTE) {
        markup_report(parser, line, STR(">"), "markup-quote",
                      "a block quote cannot be set; remove the > (\\> prints one)");
    } else if (type == CMARK_NODE_HTML_BLOCK || type == CMARK_NODE_HTML_INLINE) {
        markup_report(parser, line, STR("<"), "markup-html",
                      "HTML cannot be set; write the text alone (\\< prints the sign)");
    } else if (type == CMARK_NODE_THEMATIC_BREAK) {
        markup_report(
            parser, line, (struct str){0}, "markup-rule",
            "a rule cannot be set; remove the line (a backslash before it prints it)");
    } else if (type == CMARK_NODE_CODE) {
        markup_report(parser, line, STR("`"), "markup-code",
                      "code cannot be set; remove the backticks (\\` prints one)");
    } else if (type == CMARK_NODE_IMAGE) {
        markup_report(
            parser, line, STR("!["), "markup-picture",
            "a picture cannot stand in a text; remove it (\\! prints the sign)");
    } else {
        return false;
    }
    return true;
}

static void enter_inline(struct markup_parser *parser, cmark_node *node)
{
    cmark_node_type type = cmark_node_get_type(node);
    if (type == CMARK_NODE_TEXT) {
        add_text(parser, node);
    } else if (type == CMARK_NODE_SOFTBREAK) {
        builder_add(&parser->text, STR(" "));
    } else if (type == CMARK_NODE_LINEBREAK) {
        builder_add(&parser->text, STR("\n"));
        parser->guarded = parser->source->markup == MARKUP_INLINE;
    } else if (type == CMARK_NODE_EMPH) {
        markup_end_run(parser);
        parser->emphasis++;
    } else if (type == CMARK_NODE_STRONG) {
        markup_end_run(parser);
        parser->strong++;
    } else if (type == CMARK_NODE_LINK) {
        begin_link(parser, node);
    }
}

static void enter(struct markup_parser *parser, cmark_node *node)
{
    cmark_node_type type = cmark_node_get_type(node);
    if (report_foreign(parser, node)) {
        return;
    }
    if (type == CMARK_NODE_PARAGRAPH) {
        begin_paragraph(parser, node);
    } else if (type == CMARK_NODE_HEADING) {
        begin_heading(parser, node);
    } else if (type == CMARK_NODE_LIST) {
        begin_list(parser, node);
    } else if (type == CMARK_NODE_ITEM) {
        begin_item(parser, node);
    } else {
        enter_inline(parser, node);
    }
}

static void leave(struct markup_parser *parser, cmark_node *node)
{
    cmark_node_type type = cmark_node_get_type(node);
    if (type == CMARK_NODE_PARAGRAPH || type == CMARK_NODE_HEADING) {
        end_block(parser);
    } else if (type == CMARK_NODE_LIST) {
        parser->list_depth--;
    } else if (type == CMARK_NODE_EMPH) {
        markup_end_run(parser);
        parser->emphasis--;
    } else if (type == CMARK_NODE_STRONG) {
        markup_end_run(parser);
        parser->strong--;
    } else if (type == CMARK_NODE_LINK) {
        end_link(parser);
    }
}

/* ---- libcmark -------------------------------------------------------------------------
 */

static void *allocate(size_t count, size_t size)
{
    void *memory = calloc(count, size);
    if (memory == NULL) {
        arena_out_of_memory();
    }
    return memory;
}

static void *reallocate(void *memory, size_t size)
{
    void *moved = realloc(memory, size);
    if (moved == NULL) {
        arena_out_of_memory();
    }
    return moved;
}

static void walk(struct markup_parser *parser, cmark_node *document)
{
    cmark_iter *iter = cmark_iter_new(document);
    cmark_event_type event;
    while ((event = cmark_iter_next(iter)) != CMARK_EVENT_DONE &&
           parser->messages < MARKUP_MESSAGES_MAX) {
        cmark_node *node = cmark_iter_get_node(iter);
        if (event == CMARK_EVENT_ENTER) {
            enter(parser, node);
        } else {
            leave(parser, node);
        }
    }
    cmark_iter_free(iter);
}

static void parse(struct markup_parser *parser, struct str text)
{
    cmark_mem memory = {allocate, reallocate, free};
    cmark_parser *reader = cmark_parser_new_with_mem(CMARK_OPT_DEFAULT, &memory);
    cmark_parser_feed(reader, text.data, text.size);
    cmark_node *document = cmark_parser_finish(reader);
    cmark_consolidate_text_nodes(document); /* it parts an address at each _ */
    walk(parser, document);
    markup_finish_notes(parser); /* messages look at words of the document */
    cmark_node_free(document);
    cmark_parser_free(reader);
}

bool markup_parse(struct text_blocks *out, const struct markup_source *source,
                  struct arena *arena)
{
    struct markup_parser parser = {
        .source = source, .arena = arena, .places = {.source = source}};
    bool in_line = source->markup == MARKUP_INLINE;
    parser.text.arena = arena;
    parser.guarded = in_line;
    if (markup_read_source(&parser)) {
        markup_start_notes(&parser);
        parse(&parser, in_line ? markup_guard_inline(parser.typed.text, arena)
                               : parser.typed.text);
    }
    if (in_line && parser.blocks.count == 0) {
        begin_block(&parser, BLOCK_PARAGRAPH);
    }
    *out = (struct text_blocks){parser.blocks.items, parser.body_count, parser.notes,
                                parser.typed.notes.count};
    return parser.messages == 0;
}
