/* A page to draw on: puts lines, rectangles and links on a page of the display. x and y
 * count from the top left of the trim, y at the baseline for text. */
#ifndef BLOCKS_CANVAS_H
#define BLOCKS_CANVAS_H

#include "blocks/setter.h"

struct canvas {
    const struct setter *setter;
    const struct page_form *form;
    struct display *display;
    size_t page;
    enum side sides[SIDE_COUNT]; /* the languages that stand on this page, in order */
    size_t side_count;
};

/* Places that something leads to, before it is known where they are, have numbers: those
 * of the sections come first. */
#define NO_PLACE SIZE_MAX

/* The anchor of a place in one language: the display begins with those of all places. */
static inline uint32_t place_anchor(size_t place, enum side side)
{
    return (uint32_t)(place * SIDE_COUNT + (size_t)side);
}

/* A heading: its bookmark in each language. */
struct heading {
    int level;
    size_t place; /* or NO_PLACE */
    struct str title[SIDE_COUNT]; /* empty: none in that language */
    element_id elements[SIDE_COUNT]; /* of each title */
};

/* True if a language counts for the heights of this page: where they take turns, only its
 * own does. */
static inline bool canvas_levels(const struct canvas *canvas, enum side side)
{
    return canvas->form->shared || canvas->form->leaves > 1 || side == canvas->sides[0];
}

/* Left edge of the live area. */
mpt canvas_left(const struct canvas *canvas);

/* Where a side stands on this page: `left` from the trim. */
struct region canvas_region(const struct canvas *canvas, enum region_name name,
                            enum side side);

/* Lines of a paragraph that go to one place. */
struct placing {
    const struct text_paragraph *paragraph;
    size_t from, to; /* lines */
    struct point at; /* left end of the first line's baseline */
    element_id element;
    const struct colour *colour;
    element_id *links; /* LINK element of each link of the paragraph, NO_ELEMENT until
                        * made; may be NULL when the paragraph has none */
};

/* Places the lines; links in them become LINK elements and clickable areas. */
void canvas_lines(const struct canvas *canvas, const struct placing *placing);

/* Room for the LINK elements of a paragraph, none made yet; NULL if it has no links. */
element_id *canvas_make_links(const struct canvas *canvas,
                              const struct text_paragraph *paragraph);

/* A whole paragraph; NULL: nothing. */
void canvas_paragraph(const struct canvas *canvas, const struct text_paragraph *paragraph,
                      struct point at, element_id element, enum theme_colour colour);

/* A single line as content of `element`. */
void canvas_line(const struct canvas *canvas, const struct text_line *line,
                 struct point at, element_id element, enum theme_colour colour);

/* A single line as an artifact; its operation, which is valid until the next one is
 * added. */
struct display_op *canvas_artifact_line(const struct canvas *canvas,
                                        const struct text_line *line, struct point at,
                                        enum artifact_kind artifact,
                                        enum theme_colour colour);

/* A filled rectangle as an artifact. */
void canvas_rect(const struct canvas *canvas, struct rect area,
                 enum artifact_kind artifact, enum theme_colour colour);

#define CANVAS_LEAST MM(0.1) /* the least width of a bar that prints */

/* The same of the layout, as wide as a value: it prints however small the value is, and
 * is not there if the value is nothing. */
void canvas_value_rect(const struct canvas *canvas, struct rect area,
                       enum theme_colour colour);

/* The same in a colour that is none of the theme's; it must live as long as the display.
 */
void canvas_fill(const struct canvas *canvas, struct rect area,
                 enum artifact_kind artifact, const struct colour *colour);

/* A path, filled, as an artifact; its points count from the top left of the trim. */
void canvas_path(const struct canvas *canvas, const struct path *path,
                 enum theme_colour colour);

/* Four rules along the inner edges of a box. */
void canvas_frame(const struct canvas *canvas, struct rect box, mpt rule,
                  enum theme_colour colour);

/* A ground over the whole page with its bleed. */
void canvas_ground(const struct canvas *canvas, enum theme_colour colour);

/* A heading in the languages of the page: where it stands, a little above the baseline,
 * and its bookmarks. */
void canvas_heading(const struct canvas *canvas, const struct heading *heading,
                    mpt baseline);

/* Words that are printed elsewhere on the page for an element that shares them. */
void canvas_shared(const struct canvas *canvas, element_id element, struct str words);

/* Words of an element that the other language of the page prints for both: it says them
 * without ink. NO_ELEMENT: nothing. */
void canvas_say(const struct canvas *canvas, element_id element, struct str words);

/* The same of the lines that `placing` says where the other language prints them, for an
 * element of this one, whose own setting is `own`; `words` are all that it says. If any
 * of its links leads somewhere, they become LINK elements, and `placing` is ready for
 * `canvas_lead_lines`. */
void canvas_say_lines(const struct canvas *canvas, struct placing *placing,
                      const struct text_paragraph *own, struct str words);

/* Clickable areas over lines that have been said, for the links in them. */
void canvas_lead_lines(const struct canvas *canvas, const struct placing *placing);

/* A paragraph that languages share. */
struct canvas_same {
    const struct text_block *text; /* of the language that says it */
    const struct text_paragraph *own; /* as that one would set it; NULL: unknown */
    const struct text_paragraph *printed; /* as the other one prints it */
};

/* Both for a whole paragraph that the other language prints at `at`. */
void canvas_say_paragraph(const struct canvas *canvas, const struct canvas_same *same,
                          struct point at, element_id element);

/* A number that languages share. Each side's element may be NO_ELEMENT. */
struct shared_number {
    const struct text_line *line;
    struct str words;
    struct str other; /* as the second language says it, if not the same; or empty */
    element_id elements[SIDE_COUNT];
    enum theme_colour colour;
    struct mark mark; /* of the source, or NO_MARK */
};

/* The number as content of the first of the page's sides that has an element for it, as
 * words that are printed elsewhere for the other. An element that has words keeps them.
 */
void canvas_number(const struct canvas *canvas, const struct shared_number *number,
                   struct point at);

/* The number as a LINK of each language of the page, which has its part of the area. */
void canvas_number_links(const struct canvas *canvas, const struct shared_number *number,
                         struct rect area, struct str url);

/* The left edge at which a large numeral stands optically on `left`: its ink begins
 * there, not its side bearing. */
mpt canvas_optical_left(const struct text_line *line, mpt left);

/* The mark of a priority, standing below and right of `at`: a square, cut into as many
 * parcels as its number where that is 2 to 4. */
void canvas_mark(const struct canvas *canvas, struct point at, mpt side, size_t number);

#endif
