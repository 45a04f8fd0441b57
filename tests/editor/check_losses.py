#!/usr/bin/env python3
"""What was typed is not lost, and neither is what other programs write: drafts, and saving
over files that cannot be read."""
import os
import shutil
import sys

sys.path[:0] = [os.path.join(os.path.dirname(os.path.abspath(__file__)), "../pdf")]
import harness
from workshop import Workshop

TITLE = "sections/priorities/items/priority-2/title"


def test_drafts(bench):
    with Workshop(bench, "draft") as shop:
        shop.edit(TITLE, "bg", "Недовършено")
        draft = shop.wait_for_draft("Недовършено")
        assert os.stat(draft).st_mode & 0o777 == 0o600
        shop.crash()
        shop.start("plan.yaml")
        assert shop.state()["draftFound"]
        shop.send("POST", "draft", {"take": True})
        assert shop.fields()[TITLE]["value"]["bg"] == "Недовършено"
        shop.send("POST", "save", {})
        assert not os.path.exists(draft) and "Недовършено" in shop.text()


def test_files_of_one_name_have_drafts_of_their_own(bench):
    with Workshop(bench, "namesakes") as shop:
        for folder in ["a", "b"]:
            os.mkdir(os.path.join(shop.folder, folder))
            shutil.copy(shop.path, os.path.join(shop.folder, folder))
        shop.crash()
        shop.start("a/plan.yaml")
        shop.edit(TITLE, "bg", "Текст на а")
        draft = shop.wait_for_draft("Текст на а")
        shop.crash()
        shop.start("b/plan.yaml")
        assert not shop.state()["draftFound"], "that of another file"
        shop.edit(TITLE, "bg", "Текст на б")
        assert shop.wait_for_draft("Текст на б") != draft
        shop.send("POST", "save", {})
        assert os.path.exists(draft)
        assert len([name for name in shop.drafts() if name.endswith(".before")]) == 1
        shop.crash()
        os.symlink("a/plan.yaml", os.path.join(shop.folder, "link.yaml"))
        shop.start("link.yaml")
        assert shop.state()["draftFound"], "it is the same file"


def test_a_name_as_long_as_names_can_be(bench):
    with Workshop(bench, "long") as shop:
        shop.crash()
        name = "ж" * 125 + ".yaml"
        shutil.copy(shop.path, os.path.join(shop.folder, name))
        shop.start(name)
        before = shop.text()
        shop.edit(TITLE, "bg", "Недовършено")
        while not shop.state()["draftAt"]:
            shop.hear("file")
        draft, = shop.drafts().values()
        assert "Недовършено" in draft and not shop.state()["draftFailed"]
        shop.send("POST", "save", {})
        assert list(shop.drafts().values()) == [before]


def test_no_file_yet_and_one_draft(bench):
    with Workshop(bench, "unborn", text="") as shop:
        shop.send("PUT", "text", {"text": "# Нов план\n"})
        draft = shop.wait_for_draft("Нов план")
        shop.crash()
        shop.start("../unborn/plan.yaml")
        assert shop.state()["draftFound"]
        shop.send("POST", "draft", {"take": True})
        shop.send("POST", "save", {})
        assert shop.text() == "# Нов план\n" and not os.path.exists(draft)


def leave_two_drafts(shop):
    """One that was found and not decided about, and what was typed beside it."""
    shop.edit(TITLE, "bg", "Първа чернова")
    first = shop.wait_for_draft("Първа чернова")
    shop.crash()
    shop.start("plan.yaml")
    shop.edit(TITLE, "bg", "Втора чернова")
    second = shop.wait_for_draft("Втора чернова")
    assert shop.wait_for_draft("Първа чернова") == first and second != first
    assert shop.state()["draftFound"]
    return first, second


def test_a_draft_waits_until_somebody_decides(bench):
    with Workshop(bench, "undecided") as shop:
        first, second = leave_two_drafts(shop)
        shop.send("POST", "save", {})
        assert os.path.exists(first) and not os.path.exists(second)
        assert shop.state()["draftFound"]
        shop.send("POST", "draft", {"take": True})
        assert shop.fields()[TITLE]["value"]["bg"] == "Първа чернова"
        shop.send("POST", "save", {})
        assert not os.path.exists(first) and "Първа чернова" in shop.text()


def test_a_draft_is_dropped_and_the_other_stays(bench):
    with Workshop(bench, "dropped") as shop:
        leave_two_drafts(shop)
        shop.send("POST", "draft", {"take": False})
        assert not [name for name, text in shop.drafts().items() if "Първа" in text]
        shop.wait_for_draft("Втора чернова")
        shop.send("POST", "draft", {"take": False})
        shop.wait_for_draft("Втора чернова")  # there is nothing to drop
        shop.crash()
        shop.start("plan.yaml")
        shop.send("POST", "draft", {"take": True})
        assert shop.fields()[TITLE]["value"]["bg"] == "Втора чернова"
        shop.send("POST", "save", {})
        assert [name.split(".")[-1] for name in shop.drafts()] == ["before"]


def test_the_newest_draft_is_offered_and_none_forgotten(bench):
    with Workshop(bench, "several") as shop:
        leave_two_drafts(shop)
        shop.crash()
        for words in ["Втора чернова", "Първа чернова"]:
            shop.start("plan.yaml")
            shop.send("POST", "draft", {"take": True})
            assert shop.fields()[TITLE]["value"]["bg"] == words
            shop.send("POST", "save", {})
            shop.crash()
        shop.start("plan.yaml")
        assert not shop.state()["draftFound"]


def test_nothing_is_written_over_what_was_not_seen(bench):
    with Workshop(bench, "unseen") as shop:
        shop.edit(TITLE, "bg", "Моят текст")
        large = os.path.join(shop.folder, "large")
        with open(large, "w", encoding="utf-8") as file:
            file.write("# theirs\n" * (1 << 20))
        os.rename(large, shop.path)
        for over in [False, True]:
            answer = shop.send("POST", "save", {"over": over}, expected=507)
            assert "8 MiB" in answer["words"]["en"], answer
            assert answer["words"]["bg"] not in ("", answer["words"]["en"]), answer
            assert shop.text().startswith("# theirs\n") and not shop.state()["saved"]
        with open(shop.path, "w", encoding="utf-8") as file:
            file.write("a: b\n")
        shop.send("POST", "save", {}, expected=409)
        shop.send("POST", "save", {"over": True})
        assert "Моят текст" in shop.text()


def test_a_folder_in_the_place_of_the_file(bench):
    with Workshop(bench, "folder") as shop:
        shop.edit(TITLE, "bg", "Моят текст")
        os.remove(shop.path)
        os.mkdir(shop.path)
        answer = shop.send("POST", "save", {}, expected=507)
        assert "it is a folder" in answer["words"]["en"], answer


if __name__ == "__main__":
    harness.main(globals())
