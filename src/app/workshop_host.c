/* What the editor asks for, as one row of functions. */
#include "app/workshop.h"
#include "model/model.h"

struct editor_host workshop_host(struct workshop_desk *desk)
{
    return (struct editor_host){
        .context = desk,
        .read = workshop_read,
        .rest = workshop_rest,
        .edit = workshop_edit,
        .entry = workshop_entry,
        .fix = workshop_fix,
        .silence = workshop_silence,
        .write_difference = workshop_write_difference,
        .starter = workshop_starter,
        .build = workshop_build,
        .verify = workshop_verify,
        .write_schema = model_write_schema,
    };
}
