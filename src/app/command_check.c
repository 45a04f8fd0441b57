/* brochure check: all that build would find, and nothing written. */
#include "app/commands.h"
#include "app/pipeline.h"
#include <stdio.h>

int command_check(const struct options *options)
{
    struct pipeline pipeline;
    pipeline_init(&pipeline, options);
    pipeline_lay_out(&pipeline);
    if (options->format == REPORT_JSON) {
        diag_print_json(pipeline.diag, stdout);
    } else {
        diag_print(pipeline.diag, stderr);
    }
    int code = pipeline_exit_code(&pipeline);
    pipeline_done(&pipeline);
    return code;
}
