"""How much more a group changed than a group like it without the action: the strongest evidence this engine gives."""

from typing import ClassVar

import numpy as np
from pydantic import Field

from indicators.counting.tallies import TERRITORY, Cell
from indicators.measures.base import SMALL, DerivedMeasure, Known, Uncertainty
from indicators.statistics.differences import difference_of_means


class DifferenceInDifferences(DerivedMeasure):
    """Mean change of the group − mean change of its comparison group, for the same question, with Welch's interval.

    Both are `paired_change` indicators: each person is compared with herself, then the two groups with each other. No
    test under 30 people on either side. It is an effect only as far as both groups would have changed alike.
    """

    difference_in_differences: str = Field(description="Indicateur : évolution du groupe (paired_change)")
    against: str = Field(description="Indicateur : la même évolution dans le groupe de comparaison")
    compares_groups: ClassVar[bool] = True

    @property
    def compares_waves(self) -> bool:
        """Whether it tells of a change between two waves."""
        return True

    def speaks_of(self, cell: Cell) -> bool:
        """Speak of the whole only: the comparison group is like the whole group, not like each of its parts."""
        return cell.scope == TERRITORY

    def made_of(self) -> tuple[str, ...]:
        """Return the change of the group, then that of the comparison group."""
        return self.difference_in_differences, self.against

    def figure(self, known: tuple[Known, ...]) -> tuple[float | None, int, int | None]:
        """Return the difference and how many people it rests on, both groups together."""
        group, other = known
        n = group.n + other.n
        if group.value is None or other.value is None:
            return None, n, None
        return group.value - other.value, n, None

    def uncertainty(self, known: tuple[Known, ...]) -> Uncertainty | None:
        """Return Welch's interval and test; nothing where one of the changes has no interval, or nobody differs."""
        group, other = known
        errors = [_error(one) for one in known]
        if group.value is None or other.value is None or any(np.isnan(error) for error, _ in errors):
            return None
        (first, first_degrees), (second, second_degrees) = errors
        numbers = (group.value, first, first_degrees, other.value, second, second_degrees)
        made = difference_of_means(*(np.array([number], dtype=np.float64) for number in numbers))
        if np.isnan(made.low[0]):
            return None
        tested = all(min(one.n, one.n if one.effective is None else one.effective) >= SMALL for one in known)
        test = "test de Welch sur les évolutions" if tested else None
        return Uncertainty(float(made.low[0]), float(made.high[0]), "Welch", test, float(made.p[0]) if tested else None)

    def computation(self) -> str:
        """Say how it is computed."""
        return (
            "évolution moyenne du groupe − évolution moyenne du groupe de comparaison, mêmes personnes aux deux vagues"
        )


def _error(known: Known) -> tuple[float, float]:
    """Return the standard error that an interval was made of, and its degrees of freedom; NaN where there is none."""
    from scipy.special import stdtrit  # imported here: half a second that only intervals of means need

    degrees = known.n - 1.0 if known.degrees is None else known.degrees
    if known.low is None or known.high is None or degrees <= 0:
        return float("nan"), degrees
    return (known.high - known.low) / 2 / float(stdtrit(degrees, 0.975)), degrees
