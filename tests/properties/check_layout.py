#!/usr/bin/env python3
"""What holds for the pages of any brochure: those of content/, of the golden cases of the
layout, and of brochures made at random. Judged on the dump of the pages, so the numbers are
exact; how a page must look otherwise is the matter of the golden cases."""
import os
import re
import sys
import types

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, "../pdf"))

import check_text  # noqa: E402
import harness  # noqa: E402
import modes  # noqa: E402
import notes  # noqa: E402
import strips  # noqa: E402
from cases import COLUMNS, FACING, FAULTS_SHOWN, golden_case, load, over  # noqa: E402
from paper import BASELINE as LINE, MM, size_of  # noqa: E402
from reading import (HEADINGS, ROUNDING, blocks_of, entries_of, heading_of,  # noqa: E402
                     is_in_note, lines_of, paragraphs, running_on, section_of, sections_of, spread_of)

CAPITAL = 0.66  # height of capitals, of the size, in the narrowest view of all faces
HANGING = 3.2  # points that punctuation stands out of a column
NUMERAL = 0.07  # of the size: how far the ink of a numeral is moved to the edge
LONE_LETTERS = 1000  # lines among which one may end with a one-letter word
SHORT_ENTRY = 10  # lines of an entry of the contents that any page holds
LONG_HEADING = 6  # lines that may fill a small page
TEXT_SIZE, LEADING = 14, 1.3  # largest size of running text; least leading, of the size
SMALLEST = 7  # points
LETTERS = 6  # points above a baseline, of words beside which lines stand
CAPTION = 9
UNDERLINE = 0.35  # of links
LETTER_AS_DRAWING = 300  # points; its box is far larger than its ink


def bands(page):
    """Coloured fields that hold titles: not the ground, no street, no thumb block."""
    return [rect for rect in page.rects if rect.owner == "background"
            and rect.colour != "white" and 5 * LINE < rect.height < page.height]


def in_band(page, text):
    return any(band.holds(text) for band in bands(page))


def is_panels(page):
    return any(rect.colour == "lime" and rect.width > page.width for rect in page.rects)


def in_field(page, text):
    """In one of the fields side by side that run off the foot of a page."""
    return in_band(page, text) and any(band.bottom > page.height for band in bands(page))


def in_strip(page, text):
    """In a strip of facts: its rows stand a line and a half apart, its languages below
    each other."""
    return any(rect.owner == "layout" and rect.colour == "stone" and rect.holds(text)
               for rect in page.rects)


def is_drawn(element):
    """A table, or a chart that is a figure with words."""
    return element.kind == "Table" or element.kind == "Figure" and element.texts


def in_table(case, page, text):
    """Rows of a table have a height of their own, charts too; a repeated head has no
    element."""
    element = case.dump.elements.get(text.element)
    if element is None:
        return any(in_table(case, page, one) for one in page.content())
    while element is not None and element.kind != "Sect" and not is_drawn(element):
        element = element.parent
    return element is not None and (is_drawn(element) or any(map(is_drawn, element.kids)))


def in_chart(case, text):
    """Values of bars in a group stand closer than lines."""
    element = case.dump.elements.get(text.element)
    while element is not None and element.kind != "Table":
        element = element.parent
    return element is not None and any(
        kid.kind == "Caption" and re.match("Фигура|Figure", kid.words()) for kid in element.kids)


def before_table(heading):
    return any(map(is_drawn, heading.parent.kids))


def is_line_number(text):
    """It stands in the margin, beside a line that may lie off the grid."""
    return text.kind == "layout" and text.size == SMALLEST


def is_place(text):
    """The number of a place on a map, which reaches over the page."""
    return text.kind == "layout" and text.size == 12 and text.face.endswith("-Bold")


def is_thumb(page, rect):
    """A block at the outer edge, which counts the sections."""
    return (rect.height == 2 * LINE and
            (rect.right > page.width if page.is_odd() else rect.left < 0))


# ---- pages ---------------------------------------------------------------------------

def test_pages_come_in_fours_and_are_numbered(bench):
    """An annex is printed as it is."""
    def faults(case):
        if len(case.pages) % 4 != 0 and not case.is_annex:
            yield f"{len(case.pages)} pages"
        for number, page in enumerate(case.pages, 1):
            if page.number != number or page.label != str(number):
                yield f"page {number} is called {page.number}, {page.label}"
    over(bench, faults)


def test_pages_are_as_large_as_was_asked_for(bench):
    def faults(case):
        wanted = case.option("--page")
        width, height = size_of(wanted) if wanted else (None, None)
        for page in case.pages:
            if wanted and (abs(page.width - width * MM) > 1 or
                           abs(page.height - height * MM) > 1):
                yield f"page {page.number}: {page.width} x {page.height}"
    over(bench, faults)


def second_pages(case):
    """Headings of spreads whose right page is in the second language; the contents name
    the left one for both."""
    languages = case.content["document"]["languages"]
    if case.mode == FACING or len(languages) < 2:
        return set()
    def words(text):
        return check_text.normal(next(check_text.shown(text, "heading", languages[1]))[1])
    return {words(section["heading"])
            for section in case.content["sections"] if section["kind"] == "plan"}


def test_the_contents_name_the_pages_of_their_headings(bench):
    """So the pages have settled. A link with the number 5 before it leads to page 5."""
    def faults(case):
        if not case.dump.links and not case.is_annex:
            yield "no links in the contents"
        printed = {}
        for part in case.parts:
            for number, words in entries_of(part):
                printed.setdefault(check_text.normal(words), set()).add(number)
        for page, target, words in case.dump.links:
            words = check_text.normal(words)
            left = {target - 1} if words in second_pages(case) else set()
            if not ({target} | left) & printed.get(words, {target}):
                yield f"page {page}: {words}: it is page {target}"
    over(bench, faults)


def shorts_of(content, lang):
    """(short, heading) of the sections that have both, as they are printed; a salutation
    stands in place of the heading."""
    for section in content["sections"]:
        for keys in (("short", "heading"), ("heading", "salutation")):
            pair = [next(check_text.shown(section[key], key, lang), ("", None))[1]
                    for key in keys if key in section]
            if len(pair) == 2 and None not in pair:
                yield pair


def test_contents_lead_to_the_heading_in_their_language(bench):
    """The last hot line, which the back cover shows, is read last."""
    def faults(case):
        for part in case.parts:
            headings = [heading_of(section) for section in sections_of(part)]
            pages = {}
            for heading in filter(None, headings):
                page, _ = heading.all_texts()[0]
                words = check_text.normal(heading.words())
                pages.setdefault(words, set()).add(page.number)
            entries = entries_of(part)
            if not entries and not case.is_annex:
                yield f"{part.lang}: no contents"
            for short, heading in shorts_of(case.content, part.lang):
                pages.setdefault(short, set()).update(pages.get(heading, ()))
            for heading in second_pages(case):
                own = pages.get(heading, set())
                pages[heading] = own | {number - 1 for number in own}
            for number, title in entries:
                if number not in pages.get(check_text.normal(title), ()):
                    yield f"{part.lang}: {title!r} is on {pages.get(title)}, not {number}"
    over(bench, faults)


def test_entries_of_the_contents_stay_whole(bench):
    """A title with what stands below it; unless a page would be full of them."""
    def faults(case):
        for part in case.parts:
            for entry in part.walk():
                lines = lines_of(entry) if entry.kind == "TOCI" else []
                pages = {page.number for page, _ in lines}
                if len(pages) > 1 and len(lines) <= SHORT_ENTRY:
                    yield f"{part.lang}: pages {sorted(pages)}: {lines[0][1]!r}"
    over(bench, faults)


def test_bookmarks_lead_to_pages_of_their_language(bench):
    def faults(case):
        for lang, words, number in case.dump.bookmarks:
            if all(text.lang != lang for text in case.pages[number - 1].content()):
                yield f"{lang} {words!r}: page {number}"
    over(bench, faults)


def test_no_page_is_empty_but_for_padding(bench):
    def faults(case):
        blank = [page.number for page in case.inner_pages() if page.lines == 0]
        # One before a spread, up to three before the colophon.
        spreads = sum("main" in section for section in case.content["sections"])
        padded = case.mode != FACING and not case.is_annex
        if len(blank) > (3 + spreads if padded else 0):
            yield f"blank pages {blank}"
    over(bench, faults)


def test_nothing_lies_outside_the_bleed(bench):
    def faults(case):
        for page in case.pages:
            for rect in page.rects:
                if (rect.left < -page.bleed - ROUNDING or rect.top < -page.bleed - ROUNDING
                        or rect.right > page.width + page.bleed + ROUNDING
                        or rect.bottom > page.height + page.bleed + ROUNDING):
                    yield f"page {page.number}: {rect.colour} {rect.owner} {vars(rect)}"
    over(bench, faults)


def test_text_stands_in_the_live_area(bench):
    def faults(case):
        paper = case.paper
        for page in case.pages:
            left, right = paper.left(page), paper.right(page)
            for text in page.texts:
                slack = max(HANGING, NUMERAL * text.size)
                if is_line_number(text) or is_place(text):
                    continue
                if text.left < left - slack or text.right > right + HANGING:
                    yield f"page {page.number}: beside the live area: {text}"
                if not paper.head - ROUNDING <= text.y <= paper.folio + ROUNDING:
                    if not in_band(page, text):
                        yield f"page {page.number}: above or below: {text}"
    over(bench, faults)


def is_change_bar(case, page, rect):
    """0.8 mm wide, its left edge 4 mm beside the column of a language."""
    wide = abs(rect.width - 0.8 * 72 / 25.4) < 0.01
    return rect.owner == "layout" and wide and rect.left < case.paper.left(page)


def is_strike(rect):
    """Through words that hold no longer."""
    return rect.owner == "layout" and abs(rect.height - 0.6) < 0.001


def test_rules_and_pictures_stand_in_the_live_area(bench):
    def faults(case):
        for page in case.inner_pages():
            left, right = case.paper.left(page), case.paper.right(page)
            for rect in page.rects:
                slack = HANGING if rect.height <= UNDERLINE else ROUNDING
                if (rect.owner != "background" and not is_thumb(page, rect) and
                        not is_change_bar(case, page, rect) and
                        not (rect.is_picture and rect.left < 0) and
                        (rect.left < left - ROUNDING or rect.right > right + slack or
                         rect.bottom > case.paper.note + LINE)):
                    yield f"page {page.number}: {rect.owner} {rect.colour} {vars(rect)}"
    over(bench, faults)


def test_no_line_of_a_year_runs_through_words(bench):
    """Of road maps: hairlines that stand upright."""
    def faults(case):
        for page in case.inner_pages():
            lines = [rect for rect in page.rects
                     if rect.owner == "layout" and rect.colour == "stone-2" and rect.width < 0.5]
            for text in page.content():
                for line in lines:
                    beside = line.right < text.left or line.left > text.right
                    if not beside and line.top < text.y and line.bottom > text.y - LETTERS:
                        yield f"page {page.number}: a line at {line.left:.1f} through {text}"
    over(bench, faults)


def test_pictures_that_leave_the_live_area_reach_the_bleed(bench):
    """On three sides, down to the middle of the page; or on all four."""
    def faults(case):
        for page in case.pages:
            for rect in page.rects:
                if not rect.is_picture or rect.left >= 0:
                    continue
                reaches = (rect.left == rect.top == -page.bleed and
                           abs(rect.right - page.width - page.bleed) < ROUNDING)
                low = rect.bottom > page.height or rect.bottom < page.height / 2 + ROUNDING
                if not (reaches and low):
                    yield f"page {page.number}: {rect.colour} {vars(rect)}"
    over(bench, faults)


def test_content_of_inner_pages_keeps_to_the_text_area(bench):
    """A note may stand below it on a page of the contents that is full."""
    def faults(case):
        for page in case.inner_pages():
            for text in page.content():
                low = case.paper.note if text.size == 9 else case.paper.last
                if not in_band(page, text) and not (
                        case.paper.first - ROUNDING <= text.y <= low + ROUNDING):
                    yield f"page {page.number}: {text}"
    over(bench, faults)


def test_no_text_is_too_small(bench):
    def faults(case):
        for page in case.pages:
            for text in page.texts:
                if text.size < SMALLEST:
                    yield f"page {page.number}: {text.size}: {text}"
    over(bench, faults)


def test_folios_are_the_labels_of_their_pages(bench):
    """At the outer margin; what else stands at the foot is at the inner one."""
    def faults(case):
        for page in case.pages:
            folios = [text for text in page.beside("footer")
                      if re.search(r"\d", text.words) and
                      abs((text.right - case.paper.right(page)) if page.is_odd()
                          else (text.left - case.paper.left(page))) < 0.5]
            for text in page.beside("footer"):
                if abs(text.y - case.paper.folio) > ROUNDING:
                    yield f"page {page.number}: {text}"
            for text in folios:
                if re.search(r"\d+", text.words).group() != page.label:
                    yield f"page {page.number}: {text}"
            if page.beside("footer") and not folios:
                yield f"page {page.number}: no folio at the outer margin"
    over(bench, faults)


# ---- lines ---------------------------------------------------------------------------

def has_figures(page):
    return any(rect.is_picture for rect in page.rects)


def test_small_text_stands_on_the_grid(bench):
    def faults(case):
        for page in case.pages:
            for text in page.texts:
                away = text.y % LINE
                if text.size == CAPTION and has_figures(page) or in_strip(page, text):
                    away %= LINE / 2  # the captions of two languages stand so far apart
                if (text.size < 10 and not is_line_number(text) and min(away, LINE - away) > ROUNDING
                        and not in_band(page, text) and not case.is_plate(page)
                        and not in_table(case, page, text)):
                    yield f"page {page.number}: {text}"
    over(bench, faults)


def test_both_languages_begin_level(bench):
    """Side by side on a page, or on the two pages of a spread; but where text runs on."""
    compared = []

    def faults(case):
        if not case.pairs:
            return
        compared.append(case.name)
        apart = 1 if case.mode == FACING else 0
        for one, two in zip(*map(blocks_of, case.parts)):
            (page, text), (other_page, other) = one.all_texts()[0], two.all_texts()[0]
            if id(one) in running_on(case):
                continue
            if page in case.covers() or case.mode == COLUMNS and (
                    is_panels(page) or in_field(page, text) or in_strip(page, text) or
                    text.size != other.size or one.parent.kind == "Caption"):
                continue  # there the second language stands below the first
            if case.is_plate(page) or case.is_plate(other_page):
                continue  # so it does on a picture, or opposite
            if other_page.number != page.number + apart or abs(text.y - other.y) > ROUNDING:
                yield f"page {page.number}: {text}; page {other_page.number}: {other}"
    over(bench, faults, COLUMNS, FACING)
    assert len(compared) > 0.6 * len(load(bench)) / 2, f"only {len(compared)} compared"


def text_box(text):
    return text.left, text.y - CAPITAL * text.size, text.right, text.y


def overlap(one, two):
    return (min(one[2], two[2]) - max(one[0], two[0]) > 0.5
            and min(one[3], two[3]) - max(one[1], two[1]) > 0.5)


def test_no_text_lies_on_another(bench):
    def faults(case):
        for page in case.pages:
            boxes = [(text_box(text), text) for text in page.texts
                     if text.words.strip() and text.size < LETTER_AS_DRAWING]
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
        for page in case.pages:
            texts = sorted((text for text in page.texts if text.size <= TEXT_SIZE),
                           key=lambda text: text.y)
            for number, text in enumerate(texts):
                for other in texts[number + 1:]:
                    apart = other.y - text.y
                    if apart >= LEADING * text.size:
                        break
                    beside = min(text.right, other.right) - max(text.left, other.left) < 1
                    if (apart > ROUNDING and other.size == text.size and not beside
                            and not in_chart(case, text)):
                        yield f"page {page.number}: {text}; {other}"
    over(bench, faults)


def test_no_rule_runs_through_text(bench):
    def faults(case):
        for page in case.pages:
            rules = [rect for rect in page.rects
                     if UNDERLINE < rect.height < 2 and not is_strike(rect)]
            for text in page.texts:
                left, top, right, bottom = text_box(text)
                for rule in rules:
                    if overlap((left, top, right, bottom + 0.2 * text.size),
                               (rule.left, rule.top - 1, rule.right, rule.bottom + 1)):
                        yield f"page {page.number}: rule at {rule.top:.1f}: {text}"
    over(bench, faults)


def test_no_text_lies_on_a_picture(bench):
    def faults(case):
        for page in case.pages:
            pictures = [rect for rect in page.rects if rect.is_picture]
            for picture in pictures:
                box = picture.left, picture.top, picture.right, picture.bottom
                panels = [rect for rect in page.rects
                          if rect.owner == "background" and rect.colour == "white"]
                for text in page.texts:
                    on_panel = any(panel.holds(text) for panel in panels)
                    if overlap(text_box(text), box) and not on_panel:
                        yield f"page {page.number}: {picture.colour}: {text}"
    over(bench, faults)


def test_text_keeps_two_millimetres_from_streets(bench):
    def faults(case):
        for page in case.inner_pages():
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

def test_no_heading_is_left_behind(bench):
    """A small page may be full of a long heading."""
    def faults(case):
        crowded = {spread_of(page) for one in paragraphs(case) for page, _ in lines_of(one)
                   if one.kind in HEADINGS and len(lines_of(one)) > LONG_HEADING}
        for part in case.parts:
            blocks = blocks_of(part)
            for one, two in zip(blocks, blocks[1:]):
                page, text = one.all_texts()[-1]
                other_page, other = two.all_texts()[0]
                if (one.kind in HEADINGS and two.kind not in HEADINGS
                        and spread_of(page) not in crowded
                        and section_of(one) is section_of(two)
                        and other_page is not page
                        and not in_band(page, text) and not in_band(other_page, other)
                        and not is_panels(other_page) and not before_table(one)
                        and not re.fullmatch(r"(Приоритет|Priority)\u00a0\d+", two.words())):
                    yield f"page {page.number}: {text}"
    over(bench, faults)


def test_no_band_is_left_behind(bench):
    """Unless the page begins with it, text stands below a band that opens a priority."""
    def faults(case):
        for page in case.inner_pages():
            titles = [text for text in page.content()
                      if case.dump.elements[text.element].kind == "H2"]
            for band in bands(page):
                opens = band.top > 0 and any(band.holds(title) for title in titles)
                if band.bottom <= page.height and opens and not any(text.y > band.bottom for text in page.content()):
                    yield f"page {page.number}: until {band.bottom}"
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
        for part in case.parts:
            spoken = {check_text.normal(element.actual) for element in part.walk()
                      if element.actual}
            words = "\n".join(read_out(part))
            try:
                check_text.compare(as_printed(case, part), part.lang, words, spoken)
            except AssertionError as fault:
                for line in str(fault).splitlines():
                    times = re.search(r": (\d+) times, not (\d+)$", line)
                    # The contents repeat headings that are sentences of a text.
                    if not times or int(times.group(1)) < int(times.group(2)):
                        yield line
    over(bench, faults)


def read_out(part):
    """The blocks in order, and the telephones that are printed for both languages."""
    blocks = {id(block) for block in blocks_of(part)}
    for one in part.walk():
        if id(one) in blocks or (one.kind == "P" and is_in_note(one)):
            yield one.words()
        elif one.kind == "Link" and one.actual:
            yield one.actual
        elif (one.kind in ("Caption", "TH", "TD") and one.all_texts()
              and not any(id(kid) in blocks for kid in one.walk())):
            yield one.words()


def as_printed(case, part):
    """Where the first hot line does not fit the back cover, all stand before the colophon.
    What a small cover has no room for stands in the colophon."""
    content = case.content
    sections = [without_heading(case, section) for section in content["sections"]]
    hotlines = [section for section in sections if section["kind"] == "hotline"]
    first = hotlines[-1].get("items", [{}])[0] if hotlines else {}
    on_back = "phone" in first and "text" not in first and isinstance(first["phone"], str)
    if hotlines and not on_back and content.get("layout", {}).get("form") != "annex":
        last = dict(hotlines[-1])
        sections = [section for section in sections if section is not hotlines[-1]]
        sections.append({"kind": "hotline", "items": last.pop("items", [])})
        sections.append(last)
    return dict(content, sections=sections, document=on_cover(case, part))


def without_heading(case, section):
    """The salutation is the heading of a message; its other one is for the contents."""
    bare = case.is_annex and section["kind"] == "message" and "salutation" in section
    return {key: section[key] for key in section if key != "heading" or not bare}


def on_cover(case, part):
    """The document without what the cover leaves to the colophon."""
    if case.is_annex:
        return case.content["document"]
    first = [kid.kind for kid in part.kids].index("Sect")
    cover, colophon = (check_text.normal(" ".join(kid.words() for kid in kids))
                       for kids in (part.kids[:first], sections_of(part)))
    document = dict(case.content["document"])
    for field in ("title", "subtitle", "issuer"):
        shown = list(check_text.shown(document.get(field), field, part.lang))
        if shown and shown[0][1] not in cover and shown[0][1] in colophon:
            del document[field]
    return document


# ---- the checks themselves -----------------------------------------------------------

def lowered(case):
    case.pages[6].content()[0].y += LINE


def in_the_other_language(case):
    case.pages[6].content()[0].lang = "bg"


def shared_across_the_fold(case):
    next(one for one in case.parts[1].walk() if one.kind == "Lbl").actual = "1"


def another_page_in_the_contents(case):
    text = next(one for one in case.parts[1].walk() if one.kind == "TOCI").kids[0].texts[0][1]
    text.words = "17"


def another_folio(case):
    case.pages[6].beside("footer")[0].words = "99"


def six_points(case):
    case.pages[6].content()[0].size = 6


def below_the_text(case):
    case.pages[6].content()[0].y = case.paper.folio


def beside_the_page(case):
    case.pages[6].content()[0].left -= 20


def one_on_another(case):
    one, two = case.pages[6].content()[:2]
    two.left, two.y = one.left + 1, one.y


def lost_words(case):
    case.pages[6].content()[1].words = ""


def a_page_more(case):
    case.pages.append(case.pages[-1])


def blank(case):
    case.pages[6].lines = 0


def second_language_first(case):
    heading_of(sections_of(case.parts[1])[-3]).texts[0][1].y = 0


def head_in_the_other_language(case):
    for page in case.pages:
        for head in page.beside("header"):
            head.lang = {"bg": "en", "en": "bg"}[head.lang]


def drawn(case):
    case.pages[0].has_drawing = True


def section_above_the_title(case):
    text = heading_of(sections_of(case.parts[0])[0]).texts[0][1]
    text.y = 0


def text_below_the_checksum(case):
    case.pages[-1].content()[0].y = case.paper.folio


def test_the_checks_themselves_see_each_fault(_):
    """Each damage, done to a golden case, must be reported."""
    sections = test_contents_lead_to_the_heading_in_their_language
    for name, damage, test in (
            ("facing-a5", lowered, test_both_languages_begin_level),
            ("facing-a5", in_the_other_language,
             modes.test_facing_languages_have_pages_of_their_own),
            ("facing-a5", shared_across_the_fold,
             modes.test_facing_pages_both_have_the_numbers),
            ("facing-a5", another_page_in_the_contents, sections),
            ("facing-a5", another_folio, test_folios_are_the_labels_of_their_pages),
            ("facing-a5", six_points, test_no_text_is_too_small),
            ("facing-a5", below_the_text, test_content_of_inner_pages_keeps_to_the_text_area),
            ("facing-a5", beside_the_page, test_text_stands_in_the_live_area),
            ("facing-a5", one_on_another, test_no_text_lies_on_another),
            ("facing-a5", lost_words, test_every_text_is_there_in_order),
            ("facing-a5", a_page_more, test_pages_come_in_fours_and_are_numbered),
            ("facing-a5", blank, test_no_page_is_empty_but_for_padding),
            ("sequential", second_language_first,
             modes.test_in_turn_the_first_language_of_a_section_comes_whole),
            ("sequential", head_in_the_other_language,
             modes.test_running_heads_speak_the_language_of_their_page),
            ("annex", drawn, modes.test_an_annex_has_neither_cover_nor_art),
            ("annex", section_above_the_title,
             modes.test_the_title_block_of_an_annex_stands_first),
            ("annex", text_below_the_checksum,
             modes.test_the_checksum_of_an_annex_stands_last)):
        case = golden_case(f"tests/golden/mode-{name}")
        damage(case)
        try:
            test(types.SimpleNamespace(cases=[case]))
        except AssertionError:
            continue
        raise AssertionError(f"{test.__name__} did not see: {damage.__name__}")


if __name__ == "__main__":
    harness.main({**globals(), **vars(modes), **vars(notes), **vars(strips)})
