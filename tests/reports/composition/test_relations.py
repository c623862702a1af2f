"""Ties between organisations, in whole sentences: none, one or several; new, kept or lost; named or not."""

from collections.abc import Mapping
from dataclasses import replace

import pytest

from indicators.figures.results import Figure
from reports import document as doc
from reports.charts.dumbbell import Dumbbell
from reports.charts.ties import Ties
from reports.composition.pieces.networks import relations, ties_table
from reports.composition.prose import flat
from reports.composition.published import ReportedResults
from tests.indicators.small import indicator
from tests.reports.small_results import published, told

N = "\u202f"
TIES = indicator("liens", {"network": "liens"}, unit="nombre", code="LIE", group="partenaires", label="Liens")
NAMED = indicator("noms", {"network": "noms"}, unit="nombre", code="NOM", group="partenaires", label="Liens nommés")
PARTNERS = {
    id: {"name": name, "type": "entreprise", "joined": "2013-09-01"}
    for id, name in (("a", "Alpha"), ("b", "Bêta"), ("c", "Gamma"))
}


def counted(before: int, after: int, new: int, lost: int, possible: int = 6) -> ReportedResults:
    counts = {"avant": before, "apres": after, "nouvelles": new, "perdues": lost}
    parts = (told(TIES, after - before, possible), *(told(TIES, n, possible, part) for part, n in counts.items()))
    return published([(TIES, parts)])


@pytest.mark.parametrize(
    ("counts", "title", "base"),
    [
        (
            (0, 0, 0, 0),
            "Aucune relation nouvelle entre les acteurs",
            f"Sur 6 paires connues aux deux moments, on ne comptait aucune relation avant{N}; il n’y en a aucune après.",
        ),
        (
            (1, 0, 0, 1),
            "Aucune relation nouvelle entre les acteurs, une perdue",
            f"Sur 6 paires connues aux deux moments, on comptait 1 relation avant, dont 1 perdue depuis{N}; il n’y en a aucune "
            "après.",
        ),
        (
            (2, 0, 0, 2),
            "Aucune relation nouvelle entre les acteurs, deux perdues",
            f"Sur 6 paires connues aux deux moments, on comptait 2 relations avant, dont 2 perdues depuis{N}; il n’y en a "
            "aucune après.",
        ),
        (
            (0, 1, 1, 0),
            "Une relation nouvelle entre les acteurs",
            f"Sur 6 paires connues aux deux moments, on ne comptait aucune relation avant{N}; il y en a 1 après, dont 1 "
            "nouvelle.",
        ),
        (
            (2, 2, 1, 1),
            "Une relation nouvelle entre les acteurs, une perdue",
            f"Sur 6 paires connues aux deux moments, on comptait 2 relations avant, dont 1 perdue depuis{N}; il y en a 2 "
            "après, dont 1 nouvelle.",
        ),
        (
            (3, 3, 2, 2),
            "Deux relations nouvelles entre les acteurs, deux perdues",
            f"Sur 6 paires connues aux deux moments, on comptait 3 relations avant, dont 2 perdues depuis{N}; il y en a 3 "
            "après, dont 2 nouvelles.",
        ),
    ],
)
def test_ties_that_nobody_is_named_for_are_counted_before_and_after(
    counts: tuple[int, int, int, int], title: str, base: str
) -> None:
    before, after, new, lost = counts
    (found,) = relations(counted(*counts))
    assert isinstance(found, doc.ShownFinding) and isinstance(found.chart, Ties) and found.table
    assert (found.title, flat(found.reading[0])) == (title, base)
    assert [(bar.stay, bar.alone) for bar in found.chart.bars] == [(before - lost, lost), (after - new, new)]
    assert [[cell.text for cell in row] for row in found.table.rows] == [
        ["Avant", str(before)],
        ["Apres", str(after)],
        ["Nouvelles", str(new)],
        ["Perdues", str(lost)],
    ]
    assert (found.chart.possible, found.chart.possible_text) == (6, "6 paires connues")
    assert (
        found.caveat
        == "Les organisations ne sont pas nommées : toutes n’ont pas accepté par écrit de l’être.".replace(
            " :", f"{N}:"
        )
    )


def test_one_pair_alone_is_said_to_be_one() -> None:
    (found,) = relations(counted(0, 1, 1, 0, possible=1))
    assert isinstance(found, doc.ShownFinding) and isinstance(found.chart, Ties)
    assert found.chart.possible_text == "une seule paire connue"
    assert flat(found.reading[0]).startswith("Dans la seule paire connue aux deux moments, on ne comptait")


def named(missing: int | None, **ties: tuple[int, int]) -> ReportedResults:
    main = told(NAMED, sum(after for _, after in ties.values()), len(ties))
    figures: list[Figure] = [replace(main, missing=missing)]
    for pair, moments in ties.items():
        key = pair.replace("_", "--")
        figures += [told(NAMED, tie, 1, f"{when}.{key}") for when, tie in zip(("avant", "apres"), moments, strict=True)]
    return published([(NAMED, tuple(figures))], partners=PARTNERS)


@pytest.mark.parametrize(
    ("missing", "ties", "title", "most", "caveat"),
    [
        (
            0,
            {"a_b": (0, 1), "a_c": (0, 1), "b_c": (1, 1)},
            "Deux relations nouvelles entre trois organisations",
            " Alpha en a noué le plus de nouvelles (2).",
            "",
        ),
        (
            None,
            {"a_b": (0, 1)},
            "Une relation nouvelle entre deux organisations",
            "",
            "",
        ),
        (
            1,
            {"a_b": (1, 0), "a_c": (0, 0)},
            "Aucune relation nouvelle entre les acteurs, une perdue",
            "",
            "Une paire dont personne n’a parlé pour les deux moments n’est pas dessinée.",
        ),
        (
            2,
            {"a_b": (1, 1)},
            "Aucune relation nouvelle entre les acteurs",
            "",
            "2 paires dont personne n’a parlé pour les deux moments ne sont pas dessinées.",
        ),
    ],
    ids=["one has most", "two have as many", "a pair unknown", "several unknown"],
)
def test_ties_of_organisations_that_agreed_are_those_of_each(
    missing: int | None, ties: Mapping[str, tuple[int, int]], title: str, most: str, caveat: str
) -> None:
    (found,) = relations(named(missing, **ties))
    assert isinstance(found, doc.ShownFinding) and isinstance(found.chart, Dumbbell)
    assert (found.title, found.caveat) == (title, caveat)
    said = flat(found.reading[0])
    assert said.rpartition(" après")[2].partition(".")[2] == most
    expected: list[tuple[str, int, int]] = []
    for key, partner in PARTNERS.items():
        own = [tie for pair, tie in ties.items() if key in pair]
        expected += [(partner["name"], sum(before for before, _ in own), sum(after for _, after in own))] if own else []
    drawn = [(row.label, row.before, row.after) for row in found.chart.rows]
    assert drawn == sorted(expected, key=lambda row: (-row[2], -row[1]))


@pytest.mark.parametrize(
    ("ties", "heads", "rows", "note"),
    [
        (
            {"a_b": (1, 1), "a_c": (0, 1), "b_c": (0, 0)},
            ["Relations d’avant, gardées", "Nouvelles relations"],
            [["Alpha", "1", "2", "Bêta", "Gamma"], ["Bêta", "1", "1", "Alpha", "–"], ["Gamma", "0", "1", "–", "Alpha"]],
            f" Autres paires connues, qui ne déclarent aucune relation{N}: 1.",
        ),
        (
            {"a_b": (1, 0)},
            ["Relations d’avant, gardées", "Nouvelles relations", "Relations d’avant, perdues"],
            [["Alpha", "1", "0", "–", "–", "Bêta"], ["Bêta", "1", "0", "–", "–", "Alpha"]],
            "",
        ),
    ],
    ids=["none lost", "one lost"],
)
def test_the_table_names_with_whom_each_has_ties(
    ties: Mapping[str, tuple[int, int]], heads: list[str], rows: list[list[str]], note: str
) -> None:
    (found,) = ties_table(named(0, **ties))
    assert [column.heading for column in found.columns] == ["Partenaire", "Relations avant", "Relations après", *heads]
    assert [[cell.text for cell in row] for row in found.rows] == rows
    assert (found.title, found.note) == (
        "Liens nommés",
        f"Chaque relation est écrite deux fois, une par partenaire.{note}",
    )


def test_nothing_is_drawn_nor_listed_where_no_tie_is_counted() -> None:
    assert relations(published()) == () == ties_table(published())
    assert ties_table(counted(1, 1, 0, 0)) == ()
