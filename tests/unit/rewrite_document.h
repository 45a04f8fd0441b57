/* A text that is read and changed, for the tests of rewrite. */
#ifndef TESTS_UNIT_REWRITE_DOCUMENT_H
#define TESTS_UNIT_REWRITE_DOCUMENT_H

#include "input/input.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

struct document {
    struct arena *arena;
    struct diag *diag;
    struct source *source;
    struct node root;
};

static struct document open_document(struct arena *arena, struct str bytes)
{
    struct document document = {.arena = arena, .diag = diag_create(arena)};
    document.source = source_make(arena, STR("f"), bytes);
    if (!input_read(&document.root, document.source, arena, document.diag)) {
        diag_print(document.diag, stderr, LANG_EN);
        fail_msg("%.*s", STR_ARGS(bytes));
    }
    return document;
}

#endif
