/* Joints of words, by the lists of their language: which part ends where, no rule of
 * sound can tell. Prefixes and first parts are taken off one after the other, second
 * parts are looked for anywhere behind a vowel that joins. A break that would take a
 * consonant across a joint goes; the joint itself becomes one. */
#include "text/joints.h"
#include "base/letters.h"
#include <string.h>

enum {
    DEPTH_MAX = 4, /* parts in a row: не-раз-пре-делен */
    REST_CLOSED = 3, /* letters that follow a prefix, at least */
    REST_OPEN = 4, /* the same for one that ends in a vowel, and for a first part */
    SECOND_MIN = 3, /* letters before a second part */
    SOFT_SIGN = 0x44C,
    SHORT_I = 0x439,
    ANY_VOWEL = 0x410, /* А and Б in the patterns of `never` */
    ANY_CONSONANT = 0x411
};

static bool is_vowel_at(const struct joints_word *word, size_t at)
{
    return at < word->count && letters_is_vowel(word->letters[at], word->lang);
}

static bool is_consonant_at(const struct joints_word *word, size_t at)
{
    return at < word->count && !is_vowel_at(word, at) && word->letters[at] != SOFT_SIGN;
}

/* ---- the lists ------------------------------------------------------------------ */

/* The next entry of a list, from byte `*at` on, which moves behind it; empty at its end.
 */
static struct str next_entry(const char *list, size_t *at)
{
    size_t from = *at;
    size_t size = strcspn(list + from, " ");
    *at = from + size + (list[from + size] == ' ' ? 1 : 0);
    return (struct str){list + from, size};
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

/* Letters of `entry` if the word has it at letter `at`, else 0; a hyphen in it fits
 * anywhere, and `*hyphen` becomes how many letters stand before it. */
static size_t match(const struct joints_word *word, size_t at, struct str entry,
                    size_t *hyphen)
{
    size_t length = 0;
    *hyphen = 0;
    for (size_t in = 0; in < entry.size;) {
        uint32_t letter = str_next(entry, &in);
        if (letter == '-') {
            *hyphen = length;
        } else if (letter_fits(word, at + length, letter)) {
            length++;
        } else {
            return 0;
        }
    }
    return length;
}

/* Letters of the longest entry that the word has at letter `at`, or 0. */
static size_t longest(const struct joints_word *word, size_t at, const char *list)
{
    size_t best = 0;
    size_t hyphen;
    for (size_t in = 0; list[in] != '\0';) {
        size_t length = match(word, at, next_entry(list, &in), &hyphen);
        best = length > best ? length : best;
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
                        const struct lang_joints *lists)
{
    return count_consonants(word, at) >= 2 && longest(word, at, lists->onsets) > 0;
}

/* ---- prefixes and first parts --------------------------------------------------------
 */

static size_t find_closed(const struct joints_word *word, size_t at,
                          const struct lang_joints *lists)
{
    size_t length = longest(word, at, lists->closed);
    bool fits = length > 0 && goes_on(word, at + length, REST_CLOSED);
    return fits && is_consonant_at(word, at + length) ? length : 0;
}

static size_t find_first(const struct joints_word *word, size_t at,
                         const struct lang_joints *lists)
{
    size_t length = longest(word, at, lists->first);
    size_t end = at + length;
    if (length == 0 || !goes_on(word, end, REST_OPEN)) {
        return 0;
    }
    return count_consonants(word, end) < 2 || begins_root(word, end, lists) ? length : 0;
}

/* True if another prefix stands at `at`. */
static bool prefix_follows(const struct joints_word *word, size_t at,
                           const struct lang_joints *lists)
{
    size_t closed = longest(word, at, lists->closed);
    if (closed > 0 && goes_on(word, at + closed, REST_CLOSED) &&
        count_consonants(word, at + closed) >= 2) {
        return true;
    }
    size_t open = longest(word, at, lists->open);
    return open > 0 && goes_on(word, at + open, REST_OPEN) &&
           begins_root(word, at + open, lists);
}

static size_t find_open(const struct joints_word *word, size_t at,
                        const struct lang_joints *lists)
{
    size_t length = longest(word, at, lists->open);
    size_t end = at + length;
    if (length == 0 || !goes_on(word, end, REST_OPEN)) {
        return 0;
    }
    bool before_prefix = length >= 2 && count_consonants(word, end) <= 1 &&
                         prefix_follows(word, end, lists);
    return begins_root(word, end, lists) || before_prefix ? length : 0;
}

static size_t find_stem(const struct joints_word *word, size_t at,
                        const struct lang_joints *lists)
{
    size_t joint;
    for (size_t in = 0; lists->stems[in] != '\0';) {
        if (match(word, at, next_entry(lists->stems, &in), &joint) > 0) {
            return joint;
        }
    }
    return 0;
}

/* Letters of the part that ends at a joint, from letter `at` on; 0: there is none. */
static size_t find_part(const struct joints_word *word, size_t at,
                        const struct lang_joints *lists, enum joint *joint)
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

static void find_prefixes(const struct joints_word *word, const struct lang_joints *lists,
                          enum joint *joints)
{
    size_t at = 0;
    for (int depth = 0; depth < DEPTH_MAX; depth++) {
        enum joint joint;
        size_t length = find_part(word, at, lists, &joint);
        if (length == 0 || length < longest(word, at, lists->whole)) {
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
static void find_seconds(const struct joints_word *word, const struct lang_joints *lists,
                         enum joint *joints)
{
    for (size_t at = 1; at < word->count; at++) {
        for (size_t in = 0; lists->second[in] != '\0';) {
            size_t before;
            struct str entry = next_entry(lists->second, &in);
            bool joined = is_joining_vowel(word->letters[at - 1]);
            bool fits = match(word, at, entry, &before) > 0;
            size_t joint = at + before;
            if (fits && joint >= SECOND_MIN && (joined || before > 0) &&
                has_vowel(word, 0, joint - 1)) {
                joints[joint] = JOINT_COMPOUND;
            }
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

/* Takes the breaks away at which `never` has a hyphen. */
static void clear_never(const struct joints_word *word, const char *never,
                        const enum joint *joints, bool *breaks)
{
    for (size_t in = 0; never[in] != '\0';) {
        struct str entry = next_entry(never, &in);
        for (size_t at = 0; at < word->count; at++) {
            size_t hyphen;
            if (match(word, at, entry, &hyphen) > 0 &&
                joints[at + hyphen] == JOINT_NONE) {
                breaks[at + hyphen] = false;
            }
        }
    }
}

void joints_mend(const struct joints_word *word, bool *breaks, enum joint *joints)
{
    const struct lang_joints *lists = lang_facts(word->lang)->joints;
    memset(joints, 0, (word->count + 1) * sizeof *joints);
    find_prefixes(word, lists, joints);
    find_seconds(word, lists, joints);
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
    clear_never(word, lists->never, joints, breaks);
}
