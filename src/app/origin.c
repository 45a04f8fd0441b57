/* Each option that changes pages is recorded by name, in words that the way back knows.
 */
#include "app/origin.h"
#include "base/array.h"

static const char LANGUAGES[] = "languages";
static const char ALLOW_MISSING[] = "allowMissing";
static const char BILINGUAL[] = "bilingual";
static const char PAGE[] = "page";
static const char THEME[] = "theme";
static const char CHANGES_SINCE[] = "changesSince";
/* As it is attached, whatever it was called. */
static const char EARLIER[] = "earlier-edition.yaml";

enum { OPTIONS_MAX = 6, MODE_COUNT = BILINGUAL_SEQUENTIAL + 1 };

static const char *const MODES[MODE_COUNT] = {
    [BILINGUAL_COLUMNS] = "columns",
    [BILINGUAL_FACING] = "facing",
    [BILINGUAL_SEQUENTIAL] = "sequential",
};

static struct str join_languages(const struct display_facts *facts, struct arena *arena)
{
    struct builder out = {.arena = arena};
    for (size_t i = 0; i < facts->language_count; i++) {
        builder_add(&out, i > 0 ? STR("+") : STR(""));
        builder_add(&out, str_from(lang_facts(facts->languages[i])->code));
    }
    return builder_str(&out);
}

/* Options that were not given are not recorded: the source says what they are. */
static void record_options(struct display *display, const struct content *content)
{
    const struct options *given = content->options;
    struct arena *arena = display->arena;
    struct display_facts *facts = &display->facts;
    struct display_option *options =
        arena_new_array(arena, OPTIONS_MAX, struct display_option);
    size_t count = 0;
    options[count++] = (struct display_option){LANGUAGES, join_languages(facts, arena)};
    options[count++] = (struct display_option){
        ALLOW_MISSING, given->allow_missing ? STR("yes") : STR("no")};
    if (given->bilingual != BILINGUAL_BY_PAGE) {
        options[count++] =
            (struct display_option){BILINGUAL, str_from(MODES[given->bilingual])};
    }
    if (given->page.width > 0) {
        options[count++] =
            (struct display_option){PAGE, page_size_name(given->page, arena)};
    }
    if (given->theme.size > 0) {
        const struct theme_found *theme = &content->theme;
        options[count++] = (struct display_option){
            THEME, theme->bytes.data == NULL ? theme->theme->name : theme->path};
    }
    if (given->changes_since != NULL) {
        options[count++] = (struct display_option){CHANGES_SINCE, str_from(EARLIER)};
    }
    facts->options = options;
    facts->option_count = count;
}

static const char *const DESCRIPTION[LANG_COUNT] =
    LANG_EACH("Изходният текст на изданието", "The source of this edition");

static void attach_earlier(struct display *display, const struct content *content)
{
    static const char *const WORDS[LANG_COUNT] =
        LANG_EACH("Предишното издание, с което е сравнено това",
                  "The earlier edition that this one is compared with");
    if (content->options->changes_since == NULL) {
        return;
    }
    struct display_attachment *attachment =
        array_push(display->arena, &display->attachments);
    *attachment = (struct display_attachment){.name = str_from(EARLIER),
                                              .bytes = content->earlier,
                                              .media_type = STR("application/yaml"),
                                              .relation = ATTACHMENT_SUPPLEMENT};
    for (enum lang lang = 0; lang < LANG_COUNT; lang++) {
        attachment->description[lang] = str_from(WORDS[lang]);
    }
}

void origin_record(struct display *display, const struct content *content)
{
    struct display_attachment *attachment =
        array_push(display->arena, &display->attachments);
    attachment->name =
        str_format(display->arena, "%.*s.yaml", STR_ARGS(display->facts.id));
    attachment->bytes = content->brochure.origin->bytes;
    attachment->media_type = STR("application/yaml");
    attachment->relation = ATTACHMENT_SOURCE;
    for (enum lang lang = 0; lang < LANG_COUNT; lang++) {
        attachment->description[lang] = str_from(DESCRIPTION[lang]);
    }
    attach_earlier(display, content);
    pictures_attach(&content->pictures, display);
    themes_attach(&content->theme, display);
    record_options(display, content);
}

static bool restore_bilingual(struct options *out, struct str value)
{
    for (size_t i = BILINGUAL_COLUMNS; i < MODE_COUNT; i++) {
        if (str_equal(value, str_from(MODES[i]))) {
            out->bilingual = (enum bilingual)i;
        }
    }
    return value.size == 0 || out->bilingual != BILINGUAL_BY_PAGE;
}

static bool restore_page(struct options *out, struct str value)
{
    return value.size == 0 ||
           (page_size_read(&out->page, value) && page_size_fault(out->page) == NULL);
}

bool origin_restore(struct options *out, const struct verify_origin *origin)
{
    *out = (struct options){.command = COMMAND_BUILD};
    out->editions[0] = edition_find(verify_find(origin, "edition"));
    out->edition_count = 1;
    out->theme = verify_find(origin, THEME);
    bool compared = verify_find(origin, CHANGES_SINCE).size > 0;
    out->changes_since = compared ? EARLIER : NULL;
    struct str missing = verify_find(origin, ALLOW_MISSING);
    out->allow_missing = str_equal(missing, STR("yes"));
    return out->editions[0] != NULL &&
           (out->allow_missing || str_equal(missing, STR("no"))) &&
           restore_bilingual(out, verify_find(origin, BILINGUAL)) &&
           restore_page(out, verify_find(origin, PAGE)) &&
           options_set_languages(out, verify_find(origin, LANGUAGES));
}
