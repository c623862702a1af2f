"""What a weighted figure tells besides its base: those of one answer to a margin's question weigh alike, so they may not be few."""

from collections.abc import Iterator

from indicators.confidentiality import wording
from indicators.confidentiality.guards import Guard
from indicators.counting.atoms import WEIGHTING
from indicators.counting.columns import Columns
from indicators.counting.needs import Need
from indicators.counting.tallies import BLANK, Tallies
from indicators.definitions.indicator import Indicator
from indicators.figures.per_atom import per_atom
from indicators.figures.weighing import are_weighed
from indicators.measures.base import CountedMeasure
from initiatives.declaration.model import Initiative
from initiatives.declaration.who_is_counted import kind_of


def weighting_guards(
    initiative: Initiative, tallies: Tallies, columns: Columns, indicator: Indicator, *, sensitive: bool
) -> Iterator[tuple[Need, Guard]]:
    """Guard the people of each answer to each margin's question, behind every figure that is weighted on it.

    Beside n and k, a weighted share tells how those who weigh more answered: of the only man among twenty, everything.
    """
    if not isinstance(indicator.measure, CountedMeasure):
        return
    table = indicator.measure.needs(indicator.group, columns)[0].table
    plan = initiative.sampling.get(table)
    if plan is None or not plan.margins or kind_of(initiative, table) != "personnes":
        return
    limit = initiative.confidentiality.health if sensitive else initiative.confidentiality.persons
    reason = wording.few_weighed(limit)
    parts = per_atom(tallies, columns, indicator)
    weighed = {part.need: part.n for part, here in zip(parts, are_weighed(plan, parts), strict=True) if here}
    for need, n in weighed.items():
        tally = tallies.by_need[need]
        for name in plan.margins:
            answer = tally.atoms[f"{WEIGHTING}{name}"].astype(object).fillna(BLANK)
            for level in sorted(set(answer)):
                of_level = (answer == level).to_numpy(dtype=float)
                yield need, Guard(tally, n * of_level, limit, limit, reason)
