/* brochure fix: what can only be meant in one way is mended; the difference is shown, and
 * written when asked for. What is left to do is said as check says it. */
#include "app/commands.h"
#include "app/content.h"
#include "app/difference.h"
#include "app/mending.h"
#include "app/rewriting.h"
#include "base/wording.h"
#include "review/review.h"
#include <stdio.h>

/* What check says of the text now; its exit code. */
static int say_what_is_left(const struct options *options, struct str text)
{
    struct content content;
    content_init(&content, options);
    content.bytes = text;
    if (content_read(&content) && content.sound) {
        review_run(&content.brochure, content.texts, content.diag);
    }
    diag_print(content.diag, stderr, options->messages);
    int code = content_exit_code(&content);
    content_done(&content);
    return code;
}

/* Shows what would be written. The encoding changes every line and is only named. */
static void show(const struct rewriting *rewriting, struct str before)
{
    struct str shown = input_decode(before, rewriting->arena);
    if (!str_equal(shown, before)) {
        wording_print(stderr, rewriting->messages,
                      "%.*s: will be saved as UTF-8, accents as one letter\n",
                      STR_ARGS(str_from(rewriting->path)));
    }
    difference_print(stdout, rewriting->path, shown, rewriting->text);
}

int command_fix(const struct options *options)
{
    struct rewriting rewriting;
    rewriting_init(&rewriting, options->file, options->messages);
    int code = 0;
    if (rewriting_open(&rewriting)) {
        struct str before = rewriting.text;
        bool written = true;
        rewriting.text = mending_run(options->file, before, rewriting.arena);
        if (!options->write) {
            show(&rewriting, before);
        } else if (!str_equal(rewriting.text, before)) {
            written = rewriting_save(&rewriting);
        }
        code = written ? say_what_is_left(options, rewriting.text) : 0;
    }
    int own = rewriting_done(&rewriting);
    return own != 0 ? own : code;
}
