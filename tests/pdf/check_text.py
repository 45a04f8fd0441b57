#!/usr/bin/env python3
"""Every text of the YAML, complete and in order, in the Part of its language.

poppler reads the structure tree, independently of the program; hidden hyphens join
again, and quotes, dashes and spaces count as their plain forms."""
import html
import os
import re
import unicodedata

import yaml

import harness

# Fields of a section in the order in which they are read; `items` hold the same fields.
FIELDS = ["heading", "lead", "intro", "text", "body", "main", "items", "closing"]
ITEM_FIELDS = ["heading", "title", "phone", "hours", "url", "text", "measures"]
ONCE_FROM = 80  # a text this long stands once; shorter ones may recur in the contents


def normal(value):
    value = unicodedata.normalize("NFC", value).replace("\u00ad", "")
    value = re.sub("[\u00a0\u2002-\u200a\u202f\\s]+", " ", value)
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
    value = re.sub(r"\n[ \t]*(?=(?:[-*+]|\d+[.)])[ \t])", "\n\n", value.strip())
    for block in re.split(r"\n[ \t]*\n", value):
        for part in re.split(r"(?m)^(?=#)|(?<=^#)[ \t]", block):
            part = re.sub(r"^\s*(#+|[-*+]|\d+[.)])[ \t]+", "", part)
            if part.strip():
                yield part


def texts(content, language):
    """(place, text) of each text in that language, in reading order."""
    def of(value, place, inline):
        value = value.get(language) if isinstance(value, dict) else value
        if value is not None:
            parts = [str(value)] if inline else blocks(str(value))
            for part in parts:
                yield place, normal(without_markup(part))

    def entry(item, place):
        for field in ITEM_FIELDS:
            if field == "measures":
                for number, measure in enumerate(item.get(field, []), 1):
                    yield from entry(measure, f"{place}.measure {number}")
            elif field in item:
                yield from of(item[field], f"{place}.{field}", field != "text")

    def section(value, place):
        for field in FIELDS:
            if field == "items":
                for number, item in enumerate(value.get(field, []), 1):
                    yield from entry(item, f"{place} {number}")
            elif field == "main" and field in value:
                yield from entry(value["main"], place + ".main")
            elif field in value:
                yield from of(value[field], f"{place}.{field}", field == "heading")

    document, sections = content["document"], list(content["sections"])
    for field in ("title", "subtitle", "issuer"):
        if field in document:
            yield from of(document[field], field, True)
    hotlines = [value for value in sections if value["kind"] == "hotline"]
    for value in sections:
        if not hotlines or value is not hotlines[-1]:
            yield from section(value, value["kind"])
    if hotlines:  # the last one stands on the back cover
        yield from section(hotlines[-1], "hotline")


def part_texts(path):
    """The text of each Part, in order; elements that are not inline end a line."""
    parts = []
    for line in harness.tool("pdfinfo", "-enc", "UTF-8", "-struct-text", path).splitlines():
        if re.match(r"\s*Part\b", line):
            parts.append("")
        content = re.match(r'\s*"(.*)"$', line)
        if content and parts:
            parts[-1] += content.group(1)
        elif parts and re.match(r"\s*[A-Z]\w*\b(?!.*\(inline\))(?! \d)", line):
            parts[-1] += "\n"
    return parts


def compare(content, language, part):
    part = normal(part)
    assert "\ufffd" not in part and "\x00" not in part, "characters without Unicode"
    at, faults = 0, []
    for place, wanted in texts(content, language):
        found = part.find(wanted, at)
        if found < 0:
            why = "out of order" if wanted in part else "missing"
            faults.append(f"{language}: {place}: {why}: {wanted[:100]}")
        else:
            at = found + len(wanted)
            if len(wanted) >= ONCE_FROM and part.count(wanted) != 1:
                faults.append(f"{language}: {place}: {part.count(wanted)} times")
    assert not faults, "\n".join(faults)


def check(bench, source):
    folder = bench.folder(os.path.splitext(os.path.basename(source))[0])
    path = bench.build(source, folder)
    with open(source, encoding="utf-8") as file:
        content = yaml.safe_load(file)
    languages, parts = content["document"]["languages"], part_texts(path)
    assert len(parts) == len(languages), f"{len(parts)} parts"
    for language, part in zip(languages, parts):
        compare(content, language, part)


def test_each_part_holds_every_text_in_order(bench):
    for source in harness.brochures():
        check(bench, source)


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
