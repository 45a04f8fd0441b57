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
    {"reading-order", "Matterhorn 09-001",
     LANG_EACH(
         "Редът на четене е смислен: всеки език се чете докрай, преди да започне "
         "другият.",
         "The reading order makes sense: each language is read to its end before the "
         "other begins.")},
    {"tags", "Matterhorn 01-006",
     LANG_EACH("Заглавията, списъците и връзките са отбелязани според смисъла си.",
               "Headings, lists and links are tagged as what they mean.")},
    {"title", "Matterhorn 06-004",
     LANG_EACH("Заглавието на файла казва кой документ е това.",
               "The title of the file says which document this is.")},
    {"alternative-texts", "Matterhorn 13-008",
     LANG_EACH("Заместващите текстове на изображенията казват същото като изображенията.",
               "The alternative texts of pictures say what the pictures say.")},
    {"language", "Matterhorn 11-007",
     LANG_EACH(
         "Обявеният език на всеки текст е неговият език, също и при чуждите думи.",
         "The declared language of each text is its language, foreign words included.")},
    {"colour", "Matterhorn 04-001",
     LANG_EACH("Никое сведение не зависи само от цвят.",
               "Nothing is told by colour alone.")},
    {"place", "WCAG 1.3.3",
     LANG_EACH("Никое указание не зависи само от форма или място на страницата.",
               "No instruction relies on shape or place on the page alone.")},
    {"links", "WCAG 2.4.4",
     LANG_EACH("Текстът на всяка връзка казва накъде води тя.",
               "The text of each link says where it leads.")},
};

static void add_document(struct json *json, const struct editions *editions)
{
    const struct display_facts *facts = &editions->pages.facts;
    json_open(json, "document", '{');
    json_keep_on_line(json);
    json_str(json, "id", facts->id);
    if (facts->version.size > 0) {
        json_str(json, "version", facts->version);
    }
    json_str(json, "date",
             str_format(editions->content->arena, "%04d-%02d-%02d", facts->year,
                        facts->month, facts->day));
    json_open(json, "title", '{');
    for (size_t i = 0; i < facts->language_count; i++) {
        enum lang lang = facts->languages[i];
        json_str(json, lang_facts(lang)->code, facts->title[lang]);
    }
    json_close(json, '}');
    json_close(json, '}');
    json_open(json, "source", '{');
    json_keep_on_line(json);
    json_number(json, "bytes", editions->content->brochure.origin->bytes.size);
    json_str(json, "sha256", facts->source_sha256);
    json_close(json, '}');
}

static void add_words(struct json *json, const struct editions *editions)
{
    const struct display_facts *facts = &editions->pages.facts;
    size_t counts[LANG_COUNT];
    words_count(counts, &editions->pages, editions->content->arena);
    json_number(json, "pages", editions->pages.pages.count);
    json_open(json, "words", '{');
    json_keep_on_line(json);
    for (size_t i = 0; i < facts->language_count; i++) {
        enum lang lang = facts->languages[i];
        json_number(json, lang_facts(lang)->code, counts[lang]);
    }
    json_close(json, '}');
}

/* PostScript names, in the order of the font table. */
static void add_fonts(struct json *json, const struct editions *editions)
{
    size_t count = text_face_count(editions->content->engine);
    bool *used = words_mark_faces(&editions->pages, count, editions->content->arena);
    json_open(json, "fonts", '[');
    for (size_t i = 0; i < count; i++) {
        if (used[i]) {
            const struct text_face *face = text_face_find(editions->content->engine, i);
            json_text(json, NULL, text_face_facts(face).postscript_name);
        }
    }
    json_close(json, ']');
}

/* How the booklet is to be printed: the file says it as well, but nobody can see it on
 * the sheets. */
static void add_booklet(struct json *json, const struct press_imposition *imposition)
{
    if (imposition->sheets == 0) {
        return;
    }
    /* Hundredths of a millimetre, rounded. */
    int64_t creep = ((int64_t)imposition->creep * 127 + 1800) / 3600;
    json_open(json, "booklet", '{');
    json_keep_on_line(json);
    json_number(json, "pages", imposition->pages);
    json_number(json, "blank_pages", imposition->blanks);
    json_number(json, "sheets", imposition->sheets);
    json_number(json, "signatures", imposition->signatures);
    json_word(
        json, "creep_mm",
        str_format(json->out->arena, "%d.%02d", (int)(creep / 100), (int)(creep % 100))
            .data);
    json_text(json, "print", "both sides");
    json_text(json, "flip", "short edge");
    json_close(json, '}');
}

static bool add_output(struct json *json, const struct report_output *output,
                       struct diag *diag)
{
    struct arena *arena = arena_create();
    struct str bytes;
    bool done = file_read_binary(&bytes, output->path.data, OUTPUT_MAX, arena, diag);
    if (done) {
        json_open(json, NULL, '{');
        json_keep_on_line(json);
        json_text(json, "edition", edition_name(output->edition));
        json_str(json, "file", output->name);
        json_number(json, "bytes", bytes.size);
        json_str(json, "sha256", sha256_hex(arena, bytes));
        json_open(json, "claims", '[');
        const char *claim;
        for (size_t i = 0; (claim = edition_claim(output->edition, i)) != NULL; i++) {
            json_text(json, NULL, claim);
        }
        json_close(json, ']');
        json_close(json, '}');
    }
    arena_destroy(arena);
    return done;
}

static bool add_outputs(struct json *json, const struct report_output *outputs,
                        size_t count, struct diag *diag)
{
    bool done = true;
    json_open(json, "outputs", '[');
    for (size_t i = 0; i < count && done; i++) {
        done = add_output(json, &outputs[i], diag);
    }
    json_close(json, ']');
    return done;
}

static void add_for_people(struct json *json)
{
    json_open(json, "for_people", '[');
    for (size_t i = 0; i < sizeof FOR_PEOPLE / sizeof *FOR_PEOPLE; i++) {
        json_open(json, NULL, '{');
        json_keep_on_line(json);
        json_text(json, "check", FOR_PEOPLE[i].name);
        json_text(json, "standard", FOR_PEOPLE[i].checkpoint);
        for (enum lang lang = 0; lang < LANG_COUNT; lang++) {
            json_break_line(json);
            json_text(json, lang_facts(lang)->code, FOR_PEOPLE[i].words[lang]);
        }
        json_close(json, '}');
    }
    json_close(json, ']');
}

static bool write_report(const struct content *content, struct str report)
{
    struct str folder =
        str_format(content->arena, "%s/reports", content->options->folder);
    struct str path = str_format(content->arena, "%.*s/%.*s.json", STR_ARGS(folder),
                                 STR_ARGS(content_stem(content)));
    if (!file_make_folder(folder.data, content->diag)) {
        return false;
    }
    struct file_sink *sink = file_sink_create(path.data, content->diag);
    if (sink == NULL) {
        return false;
    }
    file_sink_write(sink, report.data, report.size);
    return file_sink_commit(sink);
}

bool report_write(const struct editions *editions, const struct report_output *outputs,
                  size_t count)
{
    struct builder out = {.arena = editions->content->arena};
    struct json json = {.out = &out, .lang = editions->content->options->messages};
    json_open(&json, NULL, '{');
    json_number(&json, "report", 1);
    json_text(&json, "program", "brochure " BROCHURE_VERSION);
    add_document(&json, editions);
    add_words(&json, editions);
    add_fonts(&json, editions);
    if (editions->preflighted) {
        proofing_add_json(&json, &editions->preflight, out.arena);
    }
    add_booklet(&json, &editions->imposition);
    if (!add_outputs(&json, outputs, count, editions->content->diag)) {
        return false;
    }
    json_open(&json, "warnings", '[');
    diag_add_json_warnings(editions->content->diag, &json,
                           editions->content->options->messages);
    json_close(&json, ']');
    add_for_people(&json);
    json_close(&json, '}');
    builder_add(&out, STR("\n"));
    return write_report(editions->content, builder_str(&out));
}
