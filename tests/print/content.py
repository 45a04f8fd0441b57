"""Reads content streams: which colours, fonts and overprint settings each page really
uses, whatever its resources list."""
import functools
import re
import struct

TOKEN = re.compile(
    rb"[\0\t\n\f\r ]*(?:%[^\r\n]*|$"
    rb"|(?P<number>[+-]?(?:\d+\.?\d*|\.\d+))(?=[\0\t\n\f\r ()<>\[\]{}/%]|$)"
    rb"|(?P<name>/[^\0\t\n\f\r ()<>\[\]{}/%]*)"
    rb"|(?P<hex><[0-9A-Fa-f\0\t\n\f\r ]*>)|(?P<mark><<|>>|\[|\]|\{|\})"
    rb"|(?P<string>\()|(?P<word>[^\0\t\n\f\r ()<>\[\]{}/%]+))")
ESCAPES = {ord("n"): 10, ord("r"): 13, ord("t"): 9, ord("b"): 8, ord("f"): 12}


def read_string(data, at):
    """The bytes of a string whose ( lies before `at`, and where it ends."""
    out, depth = bytearray(), 1
    while at < len(data):
        byte = data[at]
        at += 1
        if byte == 0x5C:
            match = re.compile(rb"[0-7]{1,3}").match(data, at)
            if match:
                out.append(int(match.group(), 8) & 255)
                at = match.end()
            elif data[at:at + 2] == b"\r\n":
                at += 2
            else:
                if data[at] not in (10, 13):
                    out.append(ESCAPES.get(data[at], data[at]))
                at += 1
            continue
        depth += (byte == 0x28) - (byte == 0x29)
        if depth == 0:
            break
        out.append(byte)
    return bytes(out), at


@functools.lru_cache(maxsize=256)
def operators(data):
    """(operator, operands) of a stream; names are str, strings bytes, numbers float. Files
    that are broken in one place have the other streams in common: each is read once."""
    return tuple(read_operators(data))


def read_operators(data):
    at, stack = 0, []
    while at < len(data):
        match = TOKEN.match(data, at)
        if match is None:
            at += 1
            continue
        at, kind = match.end(), match.lastgroup
        if kind is None:
            continue
        value = match.group(kind)
        if kind == "number":
            stack.append(float(value))
        elif kind == "name":
            name = re.sub(rb"#([0-9A-Fa-f]{2})",
                          lambda code: bytes([int(code.group(1), 16)]), value)
            stack.append(name.decode("latin-1"))
        elif kind == "hex":
            digits = re.sub(rb"[^0-9A-Fa-f]", b"", value)
            stack.append(bytes.fromhex((digits + b"0" * (len(digits) % 2)).decode()))
        elif kind == "string":
            value, at = read_string(data, at)
            stack.append(value)
        elif kind == "word" and value == b"BI":
            end = re.compile(rb"\sEI(?=\s|$)").search(data, at)
            yield "BI", [data[at:end.start() if end else len(data)]]
            at, stack = end.end() if end else len(data), []
        elif kind == "word" and value not in (b"true", b"false", b"null"):
            yield value.decode("latin-1"), stack
            stack = []


def times(a, b):
    return [a[0] * b[0] + a[1] * b[2], a[0] * b[1] + a[1] * b[3],
            a[2] * b[0] + a[3] * b[2], a[2] * b[1] + a[3] * b[3],
            a[4] * b[0] + a[5] * b[2] + b[4], a[4] * b[1] + a[5] * b[3] + b[5]]


class State:
    """What q saves."""

    def __init__(self):
        self.matrix = [1, 0, 0, 1, 0, 0]
        self.space, self.colour = "DeviceGray", [0]  # of fills
        self.overprint, self.mode = False, 0
        self.font, self.size = None, 0

    def copy(self):
        other = State()
        other.__dict__.update(self.__dict__)
        return other


class Facts:
    """What a page does."""

    def __init__(self):
        self.spaces = set()
        self.font_faults = set()
        self.colourful_text = set()  # sizes under 12 pt, and where on the page
        self.white_overprints = False
        self.icc_overprints = False
        self.black_knocks_out = False
        self.registration = []  # boxes in the space of the page


class Walker:
    """Facts of the pages of a pdfx.File."""

    def __init__(self, file):
        self.file = file
        self.known = {}
        self.fonts = {}
        self.separations = {}

    def page(self, page):
        key = str(page.get("/Contents")) + str(page.get("/Parent"))
        if key not in self.known:
            contents = self.file.find(page.get("/Contents"))
            parts = contents if isinstance(contents, list) else [page.get("/Contents")]
            data = b"\n".join(self.file.data(part) for part in parts)
            facts = Facts()
            Run(self, facts).run(data, self.file.dict(page.get("/Resources")), State(), 0)
            self.known[key] = facts
        return self.known[key]

    def family(self, space, resources):
        """"DeviceCMYK", "ICC4", "Separation All", …"""
        space = self.file.find(space)
        if isinstance(space, str):
            spaces = self.file.dict(resources.get("/ColorSpace"))
            if space in spaces:
                return self.family(spaces[space], {})
            short = {"/G": "DeviceGray", "/RGB": "DeviceRGB", "/CMYK": "DeviceCMYK"}
            return short.get(space, space[1:])
        if not isinstance(space, list) or not space:
            return "unknown"
        kind = self.file.find(space[0])[1:]
        if kind == "ICCBased":
            return f"ICC{self.file.dict(space[1]).get('/N')}"
        if kind in ("Indexed", "Pattern"):
            return self.family(space[1], resources) if len(space) > 1 else "Pattern"
        if kind == "Separation":
            name = self.file.find(space[1])[1:]
            tint = repr((self.resolve(space[2]), self.resolve(space[3])))
            self.separations.setdefault(name, set()).add(tint)
            alternate = self.family(space[2], resources)
            bad = alternate in ("DeviceRGB", "CalRGB", "Lab", "ICC3")
            return alternate + " behind " + name if bad else "Separation " + name
        if kind == "DeviceN":
            return "DeviceN " + " ".join(self.file.list(space[1]))
        return kind

    def resolve(self, value):
        value = self.file.find(value)
        return getattr(value, "dict", value), getattr(value, "data", b"")

    # ---- fonts -------------------------------------------------------------------------

    def font(self, reference):
        key = str(reference)
        if key not in self.fonts:
            self.fonts[key] = Font(self.file, self.file.dict(reference))
        return self.fonts[key]


class Font:
    """A font, as far as embedding, widths and missing glyphs need it."""

    def __init__(self, file, entry):
        self.name = entry.get("/BaseFont", "a font")[1:]
        self.composite = entry.get("/Subtype") == "/Type0"
        self.faults = []
        self.map, self.widths, self.program = None, {}, b""
        self.told = set()
        if entry.get("/Subtype") == "/Type3":
            return
        inner = entry
        self.ranges = [(2, 0, 0xFFFF, 0)]
        encoding = file.find(entry.get("/Encoding"))
        if self.composite and hasattr(encoding, "data"):
            self.read_codes(encoding.data)
        if self.composite:
            inner = file.dict((file.list(entry.get("/DescendantFonts")) or [{}])[0])
        descriptor = file.dict(inner.get("/FontDescriptor"))
        found = [key for key in ("/FontFile", "/FontFile2", "/FontFile3")
                 if key in descriptor]
        if not found:
            self.faults.append("is not embedded")
            return
        self.program = file.data(descriptor[found[0]])
        if not self.program:
            self.faults.append("is embedded without data")
        elif self.composite and found[0] == "/FontFile2":
            self.read_composite(file, inner)

    def read_codes(self, cmap):
        """Codes to CIDs: (bytes, first code, last code, first CID)."""
        self.ranges = [(len(low) // 2, int(low, 16), int(high, 16), int(cid))
                       for low, high, cid in re.findall(
                           rb"<([0-9A-F]+)><([0-9A-F]+)>\s*(\d+)", cmap)]

    def cids(self, string):
        at = 0
        while at < len(string):
            for size, low, high, cid in self.ranges:
                code = int.from_bytes(string[at:at + size], "big")
                if low <= code <= high and at + size <= len(string):
                    yield cid + code - low
                    break
            else:
                yield 0
                size = 1
            at += size

    def read_composite(self, file, inner):
        mapping = file.find(inner.get("/CIDToGIDMap", "/Identity"))
        self.map = None if isinstance(mapping, str) else mapping.data
        self.default = inner.get("/DW", 1000)
        entries = file.list(inner.get("/W", []))
        while entries:
            first, second = entries[0], file.find(entries[1])
            if isinstance(second, list):
                self.widths.update(enumerate(second, int(first)))
                entries = entries[2:]
            else:
                self.widths.update(dict.fromkeys(range(int(first), int(second) + 1),
                                                 entries[2]))
                entries = entries[3:]
        tables = {}
        for i in range(struct.unpack(">H", self.program[4:6])[0]):
            tag, _, at, size = struct.unpack(">4sIII",
                                             self.program[12 + 16 * i:28 + 16 * i])
            tables[tag] = self.program[at:at + size]
        self.em = struct.unpack(">H", tables[b"head"][18:20])[0]
        self.metrics = struct.unpack(">H", tables[b"hhea"][34:36])[0]
        self.hmtx = tables[b"hmtx"]

    def glyph(self, code):
        if self.map is None:
            return code
        pair = self.map[2 * code:2 * code + 2]
        return struct.unpack(">H", pair)[0] if len(pair) == 2 else 0

    def show(self, string):
        """Faults of the codes shown; each code once."""
        if not self.composite or not self.program or not hasattr(self, "em"):
            return []
        faults = []
        for code in self.cids(string):
            if code in self.told:
                continue
            self.told.add(code)
            glyph = self.glyph(code)
            if glyph == 0:
                faults.append("shows .notdef")
            at = 4 * min(glyph, self.metrics - 1)
            width = struct.unpack(">H", self.hmtx[at:at + 2])[0] * 1000 / self.em
            if abs(width - self.widths.get(code, self.default)) > 1:
                faults.append("states another width than the font program")
        return faults


class Run:
    """One pass over a content stream and the forms in it."""

    def __init__(self, walker, facts):
        self.walker, self.file, self.facts = walker, walker.file, facts

    def run(self, data, resources, state, depth):
        saved, self.path, text_scale, line = [], [], 1, [1, 0, 0, 1, 0, 0]
        for name, operands in operators(data):
            if name == "q":
                saved.append(state.copy())
            elif name == "Q" and saved:
                state = saved.pop()
            elif name == "cm" and len(operands) == 6:
                state.matrix = times(operands, state.matrix)
            elif name == "gs":
                self.graphics(state, resources, operands)
            elif name in COLOURS:
                space, fill = COLOURS[name]
                self.facts.spaces.add(space)
                if fill:
                    state.space, state.colour = space, operands
            elif name in ("cs", "CS") and operands:
                space = self.walker.family(operands[-1], resources)
                self.facts.spaces.add(space)
                if name == "cs":
                    state.space, state.colour = space, []
            elif name in ("sc", "scn", "SC", "SCN"):
                self.pattern(resources, operands)
                if name.islower():
                    state.colour = operands
            elif name == "Tf" and len(operands) == 2:
                fonts = self.file.dict(resources.get("/Font"))
                state.font = self.walker.font(fonts.get(operands[0]))
                state.size = operands[1]
            elif name == "Tm" and len(operands) == 6:
                text_scale, line = max(abs(operands[1]), abs(operands[3])), operands
            elif name == "BT":
                text_scale, line = 1, [1, 0, 0, 1, 0, 0]
            elif name == "Td" and len(operands) == 2:
                line = times([1, 0, 0, 1, *operands], line)
            elif name in ("Tj", "TJ", "'", '"'):
                self.show(state, operands, text_scale, times(line, state.matrix)[4:])
            elif name == "re" and len(operands) == 4:
                x, y, width, height = operands
                self.path += [(x, y), (x + width, y + height)]
            elif name in ("m", "l", "c", "v", "y"):
                self.path += list(zip(operands[::2], operands[1::2]))
            elif name in ("f", "F", "f*", "B", "B*", "b", "b*", "s", "S", "n"):
                if name not in ("n", "s", "S"):
                    self.fill(state)
                self.path = []
            elif name == "sh" and operands:
                shadings = self.file.dict(resources.get("/Shading"))
                shading = self.file.dict(shadings.get(operands[0]))
                self.facts.spaces.add(
                    self.walker.family(shading.get("/ColorSpace"), resources))
            elif name == "Do" and operands and depth < 10:
                self.paint(state, resources, operands[0], depth)
            elif name == "BI":
                match = re.search(rb"/(?:CS|ColorSpace)\s*(/\w+)", operands[0])
                if match:
                    self.facts.spaces.add(
                        self.walker.family(match.group(1).decode(), resources))

    def pattern(self, resources, operands):
        """The colours that a gradient runs through, if it is one that is painted with."""
        if operands and isinstance(operands[-1], str):
            patterns = self.file.dict(resources.get("/Pattern"))
            pattern = self.file.dict(patterns.get(operands[-1]))
            shading = self.file.dict(pattern.get("/Shading"))
            if "/ColorSpace" in shading:
                self.facts.spaces.add(self.walker.family(shading["/ColorSpace"], resources))

    def graphics(self, state, resources, operands):
        states = self.file.dict(resources.get("/ExtGState"))
        entry = self.file.dict(states.get(operands[-1] if operands else ""))
        overprint = entry.get("/op", entry.get("/OP"))
        state.overprint = state.overprint if overprint is None else overprint
        state.mode = entry.get("/OPM", state.mode)

    def paint(self, state, resources, name, depth):
        objects = self.file.dict(resources.get("/XObject"))
        form = self.file.find(objects.get(name))
        entry = getattr(form, "dict", {})
        if entry.get("/Subtype") == "/Image":
            if "/ColorSpace" in entry:
                self.facts.spaces.add(
                    self.walker.family(entry["/ColorSpace"], resources))
        elif entry.get("/Subtype") == "/Form":
            inner = state.copy()
            inner.matrix = times(self.file.list(entry.get("/Matrix")) or
                                 [1, 0, 0, 1, 0, 0], state.matrix)
            group = self.file.dict(entry.get("/Group"))
            if "/CS" in group:
                self.facts.spaces.add(self.walker.family(group["/CS"], resources))
            path = self.path
            self.run(form.data, self.file.dict(entry.get("/Resources")) or resources,
                     inner, depth + 1)
            self.path = path

    def show(self, state, operands, text_scale, place):
        strings = operands[0] if operands and isinstance(operands[0], list) else operands
        if state.font is None:
            self.facts.font_faults.add(("text", "has no font"))
            return
        for fault in state.font.faults:
            self.facts.font_faults.add((state.font.name, fault))
        for string in strings:
            if isinstance(string, bytes):
                for fault in state.font.show(string):
                    self.facts.font_faults.add((state.font.name, fault))
        scale = max(abs(state.matrix[1]), abs(state.matrix[3]))
        self.ink(state, abs(state.size) * text_scale * scale, place)
        if state.space == "Separation All":
            self.facts.registration.append((*place, *place))

    def fill(self, state):
        self.ink(state, None, None)
        if state.space == "Separation All" and self.path:
            points = [times([1, 0, 0, 1, x, y], state.matrix)[4:] for x, y in self.path]
            self.facts.registration.append(
                (min(x for x, _ in points), min(y for _, y in points),
                 max(x for x, _ in points), max(y for _, y in points)))

    def ink(self, state, size, place):
        """`size` of text in points and where it begins, None for areas."""
        colour = state.colour
        if state.space == "ICC4" and state.overprint and state.mode == 1:
            self.facts.icc_overprints = True
        if state.space == "DeviceGray":
            colour = [0, 0, 0, 1 - colour[0]] if colour else [0, 0, 0, 1]
        elif state.space != "DeviceCMYK" or len(colour) != 4:
            if size is not None and size < 12:
                self.facts.colourful_text.add((size, *place))
            return
        white = not any(colour)
        black = not any(colour[:3]) and colour[3] > 0
        yellow = colour[2] > 0 and not (colour[0] or colour[1] or colour[3])
        if state.overprint and white:
            self.facts.white_overprints = True
        if size is not None and black and not (state.overprint and state.mode == 1):
            self.facts.black_knocks_out = True
        if size is not None and size < 12 and not (white or black or yellow):
            self.facts.colourful_text.add((size, *place))


# Operators that set a device colour: its space, and whether it is for fills.
COLOURS = {"g": ("DeviceGray", True), "G": ("DeviceGray", False),
           "rg": ("DeviceRGB", True), "RG": ("DeviceRGB", False),
           "k": ("DeviceCMYK", True), "K": ("DeviceCMYK", False)}
