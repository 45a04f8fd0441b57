#!/usr/bin/env python3
"""What holds for the pages of any brochure: those of content/, of the golden cases of the
layout, and of brochures made at random. Judged on the dump of the pages, so the numbers are
exact; how a page must look otherwise is the matter of the golden cases."""
import glob
import os
import re
import sys

import yaml

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, "../pdf"))

import check_text  # noqa: E402
import dump  # noqa: E402
import generate  # noqa: E402
import harness  # noqa: E402

RANDOM_BROCHURES = 30
LINE = dump.BASELINE
MM = 72 / 25.4
INNER, OUTER, LIVE = 22 * MM, 18 * MM, 170 * MM
HEAD, FIRST, NOTE, FOLIO = 3, 8, 61, 62  # baselines
CAPITAL = 0.66  # height of capitals, of the size, in the narrowest view of all faces
HANGING = 3.2  # points that punctuation stands out of a column
NUMERAL = 0.07  # of the size: how far the ink of a numeral is moved to the edge
LONE_LETTERS = 1000  # lines among which one may end with a one-letter word
ROUNDING = 0.01
TEXT_SIZE, LEADING = 14, 1.3  # largest size of running text; least leading, of the size
HEADINGS = ("H1", "H2", "H3")
FAULTS_SHOWN = 20


def cases():
    """(name, path of the content, arguments, the dump when it is at hand)."""
    for path in harness.brochures():
        yield path, path, [], None
    for folder in sorted(glob.glob("tests/golden/layout-*/")):
        pages = os.path.join(folder, "pages.txt")
        if os.path.exists(pages):
            yield folder, os.path.join(folder, "input.yaml"), arguments(folder), pages


def arguments(folder):
    path = os.path.join(folder, "args")
    return open(path, encoding="utf-8").read().split() if os.path.exists(path) else []


class Case:
    def __init__(self, name, content, options, text):
        self.dump = dump.Dump(name, text)
        self.name, self.content, self.options = name, content, options


def load(bench):
    """All cases, made once for all tests."""
    if not hasattr(bench, "cases"):
        bench.cases = []
        for name, path, options, pages in cases():
            with open(path, encoding="utf-8") as file:
                content = yaml.safe_load(file)
            if pages:
                with open(pages, encoding="utf-8") as file:
                    text = file.read()
            else:
                text = make(bench, path, options)
            bench.cases.append(Case(name, content, options, text))
        for seed in range(RANDOM_BROCHURES):
            path = os.path.join(bench.folder("random"), f"{seed}.yaml")
            content = generate.write_brochure(path, seed)
            bench.cases.append(Case(f"random {seed}", content, [], make(bench, path, [])))
    return bench.cases


def make(bench, path, options):
    """An error would say that the pages do not settle, or that a title is too long: the
    cases hold none of that kind."""
    code, out, err = bench.run("build", path, "--dump", "pages", *options, seconds=60)
    assert code == 0, f"{path}: exit code {code}\n{err[-2000:]}"
    return out.decode("utf-8")


def over(bench, faults_of):
    """Runs a function over all cases and fails with what it yields."""
    faults = []
    for case in load(bench):
        faults += [f"{case.name}: {fault}" for fault in faults_of(case)]
    shown = "\n".join(faults[:FAULTS_SHOWN])
    assert not faults, f"{len(faults)} faults\n{shown}"


def bands(page):
    """Coloured fields that hold titles: not the ground, no street, no thumb block."""
    return [rect for rect in page.rects if rect.owner == "background"
            and rect.colour != "white" and 5 * LINE < rect.height < page.height]


def in_band(page, text):
    return any(band.holds(text) for band in bands(page))


def is_panels(page):
    return any(rect.colour == "lime" and rect.width > page.width for rect in page.rects)


# ---- pages ---------------------------------------------------------------------------

def test_pages_come_in_fours_and_are_numbered(bench):
    def faults(case):
        pages = case.dump.pages
        if len(pages) % 4 != 0:
            yield f"{len(pages)} pages"
        for number, page in enumerate(pages, 1):
            if page.number != number or page.label != str(number):
                yield f"page {number} is called {page.number}, {page.label}"
    over(bench, faults)


def test_the_contents_name_the_pages_of_their_headings(bench):
    """So the pages have settled. A link that says “page 5” leads there."""
    def faults(case):
        if not case.dump.links:
            yield "no links in the contents"
        for page, target, words in case.dump.links:
            number = int(re.search(r"(\d+)$", words).group(1))
            if target != number:
                yield f"page {page}: {words}: it is page {target}"
    over(bench, faults)


def test_no_page_is_empty_but_for_padding(bench):
    def faults(case):
        blank = [page.number for page in case.dump.inner_pages() if page.lines == 0]
        # One before a spread, up to three before the colophon.
        spreads = sum("main" in section for section in case.content["sections"])
        if len(blank) > 3 + spreads:
            yield f"blank pages {blank}"
    over(bench, faults)


def test_nothing_lies_outside_the_bleed(bench):
    def faults(case):
        for page in case.dump.pages:
            for rect in page.rects:
                if (rect.left < -page.bleed - ROUNDING or rect.top < -page.bleed - ROUNDING
                        or rect.right > page.width + page.bleed + ROUNDING
                        or rect.bottom > page.height + page.bleed + ROUNDING):
                    yield f"page {page.number}: {rect.colour} {rect.owner} {vars(rect)}"
    over(bench, faults)


def test_text_stands_in_the_live_area(bench):
    def faults(case):
        for page in case.dump.pages:
            left = INNER if page.is_odd() else OUTER
            for text in page.texts:
                slack = max(HANGING, NUMERAL * text.size)
                if text.left < left - slack or text.right > left + LIVE + HANGING:
                    yield f"page {page.number}: beside the live area: {text}"
                if not HEAD * LINE - ROUNDING <= text.y <= FOLIO * LINE + ROUNDING:
                    if not in_band(page, text):
                        yield f"page {page.number}: above or below: {text}"
    over(bench, faults)


def test_content_of_inner_pages_keeps_to_the_text_area(bench):
    def faults(case):
        for page in case.dump.inner_pages():
            for text in page.content():
                if not in_band(page, text) and not (
                        FIRST * LINE - ROUNDING <= text.y <= NOTE * LINE + ROUNDING):
                    yield f"page {page.number}: {text}"
    over(bench, faults)


# ---- lines ---------------------------------------------------------------------------

def test_small_text_stands_on_the_grid(bench):
    def faults(case):
        for page in case.dump.pages:
            for text in page.texts:
                away = text.y % LINE
                if (text.size < 10 and min(away, LINE - away) > ROUNDING
                        and not in_band(page, text)):
                    yield f"page {page.number}: {text}"
    over(bench, faults)


def blocks_of(part):
    """Blocks of text in reading order; numbers that both languages share are left out."""
    return [element for element in part.walk() if element.all_texts()
            and (element.kind in HEADINGS + ("P",) or
                 (element.kind == "LBody" and element.texts) or
                 (element.kind == "Link" and element.parent.kind == "Reference"))]


def test_both_languages_begin_level(bench):
    compared = []

    def faults(case):
        covers = (case.dump.pages[0], case.dump.pages[-1])
        if len(case.dump.parts()) < 2:
            return
        first, second = map(blocks_of, case.dump.parts())
        if [one.kind for one in first] != [two.kind for two in second]:
            return  # unequal texts, which do not pair
        compared.append(case.name)
        for one, two in zip(first, second):
            (page, text), (other_page, other) = one.all_texts()[0], two.all_texts()[0]
            if page in covers or is_panels(page) or text.size != other.size:
                continue  # there the second language stands below the first
            if page is not other_page or abs(text.y - other.y) > ROUNDING:
                yield f"page {page.number}: {text}; page {other_page.number}: {other}"
    over(bench, faults)
    assert len(compared) > 0.6 * len(load(bench)), f"only {len(compared)} compared"


def text_box(text):
    return text.left, text.y - CAPITAL * text.size, text.right, text.y


def overlap(one, two):
    return (min(one[2], two[2]) - max(one[0], two[0]) > 0.5
            and min(one[3], two[3]) - max(one[1], two[1]) > 0.5)


def test_no_text_lies_on_another(bench):
    def faults(case):
        for page in case.dump.pages:
            boxes = [(text_box(text), text) for text in page.texts if text.words.strip()]
            boxes.sort(key=lambda pair: pair[0][1])
            for number, (box, text) in enumerate(boxes):
                for other_box, other in boxes[number + 1:]:
                    if other_box[1] > box[3]:
                        break
                    same_line = (text.left, text.y) == (other.left, other.y)
                    if not same_line and overlap(box, other_box):
                        yield f"page {page.number}: {text}; {other}"
    over(bench, faults)


def test_small_lines_keep_their_leading(bench):
    """Lines of a size stand apart as in a paragraph, also from one block to the next."""
    def faults(case):
        for page in case.dump.pages:
            texts = sorted((text for text in page.texts if text.size <= TEXT_SIZE),
                           key=lambda text: text.y)
            for number, text in enumerate(texts):
                for other in texts[number + 1:]:
                    apart = other.y - text.y
                    if apart >= LEADING * text.size:
                        break
                    beside = min(text.right, other.right) - max(text.left, other.left) < 1
                    if apart > ROUNDING and other.size == text.size and not beside:
                        yield f"page {page.number}: {text}; {other}"
    over(bench, faults)


def test_no_rule_runs_through_text(bench):
    def faults(case):
        for page in case.dump.pages:
            rules = [rect for rect in page.rects if rect.height < 2]
            for text in page.texts:
                left, top, right, bottom = text_box(text)
                for rule in rules:
                    if overlap((left, top, right, bottom + 0.2 * text.size),
                               (rule.left, rule.top - 1, rule.right, rule.bottom + 1)):
                        yield f"page {page.number}: rule at {rule.top:.1f}: {text}"
    over(bench, faults)


def test_text_keeps_two_millimetres_from_streets(bench):
    def faults(case):
        for page in case.dump.inner_pages():
            streets = [rect for rect in page.rects if rect.colour == "white"]
            edges = [(band, band.right) for band in bands(page)]
            for text in page.texts:
                for band, edge in edges:
                    if band.holds(text) and text.right > edge - 2 * MM + HANGING:
                        yield f"page {page.number}: edge at {edge:.1f}: {text}"
                for street in streets:
                    if (is_panels(page) and street.top < text.y < street.bottom
                            and text.left < street.left < text.right + 2 * MM - HANGING):
                        yield f"page {page.number}: street at {street.left:.1f}: {text}"
    over(bench, faults)


def lines_of(element):
    """(page, words of a whole line) of an element and the links in it."""
    lines = []
    for page, text in element.all_texts():
        if lines and lines[-1][0] is page and abs(lines[-1][1] - text.y) < ROUNDING:
            lines[-1][2] += text.words
        else:
            lines.append([page, text.y, text.words])
    return [(page, words) for page, _, words in lines]


def paragraphs(case):
    for part in case.dump.parts():
        yield from blocks_of(part)


def test_no_line_ends_with_a_lone_letter(bench):
    """It costs much, but in a narrow column another break may cost more."""
    count = 0
    found = []
    for case in load(bench):
        for element in paragraphs(case):
            lines = lines_of(element)[:-1]
            count += len(lines)
            found += [f"{case.name}: page {page.number}: {words!r}" for page, words in lines
                      if re.search(r"[\s\u00a0][авикосуеяaIАВИКОСУЕЯA]$", words.rstrip())]
    print(f"# {len(found)} of {count} lines")
    assert len(found) <= count / LONE_LETTERS, "\n".join(found[:FAULTS_SHOWN])


def test_at_most_two_hyphens_follow_each_other(bench):
    def faults(case):
        for element in paragraphs(case):
            run = 0
            for page, words in lines_of(element):
                run = run + 1 if words.rstrip().endswith("\u2010") else 0
                if run > 2:
                    yield f"page {page.number}: {words!r}"
    over(bench, faults)


# ---- breaks between pages ------------------------------------------------------------

def section_of(element):
    while element.kind not in ("Sect", "Part"):
        element = element.parent
    return element


def test_no_heading_is_left_behind(bench):
    def faults(case):
        for part in case.dump.parts():
            blocks = blocks_of(part)
            for one, two in zip(blocks, blocks[1:]):
                page, text = one.all_texts()[-1]
                other_page, other = two.all_texts()[0]
                if (one.kind in HEADINGS and two.kind not in HEADINGS
                        and section_of(one) is section_of(two)
                        and other_page is not page
                        and not in_band(page, text) and not in_band(other_page, other)
                        and not is_panels(other_page)):
                    yield f"page {page.number}: {text}"
    over(bench, faults)


def test_a_divided_paragraph_keeps_two_lines_on_each_page(bench):
    def faults(case):
        for element in paragraphs(case):
            lines = lines_of(element)
            counts = {}
            for page, _ in lines:
                counts[page.number] = counts.get(page.number, 0) + 1
            if len(counts) > 1 and min(counts.values()) < 2:
                yield f"pages {counts}: {lines[0][1]!r}"
    over(bench, faults)


# ---- completeness --------------------------------------------------------------------

def test_every_text_is_there_in_order(bench):
    """In the structure, so for one language after the other."""
    def faults(case):
        if "--allow-missing" in case.options:
            return  # the markers stand where the content holds nothing
        for part in case.dump.parts():
            spoken = {check_text.normal(element.actual) for element in part.walk()
                      if element.actual}
            words = "\n".join(block.words() for block in blocks_of(part))
            try:
                check_text.compare(as_printed(case.content), part.lang, words, spoken)
            except AssertionError as fault:
                # The cases use a few sentences again and again.
                yield from (line for line in str(fault).splitlines()
                            if not re.search(r": \d+ times$", line))
    over(bench, faults)


def as_printed(content):
    """Where the first hot line does not fit the back cover, all stand before the colophon."""
    sections = list(content["sections"])
    hotlines = [section for section in sections if section["kind"] == "hotline"]
    first = hotlines[-1].get("items", [{}])[0] if hotlines else {}
    on_back = "phone" in first and "text" not in first and isinstance(first["phone"], str)
    if hotlines and not on_back:
        last = dict(hotlines[-1])
        sections = [section for section in sections if section is not hotlines[-1]]
        sections.append({"kind": "hotline", "items": last.pop("items", [])})
        sections.append(last)
    return dict(content, sections=sections)


if __name__ == "__main__":
    harness.main(globals())
