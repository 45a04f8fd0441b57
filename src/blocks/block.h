/* The block tree: what is to be set, in which order, what keeps together, and to which
 * side each text belongs. It knows no page and no position: layout composes blocks to
 * rows and distributes those over pages. Lengths are distances between lines of text.
 *
 * A section is a list of PAGE blocks; what stands in them are groups, rows and what fills
 * a page by its own rules. Structure elements are made together with the blocks, in
 * reading order, in the Part of each language. */
#ifndef BLOCKS_BLOCK_H
#define BLOCKS_BLOCK_H

#include "blocks/canvas.h"
#include "blocks/picture.h"

enum block_kind {
    BLOCK_PAGE, /* its children begin a page, or go on where the flow stands */
    BLOCK_GROUP, /* its children belong together */
    BLOCK_LIST, /* entries that may stand in lists beside each other */
    BLOCK_ROW, /* texts of both languages that stand level */
    BLOCK_RULE, /* closes a run of ruled rows */
    BLOCK_FIGURE, /* a picture with its captions */
    BLOCK_STATEMENT, /* a text in large type that fills its page; else its children */
    BLOCK_DRAWING /* paints itself */
};

/* What stays together over the end of a page. */
enum keep {
    KEEP_NONE,
    KEEP_NEXT, /* a row: with the beginning of the next one */
    KEEP_HEAD, /* a group: its first row with the second */
    KEEP_ALL /* a group: all of it, undivided */
};

/* Whether a row may be divided between its lines. */
enum divide { DIVIDE_NEVER, DIVIDE_LONG, DIVIDE_LINES };

/* ---- rows -------------------------------------------------------------------------- */

/* A list in one language. Its items hang by the widest of its labels. */
struct block_list {
    const struct block_list *outer; /* the list it stands in, or NULL */
    enum side side;
    enum role_name role;
    const struct text_block **labels; /* of its items, in order */
    size_t label_count;
    uint32_t most; /* the highest number; 0: bullets */
};

struct block_cell {
    enum side side;
    enum role_name role;
    enum theme_colour colour;
    const struct text_block *text;
    element_id element;
    mpt indent; /* of the first line */
    uint8_t line; /* stands below all cells of a smaller line */
    const struct block_list *list; /* of an item; NULL: not an item */
    const struct text_block *label; /* of its first paragraph, or NULL */
    element_id label_element;
};

struct block_cells {
    struct block_cell *items;
    size_t count, capacity;
};

/* The number that an entry is known by, at the live edge; both languages share it. */
struct block_number {
    struct str words; /* empty and no target: none */
    struct set_roles roles; /* from the largest; the first that fits the column */
    mpt apart; /* least space to the text */
    mpt first; /* baseline below the origin of the row */
    element_id elements[SIDE_COUNT];
    enum theme_colour colour;
    size_t
        priority; /* in the colour of that priority, if it can be read; 0: in `colour` */
    bool optical; /* its ink, not its side bearing, stands on the edge */
    bool is_target; /* it is the number of the page that the row leads to */
};

/* The telephone of an entry, at the right edge; languages on one page share it. */
struct block_call {
    struct str words; /* empty: none */
    struct str url;
    struct set_roles roles; /* from the largest; the first that fits its columns */
    mpt first; /* baseline below the origin of the row */
    element_id links[SIDE_COUNT]; /* a LINK of each language; NO_ELEMENT: not printed */
};

/* The mark of a priority before the first language; beside each where they have pages of
 * their own. */
struct block_mark {
    size_t number; /* of the priority; 0: no mark */
    mpt first, side; /* baseline that it stands on, and its size */
    mpt inset; /* of the text beside it */
};

/* A row that leads to a place. */
struct block_target {
    size_t place; /* that of a section is its index */
    element_id links[SIDE_COUNT];
    struct str titles[SIDE_COUNT]; /* the words of the link */
};

struct block_row {
    struct block_cells cells;
    enum region_name region;
    mpt space; /* before the row; vanishes at the top of a page */
    mpt depth; /* of the first baseline below its origin */
    mpt after; /* below the last baseline; the sum is rounded up to the grid */
    enum divide divide;
    struct block_mark mark;
    const struct heading *heading; /* or NULL */
    const struct block_target *target; /* or NULL */
};

/* What frames a group: a rule above it, its number, least measures. */
struct block_entry {
    mpt rule, rise; /* thickness of the rule; how far it stands above the origin */
    struct block_number number;
    struct block_call call;
    mpt space; /* before it */
    mpt depth; /* of its first baseline below the origin */
    mpt after; /* below its last line; of several rows only where it `closes` */
    bool closes;
    mpt head_after; /* below its head, where rows follow it */
    mpt minimum; /* least height while it is a single row */
    mpt gap; /* from the head to the row below it; 0: as that row says */
};

/* ---- what fills a page ----------------------------------------------------------------
 */

/* What the program paints on a page beside its content. */
struct page_style {
    enum theme_colour ground;
    bool no_folio; /* colour runs to the foot */
    bool no_head; /* a band stands over the running head */
    bool no_thumb; /* colour runs to the edge */
    bool no_marks; /* bands of colour: no watermark, no line numbers */
    bool pictured; /* a picture covers the top of the page, with head and thumb block */
    mpt covered; /* height of a band or picture at the top of the page */
    int head_columns; /* running heads keep to so many columns; 0: to their region */
    int head_second; /* column of the head of the second language; 0: its region */
};

/* Where a drawing would begin on a page, and what the text below it wants. */
struct drawing_room {
    mpt top; /* 0: nothing stands there */
    mpt below;
};

/* A drawing of one or more parts; a page takes as many as it holds. */
struct drawing {
    void *self;
    size_t parts;
    /* True if each part finds room on an empty page of that form. */
    bool (*can_stand)(const void *self, const struct canvas *canvas);
    /* True if part `from` can stand in that room. */
    bool (*fits)(const void *self, const struct canvas *canvas,
                 const struct drawing_room *room, size_t from);
    /* Height below what stands above it that its beginning wants; NULL: not asked. */
    mpt (*least)(const void *self, const struct canvas *canvas);
    /* Paints from part `from` on; returns the part after the last one painted, the same
     * on every page that is painted beside this one, and moves `*top` below them. */
    size_t (*paint)(void *self, const struct canvas *canvas, mpt *top, size_t from);
    /* Is told, before it is asked for room or painted, where it begins and how high all
     * is that follows it; it may become smaller. NULL: it does not. */
    void (*give_way)(void *self, const struct canvas *canvas,
                     const struct drawing_room *room);
};

/* Its texts are the cells of its children, which stand as rows where it does not fit. */
struct block_statement {
    enum role_name role; /* its size, unless it is brief or does not fit */
    mpt gap; /* below the heading */
    enum theme_colour colour[SIDE_COUNT];
};

struct block_figure {
    struct str file;
    struct mark mark; /* of its name */
    enum figure_width width;
    mpt space; /* before it */
    struct picture_marks marks; /* numbered places on it */
    element_id figures[SIDE_COUNT]; /* NO_ELEMENT: it is decorative */
    struct block_cells captions;
    const struct heading *heading; /* of one that fills pages; or NULL */
    struct block_cells titles; /* its words */
    const struct block_figure *beside; /* the second of two halves, or NULL */
};

struct block {
    enum block_kind kind;
    enum keep keep;
    struct mark mark; /* of the source behind it, or NO_MARK */
    struct block *first, *last, *next; /* children, and the next sibling */
    union {
        struct {
            struct page_style style, rest; /* of the first page and of those after it */
            bool flows; /* goes on where the chapter before ends, if there is room */
            bool runs; /* so its second language may go on where the first ends */
            int least; /* lines of text that must be left for that */
            struct block *otherwise; /* a group of pages in its place if its drawing
                                      * cannot stand */
            size_t opens; /* a priority of this number: where its text is long, a page of
                           * the drawing stands before `otherwise`; 0: none */
        } page;
        struct block_entry *entry; /* GROUP; NULL: nothing frames it */
        struct {
            mpt gap; /* below the heading */
            bool whole; /* as wide as the page: no lists beside each other */
        } list;
        struct block_row row;
        struct {
            mpt thickness, rise, space;
        } rule;
        struct block_figure figure;
        struct block_statement statement;
        struct drawing drawing;
    } as;
};

/* A zeroed block as the last child of `parent`; without one, if that is NULL. */
struct block *block_add(struct arena *arena, struct block *parent, enum block_kind kind);

/* Adds a cell; one without text is ignored. */
void block_add_cell(struct arena *arena, struct block_cells *cells,
                    const struct block_cell *cell);

/* Writes a block and the tree below it as text, one line each: --dump blocks. */
void block_dump(const struct block *block, int depth, FILE *file);

#endif
