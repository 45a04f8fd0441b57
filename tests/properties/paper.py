"""What a page of any size looks like, as look/LOOK.md states it and on its own: a mistake
of the program is not to be found here again. Points; baselines count from the top."""
import math

BASELINE = 13
MM = 72 / 25.4

# Width and height in mm: inner and outer margin in mm, first baseline of the text.
DRAWN = {(210, 297): (22, 18, 8), (148, 210): (16, 13, 7)}
INNER, OUTER, FIRST = 0.105, 0.086, 8  # of the width; of any other size
WIDE = 180  # mm: twelve columns and two languages side by side; six below
GUTTER = 6 * MM
HEAD = 3
FOOT = 5.7  # lines from the text to the lower edge
FOLIO = 3  # lines from the text to the page number
NOTE = 2  # lines from the text to a note below it


class Paper:
    def __init__(self, width, height):
        self.width, self.height = width, height
        size = round(width / MM), round(height / MM)
        inner, outer, first = DRAWN.get(size, (INNER * width / MM, OUTER * width / MM, FIRST))
        self.inner, self.outer = inner * MM, outer * MM
        self.live = width - self.inner - self.outer
        self.is_wide = size[0] >= WIDE
        self.columns = 12 if self.is_wide else 6
        self.head, self.first = HEAD * BASELINE, first * BASELINE
        self.last = math.floor(height / BASELINE - FOOT) * BASELINE
        self.note, self.folio = self.last + NOTE * BASELINE, self.last + FOLIO * BASELINE

    def left(self, page):
        """Left edge of the live area: right pages are odd, their inner margin is there."""
        return self.inner if page.is_odd() else self.outer

    def right(self, page):
        return self.left(page) + self.live

    def column(self, page, number):
        return self.left(page) + (number - 1) * (self.live + GUTTER) / self.columns


def size_of(name):
    """Width and height in mm of a size as the command line takes it."""
    named = {"A4": (210, 297), "A5": (148, 210)}
    return named.get(name) or tuple(int(one) for one in name.removesuffix("mm").split("x"))
