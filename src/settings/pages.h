/* Pages: their size, how two languages share them, what kind of document they make. */
#ifndef SETTINGS_PAGES_H
#define SETTINGS_PAGES_H

#include "base/arena.h"
#include "base/units.h"
#include "settings/theme.h"
#include "settings/word.h"
#include <stdbool.h>

/* How two languages share the pages; by their size where nothing says so. */
enum bilingual {
    BILINGUAL_BY_PAGE,
    BILINGUAL_COLUMNS, /* side by side */
    BILINGUAL_FACING, /* on the two pages of a spread */
    BILINGUAL_SEQUENTIAL /* each section in one language, then in the other */
};

/* Annex: of a decision, without covers. */
enum document_form { FORM_BROCHURE, FORM_ANNEX };

enum align { ALIGN_RAGGED, ALIGN_JUSTIFIED };

/* Where the notes to the text stand. */
enum notes_place {
    NOTES_AT_FOOT, /* of the page that refers to them */
    NOTES_AT_END /* behind the last section */
};

struct page_size {
    mpt width, height;
};

/* What a content file says of its pages. */
struct layout_settings {
    struct mark mark;
    enum bilingual bilingual;
    struct page_size page;
    enum document_form form;
    enum align align;
    enum notes_place notes;
    bool line_numbers;
    struct word theme; /* a name, or a path */
};

/* What pages are made by: command line over content file over standard. */
struct page_wish {
    enum bilingual bilingual; /* never by page */
    struct page_size page;
    enum document_form form;
    enum align align;
    bool line_numbers;
    const struct theme *theme;
};

/* Pages narrower than this hold no two columns that Bulgarian words fit into. */
#define PAGE_COLUMNS_WIDTH MM(180)

/* The sizes that have a name, one by one; NULL after the last. */
struct page_name {
    const char *name;
    struct page_size size;
};
const struct page_name *page_name_at(size_t index);

/* What a size is called: "A5", or "210x210mm". */
struct str page_size_name(struct page_size size, struct arena *arena);

/* Reads either; false if it is neither. */
bool page_size_read(struct page_size *out, struct str text);

/* Why no brochure can have this size, as words for “the page …”; NULL: it can. */
const char *page_size_fault(struct page_size size);

/* How two languages share pages of a size when nothing says so. */
enum bilingual page_bilingual(struct page_size size, enum document_form form);

#endif
