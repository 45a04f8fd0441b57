/* Door of the display list, the waist of the program: pages of positioned operations,
 * and one tree of logical structure that says what they mean. Layout makes it; press and
 * pdf read it. No YAML, no styles, no PDF. Lengths in millipoints from the top left of
 * the trim; what bleeds has coordinates beyond it. */
#ifndef DISPLAY_DISPLAY_H
#define DISPLAY_DISPLAY_H

#include "base/arena.h"
#include "base/colour.h"
#include "base/diag.h"
#include "base/geometry.h"
#include "base/lang.h"
#include "base/path.h"
#include "base/str.h"
#include "image/image.h"
#include "text/text.h"
#include <stdbool.h>
#include <stdio.h>

/* ---- logical structure ---------------------------------------------------------- */

enum element_kind {
    ELEMENT_DOCUMENT,
    ELEMENT_PART,
    ELEMENT_SECT,
    ELEMENT_H1,
    ELEMENT_H2,
    ELEMENT_H3,
    ELEMENT_P,
    ELEMENT_L,
    ELEMENT_LI,
    ELEMENT_LBL,
    ELEMENT_LBODY,
    ELEMENT_TOC,
    ELEMENT_TOCI,
    ELEMENT_REFERENCE,
    ELEMENT_LINK,
    ELEMENT_SPAN,
    ELEMENT_BLOCK_QUOTE,
    ELEMENT_FIGURE,
    ELEMENT_CAPTION,
    ELEMENT_TABLE,
    ELEMENT_THEAD,
    ELEMENT_TBODY,
    ELEMENT_TFOOT,
    ELEMENT_TR,
    ELEMENT_TH,
    ELEMENT_TD,
    ELEMENT_FORM,
    ELEMENT_NOTE,
    ELEMENT_KIND_COUNT
};

/* Which cells a TH is the head of. */
enum element_scope { SCOPE_NONE, SCOPE_COLUMN, SCOPE_ROW, SCOPE_BOTH };

/* PDF 1.7 knows no dash; the bullets of a list are discs to it. */
enum list_numbering {
    LIST_BULLETS,
    LIST_DECIMAL,
    LIST_UPPER_ROMAN,
    LIST_LOWER_ALPHA,
    LIST_UPPER_ALPHA,
    LIST_WORDS /* no numbering: terms, heads */
};

typedef uint32_t element_id; /* index into display->elements */

#define NO_ELEMENT UINT32_MAX /* an enumerator must be an int */

struct element {
    enum element_kind kind : 8;
    enum lang lang : 8;
    enum list_numbering numbering : 8; /* L: what its labels are */
    enum element_scope scope : 8; /* TH */
    uint16_t columns; /* TH, TD: over so many; 0 counts as 1 */
    bool struck; /* SPAN: words that hold no longer */
    bool expands; /* SPAN: an abbreviation, which stands for its `words` */
    element_id parent; /* NO_ELEMENT for the root */
    element_id first_child, last_child, next_sibling; /* in reading order */
    struct str words; /* what a reader says instead; FIGURE: what it shows; or empty */
};

/* ---- operations ----------------------------------------------------------------- */

enum artifact_kind {
    ARTIFACT_NONE, /* real content: belongs to an element */
    ARTIFACT_BACKGROUND, /* grounds, panels, artwork */
    ARTIFACT_LAYOUT, /* rules, marks, thumb blocks */
    ARTIFACT_HEADER, /* running heads */
    ARTIFACT_FOOTER, /* folios */
    ARTIFACT_WATERMARK /* the word in the margin of a draft */
};

enum display_kind {
    DISPLAY_TEXT, /* pieces of a line, baseline origin at left/top */
    DISPLAY_RECT, /* filled */
    DISPLAY_PATH, /* filled */
    DISPLAY_CLIP, /* the path clips what follows, until its DISPLAY_UNCLIP */
    DISPLAY_UNCLIP,
    DISPLAY_GROUP, /* what follows, until its DISPLAY_UNGROUP, is made smaller by `scale`
                      and moved so that its origin lies at left/top */
    DISPLAY_UNGROUP,
    DISPLAY_IMAGE, /* a picture of samples, filling its area */
    DISPLAY_EMPTY, /* marked content without ink, for an element with actual text */
    DISPLAY_STROKE /* a path that a pen is drawn along */
};

/* Colours that run into each other; `geometry` has its frame on the page. */
struct display_gradient {
    struct image_gradient geometry;
    const struct colour *const *colours; /* of its stops */
};

/* A long brochure has a hundred thousand of them, so what no kind needs both of shares
 * its room. */
struct display_op {
    enum display_kind kind : 8;
    enum artifact_kind artifact : 8;
    bool even_odd : 1; /* PATH, CLIP: by the even-odd rule */
    bool overprint : 1; /* its ink is added to what lies below; else it cuts that out */
    element_id element; /* NO_ELEMENT when an artifact */
    const struct colour *colour; /* TEXT, RECT, PATH, STROKE; of a gradient: that of its
                                    stops with the most ink */
    const struct display_gradient *gradient; /* PATH, STROKE; NULL: one colour */
    const struct stroke *stroke; /* STROKE */
    union {
        const struct text_piece *pieces; /* TEXT; their `left` counts from op.left */
        const struct path *path; /* PATH, STROKE, CLIP */
        const struct image *image; /* IMAGE; an artifact or the content of a FIGURE */
    };
    mpt left, top;
    union {
        struct {
            mpt width, height; /* RECT, IMAGE, EMPTY */
        };
        struct {
            uint32_t piece_count; /* TEXT */
            mpt letter_space; /* TEXT, as in struct text_line */
        };
    };
    int32_t scale; /* TEXT, as in struct text_line; GROUP: 1/1,000,000 */
    struct mark mark; /* the source line behind it, or NO_MARK */
};

struct display_page {
    mpt width, height; /* trim */
    mpt bleed;
    mpt margin; /* of the sheet around the trim; 0: the sheet ends with the bleed */
    size_t mark_count; /* of the operations, the last so many stand beside the bleed */
    struct str label; /* page label, equal to the printed folio */
    struct display_op *items; /* operations in painting order, and reading order */
    size_t count, capacity;
};

/* A clickable area: to a URL, or to an anchor. Areas of one element that follow each
 * other on a page are one link. */
struct display_link {
    size_t page;
    struct rect area;
    element_id element; /* the LINK element */
    struct str url; /* empty: to `anchor` */
    uint32_t anchor; /* index into display->anchors */
    struct str contents; /* its words, all of them */
};

/* A place to go to. */
struct display_anchor {
    size_t page;
    mpt top;
    element_id element; /* that stands there, or NO_ELEMENT */
};

struct display_bookmark {
    enum lang lang;
    int level; /* from 1; the PDF groups them under one root a language */
    struct str title;
    uint32_t anchor;
};

/* An empty field for an electronic signature. */
struct display_field {
    size_t page;
    struct rect area;
    element_id element; /* the FORM element, which owns nothing else */
    struct str name; /* under which programs know the field; ASCII, unique */
    struct str tooltip; /* what it is for, in the language of its element */
};

/* What an attached file is to the document. */
enum attachment_relation { ATTACHMENT_SOURCE, ATTACHMENT_SUPPLEMENT };

/* A file to attach; only some editions do. */
struct display_attachment {
    struct str name; /* of the file */
    struct str bytes;
    struct str media_type; /* "application/yaml" */
    enum attachment_relation relation;
    struct str description[LANG_COUNT];
};

/* An option that changed the pages. With the source they make the same file again. */
struct display_option {
    const char *name; /* letters only: it becomes an XML name */
    struct str value;
};

/* What the file says of itself. */
struct display_facts {
    struct str id;
    struct str title[LANG_COUNT], issuer[LANG_COUNT], keywords[LANG_COUNT];
    struct str contents_title[LANG_COUNT];
    struct str note[LANG_COUNT]; /* how the file is to be used; most have none */
    enum lang languages[LANG_COUNT];
    size_t language_count;
    int year, month, day;
    struct str version;
    struct str status; /* "draft", "proposal"; or empty: neither */
    struct str source_sha256; /* hexadecimal */
    const struct display_option *options;
    size_t option_count;
};

/* The press that the colours are made for; empty: what the edition says. */
struct display_output {
    struct str profile; /* bytes of the ICC profile */
    struct str packed; /* the same as a zlib stream, or empty */
    struct str condition; /* "FOGRA39" */
};

struct display_pages {
    struct display_page *items;
    size_t count, capacity;
};
struct display_elements {
    struct element *items;
    size_t count, capacity;
};
struct display_links {
    struct display_link *items;
    size_t count, capacity;
};
struct display_anchors {
    struct display_anchor *items;
    size_t count, capacity;
};
struct display_bookmarks {
    struct display_bookmark *items;
    size_t count, capacity;
};
struct display_fields {
    struct display_field *items;
    size_t count, capacity;
};
struct display_attachments {
    struct display_attachment *items;
    size_t count, capacity;
};

/* How pictures come into the colours of the press. */
struct display_press {
    struct str profile; /* bytes of its ICC profile; may be empty */
    enum image_intent intent;
};

/* What one step of a drawing is painted with. */
struct display_ink {
    const struct colour *colour; /* as in struct display_op; NULL: it paints nothing */
    const struct colour *const *stops; /* of its gradient, or NULL */
};

/* A picture that can be placed any number of times. */
struct display_picture {
    const struct image *image;
    const struct display_ink *inks; /* SVG: of each step */
};

struct display_pictures {
    struct display_picture *items;
    size_t count, capacity;
};

struct display {
    struct arena *arena;
    struct display_press press;
    struct display_facts facts;
    struct display_pages pages;
    struct display_elements elements; /* [0] is the DOCUMENT */
    struct display_links links;
    struct display_anchors anchors;
    struct display_bookmarks bookmarks;
    struct display_output output;
    struct display_fields fields;
    struct display_attachments attachments;
};

/* ---- making --------------------------------------------------------------------- */

/* An empty display in `arena`, with its DOCUMENT element in language `lang`. */
void display_init(struct display *display, struct arena *arena, enum lang lang);

/* Appends a page; valid until the next one is appended. */
struct display_page *display_add_page(struct display *display, mpt width, mpt height,
                                      mpt bleed);

/* Appends an element as the last child of `parent`, in its parent's language. */
element_id display_add_element(struct display *display, enum element_kind kind,
                               element_id parent);

/* Appends a zeroed operation to page `page` that belongs to `element`. */
struct display_op *display_add_content(struct display *display, size_t page,
                                       enum display_kind kind, element_id element);

/* Appends a zeroed operation to page `page` that is an artifact. */
struct display_op *display_add_artifact(struct display *display, size_t page,
                                        enum display_kind kind,
                                        enum artifact_kind artifact);

/* Makes a picture ready to be placed: `press` says what the colours of a drawing are in
 * ink. */
void display_add_picture(struct display_pictures *pictures, const struct image *image,
                         const struct display_press *press, struct arena *arena);

/* The picture of the file that the content calls `path`; NULL if there is none.
 * `pictures` may be NULL. */
const struct display_picture *display_find_picture(
    const struct display_pictures *pictures, struct str path);

/* ---- reading -------------------------------------------------------------------- */

/* How far the ink of a PATH or STROKE operation reaches. */
struct box display_path_box(const struct display_op *op);

/* Pixels per inch of an IMAGE operation in its coarser direction, before an edition
 * reduces the picture. */
uint32_t display_image_ppi(const struct display_op *op);

/* The element itself or the nearest one around it that is of that kind, or NO_ELEMENT. */
element_id display_ancestor(const struct display *display, element_id id,
                            enum element_kind kind);

/* An operation that comes from a byte of a source. */
struct display_place {
    size_t offset; /* in the text of the source */
    size_t page, op;
};

struct display_places {
    struct display_place *items;
    size_t count, capacity;
};

/* All that come from `source`, in its order, but artifacts and what repeats in the
 * contents; in `arena`. */
struct display_places display_find_places(const struct display *display,
                                          const struct source *source,
                                          struct arena *arena);

/* Those of them that come from the bytes from `from` up to `to`, in the order of the
 * pages; in `arena`. */
struct display_places display_places_within(const struct display_places *places,
                                            size_t from, size_t to, struct arena *arena);

/* The element after `id` in reading order; NO_ELEMENT after the last one. `depth`, which
 * may be NULL, follows how deep it stands. */
element_id display_next_element(const struct display *display, element_id id, int *depth);

/* "H1", as in PDF. */
const char *element_kind_name(enum element_kind kind);

/* Writes a stable, readable form of the whole display: golden tests and --dump pages. */
void display_dump(const struct display *display, FILE *file);

#endif
