/* Reads the command line. What the design names but nobody has built yet is recognised
 * and refused, so that it is never taken for something else; the rest is refused with a
 * proposal. */
#include "app/options.h"
#include "app/messages.h"
#include "app/option_rows.h"
#include "app/options_parts.h"
#include "base/edit_distance.h"
#include <stdlib.h>
#include <string.h>

#define COUNT(array) (sizeof(array) / sizeof *(array))

/* ---- what there is --------------------------------------------------------------- */

struct command_row {
    const char *name;
    enum command command;
    bool built;
};

static const struct command_row COMMANDS[] = {
    {"build", COMMAND_BUILD, true},      {"check", COMMAND_CHECK, true},
    {"schema", COMMAND_SCHEMA, true},    {"help", COMMAND_HELP, true},
    {"verify", COMMAND_VERIFY, true},    {"batch", COMMAND_BATCH, true},
    {"watch", COMMAND_HELP, false},      {"init", COMMAND_INIT, true},
    {"translate", COMMAND_EXPORT, true}, {"fix", COMMAND_FIX, true},
    {"edit", COMMAND_EDIT, true},
};

/* The values of an option; those after the first `built` ones are not built yet. */
struct values {
    const char *option;
    const char *names[4];
    size_t count;
    size_t built;
};

static const struct values MESSAGES_VALUES = {"--messages", {"bg", "en"}, 2, 2};
static const struct values LANG_VALUES = {"--lang", {"bg+en", "bg", "en"}, 3, 3};
static const struct values BILINGUAL_VALUES = {
    "--bilingual", {"columns", "facing", "sequential"}, 3, 3};
static const struct values DUMP_VALUES = {"--dump", {"pages", "blocks"}, 2, 2};
static const struct values REPORT_VALUES = {"--report", {"json"}, 1, 1};
static const struct values STANDARD_VALUES = {"--print-standard", {"x4", "x1a"}, 2, 2};
static const struct values FORMAT_VALUES = {"--format", {"text", "json"}, 2, 2};

/* ---- complaints ------------------------------------------------------------------ */

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
        return refuse_unknown(parser, N_("there is no option"), argument, NULL);
    }
    char shown[SHOWN_MAX];
    snprintf(shown, sizeof shown, "--%.*s", STR_ARGS(*nearest));
    struct str suggestion = str_from(shown);
    return refuse_unknown(parser, N_("there is no option"), argument, &suggestion);
}

/* ---- values ---------------------------------------------------------------------- */

/* "bg+en, bg, en" */
static void list_values(char *list, size_t size, const struct values *values)
{
    list[0] = '\0';
    for (size_t i = 0; i < values->built; i++) {
        size_t used = strlen(list);
        snprintf(list + used, size - used, "%s%s", i == 0 ? "" : ", ", values->names[i]);
    }
}

static void refuse_value(const struct parser *parser, const struct values *values,
                         const char *value)
{
    enum { LIST_MAX = 128 };
    char list[LIST_MAX];
    struct str names[COUNT(values->names)];
    for (size_t i = 0; i < values->built; i++) {
        names[i] = str_from(values->names[i]);
    }
    const struct str *nearest = edit_nearest(names, values->built, str_from(value));
    list_values(list, sizeof list, values);
    if (nearest != NULL) {
        complain(
            parser,
            "\"%.*s\" is no value of %.*s: write one of %.*s; did you mean \"%.*s\"?",
            SHOWN(value), SHOWN(values->option), SHOWN(list), STR_ARGS(*nearest));
    } else {
        complain(parser, "\"%.*s\" is no value of %.*s: write one of %.*s", SHOWN(value),
                 SHOWN(values->option), SHOWN(list));
    }
    advise(parser);
}

/* The index of `value`, or -1 after a complaint. */
static int find_value(const struct parser *parser, const struct values *values,
                      const char *value)
{
    for (size_t i = 0; i < values->count; i++) {
        if (strcmp(value, values->names[i]) == 0 && i >= values->built) {
            refuse_unbuilt(parser, N_("the value"), value);
            return -1;
        }
        if (strcmp(value, values->names[i]) == 0) {
            return (int)i;
        }
    }
    refuse_value(parser, values, value);
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
        return refuse_unknown(parser, N_("there is no edition"), shown,
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

static bool take_to(struct parser *parser, const char *value)
{
    static const struct values TO_VALUES = {"--to", {"bg", "en"}, 2, 2};
    parser->out->to_named = true;
    return find_value(parser, &TO_VALUES, value) >= 0 &&
           lang_from_code(&parser->out->to, str_from(value));
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
        complain(
            parser,
            "\"%.*s\" is no value of --page: write A4 or A5, or a width and a height, "
            "for example 210x210mm",
            SHOWN(value));
        return advise(parser);
    }
    const char *fault = page_size_fault(*page);
    if (fault != NULL) {
        complain(parser, "--page %.*s: the page %s", SHOWN(value), fault);
        return advise(parser);
    }
    return true;
}

static bool take_theme(struct parser *parser, const char *value)
{
    parser->out->theme = str_from(value);
    return value[0] != '\0' ||
           refuse_unknown(parser, N_("there is no theme"), value, NULL);
}

/* ---- options --------------------------------------------------------------------- */

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
    case OPTION_CHANGES: out->changes_since = value; return true;
    case OPTION_WRITE: out->write = true; return true;
    case OPTION_TO: return take_to(parser, value);
    case OPTION_FOLDER:
        out->folder = value;
        out->folder_named = true;
        return value[0] != '\0' ||
               refuse_unknown(parser, N_("there is no folder"), value, NULL);
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
    case OPTION_WORKERS: return take_workers(parser, value);
    case OPTION_SHARD: return take_shard(parser, value);
    case OPTION_FORCE: out->force = true; return true;
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
            complain(parser, "%.*s needs a value",
                     SHOWN(refused_argument(parser, letter)));
            return advise(parser);
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
        refuse_unbuilt(parser, N_("the command"), name);
        return NULL;
    }
    const char *suffix = strrchr(name, '.');
    if (suffix != NULL && (strcmp(suffix, ".yaml") == 0 || strcmp(suffix, ".yml") == 0)) {
        complain(parser, "the command is missing: did you mean \"brochure build %.*s\"?",
                 SHOWN(name));
        advise(parser);
        return NULL;
    }
    refuse_unknown(parser, N_("there is no command"), name,
                   edit_nearest(names, COUNT(COMMANDS), str_from(name)));
    return NULL;
}

static bool is_format(const struct parser *parser, const char *name)
{
    const struct str known = STR("theme");
    return str_equal(str_from(name), known) ||
           refuse_unknown(parser, N_("there is no schema"), name,
                          edit_nearest(&known, 1, str_from(name)));
}

/* What the file of a command is; NULL: it takes none. */
static const char *file_wanted(enum command command)
{
    switch (command) {
    case COMMAND_BUILD:
    case COMMAND_CHECK:
    case COMMAND_EDIT:
    case COMMAND_FIX:
    case COMMAND_EXPORT:
    case COMMAND_IMPORT: return N_("YAML file with the content");
    case COMMAND_INIT: return N_("YAML file to write");
    case COMMAND_BATCH: return N_("folder with content files, or a list of them");
    case COMMAND_VERIFY: return N_("PDF file to verify");
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
    int most = out->command == COMMAND_IMPORT ? 2 : 1;
    if (left > most) {
        complain(parser, "\"%.*s\" is one argument too many",
                 SHOWN(parser->arguments[optind + most]));
        return advise(parser);
    }
    if (wanted != NULL && (left == 0 || parser->arguments[optind][0] == '\0')) {
        complain(parser, "which file? Name the %s", wanted);
        return advise(parser);
    }
    if (out->command == COMMAND_IMPORT && left < 2) {
        complain(parser, "which translation? Name the .xlf file behind the content");
        return advise(parser);
    }
    if (wanted != NULL) {
        out->file = parser->arguments[optind];
        out->translation = left > 1 ? parser->arguments[optind + 1] : NULL;
        return true;
    }
    if (left == 0) {
        return true;
    }
    out->topic = parser->arguments[optind];
    return out->command == COMMAND_SCHEMA ? is_format(parser, out->topic)
                                          : find_command(parser, out->topic) != NULL;
}

/* translate export, translate import: the second word is the command. */
static bool take_direction(struct parser *parser)
{
    const char *word = parser->count > 1 ? parser->arguments[1] : "";
    bool import = strcmp(word, "import") == 0;
    if (word[0] == '-') {
        return true; /* --help */
    }
    if (!import && strcmp(word, "export") != 0) {
        complain(parser, "translate what? Write \"brochure translate export\" or "
                         "\"brochure translate import\"");
        return advise(parser);
    }
    parser->out->command = import ? COMMAND_IMPORT : COMMAND_EXPORT;
    parser->count--;
    parser->arguments++;
    return true;
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
    if (row->command == COMMAND_EXPORT && !take_direction(parser)) {
        return false;
    }
    const char *letters;
    const struct option *options = option_rows(out->command, &letters);
    if (!take_options(parser, letters, options)) {
        return false;
    }
    if (out->command == COMMAND_EXPORT && !out->to_named) {
        complain(parser, "into which language? Write --to en or --to bg");
        return advise(parser);
    }
    if (out->command != COMMAND_HELP && out->report && out->dump != DUMP_NOTHING) {
        complain(parser, "--dump writes no PDF, so there is nothing to --report");
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
    complain(parser,
             "%.*s is for the print edition, which -e leaves out; add print to -e, or "
             "leave it out",
             SHOWN(parser->press_option));
    return advise(parser);
}

bool options_parse(struct options *out, int count, char **arguments, FILE *errors)
{
    *out = (struct options){.folder = "out", .messages = messages_of_environment()};
    const char *strange = messages_take(&out->messages, &count, arguments);
    struct parser parser = {out, count, arguments, NULL, errors, NULL};
    if (strange != NULL) {
        return find_value(&parser, &MESSAGES_VALUES, strange) >= 0;
    }
    if (count < 2) {
        complain(&parser, "what shall be done? For example: brochure build FILE.yaml");
        return advise(&parser);
    }
    if (arguments[1][0] == '-') {
        /* Only the first argument: what follows belongs to a command. */
        parser.count = 2;
        const char *letters;
        const struct option *options = option_rows(COMMAND_VERSION, &letters);
        if (!take_options(&parser, letters, options)) {
            return false;
        }
        return out->command != COMMAND_BUILD ||
               refuse_unknown(&parser, N_("there is no command"), arguments[1], NULL);
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
