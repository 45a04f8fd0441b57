/* The report of a build: facts that follow from content, fonts and version alone, so that
 * the same content gives the same report; no paths, users or times. */
#include "app/report.h"
#include "app/proofing.h"
#include "app/words.h"
#include "base/file.h"
#include "base/json.h"
#include "base/sha256.h"
#include "base/version.h"

enum { OUTPUT_MAX = 1 << 30 };

/* What no program can decide (Matterhorn Protocol, the checks left to people), for the
 * accessibility statement. */
static const struct {
    const char *name;
    const char *checkpoint;
    const char *words[LANG_COUNT];
} FOR_PEOPLE[] = {
    {"reading-order",
     "Matterhorn 09-001",
     {"Редът на четене е смислен: всеки език се чете докрай, преди да започне другият.",
      "The reading order makes sense: each language is read to its end before the "
      "other begins."}},
    {"tags",
     "Matterhorn 01-006",
     {"Заглавията, списъците и връзките са отбелязани според смисъла си.",
      "Headings, lists and links are tagged as what they mean."}},
    {"title",
     "Matterhorn 06-004",
     {"Заглавието на файла казва кой документ е това.",
      "The title of the file says which document this is."}},
    {"alternative-texts",
     "Matterhorn 13-008",
     {"Заместващите текстове на изображенията казват същото като изображенията.",
      "The alternative texts of pictures say what the pictures say."}},
    {"language",
     "Matterhorn 11-007",
     {"Обявеният език на всеки текст е неговият език, също и при чуждите думи.",
      "The declared language of each text is its language, foreign words included."}},
    {"colour",
     "Matterhorn 04-001",
     {"Никое сведение не зависи само от цвят.", "Nothing is told by colour alone."}},
    {"place",
     "WCAG 1.3.3",
     {"Никое указание не зависи само от форма или място на страницата.",
      "No instruction relies on shape or place on the page alone."}},
    {"links",
     "WCAG 2.4.4",
     {"Текстът на всяка връзка казва накъде води тя.",
      "The text of each link says where it leads."}},
};

static void add_text(struct builder *out, const char *key, struct str text)
{
    builder_format(out, "\"%s\": ", key);
    json_add_string(out, text);
}

static void add_document(struct builder *out, const struct pipeline *pipeline)
{
    const struct display_facts *facts = &pipeline->display.facts;
    builder_add(out, STR("  \"document\": {"));
    add_text(out, "id", facts->id);
    builder_add(out, STR(", "));
    add_text(out, "version", facts->version);
    builder_format(out, ", \"date\": \"%04d-%02d-%02d\", \"title\": {", facts->year,
                   facts->month, facts->day);
    for (size_t i = 0; i < facts->language_count; i++) {
        enum lang lang = facts->languages[i];
        builder_add(out, i > 0 ? STR(", ") : STR(""));
        add_text(out, lang_facts(lang)->code, facts->title[lang]);
    }
    builder_format(out, "}},\n  \"source\": {\"bytes\": %zu, \"sha256\": \"%.*s\"},\n",
                   pipeline->brochure.origin->bytes.size, STR_ARGS(facts->source_sha256));
}

static void add_words(struct builder *out, struct pipeline *pipeline)
{
    const struct display_facts *facts = &pipeline->display.facts;
    size_t counts[LANG_COUNT];
    words_count(counts, &pipeline->display, pipeline->arena);
    builder_format(out, "  \"pages\": %zu,\n  \"words\": {",
                   pipeline->display.pages.count);
    for (size_t i = 0; i < facts->language_count; i++) {
        enum lang lang = facts->languages[i];
        builder_format(out, "%s\"%s\": %zu", i > 0 ? ", " : "", lang_facts(lang)->code,
                       counts[lang]);
    }
    builder_add(out, STR("},\n"));
}

/* PostScript names, in the order of the font table. */
static void add_fonts(struct builder *out, const struct pipeline *pipeline)
{
    size_t count = text_face_count(pipeline->engine);
    bool *used = words_mark_faces(&pipeline->display, count, pipeline->arena);
    const char *joint = "";
    builder_add(out, STR("  \"fonts\": ["));
    for (size_t i = 0; i < count; i++) {
        if (used[i]) {
            const struct text_face *face = text_face_find(pipeline->engine, i);
            builder_format(out, "%s\n    \"%s\"", joint,
                           text_face_facts(face).postscript_name);
            joint = ",";
        }
    }
    builder_add(out, STR("\n  ],\n"));
}

/* How the booklet is to be printed: the file says it as well, but nobody can see it on
 * the sheets. */
static void add_booklet(struct builder *out, const struct press_imposition *imposition)
{
    if (imposition->sheets == 0) {
        return;
    }
    /* Hundredths of a millimetre, rounded. */
    int64_t creep = ((int64_t)imposition->creep * 127 + 1800) / 3600;
    builder_format(out,
                   "  \"booklet\": {\"pages\": %zu, \"blank_pages\": %zu, "
                   "\"sheets\": %zu, \"signatures\": %zu, \"creep_mm\": %d.%02d, "
                   "\"print\": \"both sides\", \"flip\": \"short edge\"},\n",
                   imposition->pages, imposition->blanks, imposition->sheets,
                   imposition->signatures, (int)(creep / 100), (int)(creep % 100));
}

static bool add_output(struct builder *out, const struct report_output *output,
                       struct diag *diag)
{
    struct arena *arena = arena_create();
    struct str bytes;
    bool done = file_read_binary(&bytes, output->path.data, OUTPUT_MAX, arena, diag);
    if (done) {
        builder_format(out, "\n    {\"edition\": \"%s\", ",
                       edition_name(output->edition));
        add_text(out, "file", output->name);
        builder_format(out, ", \"bytes\": %zu, \"sha256\": \"%.*s\", \"claims\": [",
                       bytes.size, STR_ARGS(sha256_hex(arena, bytes)));
        const char *claim;
        for (size_t i = 0; (claim = edition_claim(output->edition, i)) != NULL; i++) {
            builder_format(out, "%s\"%s\"", i > 0 ? ", " : "", claim);
        }
        builder_add(out, STR("]}"));
    }
    arena_destroy(arena);
    return done;
}

static void add_for_people(struct builder *out)
{
    builder_add(out, STR("  \"for_people\": ["));
    for (size_t i = 0; i < sizeof FOR_PEOPLE / sizeof *FOR_PEOPLE; i++) {
        builder_format(out, "%s\n    {\"check\": \"%s\", \"standard\": \"%s\"",
                       i > 0 ? "," : "", FOR_PEOPLE[i].name, FOR_PEOPLE[i].checkpoint);
        for (enum lang lang = 0; lang < LANG_COUNT; lang++) {
            builder_add(out, STR(",\n     "));
            add_text(out, lang_facts(lang)->code, str_from(FOR_PEOPLE[i].words[lang]));
        }
        builder_add(out, STR("}"));
    }
    builder_add(out, STR("\n  ]\n"));
}

static bool write_report(struct pipeline *pipeline, struct str report)
{
    struct str folder =
        str_format(pipeline->arena, "%s/reports", pipeline->options->folder);
    struct str path = str_format(pipeline->arena, "%.*s/%.*s.json", STR_ARGS(folder),
                                 STR_ARGS(pipeline_stem(pipeline)));
    if (!file_make_folder(folder.data, pipeline->diag)) {
        return false;
    }
    struct file_sink *sink = file_sink_create(path.data, pipeline->diag);
    if (sink == NULL) {
        return false;
    }
    file_sink_write(sink, report.data, report.size);
    return file_sink_commit(sink);
}

bool report_write(struct pipeline *pipeline, const struct report_output *outputs,
                  size_t count)
{
    struct builder out = {.arena = pipeline->arena};
    builder_add(
        &out,
        STR("{\n  \"report\": 1,\n  \"program\": \"brochure " BROCHURE_VERSION "\",\n"));
    add_document(&out, pipeline);
    add_words(&out, pipeline);
    add_fonts(&out, pipeline);
    proofing_add_json(&out, pipeline);
    add_booklet(&out, &pipeline->imposition);
    builder_add(&out, STR("  \"outputs\": ["));
    for (size_t i = 0; i < count; i++) {
        builder_add(&out, i > 0 ? STR(",") : STR(""));
        if (!add_output(&out, &outputs[i], pipeline->diag)) {
            return false;
        }
    }
    builder_add(&out, STR("\n  ],\n  \"warnings\": ["));
    diag_add_json_warnings(pipeline->diag, &out);
    builder_add(&out, STR("],\n"));
    add_for_people(&out);
    builder_add(&out, STR("}\n"));
    return write_report(pipeline, builder_str(&out));
}
