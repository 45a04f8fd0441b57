/* How a booklet is folded: a factor with decimals, and the pages of a signature; and what
 * booklet and preflight are when the file says nothing. */
#include "model/decode.h"

/* Office paper of 80 g; the thresholds of sheet-fed offset on coated paper. */
void value_set_defaults(struct brochure *brochure)
{
    brochure->booklet = (struct booklet){
        .creep = mpt_from_hundredths_mm(10), .creep_factor = 1000, .fold_marks = true};
    brochure->print.preflight = (struct preflight_limits){
        .ink = {300, 330},
        .line = {PT(0.25), PT(0.125)},
        .line_inks = {PT(0.5), PT(0.25)},
        .text = {PT(6), PT(5)},
        .text_inks = {PT(9), PT(8)},
        .safe_area = {MM(5), MM(3)},
        .picture = {225, 150},
        .picture_most = 450,
        .black_text = PT(12),
    };
}

enum { THOUSAND = 1000, DECIMALS_MAX = 3 };

/* Reads "1.25" as 1250: one digit or two, and at most three decimals. */
static bool read_factor(int *out, struct str text)
{
    int value = 0;
    int decimals = -1;
    for (size_t i = 0; i < text.size; i++) {
        char c = text.data[i];
        bool point = c == '.' && i > 0 && decimals < 0;
        if (!point && (c < '0' || c > '9')) {
            return false;
        }
        decimals += decimals >= 0 || point ? 1 : 0;
        value = point ? value : value * 10 + (c - '0');
        if (decimals > DECIMALS_MAX || value > 99 * THOUSAND) {
            return false;
        }
    }
    for (int i = decimals < 0 ? 0 : decimals; i < DECIMALS_MAX; i++) {
        value *= 10;
    }
    *out = value;
    return text.size > 0 && decimals != 0;
}

void value_decode_factor(struct decoder *decoder, int *out, const struct node *node,
                         const struct field *field)
{
    int factor = 0;
    if (!value_check_scalar(decoder, node, field)) {
        return;
    }
    if (!read_factor(&factor, str_trim(node->text)) || factor < THOUSAND ||
        (size_t)factor > field->limit) {
        struct str shown = name_clip(node->text, decoder->arena);
        diag_error_plain(
            decoder->diag, node->mark,
            "\"%s\" must be a number from 1 to %zu.%zu with a decimal point, but "
            "here it is \"%.*s\"; write  %s: %s",
            field->key, field->limit / THOUSAND, field->limit % THOUSAND / 100,
            STR_ARGS(shown), field->key, field->example);
        return;
    }
    *out = factor;
}

/* A folded sheet has four pages, so a signature is a multiple of four. */
void value_decode_signature(struct decoder *decoder, int *out, const struct node *node,
                            const struct field *field)
{
    long pages = 0;
    if (!value_check_scalar(decoder, node, field)) {
        return;
    }
    if (!node_read_int(&pages, node) || pages < 4 || (size_t)pages > field->limit ||
        pages % 4 != 0) {
        struct str text = name_clip(node->text, decoder->arena);
        diag_error_plain(
            decoder->diag, node->mark,
            "\"%s\" must be a multiple of four from 4 to %zu, since a folded sheet "
            "has four pages, but here it is \"%.*s\"; write  %s: %s",
            field->key, field->limit, STR_ARGS(text), field->key, field->example);
        return;
    }
    *out = (int)pages;
}
