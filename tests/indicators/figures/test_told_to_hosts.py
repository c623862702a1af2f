"""A host structure reads what is usual among the others, and its place; of what other people answered, nothing."""

from dataclasses import replace
from typing import Any

import pytest

from indicators.counting.tallies import Cell
from indicators.counting.tally import tally
from indicators.figures.estimate import estimate
from indicators.figures.results import Estimate
from indicators.figures.told_to_hosts import beside_the_others
from tests.indicators.small import dataset, indicator, initiative

ANSWERS = """
    wave | person | third_party | type_structure | structure | partenaire | satisf      | niveau | bilan | age
    fin  | 1      | non         | ehpad          | e1        | orange     | tout_a_fait | 3      | oui   | 71.5
    fin  | 2      | non         | csc_mjc        | e2        | orange     | plutot      | 2      | non   | 81
"""
MINUTES = {"e1": (90,), "e2": (120, 120), "e3": (60, 30), "e4": (300, 200, 100)}


def figures(*, told: bool) -> list[Estimate]:
    rows = [
        f"s{place}{one} | {place} | realise | {minutes}"
        for place, each in MINUTES.items()
        for one, minutes in enumerate(each)
    ]
    registers = {"seances": "\n".join(["seance | structure | statut | duree_min", *rows])}
    declared = initiative(
        editions={"structure": {"each": "structure"}} if told else {},
        questions={"q": {"question": "Q ?", "criterion": "pertinence", "indicators": ["satisfaits"]}},
        registers={name: {"file": "f.csv", "format": "csv"} for name in ("seances", "structures_accueil")},
    )
    total = {"sum": "duree_min", "of": "seances"}
    known = {
        "minutes": indicator("minutes", total, group="activite", level="realisation", unit="nombre", evidence="suivi"),
        "satisfaits": indicator("satisfaits", {"share": "satisf", "better": True}),
    }
    data = dataset(ANSWERS, registers=registers)
    return list(estimate(declared, known, tally(declared, known, data)).figures)


def among(figures: list[Estimate], scope: str) -> dict[str, tuple[float | None, int, int | None, str]]:
    return {
        one.part: (one.value, one.n, one.k, one.unit)
        for one in figures
        if one.indicator == "minutes" and one.cell == Cell(scope) and one.part
    }


def test_what_each_did_is_told_without_its_name_from_the_least_to_the_most_with_their_median() -> None:
    assert among(figures(told=True), "structures") == {
        "mediane": (165.0, 4, None, "nombre"),
        "rang_1": (90.0, 4, None, "nombre"),
        "rang_2": (90.0, 4, None, "nombre"),
        "rang_3": (240.0, 4, None, "nombre"),
        "rang_4": (600.0, 4, None, "nombre"),
    }


@pytest.mark.parametrize(("structure", "fewer", "more"), [("e1", 0, 2), ("e2", 2, 1), ("e3", 0, 2), ("e4", 3, 0)])
def test_each_is_told_how_many_of_the_others_did_less_and_more(structure: str, fewer: int, more: int) -> None:
    assert among(figures(told=True), f"structure:{structure}") == {
        "moins": (float(fewer), 3, fewer, "nombre"),
        "plus": (float(more), 3, more, "nombre"),
    }


def test_what_one_structure_left_blank_or_unreadable_is_not_told_to_all() -> None:
    """The median and the places are made from the figure of the first one, whose cells apart went with them."""
    own = {str(one.cell.scope): one for one in figures(told=True) if one.indicator == "minutes" and not one.part}
    apart: dict[str, Any] = {"missing": 2, "illegible": 3, "dont_know": 4, "not_concerned": 5}
    known = [replace(own["structure:e1"], **apart), own["structure:e2"]]
    total = indicator("minutes", {"sum": "duree_min", "of": "seances"}, group="activite", evidence="suivi")
    made = list(beside_the_others(initiative(), total, "seances", known))
    assert {one.part for one in made} == {"mediane", "rang_1", "rang_2", "moins", "plus"}
    assert {getattr(one, name) for one in made for name in apart} == {0}


def test_nothing_is_told_of_what_other_people_answered_nor_where_structures_get_no_edition() -> None:
    answered = [one for one in figures(told=True) if one.indicator == "satisfaits"]
    assert {one.cell.scope for one in answered} >= {"structure:e1", "structure:e2"}
    assert not [one for one in answered if one.cell.scope == "structures"]
    assert not [one for one in answered if one.cell.scope.startswith("structure:") and one.part]
    assert not [one for one in figures(told=False) if one.cell.scope.startswith("structure")]
