/* By the sign or the label that a line begins with. */
#include "text/block_start.h"
#include "text/labels.h"

bool block_start_is(struct str line)
{
    line = str_trim(line);
    struct label label = label_read(line);
    size_t signs = 0;
    while (signs < line.size && line.data[signs] == '#') {
        signs++;
    }
    bool heading = signs > 1 && signs < line.size;
    return heading || str_starts_with(line, STR("|")) ||
           (label.kind != LABEL_NONE && label.kind != LABEL_ROMAN &&
            !label_is_year(&label));
}

bool block_start_is_below(struct str before, struct str line)
{
    struct str words = str_trim(before);
    struct str start = str_trim(line);
    bool dash = str_starts_with(start, STR("\xE2\x80\x93")) ||
                str_starts_with(start, STR("\xE2\x80\x94"));
    bool ended = str_ends_with(words, STR(":")) || str_ends_with(words, STR(";")) ||
                 str_ends_with(words, STR("."));
    return words.size > 0 && (!dash || ended) && block_start_is(line);
}
