/* The source attached to a file is rendered once more, in memory, with what is attached
 * beside it and as its metadata say that it was made. */
#include "app/verifying.h"
#include "app/content.h"
#include "app/editions.h"
#include "app/origin.h"
#include "base/file.h"
#include "base/version.h"
#include "base/wording.h"
#include "verify/verify.h"

/* While a file is judged. */
struct judging {
    struct verdict *out;
    struct verify_origin origin;
    struct str pdf;
    FILE *complaints;
    struct arena *arena;
};

static void say(struct judging *judging, enum verdict_kind kind, const char *words)
{
    judging->out->kind = kind;
    judging->out->words = words;
}

/* What the file is, and why. */
static void explain(struct judging *judging, enum verdict_kind kind, const char *verdict,
                    const char *reason)
{
    say(judging, kind, wording_phrase(judging->arena, "%s: %s\n", verdict, reason));
}

static void say_damaged(struct judging *judging, const char *reason)
{
    explain(judging, VERDICT_DAMAGED, N_("damaged"), reason);
}

/* `expected` has just been rendered from the source of the file. */
static void judge(struct judging *judging, struct str expected)
{
    struct arena *arena = judging->arena;
    const struct verify_origin *found = &judging->origin;
    struct verify_origin own;
    if (verify_extract(&own, expected, arena) == VERIFY_OURS) {
        struct str theirs = verify_find(found, "fonts");
        struct str ours = verify_find(&own, "fonts");
        if (!str_equal(theirs, ours)) {
            say(judging, VERDICT_DIFFERS,
                wording_phrase(arena,
                               "differs: it was made with other fonts (the file names "
                               "%.*s, here they are %.*s)\n",
                               STR_ARGS(theirs), STR_ARGS(ours)));
            return;
        }
    }
    struct verify_difference difference;
    if (!verify_compare(&difference, expected, found->original, arena)) {
        const struct verify_difference *first = &difference;
        say(judging, VERDICT_DIFFERS,
            first->page == 0
                ? wording_phrase(arena, "differs: first in %s (object %u, byte %zu)\n",
                                 first->what, first->object, first->offset)
                : wording_phrase(
                      arena, "differs: first in %s of page %zu (object %u, byte %zu)\n",
                      first->what, first->page, first->object, first->offset));
        return;
    }
    if (found->original.size < judging->pdf.size) {
        say(judging, VERDICT_DIFFERS,
            wording_phrase(arena,
                           "differs: nothing in it was changed, but %zu bytes were added "
                           "at its end, as by a signature\n",
                           judging->pdf.size - found->original.size));
        return;
    }
    say(judging, VERDICT_SAME, wording_phrase(arena, "verified\n"));
}

static void render_and_judge(struct judging *judging, struct content *content)
{
    struct editions editions;
    struct file_sink *sink = file_sink_create_memory(content->diag);
    if (content_read(content) && editions_make(&editions, content) &&
        editions_write(&editions, 0, sink)) {
        judge(judging, file_sink_bytes(sink));
    } else {
        if (judging->complaints != NULL) {
            diag_print(content->diag, judging->complaints, content->options->messages);
        }
        if (content_exit_code(content) == 3) {
            say(judging, VERDICT_FAILED, NULL);
        } else {
            say_damaged(judging, N_("its source can no longer be built"));
        }
    }
    file_sink_destroy(sink);
}

/* Source, pictures and theme come from the file, and from nowhere else. */
static void take_origin(struct content *content, const struct verify_origin *origin)
{
    content->bytes = origin->source;
    content->supplies.attached_only = true;
    content->supplies.attached = origin->supplements;
    content->supplies.attached_count = origin->supplement_count;
}

static void build_again(struct judging *judging, const struct options *options)
{
    struct options again;
    struct content content;
    if (!origin_restore(&again, &judging->origin)) {
        say_damaged(judging, N_("its metadata do not say how the file was made"));
        return;
    }
    again.messages = options->messages;
    again.file = str_format(judging->arena, "%s (attached source)", options->file).data;
    content_init(&content, &again);
    take_origin(&content, &judging->origin);
    render_and_judge(judging, &content);
    content_done(&content);
}

void verifying_judge(struct verdict *out, const struct options *options, struct str pdf,
                     FILE *complaints, struct arena *arena)
{
    struct judging judging = {
        .out = out, .pdf = pdf, .complaints = complaints, .arena = arena};
    struct verify_origin *origin = &judging.origin;
    *out = (struct verdict){0};
    switch (verify_extract(origin, pdf, arena)) {
    case VERIFY_OURS: break;
    case VERIFY_SOURCELESS:
        explain(&judging, VERDICT_SOURCELESS, N_("no source"), origin->reason);
        return;
    case VERIFY_DAMAGED: say_damaged(&judging, origin->reason); return;
    case VERIFY_FOREIGN:
        explain(&judging, VERDICT_FOREIGN, N_("not ours"), origin->reason);
        return;
    }
    out->source = origin->source;
    struct str version = verify_find(origin, "version");
    if (!str_equal(version, STR(BROCHURE_VERSION))) {
        say(&judging, VERDICT_DIFFERS,
            wording_phrase(arena,
                           "differs: brochure %.*s made it, and this is brochure %.*s\n",
                           STR_ARGS(version), STR_ARGS(STR(BROCHURE_VERSION))));
        return;
    }
    build_again(&judging, options);
}
