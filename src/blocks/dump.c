/* The block tree as text: one line a block, and below it one a cell. What stands in it is
 * what sections say; no page and no position. */
#include "blocks/block.h"
#include <inttypes.h>

static const char *const KINDS[] = {
    [BLOCK_PAGE] = "page",           [BLOCK_GROUP] = "group",
    [BLOCK_LIST] = "list",           [BLOCK_ROW] = "row",
    [BLOCK_RULE] = "rule",           [BLOCK_FIGURE] = "figure",
    [BLOCK_STATEMENT] = "statement", [BLOCK_DRAWING] = "drawing",
};

static const char *const KEEPS[] = {
    [KEEP_NONE] = "",
    [KEEP_NEXT] = " keep-next",
    [KEEP_HEAD] = " keep-head",
    [KEEP_ALL] = " keep-all",
};

static const char *const REGIONS[REGION_COUNT] = {
    [REGION_TEXT] = "text",
    [REGION_ENTRY] = "entry",
    [REGION_LIST_HEAD] = "list-head",
    [REGION_LIST_CALL_HEAD] = "list-call-head",
    [REGION_LIST] = "list",
    [REGION_LIST_CALL] = "list-call",
    [REGION_CONTENTS_HEAD] = "contents-head",
    [REGION_CONTENTS] = "contents",
    [REGION_BAND] = "band",
    [REGION_FULL] = "full",
};

/* Lines of the baseline grid, with up to three decimals. */
static void write_lines(FILE *file, const char *name, mpt length)
{
    if (length != 0) {
        int64_t thousandths = (int64_t)length * 1000 / B(1);
        fprintf(file, " %s %" PRId64, name, thousandths / 1000);
        if (thousandths % 1000 != 0) {
            fprintf(file, ".%03" PRId64, thousandths % 1000);
        }
    }
}

static void write_quoted(FILE *file, struct str text)
{
    fputc('"', file);
    for (size_t i = 0; i < text.size; i++) {
        if (text.data[i] == '"' || text.data[i] == '\\') {
            fputc('\\', file);
        }
        fputc(text.data[i] == '\n' ? ' ' : text.data[i], file);
    }
    fputc('"', file);
}

static void write_runs(FILE *file, const struct text_block *text)
{
    fputc(' ', file);
    for (size_t i = 0; i < text->run_count; i++) {
        write_quoted(file, text->runs[i].text);
    }
}

static void write_cells(const struct block_cells *cells, int depth, FILE *file)
{
    for (size_t i = 0; i < cells->count; i++) {
        const struct block_cell *cell = &cells->items[i];
        const struct role *role = role_find(cell->role);
        fprintf(file, "%*s%s", 2 * depth, "",
                cell->side == SIDE_FIRST ? "first" : "second");
        fprintf(file, " %" PRId32 " pt", role->style[cell->side].size / PT(1));
        if (cell->line > 0) {
            fprintf(file, " line %d", cell->line);
        }
        if (cell->label != NULL) {
            fputs(" label", file);
            write_runs(file, cell->label);
        }
        write_runs(file, cell->text);
        fputc('\n', file);
    }
}

static void write_row(const struct block_row *row, int depth, FILE *file)
{
    fprintf(file, " %s", REGIONS[row->region]);
    write_lines(file, "space", row->space);
    write_lines(file, "depth", row->depth);
    write_lines(file, "after", row->after);
    fputs(row->divide == DIVIDE_NEVER ? "" : " divisible", file);
    if (row->mark.number > 0) {
        fprintf(file, " mark %zu", row->mark.number);
    }
    if (row->heading != NULL) {
        fprintf(file, " heading %d", row->heading->level);
    }
    if (row->target != NULL) {
        fprintf(file, " to place %zu", row->target->place + 1);
    }
    fputc('\n', file);
    write_cells(&row->cells, depth + 1, file);
}

static void write_entry(const struct block_entry *entry, FILE *file)
{
    if (entry != NULL) {
        fputs(entry->rule > 0 ? " ruled" : "", file);
        write_lines(file, "space", entry->space);
        write_lines(file, "minimum", entry->minimum);
        if (entry->call.words.size > 0) {
            fputs(" call ", file);
            write_quoted(file, entry->call.words);
        }
        if (entry->number.words.size > 0) {
            fputs(" number ", file);
            write_quoted(file, entry->number.words);
        }
    }
    fputc('\n', file);
}

static const char *const WIDTHS[] = {[FIGURE_FULL] = "",
                                     [FIGURE_HALF] = " half",
                                     [FIGURE_BLEED] = " bleed",
                                     [FIGURE_PAGE] = " page",
                                     [FIGURE_SPREAD] = " spread"};

static void write_figure(const struct block_figure *figure, int depth, FILE *file)
{
    fputc(' ', file);
    write_quoted(file, figure->file);
    fputs(WIDTHS[figure->width], file);
    fputs(figure->figures[SIDE_FIRST] == NO_ELEMENT ? " decorative" : "", file);
    write_lines(file, "space", figure->space);
    fputc('\n', file);
    write_cells(&figure->captions, depth + 1, file);
    if (figure->beside != NULL) {
        fprintf(file, "%*sbeside", depth * 2, "");
        write_figure(figure->beside, depth, file);
    }
}

static void write_children(const struct block *block, int depth, FILE *file)
{
    for (const struct block *child = block->first; child != NULL; child = child->next) {
        block_dump(child, depth, file);
    }
}

static void write_page(const struct block *block, int depth, FILE *file)
{
    fprintf(file, " on %s%s\n", theme_colour_name(block->as.page.style.ground),
            block->as.page.flows ? " flows" : "");
    write_children(block, depth + 1, file);
    if (block->as.page.otherwise != NULL) {
        fprintf(file, "%*sotherwise\n", 2 * depth, "");
        write_children(block->as.page.otherwise, depth + 1, file);
    }
}

void block_dump(const struct block *block, int depth, FILE *file)
{
    fprintf(file, "%*s%s%s", 2 * depth, "", KINDS[block->kind], KEEPS[block->keep]);
    switch (block->kind) {
    case BLOCK_PAGE: write_page(block, depth, file); return;
    case BLOCK_ROW: write_row(&block->as.row, depth, file); return;
    case BLOCK_FIGURE: write_figure(&block->as.figure, depth, file); return;
    case BLOCK_GROUP: write_entry(block->as.entry, file); break;
    case BLOCK_LIST:
        write_lines(file, "gap", block->as.list.gap);
        fputc('\n', file);
        break;
    case BLOCK_RULE:
        write_lines(file, "space", block->as.rule.space);
        fputc('\n', file);
        return;
    case BLOCK_STATEMENT:
        write_lines(file, "gap", block->as.statement.gap);
        fputc('\n', file);
        break;
    case BLOCK_DRAWING: fprintf(file, " of %zu parts\n", block->as.drawing.parts); return;
    }
    write_children(block, depth + 1, file);
}
