/* The output intent: an embedded ICC profile and the name of what it describes. */
#include "pdf/intent.h"
#include "base/file.h"
#include "pdf/packer.h"

enum { PROFILE_SIZE_MAX = 16 << 20 };

/* What people call the printing conditions that shops name (characterisation data of the
 * ICC registry). */
static const struct {
    const char *name, *info;
} CONDITIONS[] = {
    {"FOGRA39", "Offset on coated paper, ISO 12647-2:2004 (Coated FOGRA39)"},
    {"FOGRA47", "Offset on uncoated white paper, ISO 12647-2:2004 (FOGRA47)"},
    {"FOGRA51", "Offset on coated paper, ISO 12647-2:2013 (PSO Coated v3)"},
    {"FOGRA52", "Offset on uncoated white paper, ISO 12647-2:2013 (PSO Uncoated v3)"},
};

static struct str describe(struct str condition)
{
    for (size_t i = 0; i < sizeof CONDITIONS / sizeof *CONDITIONS; i++) {
        if (str_equal(condition, str_from(CONDITIONS[i].name))) {
            return str_from(CONDITIONS[i].info);
        }
    }
    return condition;
}

static bool load_profile(struct str *out, const struct edition *edition,
                         const struct intent_source *source, struct arena *arena,
                         struct diag *diag)
{
    if (source->output->profile.size > 0) {
        *out = source->output->profile;
        return true;
    }
    struct str path =
        str_format(arena, "%.*s/%s", STR_ARGS(source->folder), edition->profile);
    return file_read_binary(out, path.data, PROFILE_SIZE_MAX, arena, diag);
}

/* The profile that comes with the program comes packed as well. */
static object_id add_profile(struct document *document, struct str keys,
                             struct str profile, struct str packed)
{
    return packer_holds(packed, profile)
               ? document_add_stream(document, keys, packed, STREAM_PACKED)
               : document_add_stream(document, keys, profile, STREAM_LENT);
}

object_id intent_write(struct document *document, const struct edition *edition,
                       const struct intent_source *source, struct arena *arena,
                       struct diag *diag)
{
    struct str profile;
    struct str condition = source->output->condition;
    struct builder body = {.arena = arena};
    if (!load_profile(&profile, edition, source, arena, diag)) {
        return 0;
    }
    if (condition.size == 0) {
        condition = str_from(edition->condition);
    }
    struct str keys = str_format(arena, "/N %d", edition->profile_channels);
    object_id stream = add_profile(document, keys, profile, source->output->packed);
    builder_format(&body, "/Type/OutputIntent/S/%s/OutputConditionIdentifier",
                   edition->intent);
    syntax_add_text(&body, condition);
    syntax_add(&body, "/Info");
    syntax_add_text(&body, describe(condition));
    if (edition->pdfx != NULL) {
        syntax_add(&body, "/RegistryName(http://www.color.org)");
    }
    builder_format(&body, "/DestOutputProfile %u 0 R\n", stream);
    return document_add(document, builder_str(&body));
}
