/* What a flow knows of the page that it fills, and what stands there next. */
#ifndef LAYOUT_FLOW_STATE_H
#define LAYOUT_FLOW_STATE_H

#include "layout/footnotes.h"
#include "layout/furniture.h"
#include "layout/row.h"
#include "layout/spread.h"

/* A figure that waits for the top of a page, or for pages of its own, while the text that
 * follows it goes on. */
struct waiting {
    const struct block *block;
    struct span span; /* the languages of its captions */
};

struct waiting_list {
    struct waiting *items;
    size_t count, capacity;
    size_t next; /* the first that waits still */
};

struct flow {
    struct spread spread; /* being filled */
    struct frame frame;
    mpt y; /* the grid line from which the next row counts its space */
    mpt last; /* the last baseline above it, which may lie off the grid */
    bool at_top; /* nothing stands on the page yet */
    mpt column_top; /* origin of the first row in a further column */
    mpt column_foot; /* where the lowest column ends */
    bool column_fresh; /* nothing stands in this column yet */
    mpt last_baseline; /* lowest baseline of the text area, or of balanced columns */
    struct footnotes_heights notes; /* at the foot of this page */
    size_t opened; /* pages, or spreads, opened so far */
    struct waiting_list waiting; /* for the top of a page */
    struct waiting_list plates; /* for pages of their own */
    bool text_follows; /* below what is placed, so a figure may wait */
    bool ends; /* nothing follows */
    size_t pages; /* of the brochure so far, while it rehearses */
    bool runs; /* the last rule has no closing one yet */
    bool divides; /* the next row is too long for a page with what it stays with */
    bool rehearses; /* nothing is painted: only to see where pages would end */
    /* The pages opened as so-manieth, from the first to the second, end at `short_last`;
     * 0: none does. */
    size_t short_page, short_end;
    mpt short_last;
    mpt foot_least; /* of those: how far the emptiest one is filled */
    size_t entries; /* on this page */
    size_t words; /* rows on this page that are no figures */
    bool lonely; /* the next row is the last one, so a figure may stand alone */
    size_t torn; /* rows that had to be divided where they should not be */
};

/* Starts a flow in a frame; no page is opened until the first row. */
struct flow flow_start(struct pass *pass, const struct span *span,
                       const struct frame *frame);

/* Rules of continued rows stand one line above the first baseline of the page. */
mpt flow_top_ruled(const struct flow *flow);

/* Lowest baseline of the text area of this page, above its notes. */
mpt flow_page_last(const struct flow *flow);

/* How far the page is filled, in any column. */
mpt flow_filled(const struct flow *flow);

/* The deepest place at which a row, of whose cells the lines up to `from` (NULL: none)
 * are placed, may be divided with the notes of what stands above it; or none. */
struct row_limit flow_find_break(const struct flow *flow, const struct row *row,
                                 const size_t *from, mpt origin);

/* Reserves the height of the notes to which lines refer that are placed. */
void flow_add_notes(struct flow *flow, const struct footnotes_of *lines);

/* Where a trial stands once a row has been placed. */
void flow_pass_over(struct flow *flow, const struct row *row, mpt origin);

/* All of a row down to a place. */
static inline struct row_limit row_down_to(mpt limit)
{
    return (struct row_limit){{limit, limit}};
}

/* How far below the last baseline of a page, `last`, a rule may hang: a line, or where
 * it stands below a drawing whose own ground hangs. */
mpt flow_hanging(const struct flow *flow, mpt last);

/* Where the origin of a row would lie. */
mpt flow_origin(const struct flow *flow, const struct row *row);

bool flow_fits(const struct flow *flow, const struct row *row, mpt origin);

/* True if the row may be divided: by its kind, or because no page is long enough. */
bool flow_may_split(const struct flow *flow, const struct row *row);

/* True if the row, the beginning of it, or a smaller picture, fits from `origin` on. */
bool flow_begins_at(const struct flow *flow, const struct row *row, mpt origin);

/* A figure somewhat smaller, so that it fits from `origin` on; or as much smaller as it
 * takes, unless it would fill a good part of the next page. False for any other row. */
bool flow_shrink(const struct flow *flow, const struct row *row, mpt origin,
                 struct row *out);
bool flow_squeeze(const struct flow *flow, const struct row *row, mpt origin,
                  struct row *out);

/* Places a row where its origin lies. */
void flow_place_whole(struct flow *flow, const struct row *row);

#endif
