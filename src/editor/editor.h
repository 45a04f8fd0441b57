/* Door of the editor: a workshop in the browser for one content file. It serves a page on
 * the loopback interface and keeps text, pages and messages in step. What it must know of
 * the format it is handed as functions. */
#ifndef EDITOR_EDITOR_H
#define EDITOR_EDITOR_H

#include "base/lang.h"
#include "display/display.h"
#include "svg/svg.h"

enum { EDITOR_TEXT_MAX = 8 << 20 }; /* bytes of the content file */

/* A part of the text, in bytes. */
struct editor_span {
    size_t from, to;
};

/* What can be written in a field. */
enum editor_field_kind {
    EDITOR_LINE, /* one paragraph */
    EDITOR_PARAGRAPHS,
    EDITOR_VALUE /* a number, a date, a word: the same in all languages */
};

/* A value of the text that an office writes. */
struct editor_field {
    struct str
        id; /* its path, entries of lists by their ids: "sections/goals/items/g1" */
    struct str path; /* the same as a JSON list, entries by number: ["sections",0,…] */
    enum editor_field_kind kind;
    size_t section; /* 0: the facts of the document; else 1 + its place */
    bool shared; /* one value for all languages: that of the first */
    bool given[LANG_COUNT];
    bool wanted[LANG_COUNT]; /* the languages of the document; nothing of a value */
    struct str value[LANG_COUNT];
    struct editor_span span[LANG_COUNT]; /* of the values in the text */
    bool changed[LANG_COUNT]; /* since the earlier edition, if there is one */
    struct editor_span whole; /* with the keys of its languages */
    uint32_t line[LANG_COUNT]; /* of the text, on which the value begins; from 1 */
};

/* A section of the document; the first is what stands before them. */
struct editor_section {
    struct str kind; /* as the file writes it; empty: the facts of the document */
    struct str title[LANG_COUNT]; /* its heading; may be empty */
};

struct editor_message {
    enum diag_severity severity;
    const char *rule;
    struct mark mark;
    struct str words[LANG_COUNT]; /* with its notes in further lines */
    size_t field; /* index, or SIZE_MAX */
    enum lang lang; /* of the value of the field that it speaks of */
    const struct str *fixes; /* each: what would be right at its place */
    size_t fix_count;
    bool may_stay; /* its rule can be made silent */
    struct editor_span at; /* what it speaks of, in the value of the field; empty: all */
};

/* All that is known of a text. Lives as long as its arena. */
struct editor_reading {
    struct arena *arena;
    struct str text; /* it */
    bool readable; /* its fields are known */
    bool paged; /* its pages could be made */
    struct str title[LANG_COUNT];
    enum lang languages[LANG_COUNT]; /* of the document */
    size_t language_count;
    struct editor_field *fields;
    size_t field_count;
    struct editor_section *sections;
    size_t section_count;
    struct editor_message *messages;
    size_t message_count;
    size_t errors, warnings;
    const struct str *files; /* named by it: pictures, a theme; from its folder on */
    size_t file_count;
    const char *const *silent; /* the rules of the review that are */
    size_t silent_count;
    struct display *pages; /* paged; its letters last until the next text is read */
    const struct svg_boxes *boxes; /* of its pages; likewise */
    const struct str *hashes; /* of its pages */
};

/* A change of the text, in bytes. */
struct editor_change {
    struct editor_span span;
    struct str insert;
};

/* What a field shall say. */
struct editor_edit {
    struct str field; /* its id */
    enum lang lang;
    bool divide; /* the one value of all languages becomes one for each */
    struct str value;
};

enum editor_act { EDITOR_ADD, EDITOR_UP, EDITOR_DOWN, EDITOR_DELETE };

/* What becomes of an entry of a list. */
struct editor_entry {
    struct str list; /* the path of the list, as in the ids of fields */
    size_t at; /* of the entry; a new one stands behind it */
    enum editor_act act;
};

/* A fix of a message; both by their numbers in the reading of the text. */
struct editor_mending {
    size_t message, fix;
    bool all; /* of all messages of its rule that know one fix, that one */
};

/* A rule of the review that shall be silent, or no longer. */
struct editor_silence {
    struct str rule;
    bool silent;
};

/* In the order of the text; none touches another. */
struct editor_changes {
    const struct editor_change *items;
    size_t count;
};

/* What the program does for the editor. */
struct editor_host {
    void *context;
    /* Reads a text: fields, messages and pages. The caller destroys the arena
     * of the result. */
    struct editor_reading *(*read)(void *context, struct str text);
    /* Gives memory back that only makes reading faster. The letters of all pages end with
     * it, as they do when the next text is read. */
    void (*rest)(void *context);
    /* How a text has to be changed for an edit; false: it cannot be. In `arena`. */
    bool (*edit)(void *context, struct str text, const struct editor_edit *edit,
                 struct editor_change *out, struct arena *arena);
    /* The same for an entry of a list. */
    bool (*entry)(void *context, struct str text, const struct editor_entry *entry,
                  struct editor_change *out, struct arena *arena);
    /* The same for what mends messages. */
    bool (*fix)(void *context, struct str text, const struct editor_mending *mending,
                struct editor_changes *out, struct arena *arena);
    /* The same for a rule of the review. */
    bool (*silence)(void *context, struct str text, const struct editor_silence *silence,
                    struct editor_change *out, struct arena *arena);
    /* Writes how two texts differ, line by line, as a unified difference. */
    void (*write_difference)(FILE *file, struct str before, struct str after);
    /* The text that a new plan begins with. In `arena`. */
    struct str (*starter)(void *context, struct arena *arena);
    /* Writes one edition of the file on disk, in a process of its own; the exit code. To
     * `out`: the name of what it wrote on a line, and then its errors as one JSON value,
     * {"bg": {"errors", "messages": [{"line", "column", "message"}]}, "en"}. */
    int (*build)(void *context, const char *edition, FILE *out);
    /* Whether a PDF is what its source makes, and whether that is `text`, in a process of
     * its own: {"kind": "same" | "differs" | "damaged" | "sourceless" | "foreign" |
     * "failed", "present": true | false, "words": {"bg", "en"}} on one line to `out`. */
    void (*verify)(void *context, const char *path, struct str text, FILE *out);
    void (*write_schema)(FILE *file, enum lang lang);
};

struct editor_wish {
    const char *file; /* the content */
    const char *folder; /* of what is built, and of drafts */
    const char *since; /* an earlier edition, to be compared with, or NULL */
    int port; /* 0: any */
    bool no_browser;
    enum lang lang; /* in which the page speaks at first */
};

/* Serves until it is ended. False after a failure. */
bool editor_run(const struct editor_wish *wish, const struct editor_host *host,
                struct diag *diag);

#endif
