/* In which language the program speaks: so that all else that is wrong with a command
 * line is said in it, the option is taken before the others are read. */
#include "app/messages.h"
#include <stdlib.h>
#include <string.h>

enum lang messages_of_environment(void)
{
    static const char *const NAMES[] = {"LC_ALL", "LC_MESSAGES", "LANG"};
    for (size_t i = 0; i < sizeof NAMES / sizeof *NAMES; i++) {
        const char *value = getenv(NAMES[i]);
        if (value != NULL && value[0] != '\0') {
            return strncmp(value, "bg", 2) == 0 ? LANG_BG : LANG_EN;
        }
    }
    return LANG_EN;
}

/* How many arguments from `at` on are the option; its value. */
static int find_option(const char **value, int count, char **arguments, int at)
{
    static const char OPTION[] = "--messages";
    size_t size = sizeof OPTION - 1;
    if (strcmp(arguments[at], OPTION) == 0) {
        bool given = at + 1 < count;
        *value = given ? arguments[at + 1] : "";
        return given ? 2 : 1;
    }
    if (strncmp(arguments[at], OPTION, size) == 0 && arguments[at][size] == '=') {
        *value = arguments[at] + size + 1;
        return 1;
    }
    return 0;
}

const char *messages_take(enum lang *out, int *count, char **arguments)
{
    const char *strange = NULL;
    int kept = 0;
    bool ended = false;
    for (int at = 0; at < *count;) {
        const char *value = NULL;
        ended = ended || strcmp(arguments[at], "--") == 0;
        int taken = ended || at == 0 ? 0 : find_option(&value, *count, arguments, at);
        if (taken == 0) {
            arguments[kept++] = arguments[at++];
        } else if (!lang_from_code(out, str_from(value))) {
            strange = value;
        }
        at += taken;
    }
    *count = kept;
    arguments[kept] = NULL;
    return strange;
}
