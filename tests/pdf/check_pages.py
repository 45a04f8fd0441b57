#!/usr/bin/env python3
"""The printed page: no word outside it, no text under 7 points, no empty glyph."""
import re

import harness

SMALLEST = 7
ORNAMENT = "„"  # the sign of a page of words: a drawing, larger than its ink
TOLERANCE = 0.5  # points: hanging punctuation and rounding


def built(bench):
    for path, _, _ in harness.council_files(bench):
        yield harness.for_reading(path)


def test_words_stay_on_their_page(bench):
    for path in built(bench):
        width = height = count = 0
        for line in harness.tool("pdftotext", "-bbox", path, "-").splitlines():
            page = re.search(r'<page width="([\d.]+)" height="([\d.]+)"', line)
            if page:
                width, height = (float(value) for value in page.groups())
            word = re.search(r'<word xMin="([-\d.]+)" yMin="([-\d.]+)" '
                             r'xMax="([-\d.]+)" yMax="([-\d.]+)">(.*)</word>', line)
            if word and word.group(5) != ORNAMENT:
                count += 1
                left, top, right, bottom = body(*map(float, word.groups()[:4]))
                assert (left >= -TOLERANCE and top >= -TOLERANCE
                        and right <= width + TOLERANCE and bottom <= height + TOLERANCE), line
        assert count > 100, f"only {count} words"


def test_no_text_is_too_small(bench):
    for path in built(bench):
        out = harness.tool("pdftohtml", "-xml", "-i", "-zoom", "1", "-stdout", path)
        sizes = [int(size) for size in re.findall(r'<fontspec [^>]*size="(-?\d+)"', out)]
        assert sizes and min(sizes) >= SMALLEST, f"sizes {sorted(set(sizes))}"


def test_no_character_is_unknown(bench):
    for path in built(bench):
        out = harness.tool("pdftotext", path, "-")
        unknown = re.findall("[\ufffd\ue000-\uf8ff]", out)
        assert not unknown, f"{len(unknown)} characters without Unicode"


def test_words_do_not_lie_on_each_other(bench):
    """Two words that share more than half of the smaller one's box are a collision."""
    for path in built(bench):
        boxes = []
        for line in harness.tool("pdftotext", "-bbox", path, "-").splitlines():
            if "<page " in line:
                boxes = []
            word = re.search(r'<word xMin="([-\d.]+)" yMin="([-\d.]+)" '
                             r'xMax="([-\d.]+)" yMax="([-\d.]+)">(.*)</word>', line)
            if word and word.group(5) != ORNAMENT:
                box = body(*map(float, word.groups()[:4]))
                for other, name in boxes:
                    assert not collide(box, other), f"{name} and {word.group(5)}: {line}"
                boxes.append((box, word.group(5)))


def body(left, top, right, bottom):
    """The box without the room that a font keeps above capitals and below the line."""
    height = bottom - top
    return left, top + height / 5, right, bottom - height / 4


def collide(one, two):
    width = min(one[2], two[2]) - max(one[0], two[0])
    height = min(one[3], two[3]) - max(one[1], two[1])
    if width <= 0 or height <= 0:
        return False
    smaller = min((box[2] - box[0]) * (box[3] - box[1]) for box in (one, two))
    return width * height > smaller / 2


if __name__ == "__main__":
    harness.main(globals())
