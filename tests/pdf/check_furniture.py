#!/usr/bin/env python3
"""What stands beside the text: running heads, folios, line numbers, watermarks and marks
of priorities, in the display list and in the finished file."""
import copy
import re

import yaml

import harness

NEAR = 0.5  # points
LINE_SIZE_MAX = 14
LINE_STEP = 5
WORDS = {"bg": "ПРОЕКТ", "en": "DRAFT"}
# Square marks of priorities; each colour belongs to the numbers of that remainder. A theme
# has an order of its own.
MARK_COLOURS = ["blue", "honey", "terracotta", "leaf", "lime", "deep"]
MARK_SIZES = (7087, 11906)  # millipoints: 2.5 and 4.2 mm
OPERATION = re.compile(
    r'  (?P<kind>\w+) (?P<owner>\S+) (?P<x>-?\d+),(?P<y>-?\d+)'
    r'(?: \+(?P<extent>-?\d+)| (?P<width>\d+) x (?P<height>\d+)'
    r'| to (?P<right>-?\d+),(?P<bottom>-?\d+) \d+ \S+ \S+)'
    r'(?: (?P<colour>[\w-]+))?(?: "(?P<words>(?:[^"\\]|\\.)*)" \S+ (?P<size>[\d.]+))?')
TOKEN = re.compile(rb"\((?:[^()\\]|\\.)*\)|<<|>>|[\[\]]|[^\s()<>\[\]]+", re.S)

BUILT = {}


class Page:
    """The operations of a page in the display list, and its content stream."""

    def __init__(self, number, label, height):
        self.number, self.label, self.height = number, label, height
        self.operations, self.stream = [], b""

    def texts(self, *owners):
        return [one for one in self.operations if one["kind"] == "text"
                and one["owner"] in owners]

    def content(self):
        return [one for one in self.operations if one["kind"] == "text" and "#" in one["owner"]]


def read_dump(lines):
    pages = []
    for line in lines:
        head = re.match(r'page (\d+) "(.*)" \d+ x (\d+) bleed', line)
        if head:
            pages.append(Page(int(head.group(1)), head.group(2), int(head.group(3))))
        elif line == "structure":
            break
        elif pages and OPERATION.match(line):
            one = OPERATION.match(line).groupdict()
            for key in ("x", "y", "extent", "width", "height", "right", "bottom"):
                one[key] = int(one[key]) if one[key] else None
            pages[-1].operations.append(one)
    return pages


class Edition:
    def __init__(self, bench, name, source, arguments):
        self.path = bench.build(source, bench.folder(name), "-e", "council", *arguments)
        self.pdf = harness.Pdf(self.path)
        self.colours = MARK_COLOURS
        if "--theme" in arguments:
            name = arguments[arguments.index("--theme") + 1]
            with open(f"content/themes/{name}.yaml", encoding="utf-8") as file:
                self.colours = yaml.safe_load(file)["priorities"]
        self.pages = read_dump(bench.dump(source, *arguments))
        for page, stream in zip(self.pages, self.pdf.contents()):
            page.stream = stream


def editions(bench):
    for name, source, arguments in harness.editions():
        if name not in BUILT:
            BUILT[name] = Edition(bench, name, source, arguments)
        yield name, BUILT[name]


def shown(stream):
    """(tag, its dictionary, x, y) of each line of text that a content stream shows."""
    tag, words, stack = "", "", []
    x = y = 0.0
    for token in TOKEN.findall(stream):
        if token[:1] == b"(":
            continue
        if token == b"BDC":
            tag, words = stack[0], " ".join(stack[1:])
        elif token == b"EMC":
            tag, words = "", ""
        elif token == b"BT":
            x = y = 0.0
        elif token == b"Td":
            x, y = x + float(stack[-2]), y + float(stack[-1])
        elif token == b"TJ":
            yield tag, words, x, y
        elif re.fullmatch(rb"[-+.\d]+|/.*|<<|>>|[\[\]]", token):
            stack.append(token.decode("latin-1"))
            continue
        stack = []


# ---- checks --------------------------------------------------------------------------

def check_pagination(edition):
    """Running heads and folios are artifacts of that kind, and nothing else is."""
    count = 0
    for page in edition.pages:
        lines = list(shown(page.stream))
        for owner, subtype in (("header", "Header"), ("footer", "Footer")):
            wanted = [(one["x"] / 1000, (page.height - one["y"]) / 1000)
                      for one in page.texts(owner)]
            got = [(x, y) for tag, words, x, y in lines
                   if tag == "/Artifact" and "/Pagination" in words and subtype in words]
            assert len(wanted) == len(got), f"page {page.number}: {len(got)} in {subtype}"
            for one, two in zip(wanted, got):
                assert abs(one[0] - two[0]) < NEAR and abs(one[1] - two[1]) < NEAR, (
                    f"page {page.number}: {subtype} at {two}, not {one}")
            count += len(wanted)
    assert count > 0, f"{count} running heads and folios"


def labels(pdf):
    """The label of each page, as a reader of the file shows it."""
    numbers = pdf.find(pdf.find(pdf.catalog["/PageLabels"])["/Nums"])
    starts = list(zip(numbers[::2], [pdf.find(label) for label in numbers[1::2]]))
    for page in range(len(pdf.pages())):
        first, label = [start for start in starts if start[0] <= page][-1]
        number = str(label.get("/St", 1) + page - first) if "/S" in label else ""
        yield harness.text(label.get("/P", "u:")) + number


def check_folios(edition, numbered):
    """The folio is the label of the page; drafts and proposals say how many there are."""
    count = len(edition.pages)
    folios = 0
    for page, label in zip(edition.pages, labels(edition.pdf)):
        assert page.label == label, f"page {page.number}: label {label}, not {page.label}"
        for one in page.texts("footer"):
            words = one["words"].replace("\u237d", " ")
            if re.fullmatch(r"(стр\.|p\.) .*", words):
                assert re.fullmatch(rf"(стр\.|p\.) {label} / {count}", words), words
            elif re.fullmatch(r"\d+", words):
                assert not numbered and words == label, f"page {label}: folio {words}"
            else:
                continue
            folios += 1
    assert folios > 2, f"{folios} folios"


def check_marks(edition):
    """Beside the mark of a priority, or on its band above, stands its numeral."""
    band = None
    for page in edition.pages:
        numerals = [one for one in page.texts("layout") if one["words"].isdigit()
                    and float(one["size"]) > 40]
        for one in page.operations:
            band = one["words"] if one in numerals else band
            if (one["kind"], one["owner"]) != ("rect", "layout") or \
                    one["colour"] not in edition.colours or one["height"] not in MARK_SIZES:
                continue
            if one["width"] * 2 > one["height"] != one["width"]:
                continue  # the bar of a chart
            foot = one["y"] + one["height"]
            beside = [text["words"] for text in page.content()
                      if abs(text["y"] - foot) < 500 and 0 < text["x"] - one["x"] < 30000]
            number = [words for words in beside if re.match(r"\d", words)]
            assert number or band, f"page {page.number}: a mark without a numeral"
            wanted = int(re.match(r"\d+", number[0]).group()) if number else int(band)
            assert edition.colours[(wanted - 1) % 6] == one["colour"], (
                f"page {page.number}: {one['colour']} for {wanted}")


def text_of(edition, page):
    return harness.tool("pdftotext", "-f", str(page.number), "-l", str(page.number),
                        edition.path, "-")


def box_of(one):
    """Left, top, right and bottom of an operation; None of one that has no area."""
    if one["kind"] == "text":
        size = int(float(one["size"]) * 1000)
        return one["x"], one["y"] - size, one["x"] + one["extent"], one["y"] + size // 4
    if one["right"] is not None:
        return one["x"], one["y"], one["right"], one["bottom"]
    if one["width"] is not None:
        return one["x"], one["y"], one["x"] + one["width"], one["y"] + one["height"]
    return None


def check_is_clear(page, mark):
    """The mark touches nothing but the ground, and stands in the outer margin."""
    left, top, right, bottom = box_of(mark)
    texts = [box_of(one) for one in page.content()]
    if page.number % 2 == 1:
        assert left > max(box[2] for box in texts), f"page {page.number}: within the text"
    else:
        assert right < min(box[0] for box in texts), f"page {page.number}: within the text"
    for one in page.operations:
        box = box_of(one)
        if one is mark or box is None or box[3] - box[1] >= page.height:
            continue
        assert not (min(right, box[2]) > max(left, box[0]) and
                    min(bottom, box[3]) > max(top, box[1])), (
            f"page {page.number}: the mark lies on {one}")


def check_watermarks(edition, language):
    """A draft says so on every page but art and blanks: drawn, or else in the running head.
    The drawn word is no text, and the outermost artifact."""
    word, inside = WORDS[language], 0
    for page in edition.pages[1:-1]:
        drawn = [one for one in page.operations
                 if one["kind"] == "path" and one["colour"] == "stone-2"]
        said = word in text_of(edition, page)
        if not page.content():
            continue
        inside += 1
        assert bool(drawn) != said, f"page {page.number}: drawn {len(drawn)}, said {said}"
        assert not drawn or page.operations[0] is drawn[0], f"page {page.number}: not first"
        assert not drawn or page.stream.startswith(
            b"/Artifact<</Type/Pagination/Subtype/Watermark>>BDC"), (
                f"page {page.number}: the watermark is none in the file")
        for mark in drawn:
            check_is_clear(page, mark)
    assert inside > 2
    assert word in text_of(edition, edition.pages[0]), "not on the cover"


def check_no_watermark(edition):
    for page in edition.pages:
        for one in page.operations:
            assert one["kind"] != "path" or one["colour"] != "stone-2", (
                f"page {page.number} has a watermark")


def check_line_numbers(edition):
    """Every fifth line of a page has its number, on its baseline, left of all text near."""
    numbered = 0
    for page in edition.pages:
        numbers = [one for one in page.texts("layout") if one["size"] == "7"]
        if not numbers:
            continue
        numbered += 1
        bands = [box_of(one) for one in page.operations
                 if one["kind"] == "rect" and one["owner"] == "background"
                 and one["height"] < page.height]
        lines = sorted({one["y"] for one in page.content()
                        if float(one["size"]) <= LINE_SIZE_MAX and
                        not any(box[0] <= one["x"] < box[2] and box[1] < one["y"] <= box[3]
                                for box in bands)})
        wanted = [(str(i), lines[i - 1]) for i in range(LINE_STEP, len(lines) + 1, LINE_STEP)]
        got = [(one["words"], one["y"]) for one in numbers]
        assert got == wanted, f"page {page.number}: {got}, not {wanted}"
    return numbered


# ---- tests ---------------------------------------------------------------------------

def each(bench, check, names=""):
    for name, edition in editions(bench):
        if name.startswith(names):
            try:
                check(edition)
            except AssertionError as fault:
                raise AssertionError(f"{name}: {fault}") from None


def test_running_heads_and_folios_are_pagination(bench):
    each(bench, check_pagination)


def test_folios_are_the_labels_of_their_pages(bench):
    for names, numbered in (("stara-zagora", False), ("primerna", False),
                            ("council-draft", True), ("council-proposal", True),
                            ("council-annex", False), ("mode-facing", False),
                            ("mode-sequential", False), ("mode-annex-narrow", True)):
        each(bench, lambda edition, numbered=numbered: check_folios(edition, numbered), names)


def test_marks_of_priorities_have_numerals(bench):
    each(bench, check_marks)


def test_drafts_say_so_on_every_page(bench):
    each(bench, lambda edition: check_watermarks(edition, "bg"), "council-draft")


def test_nothing_else_has_a_watermark(bench):
    for names in ("stara-zagora", "primerna", "council-proposal", "council-annex", "mode-"):
        each(bench, check_no_watermark, names)


def test_every_fifth_line_has_its_number(bench):
    for name, edition in editions(bench):
        pages = check_line_numbers(edition)
        assert (pages > 2) == name.startswith("council-draft"), f"{name}: {pages} pages"


def must_bite(check, edition, damage):
    broken = copy.deepcopy(edition)
    check(broken)
    damage(broken)
    try:
        check(broken)
    except AssertionError:
        return
    raise AssertionError(f"{check.__name__} did not see {damage.__name__}")


def test_the_checks_themselves_see_each_fault(bench):
    def plain_artifact(edition):
        for page in edition.pages:
            page.stream = page.stream.replace(b"/Type/Pagination/Subtype/Header", b"/Type/Layout")

    def moved_folio(edition):
        edition.pages[2].texts("footer")[0]["x"] += 1000

    def wrong_folio(edition):
        edition.pages[2].texts("footer")[0]["words"] = "стр. 4 / 12"

    def wrong_label(edition):
        edition.pages[3].label = "iv"

    def lost_numerals(edition):
        for page in edition.pages:
            page.operations = [one for one in page.operations if one["kind"] != "text"]

    def recoloured(edition):
        for page in edition.pages:
            for one in page.operations:
                one["colour"] = "honey" if one["colour"] == "blue" else one["colour"]

    def lost_watermark(edition):
        edition.pages[8].operations.pop(0)

    def mere_background(edition):
        for page in edition.pages:
            page.stream = page.stream.replace(b"/Pagination/Subtype/Watermark", b"/Background")

    def late_watermark(edition):
        edition.pages[8].operations.append(edition.pages[8].operations.pop(0))

    def in_the_text(edition):
        mark = edition.pages[8].operations[0]
        mark["x"], mark["right"] = mark["x"] - 60000, mark["right"] - 60000

    def lost_line_number(edition):
        page = edition.pages[8]
        page.operations.remove([one for one in page.texts("layout") if one["size"] == "7"][1])

    edition = dict(editions(bench))["council-draft"]
    for damage in (plain_artifact, moved_folio):
        must_bite(check_pagination, edition, damage)
    for damage in (wrong_folio, wrong_label):
        must_bite(lambda one: check_folios(one, True), edition, damage)
    for damage in (lost_numerals, recoloured):
        must_bite(check_marks, edition, damage)
    for damage in (lost_watermark, late_watermark, mere_background, in_the_text):
        must_bite(lambda one: check_watermarks(one, "bg"), edition, damage)
    must_bite(check_line_numbers, edition, lost_line_number)


if __name__ == "__main__":
    harness.main(globals())
