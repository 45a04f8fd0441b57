"""Pages as dots, to be compared: those of a PDF by poppler, those of an SVG by librsvg."""
import struct
import subprocess
import zlib

PPI = "50"


def draw_pdf(path, page):
    """Rows of red, green and blue."""
    out = subprocess.run(["pdftoppm", "-r", PPI, "-f", str(page), "-l", str(page), path],
                         capture_output=True, check=True).stdout
    _, size, _, dots = out.split(b"\n", 3)
    width, height = map(int, size.split())
    return [dots[y * width * 3:(y + 1) * width * 3] for y in range(height)]


def draw_svg(path):
    out = subprocess.run(["rsvg-convert", "-d", PPI, "-p", PPI, path], capture_output=True,
                         check=True).stdout
    return read_png(out)


def chunks(data):
    at = 8
    while at < len(data):
        size, kind = struct.unpack(">I4s", data[at:at + 8])
        yield kind, data[at + 8:at + 8 + size]
        at += 12 + size


def paeth(left, up, corner):
    guess = left + up - corner
    return min((left, up, corner), key=lambda value: abs(guess - value))


def unfilter(kind, row, above, step):
    for i, value in enumerate(row):
        left = row[i - step] if i >= step else 0
        up, corner = above[i], above[i - step] if i >= step else 0
        guess = (0, left, up, (left + up) // 2, 0)[kind]
        row[i] = (value + (paeth(left, up, corner) if kind == 4 else guess)) & 255


def read_png(data):
    parts = list(chunks(data))
    width, height, _, kind = struct.unpack(">IIBB", dict(parts)[b"IHDR"][:10])
    step = {2: 3, 6: 4}[kind]
    raw = zlib.decompress(b"".join(part for name, part in parts if name == b"IDAT"))
    rows, above = [], bytearray(width * step)
    for y in range(height):
        start = y * (width * step + 1)
        row = bytearray(raw[start + 1:start + 1 + width * step])
        if raw[start]:
            unfilter(raw[start], row, above, step)
        above = row
        rows.append(b"".join(row[i:i + 3] for i in range(0, len(row), step)))
    return rows


def difference(first, second):
    """The share of dots that differ by more than the smoothing of edges."""
    off = total = 0
    for one, other in zip(first, second):
        for x in range(0, min(len(one), len(other)), 3):
            total += 1
            off += max(abs(one[x + k] - other[x + k]) for k in range(3)) > 128
    return off / total
