"""Where the units of an atom are, in words that another need, or an earlier run, can be compared with."""

from typing import Any

import pandas as pd

from indicators.counting.tallies import TERRITORY, Cell, Tally
from initiatives.declaration.vocabulary import EVERYONE, MATCHED, WAVE
from initiatives.validation.derived_tables.visits_by_month import VISITED

Place = tuple[tuple[str, str], ...]
"""(column, value) pairs of what an atom is known by: its scopes, its wave, its populations; blanks are left out."""


def places_of(tally: Tally, leaving_out: tuple[str, ...] = ()) -> list[Place]:
    """Name the place of each atom, in their order; columns of `leaving_out` are not looked at.

    Who is there at another wave too is never looked at: it changes with each new wave, and no figure asks it. Nor is how
    often people came: that is what they did, not where.
    """
    there = (str(name) for name in tally.atoms if name not in (MATCHED, *leaving_out))
    columns = [_named(name, tally.atoms[name]) for name in sorted(there) if not name.startswith(VISITED)]
    rows = zip(*columns, strict=True) if columns else [()] * len(tally.atoms)
    return [tuple(pair for pair in row if pair is not None) for row in rows]


def _named(name: str, values: "pd.Series[Any]") -> list[tuple[str, str] | None]:
    return [None if blank else (name, str(value)) for value, blank in zip(values, values.isna(), strict=True)]


def holds(cell: Cell, place: Place) -> bool:
    """Tell whether the units of a place belong to a cell; a place without wave belongs to any."""
    known = dict(place)
    if cell.wave and known.get(WAVE, cell.wave) != cell.wave:
        return False
    if cell.scope != TERRITORY:
        kind, _, member = cell.scope.partition(":")
        if known.get(kind) != member:
            return False
    return cell.population in (EVERYONE, MATCHED) or known.get(cell.population) == str(True)


def owner_of(place: Place) -> str | None:
    """Name the organisation of a place, the finest known (host structure, else partner), or None."""
    known = dict(place)
    return known.get("structure", known.get("partenaire"))
