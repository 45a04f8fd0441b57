"""What holds for notes to the text. Tests of check_layout.py, which judges them on its
cases."""
import types

from cases import COLUMNS, golden_case, over
from paper import BASELINE as LINE
from reading import ROUNDING

RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
APART = 4 * LINE  # from the last line of the text to the first of the notes


def references_of(part):
    """(number, page, baseline) of each sign, in the order of the text."""
    for element in part.walk():
        words = element.words().translate(RAISED)
        if element.kind == "Reference" and words != element.words():
            page, text = element.all_texts()[0]
            yield int(words), page, text.y


def notes_of(part):
    """(number, [(page, text) of its lines]) of each note, in the order of the structure."""
    for element in part.walk():
        if element.kind == "Note":
            yield int(element.kids[0].words()), element.all_texts()


def at_foot(case):
    return case.content.get("layout", {}).get("notes", "foot") == "foot"


def test_notes_are_numbered_as_the_text_refers_to_them(bench):
    def faults(case):
        for part in case.parts:
            signs = [number for number, _, _ in references_of(part)]
            notes = [number for number, _ in notes_of(part)]
            if not signs == notes == list(range(1, len(signs) + 1)):
                yield f"{part.lang}: {signs} and {notes}"
    over(bench, faults)


def test_a_note_stands_on_the_page_of_its_sign(bench):
    """Whole, apart from the text, the lowest one on the last line."""
    def faults(case):
        if not at_foot(case):
            return
        notes, signs, lowest, highest = set(), [], {}, {}
        for part in case.parts:
            signs += [(part.lang, *sign) for sign in references_of(part)]
            for number, lines in notes_of(part):
                for page, text in lines:
                    notes.add((part.lang, number, page.number))
                    lowest[page] = max(lowest.get(page, 0), text.y)
                    highest[page] = min(highest.get(page, text.y), text.y)
        for lang, number, page, _ in signs:
            if (lang, number, page.number) not in notes:
                yield f"page {page.number}: note {number} stands elsewhere"
        if len(notes) != len(signs):
            yield f"{len(signs)} signs, {len(notes)} parts of notes"
        for page, y in lowest.items():
            text = max((text.y for text in page.content() if text.y < highest[page]), default=0)
            if highest[page] - text < APART - ROUNDING:
                yield f"page {page.number}: text stands close to the notes"
            if abs(y - case.paper.last) > ROUNDING:
                yield f"page {page.number}: notes end at {y / LINE:.2f} lines"
    over(bench, faults)


def test_notes_of_a_number_are_level(bench):
    """Where both languages share a page."""
    def faults(case):
        places = [{number: lines[0] for number, lines in notes_of(part)}
                  for part in case.parts] if case.pairs else []
        for number, (page, text) in (places[0] if len(places) == 2 else {}).items():
            other, beside = places[1].get(number, (None, None))
            if other is page and abs(beside.y - text.y) > ROUNDING and case.mode == COLUMNS:
                yield f"page {page.number}: note {number}"
    over(bench, faults)


def lift(part):
    for _, lines in notes_of(part):
        for _, text in lines:
            text.y -= LINE


def one_language_lifted(case):
    lift(case.parts[0])


def lifted(case):
    for part in case.parts:
        lift(part)


def on_the_next_page(case):
    element = next(one for one in case.parts[0].walk() if one.kind == "Note")
    for one in element.walk():
        one.texts = [(case.pages[-1], text) for _, text in one.texts]
        one.shown = None


def another_number(case):
    next(notes_of(case.parts[0]))[1][0][1].words = "2"


def test_the_checks_of_notes_see_each_fault(_):
    for damage, test in ((lifted, test_a_note_stands_on_the_page_of_its_sign),
                         (on_the_next_page, test_a_note_stands_on_the_page_of_its_sign),
                         (another_number, test_notes_are_numbered_as_the_text_refers_to_them),
                         (one_language_lifted, test_notes_of_a_number_are_level)):
        case = golden_case("tests/golden/layout-notes-foot")
        damage(case)
        try:
            test(types.SimpleNamespace(cases=[case]))
        except AssertionError:
            continue
        raise AssertionError(f"{test.__name__} did not see: {damage.__name__}")
