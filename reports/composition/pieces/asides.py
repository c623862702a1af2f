"""What is said beside a figure: how much each of the groups compared changed."""

from indicators.definitions.indicator import Indicator
from indicators.figures.results import Figure
from indicators.measures.difference_in_differences import DifferenceInDifferences
from reports.composition.published import ENDS, ReportedResults
from reports.words import french, reading, telling


def both_groups(published: ReportedResults, indicator: Indicator) -> str:
    """Say how much each group changed, at the waves that their comparison speaks of; "" where nothing is compared so."""
    measure = indicator.measure
    if not isinstance(measure, DifferenceInDifferences):
        return ""
    known = compared_by(published, indicator)
    told = [telling.title(one, figure) for one, figure in known if reading.said(figure)]
    hidden = [reading.sentence(one, figure) for one, figure in known if figure.untold]
    both = " ; ".join([*told[:1], *map(french.lower_first, told[1:])])
    return french.typography(" ".join([*([f"{both}."] if both else []), *hidden]))


def sides(published: ReportedResults, indicator: Indicator, figure: Figure) -> tuple[int, ...]:
    """Return how many answered on each side of a comparison; nothing where the figure compares no two sets of people."""
    between = getattr(indicator.measure, "between", ENDS)
    known = [change for _, change in compared_by(published, indicator)] or [
        one for one in published.parts(indicator.id) if one.part in between
    ]
    sizes = tuple(one.n for one in known if one.n is not None)
    return sizes if len(sizes) > 1 and sum(sizes) == figure.n else ()


def compared_by(published: ReportedResults, indicator: Indicator) -> list[tuple[Indicator, Figure]]:
    """Return the changes of each group that an indicator compares, at its waves; none where it compares nothing so."""
    measure = indicator.measure
    if not isinstance(measure, DifferenceInDifferences):
        return []
    wave = published.usual_wave(indicator.id)
    return [
        (published.indicator(id), figure)
        for id in measure.made_of()
        if id in published.results.indicators and (figure := published.figure(id, wave=wave)) is not None
    ]
