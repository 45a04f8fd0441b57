#!/usr/bin/env python3
"""What is left behind: exit codes, whole files or none, whatever goes wrong."""
import os
import resource
import shutil
import signal
import subprocess

import harness

SEED = "content/stara-zagora.yaml"
OLD = b"the brochure of last week"
EDITIONS = [f"stara-zagora-2027-{name}.pdf" for name in ("booklet", "council", "print")]


def seed_text():
    with open(SEED, encoding="utf-8") as file:
        return file.read()


def written(folder, name, content):
    path = os.path.join(folder, name)
    with open(path, "w", encoding="utf-8") as file:
        file.write(content)
    return path


def files(folder):
    return sorted(os.path.relpath(os.path.join(top, name), folder)
                  for top, _, names in os.walk(folder) for name in names)


def with_old_file(bench, name):
    """A folder that already holds a finished brochure under the target's name."""
    folder = bench.folder(name)
    target = os.path.basename(bench.build(SEED, bench.folder("good")))
    path = os.path.join(folder, target)
    with open(path, "wb") as file:
        file.write(OLD)
    return folder, path


def check_untouched(folder, path):
    assert files(folder) == [os.path.basename(path)], files(folder)
    with open(path, "rb") as file:
        assert file.read() == OLD, "the old file was touched"


def test_a_good_file_ends_with_0_and_its_editions(bench):
    folder = bench.folder("fine")
    code, out, _ = bench.run("build", SEED, "-o", folder)
    assert code == 0 and out == b"", (code, out)
    assert files(folder) == EDITIONS, files(folder)


def test_only_the_editions_that_are_named(bench):
    for names in ("council", "print", "print,council", "booklet"):
        folder = bench.folder("named-" + names.replace(",", "-"))
        assert bench.run("build", SEED, "-o", folder, "-e", names)[0] == 0
        expected = sorted(f"stara-zagora-2027-{name}.pdf" for name in names.split(","))
        assert files(folder) == expected, files(folder)


def test_options_of_the_press_need_the_print_edition(bench):
    for option in (["--outlines"], ["--print-standard", "x1a"]):
        folder = bench.folder("unheard")
        code, _, err = bench.run("build", SEED, "-o", folder, "-e", "council", *option)
        assert code == 2 and option[0] in err and files(folder) == [], (code, err)


def test_the_output_folder_is_made_with_its_parents(bench):
    folder = os.path.join(bench.folder("deep"), "a", "b", "c")
    assert bench.run("build", SEED, "-o", folder)[0] == 0
    assert len(files(folder)) == len(EDITIONS)


def test_content_errors_end_with_1_and_write_nothing(bench):
    bad = written(bench.folder("bad"), "bad.yaml", seed_text() + "colour: green\n")
    folder, path = with_old_file(bench, "rejected")
    code, out, err = bench.run("build", bad, "-o", folder)
    assert code == 1 and out == b"" and "bad.yaml:" in err, (code, out, err)
    check_untouched(folder, path)
    fresh = os.path.join(bench.work, "never")
    assert bench.run("build", bad, "-o", fresh)[0] == 1
    assert not os.path.exists(fresh), "a folder was made for a rejected file"


def test_warnings_are_errors_where_that_is_asked_for(bench):
    doubtful = "tests/golden/warnings-table-shares/input.yaml"
    fresh = os.path.join(bench.work, "strict")
    code, _, err = bench.run("build", doubtful, "-o", fresh, "--strict", "-e", "council")
    assert code == 1 and "error:" in err and not os.path.exists(fresh), (code, err)
    code, _, err = bench.run("build", doubtful, "-o", fresh, "-e", "council")
    assert code == 0 and "warning:" in err and len(files(fresh)) == 1, (code, err)


def test_check_writes_nothing(bench):
    folder = bench.folder("checked")
    path = written(folder, "seed.yaml", seed_text())
    code, out, _ = bench.run("check", path, cwd=folder)
    assert code == 0 and out == b"" and files(folder) == ["seed.yaml"], (code, out)


def test_wrong_usage_ends_with_2(bench):
    wrong = [[], ["bild", SEED], ["build"], ["build", SEED, "--colour"],
             ["build", SEED, "-e", "poster"], ["build", SEED, "--lang", "fr"],
             ["build", SEED, "extra.yaml"], ["check", "--format", "xml", SEED],
             ["schema", "extra"]]
    for arguments in wrong:
        code, out, err = bench.run(*arguments, cwd=bench.folder("usage"))
        assert code == 2 and err and out == b"", (arguments, code, err)
    path = os.path.abspath(SEED)
    assert bench.run("build", path, "-e", "poster", cwd=bench.folder("usage"))[0] == 2
    assert files(bench.folder("usage")) == []


def test_wrong_usage_does_not_talk_to_the_terminal(bench):
    """An argument may hold what a terminal would obey."""
    for arguments in (["\033[31mx"], ["build", "a.yaml", "--page", "\033]0;x\007"],
                      ["build", "a.yaml", "b\033c.yaml"], ["build", "\033[2J.yaml"]):
        code, _, err = bench.run(*arguments)
        assert code in (2, 3) and "\033" not in err and "\007" not in err, repr(err)


def test_help_and_version_answer_on_standard_output(bench):
    for arguments in (["--help"], ["help"], ["help", "build"], ["build", "--help"],
                      ["check", "--help"], ["schema", "--help"], ["--version"]):
        code, out, err = bench.run(*arguments)
        assert code == 0 and out and not err, (arguments, code, err)


def test_unreadable_input_ends_with_3(bench):
    folder = bench.folder("unreadable")
    for path in (os.path.join(folder, "missing.yaml"), folder):
        code, _, err = bench.run("build", path, "-o", os.path.join(folder, "out"))
        assert code == 3 and os.path.basename(path) in err, (code, err)
    assert files(folder) == []


def test_a_pipe_that_nobody_writes_to_is_empty(bench):
    pipe = os.path.join(bench.folder("pipe"), "plan.yaml")
    os.mkfifo(pipe)
    code, out, _ = bench.run("verify", pipe)
    assert code == 1 and b"it is no PDF file" in out, (code, out)
    code, _, err = bench.run("check", pipe)
    assert code == 1 and "the file is empty" in err, (code, err)


def test_an_output_folder_that_is_a_file_ends_with_3(bench):
    path = written(bench.folder("blocked"), "out", "a file")
    code, _, err = bench.run("build", SEED, "-o", path)
    assert code == 3 and err, (code, err)


def test_standard_input_is_a_content_file(bench):
    folder = bench.folder("piped")
    with open(SEED, "rb") as file:
        done = subprocess.run([bench.program, "build", "-", "-o", folder], stdin=file,
                              capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()
    assert len(files(folder)) == len(EDITIONS)


def test_a_file_that_may_not_grow_leaves_the_old_one_whole(bench):
    """The size limit of a process stands for a disk that fills up at some point."""
    def limit(size):
        def apply():
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
            resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))
        return apply

    for size in (0, 1, 4096, 20_000):
        folder, path = with_old_file(bench, f"limit-{size}")
        code, _, err = bench.run("build", SEED, "-o", folder, preexec_fn=limit(size),
                                 restore_signals=False)
        assert code == 3 and "cannot be written: " in err, (size, code, err)
        check_untouched(folder, path)


def test_no_edition_is_new_beside_old_ones(bench):
    """The limit lies above the size of some editions and below that of others."""
    def apply():
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))

    good = bench.folder("all-good")
    bench.build(SEED, good)
    sizes = sorted(os.path.getsize(os.path.join(good, name)) for name in EDITIONS)
    for limit in (sizes[0] + 1, sizes[1] + 1):
        folder = bench.folder(f"together-{limit}")
        for name in EDITIONS:
            with open(os.path.join(folder, name), "wb") as file:
                file.write(OLD)
        code, _, err = bench.run("build", SEED, "-o", folder, preexec_fn=apply,
                                 restore_signals=False)
        assert code == 3 and "cannot be written: " in err, (limit, code, err)
        assert files(folder) == EDITIONS, files(folder)
        for name in EDITIONS:
            with open(os.path.join(folder, name), "rb") as file:
                assert file.read() == OLD, f"{name} is new"


def test_a_full_device_leaves_the_old_file_whole(bench):
    """A real file system of a few pages, where mounting one is allowed."""
    folder = bench.folder("device")
    mount = ["mount", "-t", "tmpfs", "-o", "size=16k", "tmpfs", folder]
    if subprocess.run(mount, capture_output=True, check=False).returncode != 0:
        return  # the size limit above shows the same
    try:
        path = os.path.join(folder, "stara-zagora-2027-council.pdf")
        with open(path, "wb") as file:
            file.write(OLD)
        code, _, err = bench.run("build", SEED, "-o", folder)
        assert code == 3 and "cannot be written: " in err, (code, err)
        check_untouched(folder, path)
    finally:
        subprocess.run(["umount", folder], check=True)


def test_missing_fonts_end_with_3(bench):
    """A program that stands in a tree without fonts finds none anywhere else."""
    tree = bench.folder("tree/out/build")
    program = shutil.copy(bench.program, tree)
    target = os.path.join(bench.work, "tree", "pdf")
    done = subprocess.run([program, "build", SEED, "-o", target],
                          capture_output=True, check=False)
    err = done.stderr.decode()
    assert done.returncode == 3 and "font" in err.lower(), (done.returncode, err)
    assert not os.path.exists(target) or files(target) == []


def test_the_working_folder_does_not_matter(bench):
    folder = bench.folder("far")
    code, _, err = bench.run("build", os.path.abspath(SEED), "-o", "here", cwd=folder)
    assert code == 0, err
    assert files(folder) == ["here/" + name for name in EDITIONS], files(folder)


def make(bench, tree, content):
    """The rule of the Makefile that writes the brochures, in a tree that holds nothing but
    the rules and content; the program is the one under test. Its exit code."""
    build = os.path.dirname(bench.program)
    given = [os.path.join(build, name) for name in (
        "brochure", "profiles/sRGB.icc", "profiles/ISOcoated_v2_300_bas.icc",
        "profiles/ISOcoated_v2_300_bas.icc.z")]
    command = ["make", f"BUILD={build}", f"CONTENT={content}", "out/build/written-stara-zagora-2027"]
    for path in [*given, "fonts/node_modules/.package-lock.json"]:
        command += ["-o", path]
    clean = {name: value for name, value in os.environ.items() if "MAKE" not in name}
    return subprocess.run(command, cwd=tree, env=clean, capture_output=True,
                          check=False).returncode


def test_make_keeps_what_was_written_when_the_print_file_is_held_back(bench):
    tree = bench.folder("make")
    for path in ("Makefile", "src/packages.mk"):
        os.makedirs(os.path.join(tree, os.path.dirname(path)), exist_ok=True)
        shutil.copy(path, os.path.join(tree, path))
    faulty = written(tree, "faulty.yaml", seed_text().replace(
        "\nsections:", "\nprint: {preflight: {min-text: 9pt, min-text-fail: 9pt}}\nsections:"))
    others = EDITIONS[:2]
    for _ in range(2):  # what was not finished is tried again
        assert make(bench, tree, faulty) != 0
        assert sorted(os.listdir(os.path.join(tree, "out"))) == others
    good = os.path.abspath(SEED)
    assert make(bench, tree, good) == 0
    for name in EDITIONS:
        assert os.path.exists(os.path.join(tree, "out", name)), name
    os.remove(os.path.join(tree, "out", EDITIONS[1]))
    assert make(bench, tree, good) == 0
    assert os.path.exists(os.path.join(tree, "out", EDITIONS[1])), "not written again"


if __name__ == "__main__":
    harness.main(globals())
