/* What is made from the document: covers, art, contents, colophon. Each is prepared once,
 * with its structure in reading order, and painted in each pass. */
#ifndef LAYOUT_MATTER_H
#define LAYOUT_MATTER_H

#include "layout/pass.h"

struct cover;
struct back;
struct contents;
struct colophon;

struct matter {
    struct cover *cover;
    struct contents *contents;
    struct colophon *colophon;
    struct back *back;
    struct block *title_block, *notes; /* of an annex, which has nothing of the above */
};

struct cover *cover_prepare(struct layout *layout);

/* How far the panel must rise for the title to find room. */
mpt cover_rise(const struct layout *layout, const struct cover *cover);
void cover_page(struct pass *pass, const struct cover *cover);

/* The endpaper, and the cover seen through a window; no structure. */
void inside_cover_page(struct pass *pass);
void inside_back_page(struct pass *pass);
void vision_art_page(struct pass *pass);

/* Another part of the drawing each time: day and night in turn. */
void window_page(struct pass *pass);

/* The page that opens a priority with a long text: the drawing in its colours, above its
 * number. */
void priority_page(struct pass *pass, size_t number);

/* The contents come to structure before the sections, and to rows after them, when it is
 * known what stands in them. */
struct contents *contents_prepare(struct layout *layout);
void contents_fill(struct layout *layout, struct contents *contents);
void contents_pages(struct pass *pass, const struct contents *contents);

struct colophon *colophon_prepare(struct layout *layout);
void colophon_pages(struct pass *pass, const struct colophon *colophon);

/* False if the hot line that the back cover would show is too long for it. */
bool back_holds_hotline(struct layout *layout);

struct back *back_prepare(struct layout *layout);
mpt back_rise(const struct layout *layout, const struct back *back);
void back_page(struct pass *pass, const struct back *back);

#endif
