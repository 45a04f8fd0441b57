/* Records: look-ups, and the walk over their texts. */
#include "model/record.h"
#include <string.h>

static size_t count_of(const struct record *record)
{
    return record == NULL ? 0 : record_field_count(record);
}

size_t record_field_count(const struct record *record)
{
    return count_of(record->base) + record->count + count_of(record->after);
}

const struct field *record_field_at(const struct record *record, size_t index)
{
    size_t before = count_of(record->base);
    if (index < before) {
        return record_field_at(record->base, index);
    }
    index -= before;
    return index < record->count ? &record->fields[index]
                                 : record_field_at(record->after, index - record->count);
}

bool record_requires(const struct record *record, const struct field *field)
{
    bool optional = record->optional != NULL && strcmp(record->optional, field->key) == 0;
    return field->required && !optional;
}

const struct field *record_find_field(const struct record *record, struct str key)
{
    for (size_t i = 0; i < record_field_count(record); i++) {
        const struct field *field = record_field_at(record, i);
        if (str_equal(str_from(field->key), key)) {
            return field;
        }
    }
    return NULL;
}

void *field_member(void *target, const struct field *field)
{
    return field->offset == NO_OFFSET ? NULL : (char *)target + field->offset;
}

size_t *field_count(void *target, const struct field *field)
{
    return (size_t *)(void *)((char *)target + field->count_offset);
}

const char *field_example(const struct field *field)
{
    return field->example != NULL ? field->example : field->standard;
}

static size_t text_limit(const struct field *field)
{
    if (field->type == &FIELD_TEXTS) {
        return LIMIT_STATEMENT;
    }
    if (field->type == &FIELD_KEYWORDS) {
        return LIMIT_KEYWORD;
    }
    return field->type == &FIELD_TEXT ? field->limit : 0;
}

void record_walk(const struct walk *walk, const void *target, const struct record *record)
{
    for (size_t i = 0; i < record_field_count(record); i++) {
        const struct field *field = record_field_at(record, i);
        if (field->type->walk != NULL) {
            if (walk->limit != NULL) {
                *walk->limit = text_limit(field);
            }
            field->type->walk(walk, target, field);
        }
    }
}

void walk_text(const struct walk *walk, const struct localized *text, enum text_use use)
{
    if (localized_is_given(text)) {
        walk->visit(walk->context, text, use);
    }
}
