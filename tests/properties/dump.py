"""Reads what `brochure build --dump pages` prints: pages of texts and rectangles in
points, and the tree of elements with the text of each."""
import re

BASELINE = 13
TEXT = re.compile(r'  text (\S+) (-?\d+),(-?\d+) \+(-?\d+) \S+ "((?:[^"\\]|\\.)*)" '
                  r'(\S+) ([\d.]+)\S* (\w\w)')
RECT = re.compile(r"  rect (\S+) (-?\d+),(-?\d+) (-?\d+) x (-?\d+) (\S+)")
PAGE = re.compile(r'page (\d+) "(.*)" (\d+) x (\d+) bleed (\d+)')
LINK = re.compile(r'  page (\d+) .* to page (\d+) at -?\d+ "(.*)"$')
SECTION = re.compile(r"  section (\d+)$")
ELEMENT = re.compile(r'( +)(\w+)#(\d+) (\w\w)(?: section (\d+))?( ordered)?(?: "((?:[^"\\]|\\.)*)")?'
                     r'(?: actual "((?:[^"\\]|\\.)*)")?')


class Text:
    """A line, or a part of one: left end and width of its baseline."""

    def __init__(self, match, section):
        owner, left, top, width, words, face, size, self.lang = match.groups()
        self.kind, _, number = owner.partition("#")
        # (section, number in it); None: beside the content
        self.element = (section, int(number)) if number else None
        self.left, self.y, self.width = int(left) / 1000, int(top) / 1000, int(width) / 1000
        self.words = unescape(re.sub(r"(?<!\\)\{[^}]*\}", "", words))
        self.face, self.size = face, float(size)
        self.order = 0  # among all texts of the dump

    def __repr__(self):
        return f"{self.words!r} at {self.left:.1f}, {self.y / BASELINE:.2f} lines"

    right = property(lambda self: self.left + self.width)


class Rect:
    def __init__(self, match):
        self.owner, *numbers, self.colour = match.groups()
        self.left, self.top, self.width, self.height = (int(n) / 1000 for n in numbers)

    right = property(lambda self: self.left + self.width)
    bottom = property(lambda self: self.top + self.height)

    def holds(self, text):
        return (self.left <= text.left + 1 and text.left < self.right
                and self.top < text.y <= self.bottom)


class Page:
    def __init__(self, match):
        number, self.label, *numbers = match.groups()
        self.number = int(number)
        self.width, self.height, self.bleed = (int(n) / 1000 for n in numbers)
        self.texts, self.rects, self.lines = [], [], 0
        self.section = 0  # of the operation read last

    def content(self):
        return [text for text in self.texts if text.element is not None]

    def is_odd(self):
        return self.number % 2 == 1


class Element:
    def __init__(self, match, parent):
        _, self.kind, number, self.lang, section, _, _, actual = match.groups()
        self.parent, self.actual = parent, unescape(actual or "")
        self.section = int(section) if section else parent.section if parent else 0
        self.number = (self.section, int(number))
        self.kids, self.texts = [], []  # texts: (page, Text)

    def walk(self):
        yield self
        for kid in self.kids:
            yield from kid.walk()

    def all_texts(self):
        """Those of links within it too, in the order of the page."""
        pairs = [pair for element in self.walk() for pair in element.texts]
        return sorted(pairs, key=lambda pair: pair[1].order)

    def words(self):
        """Without the hyphens of divided words."""
        return "".join(text.words.removesuffix("\u2010") for _, text in self.all_texts())


class Dump:
    def __init__(self, name, text):
        self.name, self.pages, self.elements = name, [], {}
        self.links = []  # (page, page it leads to, words)
        self.root = None
        stack, in_structure = [], False
        for line in text.splitlines():
            page, element = PAGE.match(line), ELEMENT.match(line)
            if page:
                self.pages.append(Page(page))
            elif line == "structure":
                in_structure = True
            elif line == "links":
                in_structure = False
            elif in_structure and element:
                depth = len(element.group(1)) // 2
                del stack[depth - 1:]
                stack.append(self.add_element(element, stack[-1] if stack else None))
            elif self.pages and not in_structure and line:
                self.add_operation(self.pages[-1], line)
                self.add_place(line)
        self.bind()

    def add_element(self, match, parent):
        element = Element(match, parent)
        self.elements[element.number] = element
        if parent is None:
            self.root = element
        else:
            parent.kids.append(element)
        return element

    def add_place(self, line):
        link = LINK.match(line)
        if link:
            page, target, words = link.groups()
            self.links.append((int(page), int(target), words))

    @staticmethod
    def add_operation(page, line):
        section = SECTION.match(line)
        if section:
            page.section = int(section.group(1))
            return
        page.lines += 1
        text, rect = TEXT.match(line), RECT.match(line)
        if text:
            page.texts.append(Text(text, page.section))
        elif rect:
            page.rects.append(Rect(rect))

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
    words = re.sub(r"\\u([0-9A-F]{4})", lambda match: chr(int(match.group(1), 16)), words)
    return re.sub(r"\\(.)", r"\1", words).replace("\u237d", "\u00a0")
