/* What is said of wrong usage. */
#include "app/options_parts.h"

bool advise(const struct parser *parser)
{
    enum lang lang = parser->out->messages;
    fputc('\n', parser->errors);
    if (parser->command == NULL) {
        wording_print(parser->errors, lang, "%s \"brochure help\" lists the commands\n",
                      N_("note:"));
    } else {
        wording_print(parser->errors, lang, "%s see \"brochure help %.*s\"\n",
                      N_("note:"), SHOWN(parser->command));
    }
    return false;
}

bool refuse_unbuilt(const struct parser *parser, const char *kind, const char *name)
{
    complain(parser, "%s \"%.*s\" is not built yet", kind, SHOWN(name));
    return advise(parser);
}

bool refuse_unknown(const struct parser *parser, const char *none, const char *name,
                    const struct str *suggestion)
{
    if (suggestion != NULL) {
        complain(parser, "%s \"%.*s\"; did you mean \"%.*s\"?", none, SHOWN(name),
                 STR_ARGS(*suggestion));
    } else {
        complain(parser, "%s \"%.*s\"", none, SHOWN(name));
    }
    return advise(parser);
}
