/* What the program numbers and labels itself, typed once more; entries and sections that
 * stand twice. */
#include "review/parts.h"

enum { SHOWN_MAX = 40 };

static bool is_digit(char byte)
{
    return byte >= '0' && byte <= '9';
}

/* „1. Първи“, „• Втори“, „Цел 1: …“. */
static bool has_label(struct str title)
{
    static const char *const WORDS[] = {
        "Цел ",      "Стратегическа цел ", "Приоритет ", "Goal ", "Strategic goal ",
        "Priority ", "Резултат ",          "Result "};
    static const char *const BULLETS[] = {"•", "– ", "— ", "- ", "●", "▪"};
    for (size_t i = 0; i < sizeof WORDS / sizeof WORDS[0]; i++) {
        struct str word = str_from(WORDS[i]);
        if (str_starts_with(title, word) && title.size > word.size &&
            is_digit(title.data[word.size])) {
            return true;
        }
    }
    for (size_t i = 0; i < sizeof BULLETS / sizeof BULLETS[0]; i++) {
        if (str_starts_with(title, str_from(BULLETS[i]))) {
            return true;
        }
    }
    size_t at = 0;
    while (at < title.size && is_digit(title.data[at])) {
        at++;
    }
    return at > 0 && at < 3 && at + 1 < title.size &&
           (title.data[at] == '.' || title.data[at] == ')') && title.data[at + 1] == ' ';
}

static void check_label(const struct review *review, const struct localized *title)
{
    enum lang lang = review->brochure->document.languages[0];
    const struct text_blocks *blocks = texts_find(review->texts, title, lang);
    struct str words = texts_plain(review->texts, title, lang, review->arena);
    bool item = blocks->count == 1 && blocks->items[0].kind == BLOCK_ITEM;
    if (item || has_label(words)) {
        review_tell(review, REVIEW_LABELS, title->mark[lang],
                    "the program puts a number before this entry; remove the one that is "
                    "typed");
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

static void check_sections(const struct review *review, size_t at)
{
    enum lang lang = review->brochure->document.languages[0];
    const struct section *section = &review->brochure->sections[at];
    struct str heading = words_of(review, &section->heading);
    for (size_t i = 0; i < at && heading.size > 0; i++) {
        const struct section *before = &review->brochure->sections[i];
        if (before->kind == section->kind &&
            str_equal(heading, words_of(review, &before->heading))) {
            review_tell(review, REVIEW_FACTS, section->heading.mark[lang],
                        "this section has the same heading as that of line %u",
                        (unsigned)before->heading.mark[lang].line);
            return;
        }
    }
}

void review_entries(const struct review *review)
{
    for (size_t i = 0; i < review->brochure->section_count; i++) {
        struct titles titles = titles_of(&review->brochure->sections[i]);
        for (size_t k = 0; titles.labelled && k < titles.count; k++) {
            check_label(review, title_at(&titles, k));
        }
        check_twice(review, &titles);
        check_sections(review, i);
    }
}
