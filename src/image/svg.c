/* An SVG file to steps of drawing: its tree, its style sheets, then a walk through it. */
#include "image/svg.h"
#include "image/svg_draw.h"

enum { PROBE = 4096 };

bool svg_is(struct str bytes)
{
    struct str head = str_slice(bytes, 0, PROBE);
    return str_find(head, STR("<svg"), 0) != SIZE_MAX ||
           str_find(head, STR("<svg:svg"), 0) != SIZE_MAX;
}

static bool paints(const struct svg *svg)
{
    for (size_t i = 0; i < svg->count; i++) {
        if (svg->items[i].kind == IMAGE_FILL || svg->items[i].kind == IMAGE_STROKE) {
            return true;
        }
    }
    return false;
}

bool svg_read(struct svg *out, struct str bytes, struct arena *arena, const char **fault)
{
    struct svg_drawing *drawing = arena_new(arena, struct svg_drawing);
    drawing->svg = out;
    drawing->arena = arena;
    if (!svg_tree_read(&drawing->tree, bytes, arena, fault)) {
        return false;
    }
    drawing->fault = svg_sheet_read(&drawing->sheet, &drawing->tree, arena);
    if (drawing->fault == NULL) {
        svg_draw(drawing);
    }
    if (drawing->fault == NULL && !paints(out)) {
        svg_stop(drawing, "draws nothing");
    }
    *fault = drawing->fault;
    return drawing->fault == NULL;
}
