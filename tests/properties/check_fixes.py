#!/usr/bin/env python3
"""What messages say would mend them does so: with the fixes that `check --format json` gives
for a golden case its messages end, and the file is still one of YAML."""
import glob
import json
import os
import shlex
import shutil
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, "../pdf"))

import harness  # noqa: E402
import yaml  # noqa: E402

LEAST = 100  # fixes that the cases have


def cases():
    for path in sorted(glob.glob(os.path.join(harness.ROOT, "tests/golden/*/errors.txt"))):
        folder = os.path.dirname(path)
        extra = os.path.join(folder, "args")
        words = shlex.split(open(extra, encoding="utf-8").read()) if os.path.exists(extra) else []
        yield folder, [word for word in words if word != "--strict"]


def messages(bench, path, extra):
    _, out, _ = bench.run("check", path, "--format", "json", *extra)
    return json.loads(out)["messages"]


def name_of(message):
    return message.get("rule"), message.get("line"), message["message"]


def scalars(node):
    if isinstance(node, yaml.ScalarNode):
        yield node
    for entry in node.value if not isinstance(node, yaml.ScalarNode) else []:
        for part in entry if isinstance(entry, tuple) else (entry,):
            yield from scalars(part)


def apply(text, fix):
    """The text with the fix; a value is written anew in double quotes."""
    lines = text.split("\n")
    place = sum(len(line) + 1 for line in lines[:fix["line"] - 1]) + fix["column"] - 1
    if "length" in fix:
        return text[:place] + fix["replacement"] + text[place + fix["length"]:]
    for node in scalars(yaml.compose(text, Loader=yaml.SafeLoader)):
        if node.start_mark.index == place:
            value = node.value.encode()
            value = value[:fix["from"]] + fix["replacement"].encode() + value[fix["to"]:]
            end = node.end_mark.index
            gap = text[place:end][len(text[place:end].rstrip()):]
            written = json.dumps(value.decode(), ensure_ascii=False)
            return text[:place] + written + gap + text[end:]
    raise AssertionError(f"no scalar begins at {fix['line']}:{fix['column']}")


def place_of(message):
    fix = message["fixes"][0]
    return fix["line"], fix["column"], fix.get("from", 0)


def check_case(bench, folder, extra):
    """How many fixes the case has; the text with all of them has none of the messages."""
    path, mended = (os.path.join(folder, name) for name in ("input.yaml", "mended.yaml"))
    before = messages(bench, path, extra)
    sure = [message for message in before
            if len(message.get("fixes", [])) == 1 and message["file"] == path]
    if not sure:
        return 0
    with open(path, encoding="utf-8-sig", newline="") as file:
        text = file.read()
    for message in sorted(sure, key=place_of, reverse=True):
        text = apply(text, message["fixes"][0])
    with open(mended, "w", encoding="utf-8", newline="") as file:
        file.write(text)
    left = {name_of(message) for message in messages(bench, mended, extra)}
    for message in sure:
        where = f"{os.path.basename(folder)}:{message['line']} [{message['rule']}]"
        assert name_of(message) not in left, f"{where} is still there"
    known = {message.get("rule") for message in before}
    broken = {rule for rule, _, _ in left if rule not in known
              and (str(rule).startswith("yaml-") or rule == "key-duplicate")}
    assert not broken, f"{os.path.basename(folder)}: fixes bring {', '.join(broken)}"
    return len(sure)


def test_fixes_mend(bench):
    count, faults = 0, []
    for folder, extra in cases():
        copy = bench.folder(os.path.basename(folder))
        shutil.copytree(folder, copy, dirs_exist_ok=True)
        if not os.path.exists(os.path.join(copy, "input.yaml")):
            continue
        try:
            count += check_case(bench, copy, extra)
        except (AssertionError, yaml.YAMLError, UnicodeError) as fault:
            faults.append(f"{os.path.basename(folder)}: {fault}")
    assert not faults, "\n".join(faults)
    assert count >= LEAST, f"only {count} fixes"


if __name__ == "__main__":
    harness.main(globals())
