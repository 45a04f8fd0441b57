/* Reads every text of a brochure before it is laid out, so that all faults in markup and
 * all missing glyphs come in one run, with those that the model found; and compares the
 * shape of the two languages, which pairing relies on. */
#include "sections/abbreviations.h"
#include "sections/changes.h"
#include "sections/notes.h"
#include "sections/references.h"
#include "sections/texts.h"

static const struct text_blocks NOTHING = {0};

struct reading {
    const struct brochure *brochure;
    struct text_engine *engine;
    struct texts *texts;
    struct arena *arena;
    struct diag *diag;
    bool sound;
};

static enum text_markup markup_of(enum text_use use)
{
    switch (use) {
    case TEXT_PLAIN: return MARKUP_PLAIN;
    case TEXT_INLINE: return MARKUP_INLINE;
    case TEXT_BLOCKS: return MARKUP_BLOCKS;
    case TEXT_BODY: break;
    }
    return MARKUP_BODY;
}

/* The blocks of a text; NULL if it holds faults. */
static const struct text_blocks *parse(const struct reading *reading,
                                       const struct localized *text, enum lang lang,
                                       enum text_use use)
{
    struct arena *arena = reading->arena;
    struct text_blocks *blocks = arena_new(arena, struct text_blocks);
    if (text->missing[lang]) {
        blocks->items = text_make_block(arena, phrase_find(PHRASE_MISSING, lang));
        blocks->items->mark = text->mark[lang];
        blocks->count = 1;
    } else if (text->text[lang].data != NULL) {
        struct text_source source = {
            .text = text->text[lang],
            .markup = markup_of(use),
            .lang = lang,
            .mark = text->mark[lang],
            .span = text->span[lang],
            .home = document_country(&reading->brochure->document),
        };
        return text_parse(blocks, &source, reading->engine, arena, reading->diag) ? blocks
                                                                                  : NULL;
    }
    return blocks;
}

/* The same where faults pass: what is faulty is printed as it was typed. NULL if not even
 * that can be printed. */
static const struct text_blocks *parse_leniently(const struct reading *reading,
                                                 const struct localized *text,
                                                 enum lang lang, enum text_use use)
{
    const struct text_blocks *blocks = parse(reading, text, lang, use);
    if (blocks == NULL && reading->brochure->pass_words) {
        struct reading silent = *reading;
        silent.diag = diag_create(reading->arena);
        blocks = parse(&silent, text, lang, TEXT_PLAIN);
    }
    return blocks;
}

/* A doubt about what both languages have in unequal number. */
struct unequal {
    const char *rule, *what, *consequence;
    size_t first, second;
};

static void warn_unequal(const struct reading *reading, const struct localized *text,
                         const struct unequal *unequal)
{
    const enum lang *languages = reading->brochure->document.languages;
    if (unequal->first != unequal->second) {
        diag_warning(reading->diag, text->mark[languages[1]], unequal->rule,
                     "the %s text has more or fewer %s than the %s text (%zu and %zu): "
                     "from the first one that is missing on, %s",
                     lang_facts(languages[1])->name, unequal->what,
                     lang_facts(languages[0])->name, unequal->second, unequal->first,
                     unequal->consequence);
    }
}

static void compare_counts(const struct reading *reading, const struct localized *text,
                           const struct text_blocks *const *blocks)
{
    const struct document *document = &reading->brochure->document;
    enum lang first = document->languages[0], second = document->languages[1];
    if (document->language_count < 2 || !localized_is_set(text, first) ||
        !localized_is_set(text, second) || text->missing[second]) {
        return;
    }
    const struct unequal counts[] = {
        {"blocks-unequal", N_("paragraphs and list items"),
         N_("they do not stand side by side"), blocks[first]->count,
         blocks[second]->count},
        {"notes-unequal", N_("footnotes"), N_("their numbers differ"),
         blocks[first]->note_count, blocks[second]->note_count},
    };
    for (size_t i = 0; i < sizeof counts / sizeof counts[0]; i++) {
        warn_unequal(reading, text, &counts[i]);
    }
}

/* True if the language shares its text with one before it. */
static bool is_shared(const struct localized *text, enum lang lang)
{
    for (enum lang other = 0; other < lang; other++) {
        if (text->text[lang].data != NULL &&
            text->text[other].data == text->text[lang].data) {
            return true;
        }
    }
    return false;
}

static void read_text(void *context, const struct localized *text, enum text_use use)
{
    struct reading *reading = context;
    struct diag *silent = diag_create(reading->arena);
    const struct text_blocks *kept[LANG_COUNT];
    bool sound = true;
    for (enum lang lang = 0; lang < LANG_COUNT; lang++) {
        struct reading quiet = *reading; /* what is shared is told once */
        quiet.diag = is_shared(text, lang) ? silent : reading->diag;
        const struct text_blocks *blocks = parse_leniently(&quiet, text, lang, use);
        sound = sound && blocks != NULL;
        kept[lang] = blocks != NULL ? blocks : &NOTHING;
        texts_keep(reading->texts, text, lang, kept[lang]);
    }
    if (sound && (use == TEXT_BLOCKS || use == TEXT_BODY)) {
        compare_counts(reading, text, kept);
    }
    reading->sound = reading->sound && sound;
}

bool sections_read_texts(struct texts **out, const struct brochure *brochure,
                         struct text_engine *engine, struct arena *arena,
                         struct diag *diag)
{
    struct texts *texts = texts_make(arena);
    struct reading reading = {brochure, engine, texts, arena, diag, true};
    model_each_text(brochure, read_text, &reading);
    notes_number(texts, brochure, arena);
    changes_read(texts, brochure, engine, arena, diag);
    abbreviations_expand(texts, brochure, arena);
    reading.sound = references_find(texts, brochure, arena, diag) && reading.sound;
    *out = texts;
    return reading.sound;
}
