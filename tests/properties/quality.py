"""Measures what a typographer would look for on the pages of a brochure: sizes of a set,
line ends, empty pages, the jacket. Each measure is a function of a case (cases.py) that
yields what it counted; check_quality.py says what is allowed."""
import os
import re
import subprocess

import generate
import harness
from paper import BASELINE, MM
from reading import HEADINGS, blocks_of, lines_of, sections_of

DISPLAY = 14  # points: from here on type is never divided
HYPHEN = "\u2010"  # set where a word is divided; one that was typed is "-"
SHORT_WORD = 5  # letters: fewer make a poor last line
LEAST_ROWS, LEAST_PART = 3, 0.25  # of the last page of a section
STATEMENT_GROUNDS = ("blossom", "deep")
WORD = re.compile(r"\w+", re.UNICODE)

# Words that end no line (look/TYPE.md §4, look/PAGES.md §5), and all of one letter.
SHORT_WORDS = {
    "bg": """във със към на от за до по не при под над без из чрез се да ще са че пред като
             след си""".split(),
    "en": "the an of to in on at by for from with as and or is".split(),
}

# First parts after which display type may be divided at its last resort (TYPE.md §3).
JOINTS = """авто агро аеро анти био благо взаимо видео високо водо вътрешно газо градо
    двойно добро дълго евро едно електро енерго етно законо здраво земе индустриално
    конкуренто кратко културно лесо макро между микро много мулти научно ново общо право
    природо противо пълно равно разно само северо селско средно стопано супер тепло термо
    трудо турбо хидро целе частно широко южно""".split()


class Ratio:
    """So many of so many, with the places of the first for a message."""

    def __init__(self):
        self.found, self.of, self.places = 0, 0, []

    def add(self, is_found, place):
        self.of += 1
        if is_found:
            self.found += 1
            self.places.append(place)

    def value(self):
        return 100 * self.found / self.of if self.of else 0.0


def sizes_of(element):
    return {text.size for _, text in element.all_texts()[:1]}


def is_display(element):
    return element.kind in HEADINGS or max(sizes_of(element), default=0) >= DISPLAY


def words_of(line):
    return WORD.findall(line)


# ---- one size a set ------------------------------------------------------------------

def sets_of(section):
    """Items of one role in a section: what its lists begin with, headings of each level,
    statements. Each set as its elements."""
    for one in section.walk():
        if one.kind == "L" and one.parent.kind == "Sect":
            bodies = [kid.kids[-1] for kid in one.kids if kid.kids]
            yield [body.kids[0] if body.kids and not body.texts else body for body in bodies]
    for kind in ("H2", "H3"):
        yield [one for one in section.walk() if one.kind == kind and not is_main_goal(one)]
    yield [kid for kid in section.kids if kid.kind == "P"
           and max(sizes_of(kid), default=0) >= DISPLAY]


def is_main_goal(element):
    """Its heading stands before a statement."""
    kids = element.parent.kids
    after = kids[kids.index(element) + 1:][:1]
    return element.kind == "H2" and any(max(sizes_of(one), default=0) >= DISPLAY
                                        for one in after)


def mixed_sets(case):
    ratio = Ratio()
    for part in case.parts:
        for section in sections_of(part):
            for items in sets_of(section):
                items = [one for one in items if one.all_texts()]
                sizes = sorted({size for one in items for size in sizes_of(one)})
                if len(items) > 1:
                    page = items[0].all_texts()[0][0].number
                    ratio.add(len(sizes) > 1,
                              f"page {page}: sizes {sizes}: {items[0].words()[:40]!r}")
    return ratio


# ---- line ends -----------------------------------------------------------------------

def is_divided(line):
    return line.rstrip().endswith(HYPHEN)


def at_joint(line):
    last = line.rstrip().removesuffix(HYPHEN).split()[-1].lower()
    return last.endswith(tuple(JOINTS))


def divided_display(case):
    """Words of display type that are divided, but for those at the joint of a compound."""
    ratio = Ratio()
    for part in case.parts:
        for element in blocks_of(part):
            for page, line in lines_of(element):
                if is_display(element):
                    ratio.add(is_divided(line) and not at_joint(line),
                              f"page {page.number}: {line!r}")
    return ratio


def is_short(line, lang):
    last = line.replace("\u00a0", " ").split()[-1:]
    word = last[0].lstrip("„“\"(").lower() if last else ""
    return (word in SHORT_WORDS[lang] or len(word) == 1 and word.isalpha())


def short_words(case, display):
    """At the end of a line that another of its paragraph follows."""
    ratio = Ratio()
    for part in case.parts:
        for element in blocks_of(part):
            if is_display(element) == display:
                for page, line in lines_of(element)[:-1]:
                    ratio.add(is_short(line, part.lang), f"page {page.number}: {line!r}")
    return ratio


def short_words_of_headings(case):
    return short_words(case, True)


def short_words_of_body(case):
    return short_words(case, False)


def last_lines(case):
    """Last lines of one word: a short one, or the rest of one that was divided."""
    ratio = Ratio()
    for part in case.parts:
        for element in blocks_of(part):
            lines = lines_of(element)
            if len(lines) > 1:
                (_, before), (page, last) = lines[-2:]
                words = words_of(last)
                poor = len(words) == 1 and (len(words[0]) < SHORT_WORD or is_divided(before))
                ratio.add(poor, f"page {page.number}: {last!r} after {before!r}")
    return ratio


def divided_lines(case):
    ratio = Ratio()
    for part in case.parts:
        for element in blocks_of(part):
            if not is_display(element):
                for page, line in lines_of(element)[:-1]:
                    ratio.add(is_divided(line), f"page {page.number}: {line!r}")
    return ratio


def divided_across_pages(case):
    ratio = Ratio()
    for part in case.parts:
        for element in blocks_of(part):
            lines = lines_of(element)
            for (page, line), (after, _) in zip(lines, lines[1:]):
                if page is not after:
                    ratio.add(is_divided(line), f"page {page.number}: {line!r}")
    return ratio


def widest_space(case):
    """Of justified lines, in multiples of the font's own: (space, place) of the widest."""
    spaces = [(text.space, f"page {page.number}: {text.words!r}")
              for page in case.pages for text in page.texts]
    return max(spaces, default=(1.0, ""))


# ---- pages ---------------------------------------------------------------------------

def is_ground(page, rect):
    return rect.owner == "background" and (rect.colour == "white"
                                           or rect.height >= page.height)


def bottom_of(page):
    """Where the last thing on a page ends that is not its ground."""
    return max([text.y for text in page.content()]
               + [rect.bottom for rect in page.rects if not is_ground(page, rect)
                  and rect.height != 2 * BASELINE], default=0)


def emptiness(case, page):
    """Share of the text area below the last thing on the page."""
    top = case.paper.first - BASELINE
    empty = (case.paper.last - bottom_of(page)) / (case.paper.last - top)
    return min(1, max(0, empty))


def is_statement(page):
    return any(rect.owner == "background" and rect.colour in STATEMENT_GROUNDS
               and rect.height >= page.height for rect in page.rects)


def colophon_pages(case):
    """The last section of each language that stands before the back cover."""
    pages = set()
    for part in case.parts:
        for section in sections_of(part):
            if "SHA-256" in section.words():
                pages |= {page.number for page, _ in section.all_texts()}
    return pages


def pages_to_fill(case):
    """All but art, cover, statement and colophon."""
    colophon = colophon_pages(case)
    return [page for page in case.inner_pages() if page.content()
            and page.number not in colophon and not is_statement(page)]


def blank_pages(case):
    ratio = Ratio()
    for page in case.inner_pages():
        drawn = page.has_drawing or any(rect.is_picture for rect in page.rects)
        ratio.add(not page.content() and not drawn, f"page {page.number}")
    return ratio


def loose_pages(case, allowed=1 / 3):
    """Pages that are more than a third empty."""
    ratio = Ratio()
    for page in pages_to_fill(case):
        empty = emptiness(case, page)
        ratio.add(empty > allowed, f"page {page.number}: {100 * empty:.0f} % empty")
    return ratio


def emptiest_page(case):
    return max(((100 * emptiness(case, page), f"page {page.number}")
                for page in pages_to_fill(case)), default=(0, ""))


def rows_on(section, page):
    return sum(any(where is page for where, _ in one.all_texts()) for one in section.walk()
               if one.kind in HEADINGS + ("P", "LBody") and one.texts)


def starved_pages(case):
    """Last pages of a section that has more than one, with nothing of the next on them."""
    ratio = Ratio()
    to_fill = pages_to_fill(case)
    for part in case.parts:
        sections = sections_of(part)
        starts = {section.all_texts()[0][0].number for section in sections
                  if section.all_texts()}
        for section in sections:
            pages = [page for page, _ in section.all_texts()]
            if not pages or pages[-1] is pages[0] or pages[-1] not in to_fill:
                continue
            last = pages[-1]
            poor = (rows_on(section, last) < LEAST_ROWS and emptiness(case, last) > 0.5
                    or emptiness(case, last) > 1 - LEAST_PART)
            ratio.add(poor and last.number not in starts,
                      f"page {last.number}: {part.lang}, {rows_on(section, last)} rows")
    return ratio


# ---- the jacket ----------------------------------------------------------------------

RESOLUTION = 100  # ppi at which the covers are compared
BLEED = 2.5  # mm: beside the spine each cover shows so much of what the other has
DIFFERENT = 48  # of 255
GREY = re.compile(rb"P5\s+(\d+)\s+(\d+)\s+255\s")


def strip(path, page, left, width):
    """Rows of grey values of an upright strip of a page; millimetres from its trim."""
    form = harness.Pdf(path).pages()[page - 1]
    media, trim = ([float(one) for one in form[name]] for name in ("/MediaBox", "/TrimBox"))
    scale = RESOLUTION / 72
    numbers = (trim[0] - media[0] + left * MM, media[3] - trim[3], width * MM,
               trim[3] - trim[1])
    x, y, columns, rows = (str(round(one * scale)) for one in numbers)
    done = subprocess.run(
        ["pdftoppm", "-gray", "-r", str(RESOLUTION), "-f", str(page), "-l", str(page),
         "-x", x, "-y", y, "-W", columns, "-H", rows, path], capture_output=True, check=True)
    head = GREY.match(done.stdout)
    columns, rows = map(int, head.groups())
    pixels = done.stdout[head.end():]
    return [pixels[row * columns:(row + 1) * columns] for row in range(rows)]


def jump(front, back):
    """Share in percent of the points that two strips of one place show differently: the
    page may begin within a point, so the next ones to the left and right will do."""
    different = count = 0
    for row, other in zip(front, back):
        for place in range(1, len(row) - 1):
            near = other[place - 1:place + 2]
            different += not min(near) - DIFFERENT < row[place] < max(near) + DIFFERENT
            count += 1
    return 100 * different / count


PAGE = {"kind": "text", "heading": {"bg": "Страница", "en": "Page"},
        "body": {"bg": "Ред.", "en": "A line."}}


def strips_at_the_spine(bench, content, options):
    """Of the front and of the back cover: what stands beside the spine on both sides, for
    what one has in its bleed the other has on its page. The covers hang on the document and
    the hot line alone, so they are made without the other sections."""
    hotlines = [section for section in content["sections"] if section["kind"] == "hotline"]
    folder = bench.folder("jacket")
    path = os.path.join(folder, "jacket.yaml")
    generate.write(path, dict(content, sections=[PAGE] + hotlines,
                              document=dict(content["document"], id="jacket")))
    code, _, err = bench.run("build", path, "-o", folder, "-e", "print", *options)
    assert code == 0, err[-2000:]
    pdf = os.path.join(folder, "jacket-print.pdf")
    pages = harness.Pdf(pdf).pages()
    trim = [float(one) / MM for one in pages[-1]["/TrimBox"]]
    return (strip(pdf, 1, -BLEED, 2 * BLEED),
            strip(pdf, len(pages), trim[2] - trim[0] - BLEED, 2 * BLEED))
