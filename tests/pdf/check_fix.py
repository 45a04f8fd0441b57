#!/usr/bin/env python3
"""fix: what a message knows to be right is in the file afterwards, and nothing else is; the
difference that is shown makes the same file; old encodings and tabs are mended."""
import glob
import json
import os
import re
import shutil
import sys
import unicodedata

import yaml

import harness

sys.path.append(os.path.join(harness.ROOT, "tests/bench"))
from measure import measure  # noqa: E402

SEED = "content/stara-zagora.yaml"
FOR_PEOPLE = ("sums", "shares")  # the total may be right, and a part of it wrong


def read(path):
    with open(path, "rb") as file:
        return file.read()


def write(bench, name, data):
    path = os.path.join(bench.folder("texts"), name)
    for old in (path, path + "~"):
        if os.path.exists(old):
            os.remove(old)
    with open(path, "wb") as file:
        file.write(data if isinstance(data, bytes) else data.encode("utf-8"))
    return path


def seed():
    return read(SEED).decode("utf-8")


def mended(bench, name, data, code=0):
    """The text after `fix --write`."""
    path = write(bench, name, data)
    done, out, err = bench.run("fix", "--write", path)
    assert (done, out) == (code, b""), (name, done, err)
    return read(path).decode("utf-8")


# ---- messages --------------------------------------------------------------------------

def fixes(bench, path):
    """The messages about a file that know what is right."""
    out = json.loads(bench.run("check", "--format", "json", path)[1])
    return [message for message in out["messages"]
            if "fixes" in message and message["file"] == path
            and message["rule"] not in FOR_PEOPLE]


def test_no_message_that_knows_what_is_right_is_left(bench):
    """Every fifth case of errors; all of them with FIX_ALL in the environment."""
    cases = sorted(glob.glob("tests/golden/*/errors.txt"))
    cases = cases if os.environ.get("FIX_ALL") else cases[::5]
    found = 0
    for case in cases:
        folder = os.path.join(bench.work, "cases", os.path.basename(os.path.dirname(case)))
        shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(os.path.dirname(case), folder)
        path = os.path.join(folder, "input.yaml")
        before = len(fixes(bench, path))
        found += before
        if before > 0:
            code, _, err = bench.run("fix", "--write", path)
            assert code in (0, 1), (case, err)
            assert fixes(bench, path) == [], (case, fixes(bench, path))
            assert read(path + "~") == read(os.path.join(os.path.dirname(case),
                                                         "input.yaml"))
    assert found > 10, found


# ---- whole files -----------------------------------------------------------------------

def test_old_encodings_become_utf8(bench):
    plain = seed().translate(str.maketrans("“”„–№’", '"""-N\''))
    for encoding, text in (("cp1251", seed()), ("utf-16", seed()), ("utf-16-le", seed()),
                           ("utf-16-be", seed()), ("koi8_r", plain),
                           ("mac_cyrillic", seed())):
        data = text.encode(encoding)
        assert mended(bench, encoding + ".yaml", data) == text, encoding
    path = write(bench, "shown.yaml", seed().encode("cp1251"))
    code, out, err = bench.run("fix", path)
    assert (code, out) == (0, b"") and "UTF-8" in err, (code, out, err)
    assert read(path) == seed().encode("cp1251")


def test_accents_become_one_letter(bench):
    assert mended(bench, "nfd.yaml", unicodedata.normalize("NFD", seed())) == seed()


def test_tabs_become_blanks(bench):
    tabs = re.sub(r"^( +)", lambda blanks: "\t" * (len(blanks[1]) // 2), seed(), flags=re.M)
    assert "\t\t\t" in tabs
    assert yaml.safe_load(mended(bench, "tabs.yaml", tabs)) == yaml.safe_load(seed())


def test_a_tab_is_as_wide_as_the_lines_around_it_need(bench):
    """Of two, four or eight columns, as editors have them, with blanks before it or not."""
    text = seed().split("\nsections:")[0] + """
sections:
  - kind: text
    heading: {bg: За плана, en: About the plan}
    body:
      bg: |
        Първи абзац.
      en: |
        A first paragraph.
  - kind: hotline
    heading: {bg: Телефон, en: Telephone}
    items:
      - title: {bg: Община, en: Municipality}
        phone: 042 614 614
"""
    for line, tabs in (("    heading: {bg: За", "\t"), ("        Първи", "\t\t"),
                       ("        Първи", "\t"), ("      - title", "\t  "),
                       ("        phone", "\t\t"), ("        phone", "\t    ")):
        changed = text.replace(line, tabs + line.lstrip())
        assert changed != text and mended(bench, "tab.yaml", changed) == text, (line, tabs)


def test_what_is_sound_stays(bench):
    for text in (seed(), "\ufeff" + seed().replace("\n", "\r\n")):
        path = write(bench, "sound.yaml", text)
        code, out, err = bench.run("fix", path)
        assert (code, out, err) == (0, b"", ""), (code, out, err)
        assert mended(bench, "sound.yaml", text) == text
        assert not os.path.exists(path + "~")


# ---- texts -----------------------------------------------------------------------------

MISTAKES = [
    ("Качество на живот", "Качествo на живот"),
    ("date: 2026-11-22", "date: 22.11.2026"),
    ("    intro:\n", "    intor:\n"),
    ("Зелена и свързана", "Приоритет 4. Зелена и свързана"),
]


def test_each_mistake_and_all_together(bench):
    wrong = seed()
    for right, typed in MISTAKES:
        assert wrong.count(right) == 1, right
        assert mended(bench, "one.yaml", seed().replace(right, typed)) == seed(), typed
        wrong = wrong.replace(right, typed)
    assert mended(bench, "all.yaml", wrong) == seed()
    windows = wrong.replace("\n", "\r\n")
    assert mended(bench, "all.yaml", windows) == seed().replace("\n", "\r\n")


def patched(text, difference):
    """The text with a unified difference applied."""
    lines, out, at = text.splitlines(True), [], 0
    for line in difference.splitlines(True)[2:]:
        head = re.match(r"@@ -(\d+),\d+ ", line)
        if head:
            out += lines[at:int(head[1]) - 1]
            at = int(head[1]) - 1
        elif line[0] == "\\":
            out[-1] = out[-1].removesuffix("\n")
        elif line[0] != "+":
            assert lines[at].rstrip("\n") == line[1:].rstrip("\n"), line
            at += 1
            out += [line[1:]] if line[0] == " " else []
        else:
            out.append(line[1:])
    return "".join(out + lines[at:])


def test_the_difference_makes_the_same_file(bench):
    wrong = seed()
    for right, typed in MISTAKES:
        wrong = wrong.replace(right, typed)
    for text in (wrong, wrong.rstrip("\n"), "\t".join(wrong.split("  ", 1))):
        path = write(bench, "shown.yaml", text)
        code, out, err = bench.run("fix", path)
        assert code == 0 and out.startswith(f"--- {path}\n+++ {path}\n@@ ".encode()), err
        assert read(path).decode("utf-8") == text and not os.path.exists(path + "~")
        assert patched(text, out.decode("utf-8")) == mended(bench, "same.yaml", text)


def test_a_sum_is_left_to_people(bench):
    case = os.path.join("tests", "golden", "errors-table-sums", "input.yaml")
    text = read(case).decode("utf-8")
    out = json.loads(bench.run("check", "--format", "json", case)[1])
    assert any(message["rule"] == "sums" and "fixes" in message
               for message in out["messages"])
    assert mended(bench, "sums.yaml", text, code=1) == text


def test_what_is_left_is_said(bench):
    wrong = seed().replace("Качество на живот", "Качествo на живот")
    unsound = wrong.replace("kind: results", "kind: nothing-of-the-kind")
    path = write(bench, "left.yaml", unsound)
    code, out, err = bench.run("fix", path)
    assert code == 1 and b"+          bg: \xd0\x9a" in out and "[kind-unknown]" in err, err
    assert "[alphabet-mixed]" not in err
    broken = write(bench, "broken.yaml", seed() + "sections: [\n")
    code, out, err = bench.run("fix", "--write", broken)
    assert code == 1 and "error:" in err and not os.path.exists(broken + "~")
    assert bench.run("fix", os.path.join(bench.work, "none.yaml"))[0] == 3


def test_a_link_stays_and_so_do_rights(bench):
    """What is written is the file that the link leads to, with the rights that it had; the
    text of before has them too."""
    text = seed().replace("живот", "живoт")
    path = write(bench, "real.yaml", text)
    link = os.path.join(bench.folder("links"), "link.yaml")
    if os.path.lexists(link):
        os.remove(link)
    os.symlink(path, link)
    os.chmod(path, 0o640)
    assert bench.run("fix", "--write", link)[0] == 0
    assert os.path.islink(link) and read(path) == read(SEED) and read(path + "~") != read(path)
    assert [os.stat(one).st_mode & 0o777 for one in (path, path + "~")] == [0o640, 0o640]
    path = write(bench, "closed.yaml", text)
    os.chmod(path, 0o444)
    if not os.access(path, os.W_OK):  # an administrator may write anything
        code, _, err = bench.run("fix", "--write", path)
        assert code == 3 and "closed.yaml" in err and read(path).decode() == text, (code, err)


def test_many_mistakes_of_syntax_take_little_memory(bench):
    """Each is found by a reading of its own, of which nothing may be left. The sanitizer
    keeps freed memory back to watch it, which would be counted, so here it does not."""
    items = "".join(f"  - title: Услуга {n}: от {n}\n" for n in range(1000))
    path = write(bench, "many.yaml", seed().split("\nsections:")[0] + "\nsections:\n"
                 "- kind: services\n  heading: {bg: Услуги, en: Services}\n  items:\n" + items)
    options = os.environ.get("ASAN_OPTIONS", "")
    at_once = f"ASAN_OPTIONS={options}:quarantine_size_mb=0:thread_local_quarantine_size_kb=0"
    cost = measure(["env", at_once, bench.program, "fix", path])
    assert cost.mebibytes < 64, cost.mebibytes


def test_a_folder_that_nobody_may_write_to_keeps_the_file(bench):
    path = write(bench, "full.yaml", seed().replace("живот", "живoт"))
    before = read(path)
    os.mkdir(path + "~")
    code, _, err = bench.run("fix", "--write", path)
    os.rmdir(path + "~")
    assert code == 3 and "full.yaml~" in err and read(path) == before, (code, err)


if __name__ == "__main__":
    harness.main(globals())
