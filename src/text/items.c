/* Words -> boxes, glue and penalties, with what a break at each of them costs. The widths
 * of the parts of a divided word are read off the whole word's glyphs; only the division
 * that the fit chooses is shaped again. */
#include "text/items.h"
#include "base/array.h"
#include "text/breaks.h"
#include "base/letters.h"

/* How far a word has had to give way. */
enum level {
    LEVEL_RULES, /* all rules hold */
    LEVEL_UNBOUND, /* a line may end at a no-break space */
    LEVEL_COMPOUND, /* hyphens between the parts of a compound */
    LEVEL_HYPHENS, /* hyphens also where the paragraph does without */
    LEVEL_TORN /* between any clusters */
};

/* What a break costs by what stands before it. The costs of short words come from the
 * share of lines that end in one: headings under 5 %, body under 10 %, with rags no worse
 * than half a millimetre. */
enum {
    COST_HYPHEN_JOINT_PART = 4, /* a quarter off at a joint */
    COST_HYPHEN_CLOSE_PART = 1, /* twice as dear near the end of a word */
    COST_HYPHEN_JUSTIFIED_PART = 6, /* times as dear where spaces can give instead */
    COST_HYPHEN_NAME = 2 * FIT_ONE, /* added: only where a line would gape */
    COST_ONE_LETTER = 14 * FIT_ONE / 10,
    COST_ONE_LETTER_JUSTIFIED = 8 * FIT_ONE / 10,
    COST_ONE_LETTER_LARGE = 5 * FIT_ONE / 2,
    COST_SHORT_WORD = 16 * FIT_ONE / 100,
    COST_SHORT_WORD_JUSTIFIED = 3 * FIT_ONE / 10, /* no edge becomes more ragged by it */
    COST_SHORT_WORD_DISPLAY = FIT_ONE / 2,
    COST_SHORT_WORD_HEADING = 5 * FIT_ONE / 2, /* rather one more line */
    COST_TEAR = FIT_ONE,
    BRIEF_LETTERS = 4 /* so few do not make a last line */
};

static const mpt LARGE = PT(18), DISPLAY = PT(14), ENTRY = PT(12);

struct maker {
    struct item_list *list;
    const struct parts *parts;
    const struct line_setter *setter;
    const struct text_setting *setting;
    unsigned char *levels; /* of each word */
    size_t word; /* being made */
    const struct shaped_word *hyphen; /* of the part before; NULL: none yet */
    unsigned hyphen_style; /* of its run */
};

/* Where one stands in the glyphs of a part. */
struct walk {
    size_t shape, glyph;
    size_t offset; /* in the part's text */
    mpt width; /* since the last break */
    size_t glyphs;
    mpt last_advance;
};

static struct line_cut cut_at(size_t part, size_t offset)
{
    return (struct line_cut){(uint32_t)part, (uint32_t)offset};
}

/* A cut inside a part: the next line goes on where this one stops. */
static struct item_cut cut_inside(size_t part, size_t offset)
{
    return (struct item_cut){.to = cut_at(part, offset), .next = cut_at(part, offset)};
}

static struct fit_item *add_item(struct maker *maker, enum fit_kind kind,
                                 struct item_cut cut)
{
    struct arena *scratch = maker->setter->scratch;
    cut.word = (uint32_t)maker->word;
    *array_push(scratch, &maker->list->cuts) = cut;
    struct fit_item *item = array_push(scratch, &maker->list->fit);
    item->kind = kind;
    return item;
}

static void add_box(struct maker *maker, mpt width, size_t glyphs)
{
    struct fit_item *item = add_item(maker, FIT_BOX, (struct item_cut){0});
    struct line_flexibility gives =
        line_flexibility(width, glyphs, maker->setter->style->size);
    item->width = width;
    item->stretch = gives.stretch;
    item->shrink = gives.shrink;
}

/* Goes on to the first glyph that stands for text at or after `offset`. */
static void walk_to(struct walk *walk, const struct line_part *part, size_t offset)
{
    const struct shaped_word *word = part->shaped;
    while (walk->shape < word->count) {
        const struct text_shape *shape = word->shapes[walk->shape];
        if (walk->glyph >= shape->glyph_count) {
            walk->shape++;
            walk->glyph = 0;
            continue;
        }
        const struct text_glyph *glyph = &shape->glyphs[walk->glyph];
        if (glyph->text_size > 0 && walk->offset >= offset) {
            return;
        }
        walk->offset += glyph->text_size;
        walk->width += glyph->advance;
        walk->last_advance = glyph->advance;
        walk->glyphs++;
        walk->glyph++;
    }
}

static void flush_box(struct maker *maker, struct walk *walk)
{
    add_box(maker, walk->width, walk->glyphs);
    walk->width = 0;
    walk->glyphs = 0;
}

/* ---- breaks inside a word -------------------------------------------------------- */

static uint32_t character_before(struct str text, size_t offset)
{
    while (offset > 0 && ((unsigned char)text.data[--offset] & 0xC0u) == 0x80) {
    }
    return str_next(text, &offset);
}

static bool is_pattern(enum place_kind kind)
{
    return kind == PLACE_JOINT || kind == PLACE_COMPOUND || kind == PLACE_HYPHEN ||
           kind == PLACE_CLOSE;
}

/* Names stay whole, or in justified text cost much to divide. */
static bool is_name(const struct part_word *word)
{
    return !word->starts_sentence && (word->facts->class & WORD_CAPITAL) != 0;
}

/* True if text of this size and kind is display type, in which no line ends with a hyphen
 * of any kind unless a word is too wide. */
static bool is_display(const struct text_setting *setting)
{
    return setting->purpose != PURPOSE_BODY && setting->style.size >= DISPLAY;
}

static bool may_use(const struct maker *maker, const struct part_word *word,
                    enum place_kind kind)
{
    enum level level = (enum level)maker->levels[maker->word];
    const struct text_setting *setting = maker->setting;
    if (kind == PLACE_FREE || level >= LEVEL_HYPHENS) {
        return true;
    }
    if (!is_pattern(kind)) {
        return level == LEVEL_COMPOUND || !is_display(setting);
    }
    if (kind == PLACE_COMPOUND && level == LEVEL_COMPOUND) {
        return true;
    }
    if (kind == PLACE_CLOSE && !setting->justified) {
        return false;
    }
    return setting->purpose == PURPOSE_BODY && (setting->justified || !is_name(word));
}

static int32_t cost_of_place(const struct maker *maker, enum place_kind kind)
{
    int32_t hyphen = lang_facts(maker->setter->lang)->hyphen_cost * FIT_ONE / 100 *
                     (maker->setting->justified ? COST_HYPHEN_JUSTIFIED_PART : 1);
    switch (kind) {
    case PLACE_FREE:
    case PLACE_TYPED: return 0;
    case PLACE_SOFT:
    case PLACE_COMPOUND:
    case PLACE_JOINT: return hyphen - hyphen / COST_HYPHEN_JOINT_PART;
    case PLACE_HYPHEN: return hyphen;
    case PLACE_CLOSE: return hyphen + hyphen / COST_HYPHEN_CLOSE_PART;
    }
    return 0;
}

static const struct shaped_word *find_hyphen(struct maker *maker, unsigned style)
{
    if (maker->hyphen == NULL || maker->hyphen_style != style) {
        const struct line_setter *setter = maker->setter;
        maker->hyphen = shape_hyphen(setter->engine, setter->style, style, setter->lang);
        maker->hyphen_style = style;
    }
    return maker->hyphen;
}

static void add_place(struct maker *maker, size_t part_index, size_t offset,
                      enum place_kind kind, mpt last_advance)
{
    const struct line_part *part = &maker->parts->items[part_index];
    const struct text_style *style = maker->setter->style;
    struct item_cut cut = cut_inside(part_index, offset);
    cut.hyphen = kind != PLACE_FREE && kind != PLACE_TYPED;
    struct fit_item *item = add_item(maker, FIT_PENALTY, cut);
    item->cost = cost_of_place(maker, kind);
    if (is_pattern(kind) && is_name(&maker->parts->words.items[maker->word])) {
        item->cost += COST_HYPHEN_NAME;
    }
    if (cut.hyphen) {
        const struct shaped_word *hyphen = find_hyphen(maker, part->style);
        item->hyphen = true;
        item->before = hyphen->width - line_hang(style, '-', hyphen->width);
    } else {
        item->before =
            -line_hang(style, character_before(part->text, offset), last_advance);
    }
}

/* Every cluster of a part is a box, and a break stands between any two. */
static void tear_part(struct maker *maker, size_t part_index, bool is_first)
{
    const struct line_part *part = &maker->parts->items[part_index];
    struct walk walk = {0};
    for (bool first = is_first; walk.offset < part->text.size; first = false) {
        if (!first) {
            add_item(maker, FIT_PENALTY, cut_inside(part_index, walk.offset))->cost =
                COST_TEAR;
        }
        size_t before = walk.offset;
        walk_to(&walk, part, walk.offset + 1);
        flush_box(maker, &walk);
        if (walk.offset == before) {
            break;
        }
    }
}

static bool is_brief(struct str word)
{
    size_t letters = 0;
    for (size_t at = 0; at < word.size && letters <= BRIEF_LETTERS;) {
        uint32_t c = str_next(word, &at);
        letters += letters_is_letter(c) || letters_is_digit(c);
    }
    return letters <= BRIEF_LETTERS;
}

static void add_word(struct maker *maker, const struct part_word *word)
{
    const struct word_facts *facts = word->facts;
    bool torn = maker->levels[maker->word] == LEVEL_TORN;
    size_t place = 0;
    size_t base = 0;
    for (size_t p = word->first; p < word->first + word->count; p++) {
        const struct line_part *part = &maker->parts->items[p];
        if (torn) {
            tear_part(maker, p, p == word->first);
            continue;
        }
        struct walk walk = {0};
        for (; place < facts->place_count; place++) {
            size_t offset = facts->places[place].offset - base;
            if (offset > part->text.size) {
                break;
            }
            if (may_use(maker, word, facts->places[place].kind)) {
                walk_to(&walk, part, offset);
                flush_box(maker, &walk);
                add_place(maker, p, offset, facts->places[place].kind, walk.last_advance);
            }
        }
        walk_to(&walk, part, part->text.size);
        flush_box(maker, &walk);
        base += part->text.size;
    }
    maker->list->fit.items[maker->list->fit.count - 1].brief = is_brief(facts->text);
    if (torn && !maker->list->torn) {
        maker->list->torn = true;
        maker->list->torn_word = maker->word;
    }
}

/* ---- breaks between words -----------------------------------------------------------
 */

static int32_t cost_of_one_letter(const struct text_setting *setting)
{
    if (setting->justified) {
        return COST_ONE_LETTER_JUSTIFIED;
    }
    return setting->style.size >= LARGE ? COST_ONE_LETTER_LARGE : COST_ONE_LETTER;
}

/* Of a line that ends in a short word. */
static int32_t cost_of_short_word(const struct text_setting *setting)
{
    static const int32_t COSTS[] = {[PURPOSE_BODY] = COST_SHORT_WORD,
                                    [PURPOSE_DISPLAY] = COST_SHORT_WORD_DISPLAY,
                                    [PURPOSE_HEADING] = COST_SHORT_WORD_HEADING};
    if (setting->justified) {
        return COST_SHORT_WORD_JUSTIFIED;
    }
    bool entry = setting->purpose == PURPOSE_BODY && setting->style.size >= ENTRY;
    return entry ? COST_SHORT_WORD_DISPLAY : COSTS[setting->purpose];
}

static int32_t cost_of_end(const struct maker *maker, const struct part_word *word)
{
    if ((word->facts->class & WORD_ONE_LETTER) != 0) {
        return cost_of_one_letter(maker->setting);
    }
    bool is_short = (word->facts->class & WORD_SHORT) != 0;
    return is_short ? cost_of_short_word(maker->setting) : 0;
}

/* Sets what hangs out if the line ends after `word` and the next begins with the one
 * after it. */
static void set_hanging(const struct maker *maker, struct fit_item *item,
                        const struct part_word *word)
{
    const struct line_part *parts = maker->parts->items;
    const struct text_style *style = maker->setter->style;
    size_t last = word->first + word->count - 1;
    item->before = -line_hang_right(style, &parts[last]);
    if (maker->word + 1 < maker->parts->words.count) {
        item->after = -line_hang_left(style, &parts[word[1].first]);
    }
}

/* A cut behind a space or break, which stays on the line that it ends. */
static struct item_cut cut_behind(const struct maker *maker, size_t part)
{
    return (struct item_cut){.to = cut_at(part, maker->parts->items[part].text.size),
                             .next = cut_at(part + 1, 0)};
}

static void add_break(struct maker *maker, const struct part_word *word, size_t part)
{
    struct item_cut cut = cut_behind(maker, part);
    struct fit_item *item = add_item(maker, FIT_PENALTY, cut);
    item->cost = FIT_FORCED;
    set_hanging(maker, item, word);
}

static void add_space(struct maker *maker, const struct part_word *word, size_t part)
{
    struct item_cut cut = cut_behind(maker, part);
    struct fit_item *item = add_item(maker, FIT_GLUE, cut);
    item->width = maker->parts->items[part].shaped->width;
    item->stretch = (mpt)((int64_t)item->width * SPACE_STRETCH / 100);
    item->shrink = (mpt)((int64_t)item->width * SPACE_SHRINK / 100);
    item->cost = cost_of_end(maker, word);
    set_hanging(maker, item, word);
    if (word[1].bound) {
        bool unbound = maker->levels[maker->word] >= LEVEL_UNBOUND &&
                       maker->levels[maker->word + 1] >= LEVEL_UNBOUND;
        item->cost = unbound ? COST_TEAR : FIT_FORBIDDEN;
    }
}

static void make_all(struct maker *maker)
{
    const struct parts *parts = maker->parts;
    maker->list->fit.count = 0;
    maker->list->cuts.count = 0;
    maker->list->torn = false;
    for (maker->word = 0; maker->word < parts->words.count; maker->word++) {
        const struct part_word *word = &parts->words.items[maker->word];
        add_word(maker, word);
        size_t part = word->first + word->count;
        for (; part < parts->count && parts->items[part].kind == PART_BREAK; part++) {
            add_break(maker, word, part);
        }
        if (part < parts->count && parts->items[part].kind == PART_SPACE) {
            add_space(maker, word, part);
        }
    }
}

/* ---- too wide ------------------------------------------------------------------------
 */

/* Lets the words from `first` to `last`, which no line can hold together, give way one
 * step further. True if any still could. */
static bool give_way(struct maker *maker, size_t first, size_t last)
{
    bool changed = false;
    for (size_t i = first; i <= last; i++) {
        if (maker->levels[i] < LEVEL_TORN) {
            maker->levels[i]++;
            changed = true;
        }
    }
    return changed;
}

/* Looks for stretches without a break that are wider than the measure. */
static bool relax(struct maker *maker)
{
    static const struct fit_item end = {.kind = FIT_PENALTY};
    const struct item_list *list = maker->list;
    int64_t width = 0;
    size_t first = SIZE_MAX;
    size_t last = 0;
    bool changed = false;
    int64_t measure = (int64_t)maker->setting->width - maker->setting->indent;
    for (size_t i = 0; i <= list->fit.count; i++) {
        const struct fit_item *item = i < list->fit.count ? &list->fit.items[i] : &end;
        if (item->kind == FIT_BOX || item->cost == FIT_FORBIDDEN) {
            width += item->width;
            last = list->cuts.items[i].word;
            first = first == SIZE_MAX ? last : first;
            continue;
        }
        if (first != SIZE_MAX && width + item->before > measure) {
            changed = give_way(maker, first, last) || changed;
        }
        width = item->after;
        measure = maker->setting->width;
        first = SIZE_MAX;
    }
    return changed;
}

/* How far any word has given way. */
static enum text_division find_division(const struct maker *maker)
{
    static const enum text_division DIVISIONS[] = {
        [LEVEL_RULES] = DIVISION_NONE,        [LEVEL_UNBOUND] = DIVISION_NONE,
        [LEVEL_COMPOUND] = DIVISION_COMPOUND, [LEVEL_HYPHENS] = DIVISION_ANYWHERE,
        [LEVEL_TORN] = DIVISION_ANYWHERE,
    };
    enum text_division most = DIVISION_NONE;
    for (size_t i = 0; i < maker->parts->words.count; i++) {
        enum text_division own = DIVISIONS[maker->levels[i]];
        most = own > most ? own : most;
    }
    return most;
}

void items_make(struct item_list *list, const struct parts *parts,
                const struct line_setter *setter, const struct text_setting *setting)
{
    struct maker maker = {
        .list = list,
        .parts = parts,
        .setter = setter,
        .setting = setting,
        .levels = arena_new_array(setter->scratch, parts->words.count, unsigned char),
    };
    do {
        make_all(&maker);
    } while (relax(&maker));
    list->division = find_division(&maker);
}
