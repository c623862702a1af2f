"""From one measured part, for all cells at once, to one `Estimate` per cell."""

from collections.abc import Iterator

import numpy as np

from indicators.measures.base import FEW, SMALL, Floats, Part
from indicators.model import Indicator
from indicators.results import Estimate, Flag
from indicators.sampling import Sampling
from indicators.tallies import Cell, Counts

FINITE = ("Wilson", "Student")
"""Intervals that a counted population narrows."""


def estimates_of(
    indicator: Indicator, part: Part, cells: tuple[Cell, ...], sampling: Sampling, *, person: bool
) -> Iterator[Estimate]:
    """Give one estimate per cell; `person` says that the units are people who chose whether to answer."""
    answered = part.n.copy()
    for apart in (part.dont_know, part.not_concerned):
        answered += 0 if apart is None else apart
    census = sampling.census(answered)
    counted = sampling.population > 0
    columns = zip(
        cells,
        _numbers(part.value, len(cells)),
        part.n.tolist(),
        _integers(part.k, len(cells), None),
        _integers(part.missing, len(cells), 0),
        _integers(part.dont_know, len(cells), 0),
        _integers(part.not_concerned, len(cells), 0),
        _numbers(part.low, len(cells)),
        _numbers(part.high, len(cells)),
        census.tolist(),
        counted.tolist(),
        _numbers(None if part.test is None else part.test.p, len(cells)),
        _numbers(part.effective, len(cells)),
        _numbers(part.degrees, len(cells)),
        strict=True,
    )
    for cell, value, n, k, missing, dont_know, not_concerned, low, high, whole, known, p, effective, degrees in columns:
        if part.waves is not None and cell.wave not in part.waves:
            continue
        yield Estimate(
            indicator=indicator.id,
            part=part.id,
            part_label=part.label or indicator.label,
            cell=cell,
            value=value,
            unit=part.unit or indicator.unit,
            n=n,
            k=k,
            n_effective=None if effective is None else round(effective),
            missing=missing or 0,
            dont_know=dont_know or 0,
            not_concerned=not_concerned or 0,
            low=low,
            high=high,
            method=_method(part, whole=whole, bounded=low is not None, finite=known),
            evidence=indicator.evidence,
            flags=_flags(part, n, whole=whole, bounded=low is not None, person=person),
            test=None if part.test is None or p is None else part.test.name,
            p=p,
            annex=part.annex,
            degrees=degrees,
            need=part.need,
        )


def _flags(part: Part, n: int, *, whole: bool, bounded: bool, person: bool) -> tuple[Flag, ...]:
    flags: list[Flag] = [*part.flags]
    if part.sampled and n < SMALL:
        flags.append("comptes_seulement" if n < FEW else "effectif_faible")
    if part.sampled and whole:
        flags.append("recensement")
    elif part.interval and bounded and person:
        flags.append("a_titre_indicatif")
    if part.is_range:
        flags.append("fourchette")
    return tuple(flags)


def _method(part: Part, *, whole: bool, bounded: bool, finite: bool) -> str:
    if part.sampled and whole:
        return f"{part.computation}\u202f; recensement, sans intervalle"
    if not (part.interval and bounded):
        return part.computation
    interval = f"{part.computation}\u202f; intervalle de {part.interval} à 95\u202f%"
    return f"{interval}, population finie" if finite and part.interval in FINITE else interval


def _numbers(values: Floats | None, size: int) -> list[float | None]:
    if values is None:
        return [None] * size
    return [None if np.isnan(value) else value for value in values.tolist()]


def _integers(values: Counts | None, size: int, default: int | None) -> list[int | None]:
    return [default] * size if values is None else values.tolist()
