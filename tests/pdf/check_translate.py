#!/usr/bin/env python3
"""translate: every text goes out as XLIFF 2.1 and comes back to the byte; what changed
meanwhile stays; files of other programs and hostile ones are read within limits."""
import glob
import os
import re
import shutil
import xml.etree.ElementTree as tree

import yaml

import harness

SPACE = "{urn:oasis:names:tc:xliff:document:2.0}"
# What XLIFF 2.1 (4.2, 4.3) lets each element hold, of what is written here: attributes,
# those that it must have, and children in their order.
CORE = {
    "xliff": ("version srcLang trgLang {xml}space", "version srcLang", "file"),
    "file": ("id canResegment original {xml}space", "id", "unit"),
    "unit": ("id name {xml}space", "id", "notes originalData segment"),
    "notes": ("", "", "note"),
    "note": ("id category priority", "", ""),
    "originalData": ("", "", "data"),
    "data": ("id dir {xml}space", "id", ""),
    "segment": ("id canResegment state subState", "", "source target"),
    "source": ("{xml}lang {xml}space", "", "pc ph"),
    "target": ("{xml}lang {xml}space order", "", "pc ph"),
    "pc": ("id type dataRefStart dataRefEnd", "id", "pc ph"),
    "ph": ("id type dataRef", "id", ""),
}
STATES = ("initial", "translated", "reviewed", "final")
ONE_OF_EACH = ("notes", "originalData", "source", "target")


def export(bench, plan, to, name="x.xlf"):
    path = os.path.join(bench.folder("files"), name)
    code, out, err = bench.run("translate", "export", plan, "--to", to, "-o", path)
    assert (code, out, err) == (0, b"", ""), (plan, code, err)
    with open(path, encoding="utf-8") as file:
        return file.read()


def write(bench, name, text):
    path = os.path.join(bench.folder("plans"), name)
    if os.path.exists(path + "~"):
        os.remove(path + "~")
    with open(path, "w", encoding="utf-8", newline="") as file:
        file.write(text)
    return path


def read(path):
    with open(path, encoding="utf-8", newline="") as file:
        return file.read()


def take(bench, plan, xliff):
    """Imports the XLIFF into the plan: exit code and messages."""
    path = write(bench, "back.xlf", xliff)
    code, out, err = bench.run("translate", "import", plan, path)
    assert out == b"", out
    return code, err


def plans(bench):
    """A copy of each content file, with pictures beside it where a check needs none."""
    for source in sorted(glob.glob("content/*.yaml") + glob.glob("tests/content/*.yaml")
                         + glob.glob("tests/conformance/content/*.yaml")):
        path = os.path.join(bench.folder("plans"), source.replace("/", "-"))
        shutil.copy(source, path)
        languages = yaml.safe_load(read(path))["document"]["languages"]
        if len(languages) == 2:
            yield path, languages


# ---- what is written -------------------------------------------------------------------

def check_element(element, units):
    name = element.tag.removeprefix(SPACE)
    allowed, required, children = (set(words.replace(
        "{xml}", "{http://www.w3.org/XML/1998/namespace}").split()) for words in CORE[name])
    assert element.tag.startswith(SPACE) and set(element.attrib) <= allowed, element.attrib
    assert required <= set(element.attrib), (name, element.attrib)
    inner = [child.tag.removeprefix(SPACE) for child in element]
    assert set(inner) <= children, (name, inner)
    for once in ONE_OF_EACH:
        assert inner.count(once) <= 1, (name, inner)
    order = CORE[name][2].split()
    if name not in ("source", "target", "pc"):
        assert inner == sorted(inner, key=order.index), (name, inner)
    assert element.get("state", "final") in STATES
    for child in element:
        check_element(child, units)


def check_unit(unit):
    data = [datum.get("id") for datum in unit.iter(SPACE + "data")]
    assert len(data) == len(set(data)), data
    ids = {side: [code.get("id") for code in unit.find(f".//{SPACE}{side}").iter()
                  if code.get("id")]
           for side in ("source", "target") if unit.find(f".//{SPACE}{side}") is not None}
    for side in ids.values():
        assert len(side) == len(set(side)), side
    for code in unit.iter():
        for name, value in code.attrib.items():
            assert not name.startswith("dataRef") or value in data, (name, value)
    state = unit.find(SPACE + "segment").get("state")
    assert (state == "initial") == ("target" not in ids), (state, ids)


def test_each_file_keeps_to_the_core_of_the_standard(bench):
    for plan, languages in plans(bench):
        for to in languages:
            root = tree.fromstring(export(bench, plan, to))
            assert root.get("version") == "2.1" and root.get("trgLang") == to
            check_element(root, None)
            units = list(root.iter(SPACE + "unit"))
            for key in ("id", "name"):
                names = [unit.get(key) for unit in units]
                assert len(names) == len(set(names)) and all(names), key
            for unit in units:
                check_unit(unit)


def pairs(node):
    """How many texts are given in both languages."""
    if isinstance(node, list):
        return sum(map(pairs, node))
    if not isinstance(node, dict):
        return 0
    own = isinstance(node.get("bg"), str) and isinstance(node.get("en"), str)
    return own + sum(map(pairs, node.values()))


def test_every_text_goes_out(bench):
    for plan, languages in plans(bench):
        content = yaml.safe_load(read(plan))
        content["document"].pop("glossary", None)
        units = export(bench, plan, languages[1]).count("<unit ")
        assert units == pairs(content), (plan, units, pairs(content))


# ---- there and back --------------------------------------------------------------------

def test_what_comes_back_unchanged_changes_no_byte(bench):
    for plan, languages in plans(bench):
        for to in languages:
            before = read(plan)
            code, err = take(bench, plan, export(bench, plan, to))
            assert (code, err) == (0, ""), (plan, err)
            assert read(plan) == before and not os.path.exists(plan + "~"), plan


def without_english(text):
    """The lines of a plan without those of English texts."""
    out, left_out = [], None
    for line in text.splitlines(True):
        indent = len(line) - len(line.lstrip(" "))
        if left_out is not None and (not line.strip() or indent > left_out):
            continue
        left_out = indent if re.match(r" *(- )?en:", line) else None
        if left_out is None:
            out.append(re.sub(r", en: (\"[^\"]*\"|[^}]*)}", "}", line))
    return "".join(out)


def test_lost_translations_come_back(bench):
    text = read("content/stara-zagora.yaml")
    plan = write(bench, "lost.yaml", text)
    xliff = export(bench, plan, "en")
    lost = write(bench, "lost.yaml", without_english(text))
    assert "Vision" not in read(lost).split("sections:")[1].replace("# ", "")[200:400]
    code, err = take(bench, lost, xliff)
    assert (code, err) == (0, ""), err
    assert yaml.safe_load(read(lost)) == yaml.safe_load(text)
    assert read(lost + "~") == without_english(text)


def test_a_plan_of_one_language_gets_the_other(bench):
    plan = os.path.join(bench.folder("plans"), "alone.yaml")
    for path in (plan, plan + "~"):
        if os.path.exists(path):
            os.remove(path)
    assert bench.run("init", plan, "--lang", "bg")[0] == 0
    both = bench.run("init", "-")[1].decode("utf-8")
    xliff = export(bench, write(bench, "both.yaml", both), "en")
    assert xliff.count("<target>") == export(bench, plan, "en").count('state="initial"')
    code, err = take(bench, plan, xliff)
    assert (code, err) == (0, ""), err
    wanted = yaml.safe_load(both.replace("nasha-obshtina", "alone"))
    assert yaml.safe_load(read(plan)) == wanted
    # One text for all: it becomes two.
    short = write(bench, "short.yaml", re.sub(r":\n +bg: (.*)", r": \1", read(plan + "~")))
    assert "title: План" in read(short)
    code, err = take(bench, short, export(bench, short, "en").replace(
        "</source>", "</source><target>x</target>", 3))
    assert code == 0 and "the English text of" in err, err
    assert yaml.safe_load(read(short))["document"]["title"] == {
        "bg": "План за развитие на нашата община", "en": "x"}


def test_many_texts_that_need_quotes_come_back(bench):
    """Written without quotes, as the others are, they would be read as something else; time
    must not go with the square of their number."""
    head = read("content/stara-zagora.yaml").split("\nsections:")[0]
    items = "".join(f"    - title:\n        bg: Услуга {n}\n" for n in range(3000))
    plan = write(bench, "quotes.yaml", head + "\nsections:\n- kind: services\n"
                 "  heading: {bg: Услуги, en: Services}\n  items:\n" + items)
    units = export(bench, plan, "en")
    units = re.sub(r"<source>Услуга (\d+)</source>(\s*<target/>)?",
                   r"<source>Услуга \1</source><target>Service \1: open</target>", units)
    code, err = take(bench, plan, units)
    assert code == 0, err[-2000:]
    assert read(plan).count(': open"') == 3000, read(plan)[-500:]


def test_what_changed_meanwhile_stays(bench):
    text = read("content/stara-zagora.yaml")
    plan = write(bench, "changed.yaml", text)
    xliff = export(bench, plan, "en").replace("Quality of life<", "A good life<") \
        .replace("A competitive economy", "An economy that competes")
    changed = text.replace("Качество на живот\n", "По-добър живот\n")
    write(bench, "changed.yaml", changed)
    code, err = take(bench, plan, xliff)
    assert code == 1 and err.count("error:") == 1, err
    assert '"sections/priorities/items/priority-2/title"' in err and "back.xlf:" in err
    assert "[translate-changed]" in err and "changed.yaml:" in err
    assert read(plan) == changed.replace("A competitive economy",
                                         "An economy that competes")
    assert read(plan + "~") == changed
    gone = xliff.replace("items/priority-1/", "items/priority-9/")
    code, err = take(bench, plan, gone)
    assert code == 1 and "[translate-unknown]" in err and "priority-9" in err


def one_unit(segment, data="", name="document/title"):
    return f'''<xliff xmlns="{SPACE[1:-1]}" version="2.0" srcLang="bg-BG" trgLang="en-GB"
 xmlns:m="urn:oasis:names:tc:xliff:metadata:2.0"><file id="f"><skeleton>x</skeleton>
 <group id="g"><unit id="u" name="{name}"><m:metadata><m:meta>source</m:meta></m:metadata>
 <originalData>{data}</originalData>{segment}</unit></group></file></xliff>'''


def title_after(bench, segment, data=""):
    text = read("content/stara-zagora.yaml").replace(
        "bg: Визия и цели за развитие", "bg: Визия и *цели* за развитие")
    plan = write(bench, "title.yaml", text)
    code, err = take(bench, plan, one_unit(segment, data))
    title = yaml.safe_load(read(plan))["document"]["title"]["en"]
    return code, err, title


def test_files_of_other_programs(bench):
    data = '<data id="a">*</data><data id="b">*</data>'
    first = ('<segment><source>Визия и <pc id="1" dataRefStart="a" dataRefEnd="b">цели</pc>'
             ' за</source><target><mrk id="m" type="comment">Vision</mrk></target></segment>'
             '<ignorable><source> </source></ignorable>')
    second = ('<segment state="reviewed"><source>развитие на община Стара Загора</source>'
              '<target>of <sc id="1" dataRef="a"/>goals<ec startRef="1" dataRef="b"/>'
              '</target></segment>')
    code, err, title = title_after(bench, first + second, data)
    assert (code, title) == (0, "Vision of *goals*"), (err, title)
    code, err, title = title_after(bench, first, data)
    assert code == 1 and "[translate-changed]" in err
    whole = first.split("<ignorable>")[0].replace(
        " за</source>", " за развитие на община Стара Загора</source>")
    for fault in ('<cp hex="0007"/>', '<ph id="9" dataRef="none"/>', '<ph id="9"/>'):
        code, err, _ = title_after(bench, whole.replace("Vision<", "Vision" + fault + "<"),
                                   data)
        assert code == 1 and "[translate-file]" in err, (fault, err)
    code, err, _ = title_after(bench, whole.replace("Vision", "V" * 401), data)
    assert code == 1 and "[limit-length]" in err and "401" in err, err


# ---- what is no translation ------------------------------------------------------------

def bomb():
    """A code of half a mebibyte, which a text names again and again."""
    return one_unit("<segment><source>" + '<ph id="1" dataRef="a"/>' * 20_000
                    + "</source></segment>", f'<data id="a">{"x" * 500_000}</data>')


def test_hostile_files_are_refused(bench):
    plan = write(bench, "hostile.yaml", read("content/stara-zagora.yaml"))
    before = read(plan)
    good = export(bench, plan, "en")
    entity = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;">]>'
    deep = "<mrk id='m'>" * 100 + "</mrk>" * 100
    for text in ("", "no XML", good[:len(good) // 2], good + good,
                 good.replace("?>", "?>" + entity, 1),
                 good.replace("<source>", "<source>" + deep, 1),
                 good.replace("<source>", "<source>" + "x" * (2 << 20), 1),
                 bomb(),
                 good.replace('version="2.1"', 'version="1.2"'),
                 good.replace(SPACE[1:-1], "urn:other"),
                 good.replace('trgLang="en"', 'trgLang="fr"'),
                 good.replace('trgLang="en"', ""),
                 good.replace('srcLang="bg"', 'srcLang="en"'),
                 good.replace("<segment ", "</unit><segment ", 1),
                 "<a/>" + " " * 10, "<xliff/>"):
        code, err = take(bench, plan, text)
        assert code == 1 and "back.xlf:" in err and "error:" in err, (text[:60], code, err)
        assert read(plan) == before and not os.path.exists(plan + "~")
    assert "[translate-language]" in take(bench, plan, good.replace(
        'trgLang="en"', 'trgLang="bg"'))[1]
    code, _, err = bench.run("translate", "import", plan, "missing.xlf")
    assert code == 3 and "missing.xlf" in err, (code, err)


def test_nothing_but_translations_is_written_over(bench):
    """Not even the plan itself, which its own export would end."""
    plan = write(bench, "over.yaml", read("content/stara-zagora.yaml"))
    code, _, err = bench.run("translate", "export", plan, "--to", "en", "-o", plan)
    assert code == 3 and "[file-exists]" in err, (code, err)
    assert read(plan) == read("content/stara-zagora.yaml")
    assert export(bench, plan, "en") == export(bench, plan, "en")


def test_there_must_be_something_to_translate(bench):
    plan = os.path.join(bench.folder("plans"), "bulgarian.yaml")
    if os.path.exists(plan):
        os.remove(plan)
    assert bench.run("init", plan, "--lang", "bg")[0] == 0
    code, _, err = bench.run("translate", "export", plan, "--to", "bg", "-o", "-")
    assert code == 1 and "[translate-nothing]" in err, (code, err)


if __name__ == "__main__":
    harness.main(globals())
