/* The type roles, one row each; a change of the look is a change of a number here. */
#include "blocks/roles.h"

#define STYLE(family_, weight_, size_, leading_, tracking_)                        \
    {                                                                              \
        .family = FAMILY_##family_, .weight = WEIGHT_##weight_, .size = PT(size_), \
        .leading = PT(leading_), .tracking = (tracking_)                           \
    }
#define MANNER(manner_, family_, weight_, size_, leading_)                         \
    {                                                                              \
        .family = FAMILY_##family_, .weight = WEIGHT_##weight_, .size = PT(size_), \
        .leading = PT(leading_), .manner = MANNER_##manner_                        \
    }
#define FIGURES(family_, weight_, size_, leading_)                                 \
    {                                                                              \
        .family = FAMILY_##family_, .weight = WEIGHT_##weight_, .size = PT(size_), \
        .leading = PT(leading_), .tabular_figures = true                           \
    }
#define ROLE(first_, second_, colour_, second_colour_, purpose_) \
    {                                                            \
        .style = {first_, second_},                              \
        .colour = {COLOUR_##colour_, COLOUR_##second_colour_},   \
        .purpose = PURPOSE_##purpose_                            \
    }
/* The second language is smaller beside the first, and as large on a page of its own. */
#define UNEQUAL(first_, second_, alone_, colour_, second_colour_, purpose_) \
    {                                                                       \
        .style = {first_, second_},                                         \
        .colour = {COLOUR_##colour_, COLOUR_##second_colour_},              \
        .purpose = PURPOSE_##purpose_, .has_alone = true, alone_,           \
    }
/* Both languages alike. */
#define SHARED(style_, colour_, purpose_)                                          \
    {                                                                              \
        .style = {style_, style_}, .colour = {COLOUR_##colour_, COLOUR_##colour_}, \
        .purpose = PURPOSE_##purpose_                                              \
    }

/* clang-format off */
static const struct role ROLES[ROLE_COUNT] = {
    [ROLE_GOAL_NUMERAL] = SHARED(STYLE(CONDENSED, EXTRABOLD, 240, 240, 0), DEEP, DISPLAY),
    [ROLE_GOAL_NUMERAL_SMALL] =
        SHARED(STYLE(CONDENSED, EXTRABOLD, 120, 120, 0), DEEP, DISPLAY),
    [ROLE_PRIORITY_NUMERAL] =
        SHARED(STYLE(CONDENSED, EXTRABOLD, 158, 158, 0), WHITE, DISPLAY),
    [ROLE_KEY_FIGURE] = SHARED(STYLE(CONDENSED, EXTRABOLD, 84, 84, -10), LIME, DISPLAY),
    [ROLE_COVER_TITLE] = ROLE(STYLE(CONDENSED, EXTRABOLD, 52, 52, -2),
                              STYLE(CONDENSED, REGULAR, 21, 26, -2), WHITE, LIMELIGHT, HEADING),
    [ROLE_COVER_TITLE_42] = ROLE(STYLE(CONDENSED, EXTRABOLD, 42, 45.5, -2),
                                 STYLE(CONDENSED, REGULAR, 21, 26, -2), WHITE, LIMELIGHT, HEADING),
    [ROLE_COVER_TITLE_30] = ROLE(STYLE(CONDENSED, EXTRABOLD, 30, 32.5, -2),
                                 STYLE(CONDENSED, REGULAR, 21, 26, -2), WHITE, LIMELIGHT, HEADING),
    [ROLE_COVER_TITLE_24] = ROLE(STYLE(CONDENSED, EXTRABOLD, 24, 26, -2),
                                 STYLE(CONDENSED, REGULAR, 17, 19.5, -2), WHITE, LIMELIGHT, HEADING),
    [ROLE_COVER_TITLE_21] = ROLE(STYLE(CONDENSED, EXTRABOLD, 21, 22.75, -2),
                                 STYLE(CONDENSED, REGULAR, 17, 19.5, -2), WHITE, LIMELIGHT, HEADING),
    [ROLE_COVER_TITLE_17] = ROLE(STYLE(CONDENSED, EXTRABOLD, 17, 19.5, -2),
                                 STYLE(CONDENSED, REGULAR, 14, 19.5, 0), WHITE, LIMELIGHT, HEADING),
    [ROLE_COVER_TITLE_14] = ROLE(STYLE(CONDENSED, EXTRABOLD, 14, 19.5, 0),
                                 STYLE(CONDENSED, REGULAR, 14, 19.5, 0), WHITE, LIMELIGHT, HEADING),
    [ROLE_COVER_TITLE_12] = ROLE(STYLE(CONDENSED, EXTRABOLD, 12, 16.25, 0),
                                 STYLE(CONDENSED, REGULAR, 12, 16.25, 0), WHITE, LIMELIGHT, HEADING),
    [ROLE_COVER_SUBTITLE] = SHARED(STYLE(CONDENSED, REGULAR, 21, 26, -2), WHITE, HEADING),
    [ROLE_COVER_SUBTITLE_17] = SHARED(STYLE(CONDENSED, REGULAR, 17, 19.5, -2), WHITE, HEADING),
    [ROLE_COVER_SUBTITLE_14] = SHARED(STYLE(CONDENSED, REGULAR, 14, 19.5, 0), WHITE, HEADING),
    [ROLE_COVER_SUBTITLE_12] = SHARED(STYLE(CONDENSED, REGULAR, 12, 16.25, 0), WHITE, HEADING),
    [ROLE_COVER_ISSUER] = ROLE(STYLE(SANS, BOLD, 9.5, 13, 0),
                               STYLE(SANS, MEDIUM, 9.5, 13, 0), WHITE, LIMELIGHT, DISPLAY),
    [ROLE_COVER_PERIOD] = ROLE(STYLE(SANS, REGULAR, 9.5, 13, 0),
                               STYLE(SANS, REGULAR, 9.5, 13, 0), WHITE, LIMELIGHT, DISPLAY),
    [ROLE_ROW_NUMERAL] = SHARED(STYLE(CONDENSED, EXTRABOLD, 36, 39, 0), LINDEN, DISPLAY),
    [ROLE_H1] = ROLE(STYLE(CONDENSED, EXTRABOLD, 30, 32.5, -2),
                     STYLE(CONDENSED, LIGHT, 30, 32.5, -2), INK, GRAPHITE, HEADING),
    [ROLE_H1_26] = ROLE(STYLE(CONDENSED, EXTRABOLD, 26, 32.5, -2),
                        STYLE(CONDENSED, LIGHT, 26, 32.5, -2), INK, GRAPHITE, HEADING),
    [ROLE_H1_21] = ROLE(STYLE(CONDENSED, EXTRABOLD, 21, 26, -2),
                        STYLE(CONDENSED, LIGHT, 21, 26, -2), INK, GRAPHITE, HEADING),
    [ROLE_H1_14] = ROLE(STYLE(CONDENSED, EXTRABOLD, 14, 19.5, -2),
                        STYLE(CONDENSED, LIGHT, 14, 19.5, -2), INK, GRAPHITE, HEADING),
    [ROLE_CONTENTS_NUMERAL] = SHARED(STYLE(CONDENSED, LIGHT, 30, 32.5, 0), LINDEN, DISPLAY),
    [ROLE_STATEMENT_52] = UNEQUAL(MANNER(STATEMENT, SERIF_DISPLAY, REGULAR, 52, 52), MANNER(STATEMENT, SERIF_SUBHEAD, REGULAR, 21, 26),
        MANNER(STATEMENT, SERIF_DISPLAY, REGULAR, 52, 52), DEEP, GRAPHITE, DISPLAY),
    [ROLE_STATEMENT_36] = UNEQUAL(MANNER(STATEMENT, SERIF_DISPLAY, REGULAR, 36, 39), MANNER(STATEMENT, SERIF_TEXT, REGULAR, 14, 19.5),
        MANNER(STATEMENT, SERIF_DISPLAY, REGULAR, 36, 39), DEEP, GRAPHITE, DISPLAY),
    [ROLE_STATEMENT_28] = UNEQUAL(MANNER(STATEMENT, SERIF_DISPLAY, REGULAR, 28, 32.5), MANNER(STATEMENT, SERIF_TEXT, REGULAR, 14, 19.5),
        MANNER(STATEMENT, SERIF_DISPLAY, REGULAR, 28, 32.5), DEEP, GRAPHITE, DISPLAY),
    [ROLE_STATEMENT_21] = UNEQUAL(MANNER(STATEMENT, SERIF_SUBHEAD, REGULAR, 21, 26), MANNER(STATEMENT, SERIF_TEXT, REGULAR, 12, 16.25),
        MANNER(STATEMENT, SERIF_SUBHEAD, REGULAR, 21, 26), DEEP, GRAPHITE, DISPLAY),
    [ROLE_STATEMENT_14] = UNEQUAL(MANNER(STATEMENT, SERIF_TEXT, REGULAR, 14, 19.5), MANNER(STATEMENT, SERIF_TEXT, REGULAR, 12, 16.25),
        MANNER(STATEMENT, SERIF_TEXT, REGULAR, 14, 19.5), DEEP, GRAPHITE, DISPLAY),
    [ROLE_KEY_158] = SHARED(STYLE(CONDENSED, EXTRABOLD, 158, 158, -10), LIME, DISPLAY),
    [ROLE_KEY_120] = SHARED(STYLE(CONDENSED, EXTRABOLD, 120, 120, -10), LIME, DISPLAY),
    [ROLE_KEY_84] = SHARED(STYLE(CONDENSED, EXTRABOLD, 84, 84, -10), DEEP, DISPLAY),
    [ROLE_KEY_60] = SHARED(STYLE(CONDENSED, EXTRABOLD, 60, 60, -10), DEEP, DISPLAY),
    [ROLE_KEY_36] = SHARED(STYLE(CONDENSED, EXTRABOLD, 36, 39, 0), DEEP, DISPLAY),
    [ROLE_KEY_LABEL] = ROLE(STYLE(SANS, BOLD, 9.5, 13, 0),
                            STYLE(SANS, REGULAR, 9.5, 13, 0), DEEP, DEEP, DISPLAY),
    [ROLE_KEY_ORIGIN] = SHARED(STYLE(SANS, REGULAR, 9, 13, 0), DEEP, DISPLAY),
    [ROLE_TOTAL_UNIT] = ROLE(STYLE(SANS, BOLD, 14, 19.5, 0),
                             STYLE(SANS, REGULAR, 14, 19.5, 0), INK, GRAPHITE, DISPLAY),
    [ROLE_BLOCK_NUMERAL] = SHARED(STYLE(CONDENSED, EXTRABOLD, 21, 26, 0), INK, DISPLAY),
    [ROLE_PLAN_STATEMENT] = ROLE(MANNER(STATEMENT, SERIF_SUBHEAD, REGULAR, 21, 26),
                                 MANNER(STATEMENT, SERIF_SUBHEAD, REGULAR, 21, 26), DEEP, GRAPHITE, DISPLAY),
    [ROLE_PLAN_STATEMENT_14] = ROLE(MANNER(STATEMENT, SERIF_TEXT, REGULAR, 14, 19.5),
                                    MANNER(STATEMENT, SERIF_TEXT, REGULAR, 14, 19.5), DEEP, GRAPHITE, DISPLAY),
    [ROLE_PLAN_GOAL] = ROLE(STYLE(SANS, BOLD, 12, 16.25, 0),
                            STYLE(SANS, REGULAR, 12, 16.25, 0), DEEP, INK, DISPLAY),
    [ROLE_FIELD_TITLE] = ROLE(STYLE(SANS, BOLD, 9.5, 13, 0),
                              STYLE(SANS, SEMIBOLD, 9.5, 13, 0), INK, INK, DISPLAY),
    [ROLE_MEASURE_CODE] = SHARED(STYLE(CONDENSED, EXTRABOLD, 26, 32.5, 0), INK, DISPLAY),
    [ROLE_MEASURE_CODE_17] = SHARED(STYLE(CONDENSED, EXTRABOLD, 17, 19.5, 0), INK, DISPLAY),
    [ROLE_FACT_HEAD] = ROLE(STYLE(SANS, BOLD, 9, 13, 0),
                            STYLE(SANS, REGULAR, 9, 13, 0), INK, GRAPHITE, DISPLAY),
    [ROLE_FACT] = ROLE(STYLE(SANS, REGULAR, 9, 13, 0),
                       STYLE(SANS, REGULAR, 9, 13, 0), INK, GRAPHITE, DISPLAY),
    [ROLE_QUOTE_MARK] = SHARED(STYLE(CONDENSED, EXTRABOLD, 620, 620, 0), LEAF, DISPLAY),
    [ROLE_QUOTE_MARK_SMALL] = SHARED(STYLE(CONDENSED, EXTRABOLD, 430, 430, 0), LEAF, DISPLAY),
    [ROLE_QUOTE_36] = UNEQUAL(MANNER(STATEMENT, SERIF_DISPLAY, REGULAR, 36, 39), MANNER(STATEMENT, SERIF_TEXT, REGULAR, 14, 19.5),
        MANNER(STATEMENT, SERIF_DISPLAY, REGULAR, 36, 39), WHITE, LIMELIGHT, DISPLAY),
    [ROLE_QUOTE_28] = UNEQUAL(MANNER(STATEMENT, SERIF_DISPLAY, REGULAR, 28, 32.5), MANNER(STATEMENT, SERIF_TEXT, REGULAR, 14, 19.5),
        MANNER(STATEMENT, SERIF_DISPLAY, REGULAR, 28, 32.5), WHITE, LIMELIGHT, DISPLAY),
    [ROLE_QUOTE_21] = UNEQUAL(MANNER(STATEMENT, SERIF_SUBHEAD, REGULAR, 21, 26), MANNER(STATEMENT, SERIF_TEXT, REGULAR, 12, 16.25),
        MANNER(STATEMENT, SERIF_SUBHEAD, REGULAR, 21, 26), WHITE, LIMELIGHT, DISPLAY),
    [ROLE_PRIORITY_TITLE] = ROLE(STYLE(CONDENSED, BOLD, 26, 32.5, 0),
                                 STYLE(CONDENSED, LIGHT, 26, 32.5, 0), INK, INK, HEADING),
    [ROLE_PRIORITY_TITLE_21] = ROLE(STYLE(CONDENSED, BOLD, 21, 26, 0),
                                    STYLE(CONDENSED, LIGHT, 21, 26, 0), INK, INK, HEADING),
    [ROLE_PRIORITY_TITLE_17] = ROLE(STYLE(CONDENSED, BOLD, 17, 21, 0),
                                    STYLE(CONDENSED, LIGHT, 17, 21, 0), INK, INK, HEADING),
    [ROLE_H2] = ROLE(STYLE(CONDENSED, BOLD, 21, 26, 0),
                     STYLE(CONDENSED, REGULAR, 21, 26, 0), DEEP, GRAPHITE, HEADING),
    [ROLE_H2_14] = ROLE(STYLE(CONDENSED, BOLD, 14, 19.5, 0),
                        STYLE(CONDENSED, REGULAR, 14, 19.5, 0), DEEP, GRAPHITE, HEADING),
    [ROLE_GOAL_TEXT] = UNEQUAL(STYLE(CONDENSED, BOLD, 21, 22.75, 0), STYLE(SANS, REGULAR, 12, 16.25, 0),
        STYLE(CONDENSED, REGULAR, 21, 22.75, 0), DEEP, DEEP, DISPLAY),
    [ROLE_GOAL_TEXT_17] = UNEQUAL(STYLE(CONDENSED, BOLD, 17, 19.5, 0), STYLE(SANS, REGULAR, 12, 16.25, 0),
        STYLE(CONDENSED, REGULAR, 17, 19.5, 0), DEEP, DEEP, DISPLAY),
    [ROLE_GOAL_TEXT_14] = UNEQUAL(STYLE(SANS, BOLD, 14, 19.5, 0), STYLE(SANS, REGULAR, 12, 16.25, 0),
        STYLE(SANS, REGULAR, 14, 19.5, 0), DEEP, DEEP, DISPLAY),
    [ROLE_LEAD] = ROLE(MANNER(RUNNING, SERIF_TEXT, REGULAR, 14, 19.5),
                       MANNER(RUNNING, SERIF_TEXT, REGULAR, 14, 19.5), LINDEN, GRAPHITE, DISPLAY),
    [ROLE_CONTENTS_ENTRY] = ROLE(STYLE(SANS, BOLD, 14, 19.5, 0),
                                 STYLE(SANS, REGULAR, 14, 19.5, 0), INK, GRAPHITE, HEADING),
    [ROLE_CONTENTS_SUB] = ROLE(FIGURES(SANS, REGULAR, 9.5, 13),
                               FIGURES(SANS, REGULAR, 9.5, 13), INK, GRAPHITE, DISPLAY),
    [ROLE_MAIN_HEADING] = ROLE(STYLE(SANS, BOLD, 14, 19.5, 0),
                               STYLE(SANS, REGULAR, 14, 19.5, 0), LIME, LIMELIGHT, HEADING),
    [ROLE_ROW_TITLE] = ROLE(STYLE(SANS, BOLD, 14, 19.5, 0),
                            STYLE(SANS, REGULAR, 14, 19.5, 0), DEEP, GRAPHITE, DISPLAY),
    [ROLE_LARGE] = ROLE(MANNER(RUNNING, SERIF_TEXT, REGULAR, 12, 16.25),
                        MANNER(RUNNING, SERIF_TEXT, REGULAR, 12, 16.25), INK, GRAPHITE, BODY),
    [ROLE_BODY] = ROLE(MANNER(RUNNING, SERIF_SMTEXT, REGULAR, 9.5, 13),
                       MANNER(RUNNING, SERIF_SMTEXT, REGULAR, 9.5, 13), INK, GRAPHITE, BODY),
    [ROLE_H3] = ROLE(STYLE(SANS, BOLD, 9.5, 13, 0),
                     STYLE(SANS, MEDIUM, 9.5, 13, 0), INK, GRAPHITE, HEADING),
    [ROLE_LABEL] = ROLE(STYLE(SANS, BOLD, 9.5, 13, 0),
                        STYLE(SANS, REGULAR, 9.5, 13, 0), INK, INK, HEADING),
    [ROLE_DIRECTORY] = ROLE(STYLE(SANS, SEMIBOLD, 9.5, 13, 0),
                            STYLE(SANS, REGULAR, 9.5, 13, 0), INK, GRAPHITE, DISPLAY),
    [ROLE_DIRECTORY_TEXT] = ROLE(STYLE(SANS, REGULAR, 9, 13, 0),
                                 STYLE(SANS, REGULAR, 9, 13, 0), INK, GRAPHITE, DISPLAY),
    [ROLE_DIRECTORY_PHONE] = ROLE(STYLE(SANS, BOLD, 9.5, 13, 0),
                                  STYLE(SANS, BOLD, 9.5, 13, 0), INK, GRAPHITE, DISPLAY),
    [ROLE_DIRECTORY_CALL] = SHARED(FIGURES(SANS, BOLD, 12, 13), INK, DISPLAY),
    [ROLE_DIRECTORY_CALL_9] = SHARED(FIGURES(SANS, BOLD, 9.5, 13), INK, DISPLAY),
    [ROLE_DIRECTORY_NUMERAL] = SHARED(FIGURES(SANS, BOLD, 9.5, 13), INK, DISPLAY),
    [ROLE_COLOPHON_TITLE] = ROLE(STYLE(SANS, BOLD, 9.5, 13, 0),
                                 STYLE(SANS, REGULAR, 9.5, 13, 0), INK, GRAPHITE, DISPLAY),
    [ROLE_COLOPHON] = ROLE(STYLE(SANS, REGULAR, 9.5, 13, 0),
                           STYLE(SANS, REGULAR, 9.5, 13, 0), INK, GRAPHITE, DISPLAY),
    [ROLE_CHECKSUM] = ROLE(FIGURES(SANS, REGULAR, 9.5, 13),
                           FIGURES(SANS, REGULAR, 9.5, 13), INK, GRAPHITE, DISPLAY),
    [ROLE_NOTE] = ROLE(STYLE(SANS, REGULAR, 9, 13, 0),
                       STYLE(SANS, REGULAR, 9, 13, 0), INK, GRAPHITE, DISPLAY),
    [ROLE_CAPTION] = ROLE(STYLE(SANS, BOLD, 9.5, 13, 0),
                          STYLE(SANS, REGULAR, 9.5, 13, 0), INK, GRAPHITE, DISPLAY),
    [ROLE_TABLE_HEAD] = ROLE(FIGURES(SANS, BOLD, 9, 13),
                             FIGURES(SANS, REGULAR, 9, 13), INK, GRAPHITE, DISPLAY),
    [ROLE_TABLE_LABEL] = ROLE(STYLE(SANS, SEMIBOLD, 9.5, 13, 0),
                              STYLE(SANS, REGULAR, 9.5, 13, 0), INK, GRAPHITE, DISPLAY),
    [ROLE_TABLE_LABEL_BELOW] = ROLE(STYLE(SANS, SEMIBOLD, 9.5, 13, 0),
                                    STYLE(SANS, REGULAR, 9, 13, 0), INK, GRAPHITE, DISPLAY),
    [ROLE_TABLE_TEXT] = ROLE(STYLE(SANS, REGULAR, 9.5, 13, 0),
                             STYLE(SANS, REGULAR, 9.5, 13, 0), INK, GRAPHITE, DISPLAY),
    [ROLE_TABLE_TEXT_BELOW] = ROLE(STYLE(SANS, REGULAR, 9.5, 13, 0),
                                   STYLE(SANS, REGULAR, 9, 13, 0), INK, GRAPHITE, DISPLAY),
    [ROLE_TABLE_TOTAL] = ROLE(STYLE(SANS, BOLD, 9.5, 13, 0),
                              STYLE(SANS, REGULAR, 9.5, 13, 0), INK, GRAPHITE, DISPLAY),
    [ROLE_TABLE_TOTAL_BELOW] = ROLE(STYLE(SANS, BOLD, 9.5, 13, 0),
                                    STYLE(SANS, REGULAR, 9, 13, 0), INK, GRAPHITE, DISPLAY),
    [ROLE_TABLE_FIGURE] = ROLE(FIGURES(SANS, MEDIUM, 9.5, 13),
                               FIGURES(SANS, REGULAR, 9.5, 13), INK, GRAPHITE, DISPLAY),
    [ROLE_TABLE_FIGURE_STRONG] = ROLE(FIGURES(SANS, BOLD, 9.5, 13),
                                     FIGURES(SANS, MEDIUM, 9.5, 13), INK, GRAPHITE, DISPLAY),
    [ROLE_TABLE_FIGURE_SMALL] = ROLE(FIGURES(SANS, MEDIUM, 9, 13),
                                     FIGURES(SANS, REGULAR, 9, 13), INK, GRAPHITE, DISPLAY),
    [ROLE_TABLE_FIGURE_SMALL_STRONG] = ROLE(FIGURES(SANS, BOLD, 9, 13),
                                           FIGURES(SANS, MEDIUM, 9, 13), INK, GRAPHITE, DISPLAY),
    [ROLE_NOTE_MARK] = ROLE(STYLE(SANS, REGULAR, 7, 13, 0),
                            STYLE(SANS, REGULAR, 7, 13, 0), INK, GRAPHITE, DISPLAY),
    [ROLE_FOLIO] = SHARED(FIGURES(SANS, BOLD, 9.5, 13), INK, DISPLAY),
    [ROLE_RUNNING_HEAD] = ROLE(STYLE(SANS, SEMIBOLD, 8, 13, 10),
                               STYLE(SANS, REGULAR, 8, 13, 10), INK, GRAPHITE, DISPLAY),
    [ROLE_RUNNING_HEAD_DEEP] =
        ROLE(STYLE(SANS, SEMIBOLD, 8, 13, 10), STYLE(SANS, SEMIBOLD, 8, 13, 10), WHITE,
             LIMELIGHT, DISPLAY),
    [ROLE_FLAG] = ROLE(STYLE(CONDENSED, EXTRABOLD, 21, 26, 40),
                       STYLE(CONDENSED, REGULAR, 21, 26, 40), INK, INK, DISPLAY),
    [ROLE_WATERMARK] = SHARED(STYLE(CONDENSED, EXTRABOLD, 150, 150, 0), STONE, DISPLAY),
    [ROLE_STAMP_TITLE] = SHARED(STYLE(SANS, BOLD, 9.5, 13, 0), INK, DISPLAY),
    [ROLE_STAMP] = SHARED(STYLE(SANS, REGULAR, 9.5, 13, 0), INK, DISPLAY),
    [ROLE_STAMP_SHORT] = SHARED(STYLE(SANS, REGULAR, 8, 13, 10), INK, DISPLAY),
    [ROLE_LINE_NUMBER] = SHARED(FIGURES(SANS, REGULAR, 7, 13), GRAPHITE, DISPLAY),
};

/* clang-format on */

struct priority_colours role_priority(const struct theme *theme, size_t number)
{
    return theme->priorities[(number - 1) % THEME_PRIORITIES];
}

const struct role *role_find(enum role_name name)
{
    return &ROLES[name];
}
