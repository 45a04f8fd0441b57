#!/usr/bin/env python3
"""Line art: a picture of one bit a pixel is one in the file as well, as fine as it came or
at 1200 pixels an inch, and is printed in black ink alone."""
import os
import random
import re
import shutil
import struct
import sys
import zlib

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "../pdf"))
import check_plates  # noqa: E402
import harness  # noqa: E402
import pdfx  # noqa: E402

CASE = "tests/golden/errors-figure-line-art/input.yaml"
PLACE = re.compile(r'^  image \S+ (\d+),(\d+) (\d+) x (\d+) ')
INCH = 72000
MOST = 1200


def make_rows(width, height):
    """Blots: rows of bits, the last byte filled up with 0."""
    bits = random.Random(width)
    size, waste = (width + 7) // 8, -width % 8
    row = bytes(size)
    for y in range(height):
        if y % 8 == 0:
            row = bytes(bits.choice((0, 15, 240, 255)) for _ in range(size))
            row = row[:-1] + bytes([row[-1] >> waste << waste])
        yield row


def make_png(path, width, height):
    def chunk(kind, data):
        return (struct.pack(">I", len(data)) + kind + data +
                struct.pack(">I", zlib.crc32(kind + data)))
    rows = b"".join(b"\0" + row for row in make_rows(width, height))
    with open(path, "wb") as file:
        file.write(b"\x89PNG\r\n\x1a\n" +
                   chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)) +
                   chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b""))


def make_content(bench, name, width, height):
    """A brochure with one picture of that size over the columns."""
    folder = bench.folder(name)
    os.makedirs(os.path.join(folder, "pictures"), exist_ok=True)
    make_png(os.path.join(folder, "pictures", "scan.png"), width, height)
    with open(CASE, encoding="utf-8") as file:
        text = file.read()
    source = os.path.join(folder, "plan.yaml")
    with open(source, "w", encoding="utf-8") as file:
        file.write(text[:text.rindex("  - kind:")].replace(
            "sections:", "print: {marks: none}\nsections:"))
    return source


def build(bench, source, *arguments):
    """The file of one edition, and its pictures as streams."""
    folder = os.path.join(os.path.dirname(source), "-".join(arguments[1::2]))
    code, _, err = bench.run("build", source, "-o", folder, *arguments)
    assert code == 0 and "PF-" not in err, err
    path, = (os.path.join(folder, name) for name in os.listdir(folder)
             if name.endswith(".pdf"))
    file = pdfx.File(path)
    streams = [pdfx.Stream(holder["stream"]) for holder in file.objects.values()
               if "stream" in holder]
    return path, [stream for stream in streams if stream.dict.get("/Subtype") == "/Image"]


def is_bits(image):
    return (image.dict["/BitsPerComponent"], image.dict["/ColorSpace"]) == (
        1, "/DeviceGray") and not {"/Decode", "/ImageMask", "/SMask"} & set(image.dict)


EDITIONS = [("-e", "council"), ("-e", "print"),
            ("-e", "print", "--print-standard", "x1a"), ("-e", "booklet")]


def test_each_bit_is_in_each_file(bench):
    width, height = 6001, 3001
    rows = b"".join(make_rows(width, height))
    source = make_content(bench, "fine", width, height)
    for arguments in EDITIONS:
        path, images = build(bench, source, *arguments)
        image, = images
        assert is_bits(image), (arguments, image.dict)
        assert image.dict["/Width"] == width and image.dict["/Height"] == height
        assert image.data == rows, f"{arguments}: other pixels"
        if "print" in arguments:
            assert not pdfx.check(path, shop=True), pdfx.check(path, shop=True)


def test_more_than_a_press_shows_is_reduced(bench):
    source = make_content(bench, "finer", 9000, 4500)
    place = next(filter(None, map(PLACE.match, bench.dump(source))))
    wide = -(-int(place.group(3)) * MOST // INCH)
    for arguments in EDITIONS[:2]:
        image, = build(bench, source, *arguments)[1]
        assert is_bits(image), (arguments, image.dict)
        assert image.dict["/Width"] == wide, (image.dict["/Width"], wide)
        ink = sum(byte.bit_count() for byte in image.data) / (8 * len(image.data))
        assert .45 < ink < .55, f"{ink:.2f} of the reduced picture are white"


def test_it_is_on_the_black_plate_alone(bench):
    if shutil.which("gs") is None:
        return check_plates.skip("it is on the black plate alone")
    source = make_content(bench, "plates", 6001, 3001)
    page, box = 0, None
    for line in bench.dump(source):
        page += line.startswith("page ")
        place = PLACE.match(line)
        if place:
            left, top, width, height = (int(value) / 1000 for value in place.groups())
            bleed = 3 * 72 / 25.4
            box = [value * check_plates.PPI / 72 for value in (
                left + bleed, top + bleed, left + width + bleed, top + height + bleed)]
            break
    path, _ = build(bench, source, "-e", "print")
    area = check_plates.separate(path, bench.folder("separated"))[page - 1].crop(box)
    assert area.used() == ["Black"], area.used()
    black = sum(area.plates["Black"]) / len(area.plates["Black"]) / 255
    assert .45 < black < .55, f"{black:.2f} of full black"
    return None


if __name__ == "__main__":
    harness.main(globals())
