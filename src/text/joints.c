/* Joints of words, by the lists of their language: which part ends where, no rule of
 * sound can tell. Prefixes and first parts are taken off one after the other, second
 * parts are looked for anywhere behind a vowel that joins. A break that would take a
 * consonant across a joint goes; the joint itself becomes one. */
#include "text/joints.h"
#include <string.h>

enum {
    DEPTH_MAX = 4, /* parts in a row: не-раз-пре-делен */
    REST_CLOSED = 3, /* letters that follow a prefix, at least */
    REST_OPEN = 4, /* the same for one that ends in a vowel, and for a first part */
    SECOND_MIN = 3, /* letters before a second part */
    FIRSTS = 32, /* first letters told apart */
    SOFT_SIGN = 0x44C,
    SHORT_I = 0x439,
    ANY_VOWEL = 0x410, /* А and Б in the patterns of `never` */
    ANY_CONSONANT = 0x411
};

static bool is_vowel_at(const struct joints_word *word, size_t at)
{
    return at < word->count && word->vowels[at];
}

static bool is_consonant_at(const struct joints_word *word, size_t at)
{
    return at < word->count && !is_vowel_at(word, at) && word->letters[at] != SOFT_SIGN;
}

/* ---- the lists ------------------------------------------------------------------ */

/* An entry in letters; a hyphen in it is none, but stands after so many. */
struct entry {
    uint32_t *letters;
    size_t count, hyphen;
    const struct entry *next; /* with such a first letter, as in the list */
};

/* The entries of a list by their first letter. */
struct entries {
    const struct entry *first[FIRSTS];
};

struct joints {
    struct entries closed, open, first, second, onsets, stems, whole, never;
};

static struct entry *read_entry(struct str text, struct arena *arena)
{
    struct entry *entry = arena_new(arena, struct entry);
    entry->letters = arena_new_array(arena, text.size, uint32_t);
    for (size_t at = 0; at < text.size;) {
        uint32_t letter = str_next(text, &at);
        if (letter == '-') {
            entry->hyphen = entry->count;
        } else {
            entry->letters[entry->count++] = letter;
        }
    }
    return entry;
}

static struct entries read_list(const char *list, struct arena *arena)
{
    struct entries entries = {0};
    const struct entry **ends[FIRSTS];
    for (size_t i = 0; i < FIRSTS; i++) {
        ends[i] = &entries.first[i];
    }
    while (*list != '\0') {
        size_t size = strcspn(list, " ");
        struct entry *entry = read_entry((struct str){list, size}, arena);
        size_t letter = entry->letters[0] % FIRSTS;
        *ends[letter] = entry;
        ends[letter] = &entry->next;
        list += size + (list[size] == ' ' ? 1 : 0);
    }
    return entries;
}

struct joints *joints_make(enum lang lang, struct arena *arena)
{
    const struct lang_joints *lists = lang_facts(lang)->joints;
    struct joints *joints = arena_new(arena, struct joints);
    joints->closed = read_list(lists->closed, arena);
    joints->open = read_list(lists->open, arena);
    joints->first = read_list(lists->first, arena);
    joints->second = read_list(lists->second, arena);
    joints->onsets = read_list(lists->onsets, arena);
    joints->stems = read_list(lists->stems, arena);
    joints->whole = read_list(lists->whole, arena);
    joints->never = read_list(lists->never, arena);
    return joints;
}

static bool letter_fits(const struct joints_word *word, size_t at, uint32_t letter)
{
    switch (letter) {
    case ANY_VOWEL: return is_vowel_at(word, at);
    case ANY_CONSONANT: return is_consonant_at(word, at) && word->letters[at] != SHORT_I;
    case '.': return at == word->count;
    default: return at < word->count && word->letters[at] == letter;
    }
}

static bool matches(const struct joints_word *word, size_t at, const struct entry *entry)
{
    for (size_t i = 0; i < entry->count; i++) {
        if (!letter_fits(word, at + i, entry->letters[i])) {
            return false;
        }
    }
    return true;
}

/* The first of the entries that begin with the letter at `at`. */
static const struct entry *entries_at(const struct entries *entries,
                                      const struct joints_word *word, size_t at)
{
    return at < word->count ? entries->first[word->letters[at] % FIRSTS] : NULL;
}

/* The first of those that begin with any such vowel or consonant. */
static const struct entry *wild_at(const struct entries *entries,
                                   const struct joints_word *word, size_t at)
{
    return entries->first[(word->vowels[at] ? ANY_VOWEL : ANY_CONSONANT) % FIRSTS];
}

/* Letters of the longest entry that the word has at letter `at`, or 0. */
static size_t longest(const struct joints_word *word, size_t at,
                      const struct entries *entries)
{
    size_t best = 0;
    const struct entry *entry = entries_at(entries, word, at);
    for (; entry != NULL; entry = entry->next) {
        if (entry->count > best && matches(word, at, entry)) {
            best = entry->count;
        }
    }
    return best;
}

/* ---- what may follow a joint ------------------------------------------------------- */

static size_t count_consonants(const struct joints_word *word, size_t at)
{
    size_t end = at;
    while (is_consonant_at(word, end)) {
        end++;
    }
    return end - at;
}

static bool has_vowel(const struct joints_word *word, size_t from, size_t to)
{
    for (size_t i = from; i < to; i++) {
        if (is_vowel_at(word, i)) {
            return true;
        }
    }
    return false;
}

/* True if at least `least` letters follow, with a vowel among them. */
static bool goes_on(const struct joints_word *word, size_t at, size_t least)
{
    return at + least <= word->count && has_vowel(word, at, word->count);
}

static bool begins_root(const struct joints_word *word, size_t at,
                        const struct joints *lists)
{
    return count_consonants(word, at) >= 2 && longest(word, at, &lists->onsets) > 0;
}

/* ---- prefixes and first parts --------------------------------------------------------
 */

static size_t find_closed(const struct joints_word *word, size_t at,
                          const struct joints *lists)
{
    size_t length = longest(word, at, &lists->closed);
    bool fits = length > 0 && goes_on(word, at + length, REST_CLOSED);
    return fits && is_consonant_at(word, at + length) ? length : 0;
}

static size_t find_first(const struct joints_word *word, size_t at,
                         const struct joints *lists)
{
    size_t length = longest(word, at, &lists->first);
    size_t end = at + length;
    if (length == 0 || !goes_on(word, end, REST_OPEN)) {
        return 0;
    }
    return count_consonants(word, end) < 2 || begins_root(word, end, lists) ? length : 0;
}

/* True if another prefix stands at `at`. */
static bool prefix_follows(const struct joints_word *word, size_t at,
                           const struct joints *lists)
{
    size_t closed = longest(word, at, &lists->closed);
    if (closed > 0 && goes_on(word, at + closed, REST_CLOSED) &&
        count_consonants(word, at + closed) >= 2) {
        return true;
    }
    size_t open = longest(word, at, &lists->open);
    return open > 0 && goes_on(word, at + open, REST_OPEN) &&
           begins_root(word, at + open, lists);
}

static size_t find_open(const struct joints_word *word, size_t at,
                        const struct joints *lists)
{
    size_t length = longest(word, at, &lists->open);
    size_t end = at + length;
    if (length == 0 || !goes_on(word, end, REST_OPEN)) {
        return 0;
    }
    bool before_prefix = length >= 2 && count_consonants(word, end) <= 1 &&
                         prefix_follows(word, end, lists);
    return begins_root(word, end, lists) || before_prefix ? length : 0;
}

static size_t find_stem(const struct joints_word *word, size_t at,
                        const struct joints *lists)
{
    const struct entry *entry = entries_at(&lists->stems, word, at);
    for (; entry != NULL; entry = entry->next) {
        if (matches(word, at, entry)) {
            return entry->hyphen;
        }
    }
    return 0;
}

/* Letters of the part that ends at a joint, from letter `at` on; 0: there is none. */
static size_t find_part(const struct joints_word *word, size_t at,
                        const struct joints *lists, enum joint *joint)
{
    size_t stem = find_stem(word, at, lists);
    size_t closed = find_closed(word, at, lists);
    size_t first = find_first(word, at, lists);
    *joint = JOINT_PREFIX;
    if (stem > 0) {
        return stem;
    }
    if (first >= closed && first > 0) {
        *joint = JOINT_COMPOUND;
        return first;
    }
    return closed > 0 ? closed : find_open(word, at, lists);
}

static void find_prefixes(const struct joints_word *word, const struct joints *lists,
                          enum joint *joints)
{
    size_t at = 0;
    for (int depth = 0; depth < DEPTH_MAX; depth++) {
        enum joint joint;
        size_t length = find_part(word, at, lists, &joint);
        if (length == 0 || length < longest(word, at, &lists->whole)) {
            return;
        }
        at += length;
        joints[at] = joint;
    }
}

/* ---- second parts -------------------------------------------------------------------
 */

static bool is_joining_vowel(uint32_t letter)
{
    return letter == 0x43E || letter == 0x435 || letter == 0x443; /* о, е, у */
}

/* An entry says by its hyphen what stands before it, else it follows a vowel that joins.
 */
static void find_second(const struct joints_word *word, size_t at,
                        const struct entry *entry, enum joint *joints)
{
    for (; entry != NULL; entry = entry->next) {
        size_t joint = at + entry->hyphen;
        bool joined = entry->hyphen > 0 || is_joining_vowel(word->letters[at - 1]);
        if (joined && joint >= SECOND_MIN && matches(word, at, entry) &&
            has_vowel(word, 0, joint - 1)) {
            joints[joint] = JOINT_COMPOUND;
        }
    }
}

/* ---- breaks ---------------------------------------------------------------------------
 */

/* Takes the breaks away that leave or bring a consonant across the joint. */
static void clear_around(const struct joints_word *word, size_t joint,
                         const enum joint *joints, bool *breaks)
{
    size_t end = joint + count_consonants(word, joint);
    for (size_t at = joint + 1; at < end; at++) {
        breaks[at] = breaks[at] && joints[at] != JOINT_NONE;
    }
    for (size_t at = joint - 1; at > 0 && is_consonant_at(word, at); at--) {
        breaks[at] = breaks[at] && joints[at] != JOINT_NONE;
    }
}

/* Takes the breaks away where an entry of `never` that begins so has its hyphen. */
static void clear_never(const struct joints_word *word, size_t at,
                        const struct entry *entry, const enum joint *joints, bool *breaks)
{
    for (; entry != NULL; entry = entry->next) {
        size_t hyphen = at + entry->hyphen;
        if (matches(word, at, entry) && joints[hyphen] == JOINT_NONE) {
            breaks[hyphen] = false;
        }
    }
}

static void add_joints(const struct joints_word *word, const enum joint *joints,
                       bool *breaks)
{
    for (size_t at = 1; at < word->count; at++) {
        if (joints[at] != JOINT_NONE) {
            clear_around(word, at, joints, breaks);
        }
    }
    for (size_t at = 1; at < word->count; at++) {
        if (joints[at] != JOINT_NONE && count_consonants(word, at) != 1) {
            breaks[at] = breaks[at] || has_vowel(word, at, word->count);
        }
    }
}

void joints_mend(const struct joints *lists, const struct joints_word *word, bool *breaks,
                 enum joint *joints)
{
    memset(joints, 0, (word->count + 1) * sizeof *joints);
    find_prefixes(word, lists, joints);
    for (size_t at = 1; at < word->count; at++) {
        find_second(word, at, entries_at(&lists->second, word, at), joints);
        find_second(word, at, wild_at(&lists->second, word, at), joints);
    }
    add_joints(word, joints, breaks);
    for (size_t at = 0; at < word->count; at++) {
        clear_never(word, at, entries_at(&lists->never, word, at), joints, breaks);
        clear_never(word, at, wild_at(&lists->never, word, at), joints, breaks);
    }
}
