#!/usr/bin/env python3
"""The finished file: syntax, fonts, size, language, labels, bookmarks, links."""
import os
import re

import yaml

import harness

SIZE_MAX = 400_000


def built(bench):
    """(content, path of the PDF) of each brochure of the repository."""
    for source in [*harness.brochures(), harness.LONG]:
        folder = bench.folder(os.path.splitext(source)[0].replace("/", "-"))
        pdf = os.path.join(folder, "built")
        if not os.path.exists(pdf):
            os.symlink(bench.build(source, folder), pdf)
        with open(source, encoding="utf-8") as file:
            yield yaml.safe_load(file), os.path.realpath(pdf)


def plain(value):
    """The words of an inline text, without its markup."""
    value = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", str(value))
    return re.sub(r"[*_\\]", "", value)


def words(value):
    """Letters and digits only: quotes, dashes and spaces differ by typography."""
    return re.sub(r"[\W_]+", "", value).lower()


def in_language(value, language):
    return value.get(language, "") if isinstance(value, dict) else value


def strings(value):
    """Every scalar below a value of the YAML."""
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list):
        for item in value:
            yield from strings(item)
    else:
        yield str(value)


def test_qpdf_finds_no_fault(bench):
    for _, path in built(bench):
        out = harness.tool("qpdf", "--check", path)
        assert "No syntax or stream encoding errors found" in out, out


def test_fonts_are_embedded_subsets_with_unicode(bench):
    for _, path in built(bench):
        rows = harness.tool("pdffonts", path).splitlines()[2:]
        assert rows, "no fonts"
        for row in rows:
            embedded, subset, to_unicode = row.split()[-5:-2]
            assert (embedded, subset, to_unicode) == ("yes", "yes", "yes"), row
            assert re.match(r"[A-Z]{6}\+", row), f"no subset tag: {row}"


def test_the_file_of_the_seed_stays_small(bench):
    """Twelve pages with their fonts; longer brochures may take more."""
    sizes = {content["document"]["id"]: os.path.getsize(path)
             for content, path in built(bench)}
    assert sizes["stara-zagora-2027"] < SIZE_MAX, sizes


def identities(path):
    """The two identifiers of a file, and what its metadata call the document."""
    pdf = harness.Pdf(path)
    first, second = pdf.find(pdf.trailer["/ID"])
    with open(path, "rb") as file:
        document = re.search(rb"<xmpMM:DocumentID>(.*)</xmpMM:DocumentID>", file.read())
    return first, second, document.group(1)


def test_each_edition_has_identifiers_of_its_own(bench):
    """Both of a new file are the same: nobody has changed it yet."""
    folder = bench.folder("identifiers")
    bench.build("content/stara-zagora.yaml", folder)
    editions = [identities(os.path.join(folder, name)) for name in sorted(os.listdir(folder))]
    assert len(editions) == 3, editions
    for first, second, _ in editions:
        assert first == second, f"{first}, then {second}"
    assert len({first for first, _, _ in editions}) == 3, editions
    assert len({document for _, _, document in editions}) == 3, editions


def test_the_metadata_say_what_status_the_text_has(bench):
    for case, status in (("council-draft", b"draft"), ("council-proposal", b"proposal"),
                         ("layout-text-links", None)):
        folder = bench.folder("status-" + case)
        bench.build(f"tests/golden/{case}/input.yaml", folder)
        for name in os.listdir(folder):
            with open(os.path.join(folder, name), "rb") as file:
                found = re.findall(rb"<brochure:status>(\w+)</brochure:status>", file.read())
            assert found == [status] * (status is not None), f"{name}: {found}"


def count(pdf, element, kind):
    return (element["/S"] == kind) + sum(count(pdf, kid, kind) for kid in pdf.kids(element))


USES = {"/Font": rb"(/F\d+) \S+ Tf", "/ExtGState": rb"(/G\d+) gs", "/XObject": rb"(/Im\d+) Do",
        "/ColorSpace": rb"(/S\d+) (?:cs|CS)", "/Pattern": rb"(/P\d+) (?:scn|SCN)"}


def test_each_page_has_the_resources_that_it_uses(bench):
    """And no others."""
    folder = bench.folder("resources")
    for source, edition in (("tests/content/primerna.yaml", "council,booklet"),
                            ("tests/golden/figure-pair/input.yaml", "council"),
                            ("tests/golden/figure-logo/input.yaml", "council")):
        bench.build(source, folder, "-e", edition)
    for name in sorted(os.listdir(folder)):
        pdf = harness.Pdf(os.path.join(folder, name))
        for number, (page, stream) in enumerate(zip(pdf.pages(), pdf.contents()), 1):
            used = {kind: {use.decode() for use in re.findall(pattern, stream)}
                    for kind, pattern in USES.items()}
            used = {kind: names for kind, names in used.items() if names}
            has = {kind: set(names) for kind, names in pdf.find(page["/Resources"]).items()}
            assert has == used, f"{name}: page {number} has {has}, uses {used}"


def test_what_is_emphasised_says_so(bench):
    """Em and Strong are types of PDF 2.0, so a role map makes Spans of them."""
    emphasised = 0
    for content, path in built(bench):
        text = "\n".join(strings(content["sections"]))
        pdf = harness.Pdf(path)
        root = pdf.find(pdf.catalog["/StructTreeRoot"])
        assert pdf.find(root["/RoleMap"]) == {"/Em": "/Span", "/Strong": "/Span"}
        for kind, pattern in (("/Strong", r"\*\*[^*]+\*\*"),
                              ("/Em", r"(?<!\*)\*[^* ][^*]*\*(?!\*)")):
            found, wanted = count(pdf, pdf.kids(root)[0], kind), len(re.findall(pattern, text))
            assert found >= wanted, f"{found} {kind}"  # captions have some of their own
            emphasised += wanted
    assert emphasised > 5, emphasised


def test_a_place_to_sign_says_what_it_is_for(bench):
    """To readers of forms and to those of annotations."""
    pdf = harness.Pdf(bench.build("tests/golden/council-signature/input.yaml",
                                  bench.folder("signature")))
    fields = [note for note in pdf.annotations() if note["/Subtype"] == "/Widget"]
    assert fields, "no field"
    for field in fields:
        assert harness.text(field["/TU"]) and field["/Contents"] == field["/TU"], field


def test_catalog_speaks_of_language_and_title(bench):
    for content, path in built(bench):
        pdf = harness.Pdf(path)
        first = content["document"]["languages"][0]
        assert harness.text(pdf.catalog["/Lang"]).startswith(first), pdf.catalog["/Lang"]
        assert pdf.find(pdf.catalog["/MarkInfo"])["/Marked"] is True
        assert pdf.find(pdf.catalog["/ViewerPreferences"])["/DisplayDocTitle"] is True
        title = in_language(content["document"]["title"], first)
        info = harness.tool("pdfinfo", path)
        shown = re.search(r"^Title: +(.*)$", info, re.M).group(1)
        assert words(plain(title)) in words(shown), shown
        assert re.search(r"^Tagged: +yes$", info, re.M), info


def test_each_language_is_one_part(bench):
    for content, path in built(bench):
        pdf = harness.Pdf(path)
        root = pdf.find(pdf.catalog["/StructTreeRoot"])
        top = pdf.kids(root)
        assert [kid["/S"] for kid in top] == ["/Document"], top
        parts = [kid for kid in pdf.kids(top[0]) if kid["/S"] == "/Part"]
        got = [harness.text(part["/Lang"])[:2] for part in parts]
        assert got == content["document"]["languages"], got


def test_each_part_has_the_title_in_its_language(bench):
    for content, path in built(bench):
        pdf = harness.Pdf(path)
        for part in pdf.kids(pdf.kids(pdf.find(pdf.catalog["/StructTreeRoot"]))[0]):
            language = harness.text(part["/Lang"])[:2]
            title = in_language(content["document"]["title"], language)
            assert words(plain(title)) == words(harness.text(part["/T"])), part["/T"]


def test_every_page_has_a_label(bench):
    for _, path in built(bench):
        pdf = harness.Pdf(path)
        numbers = pdf.find(pdf.find(pdf.catalog["/PageLabels"])["/Nums"])
        assert numbers[0] == 0, "the first page has no label"
        assert len(pdf.pages()) % 4 == 0, f"{len(pdf.pages())} pages"


def test_bookmarks_name_each_section_in_each_language(bench):
    for content, path in built(bench):
        titles = {words(title) for _, title in harness.Pdf(path).outline()}
        for section in content["sections"]:
            if "heading" not in section:
                continue  # what belongs to the section before it, or has none
            for language in content["document"]["languages"]:
                heading = words(plain(in_language(section["heading"], language)))
                assert any(heading in title for title in titles), heading


def test_every_address_of_the_content_is_a_link(bench):
    for content, path in built(bench):
        pdf = harness.Pdf(path)
        links = [note for note in pdf.annotations() if note["/Subtype"] == "/Link"]
        targets = set()
        for link in links:
            assert "/StructParent" in link and link.get("/Contents"), link
            action = pdf.find(link.get("/A", {}))
            if action.get("/S") == "/URI":
                targets.add(harness.text(action["/URI"]))
        wanted = set()
        for value in strings(content["sections"]):
            wanted |= set(re.findall(r"\]\(([^)#\s][^)\s]*)\)", value))
        assert wanted <= targets, f"not linked: {sorted(wanted - targets)}"


def test_contents_leads_to_the_pages(bench):
    for content, path in built(bench):
        pdf = harness.Pdf(path)
        inner = 0
        for note in pdf.annotations():
            action = pdf.find(note.get("/A", {}))
            inner += "/Dest" in note or action.get("/S") == "/GoTo"
        assert inner >= len(content["sections"]) - 1, f"{inner} inner links"


if __name__ == "__main__":
    harness.main(globals())
