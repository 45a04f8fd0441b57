/* Entries and sections that stand twice. */
#include "base/table.h"
#include "review/parts.h"

enum { SHOWN_MAX = 40 };

/* The titles of a list, each so many bytes behind the one before. */
struct titles {
    const struct localized *first;
    size_t count, stride;
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
                               section->as.goals.item_count, sizeof(struct goal)};
    case SECTION_PRIORITIES:
        return (struct titles){&section->as.priorities.items->title,
                               section->as.priorities.item_count,
                               sizeof(struct priority)};
    case SECTION_RESULTS:
        return (struct titles){&section->as.results.items->text,
                               section->as.results.item_count, sizeof(struct result)};
    case SECTION_SERVICES:
        return (struct titles){&section->as.services.items->title,
                               section->as.services.item_count, sizeof(struct service)};
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
        check_twice(review, &titles);
        check_heading(review, section, headings);
        arena_restore(review->arena, before);
    }
    arena_destroy(kept);
}
