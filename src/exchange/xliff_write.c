/* XLIFF 2.1, core alone. A unit is a text of the plan and holds one segment, so that it
 * comes back as it went. White space counts; markup stands in codes, whose data is kept.
 */
#include "base/array.h"
#include "exchange/codes.h"
#include "exchange/units.h"

struct datum {
    struct str text;
};

struct data {
    struct datum *items;
    size_t count, capacity;
};

/* A code of the source that one of the target may be. */
struct code {
    struct str open, close; /* close: empty for one that stands alone */
    bool used;
};

struct codes {
    struct code *items;
    size_t count, capacity;
};

struct writer {
    const struct exchange_plan *plan;
    struct arena *arena;
    struct builder out;
    struct data data; /* of the unit */
    struct codes codes; /* of the unit's source */
    size_t more; /* codes of the target that the source has not */
};

/* ---- words of XML ---------------------------------------------------------------- */

static void add(struct writer *writer, const char *words)
{
    builder_add(&writer->out, str_from(words));
}

static void add_escaped(struct writer *writer, struct str text)
{
    for (size_t i = 0; i < text.size; i++) {
        struct str sign = str_slice(text, i, i + 1);
        switch (sign.data[0]) {
        case '&': sign = STR("&amp;"); break;
        case '<': sign = STR("&lt;"); break;
        case '>': sign = STR("&gt;"); break;
        case '"': sign = STR("&quot;"); break;
        default: break;
        }
        builder_add(&writer->out, sign);
    }
}

/* ---- codes ----------------------------------------------------------------------- */

/* The number of a datum, from 1; it is kept once in a unit. */
static size_t place_datum(struct writer *writer, struct str text)
{
    for (size_t i = 0; i < writer->data.count; i++) {
        if (str_equal(writer->data.items[i].text, text)) {
            return i + 1;
        }
    }
    *array_push(writer->arena, &writer->data) = (struct datum){text};
    return writer->data.count;
}

/* The id of a code: in the target that of the same one of the source, if there is one. */
static size_t place_code(struct writer *writer, struct str open, struct str close,
                         bool is_target)
{
    for (size_t i = 0; is_target && i < writer->codes.count; i++) {
        struct code *code = &writer->codes.items[i];
        if (!code->used && str_equal(code->open, open) && str_equal(code->close, close)) {
            code->used = true;
            return i + 1;
        }
    }
    if (is_target) {
        return writer->codes.count + ++writer->more;
    }
    *array_push(writer->arena, &writer->codes) = (struct code){open, close, false};
    return writer->codes.count;
}

static void add_open(struct writer *writer, const struct piece *piece,
                     const struct piece *close, bool is_target)
{
    size_t id = place_code(writer, piece->text, close->text, is_target);
    size_t start = place_datum(writer, piece->text);
    size_t end = place_datum(writer, close->text);
    bool link = str_starts_with(piece->text, STR("["));
    builder_format(&writer->out,
                   "<pc id=\"%zu\" type=\"%s\" dataRefStart=\"d%zu\" "
                   "dataRefEnd=\"d%zu\">",
                   id, link ? "link" : "fmt", start, end);
}

static void add_alone(struct writer *writer, const struct piece *piece, bool is_target)
{
    size_t id = place_code(writer, piece->text, STR(""), is_target);
    size_t datum = place_datum(writer, piece->text);
    builder_format(&writer->out, "<ph id=\"%zu\" dataRef=\"d%zu\"/>", id, datum);
}

static void add_text(struct writer *writer, struct str text, bool is_target)
{
    struct pieces pieces;
    codes_part(&pieces, text, writer->arena);
    for (size_t i = 0; i < pieces.count; i++) {
        const struct piece *piece = &pieces.items[i];
        switch (piece->kind) {
        case PIECE_TEXT: add_escaped(writer, piece->text); break;
        case PIECE_OPEN:
            add_open(writer, piece, &pieces.items[piece->other], is_target);
            break;
        case PIECE_CLOSE: add(writer, "</pc>"); break;
        case PIECE_ALONE: add_alone(writer, piece, is_target); break;
        }
    }
}

/* ---- units ----------------------------------------------------------------------- */

static void add_notes(struct writer *writer, const struct unit *unit)
{
    if (unit->section.size == 0 && unit->limit == 0) {
        return;
    }
    add(writer, "   <notes>\n");
    if (unit->section.size > 0) {
        add(writer, "    <note category=\"section\">");
        add_escaped(writer, unit->section);
        add(writer, "</note>\n");
    }
    if (unit->limit > 0) {
        builder_format(&writer->out,
                       "    <note category=\"limit\">at most %zu characters</note>\n",
                       unit->limit);
    }
    add(writer, "   </notes>\n");
}

static void add_data(struct writer *writer)
{
    if (writer->data.count == 0) {
        return;
    }
    add(writer, "   <originalData>\n");
    for (size_t i = 0; i < writer->data.count; i++) {
        builder_format(&writer->out, "    <data id=\"d%zu\">", i + 1);
        add_escaped(writer, writer->data.items[i].text);
        add(writer, "</data>\n");
    }
    add(writer, "   </originalData>\n");
}

static bool is_translated(const struct unit *unit)
{
    return unit->target != NULL && unit->target->kind == NODE_SCALAR &&
           unit_text(unit->target).size > 0;
}

/* An official translation needs nobody's eye any more. */
static const char *state_of(const struct writer *writer, const struct unit *unit)
{
    bool official = writer->plan->brochure->document.translation == TRANSLATION_OFFICIAL;
    return !is_translated(unit) ? "initial" : official ? "final" : "translated";
}

/* Codes are known once the texts are written, and stand before them. */
static struct str make_segment(struct writer *writer, const struct unit *unit)
{
    struct builder before = writer->out;
    writer->out = (struct builder){.arena = writer->arena};
    builder_format(&writer->out, "   <segment id=\"s1\" state=\"%s\">\n    <source>",
                   state_of(writer, unit));
    add_text(writer, unit_text(unit->source), false);
    add(writer, "</source>\n");
    if (is_translated(unit)) {
        add(writer, "    <target>");
        add_text(writer, unit_text(unit->target), true);
        add(writer, "</target>\n");
    }
    add(writer, "   </segment>\n");
    struct str segment = builder_str(&writer->out);
    writer->out = before;
    return segment;
}

static void add_unit(struct writer *writer, const struct unit *unit, size_t number)
{
    writer->data = (struct data){0};
    writer->codes = (struct codes){0};
    writer->more = 0;
    struct str segment = make_segment(writer, unit);
    builder_format(&writer->out, "  <unit id=\"u%zu\" name=\"", number);
    add_escaped(writer, unit->path);
    add(writer, "\">\n");
    add_notes(writer, unit);
    add_data(writer);
    builder_add(&writer->out, segment);
    add(writer, "  </unit>\n");
}

bool exchange_write(struct file_sink *sink, const struct exchange_plan *plan,
                    struct str original, struct arena *arena, struct diag *diag)
{
    struct units units;
    struct writer writer = {.plan = plan, .arena = arena, .out = {.arena = arena}};
    units_find(&units, plan, arena);
    if (units.count == 0) {
        return diag_error(diag, plan->root->mark, "translate-nothing",
                          "no text here is to be translated into %s",
                          lang_facts(plan->to)->name);
    }
    builder_format(&writer.out,
                   "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                   "<xliff xmlns=\"urn:oasis:names:tc:xliff:document:2.0\" "
                   "version=\"2.1\" srcLang=\"%s\" trgLang=\"%s\" "
                   "xml:space=\"preserve\">\n <file id=\"f1\" canResegment=\"no\" "
                   "original=\"",
                   lang_facts(plan->from)->code, lang_facts(plan->to)->code);
    add_escaped(&writer, original);
    add(&writer, "\">\n");
    for (size_t i = 0; i < units.count; i++) {
        add_unit(&writer, &units.items[i], i + 1);
    }
    add(&writer, " </file>\n</xliff>\n");
    struct str text = builder_str(&writer.out);
    return file_sink_write(sink, text.data, text.size);
}
