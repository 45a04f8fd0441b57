"""What the checks of finished PDFs share: running the program, reading PDF objects through
qpdf, and reporting in TAP. A check is a script with functions named test_…; each raises
AssertionError with what is wrong."""
import base64
import json
import os
import re
import shutil
import subprocess
import sys
import traceback

ROOT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "../..")


class Bench:
    """The program under test and a folder to work in."""

    def __init__(self, program, work, patience):
        self.program = os.path.abspath(program)
        self.work = os.path.abspath(work)
        self.patience = patience

    def folder(self, name):
        path = os.path.join(self.work, name)
        os.makedirs(path, exist_ok=True)
        return path

    def run(self, *arguments, seconds=20, **options):
        """Exit code, standard output, standard error. Death by a signal or a sanitizer's
        report is a failure of any test."""
        try:
            done = subprocess.run([self.program, *arguments], capture_output=True,
                                  timeout=seconds * self.patience, check=False,
                                  stdin=subprocess.DEVNULL, **options)
        except subprocess.TimeoutExpired:
            raise AssertionError(f"still running after {seconds} s: {arguments}") from None
        err = done.stderr.decode("utf-8", "replace")
        assert done.returncode >= 0, f"killed by signal {-done.returncode}\n{err[-2000:]}"
        assert "Sanitizer" not in err and "runtime error" not in err, err[-4000:]
        return done.returncode, done.stdout, err

    def build(self, source, folder, *arguments, seconds=20, **options):
        """Builds `source` into `folder`; the path of the PDF, the council's of several."""
        code, _, err = self.run("build", source, "-o", folder, *arguments,
                                seconds=seconds, **options)
        assert code == 0, f"exit code {code}\n{err[-4000:]}"
        pdfs = sorted(name for name in os.listdir(folder) if name.endswith(".pdf"))
        assert pdfs, f"no PDF in {folder}"
        council = [name for name in pdfs if name.endswith("-council.pdf")]
        return os.path.join(folder, (council or pdfs)[0])

    def dump(self, source, *arguments):
        """The lines of the display list: what the pages were made from."""
        code, out, err = self.run("build", source, "--dump", "pages", *arguments)
        assert code == 0, f"exit code {code}\n{err[-4000:]}"
        return out.decode("utf-8").splitlines()


def brochures():
    """The content files of the repository."""
    return sorted(os.path.join("content", name) for name in os.listdir("content")
                  if name.endswith(".yaml"))


# Chapters of running text and long lists, as no example needs them.
LONG = "tests/content/primerna.yaml"

# Drafts, proposals and annexes: golden cases that finished files are made of as well.
COUNCIL_CASES = ["council-draft", "council-draft-bg", "council-proposal", "council-annex"]

# Golden cases in other modes and on other pages.
MODE_CASES = ["mode-facing-a5", "mode-sequential", "mode-annex", "mode-annex-narrow"]
FIGURE_CASES = [("figure-bleed", []), ("figure-page", []),
                ("figure-spread-alone", ["--bilingual", "sequential"]),
                ("figure-pages-facing", ["--page", "A5"])]
TABLE_CASES = ["table", "table-groups", "table-facing", "text-table", "indicators", "budget",
               "budget-parts", "services-facts"]


def editions():
    """(name, source, arguments) of all that is worth a close look: the content of the
    repository in both languages and in each, what a council sees, other modes, a theme."""
    for source in brochures():
        name = os.path.splitext(os.path.basename(source))[0]
        yield name, source, []
        yield name + "-bg", source, ["--lang", "bg"]
        yield name + "-en", source, ["--lang", "en"]
    yield "long", LONG, []
    for case in COUNCIL_CASES + MODE_CASES + TABLE_CASES:
        yield case, os.path.join("tests/golden", case, "input.yaml"), []
    for case, arguments in FIGURE_CASES:
        yield case, os.path.join("tests/golden", case, "input.yaml"), arguments
    yield ("stara-zagora-rose", "content/stara-zagora.yaml",
           ["--theme", "rose", "--bilingual", "facing"])


# Every pair of bilingual mode and page size that is allowed, in both themes by turns.
FORMS = [["--bilingual", mode, "--page", size, "--theme", theme]
         for theme in ("rose", "linden")
         for mode in ("facing", "sequential", "columns")
         for size in ("A5", "210x210mm", "A4") if (mode, size) != ("columns", "A5")]


def form(number):
    """One of them for the case of that number, so that many cases go through all."""
    return FORMS[number % len(FORMS)]


def with_themes(bench, source):
    """A copy of a content file with what lies beside it, and with the themes of content/."""
    folder = os.path.join(bench.folder("staged"),
                          os.path.relpath(os.path.dirname(source)).replace(os.sep, "-"))
    if not os.path.exists(folder):
        shutil.copytree(os.path.dirname(source), folder)
        shutil.copytree("content/themes", os.path.join(folder, "themes"),
                        dirs_exist_ok=True)
    return os.path.join(folder, os.path.basename(source))


def golden_pages():
    """(content, its arguments) of the golden cases that come to pages."""
    for folder in sorted(os.listdir("tests/golden")):
        folder = os.path.join("tests/golden", folder)
        if os.path.exists(os.path.join(folder, "pages.txt")):
            path = os.path.join(folder, "args")
            words = []
            if os.path.exists(path):
                with open(path, encoding="utf-8") as file:
                    words = file.read().split()
            yield os.path.join(folder, "input.yaml"), words


def is_annex(source):
    """An annex begins on a right page: its languages cannot face each other."""
    with open(source, encoding="utf-8") as file:
        return re.search(r"\bform: annex\b", file.read()) is not None


def council_files(bench):
    """(path, source, arguments) of the council file of each edition, built once."""
    if not hasattr(bench, "council"):
        bench.council = [
            (bench.build(source, bench.folder(name), "-e", "council", *arguments),
             source, arguments) for name, source, arguments in editions()]
    return bench.council


def for_reading(path):
    """A copy for poppler when only text is asked for. It reckons with the colour profile of
    the output intent once for each element, which takes nearly all of its time; the copy
    hides that under another name of the same length."""
    copy = path[:-len(".pdf")] + ".text.pdf"
    with open(path, "rb") as file:
        data = file.read()
    assert data.count(b"/OutputIntents") == 1, "one list of output intents"
    with open(copy, "wb") as file:
        file.write(data.replace(b"/OutputIntents", b"/OutputIgnored"))
    return copy


def tool(*command):
    """Standard output of a helper program that must succeed."""
    done = subprocess.run(command, capture_output=True, check=False)
    assert done.returncode == 0, (
        f"{command[0]}: exit code {done.returncode}\n"
        + (done.stdout + done.stderr).decode("utf-8", "replace")[-2000:])
    return done.stdout.decode("utf-8", "replace")


class Pdf:
    """The objects of a file as qpdf reads them."""

    def __init__(self, path):
        self.path = path
        self.objects = self.read("--json-stream-data=none")
        self.trailer = self.objects["trailer"]["value"]
        self.catalog = self.find(self.trailer["/Root"])

    def find(self, value):
        """The value behind a reference, or the value itself."""
        while isinstance(value, str) and re.fullmatch(r"\d+ \d+ R", value):
            holder = self.objects["obj:" + value]
            value = holder.get("value", holder.get("stream", {}).get("dict"))
        return value

    def pages(self):
        """Page dictionaries in order."""
        waiting, pages = [self.catalog["/Pages"]], []
        while waiting:
            node = self.find(waiting.pop(0))
            if node["/Type"] == "/Pages":
                waiting = list(node["/Kids"]) + waiting
            else:
                pages.append(node)
        return pages

    def read(self, *options):
        return json.loads(tool("qpdf", "--json=2", "--json-key=qpdf", *options,
                               self.path))["qpdf"][1]

    def contents(self):
        """The content stream of each page, unpacked, in order."""
        names = ["obj:" + page["/Contents"] for page in self.pages()]
        streams = self.read("--json-stream-data=inline", "--decode-level=generalized",
                            *["--json-object=" + name[4:-2].replace(" ", ",")
                              for name in names])
        return [base64.b64decode(streams[name]["stream"]["data"]) for name in names]

    def annotations(self):
        for page in self.pages():
            for annotation in self.find(page.get("/Annots", [])):
                yield self.find(annotation)

    def outline(self):
        """(depth, title) of every bookmark, in order."""
        def walk(item, depth):
            while item is not None:
                entry = self.find(item)
                yield depth, text(entry["/Title"])
                yield from walk(entry.get("/First"), depth + 1)
                item = entry.get("/Next")
        root = self.find(self.catalog.get("/Outlines", {}))
        return list(walk(root.get("/First"), 0))

    def kids(self, element):
        """Structure elements right below a structure element."""
        kids = self.find(element.get("/K", []))
        kids = [self.find(kid) for kid in kids] if isinstance(kids, list) else [kids]
        return [kid for kid in kids if isinstance(kid, dict) and "/S" in kid]


def text(value):
    """A string of qpdf's JSON as text."""
    assert isinstance(value, str) and value.startswith(("u:", "b:")), f"no string: {value}"
    return value[2:]


def main(tests):
    """Runs the functions test_… of a module. Arguments: PROGRAM WORK-FOLDER PATIENCE."""
    program, work, patience = sys.argv[1], sys.argv[2], int(sys.argv[3])
    # Relative to where the driver stands; the checks themselves work from the root.
    bench = Bench(program, work, patience)
    os.chdir(ROOT)
    shutil.rmtree(bench.work, ignore_errors=True)
    os.makedirs(bench.work)
    failed = 0
    for name, test in [item for item in tests.items() if item[0].startswith("test_")]:
        title = name[5:].replace("_", " ")
        try:
            test(bench)
            print(f"ok - {title}", flush=True)
        except Exception as fault:  # any fault of a test is a failed test
            failed += 1
            print(f"not ok - {title}")
            print(fault if isinstance(fault, AssertionError) else traceback.format_exc(),
                  flush=True)
    sys.exit(1 if failed else 0)
