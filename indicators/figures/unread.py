"""What is done with a figure of which some answers could not be read: it says so, or it is not published."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import product

from indicators.counting.needs import Need
from indicators.figures.results import Estimate
from initiatives.declaration.model import Quality
from initiatives.validation.quality import Refusals

TOO_MANY = "Non publié\u202f: trop de réponses illisibles."
UNDECIDED = "Non publié\u202f: trop de réponses illisibles\u202f; une décision est attendue."
"""Why a figure is not published; the second one forbids a final version."""


def judged(figures: Sequence[Estimate], refused: Refusals, rule: Quality) -> list[Estimate]:
    """Flag or withhold each figure by the share of cells refused, among those filled, in the questions that it counts.

    The worst question and wave decide, for the whole territory: a code that nobody knew is refused everywhere. Each
    threshold is reached at equality.
    """
    return [_judged(figure, refused, rule) for figure in figures] if refused else [*figures]


def _judged(figure: Estimate, refused: Refusals, rule: Quality) -> Estimate:
    if figure.need is None:
        return figure
    places = product([figure.need.table], _questions(figure.need), figure.cell.wave.each or ("",))
    worst = max((refused[place].share for place in places if place in refused), default=0.0)
    if worst >= rule.mask:
        return withheld(figure, UNDECIDED if worst >= rule.stop else TOO_MANY)
    told = worst >= rule.note or _leaves_rows_out(figure.need, refused)
    return replace(figure, flags=(*figure.flags, "reponses_illisibles")) if told else figure


def _leaves_rows_out(need: Need, refused: Refusals) -> bool:
    """Say whether a total of a register leaves out a row, were it one, of which the cell to filter by could not be read."""
    return any((need.table, column, "") in refused for column, _ in need.where)


def _questions(need: Need) -> list[str]:
    """Return the questions, or columns of a register, that a need counts, sums or filters by."""
    names = [name for derived in need.columns for name in derived.names()]
    names += [name for name in (need.amount, *(column for column, _ in need.where)) if name is not None]
    return [name.partition(".")[0] for name in names]


def withheld(figure: Estimate, why: str) -> Estimate:
    """Return a figure without what it would say; its base stays, for what is protected rests on it."""
    return replace(figure, withheld=why, value=None, text=None, k=None, low=None, high=None, test=None, p=None)
