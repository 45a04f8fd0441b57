/* The table of the content format. To add a field: a member in model.h, a row here, a
 * golden case. Rows stand in the order in which the values are printed. */
#include "model/fields.h"
#include "model/model.h"
#include <stddef.h>

#define BROCHURE(member) (uint16_t) offsetof(struct brochure, member)
#define DOCUMENT(member) (uint16_t) offsetof(struct document, member)
#define COUNCIL(member) (uint16_t) offsetof(struct council, member)
#define LAYOUT(member) (uint16_t) offsetof(struct brochure, layout.member)
#define PRINT(member) (uint16_t) offsetof(struct brochure, print.member)
#define PREFLIGHT(member) (uint16_t) offsetof(struct brochure, print.preflight.member)
#define BOOKLET(member) (uint16_t) offsetof(struct brochure, booklet.member)

/* ---- document, layout, file ----------------------------------------------------- */

static const struct field PERIOD_FIELDS[] = {
    {"from", &FIELD_YEAR, .required = true, .offset = DOCUMENT(period_from),
     .example = "2021", .help = N_("First year of the plan.")},
    {"to", &FIELD_YEAR, .required = true, .offset = DOCUMENT(period_to),
     .example = "2027", .help = N_("Last year of the plan.")},
};
static const struct record PERIOD = {.what = N_("the period"),
                                     FIELDS(PERIOD_FIELDS),
                                     .mark_offset = NO_OFFSET,
                                     .help = N_("The years for which the plan holds.")};

static const struct choice TRANSLATION_CHOICES[] = {{"official", TRANSLATION_OFFICIAL},
                                                    {"working", TRANSLATION_WORKING}};
static const struct choices TRANSLATIONS = CHOICES(TRANSLATION_CHOICES);

static const struct choice COUNTRY_CHOICES[] = {
    {"AL", COUNTRY_AL}, {"AT", COUNTRY_AT}, {"AU", COUNTRY_AU}, {"BA", COUNTRY_BA},
    {"BE", COUNTRY_BE}, {"BG", COUNTRY_BG}, {"CA", COUNTRY_CA}, {"CH", COUNTRY_CH},
    {"CY", COUNTRY_CY}, {"CZ", COUNTRY_CZ}, {"DE", COUNTRY_DE}, {"DK", COUNTRY_DK},
    {"EE", COUNTRY_EE}, {"ES", COUNTRY_ES}, {"FI", COUNTRY_FI}, {"FR", COUNTRY_FR},
    {"GB", COUNTRY_GB}, {"GR", COUNTRY_GR}, {"HR", COUNTRY_HR}, {"HU", COUNTRY_HU},
    {"IE", COUNTRY_IE}, {"IT", COUNTRY_IT}, {"LT", COUNTRY_LT}, {"LU", COUNTRY_LU},
    {"LV", COUNTRY_LV}, {"MD", COUNTRY_MD}, {"ME", COUNTRY_ME}, {"MK", COUNTRY_MK},
    {"MT", COUNTRY_MT}, {"NL", COUNTRY_NL}, {"NO", COUNTRY_NO}, {"PL", COUNTRY_PL},
    {"PT", COUNTRY_PT}, {"RO", COUNTRY_RO}, {"RS", COUNTRY_RS}, {"SE", COUNTRY_SE},
    {"SI", COUNTRY_SI}, {"SK", COUNTRY_SK}, {"TR", COUNTRY_TR}, {"UA", COUNTRY_UA},
    {"US", COUNTRY_US}, {"XK", COUNTRY_XK}};
static const struct choices COUNTRIES = CHOICES(COUNTRY_CHOICES);

static const struct choice STATUS_CHOICES[] = {
    {"draft", STATUS_DRAFT}, {"proposal", STATUS_PROPOSAL}, {"adopted", STATUS_ADOPTED}};
static const struct choices STATUSES = CHOICES(STATUS_CHOICES);

static const struct field COUNCIL_FIELDS[] = {
    {"session", &FIELD_DATE, .offset = COUNCIL(session), .example = "2026-12-10",
     .help = N_("Date of the session of the council: year-month-day.")},
    {"item", &FIELD_NUMBER, .offset = COUNCIL(item), .limit = LIMIT_NUMBER,
     .example = "7", .help = N_("Number of the item on the agenda.")},
    {"annex", &FIELD_NUMBER, .offset = COUNCIL(annex), .limit = LIMIT_NUMBER,
     .example = "1", .help = N_("Number of this document among the annexes.")},
    {"decision", &FIELD_DECISION, .offset = COUNCIL(decision), .limit = LIMIT_DECISION,
     .example = "\"123\"", .help = N_("Number of the decision, without the sign №.")},
};
static const struct record COUNCIL_RECORD = {
    .what = N_("the council data"),
    FIELDS(COUNCIL_FIELDS),
    .mark_offset = NO_OFFSET,
    .help = N_("The annex stamp on the cover and its short form on the pages.")};

static const struct field LOGO_FIELDS[] = {
    {"file", &FIELD_WORD, .required = true, .offset = DOCUMENT(logo.file),
     .limit = LIMIT_FILE, .example = "pictures/crest.svg",
     .help = N_("SVG, PNG or JPEG file, from the folder of this file on.")},
    {"alt", &FIELD_TEXT, TEXT_PLAIN, false, DOCUMENT(logo.alt), .limit = LIMIT_TITLE,
     .help = N_("What the logo says; without it the name of the issuer is read.")},
};
static const struct record LOGO_RECORD = {
    .what = N_("the logo"),
    FIELDS(LOGO_FIELDS),
    .mark_offset = DOCUMENT(logo.mark),
    .help = N_("The logo or coat of arms of the issuer, on cover and colophon.")};

static const struct field DOCUMENT_FIELDS[] = {
    {"id", &FIELD_ID, .required = true, .offset = DOCUMENT(id), .limit = LIMIT_ID,
     .example = "our-municipality-2027",
     .help = N_("Name of the files and seed of the cover artwork.")},
    {"languages", &FIELD_LANGUAGES, .required = true, .first = true, .offset = NO_OFFSET,
     .example = "[bg, en]",
     .help = N_("One or two languages; the first is authoritative.")},
    {"title", &FIELD_TEXT, TEXT_INLINE, true, DOCUMENT(title), .limit = LIMIT_TITLE,
     .help = N_("Title on the cover.")},
    {"subtitle", &FIELD_TEXT, TEXT_INLINE, false, DOCUMENT(subtitle),
     .limit = LIMIT_TITLE, .help = N_("A line under the cover title.")},
    {"issuer", &FIELD_TEXT, TEXT_INLINE, true, DOCUMENT(issuer), .limit = LIMIT_TITLE,
     .help = N_("Who publishes the brochure.")},
    {"period", &FIELD_PERIOD, .offset = 0, .record = &PERIOD,
     .example = "{from: 2021, to: 2027}",
     .help = N_("The years for which the plan holds.")},
    {"date", &FIELD_DATE, .required = true, .offset = DOCUMENT(date),
     .example = "2026-11-22", .help = N_("Date of this edition: year-month-day.")},
    {"version", &FIELD_VERSION, .offset = DOCUMENT(version), .limit = LIMIT_VERSION,
     .example = "\"1.0\"", .help = N_("Number of this edition.")},
    {"translation", &FIELD_CHOICE, .offset = DOCUMENT(translation),
     .choices = &TRANSLATIONS, .example = "working",
     .help = N_(
         "Standing of the translation: prints a note that the first language prevails.")},
    {"source", &FIELD_TEXT, TEXT_INLINE, false, DOCUMENT(source),
     .limit = LIMIT_STATEMENT,
     .help = N_("Where the text comes from: a line of the colophon.")},
    {"keywords", &FIELD_KEYWORDS, TEXT_PLAIN, false, DOCUMENT(keywords),
     DOCUMENT(keyword_count), .limit = LIMIT_KEYWORDS, .example = "{bg: […], en: […]}",
     .help = N_("Keywords for search engines and archives.")},
    {"glossary", &FIELD_TERMS, TEXT_PLAIN, false, DOCUMENT(glossary),
     DOCUMENT(glossary_count), .limit = LIMIT_TERMS,
     .example = "[{bg: енергиен преход, en: energy transition}]",
     .help = N_("Terms with their agreed translation, which the review looks for; not "
                "printed.")},
    {"status", &FIELD_CHOICE, .offset = DOCUMENT(status), .choices = &STATUSES,
     .standard = "adopted", .example = "draft",
     .help = N_("A draft or a proposal says so on its cover; adopted prints nothing.")},
    {"council", &FIELD_RECORD, .offset = DOCUMENT(council),
     .count_offset = DOCUMENT(has_council), .record = &COUNCIL_RECORD,
     .example = "{session: 2026-12-10, annex: 1}",
     .help = N_("What makes this document an annex of a session of the council.")},
    {"logo", &FIELD_RECORD, .offset = 0, .record = &LOGO_RECORD,
     .example = "{file: pictures/crest.svg}",
     .help = N_("The logo or coat of arms of the issuer, on cover and colophon.")},
    {"currency", &FIELD_CURRENCY, .offset = DOCUMENT(money), .example = "EUR",
     .help = N_("What amounts of money are paid in, where nothing nearer says it.")},
    {"also", &FIELD_CURRENCY, .offset = DOCUMENT(also), .example = "BGN",
     .help = N_("The currency before or beside it: its fixed rate stands below tables.")},
    {"country", &FIELD_CHOICE, .first = true, .offset = DOCUMENT(country),
     .choices = &COUNTRIES, .example = "BG",
     .help = N_("The country whose telephone numbers are written without its code.")},
    {"signature", &FIELD_FLAG, .offset = DOCUMENT(signature), .standard = "false",
     .example = "true",
     .help = N_("An empty field for an electronic signature in the colophon.")},
};
static const struct record DOCUMENT_RECORD = {
    .what = N_("the document"),
    FIELDS(DOCUMENT_FIELDS),
    .mark_offset = DOCUMENT(mark),
    .help =
        N_("Facts about the brochure: cover, contents and colophon are made from them.")};

static const struct choice BILINGUAL_CHOICES[] = {{"columns", BILINGUAL_COLUMNS},
                                                  {"facing", BILINGUAL_FACING},
                                                  {"sequential", BILINGUAL_SEQUENTIAL}};
static const struct choices BILINGUALS = CHOICES(BILINGUAL_CHOICES);
static const struct choice FORM_CHOICES[] = {{"brochure", FORM_BROCHURE},
                                             {"annex", FORM_ANNEX}};
static const struct choices FORMS = CHOICES(FORM_CHOICES);
static const struct choice ALIGN_CHOICES[] = {{"ragged", ALIGN_RAGGED},
                                              {"justified", ALIGN_JUSTIFIED}};
static const struct choices ALIGNS = CHOICES(ALIGN_CHOICES);

static const struct choice NOTES_CHOICES[] = {{"foot", NOTES_AT_FOOT},
                                              {"end", NOTES_AT_END}};
static const struct choices NOTES = CHOICES(NOTES_CHOICES);

static const struct field LAYOUT_FIELDS[] = {
    {"bilingual", &FIELD_CHOICE, .offset = LAYOUT(bilingual), .choices = &BILINGUALS,
     .example = "facing",
     .help =
         N_("How two languages share the pages: side by side, on the two pages of a "
            "spread, or one after the other. Without it columns from a width of 180 mm "
            "on, else facing.")},
    {"page", &FIELD_PAGE, .offset = LAYOUT(page), .standard = "A4",
     .example = "{width: 210mm, height: 210mm}",
     .help = N_("Size of the page: A4, A5, or its width and height.")},
    {"form", &FIELD_CHOICE, .offset = LAYOUT(form), .choices = &FORMS,
     .standard = "brochure", .example = "annex",
     .help =
         N_("annex: of a decision, with a title block in place of covers and contents.")},
    {"align", &FIELD_CHOICE, .offset = LAYOUT(align), .choices = &ALIGNS,
     .standard = "ragged", .help = N_("Right edge of running text.")},
    {"notes", &FIELD_CHOICE, .offset = LAYOUT(notes), .choices = &NOTES,
     .standard = "foot", .example = "end",
     .help = N_("Where footnotes stand: at the foot of the page that refers to them, or "
                "behind the last section.")},
    {"hyphenation", &FIELD_DIVISIONS, .offset = BROCHURE(hyphenation),
     .count_offset = BROCHURE(hyphenation_count), .limit = LIMIT_DIVISIONS,
     .example = "{bg: [дума-та]}",
     .help = N_("Words to be divided at their hyphens alone; a word without hyphens is "
                "never divided.")},
    {"theme", &FIELD_WORD, .offset = LAYOUT(theme), .limit = LIMIT_FILE,
     .standard = "linden",
     .help =
         N_("Colours, motif and type: the name of a theme, or the path of its file.")},
    {"line-numbers", &FIELD_FLAG, .offset = LAYOUT(line_numbers), .standard = "false",
     .example = "true",
     .help = N_("Numbers every fifth line in the margin, for work on a draft.")},
};
static const struct record LAYOUT_RECORD = {.what = N_("the layout"),
                                            FIELDS(LAYOUT_FIELDS),
                                            .mark_offset = LAYOUT(mark),
                                            .help = N_("How the pages are made.")};

static const struct choice MARKS_CHOICES[] = {
    {"crop", PRINT_MARKS_CROP}, {"all", PRINT_MARKS_ALL}, {"none", PRINT_MARKS_NONE}};
static const struct choices MARKS = CHOICES(MARKS_CHOICES);

static const struct field PREFLIGHT_FIELDS[] = {
    {"max-ink", &FIELD_NUMBER, .offset = PREFLIGHT(ink.warn), .limit = LIMIT_INK_SUM,
     .standard = "300",
     .help =
         N_("Total ink in percent, on 15 mm² or more, above which there is a warning.")},
    {"max-ink-fail", &FIELD_NUMBER, .offset = PREFLIGHT(ink.fail), .limit = LIMIT_INK_SUM,
     .standard = "330",
     .help = N_("Total ink in percent above which no print file is written.")},
    {"min-line", &FIELD_LENGTH, .offset = PREFLIGHT(line.warn), .limit = LIMIT_LINE,
     .standard = "0.25pt",
     .help = N_("Lines thinner than this, in one ink, are a warning.")},
    {"min-line-fail", &FIELD_LENGTH, .offset = PREFLIGHT(line.fail), .limit = LIMIT_LINE,
     .standard = "0.125pt",
     .help = N_("Lines thinner than this, in one ink, are an error.")},
    {"min-line-inks", &FIELD_LENGTH, .offset = PREFLIGHT(line_inks.warn),
     .limit = LIMIT_LINE, .standard = "0.5pt",
     .help = N_("The same for lines in several inks, or left white in a colour.")},
    {"min-line-inks-fail", &FIELD_LENGTH, .offset = PREFLIGHT(line_inks.fail),
     .limit = LIMIT_LINE, .standard = "0.25pt",
     .help = N_("Lines in several inks thinner than this are an error.")},
    {"min-text", &FIELD_LENGTH, .offset = PREFLIGHT(text.warn), .limit = LIMIT_TEXT,
     .standard = "6pt", .help = N_("Text in one ink smaller than this is a warning.")},
    {"min-text-fail", &FIELD_LENGTH, .offset = PREFLIGHT(text.fail), .limit = LIMIT_TEXT,
     .standard = "5pt", .help = N_("Text in one ink smaller than this is an error.")},
    {"min-text-inks", &FIELD_LENGTH, .offset = PREFLIGHT(text_inks.warn),
     .limit = LIMIT_TEXT, .standard = "9pt",
     .help = N_("The same for text in several inks, or lighter than its ground.")},
    {"min-text-inks-fail", &FIELD_LENGTH, .offset = PREFLIGHT(text_inks.fail),
     .limit = LIMIT_TEXT, .standard = "8pt",
     .help = N_("Text in several inks smaller than this is an error.")},
    {"black-text-below", &FIELD_LENGTH, .offset = PREFLIGHT(black_text),
     .limit = LIMIT_TEXT, .standard = "12pt",
     .help =
         N_("Text smaller than this is black alone, or white or yellow on a ground.")},
    {"safe-area", &FIELD_LENGTH, .offset = PREFLIGHT(safe_area.warn), .limit = LIMIT_SAFE,
     .standard = "5mm", .help = N_("Text nearer to the cut is a warning.")},
    {"safe-area-fail", &FIELD_LENGTH, .offset = PREFLIGHT(safe_area.fail),
     .limit = LIMIT_SAFE, .standard = "3mm",
     .help = N_("Text nearer to the cut is an error.")},
    {"min-ppi", &FIELD_NUMBER, .offset = PREFLIGHT(picture.warn), .limit = LIMIT_PPI,
     .standard = "225", .help = N_("Pictures with fewer pixels per inch are a warning.")},
    {"min-ppi-fail", &FIELD_NUMBER, .offset = PREFLIGHT(picture.fail), .limit = LIMIT_PPI,
     .standard = "150", .help = N_("Pictures with fewer pixels per inch are an error.")},
    {"max-ppi", &FIELD_NUMBER, .offset = PREFLIGHT(picture_most), .limit = LIMIT_PPI,
     .standard = "450", .help = N_("Pictures with more pixels per inch are a warning.")},
    {"min-line-art-ppi", &FIELD_NUMBER, .offset = PREFLIGHT(line_art.warn),
     .limit = LIMIT_PPI, .standard = "800",
     .help = N_("Pictures of one bit with fewer pixels per inch are a warning.")},
    {"min-line-art-ppi-fail", &FIELD_NUMBER, .offset = PREFLIGHT(line_art.fail),
     .limit = LIMIT_PPI, .standard = "550",
     .help = N_("Pictures of one bit with fewer pixels per inch are an error.")},
};
static const struct record PREFLIGHT_RECORD = {
    .what = N_("the preflight"),
    FIELDS(PREFLIGHT_FIELDS),
    .mark_offset = NO_OFFSET,
    .help = N_("Thresholds of the checks before printing.")};

static const struct choice INTENT_CHOICES[] = {{"relative", PRINT_INTENT_RELATIVE},
                                               {"perceptual", PRINT_INTENT_PERCEPTUAL}};
static const struct choices INTENTS = CHOICES(INTENT_CHOICES);

static const struct field PRINT_FIELDS[] = {
    {"profile", &FIELD_WORD, .offset = PRINT(profile), .limit = LIMIT_FILE,
     .example = "profiles/PSOcoated_v3.icc",
     .help = N_("Colour profile that the print shop sent: a file beside this one.")},
    {"condition", &FIELD_WORD, .offset = PRINT(condition), .limit = LIMIT_INK,
     .standard = "FOGRA39",
     .help = N_("Printing condition that the profile stands for.")},
    {"bleed", &FIELD_LENGTH, .offset = PRINT(bleed), .limit = LIMIT_BLEED,
     .standard = "3mm", .help = N_("How far colour runs beyond the cut: 0mm to 5mm.")},
    {"marks", &FIELD_CHOICE, .offset = PRINT(marks), .choices = &MARKS,
     .standard = "crop",
     .help =
         N_("Crop marks; all adds register marks; none ends the sheet at the bleed.")},
    {"intent", &FIELD_CHOICE, .offset = PRINT(intent), .choices = &INTENTS,
     .standard = "relative",
     .help =
         N_("How pictures come into ink: relative keeps colours, perceptual shades.")},
    {"spots", &FIELD_SPOTS, .offset = PRINT(spots), .count_offset = PRINT(spot_count),
     .limit = LIMIT_SPOTS, .example = "{lime: PANTONE 380 C}",
     .help = N_("Colours of the theme that are printed with an ink of their own.")},
    {"preflight", &FIELD_RECORD, .offset = 0, .record = &PREFLIGHT_RECORD,
     .example = "{max-ink: 300}",
     .help = N_("Thresholds of the checks before printing.")},
};
static const struct record PRINT_RECORD = {
    .what = N_("the print data"),
    FIELDS(PRINT_FIELDS),
    .mark_offset = NO_OFFSET,
    .help = N_("What the print shop asks of the print edition.")};

static const struct choice SHEET_CHOICES[] = {{"A3", SHEET_A3}, {"A4", SHEET_A4}};
static const struct choices SHEETS = CHOICES(SHEET_CHOICES);
static const struct choice STILL_CHOICES[] = {{"cover", CREEP_STILL_COVER},
                                              {"centre", CREEP_STILL_CENTRE}};
static const struct choices STILLS = CHOICES(STILL_CHOICES);

static const struct field BOOKLET_FIELDS[] = {
    {"sheet", &FIELD_CHOICE, .offset = BOOKLET(sheet), .choices = &SHEETS,
     .example = "A3",
     .help = N_(
         "The paper in the printer: A3 keeps A4 pages as they are, A4 makes them A5.")},
    {"signature", &FIELD_SIGNATURE, .offset = BOOKLET(signature),
     .limit = LIMIT_SIGNATURE, .example = "16",
     .help = N_("Pages folded into each other, a multiple of four; all when not given.")},
    {"creep", &FIELD_LENGTH, .offset = BOOKLET(creep), .limit = LIMIT_CREEP,
     .standard = "0.1mm",
     .help =
         N_("Thickness of the paper, by which each inner sheet is pushed; 0mm: not.")},
    {"creep-factor", &FIELD_FACTOR, .offset = BOOKLET(creep_factor),
     .limit = LIMIT_CREEP_FACTOR, .standard = "1", .example = "1.2",
     .help = N_("How much more than its thickness the fold of the paper takes.")},
    {"creep-still", &FIELD_CHOICE, .offset = BOOKLET(creep_still), .choices = &STILLS,
     .standard = "cover",
     .help = N_("The sheet whose pages stay where they are: the cover or the centre.")},
    {"fold-marks", &FIELD_FLAG, .offset = BOOKLET(fold_marks), .standard = "true",
     .example = "false",
     .help = N_("Short lines at the fold, at the upper and lower edge.")},
};
static const struct record BOOKLET_RECORD = {
    .what = N_("the booklet"),
    FIELDS(BOOKLET_FIELDS),
    .mark_offset = NO_OFFSET,
    .help = N_("How the booklet for the office printer is folded.")};

static const struct choice RULE_CHOICES[] = {{"language", REVIEW_LANGUAGE},
                                             {"figures", REVIEW_FIGURES},
                                             {"structure", REVIEW_STRUCTURE},
                                             {"placeholder", REVIEW_PLACEHOLDER},
                                             {"glossary", REVIEW_GLOSSARY},
                                             {"facts", REVIEW_FACTS},
                                             {"numbers-style", REVIEW_NUMBERS_STYLE},
                                             {"labels", REVIEW_LABELS},
                                             {"quotes", REVIEW_QUOTES},
                                             {"capitals", REVIEW_CAPITALS},
                                             {"shares", REVIEW_SHARES},
                                             {"target", REVIEW_TARGET},
                                             {"state", REVIEW_STATE},
                                             {"twice", REVIEW_TWICE},
                                             {"units", REVIEW_UNITS},
                                             {"currency", REVIEW_CURRENCY},
                                             {"source", REVIEW_SOURCE},
                                             {"parts", REVIEW_PARTS},
                                             {"term", REVIEW_TERM},
                                             {"codes", REVIEW_CODES},
                                             {"stale", REVIEW_STALE}};
static const struct choices RULES = CHOICES(RULE_CHOICES);

static const struct field REVIEW_FIELDS[] = {
    {"ignore", &FIELD_CHOICES, .offset = BROCHURE(review_ignored), .choices = &RULES,
     .example = "[figures]", .help = N_("Rules of the review that shall be silent.")},
};
static const struct record REVIEW_RECORD = {
    .what = N_("the review"),
    FIELDS(REVIEW_FIELDS),
    .mark_offset = NO_OFFSET,
    .help = N_("What brochure check doubts in a text that is sound.")};

static const struct field ROOT_FIELDS[] = {
    {"format", &FIELD_FORMAT, .required = true, .offset = NO_OFFSET, .example = "1",
     .help = N_("Number of the content format: 1.")},
    {"document", &FIELD_RECORD, .required = true, .first = true,
     .offset = BROCHURE(document), .record = &DOCUMENT_RECORD,
     .example = "{id: …, languages: …, title: …}",
     .help = N_(
         "Facts about the brochure: cover, contents and colophon are made from them.")},
    {"layout", &FIELD_RECORD, .offset = 0, .record = &LAYOUT_RECORD,
     .example = "{align: ragged}", .help = N_("How the pages are made.")},
    {"sections", &FIELD_SECTIONS, .required = true, .offset = NO_OFFSET,
     .limit = LIMIT_SECTIONS, .example = "[{kind: text, heading: …, body: …}]",
     .help = N_("The chapters, in the order in which they appear.")},
    {"print", &FIELD_RECORD, .offset = 0, .record = &PRINT_RECORD,
     .example = "{marks: crop}",
     .help = N_("What the print shop asks of the print edition.")},
    {"booklet", &FIELD_RECORD, .offset = 0, .record = &BOOKLET_RECORD,
     .example = "{sheet: A3}",
     .help = N_("How the booklet for the office printer is folded.")},
    {"review", &FIELD_RECORD, .offset = 0, .record = &REVIEW_RECORD,
     .example = "{ignore: [figures]}",
     .help = N_("What brochure check doubts in a text that is sound.")},
};
static const struct record ROOT = {.what = N_("the file"),
                                   FIELDS(ROOT_FIELDS),
                                   .mark_offset = NO_OFFSET,
                                   .help =
                                       N_("Content of a bilingual brochure, format 1.")};

const struct record *fields_root(void)
{
    return &ROOT;
}
