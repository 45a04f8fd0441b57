#!/usr/bin/env python3
"""The print edition keeps PDF/X-4 and PDF/X-1a:2003, and the program that says so finds
what is wrong with files that do not: broken copies of ours, and PDFs of other programs."""
import os
import re
import shutil
import subprocess
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "../pdf"))
import harness  # noqa: E402
import pdfx  # noqa: E402

SEED = "content/stara-zagora.yaml"
MM = 72 / 25.4
ANNOTATION = b"/Annots [<</Type /Annot /Subtype /Link /Rect [0 0 9 9] /Border [0 0 0]>>]"


def built(bench, standard, *arguments, source=SEED):
    """The print edition; built once for each set of arguments."""
    name = "-".join([standard, os.path.basename(source), *arguments]).replace("/", "")
    folder = bench.folder(name)
    path = os.path.join(folder, "stara-zagora-2027-print.pdf")
    if not os.path.exists(path):
        code, _, err = bench.run("build", source, "-o", folder, "-e", "print",
                                 "--print-standard", standard, *arguments)
        assert code == 0, f"exit code {code}\n{err}"
    return path


def with_print(bench, name, text):
    """The seed with a `print` group."""
    path = os.path.join(bench.folder("sources"), name + ".yaml")
    with open(SEED, encoding="utf-8") as file:
        seed = file.read()
    with open(path, "w", encoding="utf-8") as file:
        file.write(seed.replace("\nsections:", f"\nprint: {text}\nsections:", 1))
    return path


def faults(path, standard):
    return {name for name, _ in pdfx.check(path, standard, shop=True)}


# ---- ours --------------------------------------------------------------------------------

def test_ours_has_no_fault(bench):
    for standard in ("x4", "x1a"):
        found = pdfx.check(built(bench, standard), standard, shop=True)
        assert not found, f"{standard}: {found[:5]}"


def test_outlines_marks_and_inks_change_nothing_about_that(bench):
    source = with_print(bench, "inks", '{marks: all, bleed: 5mm, '
                        'spots: {lime: PANTONE 380 C, deep: "HKS 58 (K)"}}')
    for standard in ("x4", "x1a"):
        path = built(bench, standard, "--outlines", source=source)
        found = pdfx.check(path, standard, shop=True)
        assert not found, f"{standard}: {found[:5]}"
        assert harness.tool("pdffonts", path).count("\n") == 2, "a font is left"
        assert not harness.tool("pdftotext", path, "-").strip(), "a text is left"


def test_the_sample_and_one_language(bench):
    for arguments in (["tests/content/primerna.yaml"], [SEED, "--lang", "bg"]):
        folder = bench.folder("others")
        code, _, err = bench.run("build", *arguments, "-e", "print", "-o", folder)
        assert code == 0, err
    names = sorted(os.listdir(folder))
    assert "stara-zagora-2027-bg-print.pdf" in names, names
    for name in names:
        found = pdfx.check(os.path.join(folder, name), "x4", shop=True)
        assert not found, f"{name}: {found[:5]}"


def test_the_least_facts_are_enough(bench):
    """What a document need not say must not be missed by a standard."""
    source = os.path.join(bench.folder("least"), "least.yaml")
    with open(source, "w", encoding="utf-8") as file:
        file.write("format: 1\ndocument:\n  id: least\n  languages: [bg]\n"
                   "  title: {bg: План}\n  issuer: {bg: Община Примерна}\n"
                   "  date: 2026-11-22\n"
                   "sections:\n- kind: text\n  id: one\n  heading: {bg: Едно}\n"
                   "  body: {bg: Текст.}\n")
    for standard in ("x4", "x1a"):
        folder = bench.folder(f"least-{standard}")
        code, _, err = bench.run("build", source, "-e", "print", "-o", folder,
                                 "--print-standard", standard)
        assert code == 0, err
        name, = os.listdir(folder)
        found = pdfx.check(os.path.join(folder, name), standard, shop=True)
        assert not found, f"{standard}: {found[:5]}"


MILLIMETRES = {"A4": (210, 297), "A5": (148, 210), "210x210mm": (210, 210)}


def test_each_mode_size_and_theme(bench):
    """By both standards in turn; the boxes follow the page."""
    for number, form in enumerate(harness.FORMS):
        standard = ("x4", "x1a")[number % 2]
        path = built(bench, standard, *form)
        found = pdfx.check(path, standard, shop=True)
        assert not found, f"{form}, {standard}: {found[:5]}"
        width, height = MILLIMETRES[form[3]]
        for page in boxes_in_mm(path).values():
            expect_box(page["MediaBox"], [0, 0, width + 30, height + 30])
            expect_box(page["TrimBox"], [15, 15, width + 15, height + 15])


def test_samples_of_other_content_in_other_forms(bench):
    sources = ["tests/content/primerna.yaml", "tests/golden/figure-flow/input.yaml",
               "tests/golden/council-draft/input.yaml",
               "tests/conformance/content/data-kinds.yaml"]
    for number, source in enumerate(sources):
        folder = bench.folder(f"form-{number}")
        code, _, err = bench.run("build", harness.with_themes(bench, source), "-e", "print",
                                 "-o", folder, *harness.form(5 * number))
        assert code == 0, err
        name, = os.listdir(folder)
        found = pdfx.check(os.path.join(folder, name), "x4", shop=True)
        assert not found, f"{source}: {found[:5]}"


SMALL_VALUES = """format: 1
document:
  id: stara-zagora-2027
  languages: [bg]
  title: Малки стойности
  issuer: Община Примерна
  period: {from: 2021, to: 2027}
  date: 2026-11-22
  currency: EUR
sections:
  - kind: table
    heading: Села
    source: Регистър
    columns:
      - {id: place, head: Място}
      - {id: people, head: Жители, type: integer, bar: true}
    rows: [{place: Стара Загора, people: 136781}, {place: Заслон, people: 57},
           {place: Никъде, people: 0}]
  - kind: budget
    heading: Бюджет
    id: money
    year: 2027
    sources: [{id: own, name: Собствени}, {id: eu, name: Европейски}]
    rows: [{name: Пътища, amounts: {own: 48500000, eu: 5000}},
           {name: Печат, amounts: {own: 1200, eu: 800}}]
    source: Решение
  - {kind: chart, of: money, type: bars, columns: [own],
     caption: Стълбове, finding: Пътищата струват най-много}
  - {kind: chart, of: money, type: stacked, columns: [own, eu],
     caption: Дялове, finding: Своите са повече}
  - kind: indicators
    heading: Индикатори
    source: Оператор
    items:
      - {name: Загуби, unit: "%", baseline: {year: 2020, value: 60},
         latest: {year: 2025, value: 59.99}, target: {year: 2027, value: 30}}
"""


def test_values_far_smaller_than_others_print(bench):
    """Their bars would be thinner than a line may be."""
    source = os.path.join(bench.folder("sources"), "small-values.yaml")
    with open(source, "w", encoding="utf-8") as file:
        file.write(SMALL_VALUES)
    for standard in ("x4", "x1a"):
        assert faults(built(bench, standard, source=source), standard) == set()


def test_the_two_standards_are_told_apart(bench):
    assert "X4-01" in faults(built(bench, "x1a"), "x4")
    assert "X1-02" in faults(built(bench, "x4"), "x1a")
    assert "X1-01" in faults(built(bench, "x4"), "x1a")


# ---- boxes -------------------------------------------------------------------------------

def boxes_in_mm(path):
    """Of each page, as poppler reads them."""
    text = harness.tool("pdfinfo", "-box", "-f", "1", "-l", "999", path)
    found = {}
    for number, name, numbers in re.findall(
            r"Page +(\d+) (\w+Box): +([-\d. ]+)", text):
        box = [float(value) / MM for value in numbers.split()]
        found.setdefault(int(number), {})[name] = box
    return found


def expect_box(box, expected):
    assert all(abs(a - b) < 0.01 for a, b in zip(box, expected)), (box, expected)


def test_boxes_to_a_hundredth_of_a_millimetre(bench):
    for bleed, marks, margin in ((3, "crop", 15), (3, "none", 3), (5, "all", 17),
                                 (2.5, "none", 2.5)):
        source = with_print(bench, f"boxes-{bleed}-{marks}",
                            f"{{bleed: {bleed}mm, marks: {marks}}}")
        folder = bench.folder(f"boxes-{bleed}-{marks}")
        code, _, err = bench.run("build", source, "-e", "print", "-o", folder)
        if bleed < 3 and code == 1:
            assert "bleed" in err, err
            continue
        assert code == 0, err
        pages = boxes_in_mm(os.path.join(folder, "stara-zagora-2027-print.pdf"))
        assert len(pages) == 12, len(pages)
        for page in pages.values():
            away = margin - bleed
            expect_box(page["MediaBox"], [0, 0, 210 + 2 * margin, 297 + 2 * margin])
            expect_box(page["BleedBox"], [away, away, 210 + 2 * bleed + away,
                                          297 + 2 * bleed + away])
            expect_box(page["TrimBox"], [margin, margin, 210 + margin, 297 + margin])


def page_contents(path):
    """The streams of each page."""
    file = pdfx.File(path)
    return [[file.data(part) for part in file.list(page["/Contents"])]
            for page in file.pages()]


def test_marks_change_no_byte_of_the_pages(bench):
    plain, marked = (page_contents(built(
        bench, "x4", source=with_print(bench, marks, f"{{marks: {marks}}}")))
        for marks in ("none", "all"))
    assert all(before[2:] == [b"Q\n"] and b"TJ" in after[2] and after[3].count(b" re") > 12
               for before, after in zip(plain, marked)), "no marks"
    assert len({after[3] for after in marked}) == 1, "all pages share their marks"
    differ = [number for number, (before, after) in enumerate(zip(plain, marked), 1)
              if before[1] != after[1]]
    # The colophon prints the checksum of its source, which names the marks.
    assert differ == [11], f"pages {differ} differ"


def test_a_profile_of_the_shop(bench):
    folder = os.path.dirname(with_print(bench, "profile", "{}"))
    known = os.path.join(os.path.dirname(bench.program), "profiles",
                         "ISOcoated_v2_300_bas.icc")
    shutil.copy(known, os.path.join(folder, "shop.icc"))
    with open(os.path.join(folder, "broken.icc"), "wb") as file:
        file.write(b"no profile at all" * 20)
    path = built(bench, "x4", source=with_print(
        bench, "profile", "{profile: shop.icc, condition: FOGRA51}"))
    assert not pdfx.check(path, "x4", shop=True)
    with open(path, "rb") as file:
        assert b"OutputConditionIdentifier(FOGRA51)" in file.read()
    for text, words in (("{profile: broken.icc, condition: FOGRA51}", "[profile-unfit]"),
                        ("{profile: shop.icc}", "[condition-missing]"),
                        ("{profile: ../shop.icc, condition: X}", "[file-name]"),
                        ("{profile: gone.icc, condition: X}", "[file-missing]"),
                        ("{condition: FOGRA51}", "[profile-missing]"),
                        ("{spots: {lyme: HKS 1}}", "did you mean \"lime\"? [spot-colour]"),
                        ("{spots: {ink: HKS 1}}", "[spot-colour]")):
        source = with_print(bench, "wrong", text)
        out = os.path.join(bench.work, "never")
        code, _, err = bench.run("build", source, "-e", "print", "-o", out)
        assert code == 1 and words in err, (text, code, err)
        assert not os.path.exists(out), "something was written"


# ---- broken files --------------------------------------------------------------------------

def lzw(data):
    """The plainest LZW there is: 9 bits a byte, the table cleared before it grows."""
    bits, codes = "", [256]
    for i, byte in enumerate(data, 1):
        codes.append(byte)
        if i % 200 == 0:
            codes.append(256)
    for code in codes + [257]:
        bits += format(code, "09b")
    bits += "0" * (-len(bits) % 8)
    return bytes(int(bits[i:i + 8], 2) for i in range(0, len(bits), 8))


def replace(old, new, count=1):
    def change(data):
        assert old in data, f"{old} is not in the file"
        return data.replace(old, new, count)
    return change


def remove(pattern, count=1):
    def change(data):
        changed, found = re.subn(pattern, b"", data, count=count)
        assert found, f"{pattern} is not in the file"
        return changed
    return change


def compress_with_lzw(data):
    """The stream of the first page's content."""
    start = data.index(b"stream\n", data.index(b"%% Contents for page 1")) + 7
    end = data.index(b"\nendstream", start)
    packed = lzw(data[start:end])
    data = data[:start] + packed + data[end:]
    head = data.rindex(b"<<", 0, start)
    return data[:head] + b"<<\n  /Filter /LZWDecode" + data[head + 2:]


def paint(operators):
    """Paints something more where the first page paints."""
    return replace(b" re W n\n", b" re W n\n" + operators + b"\n")


CATALOG = b"/Type /Catalog"
BROKEN = [
    ("X4-06", None, remove(rb"  /TrimBox \[[^\]]*\]\n", count=1)),
    ("X4-06", None, replace(b"/TrimBox [\n    42.52", b"/TrimBox [\n    2.52")),
    ("X4-07", "X1-04", paint(b"1 0 0 rg 90 90 9 9 re f")),
    ("X4-05", None, remove(rb"  /OutputIntents \[[^\]]*\]\n")),
    ("X4-05", None, replace(b"prtrCMYKLab ", b"mntrCMYKLab ")),
    ("X4-05", None, remove(rb"  /OutputConditionIdentifier \([^)]*\)\n")),
    ("X4-09", None, replace(b"  /Type /Page\n", b"  " + ANNOTATION + b"\n  /Type /Page\n")),
    (None, "X1-03", replace(b"/OPM 0", b"/OPM 0 /ca .5 /BM /Multiply")),
    ("X4-07", "X1-03", replace(b"  /Type /Page\n", b"  /Group <</S /Transparency "
                               b"/CS /DeviceRGB>>\n  /Type /Page\n")),
    ("X4-08", None, remove(rb"  /FontFile2 \d+ 0 R\n")),
    ("X4-08", None, replace(b"/W [\n    1\n    [\n", b"/W [\n    1\n    [\n      77\n")),
    ("X4-08", None, remove(rb"  /CIDToGIDMap \d+ 0 R\n")),
    ("X4-03", "X1-02", replace(b"/Trapped /False", b"/Trapped /Unknown")),
    ("X4-10", None, compress_with_lzw),
    ("X4-10", None, replace(b"/OPM 0", b"/OPM 0 /TR /Whatever")),
    ("X4-09", None, replace(CATALOG, b"/OpenAction <</S /JavaScript /JS (1)>> " + CATALOG)),
    ("X4-12", None, replace(CATALOG, b"/OCProperties <</OCGs [] /D <<>> >> " + CATALOG)),
    ("X4-04", None, remove(rb"/ID \[[^\]]*\]")),
    ("X1-07", "X1-07", replace(b"/OPM 0", b"/OPM 0 /HT <</HalftoneType 6>>")),
    ("PF-10", "PF-10", replace(b"/G1 gs\n", b"/G1 gs\n0 0 0 0 k 90 90 9 9 re f\n")),
    ("PF-14", "PF-14", replace(b" re W n\n", b" re W n\n/S0 cs 1 scn 90 90 9 9 re f\n")),
    ("PF-09", "PF-09", replace(b"/G1 gs\n", b"/G0 gs\n", -1)),
    ("PF-07", "PF-07", replace(b"0 0 0 1 k\n", b".5 .5 .5 1 k\n", -1)),
    ("PF-11", "PF-11", replace(b"/BleedBox [\n    34.01", b"/BleedBox [\n    39.01")),
]
ONLY_X4 = [
    ("X4-01", replace(b"<pdfxid:GTS_PDFXVersion>PDF/X-4<", b"<pdfxid:GTS_PDFXVersion>X<")),
    ("X4-02", remove(rb"   <xmpMM:VersionID>[^<]*</xmpMM:VersionID>\n")),
    ("X4-13", lambda data: data.replace(b"%PDF-1.6", b"%PDF-1.7", 1)),
]
ONLY_X1A = [
    ("X1-02", remove(rb"  /GTS_PDFXVersion \([^)]*\)\n")),
    ("X1-02", remove(rb"  /Title (\([^)]*\)|<[^>]*>)\n")),
    ("X1-01", lambda data: data.replace(b"%PDF-1.4", b"%PDF-1.5", 1)),
]


def open_copy(bench, standard):
    """The file with all that is packed laid open, as bytes to change."""
    path = os.path.join(bench.folder("broken"), f"open-{standard}.pdf")
    # Marks of all kinds, so that there is registration colour to misuse.
    ours = built(bench, standard, source=with_print(bench, "marks", "{marks: all}"))
    harness.tool("qpdf", "--qdf", "--object-streams=disable", ours, path)
    with open(path, "rb") as file:
        return file.read()


def find_in_broken(bench, data, change, standard):
    path = os.path.join(bench.folder("broken"), f"one-{standard}.pdf")
    done = subprocess.run(["fix-qdf"], input=change(data), capture_output=True,
                          check=False)
    assert done.returncode == 0, done.stderr
    with open(path, "wb") as file:
        file.write(done.stdout)
    return faults(path, standard)


def expect_faults(bench, data, cases, standard):
    missed = []
    for number, (wanted, change) in enumerate(cases, 1):
        found = find_in_broken(bench, data, change, standard)
        if wanted not in found:
            missed.append(f"{number}: {wanted}, only {sorted(found)}")
    assert not missed, "\n".join(missed)


def test_an_open_copy_is_still_without_fault(bench):
    for standard in ("x4", "x1a"):
        found = find_in_broken(bench, open_copy(bench, standard), lambda data: data,
                               standard)
        assert not found, found


def test_each_broken_x4_is_found(bench):
    cases = [(four, change) for four, _, change in BROKEN if four] + ONLY_X4
    expect_faults(bench, open_copy(bench, "x4"), cases, "x4")


def test_each_broken_x1a_is_found(bench):
    cases = [(one or four, change) for four, one, change in BROKEN] + ONLY_X1A
    expect_faults(bench, open_copy(bench, "x1a"), cases, "x1a")


# ---- PDFs of others ------------------------------------------------------------------------

def test_the_council_edition_is_none(bench):
    folder = bench.folder("council")
    code, _, err = bench.run("build", SEED, "-e", "council", "-o", folder)
    assert code == 0, err
    found = faults(os.path.join(folder, "stara-zagora-2027-council.pdf"), "x4")
    assert {"X4-05", "X4-06", "X4-07", "X4-09", "X4-13"} <= found, found


def test_a_foreign_pdf_is_none(bench):
    if shutil.which("gs") is None:
        print("ok - a pdf of ghostscript is none # SKIP ghostscript is not installed")
        return
    path = os.path.join(bench.folder("foreign"), "gs.pdf")
    harness.tool("gs", "-q", "-dSAFER", "-dBATCH", "-dNOPAUSE", "-sDEVICE=pdfwrite",
                 "-sOutputFile=" + path, built(bench, "x1a"))
    found = faults(path, "x4")
    assert {"X4-01", "X4-03"} <= found, found


if __name__ == "__main__":
    harness.main(globals())
