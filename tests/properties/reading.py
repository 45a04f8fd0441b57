"""The pages as they are read: blocks of a language in order, their lines, their sections."""
import re

HEADINGS = ("H1", "H2", "H3")
ROUNDING = 0.01


def blocks_of(part):
    """Blocks of text in reading order; numbers that both languages share are left out."""
    if not hasattr(part, "blocks"):
        part.blocks = [element for element in part.walk() if element.all_texts()
                       and (element.kind in HEADINGS + ("P",) or
                            (element.kind == "LBody" and element.texts) or
                            (element.kind == "Link" and element.parent.kind == "Reference"))]
    return part.blocks


def lines_of(element):
    """(page, words of a whole line) of an element and the links in it."""
    if not hasattr(element, "lines"):
        lines = []
        for page, text in element.all_texts():
            if lines and lines[-1][0] is page and abs(lines[-1][1] - text.y) < ROUNDING:
                lines[-1][2] += text.words
            else:
                lines.append([page, text.y, text.words])
        element.lines = [(page, words) for page, _, words in lines]
    return element.lines


def paragraphs(case):
    for part in case.parts:
        yield from blocks_of(part)


def section_of(element):
    while element.kind not in ("Sect", "Part"):
        element = element.parent
    return element


def sections_of(part):
    """The sections of a language in order, without the contents."""
    return [kid for kid in part.kids if kid.kind == "Sect"
            and not any(one.kind == "TOC" for one in kid.kids)]


def heading_of(section):
    return next((one for one in section.walk() if one.kind == "H1"), None)


def spread_of(page):
    """Pages that face have one number: 2 and 3, 4 and 5."""
    return page.number // 2


def entries_of(part):
    """(page number, title) of each entry of the contents."""
    entries = []
    for item in part.walk():
        if item.kind == "TOCI" and any(kid.kind == "Lbl" for kid in item.kids):
            label, reference = item.kids[0], item.kids[1]
            number = label.words() or label.actual
            assert re.fullmatch(r"\d+", number), f"contents: {number!r}"
            entries.append((int(number), reference.words()))
    return entries
