"""Tests judged together: the p-values of a declared family, adjusted for how many they are."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np

from indicators.counting.tallies import Cell
from indicators.figures.results import Estimate
from indicators.statistics.multiplicity import benjamini_hochberg, holm
from initiatives.declaration.sampling_plan import Family
from initiatives.declaration.vocabulary import WITHOUT_THIRD_PARTY


def with_families(families: Mapping[str, Family], figures: Sequence[Estimate]) -> tuple[Estimate, ...]:
    """Return the figures with `p_adjusted` where they are tested and their indicator belongs to a family.

    A family is judged scope by scope and wave by wave: a change between two waves is judged with the figures of the later
    one, whether or not its people are matched. Tests of the annex (a second test of the same change) belong to none; an indicator
    of several families keeps its largest adjusted p-value.
    """
    if not families:
        return tuple(figures)
    adjusted: dict[int, float] = {}
    for family in families.values():
        adjust = holm if family.correction == "holm" else benjamini_hochberg
        cells: dict[tuple[str, str, bool], list[int]] = {}
        for place, figure in enumerate(figures):
            if figure.indicator in family.indicators and figure.p is not None and not figure.annex:
                cells.setdefault(_judged_in(figure.cell), []).append(place)
        for places in cells.values():
            together = adjust(np.array([figures[place].p for place in places], dtype=np.float64))
            for place, p in zip(places, together.tolist(), strict=True):
                adjusted[place] = max(p, adjusted.get(place, 0.0))
    return tuple(
        replace(figure, p_adjusted=adjusted[place]) if place in adjusted else figure
        for place, figure in enumerate(figures)
    )


def _judged_in(cell: Cell) -> tuple[str, str, bool]:
    return cell.scope, cell.wave.after, cell.population == WITHOUT_THIRD_PARTY
