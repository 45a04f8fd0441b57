/* The dictionary itself: a row a word, in both languages, whose words differ. */
#include "text/lexicon.h"

struct entry {
    const char *word; /* lower case */
    unsigned kind;
};

static const struct entry WORDS[] = {
    {"км", IS_UNIT},
    {"м", IS_UNIT},
    {"см", IS_UNIT},
    {"мм", IS_UNIT},
    {"дм", IS_UNIT},
    {"км²", IS_UNIT},
    {"м²", IS_UNIT},
    {"м³", IS_UNIT},
    {"дка", IS_UNIT},
    {"ха", IS_UNIT},
    {"кг", IS_UNIT},
    {"г", IS_UNIT},
    {"мг", IS_UNIT},
    {"т", IS_UNIT},
    {"л", IS_UNIT},
    {"ч", IS_UNIT},
    {"ч.", IS_UNIT},
    {"мин", IS_UNIT},
    {"сек", IS_UNIT},
    {"кв", IS_UNIT},
    {"квт", IS_UNIT},
    {"квтч", IS_UNIT},
    {"мвт", IS_UNIT},
    {"мвтч", IS_UNIT},
    {"гвтч", IS_UNIT},
    {"%", IS_UNIT},
    {"‰", IS_UNIT},
    {"°c", IS_UNIT},
    {"°с", IS_UNIT},
    {"г.", IS_UNIT},
    {"год.", IS_UNIT},
    {"в.", IS_UNIT | IS_CENTURY},
    {"век", IS_UNIT | IS_CENTURY},
    {"дни", IS_UNIT},
    {"души", IS_UNIT},
    {"km", IS_UNIT},
    {"m", IS_UNIT},
    {"cm", IS_UNIT},
    {"mm", IS_UNIT},
    {"km²", IS_UNIT},
    {"m²", IS_UNIT},
    {"m³", IS_UNIT},
    {"ha", IS_UNIT},
    {"kg", IS_UNIT},
    {"g", IS_UNIT},
    {"t", IS_UNIT},
    {"l", IS_UNIT},
    {"h", IS_UNIT},
    {"min", IS_UNIT},
    {"kw", IS_UNIT},
    {"mw", IS_UNIT},
    {"kwh", IS_UNIT},
    {"mwh", IS_UNIT},
    {"gwh", IS_UNIT},
    {"am", IS_UNIT},
    {"pm", IS_UNIT},
    {"a.m.", IS_UNIT},
    {"p.m.", IS_UNIT},
    {"бр.", IS_UNIT | IS_REFERENCE},
    {"хил.", IS_UNIT | IS_SCALE},
    {"млн.", IS_UNIT | IS_SCALE},
    {"млрд.", IS_UNIT | IS_SCALE},
    {"million", IS_UNIT | IS_SCALE},
    {"billion", IS_UNIT | IS_SCALE},
    {"thousand", IS_UNIT | IS_SCALE},
    {"лв.", IS_UNIT | IS_CURRENCY},
    {"лева", IS_UNIT | IS_CURRENCY},
    {"евро", IS_UNIT | IS_CURRENCY},
    {"€", IS_UNIT | IS_CURRENCY},
    {"eur", IS_UNIT | IS_CURRENCY},
    {"bgn", IS_UNIT | IS_CURRENCY},
    {"euro", IS_UNIT | IS_CURRENCY},
    {"euros", IS_UNIT | IS_CURRENCY},
    {"кв.м", IS_UNIT},
    {"кв.", IS_UNIT | IS_PLACE},
    {"куб.", IS_UNIT},

    {"януари", IS_MONTH},
    {"февруари", IS_MONTH},
    {"март", IS_MONTH},
    {"април", IS_MONTH},
    {"май", IS_MONTH},
    {"юни", IS_MONTH},
    {"юли", IS_MONTH},
    {"август", IS_MONTH},
    {"септември", IS_MONTH},
    {"октомври", IS_MONTH},
    {"ноември", IS_MONTH},
    {"декември", IS_MONTH},
    {"january", IS_MONTH},
    {"february", IS_MONTH},
    {"march", IS_MONTH},
    {"april", IS_MONTH},
    {"may", IS_MONTH},
    {"june", IS_MONTH},
    {"july", IS_MONTH},
    {"august", IS_MONTH},
    {"september", IS_MONTH},
    {"october", IS_MONTH},
    {"november", IS_MONTH},
    {"december", IS_MONTH},

    {"№", IS_SIGN},
    {"№№", IS_SIGN},
    {"§", IS_SIGN},
    {"§§", IS_SIGN},

    {"чл.", IS_REFERENCE},
    {"ал.", IS_REFERENCE},
    {"т.", IS_REFERENCE},
    {"с.", IS_REFERENCE | IS_PLACE},
    {"стр.", IS_REFERENCE},
    {"фиг.", IS_REFERENCE},
    {"табл.", IS_REFERENCE},
    {"прил.", IS_REFERENCE},
    {"приложение", IS_REFERENCE},
    {"гл.", IS_REFERENCE | IS_TITLE},
    {"вх.", IS_REFERENCE},
    {"изх.", IS_REFERENCE},
    {"рег.", IS_REFERENCE},
    {"приоритет", IS_REFERENCE},
    {"цел", IS_REFERENCE},
    {"мярка", IS_REFERENCE},
    {"дейност", IS_REFERENCE},
    {"проект", IS_REFERENCE},
    {"глава", IS_REFERENCE},
    {"раздел", IS_REFERENCE},
    {"таблица", IS_REFERENCE},
    {"фигура", IS_REFERENCE},
    {"карта", IS_REFERENCE},
    {"етап", IS_REFERENCE},
    {"точка", IS_REFERENCE},
    {"член", IS_REFERENCE},
    {"алинея", IS_REFERENCE},
    {"част", IS_REFERENCE},
    {"зона", IS_REFERENCE},
    {"решение", IS_REFERENCE},
    {"ниво", IS_REFERENCE},
    {"тел.", IS_REFERENCE},
    {"priority", IS_REFERENCE},
    {"goal", IS_REFERENCE},
    {"objective", IS_REFERENCE},
    {"measure", IS_REFERENCE},
    {"chapter", IS_REFERENCE},
    {"section", IS_REFERENCE},
    {"table", IS_REFERENCE},
    {"figure", IS_REFERENCE},
    {"annex", IS_REFERENCE},
    {"appendix", IS_REFERENCE},
    {"article", IS_REFERENCE},
    {"phase", IS_REFERENCE},
    {"part", IS_REFERENCE},
    {"item", IS_REFERENCE},
    {"level", IS_REFERENCE},
    {"no.", IS_REFERENCE},
    {"nos.", IS_REFERENCE},
    {"art.", IS_REFERENCE},
    {"fig.", IS_REFERENCE},
    {"p.", IS_REFERENCE},
    {"pp.", IS_REFERENCE},
    {"para.", IS_REFERENCE},
    {"vol.", IS_REFERENCE},
    {"zone", IS_REFERENCE},

    {"гр.", IS_PLACE},
    {"ул.", IS_PLACE},
    {"бул.", IS_PLACE},
    {"ж.к.", IS_PLACE},
    {"жк", IS_PLACE},
    {"обл.", IS_PLACE},
    {"общ.", IS_PLACE},
    {"пл.", IS_PLACE},
    {"р-н", IS_PLACE},
    {"яз.", IS_PLACE},
    {"бл.", IS_PLACE | IS_REFERENCE},
    {"вх", IS_REFERENCE},
    {"ет.", IS_REFERENCE},
    {"ап.", IS_REFERENCE},

    {"г-н", IS_TITLE},
    {"г-жа", IS_TITLE},
    {"г-ца", IS_TITLE},
    {"д-р", IS_TITLE},
    {"проф.", IS_TITLE},
    {"инж.", IS_TITLE},
    {"арх.", IS_TITLE},
    {"доц.", IS_TITLE},
    {"акад.", IS_TITLE},
    {"адв.", IS_TITLE},
    {"ас.", IS_TITLE},
    {"св.", IS_TITLE},
    {"ив.", IS_TITLE},
    {"хр.", IS_TITLE},
    {"ст.", IS_TITLE},
    {"mr", IS_TITLE},
    {"mrs", IS_TITLE},
    {"ms", IS_TITLE},
    {"mr.", IS_TITLE},
    {"mrs.", IS_TITLE},
    {"ms.", IS_TITLE},
    {"dr", IS_TITLE},
    {"dr.", IS_TITLE},
    {"prof.", IS_TITLE},
    {"eng.", IS_TITLE},
    {"st", IS_TITLE},
    {"st.", IS_TITLE},
};

/* Neighbours that are one: abbreviations, and the parts of a place name. */
struct pair {
    const char *left, *right;
};

static const struct pair PAIRS[] = {
    {"т.", "нар."},
    {"и", "т."},
    {"т.", "н."},
    {"и", "др."},
    {"и", "пр."},
    {"мн.", "др."},
    {"т.", "е."},
    {"в", "т."},
    {"т.", "ч."},
    {"пр.", "хр."},
    {"сл.", "хр."},
    {"н.", "е."},
    {"с.", "г."},
    {"т.", "г."},
    {"м.", "г."},
    {"кв.", "м"},
    {"кв.", "км"},
    {"куб.", "м"},
    {"стара", "загора"},
    {"нова", "загора"},
    {"велико", "търново"},
    {"горна", "оряховица"},
    {"стара", "планина"},
    {"средна", "гора"},
    {"черно", "море"},
    {"гоце", "делчев"},
    {"бяла", "слатина"},
    {"долна", "митрополия"},
    {"горна", "малина"},
    {"нови", "пазар"},
    {"нови", "искър"},
    {"свети", "влас"},
    {"долни", "дъбник"},
    {"долни", "чифлик"},
    {"стара", "река"},
    {"stara", "zagora"},
    {"nova", "zagora"},
    {"veliko", "tarnovo"},
    {"gorna", "oryahovitsa"},
    {"stara", "planina"},
    {"sredna", "gora"},
    {"gotse", "delchev"},
    {"byala", "slatina"},
    {"novi", "pazar"},
    {"sveti", "vlas"},
    {"black", "sea"},
};

/* True if the first two bytes agree, one Cyrillic letter: most words differ in them. */
static bool starts_like(struct str word, const char *entry)
{
    return word.data[0] == entry[0] && (word.size < 2 || word.data[1] == entry[1]);
}

/* The word without a full stop at its end. */
static struct str without_stop(struct str word)
{
    bool stopped = word.size > 1 && word.data[word.size - 1] == '.';
    return str_slice(word, 0, word.size - (stopped ? 1 : 0));
}

unsigned lexicon_find(struct str word)
{
    struct str bare = without_stop(word);
    unsigned found = 0;
    for (size_t i = 0; word.size > 0 && i < sizeof WORDS / sizeof *WORDS; i++) {
        if (!starts_like(word, WORDS[i].word)) {
            continue;
        }
        struct str entry = str_from(WORDS[i].word);
        if (str_equal(word, entry)) {
            return WORDS[i].kind;
        }
        if (str_equal(bare, entry)) {
            found = WORDS[i].kind & (IS_UNIT | IS_MONTH | IS_CURRENCY | IS_CENTURY);
        }
    }
    return found;
}

bool lexicon_is_pair(struct str left, struct str right)
{
    struct str bare = without_stop(right);
    for (size_t i = 0; left.size > 0 && i < sizeof PAIRS / sizeof *PAIRS; i++) {
        if (!starts_like(left, PAIRS[i].left) ||
            !str_equal(left, str_from(PAIRS[i].left))) {
            continue;
        }
        struct str entry = str_from(PAIRS[i].right);
        if (str_equal(right, entry) || str_equal(bare, entry)) {
            return true;
        }
    }
    return false;
}
