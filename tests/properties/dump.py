"""Reads what `brochure build --dump pages` prints: pages of texts and rectangles in
points, and the tree of elements with the text of each."""
import re

from paper import BASELINE

TEXT = re.compile(r'  text (\S+) (-?\d+),(-?\d+) \+(-?\d+) \S+ "((?:[^"\\]|\\.)*)" '
                  r'(\S+) ([\d.]+)\S* (\w\w)(?:.* space (\d+))?')
CLIP = re.compile(r"  clip \S+ (-?\d+),(-?\d+) to (-?\d+),(-?\d+) ")
RECT = re.compile(r"  (rect|image) (\S+) (-?\d+),(-?\d+) (-?\d+) x (-?\d+) (\S+)")
STROKE = re.compile(r"  stroke (\S+) (-?\d+),(-?\d+) to (-?\d+),(-?\d+) .*? (\S+) (\d+) wide(.*)")
PAGE = re.compile(r'page (\d+) "(.*)" (\d+) x (\d+) bleed (\d+)')
LINK = re.compile(r'  page (\d+) .* to page (\d+) at -?\d+ "(.*)"$')
BOOKMARK = re.compile(r'  ( *)(\w\w) "(.*)" to page (\d+) at (-?\d+)$')
OTHER_SETTING = re.compile(r"(?<!\\)\{[^}]*\}")
SECTION = re.compile(r"  section (\d+)$")
ELEMENT = re.compile(r'( +)(\w+)#(\d+) (\w\w)(?: section (\d+))?( ordered)?(?: "((?:[^"\\]|\\.)*)")?'
                     r'(?: actual "((?:[^"\\]|\\.)*)")?')


class Text:
    """A line, or a part of one: left end and width of its baseline."""

    def __init__(self, match, section):
        owner, left, top, width, words, face, size, self.lang, space = match.groups()
        self.kind, _, number = owner.partition("#")
        # (section, number in it); None: beside the content
        self.element = (section, int(number)) if number else None
        self.left, self.y, self.width = int(left) / 1000, int(top) / 1000, int(width) / 1000
        self.words = unescape(OTHER_SETTING.sub("", words) if "{" in words else words)
        self.face, self.size = face, float(size)
        self.space = int(space or 1000) / 1000  # the widest, of the font's own
        self.order = 0  # among all texts of the dump

    def __repr__(self):
        return f"{self.words!r} at {self.left:.1f}, {self.y / BASELINE:.2f} lines"

    right = property(lambda self: self.left + self.width)


class Rect:
    def __init__(self, match):
        kind, self.owner, *numbers, self.colour = match.groups()
        self.is_picture = kind == "image"
        self.is_cut = False
        self.left, self.top, self.width, self.height = (int(n) / 1000 for n in numbers)

    right = property(lambda self: self.left + self.width)
    bottom = property(lambda self: self.top + self.height)

    def clip(self, window):
        """Nothing is seen of it beyond the window."""
        left, top = max(self.left, window[0]), max(self.top, window[1])
        right, bottom = min(self.right, window[2]), min(self.bottom, window[3])
        self.is_cut = (left, top, right, bottom) != (self.left, self.top, self.right,
                                                     self.bottom)
        self.left, self.top = left, top
        self.width, self.height = right - left, bottom - top

    def holds(self, text):
        return (self.left <= text.left + 1 and text.left < self.right
                and self.top < text.y <= self.bottom)


class Stroke:
    """What a line covers."""

    def __init__(self, match):
        self.owner, *numbers, self.colour, width, rest = match.groups()
        self.left, self.top, self.right, self.bottom = (int(n) / 1000 for n in numbers)
        self.width, self.is_round = int(width) / 1000, "round-joined" in rest


class Page:
    def __init__(self, match):
        number, self.label, *numbers = match.groups()
        self.number = int(number)
        self.width, self.height, self.bleed = (int(n) / 1000 for n in numbers)
        self.texts, self.rects, self.strokes, self.lines = [], [], [], 0
        self.has_drawing = False
        self.window = None  # the clip that is open
        self.is_filled = False  # by a picture
        self.section = 0  # of the operation read last

    def content(self):
        return [text for text in self.texts if text.element is not None]

    def beside(self, kind):
        """Texts of that kind beside the content: header, footer."""
        return [text for text in self.texts if text.kind == kind]

    def is_odd(self):
        return self.number % 2 == 1


class Element:
    def __init__(self, match, parent):
        _, self.kind, number, self.lang, section, _, _, actual = match.groups()
        self.parent, self.actual = parent, unescape(actual or "")
        self.section = int(section) if section else parent.section if parent else 0
        self.number = (self.section, int(number))
        self.kids, self.texts = [], []  # texts: (page, Text)
        self.below = self.shown = None

    def walk(self):
        """The element and all below it, in reading order."""
        if self.below is None:
            self.below = [self]
            for kid in self.kids:
                self.below += kid.walk()
        return self.below

    def all_texts(self):
        """Those of links within it too, in the order of the page."""
        if self.shown is None:
            pairs = [pair for element in self.walk() for pair in element.texts]
            self.shown = sorted(pairs, key=lambda pair: pair[1].order)
        return self.shown

    def words(self):
        """Without the hyphens of divided words."""
        return "".join(text.words.removesuffix("\u2010") for _, text in self.all_texts())


class Dump:
    def __init__(self, name, text):
        self.name, self.pages, self.elements = name, [], {}
        self.links = []  # (page, page it leads to, words)
        self.bookmarks = []  # (language, words, page)
        self.root = None
        pages, _, rest = text.partition("\nstructure\n")
        structure, _, places = rest.partition("\nlinks\n")
        for line in pages.splitlines():
            self.add_line(line)
        stack = []
        for line in structure.splitlines():
            element = ELEMENT.match(line)
            if element:
                depth = len(element.group(1)) // 2
                del stack[depth - 1:]
                stack.append(self.add_element(element, stack[-1] if stack else None))
        for line in places.splitlines():
            self.add_place(line)
        self.bind()

    def add_line(self, line):
        if line.startswith("  "):
            self.add_operation(self.pages[-1], line)
        elif line.startswith("page "):
            self.pages.append(Page(PAGE.match(line)))

    def add_element(self, match, parent):
        element = Element(match, parent)
        self.elements[element.number] = element
        if parent is None:
            self.root = element
        else:
            parent.kids.append(element)
        return element

    def add_place(self, line):
        link, bookmark = LINK.match(line), BOOKMARK.match(line)
        if link:
            page, target, words = link.groups()
            self.links.append((int(page), int(target), words))
        elif bookmark:
            _, lang, words, page, _ = bookmark.groups()
            self.bookmarks.append((lang, unescape(words), int(page)))

    @staticmethod
    def add_operation(page, line):
        kind = line.split(None, 1)[0]
        if kind == "section":
            page.section = int(SECTION.match(line).group(1))
            return
        page.lines += 1
        if kind == "text":
            page.texts.append(Text(TEXT.match(line), page.section))
        elif kind in ("rect", "image"):
            page.rects.append(Rect(RECT.match(line)))
            if page.window is not None:
                page.rects[-1].clip(page.window)
        elif kind == "stroke":
            page.strokes.append(Stroke(STROKE.match(line)))
        elif kind == "clip":
            window = page.window = [int(n) / 1000 for n in CLIP.match(line).groups()]
            page.is_filled |= window[0] < 0 and window[3] > page.height
        elif kind == "unclip":
            page.window = None
        elif kind == "drawing":
            page.has_drawing = True

    def bind(self):
        order = 0
        for page in self.pages:
            for text in page.content():
                text.order = order = order + 1
                self.elements[text.element].texts.append((page, text))

    def parts(self):
        return self.root.kids

    def inner_pages(self):
        """All but the covers."""
        return self.pages[1:-1]


def unescape(words):
    if "\\" in words:
        words = re.sub(r"\\u([0-9A-F]{4})", lambda match: chr(int(match.group(1), 16)), words)
        words = re.sub(r"\\(.)", r"\1", words)
    return words.replace("\u237d", "\u00a0")
