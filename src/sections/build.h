/* What the kinds of sections share while their blocks are made. */
#ifndef SECTIONS_BUILD_H
#define SECTIONS_BUILD_H

#include "sections/phrases.h"
#include "sections/sections.h"

#include <assert.h>

struct build {
    const struct sections_request *request;
    struct chapter *chapter; /* being built */
    const struct chapter *before; /* the one before it, or NULL */
};

/* How a kind becomes blocks, and what it adds to its entry in the contents. */
struct section_type {
    void (*build)(struct build *build);
    void (*contents)(struct build *build); /* NULL: nothing */
};

extern const struct section_type VISION_TYPE;
extern const struct section_type GOALS_TYPE;
extern const struct section_type PRIORITIES_TYPE;
extern const struct section_type RESULTS_TYPE;
extern const struct section_type SERVICES_TYPE;
extern const struct section_type HOTLINE_TYPE;
extern const struct section_type TEXT_TYPE;
extern const struct section_type FIGURE_TYPE;
extern const struct section_type TABLE_TYPE, INDICATORS_TYPE;
extern const struct section_type TIMELINE_TYPE;
extern const struct section_type MATRIX_TYPE;
extern const struct section_type PLAN_TYPE;
extern const struct section_type QUOTE_TYPE;
extern const struct section_type KEY_FIGURES_TYPE;
extern const struct section_type GLOSSARY_TYPE;
extern const struct section_type PEOPLE_TYPE;
extern const struct section_type MESSAGE_TYPE;
extern const struct section_type SWOT_TYPE;
extern const struct section_type IMPRINT_TYPE;
extern const struct section_type CHART_TYPE;
extern const struct section_type BUDGET_TYPE;

static inline enum side build_sides(const struct build *build)
{
    assert(build->request->side_count >= 1 && build->request->side_count <= SIDE_COUNT);
    return (enum side)build->request->side_count;
}

static inline enum lang build_lang(const struct build *build, enum side side)
{
    return build->request->languages[side];
}

/* The SECT of each language for the chapter. */
void build_open_section(struct build *build);

/* A PAGE of the chapter on a ground, which the rest of its pages share. Where the section
 * is to flow, the ground is white. */
struct block *build_page(struct build *build, enum theme_colour ground);

/* Takes the last page out of the chapter, so that another can come before it. */
struct block *build_take_page(struct build *build);

/* Makes that page what stands in place of the last page of the chapter where its drawing
 * cannot. */
void build_otherwise(struct build *build, struct block *page);

/* The heading of the page that stands otherwise, once more above a drawing, in the
 * colours of the first and the second language there. */
void build_copy_heading(const struct build *build, struct block *page,
                        const struct block *heading, const enum theme_colour *colours);

/* How far the lines of a heading over a drawing reach below its first, in any language.
 */
mpt build_heading_depth(const struct script_texts *heading, const struct canvas *canvas);

/* True if the section is set as rows among others, without a page of its own. */
bool build_is_plain(const struct build *build);

/* True if the section goes on where the one before it ends. */
bool build_flows(const struct build *build);

/* A script that adds to a page of the chapter, below what the chapter holds so far. */
struct script build_script(const struct build *build, struct block *into);

/* An inline text on each side. */
struct script_texts build_inline(const struct build *build, const struct localized *text);

/* An inline text as a row; NULL when no language has it. */
struct block *build_row(const struct build *build, struct script *script,
                        const struct localized *text, enum role_name role,
                        enum element_kind kind);

/* The section's H1, with its anchor and bookmark; NULL if it has no heading. */
struct block *build_heading(const struct build *build, struct script *script,
                            enum role_name role);

/* The blocks of a field in each language. */
void build_field(const struct build *build, struct script *script,
                 const struct localized *text);

/* True if any of the languages that are printed has the text. */
bool build_has(const struct build *build, const struct localized *text);

/* Words without markup of each side. */
void build_plain(const struct build *build, const struct localized *text,
                 struct str *words);

/* Where the text stands in the source, on each side. */
void build_marks(const struct build *build, const struct localized *text,
                 struct mark *marks);

/* True if both languages are given, say the same and lead to the same. */
bool build_says_same(const struct build *build, const struct script_texts *texts);

/* The bookmark of an item: „2. Заглавие“. It still lacks its elements. */
struct heading build_item_heading(const struct build *build,
                                  const struct localized *title, struct str numeral);

/* „Цели 1 и 3“, „Тема 1 и Тема 3“: what goals are called in each language; empty without
 * any that has a number. */
void build_goals_words(const struct build *build, enum phrase phrase,
                       const struct goal *const *goals, size_t count, struct str *words);

/* What the back cover leaves of the hot lines; NULL: nothing. */
struct chapter *hotline_build_rest(const struct sections_request *request,
                                   const struct manuscript *manuscript);

/* Heading, intro: what most kinds begin with. */
void build_opening(const struct build *build, struct script *script);

/* The number of an entry, as large as the column beside the text allows. */
struct block_number build_numeral(struct str numeral);

#endif
