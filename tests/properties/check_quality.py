#!/usr/bin/env python3
"""What a typographer would measure on the pages of the seed, of the long sample and of the
files in pages/, in every mode. The limits stand in one table; `--table` behind the usual
arguments prints what was measured for each case, so that two programs can be compared:
python3 tests/properties/check_quality.py out/build/brochure out/try 1 --table"""
import os
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, "../pdf"))

import generate  # noqa: E402
import harness  # noqa: E402
import quality  # noqa: E402
from cases import make, read  # noqa: E402
from reading import blocks_of  # noqa: E402

SEED, LONG = "content/stara-zagora.yaml", "tests/content/primerna.yaml"
PAGES = "tests/properties/pages"
PLACES_SHOWN = 12
NAME_WIDTH = 30

# What is allowed, and what is aimed at: of all cases of a group the sum, the share in
# percent, or the worst. Justified text is the long sample in two columns and in one.
SUM, SHARE, WORST = "sum", "share", "worst"
LIMITS = [
    # measure                      how    target  seed   long  justified  pages
    ("sets of mixed sizes",        SUM,   0,    (0,     0,     0,     0)),
    ("divided display lines",      SUM,   0,    (0,     0,     0,     0)),
    ("blank pages",                SUM,   0,    (0,     0,     0,     0)),
    ("pages a third empty",        SUM,   0,    (15,    46,    14,    120)),
    ("emptiest page, %",           WORST, 33,   (50.5,  73.6,  69.7,  92.4)),
    ("starved last pages",         SUM,   0,    (0,     0,     0,     17)),
    ("short words, headings, %",   SHARE, 5,    (5,     2,     3,     1)),
    ("short words, body, %",       SHARE, 10,   (6,     2,     11,    5)),
    ("poor last lines, %",         SHARE, 2,    (0,     0,     0.8,   0)),
    ("divided lines, %",           SHARE, 42,   (5,     4,     16,    4)),
    ("divided across pages",       SUM,   0,    (0,     0,     0,     0)),
    ("widest space, x",            WORST, 2.0,  (1,     1,     1.8,   1)),
    ("jump at the spine, %",       WORST, 0.2,  (0.2,   0.2,   0.2,   0.2)),
]
GROUPS = ("seed", "long", "justified", "pages")

MEASURES = {
    "sets of mixed sizes": quality.mixed_sets,
    "divided display lines": quality.divided_display,
    "blank pages": quality.blank_pages,
    "pages a third empty": quality.loose_pages,
    "emptiest page, %": quality.emptiest_page,
    "starved last pages": quality.starved_pages,
    "short words, headings, %": quality.short_words_of_headings,
    "short words, body, %": quality.short_words_of_body,
    "poor last lines, %": quality.last_lines,
    "divided lines, %": quality.divided_lines,
    "divided across pages": quality.divided_across_pages,
    "widest space, x": quality.widest_space,
    "jump at the spine, %": lambda case: case.jump,
}

# Modes and page sizes of each file; the first is as the file has it.
FORMS = [[], ["--bilingual", "facing"], ["--bilingual", "facing", "--page", "A5"],
         ["--bilingual", "sequential"], ["--lang", "bg"]]


# ---- cases ---------------------------------------------------------------------------

def sources():
    """(group, path, content) of each file to measure."""
    yield "seed", SEED
    yield "long", LONG
    for name in sorted(os.listdir(PAGES)):
        if name.endswith(".yaml"):
            yield "pages", os.path.join(PAGES, name)


def case_of(bench, group, path, options):
    content = read(path)
    name = " ".join([os.path.basename(path).removesuffix(".yaml")] +
                    [one.removeprefix("--") for one in options if one != "--bilingual"])
    case = make(bench, name, path, content, options)
    case.group, case.jump = group, (0, "")
    if "--lang" not in options and not content["document"].get("status"):
        strips = quality.strips_at_the_spine(bench, content, options)
        case.jump = quality.jump(*strips), "the covers"
    return case


def justified(bench):
    content = read(LONG)
    content["layout"] = {**content.get("layout", {}), "align": "justified"}
    path = os.path.join(bench.folder("justified"), "justified.yaml")
    generate.write(path, content)
    for options in ([], ["--lang", "bg"]):
        yield case_of(bench, "justified", path, options)


def cases(bench):
    if not hasattr(bench, "measured"):
        bench.measured = [case_of(bench, group, path, options)
                          for group, path in sources() for options in FORMS]
        bench.measured += justified(bench)
    return bench.measured


# ---- measuring -----------------------------------------------------------------------

def number(measured):
    """Of a case alone: a count, or the worst."""
    return measured[0] if isinstance(measured, tuple) else measured.found


def together(how, measured):
    """The figure of a group, and the places behind it."""
    if how == WORST:
        return max(measured, default=(0, ""))[0], [
            f"{one[0]:.2f}: {one[1]}" for one in sorted(measured, reverse=True)]
    whole = quality.Ratio()
    for one in measured:
        whole.found, whole.of = whole.found + one.found, whole.of + one.of
        whole.places += one.places
    return (whole.found if how == SUM else whole.value()), whole.places


def over(limit, bench):
    """What is measured above its limit in each group, with the places."""
    name, how, _, allowed = limit
    for group, most in zip(GROUPS, allowed):
        measured = [(case, MEASURES[name](case)) for case in cases(bench)
                    if case.group == group]
        assert measured, f"no case of {group}"
        for case, one in measured:
            if isinstance(one, quality.Ratio):
                one.places = [f"{case.name}: {place}" for place in one.places]
        figure, places = together(how, [
            one if isinstance(one, quality.Ratio) else (one[0], f"{case.name}: {one[1]}")
            for case, one in measured])
        if figure > most:
            yield f"{group}: {figure:.2f}, at most {most}"
            yield from places[:PLACES_SHOWN]


def add_tests(namespace):
    """A test for each row of the table."""
    for limit in LIMITS:
        def test(bench, limit=limit):
            faults = list(over(limit, bench))
            assert not faults, "\n".join(faults)
        words = limit[0].removesuffix(", %").removesuffix(", x").replace(",", " of")
        namespace["test_" + words.replace(" ", "_") + "_keep_to_the_limit"] = test


add_tests(globals())


# ---- the table -----------------------------------------------------------------------

def shown(how, figure):
    return f"{figure:.0f}" if how == SUM else f"{figure:.1f}" if how == SHARE else \
        f"{figure:.2f}"


def row(name, measured):
    """A line of the table: of cases, their figures together."""
    cells = [shown(how, together(how, [MEASURES[measure](case) for case in measured])[0])
             for measure, how, _, _ in LIMITS]
    return f"{name:{NAME_WIDTH}}" + "".join(f"{cell:>7}" for cell in cells)


def print_table(bench):
    letters = [chr(ord("a") + place) for place in range(len(LIMITS))]
    for letter, (name, how, target, _) in zip(letters, LIMITS):
        print(f"{letter}  {name} ({how}; target {target})")
    print(" " * NAME_WIDTH + "".join(f"{letter:>7}" for letter in letters))
    for place, group in enumerate(GROUPS):
        mine = [case for case in cases(bench) if case.group == group]
        for case in mine:
            print(row(case.name, [case]))
        print(row(f"= {group}", mine))
        print(f"{'  limit':{NAME_WIDTH}}" + "".join(
            f"{shown(how, allowed[place]):>7}" for _, how, _, allowed in LIMITS) + "\n")


# ---- the measures themselves ---------------------------------------------------------

def paragraph(case, display):
    """One of more than a line, of display type or not."""
    return next(one for one in blocks_of(case.parts[0])
                if quality.is_display(one) == display and len(one.texts) > 1)


def forget(case):
    """What was read before the damage."""
    for part in case.parts:
        for element in part.walk():
            element.shown = None
            vars(element).pop("lines", None)


def line(place, display, words):
    """A damage: that line of a paragraph reads otherwise."""
    def damage(case):
        paragraph(case, display).texts[place][1].words = words
    return damage


def a_size_more(case):
    items = next(items for section in quality.sections_of(case.parts[0])
                 for items in quality.sets_of(section) if len(items) > 1)
    items[-1].all_texts()[0][1].size += 1


def without_drawing(case):
    case.pages[1].has_drawing = False


def emptied(case):
    page = quality.pages_to_fill(case)[-1]
    page.texts, page.rects = page.content()[:1], []


def the_end_on_another_page(case):
    """The last paragraph of a section, on a page that no other one begins on."""
    section = quality.sections_of(case.parts[0])[3]
    end, page = [one for one in section.walk() if one.texts][-1], case.pages[1]
    page.texts = [text for _, text in end.texts[:1]]
    page.texts[0].y = case.paper.first
    end.texts = [(page, page.texts[0])]


def divided_between_pages(case):
    element = paragraph(case, False)
    element.texts[0][1].words = "раз‐"
    element.texts[0] = (case.pages[1], element.texts[0][1])


def spaced_out(case):
    case.pages[4].texts[0].space = 3


def moved_at_the_spine(case):
    front, back = quality.strips_at_the_spine(case.bench, case.content, [])
    case.jump = quality.jump(front, back[20:] + back[:20]), ""


DAMAGES = {
    "sets of mixed sizes": a_size_more,
    "divided display lines": line(0, True, "Прос‐"),
    "blank pages": without_drawing,
    "pages a third empty": emptied,
    "emptiest page, %": emptied,
    "starved last pages": the_end_on_another_page,
    "short words, headings, %": line(0, True, "Визия на "),
    "short words, body, %": line(0, False, "Визия на "),
    "poor last lines, %": line(-1, False, "не"),
    "divided lines, %": line(0, False, "раз‐"),
    "divided across pages": divided_between_pages,
    "widest space, x": spaced_out,
    "jump at the spine, %": moved_at_the_spine,
}


def test_the_measures_themselves_see_each_fault(bench):
    """Each damage, done to the pages of the seed, must be measured."""
    for name, how, _, _ in LIMITS:
        figures = []
        for damage in (None, DAMAGES[name]):
            case = make(bench, "seed", SEED, read(SEED), [])
            case.jump, case.bench = (0, ""), bench
            if damage:
                damage(case)
                forget(case)
            figures.append(together(how, [MEASURES[name](case)])[0])
        assert figures[1] > figures[0], f"{name}: {figures}"


if __name__ == "__main__":
    if sys.argv[4:] == ["--table"]:
        bench = harness.Bench(*sys.argv[1:3], int(sys.argv[3]))
        os.chdir(harness.ROOT)
        print_table(bench)
    else:
        harness.main(globals())
