/* Words to glyphs. A word is cut where its script or its face changes, each piece is
 * shaped by HarfBuzz at the scale of its size, so that all answers are millipoints, and
 * every glyph is told which bytes of the text it stands for. All of it happens once: each
 * look (face, size, tracking, figures, manner and language) remembers its words. */
#include "text/shape.h"
#include "base/table.h"
#include "text/engine.h"
#include "text/font_set.h"
#include "text/shape_cache.h"
#include <hb.h>

enum {
    ACRONYM_LEAST = 3, /* capitals */
    ACRONYM_MOST = 7, /* more of them are words that somebody wanted loud */
    ACRONYM_TRACKING = 30, /* 1/1000 em */
    STATEMENT_TRACKING = 40,
    LOOKS_EXPECTED = 64,
    WORDS_EXPECTED = 32, /* of a look; most are seldom seen */
    NO_BREAK_HYPHEN = 0x2011,
    REPLACEMENT = 0xFFFD
};

#define SOFT_HYPHEN_TEXT STR("\xC2\xAD")

struct shape_look {
    const struct text_face *face;
    mpt size;
    int tracking;
    bool tabular_figures;
    enum text_manner manner;
    enum lang lang;
    struct table *words; /* struct shaped_word, by their text */
    const struct shaped_word *hyphen; /* NULL: not needed yet */
};

struct shape_cache {
    struct arena *arena;
    hb_buffer_t *buffer;
    struct table *looks;
    uint32_t count; /* of shapes */
};

/* A character of a word, with what was decided about it. */
struct letter {
    uint32_t code_point;
    uint32_t offset; /* in the text of the word */
    bool mark; /* combining: it follows its base in all things */
    bool acronym; /* one of several capitals that are not set as the rest */
    const struct text_face *face;
    hb_script_t script;
};

struct letters {
    struct letter *items;
    size_t count;
    struct str text; /* without the characters that are never drawn */
};

/* ---- the cache --------------------------------------------------------------- */

struct shape_cache *shape_cache_create(struct arena *arena)
{
    struct shape_cache *cache = arena_new(arena, struct shape_cache);
    cache->arena = arena;
    cache->buffer = hb_buffer_create();
    cache->looks = table_make(arena, LOOKS_EXPECTED);
    return cache;
}

void shape_cache_destroy(struct shape_cache *cache)
{
    if (cache != NULL) {
        hb_buffer_destroy(cache->buffer);
    }
}

static struct shape_look *find_look(struct text_engine *engine,
                                    const struct text_style *style, unsigned run_style,
                                    enum lang lang)
{
    struct shape_cache *cache = engine->shapes;
    const struct text_face *face =
        font_set_find(engine->fonts, style, run_style, engine->diag);
    if (face == NULL) {
        return NULL;
    }
    const struct {
        uint32_t face;
        mpt size;
        int32_t tracking;
        uint32_t manner;
    } key = {
        .face = (uint32_t)text_face_index(face),
        .size = style->size,
        .tracking = style->tracking,
        .manner = (uint32_t)lang * 16 + (uint32_t)style->manner * 2 +
                  (style->tabular_figures ? 1U : 0U),
    };
    void **place = table_place(
        cache->looks, &(struct table_key){.fixed = &key, .fixed_size = sizeof key});
    if (*place == NULL) {
        struct shape_look *look = arena_new(cache->arena, struct shape_look);
        *look = (struct shape_look){
            .face = face,
            .size = style->size,
            .tracking = style->tracking,
            .tabular_figures = style->tabular_figures,
            .manner = style->manner,
            .lang = lang,
            .words = table_make(cache->arena, WORDS_EXPECTED),
        };
        *place = look;
    }
    return *place;
}

const struct shape_look *shape_look(struct text_engine *engine,
                                    const struct text_style *style, unsigned run_style,
                                    enum lang lang)
{
    return find_look(engine, style, run_style, lang);
}

/* ---- letters: what is drawn, in which face and script --------------------------- */

static hb_unicode_general_category_t category_of(uint32_t code_point)
{
    return hb_unicode_general_category(hb_unicode_funcs_get_default(), code_point);
}

static bool is_mark(uint32_t code_point)
{
    if (code_point < 0x300 || (code_point >= 0x400 && code_point <= 0x482)) {
        return false; /* nearly all */
    }
    hb_unicode_general_category_t category = category_of(code_point);
    return category == HB_UNICODE_GENERAL_CATEGORY_NON_SPACING_MARK ||
           category == HB_UNICODE_GENERAL_CATEGORY_ENCLOSING_MARK;
}

static struct letters read_letters(struct str text, struct arena *keep,
                                   struct arena *scratch)
{
    struct letters letters = {.items =
                                  arena_new_array(scratch, text.size + 1, struct letter)};
    struct builder drawn = {.arena = scratch};
    size_t at = 0;
    while (at < text.size) {
        size_t from = at;
        uint32_t code_point = str_next(text, &at);
        if (shape_is_invisible(code_point)) {
            continue;
        }
        letters.items[letters.count++] = (struct letter){
            .code_point = code_point,
            .offset = (uint32_t)drawn.count,
            .mark = is_mark(code_point),
        };
        builder_add(&drawn, str_slice(text, from, at));
    }
    letters.text = str_copy(keep, builder_str(&drawn));
    return letters;
}

static bool face_can_set_all(const struct text_face *face, const struct letter *letters,
                             size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (!face_can_set(face, letters[i].code_point)) {
            return false;
        }
    }
    return true;
}

/* The first face of the chain that has a letter and all its marks. */
static const struct text_face *choose_face(struct text_engine *engine,
                                           const struct text_face *wanted,
                                           const struct letter *letters, size_t count)
{
    const struct text_face *face = wanted;
    for (size_t rank = 0; face != NULL; rank++) {
        if (face_can_set_all(face, letters, count)) {
            return face;
        }
        face = font_set_find_fallback(engine->fonts, wanted, rank, engine->diag);
    }
    face = wanted; /* text that nobody checked: show that something is missing */
    for (size_t rank = 0; face != NULL && face_find_glyph(face, REPLACEMENT) == 0;
         rank++) {
        face = font_set_find_fallback(engine->fonts, wanted, rank, engine->diag);
    }
    return face != NULL ? face : wanted;
}

static void choose_faces(struct letters *letters, struct text_engine *engine,
                         const struct text_face *wanted)
{
    for (size_t from = 0; from < letters->count;) {
        size_t to = from + 1;
        while (to < letters->count && letters->items[to].mark) {
            to++;
        }
        const struct text_face *face =
            choose_face(engine, wanted, &letters->items[from], to - from);
        for (; from < to; from++) {
            letters->items[from].face = face;
        }
    }
}

/* Signs and digits belong to the script before them, at the start to the one after. */
static void choose_scripts(struct letters *letters, enum lang lang)
{
    hb_unicode_funcs_t *unicode = hb_unicode_funcs_get_default();
    hb_script_t before = HB_SCRIPT_INVALID;
    size_t undecided = 0;
    for (size_t i = 0; i < letters->count; i++) {
        hb_script_t script = hb_unicode_script(unicode, letters->items[i].code_point);
        bool real = script != HB_SCRIPT_COMMON && script != HB_SCRIPT_INHERITED &&
                    script != HB_SCRIPT_UNKNOWN;
        letters->items[i].script = real ? script : before;
        before = letters->items[i].script;
        for (; real && undecided < i &&
               letters->items[undecided].script == HB_SCRIPT_INVALID;
             undecided++) {
            letters->items[undecided].script = script;
        }
    }
    for (size_t i = 0; i < letters->count; i++) {
        if (letters->items[i].script == HB_SCRIPT_INVALID) {
            letters->items[i].script = lang_facts(lang)->script == LANG_CYRILLIC
                                           ? HB_SCRIPT_CYRILLIC
                                           : HB_SCRIPT_LATIN;
        }
    }
}

/* ---- shaping ------------------------------------------------------------------ */

/* A stretch of letters in one face and script. */
struct segment {
    const struct shape_look *look;
    const struct letter *letters;
    size_t count;
    struct str text;
};

/* What HarfBuzz is to draw for a character: it replaces missing spaces itself and U+2011
 * by U+2010, but not by the plain hyphen, which is all that some faces have. */
static uint32_t drawn_code_point(const struct text_face *face, uint32_t code_point)
{
    if (code_point == NO_BREAK_HYPHEN && face_find_glyph(face, code_point) == 0) {
        return face_find_glyph(face, 0x2010) != 0 ? 0x2010 : '-';
    }
    if (!face_can_set(face, code_point)) {
        return REPLACEMENT;
    }
    return code_point;
}

/* Cyrillic is Bulgarian wherever it stands: a street name in an English sentence has the
 * same letterforms as in the Bulgarian column. */
static hb_language_t find_language(hb_script_t script, enum lang lang)
{
    enum lang own =
        script == HB_SCRIPT_CYRILLIC ? lang_in_script(lang, LANG_CYRILLIC) : lang;
    return hb_language_from_string(lang_facts(own)->code, -1);
}

enum { FEATURES_MOST = 4 };

struct features {
    hb_feature_t items[FEATURES_MOST];
    unsigned count;
};

static void add_feature(struct features *features, hb_tag_t tag)
{
    features->items[features->count++] =
        (hb_feature_t){tag, 1, HB_FEATURE_GLOBAL_START, HB_FEATURE_GLOBAL_END};
}

/* Kerning, ligatures, mark attachment and local forms are on by default. */
static struct features find_features(const struct segment *segment)
{
    struct features features = {.count = 0};
    if (segment->look->tabular_figures) {
        add_feature(&features, HB_TAG('t', 'n', 'u', 'm'));
    }
    if (segment->look->manner == MANNER_RUNNING) {
        add_feature(&features, HB_TAG('o', 'n', 'u', 'm'));
        add_feature(&features, HB_TAG('p', 'n', 'u', 'm'));
        if (segment->letters->acronym) {
            add_feature(&features, HB_TAG('c', '2', 's', 'c'));
        }
    }
    return features;
}

static void run_harfbuzz(hb_buffer_t *buffer, const struct segment *segment)
{
    const struct letter *first = segment->letters;
    const struct features features = find_features(segment);
    hb_buffer_clear_contents(buffer);
    hb_buffer_set_content_type(buffer, HB_BUFFER_CONTENT_TYPE_UNICODE);
    hb_buffer_set_cluster_level(buffer, HB_BUFFER_CLUSTER_LEVEL_MONOTONE_CHARACTERS);
    for (size_t i = 0; i < segment->count; i++) {
        const struct letter *letter = &first[i];
        hb_buffer_add(buffer, drawn_code_point(letter->face, letter->code_point),
                      letter->offset - first->offset);
    }
    hb_buffer_set_direction(buffer, HB_DIRECTION_LTR);
    hb_buffer_set_script(buffer, first->script);
    hb_buffer_set_language(buffer, find_language(first->script, segment->look->lang));
    hb_font_set_scale(first->face->hb_font, segment->look->size, segment->look->size);
    /* By name, so that no variable of the environment chooses another. */
    static const char *const SHAPERS[] = {"ot", NULL};
    bool shaped = hb_shape_full(first->face->hb_font, buffer, features.items,
                                features.count, SHAPERS) != 0;
    if (!shaped || !hb_buffer_allocation_successful(buffer)) {
        arena_out_of_memory();
    }
}

/* Shares the text out: a glyph stands for the bytes up to the next cluster; further
 * glyphs of one cluster stand for nothing. In glyph order the shares make the text. */
static void share_text(struct text_glyph *glyphs, size_t count,
                       const hb_glyph_info_t *info, size_t size)
{
    uint32_t from = 0;
    for (size_t i = 0; i < count; i++) {
        size_t to = size;
        for (size_t j = i + 1; j < count; j++) {
            if (info[j].cluster > info[i].cluster) {
                to = info[j].cluster;
                break;
            }
        }
        bool first = i == 0 || info[i].cluster > info[i - 1].cluster;
        glyphs[i].text_offset = from;
        glyphs[i].text_size = first ? (uint16_t)(to - from) : 0;
        from += glyphs[i].text_size;
    }
}

/* Centres a mark that the font could not attach over its base, clear of it. */
static void place_mark(struct text_glyph *mark, const struct text_glyph *base,
                       const struct text_face *face, mpt size)
{
    struct face_ink mark_ink = face_glyph_ink(face, mark->id, size);
    struct face_ink base_ink = face_glyph_ink(face, base->id, size);
    mpt base_centre = (base_ink.left + base_ink.right) / 2;
    mpt mark_centre = (mark_ink.left + mark_ink.right) / 2;
    mark->x_offset = base_centre - mark_centre - base->advance;
    if (mark_ink.bottom > 0) {
        mark->y_offset = mpt_max(0, base_ink.top + size / 16 - mark_ink.bottom);
    }
    mark->advance = 0;
}

static const struct letter *find_letter(const struct segment *segment, uint32_t offset)
{
    size_t low = 0;
    size_t high = segment->count;
    while (high - low > 1) {
        size_t middle = (low + high) / 2;
        if (segment->letters[middle].offset - segment->letters->offset <= offset) {
            low = middle;
        } else {
            high = middle;
        }
    }
    return &segment->letters[low];
}

/* HarfBuzz leaves a mark for which the font has no anchor at the pen. */
static void place_loose_marks(const struct segment *segment, struct text_glyph *glyphs,
                              size_t count)
{
    const struct text_face *face = segment->letters->face;
    size_t base = 0;
    for (size_t i = 1; i < count; i++) {
        if (glyphs[i].text_size == 0) {
            continue;
        }
        if (!find_letter(segment, glyphs[i].text_offset)->mark) {
            base = i;
        } else if (glyphs[i].x_offset == 0 && glyphs[i].y_offset == 0 && base + 1 == i) {
            place_mark(&glyphs[i], &glyphs[base], face, segment->look->size);
        }
    }
}

/* tracking/1000 em, rounded to the nearest millipoint. */
static mpt measure_tracking(const struct text_shape *shape, int tracking)
{
    int64_t scaled = (int64_t)tracking * shape->size;
    return (mpt)((scaled + (scaled < 0 ? -500 : 500)) / 1000);
}

/* Adds tracking behind the last glyph of each letter; `extra` of it only between the
 * letters. Marks keep their place over the base. */
static mpt add_tracking(struct text_shape *shape, struct text_glyph *glyphs, int extra)
{
    mpt tracking = measure_tracking(shape, shape->tracking);
    mpt width = 0;
    for (size_t i = 0; i < shape->glyph_count; i++) {
        bool last = i + 1 == shape->glyph_count || glyphs[i + 1].advance != 0;
        glyphs[i].advance += last ? tracking : 0;
        width += glyphs[i].advance;
    }
    if (extra > 0 && shape->glyph_count > 0) {
        mpt beyond = measure_tracking(shape, extra);
        glyphs[shape->glyph_count - 1].advance -= beyond;
        width -= beyond;
    }
    return width;
}

static int extra_tracking(const struct segment *segment)
{
    if (!segment->letters->acronym) {
        return 0;
    }
    return segment->look->manner == MANNER_RUNNING ? ACRONYM_TRACKING
                                                   : STATEMENT_TRACKING;
}

static const struct text_shape *shape_segment(struct shape_cache *cache,
                                              const struct segment *segment)
{
    run_harfbuzz(cache->buffer, segment);
    unsigned count = 0;
    const hb_glyph_info_t *info = hb_buffer_get_glyph_infos(cache->buffer, &count);
    const hb_glyph_position_t *at = hb_buffer_get_glyph_positions(cache->buffer, &count);
    struct text_glyph *glyphs = arena_new_array(cache->arena, count, struct text_glyph);
    for (size_t i = 0; i < count; i++) {
        glyphs[i].id = (uint16_t)info[i].codepoint;
        glyphs[i].advance = at[i].x_advance;
        glyphs[i].x_offset = at[i].x_offset;
        glyphs[i].y_offset = at[i].y_offset;
    }
    share_text(glyphs, count, info, segment->text.size);
    place_loose_marks(segment, glyphs, count);
    struct text_shape *shape = arena_new(cache->arena, struct text_shape);
    shape->number = cache->count++;
    shape->face = segment->letters->face;
    shape->lang = segment->look->lang;
    shape->size = segment->look->size;
    shape->text = segment->text;
    shape->is_space =
        str_starts_with(shape->text, STR(" ")) || str_equal(shape->text, STR(NBSP));
    shape->glyphs = glyphs;
    shape->glyph_count = count;
    int extra = extra_tracking(segment);
    shape->tracking = segment->look->tracking + extra;
    shape->width = add_tracking(shape, glyphs, extra);
    return shape;
}

static bool is_capital(const struct letter *letter)
{
    return category_of(letter->code_point) ==
           HB_UNICODE_GENERAL_CATEGORY_UPPERCASE_LETTER;
}

static bool is_small(const struct letter *letter)
{
    return category_of(letter->code_point) ==
           HB_UNICODE_GENERAL_CATEGORY_LOWERCASE_LETTER;
}

/* Marks the runs of capitals that stand for themselves: no small letter touches them. */
static void find_acronyms(struct letters *letters)
{
    for (size_t from = 0, to; from<letters->count; from = to> from ? to : from + 1) {
        for (to = from; to < letters->count && is_capital(&letters->items[to]); to++) {
        }
        bool bound = (from > 0 && is_small(&letters->items[from - 1])) ||
                     (to < letters->count && is_small(&letters->items[to]));
        bool acronym = to - from >= ACRONYM_LEAST && to - from <= ACRONYM_MOST && !bound;
        for (size_t i = from; i < to && acronym; i++) {
            letters->items[i].acronym = true;
        }
    }
}

static size_t find_segment_end(const struct letters *letters, size_t from)
{
    const struct letter *first = &letters->items[from];
    size_t to = from + 1;
    while (to < letters->count && letters->items[to].face == first->face &&
           letters->items[to].script == first->script &&
           letters->items[to].acronym == first->acronym) {
        to++;
    }
    return to;
}

static void shape_letters(struct shaped_word *word, struct text_engine *engine,
                          const struct shape_look *look, const struct letters *letters)
{
    struct shape_cache *cache = engine->shapes;
    const struct text_shape **shapes =
        arena_new_array(engine->scratch, letters->count, const struct text_shape *);
    for (size_t from = 0; from < letters->count;) {
        size_t to = find_segment_end(letters, from);
        size_t end = to < letters->count ? letters->items[to].offset : letters->text.size;
        struct segment segment = {
            .look = look,
            .letters = &letters->items[from],
            .count = to - from,
            .text = str_slice(letters->text, letters->items[from].offset, end),
        };
        const struct text_shape *shape = shape_segment(cache, &segment);
        word->width += shape->width;
        shapes[word->count++] = shape;
        from = to;
    }
    word->shapes = arena_copy(cache->arena, shapes, word->count * sizeof *shapes);
}

static struct shaped_word *shape_new(struct text_engine *engine,
                                     const struct shape_look *look, struct str text,
                                     bool hyphen)
{
    struct shaped_word *word = arena_new(engine->shapes->arena, struct shaped_word);
    struct arena_state before = arena_save(engine->scratch);
    struct letters letters = read_letters(text, engine->kept, engine->scratch);
    letters.text = hyphen ? SOFT_HYPHEN_TEXT : letters.text;
    choose_faces(&letters, engine, look->face);
    choose_scripts(&letters, look->lang);
    if (look->manner != MANNER_PLAIN) {
        find_acronyms(&letters);
    }
    shape_letters(word, engine, look, &letters);
    arena_restore(engine->scratch, before);
    return word;
}

static const struct shaped_word NOTHING = {0};

const struct shaped_word *shape_text(struct text_engine *engine,
                                     const struct shape_look *look, struct str text)
{
    if (look == NULL) {
        return &NOTHING;
    }
    void **place = table_place(look->words, &(struct table_key){.text = text});
    if (*place == NULL) {
        *place = shape_new(engine, look, text, false);
    }
    return *place;
}

const struct shaped_word *shape_word(struct text_engine *engine, struct str text,
                                     const struct text_style *style, unsigned run_style,
                                     enum lang lang)
{
    return shape_text(engine, find_look(engine, style, run_style, lang), text);
}

const struct shaped_word *shape_hyphen(struct text_engine *engine,
                                       const struct text_style *style, unsigned run_style,
                                       enum lang lang)
{
    struct shape_look *look = find_look(engine, style, run_style, lang);
    if (look == NULL) {
        return &NOTHING;
    }
    if (look->hyphen == NULL) {
        bool real = face_find_glyph(look->face, 0x2010) != 0;
        struct str drawn = real ? STR("\xE2\x80\x90") : STR("-");
        look->hyphen = shape_new(engine, look, drawn, true);
    }
    return look->hyphen;
}
