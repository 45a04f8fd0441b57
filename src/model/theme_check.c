/* Checks of a theme: each text can be read on each ground that it meets
 * (WCAG 2.1, 1.4.3), the first priorities differ in grey, no spot takes too much ink, and
 * small text is made of one ink. */
#include "model/theme_check.h"
#include "model/light.h"

enum {
    CONTRAST_MIN = 450, /* hundredths */
    STEP_MIN = 150, /* L* in tenths, between the first priorities */
    STEPPED = 4, /* priorities that stand on one page */
    YELLOW_MIN = 20 /* percent that a pale letter keeps on a dark ground */
};

/* Every text on every ground that it meets; priorities apart. */
static const struct pair {
    enum theme_colour text, ground;
} PAIRS[] = {
    {COLOUR_INK, COLOUR_WHITE},        {COLOUR_INK, COLOUR_STONE},
    {COLOUR_INK, COLOUR_STONE2},       {COLOUR_INK, COLOUR_BLOSSOM},
    {COLOUR_INK, COLOUR_LIME},         {COLOUR_INK, COLOUR_HONEY},
    {COLOUR_GRAPHITE, COLOUR_WHITE},   {COLOUR_GRAPHITE, COLOUR_STONE},
    {COLOUR_GRAPHITE, COLOUR_BLOSSOM}, {COLOUR_DEEP, COLOUR_WHITE},
    {COLOUR_DEEP, COLOUR_LIME},        {COLOUR_DEEP, COLOUR_BLOSSOM},
    {COLOUR_LINDEN, COLOUR_WHITE},     {COLOUR_WHITE, COLOUR_DEEP},
    {COLOUR_LIMELIGHT, COLOUR_DEEP},   {COLOUR_LIME, COLOUR_DEEP},
};

struct check {
    const struct theme_draft *draft;
    const struct theme_terms *terms;
    struct diag *diag;
};

static uint32_t light(const struct theme_draft *draft, enum theme_colour colour)
{
    return light_of(draft->colours[colour].rgb);
}

/* ---- contrast -------------------------------------------------------------------- */

static int contrast(const struct theme_draft *draft, enum theme_colour text,
                    enum theme_colour ground)
{
    return light_contrast(light(draft, text), light(draft, ground));
}

enum theme_colour theme_text_on(const struct theme_draft *draft, enum theme_colour fill)
{
    bool dark = contrast(draft, COLOUR_INK, fill) >= contrast(draft, COLOUR_WHITE, fill);
    return dark ? COLOUR_INK : COLOUR_WHITE;
}

static void check_pair(const struct check *check, enum theme_colour text,
                       enum theme_colour ground)
{
    int found = contrast(check->draft, text, ground);
    if (found >= CONTRAST_MIN) {
        return;
    }
    /* White is the paper, and has no line of its own. */
    enum theme_colour named = ground == COLOUR_WHITE ? text : ground;
    diag_error(check->diag, check->draft->colours[named].mark, "theme-contrast",
               "text in \"%s\" on \"%s\" has a contrast of %d.%02d, and 4.5 is needed to "
               "read it; make one of them lighter or darker",
               theme_colour_name(text), theme_colour_name(ground), found / 100,
               found % 100);
}

static void check_contrast(const struct check *check)
{
    const struct theme_fills *fills = &check->draft->fills;
    for (size_t i = 0; i < sizeof PAIRS / sizeof PAIRS[0]; i++) {
        check_pair(check, PAIRS[i].text, PAIRS[i].ground);
    }
    for (size_t i = 0; i < THEME_PRIORITIES; i++) {
        enum theme_colour fill = fills->items[i];
        enum theme_colour tint = theme_tint_of(fill);
        bool met = tint == COLOUR_BLOSSOM || tint == COLOUR_STONE; /* a pair above */
        check_pair(check, theme_text_on(check->draft, fill), fill);
        if (!met) {
            check_pair(check, COLOUR_INK, tint);
        }
    }
}

/* ---- steps of lightness ---------------------------------------------------------- */

static void check_step(const struct check *check, size_t first, size_t second,
                       const int *lightness, const char *where)
{
    const struct theme_fills *fills = &check->draft->fills;
    int apart = lightness[first] - lightness[second];
    apart = apart < 0 ? -apart : apart;
    if (apart < STEP_MIN) {
        diag_error(check->diag, check->draft->colours[fills->items[second]].mark,
                   "theme-lightness",
                   "\"%s\" and \"%s\" differ by %d.%d in lightness %s, and priorities "
                   "must by 15, to be told apart in grey; make one of them lighter or "
                   "darker, or begin \"priorities\" with other colours",
                   theme_colour_name(fills->items[first]),
                   theme_colour_name(fills->items[second]), apart / 10, apart % 10,
                   where);
    }
}

static void check_steps(const struct check *check, const int *lightness,
                        const char *where)
{
    for (size_t second = 1; second < STEPPED; second++) {
        for (size_t first = 0; first < second; first++) {
            check_step(check, first, second, lightness, where);
        }
    }
}

static void check_lightness(const struct check *check)
{
    int screen[STEPPED];
    int print[STEPPED];
    bool known = check->terms->lightness != NULL;
    for (size_t i = 0; i < STEPPED; i++) {
        const struct theme_entry *entry =
            &check->draft->colours[check->draft->fills.items[i]];
        screen[i] = light_lightness(light_of(entry->rgb));
        print[i] =
            known ? check->terms->lightness(check->terms->context, entry->inks) : -1;
        known = known && print[i] >= 0;
    }
    check_steps(check, screen, N_("on the screen"));
    if (known) {
        check_steps(check, print, N_("in print"));
    }
}

/* ---- ink ------------------------------------------------------------------------- */

static int ink_sum(const struct theme_entry *entry)
{
    return entry->inks[0] + entry->inks[1] + entry->inks[2] + entry->inks[3];
}

static void check_ink(const struct check *check)
{
    for (enum theme_colour i = COLOUR_WHITE + 1; i < COLOUR_COUNT; i++) {
        const struct theme_entry *entry = &check->draft->colours[i];
        if (ink_sum(entry) > check->terms->ink_most) {
            diag_error(check->diag, entry->mark, "theme-ink",
                       "the inks of \"%s\" add up to %d %%, and at most %d %% dry on "
                       "paper; take less of cyan, magenta and yellow",
                       theme_colour_name(i), ink_sum(entry), check->terms->ink_most);
        }
    }
}

/* Small letters of several inks never lie exactly on each other. */
static void check_small_text(const struct check *check)
{
    static const enum theme_colour TEXTS[] = {COLOUR_INK, COLOUR_GRAPHITE};
    for (size_t i = 0; i < sizeof TEXTS / sizeof TEXTS[0]; i++) {
        const struct theme_entry *entry = &check->draft->colours[TEXTS[i]];
        if (ink_sum(entry) != entry->inks[3] || entry->inks[3] == 0) {
            diag_error(check->diag, entry->mark, "theme-small-text",
                       "\"%s\" sets small text, which is printed in black alone; write "
                       "for example  cmyk: [0, 0, 0, %d]",
                       theme_colour_name(TEXTS[i]), TEXTS[i] == COLOUR_INK ? 100 : 80);
        }
    }
    const struct theme_entry *pale = &check->draft->colours[COLOUR_LIMELIGHT];
    if (ink_sum(pale) > 0 && pale->inks[2] < YELLOW_MIN) {
        diag_error(check->diag, pale->mark, "theme-small-text",
                   "\"limelight\" sets small text on a dark ground, of which print keeps "
                   "the yellow alone; give it at least %d %% of yellow, or no ink at all",
                   YELLOW_MIN);
    }
}

void theme_check(const struct theme_draft *draft, const struct theme_terms *terms,
                 struct diag *diag)
{
    const struct check check = {draft, terms, diag};
    check_contrast(&check);
    check_lightness(&check);
    check_ink(&check);
    check_small_text(&check);
}
