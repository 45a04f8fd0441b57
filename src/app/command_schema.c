/* brochure schema: the JSON Schema of the content format. */
#include "app/commands.h"
#include "model/model.h"
#include <stdio.h>

int command_schema(const struct options *options)
{
    (void)options;
    model_write_schema(stdout);
    return 0;
}
