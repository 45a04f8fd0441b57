/* Door of the model stage: a tree of values to a checked brochure.
 * Promises: required fields present, ids unique, references resolved, both languages
 * there (or marked as missing, when that is allowed). */
#ifndef MODEL_MODEL_H
#define MODEL_MODEL_H

#include "base/arena.h"
#include "base/country.h"
#include "base/diag.h"
#include "model/section.h"
#include "settings/settings.h"
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>

struct node;

struct date {
    int year, month, day;
};

enum translation { TRANSLATION_NONE, TRANSLATION_OFFICIAL, TRANSLATION_WORKING };
enum status { STATUS_ADOPTED, STATUS_DRAFT, STATUS_PROPOSAL };

/* What a session of the council makes of the document: the marks of an annex. */
struct council {
    struct date session; /* year 0: not given */
    int item, annex; /* numbers; 0: not given */
    struct str decision; /* its number; empty: not given */
};

struct document {
    struct mark mark;
    struct str id;
    enum lang languages[LANG_COUNT]; /* the first is authoritative */
    size_t language_count;
    struct localized title, subtitle, issuer, source;
    struct localized *keywords;
    size_t keyword_count;
    struct localized *glossary; /* terms and their agreed translations; never printed */
    size_t glossary_count;
    int period_from, period_to;
    struct date date;
    struct str version;
    enum translation translation;
    enum status status;
    bool signature; /* the colophon has a place to sign */
    bool has_council;
    struct council council; /* all empty unless has_council */
    struct picture logo; /* file.text empty: none */
    struct money money; /* what amounts are paid in; without a code not given */
    struct money also; /* the other one, whose fixed rate is told */
    enum country country; /* whose telephones are written here; see document_country */
};

/* The country that is named; else of the languages: Bulgaria if Bulgarian is one of them,
 * else Britain. */
enum country document_country(const struct document *document);

/* What the review looks for, in the order of their names in model/fields.c. */
enum review_rule {
    REVIEW_LANGUAGE,
    REVIEW_FIGURES,
    REVIEW_STRUCTURE,
    REVIEW_PLACEHOLDER,
    REVIEW_GLOSSARY,
    REVIEW_FACTS,
    REVIEW_NUMBERS_STYLE,
    REVIEW_LABELS,
    REVIEW_QUOTES,
    REVIEW_CAPITALS,
    REVIEW_SHARES,
    REVIEW_TARGET,
    REVIEW_STATE,
    REVIEW_TWICE,
    REVIEW_UNITS,
    REVIEW_CURRENCY,
    REVIEW_SOURCE,
    REVIEW_PARTS,
    REVIEW_TERM,
    REVIEW_CODES,
    REVIEW_STALE,
    REVIEW_RULE_COUNT
};

/* Which rule it is of, and where. */
struct doubt {
    enum review_rule which;
    struct mark mark;
};

struct model_changes;

struct brochure {
    const struct source *origin;
    struct document document;
    struct layout_settings layout;
    struct lang_division *hyphenation; /* words that are divided as it says */
    size_t hyphenation_count;
    struct print print;
    struct booklet booklet;
    bool pass_words; /* as the options say */
    unsigned review_ignored; /* a bit for each rule that shall be silent */
    struct section *sections;
    size_t section_count;
    const struct model_changes *changes; /* to be shown; NULL: none */
};

/* Tells a doubt of the review; false if its rule is ignored. */
bool model_doubt(const struct brochure *brochure, struct diag *diag,
                 const struct doubt *doubt, const char *format, va_list arguments)
    __attribute__((format(printf, 4, 0)));

/* The name of a rule: "figures". */
const char *model_review_rule(enum review_rule rule);

struct model_options {
    bool allow_missing; /* a missing translation becomes a marker and a warning */
    /* Faults of words (a missing translation, letters of another alphabet, markup) are
     * told as errors, but pages can be made all the same: for those who look on while a
     * text is written. A missing translation becomes a marker. */
    bool pass_words;
};

/* Decodes and checks the tree. `out` is filled as far as the faults allow, so that later
 * checks can report as well; false if there was any that does not pass. */
bool model_load(struct brochure *out, const struct node *root,
                const struct model_options *options, struct arena *arena,
                struct diag *diag);

/* Calls `visit` for every localized text of the brochure, in document order. */
void model_each_text(const struct brochure *brochure,
                     void (*visit)(void *context, const struct localized *text,
                                   enum text_use use),
                     void *context);

/* The same with how many characters the text may have; 0: any number. */
typedef void model_limited_visit(void *context, const struct localized *text,
                                 enum text_use use, size_t limit);
void model_each_limited(const struct brochure *brochure, model_limited_visit *visit,
                        void *context);

/* The same for every picture; one that is not given has no file. */
void model_each_picture(const struct brochure *brochure,
                        void (*visit)(void *context, const struct picture *picture),
                        void *context);

/* ---- what changed since an earlier edition ----------------------------------------- */

enum model_change_kind { CHANGE_ADDED, CHANGE_REMOVED, CHANGE_CHANGED };

/* A text, a value or an entry of a list that is another one. The nodes are those of the
 * two trees. */
struct model_change {
    enum model_change_kind kind;
    const struct node *before, *after; /* NULL: was or is not there */
    const struct node *section; /* of the new tree, or of the old one if it is gone; NULL:
                                 * the document */
    const struct node *item; /* the entry of a list that it belongs to, or NULL */
    struct str key; /* of the text in its item or section; empty: all of it */
    struct str list; /* whose entry the item is: "measures"; empty without an item */
    const struct node *beside; /* what is gone: the text or entry of the new tree that it
                                * stood beside, or NULL */
    bool behind; /* after it, else before it */
};

struct model_changes {
    struct model_change *items;
    size_t count, capacity;
    struct str version; /* of the earlier edition; empty: not given */
    struct date date; /* of it; year 0: not given */
};

/* Compares two plans by meaning: sections and entries by their ids, else by the best
 * match. What was moved is no change. In the order of the new plan. */
void model_compare(struct model_changes *out, const struct node *before,
                   const struct node *after, struct arena *arena);

/* A text in a language; empty if it is not given, or no text. */
struct str model_change_text(const struct node *node, enum lang lang);

/* The words that `node` of the change says: a text, or the title of an entry or section.
 * Empty if there are none, or they hold markup. A
 * line end within them is a blank. */
struct str model_change_words(const struct node *node, enum lang lang);

/* What the entry that it belongs to is called: its title, or the first column of its row;
 * empty without one. */
struct str model_change_name(const struct model_change *change, enum lang lang);

/* The text of a field of an entry or a section; empty if there is none. */
struct str model_change_field(const struct node *entry, const char *key, enum lang lang);

/* The column of a table, or the source of a budget, that a value stands in, or NULL. */
const struct node *model_change_column(const struct model_change *change);

/* A value that is typed once for all languages; false if it is none. */
bool model_change_typed(struct str *out, const struct node *node);

/* Where the entry that it belongs to stands; NO_MARK without one. */
struct mark model_change_entry(const struct model_change *change);

/* The last part of its key: "value" of "target/value". */
struct str model_change_part(const struct model_change *change);

/* The kind of the section that it is in: "vision"; empty: none. */
struct str model_change_kind_name(const struct model_change *change);

/* Bytes of the text of the new plan. */
struct model_range {
    size_t from, to;
};

/* The bytes that hold it; false if it is gone. */
bool model_change_range(const struct model_change *change, struct model_range *out);

/* The bytes that hold the heading of its section; false if that has none, or is gone. */
bool model_change_heading(const struct model_change *change, struct model_range *out);

/* The same of the entry or section that the change is in. */
bool model_change_around(const struct model_change *change, struct model_range *out);

/* What is new in the text of the plan: what was added, and of texts that changed the
 * languages and, where they stand in lines below a |, the paragraphs and items. In the
 * order of the text, with something between them; `*count` of them, in `arena`. */
const struct model_range *model_changed_ranges(const struct model_changes *changes,
                                               size_t *count, struct arena *arena);

/* The index of the first of such ranges that ends behind a place, or `count`. */
size_t model_range_behind(const struct model_range *ranges, size_t count, size_t place);

/* Where something is gone from the text of the plan, beside what is left. */
struct model_gap {
    struct model_range beside;
    bool behind; /* after it, else before it */
};

/* What was removed, and the paragraphs and items that texts below a | have lost, unless
 * others stand in their place. `*count` of them, in `arena`. */
const struct model_gap *model_change_gaps(const struct model_changes *changes,
                                          size_t *count, struct arena *arena);

/* Where that text stands in the new plan; where the change does, if it is not given. */
struct mark model_change_mark(const struct model_change *change, enum lang lang);

/* True if it says something else in that language. */
bool model_changed_in(const struct model_change *change, enum lang lang);

/* What a theme is checked against. */
struct theme_terms {
    int ink_most; /* percent on one spot */
    /* How light inks are in print: L* in tenths, -1 where that is not known. NULL: it is
     * never known. */
    int (*lightness)(void *context, const uint8_t inks[4]);
    void *context;
};

/* The same for a theme file. Its outline is left to those who can read path data. */
bool model_load_theme(struct theme *out, const struct node *root,
                      const struct theme_terms *terms, struct arena *arena,
                      struct diag *diag);

/* Write the JSON Schemas of the formats, made from the same tables as the decoder, with
 * descriptions in a language. */
void model_write_schema(FILE *file, enum lang lang);
void model_write_theme_schema(FILE *file, enum lang lang);

#endif
