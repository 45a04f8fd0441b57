/* Drawings need no more than 1/100 point, a third of what the finest press can show, and
 * are a good part of a file. */
#include "pdf/trace.h"
#include "pdf/syntax.h"

static int64_t round_to_hundredths(int64_t at)
{
    return (at + (at < 0 ? -5 : 5)) / 10;
}

static void add_pair(struct builder *out, int64_t x, int64_t y)
{
    syntax_add_number(out, x, 2);
    syntax_add(out, " ");
    syntax_add_number(out, y, 2);
    syntax_add(out, " ");
}

static void add_point(struct builder *out, struct point point, mpt height)
{
    add_pair(out, round_to_hundredths(point.x),
             round_to_hundredths((int64_t)height - point.y));
}

/* Whether a rectangle is next, with the points in the order of its own operator: along
 * its first side, which is level. */
static bool is_rectangle(const struct path *path, size_t verb, const struct point *at)
{
    static const uint8_t VERBS[] = {PATH_MOVE, PATH_LINE, PATH_LINE, PATH_LINE,
                                    PATH_CLOSE};
    return path->verb_count - verb >= sizeof VERBS &&
           memcmp(path->verbs + verb, VERBS, sizeof VERBS) == 0 && at[0].y == at[1].y &&
           at[1].x == at[2].x && at[2].y == at[3].y && at[3].x == at[0].x;
}

static void add_rectangle(struct builder *out, struct point start, struct point opposite,
                          mpt height)
{
    int64_t x = round_to_hundredths(start.x);
    int64_t y = round_to_hundredths((int64_t)height - start.y);
    add_pair(out, x, y);
    add_pair(out, round_to_hundredths(opposite.x) - x,
             round_to_hundredths((int64_t)height - opposite.y) - y);
    syntax_add(out, "re\n");
}

void trace_path(struct builder *out, const struct path *path, mpt height)
{
    static const char *const OPERATORS[] = {[PATH_MOVE] = "m\n",
                                            [PATH_LINE] = "l\n",
                                            [PATH_CURVE] = "c\n",
                                            [PATH_CLOSE] = "h\n"};
    const struct point *point = path->points;
    for (size_t i = 0; i < path->verb_count; i++) {
        if (is_rectangle(path, i, point)) {
            add_rectangle(out, point[0], point[2], height);
            point += 4;
            i += 4;
            continue;
        }
        for (size_t left = path_verb_points(path->verbs[i]); left > 0; left--) {
            add_point(out, *point++, height);
        }
        syntax_add(out, OPERATORS[path->verbs[i]]);
    }
}
