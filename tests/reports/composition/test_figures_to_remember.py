"""What a partner remembers of its part: the value, in its unit, of each figure that may be told, and of no other."""

from dataclasses import replace

from indicators.figures.results import Figure
from reports import document as doc
from reports.composition.pieces.partners import partner_figures
from tests.indicators.small import indicator
from tests.reports.small_results import ORANGE, hidden, published, told

OWN = "partenaire:orange"
BALANCE = indicator(
    "equilibre", {"balance": "recu", "against": "apporte"}, group="partenaires", unit="points", code="PAR-03"
)


def note(part: str, value: float | None, scope: str = OWN) -> Figure:
    return replace(told(BALANCE, 8, 1, part, scope), value=value, k=None)


def remembered(*figures: Figure) -> list[tuple[str, str, str, str]]:
    found = partner_figures(published([(BALANCE, figures)], audience=ORANGE))
    return [
        (one.value, one.label, one.basis, one.indicator)
        for block in found
        if isinstance(block, doc.KeyFigures)
        for one in block.figures
    ]


def test_the_note_that_it_gave_is_told_out_of_ten() -> None:
    assert remembered(note("apport", 3.0), note("benefice", 8.0)) == [
        ("8 sur 10", "Importance de ce que vous en retirez", "PAR-03", "equilibre")
    ]


def test_what_is_masked_what_is_another_s_and_a_zero_are_not_remembered() -> None:
    assert remembered(hidden(note("benefice", 8.0))) == []
    assert remembered(note("benefice", 8.0, "territoire")) == []
    assert remembered(note("benefice", 0.0)) == []
    assert partner_figures(published([], audience=ORANGE)) == ()
