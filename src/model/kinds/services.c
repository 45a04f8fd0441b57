/* Services and programmes: a directory, with what an office asks for each. */
#include "model/kinds/kinds.h"
#include "model/schema.h"
#include "model/value.h"
#include "model/value_amount.h"
#include <stddef.h>

#define SERVICE(member) (uint16_t) offsetof(struct service, member)
#define FEE(member) (uint16_t) offsetof(struct fee, member)

/* ---- fees ------------------------------------------------------------------------ */

/* True for words in place of money: a language's own, or one with a letter in it. What
 * only looks like a number is to be one. */
static bool is_words(const struct node *node)
{
    static const char *const WORDS[] = {"none", "unknown", "x"};
    if (node->kind == NODE_MAPPING) {
        return node_find(node, STR("bg")) != NULL || node_find(node, STR("en")) != NULL;
    }
    bool letter = false;
    for (size_t i = 0; i < node->text.size; i++) {
        unsigned char byte = (unsigned char)node->text.data[i];
        unsigned char small = byte | 0x20;
        letter = letter || (small >= 'a' && small <= 'z') || byte == 0xD0 || byte == 0xD1;
    }
    for (size_t i = 0; i < sizeof WORDS / sizeof WORDS[0]; i++) {
        letter = letter && !str_equal(node->text, str_from(WORDS[i]));
    }
    return node->kind == NODE_SCALAR && !value_is_empty(node) && letter;
}

/* Into a struct fee: an amount, or a text in each language. */
static bool decode_fee(struct decoder *decoder, void *target, const struct node *node,
                       const struct field *field)
{
    struct fee *fee = field_member(target, field);
    const struct amount_rules rules = {.key = field->key, .decimals = -1, .money = true};
    const struct field words = {.key = field->key,
                                .type = &FIELD_TEXT,
                                .use = TEXT_INLINE,
                                .offset = FEE(text),
                                .limit = LIMIT_TITLE};
    if (is_words(node)) {
        return FIELD_TEXT.decode(decoder, fee, node, &words);
    }
    amount_decode(decoder, &fee->amount, NULL, node, &rules);
    return true;
}

static void schema_fee(struct json *json, const struct field *field)
{
    json_open(json, "anyOf", '[');
    json_open(json, NULL, '{');
    FIELD_MONEY.schema(json, field);
    json_close(json, '}');
    json_open(json, NULL, '{');
    FIELD_TEXT.schema(json, &(const struct field){.limit = LIMIT_TITLE});
    json_close(json, '}');
    json_close(json, ']');
}

static void walk_fee(const struct walk *walk, const void *target,
                     const struct field *field)
{
    const struct fee *fee =
        (const struct fee *)(const void *)((const char *)target + field->offset);
    walk_text(walk, &fee->text, TEXT_INLINE);
    amount_walk(walk, &fee->amount);
}

static const struct field_type FIELD_FEE = {.expected = N_("an amount or a text"),
                                            .decode = decode_fee,
                                            .schema = schema_fee,
                                            .walk = walk_fee};

static const struct field FEE_FIELDS[] = {
    {"name", &FIELD_TEXT, TEXT_INLINE, true, FEE(name), .limit = LIMIT_TITLE,
     .help = N_("Which of the fees: ordinary, express.")},
    {"time", &FIELD_TEXT, TEXT_INLINE, false, FEE(time), .limit = LIMIT_TITLE,
     .help = N_("How long the service takes for it.")},
    {"fee", &FIELD_FEE, .required = true, .offset = 0, .example = "5",
     .help = N_("How much: an amount, 0 for nothing, or words.")},
};
static const struct record FEE_RECORD = {.what = N_("a fee"),
                                         FIELDS(FEE_FIELDS),
                                         .size = sizeof(struct fee),
                                         .mark_offset = FEE(mark),
                                         .number_offset = FEE(number),
                                         .help = N_("One of several fees.")};

/* ---- services -------------------------------------------------------------------- */

static const struct field SERVICE_FIELDS[] = {
    {"title", &FIELD_TEXT, TEXT_INLINE, true, SERVICE(title), .limit = LIMIT_STATEMENT,
     .help = N_("Name of the service or programme.")},
    {"short", &FIELD_TEXT, TEXT_INLINE, false, SERVICE(short_title), .limit = LIMIT_SHORT,
     .help = N_("A short form of the title, for running heads and contents.")},
    {"phone", &FIELD_PHONE, TEXT_PLAIN, false, SERVICE(phones), SERVICE(phone_count),
     .example = "(042) 000 000",
     .help = N_("Telephone number; a link in the council file.")},
    {"phones", &FIELD_PHONES, TEXT_PLAIN, false, SERVICE(phones), SERVICE(phone_count),
     .limit = LIMIT_PHONES, .example = "[(042) 000 000, 0888 000 000]",
     .help = N_("Several telephone numbers, in place of \"phone\".")},
    {"url", &FIELD_URL, TEXT_PLAIN, false, SERVICE(url), .limit = LIMIT_URL,
     .example = "https://example.org/", .help = N_("Web address.")},
    {"email", &FIELD_EMAIL, TEXT_PLAIN, false, SERVICE(email), .limit = LIMIT_URL,
     .example = "office@example.org", .help = N_("Address for mail; a link.")},
    {"text", &FIELD_TEXT, TEXT_BLOCKS, false, SERVICE(text),
     .help = N_("A few words about the service.")},
    {"basis", &FIELD_TEXT, TEXT_INLINE, false, SERVICE(basis), .limit = LIMIT_STATEMENT,
     .help = N_("The law or ordinance behind it.")},
    {"time", &FIELD_TEXT, TEXT_INLINE, false, SERVICE(time), .limit = LIMIT_TITLE,
     .help = N_("How long it takes.")},
    {"fee", &FIELD_FEE, .offset = SERVICE(fee), .example = "5",
     .help = N_("What it costs: an amount, 0 for nothing, or words.")},
    {"fees", &FIELD_ITEMS, .offset = SERVICE(fees), .count_offset = SERVICE(fee_count),
     .limit = LIMIT_PHONES, .record = &FEE_RECORD, .example = "[{name: …, fee: 5}]",
     .help = N_("Several fees, in place of \"fee\".")},
    {"documents", &FIELD_TEXTS, TEXT_INLINE, false, SERVICE(documents),
     SERVICE(document_count), .limit = LIMIT_PHONES, .example = "[…]",
     .help = N_("What has to be handed in.")},
    {"unit", &FIELD_TEXT, TEXT_INLINE, false, SERVICE(unit), .limit = LIMIT_TITLE,
     .help = N_("The unit of the office that does it.")},
    {"place", &FIELD_TEXT, TEXT_INLINE, false, SERVICE(place), .limit = LIMIT_TITLE,
     .help = N_("Where it is asked for.")},
    {"hours", &FIELD_TEXT, TEXT_INLINE, false, SERVICE(hours), .limit = LIMIT_TITLE,
     .help = N_("When the place is open.")},
};
static const struct record SERVICE_RECORD = {.what = N_("a service"),
                                             FIELDS(SERVICE_FIELDS),
                                             .size = sizeof(struct service),
                                             .mark_offset = SERVICE(mark),
                                             .number_offset = SERVICE(number),
                                             .help = N_("One entry of the directory.")};

static const struct field SERVICES_FIELDS[] = {
    {"items", &FIELD_ITEMS, .required = true, .offset = SECTION_FIELD(as.services.items),
     .count_offset = SECTION_FIELD(as.services.item_count), .limit = LIMIT_ENTRIES,
     .record = &SERVICE_RECORD, .example = "[{title: …}]",
     .help = N_("The services and programmes, in order.")},
};

/* Fees in money want a currency, unless they are 0. */
static void check_fee(struct decoder *decoder, const struct fee *fee)
{
    bool free = fee->amount.kind == AMOUNT_NUMBER && fee->amount.number.units == 0;
    if (!free && data_wants_money(decoder, &fee->amount)) {
        diag_error(decoder->diag, fee->amount.mark, "currency-missing",
                   "nothing says what this fee is paid in; add  currency: EUR  to the "
                   "document, or write  fee: {value: 5, currency: EUR}");
    }
}

static void check_services(struct decoder *decoder, struct section *section)
{
    for (size_t i = 0; i < section->as.services.item_count; i++) {
        const struct service *service = &section->as.services.items[i];
        if (fee_is_given(&service->fee) && service->fee_count > 0) {
            diag_error(decoder->diag, service->mark, "service-fees",
                       "a service has either \"fee\" or \"fees\"; delete one");
        }
        check_fee(decoder, &service->fee);
        for (size_t k = 0; k < service->fee_count; k++) {
            check_fee(decoder, &service->fees[k]);
        }
    }
}

const struct kind KIND_SERVICES = {
    .name = "services",
    .record = KIND_RECORD(N_("a services section"), SERVICES_FIELDS,
                          N_("A directory of services and programmes.")),
    .check = check_services,
};
