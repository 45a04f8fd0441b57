#!/usr/bin/env python3
"""What holds for every chart: labels keep apart, bars are as long as their values, nothing
stands outside the live area. Charts of all types are made at random, each below its table;
the number of a brochure makes the same one again, and its file is charts/<number>.yaml in
the folder that the check works in."""
import datetime
import os
import random
import re
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, "../pdf"))

import harness  # noqa: E402
import yaml  # noqa: E402
from cases import make  # noqa: E402
from paper import MM  # noqa: E402

BROCHURES = int(os.environ.get("CHARTS", "16"))
MODES = [[], ["--lang", "bg"], ["--bilingual", "facing"], ["--page", "A5"]]
APART = 1 * MM  # of two labels on a line
SAME_LINE = 7  # points between baselines, less than capitals are high
LINE = 9  # points that labels over each other are apart at least
NEAR = 0.1  # points lost where positions are rounded
EXACT = 0.1 * MM  # of the length of a bar
CLEAR = 1  # points from a figure to a line
DIGITS = 6.5  # points that figures are high
LINES = ("ink", "linden", "leaf", "terracotta")  # the first to the fourth
BAR = 4.2 * MM
BG = "град село планински крайречни ниво улица квартал стар нов път вода парк".split()
EN = "town village mountain riverside level street quarter old new road water park".split()
SHOWN = 10


def words(dice, most):
    """A name in each language."""
    count = dice.randint(1, most)
    return {lang: " ".join(dice.choice(names) for _ in range(count))
            for lang, names in (("bg", BG), ("en", EN))}


def value(dice, kind):
    """A number as content types it; some are of one kind in a chart."""
    if kind == "percent":
        return dice.randint(1, 100)
    if kind == "mixed":
        return dice.choice([0, dice.randint(-500, 900), dice.randint(1, 30)])
    if kind == "decimal":
        return round(dice.uniform(0.1, 99), 1)
    return dice.randint(1, 10 ** dice.randint(1, 7))


# type: rows, columns, whether its columns are years, kinds of values
TYPES = {
    "bars": ((1, 40), (1, 1), False, ("percent", "mixed", "decimal", "large")),
    "grouped": ((1, 12), (2, 3), False, ("percent", "mixed", "decimal", "large")),
    "stacked": ((1, 12), (2, 5), False, ("percent", "large")),
    "dots": ((1, 20), (2, 2), False, ("percent", "mixed", "decimal", "large")),
    "slope": ((2, 12), (2, 2), True, ("percent", "mixed", "decimal", "large")),
    "lines": ((1, 4), (2, 16), True, ("percent", "mixed", "decimal", "large")),
    "multiples": ((4, 12), (2, 12), True, ("percent", "mixed", "decimal", "large")),
}


def sections(dice, number):
    """A table and its chart."""
    type_ = list(TYPES)[number % len(TYPES)]
    (least, most), (few, many), years, kinds = TYPES[type_]
    kind = dice.choice(kinds)
    first = dice.randint(1990, 2015)
    columns = [{"id": f"c{i}", "head": words(dice, dice.choice([1, 1, 4])), "type": "decimal",
                **({"year": first + i * dice.choice([1, 1, 1]), "head": str(first + i)}
                   if years else {})}
               for i in range(dice.randint(few, many))]
    rows = [{"id": f"r{i}", "name": words(dice, dice.choice([2, 2, 3, 9])),
             **{column["id"]: value(dice, kind) for column in columns}}
            for i in range(dice.randint(least, most))]
    chart = {"kind": "chart", "of": f"t{number}", "type": type_, "start": "page",
             "finding": {"bg": f"Находка {number}", "en": f"Finding {number}"}}
    if type_ == "lines" and dice.random() < 0.5:
        chart["targets"] = {row["id"]: {"year": first + many + 2, "value": value(dice, kind)}
                            for row in rows}
    if type_ in ("bars", "lines") and dice.random() < 0.6:
        chart["reference"] = {"value": value(dice, kind), "label": words(dice, 3)}
    if dice.random() < 0.5:
        chart["emphasis"] = [dice.choice(rows)["id"]]
    return [{"kind": "table", "id": f"t{number}",
             "heading": {"bg": f"Таблица {number}", "en": f"Table {number}"},
             "source": {"bg": "измислено", "en": "invented"},
             "columns": [{"id": "name", "head": {"bg": "Име", "en": "Name"}}, *columns],
             "rows": rows}, chart]


def brochure(number):
    dice = random.Random(number)
    pairs = [sections(dice, k) for k in range(len(TYPES))]
    return {"format": 1,
            "document": {"id": f"charts-{number}", "languages": ["bg", "en"],
                         "title": {"bg": "Графики", "en": "Charts"},
                         "issuer": {"bg": "Община Примерна", "en": "Primerna"},
                         "date": "2026-11-22", "period": {"from": 1990, "to": 2050}},
            "sections": [section for pair in pairs for section in pair]}


def cases(bench):
    if not hasattr(bench, "charts"):
        bench.charts = []
        folder = bench.folder("charts")
        for number in range(BROCHURES):
            content = brochure(number)
            content["document"]["date"] = datetime.date(2026, 11, 22)
            path = os.path.join(folder, f"{number}.yaml")
            with open(path, "w", encoding="utf-8") as file:
                yaml.dump(content, file, allow_unicode=True, sort_keys=False)
            options = MODES[number % len(MODES)]
            bench.charts.append(make(bench, f"charts/{number}", path, content, options))
    return bench.charts


def chart_pages(case):
    """(page, chart) of the pages of each chart; other sections begin with an H1."""
    chart = None
    charts = [s for s in case.content["sections"] if s["kind"] == "chart"]
    for page in case.inner_pages():
        for text in page.content():
            kind = case.dump.elements[text.element].kind
            if kind == "H1":
                chart = None
            elif kind == "H2":
                number = text.words.split()[-1]
                chart = next((c for c in charts if c["of"] == f"t{number}"), None)
        if chart is not None:
            yield page, chart


def report(faults):
    assert not faults, f"{len(faults)} faults\n" + "\n".join(faults[:SHOWN])


def close(one, other):
    """How two texts come too near each other; empty: they do not."""
    below = abs(one.y - other.y)
    beside = max(one.left, other.left) - min(one.right, other.right)
    if below < SAME_LINE:
        return "" if beside >= APART - NEAR else f"{beside / MM:.2f} mm beside"
    return f"{below:.1f} pt below" if below < LINE and beside < 0 else ""


def near(case):
    for page, chart in chart_pages(case):
        texts = sorted(page.content(), key=lambda text: text.y)
        for i, one in enumerate(texts):
            for other in texts[i + 1:]:
                if other.y - one.y >= LINE:
                    break
                how = close(one, other)
                if how:
                    yield f"{case.name} page {page.number} {chart['type']}: {one}, {other}: {how}"


def test_labels_keep_apart(bench):
    report([fault for case in cases(bench) for fault in near(case)])


def outside(case):
    for page, chart in chart_pages(case):
        left, right = case.paper.left(page) - 1, case.paper.right(page) + 1
        for text in page.content():
            if text.left < left or text.right > right or text.y > case.paper.last + NEAR:
                yield f"{case.name} page {page.number} {chart['type']}: {text}"
        for rect in page.rects:
            inside = rect.left >= left and rect.right <= right and rect.bottom <= case.paper.last
            if rect.colour in ("linden", "leaf", "lime") and not inside:
                yield f"{case.name} page {page.number} {chart['type']}: {rect.__dict__}"


def test_nothing_stands_outside_the_text_area(bench):
    report([fault for case in cases(bench) for fault in outside(case)])


def lengths(case, chart, leaf):
    """Lengths of the bars of a chart, over its pages; of facing pages, of one language."""
    for page, own in chart_pages(case):
        english = any(text.lang == "en" for text in page.content())
        if own is chart and (leaf is None or english == leaf):
            yield from (rect.width for rect in page.rects
                        if rect.colour in ("linden", "leaf") and abs(rect.height - BAR) < NEAR)


def disproportion(case):
    rows = {s["id"]: s["rows"] for s in case.content["sections"] if s["kind"] == "table"}
    for chart in case.content["sections"]:
        if chart["kind"] != "chart" or chart["type"] != "bars":
            continue
        values = [abs(row["c0"]) for row in rows[chart["of"]] if row["c0"] != 0]
        leaf = True if case.mode == "facing" else None
        bars = list(lengths(case, chart, leaf))
        if len(bars) != len(values):
            yield f"{case.name} {chart['of']}: {len(bars)} bars for {len(values)} values"
            continue
        longest = max(zip(values, bars), default=(1, 0))
        for number, bar in zip(values, bars):
            wanted = number * longest[1] / longest[0]
            if abs(bar - wanted) > EXACT:
                yield f"{case.name} {chart['of']}: {number} is {bar:.2f}, not {wanted:.2f} pt"


def test_bars_are_as_long_as_their_values(bench):
    report([fault for case in cases(bench) for fault in disproportion(case)])


def figures(page):
    """(number, text) of the figures of a page, as its language writes them."""
    for text in page.content():
        words = re.sub(r"[\s\u00a0\u202f]", "", text.words).replace("\u2212", "-")
        words = words.replace(",", ".") if text.lang == "bg" else words.replace(",", "")
        if re.fullmatch(r"-?\d+(\.\d+)?", words):
            yield float(words), text


def line_charts(case):
    """(page, chart, table) of each chart of lines."""
    tables = {s["id"]: s for s in case.content["sections"] if s["kind"] == "table"}
    for page, chart in chart_pages(case):
        if chart["type"] == "lines":
            yield page, chart, tables[chart["of"]]


def unprinted(case):
    """First and last values of lines, and targets, that a page does not print."""
    for page, chart, table in line_charts(case):
        printed = {number for number, _ in figures(page)}
        wanted = {row[column["id"]] for row in table["rows"]
                  for column in (table["columns"][1], table["columns"][-1])}
        wanted |= {target["value"] for target in chart.get("targets", {}).values()}
        for number in sorted(wanted - printed):
            yield f"{case.name} page {page.number} {chart['of']}: {number} is not printed"


def test_lines_print_their_first_and_last_values(bench):
    report([fault for case in cases(bench) for fault in unprinted(case)])


def points(box, years, values):
    """Where a line runs, found from what it covers: its first year to its last, its
    least value to its greatest."""
    range_ = max(values) - min(values)
    for year, number in zip(years, values):
        along = (days(year) - days(years[0])) / (days(years[-1]) - days(years[0]))
        up = (max(values) - number) / range_ if range_ else 0
        yield (box.left + along * (box.right - box.left), box.top + up * (box.bottom - box.top))


def days(year):
    return datetime.date(year, 1, 1).toordinal()


def crosses(line, text):
    """True if a line comes nearer to a figure than that."""
    left, right = text.left - CLEAR, text.right + CLEAR
    top, foot = text.y - DIGITS - CLEAR, text.y + CLEAR
    for (x0, y0), (x1, y1) in zip(line, line[1:]):
        if x1 >= left and x0 <= right:
            ys = [y0 + (y1 - y0) * (min(max(x, x0), x1) - x0) / (x1 - x0) for x in (left, right)]
            if max(ys) >= top and min(ys) <= foot:
                return True
    return False


def crossed(case):
    for page, chart, table in line_charts(case):
        years = [column["year"] for column in table["columns"][1:]]
        for colour, row in zip(LINES, table["rows"]):
            box = next(line for line in page.strokes if line.colour == colour and line.is_round)
            line = list(points(box, years, [row[c["id"]] for c in table["columns"][1:]]))
            for _, text in figures(page):
                if crosses(line, text):
                    yield f"{case.name} page {page.number} {chart['of']}: {row['id']} runs " \
                          f"through {text}"


def test_no_line_runs_through_a_value(bench):
    report([fault for case in cases(bench) for fault in crossed(case)])


def test_the_checks_see_each_fault(bench):
    """A label moved onto another, a bar made longer, a label moved out."""
    case = cases(bench)[0]
    page, _ = next((page, chart) for page, chart in chart_pages(case) if chart["type"] == "bars")
    texts = sorted(page.content(), key=lambda text: text.y)
    old = texts[-1].left, texts[-1].y
    texts[-1].left, texts[-1].y = texts[-2].left, texts[-2].y
    assert list(near(case)), "a label on another was not seen"
    texts[-1].left, texts[-1].y = case.paper.right(page), old[1]
    assert list(outside(case)), "a label outside was not seen"
    texts[-1].left, texts[-1].y = old
    bar = next(rect for rect in page.rects if abs(rect.height - BAR) < NEAR)
    bar.width *= 1.1
    assert list(disproportion(case)), "a bar that is too long was not seen"
    bar.width /= 1.1
    page = next(page for page, chart in chart_pages(case) if chart["type"] == "lines")
    shown = [text for _, text in figures(page)]
    old, page.texts = page.texts, [text for text in page.texts if text not in shown]
    assert list(unprinted(case)), "a value that is not printed was not seen"
    page.texts = old
    line = next(line for line in page.strokes if line.colour == "ink" and line.is_round)
    text = next(text for _, text in figures(page))
    text.left, text.y = line.left, (line.top + line.bottom) / 2
    text.width = line.right - line.left
    assert list(crossed(case)), "a line through a value was not seen"


if __name__ == "__main__":
    harness.main(globals())
