"""Figures made of other figures: ratios and rates of two indicators, in the same cell."""

from collections.abc import Mapping

from indicators.measures.base import DerivedMeasure, Known
from indicators.model import Indicator
from indicators.results import Estimate
from indicators.tallies import Cell


def derived_figures(derived: Mapping[str, Indicator], made: Mapping[str, list[Estimate]]) -> dict[str, list[Estimate]]:
    """Make the figures of these indicators once those they are made of are known.

    Only cells where every ingredient has a figure are kept. An indicator whose ingredients are never made (they were
    not chosen) gets no figure; so do those of a cycle.
    """
    known = dict(made)
    left = dict(derived)
    while ready := [key for key, one in left.items() if all(name in known for name in _ingredients(one))]:
        for key in ready:
            known[key] = _figures(left.pop(key), known)
    return {key: known.get(key, []) for key in derived}


def _ingredients(indicator: Indicator) -> tuple[str, ...]:
    return indicator.measure.made_of() if isinstance(indicator.measure, DerivedMeasure) else ()


def _figures(indicator: Indicator, known: Mapping[str, list[Estimate]]) -> list[Estimate]:
    measure = indicator.measure
    assert isinstance(measure, DerivedMeasure)
    mains = [_mains(known[name]) for name in measure.made_of()]
    made = []
    for cell in (cell for cell in mains[0] if measure.speaks_of(cell) and all(cell in one for one in mains)):
        value, n, k = measure.figure(tuple(Known(one[cell].value, one[cell].n) for one in mains))
        made.append(
            Estimate(
                indicator=indicator.id,
                part="",
                part_label=indicator.label,
                cell=cell,
                value=value,
                unit=indicator.unit,
                n=n,
                k=k,
                missing=0,
                method=measure.computation(),
                evidence=indicator.evidence,
            )
        )
    return made


def _mains(figures: list[Estimate]) -> dict[Cell, Estimate]:
    return {figure.cell: figure for figure in figures if figure.part == ""}
