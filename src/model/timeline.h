/* A road map: what is done when. */
#ifndef MODEL_TIMELINE_H
#define MODEL_TIMELINE_H

#include "model/amount.h"

enum phase_tone { TONE_WORK, TONE_PREPARATION, TONE_REVIEW, TONE_REPORT };

struct phase {
    struct mark mark;
    size_t number;
    struct localized title;
    struct date_span term;
    enum phase_tone tone;
};

struct milestone {
    struct mark mark;
    size_t number;
    struct moment at;
    struct localized title;
};

struct timeline_item {
    struct mark mark;
    size_t number;
    struct localized title;
    struct date_span term;
    struct milestone *milestones;
    size_t milestone_count;
    struct note_references note;
};

struct priority;

struct timeline_group {
    struct mark mark;
    size_t number; /* 0: items that the file gives without a group */
    struct word id; /* of a priority; empty: `title` */
    const struct priority *priority;
    struct localized title;
    struct timeline_item *items;
    size_t item_count;
};

struct timeline {
    struct localized caption;
    struct phase *phases;
    size_t phase_count;
    struct timeline_item *items; /* none once they are checked: they stand in groups */
    size_t item_count;
    struct timeline_group *groups;
    size_t group_count;
    struct moment status; /* the day up to which it is told; year 0: not given */
};

#endif
