"""A difference and what it is made of, written so that a reader who redoes it finds what is printed."""

from collections.abc import Sequence
from dataclasses import dataclass, fields
from decimal import Decimal

from indicators.figures.results import Figure
from reports.words.french import rounded


@dataclass(frozen=True, slots=True, kw_only=True)
class Redone(Figure):
    """A figure that stands beside others of which it is the difference, or a term: `shown` is printed, with so many `decimals`."""

    shown: float
    decimals: int

    @classmethod
    def like(cls, figure: Figure, shown: float, decimals: int) -> "Redone":
        """Return a figure with how it is printed."""
        known = {one.name: getattr(figure, one.name) for one in fields(Figure)}
        return cls(**known, shown=shown, decimals=decimals)


@dataclass(frozen=True)
class Subtraction:
    """A figure that is the first of two others minus the second; shares count in points where the whole is in points."""

    whole: Figure
    first: Figure
    second: Figure


def agreeing(together: Sequence[Subtraction], decimals: int) -> dict[Figure, Redone]:
    """Return the figures of differences that share terms, each with how it is printed; terms come before their differences.

    All have the decimals asked for where the terms, once rounded, give the rounded differences; else one more. Where that
    is not enough (thirds never agree), a difference is that of its terms as they are printed, less than a unit away.
    """
    for digits in (decimals, decimals + 1):
        written = {one: _rounded(one, digits) for difference in together for one in _figures(difference)}
        if all(written[one.whole] == written[one.first] - written[one.second] for one in together):
            break
    else:
        for one in together:
            written[one.whole] = written[one.first] - written[one.second]
    return {one: Redone.like(one, float(number) / _scale(one), digits) for one, number in written.items()}


def _figures(one: Subtraction) -> tuple[Figure, Figure, Figure]:
    return one.whole, one.first, one.second


def _scale(figure: Figure) -> int:
    return 100 if figure.unit == "part" else 1


def _rounded(figure: Figure, decimals: int) -> Decimal:
    return rounded(Decimal(str(figure.value or 0.0)) * _scale(figure), decimals)
