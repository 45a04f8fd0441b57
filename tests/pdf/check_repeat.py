#!/usr/bin/env python3
"""Same input, same bytes: whatever the folder, locale, time zone, umask or memory."""
import os
import shutil
import time

import harness

SEED = "content/stara-zagora.yaml"


def bytes_of(path):
    with open(path, "rb") as file:
        return file.read()


def build_in(bench, name, source, mask=0o022, **options):
    """The bytes of each edition."""
    folder = bench.folder(name)
    bench.build(source, folder, umask=mask, **options)
    return {file: bytes_of(os.path.join(folder, file)) for file in os.listdir(folder)}


def environment(**changes):
    return {**os.environ, **changes}


def test_twice_gives_the_same_bytes(bench):
    first = build_in(bench, "one", SEED)
    time.sleep(1.1)  # a clock that counts seconds would have moved on
    assert first == build_in(bench, "two", SEED)


def test_surroundings_leave_no_trace(bench):
    first = build_in(bench, "plain", SEED, env=environment(LC_ALL="C", TZ="UTC"))
    second = build_in(bench, "other/deeper", os.path.abspath(SEED), mask=0o077,
                      cwd=bench.folder("elsewhere"),
                      env=environment(LC_ALL="bg_BG.UTF-8", LANG="de_DE.UTF-8",
                                      TZ="Asia/Tokyo", MALLOC_PERTURB_="165",
                                      SOURCE_DATE_EPOCH="1", HOME="/nowhere",
                                      HB_SHAPER_LIST="fallback"))
    assert first == second


def test_another_file_name_leaves_no_trace(bench):
    copy = os.path.join(bench.folder("copied"), "renamed.yaml")
    shutil.copy(SEED, copy)
    assert build_in(bench, "named", SEED) == build_in(bench, "renamed", copy)


def test_the_number_of_processors_leaves_no_trace(bench):
    """On one, editions are written one after the other, and streams packed as they come."""
    ours = os.sched_getaffinity(0)
    many = build_in(bench, "many", SEED)
    os.sched_setaffinity(0, {min(ours)})
    try:
        alone = build_in(bench, "alone", SEED)
    finally:
        os.sched_setaffinity(0, ours)
    assert many == alone


def test_the_mode_of_the_file_follows_the_umask(bench):
    for mask in (0o022, 0o077):
        path = bench.build(SEED, bench.folder(f"mask-{mask:03o}"), umask=mask)
        mode = os.stat(path).st_mode & 0o777
        assert mode == 0o666 & ~mask, f"mode {mode:03o} under umask {mask:03o}"


if __name__ == "__main__":
    harness.main(globals())
