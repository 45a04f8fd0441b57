#include "model/kinds/naming.h"
#include "model/kinds/kinds.h"

static const struct choice NUMBERING_CHOICES[] = {
    {"auto", NUMBERING_AUTO}, {"code", NUMBERING_CODE}, {"none", NUMBERING_NONE}};
const struct choices NUMBERINGS = CHOICES(NUMBERING_CHOICES);

/* The same code of an item before it. */
static void check_twice(struct decoder *decoder, const struct named_item *items, size_t i)
{
    for (size_t k = 0; k < i; k++) {
        if (items[i].code->text.size > 0 &&
            str_equal(items[k].code->text, items[i].code->text)) {
            data_doubt(decoder, REVIEW_TWICE, items[i].code->mark,
                       "the code \"%.*s\" stands in line %u already",
                       STR_ARGS(items[i].code->text), items[k].code->mark.line);
            return;
        }
    }
}

/* Where the section does not say: codes if every item has one. */
static enum numbering numbering_of(const struct naming *naming,
                                   const struct named_item *items, size_t count)
{
    bool coded = naming->numbering == NUMBERING_BY_CODES;
    for (size_t i = 0; i < count && coded; i++) {
        coded = items[i].code->text.size > 0;
    }
    if (naming->numbering != NUMBERING_BY_CODES) {
        return naming->numbering;
    }
    return coded ? NUMBERING_CODE : NUMBERING_AUTO;
}

void naming_number(struct decoder *decoder, const struct naming *naming,
                   const struct named_item *items, size_t count)
{
    enum numbering numbering = numbering_of(naming, items, count);
    for (size_t i = 0; i < count; i++) {
        check_twice(decoder, items, i);
        if (numbering == NUMBERING_CODE && items[i].code->text.size == 0) {
            diag_error(decoder->diag, items[i].mark, "code-missing",
                       "this item has no \"code\", and  numbering: code  prints it; add "
                       " code: \"%zu\"",
                       items[i].number);
        }
        *items[i].numeral = numbering == NUMBERING_CODE ? items[i].code->text
                            : numbering == NUMBERING_AUTO
                                ? str_format(decoder->arena, "%zu", items[i].number)
                                : STR("");
    }
}
