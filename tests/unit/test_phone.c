/* Telephone numbers: what is dialled, and what is no number or more than one. */
#include "base/phone.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

struct dialled {
    const char *typed, *url;
};

static void test_numbers_are_dialled(void **state)
{
    (void)state;
    static const struct dialled CASES[] = {
        {"042 614 614", "tel:+35942614614"},
        {"(042) 614-614", "tel:+35942614614"},
        {"042/614 614", "tel:+35942614614"},
        {"0888 123 456", "tel:+359888123456"},
        {"+359 42 614 614", "tel:+35942614614"},
        {"+359 (0)42 614 614", "tel:+35942614614"},
        {"(+359) 42 614 614", "tel:+35942614614"},
        {"+359 0888 123 456", "tel:+359888123456"},
        {"00359 42 614 614", "tel:+35942614614"},
        {"359 42 614 614", "tel:+35942614614"},
        {"0700 12 345", "tel:+35970012345"},
        {"0800 55 510", "tel:+35980055510"},
        {"112", "tel:112"},
        {"116 111", "tel:116111"},
        {"+44 20 7946 0958", "tel:+442079460958"},
        {"0000 20 100", "tel:000020100"},
        {"02 981 2345", "tel:+35929812345"},
    };
    for (size_t i = 0; i < sizeof CASES / sizeof CASES[0]; i++) {
        struct arena *arena = arena_create();
        struct phone phone = phone_read(str_from(CASES[i].typed), COUNTRY_BG, arena);
        if (phone.fault != PHONE_SOUND || !str_equal(phone.url, str_from(CASES[i].url))) {
            fail_msg("%s: %d, %.*s", CASES[i].typed, (int)phone.fault,
                     STR_ARGS(phone.url));
        }
        arena_destroy(arena);
    }
}

struct dialled_abroad {
    enum country home;
    const char *typed, *url; /* NULL: refused */
};

static void test_numbers_of_other_countries(void **state)
{
    (void)state;
    static const struct dialled_abroad CASES[] = {
        {COUNTRY_UNSAID, "042 614 614", "tel:+35942614614"},
        {COUNTRY_RS, "011 3345 678", "tel:+381113345678"},
        {COUNTRY_RS, "+381 (0)11 3345 678", "tel:+381113345678"},
        {COUNTRY_RS, "+359 42 614 614", "tel:+35942614614"},
        {COUNTRY_RS, "381 11 3345 678", "tel:+381113345678"},
        {COUNTRY_RS, "192", "tel:192"},
        {COUNTRY_RS, "94", NULL},
        {COUNTRY_RS, "11 3345 678", NULL},
        {COUNTRY_GB, "020 7946 0958", "tel:+442079460958"},
        {COUNTRY_GB, "0800 123 456", "tel:+44800123456"},
        {COUNTRY_GB, "999", "tel:999"},
        {COUNTRY_GB, "042 614 614", NULL},
        {COUNTRY_IE, "01 222 2222", "tel:+35312222222"},
        {COUNTRY_US, "(614) 555-0199", "tel:+16145550199"},
        {COUNTRY_US, "1-800-555-0199", "tel:+18005550199"},
        {COUNTRY_US, "011 359 42 614 614", "tel:+35942614614"},
        {COUNTRY_CA, "311", "tel:311"},
        {COUNTRY_AU, "03 9658 9658", "tel:+61396589658"},
        {COUNTRY_AU, "0011 359 42 614 614", "tel:+35942614614"},
        {COUNTRY_AU, "000", "tel:000"},
        {COUNTRY_CZ, "420 123 456", "tel:+420420123456"},
        {COUNTRY_CZ, "420 234 567 890", "tel:+420234567890"},
        {COUNTRY_IT, "06 6710 1", "tel:+390667101"},
        {COUNTRY_HU, "06 1 327 1000", "tel:+3613271000"},
    };
    for (size_t i = 0; i < sizeof CASES / sizeof CASES[0]; i++) {
        struct arena *arena = arena_create();
        const char *wanted = CASES[i].url != NULL ? CASES[i].url : "";
        struct phone phone = phone_read(str_from(CASES[i].typed), CASES[i].home, arena);
        if (!str_equal(phone.url, str_from(wanted))) {
            fail_msg("%s: %d, %.*s", CASES[i].typed, (int)phone.fault,
                     STR_ARGS(phone.url));
        }
        arena_destroy(arena);
    }
}

struct refused {
    const char *typed;
    enum phone_fault fault;
};

static void test_what_is_no_number_is_told(void **state)
{
    (void)state;
    static const struct refused CASES[] = {
        {"042 614 614 вътр. 5", PHONE_LETTERS},
        {"12", PHONE_SHORT},
        {"", PHONE_SHORT},
        {"042 61", PHONE_SHORT},
        {"+359 112", PHONE_SHORT},
        {"000 101", PHONE_SHORT},
        {"0888 12 34", PHONE_SHORT_MOBILE},
        {"+359 88 812 345", PHONE_SHORT_MOBILE},
        {"042 614 614/615", PHONE_LONG},
        {"042 614 614-16", PHONE_LONG},
        {"042 614 614 - 042 614 620", PHONE_LONG},
        {"12345678901234567890", PHONE_NO_AREA},
        {"888 123 456", PHONE_NO_AREA},
        {"614 614", PHONE_NO_AREA},
        {"+1234567890123456", PHONE_LONG},
        {"+359 88 812 345 67", PHONE_LONG},
    };
    for (size_t i = 0; i < sizeof CASES / sizeof CASES[0]; i++) {
        struct arena *arena = arena_create();
        struct phone phone = phone_read(str_from(CASES[i].typed), COUNTRY_BG, arena);
        if (phone.fault != CASES[i].fault || phone.url.size > 0) {
            fail_msg("%s: %d", CASES[i].typed, (int)phone.fault);
        }
        arena_destroy(arena);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_numbers_are_dialled),
        cmocka_unit_test(test_numbers_of_other_countries),
        cmocka_unit_test(test_what_is_no_number_is_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
