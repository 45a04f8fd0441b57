/* What the files that read typed text share. */
#ifndef TEXT_TYPED_PARTS_H
#define TEXT_TYPED_PARTS_H

#include "text/typed.h"

static inline bool typed_is_blank(char byte)
{
    return byte == ' ' || byte == '\t';
}

static inline char typed_byte_at(struct str s, size_t at)
{
    return at < s.size ? s.data[at] : '\0';
}

static inline size_t typed_skip_blanks(struct str line, size_t at)
{
    while (typed_is_blank(typed_byte_at(line, at))) {
        at++;
    }
    return at;
}

/* The mistakes of a text, and what its last line says about the next one. */
struct mistakes {
    struct arena *arena;
    enum typed_use use;
    bool refers; /* references to notes may stand here */
    bool dashed; /* the line before begins with a dash and no blank */
    bool in_rows; /* the line before has cells between bars or tabs */
    struct typed_faults faults;
};

/* Adds one in the line of that number, which may still be changed. */
struct typed_fault *mistakes_add(struct mistakes *mistakes, size_t number,
                                 struct str sign, const char *rule, const char *words);

/* Looks for signs that were meant as markup: within a line; at the beginning of one that
 * is no item; behind the label of an item; in one that is no row of a table, before
 * `next`. */
void mistakes_look_inside(struct mistakes *mistakes, size_t number, struct str line);
void mistakes_look_at_beginning(struct mistakes *mistakes, size_t number,
                                struct str line);
void mistakes_look_behind_label(struct mistakes *mistakes, size_t number,
                                struct str words);
void mistakes_look_for_table(struct mistakes *mistakes, size_t number, struct str line,
                             struct str next);

#endif
