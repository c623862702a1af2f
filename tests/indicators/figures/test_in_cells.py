"""Figures of many cells at once are those that would be made one by one, and the same ones are refused."""

from dataclasses import FrozenInstanceError, fields, replace
from typing import Any

import pytest

from indicators.counting.tallies import Cell
from indicators.figures.results import Estimate

ALIKE = Estimate(
    indicator="satisfaits",
    part="tres",
    part_label="Très satisfaits",
    cell=Cell(),
    value=None,
    unit="part",
    n=0,
    missing=0,
    method="part des réponses valides",
    evidence="declare",
)
COLUMNS: dict[str, list[Any]] = {
    "cell": [Cell("partenaire:orange"), Cell("partenaire:spn")],
    "value": [0.5, None],
    "n": [12, 0],
    "low": [0.25, None],
    "high": [0.75, None],
    "flags": [("effectif_faible",), ("comptes_seulement",)],
}


def test_figures_of_many_cells_are_those_made_one_by_one() -> None:
    made = ALIKE.in_cells(COLUMNS)
    assert made == [replace(ALIKE, **{name: column[place] for name, column in COLUMNS.items()}) for place in (0, 1)]
    assert len({*made}) == 2
    assert repr(made[0]).count("=") >= len(fields(Estimate))
    with pytest.raises(FrozenInstanceError):
        made[0].n = 13  # type: ignore[misc]


@pytest.mark.parametrize(
    "wrong", [{"method": ["Wilson", ""]}, {"k": [3, -1]}, {"n": [-1, 0]}, {"high": [None, None]}, {"high": [0.75, 0.5]}]
)
def test_a_figure_that_would_be_refused_alone_is_refused_among_others(wrong: dict[str, list[Any]]) -> None:
    with pytest.raises(ValueError, match="satisfaits"):
        ALIKE.in_cells(COLUMNS | wrong)


@pytest.mark.parametrize("wrong", [{"n": [12]}, {"moyenne": [1.0, 2.0]}])
def test_columns_are_those_of_a_figure_and_of_one_length(wrong: dict[str, list[Any]]) -> None:
    with pytest.raises((ValueError, TypeError)):
        ALIKE.in_cells(COLUMNS | wrong)
