/* Setting, with a cache: a text in a role and width gives the same lines in every pass.
 */
#include "blocks/setter.h"

/* Without gaps, for it is compared byte by byte. */
struct set_key {
    const void *text;
    int32_t role;
    int32_t manner; /* side, flush, and which edition of the text */
    int32_t width, indent;
};

struct set_entry {
    const struct text_paragraph *paragraph;
};

/* Roles are drawn for the families of linden: condensed for display, serif for text, sans
 * for notes. Another theme may take one of them for another use. */
static enum text_family family_of(const struct theme *theme, enum text_family drawn)
{
    static const enum text_family FAMILIES[] = {
        [TYPE_SERIF] = FAMILY_SERIF,
        [TYPE_SANS] = FAMILY_SANS,
        [TYPE_CONDENSED] = FAMILY_CONDENSED,
    };
    switch (drawn) {
    case FAMILY_CONDENSED:
        return theme->display == TYPE_CONDENSED ? drawn : FAMILIES[theme->display];
    case FAMILY_SANS: return theme->notes == TYPE_SANS ? drawn : FAMILIES[theme->notes];
    case FAMILY_SERIF:
    case FAMILY_SERIF_SMTEXT:
    case FAMILY_SERIF_TEXT:
    case FAMILY_SERIF_SUBHEAD:
    case FAMILY_SERIF_DISPLAY:
        return theme->text == TYPE_SERIF ? drawn : FAMILIES[theme->text];
    case FAMILY_COUNT: break;
    }
    return drawn;
}

static struct text_style style_of(const struct setter *setter, enum role_name name,
                                  enum side side)
{
    const struct role *role = role_find(name);
    bool alone = side == SIDE_SECOND && setter->alone && role->has_alone;
    struct text_style style = alone ? role->alone : role->style[side];
    style.family = family_of(setter->theme, style.family);
    return style;
}

static const struct text_paragraph *set_uncached(const struct setter *setter,
                                                 const struct text_block *text,
                                                 const struct set_how *how,
                                                 struct arena *arena)
{
    struct text_setting setting = {
        .style = style_of(setter, how->role, how->side),
        .lang = setter->languages[how->side],
        .width = how->width,
        .indent = how->indent,
        .purpose = role_find(how->role)->purpose,
        .justified = how->role == ROLE_BODY && setter->justified,
        .shown = setter->shown,
    };
    setting.style.flush = how->flush;
    return text_set(setter->engine, text, &setting, arena, setter->diag);
}

/* A text whose links to places were written anew is another one. */
static uint32_t edition_of(const struct text_block *text)
{
    uint32_t edition = 0;
    for (size_t i = 0; i < text->run_count; i++) {
        edition += text->runs[i].edition;
    }
    return edition;
}

const struct text_paragraph *setter_block(const struct setter *setter,
                                          const struct text_block *text,
                                          const struct set_how *how)
{
    if (text == NULL) {
        return NULL;
    }
    const struct set_key fixed = {
        .text = text,
        .role = (int32_t)how->role,
        .manner = (int32_t)(edition_of(text) * 4) + (int32_t)how->side * 2 + how->flush,
        .width = how->width,
        .indent = how->indent,
    };
    const struct table_key key = {.fixed = &fixed, .fixed_size = sizeof fixed};
    void **place = table_place(setter->cache, &key);
    if (*place == NULL) {
        struct set_entry *entry = arena_new(setter->arena, struct set_entry);
        entry->paragraph = set_uncached(setter, text, how, setter->arena);
        *place = entry;
    }
    return ((const struct set_entry *)*place)->paragraph;
}

const struct text_line *setter_line(const struct setter *setter, struct str words,
                                    enum role_name role, enum side side)
{
    struct text_setting setting = {
        .style = style_of(setter, role, side),
        .lang = setter->languages[side],
    };
    return text_set_line(setter->engine, words, &setting, setter->pages, setter->diag);
}

const struct text_line *setter_line_within(const struct setter *setter, struct str words,
                                           enum side side, struct set_roles roles,
                                           mpt width)
{
    const struct text_line *line = NULL;
    for (size_t i = 0; i < roles.count && (line == NULL || line->width > width); i++) {
        line = setter_line(setter, words, roles.items[i], side);
    }
    return line;
}

const struct colour *setter_colour(const struct setter *setter, enum theme_colour name)
{
    return &setter->theme->colours[name];
}

enum theme_colour setter_role_colour(enum role_name role, enum side side)
{
    return role_find(role)->colour[side];
}
