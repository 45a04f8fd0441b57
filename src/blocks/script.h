/* Writes blocks one after the other: two languages block by block, level. With one
 * language the same rows have one side. */
#ifndef BLOCKS_SCRIPT_H
#define BLOCKS_SCRIPT_H

#include "blocks/block.h"

/* What a row is to the one after it, for the space between them. */
enum row_kind {
    ROW_NONE,
    ROW_H1,
    ROW_LEAD,
    ROW_H2,
    ROW_H3,
    ROW_BODY,
    ROW_ITEM,
    ROW_RULED,
    ROW_FIGURE,
    ROW_KIND_COUNT
};

enum { LIST_DEPTH_MAX = 4 };

/* Lists that are open in one language. */
struct script_lists {
    element_id list[LIST_DEPTH_MAX + 1], body[LIST_DEPTH_MAX + 1];
    struct block_list *open[LIST_DEPTH_MAX + 1];
};

struct script {
    struct arena *arena; /* of what pages show */
    struct display
        *display; /* its elements are the structure; blocks live as long as it */
    const enum lang *languages;
    size_t side_count;
    struct block *into; /* where blocks are added */
    enum region_name region;
    element_id parent[SIDE_COUNT];
    struct script_lists lists[SIDE_COUNT];
    enum role_name role; /* of paragraphs and items */
    bool has_h2[SIDE_COUNT]; /* a heading of level 2 stands above */
    bool inverse; /* white and limelight, on a deep ground */
    enum row_kind last;
};

/* The same text on each side; NULL: not given. */
struct script_texts {
    const struct text_block *of[SIDE_COUNT];
};

/* Begins in `into`, with elements below `parents`. */
struct script script_start(const struct script *script, struct block *into,
                           const element_id *parents);

/* An element of each language below the script's parents. */
void script_add_elements(const struct script *script, enum element_kind kind,
                         element_id *out);

/* An L of each language, whose labels are such. */
void script_add_list(const struct script *script, enum list_numbering labels,
                     element_id *lists);

/* Space between a row of kind `before` and one of kind `next`. */
mpt script_space(enum row_kind before, enum row_kind next);

/* A text of each language as a row in a role; NULL when no language has it. Elements of
 * the given kind are made unless `elements` names them. */
struct block *script_row(struct script *script, const struct script_texts *texts,
                         enum role_name role, enum element_kind kind,
                         const element_id *elements);

/* All blocks of a field, paired by position under the same heading. */
void script_field(struct script *script, const struct text_blocks *const *fields);

/* The same below another field, whose lists go on unless one starts here. */
void script_go_on(struct script *script, const struct text_blocks *const *fields);

/* Words of the program's own, one text a side. */
struct script_texts script_words(const struct script *script, const struct str *words);

/* The same of words that come from those places of the source. */
struct script_texts script_words_of(const struct script *script, const struct str *words,
                                    const struct mark *marks);

/* Makes row a heading, at that place or NO_PLACE. */
struct heading *script_heading(struct script *script, struct block *row, int level,
                               size_t place);

#endif
