"""What holds for some modes alone: facing pages, languages in turn, annexes. Tests of
check_layout.py, which judges them on its cases."""
import re

from cases import ALONE, COLUMNS, FACING, SEQUENTIAL, over
from reading import (ROUNDING, blocks_of, heading_of, is_in_note, lines_of, running_on,
                     sections_of, spread_of)


# ---- facing --------------------------------------------------------------------------

def test_facing_languages_have_pages_of_their_own(bench):
    """The first language on even pages, the second on odd ones, whatever stands there."""
    def faults(case):
        for page in case.inner_pages():
            lang = case.languages[1 if page.is_odd() else 0]
            for text in page.texts:
                if (text.lang != lang and text.kind != "layout" and not is_legal(case, text)
                        and not case.is_plate(page)):
                    yield f"page {page.number}: {text.lang}: {text}"
    over(bench, faults, FACING)


def is_legal(case, text):
    """The mark of an annex stands in the first language on every page."""
    return "council" in case.content["document"] and text.kind in ("header", "footer")


def test_facing_languages_break_together(bench):
    """A paragraph that goes on in both languages, and begins level, has as many lines on
    each spread."""
    def faults(case):
        if not case.pairs:
            return
        for one, two in zip(*map(blocks_of, case.parts)):
            lines, others = per_spread(one), per_spread(two)
            common = min(len(lines), len(others)) - 1
            if lines[:common] != others[:common] and id(one) not in running_on(case):
                yield f"{lines} and {others}: {lines_of(one)[0][1]!r}"
    over(bench, faults, FACING, COLUMNS)


def per_spread(element):
    """(spread, lines on it) of an element, in order."""
    counts = {}
    for page, _ in lines_of(element):
        counts[spread_of(page)] = counts.get(spread_of(page), 0) + 1
    return list(counts.items())


def test_facing_sections_take_whole_spreads(bench):
    """Also those that begin among others: their second language begins opposite."""
    def faults(case):
        for one, two in zip(*map(sections_of, case.parts)):
            pages = [section.all_texts()[0][0].number if section.all_texts() else None
                     for section in (one, two)]
            inside = None not in pages and pages[0] != len(case.pages) and not (
                case.is_plate(case.pages[pages[0] - 1]))
            if inside and (pages[0] % 2 != 0 or pages[1] != pages[0] + 1):
                yield f"section on pages {pages}: {one.words()[:40]!r}"
    over(bench, faults, FACING)


def is_its_number(element):
    """A label that prints only the number of what it says: „1“ for „Приоритет 1“."""
    return (element.kind == "Lbl" and element.texts
            and element.actual.endswith("\u00a0" + element.texts[0][1].words))


def test_facing_pages_both_have_the_numbers(bench):
    """What languages side by side share is printed for each; on the back they share it."""
    def faults(case):
        for part in case.parts:
            for element in part.walk():
                if not element.actual or on_back(case, element):
                    continue
                # A label is read with a blank, a sign in a cell as its word, the day of a
                # road map with what it is.
                shown = ((element.kind in ("Span", "TD", "P") and element.texts)
                         or is_its_number(element) or is_drawn(element)
                         or is_beside(element) or is_nothing(element))
                if not shown:
                    yield f"{part.lang}: {element.kind} {element.actual!r} is not printed"
        numbers = [[one for one in part.walk() if one.kind == "Lbl" and one.texts]
                   for part in case.parts]
        if len(numbers[0]) != len(numbers[1]):
            return
        for one, two in zip(*numbers):
            (page, text), (other_page, other) = one.texts[0], two.texts[0]
            if runs_on(case, one.parent):
                continue
            if spread_of(page) != spread_of(other_page) or abs(text.y - other.y) > ROUNDING:
                yield f"page {page.number}: {text}; page {other_page.number}: {other}"
    over(bench, faults, FACING)


def is_beside(element):
    """Two equal values of a row are drawn as one."""
    return element.kind == "TD" and any(
        kid.texts and kid.words() == element.actual for kid in element.parent.kids)


def is_nothing(element):
    """A part of a stacked chart without a block is only said."""
    return element.kind == "TD" and re.fullmatch(r"няма|none|0([.,]0+)?", element.actual)


def is_drawn(element):
    """In a road map dates are drawn as a bar, and heads of columns as years."""
    while element.kind != "Table" and element.parent is not None:
        element = element.parent
    figures = [one for one in element.walk() if one.kind == "TD"]
    return figures and not any(one.texts for one in figures)


def runs_on(case, item):
    """True for an item of text that runs on, or of which it cannot be known."""
    blocks = [one for one in item.walk() if one.kind == "P" and one.all_texts()]
    return blocks and (not case.pairs or any(id(one) in running_on(case) for one in blocks))


def on_back(case, element):
    while element.kind != "Sect" and element.parent is not None:
        element = element.parent
    texts = element.all_texts()
    return bool(texts) and texts[0][0] is case.pages[-1]


# ---- in turn -------------------------------------------------------------------------

def chains_of(case):
    """Sections of both languages, each with those that go on below its heading: charts,
    and in an annex quotes as well."""
    chains = []
    for one, two in zip(*map(sections_of, case.parts)):
        below = heading_of(one) is None and one.kids and (
            one.kids[0].kind == "H2" or one.kids[0].kind == "BlockQuote" and case.is_annex)
        if below and chains:
            chains[-1][0].append(one)
            chains[-1][1].append(two)
        else:
            chains.append(([one], [two]))
    return chains


def reach(sections):
    """Where their texts begin and end: (page, baseline). Captions may stand further on; a
    section without other words is nowhere."""
    places = [(page.number, text.y) for section in sections for one in section.walk()
              if not is_caption(one) and not is_in_note(one)
              for page, text in one.texts]
    return (min(places), max(places)) if places else ((999, 0), (0, 0))


def is_caption(element):
    return element.kind == "Caption" or element.parent and element.parent.kind == "Caption"


def take_turns(ones, twos):
    """Whether some of the sections come in the first language, then in the second, then
    some more of them, and so on."""
    return not ones or any(
        reach(ones[:count])[1] < reach(twos[:count])[0]
        and reach(twos[:count])[1] < reach(ones[count:])[0]
        and take_turns(ones[count:], twos[count:]) for count in range(1, len(ones) + 1))


def test_in_turn_the_first_language_of_a_section_comes_whole(bench):
    def faults(case):
        pairs = [(one, two) for one, two in chains_of(case)
                 if one[0].all_texts() and two[0].all_texts()]
        for (one, two), after in zip(pairs, pairs[1:] + [None]):
            if one[0].all_texts()[0][0] in case.covers():
                continue
            if not take_turns(one, two):
                yield f"{reach(one)}, {reach(two)}: {one[0].words()[:40]!r}"
            if after and reach(after[0])[0] <= reach(two)[1]:
                yield f"{reach(two)}, {reach(after[0])}: {after[0][0].words()[:40]!r}"
    over(bench, faults, SEQUENTIAL)


def test_tables_in_turn_begin_at_the_same_edge(bench):
    """One language does not print its table narrower than the other."""
    def edges(case, part):
        return [min(text.left - case.paper.left(page) for page, text in table.all_texts())
                for table in part.walk() if table.kind == "Table" and table.all_texts()]

    def faults(case):
        for one, two in zip(*(edges(case, part) for part in case.parts)):
            if abs(one - two) > ROUNDING:
                yield f"tables {one:.1f} and {two:.1f} points from the margin"
    over(bench, faults, SEQUENTIAL)


def test_running_heads_speak_the_language_of_their_page(bench):
    """That of the text that comes first on it."""
    def faults(case):
        for page in case.inner_pages():
            texts = [text for text in page.content()]
            if texts:
                first = min(texts, key=lambda text: text.y)
                for head in page.beside("header"):
                    if head.y > first.y:
                        continue  # below a table that goes on
                    if head.lang != first.lang and not is_legal(case, head):
                        yield f"page {page.number}: {head}; {first}"
    over(bench, faults, SEQUENTIAL, ALONE)


# ---- annex ---------------------------------------------------------------------------

def annex(faults_of):
    return lambda case: faults_of(case) if case.is_annex else ()


def test_an_annex_has_neither_cover_nor_art(bench):
    def faults(case):
        for page in case.pages:
            if page.has_drawing:
                yield f"page {page.number}: a drawing"
            if not page.content() and not page.is_filled:
                yield f"page {page.number}: no text"
        for part in case.parts:
            if any(one.kind == "TOC" for one in part.walk()):
                yield "contents"
    over(bench, annex(faults))


def test_the_title_block_of_an_annex_stands_first(bench):
    """Issuer and title are read, and stand, before the first section; whole on a page,
    that of the first language on the first one."""
    def faults(case):
        for part in case.parts:
            title = [kid for kid in part.kids[:part.kids.index(sections_of(part)[0])]]
            places = [(page.number, text.y) for kid in title for page, text in kid.all_texts()]
            pages = {page for page, _ in places}
            if len(pages) != 1 or part is case.parts[0] and pages != {1}:
                yield f"{part.lang}: {places}"
            if min(reach([section])[0] for section in sections_of(part)) <= max(places):
                yield f"{part.lang}: a section above the title"
    over(bench, annex(faults))


def test_the_checksum_of_an_annex_stands_last(bench):
    def faults(case):
        lowest = max(text.y for text in case.pages[-1].content()
                     if not is_in_note(case.dump.elements[text.element]))
        ends = []
        for part in case.parts:
            page, text = part.kids[-1].all_texts()[-1]
            ends.append(text.y)
            if "SHA-256" not in part.kids[-1].words():
                yield f"{part.lang}: {part.kids[-1].words()!r}"
            if page is not case.pages[-1]:
                yield f"{part.lang}: on page {page.number}"
        if max(ends) < lowest - ROUNDING:
            yield f"text below it, at {lowest}"
    over(bench, annex(faults))
