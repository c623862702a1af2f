"""What each partner set itself, in its own words: read again by that partner, and by nobody else."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pandas as pd


@dataclass(frozen=True)
class Objective:
    """One objective of one partner: its words, its quadrant, its priority, what was expected and what is reached.

    `priority` goes from 1 to 3, `expected` and `reached` from 0 to 10; `reached` is None where it was not noted yet.
    """

    partner: str
    quadrant: str
    words: str
    priority: float
    expected: float
    reached: float | None


def objectives_of(frame: pd.DataFrame, decimals: Mapping[str, int], words: Sequence[object]) -> tuple[Objective, ...]:
    """Return the objectives of a checked register; `words` gives one text per row. A row that lacks some is left out."""
    held = frame.reindex(columns=["partenaire", "quadrant", "priorite", "attendu", "atteint"]).astype(object)
    found = []
    for said, (partner, quadrant, *noted) in zip(words, held.where(held.notna(), None).values, strict=True):
        priority, expected, reached = (
            None if number is None else number / 10 ** decimals.get(name, 0)
            for name, number in zip(("priorite", "attendu", "atteint"), noted, strict=True)
        )
        known = said.strip() if isinstance(said, str) else ""
        if known and partner and quadrant and priority is not None and expected is not None:
            found.append(Objective(partner, quadrant, known, priority, expected, reached))
    return tuple(found)
