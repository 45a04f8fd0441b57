/* Pages in the dump: one line an operation; drawings shrink to their box and a hash. */
#include "display/dump_parts.h"
#include <inttypes.h>
#include <string.h>

enum {
    NATURAL_SCALE = 10000,
    NATURAL_SPACE = 1000,
    ROUNDING = 2, /* of a space that is as the font has it */
    DRAWING_OPS_MIN = 3 /* so many background paths in a row are one drawing */
};

#define HASH_START UINT64_C(0xcbf29ce484222325)
#define HASH_PRIME UINT64_C(0x100000001b3)

/* ---- text ----------------------------------------------------------------------- */

enum { SOFT_HYPHEN = 0xAD, NO_BREAK_SPACE = 0xA0 };

static bool is_invisible(uint32_t c)
{
    return c < 0x20 || c == 0x7F || (c >= 0x2000 && c <= 0x200F) ||
           (c >= 0x2028 && c <= 0x202F) || (c >= 0x205F && c <= 0x206F) || c == 0xFEFF;
}

void dump_write_text(FILE *file, struct str text, enum hyphen_form hyphens)
{
    size_t at = 0;

    while (at < text.size) {
        size_t start = at;
        uint32_t c = str_next(text, &at);

        if (c == SOFT_HYPHEN) {
            fputs(hyphens == HYPHEN_SHOWN ? "\u2010" : "", file);
        } else if (c == NO_BREAK_SPACE) {
            fputs("\u237D", file);
        } else if (c == '"' || c == '\\' || c == '{') {
            fprintf(file, "\\%c", (int)c);
        } else if (is_invisible(c)) {
            fprintf(file, "\\u%04" PRIX32, c);
        } else {
            fwrite(text.data + start, 1, at - start, file);
        }
    }
}

void dump_write_quoted(FILE *file, struct str text)
{
    fputc('"', file);
    dump_write_text(file, text, HYPHEN_SHOWN);
    fputc('"', file);
}

/* Points with as many decimals as needed. */
static void write_points(FILE *file, mpt length)
{
    int64_t magnitude = length < 0 ? -(int64_t)length : length;
    int fraction = (int)(magnitude % 1000);
    int digits = 3;

    fprintf(file, "%s%" PRId64, length < 0 ? "-" : "", magnitude / 1000);
    while (fraction != 0 && fraction % 10 == 0) {
        fraction /= 10;
        digits--;
    }
    if (fraction != 0) {
        fprintf(file, ".%0*d", digits, fraction);
    }
}

/* How a piece is set; two pieces that agree in it need no word about it. */
struct setting {
    const char *face;
    mpt size;
    int tracking;
    enum lang lang;
};

static struct setting setting_of(const struct text_shape *shape)
{
    return (struct setting){
        .face = shape->face == NULL ? "-" : text_face_facts(shape->face).postscript_name,
        .size = shape->size,
        .tracking = shape->tracking,
        .lang = shape->lang,
    };
}

static void write_setting(FILE *file, struct setting setting)
{
    fprintf(file, "%s ", setting.face);
    write_points(file, setting.size);
    if (setting.tracking != 0) {
        fprintf(file, "%+d", setting.tracking);
    }
    fprintf(file, " %s", lang_facts(setting.lang)->code);
}

static bool is_same_setting(struct setting a, struct setting b)
{
    return strcmp(a.face, b.face) == 0 && a.size == b.size && a.tracking == b.tracking &&
           a.lang == b.lang;
}

/* `"words {Face 12 bg}words" Face 9.5 bg`: the setting of the first piece behind the
 * text, any other within braces where it begins. */
static void write_pieces(FILE *file, const struct display_op *op)
{
    struct setting first = {.face = "-"};
    struct setting now = first;

    fputs(" \"", file);
    for (uint32_t i = 0; i < op->piece_count; i++) {
        const struct text_shape *shape = op->pieces[i].shape;
        struct setting next = setting_of(shape);

        if (i == 0) {
            first = next;
        } else if (!is_same_setting(now, next)) {
            fputc('{', file);
            write_setting(file, next);
            fputc('}', file);
        }
        now = next;
        dump_write_text(file, shape->text, HYPHEN_SHOWN);
    }
    fputs("\" ", file);
    write_setting(file, first);
}

/* The advance up to the end of the last piece that is not blank. */
static mpt text_extent(const struct display_op *op)
{
    for (uint32_t i = op->piece_count; i > 0; i--) {
        const struct text_piece *piece = &op->pieces[i - 1];

        if (str_trim(piece->shape->text).size > 0) {
            int64_t advance =
                (int64_t)piece->shape->width * op->scale / NATURAL_SCALE +
                (int64_t)op->letter_space * (int64_t)piece->shape->glyph_count;
            return piece->left + (mpt)advance;
        }
    }
    return 0;
}

/* The widest space between words, in thousandths of the font's own. */
static int64_t widest_space(const struct display_op *op)
{
    int64_t widest = NATURAL_SPACE;

    for (uint32_t i = 1; i + 1 < op->piece_count; i++) {
        const struct text_shape *shape = op->pieces[i].shape;

        if (shape->width > 0 && str_trim(shape->text).size == 0) {
            int64_t gap = (int64_t)op->pieces[i + 1].left - op->pieces[i].left;
            int64_t share = gap * NATURAL_SPACE / shape->width;
            widest = share > widest ? share : widest;
        }
    }
    return widest;
}

/* ---- paths ---------------------------------------------------------------------- */

static uint64_t hash_byte(uint64_t hash, uint8_t byte)
{
    return (hash ^ byte) * HASH_PRIME;
}

/* Byte by byte from the value, so that it does not hang on the byte order. */
static uint64_t hash_length(uint64_t hash, mpt length)
{
    for (int shift = 0; shift < 32; shift += 8) {
        hash = hash_byte(hash, (uint8_t)((uint32_t)length >> shift));
    }
    return hash;
}

static uint64_t hash_path(uint64_t hash, const struct path *path)
{
    for (size_t i = 0; i < path->verb_count; i++) {
        hash = hash_byte(hash, path->verbs[i]);
    }
    for (size_t i = 0; i < path->point_count; i++) {
        hash = hash_length(hash, path->points[i].x);
        hash = hash_length(hash, path->points[i].y);
    }
    return hash;
}

static void write_bounds(FILE *file, struct box bounds)
{
    if (bounds.left > bounds.right) {
        fputs(" nowhere", file);
        return;
    }
    fprintf(file, " %" PRId32 ",%" PRId32 " to %" PRId32 ",%" PRId32, bounds.left,
            bounds.top, bounds.right, bounds.bottom);
}

static void write_path(FILE *file, const struct path *path)
{
    write_bounds(file, path_box(path));
    fprintf(file, " %zu verbs %016" PRIx64, path->verb_count,
            hash_path(HASH_START, path));
}

/* ---- operations ----------------------------------------------------------------- */

static const char *kind_name(enum display_kind kind)
{
    switch (kind) {
    case DISPLAY_TEXT: return "text";
    case DISPLAY_RECT: return "rect";
    case DISPLAY_PATH: return "path";
    case DISPLAY_STROKE: return "stroke";
    case DISPLAY_CLIP: return "clip";
    case DISPLAY_UNCLIP: return "unclip";
    case DISPLAY_GROUP: return "group";
    case DISPLAY_UNGROUP: return "ungroup";
    case DISPLAY_IMAGE: return "image";
    case DISPLAY_EMPTY: return "empty";
    }
    return "?";
}

static void write_owner(const struct dump *dump, const struct display_op *op)
{
    FILE *file = dump->file;
    const struct element *elements = dump->display->elements.items;

    switch (op->artifact) {
    case ARTIFACT_NONE:
        if (op->element == NO_ELEMENT) {
            fputs(" unowned", file);
        } else {
            fprintf(file, " %s#%" PRIu32, element_kind_name(elements[op->element].kind),
                    dump->locals[op->element].number);
        }
        break;
    case ARTIFACT_BACKGROUND: fputs(" background", file); break;
    case ARTIFACT_LAYOUT: fputs(" layout", file); break;
    case ARTIFACT_HEADER: fputs(" header", file); break;
    case ARTIFACT_FOOTER: fputs(" footer", file); break;
    case ARTIFACT_WATERMARK: fputs(" watermark", file); break;
    }
}

static void write_text_op(FILE *file, const struct display_op *op)
{
    fprintf(file, " %" PRId32 ",%" PRId32 " +%" PRId32 " %s", op->left, op->top,
            text_extent(op), op->colour == NULL ? "-" : op->colour->name);
    write_pieces(file, op);
    if (op->scale != NATURAL_SCALE) {
        fprintf(file, " scale %" PRId32, op->scale);
    }
    if (op->letter_space != 0) {
        fprintf(file, " letter-space %" PRId32, op->letter_space);
    }
    int64_t space = widest_space(op);
    if (space > NATURAL_SPACE + ROUNDING) {
        fprintf(file, " space %" PRId64, space);
    }
}

static void write_image_op(FILE *file, const struct display_op *op)
{
    struct image_facts facts = image_facts(op->image);
    fprintf(file, " %" PRId32 ",%" PRId32 " %" PRId32 " x %" PRId32 " ", op->left,
            op->top, op->width, op->height);
    dump_write_quoted(file, image_path(op->image));
    fprintf(file, " %" PRIu32 " x %" PRIu32 " %s %" PRIu32 " ppi", facts.width,
            facts.height, facts.bilevel ? "bits" : "pixels", display_image_ppi(op));
}

/* `stroke 12000 round bevel miter 4000 dashes 3000 1000 from 500` */
static void write_stroke(FILE *file, const struct stroke *stroke)
{
    static const char *const CAPS[] = {"", " round", " square"};
    static const char *const JOINS[] = {"", " round-joined", " bevel"};
    fprintf(file, " %" PRId32 " wide%s%s", stroke->width, CAPS[stroke->cap],
            JOINS[stroke->join]);
    if (stroke->join == JOIN_MITER) {
        fprintf(file, " miter %" PRId32, stroke->miter);
    }
    for (size_t i = 0; i < stroke->dash_count; i++) {
        fprintf(file, "%s %" PRId32, i == 0 ? " dashes" : "", stroke->dashes[i]);
    }
    if (stroke->dash_count > 0 && stroke->phase > 0) {
        fprintf(file, " from %" PRId32, stroke->phase);
    }
    for (size_t i = 0; stroke->squeezed && i < 4; i++) {
        fprintf(file, "%s %" PRId32, i == 0 ? " pen" : "", stroke->pen[i]);
    }
}

/* `radial 0,0 10,0 0,10 from 0 0 0 to 0 0 1000000: 0 #ff0000 1000000 #00ff00` */
static void write_gradient(FILE *file, const struct display_gradient *gradient)
{
    const struct image_gradient *geometry = &gradient->geometry;
    fputs(geometry->radial ? " radial" : " linear", file);
    for (size_t i = 0; i < 3; i++) {
        fprintf(file, " %" PRId32 ",%" PRId32, geometry->frame[i].x,
                geometry->frame[i].y);
    }
    fprintf(file, " from %" PRId32 " %" PRId32 " %" PRId32, geometry->from[0],
            geometry->from[1], geometry->from[2]);
    fprintf(file, " to %" PRId32 " %" PRId32 " %" PRId32 ":", geometry->to[0],
            geometry->to[1], geometry->to[2]);
    for (size_t i = 0; i < geometry->stop_count; i++) {
        fprintf(file, " %" PRId32 " %s", geometry->stops[i].at,
                gradient->colours[i]->name);
    }
}

static void write_path_op(FILE *file, const struct display_op *op)
{
    write_path(file, op->path);
    if (op->gradient != NULL) {
        write_gradient(file, op->gradient);
    } else {
        fprintf(file, " %s", op->colour->name);
    }
    if (op->kind == DISPLAY_STROKE) {
        write_stroke(file, op->stroke);
    }
    fputs(op->even_odd ? " even-odd" : "", file);
}

static void write_op(const struct dump *dump, const struct display_op *op)
{
    FILE *file = dump->file;
    fprintf(file, "  %s", kind_name(op->kind));
    write_owner(dump, op);
    switch (op->kind) {
    case DISPLAY_TEXT: write_text_op(file, op); break;
    case DISPLAY_RECT:
        fprintf(file, " %" PRId32 ",%" PRId32 " %" PRId32 " x %" PRId32 " %s", op->left,
                op->top, op->width, op->height, op->colour->name);
        break;
    case DISPLAY_PATH:
    case DISPLAY_STROKE: write_path_op(file, op); break;
    case DISPLAY_IMAGE: write_image_op(file, op); break;
    case DISPLAY_CLIP:
        write_path(file, op->path);
        fputs(op->even_odd ? " even-odd" : "", file);
        break;
    case DISPLAY_GROUP:
        fprintf(file, " %" PRId32 ",%" PRId32 " scale %" PRId32, op->left, op->top,
                op->scale);
        break;
    case DISPLAY_UNCLIP:
    case DISPLAY_UNGROUP:
    case DISPLAY_EMPTY: break;
    }
    fputc('\n', file);
}

static bool is_drawing_op(const struct display_op *op)
{
    return op->artifact == ARTIFACT_BACKGROUND &&
           (op->kind == DISPLAY_PATH || op->kind == DISPLAY_CLIP ||
            op->kind == DISPLAY_UNCLIP);
}

/* Writes the background paths from `from` on as one line; returns how many it took, or 0
 * if they are too few to be a drawing. */
static size_t write_drawing(FILE *file, const struct display_page *page, size_t from)
{
    struct box bounds = NO_BOX;
    uint64_t hash = HASH_START;
    size_t end = from;
    size_t paths = 0;

    for (; end < page->count && is_drawing_op(&page->items[end]); end++) {
        const struct display_op *op = &page->items[end];

        hash = hash_byte(hash, (uint8_t)op->kind);
        if (op->kind == DISPLAY_UNCLIP) {
            continue;
        }
        hash = hash_path(hash, op->path);
        if (op->kind == DISPLAY_PATH) {
            for (const char *c = op->colour->name; *c != '\0'; c++) {
                hash = hash_byte(hash, (uint8_t)*c);
            }
            bounds = box_union(bounds, path_box(op->path));
            paths++;
        }
    }
    if (end - from < DRAWING_OPS_MIN) {
        return 0;
    }
    fputs("  drawing background", file);
    write_bounds(file, bounds);
    fprintf(file, " %zu paths %016" PRIx64 "\n", paths, hash);
    return end - from;
}

/* Says in which section the elements from here on are numbered. */
static void write_section(const struct dump *dump, const struct display_op *op,
                          uint32_t *section)
{
    if (op->artifact == ARTIFACT_NONE && op->element != NO_ELEMENT &&
        dump->locals[op->element].section != *section) {
        *section = dump->locals[op->element].section;
        fprintf(dump->file, "  section %" PRIu32 "\n", *section);
    }
}

void dump_write_page(const struct dump *dump, size_t index)
{
    FILE *file = dump->file;
    const struct display_page *page = &dump->display->pages.items[index];
    uint32_t section = 0;

    fprintf(file, "\npage %zu ", index + 1);
    dump_write_quoted(file, page->label);
    fprintf(file, " %" PRId32 " x %" PRId32 " bleed %" PRId32 "\n", page->width,
            page->height, page->bleed);
    for (size_t i = 0; i < page->count;) {
        size_t taken = write_drawing(file, page, i);

        if (taken == 0) {
            write_section(dump, &page->items[i], &section);
            write_op(dump, &page->items[i]);
            taken = 1;
        }
        i += taken;
    }
}
