#!/usr/bin/env python3
"""The guides tell the truth: each command of README.md works as it stands there, and each
YAML example passes the check."""
import os
import re
import shlex

import harness

GUIDE = "README.md"


def blocks(kind):
    with open(GUIDE, encoding="utf-8") as file:
        return re.findall(rf"^```{kind}\n(.*?)^```$", file.read(), re.M | re.S)


def commands():
    return [line for block in blocks("sh") for line in block.splitlines() if line.strip()]


def test_there_are_commands_to_test(_):
    assert len(commands()) >= 5 and blocks("yaml")


def test_commands_of_the_program_work(bench):
    for line in commands():
        program, *arguments = shlex.split(line)
        if program == "out/build/brochure":
            # The same command, writing into the work folder of this test.
            arguments = [bench.folder("out") if word == "out" else word
                         for word in arguments]
            code, _, err = bench.run(*arguments)
            assert code == 0, f"{line}: exit code {code}\n{err}"


def test_commands_are_of_the_program_or_make(_):
    for line in commands():
        program = shlex.split(line)[0]
        assert program in ("make", "out/build/brochure"), line


def test_targets_of_make_exist(_):
    for line in commands():
        program, *targets = shlex.split(line)
        if program == "make":
            harness.tool("make", "--dry-run", *targets)


def test_yaml_examples_pass_the_check(bench):
    for number, block in enumerate(blocks("yaml")):
        path = os.path.join(bench.folder("examples"), f"{number}.yaml")
        with open(path, "w", encoding="utf-8") as file:
            file.write(block)
        code, _, err = bench.run("check", "--strict", path)
        assert code == 0, err


if __name__ == "__main__":
    harness.main(globals())
