/* What an edition needs is a row: what must be found before the pages are laid out, what
 * is checked before any edition is written and what before its own is, and how its own
 * pages are made from them. */
#include "app/editions.h"
#include "app/booklet.h"
#include "app/origin.h"
#include "app/proofing.h"
#include <assert.h>
#include <string.h>

/* WITHHELD: this edition alone is not written. REFUSED: nothing is. Either is said. */
enum verdict { VERDICT_SOUND, VERDICT_WITHHELD, VERDICT_REFUSED };

/* Each function may be NULL: nothing is to be done. */
struct row {
    const char *name; /* the edition's */
    bool (*find)(struct editions *editions);
    enum verdict (*check)(struct editions *editions);
    bool (*preflight)(struct editions *editions);
    void (*prepare)(struct display *out, struct editions *editions, struct arena *arena);
};

/* ---- print ----------------------------------------------------------------------- */

static bool find_profile(struct editions *editions)
{
    return printing_find_profile(&editions->printing, editions->content);
}

static bool preflight_print(struct editions *editions)
{
    editions->preflighted = true;
    return proofing_check(&editions->preflight, &editions->printing, editions->content,
                          &editions->pages);
}

static void prepare_print(struct display *out, struct editions *editions,
                          struct arena *arena)
{
    const struct content *content = editions->content;
    printing_begin(out, &editions->printing, content, &editions->pages, arena);
    for (size_t i = 0; i < out->pages.count; i++) {
        printing_prepare(out, i, &editions->printing, content);
    }
    if (content->options->outlines) {
        press_outline(out);
    }
}

/* ---- booklet --------------------------------------------------------------------- */

static enum verdict check_booklet(struct editions *editions)
{
    if (booklet_check(&editions->pages, editions->content)) {
        return VERDICT_SOUND;
    }
    bool named = editions->content->options->editions_named;
    return named ? VERDICT_REFUSED : VERDICT_WITHHELD;
}

static void prepare_booklet(struct display *out, struct editions *editions,
                            struct arena *arena)
{
    booklet_prepare(out, &editions->imposition, &editions->pages, editions->content,
                    arena);
}

/* ---- all editions ---------------------------------------------------------------- */

static const struct row ROWS[] = {
    {"council", NULL, NULL, NULL, NULL},
    {"print", find_profile, NULL, preflight_print, prepare_print},
    {"booklet", NULL, check_booklet, NULL, prepare_booklet},
};

static const struct row *find_row(const struct edition *edition)
{
    size_t row = 0;
    while (row < sizeof ROWS / sizeof *ROWS &&
           strcmp(ROWS[row].name, edition_name(edition)) != 0) {
        row++;
    }
    assert(row < sizeof ROWS / sizeof *ROWS);
    return &ROWS[row];
}

/* Inks are looked for whatever is written: a wrong one is wrong content. */
static bool find_all(struct editions *editions)
{
    const struct options *options = editions->content->options;
    bool found = printing_find_inks(&editions->printing, editions->content);
    for (size_t i = 0; i < options->edition_count; i++) {
        const struct row *row = find_row(options->editions[i]);
        found = (row->find == NULL || row->find(editions)) && found;
    }
    return found;
}

static bool check_all(struct editions *editions)
{
    bool refused = false, pictures = true;
    const struct options *options = editions->content->options;
    for (size_t i = 0; i < options->edition_count && options->dump == DUMP_NOTHING; i++) {
        const struct row *row = find_row(options->editions[i]);
        enum verdict verdict = row->check == NULL ? VERDICT_SOUND : row->check(editions);
        editions->withheld[i] = verdict != VERDICT_SOUND;
        refused = refused || verdict == VERDICT_REFUSED;
        pictures = pictures && row->preflight == NULL;
    }
    if (pictures) {
        proofing_check_pictures(&editions->pages, &editions->content->brochure,
                                editions->content->diag);
    }
    return !refused;
}

bool editions_make(struct editions *editions, struct content *content)
{
    *editions = (struct editions){.content = content};
    bool found = find_all(editions);
    if (!content->sound || !content_lay_out(&editions->pages, content) || !found) {
        return false;
    }
    origin_record(&editions->pages, content);
    return check_all(editions);
}

bool editions_preflight(struct editions *editions, size_t place)
{
    const struct row *row = find_row(editions->content->options->editions[place]);
    bool passed = row->preflight == NULL || row->preflight(editions);
    editions->withheld[place] = editions->withheld[place] || !passed;
    return passed;
}

bool editions_outdates(const struct editions *editions, size_t place)
{
    const struct row *row = find_row(editions->content->options->editions[place]);
    return editions->withheld[place] && row->preflight != NULL;
}

bool editions_leaves_facts(const struct editions *editions, size_t place)
{
    const struct row *row = find_row(editions->content->options->editions[place]);
    return row->prepare == prepare_booklet;
}

bool editions_write(struct editions *editions, size_t place, struct file_sink *sink)
{
    const struct content *content = editions->content;
    const struct edition *edition = content->options->editions[place];
    const struct row *row = find_row(edition);
    struct str profiles;
    if (!file_find_data(&profiles, "profiles", content->arena, content->diag)) {
        return false;
    }
    struct arena *arena = arena_create();
    struct display own;
    if (row->prepare != NULL) {
        row->prepare(&own, editions, arena);
    }
    const struct pdf_request request = {row->prepare != NULL ? &own : &editions->pages,
                                        content->engine, edition, profiles};
    bool written = pdf_write(sink, &request, arena, content->diag);
    arena_destroy(arena);
    return written;
}
