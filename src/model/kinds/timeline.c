/* A road map: phases, and things to be done with their terms and milestones. */
#include "model/timeline.h"
#include "model/decoder.h"
#include "model/kinds/kinds.h"
#include <stddef.h>

#define PHASE(member) (uint16_t) offsetof(struct phase, member)
#define MILESTONE(member) (uint16_t) offsetof(struct milestone, member)
#define ITEM(member) (uint16_t) offsetof(struct timeline_item, member)
#define GROUP(member) (uint16_t) offsetof(struct timeline_group, member)
#define TIMELINE(member) SECTION_FIELD(as.timeline.member)

/* ---- fields ---------------------------------------------------------------------- */

static const struct choice TONE_CHOICES[] = {{"preparation", TONE_PREPARATION},
                                             {"work", TONE_WORK},
                                             {"review", TONE_REVIEW},
                                             {"report", TONE_REPORT}};
static const struct choices TONES = CHOICES(TONE_CHOICES);

static const struct field PHASE_FIELDS[] = {
    {"title", &FIELD_TEXT, TEXT_INLINE, true, PHASE(title), .limit = LIMIT_STATEMENT,
     .help = N_("What the phase is called.")},
    {"term", &FIELD_TERM, .required = true, .offset = PHASE(term),
     .example = "{from: 2025, to: 2027}", .help = N_("From when until when it is.")},
    {"tone", &FIELD_CHOICE, .offset = PHASE(tone), .choices = &TONES, .standard = "work",
     .help = N_("What is done in it, for its colour.")},
};
static const struct record PHASE_RECORD = {.what = N_("a phase"),
                                           FIELDS(PHASE_FIELDS),
                                           .size = sizeof(struct phase),
                                           .mark_offset = PHASE(mark),
                                           .number_offset = PHASE(number),
                                           .help = N_("One phase of all the work.")};

static const struct field MILESTONE_FIELDS[] = {
    {"at", &FIELD_MOMENT, .required = true, .offset = MILESTONE(at), .example = "2026-06",
     .help = N_("The year, quarter, month or day; it stands at the beginning of that.")},
    {"title", &FIELD_TEXT, TEXT_INLINE, true, MILESTONE(title), .limit = LIMIT_STATEMENT,
     .help = N_("What is reached then, in a word or two.")},
};
static const struct record MILESTONE_RECORD = {.what = N_("a milestone"),
                                               FIELDS(MILESTONE_FIELDS),
                                               .size = sizeof(struct milestone),
                                               .mark_offset = MILESTONE(mark),
                                               .number_offset = MILESTONE(number),
                                               .help = N_("A result on the way.")};

static const struct field ITEM_FIELDS[] = {
    {"title", &FIELD_TEXT, TEXT_INLINE, true, ITEM(title), .limit = LIMIT_STATEMENT,
     .help = N_("What is done, in a few words.")},
    {"term", &FIELD_TERM, .required = true, .offset = ITEM(term),
     .example = "{from: 2025-03, to: 2027}",
     .help =
         N_("From when until when; from alone goes on, to alone is a date by which.")},
    {"milestones", &FIELD_ITEMS, .offset = ITEM(milestones),
     .count_offset = ITEM(milestone_count), .limit = LIMIT_GOALS,
     .record = &MILESTONE_RECORD, .example = "[{at: 2026-06, title: …}]",
     .help = N_("Results on the way.")},
    {"note", &FIELD_NOTE, .offset = ITEM(note), .example = "1",
     .help = N_("The number of a note.")},
};
static const struct record ITEM_RECORD = {.what = N_("an item of a timeline"),
                                          FIELDS(ITEM_FIELDS),
                                          .size = sizeof(struct timeline_item),
                                          .mark_offset = ITEM(mark),
                                          .number_offset = ITEM(number),
                                          .help = N_("Something that is done.")};

static const struct field GROUP_FIELDS[] = {
    {"priority", &FIELD_WORD, .offset = GROUP(id), .limit = LIMIT_ID,
     .example = "priority-1", .help = N_("The id of the priority to which they belong.")},
    {"title", &FIELD_TEXT, TEXT_INLINE, false, GROUP(title), .limit = LIMIT_STATEMENT,
     .help = N_("Or a title of the group.")},
    {"items", &FIELD_ITEMS, .required = true, .offset = GROUP(items),
     .count_offset = GROUP(item_count), .limit = LIMIT_ENTRIES, .record = &ITEM_RECORD,
     .example = "[{title: …, term: {from: 2025, to: 2027}}]",
     .help = N_("What is done, in the order in which it is printed.")},
};
static const struct record GROUP_RECORD = {.what = N_("a group of a timeline"),
                                           FIELDS(GROUP_FIELDS),
                                           .size = sizeof(struct timeline_group),
                                           .mark_offset = GROUP(mark),
                                           .number_offset = GROUP(number),
                                           .help = N_("What is done for a priority.")};

static const struct field TIMELINE_FIELDS[] = {
    {"caption", &FIELD_TEXT, TEXT_INLINE, false, TIMELINE(caption),
     .limit = LIMIT_STATEMENT, .help = N_("What it shows; with it it is numbered.")},
    {"status-date", &FIELD_MOMENT, .offset = TIMELINE(status), .example = "2025-12-31",
     .help =
         N_("The day up to which it is told, drawn as a line; left out, the date of the "
            "document.")},
    {"phases", &FIELD_ITEMS, .offset = TIMELINE(phases),
     .count_offset = TIMELINE(phase_count), .limit = LIMIT_GOALS, .record = &PHASE_RECORD,
     .example = "[{title: …, term: {from: 2025, to: 2027}}]",
     .help = N_("Phases of all the work, above it.")},
    {"items", &FIELD_ITEMS, .offset = TIMELINE(items),
     .count_offset = TIMELINE(item_count), .limit = LIMIT_ENTRIES, .record = &ITEM_RECORD,
     .example = "[{title: …, term: {from: 2025, to: 2027}}]",
     .help = N_("What is done, without groups.")},
    {"groups", &FIELD_ITEMS, .offset = TIMELINE(groups),
     .count_offset = TIMELINE(group_count), .limit = LIMIT_ENTRIES,
     .record = &GROUP_RECORD, .example = "[{priority: …, items: […]}]",
     .help = N_("What is done, by priority.")},
};

/* ---- checks ---------------------------------------------------------------------- */

/* A term that can be drawn. */
static void check_term(struct decoder *decoder, const struct date_span *term,
                       const char *what)
{
    bool dated = term->from.year > 0 || term->to.year > 0;
    if (term->given && !term->ongoing && !dated) {
        diag_error(decoder->diag, term->mark, "key-missing",
                   "a term of a timeline is drawn, so it needs a date; add  from: 2025  "
                   "or  to: 2027  beside its text");
    }
    data_check_term(decoder, term, what);
}

static void check_item(struct decoder *decoder, struct section *section,
                       const struct timeline_item *item)
{
    check_term(decoder, &item->term, N_("this item"));
    for (size_t i = 0; i < item->milestone_count; i++) {
        const struct milestone *stone = &item->milestones[i];
        const struct date_span *term = &item->term;
        bool before = term->from.year > 0 && moment_compare(stone->at, term->from) < 0;
        bool after =
            term->to.year > 0 && moment_compare(stone->at, moment_after(term->to)) >= 0;
        if (stone->at.year > 0 && (before || after)) {
            data_doubt(decoder, REVIEW_TERM, stone->mark,
                       "this milestone lies outside the term of what it belongs to");
        }
    }
    data_notes_refer(decoder, section, &item->note);
}

static void check_group(struct decoder *decoder, struct timeline_group *group)
{
    if (group->id.text.size > 0) {
        group->priority = data_find_priority(decoder, &group->id);
    } else if (!localized_is_given(&group->title)) {
        diag_error(decoder->diag, group->mark, "key-missing",
                   "a group of a timeline has neither a priority nor a title; add  "
                   "title: …");
    }
}

/* Items without groups are a group without a title. */
static void put_in_group(struct decoder *decoder, struct timeline *timeline)
{
    timeline->groups = arena_new(decoder->arena, struct timeline_group);
    timeline->group_count = 1;
    timeline->groups->items = timeline->items;
    timeline->groups->item_count = timeline->item_count;
    timeline->items = NULL;
    timeline->item_count = 0;
}

static void check_timeline(struct decoder *decoder, struct section *section)
{
    struct timeline *timeline = &section->as.timeline;
    if ((timeline->items == NULL) == (timeline->groups == NULL)) {
        diag_error(decoder->diag, section->mark, "key-missing",
                   "a timeline has either items or groups of items; add  items: [{title: "
                   "…, term: {from: 2025, to: 2027}}]");
        return;
    }
    for (size_t i = 0; i < timeline->phase_count; i++) {
        check_term(decoder, &timeline->phases[i].term, N_("this phase"));
    }
    if (timeline->groups == NULL) {
        put_in_group(decoder, timeline);
    }
    for (size_t g = 0; g < timeline->group_count; g++) {
        struct timeline_group *group = &timeline->groups[g];
        if (group->number > 0) {
            check_group(decoder, group);
        }
        for (size_t i = 0; i < group->item_count; i++) {
            check_item(decoder, section, &group->items[i]);
        }
    }
    data_notes_check(decoder, section);
}

const struct kind KIND_TIMELINE = {
    .name = "timeline",
    .record = DATA_RECORD(N_("a timeline section"), TIMELINE_FIELDS,
                          N_("A road map: what is done when.")),
    .check = check_timeline,
};
