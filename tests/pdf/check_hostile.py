#!/usr/bin/env python3
"""Content that nobody should write: each ends within seconds, with whole pages or with a
clear message that names a line. Death by a signal fails in any case."""
import json
import os
import re
import subprocess
import sys

import yaml

import harness

sys.path.append(os.path.join(harness.ROOT, "tests/bench"))
from measure import measure  # noqa: E402

LIMIT = 10  # seconds
LETTER = "щ"


def document(**changes):
    facts = {"id": "hostile", "languages": ["bg", "en"],
             "title": {"bg": "Изпитание", "en": "Trial"},
             "issuer": {"bg": "Община Примерна", "en": "Municipality of Primerna"},
             "period": {"from": 2021, "to": 2027}, "date": "2026-11-22", "version": "1.0",
             "translation": "working"}
    facts.update(changes)
    return facts


def both(bulgarian, english=None):
    return {"bg": bulgarian, "en": bulgarian if english is None else english}


def content(sections, **changes):
    return {"format": 1, "document": document(**changes), "sections": sections}


def text_section(body, **more):
    return {"kind": "text", "heading": both("Глава", "Chapter"), "body": body, **more}


def services(count, title):
    items = [{"title": both(f"{title} {number}", f"Service {number}")}
             for number in range(1, count + 1)]
    return {"kind": "services", "heading": both("Услуги", "Services"), "items": items}


def save(bench, name, value):
    """Writes a content file: a tree as YAML, a text as it stands."""
    path = os.path.join(bench.folder(name), "input.yaml")
    with open(path, "w", encoding="utf-8", newline="") as file:
        if isinstance(value, str):
            file.write(value)
        else:
            # JSON-like quoting keeps every character as it is; dates stay plain words.
            yaml.safe_dump(value, file, allow_unicode=True, sort_keys=False, width=1 << 20)
    text = open(path, encoding="utf-8").read().replace("'2026-11-22'", "2026-11-22")
    with open(path, "w", encoding="utf-8", newline="") as file:
        file.write(text)
    return path


def outcome(bench, name, value):
    """Builds; the PDF's path, or None when the content was rejected with a place."""
    path = save(bench, name, value)
    out = os.path.join(bench.folder(name), "out")
    code, _, err = bench.run("build", path, "-o", out, seconds=LIMIT)
    assert code in (0, 1), f"exit code {code}\n{err[-2000:]}"
    if code == 1:
        assert re.search(r"input\.yaml:\d+:\d+: error: ", err), err[-2000:]
        assert not os.path.exists(out), "something was written"
        return None
    return os.path.join(out, os.listdir(out)[0])


def pages(bench, name, value):
    """Builds, must succeed: the extracted text of a file that qpdf finds whole."""
    path = outcome(bench, name, value)
    assert path, "rejected"
    harness.tool("qpdf", "--check", path)
    return harness.tool("pdftotext", path, "-").replace("-\n", "")


def rejected(bench, name, value):
    assert outcome(bench, name, value) is None, "was accepted"


def letters(text):
    return re.sub(r"\W", "", text)


def test_a_word_of_10000_letters(bench):
    word = LETTER * 10_000
    shown = pages(bench, "long-word", content([text_section(both(word, "x" * 10_000))]))
    assert letters(shown).count(LETTER) >= 10_000


def test_a_heading_of_10000_letters(bench):
    value = text_section(both("Текст", "Text"))
    value["heading"] = both(LETTER * 10_000, "Short")
    outcome(bench, "long-heading", content([value]))


def test_a_title_of_many_words(bench):
    outcome(bench, "long-title", content([text_section(both("Текст", "Text"))],
                                         title=both("Много думи " * 60, "Many words " * 60)))


def test_500_services(bench):
    shown = pages(bench, "services", content([services(500, "Услуга")]))
    for number in (1, 250, 500):
        assert f"Услуга {number}" in shown.replace("\u00a0", " "), number


def test_a_list_of_200_items(bench):
    def items(word):
        return "".join(f"- {word} {n}\n" for n in range(1, 201))
    body = both(items("точка"), items("point"))
    shown = pages(bench, "list", content([text_section(body)]))
    assert "точка 200" in shown.replace("\u00a0", " ")


def test_40_priorities(bench):
    items = [{"id": f"p-{n}", "title": both(f"Приоритет {n}", f"Priority {n}")}
             for n in range(1, 41)]
    value = {"kind": "priorities", "heading": both("Приоритети", "Priorities"),
             "items": items}
    outcome(bench, "priorities", content([value]))


def test_12_long_goals(bench):
    items = [{"id": f"g-{n}", "title": both("Дълга цел " * 40, "Long goal " * 40)}
             for n in range(1, 13)]
    value = {"kind": "goals", "heading": both("Цели", "Goals"), "items": items}
    outcome(bench, "goals", content([value]))


def test_a_vision_of_1000_words(bench):
    value = {"kind": "vision", "heading": both("Визия", "Vision"),
             "text": both("думата стои " * 500, "the word stands " * 330)}
    pages(bench, "vision", content([value]))


def test_one_language_three_times_as_long(bench):
    body = both("Кратко.", "Very much longer than the other side of the page. " * 200)
    pages(bench, "uneven", content([text_section(body)]))


def test_what_fills_a_text_of_a_mebibyte(bench):
    """Each is a text that is nearly as long as a text may be: time must not go with its
    square."""
    for name, unit, count in [("quotes", "'a ", 300_000), ("links", "[a](https://e.bg) ", 50_000),
                              ("paragraphs", "a\n\n", 100_000), ("accents", "&#769;", 150_000),
                              ("columns", "|-", 400_000)]:
        head = "|a" * count + "\n" if name == "columns" else "x"
        value = content([text_section(both((head + unit * count)[:1_000_000], "x"))])
        assert outcome(bench, name, value) or name in ("accents", "columns"), name


def test_a_long_plan_of_which_all_has_changed(bench):
    """Neither in entries nor in paragraphs may time go with the square."""
    def plan(words, half):
        items = [{"title": both(f"Услуга {n}", f"Service {n}"),
                  "text": both(f"Описание {n} {words['bg']}", f"Text {n} {words['en']}")}
                 for n in range(4000) if n % 2 or not half]
        body = {lang: "".join(f"{n} {word}.\n\n" for n in range(4000))
                for lang, word in words.items()}
        service = {"kind": "services", "heading": both("Услуги", "Services"), "items": items}
        return content([service, text_section(body)])
    old = save(bench, "changes-old", plan(both("старо", "old"), half=False))
    new = save(bench, "changes-new", plan(both("ново", "new"), half=True))
    out = os.path.join(bench.folder("changes-new"), "out")
    code, _, err = bench.run("build", new, "-o", out, "-e", "council",
                             "--changes-since", old, seconds=LIMIT)
    assert code == 0, err[-2000:]


def test_lone_combining_marks(bench):
    for number, mark in enumerate(("\u0301", "\u0300\u0301\u0302", "а" + "\u0301" * 50)):
        outcome(bench, f"mark-{number}", content([text_section(both(mark, "Text"))]))


def test_zero_width_and_direction_marks(bench):
    body = both("а\u200bб\u200dв\u2060г\ufeffд", "a\u202eb\u2066c")
    outcome(bench, "invisible", content([text_section(body)]))


def test_an_empty_language_is_an_error(bench):
    rejected(bench, "empty", content([text_section(both("Текст", ""))]))
    rejected(bench, "blank", content([text_section(both("Текст", "   "))]))


def test_one_language_alone(bench):
    value = content([{"kind": "text", "heading": "Глава", "body": "Текст."}],
                    languages=["bg"], title="Изпитание", issuer="Община Примерна")
    del value["document"]["translation"]
    pages(bench, "single", value)


def test_a_section_with_nothing_but_a_title(bench):
    pages(bench, "hotline", content([text_section(both("Текст", "Text")),
                                     {"kind": "hotline", "heading": both("Телефон", "Phone")}]))
    rejected(bench, "bare-vision", content([{"kind": "vision", "heading": both("Визия")}]))
    outcome(bench, "bare-results", content(
        [{"kind": "results", "heading": both("Резултати", "Results"), "items": []}]))


def test_no_sections_at_all(bench):
    outcome(bench, "nothing", content([]))


def test_sections_without_number(bench):
    sections = [text_section(both("Текст", "Text")) for _ in range(300)]
    pages(bench, "sections", content(sections))


def test_deep_nesting(bench):
    rejected(bench, "deep-flow", "format: " + "[" * 100_000)
    rejected(bench, "deep-closed", "format: " + "[" * 5000 + "]" * 5000)
    lines = "".join("  " * depth + "a:\n" for depth in range(2000))
    rejected(bench, "deep-block", lines)


def test_deep_markup(bench):
    outcome(bench, "stars", content([text_section(both("*" * 20_000 + "а", "a"))]))
    outcome(bench, "brackets", content([text_section(both("[" * 20_000 + "а", "a"))]))
    nested = "".join("  " * depth + "- а\n" for depth in range(60))
    outcome(bench, "nested-list", content([text_section(both(nested, nested))]))


def test_broken_yaml(bench):
    faults = ["", "\n", "# nothing\n", "format: 1\n---\nformat: 1\n", "a: &x 1\nb: *x\n",
              "a: !!python/object:os.system x\n", "\tformat: 1\n", "format: 1\nformat: 1\n",
              "{" * 10, '"', "format: 2\n", "- 1\n", "format: 1\x00\n", "? a\n? b\n"]
    for number, value in enumerate(faults):
        rejected(bench, f"broken-{number}", value)


def test_wrong_encodings(bench):
    for number, data in enumerate(("Визия".encode("utf-16"), "Визия: да".encode("cp1251"),
                                   b"format: 1\n\xff\xfe\n", b"\xc3", bytes(range(256)))):
        path = os.path.join(bench.folder(f"encoding-{number}"), "input.yaml")
        with open(path, "wb") as file:
            file.write(data)
        code, _, err = bench.run("check", path, seconds=LIMIT)
        assert code == 1 and "error: " in err, (number, code, err)


def test_too_large_a_file(bench):
    path = save(bench, "large", "# " + "x" * (64 << 20) + "\n")
    code, _, err = bench.run("check", path, seconds=LIMIT)
    assert code == 1 and "larger than 64 MiB" in err, (code, err[:300])


def test_too_many_pages(bench):
    """Over 20,000 of the smallest pages, with a letter on each line."""
    body = "а\\\n" * 46_000 + "а"
    sections = [{"kind": "text", "heading": "Част", "body": body} for _ in range(11)]
    value = content(sections, languages=["bg"], title="План", issuer="Община Примерна")
    value["layout"] = {"form": "annex", "page": {"width": "120mm", "height": "170mm"}}
    path = os.path.join(bench.folder("pages"), "input.yaml")
    with open(path, "w", encoding="utf-8") as file:
        json.dump(value, file, ensure_ascii=False)
    code, _, err = bench.run("check", path, seconds=LIMIT)
    assert code == 1 and "[pages-too-many]" in err, (code, err[:300])
    assert re.search(r"comes to 2\d{4} pages; at most 20000 are possible", err), err[:300]


def test_a_note_longer_than_its_page(bench):
    """Also where the item that refers to it begins a list in two columns."""
    items = "".join(f"- item{n}[^{n}]\n" if n == 0 else f"- item{n}\n" for n in range(10))
    for first in ("item", "an item that is too long for two columns, with more words and more"):
        body = items.replace("- item0", "- " + first) + "\n[^0]: " + "Words of the note. " * 640
        value = content([text_section(both(body.replace("item", "точка"), body))])
        assert outcome(bench, "long-note", value) is None, first


def test_a_check_takes_no_more_memory_than_a_build(bench):
    path = os.path.join(bench.folder("memory"), "input.yaml")
    with open(path, "w", encoding="utf-8") as file:
        subprocess.run([sys.executable, "tests/bench/make_plan.py", "300"], stdout=file,
                       check=True)
    built = measure([bench.program, "build", path, "-o", bench.folder("memory")])
    checked = measure([bench.program, "check", path])
    assert checked.mebibytes <= built.mebibytes, (checked.mebibytes, built.mebibytes)


def test_strange_document_facts(bench):
    section = text_section(both("Текст", "Text"))
    for number, change in enumerate((
            {"id": "../outside"}, {"id": ""}, {"id": "a" * 5000}, {"id": "a/b"},
            {"period": {"from": 2027, "to": 2021}}, {"date": "2026-02-30"},
            {"languages": []}, {"languages": ["bg", "bg"]}, {"languages": ["bg", "de"]})):
        rejected(bench, f"facts-{number}", content([section], **change))


def test_windows_line_ends_and_byte_order_mark(bench):
    with open("content/stara-zagora.yaml", encoding="utf-8") as file:
        seed = file.read()
    pages(bench, "windows", "\ufeff" + seed.replace("\n", "\r\n"))


if __name__ == "__main__":
    harness.main(globals())
