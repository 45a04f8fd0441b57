#!/usr/bin/env python3
"""Every text of the YAML, complete and in order, in the Part of its language.

poppler reads the structure tree, independently of the program; divided words join
again, and quotes, dashes and spaces count as their plain forms."""
import html
import re
import unicodedata

import yaml

import harness

# Fields of a section in the order in which they are read; `items` hold the same fields.
FIELDS = ["heading", "lead", "intro", "text", "body", "main", "items",
          "caption", "credit", "closing"]
ITEM_FIELDS = ["heading", "title", "phone", "hours", "url", "text"]
BLOCK_FIELDS = {"lead", "intro", "text", "body", "closing"}
ONCE_FROM = 80
# What begins an item of a list, as it may be typed.
LABEL = r"(?:[-*+•·–—]|\d+(?:\.\d+)*[.)]|\w\)|[IVX]+\.)"


# A reference to a note, and its text with the lines that go on with it.
REFERENCE = r"[ \t]*(?<!\\)\[\^([\w-]+)\](?!:)"
NOTE = r"(?m)^[ \t]*\[\^([\w-]+)\]:((?:.|\n(?![ \t]*(?:\n|$|\[\^|[-#|]|\d+[.)])))*)"


def normal(value):
    value = unicodedata.normalize("NFC", value).replace("\u00ad", "")
    value = re.sub("[\u00a0\u2002-\u200a\u202f\\s]+", " ", value)
    value = re.sub("[\u2070\u00b9\u00b2\u00b3\u2074-\u2079\u2060]", "", value)  # signs of notes
    value = re.sub("[„“”«»\"]", '"', value)
    value = re.sub("[‚‘’']", "'", value)
    value = re.sub(" ?[\u2010-\u2015\u2212-] ?", "-", value)
    return value.replace("…", "...").strip()


def without_markup(value):
    value = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", value)
    value = re.sub(r"(?<!\\)(\*+|(?<!\w)_+|_+(?!\w))", "", value)
    value = re.sub(r"\\\n| {2,}\n", "\n", value)
    return re.sub(r"\\(\W)", r"\1", html.unescape(value))


def blocks(value):
    """The paragraphs, headings and list items of a block text."""
    value = re.sub(rf"\n[ \t]*(?={LABEL}[ \t])", "\n\n", value.strip())
    for block in re.split(r"\n[ \t]*\n", value):
        for part in re.split(r"(?m)^(?=#)|(?<=^#)[ \t]", block):
            part = re.sub(rf"^\s*(#+|{LABEL})[ \t]+", "", part)
            if part.strip():
                yield part


def notes(section, language):
    """The texts of the notes to a section, in the order in which it refers to them."""
    body = section.get("body")
    body = body.get(language) if isinstance(body, dict) else body
    texts = dict(re.findall(NOTE, str(body)))
    for name in re.findall(REFERENCE, re.sub(NOTE, "", str(body))):
        for words in re.split(r"\[[^\]]*\]\(#[^)]*\)", texts.get(name, "")):
            yield f"{section['kind']}.note {name}", normal(without_markup(words))


def shown(value, place, language):
    """(place, text) of each block of one field in that language, as it is printed."""
    value = value.get(language) if isinstance(value, dict) else value
    if value is None:
        return
    field = place.split(".")[-1]
    if field == "url":  # printed without its scheme; the link has it
        value = re.sub(r"^(https?://|mailto:)|(?<=\w)\?.*$|/$" if value.startswith("mailto:")
                       else r"^https?://|/$", "", value)
    if field == "body":  # cells of a table are texts of their own
        value = re.sub(REFERENCE, "", re.sub(NOTE, "", str(value)))
        value = re.sub(r"(?m)^\|[-:| ]+\|$", "", str(value))
        value = re.sub(r"(?m)^\|(.*)\|$", lambda row: re.sub(
            r" *(?<!\\)\| *", "\n\n", f"|{row[1]}|"), value)
    for part in blocks(str(value)) if field in BLOCK_FIELDS else [str(value)]:
        for words in re.split(r"\[[^\]]*\]\(#[^)]*\)", part):  # the program's own
            yield place, normal(without_markup(words))


def entry(item, place, language):
    """The groups of one item: its own fields in any order, then its measures."""
    yield [pair for field in ITEM_FIELDS if field in item
           for pair in shown(item[field], f"{place}.{field}", language)]
    for number, measure in enumerate(item.get("measures", []), 1):
        yield from entry(measure, f"{place}.measure {number}", language)


def priority_groups(section, language):
    """An overview of all, then those that have more than a title, each from its title on."""
    items = list(enumerate(section["items"], 1))
    for number, item in items:
        yield list(shown(item["title"], f"priorities {number}.title", language))
    for number, item in items:
        if "text" in item or "measures" in item:
            yield from entry(item, f"priorities {number}", language)


def section_groups(section, language):
    place = section["kind"]
    for field in FIELDS:
        if field == "items" and place == "priorities":
            yield from priority_groups(section, language)
        elif field == "items":
            for number, item in enumerate(section.get(field, []), 1):
                yield from entry(item, f"{place} {number}", language)
        elif field == "main" and field in section:
            yield from entry(section["main"], place + ".main", language)
        elif field in section:
            for pair in shown(section[field], f"{place}.{field}", language):
                yield [pair]


def text_groups(content, sections, language):
    """Those of sections, the notes behind each, or all of them at the end."""
    at_end, last = content.get("layout", {}).get("notes") == "end", []
    for section in sections:
        yield from section_groups(section, language)
        behind = [[pair] for pair in notes(section, language)]
        last += behind if at_end else []
        yield from [] if at_end else behind
    yield from last


def groups(content, language):
    """Groups of (place, text) in reading order; within a group the order is free."""
    document, sections = content["document"], list(content["sections"])
    front = [list(shown(document[field], field, language))
             for field in ("title", "subtitle", "issuer") if field in document]
    if content.get("layout", {}).get("form") == "annex":
        yield [pair for group in front for pair in group]  # a title block; no back cover
        yield from text_groups(content, sections, language)
        return
    yield from front
    hotlines = [section for section in sections if section["kind"] == "hotline"]
    yield from text_groups(content, [section for section in sections if not hotlines or
                                     section is not hotlines[-1]], language)
    if hotlines:  # the first item of the last one stands on the back cover, with its heading
        last = dict(hotlines[-1])
        items = last.pop("items", [])
        yield from section_groups({"kind": "hotline", "items": items[1:]}, language)
        last["items"] = items[:1]
        yield from section_groups(last, language)


def part_texts(path):
    """The text of each Part, in order; elements that are not inline end a line. A hyphen in
    a Span of its own divides a word (poppler does not say what text it stands for)."""
    parts, before = [], ""
    structure = harness.tool("pdfinfo", "-enc", "UTF-8", "-struct-text",
                             harness.for_reading(path))
    for line in structure.splitlines():
        if re.match(r"\s*Part\b", line):
            parts.append("")
        content = re.match(r'\s*"(.*)"$', line)
        if content and parts:
            hidden = content.group(1) == "-" and before.strip() == "Span (inline)"
            parts[-1] += "" if hidden else content.group(1)
        elif parts and re.match(r"\s*[A-Z]\w*\b(?!.*\(inline\))(?! \d)", line):
            parts[-1] += "\n"
        before = line
    return parts


def spoken(pdf, element):
    """All replacement texts below a structure element."""
    if "/ActualText" in element:
        yield normal(harness.text(element["/ActualText"]))
    for kid in pdf.kids(element):
        yield from spoken(pdf, kid)


def compare(content, language, part, replacements=()):
    part, order = normal(part), list(groups(content, language))
    assert "\ufffd" not in part and "\x00" not in part, "characters without Unicode"
    at, faults = 0, []
    colophon = shown(content["document"].get("source"), "source", language)
    everything = "\n".join(wanted for group in [*order, colophon] for _, wanted in group)
    for group in order:
        end = at
        for place, wanted in group:
            found = part.find(wanted, at)
            if wanted in replacements:  # its ink stands in the other language
                continue
            if found >= 0:
                end = max(end, found + len(wanted))
            else:
                why = "out of order" if wanted in part else "missing"
                faults.append(f"{language}: {place}: {why}: {wanted[:100]}")
            if found >= 0 and is_long(place, wanted):
                times, due = part.count(wanted), everything.count(wanted)
                if not due <= times <= due + repeated(content, place):
                    faults.append(f"{language}: {place}: {times} times, not {due}")
        at = end
    assert not faults, "\n".join(faults)


def repeated(content, place):
    """How often a plan on a page says once more what its texts say."""
    plans = sum(section["kind"] == "plan" for section in content["sections"])
    return plans if place.split(".")[0].split(" ")[0] in ("vision", "goals", "priorities") else 0


def is_long(place, wanted):
    """A text that is printed as often as it is written: others recur in the contents."""
    return len(wanted) >= ONCE_FROM and not place.endswith(("title", "heading", "issuer"))


def check(path, source, arguments):
    with open(source, encoding="utf-8") as file:
        content = yaml.safe_load(file)
    if "--lang" in arguments:
        content["document"]["languages"] = [arguments[arguments.index("--lang") + 1]]
    languages, parts = content["document"]["languages"], part_texts(path)
    assert len(parts) == len(languages), f"{len(parts)} parts"
    pdf = harness.Pdf(path)
    document = pdf.kids(pdf.find(pdf.catalog["/StructTreeRoot"]))[0]
    elements = [kid for kid in pdf.kids(document) if kid["/S"] == "/Part"]
    for language, part, element in zip(languages, parts, elements):
        compare(content, language, part, set(spoken(pdf, element)))


def test_each_part_holds_every_text_in_order(bench):
    for path, source, arguments in harness.council_files(bench):
        check(path, source, arguments)


def divided_words(dump):
    """(page, word) of each word that a line of the display list divides; where a mark stands
    before or behind it, without that."""
    page, before, owner = 0, None, ""
    for line in dump:
        page += line.startswith("page ")
        text = re.match(r'  text (\S+#\d+) .*?"((?:[^"\\]|\\.)*)"', line)
        if text is None:
            continue
        words = re.sub(r"\{[^}]*\}", "", text.group(2)).replace("\u237d", " ")
        if before is not None and owner == text.group(1):
            yield page, re.sub(r"^\W+|\W+$", "", before + words.split(" ")[0])
        divided = words.endswith("\u2010")
        before = words[:-1].split(" ")[-1] if divided else None
        owner = text.group(1)


def hyphen_spans(pdf, element):
    return (element["/S"] == "/Span" and element.get("/ActualText") == "u:\u00ad") + sum(
        hyphen_spans(pdf, kid) for kid in pdf.kids(element))


def test_divided_words_are_found(bench):
    """By a reader that looks for U+002D at line ends; the structure says that it is none."""
    count = 0
    for path, source, arguments in harness.council_files(bench):
        dump = bench.dump(source, *arguments)
        divided = list(divided_words(dump))
        pages = harness.tool("pdftotext", harness.for_reading(path), "-").split("\f")
        for page, word in divided:
            assert word in pages[page - 1].replace("\u00a0", " "), (
                f"{path}: page {page} hides “{word}”")
        pdf = harness.Pdf(path)
        spans = hyphen_spans(pdf, pdf.kids(pdf.find(pdf.catalog["/StructTreeRoot"]))[0])
        ends = sum(re.match(r'  text \S+#\d+ .*\u2010" ', line) is not None for line in dump)
        assert spans == ends, f"{path}: {spans} hyphens in the structure, {ends} on pages"
        count += len(divided)
    assert count > 30, f"{count} divided words"


def test_the_check_itself_sees_a_missing_and_a_moved_text(_):
    content = {"document": {"languages": ["en"], "title": "One", "issuer": "Two"},
               "sections": [{"kind": "text", "heading": "Three", "body": "Four\n\n- Five"}]}
    compare(content, "en", "One\nTwo\nThree\nFour\n–\nFi\u00adve")
    for wrong in ("One\nTwo\nThree\nFour", "Two\nOne\nThree\nFour\nFive"):
        try:
            compare(content, "en", wrong)
        except AssertionError:
            continue
        raise AssertionError("a fault was not seen")


if __name__ == "__main__":
    harness.main(globals())
