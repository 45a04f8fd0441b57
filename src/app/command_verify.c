/* brochure verify: the verdict on a file goes to standard output in one line. */
#include "app/commands.h"
#include "app/verifying.h"
#include "base/file.h"
#include "base/wording.h"
#include "verify/verify.h"
#include <stdio.h>

static int code_of(const struct verdict *verdict)
{
    switch (verdict->kind) {
    case VERDICT_SAME: return 0;
    case VERDICT_FAILED: return 3;
    case VERDICT_DIFFERS:
    case VERDICT_DAMAGED:
    case VERDICT_SOURCELESS:
    case VERDICT_FOREIGN: break;
    }
    return 1;
}

int command_verify(const struct options *options)
{
    struct arena *arena = arena_create();
    struct diag *diag = diag_create(arena);
    struct str pdf;
    int code = 0;
    if (file_read_binary(&pdf, options->file, VERIFY_FILE_MAX, arena, diag)) {
        struct verdict verdict;
        verifying_judge(&verdict, options, pdf, stderr, arena);
        if (verdict.words != NULL) {
            wording_print(stdout, options->messages, "%s", verdict.words);
        }
        code = code_of(&verdict);
    } else {
        diag_print(diag, stderr, options->messages);
        code = diag_exit_code(diag);
    }
    arena_destroy(arena);
    return code;
}
