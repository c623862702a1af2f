"""What an earlier final report gave away, kept by the owner so that the next one cannot be subtracted from it."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, fields, replace
from itertools import product

import numpy as np

from indicators.confidentiality.contributors import answers, counted_in
from indicators.confidentiality.guards import counts_present, is_protected
from indicators.confidentiality.places import Place, places_of
from indicators.counting.columns import columns_of
from indicators.counting.needs import Need
from indicators.counting.tallies import BLANK, Cell, Counts, Tallies, Tally
from indicators.counting.visitors import ATTENDANCE, is_by_period
from indicators.figures.results import PublishedResults
from indicators.measures.base import CountedMeasure
from initiatives.declaration.registers import VISITS
from initiatives.declaration.vocabulary import DONT_KNOW, NOT_CONCERNED
from initiatives.validation.derived_tables.visits_by_month import VISITED

_APART = {DONT_KNOW, NOT_CONCERNED, BLANK}
SUM = "somme"
"""Stands for the sum of an amount, beside the counts of each level."""


@dataclass(frozen=True)
class Kept:
    """What one need counted and showed in one run.

    `counts`: place → joint level → how many units (and the sum of the amount, under `SUM`); zeros are left out. Of
    visits, the units are the people, and their level how often each came every month (`how_often`); of meetings whose
    people present are added up, the units are those people.
    `answers`: place → how many valid answers. `shown` and `hidden`: the cells that some reader saw, and those masked;
    `periods`: the months, or years, of visits that some reader saw, "" for the main figure beside them.
    """

    counts: Mapping[Place, Mapping[str, int]]
    answers: Mapping[Place, int]
    shown: frozenset[Cell]
    hidden: frozenset[Cell]
    periods: frozenset[tuple[Cell, str]] = frozenset()


@dataclass(frozen=True)
class Earlier:
    """What one final run gave away, by name of need (`name_of`). Counts without persons, yet owner-only as tallies are."""

    needs: Mapping[str, Kept]


def record_of(tallies: Tallies, results: tuple[PublishedResults, ...]) -> Earlier:
    """Keep what a run shows to all its readers together, and the counts behind: what a later run is compared with."""
    columns = columns_of(results[0].initiative)
    shown, hidden = _cells(results, masked=False), _cells(results, masked=True)
    kept: dict[str, Kept] = {}
    for key, indicator in results[0].indicators.items():
        if not isinstance(indicator.measure, CountedMeasure):
            continue
        for need in indicator.measure.needs(indicator.group, columns):
            if is_protected(results[0].initiative, need.table) or counts_present(need):
                before = kept.get(name_of(need))
                seen = shown.get(key, frozenset()) | (before.shown if before else frozenset())
                unseen = hidden.get(key, frozenset()) | (before.hidden if before else frozenset())
                one = kept_of(traced_in(tallies, need), seen, unseen - seen)
                told = _periods(results, key) if is_by_period(need) else frozenset()
                kept[name_of(need)] = replace(one, periods=told | (before.periods if before else frozenset()))
    return Earlier(kept)


def traced_in(tallies: Tallies, need: Need) -> Tally:
    """Return the counts that tell whose units changed: of visits, how often each person came every month.

    The same people may come once more: how many they are would tell nothing of it.
    """
    visits = tallies.by_need.get(Need(VISITS)) if need.table in ATTENDANCE else None
    return counted_in(tallies, need) if visits is None else visits


def kept_of(tally: Tally, shown: Iterable[Cell] = (), hidden: Iterable[Cell] = ()) -> Kept:
    """Put the counts of a need under names that another run can be compared with."""
    places = places_of(tally)
    counts: dict[Place, dict[str, int]] = {place: {} for place in places}
    valid: dict[Place, int] = dict.fromkeys(places, 0)
    present = tally.sums if counts_present(tally.need) else None
    number = tally.counts if present is None else present
    names = ["|".join(levels) for levels in product(*tally.levels)]
    often = how_often(tally)
    flat = number.reshape(len(places), len(names))
    atoms, joint = np.nonzero(flat)
    for atom, level, count in zip(atoms.tolist(), joint.tolist(), flat[atoms, joint].tolist(), strict=True):
        held = counts[places[atom]]
        name = often[atom] or names[level]
        held[name] = held.get(name, 0) + count
    for atom, (place, answering) in enumerate(zip(places, _valid(tally, present), strict=True)):
        if tally.sums is not None and (total := int(tally.sums[atom].sum())):
            counts[place][SUM] = counts[place].get(SUM, 0) + total
        valid[place] += int(answering)
    return Kept(counts, valid, frozenset(shown), frozenset(hidden))


def _valid(tally: Tally, present: Counts | None) -> list[float]:
    """Count the valid answers of each atom; of people present at something, all of them."""
    found: list[float] = (answers(tally) if present is None else present.reshape(len(present), -1).sum(axis=1)).tolist()
    return found


def how_often(tally: Tally) -> list[str]:
    """Say of each atom how often its people came every month, « 2014-10=3,2014-11=1 »; "" where the tally does not tell."""
    months = sorted(str(name) for name in tally.atoms if str(name).startswith(VISITED))
    came = [tally.atoms[name].astype(str).tolist() for name in months]
    names = [name.removeprefix(VISITED) for name in months]
    rows = zip(*came, strict=True) if came else [()] * len(tally.atoms)
    return [",".join(f"{name}={n}" for name, n in zip(names, row, strict=False) if n != "0") for row in rows]


def touched(before: Kept, after: Kept, place: Place, *, answering: bool) -> int:
    """Say how many units changed at least, at one place, between two runs: arrived, left, or answering otherwise.

    `answering` looks at valid answers only; else blanks and answers kept apart are looked at too.
    """
    old, new = before.counts.get(place, {}), after.counts.get(place, {})
    levels = {level for level in {*old, *new} - {SUM} if not (answering and _APART & set(level.split("|")))}
    changes = [new.get(level, 0) - old.get(level, 0) for level in levels]
    most = max(sum(one for one in changes if one > 0), -sum(one for one in changes if one < 0))
    return max(most, int(old.get(SUM, 0) != new.get(SUM, 0)))


def name_of(need: Need) -> str:
    """Name a need by what it holds; what it leaves at its default is not said, so that new kinds of need change none."""
    columns = "+".join(f"{type(one).__name__}{tuple(asdict(one).values())}" for one in need.columns)
    said = [
        f"{field.name}={getattr(need, field.name)!r}"
        for field in fields(need)
        if field.name not in ("table", "columns") and getattr(need, field.name) != field.default
    ]
    return " ".join((need.table, columns, *said))


def _periods(results: tuple[PublishedResults, ...], key: str) -> frozenset[tuple[Cell, str]]:
    figures = (figure for one in results for figure in one.figures if figure.indicator == key)
    return frozenset((figure.cell, figure.part) for figure in figures if figure.status != "masque")


def _cells(results: tuple[PublishedResults, ...], *, masked: bool) -> dict[str, frozenset[Cell]]:
    found: dict[str, set[Cell]] = {}
    for figure in (figure for one in results for figure in one.figures if (figure.status == "masque") == masked):
        found.setdefault(figure.indicator, set()).add(figure.cell)
    return {key: frozenset(cells) for key, cells in found.items()}
