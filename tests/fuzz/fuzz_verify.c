/* Feeds bytes as a PDF to the verify stage. Besides crashes it looks for broken promises:
 * a source beyond its limit, facts that are no plain words, an answer without a reason.
 */
#include "verify/verify.h"
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void require(bool fact)
{
    if (!fact) {
        abort();
    }
}

static void check_word(struct str word)
{
    require(word.size > 0);
    for (size_t i = 0; i < word.size; i++) {
        require(word.data[i] > ' ' && word.data[i] <= '~');
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena *arena = arena_create();
    struct verify_origin origin;
    struct str pdf = {(const char *)data, size};
    if (verify_extract(&origin, pdf, arena) == VERIFY_OURS) {
        require(origin.original.size <= size && origin.source.size <= VERIFY_SOURCE_MAX);
        for (size_t i = 0; i < origin.fact_count; i++) {
            check_word(origin.facts[i].name);
            check_word(origin.facts[i].value);
        }
        require(verify_find(&origin, "version").size > 0);
    } else {
        require(origin.reason[0] != '\0');
    }
    struct verify_difference difference;
    require(verify_compare(&difference, pdf, pdf, arena));
    arena_destroy(arena);
    return 0;
}
