#!/usr/bin/env python3
"""Beyond the validator: the structure tree, its way to the pages and back. PDF/UA asks for
most of it in words that a program cannot check alone."""
import re

import harness
import structure

HEADINGS = ["/H1", "/H2", "/H3", "/H4", "/H5", "/H6"]
MARKED = re.compile(rb"/(\w+)\s*<</MCID (\d+)>>\s*BDC")


# ---- checks: each raises AssertionError ----------------------------------------------

def check_no_empty_elements(pdf):
    """A cell without content keeps its place in the row."""
    for reference, element in structure.elements(pdf):
        cell = element["/S"] in ("/TD", "/TH")
        assert cell or structure.kids_of(pdf, element), f"empty {element['/S']} {reference}"


def check_rows(pdf):
    """All rows of a table have as many cells, and it has heads."""
    for reference, table in structure.elements(pdf):
        if table["/S"] != "/Table":
            continue
        widths, heads, waiting = set(), 0, [table]
        while waiting:
            element = waiting.pop()
            kids = [pdf.find(kid) for kid in structure.kids_of(pdf, element)
                    if isinstance(pdf.find(kid), dict) and "/S" in pdf.find(kid)]
            if element["/S"] != "/TR":
                waiting += kids
                continue
            heads += sum(kid["/S"] == "/TH" for kid in kids)
            widths.add(sum(kid.get("/A", {}).get("/ColSpan", 1) for kid in kids))
        assert len(widths) == 1 and heads, f"rows of {sorted(widths)} cells in {reference}"


def check_headings(pdf):
    level = {}
    for reference, element in structure.elements(pdf):
        if element["/S"] in HEADINGS:
            part, now = structure.part_of(pdf, element), HEADINGS.index(element["/S"]) + 1
            assert now <= level.get(part, 0) + 1, (
                f"{part}: H{now} {reference} after H{level.get(part, 0)}")
            level[part] = now
    assert level, "no headings"


def check_content_and_back(pdf):
    """Each (page, MCID) stands in one element, and the parent tree names that element."""
    owners = {}
    for reference, element in structure.elements(pdf):
        for place in structure.marked_kids(pdf, element):
            assert place not in owners, f"{place} in {owners[place]} and {reference}"
            owners[place] = reference
    parents = structure.parent_tree(pdf)
    seen = set()
    for page, stream in zip(structure.page_references(pdf), pdf.streams):
        content = pdf.find(page)
        marks = [(kind.decode(), int(mark)) for kind, mark in MARKED.findall(stream)]
        ids = [mark for _, mark in marks]
        assert len(ids) == len(set(ids)), f"an MCID twice on page {page}"
        row = pdf.find(parents[content["/StructParents"]]) if ids else []
        assert sorted(ids) == list(range(len(row))), f"page {page}: {len(row)} parents"
        for kind, mark in marks:
            seen.add((page, mark))
            assert (page, mark) in owners, f"MCID {mark} of page {page} is in no element"
            owner = owners[page, mark]
            assert row[mark] == owner, f"MCID {mark} of page {page}: {row[mark]}, not {owner}"
            assert pdf.find(owner)["/S"] == "/" + kind, f"{kind} for {owner}"
    assert seen == set(owners), f"elements without content: {sorted(set(owners) - seen)}"


def check_lists(pdf):
    """Bullets and numbers are labels, apart from what they label."""
    for reference, element in structure.elements(pdf):
        names = [pdf.find(kid)["/S"] for kid in structure.kids_of(pdf, element)
                 if structure.is_reference(kid) and "/S" in pdf.find(kid)]
        if element["/S"] == "/L":
            assert set(names) == {"/LI"}, f"L {reference} holds {names}"
        if element["/S"] == "/LI":
            numbering = pdf.find(pdf.find(element["/P"])["/A"])["/ListNumbering"]
            bare = numbering == "/None" and names == ["/LBody"]
            assert bare or names == ["/Lbl", "/LBody"], f"LI {reference} holds {names}"


def check_numbering(pdf):
    """What a list says of its labels fits the first of them."""
    labels, at = [], 0
    for at, line in enumerate(pdf.dump):
        if re.match(r" +L#\d+ ", line):
            found = [re.match(r' +Lbl#\d+ \w\w (?:(?:".*?" )?actual )?"(.*?)"', other)
                     for other in pdf.dump[at + 1:at + 4]]
            labels += ([label.group(1) for label in found if label] or [None])[:1]
    said = [pdf.find(element["/A"])["/ListNumbering"] for _, element in structure.elements(pdf)
            if element["/S"] == "/L"]
    assert len(said) == len(labels), f"{len(said)} lists, {len(labels)} labels"
    for numbering, label in zip(said, labels):
        if label is not None and re.search(r"[^\W\d]{4}.*\d", label):
            assert numbering in ("/None", "/Decimal"), f"{numbering} for “{label}”"
            continue
        wanted = ("/None" if label is None or re.search(r"[^\W\d]{4}|^[^\W\d]{2,}$", label) else
                  "/Disc" if label == "–" else "/Decimal" if re.search(r"\d", label) else
                  "/UpperRoman" if re.match(r"[IVXLC]", label) else
                  "/LowerAlpha" if label.islower() else "/UpperAlpha")
        assert numbering == wanted, f"{numbering} for “{label}”"


def check_no_bullet_in_text(pdf):
    """Nothing below LBody begins with a bullet of its own."""
    body = False
    for line in pdf.dump:
        element = re.match(r"  +(L|LI|Lbl|LBody|P|H\d|Sect|Part)#\d+ \w\w( .*)?$", line)
        if element:
            name, words = element.group(1), element.group(2) or ""
            assert not (body and re.match(r' "[–•-][ "]', words)), line
            body = name == "LBody"


def check_title_is_a_heading(pdf):
    """The first heading of each Part, as the Part itself is called."""
    root = pdf.kids(pdf.find(pdf.catalog["/StructTreeRoot"]))[0]
    titles = [structure.words_of(harness.text(part["/T"])) for part in pdf.kids(root)]
    part = -1
    for line in pdf.dump[pdf.dump.index("structure"):]:
        part += re.match(r" +Part#", line) is not None
        heading = re.match(r' +(H\d)#\d+ \w\w(?: section \d+)? "(.*?)"$', line)
        if heading and part >= 0 and titles[part] is not None:
            assert heading.group(1) == "H1" and structure.words_of(
                heading.group(2).replace("\u237d", " ")) == titles[part], line
            titles[part] = None
    assert titles == [None] * len(titles), titles


def check_labels_are_in_headings(pdf):
    """„Приоритет 1“ above a title belongs to it."""
    for before, line in zip(pdf.dump, pdf.dump[1:]):
        label = re.match(r' +P#\d+ \w\w "(Приоритет|Priority)\u237d\d+"$', before)
        assert not (label and re.match(r" +H\d#", line)), f"{before} before {line}"


def check_captions(pdf):
    """A caption stands in its figure."""
    for _, element in structure.elements(pdf):
        names = [kid["/S"] for kid in pdf.kids(element)]
        assert not ("/Figure" in names and "/Caption" in names), "a caption beside its figure"


def check_figures(pdf):
    """A figure says what it shows; its box is what is seen of it on its page."""
    for _, element in structure.elements(pdf):
        if element["/S"] != "/Figure":
            continue
        assert element.get("/Alt"), "a figure without description"
        box = pdf.find(element.get("/A", {})).get("/BBox")
        pages = set(structure.pages_of(pdf, element))
        assert (box is not None) == (len(pages) == 1), f"{box} on {len(pages)} pages"
        if box is not None:
            left, bottom, right, top = box
            _, _, width, height = pdf.find(pages.pop())["/MediaBox"]
            assert (0 <= left < right <= width and 0 <= bottom < top <= height), (
                f"a figure in {box} on a page of {width} x {height}")


# ---- tests ---------------------------------------------------------------------------

def test_figures_lie_on_their_pages(bench):
    structure.each(bench, check_figures)


def test_titles_labels_and_captions_are_where_they_belong(bench):
    structure.each(bench, check_title_is_a_heading)
    structure.each(bench, check_labels_are_in_headings)
    structure.each(bench, check_captions)


def test_no_element_is_empty(bench):
    structure.each(bench, check_no_empty_elements)


def test_rows_of_tables_are_even(bench):
    structure.each(bench, check_rows)


def test_heading_levels_never_skip(bench):
    structure.each(bench, check_headings)


def test_all_content_is_in_one_element_and_leads_back(bench):
    structure.each(bench, check_content_and_back)


def test_lists_have_labels_and_bodies(bench):
    structure.each(bench, check_lists)
    structure.each(bench, check_no_bullet_in_text)
    structure.each(bench, check_numbering)
    pdf = harness.Pdf(bench.build("tests/golden/layout-list-labels/input.yaml",
                                  bench.folder("labels"), "-e", "council"))
    pdf.dump = bench.dump("tests/golden/layout-list-labels/input.yaml")
    check_numbering(pdf)


def test_the_checks_themselves_see_each_fault(bench):
    def empty_paragraph(pdf):
        structure.first(pdf, "/P")["/K"] = []

    def skipped_level(pdf):
        structure.first(pdf, "/H2")["/S"] = "/H3"

    def lost_content(pdf):
        structure.first(pdf, "/P")["/K"] = []

    def content_twice(pdf):
        one, two = structure.first(pdf, "/P"), structure.first(pdf, "/P", 1)
        two["/K"], two["/Pg"] = one["/K"], one["/Pg"]

    def wrong_parent(pdf):
        row = pdf.find(structure.parent_tree(pdf)[0])
        row[0] = row[1]

    def label_in_body(pdf):
        item = structure.first(pdf, "/LI")
        item["/K"] = item["/K"][1:]

    def title_as_paragraph(pdf):
        at = next(i for i, line in enumerate(pdf.dump) if re.match(r" +H1#", line))
        pdf.dump[at] = pdf.dump[at].replace("H1#", "P#")

    def label_before_heading(pdf):
        at = next(i for i, line in enumerate(pdf.dump) if re.match(r" +H2#", line))
        pdf.dump.insert(at, '    P#9999 bg "Приоритет\u237d1"')

    def caption_beside_figure(pdf):
        structure.first(pdf, "/Sect")["/K"] = structure.first(pdf, "/Part")["/K"][:2]
        one, two = pdf.kids(structure.first(pdf, "/Sect"))
        one["/S"], two["/S"] = "/Figure", "/Caption"

    def discs_for_numbers(pdf):
        structure.first(pdf, "/L")["/A"] = {"/O": "/List", "/ListNumbering": "/Square"}

    def bullet_in_text(pdf):
        at = next(i for i, line in enumerate(pdf.dump) if line.strip().startswith("LBody#"))
        pdf.dump.insert(at + 1, '    P#9999 bg "– точка"')

    pdf = dict(structure.files(bench))["council-draft"]
    structure.must_bite(check_no_empty_elements, pdf, empty_paragraph)
    structure.must_bite(check_headings, pdf, skipped_level)
    for damage in (lost_content, content_twice, wrong_parent):
        structure.must_bite(check_content_and_back, pdf, damage)
    structure.must_bite(check_lists, pdf, label_in_body)
    structure.must_bite(check_numbering, pdf, discs_for_numbers)
    structure.must_bite(check_title_is_a_heading, pdf, title_as_paragraph)
    structure.must_bite(check_labels_are_in_headings, pdf, label_before_heading)
    structure.must_bite(check_captions, pdf, caption_beside_figure)
    structure.must_bite(check_no_bullet_in_text, pdf, bullet_in_text)


if __name__ == "__main__":
    harness.main(globals())
