/* What the program numbers and labels itself, typed once more; entries and sections that
 * stand twice. */
#include "base/table.h"
#include "review/parts.h"

enum { SHOWN_MAX = 40 };

static bool is_digit(char byte)
{
    return byte >= '0' && byte <= '9';
}

static size_t skip_digits(struct str text, size_t at)
{
    while (at < text.size && is_digit(text.data[at])) {
        at++;
    }
    return at;
}

static size_t skip_blanks(struct str text, size_t at)
{
    while (at < text.size && text.data[at] == ' ') {
        at++;
    }
    return at;
}

/* The first of these words that begins the text; empty if none does. */
static struct str beginning(struct str text, const char *const *words, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (str_starts_with(text, str_from(words[i]))) {
            return str_from(words[i]);
        }
    }
    return (struct str){0};
}

/* A typed label: „1. Първи“, „• Втори“, „Цел 1: …“. */
struct typed_label {
    bool found;
    size_t size; /* with what parts it from the title; 0: that cannot be told */
};

static struct typed_label find_label(struct str title)
{
    static const char *const WORDS[] = {
        "Цел ",      "Стратегическа цел ", "Приоритет ", "Goal ", "Strategic goal ",
        "Priority ", "Резултат ",          "Result "};
    static const char *const BULLETS[] = {"•", "– ", "— ", "- ", "●", "▪"};
    static const char *const ENDS[] = {".", ":", ")", "–", "—"};
    struct str word = beginning(title, WORDS, sizeof WORDS / sizeof WORDS[0]);
    struct str bullet = beginning(title, BULLETS, sizeof BULLETS / sizeof BULLETS[0]);
    size_t digits = skip_digits(title, word.size), at = skip_blanks(title, digits);
    struct str end =
        beginning(str_slice(title, at, title.size), ENDS, sizeof ENDS / sizeof ENDS[0]);
    if (bullet.size > 0) {
        return (struct typed_label){true, skip_blanks(title, bullet.size)};
    }
    if (word.size > 0) {
        size_t after = end.size > 0 ? skip_blanks(title, at + end.size) : 0;
        return (struct typed_label){digits > word.size, after};
    }
    bool number = digits > 0 && digits < 3 && digits + 1 < title.size &&
                  (title.data[digits] == '.' || title.data[digits] == ')') &&
                  title.data[digits + 1] == ' ';
    return (struct typed_label){number, skip_blanks(title, digits + 1)};
}

static void check_label(const struct review *review, const struct localized *title,
                        enum lang lang)
{
    const struct text_blocks *blocks = texts_find(review->texts, title, lang);
    struct str words = texts_plain(review->texts, title, lang, review->arena);
    bool item = blocks->count == 1 && blocks->items[0].kind == BLOCK_ITEM;
    if ((item || find_label(words).found) &&
        review_tell(review, REVIEW_LABELS, title->mark[lang],
                    "the program puts a number before this entry; remove the one that is "
                    "typed")) {
        struct str value = title->text[lang];
        struct typed_label label = find_label(value);
        if (label.found && label.size > 0 && label.size < value.size) {
            diag_fix_words(review->diag, title->mark[lang], 0,
                           str_slice(value, 0, label.size), (struct str){0});
        }
    }
}

/* In each language that has a text of its own. */
static void check_labels(const struct review *review, const struct localized *title)
{
    const struct document *document = &review->brochure->document;
    for (size_t i = 0; i < document->language_count; i++) {
        enum lang lang = document->languages[i];
        if (i == 0 ||
            title->text[lang].data != title->text[document->languages[0]].data) {
            check_label(review, title, lang);
        }
    }
}

/* The titles of a list, each so many bytes behind the one before. */
struct titles {
    const struct localized *first;
    size_t count, stride;
    bool labelled; /* the program numbers them */
};

static const struct localized *title_at(const struct titles *titles, size_t i)
{
    return (const struct localized *)((const char *)titles->first + i * titles->stride);
}

static struct titles titles_of(const struct section *section)
{
    switch (section->kind) {
    case SECTION_GOALS:
        return (struct titles){&section->as.goals.items->title,
                               section->as.goals.item_count, sizeof(struct goal), true};
    case SECTION_PRIORITIES:
        return (struct titles){&section->as.priorities.items->title,
                               section->as.priorities.item_count, sizeof(struct priority),
                               true};
    case SECTION_RESULTS:
        return (struct titles){&section->as.results.items->text,
                               section->as.results.item_count, sizeof(struct result),
                               true};
    case SECTION_SERVICES:
        return (struct titles){&section->as.services.items->title,
                               section->as.services.item_count, sizeof(struct service),
                               true};
    case SECTION_HOTLINE:
    case SECTION_VISION:
    case SECTION_TEXT:
    case SECTION_FIGURE:
    case SECTION_TABLE:
    case SECTION_INDICATORS:
    case SECTION_TIMELINE:
    case SECTION_MATRIX:
    case SECTION_PLAN:
    case SECTION_QUOTE:
    case SECTION_KEY_FIGURES:
    case SECTION_GLOSSARY:
    case SECTION_PEOPLE:
    case SECTION_MESSAGE:
    case SECTION_SWOT:
    case SECTION_IMPRINT:
    case SECTION_CHART:
    case SECTION_BUDGET:
    case SECTION_KIND_COUNT: break;
    }
    return (struct titles){0};
}

static struct str words_of(const struct review *review, const struct localized *text)
{
    enum lang lang = review->brochure->document.languages[0];
    return texts_plain(review->texts, text, lang, review->arena);
}

static void check_twice(const struct review *review, const struct titles *titles)
{
    enum lang lang = review->brochure->document.languages[0];
    for (size_t i = 1; i < titles->count; i++) {
        struct str words = words_of(review, title_at(titles, i));
        for (size_t k = i > SHOWN_MAX ? i - SHOWN_MAX : 0; k < i && words.size > 0; k++) {
            if (str_equal(words, words_of(review, title_at(titles, k)))) {
                review_tell(review, REVIEW_FACTS, title_at(titles, i)->mark[lang],
                            "this entry has the same title as that of line %u",
                            (unsigned)title_at(titles, k)->mark[lang].line);
                break;
            }
        }
    }
}

/* `headings` has the first section of each kind with each heading. */
static void check_heading(const struct review *review, struct section *section,
                          struct table *headings)
{
    enum lang lang = review->brochure->document.languages[0];
    struct str heading = words_of(review, &section->heading);
    if (heading.size == 0) {
        return;
    }
    const struct table_key key = {&section->kind, sizeof section->kind, heading};
    void **place = table_place(headings, &key);
    const struct section *before = *place;
    if (before == NULL) {
        *place = section;
    } else {
        review_tell(review, REVIEW_FACTS, section->heading.mark[lang],
                    "this section has the same heading as that of line %u",
                    (unsigned)before->heading.mark[lang].line);
    }
}

void review_entries(const struct review *review)
{
    size_t count = review->brochure->section_count;
    struct arena *kept = arena_create();
    struct table *headings = table_make(kept, count);
    for (size_t i = 0; i < count; i++) {
        struct arena_state before = arena_save(review->arena);
        struct section *section = &review->brochure->sections[i];
        struct titles titles = titles_of(section);
        for (size_t k = 0; titles.labelled && k < titles.count; k++) {
            check_labels(review, title_at(&titles, k));
        }
        check_twice(review, &titles);
        check_heading(review, section, headings);
        arena_restore(review->arena, before);
    }
    arena_destroy(kept);
}
