/* The logical structure in the file: structure elements, the marked content and the
 * annotations that they own, and the tree that leads back from those. */
#ifndef PDF_TAGS_H
#define PDF_TAGS_H

#include "display/display.h"
#include "pdf/document.h"

struct tags;

/* `pages` are the numbers of the page objects. Lives in `arena`. */
struct tags *tags_create(struct document *document, const struct display *display,
                         const object_id *pages, struct arena *arena);

/* What a marked-content sequence is to its element: content; content that is emphasised,
 * which becomes an element within it; or the hyphen of a word that goes on in the next
 * line, which becomes a SPAN that reads as U+00AD. */
enum mark_kind { MARK_CONTENT, MARK_EMPHASIS, MARK_STRONG, MARK_HYPHEN };

/* Its name in the file: "Strong"; NULL for CONTENT. */
const char *mark_kind_name(enum mark_kind kind);

/* Gives `element` the next marked-content sequence of `page` and returns its number.
 * Pages come in order. */
uint32_t tags_mark(struct tags *tags, size_t page, element_id element,
                   enum mark_kind kind);

/* Says that a FIGURE covers this box (left, bottom, right, top, from the bottom left of
 * the page); figures on one page state their box. */
void tags_cover(struct tags *tags, size_t page, element_id element, const int64_t box[4]);

/* Gives `element` an annotation that is still to be written, and returns the key under
 * which the file finds the element: the annotation's StructParent. */
uint32_t tags_annotate(struct tags *tags, size_t page, element_id element,
                       object_id annotation);

/* Says that a LINK leads to an element, or to NO_ELEMENT: the entry of the contents
 * around it, if there is one, refers to that. */
void tags_lead(struct tags *tags, element_id link, element_id target);

/* Gives the elements their numbers, when all marks and annotations are known; those that
 * own nothing are left out. */
void tags_number(struct tags *tags);

/* The number of an element; 0 for one that is left out, and for NO_ELEMENT. */
object_id tags_find(const struct tags *tags, element_id element);

/* Writes the tree. Returns its root. */
object_id tags_write(struct tags *tags);

#endif
