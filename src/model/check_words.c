/* Words in the wrong alphabet. The model holds texts as YAML gives them, folded and
 * unescaped; a fault is shown at the word in the source, which is found by counting how
 * often the word stands in the text before it. */
#include "model/check_words.h"
#include "model/alphabet.h"
#include "model/name.h"

/* After that many words that could not be found (escapes, other normal form), the rest of
 * the text is marked as a whole, so that hostile files stay cheap. */
enum { LOST_MAX = 16 };

struct word_check {
    struct decoder *decoder;
    const struct localized *text;
    enum lang lang;
    size_t text_at; /* the last fault found, in the text */
    size_t source_at; /* the same place in the source */
    size_t lost;
};

/* The place of a finding; moves on, so that one pass over the source serves all. */
static struct mark find_mark(struct word_check *check,
                             const struct alphabet_finding *finding)
{
    struct str text = check->text->text[check->lang];
    struct mark mark = check->text->mark[check->lang];
    if (mark.source == NULL || check->lost >= LOST_MAX) {
        return mark;
    }
    size_t start = source_offset(mark);
    struct str source =
        str_slice(mark.source->text, 0, start + check->text->span[check->lang]);
    size_t from = check->source_at == 0 ? start : check->source_at;
    size_t in_text = check->text_at;
    for (;;) {
        in_text = str_find(text, finding->word, in_text);
        size_t found = str_find(source, finding->word, from);
        if (found == SIZE_MAX || in_text == SIZE_MAX) {
            check->lost++;
            return mark;
        }
        from = found + finding->word.size;
        if (in_text >= finding->offset) {
            check->text_at = in_text + finding->word.size;
            check->source_at = from;
            return source_mark(mark.source, found, finding->word.size);
        }
        in_text += finding->word.size;
    }
}

/* The fix of the last message: the word becomes `meant`. */
static void fix_word(struct word_check *check, const struct alphabet_finding *finding,
                     struct str meant)
{
    diag_fix_words(check->decoder->diag, check->text->mark[check->lang], finding->offset,
                   finding->word, meant);
}

/* ---- mixed words ---------------------------------------------------------------- */

static const char *alphabet_name(enum alphabet alphabet)
{
    return alphabet == ALPHABET_LATIN ? N_("Latin") : N_("Cyrillic");
}

/* The alphabet that the word was meant in, with the word in it; false if every letter of
 * neither has a look-alike. */
static bool find_meant(struct str *meant, enum alphabet *alphabet, struct str word,
                       enum lang lang, struct arena *arena)
{
    struct alphabet_counts counts = alphabet_count(word);
    *alphabet = counts.latin > counts.cyrillic   ? ALPHABET_LATIN
                : counts.latin < counts.cyrillic ? ALPHABET_CYRILLIC
                : lang == LANG_BG                ? ALPHABET_CYRILLIC
                                                 : ALPHABET_LATIN;
    if (alphabet_convert(meant, word, *alphabet, arena)) {
        return true;
    }
    *alphabet = *alphabet == ALPHABET_LATIN ? ALPHABET_CYRILLIC : ALPHABET_LATIN;
    return alphabet_convert(meant, word, *alphabet, arena);
}

/* Which letters change from `word` to `meant`: "a, o", and their numbers, "3, 8". */
struct letters {
    struct builder signs, numbers;
    size_t count;
};

static struct letters list_letters(struct str word, struct str meant, struct arena *arena)
{
    struct letters letters = {{.arena = arena}, {.arena = arena}, 0};
    size_t at = 0;
    size_t meant_at = 0;
    for (size_t number = 1; at < word.size; number++) {
        size_t start = at;
        uint32_t c = str_next(word, &at);
        if (c != str_next(meant, &meant_at)) {
            const char *gap = letters.count++ > 0 ? ", " : "";
            struct str letter = str_slice(word, start, at);
            builder_format(&letters.signs, "%s%.*s", gap, STR_ARGS(letter));
            builder_format(&letters.numbers, "%s%zu", gap, number);
        }
    }
    return letters;
}

/* Where the alphabet changes in a word, if it does so once and both parts have two
 * letters or more; else 0. */
static size_t find_joint(struct str word)
{
    for (size_t at = 0; at < word.size;) {
        (void)str_next(word, &at);
        struct alphabet_counts left = alphabet_count(str_slice(word, 0, at));
        struct alphabet_counts right = alphabet_count(str_slice(word, at, word.size));
        bool pure = (left.latin == 0 && right.cyrillic == 0) ||
                    (left.cyrillic == 0 && right.latin == 0);
        if (pure && left.latin + left.cyrillic > 1 && right.latin + right.cyrillic > 1) {
            return at;
        }
    }
    return 0;
}

static void report_mixed(struct word_check *check, const struct alphabet_finding *finding,
                         struct mark mark)
{
    enum { JOINT_LENGTH_MAX = 60 };
    struct decoder *decoder = check->decoder;
    struct str word = finding->word;
    struct str shown = name_clip(word, decoder->arena);
    struct str meant;
    enum alphabet alphabet;
    if (find_meant(&meant, &alphabet, shown, check->lang, decoder->arena)) {
        enum alphabet other =
            alphabet == ALPHABET_LATIN ? ALPHABET_CYRILLIC : ALPHABET_LATIN;
        const struct letters letters = list_letters(shown, meant, decoder->arena);
        struct str signs = builder_str(&letters.signs);
        struct str numbers = builder_str(&letters.numbers);
        diag_error(decoder->diag, mark, "alphabet-mixed",
                   letters.count > 1
                       ? N_("the word \"%.*s\" mixes alphabets: \"%.*s\" (letters "
                            "%.*s) are typed in %s; write \"%.*s\", all in %s")
                       : N_("the word \"%.*s\" mixes alphabets: \"%.*s\" (letter "
                            "%.*s) is typed in %s; write \"%.*s\", all in %s"),
                   STR_ARGS(shown), STR_ARGS(signs), STR_ARGS(numbers),
                   alphabet_name(other), STR_ARGS(meant), alphabet_name(alphabet));
        if (alphabet_convert(&meant, word, alphabet, decoder->arena)) {
            fix_word(check, finding, meant);
        }
        return;
    }
    size_t joint = str_length(word) > JOINT_LENGTH_MAX ? 0 : find_joint(word);
    diag_error(decoder->diag, mark, "alphabet-mixed",
               "the word \"%.*s\" mixes Latin and Cyrillic letters", STR_ARGS(shown));
    if (joint > 0) {
        struct str left = str_slice(word, 0, joint);
        struct str right = str_slice(word, joint, word.size);
        diag_note(decoder->diag, NO_MARK,
                  "write it in one alphabet, or part it with a hyphen: \"%.*s-%.*s\"",
                  STR_ARGS(left), STR_ARGS(right));
    } else {
        diag_note(decoder->diag, NO_MARK, "write the whole word in one alphabet");
    }
}

/* ---- the other faults ----------------------------------------------------------- */

static void report_lone(struct word_check *check, const struct alphabet_finding *finding,
                        struct mark mark)
{
    struct decoder *decoder = check->decoder;
    struct str word = finding->word;
    enum alphabet own = check->lang == LANG_BG ? ALPHABET_CYRILLIC : ALPHABET_LATIN;
    enum alphabet typed = own == ALPHABET_LATIN ? ALPHABET_CYRILLIC : ALPHABET_LATIN;
    struct str meant = word;
    alphabet_convert(&meant, word, own, decoder->arena);
    diag_error(decoder->diag, mark, "alphabet-other",
               "the word \"%.*s\" is a %s letter in the %s text; write the %s \"%.*s\"",
               STR_ARGS(word), alphabet_name(typed), lang_facts(check->lang)->name,
               alphabet_name(own), STR_ARGS(meant));
    fix_word(check, finding, meant);
    diag_note(decoder->diag, NO_MARK,
              check->lang == LANG_BG
                  ? N_("where the Latin letter is meant, put it in quotes: „%.*s“")
                  : N_("where the Cyrillic letter is meant, put it in quotes: “%.*s”"),
              STR_ARGS(word));
}

/* Digits and letters that stand for each other, and Roman numbers. */
static void report_typed(struct word_check *check, const struct alphabet_finding *finding,
                         struct mark mark)
{
    struct decoder *decoder = check->decoder;
    struct str word = name_clip(finding->word, decoder->arena);
    struct str meant = name_clip(alphabet_meant(finding, decoder->arena), decoder->arena);
    if (finding->fault == ALPHABET_ROMAN) {
        diag_error(decoder->diag, mark, "roman-cyrillic",
                   "the Roman number \"%.*s\" has Cyrillic letters; write \"%.*s\", all "
                   "in Latin",
                   STR_ARGS(word), STR_ARGS(meant));
    } else if (finding->fault == ALPHABET_NUMBER) {
        diag_error(decoder->diag, mark, "number-letters",
                   "the number \"%.*s\" has a letter for a digit; write \"%.*s\"",
                   STR_ARGS(word), STR_ARGS(meant));
    } else {
        diag_error(decoder->diag, mark, "word-digits",
                   "the word \"%.*s\" has a digit for a letter; write \"%.*s\"",
                   STR_ARGS(word), STR_ARGS(meant));
    }
    fix_word(check, finding, alphabet_meant(finding, decoder->arena));
}

static void report_finding(void *context, const struct alphabet_finding *finding)
{
    struct word_check *check = context;
    struct mark mark = find_mark(check, finding);
    struct str word = name_clip(finding->word, check->decoder->arena);
    switch (finding->fault) {
    case ALPHABET_MIXED: report_mixed(check, finding, mark); break;
    case ALPHABET_LONE: report_lone(check, finding, mark); break;
    case ALPHABET_RUSSIAN:
        diag_warning(check->decoder->diag, mark, "alphabet-russian",
                     "\"%.*s\" has a Russian letter: ы, э and ё are not Bulgarian",
                     STR_ARGS(word));
        break;
    case ALPHABET_FOREIGN:
        diag_warning(check->decoder->diag, mark, "alphabet-foreign",
                     "\"%.*s\" has a letter of another Cyrillic alphabet; Bulgarian does "
                     "not have it",
                     STR_ARGS(word));
        break;
    case ALPHABET_ROMAN:
    case ALPHABET_NUMBER:
    case ALPHABET_DIGIT: report_typed(check, finding, mark); break;
    case ALPHABET_SHORT_I:
        diag_warning(check->decoder->diag, mark, "alphabet-pronoun",
                     "„й“ is no word; for the pronoun write „ѝ“");
        fix_word(check, finding, str_equal(word, STR("й")) ? STR("ѝ") : STR("Ѝ"));
        break;
    }
}

/* An English text that was never translated. */
static void check_english(struct decoder *decoder, const struct localized *text)
{
    struct str english = text->text[LANG_EN];
    struct str bulgarian = text->text[LANG_BG];
    struct alphabet_counts counts = alphabet_count(english);
    if (counts.cyrillic == 0) {
        return;
    }
    if (counts.latin == 0) {
        diag_error(decoder->diag, text->mark[LANG_EN], "language-other",
                   "the English text is in Cyrillic; write it in English");
    } else if (bulgarian.data != NULL &&
               str_equal(str_trim(english), str_trim(bulgarian))) {
        diag_warning(
            decoder->diag, text->mark[LANG_EN], "language-same",
            "the English text is the same as the Bulgarian one: is it translated "
            "yet?");
    }
}

static void check_text(void *context, const struct localized *text, enum text_use use)
{
    struct decoder *decoder = context;
    bool shared = text->text[LANG_BG].data != NULL &&
                  text->text[LANG_BG].data == text->text[LANG_EN].data;
    for (int i = 0; i < LANG_COUNT; i++) {
        enum lang lang = (enum lang)i;
        if (text->text[i].data == NULL || (shared && lang != LANG_BG)) {
            continue;
        }
        struct word_check check = {.decoder = decoder, .text = text, .lang = lang};
        alphabet_scan(text->text[i], lang, use != TEXT_PLAIN, report_finding, &check);
    }
    if (!shared && text->text[LANG_EN].data != NULL && use != TEXT_PLAIN) {
        check_english(decoder, text);
    }
}

void check_words(struct decoder *decoder)
{
    model_each_text(decoder->brochure, check_text, decoder);
}
