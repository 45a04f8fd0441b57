/* Fixed words and the few phrases made of them. A no-break space stands where a line must
 * not end. */
#include "sections/phrases.h"
#include "base/numerals.h"

/* clang-format off */
static const char *const PHRASES[PHRASE_COUNT][LANG_COUNT] = {
    [PHRASE_CONTENTS] = LANG_EACH("Съдържание", "Contents"),
    [PHRASE_MAIN_GOAL] = LANG_EACH("Главна цел", "Main goal"),
    [PHRASE_GOAL] = LANG_EACH("Стратегическа цел", "Strategic goal"),
    [PHRASE_GOALS] = LANG_EACH("Стратегически цели", "Strategic goals"),
    [PHRASE_SERVES] = LANG_EACH("Цели", "Goals"),
    [PHRASE_PRIORITY] = LANG_EACH("Приоритет", "Priority"),
    [PHRASE_ABOUT] = LANG_EACH("За изданието", "About this edition"),
    [PHRASE_BULGARIAN_PREVAILS] = LANG_EACH("Работен превод. Меродавен е българският текст.",
                                 "Working translation. The Bulgarian text prevails."),
    [PHRASE_ENGLISH_PREVAILS] = LANG_EACH("Работен превод. Меродавен е английският текст.",
                               "Working translation. The English text prevails."),
    [PHRASE_ARTWORK] = LANG_EACH("Рисунъкът на корицата е построен от програма по името на документа: "
                      "правите улици стават жилки на липово листо.",
                      "The cover drawing is built by a program from the name of the document: "
                      "straight streets become the veins of a linden leaf."),
    [PHRASE_ARTWORK_SHAPE] = LANG_EACH("Рисунъкът на корицата е построен от програма по името на документа: "
                      "върху прави улици лежи знакът на общината.",
                      "The cover drawing is built by a program from the name of the document: "
                      "the sign of the municipality lies on straight streets."),
    [PHRASE_ARTWORK_PLAN] = LANG_EACH("Рисунъкът на корицата е построен от програма по името на документа: "
                      "план от прави улици.",
                      "The cover drawing is built by a program from the name of the document: "
                      "a plan of straight streets."),
    [PHRASE_TYPEFACES] = LANG_EACH("Набрано със Source Serif" NBSP "4 и Sofia Sans, шрифтове "
                        "със свободен лиценз (SIL" NBSP "OFL" NBSP "1.1).",
                        "Set in Source Serif" NBSP "4 and Sofia Sans, typefaces "
                        "under a free licence (SIL" NBSP "OFL" NBSP "1.1)."),
    [PHRASE_CHECKSUM] = LANG_EACH("Контролна сума на източника (SHA-256)",
                       "Checksum of the source (SHA-256)"),
    [PHRASE_MISSING] = LANG_EACH("[липсва превод]", "[translation missing]"),
    [PHRASE_SIGNATURE] = LANG_EACH("Място за електронен подпис", "Space for an electronic signature"),
    [PHRASE_DRAFT] = LANG_EACH("ПРОЕКТ", "DRAFT"),
    [PHRASE_TERMS] = LANG_EACH("Понятия", "Terms"),
    [PHRASE_ABBREVIATIONS] = LANG_EACH("Съкращения", "Abbreviations"),
    [PHRASE_NOTES] = LANG_EACH("Бележки", "Notes"),
    [PHRASE_VACANT] = LANG_EACH("свободно място", "vacant"),
    [PHRASE_SIGNED] = LANG_EACH("Подпис", "Signature"),
    [PHRASE_STRENGTHS] = LANG_EACH("Силни страни", "Strengths"),
    [PHRASE_WEAKNESSES] = LANG_EACH("Слаби страни", "Weaknesses"),
    [PHRASE_OPPORTUNITIES] = LANG_EACH("Възможности", "Opportunities"),
    [PHRASE_THREATS] = LANG_EACH("Заплахи", "Threats"),
    [PHRASE_QR_CODE] = LANG_EACH("QR код", "QR code"),
    [PHRASE_PROPOSAL] = LANG_EACH("ПРЕДЛОЖЕНИЕ", "PROPOSAL"),
};

static const char *const KINDS[SECTION_KIND_COUNT][LANG_COUNT] = {
    [SECTION_VISION] = LANG_EACH("Визия", "Vision"),
    [SECTION_GOALS] = LANG_EACH("Цели", "Goals"),
    [SECTION_PRIORITIES] = LANG_EACH("Приоритети", "Priorities"),
    [SECTION_RESULTS] = LANG_EACH("Резултати", "Results"),
    [SECTION_SERVICES] = LANG_EACH("Услуги", "Services"),
    [SECTION_HOTLINE] = LANG_EACH("Горещ телефон", "Hot line"),
    [SECTION_TEXT] = LANG_EACH("Текст", "Text"),
    [SECTION_FIGURE] = LANG_EACH("Илюстрация", "Figure"),
    [SECTION_TABLE] = LANG_EACH("Таблица", "Table"),
    [SECTION_INDICATORS] = LANG_EACH("Показатели", "Indicators"),
    [SECTION_TIMELINE] = LANG_EACH("Пътна карта", "Road map"),
    [SECTION_PLAN] = LANG_EACH("Планът накратко", "The plan in short"),
    [SECTION_MATRIX] = LANG_EACH("Цели и приоритети", "Goals and priorities"),
    [SECTION_QUOTE] = LANG_EACH("Мнение", "Voices"),
    [SECTION_KEY_FIGURES] = LANG_EACH("В числа", "In figures"),
    [SECTION_GLOSSARY] = LANG_EACH("Речник", "Glossary"),
    [SECTION_PEOPLE] = LANG_EACH("Хора", "People"),
    [SECTION_MESSAGE] = LANG_EACH("Обръщение", "Message"),
    [SECTION_SWOT] = LANG_EACH("Анализ", "Analysis"),
    [SECTION_IMPRINT] = LANG_EACH("За изданието", "About this edition"),
    [SECTION_CHART] = LANG_EACH("Графика", "Chart"),
    [SECTION_BUDGET] = LANG_EACH("Бюджет", "Budget"),
};
/* clang-format on */

struct str phrase_find(enum phrase phrase, enum lang lang)
{
    return str_from(PHRASES[phrase][lang]);
}

struct str phrase_working_translation(enum lang first, enum lang lang)
{
    return phrase_find(
        first == LANG_EN ? PHRASE_ENGLISH_PREVAILS : PHRASE_BULGARIAN_PREVAILS, lang);
}

struct str phrase_kind(enum section_kind kind, enum lang lang)
{
    return str_from(KINDS[kind][lang]);
}

struct str phrase_label(enum phrase phrase, struct str word, struct str numeral,
                        enum lang lang, struct arena *arena)
{
    struct str label = word.size > 0 ? word : phrase_find(phrase, lang);
    if (numeral.size == 0) {
        return STR("");
    }
    return str_format(arena, "%.*s" NBSP "%.*s", STR_ARGS(label), STR_ARGS(numeral));
}

struct str phrase_list(const struct str *items, size_t count, enum lang lang,
                       struct arena *arena)
{
    static const char *const AND[LANG_COUNT] = LANG_EACH(" и" NBSP, " and" NBSP);
    struct builder builder = {.arena = arena};
    for (size_t i = 0; i < count; i++) {
        const char *joint = i == 0 ? "" : i + 1 == count ? AND[lang] : ", ";
        builder_format(&builder, "%s%.*s", joint, STR_ARGS(items[i]));
    }
    return builder_str(&builder);
}

struct str phrase_goals(enum phrase phrase, const struct str *numerals, size_t count,
                        enum lang lang, struct arena *arena)
{
    static const char *const SINGULAR[LANG_COUNT] = LANG_EACH("Цел", "Goal");
    struct str word = phrase_find(phrase, lang);
    if (count == 1) {
        word = phrase == PHRASE_SERVES ? str_from(SINGULAR[lang])
                                       : phrase_find(PHRASE_GOAL, lang);
    }
    return str_format(arena, "%.*s" NBSP "%.*s", STR_ARGS(word),
                      STR_ARGS(phrase_list(numerals, count, lang, arena)));
}

struct str phrase_issued_by(struct str issuer, enum lang lang, struct arena *arena)
{
    /* English names of municipalities take the article within a sentence. */
    bool article = str_starts_with(issuer, STR("Municipality"));
    switch (lang) {
    case LANG_EN:
        return str_format(arena, "Issued by %s%.*s", article ? "the " : "",
                          STR_ARGS(issuer));
    case LANG_BG:
    case LANG_COUNT: break;
    }
    return str_format(arena, "Издава: %.*s", STR_ARGS(issuer));
}

struct str phrase_edition(struct str version, struct date date, enum lang lang,
                          struct arena *arena)
{
    struct str day = numeral_date(lang, date.year, date.month, date.day, arena);
    if (lang == LANG_EN) {
        return str_format(arena, "Edition" NBSP "%.*s of %.*s", STR_ARGS(version),
                          STR_ARGS(day));
    }
    return str_format(arena, "Издание" NBSP "%.*s от %.*s", STR_ARGS(version),
                      STR_ARGS(day));
}

struct str phrase_page(struct str label, size_t count, enum lang lang,
                       struct arena *arena)
{
    static const char *const PAGE[LANG_COUNT] = LANG_EACH("стр.", "p.");
    return str_format(arena, "%s" NBSP "%.*s" NBSP "/" NBSP "%zu", PAGE[lang],
                      STR_ARGS(label), count);
}

/* ---- marks of the council ------------------------------------------------------------
 */

/* The parts of the stamp: alone, and after what they belong to. */
enum stamp_part { STAMP_ANNEX, STAMP_DECISION, STAMP_ITEM, STAMP_PART_COUNT };

/* clang-format off */
static const char *const STAMP_ALONE[STAMP_PART_COUNT][LANG_COUNT] = {
    [STAMP_ANNEX] = LANG_EACH("Приложение" NBSP "№" NBSP, "Annex" NBSP),
    [STAMP_DECISION] = LANG_EACH("Решение" NBSP "№" NBSP, "Decision No." NBSP),
    [STAMP_ITEM] = LANG_EACH("Точка" NBSP, "Item" NBSP),
};
static const char *const STAMP_AFTER[STAMP_PART_COUNT][LANG_COUNT] = {
    [STAMP_ANNEX] = LANG_EACH("", ""),
    [STAMP_DECISION] = LANG_EACH(" към Решение" NBSP "№" NBSP, " to Decision No." NBSP),
    [STAMP_ITEM] = LANG_EACH(" по точка" NBSP, " on item" NBSP),
};
/* Without a decision an annex belongs to the item itself. */
static const char *const ITEM_OF_ANNEX[LANG_COUNT] = LANG_EACH(" към точка" NBSP, " to item" NBSP);
static const char *const OF_AGENDA[LANG_COUNT] = LANG_EACH(" от дневния ред", " of the agenda");
static const char *const STAMP_BESIDE_SESSION[LANG_COUNT] = LANG_EACH("точка" NBSP, "item" NBSP);
static const char *const SESSION_OF[LANG_COUNT] = LANG_EACH("Заседание на ", "Session of ");
/* clang-format on */

/* „към Решение № 123 по точка 7“, or as much of it as is given. */
static struct str decision_line(const struct council *council, enum lang lang,
                                struct arena *arena)
{
    struct builder line = {.arena = arena};
    bool annex = council->annex > 0;
    bool decision = council->decision.size > 0;
    if (decision) {
        builder_format(&line, "%s%.*s",
                       (annex ? STAMP_AFTER : STAMP_ALONE)[STAMP_DECISION][lang],
                       STR_ARGS(council->decision));
    }
    if (council->item > 0) {
        const char *words = decision ? STAMP_AFTER[STAMP_ITEM][lang]
                            : annex  ? ITEM_OF_ANNEX[lang]
                                     : STAMP_ALONE[STAMP_ITEM][lang];
        builder_format(&line, "%s%d%s", words, council->item,
                       decision ? "" : OF_AGENDA[lang]);
    }
    return str_trim(builder_str(&line));
}

static struct str annex_line(const struct council *council, enum lang lang,
                             struct arena *arena)
{
    return str_format(arena, "%s%d", STAMP_ALONE[STAMP_ANNEX][lang], council->annex);
}

static struct str session_line(const struct council *council, enum lang lang,
                               struct arena *arena)
{
    struct date date = council->session;
    struct str day = numeral_date(lang, date.year, date.month, date.day, arena);
    return str_format(arena, "%s%.*s", SESSION_OF[lang], STR_ARGS(day));
}

size_t phrase_stamp(struct str *lines, const struct council *council, enum lang lang,
                    struct arena *arena)
{
    size_t count = 0;
    if (council->annex > 0) {
        lines[count++] = annex_line(council, lang, arena);
    }
    if (council->decision.size > 0 || council->item > 0) {
        lines[count++] = decision_line(council, lang, arena);
    }
    if (council->session.year > 0) {
        lines[count++] = session_line(council, lang, arena);
    }
    return count;
}

struct str phrase_stamp_short(const struct council *council, enum lang lang,
                              struct arena *arena)
{
    struct council brief = *council;
    if (brief.decision.size > 0) {
        brief.item = 0;
    }
    struct str line = decision_line(&brief, lang, arena);
    if (brief.annex == 0 && brief.decision.size == 0 && brief.session.year > 0) {
        struct str session = session_line(council, lang, arena);
        return brief.item == 0 ? session
                               : str_format(arena, "%.*s, %s%d", STR_ARGS(session),
                                            STAMP_BESIDE_SESSION[lang], brief.item);
    }
    if (brief.annex == 0) {
        return line;
    }
    struct str annex = annex_line(council, lang, arena);
    return line.size == 0
               ? annex
               : str_format(arena, "%.*s %.*s", STR_ARGS(annex), STR_ARGS(line));
}
