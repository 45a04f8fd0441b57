/* JSON, written: objects and lists, one member a line, indented by two. What has to stay
 * short is kept on one line, members parted by blanks. */
#ifndef BASE_JSON_H
#define BASE_JSON_H

#include "base/lang.h"
#include "base/str.h"
#include <stdbool.h>

enum { JSON_DEPTH_MAX = 32 };

/* A value that is being written: all zero but `out`, to which it is appended. */
struct json {
    struct builder *out;
    size_t depth; /* open objects and lists */
    struct {
        char bracket;
        bool on_line, filled; /* filled: has a member */
    } levels[JSON_DEPTH_MAX];
    enum lang lang; /* of words for people: json_words */
    bool broken; /* the next member begins a line though it would not have to */
};

/* Opens an object '{' or a list '['. Like all that follows it takes the key of a member
 * where an object is open, else NULL. */
void json_open(struct json *json, const char *key, char bracket);
/* Closes what was opened last, by its bracket. */
void json_close(struct json *json, char bracket);

/* Keeps what was just opened, with all that it will hold, on one line. */
void json_keep_on_line(struct json *json);
/* The next member of something on one line begins a new line all the same. */
void json_break_line(struct json *json);

/* Controls, and marks that would break or reorder a line on a screen, are escaped. */
void json_str(struct json *json, const char *key, struct str text);
void json_text(struct json *json, const char *key, const char *text);
/* Words of the program, in json->lang. */
void json_words(struct json *json, const char *key, const char *words);
void json_number(struct json *json, const char *key, size_t number);
/* `word` as it stands: true, 12.5 */
void json_word(struct json *json, const char *key, const char *word);

#endif
