/* The files of the page. The assembler takes them in as make has put them together. */
#include "editor/assets.h"

/* `file`, as the bytes from symbol to symbol_end. */
#define EMBED(symbol, file)                                                      \
    __asm__(".section .rodata\n" #symbol ":\n"                                   \
            ".incbin \"out/web/" #file "\"\n" #symbol "_end:\n"                  \
            ".byte 0\n"                                                          \
            ".previous\n");                                                      \
    extern const char symbol[]; /* NOLINT(bugprone-macro-parentheses): no sum */ \
    extern const char symbol##_end[]

EMBED(embedded_page, index.html);
EMBED(embedded_icon, icon.svg);
EMBED(embedded_style, app.css);
EMBED(embedded_script, app.js);

struct row {
    const char *name, *media_type, *from, *to;
};

static const struct row ROWS[] = {
    {"app.js", "text/javascript; charset=utf-8", embedded_script, embedded_script_end},
    {"app.css", "text/css; charset=utf-8", embedded_style, embedded_style_end},
    {"icon.svg", "image/svg+xml", embedded_icon, embedded_icon_end},
};

struct font {
    const char *name, *path;
};

#define SANS "node_modules/@expo-google-fonts/sofia-sans/"
#define SANS_CONDENSED "node_modules/@expo-google-fonts/sofia-sans-extra-condensed/"
#define SERIF "node_modules/source-serif/TTF/"

static const struct font FONTS[] = {
    {"sans-400.ttf", SANS "400Regular/SofiaSans_400Regular.ttf"},
    {"sans-500.ttf", SANS "500Medium/SofiaSans_500Medium.ttf"},
    {"sans-600.ttf", SANS "600SemiBold/SofiaSans_600SemiBold.ttf"},
    {"sans-700.ttf", SANS "700Bold/SofiaSans_700Bold.ttf"},
    {"condensed-800.ttf",
     SANS_CONDENSED "800ExtraBold/SofiaSansExtraCondensed_800ExtraBold.ttf"},
    {"serif-400.ttf", SERIF "SourceSerif4SmText-Regular.ttf"},
};

static struct str bytes_between(const char *from, const char *to)
{
    return (struct str){from, (size_t)(to - from)};
}

struct str asset_page(void)
{
    return bytes_between(embedded_page, embedded_page_end);
}

bool asset_find(struct asset *out, struct str name)
{
    for (size_t i = 0; i < sizeof ROWS / sizeof ROWS[0]; i++) {
        const struct row *row = &ROWS[i];
        if (str_equal(name, str_from(row->name))) {
            *out = (struct asset){row->name, row->media_type,
                                  bytes_between(row->from, row->to)};
            return true;
        }
    }
    return false;
}

const char *asset_font(struct str name)
{
    for (size_t i = 0; i < sizeof FONTS / sizeof FONTS[0]; i++) {
        if (str_equal(name, str_from(FONTS[i].name))) {
            return FONTS[i].path;
        }
    }
    return NULL;
}
