"""Tables that stand alone: how a part is written, and every cell of two questions crossed."""

from dataclasses import replace

import pytest

from indicators.confidentiality.wording import PROTECTED
from indicators.figures.results import Figure
from indicators.measures.crosstab import EVERY
from reports.composition.pieces.parts_tables import NOTHING_SENT, counted, crossed_table, parts_table
from tests.indicators.small import indicator
from tests.reports.small_results import hidden, published, share, table, told, unfed

N = "\u202f"
COUNT = indicator("ouvertes", {"share": "satisf", "better": True}, unit="nombre", reading="{value} en tout.")
SHARE = share("satisfaits", "Satisfaits")


@pytest.mark.parametrize(
    ("figure", "said"),
    [
        (told(COUNT, 7, 12), "7 sur 12"),
        (replace(told(COUNT, 7, 12), k=None), "7"),
        (hidden(told(COUNT, 7, 12)), "masqué"),
        (replace(told(SHARE, 7, 12), unit="euros", value=1200.0), f"1{N}200{N}€"),
        (told(SHARE, 70, 120), f"58{N}%"),
    ],
)
def test_a_number_out_of_others_says_so_and_nothing_else_does(figure: Figure, said: str) -> None:
    assert counted(COUNT, figure) == said


def test_every_part_of_an_indicator_without_a_main_figure_is_a_row() -> None:
    first, second = (told(COUNT, k, 12, part=name) for name, k in (("avant", 3), ("apres", 7)))
    shown = table(parts_table(published([(COUNT, (told(COUNT), first, hidden(second)))]), COUNT))
    assert [[(cell.text, cell.masked) for cell in row] for row in shown.rows] == [
        [("Avant", False), ("3 sur 12", False), ("3 sur 12", False)],
        [("Apres", False), ("masqué", True), (PROTECTED, False)],
    ]
    assert [(column.heading, column.numeric) for column in shown.columns] == [
        ("Élément", False),
        ("Valeur", True),
        ("Base", False),
    ]
    assert parts_table(published([(COUNT, (told(COUNT),))]), COUNT) == ()


def test_a_part_in_words_has_no_base_and_stands_to_the_left() -> None:
    said = replace(told(COUNT, part="statut"), value=None, k=None, n=None, text="Association")
    shown = table(parts_table(published([(COUNT, (said,))]), COUNT))
    assert [(column.heading, column.numeric) for column in shown.columns] == [("Élément", False), ("Valeur", False)]
    assert [[cell.text for cell in row] for row in shown.rows] == [["Statut", "Association"]]


CROSSED = indicator(
    "lieux", {"crosstab": ["type_lieu", "statut"], "of": "seances"}, unit="nombre", caveat="Un registre."
)


def test_two_questions_crossed_read_row_by_row_with_a_row_that_nobody_sent_and_their_sums() -> None:
    def cell(row: str, column: str, k: int) -> Figure:
        part = "" if (row, column) == (EVERY, EVERY) else f"{row}.{column}"
        label = {EVERY: column, "ehpad": "EHPAD", "autre": "Autre"}[row].capitalize()
        return replace(told(CROSSED, k), part=part, part_label=label, value=float(k))

    parts = (
        *(cell("ehpad", column, k) for column, k in (("fait", 5), ("annule", 2), (EVERY, 7))),
        *(unfed(cell("autre", column, 0)) for column in ("fait", "annule", EVERY)),
        *(cell(EVERY, column, k) for column, k in (("fait", 5), ("annule", 2), (EVERY, 7))),
    )
    parts = tuple(hidden(one) if one.part == "ehpad.annule" else one for one in parts)
    shown = table(crossed_table(published([(CROSSED, parts)]), CROSSED))
    assert [column.heading for column in shown.columns] == ["Type lieu", "Fait", "Annule", "Ensemble"]
    assert [[(one.text, one.masked) for one in row] for row in shown.rows] == [
        [("Ehpad", False), ("5", False), ("masqué", True), ("7", False)],
        [("Autre", False), ("–", False), ("–", False), (NOTHING_SENT, True)],
        [("Ensemble", False), ("5", False), ("2", False), ("7", False)],
    ]
    assert shown.note == "Un registre."
    assert crossed_table(published([(CROSSED, parts[:1])]), CROSSED) == ()
