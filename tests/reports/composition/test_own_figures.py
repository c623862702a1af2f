"""What a partner reads of its own beside the whole: a masked figure is masked in its cell, and in no other."""

import pytest

from indicators.definitions.indicator import Indicator
from indicators.figures.results import Figure
from reports.composition.pieces.partner_answers import own_answers
from reports.composition.pieces.partners import objectives, own_and_whole
from reports.document import TableCell
from tests.indicators.small import indicator
from tests.reports.small_results import ORANGE, hidden, published, said, share, table, told, unfed

N = "\u202f"
OWN = "partenaire:orange"
ONE = share("satisfaits", "Seniors satisfaits")
MINE, WHOLE = told(ONE, 33, 44, scope=OWN), told(ONE, 100, 200)
SHOWN = TableCell(f"75{N}%", detail="n\u00a0=\u00a044"), TableCell(f"50{N}%", detail="n\u00a0=\u00a0200")
MASKED = TableCell("masqué", masked=True)
ELSEWHERE = (
    "Aucune réponse n’est rattachée à votre organisation en propre : les résultats de l’ensemble, plus loin, sont aussi les "
    "vôtres."
).replace(" :", f"{N}:")


@pytest.mark.parametrize(
    ("own", "whole", "cells"),
    [
        (MINE, WHOLE, SHOWN),
        (hidden(MINE), WHOLE, (MASKED, SHOWN[1])),
        (MINE, hidden(WHOLE), (SHOWN[0], MASKED)),
        (MINE, unfed(WHOLE), (SHOWN[0], TableCell("sans donnée"))),
    ],
    ids=["both told", "own masked", "whole masked", "whole unfed"],
)
def test_each_cell_says_for_itself_whether_it_is_masked(
    own: Figure, whole: Figure, cells: tuple[TableCell, TableCell]
) -> None:
    found = table(own_and_whole(published([(ONE, (own, whole))], ORANGE)))
    assert found.rows == ((TableCell("Seniors satisfaits", detail="SATISFAITS"), *cells),)


@pytest.mark.parametrize(
    ("one", "figures"),
    [
        (ONE, (unfed(MINE), WHOLE)),
        (ONE, (WHOLE,)),
        (ONE, (MINE,)),
        (ONE.model_copy(update={"group": "activite"}), (MINE, WHOLE)),
        (ONE.model_copy(update={"unit": "points"}), (MINE, WHOLE)),
        (indicator("satisfaits", {"distribution": "satisf"}), (MINE, WHOLE)),
    ],
    ids=["own unfed", "no own", "no whole", "no group of people", "not a share", "several levels"],
)
def test_what_does_not_compare_has_no_row(one: Indicator, figures: tuple[Figure, ...]) -> None:
    assert said(own_and_whole(published([(one, figures)], ORANGE))) == [ELSEWHERE]


def test_answers_of_organisations_are_told_together_only() -> None:
    groups = {
        "seniors": {
            "label": "Partenaires",
            "singular": "le partenaire",
            "questionnaire": "q",
            "legal_basis": "consentement",
            "kind": "organisations",
        }
    }
    assert said(own_and_whole(published([(ONE, (MINE, WHOLE))], ORANGE, groups=groups))) == [ELSEWHERE]


NOTED = indicator("notes", {"objectives": "atteinte"}, group="partenaires", unit="note_sur_10", code="NOT")
REACHED = indicator("atteints", {"objectives": "atteints"}, group="partenaires", unit="part", code="ATT")
MARK, ALL_MARKS = told(NOTED, 7, 3, scope=OWN), told(NOTED, 6, 20)
COUNT, ALL_COUNTS = told(REACHED, 2, 3, scope=OWN), told(REACHED, 1, 20)


@pytest.mark.parametrize(
    ("marks", "counts", "cells"),
    [
        (
            (MARK, ALL_MARKS),
            (COUNT, ALL_COUNTS),
            (("7,0", False, "3 objectifs, 2 atteints"), ("6,0", False, "20 objectifs, 1 atteint")),
        ),
        (
            (MARK, hidden(ALL_MARKS)),
            (COUNT, ALL_COUNTS),
            (("7,0", False, "3 objectifs, 2 atteints"), ("masqué", True, "1 atteint")),
        ),
        (
            (MARK, ALL_MARKS),
            (COUNT, hidden(ALL_COUNTS)),
            (("7,0", False, "3 objectifs, 2 atteints"), ("6,0", False, "20 objectifs, nombre d’atteints masqué")),
        ),
    ],
    ids=["all told", "mark of the whole masked", "count of the whole masked"],
)
def test_a_mark_a_count_and_a_mask_stand_each_in_its_cell(
    marks: tuple[Figure, ...], counts: tuple[Figure, ...], cells: tuple[tuple[str, bool, str], ...]
) -> None:
    found = table(objectives(published([(NOTED, marks), (REACHED, counts)], ORANGE), "orange"))
    ((name, *others),) = found.rows
    assert name.text == "Tous les objectifs"
    assert tuple((cell.text, cell.masked, cell.detail) for cell in others) == cells
    assert [column.heading for column in found.columns] == ["Objectif", "Vous, sur 10", "Ensemble, sur 10"]


@pytest.mark.parametrize(
    ("marks", "counts", "cells"),
    [
        ((ALL_MARKS,), (ALL_COUNTS,), (("20", False), ("1", False), ("6,0", False))),
        ((ALL_MARKS,), (hidden(ALL_COUNTS),), (("20", False), ("masqué", True), ("6,0", False))),
        ((hidden(ALL_MARKS),), (ALL_COUNTS,), (("–", False), ("1", False), ("masqué", True))),
    ],
)
def test_the_committee_reads_objectives_noted_reached_and_their_mark_each_in_a_column(
    marks: tuple[Figure, ...], counts: tuple[Figure, ...], cells: tuple[tuple[str, bool], ...]
) -> None:
    found = table(objectives(published([(NOTED, marks), (REACHED, counts)])))
    ((_, *others),) = found.rows
    assert tuple((cell.text, cell.masked) for cell in others) == cells
    assert [column.heading for column in found.columns] == [
        "Objectif",
        "Objectifs notés",
        "Jugés atteints",
        "Note sur 10",
    ]


@pytest.mark.parametrize(
    ("marks", "counts", "sentence"),
    [
        (
            (MARK, ALL_MARKS),
            (COUNT,),
            "Vous avez noté 3 objectifs, à 7,0 sur 10 en moyenne ; 2 ont atteint ce que vous en attendiez.",
        ),
        (
            (told(NOTED, 7, 1, scope=OWN), ALL_MARKS),
            (told(REACHED, 1, 1, scope=OWN),),
            "Vous avez noté 1 objectif, à 7,0 sur 10 en moyenne ; 1 a atteint ce que vous en attendiez.",
        ),
        (
            (MARK, ALL_MARKS),
            (told(REACHED, 0, 3, scope=OWN),),
            "Vous avez noté 3 objectifs, à 7,0 sur 10 en moyenne ; aucun n’a atteint ce que vous en attendiez.",
        ),
        ((MARK, ALL_MARKS), (hidden(COUNT),), "Vous avez noté 3 objectifs, à 7,0 sur 10 en moyenne. "),
        ((MARK, ALL_MARKS), (), "Vous avez noté 3 objectifs, à 7,0 sur 10 en moyenne. "),
        ((ALL_MARKS,), (), "Vous n’avez pas inscrit d’objectif au registre de l’alliance : voici ceux de l’ensemble."),
    ],
    ids=["several", "one", "none reached", "reached or not is masked", "nor counted", "none declared"],
)
def test_a_partner_is_told_first_how_far_it_reached_what_it_wanted(
    marks: tuple[Figure, ...], counts: tuple[Figure, ...], sentence: str
) -> None:
    first, _ = objectives(published([(NOTED, marks), (REACHED, counts)], ORANGE), "orange")
    assert said((first,))[0].startswith(sentence.replace(" ;", f"{N};").replace(" :", f"{N}:"))


ASKED = {
    "partenaires": {
        "label": "Partenaires",
        "singular": "le partenaire",
        "questionnaire": "q",
        "legal_basis": "interet_legitime",
        "kind": "organisations",
    }
}
AGREED = share("accord", "Partenaires satisfaits", group="partenaires")
TOLD_ALL = told(AGREED, 9, 12)
ANSWER = told(AGREED, 1, 1, part="plutot", scope=OWN)


@pytest.mark.parametrize(
    ("figures", "row", "note"),
    [
        (
            (ANSWER, TOLD_ALL),
            (
                TableCell("Je suis satisfait.", detail="ACCORD"),
                TableCell("Plutot"),
                TableCell("9 sur 12", detail="Partenaires satisfaits"),
            ),
            "Vos réponses ne sont montrées qu’à vous. Chacun parle au nom de son organisation ; ce sont des déclarations.",
        ),
        (
            (ANSWER, hidden(TOLD_ALL)),
            (TableCell("Je suis satisfait.", detail="ACCORD"), TableCell("Plutot"), MASKED),
            "Vos réponses ne sont montrées qu’à vous. Masqué pour protéger les personnes et les organisations. "
            "Chacun parle au nom de son organisation ; ce sont des déclarations.",
        ),
        (
            (hidden(ANSWER), TOLD_ALL),
            (TableCell("Je suis satisfait.", detail="ACCORD"), TableCell("9 sur 12", detail="Partenaires satisfaits")),
            "Chacun parle au nom de son organisation ; ce sont des déclarations.",
        ),
    ],
    ids=["answered", "the whole masked", "did not answer"],
)
def test_a_partner_reads_its_answer_beside_that_of_all(
    figures: tuple[Figure, ...], row: tuple[TableCell, ...], note: str
) -> None:
    found = table(own_answers(published([(AGREED, figures)], ORANGE, groups=ASKED)))
    assert found.rows == (row,)
    assert found.note == note.replace(" ;", f"{N};").replace(" :", f"{N}:")


WHICH = indicator("quoi", {"multiple_choice": "interets"}, code="QUO", group="partenaires", label="Quoi")


@pytest.mark.parametrize(
    ("counts", "n", "cell"),
    [
        ({"lien": 2, "jeu": 5, "autre": 3}, 11, f"5 sur 11 répondent «{N}Jeu{N}», 3 «{N}Autre{N}» et 2 «{N}Lien{N}»"),
        ({"lien": 0, "jeu": 1}, 11, f"1 sur 11 répond «{N}Jeu{N}»"),
        ({"lien": 10, "jeu": 30}, 40, f"75{N}% répondent «{N}Jeu{N}» et 25{N}% «{N}Lien{N}»"),
        ({"lien": 0, "jeu": 0}, 11, "sans réponse"),
    ],
    ids=["several", "one of one", "many", "none"],
)
def test_what_partners_answer_most_comes_first(counts: dict[str, int], n: int, cell: str) -> None:
    figures = tuple(told(WHICH, k, n, part) for part, k in counts.items())
    found = table(own_answers(published([(WHICH, figures)], ORANGE, groups=ASKED)))
    assert found.rows[0][-1].text == cell
