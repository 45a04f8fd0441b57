/* The starter file is one text in all languages. What another language says is left out:
 * the line with its key, and the lines further in below it. */
#include "app/starter.h"

static size_t indent_of(struct str line)
{
    size_t at = 0;
    while (at < line.size && (line.data[at] == ' ' || line.data[at] == '#')) {
        at++;
    }
    return at;
}

static bool is_wanted(const enum lang *languages, size_t count, enum lang lang)
{
    for (size_t i = 0; i < count; i++) {
        if (languages[i] == lang) {
            return true;
        }
    }
    return false;
}

/* True for a line that gives the text of a language that is not wanted. */
static bool is_of_another(struct str line, const enum lang *languages, size_t count)
{
    size_t colon = str_find(line, STR(":"), 0);
    enum lang lang;
    return colon != SIZE_MAX &&
           lang_from_code(&lang, str_slice(line, indent_of(line), colon)) &&
           !is_wanted(languages, count, lang);
}

/* "  languages: [bg, en]  # …" or "  id: …  # …" with another value, as long as the old
 * one where it can be, so that the notes behind stay in their column. */
static void add_fact(struct builder *out, struct str line, struct str value)
{
    size_t colon = str_find(line, STR(":"), 0);
    size_t note = str_find(line, STR(" #"), 0);
    size_t start = out->count;
    builder_format(out, "%.*s: %.*s", STR_ARGS(str_slice(line, 0, colon)),
                   STR_ARGS(value));
    while (out->count - start < note) {
        builder_add(out, STR(" "));
    }
    builder_add(out, str_slice(line, note, line.size));
}

static struct str list_languages(const enum lang *languages, size_t count,
                                 struct arena *arena)
{
    struct builder list = {.arena = arena};
    for (size_t i = 0; i < count; i++) {
        builder_format(&list, "%s%s", i == 0 ? "[" : ", ",
                       lang_facts(languages[i])->code);
    }
    builder_add(&list, STR("]"));
    return builder_str(&list);
}

struct str starter_make(const enum lang *languages, size_t count, struct str id,
                        struct arena *arena)
{
    struct builder out = {.arena = arena};
    size_t left_out = SIZE_MAX; /* indent of the key whose text is being left out */
    size_t empty = 0; /* lines that may belong to it */
    for (const char *const *next = STARTER_LINES; *next != NULL; next++) {
        struct str line = str_from(*next);
        if (str_trim(line).size == 0 && left_out != SIZE_MAX) {
            empty++;
            continue;
        }
        if (left_out != SIZE_MAX && indent_of(line) > left_out) {
            empty = 0;
            continue;
        }
        for (left_out = SIZE_MAX; empty > 0; empty--) {
            builder_add(&out, STR("\n"));
        }
        if (is_of_another(line, languages, count)) {
            left_out = indent_of(line);
        } else if (str_starts_with(line, STR("  languages:"))) {
            add_fact(&out, line, list_languages(languages, count, arena));
        } else if (str_starts_with(line, STR("  id:")) && id.size > 0) {
            add_fact(&out, line, id);
        } else {
            builder_add(&out, line);
        }
    }
    return builder_str(&out);
}

enum { ID_MAX = 40 };

static bool is_id_sign(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           c == '-';
}

struct str starter_id(const char *path)
{
    struct str name = str_from(path);
    for (size_t at = str_find(name, STR("/"), 0); at != SIZE_MAX;
         at = str_find(name, STR("/"), 0)) {
        name = str_slice(name, at + 1, name.size);
    }
    name = str_slice(name, 0, str_find(name, STR("."), 0));
    bool good = name.size <= ID_MAX && name.data != NULL;
    for (size_t i = 0; good && i < name.size; i++) {
        good = is_id_sign(name.data[i]) && (i > 0 || name.data[0] != '-');
    }
    return good ? name : (struct str){0};
}
