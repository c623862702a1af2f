"""What all partners brought, where they do not show what each did: natures that are masked all together are said once."""

from dataclasses import replace

import pytest

from indicators.counting.tallies import Cell
from indicators.definitions.indicator import Indicator
from indicators.figures.results import Figure
from reports import document as doc
from reports.composition.pieces.contributions import _total, contributions
from reports.composition.prose import flat
from tests.indicators.small import indicator
from tests.reports.small_results import ORANGE, hidden, published, told, unfed

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


def brought(*priced: str, hours: tuple[str, ...] = ()) -> list[tuple[Indicator, tuple[Figure, ...]]]:
    """Return what partners brought, each 9 000 €, and who brought hours."""
    amounts = [of(AMOUNTS, "told", "told", "told")]
    every = dict.fromkeys((*priced, *hours))
    for one in every:
        own = of(AMOUNTS, *["told" if one in priced else "none"] * 3)
        amounts.append(tuple(replace(figure, cell=Cell(f"partenaire:{one}")) for figure in own))
    times = [replace(told(HOURS, 125, 5), cell=Cell(f"partenaire:{one}")) for one in hours]
    return [(AMOUNTS, tuple(figure for own in amounts for figure in own)), (HOURS, (told(HOURS, 125, 5), *times))]


@pytest.mark.parametrize(
    ("hours", "caveat"),
    [
        ((), ""),
        (("orange",), ""),
        (("p1",), "Partenaire 1 a apporté du temps, sans montant\u202f: ses heures ne sont pas dans ces montants."),
        (
            ("p1", "p2"),
            "Partenaire 1 et Partenaire 2 ont apporté du temps, sans montant\u202f: leurs heures ne sont pas dans ces "
            "montants.",
        ),
        (
            tuple(f"p{rank}" for rank in range(1, 8)),
            "Partenaire 1, Partenaire 2, Partenaire 3, Partenaire 4 et d’autres ont apporté du temps, sans montant\u202f: "
            "leurs heures ne sont pas dans ces montants.",
        ),
    ],
)
def test_who_gave_hours_alone_is_named_beside_bars_of_euros(hours: tuple[str, ...], caveat: str) -> None:
    named = {
        f"p{rank}": {"name": f"Partenaire {rank}", "type": "association", "joined": "2024-01-01"} for rank in range(8)
    }
    partners = {"orange": {"name": "Orange", "type": "entreprise", "joined": "2024-01-01"}, **named}
    shown, *_ = contributions(published(brought("orange", hours=hours), partners=partners))
    assert isinstance(shown, doc.ShownFinding)
    assert shown.caveat == caveat


def test_a_partner_that_gave_hours_alone_reads_it_first() -> None:
    partners = {
        id: {"name": id.capitalize(), "type": "entreprise", "joined": "2024-01-01"} for id in ("orange", "macif")
    }
    known = published(brought("macif", hours=("orange",)), ORANGE, partners=partners)
    shown, *_ = contributions(known, "orange")
    assert isinstance(shown, doc.ShownFinding)
    assert (shown.title, shown.caveat) == ("Vous avez apporté du temps, que rien ne compte en euros", "")


MADE_OF = "éraire 6\u202f000\u202f€ et en nature 3\u202f000\u202f€."


@pytest.mark.parametrize(
    ("reader", "second", "sentence"),
    [
        (None, "told", "Orange\u202f: 9\u202f000\u202f€, soit num" + MADE_OF),
        ("orange", "told", "Num" + MADE_OF),
        ("orange", "none", "Numéraire seulement."),
    ],
)
def test_what_one_partner_brought_is_a_sentence_and_no_drawing(reader: str | None, second: str, sentence: str) -> None:
    amounts = of(AMOUNTS, "told", "told", second)
    own = tuple(replace(figure, cell=Cell("partenaire:orange")) for figure in amounts)
    partners = {"orange": {"name": "Orange", "type": "entreprise", "joined": "2024-01-01"}}
    shown, *_ = contributions(published([(AMOUNTS, (*amounts, *own))], partners=partners), reader)
    assert isinstance(shown, doc.ShownFinding)
    assert flat(shown.reading[0]) == sentence
    assert (shown.chart, shown.table) == (None, None)
