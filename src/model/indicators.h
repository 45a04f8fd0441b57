/* Indicators: where something stands, stood and is to stand. */
#ifndef MODEL_INDICATORS_H
#define MODEL_INDICATORS_H

#include "model/amount.h"

/* What a higher value means. */
enum indicator_aim { AIM_UP, AIM_DOWN, AIM_KEEP };

/* A value of an indicator at a time; of a qualitative one its words. */
struct measurement {
    struct mark mark;
    bool given;
    size_t number; /* of a milestone */
    struct moment year;
    struct amount value; /* empty where `text` stands */
    struct localized text;
    struct number change; /* of a target that is told against the baseline */
    bool has_change;
    int change_in; /* enum reading_change */
    struct note_references note;
};

enum reading_change { CHANGE_PERCENT, CHANGE_POINTS, CHANGE_UNITS };

struct indicator {
    struct mark mark;
    size_t number;
    struct str id, code;
    struct localized name, unit;
    enum indicator_aim aim;
    bool has_aim;
    struct measurement baseline, latest, target;
    struct measurement *milestones;
    size_t milestone_count;
    struct amount min, max; /* of its bar */
    enum progress state;
    struct note_references note;
};

struct priority;

struct indicator_group {
    struct mark mark;
    size_t number;
    struct word id; /* of a priority; empty: `title` */
    const struct priority *priority;
    struct localized title;
    struct indicator *items;
    size_t item_count;
};

struct indicators {
    struct localized caption;
    struct indicator *items; /* without groups */
    size_t item_count;
    struct indicator_group *groups;
    size_t group_count;
};

/* Groups of them all; without groups a single one without title. */
size_t indicators_group_count(const struct indicators *indicators);
struct indicator_group indicators_group_at(const struct indicators *indicators, size_t i);

#endif
