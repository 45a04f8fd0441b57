/* What the files of the review share: a text in hand, and how a doubt is told. */
#ifndef REVIEW_PARTS_H
#define REVIEW_PARTS_H

#include "review/review.h"

struct review {
    const struct brochure *brochure;
    const struct texts *texts;
    struct arena *arena; /* emptied after each text */
    struct diag *diag;
    struct glossary *glossary;
};

/* A text with its blocks; `plain` are their words, a line each. */
struct review_text {
    const struct localized *text;
    enum text_use use;
    const struct text_blocks *blocks[LANG_COUNT]; /* without any: empty */
    struct str plain[LANG_COUNT];
    bool both; /* given in two languages, not shared */
};

/* Tells a doubt; false if its rule is ignored. */
bool review_tell(const struct review *review, enum review_rule which, struct mark mark,
                 const char *format, ...) __attribute__((format(printf, 4, 5)));

/* Where words stand in the source of a language; the beginning of the text if they are
 * written otherwise there. */
struct mark review_mark(const struct review_text *text, enum lang lang, struct str words,
                        struct arena *arena);

/* The fix of the last doubt: `words`, which stand in a text once, become `mended`. */
void review_fix(const struct review *review, const struct localized *text, enum lang lang,
                struct str words, struct str mended);

/* Figures that stand in one language only, and what numbers look like: figures,
 * numbers-style, facts. */
void review_figures(const struct review *review, const struct review_text *text);
void review_number_style(const struct review *review, const struct review_text *text);
void review_facts(const struct review *review, const struct review_text *text);

/* language, structure, placeholder, quotes, capitals. */
void review_words(const struct review *review, const struct review_text *text);

/* The terms of the brochure, read once. */
struct glossary *review_read_glossary(const struct review *review);

/* Terms whose agreed translation is missing on the other side. */
void review_glossary(const struct review *review, const struct review_text *text);

/* Terms with two translations in the glossary. */
void review_terms(const struct review *review);

/* labels. */
void review_labels(const struct review *review);

/* facts: what is written twice. */
void review_entries(const struct review *review);

#endif
