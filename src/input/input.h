/* Door of the input stage: YAML text to a tree of values, each with its place.
 * Promises: valid UTF-8 in NFC, one document, no aliases or tags, sizes in bounds. */
#ifndef INPUT_INPUT_H
#define INPUT_INPUT_H

#include "base/arena.h"
#include "base/diag.h"
#include "base/lang.h"
#include "base/source.h"
#include <stdbool.h>

/* Limits; reaching one is an error with its place. */
enum {
    INPUT_FILE_MAX = 64 << 20,
    INPUT_SCALAR_MAX = 1 << 20,
    INPUT_DEPTH_MAX = 32,
    INPUT_NODES_MAX = 1000000
};

enum node_kind { NODE_SCALAR, NODE_SEQUENCE, NODE_MAPPING };

struct node {
    enum node_kind kind;
    struct mark mark; /* of the value */
    size_t span; /* bytes of the source from the mark to the end of the value */
    struct str text; /* scalar: its value */
    bool plain; /* scalar: written without quotes (so null, true, 5 are typed) */
    struct node *items; /* sequence: its items; mapping: its values */
    struct str *keys; /* mapping: key of each value */
    struct mark *key_marks;
    size_t count;
};

/* Parses `source` into a tree in `arena`. All faults found are reported; false if any. */
bool input_read(struct node *out, const struct source *source, struct arena *arena,
                struct diag *diag);

/* What a document is called, and in which languages. */
struct input_name {
    struct str id;
    struct mark mark; /* of the id */
    enum lang languages[LANG_COUNT]; /* those of its list that there are */
    size_t language_count; /* 0: they were not found */
};

/* Finds it without reading what follows it. False: the text is damaged before, or has no
 * id. It lives in `arena`, and its mark as long as `source`. Reports nothing. */
bool input_find_name(struct input_name *out, const struct source *source,
                     struct arena *arena);

/* The bytes of a file as UTF-8 in NFC, where their encoding is one of those that people
 * still save: UTF-16, Windows-1251, KOI8-R, MacCyrillic. Else as they are. */
struct str input_decode(struct str bytes, struct arena *arena);

/* The text with blanks for tabs at the beginning of its lines, as many as fit best the
 * lines around them; the same where no line begins with a tab. */
struct str input_replace_tabs(struct str text, struct arena *arena);

/* The value of `key` in a mapping, or NULL. */
const struct node *node_find(const struct node *mapping, struct str key);

/* Typed readers of a scalar: false when it is not of that type. Report nothing. */
bool node_read_int(long *out, const struct node *node);
bool node_read_bool(bool *out, const struct node *node);

/* ---- changes of the text ---------------------------------------------------------- */

/* A change of source->text: its bytes from `from` to before `to` become `insert`. */
struct change {
    size_t from, to;
    struct str insert;
};

/* A node and the tree that it is in, which input_read made without an error. */
struct node_place {
    const struct node *root, *node;
};

/* A key and its text. */
struct node_text {
    struct str key, value;
};

/* The functions below find the change of the text that changes the tree in one place, and
 * leave comments, order and all other bytes as they are. The values are UTF-8; they are
 * brought to NFC, and CR LF to LF. What comes out has been read again: its tree is the
 * old one but for this place. False after an error at the node (or at the beginning of
 * the file) if no spelling can hold the value: a control character, or a limit. */

/* The scalar gets another value, in its style where that can hold it. The same value is
 * an empty change. */
bool rewrite_scalar(struct change *out, struct node_place place, struct str value,
                    struct arena *arena, struct diag *diag);

/* The mapping gets one more key, behind the others, written as the value before it. */
bool rewrite_add(struct change *out, struct node_place place,
                 const struct node_text *text, struct arena *arena, struct diag *diag);

/* The scalar becomes a mapping of these two texts. */
bool rewrite_split(struct change *out, struct node_place place,
                   const struct node_text texts[2], struct arena *arena,
                   struct diag *diag);

/* One of many such changes. */
struct rewrite {
    enum rewrite_kind { REWRITE_SCALAR, REWRITE_ADD, REWRITE_SPLIT } kind;
    const struct node *node; /* each is in one wish, and none within another */
    struct node_text texts[2]; /* SCALAR: the first value; ADD: the first; SPLIT: both */
};

struct rewrites {
    struct rewrite *items;
    size_t count, capacity;
};

/* All of them, proved together where that is possible: `out` has room for a change for
 * each. Returns how many there are: one that cannot be is an error. */
size_t rewrite_many(struct change *out, const struct node *root,
                    const struct rewrites *wishes, struct arena *arena,
                    struct diag *diag);

/* The sequence gets one more item, before that of index `at` or at its end. Of its node
 * the kinds, keys and texts are taken; a scalar that is `plain` is written without
 * quotes.
 */
struct node_item {
    size_t at;
    const struct node *node;
};

bool rewrite_insert(struct change *out, struct node_place place,
                    const struct node_item *item, struct arena *arena, struct diag *diag);

/* The item of index `at` changes places with the next one, comments above it included. */
bool rewrite_swap(struct change *out, struct node_place place, size_t at,
                  struct arena *arena, struct diag *diag);

/* The item goes, with the comments above it. Not the only one: no list may be empty. */
bool rewrite_delete(struct change *out, struct node_place place, size_t at,
                    struct arena *arena, struct diag *diag);

/* The mapping gets one more key, before that of index `at` or at its end, whose value is
 * written on the same line, in {} or [] if it is a collection. Of its node is taken what
 * rewrite_insert takes. */
struct node_entry {
    size_t at;
    struct str key;
    const struct node *node;
};

bool rewrite_put(struct change *out, struct node_place place,
                 const struct node_entry *entry, struct arena *arena, struct diag *diag);

/* The key of index `at` goes with its value and the comments above it. Not the only one.
 */
bool rewrite_drop(struct change *out, struct node_place place, size_t at,
                  struct arena *arena, struct diag *diag);

/* All bytes of the file after the change, with its byte-order mark. */
struct str change_apply(const struct source *source, const struct change *change,
                        struct arena *arena);

/* The same for changes of different places, each found in the same tree; they are put in
 * order. Since each was proved alone, who applies several reads the result again. */
struct str change_apply_all(const struct source *source, struct change *changes,
                            size_t count, struct arena *arena);

/* The scalar whose text covers this byte of source->text, or NULL. */
const struct node *node_at(const struct node *root, size_t offset);

#endif
