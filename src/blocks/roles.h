/* Type roles: each text on a page has one. */
#ifndef BLOCKS_ROLES_H
#define BLOCKS_ROLES_H

#include "blocks/form.h"
#include "display/display.h"
#include "settings/settings.h"
#include "text/text.h"

enum role_name {
    ROLE_GOAL_NUMERAL,
    ROLE_GOAL_NUMERAL_SMALL,
    ROLE_PRIORITY_NUMERAL,
    ROLE_KEY_FIGURE,
    ROLE_COVER_TITLE,
    ROLE_COVER_TITLE_42,
    ROLE_COVER_TITLE_30,
    ROLE_COVER_TITLE_24,
    ROLE_COVER_TITLE_21,
    ROLE_COVER_TITLE_17,
    ROLE_COVER_TITLE_14,
    ROLE_COVER_TITLE_12,
    ROLE_COVER_SUBTITLE,
    ROLE_COVER_SUBTITLE_17,
    ROLE_COVER_SUBTITLE_14,
    ROLE_COVER_SUBTITLE_12,
    ROLE_COVER_ISSUER,
    ROLE_COVER_PERIOD,
    ROLE_ROW_NUMERAL,
    ROLE_H1,
    ROLE_H1_26,
    ROLE_H1_21,
    ROLE_H1_14,
    ROLE_CONTENTS_NUMERAL,
    ROLE_STATEMENT_52, /* statements from the largest size to the smallest */
    ROLE_STATEMENT_36,
    ROLE_STATEMENT_28,
    ROLE_STATEMENT_21,
    ROLE_STATEMENT_14,
    ROLE_KEY_158,
    ROLE_KEY_120,
    ROLE_KEY_84,
    ROLE_KEY_60,
    ROLE_KEY_36,
    ROLE_KEY_LABEL,
    ROLE_KEY_ORIGIN,
    ROLE_PLAN_STATEMENT, /* as large in both languages */
    ROLE_PLAN_STATEMENT_14,
    ROLE_PLAN_GOAL,
    ROLE_FIELD_TITLE, /* on a field of a strong colour */
    ROLE_TOTAL_UNIT, /* beside a total in large type */
    ROLE_BLOCK_NUMERAL, /* in a block of a budget */
    ROLE_MEASURE_CODE,
    ROLE_MEASURE_CODE_17,
    ROLE_FACT_HEAD,
    ROLE_FACT,
    ROLE_QUOTE_MARK,
    ROLE_QUOTE_MARK_SMALL,
    ROLE_QUOTE_36,
    ROLE_QUOTE_28,
    ROLE_QUOTE_21,
    ROLE_PRIORITY_TITLE,
    ROLE_PRIORITY_TITLE_21,
    ROLE_PRIORITY_TITLE_17,
    ROLE_H2,
    ROLE_H2_14,
    ROLE_GOAL_TEXT,
    ROLE_GOAL_TEXT_17,
    ROLE_GOAL_TEXT_14,
    ROLE_LEAD,
    ROLE_CONTENTS_ENTRY,
    ROLE_CONTENTS_SUB,
    ROLE_MAIN_HEADING,
    ROLE_ROW_TITLE,
    ROLE_LARGE,
    ROLE_BODY,
    ROLE_H3,
    ROLE_LABEL,
    ROLE_DIRECTORY,
    ROLE_DIRECTORY_TEXT,
    ROLE_DIRECTORY_PHONE,
    ROLE_DIRECTORY_CALL, /* a telephone at the right edge, from the largest */
    ROLE_DIRECTORY_CALL_9,
    ROLE_DIRECTORY_NUMERAL,
    ROLE_COLOPHON_TITLE,
    ROLE_COLOPHON,
    ROLE_CHECKSUM,
    ROLE_NOTE,
    ROLE_CAPTION, /* of a table */
    ROLE_TABLE_HEAD,
    ROLE_TABLE_LABEL, /* what a row is; the second language beside the first */
    ROLE_TABLE_LABEL_BELOW, /* or below it */
    ROLE_TABLE_TEXT,
    ROLE_TABLE_TEXT_BELOW,
    ROLE_TABLE_TOTAL,
    ROLE_TABLE_TOTAL_BELOW,
    ROLE_TABLE_FIGURE,
    ROLE_TABLE_FIGURE_STRONG,
    ROLE_TABLE_FIGURE_SMALL,
    ROLE_TABLE_FIGURE_SMALL_STRONG,
    ROLE_NOTE_MARK,
    ROLE_FOLIO,
    ROLE_RUNNING_HEAD,
    ROLE_RUNNING_HEAD_DEEP, /* on a dark ground, where thin letters would fill in */
    ROLE_FLAG, /* draft, proposal */
    ROLE_WATERMARK,
    ROLE_STAMP_TITLE,
    ROLE_STAMP,
    ROLE_STAMP_SHORT, /* on the inside pages */
    ROLE_LINE_NUMBER,
    ROLE_COUNT
};

struct role {
    struct text_style style[SIDE_COUNT];
    enum theme_colour colour[SIDE_COUNT];
    enum text_purpose purpose;
    bool has_alone;
    struct text_style alone; /* of the second language where it has a page of its own */
};

const struct role *role_find(enum role_name name);

/* The colours of a priority by its number from 1. */
struct priority_colours role_priority(const struct theme *theme, size_t number);

#endif
