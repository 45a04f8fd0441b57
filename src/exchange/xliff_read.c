/* XLIFF 2 by way of expat. What other programs add (modules, notes, annotations) is
 * passed over; a code becomes the data that it stands for. No document type is read, so
 * no entity can grow. */
#include "exchange/xliff.h"
#include "base/array.h"
#include "base/table.h"
#include "exchange/exchange.h"
#include <expat.h>
#include <string.h>

#define XLIFF_SPACE "urn:oasis:names:tc:xliff:document:2.0"

enum element {
    ELEMENT_OTHER, /* passed over with all that it holds */
    ELEMENT_GROUPING, /* passed over, but not what it holds */
    ELEMENT_XLIFF,
    ELEMENT_UNIT,
    ELEMENT_DATA,
    ELEMENT_SEGMENT,
    ELEMENT_IGNORABLE,
    ELEMENT_SOURCE,
    ELEMENT_TARGET,
    ELEMENT_PAIR, /* pc */
    ELEMENT_CODE, /* ph, sc, ec */
    ELEMENT_SIGN /* cp: a character that XML cannot hold */
};

static const struct {
    const char *name;
    enum element element;
} ELEMENTS[] = {
    {"xliff", ELEMENT_XLIFF},
    {"file", ELEMENT_GROUPING},
    {"group", ELEMENT_GROUPING},
    {"unit", ELEMENT_UNIT},
    {"originalData", ELEMENT_GROUPING},
    {"data", ELEMENT_DATA},
    {"segment", ELEMENT_SEGMENT},
    {"ignorable", ELEMENT_IGNORABLE},
    {"source", ELEMENT_SOURCE},
    {"target", ELEMENT_TARGET},
    {"pc", ELEMENT_PAIR},
    {"ph", ELEMENT_CODE},
    {"sc", ELEMENT_CODE},
    {"ec", ELEMENT_CODE},
    {"mrk", ELEMENT_GROUPING},
    {"sm", ELEMENT_GROUPING},
    {"em", ELEMENT_GROUPING},
    {"cp", ELEMENT_SIGN},
};

struct reader {
    struct xliff *out;
    const struct source *file;
    struct arena *arena;
    struct diag *diag;
    XML_Parser parser;
    enum element open[EXCHANGE_DEPTH_MAX];
    struct str ends[EXCHANGE_DEPTH_MAX]; /* what an open code puts in where it ends */
    size_t depth, passed_over; /* passed_over: depth within what is */
    struct xliff_unit unit;
    struct table *data; /* of the unit: id to struct str */
    struct str datum; /* id of the one that is open */
    struct builder text; /* of the source, target or datum that is open */
    struct builder source, target; /* of the unit's segments so far */
    struct str segment_source;
    bool has_target, failed;
};

static void fail(struct reader *reader, const char *words)
{
    if (!reader->failed) {
        size_t at = (size_t)XML_GetCurrentByteIndex(reader->parser);
        size_t mark = reader->file->bytes.size - reader->file->text.size;
        at = at > mark ? at - mark : 0;
        diag_error(reader->diag, source_mark(reader->file, at, 1), "translate-file", "%s",
                   words);
        reader->failed = true;
        XML_StopParser(reader->parser, XML_FALSE);
    }
}

/* Adds to the open text, however it came here, within what a text may hold. */
static void add_words(struct reader *reader, struct str words)
{
    if (reader->text.count + words.size > INPUT_SCALAR_MAX) {
        fail(reader, N_("a text is longer than 1 MiB, the limit"));
    } else {
        builder_add(&reader->text, words);
    }
}

/* ---- names ----------------------------------------------------------------------- */

static enum element find_element(const char *name)
{
    static const char PREFIX[] = XLIFF_SPACE "|";
    if (strncmp(name, PREFIX, sizeof PREFIX - 1) != 0) {
        return ELEMENT_OTHER;
    }
    for (size_t i = 0; i < sizeof ELEMENTS / sizeof *ELEMENTS; i++) {
        if (strcmp(name + sizeof PREFIX - 1, ELEMENTS[i].name) == 0) {
            return ELEMENTS[i].element;
        }
    }
    return ELEMENT_OTHER;
}

static struct str attribute(const XML_Char **attributes, const char *name)
{
    for (size_t i = 0; attributes[i] != NULL; i += 2) {
        if (strcmp(attributes[i], name) == 0) {
            return str_from(attributes[i + 1]);
        }
    }
    return (struct str){0};
}

/* ---- what begins ----------------------------------------------------------------- */

static void open_xliff(struct reader *reader, const XML_Char **attributes)
{
    struct str version = attribute(attributes, "version");
    if (!str_starts_with(version, STR("2."))) {
        fail(reader, N_("this is no XLIFF of version 2: ask for a file of XLIFF 2.1"));
        return;
    }
    reader->out->from = str_copy(reader->arena, attribute(attributes, "srcLang"));
    reader->out->to = str_copy(reader->arena, attribute(attributes, "trgLang"));
}

static void open_unit(struct reader *reader, const XML_Char **attributes)
{
    size_t at = (size_t)XML_GetCurrentByteIndex(reader->parser);
    size_t mark = reader->file->bytes.size - reader->file->text.size;
    if (reader->out->count >= EXCHANGE_UNITS_MAX) {
        fail(reader, N_("the file holds more units than the limit of 100000"));
        return;
    }
    reader->unit = (struct xliff_unit){
        .name = str_copy(reader->arena, attribute(attributes, "name")),
        .mark = source_mark(reader->file, at > mark ? at - mark : 0, 5),
        .translated = true,
    };
    reader->data = table_make(reader->arena, 8);
    reader->source = (struct builder){.arena = reader->arena};
    reader->target = (struct builder){.arena = reader->arena};
}

/* The datum that an attribute refers to. */
static struct str refer(struct reader *reader, const XML_Char **attributes,
                        const char *name)
{
    struct table_key key = {.text = attribute(attributes, name)};
    const struct str *datum = key.text.size == 0 || reader->data == NULL
                                  ? NULL
                                  : table_find(reader->data, &key);
    if (datum == NULL) {
        reader->unit.fault = N_("a code in it names no data of the unit");
        return (struct str){0};
    }
    return *datum;
}

static bool in_text(const struct reader *reader)
{
    for (size_t i = 0; i < reader->depth; i++) {
        if (reader->open[i] == ELEMENT_SOURCE || reader->open[i] == ELEMENT_TARGET) {
            return true;
        }
    }
    return false;
}

static void open_code(struct reader *reader, enum element element,
                      const XML_Char **attributes)
{
    if (!in_text(reader)) {
        return;
    }
    if (element == ELEMENT_SIGN) {
        reader->unit.fault = N_("it holds a control character");
    } else if (element == ELEMENT_CODE) {
        add_words(reader, refer(reader, attributes, "dataRef"));
    } else {
        add_words(reader, refer(reader, attributes, "dataRefStart"));
        reader->ends[reader->depth] = refer(reader, attributes, "dataRefEnd");
    }
}

static void open_element(struct reader *reader, enum element element,
                         const XML_Char **attributes)
{
    switch (element) {
    case ELEMENT_XLIFF: open_xliff(reader, attributes); break;
    case ELEMENT_UNIT: open_unit(reader, attributes); break;
    case ELEMENT_DATA:
        reader->datum = str_copy(reader->arena, attribute(attributes, "id"));
        reader->text = (struct builder){.arena = reader->arena};
        break;
    case ELEMENT_SEGMENT:
    case ELEMENT_IGNORABLE:
        reader->segment_source = (struct str){0};
        reader->has_target = false;
        break;
    case ELEMENT_SOURCE:
    case ELEMENT_TARGET: reader->text = (struct builder){.arena = reader->arena}; break;
    case ELEMENT_PAIR:
    case ELEMENT_CODE:
    case ELEMENT_SIGN: open_code(reader, element, attributes); break;
    case ELEMENT_OTHER:
    case ELEMENT_GROUPING: break;
    }
}

static void XMLCALL take_start(void *context, const XML_Char *name,
                               const XML_Char **attributes)
{
    struct reader *reader = context;
    enum element element = find_element(name);
    if (reader->depth == EXCHANGE_DEPTH_MAX) {
        fail(reader, N_("the file has more than 64 elements inside each other"));
    }
    if (reader->depth == 0 && element != ELEMENT_XLIFF) {
        fail(reader, N_("this is no XLIFF of version 2: ask for a file of XLIFF 2.1"));
    }
    if (reader->failed) {
        return;
    }
    reader->ends[reader->depth] = (struct str){0};
    if (reader->passed_over > 0 || element == ELEMENT_OTHER) {
        reader->passed_over++;
    } else {
        open_element(reader, element, attributes);
    }
    reader->open[reader->depth++] = element;
}

/* ---- what ends ------------------------------------------------------------------- */

static void keep_datum(struct reader *reader)
{
    struct table_key key = {.text = reader->datum};
    struct str text = builder_str(&reader->text);
    if (reader->data != NULL && key.text.size > 0) {
        *table_place(reader->data, &key) = arena_copy(reader->arena, &text, sizeof text);
    }
}

/* What no segment translates goes over as it is. */
static void close_segment(struct reader *reader, enum element element)
{
    bool blank = str_trim(reader->segment_source).size == 0;
    builder_add(&reader->source, reader->segment_source);
    if (!reader->has_target) {
        builder_add(&reader->target, reader->segment_source);
        reader->unit.translated =
            reader->unit.translated && (element == ELEMENT_IGNORABLE || blank);
    }
}

static void close_unit(struct reader *reader)
{
    reader->unit.source = builder_str(&reader->source);
    reader->unit.target = builder_str(&reader->target);
    *array_push(reader->arena, reader->out) = reader->unit;
    reader->data = NULL;
}

static void close_target(struct reader *reader)
{
    struct str text = builder_str(&reader->text);
    if (text.size > 0) {
        builder_add(&reader->target, text);
        reader->has_target = true;
    }
}

static void XMLCALL take_end(void *context, const XML_Char *name)
{
    struct reader *reader = context;
    (void)name;
    if (reader->failed) {
        return;
    }
    enum element element = reader->open[--reader->depth];
    if (reader->passed_over > 0) {
        reader->passed_over--;
        return;
    }
    switch (element) {
    case ELEMENT_DATA: keep_datum(reader); break;
    case ELEMENT_SOURCE: reader->segment_source = builder_str(&reader->text); break;
    case ELEMENT_TARGET: close_target(reader); break;
    case ELEMENT_SEGMENT:
    case ELEMENT_IGNORABLE: close_segment(reader, element); break;
    case ELEMENT_UNIT: close_unit(reader); break;
    case ELEMENT_PAIR: add_words(reader, reader->ends[reader->depth]); break;
    case ELEMENT_OTHER:
    case ELEMENT_GROUPING:
    case ELEMENT_XLIFF:
    case ELEMENT_CODE:
    case ELEMENT_SIGN: break;
    }
}

static void XMLCALL take_text(void *context, const XML_Char *text, int size)
{
    struct reader *reader = context;
    bool data = reader->depth > 0 && reader->open[reader->depth - 1] == ELEMENT_DATA;
    if (reader->failed || reader->passed_over > 0 || !(data || in_text(reader))) {
        return;
    }
    add_words(reader, (struct str){text, (size_t)size});
}

static void XMLCALL refuse_doctype(void *context, const XML_Char *name,
                                   const XML_Char *system, const XML_Char *public,
                                   int internal)
{
    (void)name;
    (void)system;
    (void)public;
    (void)internal;
    fail(context, N_("a file of translations has no document type (<!DOCTYPE …>)"));
}

/* ---- the door -------------------------------------------------------------------- */

bool xliff_read(struct xliff *out, const struct source *file, struct arena *arena,
                struct diag *diag)
{
    const struct builder empty = {.arena = arena}; /* for what stands in no unit */
    struct reader reader = {.out = out,
                            .file = file,
                            .arena = arena,
                            .diag = diag,
                            .text = empty,
                            .source = empty,
                            .target = empty};
    *out = (struct xliff){0};
    reader.parser = XML_ParserCreateNS(NULL, '|');
    if (reader.parser == NULL) {
        arena_out_of_memory();
    }
    XML_SetUserData(reader.parser, &reader);
    XML_SetElementHandler(reader.parser, take_start, take_end);
    XML_SetCharacterDataHandler(reader.parser, take_text);
    XML_SetStartDoctypeDeclHandler(reader.parser, refuse_doctype);
    enum XML_Status status =
        XML_Parse(reader.parser, file->bytes.data, (int)file->bytes.size, XML_TRUE);
    if (status != XML_STATUS_OK) {
        fail(&reader, N_("this is no XML that can be read: it may have been cut short"));
    }
    XML_ParserFree(reader.parser);
    return !reader.failed;
}
