"""The axis that values share: where it begins and ends, and the numbers written under it."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import count
from math import ceil, floor

from reports.words.french import NARROW, number, percent, typography

WHOLE, LEAST, AROUND = 10.0, 1 / 3, 1.5
"""A scale no longer than the first is shown whole; of a longer one, at least that part, and that many times what values span."""
LEVELS = 2
"""From this length on, an axis names whole numbers only: the levels of a scale."""
MOST_STEPS = 6
"""Parts of an axis, at most."""


@dataclass(frozen=True)
class ChartScale:
    """From `minimum` to `maximum`, with ticks in words; `shares` when values are parts of one."""

    minimum: float = 0.0
    maximum: float = 1.0
    shares: bool = True

    def at(self, value: float) -> float:
        """Return the place of a value on the axis, from 0 to 1; an interval may leave the scale, its drawing does not."""
        span = self.maximum - self.minimum
        return min(max((value - self.minimum) / span, 0.0), 1.0)

    def written(self, value: float) -> str:
        """Write a value of the scale: « 60 % », « 7 », « 7,5 »."""
        if self.shares:
            return percent(value)
        return number(value, 0 if float(value).is_integer() else 1)

    def ticks(self) -> tuple[tuple[float, str], ...]:
        """Return the places of the axis that are named."""
        if self.shares:
            quarters = (0.0, 0.25, 0.5, 0.75)
            return (*((one, percent(one).removesuffix(f"{NARROW}%")) for one in quarters), (1.0, percent(1)))
        span = self.maximum - self.minimum
        step = max(_step(span), 1.0) if span >= LEVELS else _step(span)
        steps = ceil(span / step - 1e-9)
        values = (*(self.minimum + step * place for place in range(steps)), self.maximum)
        return tuple((self.at(value), self.written(value)) for value in values)


SHARES = ChartScale()
"""From 0 to 100 %."""


def up_to(values: Iterable[float]) -> ChartScale:
    """Return a scale of numbers from 0 to a round number that holds them all."""
    longest = max(values, default=0.0)
    if longest <= 0:
        return ChartScale(0.0, 1.0, shares=False)
    step = _step(longest)
    return ChartScale(0.0, step * ceil(longest / step - 1e-9), shares=False)


def around(values: Iterable[float], ends: tuple[float, float]) -> tuple[float, float]:
    """Return from where to where places on a long scale are drawn: around the values, a third of the scale at least.

    Places, not lengths: bars begin at 0. Where three quarters would be shown, and on a scale of ten or less, all of it is.
    """
    known, (lowest, highest) = sorted(values), ends
    whole = highest - lowest
    room = max(whole * LEAST, (known[-1] - known[0]) * AROUND) if known else whole
    if whole <= WHOLE or room > whole * 0.75:
        return ends
    start = min(max((known[0] + known[-1] - room) / 2, lowest), highest - room)
    step = max(_step(room), 1.0)
    down, up = floor((start - lowest) / step + 1e-9), ceil((start + room - lowest) / step - 1e-9)
    return lowest + step * down, min(lowest + step * up, highest)


def told_whole(shown: tuple[float, float], ends: tuple[float, float]) -> str:
    """Say how far a scale goes of which a part is shown; "" where it is shown whole."""
    if shown == ends:
        return ""
    said = [number(one, 0 if float(one).is_integer() else 1) for one in (*ends, *shown)]
    return typography(f"L’échelle va de {said[0]} à {said[1]} ; le dessin en montre de {said[2]} à {said[3]}.")


def _step(span: float) -> float:
    """Return the smallest round step that cuts a span in at most six."""
    return next(
        float(step) * 10.0**power
        for power in count(-2)
        for step in (1, 2, 5)
        if span / (step * 10.0**power) <= MOST_STEPS + 1e-9
    )
