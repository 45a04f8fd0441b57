/* From a file to a brochure with its pictures, and on to pages: what every command does.
 */
#ifndef APP_CONTENT_H
#define APP_CONTENT_H

#include "app/options.h"
#include "app/pictures.h"
#include "app/themes.h"
#include "base/arena.h"
#include "base/diag.h"
#include "layout/layout.h"
#include "model/model.h"
#include "text/text.h"
#include <stdbool.h>

struct node;

struct content {
    const struct options *options;
    struct arena *arena; /* all that is read and laid out */
    struct diag *diag;
    struct str bytes; /* what to read instead of the file; data NULL: the file */
    struct node *root; /* what the file says; NULL: nothing that can be read */
    struct brochure brochure;
    struct str earlier; /* the edition of --changes-since; data NULL: not read yet */
    struct model_changes changes; /* since then */
    struct text_engine *engine; /* made where none is lent */
    bool engine_lent; /* it is not destroyed with the content */
    struct texts *texts;
    struct supplies supplies;
    struct pictures pictures;
    struct theme_found theme;
    struct page_wish wish;
    enum lang languages[LANG_COUNT]; /* those that are printed */
    size_t language_count;
    bool sound; /* nothing that was read is wrong */
    bool misused; /* the options ask for what the document has not; this is said */
};

/* Nothing is read yet. */
void content_init(struct content *content, const struct options *options);

/* Reads and checks the file and all that it names, reporting all faults. False when
 * there is so little that nothing further can be found in it. */
bool content_read(struct content *content);

/* Reads the edition of --changes-since, which must be a plan. False after an error. */
bool content_read_earlier(struct content *content, struct node *out);

/* Lays out what was read and found sound. False after an error. */
bool content_lay_out(struct display *out, struct content *content);

/* Writes the blocks of all sections, if there is nothing wrong with the content. */
void content_dump_blocks(struct content *content, FILE *file);

/* What the names of all files of a build begin with: "<id>", or "<id>-bg" when not all
 * languages of the document are printed. */
struct str content_stem(const struct content *content);

/* The same for a document that is not read, from its id and its languages. Empty if
 * --lang asks for one that it has not. In `arena`. */
struct str content_make_stem(struct str id, const enum lang *languages, size_t count,
                             const struct options *options, struct arena *arena);

/* The exit code of all that was said. */
int content_exit_code(const struct content *content);

void content_done(struct content *content);

#endif
