"""What the only partner of an initiative reads: nothing beside itself, as all partners are this one."""

from dataclasses import replace

import pytest

from indicators.counting.tallies import Cell
from indicators.figures.results import Figure
from reports import document as doc
from reports.composition.pieces.contributions import contributions
from reports.composition.pieces.partner_answers import own_answers
from reports.composition.pieces.partners import objectives, own_and_whole, partner_figures
from tests.reports.composition.test_masked_contributions import AMOUNTS, HOURS, of
from tests.reports.composition.test_own_figures import (
    ALL_COUNTS,
    ALL_MARKS,
    COUNT,
    MARK,
    MINE,
    NOTED,
    ONE,
    REACHED,
    WHOLE,
)
from tests.reports.composition.test_partner_answers import BALANCE, note
from tests.reports.small_results import ORANGE, published, said, table, told

KNOWN = {
    id: {"name": id.capitalize(), "type": "entreprise", "joined": "2024-01-01"} for id in ("orange", "macif", "spn")
}
OWN = Cell("partenaire:orange")


@pytest.mark.parametrize(
    ("partners", "sentence", "title", "heads"),
    [
        (
            ("orange",),
            ["Vous êtes le seul partenaire\u202f: ce qui est dit des partenaires est dit de vous, une fois."],
            "Vous avez apporté 9\u202f000\u202f€",
            ["Indicateur", "Vous"],
        ),
        (
            ("orange", "macif", "spn"),
            [],
            "Vous avez apporté 9\u202f000\u202f€, soit 100\u202f% des apports de l’alliance",
            ["Indicateur", "Vous", "Ensemble"],
        ),
    ],
)
def test_nothing_is_set_beside_the_only_partner(
    partners: tuple[str, ...], sentence: list[str], title: str, heads: list[str]
) -> None:
    amounts, hours = of(AMOUNTS, "told", "told", "told"), told(HOURS, 125, 5)
    figures = [
        (AMOUNTS, (*amounts, *(replace(one, cell=OWN) for one in amounts))),
        (HOURS, (hours, replace(hours, cell=OWN))),
    ]
    reads = published(figures, ORANGE, partners={id: KNOWN[id] for id in partners})
    shown, table = contributions(reads, "orange")
    assert isinstance(shown, doc.ShownFinding) and isinstance(table, doc.DataTable)
    assert shown.title == title
    assert [column.heading for column in table.columns] == heads
    assert said(tuple(one for one in partner_figures(reads) if isinstance(one, doc.Prose))) == sentence


ALONE, AMONG = {"orange": KNOWN["orange"]}, KNOWN


def heads(blocks: tuple[doc.Block, ...]) -> list[str]:
    return [column.heading for column in table(blocks).columns][1:]


@pytest.mark.parametrize(
    ("partners", "marks", "answers"),
    [
        (ALONE, ["Vous, sur 10"], ["Votre réponse"]),
        (AMONG, ["Vous, sur 10", "Ensemble, sur 10"], ["Votre réponse", "Ensemble des partenaires"]),
    ],
    ids=["alone", "among others"],
)
def test_its_marks_and_answers_have_no_second_column(
    partners: dict[str, dict[str, str]], marks: list[str], answers: list[str]
) -> None:
    noted = published([(NOTED, (MARK, ALL_MARKS)), (REACHED, (COUNT, ALL_COUNTS))], ORANGE, partners=partners)
    told_of_it = objectives(noted, "orange")
    assert heads(told_of_it) == marks
    assert ("Ensemble" in str(table(told_of_it).columns)) == (partners is AMONG)
    both = (note("benefice", 8.0, 1, "partenaire:orange"), note("benefice", 6.5, 12, "territoire"))
    assert heads(own_answers(published([(BALANCE, both)], ORANGE, partners=partners))) == answers


@pytest.mark.parametrize(
    ("partners", "whole", "columns"),
    [
        (ALONE, told(ONE, 33, 44), ["Vos structures"]),
        (ALONE, WHOLE, ["Vos structures", "Ensemble"]),
        (AMONG, told(ONE, 33, 44), ["Vos structures", "Ensemble"]),
    ],
    ids=["all are its own", "some are nobody’s", "among others"],
)
def test_its_structures_are_set_beside_all_where_others_are_not_its_own(
    partners: dict[str, dict[str, str]], whole: Figure, columns: list[str]
) -> None:
    assert heads(own_and_whole(published([(ONE, (MINE, whole))], ORANGE, partners=partners))) == columns
