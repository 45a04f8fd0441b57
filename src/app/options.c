/* Reads the command line. What the design names but nobody has built yet is recognised
 * and refused, so that it is never taken for something else; the rest is refused with a
 * proposal. */
#include "app/options.h"
#include "base/edit_distance.h"
#include <getopt.h>
#include <stdlib.h>
#include <string.h>

#define COUNT(array) (sizeof(array) / sizeof *(array))

/* ---- what there is --------------------------------------------------------------- */

enum option_id {
    OPTION_HELP = 'h',
    OPTION_EDITIONS = 'e',
    OPTION_FOLDER = 'o',
    OPTION_LANG = 256,
    OPTION_BILINGUAL,
    OPTION_PAGE,
    OPTION_THEME,
    OPTION_ALLOW_MISSING,
    OPTION_DUMP,
    OPTION_FORMAT,
    OPTION_REPORT,
    OPTION_STRICT,
    OPTION_PORT,
    OPTION_NO_BROWSER,
    OPTION_STANDARD,
    OPTION_OUTLINES,
    OPTION_VERSION,
    OPTION_UNBUILT
};

static const char BUILD_LETTERS[] = ":ho:e:";
static const struct option BUILD_OPTIONS[] = {
    {"help", no_argument, NULL, OPTION_HELP},
    {"lang", required_argument, NULL, OPTION_LANG},
    {"bilingual", required_argument, NULL, OPTION_BILINGUAL},
    {"page", required_argument, NULL, OPTION_PAGE},
    {"theme", required_argument, NULL, OPTION_THEME},
    {"allow-missing", no_argument, NULL, OPTION_ALLOW_MISSING},
    {"dump", required_argument, NULL, OPTION_DUMP},
    {"report", required_argument, NULL, OPTION_REPORT},
    {"print-standard", required_argument, NULL, OPTION_STANDARD},
    {"outlines", no_argument, NULL, OPTION_OUTLINES},
    {"changes-since", required_argument, NULL, OPTION_UNBUILT},
    {0},
};

static const char OTHER_LETTERS[] = ":h";
static const struct option CHECK_OPTIONS[] = {
    {"help", no_argument, NULL, OPTION_HELP},
    {"format", required_argument, NULL, OPTION_FORMAT},
    {"strict", no_argument, NULL, OPTION_STRICT},
    {"allow-missing", no_argument, NULL, OPTION_ALLOW_MISSING},
    {0},
};

static const struct option INIT_OPTIONS[] = {
    {"help", no_argument, NULL, OPTION_HELP},
    {"lang", required_argument, NULL, OPTION_LANG},
    {0},
};

static const char EDIT_LETTERS[] = ":ho:";
static const struct option EDIT_OPTIONS[] = {
    {"help", no_argument, NULL, OPTION_HELP},
    {"port", required_argument, NULL, OPTION_PORT},
    {"no-browser", no_argument, NULL, OPTION_NO_BROWSER},
    {0},
};

static const struct option HELP_OPTIONS[] = {
    {"help", no_argument, NULL, OPTION_HELP},
    {0},
};

struct command_row {
    const char *name;
    enum command command;
    bool built;
    const char *letters;
    const struct option *options;
};

static const struct command_row COMMANDS[] = {
    {"build", COMMAND_BUILD, true, BUILD_LETTERS, BUILD_OPTIONS},
    {"check", COMMAND_CHECK, true, OTHER_LETTERS, CHECK_OPTIONS},
    {"edit", COMMAND_EDIT, true, EDIT_LETTERS, EDIT_OPTIONS},
    {"init", COMMAND_INIT, true, OTHER_LETTERS, INIT_OPTIONS},
    {"schema", COMMAND_SCHEMA, true, OTHER_LETTERS, HELP_OPTIONS},
    {"verify", COMMAND_VERIFY, true, OTHER_LETTERS, HELP_OPTIONS},
    {"help", COMMAND_HELP, true, OTHER_LETTERS, HELP_OPTIONS},
    {"batch", COMMAND_HELP, false, OTHER_LETTERS, HELP_OPTIONS},
    {"watch", COMMAND_HELP, false, OTHER_LETTERS, HELP_OPTIONS},
};

/* What may stand before any command. */
static const struct option TOP_OPTIONS[] = {
    {"help", no_argument, NULL, OPTION_HELP},
    {"version", no_argument, NULL, OPTION_VERSION},
    {0},
};

/* The values of an option; those after the first `built` ones are not built yet. */
struct values {
    const char *option;
    const char *names[4];
    size_t count;
    size_t built;
};

static const struct values LANG_VALUES = {"--lang", {"bg+en", "bg", "en"}, 3, 3};
static const struct values BILINGUAL_VALUES = {
    "--bilingual", {"columns", "facing", "sequential"}, 3, 3};
static const struct values DUMP_VALUES = {"--dump", {"pages", "blocks"}, 2, 2};
static const struct values REPORT_VALUES = {"--report", {"json"}, 1, 1};
static const struct values STANDARD_VALUES = {"--print-standard", {"x4", "x1a"}, 2, 2};
static const struct values FORMAT_VALUES = {"--format", {"text", "json"}, 2, 2};

/* ---- complaints ------------------------------------------------------------------ */

struct parser {
    struct options *out;
    int count;
    char **arguments;
    const char *command; /* NULL before it is known */
    FILE *errors;
    const char *press_option; /* one that only the print edition follows, or NULL */
};

/* Ends a complaint with where to read on. */
static bool advise(const struct parser *parser)
{
    if (parser->command == NULL) {
        fputs("note: \"brochure help\" lists the commands\n", parser->errors);
    } else {
        fprintf(parser->errors, "note: see \"brochure help %s\"\n", parser->command);
    }
    return false;
}

static bool refuse_unbuilt(const struct parser *parser, const char *kind,
                           const char *name)
{
    fprintf(parser->errors, "brochure: error: %s \"%s\" is not built yet\n", kind, name);
    return advise(parser);
}

static bool refuse_unknown(const struct parser *parser, const char *kind,
                           const char *name, const struct str *suggestion)
{
    fprintf(parser->errors, "brochure: error: there is no %s \"%s\"", kind, name);
    if (suggestion != NULL) {
        fprintf(parser->errors, "; did you mean \"%.*s\"?", STR_ARGS(*suggestion));
    }
    fputc('\n', parser->errors);
    return advise(parser);
}

static bool refuse_option(const struct parser *parser, const char *argument,
                          const struct option *options)
{
    enum { NAMES_MAX = 16, SHOWN_MAX = 64 };
    struct str names[NAMES_MAX];
    size_t count = 0;
    for (; count < NAMES_MAX && options[count].name != NULL; count++) {
        names[count] = str_from(options[count].name);
    }
    const struct str *nearest = NULL;
    if (strncmp(argument, "--", 2) == 0) {
        struct str word = str_from(argument + 2);
        word = str_slice(word, 0, str_find(word, STR("="), 0));
        nearest = edit_nearest(names, count, word);
    }
    if (nearest == NULL) {
        return refuse_unknown(parser, "option", argument, NULL);
    }
    char shown[SHOWN_MAX];
    snprintf(shown, sizeof shown, "--%.*s", STR_ARGS(*nearest));
    struct str suggestion = str_from(shown);
    return refuse_unknown(parser, "option", argument, &suggestion);
}

/* ---- values ---------------------------------------------------------------------- */

/* The index of `value`, or -1 after a complaint. */
static int find_value(const struct parser *parser, const struct values *values,
                      const char *value)
{
    char kind[64];
    for (size_t i = 0; i < values->count; i++) {
        if (strcmp(value, values->names[i]) != 0) {
            continue;
        }
        if (i >= values->built) {
            snprintf(kind, sizeof kind, "the value of %s,", values->option);
            refuse_unbuilt(parser, kind, value);
            return -1;
        }
        return (int)i;
    }
    struct str names[COUNT(values->names)];
    for (size_t i = 0; i < values->built; i++) {
        names[i] = str_from(values->names[i]);
    }
    const struct str *nearest = edit_nearest(names, values->built, str_from(value));
    fprintf(parser->errors, "brochure: error: \"%s\" is no value of %s: write", value,
            values->option);
    for (size_t i = 0; i < values->built; i++) {
        fprintf(parser->errors, "%s %s", i == 0 ? "" : " or", values->names[i]);
    }
    if (nearest != NULL) {
        fprintf(parser->errors, "; did you mean \"%.*s\"?", STR_ARGS(*nearest));
    }
    fputc('\n', parser->errors);
    advise(parser);
    return -1;
}

static bool take_edition(struct parser *parser, const char *name, size_t size)
{
    struct options *out = parser->out;
    char shown[64];
    snprintf(shown, sizeof shown, "%.*s", (int)(size < 60 ? size : 60), name);
    const struct edition *edition = edition_find((struct str){name, size});
    if (edition == NULL) {
        struct str names[OPTIONS_EDITIONS_MAX];
        size_t count = 0;
        for (size_t i = 0; i < OPTIONS_EDITIONS_MAX && edition_at(i) != NULL; i++) {
            names[count++] = str_from(edition_name(edition_at(i)));
        }
        return refuse_unknown(parser, "edition", shown,
                              edit_nearest(names, count, str_from(shown)));
    }
    for (size_t i = 0; i < out->edition_count; i++) {
        if (out->editions[i] == edition) {
            return true; /* named twice, written once */
        }
    }
    if (out->edition_count < OPTIONS_EDITIONS_MAX) {
        out->editions[out->edition_count++] = edition;
    }
    return true;
}

static bool take_editions(struct parser *parser, const char *list)
{
    parser->out->edition_count = 0;
    for (const char *name = list;; name++) {
        size_t size = strcspn(name, ",");
        if (!take_edition(parser, name, size)) {
            return false;
        }
        name += size;
        if (*name == '\0') {
            return true;
        }
    }
}

bool options_set_languages(struct options *out, struct str codes)
{
    out->language_count = 0;
    for (size_t at = 0; at <= codes.size;) {
        size_t end = str_find(codes, STR("+"), at);
        end = end == SIZE_MAX ? codes.size : end;
        enum lang lang;
        if (out->language_count == LANG_COUNT ||
            !lang_from_code(&lang, str_slice(codes, at, end))) {
            return false;
        }
        out->languages[out->language_count++] = lang;
        at = end + 1;
    }
    return true;
}

static bool take_lang(struct parser *parser, const char *value)
{
    return find_value(parser, &LANG_VALUES, value) >= 0 &&
           options_set_languages(parser->out, str_from(value));
}

static bool take_bilingual(struct parser *parser, const char *value)
{
    static const enum bilingual MODES[] = {BILINGUAL_COLUMNS, BILINGUAL_FACING,
                                           BILINGUAL_SEQUENTIAL};
    int index = find_value(parser, &BILINGUAL_VALUES, value);
    parser->out->bilingual = index < 0 ? BILINGUAL_BY_PAGE : MODES[index];
    return index >= 0;
}

static bool take_page(struct parser *parser, const char *value)
{
    struct page_size *page = &parser->out->page;
    if (!page_size_read(page, str_from(value))) {
        fprintf(parser->errors, "brochure: error: \"%s\" is no value of --page: write",
                value);
        for (size_t i = 0; page_name_at(i) != NULL; i++) {
            fprintf(parser->errors, " %s or", page_name_at(i)->name);
        }
        fputs(" a width and a height, for example 210x210mm\n", parser->errors);
        return advise(parser);
    }
    const char *fault = page_size_fault(*page);
    if (fault != NULL) {
        fprintf(parser->errors, "brochure: error: --page %s: the page %s\n", value,
                fault);
        return advise(parser);
    }
    return true;
}

static bool take_theme(struct parser *parser, const char *value)
{
    parser->out->theme = str_from(value);
    return value[0] != '\0' || refuse_unknown(parser, "theme", value, NULL);
}

/* ---- options --------------------------------------------------------------------- */

static bool take_port(struct parser *parser, const char *value)
{
    char *end = NULL;
    long port = strtol(value, &end, 10);
    parser->out->port = (int)port;
    return (*end == '\0' && port >= 1024 && port <= 65535) ||
           refuse_unknown(parser, "port from 1024 to 65535 like", value, NULL);
}

static bool take_option(struct parser *parser, int id, const char *value)
{
    struct options *out = parser->out;
    int index = 0;
    switch (id) {
    case OPTION_HELP:
        out->command = COMMAND_HELP;
        out->topic = parser->command;
        return true;
    case OPTION_VERSION: out->command = COMMAND_VERSION; return true;
    case OPTION_FOLDER:
        out->folder = value;
        return value[0] != '\0' || refuse_unknown(parser, "folder", value, NULL);
    case OPTION_EDITIONS: return take_editions(parser, value);
    case OPTION_LANG: return take_lang(parser, value);
    case OPTION_BILINGUAL: return take_bilingual(parser, value);
    case OPTION_PAGE: return take_page(parser, value);
    case OPTION_THEME: return take_theme(parser, value);
    case OPTION_ALLOW_MISSING: out->allow_missing = true; return true;
    case OPTION_DUMP:
        index = find_value(parser, &DUMP_VALUES, value);
        out->dump = index == 1 ? DUMP_BLOCKS : DUMP_PAGES;
        return index >= 0;
    case OPTION_REPORT:
        out->report = true;
        return find_value(parser, &REPORT_VALUES, value) >= 0;
    case OPTION_STRICT: out->strict = true; return true;
    case OPTION_PORT: return take_port(parser, value);
    case OPTION_NO_BROWSER: out->no_browser = true; return true;
    case OPTION_STANDARD:
        parser->press_option = "--print-standard";
        index = find_value(parser, &STANDARD_VALUES, value);
        out->standard = index == 1 ? EDITION_X1A : EDITION_X4;
        return index >= 0;
    case OPTION_OUTLINES:
        parser->press_option = "--outlines";
        out->outlines = true;
        return true;
    default: /* OPTION_FORMAT */
        index = find_value(parser, &FORMAT_VALUES, value);
        out->format = index == 1 ? REPORT_JSON : REPORT_TEXT;
        return index >= 0;
    }
}

/* The argument that getopt_long has just refused. */
static const char *refused_argument(const struct parser *parser, char letter[3])
{
    if (optopt > 0 && optopt < 128) {
        letter[0] = '-';
        letter[1] = (char)optopt;
        letter[2] = '\0';
        return letter;
    }
    /* A Cyrillic letter is more than one byte, so its argument is still being read. */
    return parser->arguments[optopt < 0 ? optind : optind - 1];
}

/* Takes all options. What is no option is left behind, from optind on. */
static bool take_options(struct parser *parser, const char *letters,
                         const struct option *options)
{
    char letter[3];
    int id = 0;
    int index = 0;
    optind = 0; /* GNU: start anew */
    opterr = 0;
    while ((id = getopt_long(parser->count, parser->arguments, letters, options,
                             &index)) != -1) {
        if (id == '?') {
            return refuse_option(parser, refused_argument(parser, letter), options);
        }
        if (id == ':') {
            fprintf(parser->errors, "brochure: error: %s needs a value\n",
                    refused_argument(parser, letter));
            return advise(parser);
        }
        if (id == OPTION_UNBUILT) {
            return refuse_unbuilt(parser, "the option", options[index].name);
        }
        if (!take_option(parser, id, optarg)) {
            return false;
        }
        if (parser->out->command == COMMAND_HELP ||
            parser->out->command == COMMAND_VERSION) {
            return true;
        }
    }
    return true;
}

/* ---- commands -------------------------------------------------------------------- */

static const struct command_row *find_command(const struct parser *parser,
                                              const char *name)
{
    struct str names[COUNT(COMMANDS)];
    for (size_t i = 0; i < COUNT(COMMANDS); i++) {
        names[i] = str_from(COMMANDS[i].name);
        if (strcmp(name, COMMANDS[i].name) != 0) {
            continue;
        }
        if (COMMANDS[i].built) {
            return &COMMANDS[i];
        }
        refuse_unbuilt(parser, "the command", name);
        return NULL;
    }
    const char *suffix = strrchr(name, '.');
    if (suffix != NULL && (strcmp(suffix, ".yaml") == 0 || strcmp(suffix, ".yml") == 0)) {
        fprintf(parser->errors,
                "brochure: error: the command is missing: "
                "did you mean \"brochure build %s\"?\n",
                name);
        advise(parser);
        return NULL;
    }
    refuse_unknown(parser, "command", name,
                   edit_nearest(names, COUNT(COMMANDS), str_from(name)));
    return NULL;
}

static bool is_format(const struct parser *parser, const char *name)
{
    const struct str known = STR("theme");
    return str_equal(str_from(name), known) ||
           refuse_unknown(parser, "schema", name,
                          edit_nearest(&known, 1, str_from(name)));
}

/* What the file of a command is; NULL: it takes none. */
static const char *file_wanted(enum command command)
{
    switch (command) {
    case COMMAND_BUILD:
    case COMMAND_CHECK:
    case COMMAND_EDIT: return "YAML file with the content";
    case COMMAND_INIT: return "YAML file to write";
    case COMMAND_VERIFY: return "PDF file to verify";
    case COMMAND_SCHEMA:
    case COMMAND_HELP:
    case COMMAND_VERSION: break;
    }
    return NULL;
}

/* Exactly one file for a command that takes one, at most a topic for schema and help. */
static bool take_operands(struct parser *parser)
{
    struct options *out = parser->out;
    int left = parser->count - optind;
    const char *wanted = file_wanted(out->command);
    if (left > 1) {
        fprintf(parser->errors, "brochure: error: \"%s\" is one argument too many\n",
                parser->arguments[optind + 1]);
        return advise(parser);
    }
    if (wanted != NULL && (left == 0 || parser->arguments[optind][0] == '\0')) {
        fprintf(parser->errors, "brochure: error: which file? Name the %s\n", wanted);
        return advise(parser);
    }
    if (wanted != NULL) {
        out->file = parser->arguments[optind];
        return true;
    }
    if (left == 0) {
        return true;
    }
    out->topic = parser->arguments[optind];
    return out->command == COMMAND_SCHEMA ? is_format(parser, out->topic)
                                          : find_command(parser, out->topic) != NULL;
}

static bool parse_command(struct parser *parser, const struct command_row *row)
{
    struct options *out = parser->out;
    out->command = row->command;
    if (row->command == COMMAND_HELP) {
        parser->command = NULL;
        optind = 1;
        /* "brochure help --help" explains itself like "brochure help help". */
        if (parser->count > 1 && (strcmp(parser->arguments[1], "--help") == 0 ||
                                  strcmp(parser->arguments[1], "-h") == 0)) {
            out->topic = row->name;
            return true;
        }
        return take_operands(parser);
    }
    parser->command = row->name;
    if (!take_options(parser, row->letters, row->options)) {
        return false;
    }
    if (out->command != COMMAND_HELP && out->report && out->dump != DUMP_NOTHING) {
        fputs("brochure: error: --dump writes no PDF, so there is nothing to --report\n",
              parser->errors);
        return advise(parser);
    }
    return out->command == COMMAND_HELP || take_operands(parser);
}

static void choose_all_editions(struct options *out)
{
    const struct edition *edition = edition_at(0);
    while (edition != NULL && out->edition_count < OPTIONS_EDITIONS_MAX) {
        out->editions[out->edition_count++] = edition;
        edition = edition_at(out->edition_count);
    }
}

/* Brings the print edition into its standard; refuses options that nothing follows. */
static bool settle_press(struct parser *parser)
{
    struct options *out = parser->out;
    bool printed = false;
    for (size_t i = 0; i < out->edition_count; i++) {
        const struct edition *settled =
            edition_by_standard(out->editions[i], out->standard);
        if (settled != NULL) {
            printed = true;
            out->editions[i] = settled;
        }
    }
    if (parser->press_option == NULL || printed) {
        return true;
    }
    fprintf(parser->errors,
            "brochure: error: %s is for the print edition, which -e leaves out; add "
            "print to -e, or leave %s out\n",
            parser->press_option, parser->press_option);
    return advise(parser);
}

bool options_parse(struct options *out, int count, char **arguments, FILE *errors)
{
    *out = (struct options){.folder = "out"};
    struct parser parser = {out, count, arguments, NULL, errors, NULL};
    if (count < 2) {
        fputs("brochure: error: what shall be done? For example: "
              "brochure build FILE.yaml\n",
              errors);
        return advise(&parser);
    }
    if (arguments[1][0] == '-') {
        /* Only the first argument: what follows belongs to a command. */
        parser.count = 2;
        if (!take_options(&parser, OTHER_LETTERS, TOP_OPTIONS)) {
            return false;
        }
        return out->command != COMMAND_BUILD ||
               refuse_unknown(&parser, "command", arguments[1], NULL);
    }
    const struct command_row *row = find_command(&parser, arguments[1]);
    if (row == NULL) {
        return false;
    }
    parser.count = count - 1;
    parser.arguments = arguments + 1;
    if (!parse_command(&parser, row)) {
        return false;
    }
    out->editions_named = out->edition_count > 0;
    if (!out->editions_named) {
        choose_all_editions(out);
    }
    return settle_press(&parser);
}
