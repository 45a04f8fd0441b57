#!/usr/bin/env python3
"""`brochure verify`: a file is what its source makes, or it is said where not; whatever
somebody calls a PDF ends with a clear word, in little time and memory."""
import os
import random
import re
import resource
import subprocess
import zlib

import harness

SEED = "content/stara-zagora.yaml"
SMALL = """format: 1
document:
  id: small
  languages: [bg, en]
  title: {bg: Малък план, en: Small plan}
  issuer: {bg: Община Примерна, en: Municipality of Primerna}
  period: {from: 2021, to: 2027}
  date: 2026-11-22
  version: "1.0"
sections:
  - kind: text
    heading: {bg: За плана, en: About the plan}
    body: {bg: "Кратък текст & повече.", en: "A short text & more."}
"""


class File:
    """A file of the program as numbered objects, to be changed and written again with a
    table in the same form: a stream, which also leads to the objects in packs."""

    def __init__(self, data):
        table = int(re.search(rb"startxref\n(\d+)\n%%EOF\n$", data).group(1))
        keys = re.match(rb"\d+ 0 obj\n<<\n/Type/XRef/Size \d+(.*)/Filter/FlateDecode"
                        rb"/Length \d+\n>>\nstream\r\n", data[table:])
        rows = zlib.decompress(data[table + keys.end():])
        above, starts = bytes(6), []
        for at in range(0, len(rows), 7):
            above = bytes((a + b) & 255 for a, b in zip(above, rows[at + 1:at + 7]))
            if above[0] == 1:
                starts.append(int.from_bytes(above[1:5], "big"))
        starts.sort()
        assert starts.pop() == table
        self.head = data[:starts[0]]
        self.objects = [data[a:b] for a, b in zip(starts, starts[1:] + [table])]
        self.trailer = keys.group(1)

    def find(self, pattern):
        """Index of the only object that the pattern is in."""
        found = [i for i, body in enumerate(self.objects) if re.search(pattern, body)]
        assert len(found) == 1, (pattern, found)
        return found[0]

    def number(self, index):
        return int(self.objects[index].split()[0])

    def next_number(self):
        return max(number for number in self.rows(b"")) + 1

    def change(self, pattern, new):
        index = self.find(pattern)
        self.objects[index] = re.sub(pattern, lambda _: new, self.objects[index], count=1)

    def packs(self):
        """Index and unpacked bytes of each pack; of a bomb, some of them."""
        for index, body in enumerate(self.objects):
            if re.match(rb"\d+ 0 obj\n<<\n/Type/ObjStm/", body):
                yield index, zlib.decompressobj().decompress(
                    body[body.index(b"stream\r\n") + 8:], 1 << 20)

    def change_packed(self, pattern, new):
        """The same in the first pack that has it."""
        for index, text in self.packs():
            if re.search(pattern, text):
                text = re.sub(pattern, lambda _: new, text, count=1)
                self.set_stream(index, zlib.compress(text))
                return
        raise AssertionError(f"{pattern} is in no pack")

    def set_stream(self, index, stream):
        """Gives a stream other bytes, already packed."""
        keys = self.objects[index].split(b"/Length ", 1)[0]
        self.objects[index] = (keys + b"/Length %d\n>>\nstream\r\n" % len(stream) + stream
                               + b"\nendstream\nendobj\n")

    def rows(self, head):
        """Where each object stands in the file that begins with `head`."""
        rows, at = {0: bytes(6)}, len(head)
        for index, body in enumerate(self.objects):
            rows[self.number(index)] = b"\1" + at.to_bytes(4, "big") + b"\0"
            at += len(body)
        for index, text in self.packs():
            first = int(re.search(rb"/First (\d+)", self.objects[index]).group(1))
            for place, number in enumerate(text[:first].split()[::2]):
                rows[int(number)] = (b"\2" + self.number(index).to_bytes(4, "big")
                                     + bytes([place]))
        return rows

    def bytes(self):
        rows, data = self.rows(self.head), self.head + b"".join(self.objects)
        number, start, above, table = max(rows) + 1, len(data), bytes(6), b""
        rows[number] = b"\1" + start.to_bytes(4, "big") + b"\0"
        for i in range(number + 1):
            row = rows.get(i, bytes(6))
            table += b"\2" + bytes((b - a) & 255 for a, b in zip(above, row))
            above = row
        table = zlib.compress(table, 3)
        return (data + b"%d 0 obj\n<<\n/Type/XRef/Size %d%b/Filter/FlateDecode/Length %d\n>>"
                b"\nstream\r\n" % (number, number + 1, self.trailer, len(table)) + table
                + b"\nendstream\nendobj\nstartxref\n%d\n%%%%EOF\n" % start)


def read(path):
    with open(path, "rb") as file:
        return file.read()


def built(bench, source, *arguments):
    """The bytes of a freshly built file."""
    name = os.path.basename(source).split(".")[0] + "".join(arguments)
    return read(bench.build(source, bench.folder(name), "-e", "council", *arguments))


def small(bench, text=SMALL, *arguments):
    path = os.path.join(bench.folder("sources"), "small.yaml")
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)
    return built(bench, path, *arguments)


def verdict(bench, data, seconds=20):
    """Exit code and the line on standard output for these bytes."""
    path = os.path.join(bench.work, "judged.pdf")
    with open(path, "wb") as file:
        file.write(data)
    code, out, err = bench.run("verify", path, seconds=seconds)
    assert code in (0, 1), f"exit code {code}\n{err}"
    line = out.decode()
    assert line.endswith("\n") and line.count("\n") == 1, line
    return code, line.rstrip("\n")


def expect(bench, data, code, pattern):
    got, line = verdict(bench, data)
    assert got == code and re.fullmatch(pattern, line), f"{got} {line!r}, not {pattern!r}"



def replace_source(file, stream, extra=b""):
    """Gives the attached source other bytes, already packed."""
    index = file.find(rb"/Type/EmbeddedFile")
    file.objects[index] = (
        b"%d 0 obj\n<<\n/Type/EmbeddedFile/Subtype/application#2Fyaml/Filter/FlateDecode"
        b"%b/Length 0" % (file.number(index), extra))
    file.set_stream(index, stream)


# ---- the same ------------------------------------------------------------------------

def test_every_brochure_is_verified_in_each_language(bench):
    for source in harness.brochures():
        expect(bench, built(bench, source), 0, "verified")
        expect(bench, built(bench, source, "--lang", "bg"), 0, "verified")
        expect(bench, built(bench, source, "--lang=en"), 0, "verified")


def test_pictures_come_from_the_file_alone(bench):
    """Built with the other editions or without them; the pictures' folder is far."""
    source = "tests/conformance/content/every-kind.yaml"
    data = built(bench, source)
    expect(bench, data, 0, "verified")
    folder = bench.folder("all-editions")
    bench.build(source, folder)
    assert read(os.path.join(folder, "every-kind-council.pdf")) == data
    other = data.replace(b"/AFRelationship/Supplement", b"/AFRelationship/Sapplement")
    expect(bench, other, 1, "damaged: its source can no longer be built")


def test_pages_of_other_options_are_made_again(bench):
    """What the command line asks for is in the metadata, and the theme is attached."""
    for arguments in (["--page=A5"], ["--page=210x210mm", "--bilingual=sequential"],
                      ["--bilingual=facing"], ["--theme=linden"], ["--theme=wave"]):
        expect(bench, small(bench, SMALL, *arguments), 0, "verified")
    for text in (SMALL, SMALL.replace("sections:", "layout: {theme: rose}\nsections:")):
        data = small(bench, text, *([] if text != SMALL else ["--theme=rose"]))
        assert data.count(b"(themes/rose.yaml)") >= 2
        expect(bench, data, 0, "verified")
        other = data.replace(b"/AFRelationship/Supplement", b"/AFRelationship/Sapplement")
        expect(bench, other, 1, "damaged: its source can no longer be built")
        _, _, err = bench.run("verify", os.path.join(bench.work, "judged.pdf"))
        assert "[theme-unattached]" in err, err


def test_the_earlier_edition_comes_from_the_file(bench):
    folder = bench.folder("since")
    old, new = (os.path.join(folder, name) for name in ("old.yaml", "new.yaml"))
    for path, text in ((old, SMALL), (new, SMALL.replace("Кратък текст", "Друг текст"))):
        with open(path, "w", encoding="utf-8") as file:
            file.write(text)
    pdf = bench.build(new, folder, "--changes-since", old)
    os.remove(old)
    code, out, err = bench.run("verify", pdf)
    assert (code, out) == (0, b"verified\n"), (code, out, err)
    text = subprocess.run(["pdftotext", pdf, "-"], capture_output=True, check=True).stdout
    assert "What has changed" in text.decode("utf-8")
    assert bench.run("build", new, "-o", folder, "--changes-since", old)[0] == 3


def test_a_missing_translation_is_recorded(bench):
    text = SMALL.replace(', en: "A short text & more."', "")
    expect(bench, small(bench, text, "--allow-missing"), 0, "verified")


def test_a_source_with_mark_and_carriage_returns_comes_back_whole(bench):
    path = os.path.join(bench.folder("sources"), "windows.yaml")
    source = b"\xef\xbb\xbf" + SMALL.replace("\n", "\r\n").encode()
    with open(path, "wb") as file:
        file.write(source)
    data = built(bench, path)
    expect(bench, data, 0, "verified")
    pdf = os.path.join(bench.work, "judged.pdf")
    assert subprocess.run(["qpdf", "--show-attachment=small.yaml", pdf], check=True,
                          capture_output=True).stdout == source


def test_a_file_may_be_a_pipe_or_behind_a_link(bench):
    target = os.path.join(bench.work, "target.pdf")
    link = os.path.join(bench.work, "link.pdf")
    with open(target, "wb") as file:
        file.write(small(bench))
    os.symlink("target.pdf", link)
    assert bench.run("verify", link)[:2] == (0, b"verified\n")
    with open(target, "rb") as file:
        done = subprocess.run([bench.program, "verify", "-"], stdin=file,
                              capture_output=True, check=False)
    assert (done.returncode, done.stdout) == (0, b"verified\n"), done


def test_the_source_stands_in_the_file_as_it_was_read(bench):
    path = os.path.join(bench.work, "judged.pdf")
    expect(bench, built(bench, SEED), 0, "verified")
    pdf = harness.Pdf(path)
    files = pdf.find(pdf.catalog["/AF"])
    assert len(files) == 1
    entry = pdf.find(files[0])
    assert entry["/AFRelationship"] == "/Source"
    name = "stara-zagora-2027.yaml"
    assert harness.text(entry["/F"]) == harness.text(entry["/UF"]) == name
    names = pdf.find(pdf.find(pdf.catalog["/Names"])["/EmbeddedFiles"])["/Names"]
    assert names[1] == files[0] and harness.text(names[0]) == name
    stream = pdf.find(pdf.find(entry["/EF"])["/F"])
    source = read(SEED)
    params = pdf.find(stream["/Params"])
    assert stream["/Subtype"] == "/application/yaml"
    assert params["/Size"] == len(source)
    assert harness.text(params["/ModDate"]) == "D:20261122000000Z"
    assert harness.text(params["/CreationDate"]) == "D:20261122000000Z"
    shown = subprocess.run(["qpdf", "--show-attachment=stara-zagora-2027.yaml", path],
                           check=True, capture_output=True).stdout
    assert shown == source


# ---- not the same --------------------------------------------------------------------

def test_a_changed_byte_of_a_page_is_found_on_its_page(bench):
    data = built(bench, SEED)
    path = os.path.join(bench.work, "whole.pdf")
    with open(path, "wb") as file:
        file.write(data)
    pdf = harness.Pdf(path)
    for number in (1, 7, len(pdf.pages())):
        content = int(pdf.pages()[number - 1]["/Contents"].split()[0])
        start = data.index(b"\n%d 0 obj\n" % content) + 1
        at = data.index(b"stream\r\n", start) + 20
        changed = bytearray(data)
        changed[at] ^= 1
        expect(bench, bytes(changed), 1,
               rf"differs: first in the content of page {number} "
               rf"\(object {content}, byte {at}\)")
        _, out, _ = bench.run("verify", os.path.join(bench.work, "judged.pdf"),
                              "--messages", "bg")
        assert f"в съдържанието на страница {number} (обект {content}" in out.decode(), out


def test_other_changed_parts_are_named(bench):
    data = built(bench, SEED)
    for pattern, new, part in [
            (rb"/Type/Page/Parent", b"/Type/Page/Pabent", "the frame of page 1"),
            (rb"/Subtype/Link/F 4", b"/Subtype/Link/F 6", "a link or field of page 3"),
            (rb"/S/H2/P", b"/S/H3/P", r"the structure of page \d+"),
            (rb"/FontDescriptor/FontName/\w", b"/FontDescriptor/FontName/!", "a font")]:
        file = File(data)
        file.change_packed(pattern, new)
        expect(bench, file.bytes(), 1, rf"differs: first in {part} \(object .*\)")
    other = data.replace(b"/DisplayDocTitle true", b"/DisplayDocTitle trve")
    expect(bench, other, 1, r"differs: first in the catalog \(object .*\)")


def test_a_changed_byte_of_a_pack_is_found_in_it(bench):
    data = built(bench, SEED)
    file = File(data)
    assert file.bytes() == data, "what this script writes is what the program writes"
    for index, _ in file.packs():
        body = file.objects[index]
        at = data.index(body) + body.index(b"stream\r\n") + 8
        for where in (at + 40, at + len(body) // 2):
            changed = bytearray(data)
            changed[where] ^= 1
            expect(bench, bytes(changed), 1,
                   rf"differs: first in .* \(object \d+, byte {where}\)")


def test_another_version_is_named(bench):
    data = small(bench).replace(b"<brochure:version>0.1.0<", b"<brochure:version>0.0.9<")
    expect(bench, data, 1,
           r"differs: brochure 0\.0\.9 made it, and this is brochure 0\.1\.0")


def test_other_fonts_are_named(bench):
    data = small(bench)
    fonts = re.search(rb"<brochure:fonts>(\w{64})<", data).group(1)
    other = b"0123456789abcdef" * 4
    expect(bench, data.replace(fonts, other), 1,
           f"differs: it was made with other fonts \\(the file names {other.decode()}, "
           f"here they are {fonts.decode()}\\)")


def test_a_changed_source_gives_other_pages(bench):
    file = File(small(bench))
    replace_source(file, zlib.compress(SMALL.replace("short", "shirt").encode()))
    expect(bench, file.bytes(), 1, r"differs: first in .* \(object \d+, byte \d+\)")


def test_what_is_added_later_is_told_apart(bench):
    """As a signature does; what was written first is still whole."""
    data = small(bench)
    added = (b"\n999 0 obj\n<<>>\nendobj\nxref\n0 0\ntrailer\n<</Prev 1>>\n"
             b"startxref\n9\n%%EOF\n")
    expect(bench, data + added, 1,
           f"differs: nothing in it was changed, but {len(added)} bytes were added.*")


# ---- not ours, or no longer ----------------------------------------------------------

def test_a_source_that_is_missing_or_wrong(bench):
    data = small(bench)
    missing = "damaged: the attached source is missing"
    unread = "damaged: the attached source cannot be unpacked, or is over 64 MiB"
    other = data.replace(b"/AFRelationship/Source", b"/AFRelationship/Saurce")
    expect(bench, other, 1, missing)
    other = re.sub(rb"/AF\[ \d+ 0 R\]", lambda m: b" " * len(m[0]), data)
    expect(bench, other, 1, missing)
    for stream in (b"", b"not packed", zlib.compress(SMALL.encode())[:-4],
                   zlib.compress(bytes(64 << 20) + b"1", 9),
                   zlib.compress(bytes(200 << 20), 9), bytes(9 << 20)):
        file = File(data)
        replace_source(file, stream)
        expect(bench, file.bytes(), 1, unread)
    file = File(data)
    replace_source(file, zlib.compress(SMALL.encode()), b"/DecodeParms<</Predictor 12>>")
    expect(bench, file.bytes(), 1, unread)


def test_a_source_that_builds_no_more(bench):
    for source in (b"", b"\0" * 1000, b"format: 1\n", b"[" * 100000,
                   SMALL.replace("languages: [bg, en]", "languages: [de]").encode(),
                   SMALL.replace("languages: [bg, en]", "languages: [bg]").encode()):
        file = File(small(bench))
        replace_source(file, zlib.compress(source))
        expect(bench, file.bytes(), 1, "damaged: its source can no longer be built")


def test_claims_of_great_length(bench):
    data = small(bench)
    for size in (b"2147483647", b"99999999999999999999", b"-1", b"[1]", b"4294967297"):
        file = File(data)
        index = file.find(rb"/Type/EmbeddedFile")
        file.objects[index] = re.sub(rb"/Length \d+", b"/Length " + size,
                                     file.objects[index])
        expect(bench, file.bytes(), 1, "(damaged|not ours): .*")
        expect(bench, re.sub(rb"/N \d+/First", b"/N %b/First" % size, data), 1,
               "damaged: .*")
        expect(bench, re.sub(rb"(/ObjStm\S+ \d+/First \d+/Filter/FlateDecode/Length) \d+",
                             rb"\1 " + size, data), 1, "damaged: .*")
    table = re.search(rb"/Type/XRef/Size (\d+)", data)
    for count in (b"4294967295", b"999999999999", b"0", b"", b"1"):
        other = data[:table.start(1)] + count + data[table.end(1):]
        expect(bench, other, 1, "(damaged|not ours): .*")


def test_metadata_that_lie(bench):
    data = small(bench)
    for pattern, new in [(rb"<brochure:edition>\w+", b"<brochure:edition>leaflet"),
                         (rb"<brochure:languages>[\w+]+", b"<brochure:languages>bg+de"),
                         (rb"<brochure:languages>[\w+]+", b"<brochure:languages>bg+en+bg"),
                         (rb"<brochure:allowMissing>\w+", b"<brochure:allowMissing>may"),
                         (rb"<brochure:version>[^<]+", b"<brochure:version>"),
                         (rb"<brochure:version>[^<]+", b"<brochure:version>" + b"1" * 500),
                         (rb"<brochure:version>[^<]+", b"<brochure:version>\x1b[2Jx"),
                         (rb"<brochure:allowMissing>", b"<brochure:page>A9</brochure:page>"
                          b"<brochure:allowMissing>"),
                         (rb"<brochure:allowMissing>", b"<brochure:bilingual>mixed"
                          b"</brochure:bilingual><brochure:allowMissing>"),
                         (rb"<brochure:allowMissing>", b"<brochure:theme>../x"
                          b"</brochure:theme><brochure:allowMissing>"),
                         (rb"</brochure:version>", b""),
                         (rb"<brochure:version>", b"<brochure:x>1</brochure:x>" * 40),
                         (rb"/Type/Metadata", b"/Filter/FlateDecode/Type/Metadata")]:
        file = File(data)
        file.change(pattern, new)
        metadata = file.find(rb"/Type/Metadata")
        stream = file.objects[metadata].split(b"stream\r\n", 1)[1]
        file.set_stream(metadata, stream[:stream.rindex(b"\nendstream")])
        code, line = verdict(bench, file.bytes())
        assert code == 1 and line.startswith("damaged: "), (new, line)
        assert "\x1b" not in line


def test_a_file_that_was_cut_short(bench):
    data = small(bench)
    for size in [1, 4, 5, 8, 9, 100, len(data) // 3, len(data) // 2, len(data) - 1000,
                 len(data) - 30, len(data) - 6, len(data) - 2, len(data) - 1]:
        expect(bench, data[:size], 1, "not ours: it is no PDF file|damaged: its end is .*|"
               "damaged: it was saved again by another program, or its end is damaged")


def test_bytes_that_are_no_pdf(bench):
    dice = random.Random(1)
    noise = bytes(dice.randrange(256) for _ in range(50000))
    expect(bench, b"", 1, "not ours: it is no PDF file")
    expect(bench, noise, 1, "not ours: it is no PDF file")
    expect(bench, b"%PDF-1.7\n" + noise, 1, "damaged: its end is missing")
    expect(bench, b"%PDF-1.7\n" + b"%%EOF\n" * 10000, 1,
           "not ours: another program wrote it")
    expect(bench, b"%PDF-1.7\n" + b"xref\n0 9\n\nstartxref\n9\n%%EOF\n" * 100, 1,
           "not ours: another program wrote it")
    expect(bench, read(SEED), 1, "not ours: it is no PDF file")


def test_files_of_other_programs(bench):
    path = os.path.join(bench.work, "ours.pdf")
    other = os.path.join(bench.work, "other.pdf")
    with open(path, "wb") as file:
        file.write(small(bench))
    harness.tool("pdftocairo", "-pdf", path, other)
    expect(bench, read(other), 1, "not ours: another program wrote it")
    harness.tool("qpdf", "--empty", other)
    expect(bench, read(other), 1, "not ours: another program wrote it")
    harness.tool("qpdf", "--encrypt", "", "owner", "256", "--", path, other)
    expect(bench, read(other), 1, "not ours: it is encrypted")
    harness.tool("qpdf", "--encrypt", "secret", "owner", "256", "--", path, other)
    expect(bench, read(other), 1, "not ours: it is encrypted")
    for mode in ("disable", "generate"):
        harness.tool("qpdf", "--object-streams=" + mode, path, other)
        expect(bench, read(other), 1, "(damaged|not ours): .*")
    harness.tool("qpdf", "--linearize", path, other)
    expect(bench, read(other), 1, "(damaged|not ours): .*")


def test_editions_without_a_source_say_so(bench):
    folder = bench.folder("editions")
    bench.build(SEED, folder, "-e", "print,booklet")
    for edition in ("print", "booklet"):
        expect(bench, read(os.path.join(folder, f"stara-zagora-2027-{edition}.pdf")), 1,
               "no source: only the council file carries its source; verify that one")


def test_loops_and_depths(bench):
    data = small(bench)
    deep = b"[" * 5000 + b"]" * 5000
    for pattern, new in [(rb"/Metadata \d+ 0 R", b"/Metadata " + deep),
                         (rb"/AF\[ \d+ 0 R\]", b"/AF[%s]" % (b"1 0 R " * 20000)),
                         (rb"/AF\[ \d+ 0 R\]", b"/AF " + b"<</A" * 3000 + b">>" * 3000)]:
        file = File(data)
        file.change(pattern, new)
        expect(bench, file.bytes(), 1, "damaged: .*")
    file = File(data)
    itself = file.number(file.find(rb"/Type/Filespec"))
    file.change(rb"/Source/EF<</F \d+ 0 R", b"/Source/EF<</F %d 0 R" % itself)
    expect(bench, file.bytes(), 1, "damaged: the attached source is missing")
    file = File(data)
    index = file.find(rb"/Type/EmbeddedFile")
    file.objects[index] = re.sub(rb"/Length \d+", b"/Length %d 0 R" % file.number(index),
                                 file.objects[index])
    expect(bench, file.bytes(), 1, "damaged: .*")


def test_random_damage_is_never_verified(bench):
    data = small(bench)
    dice = random.Random(7)
    for _ in range(40):
        changed = bytearray(data)
        for _ in range(dice.choice([1, 1, 3, 30])):
            changed[dice.randrange(len(changed))] = dice.randrange(256)
        if changed != data:
            code, line = verdict(bench, bytes(changed))
            assert code == 1, line


# ---- what cannot be read -------------------------------------------------------------

def test_what_cannot_be_read_ends_with_3(bench):
    link = os.path.join(bench.work, "dangling.pdf")
    os.symlink("nowhere.pdf", link)
    large = os.path.join(bench.work, "large.pdf")
    with open(large, "wb") as file:
        file.truncate(300 << 20)
    for path, words in [(link, "there is no such file"), (bench.work, "it is a folder"),
                        (os.path.join(bench.work, "missing.pdf"), "there is no such file"),
                        (large, "it is larger than 256 MiB")]:
        code, out, err = bench.run("verify", path)
        assert code == 3 and out == b"" and words in err, (path, code, out, err)
    os.remove(large)


def test_wrong_use_ends_with_2(bench):
    for arguments in ([], ["a.pdf", "b.pdf"], ["--lang", "bg", "a.pdf"]):
        code, out, err = bench.run("verify", *arguments)
        assert code == 2 and out == b"" and "brochure: error: " in err, (arguments, err)


def verdict_in_room(bench, data):
    """The verdict of a process that may have 2 GB."""
    path = os.path.join(bench.work, "bomb.pdf")
    with open(path, "wb") as target:
        target.write(data)
    room = 2 << 30
    return bench.run("verify", path, preexec_fn=lambda: resource.setrlimit(
        resource.RLIMIT_AS, (room, room)))


def test_memory_stays_within_bounds(bench):
    """A source, or pictures, that unpack to gigabytes."""
    if bench.patience > 1:
        return  # sanitizers take the address space for themselves
    packer = zlib.compressobj(9)
    stream = b"".join(packer.compress(bytes(64 << 20)) for _ in range(32)) + packer.flush()
    file = File(small(bench))
    replace_source(file, stream)
    code, out, err = verdict_in_room(bench, file.bytes())
    assert code == 1 and b"damaged: the attached source" in out, (code, out, err)
    file = File(small(bench))
    large = zlib.compress(bytes(60 << 20), 9)
    number = file.next_number()
    file.objects += [
        b"%d 0 obj\n<</F(a.png)/UF(a.png)/AFRelationship/Supplement/EF<</F %d 0 R>>>>\n"
        b"endobj\n" % (number, number + 1),
        b"%d 0 obj\n<</Filter/FlateDecode/Length %d>>stream\n%b\nendstream\nendobj\n"
        % (number + 1, len(large), large)]
    file.change(rb"/AF\[", b"/AF[" + b"%d 0 R " % number * 900)
    code, out, err = verdict_in_room(bench, file.bytes())
    assert code == 1 and out.startswith(b"d"), (code, out, err)


def test_packs_and_tables_that_unpack_to_gigabytes(bench):
    if bench.patience > 1:
        return
    data = small(bench)
    file = File(data)
    index, text = next(file.packs())
    packer = zlib.compressobj(9)
    large = packer.compress(text)
    large += b"".join(packer.compress(bytes(64 << 20)) for _ in range(48)) + packer.flush()
    file.set_stream(index, large)
    code, out, err = verdict_in_room(bench, file.bytes())
    assert code == 1 and out.startswith(b"damaged: "), (code, out, err)
    table = re.search(rb"/Type/XRef/Size (\d+)(.*)/Length (\d+)\n>>\nstream\r\n", data)
    for size in (int(table.group(1)), len(data), 400 << 20):
        other = (data[:table.start()] + b"/Type/XRef/Size %d%b/Length %d\n>>\nstream\r\n"
                 % (size, table.group(2), len(large)) + large
                 + data[data.rindex(b"\nendstream"):])
        code, out, err = verdict_in_room(bench, other)
        assert code == 1 and b"its end is damaged" in out, (code, out, err)


if __name__ == "__main__":
    harness.main(globals())
