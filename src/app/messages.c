/* In which language the program speaks: the option, else the environment, on which
 * nothing else depends. */
#include "app/messages.h"
#include <stdlib.h>
#include <string.h>

/* What the arguments say, whatever else is wrong with them. */
static bool find_option(enum lang *out, int count, char **arguments)
{
    static const char OPTION[] = "--messages";
    size_t size = sizeof OPTION - 1;
    for (int i = 1; i < count; i++) {
        bool apart = strcmp(arguments[i], OPTION) == 0 && i + 1 < count;
        bool joined =
            strncmp(arguments[i], OPTION, size) == 0 && arguments[i][size] == '=';
        const char *value = apart    ? arguments[i + 1]
                            : joined ? arguments[i] + size + 1
                                     : NULL;
        if (value != NULL) {
            return lang_from_code(out, str_from(value));
        }
    }
    return false;
}

/* The first of the variables that is set decides; what is not Bulgarian is English. */
static enum lang environment_language(void)
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

enum lang messages_language(int count, char **arguments)
{
    enum lang lang = environment_language();
    (void)find_option(&lang, count, arguments);
    return lang;
}
