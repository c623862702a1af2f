"""What all partners brought, where they do not show what each did: natures that are masked all together are said once."""

from dataclasses import replace

import pytest

from indicators.definitions.indicator import Indicator
from indicators.figures.results import Figure
from reports import document as doc
from reports.composition.pieces.contributions import _total, contributions
from tests.indicators.small import indicator
from tests.reports.small_results import hidden, published, told, unfed

AMOUNTS = indicator("apports", {"contributions": "montant", "by": "nature"}, unit="euros")
HOURS = indicator("heures", {"contributions": "heures", "by": "nature"}, unit="heures", label="Heures")


def of(one: Indicator, *states: str) -> tuple[Figure, ...]:
    """Return the total and two natures of an indicator, each published, masked or without data."""
    figures = (
        told(one, 9000, 3),
        replace(told(one, 6000, 2), part="numeraire", part_label="Numéraire"),
        replace(told(one, 3000, 1), part="nature", part_label="En nature"),
    )
    made = {"told": lambda figure: figure, "masked": hidden, "none": unfed}
    return tuple(made[state](figure) for state, figure in zip(states, figures, strict=True))


@pytest.mark.parametrize(
    ("states", "rows"),
    [
        (("masked", "masked", "masked"), [["Total", "masqué"]]),
        (("masked", "masked", "none"), [["Total", "masqué"]]),
        (("told", "masked", "masked"), [["Total", "9\u202f000\u202f€"]]),
        (
            ("masked", "told", "masked"),
            [["Total", "masqué"], ["Numéraire", "6\u202f000\u202f€"], ["En nature", "masqué"]],
        ),
        (("told", "told", "none"), [["Total", "9\u202f000\u202f€"], ["Numéraire", "6\u202f000\u202f€"]]),
    ],
)
def test_natures_that_are_masked_all_together_are_no_rows(states: tuple[str, ...], rows: list[list[str]]) -> None:
    (whole,) = contributions(published([(AMOUNTS, of(AMOUNTS, *states))]))
    assert isinstance(whole, doc.DataTable)
    assert [[cell.text for cell in row] for row in whole.rows] == rows


@pytest.mark.parametrize(
    ("states", "detail"),
    [
        (("masked", "masked", "masked"), ""),
        (("masked", "told", "masked"), "6\u202f000\u202fh de numéraire\u202f; le reste est masqué."),
        (("told", "told", "told"), "6\u202f000\u202fh de numéraire et 3\u202f000\u202fh d’en nature."),
    ],
)
def test_the_parts_of_a_total_are_told_where_one_of_them_is(states: tuple[str, ...], detail: str) -> None:
    known = published([(AMOUNTS, of(AMOUNTS, "told", "told", "told")), (HOURS, of(HOURS, *states))])
    *_, others = contributions(known)
    assert isinstance(others, doc.DataTable)
    assert others.rows[0][1].detail == detail


@pytest.mark.parametrize(
    ("hours", "value", "said"),
    [(True, 1.0, "toutes"), (True, 0.0, "aucune"), (False, 1.0, "tout"), (True, 0.5, "50\u202f%")],
)
def test_what_takes_all_or_nothing_is_a_word(hours: bool, value: float, said: str) -> None:
    measure = {"contributions": "heures" if hours else "montant", "by": "usage", "share_of": "coordination"}
    one = indicator("part", measure, unit="part", group="partenaires")
    figure = replace(told(one, 1, 1), value=value, k=None)
    assert _total(published([(one, (figure,))]), one, (figure,)).text == said


@pytest.mark.parametrize(("caveat", "note"), [("Des heures déclarées.", "Des heures déclarées."), (None, "")])
def test_other_totals_keep_what_must_be_known_of_them(caveat: str | None, note: str) -> None:
    hours = HOURS.model_copy(update={"caveat": caveat})
    known = published([(AMOUNTS, of(AMOUNTS, "told", "told", "told")), (hours, of(hours, "told", "told", "told"))])
    *_, others = contributions(known)
    assert isinstance(others, doc.DataTable) and others.note == note
