"""What is told to each host structure of itself: its activity and its place among the others; what its people answered."""

from collections.abc import Iterable, Iterator, Sequence
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
"""Scope of what is usual among the structures and of what each did, unnamed; told to structures only."""
MEDIAN = "mediane"
PLACE = "rang_"
"""What one structure did, without its name, by its place from the least to the most."""
FEWER, MORE = "moins", "plus"
"""How many of the other structures did less than one, or more."""


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


def beside_the_others(
    initiative: Initiative, indicator: Indicator, table: str, figures: Iterable[Estimate]
) -> Iterator[Estimate]:
    """Say what is usual among the structures, for their public activity, and where each stands among them.

    Of all of them, the median and what each did, from the least to the most and without its name; of each, how many of the
    others did less and how many did more. Of what their people answered, nothing: that would tell of other people.
    """
    if kind_of(initiative, table) != "public":
        return
    known = list(figures)
    for wave in dict.fromkeys(one.cell.wave for one in known):
        own = [
            one for one in known if host_of(one.cell) is not None and one.value is not None and one.cell.wave == wave
        ]
        if own:
            yield from _among(indicator, own)


def _among(indicator: Indicator, own: Sequence[Estimate]) -> Iterator[Estimate]:
    done = sorted(one.value for one in own if one.value is not None)
    of_all = replace(_bare(own[0]), cell=Cell(EACH_HOST, own[0].cell.wave), n=len(own))
    usual = f"{indicator.label}, médiane des structures"
    yield replace(of_all, part=MEDIAN, part_label=usual, value=float(median(done)), method="médiane des structures")
    for place, value in enumerate(done, start=1):
        label = f"{indicator.label}, structure n° {place} sur {len(own)}, de la plus petite valeur à la plus grande"
        yield replace(of_all, part=f"{PLACE}{place}", part_label=label, value=value)
    for one in own:
        for part, label, count in (
            (FEWER, "structures qui font moins", sum(value < (one.value or 0.0) for value in done)),
            (MORE, "structures qui font plus", sum(value > (one.value or 0.0) for value in done)),
        ):
            yield replace(
                _bare(one),
                part=part,
                part_label=f"{indicator.label}, {label}",
                unit="nombre",
                value=float(count),
                n=len(own) - 1,
                k=count,
                method="dénombrement",
            )


def _bare(one: Estimate) -> Estimate:
    """Return an estimate without what was said of the count that it was, nor of the cells set apart from it."""
    return replace(one, k=None, missing=0, illegible=0, dont_know=0, not_concerned=0, low=None, high=None, flags=())
