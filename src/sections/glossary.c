/* A glossary: terms, then abbreviations, each with what they mean. Where both are given,
 * each list has a heading. */
#include "sections/pairs.h"

static struct pairs *make_pairs(const struct build *build, size_t count)
{
    struct arena *arena = build->request->arena;
    struct pairs *pairs = arena_new(arena, struct pairs);
    *pairs = (struct pairs){.items = arena_new_array(arena, count + 1, struct pair),
                            .count = count,
                            .numbering = LIST_WORDS,
                            .column = 3,
                            .rule = COLOUR_STONE2};
    return pairs;
}

static struct pairs *make_terms(const struct build *build)
{
    const struct glossary_section *glossary = &build->chapter->section->as.glossary;
    struct pairs *pairs = make_pairs(build, glossary->term_count);
    pairs->role = ROLE_BODY;
    for (size_t i = 0; i < pairs->count; i++) {
        pairs->items[i].key = build_inline(build, &glossary->terms[i].name);
        pairs->items[i].value = build_inline(build, &glossary->terms[i].meaning);
    }
    return pairs;
}

/* True if both languages abbreviate all of them alike. */
static bool all_alike(const struct build *build)
{
    const struct glossary_section *glossary = &build->chapter->section->as.glossary;
    for (size_t i = 0; i < glossary->abbreviation_count; i++) {
        struct str words[SIDE_COUNT] = {{0}};
        build_plain(build, &glossary->abbreviations[i].name, words);
        if (!str_equal(words[SIDE_FIRST], words[SIDE_SECOND])) {
            return false;
        }
    }
    return true;
}

static struct pairs *make_abbreviations(const struct build *build)
{
    const struct glossary_section *glossary = &build->chapter->section->as.glossary;
    struct pairs *pairs = make_pairs(build, glossary->abbreviation_count);
    bool alike = all_alike(build);
    pairs->role = ROLE_COLOPHON;
    for (size_t i = 0; i < pairs->count; i++) {
        const struct abbreviation *abbreviation = &glossary->abbreviations[i];
        struct pair *pair = &pairs->items[i];
        struct str words[SIDE_COUNT] = {{0}};
        build_plain(build, &abbreviation->name, words);
        pair->key = build_inline(build, &abbreviation->name);
        pair->value = build_inline(build, &abbreviation->meaning);
        pair->shared = alike ? words[SIDE_FIRST] : STR("");
    }
    return pairs;
}

static void add_list(const struct build *build, struct script *script,
                     struct pairs *pairs, enum phrase heading)
{
    const struct glossary_section *glossary = &build->chapter->section->as.glossary;
    struct str words[SIDE_COUNT] = {{0}};
    if (pairs->count == 0) {
        return;
    }
    for (enum side side = 0; side < build_sides(build); side++) {
        words[side] = phrase_find(heading, build_lang(build, side));
    }
    if (glossary->term_count > 0 && glossary->abbreviation_count > 0) {
        struct script_texts texts = script_words(script, words);
        (void)script_row(script, &texts, ROLE_H2, ELEMENT_H2, NULL);
    }
    pairs_add(script, pairs);
}

static void build_glossary(struct build *build)
{
    build_open_section(build);
    struct script script = build_script(build, build_page(build, COLOUR_WHITE));
    build_opening(build, &script);
    add_list(build, &script, make_terms(build), PHRASE_TERMS);
    add_list(build, &script, make_abbreviations(build), PHRASE_ABBREVIATIONS);
    build_field(build, &script, &build->chapter->section->closing);
    build->chapter->last = script.last;
}

const struct section_type GLOSSARY_TYPE = {.build = build_glossary};
