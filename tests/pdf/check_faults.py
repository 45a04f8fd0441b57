#!/usr/bin/env python3
"""What goes wrong in the system: calls that fail at any place, too little memory or stack, a
program that is killed. The run ends with 3 and a sentence and leaves the old files, or with 0
and the same bytes as ever. `check_faults.py PROGRAM FOLDER 1 NUMBER [FILE]` tries so many
places of each call instead of a few."""
import contextlib
import hashlib
import os
import random
import resource
import shutil
import signal
import subprocess
import sys
import time

import harness

SEED = "content/stara-zagora.yaml"
PLACES = {"malloc": 20, "open": 8, "read": 8, "write": 7, "fsync": 6, "rename": 3, "link": 6,
          "fstat": 4}  # at most so many of them fail, each in two runs
OLD = b"the brochure of last week"


def injector(bench):
    """The library that lets calls fail."""
    path = os.path.join(bench.work, "inject.so")
    if not os.path.exists(path):
        subprocess.run(["cc", "-O1", "-shared", "-fPIC", "-o", path, "tests/faults/inject.c"],
                       check=True)
    return path


def is_sanitized(bench):
    """A sanitizer has its own memory, and ends with a code of its own."""
    with open(bench.program, "rb") as file:
        return b"__asan_init" in file.read()


def sums(folder):
    found = {}
    for name in sorted(os.listdir(folder)):
        with open(os.path.join(folder, name), "rb") as file:
            found[name] = hashlib.sha256(file.read()).hexdigest()
    return found


class Trial:
    """Builds one source again and again, and knows what must come of it."""

    def __init__(self, bench, source):
        self.bench, self.source = bench, source
        self.right = sums(os.path.dirname(bench.build(source, bench.folder("right"))))
        self.old = {name: hashlib.sha256(OLD).hexdigest() for name in self.right}

    def folder(self):
        folder = self.bench.folder("tried")
        shutil.rmtree(folder)
        os.makedirs(folder)
        for name in self.right:
            with open(os.path.join(folder, name), "wb") as file:
                file.write(OLD)
        return folder

    def run(self, what, **options):
        """The exit code of a build, of which everything is as it must be."""
        folder = self.folder()
        code, _, err = self.bench.run("build", self.source, "-o", folder, **options)
        left = sums(folder)
        if code == 0:
            assert left == self.right, f"{what}: other bytes with exit 0\n{err[-500:]}"
            return code
        assert code == 3, f"{what}: exit code {code}\n{err[-500:]}"
        assert "error: " in err, f"{what}: no sentence\n{err[-500:]}"
        # Only for want of memory does a library end the program.
        gave_up = "gave up" in err and what.split(":")[0] in PLACES and "malloc" not in what
        assert not gave_up, f"{what}: {err[-500:]}"
        late = "its folder cannot be flushed" in err and left == self.right
        stuck = "the one of before is" in err
        assert left == self.old or late or stuck, f"{what}: {sorted(left)}\n{err[-500:]}"
        return code

    def counts(self):
        path = os.path.join(self.bench.work, "counts")
        environment = dict(os.environ, LD_PRELOAD=injector(self.bench), INJECT_COUNTS=path)
        assert self.run("nothing fails", env=environment) == 0
        with open(path, encoding="utf-8") as file:
            return {name: int(count) for name, count in (line.split() for line in file)}

    def inject(self, call, total, places):
        """Lets so many of the calls fail, each alone and with all after it; how many runs
        ended with 3."""
        failed, step = 0, max(1, total // places)
        for place in range(1, total + 1, step):
            for lasting in ("", "+"):
                wish = f"{call}:{place}{lasting}"
                environment = dict(os.environ, LD_PRELOAD=injector(self.bench), INJECT=wish)
                failed += self.run(wish, env=environment) == 3
        return failed


@contextlib.contextmanager
def one_processor():
    """There the run makes all editions itself, so that each call of each is counted."""
    ours = os.sched_getaffinity(0)
    os.sched_setaffinity(0, {min(ours)})
    try:
        yield
    finally:
        os.sched_setaffinity(0, ours)


def test_calls_that_fail(bench, places=None, source=SEED):
    if not is_sanitized(bench):
        with one_processor():
            try_calls(Trial(bench, source), places)


def try_calls(trial, places):
    counts = trial.counts()
    for call, few in PLACES.items():
        tried = places or few
        failed = trial.inject(call, counts[call], tried)
        # There is a way without second names and sizes.
        helped = call in ("link", "fstat")
        assert (failed == 0) == helped, f"{call}: {failed} of {counts[call]} ended with 3"
        if places:
            print(f"# {call}: {counts[call]} calls, {failed} failures told")


def test_editions_made_side_by_side_that_fail(bench):
    """Whatever fails in the copy of the process fails in the run again, or it does not."""
    if is_sanitized(bench):
        return
    trial = Trial(bench, SEED)
    for wish in ("write:1", "write:2", "write:2+", "read:9+", "malloc:5000+", "fstat:1+"):
        trial.run(wish, env=dict(os.environ, LD_PRELOAD=injector(bench), INJECT=wish))


def test_too_little_memory(bench, limits=8):
    """Below 25 MiB the libraries find no room, so the program cannot say a word."""
    if is_sanitized(bench):
        return
    trial = Trial(bench, SEED)
    codes = set()
    for number in range(limits):
        size = (32 << 20) + number * (128 << 20) // limits
        codes.add(trial.run(f"{size >> 20} MiB", preexec_fn=lambda size=size: resource.setrlimit(
            resource.RLIMIT_AS, (size, size))))
    assert codes == {0, 3}, codes


def test_too_small_a_stack(bench):
    if is_sanitized(bench):
        return
    trial = Trial(bench, SEED)
    for kibibytes in (32, 48, 64):
        size = kibibytes << 10
        trial.run(f"a stack of {kibibytes} KiB", preexec_fn=lambda size=size:
                  resource.setrlimit(resource.RLIMIT_STACK, (size, size)))


def test_a_killed_run_leaves_whole_files(bench, times=12):
    trial = Trial(bench, SEED)
    begun = time.monotonic()
    trial.run("undisturbed")
    length = time.monotonic() - begun
    chance = random.Random(1)
    for _ in range(times):
        folder = trial.folder()
        with subprocess.Popen([bench.program, "build", SEED, "-o", folder],
                              stderr=subprocess.DEVNULL) as run:
            time.sleep(chance.uniform(0, length))
            run.send_signal(signal.SIGKILL)
        for name, checksum in sums(folder).items():
            hidden = name.startswith(".brochure-")
            assert hidden or checksum in (trial.old[name], trial.right[name]), name


if __name__ == "__main__":
    if len(sys.argv) > 4:
        full = harness.Bench(sys.argv[1], sys.argv[2], int(sys.argv[3]))
        test_calls_that_fail(full, int(sys.argv[4]), *sys.argv[5:])
        test_too_little_memory(full, 109)
        test_a_killed_run_leaves_whole_files(full, 200)
        print("ok - all places")
    else:
        harness.main(globals())
