/* What the program numbers and labels itself, typed once more: „Приоритет 2: …“, „1.2.
 * …“, „Таблица 3 – …“. */
#include "base/letters.h"
#include "review/parts.h"

enum { DIGITS_MAX = 2, NO_BREAK_SPACE = 0xA0 }; /* four digits are a year */

/* ---- what labels look like --------------------------------------------------------- */

static size_t skip_blanks(struct str text, size_t at)
{
    for (size_t next = at; next < text.size; at = next) {
        uint32_t c = str_next(text, &next);
        if (c != ' ' && c != NO_BREAK_SPACE) {
            break;
        }
    }
    return at;
}

/* The end of `words`, if they begin the text in whatever letters; else 0. */
static size_t skip_words(struct str text, struct str words)
{
    size_t at = 0;
    for (size_t from = 0; from < words.size;) {
        uint32_t wanted = letters_lower(str_next(words, &from));
        uint32_t c = at < text.size ? letters_lower(str_next(text, &at)) : 0;
        if ((c == NO_BREAK_SPACE ? ' ' : c) != wanted) {
            return 0;
        }
    }
    return at;
}

/* The end of the first of these that stands at `at`; `at` if none does. */
static size_t skip_one_of(struct str text, size_t at, const char *const *words,
                          size_t count)
{
    size_t end = 0;
    for (size_t i = 0; i < count && end == 0; i++) {
        end = skip_words(str_slice(text, at, text.size), str_from(words[i]));
    }
    return at + end;
}

/* The end of a number of one or more levels, „2“ or „1.2“; `at` if there is none. */
static size_t skip_number(struct str text, size_t at, size_t *levels)
{
    *levels = 0;
    for (size_t next = at;; next++) {
        size_t from = next;
        while (next < text.size && letters_is_digit((unsigned char)text.data[next])) {
            next++;
        }
        if (next == from || next - from > DIGITS_MAX) {
            return next == from ? at : from > at ? from - 1 : at;
        }
        at = next;
        ++*levels;
        if (next == text.size || text.data[next] != '.') {
            return at;
        }
    }
}

/* A typed label. */
struct typed_label {
    bool found;
    size_t size; /* with what parts it from the title; 0: that cannot be told */
};

#define COUNT(array) (sizeof(array) / sizeof(array)[0])

/* One that begins with `word`; not found where no number follows. */
static struct typed_label find_after(struct str title, struct str word)
{
    static const char *const SIGNS[] = {"№", "No.", "No"};
    static const char *const ENDS[] = {".", ":", ")", "–", "—", "-"};
    size_t levels = 0;
    size_t from = skip_words(title, word);
    size_t at = skip_blanks(title, from);
    if (from == 0 || at == from) {
        return (struct typed_label){0};
    }
    at = skip_blanks(title, skip_one_of(title, at, SIGNS, COUNT(SIGNS)));
    size_t number = skip_number(title, at, &levels);
    if (levels == 0) {
        return (struct typed_label){0};
    }
    size_t end = skip_blanks(title, number);
    size_t after = skip_one_of(title, end, ENDS, COUNT(ENDS));
    return (struct typed_label){true, after > end ? skip_blanks(title, after) : 0};
}

/* A number alone, „1.“, „2)“ or „1.2.“, or the sign of a list. */
static struct typed_label find_bare(struct str title)
{
    static const char *const BULLETS[] = {"•", "– ", "— ", "- ", "●", "▪"};
    size_t levels = 0;
    size_t bullet = skip_one_of(title, 0, BULLETS, COUNT(BULLETS));
    if (bullet > 0) {
        return (struct typed_label){true, skip_blanks(title, bullet)};
    }
    size_t at = skip_number(title, 0, &levels);
    bool ends = at + 1 < title.size && (title.data[at] == '.' || title.data[at] == ')');
    size_t after = ends ? skip_blanks(title, at + 1) : 0;
    return (struct typed_label){levels > 0 && after > at + 1, after};
}

/* A text with what may stand before it as its label. */
struct labelled {
    const struct localized *text;
    const struct localized *own; /* how the section calls its entries; may be empty */
    bool caption; /* of a table or a figure */
};

static struct typed_label find_label(const struct labelled *labelled, struct str title,
                                     enum lang lang)
{
    static const char *const ENTRIES[] = {"Стратегическа цел",
                                          "Приоритетна ос",
                                          "Priority axis",
                                          "Цел",
                                          "Приоритет",
                                          "Мярка",
                                          "Резултат",
                                          "Strategic goal",
                                          "Goal",
                                          "Priority",
                                          "Measure",
                                          "Result"};
    static const char *const CAPTIONS[] = {"Таблица", "Фигура", "Графика",
                                           "Table",   "Figure", "Chart"};
    const char *const *words = labelled->caption ? CAPTIONS : ENTRIES;
    size_t count = labelled->caption ? COUNT(CAPTIONS) : COUNT(ENTRIES);
    struct typed_label label = {0};
    if (labelled->own != NULL && labelled->own->text[lang].size > 0) {
        label = find_after(title, labelled->own->text[lang]);
    }
    for (size_t i = 0; i < count && !label.found; i++) {
        label = find_after(title, str_from(words[i]));
    }
    return label.found || labelled->caption ? label : find_bare(title);
}

/* ---- telling ----------------------------------------------------------------------- */

static void check_text(const struct review *review, const struct labelled *labelled,
                       enum lang lang)
{
    const struct localized *title = labelled->text;
    const struct text_blocks *blocks = texts_find(review->texts, title, lang);
    struct str words = texts_plain(review->texts, title, lang, review->arena);
    bool item = blocks->count == 1 && blocks->items[0].kind == BLOCK_ITEM;
    if ((item || find_label(labelled, words, lang).found) &&
        review_tell(review, REVIEW_LABELS, title->mark[lang],
                    "the program puts a number before this entry; remove the one that is "
                    "typed")) {
        struct str value = title->text[lang];
        struct typed_label label = find_label(labelled, value, lang);
        if (label.found && label.size > 0 && label.size < value.size) {
            diag_fix_words(review->diag, title->mark[lang], 0,
                           str_slice(value, 0, label.size), (struct str){0});
        }
    }
}

/* In each language that has a text of its own. */
static void check(const struct review *review, const struct localized *text,
                  const struct localized *own, bool caption)
{
    const struct document *document = &review->brochure->document;
    const struct labelled labelled = {text, own, caption};
    for (size_t i = 0; i < document->language_count; i++) {
        enum lang lang = document->languages[i];
        if (i == 0 || text->text[lang].data != text->text[document->languages[0]].data) {
            check_text(review, &labelled, lang);
        }
    }
}

static void check_measures(const struct review *review, const struct measure *measures,
                           size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (measures[i].numeral.size > 0) {
            check(review, &measures[i].title, NULL, false);
        }
        check_measures(review, measures[i].measures, measures[i].measure_count);
    }
}

static void check_goals(const struct review *review, const struct goals *goals)
{
    for (size_t i = 0; i < goals->item_count; i++) {
        if (goals->items[i].numeral.size > 0) {
            check(review, &goals->items[i].title, &goals->naming.label, false);
        }
    }
}

static void check_priorities(const struct review *review,
                             const struct priorities *priorities)
{
    for (size_t i = 0; i < priorities->item_count; i++) {
        const struct priority *priority = &priorities->items[i];
        if (priority->numeral.size > 0) {
            check(review, &priority->title, &priorities->naming.label, false);
        }
        check_measures(review, priority->measures, priority->measure_count);
    }
}

/* The numbered caption of what a section shows; NULL: it has none. */
static const struct localized *caption_of(const struct section *section)
{
    return section->kind == SECTION_TABLE        ? &section->as.table.caption
           : section->kind == SECTION_CHART      ? &section->as.chart.caption
           : section->kind == SECTION_BUDGET     ? &section->as.budget.caption
           : section->kind == SECTION_INDICATORS ? &section->as.indicators.caption
           : section->kind == SECTION_TIMELINE   ? &section->as.timeline.caption
                                                 : NULL;
}

static void check_section(const struct review *review, const struct section *section)
{
    const struct localized *caption = caption_of(section);
    if (caption != NULL) {
        check(review, caption, NULL, true);
    } else if (section->kind == SECTION_GOALS) {
        check_goals(review, &section->as.goals);
    } else if (section->kind == SECTION_PRIORITIES) {
        check_priorities(review, &section->as.priorities);
    } else if (section->kind == SECTION_RESULTS) {
        for (size_t i = 0; i < section->as.results.item_count; i++) {
            check(review, &section->as.results.items[i].text, NULL, false);
        }
    } else if (section->kind == SECTION_SERVICES) {
        for (size_t i = 0; i < section->as.services.item_count; i++) {
            check(review, &section->as.services.items[i].title, NULL, false);
        }
    }
}

void review_labels(const struct review *review)
{
    for (size_t i = 0; i < review->brochure->section_count; i++) {
        struct arena_state before = arena_save(review->arena);
        check_section(review, &review->brochure->sections[i]);
        arena_restore(review->arena, before);
    }
}
