#!/usr/bin/env python3
"""`batch`: every file of a folder or a list made as by `build`, by any number of workers; what
breaks costs only itself; a run that was stopped goes on; shards share a list."""
import hashlib
import json
import os
import pty
import re
import resource
import shutil
import signal
import subprocess
import sys
import time

sys.path[:0] = [os.path.join(os.path.dirname(os.path.abspath(__file__)), "../pdf")]
import check_faults
import harness

PLAN = """format: 1
document:
  id: {id}
  languages: [bg, en]
  title: {{bg: План на община {name}, en: Plan of {id}}}
  issuer: {{bg: Община Примерна, en: Municipality of Primerna}}
  date: 2026-11-22
layout: {{form: annex{layout}}}
sections:
  - kind: text
    heading: {{bg: За плана, en: About the plan}}
    body:
      bg: |
        {bg}
      en: |
        {en}
{more}"""
BG, EN = "Общината поддържа парковете и улиците. ", "The municipality keeps parks and streets. "
PICTURE = ('<svg xmlns="http://www.w3.org/2000/svg" width="80" height="40">'
           '<rect width="80" height="40" fill="{}"/></svg>')
FIGURE = "  - {kind: figure, file: a.svg, decorative: true}\n"


def write(path, text):
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)
    return path


def read(path):
    with open(path, "rb") as file:
        return file.read()


def plan(folder, number, size=20, layout="", more="", name=None):
    """A content file with so many sentences."""
    text = PLAN.format(id=f"plan-{number}", name=number, layout=layout, bg=BG * size,
                       en=EN * size, more=more)
    return write(os.path.join(folder, name or f"plan-{number}.yaml"), text)


def folder_of(bench, name):
    """An empty folder for content, and where to write."""
    folder = bench.folder(name)
    shutil.rmtree(folder)
    os.makedirs(folder)
    return folder, os.path.join(folder, "out")


def plans(bench, name, count):
    folder, out = folder_of(bench, name)
    for number in range(count):
        plan(folder, number)
    return folder, out


def report_of(out, name="batch.json"):
    return json.loads(read(os.path.join(out, "reports", name)))


def results(out, name="batch.json"):
    """Name of the content file -> result."""
    return {os.path.basename(row["file"]): row["result"]
            for row in report_of(out, name)["brochures"]}


def pdfs(out):
    return {name: hashlib.sha256(read(os.path.join(out, name))).hexdigest()
            for name in os.listdir(out) if name.endswith(".pdf")}


def expect_clean(out):
    left = [name for _, _, names in os.walk(out) for name in names
            if name.startswith(".brochure-")]
    assert not left, left


def test_files_are_those_of_build(bench):
    folder, out = plans(bench, "same", 6)
    want = os.path.join(folder, "want")
    for number in range(6):
        bench.build(os.path.join(folder, f"plan-{number}.yaml"), want)
    for workers in ("1", "4"):
        shutil.rmtree(out, ignore_errors=True)
        code, said, err = bench.run("batch", folder, "-o", out, "-j", workers)
        assert (code, said, err) == (0, b"", ""), (code, said, err)
        assert pdfs(out) == pdfs(want)
        report = report_of(out)
        assert report["files"] == 6 and report["exit"] == 0
        assert report["results"]["made"] == 6
        for row in report["brochures"]:
            assert row["pages"] == 1 and row["seconds"] > 0 and row["exit"] == 0, row
            assert row["messages"] == {"errors": 0, "warnings": 0, "messages": []}, row
            for made in row["outputs"]:
                path = os.path.join(out, made["file"])
                assert made["bytes"] == os.path.getsize(path)
                assert made["sha256"] == hashlib.sha256(read(path)).hexdigest()
    expect_clean(out)


def test_a_fault_costs_one_file(bench):
    folder, out = plans(bench, "faults", 4)
    write(os.path.join(folder, "a-wrong.yaml"), "format: 1\ndocument: {id: wrong}\n")
    write(os.path.join(folder, "b-torn.yaml"), "format: [\n")
    code, _, err = bench.run("batch", folder, "-o", out, "-e", "council")
    assert code == 1, err
    found = results(out)
    assert found["a-wrong.yaml"] == found["b-torn.yaml"] == "rejected", found
    assert sum(result == "made" for result in found.values()) == 4, found
    assert "a-wrong.yaml:2:" in err and "[yaml-" in err, err
    assert "4 of 6 files are done" in err and "batch.json" in err, err
    row, = [row for row in report_of(out)["brochures"] if row.get("id") == "wrong"]
    assert row["messages"]["errors"] > 0 and not row["outputs"], row
    os.remove(os.path.join(folder, "plan-1.yaml"))
    names = "".join(f"{folder}/plan-{number}.yaml\n" for number in (1, 2))
    code, _, err = bench.run("batch", write(os.path.join(folder, "list"), names), "-o", out,
                             "--force")
    assert code == 3 and results(out) == {"plan-1.yaml": "failed", "plan-2.yaml": "made"}, err


def in_bulgarian(path):
    """Leaves a plan one language."""
    text = read(path).decode().replace("languages: [bg, en]", "languages: [bg]")
    return write(path, re.sub(r"\{bg: ([^,]*), en: [^}]*\}", r"\1", text.split("    body:")[0])
                 + "    body: Текст.\n")


def test_options_that_do_not_fit(bench):
    folder, out = plans(bench, "unfit", 2)
    in_bulgarian(os.path.join(folder, "plan-1.yaml"))
    code, _, err = bench.run("batch", folder, "-o", out, "--lang", "en")
    assert code == 2 and results(out)["plan-1.yaml"] == "options-unfit", (code, err)
    assert results(out)["plan-0.yaml"] == "made" and "--lang asks for English" in err, err


def test_two_files_with_one_id_are_refused(bench):
    folder, out = plans(bench, "twice", 3)
    plan(folder, 1, name="again.yaml")
    code, _, err = bench.run("batch", folder, "-o", out)
    assert code == 1, err
    assert results(out) == {"again.yaml": "refused", "plan-0.yaml": "made",
                            "plan-1.yaml": "refused", "plan-2.yaml": "made"}
    assert not os.path.exists(os.path.join(out, "plan-1-council.pdf"))
    for one, other in (("again", "plan-1"), ("plan-1", "again")):
        assert re.search(rf'{one}\.yaml:3:7: error: the id "plan-1" is that of \S*{other}\.yaml'
                         rf' as well', err), err
    assert err.count("[id-shared]") == 2, err
    code, _, err = bench.run("batch", folder, "-o", out, "--messages", "bg")
    assert "името „plan-1“ има и" in err and "отказана" in err, err
    for shard in ("1", "2"):  # also where the other file is in another part
        bench.run("batch", folder, "-o", out, "--shard", f"{shard}/2")
    found = {**results(out, "batch-1-of-2.json"), **results(out, "batch-2-of-2.json")}
    assert found["again.yaml"] == found["plan-1.yaml"] == "refused", found


def test_two_files_with_one_name_of_brochures_are_refused(bench):
    """plan-1 in Bulgarian is plan-1-bg, unless that is all that it has."""
    folder, out = plans(bench, "stems", 3)
    path = in_bulgarian(plan(folder, "1-bg", name="z.yaml"))
    code, _, err = bench.run("batch", folder, "-o", out)
    assert code == 0 and len(pdfs(out)) == 12, (code, err)
    shutil.rmtree(out)
    code, _, err = bench.run("batch", folder, "-o", out, "--lang", "bg")
    assert code == 1 and results(out) == {"plan-0.yaml": "made", "plan-1.yaml": "refused",
                                          "plan-2.yaml": "made", "z.yaml": "refused"}, err
    assert not any(name.startswith("plan-1") for name in pdfs(out)), pdfs(out)
    for one, other in (("z", "plan-1"), ("plan-1", "z")):
        assert re.search(rf'{one}\.yaml:3:7: error: in the languages asked for, its brochures '
                         rf'would be the same files as those of \S*{other}\.yaml, '
                         rf'plan-1-bg-…\.pdf', err), err
    assert err.count("[id-shared]") == 2, err
    code, _, err = bench.run("batch", folder, "-o", out, "--lang", "bg", "--messages", "bg")
    assert code == 1 and "на поисканите езици" in err, err
    code, _, err = bench.run("batch", folder, "-o", out, "--lang", "en")
    assert code == 2 and results(out)["z.yaml"] == "options-unfit", (code, err)
    # One id, and brochures of two names: in Bulgarian they do not meet.
    write(path, read(path).decode().replace("id: plan-1-bg", "id: plan-1"))
    for result in ("made", "up-to-date"):
        code, _, err = bench.run("batch", folder, "-o", out, "--lang", "bg")
        found = results(out)
        assert code == 0 and found["plan-1.yaml"] == found["z.yaml"] == result, (found, err)
    code, _, err = bench.run("batch", folder, "-o", out)
    assert code == 1 and 'the id "plan-1" is that of' in err, err


def again(bench, folder, out, *options):
    """A further run: which files were made, the rest being up to date."""
    code, _, err = bench.run("batch", folder, "-o", out, *options)
    assert code == 0, err
    found = results(out)
    assert set(found.values()) <= {"made", "up-to-date"}, found
    return sorted(name[5:-5] for name, result in found.items() if result == "made")


def test_what_is_up_to_date_is_left(bench):
    folder, out = plans(bench, "resume", 3)
    picture = write(os.path.join(folder, "a.svg"), PICTURE.format("#276A45"))
    plan(folder, 3, more=FIGURE)
    plan(folder, 4, layout=", theme: town")
    os.makedirs(os.path.join(folder, "themes"))
    theme = read("content/themes/rose.yaml").decode()
    write(os.path.join(folder, "themes/town.yaml"), theme)
    assert again(bench, folder, out) == ["0", "1", "2", "3", "4"]
    before, report = pdfs(out), report_of(out)
    assert again(bench, folder, out) == [] and pdfs(out) == before
    for old, new in zip(report["brochures"], report_of(out)["brochures"]):
        old.update(result=new["result"], seconds=new["seconds"])
        assert old == new
    write(picture, PICTURE.format("#A02020"))
    assert again(bench, folder, out) == ["3"]
    write(os.path.join(folder, "themes/town.yaml"), "# softer\n" + theme)
    assert again(bench, folder, out) == ["4"]
    plan(folder, 1, size=21)
    assert again(bench, folder, out) == ["1"]
    os.remove(os.path.join(out, "plan-2-print.pdf"))
    write(os.path.join(out, "plan-0-council.pdf"), "torn")
    assert again(bench, folder, out) == ["0", "2"]
    for name in os.listdir(os.path.join(out, "reports/batch")):
        if name.startswith("plan-2-"):
            path = os.path.join(out, "reports/batch", name)
            write(path, read(path).decode()[:-20])
    assert again(bench, folder, out) == ["2"]
    assert again(bench, folder, out, "--lang", "bg") == ["0", "1", "2", "3", "4"]
    assert again(bench, folder, out, "--lang", "bg") == []
    assert again(bench, folder, out) == []
    assert again(bench, folder, out, "--force") == ["0", "1", "2", "3", "4"]


def installed(bench):
    """The program with its data as after an installation; fonts lead to those that there are."""
    place = bench.folder("installed")
    data = os.path.join(place, "share/brochure")
    os.makedirs(os.path.join(place, "bin"))
    program = shutil.copy2(bench.program, os.path.join(place, "bin/brochure"))
    for name in ("profiles", "themes"):
        shutil.copytree(os.path.join("out/build", name), os.path.join(data, name))
    for line in read("fonts/SHA256SUMS").decode().splitlines():
        path = os.path.join(data, "fonts/node_modules", line.split()[1])
        os.makedirs(os.path.dirname(path), exist_ok=True)
        os.symlink(os.path.abspath(os.path.join("fonts/node_modules", line.split()[1])), path)
    return harness.Bench(program, bench.work, bench.patience), data


def test_what_comes_with_the_program_is_part_of_it(bench):
    """Fonts and profiles of all, and the theme of those that have it."""
    folder, out = plans(bench, "program", 2)
    plan(folder, 2, layout=", theme: rose")
    program, data = installed(bench)
    assert again(program, folder, out) == ["0", "1", "2"]
    assert again(program, folder, out) == []
    before = pdfs(out)
    theme = os.path.join(data, "themes/rose.yaml")
    write(theme, "# softer\n" + read(theme).decode())
    write(os.path.join(data, "themes/wave.yaml"), "# nobody has it\n")
    assert again(program, folder, out) == ["2"]
    fonts = os.path.join(data, "fonts/node_modules/source-serif/TTF")
    os.rename(os.path.join(fonts, "SourceSerif4SmText-Semibold.ttf"),
              os.path.join(fonts, "SourceSerif4SmText-Regular.ttf"))
    shutil.copy2(os.path.join(fonts, "SourceSerif4SmText-Regular.ttf"),
                 os.path.join(fonts, "SourceSerif4SmText-Semibold.ttf"))
    assert again(program, folder, out) == ["0", "1", "2"]
    after = pdfs(out)
    assert all(after[name] != before[name] for name in after), (before, after)
    with open(os.path.join(data, "profiles/sRGB.icc"), "ab") as file:
        file.write(bytes(4))
    assert again(program, folder, out) == ["0", "1", "2"]
    assert again(program, folder, out) == []


def test_lists(bench):
    folder, out = plans(bench, "lists", 3)
    shutil.copy(plan(folder, 9), os.path.join(folder, "plan-9.yaml~"))
    os.rename(os.path.join(folder, "plan-9.yaml"), os.path.join(folder, "наш план.yaml"))
    lines = f"# our plans\r\n{folder}/plan-2.yaml\r\n\n  {folder}/наш план.yaml\n"
    done = subprocess.run([bench.program, "batch", "-", "-o", out], input=lines.encode(),
                          capture_output=True, check=False)
    assert done.returncode == 0, done.stderr
    assert results(out) == {"plan-2.yaml": "made", "наш план.yaml": "made"}
    for source in (os.path.join(folder, "plan-1.yaml"), os.path.join(folder, "none"), "/dev/null"):
        code, _, err = bench.run("batch", source, "-o", os.path.join(folder, "no"))
        assert code == 3 and "error: " in err, (source, code, err)
        assert not os.path.exists(os.path.join(folder, "no"))
    for wrong in (["-j", "0"], ["-j", "x"], ["--shard", "3/2"], ["--shard", "0/2"],
                  ["--shard", "1"], ["--dump", "pages"], ["--changes-since", "a"]):
        code, _, err = bench.run("batch", folder, *wrong)
        assert code == 2 and "note: see" in err, (wrong, code, err)


def test_a_name_with_a_line_end(bench):
    folder, out = plans(bench, "line-end", 2)
    plan(folder, 2, more=FIGURE, name="plan\n-2.yaml")
    write(os.path.join(folder, "a.svg"), PICTURE.format("#276A45"))
    for result in ("made", "up-to-date"):
        code, said, err = bench.run("batch", folder, "-o", out)
        assert (code, said, err) == (0, b"", ""), (code, said, err)
        assert results(out)["plan\n-2.yaml"] == result, results(out)
    plan(folder, 2, size=21, name="plan\n-2.yaml")
    code, _, err = bench.run("batch", folder, "-o", out)
    assert code == 0 and results(out)["plan\n-2.yaml"] == "made", (results(out), err)


# ---- what breaks down ----------------------------------------------------------------

def start(bench, *arguments, **options):
    return subprocess.Popen([bench.program, "batch", *arguments], stderr=subprocess.PIPE,
                            start_new_session=True, **options)


def workers(process):
    try:
        with open(f"/proc/{process.pid}/task/{process.pid}/children", encoding="utf-8") as file:
            return [int(word) for word in file.read().split()]
    except FileNotFoundError:
        return []


def wait_for(bench, condition, what):
    end = time.monotonic() + 20 * bench.patience
    while not condition():
        assert time.monotonic() < end, what
        time.sleep(0.005)


def large(bench, name, count=4):
    """Some small plans, and a large one that is made first and long."""
    folder, out = plans(bench, name, count)
    plan(folder, "large", name="a.yaml", layout=", align: justified",
         size=9000)
    return folder, out


def test_a_killed_worker_costs_one_file(bench):
    folder, out = large(bench, "killed")
    process = start(bench, folder, "-o", out, "-j", "1")
    wait_for(bench, lambda: workers(process), "no worker")
    first, = workers(process)
    time.sleep(0.1)
    os.kill(first, signal.SIGKILL)
    err = process.communicate(timeout=60 * bench.patience)[1].decode()
    assert process.returncode == 3, (process.returncode, err)
    found = results(out)
    assert found.pop("a.yaml") == "broken" and set(found.values()) == {"made"}, found
    row = report_of(out)["brochures"][0]
    assert row["signal"] == 9 and row["exit"] == 3 and not row["outputs"], row
    assert "a.yaml: the program was ended by signal 9 while it made this" in err, err
    assert "[worker-ended]" in err and row["messages"]["errors"] == 1, row
    expect_clean(out)
    again(bench, folder, out)
    assert results(out)["a.yaml"] == "made", results(out)


def test_too_little_memory_costs_one_file(bench):
    if check_faults.is_sanitized(bench):
        return
    folder, out = large(bench, "memory", 2)
    room = 120 << 20
    code, _, err = bench.run("batch", folder, "-o", out, "-j", "1", seconds=60,
                             preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_AS,
                                                                   (room, room)))
    found = results(out)
    assert code == 3 and found.pop("a.yaml") == "broken", (code, found, err)
    assert set(found.values()) == {"made"} and "not enough memory" in err, (found, err)
    assert "not enough memory" in report_of(out)["brochures"][0]["said"]


def test_no_room_for_workers(bench):
    if check_faults.is_sanitized(bench):
        return
    folder, out = plans(bench, "room", 3)
    library = check_faults.injector(bench)
    for wish in ("fork:1+", "memfd:1+", "socket:1+"):
        code, _, err = bench.run("batch", folder, "-o", out,
                                 env=dict(os.environ, LD_PRELOAD=library, INJECT=wish))
        assert code == 3 and "[batch-workers]" in err, (wish, code, err)
        assert set(results(out).values()) == {"not-reached"}
    code, _, err = bench.run("batch", folder, "-o", out, "-j", "3",
                             env=dict(os.environ, LD_PRELOAD=library, INJECT="fork:2+"))
    assert code == 0, "one worker does it"


def end_of(bench, process):
    """What a run said that was started; one that hangs is ended."""
    try:
        return process.communicate(timeout=60 * bench.patience)[1].decode()
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.communicate()
        raise AssertionError("the run does not end") from None


def test_a_worker_ends_when_there_was_no_room(bench):
    """The second worker cannot be started, and the first is ended then."""
    if check_faults.is_sanitized(bench):
        return
    folder, out = large(bench, "killed-alone")
    library = check_faults.injector(bench)
    process = start(bench, folder, "-o", out, "-j", "2",
                    env=dict(os.environ, LD_PRELOAD=library, INJECT="fork:2"))
    wait_for(bench, lambda: workers(process), "no worker")
    first, = workers(process)
    time.sleep(0.1)
    os.kill(first, signal.SIGKILL)
    err = end_of(bench, process)
    found = results(out)
    assert process.returncode == 3, (process.returncode, err)
    assert found.pop("a.yaml") == "broken" and set(found.values()) == {"made"}, (found, err)


def test_a_killed_run_goes_on(bench):
    folder, out = plans(bench, "parent", 30)
    process = start(bench, folder, "-o", out, "-j", "2")
    wait_for(bench, lambda: os.path.isdir(out) and len(pdfs(out)) >= 9, "no file")
    left = workers(process)
    process.kill()
    process.wait()
    wait_for(bench, lambda: not any(os.path.exists(f"/proc/{one}") for one in left),
             "a worker outlives its parent")
    process.stderr.close()
    made = again(bench, folder, out)
    assert 0 < len(made) <= 28, made
    assert len(pdfs(out)) == 90
    expect_clean(out)


def test_a_signal_stops_the_run(bench):
    for number in (signal.SIGINT, signal.SIGTERM):
        folder, out = plans(bench, "signal", 40)
        process = start(bench, folder, "-o", out, "-j", "2")
        wait_for(bench, lambda: os.path.isdir(out) and len(pdfs(out)) >= 15, "no file")
        os.killpg(process.pid, number)
        err = process.communicate(timeout=30 * bench.patience)[1].decode()
        found = results(out)
        assert process.returncode == 3, (process.returncode, err)
        assert "[batch-stopped]" in err and "goes on from here" in err, err
        assert set(found.values()) == {"made", "not-reached"}, found
        done = sum(result == "made" for result in found.values())
        assert f"stopped after {done} of 40 files" in err, (done, err)
        expect_clean(out)
        made = again(bench, folder, out)
        assert len(made) <= 40 - done and len(pdfs(out)) == 120, (made, done)


# ---- many machines --------------------------------------------------------------------

def expect_all_once(out, count, shards):
    seen = []
    for shard in range(1, shards + 1):
        report = report_of(out, f"batch-{shard}-of-{shards}.json")
        assert report["shard"] == {"number": shard, "of": shards}
        seen += [row["file"] for row in report["brochures"]]
        assert all(row["result"] == "made" for row in report["brochures"]), report
    assert len(seen) == len(set(seen)) == count, seen
    assert len(pdfs(out)) == count


def test_shards_cover_all_once(bench):
    folder, out = plans(bench, "shards", 12)
    for shard in range(1, 6):
        code, _, err = bench.run("batch", folder, "-o", out, "-e", "council", "--shard",
                                 f"{shard}/5")
        assert code == 0, err
    expect_all_once(out, 12, 5)
    first = results(out, "batch-1-of-5.json")
    plan(folder, 77)  # moves no other
    bench.run("batch", folder, "-o", out, "-e", "council", "--shard", "1/5")
    assert set(first) == set(results(out, "batch-1-of-5.json")) - {"plan-77.yaml"}


def test_gnu_parallel_runs_shards(bench):
    """As the README has it."""
    if shutil.which("parallel") is None:
        print("ok - gnu parallel # SKIP the package parallel is not installed")
        return
    folder, out = plans(bench, "gnu", 12)
    command = ["parallel", "--will-cite", bench.program, "batch", folder, "-o", out, "-e", "council",
               "-j", "1", "--shard", "{}/4", ":::", "1", "2", "3", "4"]
    done = subprocess.run(command, capture_output=True, check=False,
                          timeout=120 * bench.patience)
    assert done.returncode == 0, done
    expect_all_once(out, 12, 4)


# ---- what people see ------------------------------------------------------------------

def test_progress_on_a_terminal(bench):
    folder, out = plans(bench, "terminal", 3)
    ours, theirs = pty.openpty()
    with subprocess.Popen([bench.program, "batch", folder, "-o", out, "-j", "1"],
                          stderr=theirs) as process:
        os.close(theirs)
        said = b""
        try:
            while part := os.read(ours, 4096):
                said += part
        except OSError:
            pass  # the other end is closed
    os.close(ours)
    lines = said.decode().replace("\r\n", "\n").splitlines()
    assert process.returncode == 0 and len(lines) == 4, lines
    assert re.fullmatch(r"\[1/3\] \S*/plan-0\.yaml: 1 pages, \d+\.\d s; \d+ s left", lines[0]), lines
    assert re.fullmatch(r"\[3/3\] \S*/plan-2\.yaml: 1 pages, \d+\.\d s", lines[2]), lines
    assert re.fullmatch(r"3 of 3 files are done, in \d+ s; see \S*/reports/batch\.json", lines[3])


if __name__ == "__main__":
    harness.main(globals())
