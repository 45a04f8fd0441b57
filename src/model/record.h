/* Records: what may stand in a mapping of a file, of which type, how long, and where it
 * goes in a struct. Decoder, schema and the walk over all texts are driven by them; the
 * order of the fields is the order in which they are printed. */
#ifndef MODEL_RECORD_H
#define MODEL_RECORD_H

#include "base/json.h"
#include "base/catalogue.h"
#include "model/localized.h"

/* Limits of the format: characters of a text, entries of a list. */
enum {
    LIMIT_ID = 64,
    LIMIT_VERSION = 32,
    LIMIT_DECISION = 24,
    LIMIT_NUMBER = 9999,
    LIMIT_FILE = 200,
    LIMIT_INK = 60,
    LIMIT_SPOTS = 19,
    LIMIT_BLEED = 500, /* hundredths of a millimetre */
    LIMIT_SIGNATURE = 64,
    LIMIT_CREEP = 100, /* hundredths of a millimetre */
    LIMIT_CREEP_FACTOR = 1400, /* thousandths */
    LIMIT_INK_SUM = 400, /* percent */
    LIMIT_LINE = 100, /* hundredths of a millimetre */
    LIMIT_TEXT = 1000, /* hundredths of a millimetre */
    LIMIT_SAFE = 2000, /* hundredths of a millimetre */
    LIMIT_PPI = 4800,
    LIMIT_PAGE = 200000, /* hundredths of a millimetre */
    LIMIT_PATH = 20000,
    LIMIT_TITLE = 400,
    LIMIT_SHORT = 80,
    LIMIT_CODE = 16,
    LIMIT_STATEMENT = 1000,
    LIMIT_PHONE = 60,
    LIMIT_PHONES = 20,
    LIMIT_URL = 2000,
    LIMIT_KEYWORD = 100,
    LIMIT_KEYWORDS = 50,
    LIMIT_TERMS = 1000,
    LIMIT_DIVISION = 100,
    LIMIT_DIVISIONS = 1000,
    LIMIT_SECTIONS = 1000,
    LIMIT_NOTES = 99,
    LIMIT_GOALS = 99,
    LIMIT_ENTRIES = 10000
};

struct decoder;
struct field;
struct node;
struct record;
struct walk;

/* What the value of a field may be: one row a type. `target` is the struct that the field
 * belongs to. */
struct field_type {
    const char *expected; /* what a value must be: "a text" */
    /* Reports all faults. False when the value is empty and so counts as not given. */
    bool (*decode)(struct decoder *decoder, void *target, const struct node *node,
                   const struct field *field);
    /* Writes the members of its JSON Schema. */
    void (*schema)(struct json *json, const struct field *field);
    /* Visits its texts; NULL: it holds none. */
    void (*walk)(const struct walk *walk, const void *target, const struct field *field);
};

/* In value_name.c. */
extern const struct field_type FIELD_FORMAT, /* the number of the format */
    FIELD_ID, /* struct str: Latin letters, digits, hyphens */
    FIELD_VERSION, /* struct str: any short text, the same in every language */
    FIELD_WORD, /* struct word: a short text without markup */
    FIELD_CHOICE, /* an enum, or nothing to store: one of `choices` */
    FIELD_CHOICES, /* unsigned: a bit for each of `choices` that a list names */
    FIELD_LANGUAGES; /* the languages of the document */
/* In value_date.c. */
extern const struct field_type FIELD_YEAR, /* int */
    FIELD_DATE, /* struct date */
    FIELD_PERIOD; /* a group of two years: `record` */
/* In value_number.c. */
extern const struct field_type FIELD_NUMBER, /* int: a whole number from 1 to the limit */
    FIELD_FLAG, /* bool: true or false */
    FIELD_DECISION; /* struct str: the number of a decision */
/* In value_measure.c. */
extern const struct field_type
    FIELD_LENGTH, /* mpt: 3mm, from 0 to the limit in hundredths of a millimetre */
    FIELD_FACTOR, /* int, in thousandths: a number with decimals from 1 to the limit */
    FIELD_SIGNATURE; /* int: a number of pages, a multiple of four */
/* In value_ink.c. */
extern const struct field_type FIELD_SPOTS; /* array of struct spot_ink, with its count */
/* In value_page.c. */
extern const struct field_type FIELD_PAGE; /* struct page_size */
/* In value_colour.c. */
extern const struct field_type FIELD_RGB, /* uint8_t[3]: "#276A45" */
    FIELD_INKS, /* uint8_t[4]: percent of C, M, Y, K */
    FIELD_FILLS, /* struct theme_fills: names of colours */
    FIELD_AXIS; /* struct point[2], in thousandths */
/* In value_text.c, value_contact.c. */
extern const struct field_type FIELD_TEXT, /* struct localized, read as `use` says */
    FIELD_KEYWORDS, /* array of struct localized, with its count */
    FIELD_PHONE, FIELD_PHONES, /* array of struct localized, with its count; both keys of
                                * an entry fill the same */
    FIELD_URL, FIELD_EMAIL; /* struct localized */
/* In value_amount.c, value_moment.c, value_money.c, value_note.c. */
extern const struct field_type FIELD_AMOUNT, /* struct amount: a number, or what is known
                                              * of it */
    FIELD_MONEY, /* the same, perhaps with a currency of its own */
    FIELD_MOMENT, /* struct moment: a year, quarter, month or day */
    FIELD_TERM, /* struct date_span */
    FIELD_CURRENCY, /* struct money */
    FIELD_SCALE, /* int: 0, 3 or 6, the power of ten that 1, 1000 or 1000000 is */
    FIELD_OWN_SCALE, /* the same, with a bool that says whether it was given */
    FIELD_TEXTS, /* array of struct localized, with its count */
    FIELD_TERMS, /* the same, of texts that are not for the pages */
    FIELD_NOTE; /* struct note_references */
/* In value_division.c. */
extern const struct field_type FIELD_DIVISIONS; /* array of struct lang_division, with its
                                                 * count */
/* In decode.c. */
extern const struct field_type
    FIELD_RECORD, /* a mapping inside: `record`, with a bool that says it was given */
    FIELD_WORD_OR_RECORD, /* an enum: one of `choices`, or `other` with a mapping */
    FIELD_ITEMS, /* array of structs, with its count; each a `record` */
    FIELD_REFERENCES; /* ids of things of `record`: array of pointers, with its count */
/* In kinds/kinds.c, sections.c. */
extern const struct field_type FIELD_KIND, /* of a section */
    FIELD_SECTIONS; /* the list of sections */

struct choice {
    const char *name;
    int value;
};

struct choices {
    const struct choice *items;
    size_t count;
    int other; /* the value that a mapping in their place stands for */
};

enum { NO_OFFSET = UINT16_MAX };

#define FIELDS(table) .fields = (table), .count = sizeof(table) / sizeof(table)[0]
#define CHOICES(table)                                              \
    {                                                               \
        .items = (table), .count = sizeof(table) / sizeof(table)[0] \
    }

struct field {
    const char *key;
    const struct field_type *type;
    enum text_use use;
    bool required;
    uint16_t offset; /* of the value in its struct, or NO_OFFSET */
    uint16_t count_offset; /* of the count, or of the bool; 0: none */
    bool first; /* read before the others, wherever it stands: it rules how they are */
    bool later; /* read after the others, which rule how */
    size_t limit; /* characters or entries; 0: only the limits of the file */
    const struct record *record;
    const struct choices *choices;
    const char *standard; /* where it is not given, as the file would write it */
    const char *example; /* the same, where there is no standard; texts need none */
    const char *help;
};

/* A mapping: its fields, between those of `base` and of `after`, which may be NULL. Its
 * struct begins with its mark, so that 0 stands for “none” in the other offsets. */
struct record {
    const char *what; /* with its article, for messages: "a goal" */
    const struct record *base, *after;
    const struct field *fields;
    size_t count;
    const char *optional; /* a required key of the base that may be left out; or NULL */
    size_t size; /* of the struct, where it is an entry of a list */
    uint16_t mark_offset; /* of the struct's mark, or NO_OFFSET */
    uint16_t id_offset; /* of the name by which others refer to it; 0: none */
    uint16_t number_offset; /* of its number in its list, a size_t; 0: none */
    const char *help;
};

/* Fields of a record by number, those of its base first. */
size_t record_field_count(const struct record *record);
const struct field *record_field_at(const struct record *record, size_t index);

/* True if the key must stand in a mapping of that record. */
bool record_requires(const struct record *record, const struct field *field);

/* The field of that key, or NULL. */
const struct field *record_find_field(const struct record *record, struct str key);

/* The member of `target` that the field fills, or NULL if it fills none. */
void *field_member(void *target, const struct field *field);

/* The count beside it. */
size_t *field_count(void *target, const struct field *field);

/* A value of the field as it would be written in the file, or NULL. */
const char *field_example(const struct field *field);

/* ---- the walk -------------------------------------------------------------------- */

/* Visits texts in the order of their fields. */
struct walk {
    void (*visit)(void *context, const struct localized *text, enum text_use use);
    void *context;
    size_t *limit; /* where to put how many characters a text may have, 0 for any number;
                    * or NULL */
};

void record_walk(const struct walk *walk, const void *target,
                 const struct record *record);

/* Visits a text if it is given in any language. */
void walk_text(const struct walk *walk, const struct localized *text, enum text_use use);

#endif
