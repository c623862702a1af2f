"""Which headlines are masked only because of what earlier versions gave: their owner is told before, and chooses."""

from collections.abc import Iterator

from indicators.confidentiality.decisions import Decisions
from indicators.confidentiality.given_out import GivenOut
from indicators.counting.tallies import TERRITORY, Cell, Tallies
from indicators.figures.results import Estimates
from initiatives.declaration.model import Initiative


def hidden_headlines(
    decisions: Decisions, tallies: Tallies, estimates: Estimates, given_out: tuple[GivenOut, ...]
) -> tuple[str, ...]:
    """Name the indicators that answer a question of the evaluation, and would not be masked if nothing had been given out.

    Looks at figures for the whole territory. What was given out stays so: only whom it concerns can decide.
    """
    masked = [place for place in _headlines(decisions.initiative, estimates) if decisions.reason(*place) is not None]
    if not masked or not given_out:
        return ()
    alone = Decisions(decisions.initiative, tallies, estimates, ())
    return tuple(dict.fromkeys(place[0] for place in masked if alone.reason(*place) is None))


def _headlines(initiative: Initiative, estimates: Estimates) -> Iterator[tuple[str, Cell, str]]:
    asked = {indicator for question in initiative.questions.values() for indicator in question.indicators}
    for one in estimates.figures:
        if one.indicator in asked and one.cell.scope == TERRITORY:
            yield one.indicator, one.cell, one.part
