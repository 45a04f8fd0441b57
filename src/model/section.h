/* The sections of a brochure: one struct for each kind, in one tagged union. Numbers of
 * items count from 1 within their section. */
#ifndef MODEL_SECTION_H
#define MODEL_SECTION_H

#include "model/chart.h"
#include "model/budget.h"
#include "model/data_table.h"
#include "model/indicators.h"
#include "model/timeline.h"

enum section_kind {
    SECTION_VISION,
    SECTION_GOALS,
    SECTION_PRIORITIES,
    SECTION_RESULTS,
    SECTION_SERVICES,
    SECTION_HOTLINE,
    SECTION_TEXT,
    SECTION_FIGURE,
    SECTION_TABLE,
    SECTION_INDICATORS,
    SECTION_TIMELINE,
    SECTION_MATRIX,
    SECTION_PLAN,
    SECTION_QUOTE,
    SECTION_KEY_FIGURES,
    SECTION_GLOSSARY,
    SECTION_PEOPLE,
    SECTION_MESSAGE,
    SECTION_SWOT,
    SECTION_IMPRINT,
    SECTION_CHART,
    SECTION_BUDGET,
    SECTION_KIND_COUNT
};

/* Where a section begins. By its kind: text goes on where the text before it ends, every
 * other kind opens a page. */
enum section_start { START_BY_KIND, START_PAGE, START_FLOW };

struct vision {
    struct localized text;
};

struct main_goal {
    struct mark mark;
    struct localized title, short_title, text; /* the title is its heading */
};

/* Left out, codes stand where each item has one. */
enum numbering { NUMBERING_BY_CODES, NUMBERING_AUTO, NUMBERING_CODE, NUMBERING_NONE };

/* How the items of a section are called. */
struct naming {
    struct localized label; /* empty: the program's own */
    enum numbering numbering;
};

struct goal {
    struct mark mark;
    struct str id;
    struct word code;
    struct localized title, short_title, text;
    size_t number;
    struct str numeral; /* what stands for it in print, or empty */
    const struct localized *label; /* of its section */
};

struct goals {
    bool has_main;
    struct main_goal main; /* all empty unless has_main */
    struct naming naming;
    struct goal *items;
    size_t item_count;
};

struct funding {
    struct mark mark;
    struct localized source;
    struct amount amount;
};

struct measure {
    struct mark mark;
    struct word code;
    struct localized title, short_title, text;
    struct localized lead, indicator;
    struct date_span term;
    struct amount budget;
    struct funding *funding;
    size_t funding_count;
    enum progress state;
    struct measure *measures; /* that it consists of; those have none */
    size_t measure_count;
    size_t number;
    struct str numeral; /* what stands for it in print, or empty */
};

/* True if anything is said of it beside its title and text. */
bool measure_has_facts(const struct measure *measure);

struct priority {
    struct mark mark;
    struct str id;
    struct word code;
    struct localized title, short_title, text;
    const struct goal **goals; /* that it serves */
    size_t goal_count;
    const struct goal **supports; /* goals that it serves less */
    size_t support_count;
    struct measure *measures;
    size_t measure_count;
    size_t number;
    struct str numeral; /* what stands for it in print, or empty */
};

struct priorities {
    struct naming naming;
    enum numbering measure_numbering;
    struct localized *measure_labels; /* of the first and the second level */
    size_t measure_label_count;
    struct priority *items;
    size_t item_count;
};

struct result {
    struct mark mark;
    struct localized text;
    size_t number;
};

struct results {
    struct result *items;
    size_t item_count;
};

/* What a service costs: money, or words. */
struct fee {
    struct mark mark;
    size_t number;
    struct localized name, time; /* of one among several */
    struct amount amount; /* empty where `text` stands */
    struct localized text;
};

struct service {
    struct mark mark;
    struct localized title, short_title;
    struct localized *phones; /* of "phone" or "phones" */
    size_t phone_count;
    struct localized url, email, text;
    struct localized basis, time, unit, place, hours;
    struct fee fee; /* alone */
    struct fee *fees; /* or several */
    size_t fee_count;
    struct localized *documents;
    size_t document_count;
    size_t number;
};

/* True if a fee says how much: in money or in words. */
static inline bool fee_is_given(const struct fee *fee)
{
    return fee->amount.kind != AMOUNT_EMPTY || localized_is_given(&fee->text);
}

struct services {
    struct service *items;
    size_t item_count;
};

struct hotline_item {
    struct mark mark;
    struct localized title, short_title;
    struct localized *phones; /* of "phone" or "phones" */
    size_t phone_count;
    struct localized email, hours, text;
    size_t number;
};

struct hotline {
    struct hotline_item *items;
    size_t item_count;
};

struct text_section {
    struct localized lead, body;
};

/* A place on a picture: in hundredths of a percent of it, from its left and upper edge.
 */
struct place {
    struct mark mark;
    size_t number;
    int x, y;
    struct localized title, note;
};

struct figure {
    struct picture picture;
    struct localized caption, credit;
    enum figure_width width;
    struct place *places;
    size_t place_count;
};

struct key_figure {
    struct mark mark;
    struct amount value;
    struct localized unit, label, source;
    struct moment year; /* year 0: not given */
    struct note_references notes;
    bool main;
};

struct key_figures {
    struct key_figure *items;
    size_t item_count;
};

struct quote_section {
    struct localized text, speaker, office, when;
};

struct glossary_term {
    struct mark mark;
    struct localized name, meaning;
};

struct abbreviation {
    struct mark mark;
    struct localized name, meaning;
    bool expand; /* said in full where it first stands in a text */
};

struct glossary_section {
    struct glossary_term *terms; /* in the order in which they are printed */
    size_t term_count;
    struct abbreviation *abbreviations;
    size_t abbreviation_count;
    bool sort;
};

struct person {
    struct mark mark;
    struct localized name; /* not given: the place is vacant */
    struct localized role, group, place;
    struct localized *phones; /* of "phone" or "phones" */
    size_t phone_count;
    struct localized email;
    struct picture photo; /* file.text empty: none */
    bool vacant;
};

struct people {
    struct person *items;
    size_t item_count;
};

struct message {
    struct localized salutation, quote, text, name, office;
    struct picture portrait, signature; /* file.text empty: none */
};

enum swot_part {
    SWOT_STRENGTHS,
    SWOT_WEAKNESSES,
    SWOT_OPPORTUNITIES,
    SWOT_THREATS,
    SWOT_PART_COUNT
};

/* A list of texts, or a text that may hold one. */
struct swot_field {
    struct localized *texts;
    size_t count;
    bool listed; /* given as a list: each text is an item */
};

struct swot {
    struct swot_field parts[SWOT_PART_COUNT];
};

struct imprint_row {
    struct mark mark;
    struct localized key, value;
};

struct imprint_link {
    struct mark mark;
    struct localized url, label;
};

struct imprint {
    struct imprint_row *rows;
    size_t row_count;
    struct imprint_link *links;
    size_t link_count;
};

/* Which priority serves which goal. */
struct matrix {
    struct word of[2]; /* ids of the sections; empty: the only ones */
    bool of_is_wrong; /* it was reported */
    const struct goals *goals;
    const struct priorities *priorities;
};

struct section {
    struct mark mark;
    enum section_kind kind;
    struct str id; /* empty: not given */
    enum section_start start;
    struct localized heading, short_heading;
    struct localized intro, closing; /* before and after what the kind has */
    struct data_notes notes; /* below the figures of kinds that have any */
    union {
        struct vision vision;
        struct goals goals;
        struct priorities priorities;
        struct results results;
        struct services services;
        struct hotline hotline;
        struct text_section text;
        struct figure figure;
        struct data_table table;
        struct indicators indicators;
        struct timeline timeline;
        struct matrix matrix;
        struct quote_section quote;
        struct key_figures key_figures;
        struct glossary_section glossary;
        struct people people;
        struct message message;
        struct swot swot;
        struct imprint imprint;
        struct chart chart;
        struct budget budget;
    } as; /* the member of that kind */
};

/* The name of a kind as in the YAML: "vision". */
const char *section_kind_name(enum section_kind kind);

#endif
