"""The brochures that the properties are judged on: golden cases, the content of the
repository and brochures made at random, in every pair of mode and page size."""
import glob
import os
import shutil

import yaml

import dump
import generate
import harness
from paper import Paper, size_of
from reading import blocks_of

COLUMNS, FACING, SEQUENTIAL, ALONE = "columns", "facing", "sequential", "alone"

# How many brochures are made at random in each form of the pages.
RANDOM = [
    ("columns", "A4", 10),
    ("columns", "210x210mm", 4),
    ("columns", "420x594mm", 2),
    ("facing", "A4", 5),
    ("facing", "A5", 6),
    ("facing", "120x170mm", 3),
    ("sequential", "A4", 5),
    ("sequential", "A5", 5),
    ("sequential", "420x594mm", 1),
    ("alone", "A5", 4),
    ("annex", "A4", 5),
    ("annex", "A5", 4),
    ("annex", "120x170mm", 1),
]
CONTENT = [form for form in RANDOM if form[1] in ("A4", "A5", "210x210mm")]
PICTURE = "tests/golden/figure-flow/pictures/wide.png"
FAULTS_SHOWN = 20


class Case:
    def __init__(self, name, content, options, text, warnings=""):
        self.name, self.content, self.options = name, content, options
        self.dump = dump.Dump(name, text)
        self.pages, self.parts = self.dump.pages, self.dump.parts()
        self.paper = Paper(self.pages[0].width, self.pages[0].height)
        self.is_annex = content.get("layout", {}).get("form") == "annex"
        self.languages = [part.lang for part in self.parts]
        self.mode = self.find_mode()
        # Texts of unequal length do not pair from the first block on that is missing.
        kinds = [[block.kind for block in blocks_of(part)] for part in self.parts]
        self.pairs = "[blocks-unequal]" not in warnings and kinds[0] == kinds[-1]

    def option(self, name):
        place = self.options.index(name) if name in self.options else None
        return None if place is None else self.options[place + 1]

    def find_mode(self):
        if len(self.languages) < 2:
            return ALONE
        typed = self.option("--bilingual") or self.content.get("layout", {}).get("bilingual")
        if typed or self.paper.is_wide:
            return typed or COLUMNS
        return SEQUENTIAL if self.is_annex else FACING

    def covers(self):
        return [] if self.is_annex else [self.pages[0], self.pages[-1]]

    def is_plate(self, page):
        """Filled by a picture, or words of both languages that face one."""
        faces = (page.number > 1 and self.pages[page.number - 2].is_filled and
                 self.mode == FACING and not page.beside("header"))
        return page.is_filled or faces

    def inner_pages(self):
        return self.pages if self.is_annex else self.pages[1:-1]


def arguments(folder):
    path = os.path.join(folder, "args")
    return open(path, encoding="utf-8").read().split() if os.path.exists(path) else []


def read(path):
    with open(path, encoding="utf-8") as file:
        return yaml.load(file, Loader=yaml.CSafeLoader)


def golden_case(folder):
    with open(os.path.join(folder, "pages.txt"), encoding="utf-8") as file:
        content = read(os.path.join(folder, "input.yaml"))
        return Case(folder, content, arguments(folder), file.read())


def golden():
    for pages in sorted(glob.glob("tests/golden/*/pages.txt")):
        yield golden_case(os.path.dirname(pages))


def formed(content, form, page):
    """The content in a form of pages, and the options that ask for the rest of it."""
    if form == "annex":
        width, height = size_of(page)
        layout = {"form": "annex", "page": {"width": f"{width}mm", "height": f"{height}mm"}}
        return dict(content, layout={**content.get("layout", {}), **layout}), []
    if form == "alone":
        return content, ["--page", page, "--lang", "bg"]
    return content, ["--page", page, "--bilingual", form]


def make(bench, name, path, content, options):
    """An error would say that the pages do not settle, or that a title is too long: the
    cases hold none of that kind."""
    code, out, err = bench.run("build", path, "--dump", "pages", *options, seconds=60)
    errors = "\n".join(line for line in err.splitlines() if " error: " in line)
    assert code == 0, f"{name}: exit code {code}\n{errors}"
    return Case(name, content, options, out.decode("utf-8"), err)


def of_content(bench):
    """Once as it is, and once in each form of the pages."""
    shutil.copytree("content/pictures", os.path.join(bench.folder("content"), "pictures"))
    for path in [*harness.brochures(), harness.LONG]:
        content = read(path)
        yield make(bench, path, path, content, [])
        for form, page, _ in CONTENT:
            copy, options = formed(content, form, page)
            made = os.path.join(bench.folder("content"), f"{form}-{os.path.basename(path)}")
            generate.write(made, copy)
            yield make(bench, f"{path} {form} {page}", made, copy, options)


def at_random(bench):
    seed = 0
    shutil.copy(PICTURE, bench.folder("random"))
    for form, page, count in RANDOM:
        for _ in range(count):
            path = os.path.join(bench.folder("random"), f"{seed}.yaml")
            content, options = formed(generate.brochure(seed, form), form, page)
            generate.write(path, content)
            yield make(bench, f"random {seed} {form} {page}", path, content, options)
            seed += 1


def load(bench):
    """All cases, made once for all tests."""
    if not hasattr(bench, "cases"):
        bench.cases = []  # if one of them cannot be made, the first test says so
        bench.cases = [*of_content(bench), *golden(), *at_random(bench)]
    return bench.cases


def over(bench, faults_of, *modes):
    """Runs a function over all cases, or those of some modes, and fails with what it
    yields."""
    faults, count = [], 0
    for case in load(bench):
        if not modes or case.mode in modes:
            count += 1
            faults += [f"{case.name}: {fault}" for fault in faults_of(case)]
    assert count > 0, "no case"
    shown = "\n".join(faults[:FAULTS_SHOWN])
    assert not faults, f"{len(faults)} faults\n{shown}"
