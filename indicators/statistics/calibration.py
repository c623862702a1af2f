"""Why answers cannot be weighted to a known population: what stands in the way, as data."""

from dataclasses import dataclass
from typing import Literal

from initiatives.arrays import Floats, Integers

SAME_TOTAL = 0.01
"""Two margins of one population may differ by 1 % of the larger total (sources of other years); beyond, they contradict."""


@dataclass(frozen=True)
class Obstacle:
    """One reason: `margin` and `level` are places in what was given; −1 where the reason concerns none.

    - `totals_differ`: the total of this margin is not that of the first one;
    - `nobody_in_level`: people of the population, and no respondent who could stand for them;
    - `level_outside_margin`: respondents, and nobody in the population;
    - `no_convergence`: no weights meet all margins together.
    """

    kind: Literal["totals_differ", "nobody_in_level", "level_outside_margin", "no_convergence"]
    margin: int = -1
    level: int = -1


class CannotWeigh(ValueError):  # noqa: N818 - read aloud: « cannot weigh »
    """No weights exist; `obstacles` holds every reason found."""

    def __init__(self, obstacles: tuple[Obstacle, ...]) -> None:
        super().__init__(", ".join(f"{one.kind} ({one.margin}, {one.level})" for one in obstacles))
        self.obstacles = obstacles


def obstacles_of(margin: int, counts: Integers, population: Floats) -> tuple[Obstacle, ...]:
    """Return the levels of one margin that only the population has, or only the respondents; both have shape (levels,)."""
    return tuple(
        Obstacle("nobody_in_level" if known > 0 else "level_outside_margin", margin, level)
        for level, (count, known) in enumerate(zip(counts.tolist(), population.tolist(), strict=True))
        if (count > 0) != (known > 0)
    )
