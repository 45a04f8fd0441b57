/* The id of a document without the rest of its file: libyaml hands out events as it
 * reads, and the id stands among the first. */
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

/* In a mapping that is open: goes on to the value of a key. */
static bool find_value(yaml_parser_t *parser, yaml_event_t *event, const char *key)
{
    while (next(parser, event) && event->type != YAML_MAPPING_END_EVENT) {
        bool found = is_scalar(event, key);
        if (!pass_value(parser, event) || !next(parser, event)) {
            return false;
        }
        if (found) {
            return true;
        }
        if (!pass_value(parser, event)) {
            return false;
        }
    }
    return false;
}

static bool open_root(yaml_parser_t *parser, yaml_event_t *event)
{
    return next(parser, event) && event->type == YAML_STREAM_START_EVENT &&
           next(parser, event) && event->type == YAML_DOCUMENT_START_EVENT &&
           next(parser, event) && event->type == YAML_MAPPING_START_EVENT;
}

bool input_find_id(struct str *id, struct mark *mark, const struct source *source,
                   struct arena *arena)
{
    yaml_parser_t parser;
    yaml_event_t event = {0};
    if (yaml_parser_initialize(&parser) != 1) {
        arena_out_of_memory();
    }
    yaml_parser_set_encoding(&parser, YAML_UTF8_ENCODING);
    yaml_parser_set_input_string(&parser, (const unsigned char *)source->text.data,
                                 source->text.size);
    bool found = open_root(&parser, &event) && find_value(&parser, &event, "document") &&
                 event.type == YAML_MAPPING_START_EVENT &&
                 find_value(&parser, &event, "id") && event.type == YAML_SCALAR_EVENT;
    if (found) {
        const struct str text = {(const char *)event.data.scalar.value,
                                 event.data.scalar.length};
        *id = str_copy(arena, text);
        *mark = (struct mark){source, (uint32_t)event.start_mark.line + 1,
                              (uint32_t)event.start_mark.column + 1,
                              (uint32_t)str_length(text)};
    }
    yaml_event_delete(&event);
    yaml_parser_delete(&parser);
    return found;
}
