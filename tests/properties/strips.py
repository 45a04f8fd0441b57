"""What holds for strips of facts below measures and services. Tests of check_layout.py,
which judges them on its cases."""
import types

from cases import FACING, SEQUENTIAL, golden_case, over
from paper import BASELINE as LINE

ROUNDING = 0.5  # points between rules of two thicknesses
HANGING = 3  # points by which optical margins move a heading
BELOW = 2 * LINE  # where the next rule stands, if a strip has one


def strips_of(page):
    """Grounds of stone that hold text, from the top down."""
    stone = [rect for rect in page.rects if rect.owner == "layout" and rect.colour == "stone"
             and any(rect.holds(text) for text in page.texts)]
    return sorted(stone, key=lambda rect: rect.top)


def rules_of(page):
    return [rect for rect in page.rects
            if rect.owner == "layout" and rect.colour == "deep" and rect.height < 2]


def gap_below(page, strip):
    """From a strip to the rule that closes its entry, if one does."""
    below = [rule.top + rule.height / 2 - strip.bottom for rule in rules_of(page)
             if rule.left < strip.left and rule.top > strip.top]
    return min((gap for gap in below if gap < BELOW), default=None)


def gaps_of(page):
    gaps = [gap_below(page, strip) for strip in strips_of(page)]
    return [gap for gap in gaps if gap is not None]


def test_rules_below_strips_are_as_far_from_each(bench):
    """Whether another entry follows or not, and however many rows a strip has."""
    def faults(case):
        for page in case.inner_pages():
            gaps = gaps_of(page)
            if gaps and (min(gaps) < LINE / 2 or max(gaps) - min(gaps) > ROUNDING):
                yield f"page {page.number}: {', '.join(f'{gap:.1f}' for gap in gaps)} points"
    over(bench, faults)


def test_a_strip_at_the_foot_of_a_page_has_its_rule(bench):
    """A run of entries ends with a rule on each of its pages."""
    def faults(case):
        for page in case.inner_pages():
            for strip in strips_of(page)[-1:]:
                last = all(text.y <= strip.bottom for text in page.content())
                if last and gap_below(page, strip) is None:
                    yield f"page {page.number}"
    over(bench, faults)


def test_headings_over_strips_begin_where_these_do(bench):
    """Where a wide page has one language: its text begins there as well."""
    def faults(case):
        for page in case.inner_pages() if case.paper.is_wide else ():
            for strip in strips_of(page)[:1]:
                heads = [text for text in page.content()
                         if text.kind == "H1" and text.y < strip.top]
                for head in heads[-1:]:
                    if abs(head.left - strip.left) > HANGING:
                        yield f"page {page.number}: {head}"
    over(bench, faults, FACING, SEQUENTIAL)


def a_rule_lower(case):
    page = next(page for page in case.inner_pages() if len(gaps_of(page)) > 1)
    lowest = max(rules_of(page), key=lambda rule: rule.top)
    lowest.top += LINE / 2


def test_the_check_of_strips_sees_a_rule_that_stands_lower(_):
    case = golden_case("tests/golden/services-facts")
    a_rule_lower(case)
    try:
        test_rules_below_strips_are_as_far_from_each(types.SimpleNamespace(cases=[case]))
    except AssertionError:
        return
    raise AssertionError("not seen")
