"""Random brochures: the same number gives the same file. Texts of the openly fictional
municipality of Primerna, of every kind, count and length that an office could write."""
import random

import yaml

SENTENCES = [
    ("Водата е обща.", "Water belongs to all."),
    ("Старият мост се укрепва, без да се променя неговият вид.",
     "The old bridge is made stronger without changing the way it looks."),
    ("Детската градина до реката се отваря отново през есента.",
     "The nursery by the river opens again in the autumn."),
    ("Липите по главната улица остават, а на мястото на изсъхналите се засаждат нови.",
     "The linden trees along the main street stay, and new ones are planted."),
    ("Автобусът от планинските села тръгва по-късно, за да могат хората да се приберат "
     "след прегледа си при лекаря.",
     "The bus from the hill villages leaves later, so that people can return home after "
     "seeing the doctor."),
    ("Библиотеката работи и в събота, а читалнята ѝ е отворена за ученици от всички "
     "училища.",
     "The library is open on Saturdays too, and its reading room welcomes every pupil."),
    ("Отпадъците се събират разделно във всички населени места през 2028 – 2034 г.",
     "Waste is collected by kind in all settlements from 2028 to 2034."),
    ("Кметството отговаря на **писмата** до седем дни.",
     "The town hall answers **letters** within seven days."),
    ("Всяко решение се публикува на [страницата на общината](https://example.org/primerna).",
     "Every decision is published on the [page of the municipality]"
     "(https://example.org/primerna)."),
    ("Които и да са съседите ни, с тях и с техните села строим общи пътища, а не само "
     "свои.",
     "Whoever our neighbours are, we build common roads with them and with their villages, "
     "and not only our own."),
]
TITLES = [
    ("Чиста вода за всяко село", "Clean water for every village"),
    ("Улици за пешеходци", "Streets for walkers"),
    ("Училища, които остават отворени", "Schools that stay open"),
    ("Грижа за възрастните хора и за техните близки", "Care for older people and families"),
    ("Достъпна администрация", "An administration within reach"),
    ("Работа", "Work"),
    ("По-тих и по-чист въздух в котловината", "Quieter and cleaner air in the valley"),
]


PICTURE = "wide.png"  # beside the file; from the golden case figure-flow
ALT = ("Широка алея между липи", "A broad avenue between lindens")


class Author:
    def __init__(self, seed):
        self.random = random.Random(seed)
        self.unequal = self.random.random() < 0.3  # the languages differ in length
        self.count = self.random.choice([(1, 3), (1, 6), (2, 14)])

    def chance(self, share):
        return self.random.random() < share

    def some(self):
        return self.random.randint(*self.count)

    def pair(self, bg, en):
        return {"bg": bg, "en": en}

    def title(self):
        if self.chance(0.1):
            return self.pair(*self.sentences(1))
        return self.pair(*self.random.choice(TITLES))

    def cover_title(self):
        return self.pair(*self.random.choice(TITLES + SENTENCES[:4]))

    def sentences(self, most):
        chosen = [self.random.choice(SENTENCES) for _ in range(self.random.randint(1, most))]
        bg = " ".join(one for one, _ in chosen)
        en = " ".join(two for _, two in chosen)
        if self.unequal and self.chance(0.3):
            en = " ".join([en] * 3)
        return bg, en

    def items(self, depth):
        lines = ([], [])
        ordered = self.chance(0.5)
        for number in range(1, self.some() + 1):
            sign = f"{number}." if ordered else "-"
            for side, words in enumerate(self.sentences(2)):
                lines[side].append(f"{sign} {words}")
            if depth < 3 and self.chance(0.2):
                inner = self.items(depth + 1)
                indent = " " * (len(sign) + 1)
                for side in range(2):
                    lines[side].extend(indent + line for line in inner[side])
        return lines

    def blocks(self, most, headings=False):
        sides = ([], [])
        for _ in range(self.random.randint(1, most)):
            if headings and self.chance(0.3):
                sign = self.random.choice(["##", "###"])
                for side, words in enumerate(self.title().values()):
                    sides[side].append(f"{sign} {words}")
            if self.chance(0.25):
                for side, lines in enumerate(self.items(1)):
                    sides[side].append("\n".join(lines))
            else:
                for side, words in enumerate(self.sentences(6)):
                    sides[side].append(words)
        if self.unequal and self.chance(0.2):
            side = self.random.randint(0, 1)
            sides[side].append(SENTENCES[0][side])
        return self.pair("\n\n".join(sides[0]), "\n\n".join(sides[1]))

    def maybe(self, item, key, share, make):
        if self.chance(share):
            item[key] = make()

    def goal(self):
        item = {"title": self.title()}
        self.maybe(item, "text", 0.2, lambda: self.blocks(2))
        return item

    def priority(self):
        item = {"title": self.pair(*self.random.choice(TITLES))}
        self.maybe(item, "text", 0.3, lambda: self.blocks(4))
        self.maybe(item, "measures", 0.3, lambda: [self.measure() for _ in range(self.some())])
        return item

    def measure(self):
        item = {"title": self.title()}
        self.maybe(item, "text", 0.8, lambda: self.blocks(3))
        return item

    def service(self):
        item = {"title": self.title()}
        self.maybe(item, "phone", 0.3, lambda: "(042) 555 010")
        self.maybe(item, "url", 0.2, lambda: "https://example.org/primerna/uslugi")
        self.maybe(item, "text", 0.2, lambda: self.blocks(2))
        return item

    def hotline(self):
        item = {"title": self.title(), "phone": "0800 55 510"}
        self.maybe(item, "hours", 0.5, lambda: self.pair("от 8 до 17 часа", "8 am to 5 pm"))
        self.maybe(item, "text", 0.3, lambda: self.blocks(1))
        return item

    def section(self, kind):
        section = {"kind": kind, "heading": self.title()}
        self.maybe(section, "start", 0.15, lambda: self.random.choice(["flow", "page"]))
        if kind == "figure":
            section.update(file=PICTURE, alt=self.pair(*ALT), caption=self.title())
            self.maybe(section, "credit", 0.5, lambda: self.pair("Снимка: ателие",
                                                                 "Photograph: studio"))
            self.maybe(section, "width", 0.6, lambda: self.random.choice(
                ["half", "half", "half", "bleed", "page", "spread"]))
            if self.chance(0.6):
                del section["heading"]
        elif kind == "vision":
            section["text"] = self.blocks(self.random.choice([1, 1, 8]))
        elif kind == "text":
            self.maybe(section, "lead", 0.4, lambda: self.blocks(1))
            section["body"] = self.blocks(self.random.choice([2, 10, 30]), headings=True)
        else:
            if kind == "goals" and self.chance(0.6):
                section["main"] = {"heading": self.title(), "text": self.blocks(2)}
            if kind == "results":
                self.maybe(section, "intro", 0.5, lambda: self.blocks(2))
                self.maybe(section, "closing", 0.5, lambda: self.blocks(2))
            make = {"goals": self.goal, "priorities": self.priority,
                    "results": lambda: {"text": self.blocks(1)},
                    "services": self.service, "hotline": self.hotline}[kind]
            section["items"] = [make() for _ in range(self.some())]
        return section

    def brochure(self, form):
        kinds = ["vision", "goals", "priorities", "results", "services", "text", "hotline",
                 "figure"]
        count = self.random.choice([1, 3, 8, 20])
        languages = self.random.choice([["bg", "en"]] * 4 + [["en", "bg"]] +
                                       [["bg"]] * (form == "columns"))
        content = {
            "format": 1,
            "document": {
                "id": f"primerna-{self.random.randint(1, 99)}",
                "languages": languages,
                "title": self.cover_title(),
                "issuer": self.pair("Община Примерна", "Municipality of Primerna"),
                "period": {"from": 2028, "to": 2034},
                "date": "2027-03-15",
                "version": "1.0",
            },
            "sections": [self.section(self.random.choice(kinds)) for _ in range(count)],
        }
        document = content["document"]
        self.maybe(document, "translation", 0.5, lambda: "working")
        self.maybe(document, "subtitle", 0.2, self.cover_title)
        self.maybe(document, "source", 0.2, lambda: self.pair(*self.sentences(2)))
        self.maybe(document, "signature", 0.2, lambda: True)
        self.maybe(document, "logo", 0.2, lambda: {"file": PICTURE})
        self.maybe(document, "status", 0.3,
                   lambda: self.random.choice(["draft", "proposal"]))
        self.maybe(document, "council", 0.3,
                   lambda: {"session": "2027-03-20", "annex": 1, "decision": "123"})
        if "status" in document:
            self.maybe(content, "layout", 0.4, lambda: {"line-numbers": True})
        if languages == ["bg"]:
            content = only_bulgarian(content)
            document.pop("translation", None)
        return content


def only_bulgarian(value):
    if isinstance(value, dict):
        if set(value) == {"bg", "en"}:
            return value["bg"]
        return {key: only_bulgarian(one) for key, one in value.items()}
    return [only_bulgarian(one) for one in value] if isinstance(value, list) else value


def brochure(seed, form):
    """The content of the brochure of that number, for a form of pages: `alone` takes one
    language of it, the others need two."""
    return Author(seed).brochure(form)


class Dumper(yaml.CSafeDumper):
    """Texts of several lines stand below a |, as editors write them."""


def represent_text(dumper, text):
    return dumper.represent_scalar("tag:yaml.org,2002:str", text,
                                   style="|" if "\n" in text else None)


Dumper.add_representer(str, represent_text)


def write(path, content):
    with open(path, "w", encoding="utf-8") as file:
        yaml.dump(content, file, Dumper=Dumper, allow_unicode=True, sort_keys=False,
                  width=90)
