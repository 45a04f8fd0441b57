"""The pages as they are read: blocks of a language in order, their lines, their sections."""
import re

HEADINGS = ("H1", "H2", "H3")
ROUNDING = 0.01
LINE = 13


def blocks_of(part):
    """Blocks of text in reading order; numbers that both languages share are left out."""
    if not hasattr(part, "blocks"):
        part.blocks = [element for element in part.walk() if element.all_texts()
                       and not is_in_note(element)
                       and (element.kind in HEADINGS + ("P",) or
                            (element.kind == "LBody" and element.texts) or
                            (element.kind == "Link" and element.parent.kind == "Reference"
                             and element.parent.parent.kind == "TOCI"))]
    return part.blocks


def is_in_note(element):
    """Notes at the foot of a page are read behind the section that refers to them."""
    return element is not None and (element.kind == "Note" or is_in_note(element.parent))


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


def is_level(case, one, two):
    """True if a block begins opposite the same block in the other language."""
    (page, text), (other_page, other) = one.all_texts()[0], two.all_texts()[0]
    return (spread_of(page) == spread_of(other_page) and page.is_odd() == other_page.is_odd()
            or other_page.number == page.number + 1) and abs(text.y - other.y) < ROUNDING


def follows(block, before):
    """True if running text goes on in the line below, or on the next page."""
    (page, text), (last_page, last) = block.all_texts()[0], before.all_texts()[-1]
    return (before.kind not in HEADINGS and text.size == last.size and
            (last_page is not page or abs(text.y - last.y - LINE) < ROUNDING))


def running_on(case):
    """Ids of blocks that do not begin level because each language runs on within its
    heading; where one begins after anything but the line above, it is not among them."""
    if not hasattr(case, "running"):
        case.running = set()
        pairs = list(zip(*map(blocks_of, case.parts)))
        for before, pair in zip(pairs, pairs[1:]):
            if not is_level(case, *pair) and all(map(follows, pair, before)):
                case.running.update(map(id, pair))
    return case.running
