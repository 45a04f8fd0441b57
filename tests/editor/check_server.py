#!/usr/bin/env python3
"""The server of the editor without a browser: every route, those who must not get in,
saving beside other programs, and pages that are those of the PDF."""
import concurrent.futures
import json
import os
import re
import signal
import socket
import subprocess
import sys
import time

sys.path[:0] = [os.path.join(os.path.dirname(os.path.abspath(__file__)), "../pdf")]
import harness
import pictures
from workshop import PAGE, Workshop

TITLE = "sections/priorities/items/priority-2/title"


def test_a_text_is_edited_and_saved(bench):
    with Workshop(bench, "edit") as shop:
        before = shop.text()
        state = shop.state()
        assert state["saved"] and len(state["pages"]) == 12 and state["errors"] == 0, state
        answer = shop.edit(TITLE, "bg", "Качество на живот и спорт")
        change, = answer["changes"]
        units = before.encode("utf-16-le")
        made = (units[:2 * change["from"]] + change["insert"].encode("utf-16-le")
                + units[2 * change["to"]:]).decode("utf-16-le")
        assert made == before.replace("bg: Качество на живот\n",
                                      "bg: Качество на живот и спорт\n"), change
        assert not answer["saved"] and shop.text() == before
        old = {page["hash"] for page in state["pages"]}
        new = [page["hash"] for page in answer["pages"] if page["hash"] not in old]
        assert 1 <= len(new) <= 3, "the page, the contents and the colophon"
        answer = shop.send("POST", "save", {})
        assert answer["saved"] and shop.text() == made
        assert os.stat(shop.path).st_mode & 0o777 == 0o640, "the rights of the file"
        (name, kept), = shop.drafts().items()
        assert name.endswith("-plan.yaml.before") and kept == before, name


def test_fields_hold_all_texts(bench):
    with Workshop(bench, "fields") as shop:
        fields = shop.fields()
        assert fields[TITLE]["value"] == {"bg": "Качество на живот", "en": "Quality of life"}
        assert fields[TITLE]["page"] == 8 and fields[TITLE]["kind"] == "line"
        assert fields["sections/vision/text"]["kind"] == "paragraphs"
        assert fields["document/date"]["kind"] == "value"
        place = json.loads(shop.get(f"place?field={TITLE}&lang=en"))
        assert "Quality of life" in shop.text().split("\n")[place["line"] - 1], place
        back = json.loads(shop.get(f"place?line={place['line']}"))
        assert back == {"field": TITLE, "lang": "en"}, back


def test_keys_are_any_text(bench):
    keys = ['Проект "Зелен град"', "a\\b", "\\", "'", "</script>"]
    with Workshop(bench, "keys") as shop:
        lines = "".join(f"  {json.dumps(key, ensure_ascii=False)}: описание\n" for key in keys)
        text = shop.text().replace("\ndocument:\n", "\ndocument:\n" + lines, 1)
        assert lines in text
        state = shop.send("PUT", "text", {"text": text})
        assert state["readable"] and state["errors"] >= len(keys), state["messages"]
        paths = [field["path"] for field in shop.fields().values()]
        for key in keys:
            assert ["document", key] in paths, key


def plan_with_rows(rows):
    with open("content/stara-zagora.yaml", encoding="utf-8") as file:
        head = file.read().split("\nsections:\n")[0]
    return head + """
sections:
  - kind: table
    heading: {bg: Таблица, en: Table}
    source: {bg: регистър, en: register}
    columns:
      - {id: name, head: {bg: Име, en: Name}}
    rows:
""" + "".join(f"      - {{{row} name: {{bg: Ред, en: Row}}}}\n" for row in rows)


def test_names_of_entries(bench):
    rows = ["id: r1,", "id: r2,", "", "id: r2,", "id: 3,", "kind: x,", "kind: x,", "id: r5,"]
    with Workshop(bench, "names", text=plan_with_rows(rows)) as shop:
        names = [name.split("/")[3] for name in shop.fields() if name.endswith("/name")]
        assert names == ["r1", "2", "3", "4", "5", "6", "7", "r5"], names
        for name in names:
            shop.edit(f"sections/table/rows/{name}/name", "en", f"Row {name}")
        written = re.findall("en: Row (.*?)}", shop.get("text").decode())
        assert written == names, written


def test_an_edit_among_many_rows(bench):
    """Eight times the rows take eight times as long, and not the square of it. The clock
    counts hundredths of a second, so eight edits among few rows stand for one."""
    times = []
    for count, edits in [(1000, 8), (8000, 1)]:
        rows = [f"id: r{number}," for number in range(count)]
        with Workshop(bench, "rows", text=plan_with_rows(rows)) as shop:
            before = shop.processor_time()
            for edit in range(edits):
                shop.edit("sections/table/rows/r7/name", "en", f"Another row {edit}")
            times.append((shop.processor_time() - before) / edits)
    assert times[1] < 16 * times[0], times


def test_boxes_lead_to_fields(bench):
    with Workshop(bench, "boxes") as shop:
        fields, state = shop.fields(), shop.state()
        seen, lines = set(), 0
        for page in state["pages"]:
            boxes = json.loads(shop.get(f"page/{page['hash']}.json"))
            for box in boxes["boxes"]:
                assert box["field"] in fields, box
                left, top, width, height = box["at"]
                assert 0 <= left and left + width <= boxes["w"] + 100, box
                assert 0 <= top and top + height <= boxes["h"] + 100, box
                seen.add((box["field"], box["lang"]))
                lines += 1
        texts = {(name, lang) for name, field in fields.items()
                 if field["kind"] != "value" and "value" in field for lang in field["value"]
                 if not re.search("keywords|glossary", name)}
        assert len(texts - seen) <= 2, sorted(texts - seen)
        assert lines > 280, lines


def test_pages_are_those_of_the_pdf(bench):
    with Workshop(bench, "pages") as shop:
        pdf = bench.build(shop.path, bench.folder("pages-pdf"), "-e", "council")
        for number, page in list(enumerate(shop.state()["pages"], 1))[3:12:4]:
            svg = os.path.join(shop.folder, f"{number}.svg")
            with open(svg, "wb") as file:
                file.write(shop.get(f"page/{page['hash']}.svg"))
            off = pictures.difference(pictures.draw_svg(svg), pictures.draw_pdf(pdf, number))
            assert off < 0.015, f"page {number}: {off:.2%} of the dots differ"


def test_word_faults_and_unreadable_files(bench):
    with Workshop(bench, "faults") as shop:
        text = shop.text()
        pages = [page["hash"] for page in shop.state()["pages"]]
        broken = text.replace("bg: Качество на живот", "bg: Качество: на живот")
        state = shop.send("PUT", "text", {"text": broken})
        assert state["stale"] and not state["readable"] and state["errors"] == 1
        assert [page["hash"] for page in state["pages"]] == pages, "the last sound pages stay"
        assert shop.get(f"page/{pages[7]}.svg").startswith(b"<svg ")
        state = shop.send("PUT", "text", {"text": text})
        assert not state["stale"] and state["saved"]
        state = shop.edit(TITLE, "bg", "Качествo на живот")  # a Latin o
        assert state["errors"] == 1 and not state["stale"], "pages live on"
        fault, = [one for one in state["messages"] if one["severity"] == "error"]
        assert fault["text"]["bg"] != fault["text"]["en"], fault


def test_a_fix_is_made(bench):
    with Workshop(bench, "fix") as shop:
        state = shop.edit(TITLE, "bg", "Качествo на живот")  # a Latin o
        message, = [one for one in state["messages"] if one["severity"] == "error"]
        assert message["field"] == TITLE and message["lang"] == "bg", message
        assert message["fixes"], message
        answer = shop.send("POST", "fix", {"message": message["id"], "fix": 0})
        assert answer["errors"] == 0 and answer["saved"], answer["messages"]


def test_many_fixes_at_once_are_shown_and_made(bench):
    with Workshop(bench, "fixes") as shop:
        text = shop.text()
        wrong = text.replace("bg: Конкурентна", "bg: Koнкурентна").replace(
            "bg: Качество на живот", "bg: Качествo нa живот")
        assert wrong != text
        state = shop.send("PUT", "text", {"text": wrong})
        faults = [one for one in state["messages"] if one["severity"] == "error"]
        assert len(faults) == 3 and len({one["rule"] for one in faults}) == 1, faults
        wish = {"message": faults[0]["id"], "fix": 0, "all": True}
        shown = shop.send("POST", "fix", {**wish, "dry": True})["difference"]
        lines = [line for line in shown.split("\n") if re.match(r"[+-] ", line)]
        assert len(lines) == 4 and "Конкурентна" in shown, shown
        assert shop.get("text").decode() == wrong, "nothing is done yet"
        answer = shop.send("POST", "fix", wish)
        assert len(answer["changes"]) == 2 and answer["errors"] == 0, answer["changes"]
        assert shop.get("text").decode() == text
        shop.send("POST", "fix", {**wish, "message": 99}, 422)
        shop.send("POST", "fix", {**wish, "fix": 1}, 422)


def test_a_rule_is_silent_and_speaks_again(bench):
    with Workshop(bench, "silence") as shop:
        state = shop.edit(TITLE, "bg", "Качество на живот 140 %")
        rules = {one["rule"] for one in state["messages"] if one["mayStay"]}
        assert rules == {"figures", "facts"} and state["silent"] == [], rules
        text = shop.get("text").decode()
        state = shop.send("POST", "review", {"rule": "figures", "silent": True})
        assert state["silent"] == ["figures"], state["silent"]
        assert {one["rule"] for one in state["messages"]} == {"facts"}
        line, = set(shop.get("text").decode().split("\n")) - set(text.split("\n"))
        assert line == "review: {ignore: [figures]}", line
        state = shop.send("POST", "review", {"rule": "facts", "silent": True})
        assert not state["messages"] and sorted(state["silent"]) == ["facts", "figures"]
        assert "review: {ignore: [figures, facts]}\n" in shop.get("text").decode()
        shop.send("POST", "review", {"rule": "figures", "silent": False})
        shop.send("POST", "review", {"rule": "facts", "silent": False})
        assert shop.get("text").decode() == text
        for wrong in [{"rule": "facts", "silent": False}, {"rule": "alphabet", "silent": True},
                      {"rule": 5, "silent": True}, {"silent": True}]:
            shop.send("POST", "review", wrong, 422)


def test_entries_of_lists(bench):
    with Workshop(bench, "entries") as shop:
        text = shop.text()
        services = "sections/services/items"

        def act(at, what, expected=200):
            shop.send("POST", "items", {"list": services, "at": at, "do": what}, expected)

        act(2, "add")
        assert shop.fields()[f"{services}/4/title"]["value"]["bg"] == "Нов текст"
        act(3, "up")
        act(2, "down")
        act(3, "delete")
        assert shop.get("text").decode() == text
        act(0, "up", 422)
        act(99, "delete", 422)
        act(-1, "delete", 422)
        act(0, "turn", 400)
        assert shop.state()["saved"] and shop.text() == text


def test_one_for_each_language(bench):
    with Workshop(bench, "divide") as shop:
        shared = [field for field in shop.fields().values()
                  if "shared" in field and field["kind"] == "line"]
        assert shared
        name = shared[0]["id"]
        shop.send("POST", "fields", {"field": name, "lang": "bg", "divide": True})
        field = shop.fields()[name]
        assert field["value"] == {"bg": shared[0]["shared"], "en": shared[0]["shared"]}
        shop.edit(name, "en", "Another one")
        assert shop.fields()[name]["value"]["en"] == "Another one"


# ---- files and other programs ---------------------------------------------------------

def save_by_rename(path, text):
    with open(path + "~new", "w", encoding="utf-8") as file:
        file.write(text)
    os.rename(path + "~new", path)


def save_in_place(path, text):
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)


def save_as_vim_does(path, text):
    os.rename(path, path + "~")
    save_in_place(path, text)
    os.remove(path + "~")


def test_saved_outside_with_nothing_unsaved(bench):
    with Workshop(bench, "outside") as shop:
        for number, save in enumerate([save_by_rename, save_in_place, save_as_vim_does]):
            text = shop.text().replace("Quality of life", f"Quality of life {number}")
            save(shop.path, text)
            shop.hear("text")
            state = shop.state()
            assert state["saved"] and state["disk"] == "same", state
            assert shop.get("text").decode() == text


def test_saved_outside_with_unsaved_changes(bench):
    with Workshop(bench, "conflict") as shop:
        shop.edit(TITLE, "bg", "Моят текст")
        save_by_rename(shop.path, shop.text().replace("Quality of life", "Their text"))
        theirs = shop.text()
        shop.hear("file")
        assert shop.state()["disk"] == "changed"
        shop.send("POST", "save", {}, expected=409)
        assert shop.text() == theirs and shop.get("outside").decode() == theirs
        difference = json.loads(shop.get("difference"))["difference"]
        assert "-          bg: Моят текст\n" in difference, difference
        assert "+          en: Their text\n" in difference, difference
        shop.send("POST", "outside", {"take": "mine"})
        assert shop.ask("GET", "difference")[0] == 404
        shop.send("POST", "save", {})
        assert "Моят текст" in shop.text() and "Their text" not in shop.text()


def test_both_texts_joined(bench):
    with Workshop(bench, "join") as shop:
        shop.edit(TITLE, "bg", "Моят текст")
        shop.edit("sections/vision/heading", "en", "My vision")
        text = shop.text()
        theirs = text.replace("Quality of life", "Their text").replace(
            "Vision for the development of the Municipality", "Their vision of it")
        save_by_rename(shop.path, theirs + "# a remark\n")
        shop.hear("file")
        state = shop.send("POST", "outside", {"take": "both"})
        assert state["disk"] == "same" and not state["saved"] and state["keptMine"] == 1
        shop.send("POST", "save", {})
        for part in ["Моят текст", "Their text", "My vision", "# a remark"]:
            assert part in shop.text(), part
        shop.edit(TITLE, "bg", "Още мое")
        save_by_rename(shop.path, shop.text().replace("  - kind: hotline", "  - kind: hotline\n    id: x"))
        shop.hear("file")
        shop.send("POST", "outside", {"take": "both"}, expected=422)
        assert shop.get(f"page/{shop.state()['pages'][3]['hash']}.svg")
        shop.send("POST", "outside", {"take": "mine"})


def draw(path, colour):
    with open(path + "~", "w", encoding="utf-8") as file:
        file.write('<svg xmlns="http://www.w3.org/2000/svg" width="60" height="40">'
                   f'<rect width="60" height="40" fill="{colour}"/></svg>')
    os.rename(path + "~", path)


def test_pictures_below_the_folder(bench):
    with open("content/stara-zagora.yaml", encoding="utf-8") as file:
        text = file.read() + """
  - kind: figure
    file: pictures/2026/one.svg
    alt: {bg: Правоъгълник, en: A rectangle}
"""
    with Workshop(bench, "pictures", text=text) as shop:
        state = shop.state()
        assert state["stale"] and [one["rule"] for one in state["messages"]
                                   if one["severity"] == "error"], "it is not there yet"
        folder = os.path.join(shop.folder, "pictures/2026")
        for colour in ["#276A45", "#BF4824"]:
            before = {page["hash"] for page in state["pages"]}
            os.makedirs(folder, exist_ok=True)
            draw(os.path.join(folder, "one.svg"), colour)
            shop.hear("text")
            state = shop.state()
            assert not state["stale"] and state["saved"], state["messages"]
            assert {page["hash"] for page in state["pages"]} - before, "other pages"
        os.remove(os.path.join(folder, "one.svg"))
        shop.hear("text")
        assert shop.state()["stale"]


def test_deleted_outside(bench):
    with Workshop(bench, "deleted") as shop:
        text = shop.text()
        os.remove(shop.path)
        shop.hear("file")
        assert shop.state()["disk"] == "gone"
        shop.send("POST", "save", {}, expected=409)
        shop.send("POST", "save", {"over": True})
        assert shop.text() == text


def test_what_cannot_be_saved(bench):
    if os.geteuid() == 0:
        small = subprocess.run(["sh", "-c", "command -v unshare"], capture_output=True,
                               check=False).returncode == 0
        if not small:
            return
    with Workshop(bench, "full", preexec_fn=limit_files) as shop:
        text = shop.text()
        shop.edit(TITLE, "bg", "Ж" * 300)
        answer = shop.send("POST", "save", {}, expected=507)
        assert answer["words"]["bg"] or answer["readOnly"], answer
        assert shop.text() == text
        assert not [name for name in os.listdir(shop.folder) if "part" in name]


def limit_files():
    import resource
    resource.setrlimit(resource.RLIMIT_FSIZE, (8000, 8000))


def test_no_file_yet(bench):
    with Workshop(bench, "none", text="") as shop:
        state = shop.state()
        assert state["disk"] == "none" and not state["saved"], state
        with open("content/stara-zagora.yaml", encoding="utf-8") as file:
            shop.send("PUT", "text", {"text": file.read()})
        shop.send("POST", "save", {})
        assert len(shop.state()["pages"]) == 12 and os.path.exists(shop.path)


def test_line_ends_and_marks_stay(bench):
    with open("content/stara-zagora.yaml", encoding="utf-8") as file:
        text = "\ufeff" + file.read().replace("\n", "\r\n")
    with Workshop(bench, "crlf", text="x") as shop:
        with open(shop.path, "w", encoding="utf-8", newline="") as file:
            file.write(text)
        shop.hear("text")
        shop.edit(TITLE, "bg", "Друго")
        shop.send("POST", "save", {})
        assert shop.text() == text.replace("bg: Качество на живот\r\n", "bg: Друго\r\n")


# ---- building -------------------------------------------------------------------------

def build_all(shop):
    """What is heard when all editions are made."""
    shop.send("POST", "build", {}, expected=202)
    while True:
        build = shop.hear("build", seconds=120)
        if not build["running"]:
            assert json.loads(shop.get("build")) == build
            return build


def test_builds(bench):
    with Workshop(bench, "build") as shop:
        build = build_all(shop)
        names = [edition["file"] for edition in build["editions"]]
        assert [edition["state"] for edition in build["editions"]] == ["done"] * 3, build
        _, headers, body = shop.ask("GET", f"pdf/{names[0]}?save=1")
        assert body.startswith(b"%PDF-") and headers["Content-Type"] == "application/pdf"
        assert "attachment" in headers["Content-Disposition"]
        for name in ["plan.yaml", "../plan.yaml", "..%2fplan.yaml", "", "drafts/plan.yaml"]:
            assert shop.ask("GET", f"pdf/{name}")[0] == 404, name


def long_plan(text):
    """Many sections; `text` is what stands in each of their texts."""
    with open("content/stara-zagora.yaml", encoding="utf-8") as file:
        head = file.read().split("\nsections:\n")[0]
    return head + "\nsections:\n" + "".join(
        f"  - kind: text\n    heading: {{bg: Раздел {number}, en: Section {number}}}\n"
        + "".join(f"    {field}: {text}\n" for field in ["intro", "body", "closing"])
        for number in range(900))


def test_builds_with_many_warnings(bench):
    text = long_plan(r'{bg: "Първо.\n\nВторо.", en: "Both."}')
    with Workshop(bench, "warnings", text=text) as shop:
        assert shop.state()["findings"] >= 2700 and shop.state()["errors"] == 0
        build = build_all(shop)
        for edition in build["editions"]:
            assert edition["state"] == "done" and edition["size"] > 0, edition["name"]
            assert shop.ask("GET", f"pdf/{edition['file']}")[0] == 200


def test_says_why_nothing_was_built(bench):
    with Workshop(bench, "errors", text=long_plan('{bg: "Първо."}')) as shop:
        build = build_all(shop)
        for edition in build["editions"]:
            assert edition["state"] == "failed" and edition["file"] == "", edition["name"]
            for lang in ["bg", "en"]:
                report = edition["report"][lang]
                assert report["errors"] >= 2700 and len(report["messages"]) == 500, lang
                assert all(one["severity"] == "error" and one["line"] > 0 and one["message"]
                           for one in report["messages"])


def test_long_news_are_heard(bench):
    """Longer than what is kept for a page that does not listen."""
    text = long_plan(f"{{bg: {'ж' * 250}o, en: First.}}")
    with Workshop(bench, "news", text=text) as shop:
        news = json.dumps(build_all(shop), ensure_ascii=False).encode()
        assert len(news) > 1 << 20, len(news)


def verdict_of(shop, name):
    shop.send("POST", "verify", {"name": name}, expected=202)
    heard = shop.hear("verify", seconds=60)
    assert heard["name"] == name and not heard["running"], heard
    assert json.loads(shop.get("verify")) == heard
    return heard["answer"]


def test_a_pdf_is_verified(bench):
    with Workshop(bench, "verify") as shop:
        out = os.path.join(shop.folder, "out")
        assert json.loads(shop.get("files")) == []
        bench.run("build", shop.path, "-o", out)
        council = "stara-zagora-2027-council.pdf"
        assert [file["name"] for file in json.loads(shop.get("files"))] == [council]
        answer = verdict_of(shop, council)
        assert answer["kind"] == "same" and answer["present"], answer
        shop.edit(TITLE, "bg", "Друго")
        answer = verdict_of(shop, council)
        assert answer["kind"] == "same" and not answer["present"], answer
        with open(os.path.join(out, council), "rb") as file:
            pdf = file.read()
        for name, data, kind in [("signed.pdf", pdf + b"\n% more", "differs"),
                                 ("cut.pdf", pdf[:5000], "damaged"),
                                 ("other.pdf", b"%PDF-1.7\n", "foreign")]:
            with open(os.path.join(out, name), "wb") as file:
                file.write(data)
            answer = verdict_of(shop, name)
            assert answer["kind"] in (kind, "damaged"), (name, answer)
            assert answer["words"]["bg"] != answer["words"]["en"], answer
        os.symlink("/etc/passwd", os.path.join(out, "link.pdf"))
        for name in ["link.pdf", "../plan.yaml", "/etc/passwd", "", 5, "no.pdf",
                     "stara-zagora-2027-print.pdf"]:
            shop.send("POST", "verify", {"name": name}, expected=409)


def test_what_has_changed_since_an_earlier_edition(bench):
    old = os.path.join(bench.folder("old-edition"), "old.yaml")
    os.makedirs(os.path.dirname(old), exist_ok=True)
    with open("content/stara-zagora.yaml", encoding="utf-8") as file:
        text = file.read()
    with open(old, "w", encoding="utf-8") as file:
        file.write(text)
    with Workshop(bench, "since", arguments=["--no-browser", "--changes-since",
                                              os.path.abspath(old)]) as shop:
        state = shop.state()
        assert state["since"] == "old.yaml" and len(state["pages"]) == 12, state["since"]
        assert not [field for field in shop.fields().values() if field["changed"]]
        state = shop.edit(TITLE, "bg", "Качество на живота за всички")
        assert [one["rule"] for one in state["messages"]] == ["stale"], state["messages"]
        stale, = state["messages"]
        assert (stale["field"], stale["lang"], stale["mayStay"]) == (TITLE, "en", True)
        assert shop.fields()[TITLE]["changed"] == ["bg"]
        state = shop.edit(TITLE, "en", "Quality of life for all")
        assert state["messages"] == [] and shop.fields()[TITLE]["changed"] == ["bg", "en"]
    with open(old, "w", encoding="utf-8") as file:
        file.write("a: b\n")
    assert bench.run("edit", old, "--no-browser", "--changes-since", old)[0] == 1
    assert bench.run("edit", old, "--no-browser", "--changes-since", "no.yaml")[0] == 3


# ---- those who must not get in --------------------------------------------------------

def test_tickets_and_tokens(bench):
    with Workshop(bench, "ticket", enter=False) as shop:
        assert shop.ask("GET", "/", whole=True)[0] == 403
        assert shop.ask("GET", f"/?start={'0' * 32}", whole=True)[0] == 403
        status, headers, _ = shop.ask("GET", f"/?start={shop.ticket}", whole=True)
        assert status == 303
        assert shop.ask("GET", f"/?start={shop.ticket}", whole=True)[0] == 403, "used"
        token = headers["Location"].strip("/")
        other = token[:-1] + ("1" if token[-1] == "0" else "0")
        for path in [f"/{other}/state", f"/{token[:-1]}/state", "/state", "//state",
                     f"/{token}", f"/{token}x/state", f"/{token.upper()}/state/x"]:
            assert shop.ask("GET", path, whole=True)[0] in (403, 404), path


def test_hosts_and_origins(bench):
    with Workshop(bench, "origin") as shop:
        text = shop.text()
        port = shop.port
        for host in ["evil.example", f"evil.example:{port}", "127.0.0.1", "localhost",
                     f"127.0.0.1:{port + 1}", f"[::1]:{port}", f"127.0.0.1:{port}.evil"]:
            assert shop.ask("GET", "state", headers={"Host": host})[0] == 421, host
        assert shop.ask("GET", "state", headers={"Host": f"localhost:{port}"})[0] == 200
        body = {"page": PAGE, "rev": shop.state()["rev"], "text": "x"}
        for headers in [{"Origin": None}, {"Origin": "null"},
                        {"Origin": "http://evil.example"},
                        {"Origin": f"http://127.0.0.1:{port + 1}"},
                        {"Origin": f"https://127.0.0.1:{port}"},
                        {"Sec-Fetch-Site": "cross-site"}, {"Sec-Fetch-Site": "same-site"},
                        {"Content-Type": "text/plain"}, {"Content-Type": None},
                        {"Content-Type": "application/jsonx"}]:
            for method in ("PUT", "POST", "DELETE", "PATCH"):
                assert shop.ask(method, "text", body, headers=headers)[0] == 403, headers
        assert shop.get("text").decode() == text == shop.text()


def test_headers(bench):
    with Workshop(bench, "headers") as shop:
        page = shop.state()["pages"][0]["hash"]
        for path in ["", "app.js", "app.css", "icon.svg", "state", "text", "schema.json",
                     f"page/{page}.svg", f"page/{page}.json", "fonts/sans-400.ttf",
                     "nothing"]:
            _, headers, body = shop.ask("GET", path)
            assert headers["X-Content-Type-Options"] == "nosniff", path
            assert headers["Referrer-Policy"] == "no-referrer", path
            assert headers["Cross-Origin-Resource-Policy"] == "same-origin", path
            policy = headers["Content-Security-Policy"]
            assert policy.startswith("default-src 'none'"), path
            assert "unsafe" not in policy and "http" not in policy, policy
            assert not [name for name in headers if name.startswith("Access-Control")]
            if path == "":
                nonce = re.search(r"'nonce-([0-9a-f]{32})'", policy).group(1)
                assert nonce.encode() in body
        svg = shop.get(f"page/{page}.svg").decode()
        assert not re.search(r"<(script|style|foreignObject|a)\b|https?:(?!//www\.w3\.org/2000/svg)", svg)


def test_bad_bodies(bench):
    with Workshop(bench, "bodies") as shop:
        text = shop.text()
        for body in [b"", b"[]", b"{", b"null", b"\xff\xfe", b'{"rev":', b"[" * 100000,
                     b'{"rev":1,"rev":2}', b'{"rev":1,"page":"\\u0000"}']:
            assert shop.ask("PUT", "text", body)[0] == 400, body[:20]
        for body in [{}, {"text": "x"}, {"rev": "1", "text": "x"}, {"page": PAGE}]:
            assert shop.ask("PUT", "text", body)[0] == 409, body
        for path in ["fields", "fix", "review", "save", "outside", "draft", "build"]:
            assert shop.ask("POST", path, {"rev": 1})[0] == 409, path
        rev = shop.state()["rev"]
        for edit in [{}, {"field": "x", "lang": "bg", "value": "x"},
                     {"field": TITLE, "lang": "de", "value": "x"},
                     {"field": TITLE, "lang": "bg", "value": 5},
                     {"field": "../../etc/passwd", "lang": "bg", "value": "x"},
                     {"field": TITLE, "lang": "bg", "value": "\u0007"},
                     {"field": "sections", "lang": "bg", "value": "x"}]:
            status, _, _ = shop.ask("POST", "fields", {"page": PAGE, "rev": rev, **edit})
            assert status in (400, 422), edit
        status, _, _ = shop.ask("PUT", "text",
                                {"page": PAGE, "rev": rev, "text": "я" * (5 << 20)})
        assert status == 413
        assert shop.get("text").decode() == text == shop.text()


def test_large_and_slow_bodies(bench):
    with Workshop(bench, "slow") as shop:
        began = time.monotonic()
        head = (f"PUT /{shop.token}/text HTTP/1.1\r\nHost: 127.0.0.1:{shop.port}\r\n"
                f"Origin: http://127.0.0.1:{shop.port}\r\nContent-Type: application/json\r\n")
        large = socket.create_connection(("127.0.0.1", shop.port), timeout=20)
        large.sendall(f"{head}Content-Length: {100 << 20}\r\n\r\n".encode())
        assert b" 413 " in large.recv(4096)
        slow = []
        for _ in range(20):
            one = socket.create_connection(("127.0.0.1", shop.port), timeout=20)
            one.sendall(f"{head}Content-Length: 1000\r\n\r\n{{".encode())
            slow.append(one)
        shop.edit(TITLE, "bg", "Бързо")
        assert time.monotonic() - began < 3 * bench.patience, "others must not wait"
        for one in slow:
            one.close()


def test_many_connections(bench):
    with Workshop(bench, "many") as shop:
        held = []
        for _ in range(200):
            one = socket.socket()
            one.settimeout(2)
            one.connect(("127.0.0.1", shop.port))
            held.append(one)
        for one in held:
            one.close()
        for _ in range(50):
            try:
                shop.state()
                break
            except (OSError, AssertionError):
                time.sleep(0.1)
        with concurrent.futures.ThreadPoolExecutor(20) as pool:
            states = list(pool.map(lambda _: shop.state()["rev"], range(100)))
        assert len(set(states)) == 1


# ---- several pages, and the end -------------------------------------------------------

def test_a_second_page_looks_on(bench):
    with Workshop(bench, "second") as shop:
        other = "f" * 32
        stream = shop.listen(other)
        rev = shop.state()["rev"]
        status, _, _ = shop.ask("PUT", "text", {"page": other, "rev": rev, "text": "x"})
        assert status == 409
        shop.ask("POST", "pen", {"page": other})
        assert shop.hear("pen")["writer"] is False
        shop.send("PUT", "text", {"text": "x"}, expected=409)
        stream.close()


def test_memory_after_many_edits(bench):
    with Workshop(bench, "memory") as shop:
        def resident():
            with open(f"/proc/{shop.process.pid}/statm", encoding="ascii") as file:
                return int(file.read().split()[1]) * 4

        marks = []
        for number in range(600):
            shop.edit(TITLE, "bg", f"Качество на живот {number * 7919} и спорт")
            if number % 200 == 150:
                marks.append(resident())
        if "sanitize" not in bench.program:  # which keeps what was freed for a while
            assert marks[-1] - marks[0] < 4000, f"{marks} kB"


def test_ends_with_open_streams(bench):
    shop = Workshop(bench, "end")
    streams = [shop.listen("a" * 32) for _ in range(3)]
    began = time.monotonic()
    code, errors = shop.end()
    assert code == 0 and errors == "", errors
    assert time.monotonic() - began < 2 * bench.patience
    for stream in streams:
        stream.close()


def test_programs_of_the_desktop_can_be_ended(bench):
    """What is opened for the address and for the folder lets all signals in, and Ctrl+C in
    the terminal of the editor is not for it."""
    with open("/proc/self/status", encoding="utf-8") as file:
        ignored = int(re.search(r"SigIgn:\s+(\w+)", file.read()).group(1), 16)
    for number in (signal.SIGPIPE, signal.SIGXFSZ):  # by Python, not by what started it
        ignored &= ~(1 << (number - 1))
    tools = bench.folder("tools")
    said = os.path.join(tools, "said")
    with open(os.path.join(tools, "xdg-open"), "w", encoding="utf-8") as file:
        file.write(f'#!/bin/sh\n(echo "$1"; cut -d" " -f6 /proc/$$/stat\n'
                   f'grep -E "^Sig(Blk|Ign)" /proc/$$/status) > "{said}~"\n'
                   f'mv "{said}~" "{said}"\n')
    os.chmod(file.name, 0o755)
    path = tools + os.pathsep + os.environ["PATH"]
    with Workshop(bench, "desktop", arguments=[], env={**os.environ, "PATH": path}) as shop:
        for what in [shop.address, "out"]:
            for _ in range(200):
                if os.path.exists(said):
                    break
                time.sleep(0.05)
            with open(said, encoding="utf-8") as file:
                target, terminal, *signals = file.read().split()
            assert target == what and int(terminal) != os.getsid(shop.process.pid)
            assert int(signals[1], 16) == 0 and int(signals[3], 16) & ~ignored == 0, signals
            os.remove(said)
            if what == shop.address:
                shop.send("POST", "folder", {})


def test_port_taken(bench):
    with Workshop(bench, "port") as shop:
        code, out, err = bench.run("edit", shop.path, "--no-browser", "--port",
                                   str(shop.port))
        assert code == 3 and out == b"" and "[port-taken]" in err, err


def test_wrong_usage(bench):
    for arguments in [["edit"], ["edit", "a.yaml", "--port", "80"],
                      ["edit", "a.yaml", "--port", "x"], ["edit", "a.yaml", "b.yaml"]]:
        assert bench.run(*arguments)[0] == 2, arguments


if __name__ == "__main__":
    harness.main(globals())
