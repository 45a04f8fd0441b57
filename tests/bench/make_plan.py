#!/usr/bin/env python3
"""Writes a long development plan of the fictional Община Примерна to standard output: text
chapters in Bulgarian and English, block by block the same. Every sentence is put together
from a pool of phrases and of settlement names that exist nowhere, from a fixed seed, so the
same length is always the same text.

Usage: make_plan.py PAGES [yaml|html|typst]"""
import html
import random
import sys

SEED = 20270101
PAGE_LINES = 52
LINE_LETTERS = 46  # Bulgarian body text in half a page
CHAPTER_LINES = 6 * PAGE_LINES

TOPICS = [
    ("Местна икономика", "Local economy"), ("Качество на живот", "Quality of life"),
    ("Образование и умения", "Education and skills"), ("Културно наследство", "Heritage"),
    ("Градска среда", "Urban environment"), ("Околна среда и климат", "Climate"),
    ("Обществен транспорт", "Public transport"), ("Социални услуги", "Social services"),
    ("Здраве и спорт", "Health and sport"), ("Електронно управление", "Digital services"),
    ("Земеделие и храни", "Farming and food"), ("Туризъм и гости", "Tourism and guests"),
    ("Енергийна ефективност", "Energy efficiency"), ("Води и канали", "Water and sewers"),
    ("Младежи и деца", "Young people"), ("Горско стопанство", "Forestry"),
]
ACTORS = [
    ("Общината", "The municipality"), ("Общинската администрация", "The administration"),
    ("Общинският съвет", "The municipal council"), ("Всяко кметство", "Every mayoralty"),
    ("Обществената комисия", "The public commission"), ("Новата програма", "The new programme"),
    ("Местното сдружение", "The local association"), ("Работната група", "The working group"),
    ("Читалището", "The community centre"), ("Регионалният музей", "The regional museum"),
    ("Екипът на проекта", "The project team"), ("Градската библиотека", "The city library"),
    ("Професионалната гимназия", "The vocational school"),
    ("Звеното за услуги", "The service unit"),
]
ACTIONS = [
    ("подкрепя", "supports"), ("насърчава", "encourages"), ("обновява", "renews"),
    ("изгражда", "builds"), ("разширява", "extends"), ("поддържа", "maintains"),
    ("опазва", "protects"), ("представя", "presents"), ("проучва", "studies"),
    ("координира", "coordinates"), ("осъвременява", "modernises"), ("оценява", "assesses"),
    ("възстановява", "restores"), ("популяризира", "promotes"), ("планира", "plans"),
]
OBJECTS = [
    ("местните производители и занаятчии", "local producers and craftspeople"),
    ("достъпа до обществените сгради", "access to public buildings"),
    ("мрежата от велосипедни алеи", "the network of cycle paths"),
    ("зелените площи в жилищните квартали", "green spaces in residential districts"),
    ("енергийната ефективност на училищата", "the energy efficiency of schools"),
    ("грижата за възрастните хора", "care for older people"),
    ("археологическите паметници и разкопки", "archaeological monuments and excavations"),
    ("разделното събиране на отпадъци", "separate waste collection"),
    ("дигиталните умения на служителите", "the digital skills of its employees"),
    ("сътрудничеството с висшите училища", "cooperation with universities"),
    ("безопасността на пешеходците", "the safety of pedestrians"),
    ("водоснабдителната инфраструктура", "the water supply infrastructure"),
    ("художествените работилници за деца", "art workshops for children"),
    ("предприемачеството сред младите хора", "entrepreneurship among young people"),
    ("градския транспорт с ниски емисии", "low-emission city transport"),
    ("пазара за пресни плодове и зеленчуци", "the market for fresh fruit and vegetables"),
    ("противопожарната защита на горите", "the fire protection of forests"),
    ("регистрите и административните услуги", "registers and administrative services"),
]
WAYS = [
    ("чрез открити и прозрачни процедури", "through open and transparent procedures"),
    ("заедно с гражданските организации", "together with civic organisations"),
    ("по примера на съседните общини", "following the example of its neighbours"),
    ("с участието на жителите", "with the participation of residents"),
    ("в рамките на общинския бюджет", "within the municipal budget"),
    ("според интегрирания план за развитие", "according to the integrated plan"),
    ("след обществено обсъждане", "after public discussion"),
    ("при равни възможности за всички", "with equal opportunities for all"),
    ("без допълнителна административна тежест", "without additional red tape"),
    ("на основата на надеждни данни", "on the basis of reliable data"),
    ("в сътрудничество с предприятията", "in cooperation with businesses"),
    ("с грижа за природното наследство", "with care for the natural heritage"),
]
LINKS = [
    (", а", ", while"), (", защото", ", because"), (", така че", ", so that"), (" и", " and"),
]
NAME_STARTS = [
    ("Бел", "Bel"), ("Вър", "Var"), ("Глед", "Gled"), ("Дъб", "Dab"), ("Зел", "Zel"),
    ("Клен", "Klen"), ("Лип", "Lip"), ("Мир", "Mir"), ("Нив", "Niv"), ("Прол", "Prol"),
    ("Рад", "Rad"), ("Слив", "Sliv"), ("Топ", "Top"), ("Чер", "Cher"), ("Яв", "Yav"),
]
NAME_MIDDLES = [
    ("ен", "en"), ("ов", "ov"), ("ин", "in"), ("ил", "il"), ("ост", "ost"), ("ар", "ar"),
    ("ом", "om"), ("ел", "el"), ("уш", "ush"), ("ик", "ik"), ("ад", "ad"), ("ан", "an"),
]
NAME_ENDS = [
    ("ово", "ovo"), ("ица", "itsa"), ("ец", "ets"), ("ино", "ino"), ("ене", "ene"),
    ("ия", "iya"), ("ник", "nik"), ("ейка", "eyka"), ("ското", "skoto"),
]


def joined(*pairs):
    """Pairs of phrases side by side, in both languages."""
    return tuple("".join(parts) for parts in zip(*pairs))


def settlement(chance):
    start, middle, end = map(chance.choice, (NAME_STARTS, NAME_MIDDLES, NAME_ENDS))
    return joined((" в село ", " in the village of "), start, middle, end)


def lower(pair):
    return tuple(text[0].lower() + text[1:] for text in pair)


def clause(chance):
    space = (" ", " ")
    parts = [chance.choice(ACTORS), space, chance.choice(ACTIONS), space,
             chance.choice(OBJECTS)]
    if chance.random() < 0.6:
        parts += [space, chance.choice(WAYS)]
    if chance.random() < 0.5:
        parts.append(settlement(chance))
    return joined(*parts)


def sentence(chance):
    parts = [clause(chance)]
    if chance.random() < 0.4:
        parts += [chance.choice(LINKS), (" ", " "), lower(clause(chance))]
    return joined(*parts, (".", "."))


def paragraph(chance, sentences):
    pair = sentence(chance)
    for _ in range(sentences - 1):
        pair = joined(pair, (" ", " "), sentence(chance))
    return pair


def title(chance):
    return joined(chance.choice(TOPICS), settlement(chance))


def blocks_of_part(chance):
    """One part of a chapter: a heading, text, sometimes a smaller heading or a list."""
    yield "h2", title(chance)
    for _ in range(chance.randint(2, 5)):
        yield "p", paragraph(chance, chance.randint(2, 5))
    if chance.random() < 0.5:
        yield "h3", chance.choice(TOPICS)
        yield "p", paragraph(chance, 3)
    kind = chance.choice(("ul", "ol", ""))
    if kind:
        for _ in range(chance.randint(3, 8)):
            yield kind, sentence(chance)
        yield "p", paragraph(chance, 2)


def line_count(kind, pair):
    space = {"h2": 5, "h3": 3, "p": 1, "ul": 1, "ol": 1}[kind]
    letters = LINE_LETTERS * 2 // 3 if kind == "h2" else LINE_LETTERS
    return -(-max(map(len, pair)) // letters) * (2 if kind == "h2" else 1) + space - 1


def make_chapters(pages):
    """Chapters as (heading, lead, blocks), blocks as (kind, (bg, en)), for about so many
    pages."""
    chance = random.Random(SEED)
    left = max(1, pages - 4) * PAGE_LINES  # cover, contents, colophon, back cover
    chapters = []
    while left > 0:
        lines = 8
        blocks = []
        while lines < min(left, CHAPTER_LINES):
            part = list(blocks_of_part(chance))
            blocks += part
            lines += sum(line_count(kind, pair) for kind, pair in part)
        chapters.append((title(chance), paragraph(chance, 2), blocks))
        left -= lines
    return chapters


def quoted(pair):
    return f'{{bg: "{pair[0]}", en: "{pair[1]}"}}'


def body_text(blocks, language, indent):
    signs = {"h2": "## ", "h3": "### ", "p": "", "ul": "- ", "ol": "1. "}
    return "\n\n".join(indent + signs[kind] + pair[language] for kind, pair in blocks)


def to_yaml(chapters):
    parts = ["""format: 1
document:
  id: primerna-plan
  languages: [bg, en]
  title: {bg: План за развитие на община Примерна, en: Primerna development plan}
  issuer: {bg: Община Примерна, en: Municipality of Primerna}
  period: {from: 2021, to: 2027}
  date: 2026-11-22
  version: "1.0"
layout: {align: justified}
sections:
"""]
    for heading, lead, blocks in chapters:
        parts.append(f"  - kind: text\n    heading: {quoted(heading)}\n"
                     f"    lead: {quoted(lead)}\n    body:\n"
                     f"      bg: |\n{body_text(blocks, 0, ' ' * 8)}\n"
                     f"      en: |\n{body_text(blocks, 1, ' ' * 8)}\n")
    return "".join(parts)


HTML_HEAD = """<!doctype html><html lang=bg><meta charset=utf-8><title>Примерна</title><style>
@page { size: A4; margin: 25mm 20mm; @bottom-right { content: counter(page) } }
body { font: 9.5pt/13pt serif; hyphens: auto; text-align: justify }
h1 { break-before: page; font-size: 30pt } h1, h2, h3 { margin: 0; break-after: avoid }
.pair { display: flex } .pair > * { width: 82mm; margin: 0 6mm 6pt 0 }
</style>
"""


def to_html(chapters):
    parts = [HTML_HEAD]

    def pair_of(tag, pair, mark=""):
        cells = "".join(f"<{tag} lang={code}>{mark}{html.escape(text)}</{tag}>"
                        for code, text in zip(("bg", "en"), pair))
        parts.append(f"<div class=pair>{cells}</div>\n")

    for heading, lead, blocks in chapters:
        parts.append(f"<h1>{html.escape(heading[0])} / {html.escape(heading[1])}</h1>\n")
        pair_of("p", lead)
        for kind, pair in blocks:
            listed = kind in ("ul", "ol")
            pair_of("p" if listed else kind, pair, "– " if listed else "")
    return "".join(parts)


TYPST_HEAD = """#set page(paper: "a4", margin: (x: 20mm, y: 25mm), numbering: "1")
#set text(size: 9.5pt, lang: "bg", hyphenate: true)
#set par(justify: true)
#let pair(a, b) = grid(columns: (1fr, 1fr), column-gutter: 6mm, text(lang: "bg", a),
  text(lang: "en", b))
"""


def to_typst(chapters):
    """The phrases hold no sign that Typst would take for markup."""
    parts = [TYPST_HEAD]
    for heading, lead, blocks in chapters:
        parts.append(f"#pagebreak()\n= {heading[0]}\n_{heading[1]}_\n\n"
                     f"#pair[{lead[0]}][{lead[1]}]\n")
        for kind, (bg, en) in blocks:
            if kind in ("h2", "h3"):
                level = "=" * int(kind[1])
                parts.append(f"{level} {bg}\n_{en}_\n\n")
            else:
                mark = "– " if kind in ("ul", "ol") else ""
                parts.append(f"#pair[{mark}{bg}][{mark}{en}]\n")
    return "".join(parts)


WRITERS = {"yaml": to_yaml, "html": to_html, "typst": to_typst}


def main():
    form = sys.argv[2] if len(sys.argv) == 3 else "yaml"
    if len(sys.argv) not in (2, 3) or not sys.argv[1].isdigit() or form not in WRITERS:
        raise SystemExit(__doc__)
    sys.stdout.reconfigure(encoding="utf-8", newline="\n")
    sys.stdout.write(WRITERS[form](make_chapters(int(sys.argv[1]))))


if __name__ == "__main__":
    main()
