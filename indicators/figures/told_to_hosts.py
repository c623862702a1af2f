"""What is told to each host structure of itself: its own activity, beside the median; what its people answered."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from statistics import median

from indicators.counting.needs import Need
from indicators.counting.tallies import Cell
from indicators.definitions.indicator import Indicator
from indicators.figures.results import Estimate
from indicators.measures.response_rate import ResponseRate
from indicators.measures.share import Share
from initiatives.declaration.model import Initiative
from initiatives.declaration.who_is_counted import kind_of
from initiatives.validation.hosts import HOSTS, written_to

HOST = "structure"
"""Kind of scope: « structure:<id> »."""
EACH_HOST = "structures"
"""Scope of what speaks of one structure among them all, the median; told to structures only."""
MEDIAN = "mediane"


def host_of(cell: Cell) -> str | None:
    """Name the host structure that a cell is about, if it is about one."""
    return cell.scope.member if cell.scope.kind == HOST and cell.scope.member else None


def is_told_to_hosts(initiative: Initiative, indicator: Indicator, needs: tuple[Need, ...]) -> bool:
    """Say whether each structure has this figure of its own, when editions are made for structures.

    Of its activity, what is public anyway. Of the people it hosts, how many answered, and the shares that answer the
    questions of the evaluation: a few figures on a whole question, never a filter or a change, for groups are small.
    """
    if not written_to(initiative):
        return False
    table = needs[0].table
    if kind_of(initiative, table) == "public":
        return table != HOSTS
    if kind_of(initiative, table) != "personnes" or table not in initiative.groups:
        return False
    if any(need.where or need.of_two_waves for need in needs):
        return False
    asked = {id for question in initiative.questions.values() for id in question.indicators}
    measure = indicator.measure
    return isinstance(measure, ResponseRate) or (isinstance(measure, Share) and indicator.id in asked)


def medians(
    initiative: Initiative, indicator: Indicator, table: str, figures: Iterable[Estimate]
) -> Iterator[Estimate]:
    """Give the median of the structures, for their public activity: what is usual, beside what each did."""
    if kind_of(initiative, table) != "public":
        return
    own = [one for one in figures if host_of(one.cell) is not None and one.value is not None]
    if own:
        yield replace(
            own[0],
            part=MEDIAN,
            part_label=f"{indicator.label}, médiane des structures",
            cell=Cell(EACH_HOST, own[0].cell.wave),
            value=float(median(one.value for one in own if one.value is not None)),
            n=len(own),
            k=None,
            missing=0,
            low=None,
            high=None,
            flags=(),
            method="médiane des structures",
        )
