#!/usr/bin/env python3
"""Links, contents and bookmarks: what they are called, what they lead to, and that each
language has its own."""
import re

import harness
import structure

ROW_HEIGHT = 18  # points: contents rows that a finger hits (WCAG 2.2, 2.5.8)
LINE = 13  # points: entries below an entry stand on neighbouring lines
NOTE_NAMES = {"bg": re.compile(r"(Бележка|обратно към бележка) \d+"),
              "en": re.compile(r"(Note|back to note) \d+")}


# ---- checks: each raises AssertionError ----------------------------------------------

def check_link_words(pdf):
    """What a link says of itself tells it from the others of its language."""
    targets = {}
    for part, note in structure.links(pdf):
        words = harness.text(note.get("/Contents", "u:"))
        assert words.strip(), f"a link of {part} without words: {note}"
        target = targets.setdefault((part, words), structure.link_target(pdf, note))
        assert target == structure.link_target(pdf, note), (
            f"{part}: “{words}” leads to two places")


def is_of_contents(pdf, link):
    kinds = []
    element = pdf.find(link)
    while "/P" in element:
        kinds.append(element["/S"])
        element = pdf.find(element["/P"])
    return "/TOCI" in kinds


def check_contents_rows(pdf):
    """The area of an entry is high enough for a finger; those of entries below another
    overlap by no more than that asks for."""
    entries = {}
    parents = structure.parent_tree(pdf)
    for page in pdf.pages():
        for note in pdf.find(page.get("/Annots", [])):
            note = pdf.find(note)
            if note["/Subtype"] == "/Link" and is_of_contents(
                    pdf, parents[note["/StructParent"]]):
                left, bottom, _, top = note["/Rect"]
                entry = entries.setdefault((page["/Contents"], round(left)), {})
                area = entry.setdefault(parents[note["/StructParent"]], [bottom, top])
                area[:] = [min(area[0], bottom), max(area[1], top)]
    has_contents = any(element["/S"] == "/TOC" for _, element in structure.elements(pdf))
    assert bool(entries) == has_contents, "contents without links, or the other way round"
    for column in entries.values():
        areas = sorted(column.values())
        for bottom, top in areas:
            assert top - bottom >= ROW_HEIGHT - 0.01, f"a row of {top - bottom} points"
        for one, two in zip(areas, areas[1:]):
            overlap = one[1] - two[0]
            assert overlap <= ROW_HEIGHT - LINE + 0.01, f"rows overlap by {overlap} points"


def below(pdf, element, kind):
    found = [kid for kid in pdf.kids(element) if kid["/S"] == kind]
    assert len(found) == 1, f"{len(found)} {kind} below {element['/S']}"
    return found[0]


def check_contents_entries(pdf):
    """Each entry is a link of its own, to the heading that it names."""
    headings = {entry["/SE"]: harness.text(entry["/Title"])
                for entry in structure.outline_items(pdf) if "/SE" in entry}
    notes = {note["/StructParent"]: note for _, note in structure.links(pdf)}
    parents = structure.parent_tree(pdf)
    keys = {reference: key for key, reference in parents.items() if isinstance(reference, str)}
    for _, entry in structure.elements(pdf):
        if entry["/S"] != "/TOCI":
            continue
        reference = below(pdf, entry, "/Reference")
        link = [kid for kid in structure.kids_of(pdf, reference) if structure.is_reference(kid)]
        note = notes[keys[link[0]]]
        name, action = harness.text(note["/Contents"]), pdf.find(note["/A"])
        assert pdf.find(entry["/Ref"])[0] == pdf.find(action["/SD"])[0], name
        title = headings[pdf.find(entry["/Ref"])[0]]
        number = re.match(r"(\d+)\u2002", name)
        assert number is None or title.startswith(number.group(1) + ". "), f"{name}: {title}"


def check_bookmark_elements(pdf):
    """A bookmark has the language of the heading that it names; the way by pages and the
    way by elements lead to the same page."""
    root = pdf.find(pdf.catalog["/Outlines"])
    for branch in structure.outline_items(pdf, root["/First"]):
        if branch["/Parent"] != pdf.catalog["/Outlines"]:
            continue
        languages = set()
        for entry in [branch] + list(structure.outline_items(pdf, branch.get("/First"))):
            languages.add(structure.part_of(pdf, pdf.find(entry["/SE"])))
            action = pdf.find(entry["/A"])
            assert action["/SD"][0] == entry["/SE"], entry
            assert any(page == action["/D"][0]
                       for page in structure.pages_of(pdf, pdf.find(entry["/SE"]))), entry
        assert len(languages) == 1, f"{harness.text(branch['/Title'])}: {languages}"


def check_link_names(pdf):
    """A link is called what it says, or what note its number stands for."""
    said = {structure.words_of(line.group(1).replace("\\u2002", " ")) for line in
            (re.match(r' +Link#\d+ \w\w (?:actual )?"(.*)"$', line) for line in pdf.dump)
            if line}
    for part, note in structure.links(pdf):
        name = harness.text(note["/Contents"])
        named = NOTE_NAMES[part[:2]].fullmatch(name) or structure.words_of(name) in said
        assert named, f"{part}: “{name}” is not what the link says"
        told = structure.leads_outside(pdf, note) or re.search(r"[^\W\d]{3}", name)
        assert told, f"{part}: “{name}” does not tell where the link leads"


def check_shared_links(pdf):
    """An address that both languages share is a link in each, not words that one says."""
    names = {harness.text(note["/Contents"]): structure.link_target(pdf, note)
             for _, note in structure.links(pdf) if structure.leads_outside(pdf, note)}
    for _, element in structure.elements(pdf):
        words = harness.text(element.get("/ActualText", "u:"))
        assert element["/S"] == "/Link" or words not in names, \
            f"{structure.part_of(pdf, element)}: “{words}” leads nowhere, not to {names[words]}"


def check_no_link_in_a_link(pdf):
    def walk(element, within):
        assert not (within and element["/S"] == "/Link"), "a link in a link"
        for kid in pdf.kids(element):
            walk(kid, within or element["/S"] == "/Link")
    for kid in pdf.kids(pdf.find(pdf.catalog["/StructTreeRoot"])):
        walk(kid, False)


def check_one_annotation_a_link(pdf):
    """On a page, a link has one annotation, with a part for each of its lines."""
    for _, note in structure.links(pdf):
        left, bottom, right, top = note["/Rect"]
        corners = note.get("/QuadPoints", [left, bottom, right, top] * 4)
        assert len(corners) % 8 == 0 and len(corners) > 8, f"{len(corners)} numbers"
        assert min(corners[::2]) == left and max(corners[::2]) == right, note
        assert min(corners[1::2]) == bottom and max(corners[1::2]) == top, note
    for _, element in structure.elements(pdf):
        if element["/S"] == "/Link":
            pages = [kid["/Pg"] for kid in structure.kids_of(pdf, element)
                     if isinstance(kid, dict) and kid.get("/Type") == "/OBJR"]
            assert len(pages) == len(set(pages)), f"{len(pages)} annotations of one link"


def heading_texts(pdf):
    for line in pdf.dump:
        heading = re.match(r' +H[123]#\d+ \w\w(?: section \d+)? "(.*?)"( actual .*)?$', line)
        if heading:
            yield heading.group(1).replace("\u237d", " ")


def check_bookmarks(pdf):
    titles = [structure.words_of(title) for _, title in pdf.outline()]
    headings = list(heading_texts(pdf))
    assert len(headings) > 2, headings
    for heading in headings:
        if heading.endswith(","):
            continue  # a salutation; the bookmark has the heading of the message
        wanted = structure.words_of(heading)
        assert any(title.endswith(wanted) for title in titles), f"no bookmark: {heading}"


# ---- tests ---------------------------------------------------------------------------

def test_words_of_links_tell_them_apart(bench):
    structure.each(bench, check_link_words)


def test_contents_rows_are_far_enough_apart(bench):
    structure.each(bench, check_contents_rows)


def test_each_contents_entry_leads_to_what_it_names(bench):
    structure.each(bench, check_contents_entries)


def test_links_are_called_what_they_say(bench):
    structure.each(bench, check_link_names)
    structure.each(bench, check_no_link_in_a_link)


def test_a_shared_address_is_a_link_in_each_language(bench):
    structure.each(bench, check_shared_links)
    for case in ("table-links", "people", "imprint"):
        check_shared_links(harness.Pdf(bench.build(f"tests/golden/{case}/input.yaml",
                                                   bench.folder(case), "-e", "council")))


def test_links_to_notes_and_back_are_named(bench):
    for case in ("layout-notes-foot", "layout-notes-end"):
        source = f"tests/golden/{case}/input.yaml"
        pdf = harness.Pdf(bench.build(source, bench.folder(case), "-e", "council"))
        pdf.dump = bench.dump(source)
        check_link_names(pdf)
        names = {(part[:2], harness.text(note["/Contents"])) for part, note in structure.links(pdf)}
        for lang, pattern in NOTE_NAMES.items():
            begins = {pattern.fullmatch(name).group(1) for own, name in names
                      if own == lang and pattern.fullmatch(name)}
            assert len(begins) == 2, f"{case}: links to notes in {lang}: {begins}"


def test_bookmarks_have_the_language_of_their_headings(bench):
    structure.each(bench, check_bookmark_elements)


def test_a_link_over_lines_is_one(bench):
    structure.each(bench, check_one_annotation_a_link)
    pdf = harness.Pdf(bench.build("tests/golden/layout-text-links/input.yaml",
                                  bench.folder("links"), "-e", "council"))
    check_one_annotation_a_link(pdf)
    assert any("/QuadPoints" in note for note in pdf.annotations())


def test_bookmarks_reach_down_to_the_third_level(bench):
    structure.each(bench, check_bookmarks)


def test_the_checks_themselves_see_each_fault(bench):
    def same_words(pdf):
        notes = [note for _, note in structure.links(pdf)]
        notes[2]["/Contents"] = notes[0]["/Contents"]

    def no_words(pdf):
        del next(structure.links(pdf))[1]["/Contents"]

    def narrow_rows(pdf):
        one, two = [note for part, note in structure.links(pdf) if part.startswith("bg")
                    and structure.link_target(pdf, note)[0] in "[{"][-2:]
        left, bottom, right, top = one["/Rect"]
        two["/Rect"] = [left, bottom - 10, right, top - 10]

    def thin_row(pdf):
        note = next(structure.links(pdf))[1]
        note["/Rect"][1] = note["/Rect"][3] - 12

    def wrong_entry(pdf):
        one, two = structure.first(pdf, "/TOCI"), structure.first(pdf, "/TOCI", 1)
        one["/Ref"] = two["/Ref"]

    def other_name(pdf):
        next(structure.links(pdf))[1]["/Contents"] = "u:https://example.org/"

    def number_for_a_name(pdf):
        inner = next(note for _, note in structure.links(pdf)
                     if not structure.leads_outside(pdf, note))
        inner["/Contents"] = "u:1"

    def words_for_a_link(pdf):
        address = next(note for _, note in structure.links(pdf)
                       if structure.leads_outside(pdf, note))
        structure.first(pdf, "/P")["/ActualText"] = address["/Contents"]

    def link_in_a_link(pdf):
        structure.first(pdf, "/Reference")["/S"] = "/Link"

    def area_beside_the_lines(pdf):
        next(structure.links(pdf))[1]["/QuadPoints"] = [0] * 16

    def bookmark_of_the_other_language(pdf):
        items = list(structure.outline_items(pdf))
        items[-1]["/SE"] = items[0]["/SE"]

    def lost_bookmark(pdf):
        pdf.dump.append('  H3#9999 bg "Заглавие без отметка"')

    pdf = dict(structure.files(bench))["council-draft"]
    for damage in (same_words, no_words):
        structure.must_bite(check_link_words, pdf, damage)
    for damage in (narrow_rows, thin_row):
        structure.must_bite(check_contents_rows, pdf, damage)
    structure.must_bite(check_contents_entries, pdf, wrong_entry)
    for damage in (other_name, number_for_a_name):
        structure.must_bite(check_link_names, pdf, damage)
    structure.must_bite(check_shared_links, pdf, words_for_a_link)
    structure.must_bite(check_no_link_in_a_link, pdf, link_in_a_link)
    structure.must_bite(check_one_annotation_a_link, pdf, area_beside_the_lines)
    structure.must_bite(check_bookmark_elements, pdf, bookmark_of_the_other_language)
    structure.must_bite(check_bookmarks, pdf, lost_bookmark)


if __name__ == "__main__":
    harness.main(globals())
