#!/usr/bin/env python3
"""The guides tell the truth: each command of README.md and of the guide for editors works
as it stands there, and each YAML example passes the check."""
import os
import re
import shlex
import shutil
import struct
import zlib

import harness

GUIDES = ("README.md", "content/README.md")
# What stands in a list is indented.
FENCE = re.compile(r"^( *)```(\w+)\n(.*?)^\1```$", re.M | re.S)


def fenced(text):
    """(kind, content) of the blocks of a text, in order."""
    return [(kind, re.sub(rf"^{indent}", "", content, flags=re.M))
            for indent, kind, content in FENCE.findall(text)]


def blocks(kind):
    found = []
    for guide in GUIDES:
        with open(guide, encoding="utf-8") as file:
            found += [content for name, content in fenced(file.read()) if name == kind]
    return found


def commands():
    return [line for block in blocks("sh") for line in block.splitlines() if line.strip()]


def test_there_are_commands_to_test(_):
    assert len(commands()) >= 5 and blocks("yaml")


def test_commands_of_the_program_work(bench):
    for line in commands():
        program, *arguments = shlex.split(line)
        # The editor serves until it is ended; tests/editor has it.
        served = arguments[:1] == ["edit"]
        if program == "out/build/brochure" and "nasha-obshtina" not in line and not served:
            # The same command, writing into the work folder of this test.
            arguments = [re.sub(r"^out(?=$|/[^/]*\.pdf$)", bench.folder("out"), word)
                         for word in arguments]
            code, _, err = bench.run(*arguments)
            assert code == 0, f"{line}: exit code {code}\n{err}"


def test_commands_are_of_the_program_or_make(_):
    for line in commands():
        program = shlex.split(line)[0]
        assert program in ("make", "out/build/brochure", "cp"), line


def change(text, difference):
    """The text with the lines that begin with - replaced by those with +."""
    lines = difference.splitlines(True)
    old = "".join(line[1:] for line in lines if line.startswith("-"))
    new = "".join(line[1:] for line in lines if line.startswith("+"))
    assert text.count(old) == 1, f"not once in the file: {old}"
    return text.replace(old, new)


def test_the_first_brochure_step_by_step(bench):
    """The steps of the guide for editors, in order, in a copy of content/."""
    tree = bench.folder("steps")
    shutil.copytree("content", os.path.join(tree, "content"))
    with open("content/README.md", encoding="utf-8") as file:
        guide = file.read()
    start = guide.index("## Първата брошура")
    path = None
    for kind, step in fenced(guide[start:guide.index("\n## ", start + 1)]):
        words = shlex.split(step)
        if kind == "diff":
            with open(path, encoding="utf-8") as file:
                text = change(file.read(), step)
            with open(path, "w", encoding="utf-8") as file:
                file.write(text)
        elif words[0] == "cp":
            path = os.path.join(tree, words[2])
            shutil.copy(os.path.join(tree, words[1]), path)
        else:
            code, _, err = bench.run(*words[1:], cwd=tree)
            assert code == 0 and err == "", (step, err)
    made = [f"nasha-obshtina-2027-{name}.pdf" for name in ("booklet", "council", "print")]
    assert sorted(os.listdir(os.path.join(tree, "out"))) == made
    assert all(name in guide for name in made), "the guide names other files"


def test_targets_of_make_exist(_):
    for line in commands():
        program, *targets = shlex.split(line)
        if program == "make":
            harness.tool("make", "--dry-run", *targets)


def completed(block):
    """A whole content file around an example that shows a part of one."""
    if block.startswith("format:"):
        return block
    whole = blocks("yaml")[0]
    assert whole.startswith("format:"), "the first example is a whole file"
    if block.startswith("  - kind:"):
        return whole + block
    if block.startswith("  "):
        return whole.replace("\nsections:", "\n" + block + "sections:", 1)
    return whole + block


def grey_picture(width, height):
    """A PNG, fine enough for print; what a file is called does not matter."""
    def chunk(name, data):
        return (struct.pack(">I", len(data)) + name + data +
                struct.pack(">I", zlib.crc32(name + data)))
    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    rows = zlib.compress((b"\0" + b"\x80" * width) * height)
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) +
            chunk(b"IEND", b""))


def test_yaml_examples_pass_the_check(bench):
    folder = bench.folder("examples")
    # Files that the examples speak of.
    os.makedirs(os.path.join(folder, "pictures"), exist_ok=True)
    with open(os.path.join(folder, "pictures", "park.jpg"), "wb") as file:
        file.write(grey_picture(1100, 700))
    with open(os.path.join(folder, "pictures", "map.svg"), "w") as file:
        file.write('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 6">'
                   '<rect width="9" height="6" fill="#e4ddcd"/></svg>')
    shutil.copy(os.path.join(os.path.dirname(bench.program), "profiles",
                             "ISOcoated_v2_300_bas.icc"),
                os.path.join(folder, "PSOuncoated_v3.icc"))
    for number, block in enumerate(blocks("yaml")):
        path = os.path.join(folder, f"{number}.yaml")
        with open(path, "w", encoding="utf-8") as file:
            file.write(completed(block))
        code, _, err = bench.run("check", "--strict", path)
        assert code == 0, err


if __name__ == "__main__":
    harness.main(globals())
