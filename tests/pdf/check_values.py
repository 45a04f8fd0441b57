#!/usr/bin/env python3
"""Every figure of the YAML once in the Part of each language, in the form of that language;
sums and means reckoned once more.

poppler reads the structure tree, qpdf what is said in place of content. The YAML is read
without types, so that a figure is what was typed."""
import re
from decimal import ROUND_HALF_UP, Decimal

import yaml

import harness

CASES = ["table", "table-a5-bg", "table-break", "table-en-first", "table-facing",
         "table-groups", "warnings-table", "indicators", "budget", "budget-bg",
         "budget-facing-a5", "budget-parts", "key-figures"]
EXAMPLE = [[], ["--lang", "en"], ["--bilingual", "facing", "--page", "A5"],
           ["--bilingual", "sequential"]]
WORDS = {"none": {"bg": "няма", "en": "none"},
         "unknown": {"bg": "няма данни", "en": "no data"},
         "x": {"bg": "не се прилага", "en": "not applicable"}}
BOUNDS = {"under": ("под", "under"), "over": ("над", "over"),
          "at-least": ("поне", "at least"), "at-most": ("до", "up to")}
SUMMED = ("integer", "decimal", "money")
FIGURES = SUMMED + ("percent",)


# ---- the tree ------------------------------------------------------------------------

class Node:
    def __init__(self, kind):
        self.kind, self.parts, self.said = kind, [], None

    def kids(self):
        return [part for part in self.parts if isinstance(part, Node)]

    def text(self):
        """What a reader says."""
        return self.said if self.said is not None else "".join(
            part.text() if isinstance(part, Node) else part for part in self.parts)

    def find(self, kind):
        for kid in self.kids():
            if kid.kind == kind:
                yield kid
            yield from kid.find(kind)


def add_said(pdf, node, element):
    kids = pdf.kids(element)
    assert len(kids) == len(node.kids()), f"{node.kind}: {len(kids)} children"
    if "/ActualText" in element:
        node.said = harness.text(element["/ActualText"])
        assert not kids, f"“{node.said}” hides what stands below {node.kind}"
    for kid, below in zip(node.kids(), kids):
        add_said(pdf, kid, below)


def tree(path):
    """The structure tree with its texts, as poppler prints it, indented."""
    out = harness.tool("pdfinfo", "-enc", "UTF-8", "-struct-text", harness.for_reading(path))
    root = Node("Root")
    open_nodes = [(-1, root)]
    for line in out.splitlines():
        found = re.match(r'( *)(?:"(.*)"$|([A-Z]\w*)\b(?! \d))', line)
        if not found:
            continue
        while open_nodes[-1][0] >= len(found[1]):
            open_nodes.pop()
        if found[3] is None:
            open_nodes[-1][1].parts.append(found[2])
        else:
            node = Node(found[3])
            open_nodes[-1][1].parts.append(node)
            open_nodes.append((len(found[1]), node))
    pdf = harness.Pdf(path)
    add_said(pdf, root, pdf.find(pdf.catalog["/StructTreeRoot"]))
    return root


# ---- figures -------------------------------------------------------------------------

def number(value, language, sign=False):
    """A number as a language writes it: its digits as they were typed. Bulgarian groups four
    digits only beside longer numbers; here it never does (see `same`)."""
    value = str(value)
    minus = value.startswith("-")
    whole, _, part = value.lstrip("-").partition(".")
    gap = "," if language == "en" else "\xa0" if len(whole) > 4 else ""
    groups = re.sub(r"(?<=\d)(?=(?:\d{3})+$)", gap, whole)
    mark = ("," if language == "bg" else ".") if part else ""
    plus = "+" if sign and not minus and value.strip("0.") else ""
    return ("−" if minus else plus) + groups + mark + part


def amount(value, language, sign=False):
    """A value of a cell; None: not given."""
    if value is None:
        return ""
    if not isinstance(value, dict):
        return WORDS[value][language] if value in WORDS else number(value, language, sign)
    if "value" in value:
        return amount(value["value"], language, sign)
    for name, words in BOUNDS.items():
        if name in value:
            return f"{words[language == 'en']}\xa0{number(value[name], language)}"
    dash = "\xa0–\xa0" if language == "bg" else "–"
    return dash.join(number(value[end], language) for end in ("from", "to"))


def same(said, text, language):
    """Whether that is said: in Bulgarian, perhaps with a gap in four digits."""
    if language == "bg":
        said = re.sub(r"(?<!\d)(?<!\d\xa0)(\d)\xa0(\d{3})(?!\d|\xa0\d)", r"\1\2", said)
    return said == text


def plain(value):
    return value["value"] if isinstance(value, dict) and "value" in value else value


def is_number(value):
    return re.fullmatch(r"-?\d+(\.\d+)?", str(plain(value))) is not None


def shown(value, typed, printed):
    """A number counted in `typed` where `printed` is what a printed one means."""
    if isinstance(value, dict):
        return {key: shown(part, typed, printed) for key, part in value.items()}
    if int(printed) <= int(typed) or not is_number(value):
        return value
    exact = Decimal(plain(value)) * int(typed) / int(printed)
    return str(exact.quantize(Decimal(1), ROUND_HALF_UP))


def padded(value, decimals):
    if decimals is None or not is_number(value):
        return value
    return str(Decimal(plain(value)).quantize(Decimal(1).scaleb(-int(decimals))))


# ---- tables --------------------------------------------------------------------------

def cell_text(table, column, value, language):
    """What a cell must say; None: anything."""
    if column.get("type") not in FIGURES or "share-of" in column:
        return None
    scale = column.get("scale", table.get("scale", "1"))
    value = shown(value, scale, table.get("print", scale))
    return amount(padded(value, column.get("decimals")), language, column.get("sign") == "true")


def row_values(table, row):
    """Typed and summed values by column."""
    values = {column["id"]: row.get(column["id"]) for column in table["columns"]}
    for column in table["columns"]:
        parts = [values.get(name) for name in column.get("sum", [])]
        if parts and values[column["id"]] is None:
            numbers = [Decimal(plain(part)) for part in parts if is_number(part)]
            values[column["id"]] = str(sum(numbers))
    return values


def total_value(table, rows, column, how):
    numbers = [row[column["id"]] for row in rows]
    if isinstance(how, str) and how.startswith("mean of "):
        pairs = [(Decimal(plain(value)), Decimal(plain(row[how[8:]])))
                 for value, row in zip(numbers, rows)
                 if is_number(value) and is_number(row[how[8:]])]
        places = max(-value.as_tuple().exponent for value, _ in pairs)
        places = int(column.get("decimals", places))
        mean = sum(v * w for v, w in pairs) / sum(w for _, w in pairs)
        return str(mean.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP))
    if how not in (None, "sum"):
        return how
    if column.get("type") not in SUMMED:
        return None
    return str(sum(Decimal(plain(value)) for value in numbers if is_number(value)))


def total_row(table, rows, total):
    given = total if isinstance(total, dict) else {}
    return {column["id"]: total_value(table, rows, column, given.get(column["id"]))
            for column in table["columns"]}


def table_rows(table):
    """(values, is a total) of each row, as it is printed."""
    everything = []
    for group in table.get("groups", [table]):
        rows = [row_values(table, row) for row in group["rows"]]
        everything += rows
        yield from ((row, False) for row in rows)
        if "subtotal" in group:
            yield total_row(table, rows, group["subtotal"]), True
    if "total" in table:
        yield total_row(table, everything, table["total"]), True


def check_table(section, sect, language):
    label = next(column["id"] for column in section["columns"]
                 if column.get("type", "text") == "text")
    columns = [column for column in section["columns"] if column["id"] != label]
    table = next(sect.find("Table"))
    lines = [line for part in table.kids() if part.kind in ("TBody", "TFoot")
             for line in part.kids() if any(cell.kind == "TD" for cell in line.kids())]
    wanted = list(table_rows(section))
    # Totals stand in a foot of their own, those of groups where they are.
    assert len(lines) == len(wanted), f"{len(lines)} rows, not {len(wanted)}"
    for line, (values, _) in zip(lines, wanted):
        cells = [cell for cell in line.kids() if cell.kind == "TD"]
        for cell, column in zip(cells, columns):
            text = cell_text(section, column, values[column["id"]], language)
            said = (cell.kids()[0] if has_note(cell) else cell).text()
            assert text is None or same(said, text, language), \
                f"{language}: {column['id']}: “{said}”, not “{text}”"


def has_note(cell):
    return len(cell.kids()) == 2 and cell.kids()[1].kind == "Span"


# ---- other kinds ---------------------------------------------------------------------

def all_items(section):
    return [item for group in section.get("groups", [section]) for item in group["items"]]


def check_indicators(section, sect, language):
    """Each row says base, milestones, latest and target in this order."""
    lines = [line for line in next(sect.find("Table")).find("TR")
             if any(cell.kind == "TD" for cell in line.kids())]
    items = all_items(section)
    assert len(lines) == len(items), f"{len(lines)} rows, not {len(items)}"
    for line, item in zip(lines, items):
        points = [item.get("baseline"), *item.get("milestones", []), item.get("latest"),
                  item.get("target")]
        values = [amount(point["value"], language) for point in points
                  if point and is_number(point.get("value"))]
        said = [re.sub(r"\s*\(?\d{4}\)?$", "", cell.text()) if len(cell.text()) > 6
                else cell.text() for cell in line.kids() if cell.kind == "TD"]
        at = 0
        for value in values:
            while at < len(said) and not same(said[at], value, language):
                at += 1
            assert at < len(said), f"{language}: “{value}” is not in {said}"
            at += 1


def budget_rows(rows):
    for row in rows:
        yield row
        yield from budget_rows(row.get("of-which", []))


def check_budget(section, sect, language):
    """Every amount once in the row that has it, in the main table; its sum in the total."""
    scale = section.get("scale", "1")
    prints = section.get("print", scale)
    rows = list(budget_rows(section.get("rows", [])))
    if "amounts" not in (rows[0] if rows else {}):
        rows = [dict(row, amounts={"only": row["amount"]}) for row in rows]
    tables = [list(table.find("TR")) for table in sect.find("Table")]
    main = [lines for lines in tables if sum(
        any(cell.kind == "TD" for cell in line.kids()) for line in lines) >= len(rows) > 0
        and any(line.kids()[0].kind == "TH" and len(line.kids()) > 1
                and line.kids()[1].kind == "TD" for line in lines)]
    if not rows or "table" not in section.get("show", ["table"]) or not main:
        return
    lines = [line for line in main[0] if any(cell.kind == "TD" for cell in line.kids())]
    for line, row in zip(lines, rows):
        said = [cell.text() for cell in line.kids() if cell.kind == "TD"]
        for value in row["amounts"].values():
            text = amount(shown(value, scale, prints), language)
            times = sum(same(cell, text, language) for cell in said)
            assert times >= list(row["amounts"].values()).count(value), \
                f"{language}: “{text}” is not in {said}"


def check_key_figures(section, sect, language):
    text = sect.text()
    for item in section["items"]:
        value = plain(item["value"])
        short = number(value, language)
        if is_number(value) and Decimal(value) < 10000:
            assert len(re.findall(rf"(?<![\d.,]){re.escape(short)}(?![\d]|[.,]\d)", text)) >= 1, \
                f"{language}: “{short}” is not said"


CHECKS = {"table": check_table, "indicators": check_indicators, "budget": check_budget,
          "key-figures": check_key_figures}


def check(path, source, arguments):
    with open(source, encoding="utf-8") as file:
        content = yaml.load(file, Loader=yaml.BaseLoader)
    languages = content["document"]["languages"]
    if "--lang" in arguments:
        languages = [arguments[arguments.index("--lang") + 1]]
    parts = list(tree(path).find("Part"))
    assert len(parts) == len(languages), f"{len(parts)} parts"
    checked = 0
    for language, part in zip(languages, parts):
        sects = list(part.find("Sect"))
        for section in content["sections"]:
            heading = section.get("heading", {})
            words = heading if isinstance(heading, str) else heading.get(language)
            if section["kind"] not in CHECKS or words is None:
                continue
            found = [sect for sect in sects if sect.kids()[0].kind in ("H1", "H2")
                     and sect.kids()[0].text().replace("\xa0", " ") == words]
            assert found, f"{language}: no section “{words}”"
            CHECKS[section["kind"]](section, found[0], language)
            sects = sects[sects.index(found[0]) + 1:]
            checked += 1
    return checked


def sources(*more):
    for arguments in EXAMPLE:
        yield "content/primerna.yaml", arguments
    for case in CASES + list(more):
        path = f"tests/golden/{case}"
        yield f"{path}/input.yaml", dict(harness.golden_pages()).get(f"{path}/input.yaml", [])


def test_each_part_says_every_figure_in_its_form(bench):
    checked = 0
    for at, (source, arguments) in enumerate(sources()):
        pdf = bench.build(source, bench.folder(f"values{at}"), "-e", "council", *arguments)
        try:
            checked += check(pdf, source, arguments)
        except AssertionError as fault:
            raise AssertionError(f"{source} {' '.join(arguments)}: {fault}") from None
    assert checked > 60, f"only {checked} sections"


def test_the_check_itself_sees_a_wrong_figure(bench):
    """Another figure in the YAML than in the file, in each kind."""
    source = "content/primerna.yaml"
    pdf = bench.build(source, bench.folder("wrong"), "-e", "council")
    with open(source, encoding="utf-8") as file:
        text = file.read()
    for right, wrong in (("p23: 652", "p23: 653"), ("value: 51.5", "value: 51.50"),
                         ("eu: 5200", "eu: 5201"), ("doctor: 24,", "doctor: 24.0,")):
        assert text.count(right) == 1, right
        copy = bench.folder("wrong") + "/wrong.yaml"
        with open(copy, "w", encoding="utf-8") as file:
            file.write(text.replace(right, wrong))
        try:
            check(pdf, copy, [])
        except AssertionError:
            continue
        raise AssertionError(f"“{wrong}” was not seen")


# ---- words ---------------------------------------------------------------------------

def glued(node):
    """Pieces of an element that are read as one word though each is one of its own. A word
    that is divided has a soft hyphen between its parts, and a link may stand in a word."""
    if node.said is not None or node.kind == "Figure":
        return  # other words are read in their place
    said = [(part.text() if isinstance(part, Node) else part,
             isinstance(part, Node) and part.kind != "Span") for part in node.parts]
    for (left, apart), (right, also_apart) in zip(said, said[1:]):
        if not apart and not also_apart and re.search(r"[\w%)]$", left) \
                and re.match(r"[\w%(+−]", right):
            yield f"“{left[-20:]}” “{right[:20]}”"
    for kid in node.kids():
        yield from glued(kid)


def test_pieces_of_an_element_do_not_run_together(bench):
    """A mark of a note, a unit, a distance behind its words (ISO 32000-1, 14.8.2.5)."""
    faults = []
    cases = sources("map", "measures", "changes-places", "chart-bars", "timeline")
    for at, (source, arguments) in enumerate(cases):
        pdf = bench.build(source, bench.folder(f"words{at}"), "-e", "council", *arguments)
        found = list(glued(tree(pdf)))
        faults += [f"{source} {' '.join(arguments)}: {found[:5]}"] if found else []
    assert not faults, "\n".join(faults)


if __name__ == "__main__":
    harness.main(globals())
