"""Who stands behind a figure: people, organisations or public facts, counted per atom."""

from collections import Counter

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from indicators.counting.needs import Need
from indicators.counting.tallies import Tallies, Tally
from indicators.counting.visitors import ATTENDANCE
from indicators.measures.base import KEPT_APART
from initiatives.arrays import Floats
from initiatives.declaration.registers import PARTICIPANTS
from initiatives.declaration.vocabulary import SCOPES, WAVE
from initiatives.validation.dataset import SEVERAL


def counted_in(tallies: Tallies, need: Need) -> Tally:
    """Return the counts that tell who contributes to a need.

    Attendance counts one row per visit: who stands behind it are the participants, when they are counted.
    """
    people = tallies.by_need.get(Need(table=PARTICIPANTS)) if need.table in ATTENDANCE else None
    return tallies.by_need[need] if people is None else people


def shared_kinds(tallies: Tallies, table: str) -> frozenset[str]:
    """Name the kinds of scope between which participants move, for a table of visits; none for any other.

    Visits add up there and people do not: who stands behind the visits of one scope is not counted.
    """
    people = tallies.by_need.get(Need(table=PARTICIPANTS)) if table in ATTENDANCE else None
    if people is None:
        return frozenset()
    return frozenset(kind for kind in SCOPES if kind in people.atoms and (people.atoms[kind] == SEVERAL).any())


def answers(tally: Tally) -> Floats:
    """Count the units with a valid answer (neither « ne sait pas », « non concerné » nor blank), shape (atoms,)."""
    counts = tally.counts if tally.filled is None else tally.filled
    valid = counts[(slice(None), *[slice(None, -KEPT_APART)] * (counts.ndim - 1))]
    held: Floats = valid.sum(axis=tuple(range(1, valid.ndim))).astype(np.float64)
    return held


def units(tally: Tally) -> Floats:
    """Count the units asked, whatever they answered, blanks included, shape (atoms,)."""
    counted: Floats = tally.counts.sum(axis=tuple(range(1, tally.counts.ndim))).astype(np.float64)
    return counted


def owners(tally: Tally) -> NDArray[np.object_]:
    """Name the organisation of each atom, the finest known (host structure, else partner); None where nobody says."""
    column = next((name for name in ("structure", "partenaire") if name in tally.atoms), None)
    if column is None:
        return np.full(len(tally.atoms), None, dtype=object)
    names = tally.atoms[column].astype(object)
    return names.where(names.notna(), None).to_numpy(dtype=object)


def organisations(tally: Tally, present: Floats) -> Floats:
    """Count the organisations behind each atom, `present` being its answers or its amount, shape (atoms,)."""
    wave = tally.atoms[WAVE].to_numpy(dtype=object) if WAVE in tally.atoms else np.full(len(present), "", dtype=object)
    return shared_out(owners(tally), wave, present)


def shared_out(owner: NDArray[np.object_], wave: NDArray[np.object_], present: Floats) -> Floats:
    """Count organisations: one met in several places of a wave weighs one in all, shared among them.

    Places together never weigh more than the organisations in them. Where nobody says whose answer it is, each answer
    is one organisation. All arrays have one shape.
    """
    there = present > 0
    known = there & pd.notna(owner)
    weights = np.where(there, present, 0.0)
    places = list(zip(owner[known], wave[known], strict=True))
    met = Counter(places)
    weights[known] = [1 / met[place] for place in places]
    return weights


def hosts_of(tally: Tally) -> tuple[str | None, ...]:
    """Name the host structure of each atom; None where nothing says it, or where it is several."""
    if "structure" not in tally.atoms:
        return (None,) * len(tally.atoms)
    named = tally.atoms["structure"].astype(object).tolist()
    return tuple(None if pd.isna(one) or one == SEVERAL else str(one) for one in named)


def known_to(tally: Tally, partner: str) -> NDArray[np.bool_]:
    """Say which atoms a partner knows by itself: its own structures, or its own answers. Shape (atoms,)."""
    if "partenaire" not in tally.atoms:
        return np.zeros(len(tally.atoms), dtype=bool)
    return (tally.atoms["partenaire"] == partner).to_numpy(dtype=bool, na_value=False)
