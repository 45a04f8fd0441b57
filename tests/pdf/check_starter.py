#!/usr/bin/env python3
"""init: a file that builds at once without a warning, in each choice of languages, and that
the JSON Schema takes; a file that is there is left alone."""
import json
import os

import jsonschema
import yaml

import harness

LANGUAGES = ("bg+en", "bg", "en")


def start(bench, languages):
    path = os.path.join(bench.folder("plans"), f"plan-{languages}.yaml")
    if os.path.exists(path):
        os.remove(path)
    code, out, err = bench.run("init", path, "--lang", languages)
    assert (code, out, err) == (0, b"", ""), (code, out, err)
    return path


def test_it_builds_without_a_warning(bench):
    for languages in LANGUAGES:
        path = start(bench, languages)
        code, _, err = bench.run("check", "--strict", path)
        assert (code, err) == (0, ""), err
        assert bench.build(path, bench.folder("out-" + languages))


def test_the_schema_takes_it(bench):
    schema = json.loads(bench.run("schema")[1])
    for languages in LANGUAGES:
        with open(start(bench, languages), encoding="utf-8") as file:
            # Dates stay texts, as JSON has them.
            content = yaml.load(file, JsonLoader)
        jsonschema.validate(content, schema)
        assert content["document"]["languages"] == languages.split("+")


class JsonLoader(yaml.SafeLoader):
    """YAML without dates."""


JsonLoader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if not tag.endswith(":timestamp")]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()}


def test_it_speaks_both_languages_in_its_notes(bench):
    for languages in LANGUAGES:
        with open(start(bench, languages), encoding="utf-8") as file:
            text = file.read()
        assert "КАК СЕ ПИШЕ ТОЗИ ФАЙЛ" in text and "HOW THIS FILE IS WRITTEN" in text
        for code in ("bg", "en"):
            assert (f" {code}:" in text) == (code in languages), (languages, code)


def test_the_name_of_the_file_becomes_the_id(bench):
    path = start(bench, "bg")
    with open(path, encoding="utf-8") as file:
        assert "id: plan-bg " in file.read()
    code, out, _ = bench.run("init", "-")
    assert code == 0 and b"id: nasha-obshtina " in out


def test_a_file_that_is_there_stays(bench):
    path = os.path.join(bench.folder("there"), "mine.yaml")
    with open(path, "w", encoding="utf-8") as file:
        file.write("mine\n")
    code, _, err = bench.run("init", path)
    assert code == 3 and "[file-exists]" in err, (code, err)
    with open(path, encoding="utf-8") as file:
        assert file.read() == "mine\n"
    assert bench.run("init", os.path.join(bench.work, "none", "x.yaml"))[0] == 3


if __name__ == "__main__":
    harness.main(globals())
