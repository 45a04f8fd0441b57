/* Door of the text stage: characters to shaped lines.
 *
 *   source text --text_parse_*--> blocks of styled runs --text_set--> lines of pieces
 *
 * Pieces point into a cache of shaped words that lives as long as the engine, so a line
 * costs a few bytes a word and a repeated word is shaped once. All lengths in mpt. */
#ifndef TEXT_TEXT_H
#define TEXT_TEXT_H

#include "base/arena.h"
#include "base/country.h"
#include "base/diag.h"
#include "base/lang.h"
#include "base/path.h"
#include "base/str.h"
#include "base/units.h"
#include <stdbool.h>

/* ---- the engine ------------------------------------------------------------ */

/* Owns faces, hyphenation patterns and the cache of shaped words. It serves one document
 * after the other; what it has to say goes to the `diag` of the call. */
struct text_engine;

/* Loads from `fonts` (the folder with node_modules). NULL after a failure (a font or
 * pattern file missing or damaged). */
struct text_engine *text_engine_create(struct str fonts, struct diag *diag);

/* 64 hexadecimal digits that change with the font files of that folder, and with those
 * that the system has; a file that cannot be read counts as none. In `arena`. */
struct str text_fonts_digest(struct str fonts, struct arena *arena);

/* Begins another document: nothing that was set before may be used afterwards. What was
 * reported once is reported again, and the memory of words is emptied when it has grown
 * beyond TEXT_MEMORY_MAX bytes. The words of `own`, whatever their case, are divided
 * where they have a hyphen and nowhere else, until the next document; they are copied. */
enum { TEXT_MEMORY_MAX = 64 << 20 };
void text_engine_begin(struct text_engine *engine, const struct lang_division *own,
                       size_t own_count);

/* Bytes that the memory of words takes. */
size_t text_engine_memory(const struct text_engine *engine);

void text_engine_destroy(struct text_engine *engine); /* accepts NULL */

/* ---- markup ---------------------------------------------------------------- */

enum text_block_kind { BLOCK_PARAGRAPH, BLOCK_HEADING, BLOCK_ITEM, BLOCK_CELL };

/* A cell of a table: the first one of its table, of its row; flush right. */
enum { CELL_ANY = 1, CELL_TABLE = 2, CELL_ROW = 4, CELL_RIGHT = 8 };

enum { RUN_EMPHASIS = 1, RUN_STRONG = 2, RUN_STRUCK = 4 };

struct text_note;

struct text_run {
    struct str text; /* NFC, signs and spaces of its language; "\n": hard break */
    unsigned style; /* RUN_ flags */
    struct str link; /* URL, or "#id" of a place in the brochure, or empty */
    struct str name; /* what that link is called if not by its text, or empty */
    struct str expansion; /* what an abbreviation stands for, or empty */
    struct str spoken; /* of a struck text: what a reader says instead, or empty */
    const struct mark *mark; /* of a link to a place; else NULL */
    uint32_t anchor; /* of a link to a place: 1 + its anchor in the display */
    uint32_t edition; /* how often such a link was written anew */
    const struct text_note *note; /* of a reference to a note; else NULL */
};

/* Lists and tables are flat: each paragraph of an item, each cell is a block. */
struct text_block {
    enum text_block_kind kind;
    int level; /* heading: 2 or 3; item: depth from 1 */
    bool ordered; /* item of a numbered list */
    bool item_start; /* first paragraph of its item: the label stands here */
    bool list_start; /* first item of its list */
    uint32_t number; /* item: that of its label */
    struct str label; /* item of a numbered list: as typed, „4.“, „1)“, „а)“, „1.1.“ */
    unsigned cell; /* CELL_ flags */
    struct text_run *runs;
    size_t run_count;
    struct mark mark; /* the line of the source that wrote it */
};

/* A note to a place of a text. What numbers it, and where it stands, is up to the
 * caller. */
struct text_note {
    struct str id; /* as typed */
    struct mark mark; /* of its text */
    struct text_block *block; /* its text; NULL after a fault */
    bool referred; /* from a place of the text: no more than one */
    uint32_t number; /* from 1 */
    uint32_t anchor, back; /* 1 + the anchor of the note, and of the place; 0: none */
    struct str back_name; /* what a link to that place is called */
};

struct text_blocks {
    struct text_block *items;
    size_t count;
    struct text_note *notes;
    size_t note_count;
};

/* What may stand in a text (as the model says): markup beyond it is an error. */
enum text_markup { MARKUP_PLAIN, MARKUP_INLINE, MARKUP_BLOCKS, MARKUP_BODY };

/* A text as the content gives it. */
struct text_source {
    struct str text;
    enum text_markup markup;
    enum lang lang;
    struct mark mark; /* where it stands in its source */
    size_t span; /* bytes of the source that hold it, from the mark on */
    enum country home; /* whose telephones its links dial */
};

/* Parses a text, applies the language's typography, and reports markup that is not
 * allowed and characters that no font has. The blocks live in `arena`. False if anything
 * was reported. */
bool text_parse(struct text_blocks *out, const struct text_source *source,
                struct text_engine *engine, struct arena *arena, struct diag *diag);

/* The text of a block without markup, as it will be extracted from the file. */
struct str text_plain(const struct text_block *block, struct arena *arena);

/* A block of one run from text that the program itself supplies (labels, numerals). */
struct text_block *text_make_block(struct arena *arena, struct str text);

/* ---- setting --------------------------------------------------------------- */

enum text_family {
    FAMILY_SERIF, /* Source Serif 4, optical size by point size */
    FAMILY_SERIF_SMTEXT,
    FAMILY_SERIF_TEXT,
    FAMILY_SERIF_SUBHEAD,
    FAMILY_SERIF_DISPLAY,
    FAMILY_SANS, /* Sofia Sans */
    FAMILY_CONDENSED, /* Sofia Sans Extra Condensed */
    FAMILY_COUNT
};

enum text_weight {
    WEIGHT_LIGHT = 300,
    WEIGHT_REGULAR = 400,
    WEIGHT_MEDIUM = 500,
    WEIGHT_SEMIBOLD = 600,
    WEIGHT_BOLD = 700,
    WEIGHT_EXTRABOLD = 800
};

/* How capitals and figures are set; what a face has not, stays as it is. */
enum text_manner {
    MANNER_PLAIN,
    MANNER_RUNNING, /* figures with ascenders and descenders; acronyms as small capitals
                     */
    MANNER_STATEMENT /* runs of capitals a little apart */
};

struct text_style {
    enum text_family family;
    enum text_weight weight;
    mpt size;
    mpt leading;
    int tracking; /* 1/1000 em */
    bool tabular_figures; /* feature tnum */
    enum text_manner manner;
    bool flush; /* punctuation does not hang out: list labels */
};

/* What a paragraph is, which rules its breaks. */
enum text_purpose {
    PURPOSE_BODY, /* hyphenated; the last line may be short */
    PURPOSE_DISPLAY, /* statements, titles, directory: not hyphenated */
    PURPOSE_HEADING /* the same, balanced: the last line costs like the others */
    /* From 14 points up these do not end a line after a typed hyphen either. */
};

struct text_setting {
    struct text_style style;
    enum lang lang;
    mpt width;
    mpt indent; /* of the first line */
    enum text_purpose purpose;
    bool justified; /* all lines but the last, unless that would tear spaces open */
    bool stays_justified; /* however wide they become: for measuring */
    struct arena *shown; /* NULL: that of the paragraph */
};

struct text_face; /* opaque: one font file */

struct text_glyph {
    uint16_t id;
    uint16_t text_size; /* bytes of shape->text that this glyph stands for; may be 0 */
    uint32_t text_offset; /* where they begin */
    mpt advance;
    mpt x_offset, y_offset; /* y upwards */
};

/* A word, space or hyphen in one face, size and language. */
struct text_shape {
    uint32_t number; /* from 0: of all shapes of an engine, one for each */
    bool is_space; /* between words, also one at which no line ends */
    const struct text_face *face;
    enum lang lang;
    mpt size;
    struct str text; /* what extraction shall yield; a hyphen at a line end: U+00AD */
    const struct text_glyph *glyphs;
    size_t glyph_count;
    mpt width; /* with tracking */
    int tracking;
};

/* What stands behind some pieces of a paragraph: one of both is given. */
struct text_link {
    struct str url;
    struct str name; /* as in the run */
    uint32_t anchor; /* as in the run; 0: it leads to its URL */
    struct str expansion; /* of an abbreviation */
    struct str spoken; /* of a struck text */
    const struct text_note *note; /* that it leads to, or NULL */
};

/* A text of 64 MiB, the most there is, has room for fewer links. */
enum { TEXT_LINKS_MAX = 0xFFFFFF, TEXT_STYLES_MAX = 0xFF };

struct text_piece {
    const struct text_shape *shape;
    mpt left; /* from the left edge of the measure; negative when it hangs out */
    uint32_t link : 24; /* 0: none; else 1 + index into paragraph->links */
    unsigned style : 8; /* RUN_ flags */
};

struct text_line {
    const struct text_piece *pieces; /* in order; with the spaces, that at the end too */
    uint32_t piece_count;
    mpt width; /* ink advance, from 0 to the end of the last word */
    int32_t scale; /* horizontal scale of the glyphs, 1/10000; 10000 is natural */
    mpt letter_space; /* added after each glyph, in addition to tracking */
    int32_t spaces; /* width of its spaces, 1/10000 of the natural one */
    bool hyphenated;
};

/* What a word wider than the measure had to suffer. Display type is never divided while
 * it fits, so whoever sets it in steps takes the largest with DIVISION_NONE, and only
 * where no step has one the smallest. */
enum text_division {
    DIVISION_NONE, /* every word fits, or the paragraph is hyphenated anyway */
    DIVISION_COMPOUND, /* a compound is divided between its parts: електро-разпределение
                        */
    DIVISION_ANYWHERE /* a word is divided at a syllable, or without a hyphen */
};

/* A reference to a note, in which line. */
struct text_sign {
    const struct text_note *note;
    size_t line;
};

struct text_paragraph {
    const struct text_line *lines;
    size_t line_count;
    const struct text_link *links;
    size_t link_count;
    const struct text_sign *signs; /* in order */
    size_t sign_count;
    mpt leading;
    mpt widest; /* of the lines */
    enum text_division division;
    enum text_manner manner;
    int32_t loosest; /* of the spaces in justified lines, 1/10000; 0: none is justified */
    struct mark mark;
};

/* Sets a block in lines by total fit (Knuth and Plass 1981). The paragraph lives in
 * `arena`. Never fails: a word wider than the measure is divided between the parts of a
 * compound if that helps, else where hyphenation allows, else between any two clusters,
 * which is a warning at the block's mark, once for each word and place. A justified block
 * of which a line could only be filled with spaces twice as wide as natural ones, or that
 * would end with the rest of a word, is set ragged as a whole. An empty block has one
 * empty line. What pages show of it, the pieces of lines and the words of links, lives in
 * `setting->shown`. */
const struct text_paragraph *text_set(struct text_engine *engine,
                                      const struct text_block *block,
                                      const struct text_setting *setting,
                                      struct arena *arena, struct diag *diag);

/* True if the word at the line's end goes on in the next line, by a hyphen of its own or
 * a typed one. */
bool text_line_divides(const struct text_line *line);

/* The text in one line, however long: of the setting, style and language count. */
const struct text_line *text_set_line(struct text_engine *engine, struct str text,
                                      const struct text_setting *setting,
                                      struct arena *arena, struct diag *diag);

/* The ink of a line, from the left edge of the measure, and above and below the baseline
 * (`top` upwards, `bottom` downwards); for what is so large that its ink, not its size,
 * says where it stands. */
struct text_ink {
    mpt left, right, top, bottom;
};
struct text_ink text_line_ink(const struct text_line *line);

/* The same of some of its pieces. */
struct text_ink text_pieces_ink(const struct text_piece *pieces, size_t count,
                                int32_t scale, mpt letter_space);

/* ---- outlines ---------------------------------------------------------------- */

/* The glyphs of a line as closed contours, to be filled by the non-zero winding rule: for
 * letters that are a drawing, not text. They count from the line's origin, so that above
 * the baseline y is negative. In `arena`, for the caller to move. */
struct path *text_line_outline(const struct text_line *line, struct arena *arena);

/* The same of one glyph, where an em is `size` of any unit. */
struct path *text_glyph_outline(const struct text_face *face, uint16_t glyph, mpt size,
                                struct arena *arena);

/* ---- faces, for embedding ---------------------------------------------------- */

/* Faces are numbered from 0 in the fixed order of the font table, whatever was used. */
size_t text_face_index(const struct text_face *face);
size_t text_face_count(const struct text_engine *engine);
/* The face of an index; NULL if nothing was set in it. */
const struct text_face *text_face_find(const struct text_engine *engine, size_t index);

struct text_face_facts {
    const char *postscript_name;
    int ascent, descent, cap_height; /* 1/1000 em; descent negative */
    int box[4]; /* font box: left, bottom, right, top, 1/1000 em */
    int italic_angle; /* degrees, counter-clockwise */
    int weight;
    bool serif;
    bool condensed;
};
struct text_face_facts text_face_facts(const struct text_face *face);

/* The bytes of the font file; valid as long as the face. */
struct str text_face_program(const struct text_face *face);

/* The advance of a glyph as the font program states it, in 1/1000 em, times 100. */
int32_t text_face_advance(const struct text_face *face, uint16_t glyph);

/* Glyph ids, ascending. */
struct text_glyph_set {
    const uint16_t *ids;
    size_t count;
};

/* A TrueType program with these glyphs only, their ids retained; in `arena`. Same glyphs,
 * same bytes. */
bool text_face_subset(struct str *out, const struct text_face *face,
                      struct text_glyph_set glyphs, struct arena *arena,
                      struct diag *diag);

#endif
