#!/usr/bin/env python3
"""`build --report json`: the facts of a build, the same wherever it is made. What it says
of report/input.yaml stands in report/expected.json, with 0 for what each change of the
program changes: size and checksum of the output."""
import difflib
import hashlib
import json
import os
import re

import harness

CASE = "tests/pdf/report"


def report(bench, source, name, *arguments):
    """Text of the report, and the folder of the files."""
    folder = bench.folder(name)
    bench.build(source, folder, "--report", "json", *arguments)
    reports = os.listdir(os.path.join(folder, "reports"))
    assert len(reports) == 1, reports
    with open(os.path.join(folder, "reports", reports[0]), encoding="utf-8") as file:
        return file.read(), folder, reports[0]


def steady(text):
    """Without what differs from version to version."""
    return re.sub(r'("edition".*"bytes": )\d+(, "sha256": ")\w+',
                  r"\g<1>0\g<2>0", text)


def test_report_is_as_expected(bench):
    text, _, name = report(bench, CASE + "/input.yaml", "expected", "-e", "council")
    assert name == "reported.json"
    with open(CASE + "/expected.json", encoding="utf-8") as file:
        want = file.read()
    got = steady(text)
    assert got == want, "".join(difflib.unified_diff(
        want.splitlines(True), got.splitlines(True), "expected.json", "now"))


def test_files_are_those_that_were_written(bench):
    for source in harness.brochures():
        text, folder, _ = report(bench, source, os.path.basename(source))
        facts = json.loads(text)
        names = {name for name in os.listdir(folder) if name.endswith(".pdf")}
        assert {output["file"] for output in facts["outputs"]} == names
        for output in facts["outputs"]:
            with open(os.path.join(folder, output["file"]), "rb") as file:
                data = file.read()
            assert output["bytes"] == len(data)
            assert output["sha256"] == hashlib.sha256(data).hexdigest()
        with open(source, "rb") as file:
            data = file.read()
        assert facts["source"] == {"bytes": len(data),
                                   "sha256": hashlib.sha256(data).hexdigest()}


def test_fonts_and_pages_are_those_of_the_file(bench):
    text, folder, _ = report(bench, "content/stara-zagora.yaml", "fonts", "-e", "council")
    facts = json.loads(text)
    pdf = os.path.join(folder, facts["outputs"][0]["file"])
    listed = harness.tool("pdffonts", pdf).splitlines()[2:]
    assert sorted(facts["fonts"]) == sorted(line.split()[0].split("+")[1] for line in listed)
    assert facts["pages"] == len(harness.Pdf(pdf).pages())


def test_words_are_counted_by_language(bench):
    """Counted once more from the structure that --dump pages prints."""
    for source in harness.brochures():
        text, _, _ = report(bench, source, "words-" + os.path.basename(source),
                            "-e", "council")
        _, dump, _ = bench.run("build", source, "--dump", "pages")
        structure = re.search(r"(?s)\nstructure\n(.*?)\n\n", dump.decode()).group(1)
        counts = {"bg": 0, "en": 0}
        for lang, words in re.findall(
                r'#\d+ (bg|en)(?: (?!alt)\w+)* "(.*?)"(?: (?:actual|expands to|alt) ".*")?$',
                structure, re.MULTILINE):
            words = re.sub(r"⍽|\\u[0-9a-f]{4}", " ", words)  # blanks, made visible
            counts[lang] += sum(1 for word in words.split() if re.search(r"[^\W_¹²³⁰⁴-⁹]", word))
        said = json.loads(text)["words"]
        assert said == counts, source


def test_report_is_the_same_everywhere(bench):
    source = CASE + "/input.yaml"
    first, _, _ = report(bench, source, "one")
    second, _, _ = report(bench, os.path.abspath(source), "deep/two")
    assert first == second
    assert "/" not in re.sub(r'PDF/\S+|"bg".*|"en".*', "", first), "a path in the report"


def test_one_language_has_a_report_of_its_own(bench):
    text, _, name = report(bench, CASE + "/input.yaml", "single", "--lang", "en", "-e",
                           "council")
    facts = json.loads(text)
    assert name == "reported-en.json"
    assert facts["outputs"][0]["file"] == "reported-en-council.pdf"
    assert list(facts["words"]) == ["en"] and list(facts["document"]["title"]) == ["en"]


def test_what_people_must_check_is_said_in_both_languages(bench):
    text, _, _ = report(bench, CASE + "/input.yaml", "people", "-e", "council")
    checks = json.loads(text)["for_people"]
    names = [check["check"] for check in checks]
    assert {"reading-order", "tags", "alternative-texts", "colour", "language"} <= set(names)
    for check in checks:
        assert re.search("[а-я]", check["bg"]) and re.fullmatch("[ -~]+", check["en"])


def test_nothing_is_reported_when_nothing_is_written(bench):
    folder = bench.folder("rejected")
    path = os.path.join(folder, "bad.yaml")
    with open(path, "w", encoding="utf-8") as file:
        file.write("format: 2\n")
    assert bench.run("build", path, "-o", folder, "--report", "json")[0] == 1
    assert os.listdir(folder) == ["bad.yaml"]
    code, _, err = bench.run("build", CASE + "/input.yaml", "--report", "json", "--dump",
                             "pages")
    assert code == 2 and "--report" in err


def test_a_report_that_cannot_be_written_is_a_failure(bench):
    folder = bench.folder("blocked")
    with open(os.path.join(folder, "reports"), "w", encoding="utf-8") as file:
        file.write("")
    code, _, err = bench.run("build", CASE + "/input.yaml", "-o", folder, "--report", "json")
    assert code == 3 and "reports" in err, (code, err)


if __name__ == "__main__":
    harness.main(globals())
