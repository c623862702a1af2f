"""A new report beside the final ones before it: nobody may learn of few answers by taking one from the other."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

import numpy as np

from indicators.confidentiality.earlier import Earlier, Kept, kept_of, name_of, touched
from indicators.confidentiality.layers import Layer, joint
from indicators.confidentiality.linked import Base
from indicators.confidentiality.suppression import Published
from indicators.counting.tallies import Cell
from indicators.figures.told_to_hosts import host_of

NOW = ""
"""Tag of the rows of the run being protected."""


def beside_earlier(base: Base, earlier: Sequence[Earlier], partners: Sequence[str]) -> Iterator[Published]:
    """Yield what a need gives now together with what it gave in each earlier final run; nothing when nothing moved.

    The oldest run is the inner layer; each later one adds a layer, whose units are those who came, left or answered
    otherwise since: first among valid answers, then blanks included. Rows of earlier runs are fixed: they were read.
    """
    name = name_of(base.need)
    known = [(f"version {rank}", one.needs[name]) for rank, one in enumerate(earlier) if name in one.needs]
    if not known or not base.guards:
        return
    now = kept_of(base.traced, base.cells)
    runs: list[tuple[str, Kept]] = [*known, (NOW, now)]
    places = [*dict.fromkeys(place for _, kept in runs for place in (*kept.counts, *kept.answers))]
    for answering in (True, False):
        owns = [np.array([runs[0][1].answers.get(place, 0) for place in places], dtype=np.float64)]
        for (_, before), (_, after) in pairwise(runs):
            changed = [touched(before, after, place, answering=answering) for place in places]
            owns.append(np.array(changed, dtype=np.float64))
        layers = [
            Layer(run, _common(kept), own, tuple(range(rank)), fixed=run != NOW)
            for rank, ((run, kept), own) in enumerate(zip(runs, owns, strict=True))
        ]
        yield joint(layers, places, base.guards[0], partners)


def _common(kept: Kept) -> tuple[Cell, ...]:
    """Leave out the figures of host structures: they are looked at when those of this run are decided, and hide no other."""
    return tuple(cell for cell in sorted(kept.shown) if host_of(cell) is None)
