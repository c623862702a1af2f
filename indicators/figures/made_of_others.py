"""Figures made of other figures: ratios and rates of two indicators, in the same cell."""

from collections.abc import Mapping

from indicators.counting.columns import Columns
from indicators.counting.tallies import Cell
from indicators.definitions.indicator import Indicator
from indicators.figures.results import Estimate
from indicators.figures.unread import withheld
from indicators.measures.base import DerivedMeasure, Fact, Known
from indicators.weights.sampling import in_words
from initiatives.declaration.vocabulary import Flag


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


def groups_counted(id: str, indicators: Mapping[str, Indicator], columns: Columns) -> frozenset[str]:
    """Return the tables of which a row counts in an indicator, itself or through those it is made of."""
    one = indicators.get(id)
    if one is None:
        return frozenset()
    own = frozenset(need.table for need in one.needs(columns))
    return own.union(*(groups_counted(name, indicators, columns) for name in _ingredients(one)))


def _ingredients(indicator: Indicator) -> tuple[str, ...]:
    return indicator.measure.made_of() if isinstance(indicator.measure, DerivedMeasure) else ()


def _figures(indicator: Indicator, known: Mapping[str, list[Estimate]]) -> list[Estimate]:
    measure = indicator.measure
    assert isinstance(measure, DerivedMeasure)
    mains = [_mains(known[name]) for name in measure.made_of()]
    made = []
    for cell in (cell for cell in mains[0] if measure.speaks_of(cell) and all(cell in one for one in mains)):
        figures = [one[cell] for one in mains]
        held = tuple(Known(one.value, one.n, one.low, one.high, one.degrees, one.n_effective) for one in figures)
        value, n, k = measure.figure(held)
        sure = measure.uncertainty(held)
        span = measure.span(held)
        ends = span or sure
        interval = "" if sure is None else f"\u202f; {in_words(sure.interval)}"
        figure = Estimate(
            indicator=indicator.id,
            part="",
            part_label=indicator.label,
            cell=cell,
            value=value,
            text=None if span is None else span.text,
            unit=indicator.unit if span is None else "texte",
            n=n,
            k=k,
            missing=0,
            low=None if ends is None else ends.low,
            high=None if ends is None else ends.high,
            method=f"{measure.computation()}{interval}",
            evidence=indicator.evidence,
            flags=_inherited(figures) if measure.compares_groups else _short(figures),
            test=None if sure is None else sure.test,
            p=None if sure is None else sure.p,
        )
        why = next((one.withheld for one in figures if one.withheld), None)
        made.append(figure if why is None else withheld(figure, why))
        made += [_assumption(indicator, cell, fact) for fact in measure.assumptions()]
    return made


def _assumption(indicator: Indicator, cell: Cell, fact: Fact) -> Estimate:
    return Estimate(
        indicator=indicator.id,
        part=fact.id,
        part_label=fact.label,
        cell=cell,
        value=fact.value,
        text=fact.text,
        unit="texte",
        n=fact.n,
        missing=0,
        method="hypothèse déclarée, avec sa source",
        evidence=indicator.evidence,
    )


def _inherited(figures: list[Estimate]) -> tuple[Flag, ...]:
    """Return what weakens one figure at least."""
    return tuple(dict.fromkeys(flag for one in figures for flag in one.flags))


def _short(figures: list[Estimate]) -> tuple[Flag, ...]:
    """Return what says that a side of a ratio lacks something: it is then no more whole than that side."""
    return tuple(flag for flag in _inherited(figures) if flag in ("incomplet", "reponses_illisibles"))


def _mains(figures: list[Estimate]) -> dict[Cell, Estimate]:
    return {figure.cell: figure for figure in figures if figure.part == ""}
