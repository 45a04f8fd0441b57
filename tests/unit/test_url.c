/* Addresses: what a PDF holds of them, and which of them stand in running text. */
#include "base/url.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

struct read_case {
    const char *typed;
    enum url_fault fault;
    const char *link;
};

static void test_addresses_become_seven_bit(void **state)
{
    (void)state;
    static const struct read_case CASES[] = {
        {"https://example.org/", URL_SOUND, "https://example.org/"},
        {"http://example.org:8080/a?b=1#c", URL_SOUND, "http://example.org:8080/a?b=1#c"},
        {"https://община.бг", URL_SOUND, "https://xn--80abvuc1e.xn--90ae"},
        {"https://стара-загора.бг/план?x=й", URL_SOUND,
         "https://xn----7sbabar0a2dmgcm.xn--90ae/%D0%BF%D0%BB%D0%B0%D0%BD?x=%D0%B9"},
        {"https://example.org/%D0%BF", URL_SOUND, "https://example.org/%D0%BF"},
        {"mailto:office@example.org", URL_SOUND, "mailto:office@example.org"},
        {"mailto:office@община.бг?subject=План", URL_SOUND,
         "mailto:office@xn--80abvuc1e.xn--90ae?subject=%D0%9F%D0%BB%D0%B0%D0%BD"},
        {"tel:042614614", URL_SOUND, "tel:+35942614614"},
        {"tel:+35942614614", URL_SOUND, "tel:+35942614614"},
        {"tel:112", URL_SOUND, "tel:112"},
        {"tel:042614614;ext=5", URL_PHONE, ""},
        {"https://example .org", URL_BLANK, ""},
        {"https://example.org/\xE2\x80\x8Bx", URL_BLANK, ""},
        {"javascript:alert(1)", URL_SCHEME, ""},
        {"https://", URL_SCHEME, ""},
        {"example.org", URL_BARE, ""},
        {"https:///x", URL_HOST, ""},
        {"https://a..b/x", URL_HOST, ""},
        {"https://user@example.org/", URL_HOST, ""},
        {"mailto:example.org", URL_MAIL, ""},
        {"mailto:a@b.bg,c@d.bg", URL_MAIL, ""},
        {"mailto:@b.bg", URL_MAIL, ""},
    };
    for (size_t i = 0; i < sizeof CASES / sizeof CASES[0]; i++) {
        struct arena *arena = arena_create();
        struct url url = url_read(str_from(CASES[i].typed), COUNTRY_BG, arena);
        if (url.fault != CASES[i].fault ||
            !str_equal(url.link, str_from(CASES[i].link))) {
            fail_msg("%s: %d, %.*s", CASES[i].typed, (int)url.fault, STR_ARGS(url.link));
        }
        arena_destroy(arena);
    }
}

static void test_what_is_shown(void **state)
{
    (void)state;
    static const char *const CASES[][2] = {
        {"https://example.org/", "example.org"},
        {"http://община.бг/план", "община.бг/план"},
        {"mailto:office@example.org?subject=x", "office@example.org"},
        {"tel:112", "112"},
    };
    for (size_t i = 0; i < sizeof CASES / sizeof CASES[0]; i++) {
        assert_true(str_equal(url_shown(str_from(CASES[i][0])), str_from(CASES[i][1])));
    }
}

/* All addresses of a text, with a bar behind each. */
static struct str found(struct str text, struct arena *arena)
{
    struct builder all = {.arena = arena};
    size_t from = 0;
    for (;;) {
        struct url_place place = url_find(text, from, arena);
        if (place.from == SIZE_MAX) {
            return builder_str(&all);
        }
        builder_format(&all, "%.*s|", STR_ARGS(str_slice(text, place.from, place.to)));
        from = place.to;
    }
}

static void test_addresses_in_a_sentence(void **state)
{
    (void)state;
    static const char *const CASES[][2] = {
        {"Пишете на office@example.org.", "office@example.org|"},
        {"вж. www.example.org, https://example.org/a_b; край",
         "www.example.org|https://example.org/a_b|"},
        {"„www.example.org“ (https://example.org/a_(b)) [http://община.бг]",
         "www.example.org|https://example.org/a_(b)|"},
        {"имейл:a@b.bg,c@d.bg", "a@b.bg|c@d.bg|"},
        {"„a@b.bg“", "a@b.bg|"},
        {"https://община.бг/път", "https://община.бг/път|"},
        {"приватен@example.org иa@b.bg", ""},
        {"xwww.example.org ahttps://x.org example.org a@b @x.bg", ""},
        {"https:// www. http://localhost ftp://example.org", ""},
        {"www.example.org?", "www.example.org|"},
        {"виж https://example.org/a@b.bg", "https://example.org/a@b.bg|"},
    };
    for (size_t i = 0; i < sizeof CASES / sizeof CASES[0]; i++) {
        struct arena *arena = arena_create();
        struct str all = found(str_from(CASES[i][0]), arena);
        if (!str_equal(all, str_from(CASES[i][1]))) {
            fail_msg("%s: %.*s", CASES[i][0], STR_ARGS(all));
        }
        arena_destroy(arena);
    }
}

static void test_links_of_running_text(void **state)
{
    (void)state;
    struct arena *arena = arena_create();
    struct url_place web = url_find(STR("www.example.org"), 0, arena);
    struct url_place mail = url_find(STR("a@b.bg"), 0, arena);
    assert_true(str_equal(web.link, STR("http://www.example.org")));
    assert_true(str_equal(mail.link, STR("mailto:a@b.bg")));
    arena_destroy(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_addresses_become_seven_bit),
        cmocka_unit_test(test_what_is_shown),
        cmocka_unit_test(test_addresses_in_a_sentence),
        cmocka_unit_test(test_links_of_running_text),
    };
    return cmocka_run_group_tests_name("url", tests, NULL, NULL);
}
