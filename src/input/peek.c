/* What a document is called, without the rest of its file: libyaml hands out events as it
 * reads, and what is looked for stands among the first. */
#include "input/input.h"
#include <string.h>
#include <yaml.h>

static bool is_scalar(const yaml_event_t *event, const char *text)
{
    return event->type == YAML_SCALAR_EVENT &&
           event->data.scalar.length == strlen(text) &&
           memcmp(event->data.scalar.value, text, strlen(text)) == 0;
}

static bool begins(const yaml_event_t *event)
{
    return event->type == YAML_MAPPING_START_EVENT ||
           event->type == YAML_SEQUENCE_START_EVENT;
}

static bool next(yaml_parser_t *parser, yaml_event_t *event)
{
    yaml_event_delete(event);
    return yaml_parser_parse(parser, event) == 1;
}

/* Passes the value that `event` begins. */
static bool pass_value(yaml_parser_t *parser, yaml_event_t *event)
{
    size_t depth = begins(event) ? 1 : 0;
    while (depth > 0 && next(parser, event)) {
        bool ends = event->type == YAML_MAPPING_END_EVENT ||
                    event->type == YAML_SEQUENCE_END_EVENT;
        depth = begins(event) ? depth + 1 : depth - (ends ? 1 : 0);
    }
    return depth == 0;
}

/* In a mapping that is open: goes on to the value of the next key that is one of these.
 * Which, or `count`: there is none. */
static size_t find_value(yaml_parser_t *parser, yaml_event_t *event,
                         const char *const *keys, size_t count)
{
    while (next(parser, event) && event->type != YAML_MAPPING_END_EVENT) {
        size_t key = 0;
        while (key < count && !is_scalar(event, keys[key])) {
            key++;
        }
        if (!pass_value(parser, event) || !next(parser, event)) {
            break;
        }
        if (key < count) {
            return key;
        }
        if (!pass_value(parser, event)) {
            break;
        }
    }
    return count;
}

static bool open_root(yaml_parser_t *parser, yaml_event_t *event)
{
    return next(parser, event) && event->type == YAML_STREAM_START_EVENT &&
           next(parser, event) && event->type == YAML_DOCUMENT_START_EVENT &&
           next(parser, event) && event->type == YAML_MAPPING_START_EVENT;
}

static struct str text_of(const yaml_event_t *event)
{
    return (struct str){(const char *)event->data.scalar.value,
                        event->data.scalar.length};
}

static void take_id(struct input_name *out, const yaml_event_t *event,
                    const struct source *source, struct arena *arena)
{
    struct str text = text_of(event);
    out->id = str_copy(arena, text);
    out->mark =
        (struct mark){source, (uint32_t)event->start_mark.line + 1,
                      (uint32_t)event->start_mark.column + 1, (uint32_t)str_length(text)};
}

/* What is no language is a mistake, which the model tells. */
static void take_languages(struct input_name *out, yaml_parser_t *parser,
                           yaml_event_t *event)
{
    while (next(parser, event) && event->type != YAML_SEQUENCE_END_EVENT) {
        if (event->type == YAML_SCALAR_EVENT && out->language_count < LANG_COUNT) {
            enum lang *lang = &out->languages[out->language_count];
            out->language_count += lang_from_code(lang, text_of(event));
        }
        if (!pass_value(parser, event)) {
            return;
        }
    }
}

static void take_document(struct input_name *out, yaml_parser_t *parser,
                          yaml_event_t *event, const struct source *source,
                          struct arena *arena)
{
    static const char *const KEYS[] = {"id", "languages"};
    size_t key = 0;
    while (key < 2 && (out->id.size == 0 || out->language_count == 0)) {
        key = find_value(parser, event, KEYS, 2);
        if (key == 0 && event->type == YAML_SCALAR_EVENT) {
            take_id(out, event, source, arena);
        } else if (key == 1 && event->type == YAML_SEQUENCE_START_EVENT) {
            take_languages(out, parser, event);
        } else if (key < 2 && !pass_value(parser, event)) {
            break;
        }
    }
}

bool input_find_name(struct input_name *out, const struct source *source,
                     struct arena *arena)
{
    static const char *const KEYS[] = {"document"};
    yaml_parser_t parser;
    yaml_event_t event = {0};
    *out = (struct input_name){.mark = NO_MARK};
    if (yaml_parser_initialize(&parser) != 1) {
        arena_out_of_memory();
    }
    yaml_parser_set_encoding(&parser, YAML_UTF8_ENCODING);
    yaml_parser_set_input_string(&parser, (const unsigned char *)source->text.data,
                                 source->text.size);
    if (open_root(&parser, &event) && find_value(&parser, &event, KEYS, 1) == 0 &&
        event.type == YAML_MAPPING_START_EVENT) {
        take_document(out, &parser, &event, source, arena);
    }
    yaml_event_delete(&event);
    yaml_parser_delete(&parser);
    return out->id.size > 0;
}
