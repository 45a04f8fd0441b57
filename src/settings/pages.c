/* Sizes of pages. A further one with a name is a row of this table. */
#include "settings/pages.h"
#include "base/catalogue.h"

static const struct page_name NAMES[] = {
    {"A4", {MM(210), MM(297)}},
    {"A5", {MM(148), MM(210)}},
};

enum { NAME_COUNT = sizeof NAMES / sizeof NAMES[0], TENTHS_MAX = 9999 };

#define WIDTH_LEAST MM(120)
#define WIDTH_MOST MM(420)
#define HEIGHT_LEAST MM(170)
#define HEIGHT_MOST MM(594)

const struct page_name *page_name_at(size_t index)
{
    return index < NAME_COUNT ? &NAMES[index] : NULL;
}

static mpt from_tenths(int32_t tenths)
{
    return mpt_from_hundredths_mm(tenths * 10);
}

static void add_length(struct builder *out, mpt length)
{
    int32_t tenths = (int32_t)(((int64_t)length * 127 + 18000) / 36000);
    builder_format(out, "%d", tenths / 10);
    if (tenths % 10 != 0) {
        builder_format(out, ".%d", tenths % 10);
    }
}

struct str page_size_name(struct page_size size, struct arena *arena)
{
    struct builder out = {.arena = arena};
    for (size_t i = 0; i < NAME_COUNT; i++) {
        if (NAMES[i].size.width == size.width && NAMES[i].size.height == size.height) {
            return str_from(NAMES[i].name);
        }
    }
    add_length(&out, size.width);
    builder_add(&out, STR("x"));
    add_length(&out, size.height);
    builder_add(&out, STR("mm"));
    return builder_str(&out);
}

/* Reads "210" or "148.5" millimetres at *at, and moves behind it. */
static bool read_length(mpt *out, struct str text, size_t *at)
{
    size_t start = *at;
    int32_t tenths = 0;
    for (; *at < text.size && text.data[*at] >= '0' && text.data[*at] <= '9'; (*at)++) {
        tenths = tenths * 10 + (text.data[*at] - '0');
        if (tenths > TENTHS_MAX / 10) {
            return false;
        }
    }
    bool whole = *at > start;
    bool point = *at + 1 < text.size && text.data[*at] == '.';
    char decimal = point ? text.data[*at + 1] : '0';
    *at += point ? 2 : 0;
    *out = from_tenths(tenths * 10 + (decimal - '0'));
    return whole && decimal >= '0' && decimal <= '9';
}

bool page_size_read(struct page_size *out, struct str text)
{
    for (size_t i = 0; i < NAME_COUNT; i++) {
        if (str_equal(text, str_from(NAMES[i].name))) {
            *out = NAMES[i].size;
            return true;
        }
    }
    size_t at = 0;
    bool sound = read_length(&out->width, text, &at) && at < text.size &&
                 (text.data[at] == 'x' || text.data[at] == 'X');
    at++;
    return sound && read_length(&out->height, text, &at) &&
           str_equal(str_slice(text, at, text.size), STR("mm"));
}

const char *page_size_fault(struct page_size size)
{
    if (size.width < WIDTH_LEAST || size.width > WIDTH_MOST) {
        return N_("must be 120 to 420 mm wide");
    }
    if (size.height < HEIGHT_LEAST || size.height > HEIGHT_MOST) {
        return N_("must be 170 to 594 mm high");
    }
    return size.width > size.height ? N_("must not be wider than high") : NULL;
}

enum bilingual page_bilingual(struct page_size size, enum document_form form)
{
    if (size.width >= PAGE_COLUMNS_WIDTH) {
        return BILINGUAL_COLUMNS;
    }
    /* An annex has no cover, so that its first page is a right one. */
    return form == FORM_ANNEX ? BILINGUAL_SEQUENTIAL : BILINGUAL_FACING;
}
