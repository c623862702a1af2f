"""What leads to what: every word stays on the sheet, and how surely a link is known is seen without its colour."""

import re

import pytest

from reports.charts.value_chain import STRENGTHS, Arrow, ChainStep, Stage, ValueChain
from reports.rendering.drawings import draw
from tests.reports.charts.words import check_words
from tests.reports.sample_report import HOSTILE, LONG


def chain(*steps: int, strength: str = "told", label: str = "Une étape", figure: tuple[str, ...] = ()) -> ValueChain:
    """Return a chain of so many steps by stage, each linked to the first of the next stage, each with this figure."""
    names = ("Apports", "Actions", "Personnes", "Effets", "Territoire")
    stages = tuple(
        Stage(
            names[place],
            tuple(ChainStep(f"{place}-{step}", f"{label} {place}{step}", *figure) for step in range(count)),
        )
        for place, count in enumerate(steps)
    )
    arrows = tuple(
        Arrow(f"{place}-{step}", f"{place + 1}-0", strength)
        for place, count in enumerate(steps[:-1])
        for step in range(count)
    )
    return ValueChain(alt="", stages=stages, arrows=arrows, key=((strength, "comment on le sait"),))


@pytest.mark.parametrize(
    "chart",
    [
        chain(1, 1, 1, 1),
        chain(3, 2, 7, 1),
        chain(2, 9, 2, 2, label=LONG),
        chain(1, 1, 1, 1, label=HOSTILE[0]),
        chain(3, 2, 2, 4, 1, figure=("75 %", LONG)),
    ],
)
def test_every_word_stays_on_the_sheet_and_covers_no_other(chart: ValueChain) -> None:
    check_words(draw(chart))


def test_strengths_differ_by_their_stroke_not_only_by_their_colour() -> None:
    assert len(set(STRENGTHS.values())) == len(STRENGTHS)
    strokes = {
        strength: len(re.findall("<path", draw(chain(1, 1, strength=strength)).page.svg)) for strength in STRENGTHS
    }
    assert strokes["sure"] == strokes["told"] < strokes["elsewhere"] < strokes["none"]


def test_a_phone_lists_what_each_step_leads_to() -> None:
    phone = draw(chain(1, 1, 1, 1)).phone.svg
    assert phone.count("→") == 3
