/* The font table: families, their files and weights; the choice of a face for a style
 * (optical size by point size, nearest weight) and the chain of fallback fonts. */
#include "text/font_set.h"
#include "base/file.h"
#include "base/letters.h"
#include "base/sha256.h"
#include "text/engine.h"
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

struct weight_name {
    int weight;
    const char *roman;
    const char *italic; /* NULL: the roman stands in */
};

static const struct weight_name SOURCE_WEIGHTS[] = {
    {300, "Light", "LightIt"}, {400, "Regular", "It"},    {600, "Semibold", "SemiboldIt"},
    {700, "Bold", "BoldIt"},   {900, "Black", "BlackIt"},
};

static const struct weight_name SOFIA_WEIGHTS[] = {
    {300, "300Light", "300Light_Italic"},   {400, "400Regular", "400Regular_Italic"},
    {500, "500Medium", "500Medium_Italic"}, {600, "600SemiBold", "600SemiBold_Italic"},
    {700, "700Bold", "700Bold_Italic"},     {800, "800ExtraBold", "800ExtraBold_Italic"},
};

static const struct weight_name ONE_WEIGHT[] = {{400, "", NULL}};

#define WEIGHTS(table) .weights = (table), .weight_count = sizeof(table) / sizeof *(table)

enum folder_form {
    FOLDER_FLAT, /* folder/stemWEIGHT.ttf */
    FOLDER_WEIGHTS, /* folder/WEIGHT/stemWEIGHT.ttf */
    FOLDER_SYSTEM /* an absolute path, from a Debian package */
};

struct family {
    const char *folder;
    const char *stem;
    enum folder_form form;
    bool serif;
    bool condensed;
    const struct weight_name *weights;
    size_t weight_count;
};

enum family_id {
    FILES_CAPTION,
    FILES_SMTEXT,
    FILES_TEXT,
    FILES_SUBHEAD,
    FILES_DISPLAY,
    FILES_SANS,
    FILES_CONDENSED,
    FILES_SOURCE_SANS,
    FILES_SYMBOLS,
    FILES_DEJAVU,
    FILES_COUNT
};

#define SOURCE_SERIF "node_modules/source-serif/TTF/"
#define EXPO "node_modules/@expo-google-fonts/"

/* Their order numbers the faces: it may grow at the end only. */
static const struct family FAMILIES[FILES_COUNT] = {
    [FILES_CAPTION] = {.folder = SOURCE_SERIF,
                       .stem = "SourceSerif4Caption-",
                       .serif = true,
                       WEIGHTS(SOURCE_WEIGHTS)},
    [FILES_SMTEXT] = {.folder = SOURCE_SERIF,
                      .stem = "SourceSerif4SmText-",
                      .serif = true,
                      WEIGHTS(SOURCE_WEIGHTS)},
    [FILES_TEXT] = {.folder = SOURCE_SERIF,
                    .stem = "SourceSerif4-",
                    .serif = true,
                    WEIGHTS(SOURCE_WEIGHTS)},
    [FILES_SUBHEAD] = {.folder = SOURCE_SERIF,
                       .stem = "SourceSerif4Subhead-",
                       .serif = true,
                       WEIGHTS(SOURCE_WEIGHTS)},
    [FILES_DISPLAY] = {.folder = SOURCE_SERIF,
                       .stem = "SourceSerif4Display-",
                       .serif = true,
                       WEIGHTS(SOURCE_WEIGHTS)},
    [FILES_SANS] = {.folder = EXPO "sofia-sans/",
                    .stem = "SofiaSans_",
                    .form = FOLDER_WEIGHTS,
                    WEIGHTS(SOFIA_WEIGHTS)},
    [FILES_CONDENSED] = {.folder = EXPO "sofia-sans-extra-condensed/",
                         .stem = "SofiaSansExtraCondensed_",
                         .form = FOLDER_WEIGHTS,
                         .condensed = true,
                         WEIGHTS(SOFIA_WEIGHTS)},
    [FILES_SOURCE_SANS] = {.folder = "node_modules/source-sans/TTF/",
                           .stem = "SourceSans3-",
                           WEIGHTS(SOURCE_WEIGHTS)},
    [FILES_SYMBOLS] = {.folder = "/usr/share/fonts/truetype/noto/",
                       .stem = "NotoSansSymbols2-Regular",
                       .form = FOLDER_SYSTEM,
                       WEIGHTS(ONE_WEIGHT)},
    [FILES_DEJAVU] = {.folder = "/usr/share/fonts/truetype/dejavu/",
                      .stem = "DejaVuSans",
                      .form = FOLDER_SYSTEM,
                      WEIGHTS(ONE_WEIGHT)},
};

/* The first follows the weight and slope of the text. The plain text faces end the chain,
 * so that a character that one family has can be printed in all: what font_set_covers
 * promises does not depend on the style. */
static const enum family_id FALLBACKS[] = {
    FILES_SOURCE_SANS, FILES_SOURCE_SANS, FILES_SYMBOLS,   FILES_DEJAVU,
    FILES_TEXT,        FILES_SANS,        FILES_CONDENSED,
};
enum { FALLBACK_COUNT = sizeof FALLBACKS / sizeof *FALLBACKS };

enum face_state { FACE_CLOSED, FACE_OPEN, FACE_DAMAGED };

struct slot {
    struct face_plan plan;
    enum face_state state;
    struct text_face *face;
};

enum {
    CYRILLIC_END = 0x530, /* Latin, Greek and Cyrillic come before it */
    COVERED_MAX = 0x2200 /* the characters whose coverage is remembered */
};

struct font_set {
    struct arena *arena;
    struct slot *slots;
    size_t count;
    size_t first[FILES_COUNT]; /* slot of the family's first file */
    uint8_t covered[COVERED_MAX]; /* 0: not asked yet; 1: yes; 2: no; 3: a mark */
};

static struct str make_path(struct arena *arena, struct str folder,
                            const struct family *family, const char *name)
{
    switch (family->form) {
    case FOLDER_FLAT:
        return str_format(arena, "%.*s/%s%s%s.ttf", STR_ARGS(folder), family->folder,
                          family->stem, name);
    case FOLDER_WEIGHTS:
        return str_format(arena, "%.*s/%s%s/%s%s.ttf", STR_ARGS(folder), family->folder,
                          name, family->stem, name);
    case FOLDER_SYSTEM: break;
    }
    return str_format(arena, "%s%s%s.ttf", family->folder, family->stem, name);
}

/* Slots come in pairs, roman and italic, weight by weight. */
static void plan_family(struct font_set *fonts, enum family_id id, struct str folder)
{
    const struct family *family = &FAMILIES[id];
    for (size_t i = 0; i < 2 * family->weight_count; i++) {
        const struct weight_name *weight = &family->weights[i / 2];
        bool italic = i % 2 == 1 && weight->italic != NULL;
        const char *name = italic ? weight->italic : weight->roman;
        struct slot *slot = &fonts->slots[fonts->first[id] + i];
        slot->plan = (struct face_plan){
            .index = fonts->first[id] + i,
            .path = make_path(fonts->arena, folder, family, name),
            .weight = weight->weight,
            .italic = italic,
            .serif = family->serif,
            .condensed = family->condensed,
        };
    }
}

static bool files_exist(const struct font_set *fonts, struct diag *diag)
{
    for (size_t i = 0; i < fonts->count; i++) {
        const char *path = str_to_c(fonts->arena, fonts->slots[i].plan.path);
        if (access(path, R_OK) != 0) {
            return diag_failure(diag, path, "font-missing",
                                "the font file is missing; run `make` to install it");
        }
    }
    return true;
}

static struct font_set *plan_all(struct str folder, struct arena *arena)
{
    struct font_set *fonts = arena_new(arena, struct font_set);
    fonts->arena = arena;
    for (size_t id = 0; id < FILES_COUNT; id++) {
        fonts->first[id] = fonts->count;
        fonts->count += 2 * FAMILIES[id].weight_count;
    }
    fonts->slots = arena_new_array(arena, fonts->count, struct slot);
    for (size_t id = 0; id < FILES_COUNT; id++) {
        plan_family(fonts, (enum family_id)id, folder);
    }
    return fonts;
}

struct font_set *font_set_create(struct str folder, struct arena *arena,
                                 struct diag *diag)
{
    struct font_set *fonts = plan_all(folder, arena);
    return files_exist(fonts, diag) ? fonts : NULL;
}

struct str font_set_digest(struct str folder, struct arena *arena)
{
    const struct font_set *fonts = plan_all(folder, arena);
    struct builder digests = {.arena = arena};
    for (size_t i = 0; i < fonts->count; i++) {
        struct str path = fonts->slots[i].plan.path;
        if (i == 0 || !str_equal(path, fonts->slots[i - 1].plan.path)) {
            builder_add(&digests, file_digest(path.data, FONT_FILE_MAX, arena));
            builder_add(&digests, STR("\n"));
        }
    }
    return sha256_hex(arena, builder_str(&digests));
}

void font_set_destroy(struct font_set *fonts)
{
    if (fonts == NULL) {
        return;
    }
    for (size_t i = 0; i < fonts->count; i++) {
        face_close(fonts->slots[i].face);
    }
}

void font_set_begin(struct font_set *fonts)
{
    for (size_t i = 0; i < fonts->count; i++) {
        if (fonts->slots[i].state == FACE_DAMAGED) {
            fonts->slots[i].state = FACE_CLOSED;
            memset(fonts->covered, 0, sizeof fonts->covered);
        }
    }
}

static const struct text_face *open_slot(struct font_set *fonts, size_t index,
                                         struct diag *diag)
{
    struct slot *slot = &fonts->slots[index];
    if (slot->state == FACE_CLOSED) {
        slot->face = face_open(&slot->plan, fonts->arena, diag);
        slot->state = slot->face != NULL ? FACE_OPEN : FACE_DAMAGED;
    }
    return slot->face;
}

/* The slot of the nearest weight; of two as near the heavier one. */
static size_t find_slot(const struct font_set *fonts, enum family_id id, int weight,
                        bool italic)
{
    const struct family *family = &FAMILIES[id];
    const struct weight_name *weights = family->weights; /* in ascending order */
    size_t best = 0;
    while (best + 1 < family->weight_count &&
           abs(weights[best + 1].weight - weight) <= abs(weights[best].weight - weight)) {
        best++;
    }
    return fonts->first[id] + 2 * best + (italic ? 1 : 0);
}

/* Optical sizes of Source Serif, as its designers meant them. */
static enum family_id pick_optical_size(mpt size)
{
    if (size < PT(9)) {
        return FILES_CAPTION;
    }
    if (size < PT(12)) {
        return FILES_SMTEXT;
    }
    if (size < PT(18)) {
        return FILES_TEXT;
    }
    return size <= PT(36) ? FILES_SUBHEAD : FILES_DISPLAY;
}

static enum family_id pick_family(const struct text_style *style)
{
    switch (style->family) {
    case FAMILY_SERIF: return pick_optical_size(style->size);
    case FAMILY_SERIF_SMTEXT: return FILES_SMTEXT;
    case FAMILY_SERIF_TEXT: return FILES_TEXT;
    case FAMILY_SERIF_SUBHEAD: return FILES_SUBHEAD;
    case FAMILY_SERIF_DISPLAY: return FILES_DISPLAY;
    case FAMILY_SANS: return FILES_SANS;
    case FAMILY_CONDENSED: return FILES_CONDENSED;
    case FAMILY_COUNT: break;
    }
    return FILES_TEXT;
}

/* Strong text is heavier by a step that can be seen, whatever it stands in. */
static int pick_weight(enum text_weight weight, unsigned run_style)
{
    if ((run_style & RUN_STRONG) == 0) {
        return (int)weight;
    }
    return weight < WEIGHT_SEMIBOLD ? WEIGHT_BOLD : WEIGHT_EXTRABOLD;
}

const struct text_face *font_set_find(struct font_set *fonts,
                                      const struct text_style *style, unsigned run_style,
                                      struct diag *diag)
{
    size_t slot =
        find_slot(fonts, pick_family(style), pick_weight(style->weight, run_style),
                  (run_style & RUN_EMPHASIS) != 0);
    const struct text_face *face = open_slot(fonts, slot, diag);
    for (size_t i = 0; face == NULL && i < FALLBACK_COUNT; i++) {
        face =
            open_slot(fonts, find_slot(fonts, FALLBACKS[i], WEIGHT_REGULAR, false), diag);
    }
    return face;
}

const struct text_face *font_set_find_fallback(struct font_set *fonts,
                                               const struct text_face *face, size_t rank,
                                               struct diag *diag)
{
    if (rank >= FALLBACK_COUNT) {
        return NULL;
    }
    int weight = rank == 0 ? face->plan.weight : WEIGHT_REGULAR;
    size_t slot =
        find_slot(fonts, FALLBACKS[rank], weight, rank == 0 && face->plan.italic);
    const struct text_face *fallback = open_slot(fonts, slot, diag);
    return fallback != NULL ? fallback : face;
}

static bool chain_covers(struct font_set *fonts, uint32_t code_point, struct diag *diag)
{
    for (size_t i = FALLBACK_COUNT; i-- > 0;) {
        size_t slot = find_slot(fonts, FALLBACKS[i], WEIGHT_REGULAR, false);
        const struct text_face *face = open_slot(fonts, slot, diag);
        if (face != NULL && face_can_set(face, code_point)) {
            return true;
        }
    }
    return false;
}

/* Controls, private characters and U+FFFD (lost text) mean nothing to a reader, whatever
 * a font draws. */
static bool is_meaningless(uint32_t code_point)
{
    return code_point < ' ' || (code_point >= 0x7F && code_point < 0xA0) ||
           (code_point >= 0xE000 && code_point <= 0xF8FF) || code_point == 0xFFFD ||
           code_point >= 0xF0000;
}

bool font_set_covers(struct font_set *fonts, uint32_t code_point, struct diag *diag)
{
    bool small = code_point < COVERED_MAX;
    if (small && fonts->covered[code_point] != 0) {
        return fonts->covered[code_point] != 2;
    }
    bool covers = !is_meaningless(code_point) && chain_covers(fonts, code_point, diag);
    if (small) {
        fonts->covered[code_point] = !covers ? 2 : letters_is_mark(code_point) ? 3 : 1;
    }
    return covers;
}

size_t font_set_skip(const struct font_set *fonts, struct str text, size_t at)
{
    while (at < text.size) {
        size_t from = at;
        uint32_t code_point = str_next(text, &at);
        if (code_point >= CYRILLIC_END || fonts->covered[code_point] != 1) {
            return from;
        }
    }
    return at;
}

size_t text_face_count(const struct text_engine *engine)
{
    return engine->fonts->count;
}

const struct text_face *text_face_find(const struct text_engine *engine, size_t index)
{
    const struct font_set *fonts = engine->fonts;
    return index < fonts->count ? fonts->slots[index].face : NULL;
}
