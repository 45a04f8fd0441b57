/* What kinds of changes, entries and fields are called in the list of changes. */
#include "sections/changes.h"

static const char *const SIGNS[] = {
    [CHANGE_ADDED] = "+", [CHANGE_REMOVED] = "\xE2\x88\x92", [CHANGE_CHANGED] = "≠"};
static const char *const KINDS[][LANG_COUNT] = {
    [CHANGE_ADDED] = LANG_EACH("добавено", "added"),
    [CHANGE_REMOVED] = LANG_EACH("отпаднало", "removed"),
    [CHANGE_CHANGED] = LANG_EACH("променено", "changed"),
};

struct str change_kind_words(enum model_change_kind kind, enum lang lang)
{
    return str_from(KINDS[kind][lang]);
}

struct str change_sign(enum model_change_kind kind)
{
    return str_from(SIGNS[kind]);
}

/* The entries of a list. */
struct noun {
    const char *kind; /* of the section; NULL: of any */
    const char *list;
    const char *words[LANG_COUNT];
};

static const struct noun NOUNS[] = {
    {NULL, "measures", LANG_EACH("Мярка", "Measure")},
    {"priorities", "items", LANG_EACH("Приоритет", "Priority")},
    {"goals", "items", LANG_EACH("Цел", "Goal")},
    {"results", "items", LANG_EACH("Резултат", "Result")},
    {"indicators", "items", LANG_EACH("Показател", "Indicator")},
    {"key-figures", "items", LANG_EACH("Число", "Figure")},
    {"services", "items", LANG_EACH("Услуга", "Service")},
    {"hotline", "items", LANG_EACH("Телефон", "Telephone")},
    {"timeline", "phases", LANG_EACH("Фаза", "Phase")},
    {NULL, "milestones", LANG_EACH("Етап", "Milestone")},
    {NULL, "terms", LANG_EACH("Понятие", "Term")},
    {NULL, "abbreviations", LANG_EACH("Съкращение", "Abbreviation")},
    {NULL, "places", LANG_EACH("Място", "Place")},
    {NULL, "sources", LANG_EACH("Източник", "Source")},
    {NULL, "links", LANG_EACH("Връзка", "Link")},
    {NULL, "fees", LANG_EACH("Такса", "Fee")},
    {NULL, "columns", LANG_EACH("Колона", "Column")},
};

/* Fields; without words, because the place says enough, where they are empty. */
static const struct noun FIELDS[] = {
    {"document", "title", LANG_EACH("заглавие", "title")},
    {"document", "source", LANG_EACH("произход", "origin")},
    {"services", "unit", LANG_EACH("служба", "office")},
    {"text", "lead", LANG_EACH("първи думи", "opening words")},
    {NULL, "also", LANG_EACH("втора валута", "second currency")},
    {NULL, "alt", LANG_EACH("описание", "description")},
    {NULL, "amount", LANG_EACH("сума", "amount")},
    {NULL, "amounts", LANG_EACH("сума", "amount")},
    {NULL, "at", LANG_EACH("дата", "date")},
    {NULL, "balance", LANG_EACH("баланс", "balance")},
    {NULL, "baseline", LANG_EACH("база", "baseline")},
    {NULL, "basis", LANG_EACH("основание", "basis")},
    {NULL, "budget", LANG_EACH("бюджет", "budget")},
    {NULL, "caption", LANG_EACH("надпис", "caption")},
    {NULL, "change", LANG_EACH("промяна", "change")},
    {NULL, "closing", LANG_EACH("последни думи", "closing words")},
    {NULL, "code", LANG_EACH("код", "code")},
    {NULL, "credit", LANG_EACH("авторство", "credit")},
    {NULL, "currency", LANG_EACH("валута", "currency")},
    {NULL, "documents", LANG_EACH("документи", "documents")},
    {NULL, "email", LANG_EACH("електронна поща", "e-mail")},
    {NULL, "expenditure", LANG_EACH("разходи", "expenditure")},
    {NULL, "fee", LANG_EACH("такса", "fee")},
    {NULL, "file", LANG_EACH("изображение", "picture")},
    {NULL, "finding", LANG_EACH("извод", "finding")},
    {NULL, "from", LANG_EACH("начало", "beginning")},
    {NULL, "funding", LANG_EACH("финансиране", "funding")},
    {NULL, "glossary", LANG_EACH("термин", "term")},
    {NULL, "goals", LANG_EACH("цели", "goals")},
    {NULL, "heading", LANG_EACH("заглавие", "heading")},
    {NULL, "hours", LANG_EACH("работно време", "opening hours")},
    {NULL, "indicator", LANG_EACH("показател", "indicator")},
    {NULL, "intro", LANG_EACH("първи думи", "opening words")},
    {NULL, "issuer", LANG_EACH("издател", "publisher")},
    {NULL, "keywords", LANG_EACH("ключови думи", "keywords")},
    {NULL, "label", LANG_EACH("надпис", "label")},
    {NULL, "latest", LANG_EACH("сега", "latest")},
    {NULL, "lead", LANG_EACH("отговаря", "lead")},
    {NULL, "logo", LANG_EACH("знак", "logo")},
    {NULL, "max", LANG_EACH("най-голяма стойност", "maximum")},
    {NULL, "meaning", LANG_EACH("значение", "meaning")},
    {NULL, "milestones", LANG_EACH("етап", "milestone")},
    {NULL, "min", LANG_EACH("най-малка стойност", "minimum")},
    {NULL, "name", LANG_EACH("име", "name")},
    {NULL, "note", LANG_EACH("бележка", "note")},
    {NULL, "notes", LANG_EACH("бележка", "note")},
    {NULL, "office", LANG_EACH("длъжност", "office")},
    {NULL, "opportunities", LANG_EACH("възможности", "opportunities")},
    {NULL, "period", LANG_EACH("период", "period")},
    {NULL, "phone", LANG_EACH("телефон", "telephone")},
    {NULL, "phones", LANG_EACH("телефон", "telephone")},
    {NULL, "photo", LANG_EACH("снимка", "photograph")},
    {NULL, "place", LANG_EACH("място", "place")},
    {NULL, "portrait", LANG_EACH("портрет", "portrait")},
    {NULL, "previous", LANG_EACH("предишна година", "previous year")},
    {NULL, "quote", LANG_EACH("цитат", "quotation")},
    {NULL, "revenue", LANG_EACH("приходи", "revenue")},
    {NULL, "role", LANG_EACH("длъжност", "position")},
    {NULL, "salutation", LANG_EACH("обръщение", "salutation")},
    {NULL, "scale", LANG_EACH("мярка", "scale")},
    {NULL, "short", LANG_EACH("кратко заглавие", "short title")},
    {NULL, "signature", LANG_EACH("подпис", "signature")},
    {NULL, "source", LANG_EACH("източник", "source")},
    {NULL, "speaker", LANG_EACH("автор на думите", "speaker")},
    {NULL, "state", LANG_EACH("състояние", "state")},
    {NULL, "strengths", LANG_EACH("силни страни", "strengths")},
    {NULL, "subtitle", LANG_EACH("подзаглавие", "subtitle")},
    {NULL, "supports", LANG_EACH("цели, които подкрепя", "goals that it supports")},
    {NULL, "target", LANG_EACH("цел", "target")},
    {NULL, "targets", LANG_EACH("цел", "target")},
    {NULL, "term", LANG_EACH("срок", "term")},
    {NULL, "text", LANG_EACH("текст", "text")},
    {NULL, "threats", LANG_EACH("заплахи", "threats")},
    {NULL, "time", LANG_EACH("срок", "time")},
    {NULL, "title", LANG_EACH("заглавие", "title")},
    {NULL, "to", LANG_EACH("край", "end")},
    {NULL, "total", LANG_EACH("общо", "total")},
    {NULL, "translation", LANG_EACH("превод", "translation")},
    {NULL, "unit", LANG_EACH("мерна единица", "unit")},
    {NULL, "url", LANG_EACH("адрес", "address")},
    {NULL, "weaknesses", LANG_EACH("слаби страни", "weaknesses")},
    {NULL, "when", LANG_EACH("повод", "occasion")},
    {NULL, "year", LANG_EACH("година", "year")},
};

static struct str find_words(const struct noun *nouns, size_t count, struct str kind,
                             struct str word, enum lang lang)
{
    for (size_t i = 0; i < count; i++) {
        bool own = nouns[i].kind == NULL || str_equal(kind, str_from(nouns[i].kind));
        if (own && str_equal(word, str_from(nouns[i].list))) {
            return str_from(nouns[i].words[lang]);
        }
    }
    return (struct str){0};
}

struct str change_noun(struct str kind, struct str list, enum lang lang)
{
    return find_words(NOUNS, sizeof NOUNS / sizeof *NOUNS, kind, list, lang);
}

struct str change_field(struct str kind, struct str key, enum lang lang)
{
    return find_words(FIELDS, sizeof FIELDS / sizeof *FIELDS, kind, key, lang);
}
