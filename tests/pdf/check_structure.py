#!/usr/bin/env python3
"""Beyond the validator: the structure tree, its way to the pages and back, links and
bookmarks. PDF/UA asks for most of it in words that a program cannot check alone."""
import copy
import re

import harness

HEADINGS = ["/H1", "/H2", "/H3", "/H4", "/H5", "/H6"]
ROW_HEIGHT = 18  # points: contents rows that a finger hits (WCAG 2.2, 2.5.8)
LINE = 13  # points: entries below an entry stand on neighbouring lines
MARKED = re.compile(rb"/(\w+)\s*<</MCID (\d+)>>\s*BDC")
NOTE_NAMES = {"bg": re.compile(r"(Бележка|обратно към бележка) \d+"),
              "en": re.compile(r"(Note|back to note) \d+")}
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


# ---- checks: each raises AssertionError ----------------------------------------------

def check_no_empty_elements(pdf):
    """A cell without content keeps its place in the row."""
    for reference, element in elements(pdf):
        cell = element["/S"] in ("/TD", "/TH")
        assert cell or kids_of(pdf, element), f"empty {element['/S']} {reference}"


def check_rows(pdf):
    """All rows of a table have as many cells, and it has heads."""
    for reference, table in elements(pdf):
        if table["/S"] != "/Table":
            continue
        widths, heads, waiting = set(), 0, [table]
        while waiting:
            element = waiting.pop()
            kids = [pdf.find(kid) for kid in kids_of(pdf, element)
                    if isinstance(pdf.find(kid), dict) and "/S" in pdf.find(kid)]
            if element["/S"] != "/TR":
                waiting += kids
                continue
            heads += sum(kid["/S"] == "/TH" for kid in kids)
            widths.add(sum(kid.get("/A", {}).get("/ColSpan", 1) for kid in kids))
        assert len(widths) == 1 and heads, f"rows of {sorted(widths)} cells in {reference}"


def check_headings(pdf):
    level = {}
    for reference, element in elements(pdf):
        if element["/S"] in HEADINGS:
            part, now = part_of(pdf, element), HEADINGS.index(element["/S"]) + 1
            assert now <= level.get(part, 0) + 1, (
                f"{part}: H{now} {reference} after H{level.get(part, 0)}")
            level[part] = now
    assert level, "no headings"


def check_content_and_back(pdf):
    """Each (page, MCID) stands in one element, and the parent tree names that element."""
    owners = {}
    for reference, element in elements(pdf):
        for place in marked_kids(pdf, element):
            assert place not in owners, f"{place} in {owners[place]} and {reference}"
            owners[place] = reference
    parents = dict(numbers(pdf, pdf.find(pdf.catalog["/StructTreeRoot"])["/ParentTree"]))
    seen = set()
    for page, stream in zip(page_references(pdf), pdf.streams):
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
    for reference, element in elements(pdf):
        names = [pdf.find(kid)["/S"] for kid in kids_of(pdf, element)
                 if is_reference(kid) and "/S" in pdf.find(kid)]
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
    said = [pdf.find(element["/A"])["/ListNumbering"] for _, element in elements(pdf)
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


def link_target(pdf, note):
    action = pdf.find(note.get("/A", {}))
    if action.get("/S") == "/URI":
        return harness.text(action["/URI"])
    return str(note.get("/Dest", action.get("/D")))


def links(pdf):
    """(language, annotation) of each link, by way of the parent tree."""
    parents = dict(numbers(pdf, pdf.find(pdf.catalog["/StructTreeRoot"])["/ParentTree"]))
    for note in pdf.annotations():
        if note["/Subtype"] == "/Link":
            element = pdf.find(parents[note["/StructParent"]])
            assert element["/S"] == "/Link", element
            yield part_of(pdf, element), note


def check_link_words(pdf):
    """What a link says of itself tells it from the others of its language."""
    targets = {}
    for part, note in links(pdf):
        words = harness.text(note.get("/Contents", "u:"))
        assert words.strip(), f"a link of {part} without words: {note}"
        target = targets.setdefault((part, words), link_target(pdf, note))
        assert target == link_target(pdf, note), f"{part}: “{words}” leads to two places"


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
    parents = dict(numbers(pdf, pdf.find(pdf.catalog["/StructTreeRoot"])["/ParentTree"]))
    for page in pdf.pages():
        for note in pdf.find(page.get("/Annots", [])):
            note = pdf.find(note)
            if note["/Subtype"] == "/Link" and is_of_contents(
                    pdf, parents[note["/StructParent"]]):
                left, bottom, _, top = note["/Rect"]
                entry = entries.setdefault((page["/Contents"], round(left)), {})
                area = entry.setdefault(parents[note["/StructParent"]], [bottom, top])
                area[:] = [min(area[0], bottom), max(area[1], top)]
    has_contents = any(element["/S"] == "/TOC" for _, element in elements(pdf))
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


def outline_items(pdf, item=None):
    item = item or pdf.find(pdf.catalog["/Outlines"]).get("/First")
    while item is not None:
        entry = pdf.find(item)
        yield entry
        if "/First" in entry:
            yield from outline_items(pdf, entry["/First"])
        item = entry.get("/Next")


def check_contents_entries(pdf):
    """Each entry is a link of its own, to the heading that it names."""
    headings = {entry["/SE"]: harness.text(entry["/Title"]) for entry in outline_items(pdf)
                if "/SE" in entry}
    notes = {note["/StructParent"]: note for _, note in links(pdf)}
    parents = dict(numbers(pdf, pdf.find(pdf.catalog["/StructTreeRoot"])["/ParentTree"]))
    keys = {reference: key for key, reference in parents.items() if isinstance(reference, str)}
    for _, entry in elements(pdf):
        if entry["/S"] != "/TOCI":
            continue
        reference = below(pdf, entry, "/Reference")
        link = [kid for kid in kids_of(pdf, reference) if is_reference(kid)]
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
    for branch in outline_items(pdf, root["/First"]):
        if branch["/Parent"] != pdf.catalog["/Outlines"]:
            continue
        languages = set()
        for entry in [branch] + list(outline_items(pdf, branch.get("/First"))):
            languages.add(part_of(pdf, pdf.find(entry["/SE"])))
            action = pdf.find(entry["/A"])
            assert action["/SD"][0] == entry["/SE"], entry
            assert any(page == action["/D"][0]
                       for page in pages_of(pdf, pdf.find(entry["/SE"]))), entry
        assert len(languages) == 1, f"{harness.text(branch['/Title'])}: {languages}"


def pages_of(pdf, element):
    """The pages on which an element has content."""
    yield from (page for page, _ in marked_kids(pdf, element))
    for kid in pdf.kids(element):
        yield from pages_of(pdf, kid)


def check_link_names(pdf):
    """A link is called what it says, or what note its number stands for."""
    said = {words_of(line.group(1).replace("\\u2002", " ")) for line in
            (re.match(r' +Link#\d+ \w\w (?:actual )?"(.*)"$', line) for line in pdf.dump)
            if line}
    for part, note in links(pdf):
        name = harness.text(note["/Contents"])
        named = NOTE_NAMES[part[:2]].fullmatch(name) or words_of(name) in said
        assert named, f"{part}: “{name}” is not what the link says"
        told = leads_outside(pdf, note) or re.search(r"[^\W\d]{3}", name)
        assert told, f"{part}: “{name}” does not tell where the link leads"


def leads_outside(pdf, note):
    return pdf.find(note.get("/A", {})).get("/S") == "/URI"


def check_shared_links(pdf):
    """An address that both languages share is a link in each, not words that one says."""
    names = {harness.text(note["/Contents"]): link_target(pdf, note)
             for _, note in links(pdf) if leads_outside(pdf, note)}
    for _, element in elements(pdf):
        words = harness.text(element.get("/ActualText", "u:"))
        assert element["/S"] == "/Link" or words not in names, \
            f"{part_of(pdf, element)}: “{words}” leads nowhere, not to {names[words]}"


def check_no_link_in_a_link(pdf):
    def walk(element, within):
        assert not (within and element["/S"] == "/Link"), "a link in a link"
        for kid in pdf.kids(element):
            walk(kid, within or element["/S"] == "/Link")
    for kid in pdf.kids(pdf.find(pdf.catalog["/StructTreeRoot"])):
        walk(kid, False)


def check_one_annotation_a_link(pdf):
    """On a page, a link has one annotation, with a part for each of its lines."""
    for _, note in links(pdf):
        left, bottom, right, top = note["/Rect"]
        corners = note.get("/QuadPoints", [left, bottom, right, top] * 4)
        assert len(corners) % 8 == 0 and len(corners) > 8, f"{len(corners)} numbers"
        assert min(corners[::2]) == left and max(corners[::2]) == right, note
        assert min(corners[1::2]) == bottom and max(corners[1::2]) == top, note
    for _, element in elements(pdf):
        if element["/S"] == "/Link":
            pages = [kid["/Pg"] for kid in kids_of(pdf, element)
                     if isinstance(kid, dict) and kid.get("/Type") == "/OBJR"]
            assert len(pages) == len(set(pages)), f"{len(pages)} annotations of one link"


def words_of(value):
    """Letters and digits: a bookmark has no soft hyphens and one kind of blank."""
    return re.sub(r"[\W_]+", "", value.replace("\u00ad", "")).lower()


def heading_texts(pdf):
    for line in pdf.dump:
        heading = re.match(r' +H[123]#\d+ \w\w(?: section \d+)? "(.*?)"( actual .*)?$', line)
        if heading:
            yield heading.group(1).replace("\u237d", " ")


def check_bookmarks(pdf):
    titles = [words_of(title) for _, title in pdf.outline()]
    headings = list(heading_texts(pdf))
    assert len(headings) > 2, headings
    for heading in headings:
        if heading.endswith(","):
            continue  # a salutation; the bookmark has the heading of the message
        wanted = words_of(heading)
        assert any(title.endswith(wanted) for title in titles), f"no bookmark: {heading}"


def check_title_is_a_heading(pdf):
    """The first heading of each Part, as the Part itself is called."""
    root = pdf.kids(pdf.find(pdf.catalog["/StructTreeRoot"]))[0]
    titles = [words_of(harness.text(part["/T"])) for part in pdf.kids(root)]
    part = -1
    for line in pdf.dump[pdf.dump.index("structure"):]:
        part += re.match(r" +Part#", line) is not None
        heading = re.match(r' +(H\d)#\d+ \w\w(?: section \d+)? "(.*?)"$', line)
        if heading and part >= 0 and titles[part] is not None:
            assert heading.group(1) == "H1" and words_of(
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
    for _, element in elements(pdf):
        names = [kid["/S"] for kid in pdf.kids(element)]
        assert not ("/Figure" in names and "/Caption" in names), "a caption beside its figure"


def check_figures(pdf):
    """A figure says what it shows; its box is what is seen of it on its page."""
    for _, element in elements(pdf):
        if element["/S"] != "/Figure":
            continue
        assert element.get("/Alt"), "a figure without description"
        box = pdf.find(element.get("/A", {})).get("/BBox")
        pages = set(pages_of(pdf, element))
        assert (box is not None) == (len(pages) == 1), f"{box} on {len(pages)} pages"
        if box is not None:
            left, bottom, right, top = box
            _, _, width, height = pdf.find(pages.pop())["/MediaBox"]
            assert (0 <= left < right <= width and 0 <= bottom < top <= height), (
                f"a figure in {box} on a page of {width} x {height}")


# ---- tests ---------------------------------------------------------------------------

def each(bench, check):
    for name, pdf in files(bench):
        try:
            check(pdf)
        except AssertionError as fault:
            raise AssertionError(f"{name}: {fault}") from None


def test_figures_lie_on_their_pages(bench):
    each(bench, check_figures)


def test_titles_labels_and_captions_are_where_they_belong(bench):
    each(bench, check_title_is_a_heading)
    each(bench, check_labels_are_in_headings)
    each(bench, check_captions)


def test_no_element_is_empty(bench):
    each(bench, check_no_empty_elements)


def test_rows_of_tables_are_even(bench):
    each(bench, check_rows)


def test_heading_levels_never_skip(bench):
    each(bench, check_headings)


def test_all_content_is_in_one_element_and_leads_back(bench):
    each(bench, check_content_and_back)


def test_lists_have_labels_and_bodies(bench):
    each(bench, check_lists)
    each(bench, check_no_bullet_in_text)
    each(bench, check_numbering)
    pdf = harness.Pdf(bench.build("tests/golden/layout-list-labels/input.yaml",
                                  bench.folder("labels"), "-e", "council"))
    pdf.dump = bench.dump("tests/golden/layout-list-labels/input.yaml")
    check_numbering(pdf)


def test_words_of_links_tell_them_apart(bench):
    each(bench, check_link_words)


def test_contents_rows_are_far_enough_apart(bench):
    each(bench, check_contents_rows)


def test_each_contents_entry_leads_to_what_it_names(bench):
    each(bench, check_contents_entries)


def test_links_are_called_what_they_say(bench):
    each(bench, check_link_names)
    each(bench, check_no_link_in_a_link)


def test_a_shared_address_is_a_link_in_each_language(bench):
    each(bench, check_shared_links)
    for case in ("table-links", "people", "imprint"):
        check_shared_links(harness.Pdf(bench.build(f"tests/golden/{case}/input.yaml",
                                                   bench.folder(case), "-e", "council")))


def test_links_to_notes_and_back_are_named(bench):
    for case in ("layout-notes-foot", "layout-notes-end"):
        source = f"tests/golden/{case}/input.yaml"
        pdf = harness.Pdf(bench.build(source, bench.folder(case), "-e", "council"))
        pdf.dump = bench.dump(source)
        check_link_names(pdf)
        names = {(part[:2], harness.text(note["/Contents"])) for part, note in links(pdf)}
        for lang, pattern in NOTE_NAMES.items():
            begins = {pattern.fullmatch(name).group(1) for own, name in names
                      if own == lang and pattern.fullmatch(name)}
            assert len(begins) == 2, f"{case}: links to notes in {lang}: {begins}"


def test_bookmarks_have_the_language_of_their_headings(bench):
    each(bench, check_bookmark_elements)


def test_a_link_over_lines_is_one(bench):
    each(bench, check_one_annotation_a_link)
    pdf = harness.Pdf(bench.build("tests/golden/layout-text-links/input.yaml",
                                  bench.folder("links"), "-e", "council"))
    check_one_annotation_a_link(pdf)
    assert any("/QuadPoints" in note for note in pdf.annotations())


def test_bookmarks_reach_down_to_the_third_level(bench):
    each(bench, check_bookmarks)


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


def test_the_checks_themselves_see_each_fault(bench):
    def empty_paragraph(pdf):
        first(pdf, "/P")["/K"] = []

    def skipped_level(pdf):
        first(pdf, "/H2")["/S"] = "/H3"

    def lost_content(pdf):
        first(pdf, "/P")["/K"] = []

    def content_twice(pdf):
        one, two = first(pdf, "/P"), first(pdf, "/P", 1)
        two["/K"], two["/Pg"] = one["/K"], one["/Pg"]

    def wrong_parent(pdf):
        root = pdf.find(pdf.catalog["/StructTreeRoot"])
        row = pdf.find(dict(numbers(pdf, root["/ParentTree"]))[0])
        row[0] = row[1]

    def label_in_body(pdf):
        item = first(pdf, "/LI")
        item["/K"] = item["/K"][1:]

    def same_words(pdf):
        notes = [note for _, note in links(pdf)]
        notes[2]["/Contents"] = notes[0]["/Contents"]

    def no_words(pdf):
        del next(links(pdf))[1]["/Contents"]

    def narrow_rows(pdf):
        one, two = [note for part, note in links(pdf) if part.startswith("bg")
                    and link_target(pdf, note)[0] in "[{"][-2:]
        left, bottom, right, top = one["/Rect"]
        two["/Rect"] = [left, bottom - 10, right, top - 10]

    def thin_row(pdf):
        note = next(links(pdf))[1]
        note["/Rect"][1] = note["/Rect"][3] - 12

    def wrong_entry(pdf):
        one, two = first(pdf, "/TOCI"), first(pdf, "/TOCI", 1)
        one["/Ref"] = two["/Ref"]

    def other_name(pdf):
        next(links(pdf))[1]["/Contents"] = "u:https://example.org/"

    def number_for_a_name(pdf):
        inner = next(note for _, note in links(pdf) if not leads_outside(pdf, note))
        inner["/Contents"] = "u:1"

    def words_for_a_link(pdf):
        address = next(note for _, note in links(pdf) if leads_outside(pdf, note))
        first(pdf, "/P")["/ActualText"] = address["/Contents"]

    def link_in_a_link(pdf):
        first(pdf, "/Reference")["/S"] = "/Link"

    def area_beside_the_lines(pdf):
        next(links(pdf))[1]["/QuadPoints"] = [0] * 16

    def bookmark_of_the_other_language(pdf):
        items = list(outline_items(pdf))
        items[-1]["/SE"] = items[0]["/SE"]

    def title_as_paragraph(pdf):
        at = next(i for i, line in enumerate(pdf.dump) if re.match(r" +H1#", line))
        pdf.dump[at] = pdf.dump[at].replace("H1#", "P#")

    def label_before_heading(pdf):
        at = next(i for i, line in enumerate(pdf.dump) if re.match(r" +H2#", line))
        pdf.dump.insert(at, '    P#9999 bg "Приоритет\u237d1"')

    def caption_beside_figure(pdf):
        first(pdf, "/Sect")["/K"] = first(pdf, "/Part")["/K"][:2]
        one, two = pdf.kids(first(pdf, "/Sect"))
        one["/S"], two["/S"] = "/Figure", "/Caption"

    def discs_for_numbers(pdf):
        first(pdf, "/L")["/A"] = {"/O": "/List", "/ListNumbering": "/Square"}

    def lost_bookmark(pdf):
        pdf.dump.append('  H3#9999 bg "Заглавие без отметка"')

    def bullet_in_text(pdf):
        at = next(i for i, line in enumerate(pdf.dump) if line.strip().startswith("LBody#"))
        pdf.dump.insert(at + 1, '    P#9999 bg "– точка"')

    pdf = dict(files(bench))["council-draft"]
    must_bite(check_no_empty_elements, pdf, empty_paragraph)
    must_bite(check_headings, pdf, skipped_level)
    for damage in (lost_content, content_twice, wrong_parent):
        must_bite(check_content_and_back, pdf, damage)
    must_bite(check_lists, pdf, label_in_body)
    must_bite(check_numbering, pdf, discs_for_numbers)
    for damage in (same_words, no_words):
        must_bite(check_link_words, pdf, damage)
    for damage in (narrow_rows, thin_row):
        must_bite(check_contents_rows, pdf, damage)
    must_bite(check_title_is_a_heading, pdf, title_as_paragraph)
    must_bite(check_labels_are_in_headings, pdf, label_before_heading)
    must_bite(check_captions, pdf, caption_beside_figure)
    must_bite(check_contents_entries, pdf, wrong_entry)
    for damage in (other_name, number_for_a_name):
        must_bite(check_link_names, pdf, damage)
    must_bite(check_shared_links, pdf, words_for_a_link)
    must_bite(check_no_link_in_a_link, pdf, link_in_a_link)
    must_bite(check_one_annotation_a_link, pdf, area_beside_the_lines)
    must_bite(check_bookmark_elements, pdf, bookmark_of_the_other_language)
    must_bite(check_bookmarks, pdf, lost_bookmark)
    must_bite(check_no_bullet_in_text, pdf, bullet_in_text)


if __name__ == "__main__":
    harness.main(globals())
