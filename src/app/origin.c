/* Each option that changes pages is recorded by name, in words that the way back knows.
 */
#include "app/origin.h"
#include "base/array.h"

static const char LANGUAGES[] = "languages";
static const char ALLOW_MISSING[] = "allowMissing";

static struct str join_languages(const struct display_facts *facts, struct arena *arena)
{
    struct builder out = {.arena = arena};
    for (size_t i = 0; i < facts->language_count; i++) {
        builder_add(&out, i > 0 ? STR("+") : STR(""));
        builder_add(&out, str_from(lang_facts(facts->languages[i])->code));
    }
    return builder_str(&out);
}

static void record_options(struct display *display, const struct content *content)
{
    enum { COUNT = 2 };
    struct display_facts *facts = &display->facts;
    struct display_option *options =
        arena_new_array(display->arena, COUNT, struct display_option);
    options[0].name = LANGUAGES;
    options[0].value = join_languages(facts, display->arena);
    options[1].name = ALLOW_MISSING;
    options[1].value = content->options->allow_missing ? STR("yes") : STR("no");
    facts->options = options;
    facts->option_count = COUNT;
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
    attachment->description[LANG_BG] = STR("Изходният текст на изданието");
    attachment->description[LANG_EN] = STR("The source of this edition");
    pictures_attach(&content->pictures, display);
    record_options(display, content);
}

static bool restore_languages(struct options *out, struct str value)
{
    for (size_t at = 0; at <= value.size;) {
        size_t end = str_find(value, STR("+"), at);
        end = end == SIZE_MAX ? value.size : end;
        enum lang lang;
        if (out->language_count == LANG_COUNT ||
            !lang_from_code(&lang, str_slice(value, at, end))) {
            return false;
        }
        out->languages[out->language_count++] = lang;
        at = end + 1;
    }
    return true;
}

bool origin_restore(struct options *out, const struct verify_origin *origin)
{
    *out = (struct options){.command = COMMAND_BUILD};
    out->editions[0] = edition_find(verify_find(origin, "edition"));
    out->edition_count = 1;
    struct str missing = verify_find(origin, ALLOW_MISSING);
    out->allow_missing = str_equal(missing, STR("yes"));
    return out->editions[0] != NULL &&
           (out->allow_missing || str_equal(missing, STR("no"))) &&
           restore_languages(out, verify_find(origin, LANGUAGES));
}
