"""Reading the structure of a finished PDF: its elements in reading order, the way from them
to pages, annotations and bookmarks; and what the checks of it share."""
import copy
import re

import harness

REFERENCE = re.compile(r"\d+ \d+ R")

BUILT = {}


def files(bench):
    """(name, Pdf) of each edition, built once."""
    for name, source, arguments in harness.editions():
        if name not in BUILT:
            BUILT[name] = harness.Pdf(bench.build(source, bench.folder(name), "-e", "council",
                                                   *arguments))
            BUILT[name].streams = BUILT[name].contents()
            BUILT[name].dump = bench.dump(source, *arguments)
        yield name, BUILT[name]


def is_reference(value):
    return isinstance(value, str) and REFERENCE.fullmatch(value) is not None


def kids_of(pdf, element):
    kids = pdf.find(element.get("/K", []))
    return kids if isinstance(kids, list) else [kids]


def elements(pdf):
    """(reference, dictionary) of every structure element, parents first, in reading order."""
    root = pdf.find(pdf.catalog["/StructTreeRoot"])
    waiting = [root["/K"]] if is_reference(root["/K"]) else list(root["/K"])
    while waiting:
        reference = waiting.pop()
        element = pdf.find(reference)
        yield reference, element
        waiting += [kid for kid in reversed(kids_of(pdf, element))
                    if is_reference(kid) and "/S" in pdf.find(kid)]


def marked_kids(pdf, element):
    """(page, MCID) of each piece of content right below an element."""
    for kid in kids_of(pdf, element):
        if isinstance(kid, int):
            yield element["/Pg"], kid
        elif isinstance(kid, dict) and kid.get("/Type") == "/MCR":
            yield kid.get("/Pg", element.get("/Pg")), kid["/MCID"]


def numbers(pdf, node):
    """The entries of a number tree."""
    node = pdf.find(node)
    pairs = pdf.find(node.get("/Nums", []))
    yield from zip(pairs[::2], pairs[1::2])
    for kid in pdf.find(node.get("/Kids", [])):
        yield from numbers(pdf, kid)


def parent_tree(pdf):
    """{key: element of an annotation, or row of those of a page}."""
    return dict(numbers(pdf, pdf.find(pdf.catalog["/StructTreeRoot"])["/ParentTree"]))


def page_references(pdf):
    waiting, pages = [pdf.catalog["/Pages"]], []
    while waiting:
        reference = waiting.pop(0)
        node = pdf.find(reference)
        if node["/Type"] == "/Pages":
            waiting = list(node["/Kids"]) + waiting
        else:
            pages.append(reference)
    return pages


def part_of(pdf, element):
    while element.get("/S") != "/Part":
        element = pdf.find(element["/P"])
    return harness.text(element["/Lang"])


def pages_of(pdf, element):
    """The pages on which an element has content."""
    yield from (page for page, _ in marked_kids(pdf, element))
    for kid in pdf.kids(element):
        yield from pages_of(pdf, kid)


def words_of(value):
    """Letters and digits: a bookmark has no soft hyphens and one kind of blank."""
    return re.sub(r"[\W_]+", "", value.replace("\u00ad", "")).lower()


def link_target(pdf, note):
    action = pdf.find(note.get("/A", {}))
    if action.get("/S") == "/URI":
        return harness.text(action["/URI"])
    return str(note.get("/Dest", action.get("/D")))


def leads_outside(pdf, note):
    return pdf.find(note.get("/A", {})).get("/S") == "/URI"


def links(pdf):
    """(language, annotation) of each link, by way of the parent tree."""
    parents = parent_tree(pdf)
    for note in pdf.annotations():
        if note["/Subtype"] == "/Link":
            element = pdf.find(parents[note["/StructParent"]])
            assert element["/S"] == "/Link", element
            yield part_of(pdf, element), note


def outline_items(pdf, item=None):
    item = item or pdf.find(pdf.catalog["/Outlines"]).get("/First")
    while item is not None:
        entry = pdf.find(item)
        yield entry
        if "/First" in entry:
            yield from outline_items(pdf, entry["/First"])
        item = entry.get("/Next")


def each(bench, check):
    for name, pdf in files(bench):
        try:
            check(pdf)
        except AssertionError as fault:
            raise AssertionError(f"{name}: {fault}") from None


def must_bite(check, pdf, damage):
    """A copy with one damage must be reported; the copy itself must not be at fault."""
    broken = copy.deepcopy(pdf)
    check(broken)
    damage(broken)
    broken.catalog = broken.find(broken.trailer["/Root"])
    try:
        check(broken)
    except AssertionError:
        return
    raise AssertionError(f"{check.__name__} did not see {damage.__name__}")


def first(pdf, kind, number=0):
    return [element for _, element in elements(pdf) if element["/S"] == kind][number]
