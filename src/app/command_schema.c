/* brochure schema: the JSON Schema of the content format, or of themes. */
#include "app/commands.h"
#include "model/model.h"
#include <stdio.h>

int command_schema(const struct options *options)
{
    if (options->topic == NULL) {
        model_write_schema(stdout, options->messages);
    } else {
        model_write_theme_schema(stdout, options->messages);
    }
    return 0;
}
