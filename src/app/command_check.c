/* brochure check: all that build would find, and nothing written. */
#include "app/commands.h"
#include "app/content.h"
#include "app/editions.h"
#include "review/review.h"
#include <stdio.h>

int command_check(const struct options *options)
{
    struct content content;
    struct editions editions;
    content_init(&content, options);
    if (content_read(&content)) {
        bool made = editions_make(&editions, &content);
        for (size_t i = 0; i < options->edition_count && made; i++) {
            editions_preflight(&editions, i);
        }
        if (content.sound) {
            review_run(&content.brochure, content.texts, content.diag);
            review_stale(&content.brochure, &content.changes, content.diag);
        }
    }
    if (options->format == REPORT_JSON) {
        diag_print_json(content.diag, stdout, options->messages);
    } else {
        diag_print(content.diag, stderr, options->messages);
    }
    int code = content_exit_code(&content);
    content_done(&content);
    return code;
}
