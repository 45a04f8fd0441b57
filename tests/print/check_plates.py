#!/usr/bin/env python3
"""What comes onto the plates: Ghostscript separates the pages as a press would, with
overprinting, and the inks are measured pixel by pixel."""
import glob
import os
import re
import shutil
import struct
import sys
import zlib

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "../pdf"))
import harness  # noqa: E402

SEED = "content/stara-zagora.yaml"
FIGURES = "tests/golden/figure-spread-alone/input.yaml"
PROCESS = ["Cyan", "Magenta", "Yellow", "Black"]
PPI = 100
INK_LIMIT = 300  # percent
SMALL = 12.0  # points
DARK = 150  # percent of ink in a ground that small text is cut out of
SKIPPED = "ghostscript is not installed"


def grey_tiff(path):
    """(width, height, rows as one bytes object, 255 for full ink) of a plate."""
    with open(path, "rb") as file:
        data = file.read()
    order = "<" if data[:2] == b"II" else ">"
    at = struct.unpack(order + "I", data[4:8])[0]
    tags = {}
    for i in range(struct.unpack(order + "H", data[at:at + 2])[0]):
        entry = data[at + 2 + 12 * i:at + 14 + 12 * i]
        tag, kind, count = struct.unpack(order + "HHI", entry[:8])
        form = {3: "H", 4: "I"}.get(kind)
        if form is None:
            continue
        size = struct.calcsize(form) * count
        inline = entry[8:8 + size] if size <= 4 else None
        start = struct.unpack(order + "I", entry[8:12])[0]
        raw = inline if inline is not None else data[start:start + size]
        tags[tag] = struct.unpack(order + form * count, raw)
    assert tags[259][0] == 1, "the plate is compressed"
    pixels = b"".join(data[start:start + size]
                      for start, size in zip(tags[273], tags[279]))
    if tags[262][0] == 1:  # 255 is white
        pixels = bytes(pixels.translate(bytes(range(255, -1, -1))))
    return tags[256][0], tags[257][0], pixels


class Page:
    """The plates of one page: full ink is 255."""

    def __init__(self, plates):
        self.plates = {}
        for name, path in plates.items():
            self.width, self.height, self.plates[name] = grey_tiff(path)

    def used(self):
        return [name for name, pixels in self.plates.items() if any(pixels)]

    def crop(self, box):
        """The same within a box of pixels: left, top, right, bottom."""
        left, top, right, bottom = (max(0, round(value)) for value in box)
        page = Page({})
        page.width, page.height = right - left, bottom - top
        for name, pixels in self.plates.items():
            page.plates[name] = b"".join(
                pixels[y * self.width + left:y * self.width + right]
                for y in range(top, min(bottom, self.height)))
        return page

    def ink(self):
        """The most ink of all inks together on one pixel, in percent."""
        inks = set(zip(*self.plates.values()))
        return max((sum(pixel) for pixel in inks), default=0) * 100 / 255


def separate(path, folder):
    """The pages of a print file as plates."""
    if not glob.glob(os.path.join(folder, "p-*.tif")):
        harness.tool("gs", "-q", "-dSAFER", "-dBATCH", "-dNOPAUSE", "-sDEVICE=tiffsep",
                     "-sCompression=none", f"-r{PPI}",
                     "-sOutputFile=" + os.path.join(folder, "p-%02d.tif"), path)
    pages = []
    for number in range(1, 100):
        plates = {}
        for file in sorted(glob.glob(os.path.join(folder, f"p-{number:02d}(*).tif"))):
            plates[re.search(r"\((.*)\)\.tif$", file).group(1)] = file
        if not plates:
            break
        pages.append(Page(plates))
    return pages


def separated(bench, name, text="{marks: none}", *arguments):
    """(path, pages) of the print edition of the seed with that `print` group; the media
    ends with the bleed. None without Ghostscript."""
    if shutil.which("gs") is None:
        return None
    folder = bench.folder(name)
    source = os.path.join(folder, "plan.yaml")
    with open(SEED, encoding="utf-8") as file:
        seed = file.read()
    with open(source, "w", encoding="utf-8") as file:
        file.write(seed.replace("\nsections:", f"\nprint: {text}\nsections:", 1))
    code, _, err = bench.run("build", source, "-e", "print", "-o", folder, *arguments)
    assert code == 0, err
    path = os.path.join(folder, "stara-zagora-2027-print.pdf")
    pages = separate(path, folder)
    assert len(pages) == 12, f"{len(pages)} pages separated"
    return path, pages


def words(path, page):
    """(word, box in pixels, height in points) of a page, by poppler."""
    text = harness.tool("pdftotext", "-bbox", "-f", str(page), "-l", str(page), path, "-")
    for match in re.finditer(r'<word xMin="([^"]+)" yMin="([^"]+)" xMax="([^"]+)" '
                             r'yMax="([^"]+)">([^<]*)</word>', text):
        left, top, right, bottom = (float(value) for value in match.groups()[:4])
        scale = PPI / 72
        yield (match.group(5), (left * scale, top * scale, right * scale, bottom * scale),
               bottom - top)


def is_flat(pixels):
    return len(set(pixels)) <= 1


def skip(title):
    print(f"ok - {title} # SKIP {SKIPPED}")


def test_small_text_is_on_one_plate(bench):
    separation = separated(bench, "plain")
    if separation is None:
        return skip("small text is on the black plate")
    path, pages = separation
    black = reversed_out = 0
    for number, page in enumerate(pages, 1):
        for word, box, height in words(path, number):
            # A box is about 1.3 of the type size high.
            if height > SMALL * 1.3 or box[2] - box[0] < 3:
                continue
            area = page.crop(box)
            coloured = [name for name in PROCESS[:3] if not is_flat(area.plates[name])]
            if not coloured:
                assert any(area.plates["Black"]), f"page {number}: no ink in {word}"
                black += 1
            else:
                assert area.ink() > DARK, (
                    f"page {number}: \"{word}\" is also on {', '.join(coloured)}")
                reversed_out += 1
    assert black > 500, f"only {black} words on the black plate alone"
    assert reversed_out > 20, f"only {reversed_out} words cut out of a dark ground"


def test_black_text_overprints_its_ground(bench):
    separation = separated(bench, "plain")
    if separation is None:
        return skip("black text overprints its ground")
    path, pages = separation
    page, found = pages[6], 0  # the lime panels of the goals
    for _, box, height in words(path, 7):
        area = page.crop(box)
        if height <= SMALL * 1.3:
            yellow = set(area.plates["Yellow"])
            assert len(yellow) == 1 and abs(yellow.pop() - 219) <= 1, "a hole in the lime"
            found += 1
    assert found > 30, f"only {found} words"
    return None


def test_no_pixel_has_more_ink_than_the_paper_takes(bench):
    separation = separated(bench, "plain")
    if separation is None:
        return skip("no pixel has more ink than the paper takes")
    inks = [page.ink() for page in separation[1]]
    assert max(inks) <= INK_LIMIT, [round(ink) for ink in inks]
    assert max(inks) > 270, "the covers have lost ink"
    return None


def check_bleed(pages):
    grounds = {1: 250, 5: 25, 6: 270, 7: 100, 10: 15, 12: 250}  # percent at least
    for number, least in grounds.items():
        page = pages[number - 1]
        # A pixel inside, for the bleed ends within the last one.
        low, right, bottom = 1, page.width - 2, page.height - 2
        for x, y in ((low, low), (right, low), (low, bottom), (right, bottom)):
            ink = page.crop((x, y, x + 1, y + 1)).ink()
            assert ink > least, f"page {number}: {ink:.0f} % in a corner of the bleed"
    bands = pages[7]
    for x in (1, bands.width - 2):
        ink = bands.crop((x, bands.height - 2, x + 1, bands.height - 1)).ink()
        assert ink > 40, f"page 8: {ink:.0f} % at the foot of the bands"


def test_the_bleed_is_filled(bench):
    separation = separated(bench, "plain")
    if separation is None:
        return skip("the bleed is filled")
    return check_bleed(separation[1])


def test_a_wider_bleed_is_filled(bench):
    separation = separated(bench, "wide", "{marks: none, bleed: 5mm}")
    if separation is None:
        return skip("a wider bleed is filled")
    return check_bleed(separation[1])


def solid_png(path):
    """A dark picture without a light spot, as large as nobody would take."""
    def chunk(kind, data):
        return (struct.pack(">I", len(data)) + kind + data +
                struct.pack(">I", zlib.crc32(kind + data)))
    rows = (b"\0" + bytes((20, 60, 90)) * 40) * 30
    with open(path, "wb") as file:
        file.write(b"\x89PNG\r\n\x1a\n" +
                   chunk(b"IHDR", struct.pack(">IIBBBBB", 40, 30, 8, 2, 0, 0, 0)) +
                   chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b""))


def pictures(bench, bleed):
    """Plates of pages with a picture of each width that bleeds."""
    folder = bench.folder("pictures" + bleed)
    os.makedirs(os.path.join(folder, "pictures"), exist_ok=True)
    solid_png(os.path.join(folder, "pictures", "dark.png"))
    source = os.path.join(folder, "plan.yaml")
    with open(FIGURES, encoding="utf-8") as file:
        text = file.read().replace("crest.svg", "dark.png")
    text = text.replace("sections:", "print: {marks: none, bleed: " + bleed +
                        ", preflight: {min-ppi: 1, min-ppi-fail: 1}}\nsections:", 1)
    figure = text[text.index("- kind: figure"):]
    with open(source, "w", encoding="utf-8") as file:
        file.write(text + figure.replace("spread", "bleed") +
                   figure.replace("spread", "page"))
    code, _, err = bench.run("build", source, "-e", "print", "-o", folder)
    assert code == 0, err
    return separate(os.path.join(folder, "figure-spread-alone-print.pdf"), folder)


def is_dark(page, x, y):
    return page.crop((x, y, x + 1, y + 1)).ink() > 120


def test_pictures_run_into_any_bleed(bench):
    if shutil.which("gs") is None:
        return skip("pictures run into any bleed")
    for bleed in ("3mm", "5mm"):
        pages = pictures(bench, bleed)
        for number, whole in ((6, True), (7, True), (8, True), (9, False)):
            page = pages[number - 1]
            right, bottom = page.width - 2, page.height - 2
            corners = [is_dark(page, x, y) for y in (1, bottom) for x in (1, right)]
            assert corners == [True, True, whole, whole], (
                f"page {number}, bleed {bleed}: {corners}")
            assert is_dark(page, right, page.height * 4 // 10)
            assert is_dark(page, right, page.height * 6 // 10) == whole
    return None


def test_each_page_uses_the_plates_it_must(bench):
    separation = separated(bench, "plain")
    if separation is None:
        return skip("each page uses the plates it must")
    for number, page in enumerate(separation[1], 1):
        assert set(page.plates) == set(PROCESS), (number, list(page.plates))
        assert page.used(), f"page {number} is empty"
    assert "Magenta" not in separation[1][1].used(), "magenta in the lime endpaper"
    return None


def test_an_ink_of_its_own_has_a_plate_of_its_own(bench):
    name = "PANTONE 380 C"
    separation = separated(bench, "spot", "{marks: none, spots: {lime: %s}}" % name)
    if separation is None:
        return skip("an ink of its own has a plate of its own")
    pages = separation[1]
    assert name in pages[1].used() and "Yellow" not in pages[1].used(), pages[1].used()
    assert name in pages[6].used(), pages[6].used()
    with open(separation[0], "rb") as file:
        spaces = re.findall(rb"\[/Separation/PANTONE#20380#20C.*?>>\]", file.read())
    assert len(spaces) > 1 and len(set(spaces)) == 1, "an ink that looks in two ways"
    return None


def grey_pages(path, folder):
    """The pages as poppler shows them: rows of quite dark and of rather dark pixels, as
    bits of numbers."""
    harness.tool("pdftoppm", "-gray", "-r", "60", path, os.path.join(folder, "grey"))
    for file in sorted(glob.glob(os.path.join(folder, "grey-*.pgm"))):
        with open(file, "rb") as image:
            data = image.read()
        head = re.match(rb"P5\s+(\d+)\s+(\d+)\s+255\s", data)
        width, pixels = int(head.group(1)), data[head.end():]
        rows = []
        for level in (90, 200):
            dark = pixels.translate(b"1" * level + b"0" * (256 - level))
            rows.append([int(dark[at:at + width], 2)
                         for at in range(0, len(dark), width)])
        yield rows


def astray(page, other):
    """How many quite dark pixels have no rather dark one beside them on the other page."""
    rows = page[0]
    wide = [row | row << 1 | row >> 1 for row in other[1]]
    near = [a | b | c for a, b, c in zip([0] + wide[:-1], wide, wide[1:] + [0])]
    return sum((row & ~around).bit_count() for row, around in zip(rows, near))


def test_outlines_look_alike(bench):
    folders = []
    for name, arguments in (("text", []), ("drawn", ["--outlines"])):
        folders.append(bench.folder(name))
        code, _, err = bench.run("build", SEED, "-e", "print", "-o", folders[-1],
                                 *arguments)
        assert code == 0, err
    pages = [list(grey_pages(os.path.join(folder, "stara-zagora-2027-print.pdf"), folder))
             for folder in folders]
    assert len(pages[0]) == len(pages[1]) == 12
    for number, (one, two) in enumerate(zip(*pages), 1):
        assert len(one[0]) == len(two[0])
        # Readers draw letters a shade darker as drawings, but where they are as text.
        off = astray(one, two) + astray(two, one)
        assert off < 20, f"page {number}: {off} pixels are elsewhere"


if __name__ == "__main__":
    harness.main(globals())
