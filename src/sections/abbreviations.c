/* Goes through the texts in the order in which they are read; a run is cut where an
 * abbreviation stands. */
#include "sections/abbreviations.h"
#include "base/array.h"
#include "base/letters.h"
#include <string.h>

struct wanted {
    struct str name[LANG_COUNT], meaning[LANG_COUNT]; /* empty: said already, or none */
};

struct wanted_list {
    struct wanted *items;
    size_t count, capacity;
};

struct expanding {
    const struct texts *texts;
    struct arena *arena;
    struct wanted_list wanted;
};

static bool is_of_word(struct str text, size_t at)
{
    uint32_t c = at < text.size ? str_next(text, &at) : 0;
    return letters_is_letter(c) || letters_is_digit(c);
}

/* The longest abbreviation that stands at that place, or NULL. */
static struct wanted *stands_at(const struct expanding *expanding, struct str text,
                                size_t at, enum lang lang)
{
    struct wanted *longest = NULL;
    struct str rest = str_slice(text, at, text.size);
    for (size_t i = 0; i < expanding->wanted.count; i++) {
        struct wanted *wanted = &expanding->wanted.items[i];
        struct str name = wanted->name[lang];
        bool longer = longest == NULL || name.size > longest->name[lang].size;
        if (name.size > 0 && longer && str_starts_with(rest, name) &&
            !is_of_word(rest, name.size)) {
            longest = wanted;
        }
    }
    return longest;
}

/* The first abbreviation of a text, and where it stands; or NULL. */
static struct wanted *find_first(const struct expanding *expanding, struct str text,
                                 enum lang lang, size_t *at)
{
    bool within = false; /* a word */
    for (size_t next = *at = 0; *at < text.size; *at = next) {
        uint32_t c = str_next(text, &next);
        struct wanted *found = within ? NULL : stands_at(expanding, text, *at, lang);
        if (found != NULL) {
            return found;
        }
        within = letters_is_letter(c) || letters_is_digit(c);
    }
    return NULL;
}

/* Cuts the run in up to three; returns the index of the one behind the abbreviation. */
static size_t cut_run(const struct expanding *expanding, struct text_block *block,
                      size_t index, struct str name, size_t at)
{
    struct text_run *runs =
        arena_new_array(expanding->arena, block->run_count + 2, struct text_run);
    struct text_run run = block->runs[index];
    size_t count = 0;
    memcpy(runs, block->runs, index * sizeof *runs);
    const size_t cuts[] = {0, at, at + name.size, run.text.size};
    for (size_t i = 0; i < 3; i++) {
        if (cuts[i + 1] > cuts[i]) {
            runs[index + count] = run;
            runs[index + count++].text = str_slice(run.text, cuts[i], cuts[i + 1]);
        }
    }
    memcpy(runs + index + count, block->runs + index + 1,
           (block->run_count - index - 1) * sizeof *runs);
    block->runs = runs;
    block->run_count += count - 1;
    return index + (at > 0 ? 2 : 1);
}

static void expand_block(const struct expanding *expanding, struct text_block *block,
                         enum lang lang)
{
    for (size_t i = 0; i < block->run_count;) {
        size_t at = 0;
        struct str text = block->runs[i].text;
        struct wanted *found =
            block->runs[i].link.size > 0 ? NULL : find_first(expanding, text, lang, &at);
        if (found == NULL) {
            i++;
            continue;
        }
        i = cut_run(expanding, block, i, found->name[lang], at);
        block->runs[i - 1].expansion = found->meaning[lang];
        found->name[lang] = (struct str){0};
    }
}

static void visit(void *context, const struct localized *text, enum text_use use)
{
    const struct expanding *expanding = context;
    bool running = use == TEXT_BLOCKS || use == TEXT_BODY;
    for (enum lang lang = 0; running && lang < LANG_COUNT; lang++) {
        const struct text_blocks *blocks = texts_find(expanding->texts, text, lang);
        for (size_t i = 0; i < blocks->count; i++) {
            expand_block(expanding, &blocks->items[i], lang);
        }
    }
}

static void add_wanted(struct expanding *expanding,
                       const struct abbreviation *abbreviation)
{
    struct wanted *wanted = array_push(expanding->arena, &expanding->wanted);
    for (enum lang lang = 0; lang < LANG_COUNT; lang++) {
        wanted->name[lang] =
            texts_plain(expanding->texts, &abbreviation->name, lang, expanding->arena);
        wanted->meaning[lang] =
            texts_plain(expanding->texts, &abbreviation->meaning, lang, expanding->arena);
    }
}

void abbreviations_expand(const struct texts *texts, const struct brochure *brochure,
                          struct arena *arena)
{
    struct expanding expanding = {texts, arena, {0}};
    for (size_t i = 0; i < brochure->section_count; i++) {
        const struct section *section = &brochure->sections[i];
        const struct glossary_section *glossary = &section->as.glossary;
        for (size_t k = 0;
             section->kind == SECTION_GLOSSARY && k < glossary->abbreviation_count; k++) {
            if (glossary->abbreviations[k].expand) {
                add_wanted(&expanding, &glossary->abbreviations[k]);
            }
        }
    }
    if (expanding.wanted.count > 0) {
        model_each_text(brochure, visit, &expanding);
    }
}
