"""From one measured part, for all cells at once, to one `Estimate` per cell."""

from collections.abc import Sequence

import numpy as np

from indicators.counting.tallies import Cell, Counts
from indicators.definitions.indicator import Indicator
from indicators.figures.results import ByCell, Estimate
from indicators.measures.base import FEW, SMALL, Part
from indicators.weights.sampling import Sampling, in_words
from initiatives.arrays import Floats
from initiatives.declaration.vocabulary import Flag


def estimates_of(
    indicator: Indicator, part: Part, cells: tuple[Cell, ...], sampling: Sampling, *, person: bool
) -> list[Estimate]:
    """Give one estimate per cell; `person` says that the units are people who chose whether to answer."""
    alike = Estimate(
        indicator=indicator.id,
        part=part.id,
        part_label=part.label or indicator.label,
        cell=Cell(),
        value=None,
        unit=part.unit or indicator.unit,
        n=0,
        missing=0,
        method=part.computation,
        evidence=indicator.evidence,
        annex=part.annex,
        need=part.need,
    )
    made = alike.in_cells({"cell": cells, **_counts(part), **_numbers(part), **_said(part, sampling, person=person)})
    return made if part.waves is None else [one for one in made if one.cell.wave in part.waves]


def _counts(part: Part) -> ByCell:
    counts = {
        "n": part.n,
        "k": part.k,
        "missing": part.missing,
        "illegible": part.illegible,
        "dont_know": part.dont_know,
        "not_concerned": part.not_concerned,
    }
    return {field: counted.tolist() for field, counted in counts.items() if counted is not None}


def _numbers(part: Part) -> ByCell:
    short = part.base() < part.least
    given = {"value": part.value, "low": part.low, "high": part.high}
    numbers = {field: np.where(short, np.nan, one) for field, one in given.items() if one is not None}
    columns: dict[str, Sequence[object]] = {field: _known(one) for field, one in numbers.items()}
    if part.degrees is not None:
        columns["degrees"] = _known(part.degrees)
    if part.effective is not None:
        columns["n_effective"] = [None if one is None else round(one) for one in _known(part.effective)]
    if part.test is not None:
        columns["p"] = _known(part.test.p)
        columns["test"] = [None if p is None else part.test.name for p in columns["p"]]
    return columns


def _known(values: Floats) -> list[float | None]:
    known: list[float | None] = values.tolist()
    for cell in np.flatnonzero(np.isnan(values)).tolist():
        known[cell] = None
    return known


def _said(part: Part, sampling: Sampling, *, person: bool) -> ByCell:
    """Return flags and methods. Cells are in few situations: both are said once for each."""
    answered = part.n.copy()
    for apart in (part.dont_know, part.not_concerned):
        answered += 0 if apart is None else apart
    bounded = np.zeros(len(part.n), dtype=bool) if part.low is None else ~np.isnan(part.low)
    whole, base = sampling.census(answered) & (not part.infers), part.base()
    bounded &= base >= part.least
    names = part.narrowed or [in_words(part.interval)] * len(part.n)
    skewed = bounded & (False if part.skewed is None else part.skewed)
    lacking = part.summed & (part.n > 0) & (_or_none(part.missing) + _or_none(part.illegible) > 0)
    conditions = (one.tolist() for one in (base < FEW, base < SMALL, whole, bounded, skewed, lacking))
    situations = list(zip(*conditions, names, strict=True))
    flags: dict[object, tuple[Flag, ...]] = {}
    methods: dict[object, str] = {}
    for one in set(situations):
        few, small, everyone, bound, skew, lacks, name = one
        flags[one] = _flags(part, few=few, small=small, whole=everyone, bounded=bound, skewed=skew, person=person)
        flags[one] += ("incomplet",) if lacks else ()
        methods[one] = _method(part, whole=everyone, interval=name if part.interval and bound else "")
    said = [methods[one] for one in situations]
    for why, cells in part.without.items():
        for cell in np.flatnonzero(cells).tolist():
            said[cell] = f"{said[cell]}\u202f; {why}"
    return {"flags": [flags[one] for one in situations], "method": said}


def _or_none(counts: Counts | None) -> Counts | int:
    return 0 if counts is None else counts


def _flags(
    part: Part, *, few: bool, small: bool, whole: bool, bounded: bool, skewed: bool, person: bool
) -> tuple[Flag, ...]:
    flags: list[Flag] = [*part.flags]
    if part.sampled and small:
        flags.append("comptes_seulement" if few else "effectif_faible")
    if part.sampled and whole:
        flags.append("recensement")
    elif part.interval and bounded and person:
        flags.append("a_titre_indicatif")
    if skewed:
        flags.append("dissymetrie")
    if part.is_range:
        flags.append("fourchette")
    return tuple(flags)


def _method(part: Part, *, whole: bool, interval: str) -> str:
    if part.sampled and whole:
        return f"{part.computation}\u202f; recensement, sans intervalle"
    return f"{part.computation}\u202f; {interval}" if interval else part.computation
