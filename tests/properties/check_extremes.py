#!/usr/bin/env python3
"""Lists and texts as long as somebody may write them, on pages of any size: the print
edition is written, or the content is refused for what it says. That a page cannot be
printed is never the answer, since the office cannot mend what the program has set."""
import copy
import itertools
import json
import os
import re
import shutil
import sys

import yaml

ROOT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "../..")
sys.path.append(os.path.join(ROOT, "tests/pdf"))
import harness  # noqa: E402

SAMPLE, SEED = "content/primerna.yaml", "content/stara-zagora.yaml"
SIZES = ["120x170mm", "A5", "170x170mm", "210x210mm", "240x300mm", "297x420mm", "420x594mm"]
MODES = ["columns", "facing", "sequential"]
SMALLEST = ["--page", "120x170mm", "--bilingual", "sequential"]
ENTRIES, LETTERS = 99, 390
WORDS = {"bg": "дълги думи на общинския съвет за противопожарната безопасност ",
         "en": "long words of the municipal council about sustainable development "}


def places(node, path=()):
    """Paths of all nodes, of each list but that of the sections only the first entry."""
    yield path
    if isinstance(node, dict):
        for key, value in node.items():
            yield from places(value, path + (key,))
    elif isinstance(node, list):
        for index, value in enumerate(node if path == ("sections",) else node[:1]):
            yield from places(value, path + (index,))


def at(node, path):
    for step in path:
        node = node[step]
    return node


def is_text(node):
    return isinstance(node, dict) and node and set(node) <= {"bg", "en"} and all(
        isinstance(value, str) for value in node.values())


def numbered(node, number):
    """A copy of an entry whose ids and texts are its own."""
    if isinstance(node, dict):
        return {key: f"{value} {number}" if key in ("bg", "en") and isinstance(value, str)
                else f"{value}-{number}" if key == "id" else numbered(value, number)
                for key, value in node.items()}
    if isinstance(node, list):
        return [numbered(value, number) for value in node]
    return node


def run(bench, source, *options):
    """Exit code, and what is wrong with the run or None."""
    code, _, err = bench.run("build", source, "-e", "print", "-o",
                             os.path.join(bench.work, "out"), *options)
    unfit = [line for line in err.splitlines() if re.search(r"error: .*\[PF-\d+\]", line)]
    if code == 0 or (code == 1 and not unfit):
        return code, None
    return code, f"exit code {code}: {(unfit or err.splitlines() or ['silent'])[-1][-300:]}"


class Sample:
    """The sample beside its pictures, to be changed."""

    def __init__(self, bench):
        self.bench = bench
        self.folder = bench.folder("content")
        with open(SAMPLE, encoding="utf-8") as file:
            self.content = yaml.load(file, Loader=yaml.CSafeLoader)
        shutil.copytree("content/pictures", os.path.join(self.folder, "pictures"),
                        dirs_exist_ok=True)
        self.built = self.refused = 0

    def faults(self, content):
        path = os.path.join(self.folder, "input.yaml")
        with open(path, "w", encoding="utf-8") as file:
            json.dump(content, file, ensure_ascii=False, default=str)
        code, fault = run(self.bench, path, *SMALLEST)
        self.built += code == 0
        self.refused += code == 1
        return [fault] if fault else []

    def report(self, faults):
        report(faults)
        assert self.built > self.refused, f"{self.built} built, {self.refused} refused"


def report(faults):
    assert not faults, f"{len(faults)} faults:\n" + "\n".join(faults[:20])


def test_pages_of_any_size(bench):
    faults = []
    for source, size, mode in itertools.product((SEED, SAMPLE), SIZES, MODES):
        narrow = int(re.match(r"\d+", size.replace("A5", "148")).group()) < 180
        if mode == "columns" and narrow:
            continue
        code, fault = run(bench, source, "--page", size, "--bilingual", mode)
        faults += [f"{source} {size} {mode}: {fault}"] if code else []
    report(faults)


def test_long_lists(bench):
    sample, faults = Sample(bench), []
    lists = [path for path in places(sample.content) if path[:1] == ("sections",)
             and len(path) > 1 and isinstance(at(sample.content, path), list)
             and all(isinstance(entry, dict) for entry in at(sample.content, path))]
    for path in lists:
        content = copy.deepcopy(sample.content)
        entries = at(content, path)
        given = len(entries)
        for number in range(given, ENTRIES):
            entries.append(numbered(entries[number % given], number + 100))
        faults += [f"{'/'.join(map(str, path))} with many entries: {fault}"
                   for fault in sample.faults(content)]
    sample.report(faults)


def test_long_texts(bench):
    sample, faults = Sample(bench), []
    for section in range(len(sample.content["sections"])):
        content = copy.deepcopy(sample.content)
        inner = content["sections"][section]
        for path in list(places(inner)):
            if is_text(at(inner, path)):
                for lang in at(inner, path):
                    at(inner, path)[lang] = (WORDS[lang] * 9)[:LETTERS].strip()
        faults += [f"{inner['kind']} with long texts: {fault}"
                   for fault in sample.faults(content)]
    sample.report(faults)


if __name__ == "__main__":
    harness.main(globals())
