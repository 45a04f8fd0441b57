#!/usr/bin/env python3
"""The booklet: every word of the council edition stands on the sheet, half and place that
folding asks for, read back through poppler; boxes, fold marks, and what the file says."""
import os
import re
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "../pdf"))

import harness  # noqa: E402

SOURCE = "content/stara-zagora.yaml"
MM = 72 / 25.4
TOLERANCE = 0.3  # points: poppler rounds
WORD = re.compile(r'<word xMin="([-\d.]+)" yMin="([-\d.]+)" xMax="([-\d.]+)" '
                  r'yMax="([-\d.]+)">(.*)</word>')


def pages_of(path):
    """[(width, height, [(text, x, y)])] of a file; x is the middle of the word."""
    pages = []
    for line in harness.tool("pdftotext", "-bbox", path, "-").splitlines():
        page = re.search(r'<page width="([\d.]+)" height="([\d.]+)"', line)
        if page:
            pages.append((float(page.group(1)), float(page.group(2)), []))
        word = WORD.search(line)
        if word:
            left, top, right, _ = map(float, word.groups()[:4])
            pages[-1][2].append((word.group(5), (left + right) / 2, top))
    return pages


def with_booklet(bench, name, booklet):
    """The content with a block `booklet`, in a file of its own."""
    with open(SOURCE, encoding="utf-8") as file:
        text = file.read()
    path = os.path.join(bench.folder(name), "input.yaml")
    with open(path, "w", encoding="utf-8") as file:
        file.write(text.replace("\nsections:", f"\nbooklet: {booklet}\n\nsections:", 1))
    return path


def build(bench, name, booklet):
    source = with_booklet(bench, name, booklet)
    folder = bench.folder(name + "/out")
    council = bench.build(source, folder, "-e", "council,booklet")
    return council, council.replace("-council", "-booklet")


def order(pages, signature=0):
    """[(left, right)] of the sides by the rule as printers write it down."""
    sides = []
    signature = signature or pages
    for before in range(0, pages, signature):
        count = min(signature, pages - before)
        for sheet in range(count // 4):
            sides.append((before + count - 2 * sheet, before + 2 * sheet + 1))
            sides.append((before + 2 * sheet + 2, before + count - 2 * sheet - 1))
    return sides


def expect_words(council, booklet, sides, scale=1, push=lambda sheet: 0):
    pages, sheets = pages_of(council), pages_of(booklet)
    assert len(sheets) == len(sides), f"{len(sheets)} sides, not {len(sides)}"
    checked = 0
    for index, ((left, right), (width, height, words)) in enumerate(zip(sides, sheets)):
        shift = push(index // 2) * MM
        fold = width / 2
        wanted = []
        for number, half in ((left, 0), (right, 1)):
            page_width, page_height, own = pages[number - 1]
            start = fold - shift if half else fold - page_width * scale + shift
            top = (height - page_height * scale) / 2
            wanted += [(text, start + x * scale, top + y * scale, half)
                       for text, x, y in own]
        assert len(words) == len(wanted), f"side {index + 1}: {len(words)}, {len(wanted)}"
        found = sorted(words)
        for (text, x, y, half), (other, at, down) in zip(sorted(wanted), found):
            place = f"side {index + 1}: {text} at {at:.2f} {down:.2f}, not {x:.2f} {y:.2f}"
            assert text == other, f"{text} and {other} on side {index + 1}"
            assert abs(x - at) < TOLERANCE and abs(y - down) < TOLERANCE, place
            assert (at > fold) == bool(half), place
            checked += 1
    assert checked > 300, f"only {checked} words"


def test_words_stand_on_their_half(bench):
    council, booklet = build(bench, "plain", "{creep: 0mm}")
    expect_words(council, booklet, order(12))


def test_creep_moves_each_sheet(bench):
    council, booklet = build(bench, "creep", "{creep: 0.5mm, creep-factor: 1.2}")
    expect_words(council, booklet, order(12), push=lambda sheet: 0.6 * sheet)
    council, booklet = build(bench, "centre", "{creep: 0.5mm, creep-still: centre}")
    expect_words(council, booklet, order(12), push=lambda sheet: 0.5 * (sheet - 2))


def test_smaller_paper(bench):
    council, booklet = build(bench, "small", "{sheet: A4, creep: 0mm}")
    width, height, _ = pages_of(booklet)[0]
    assert abs(width - 297 * MM) < 0.1 and abs(height - 210 * MM) < 0.1, (width, height)
    expect_words(council, booklet, order(12), scale=297 / 420)


def test_signatures(bench):
    council, booklet = build(bench, "parts", "{signature: 8, creep: 0mm}")
    expect_words(council, booklet, order(12, 8))


def test_one_language(bench):
    folder = bench.folder("english")
    council = bench.build(SOURCE, folder, "-e", "council,booklet", "--lang", "en")
    assert council.endswith("stara-zagora-2027-en-council.pdf"), council
    pages = len(pages_of(council))
    expect_words(council, council.replace("-council", "-booklet"), order(pages),
                 push=lambda sheet: 0.1 * sheet)


def test_sheets_are_a3(bench):
    _, booklet = build(bench, "boxes", "{sheet: A3}")
    for page in harness.Pdf(booklet).pages():
        box = [float(value) for value in page["/MediaBox"]]
        assert abs(box[2] - 420 * MM) < 0.1 and abs(box[3] - 297 * MM) < 0.1, box
        assert "/BleedBox" not in page and "/Annots" not in page, page


def bars(booklet):
    """Rectangles thinner than 0.3 pt: (page, x, y, width, height)."""
    pattern = rb"(-?[\d.]+) (-?[\d.]+) (-?[\d.]+) (-?[\d.]+) re\n"
    return [(number, *values)
            for number, stream in enumerate(harness.Pdf(booklet).contents())
            for values in ([float(value) for value in found]
                           for found in re.findall(pattern, stream))
            if values[2] < 0.3]


def test_fold_marks(bench):
    _, booklet = build(bench, "marks", "{sheet: A3}")
    found = bars(booklet)
    assert len(found) == 12, found
    for number, x, y, width, height in found:
        assert abs(x + width / 2 - 210 * MM) < 0.2, (number, x)
        assert height < 10 * MM and (y == 0 or abs(y + height - 297 * MM) < 0.1), y
    _, plain = build(bench, "no-marks", "{fold-marks: false}")
    assert not bars(plain), bars(plain)


def test_the_file_says_how_to_print_it(bench):
    _, booklet = build(bench, "note", "{sheet: A3}")
    pdf = harness.Pdf(booklet)
    wishes = pdf.find(pdf.catalog["/ViewerPreferences"])
    assert wishes["/Duplex"] == "/DuplexFlipShortEdge", wishes
    assert wishes["/PrintScaling"] == "/None", wishes
    subject = harness.text(pdf.find(pdf.trailer["/Info"])["/Subject"])
    assert "късата страна" in subject and "3 листа" in subject, subject
    with open(booklet, "rb") as file:
        assert subject in file.read().decode("utf-8", "replace"), "not in XMP"


def test_the_file_is_for_archives_and_paper(bench):
    _, booklet = build(bench, "claims", "{sheet: A3}")
    pdf = harness.Pdf(booklet)
    for key in ("/StructTreeRoot", "/MarkInfo", "/Outlines", "/Names", "/AF"):
        assert key not in pdf.catalog, key
    with open(booklet, "rb") as file:
        text = file.read()
    assert b"<pdfaid:part>3<" in text and b"<pdfaid:conformance>B<" in text
    assert b"<pdfuaid:part" not in text


def test_same_bytes_twice(bench):
    _, one = build(bench, "one", "{sheet: A4}")
    _, two = build(bench, "two", "{sheet: A4}")
    with open(one, "rb") as first, open(two, "rb") as second:
        assert first.read() == second.read(), "the bytes differ"


def test_report(bench):
    source = with_booklet(bench, "report", "{signature: 8}")
    folder = bench.folder("report/out")
    bench.build(source, folder, "-e", "booklet,print", "--report", "json")
    with open(os.path.join(folder, "reports/stara-zagora-2027.json"),
              encoding="utf-8") as file:
        report = harness.json.load(file)
    booklet = report["booklet"]
    assert booklet["sheets"] == 3 and booklet["signatures"] == 2, booklet
    assert booklet["flip"] == "short edge" and booklet["blank_pages"] == 0, booklet
    rules = report["preflight"]
    assert {rule["result"] for rule in rules} <= {"passed", "nothing to check"}, rules
    ink, = (rule for rule in rules if rule["rule"] == "PF-04")
    assert ink["worst"] == 280 and ink["places"] == 12, ink


def test_too_thick_to_staple(bench):
    path = os.path.join(bench.folder("thick"), "input.yaml")
    paragraphs = "\n\n".join(f"        Изречение номер {i} за брошурата." for i in range(4500))
    with open("tests/golden/errors-booklet-empty/input.yaml", encoding="utf-8") as file:
        text = file.read().replace("booklet: {}\n", "").replace("[bg, en]", "[bg]")
    head = text[:text.index("sections:")].replace(", en: Title", "")
    head = head.replace(", en: Municipality of Primerna", "")
    with open(path, "w", encoding="utf-8") as file:
        file.write(head + "sections:\n  - kind: text\n    heading: {bg: Глава}\n    body:\n"
                   f"      bg: |\n{paragraphs}\n")
    code, _, err = bench.run("build", path, "-o", bench.folder("thick/out"), "-e", "booklet")
    assert code == 0 and "too thick to be stapled" in err and "[booklet-thick]" in err, err[-2000:]


def test_preflight_stops_the_print_file_alone(bench):
    folder = bench.folder("stopped")
    source = "tests/golden/errors-preflight/input.yaml"
    code, _, err = bench.run("build", source, "-o", folder, "--report", "json")
    assert code == 1 and "[PF-04]" in err and "print file is not written" in err, err
    pdfs = sorted(name for name in os.listdir(folder) if name.endswith(".pdf"))
    assert pdfs == ["primerna-booklet.pdf", "primerna-council.pdf"], pdfs
    with open(os.path.join(folder, "reports/primerna.json"), encoding="utf-8") as file:
        rules = harness.json.load(file)["preflight"]
    failed = sorted({rule["rule"] for rule in rules if rule["result"] == "failed"})
    assert failed == ["PF-04", "PF-08", "PF-12"], failed
    code, _, err = bench.run("build", source, "-o", folder, "-e", "council")
    assert code == 0 and "PF-" not in err, err


def test_an_old_print_file_is_set_aside(bench):
    folder = bench.folder("aside")
    source = "tests/golden/errors-preflight/input.yaml"
    old, aside = (os.path.join(folder, f"primerna-print{end}.pdf") for end in ("", ".old"))
    for content in (b"of last week", b"of yesterday"):
        with open(old, "wb") as file:
            file.write(content)
        code, _, err = bench.run("build", source, "-o", folder, "-e", "council,print")
        assert code == 1 and "[print-aside]" in err and aside in err, err
        assert sorted(os.listdir(folder)) == ["primerna-council.pdf", "primerna-print.old.pdf"]
        with open(aside, "rb") as file:
            assert file.read() == content
    code, _, err = bench.run("build", source, "-o", folder, "-e", "print")
    assert code == 1 and "[print-aside]" not in err and os.path.exists(aside), err
    with open(old, "wb") as file:
        file.write(b"of today")
    assert bench.run("build", source, "-o", folder, "-e", "council")[0] == 0
    assert os.path.exists(old), "nothing was asked of the print edition"
    os.remove(aside)
    os.makedirs(os.path.join(aside, "full"))
    code, _, err = bench.run("build", source, "-o", folder, "-e", "print")
    assert code == 3 and "[file-aside]" in err and os.path.exists(old), err


if __name__ == "__main__":
    harness.main(globals())
