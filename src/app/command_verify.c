/* brochure verify: the source attached to a file is rendered once more, in memory, and
 * the bytes are compared. The verdict goes to standard output in one line. */
#include "app/commands.h"
#include "app/content.h"
#include "app/editions.h"
#include "app/origin.h"
#include "base/file.h"
#include "base/version.h"
#include "base/wording.h"
#include "verify/verify.h"
#include <stdio.h>

enum { CODE_SAME = 0, CODE_DIFFERS = 1 };

/* One line: what the file is, and why. */
static int say(enum lang lang, const char *verdict, const char *reason)
{
    wording_print(stdout, lang, "%s: %s\n", verdict, reason);
    return CODE_DIFFERS;
}

static int say_damaged(enum lang lang, const char *reason)
{
    return say(lang, N_("damaged"), reason);
}

/* `expected` has just been rendered from the source in `found`. */
static int judge(const struct content *content, struct str expected, struct str pdf,
                 const struct verify_origin *found)
{
    struct arena *arena = content->arena;
    enum lang lang = content->options->messages;
    struct verify_origin own;
    if (verify_extract(&own, expected, arena) == VERIFY_OURS) {
        struct str theirs = verify_find(found, "fonts");
        struct str ours = verify_find(&own, "fonts");
        if (!str_equal(theirs, ours)) {
            wording_print(stdout, lang,
                          "differs: it was made with other fonts (the file names %.*s, "
                          "here they are %.*s)\n",
                          STR_ARGS(theirs), STR_ARGS(ours));
            return CODE_DIFFERS;
        }
    }
    struct verify_difference difference;
    if (!verify_compare(&difference, expected, found->original, arena)) {
        wording_print(stdout, lang, "differs: first in %s (object %u, byte %zu)\n",
                      difference.what, difference.object, difference.offset);
        return CODE_DIFFERS;
    }
    if (found->original.size < pdf.size) {
        wording_print(stdout, lang,
                      "differs: nothing in it was changed, but %zu bytes were added at "
                      "its end, as by a signature\n",
                      pdf.size - found->original.size);
        return CODE_DIFFERS;
    }
    wording_print(stdout, lang, "verified\n");
    return CODE_SAME;
}

static int render_and_judge(struct content *content, struct str pdf,
                            const struct verify_origin *origin)
{
    struct editions editions;
    struct file_sink *sink = file_sink_create_memory(content->diag);
    int code = CODE_DIFFERS;
    if (content_read(content) && editions_make(&editions, content) &&
        editions_write(&editions, 0, sink)) {
        code = judge(content, file_sink_bytes(sink), pdf, origin);
    } else {
        diag_print(content->diag, stderr, content->options->messages);
        code = content_exit_code(content);
        code = code == 3 ? code
                         : say_damaged(content->options->messages,
                                       N_("its source can no longer be built"));
    }
    file_sink_destroy(sink);
    return code;
}

/* Source, pictures and theme come from the file, and from nowhere else. */
static void take_origin(struct content *content, const struct verify_origin *origin)
{
    content->bytes = origin->source;
    content->supplies.attached_only = true;
    content->supplies.attached = origin->supplements;
    content->supplies.attached_count = origin->supplement_count;
}

static int verify_bytes(const struct options *options, struct str pdf,
                        struct arena *arena)
{
    enum lang lang = options->messages;
    struct verify_origin origin;
    switch (verify_extract(&origin, pdf, arena)) {
    case VERIFY_OURS: break;
    case VERIFY_SOURCELESS: return say(lang, N_("no source"), origin.reason);
    case VERIFY_DAMAGED: return say_damaged(lang, origin.reason);
    case VERIFY_FOREIGN: return say(lang, N_("not ours"), origin.reason);
    }
    struct str version = verify_find(&origin, "version");
    if (!str_equal(version, STR(BROCHURE_VERSION))) {
        wording_print(stdout, lang,
                      "differs: brochure %.*s made it, and this is brochure %.*s\n",
                      STR_ARGS(version), STR_ARGS(STR(BROCHURE_VERSION)));
        return CODE_DIFFERS;
    }
    struct options again;
    if (!origin_restore(&again, &origin)) {
        return say_damaged(lang, N_("its metadata do not say how the file was made"));
    }
    again.messages = lang;
    again.file = str_format(arena, "%s (attached source)", options->file).data;
    struct content content;
    content_init(&content, &again);
    take_origin(&content, &origin);
    int code = render_and_judge(&content, pdf, &origin);
    content_done(&content);
    return code;
}

int command_verify(const struct options *options)
{
    struct arena *arena = arena_create();
    struct diag *diag = diag_create(arena);
    struct str pdf;
    int code = 0;
    if (file_read_binary(&pdf, options->file, VERIFY_FILE_MAX, arena, diag)) {
        code = verify_bytes(options, pdf, arena);
    } else {
        diag_print(diag, stderr, options->messages);
        code = diag_exit_code(diag);
    }
    arena_destroy(arena);
    return code;
}
