"""What is said beside a figure: how much each of the groups compared changed, which codes of a grid come back."""

from indicators.definitions.indicator import Indicator
from indicators.figures.results import Figure
from indicators.measures.coded import CodedMentions
from indicators.measures.difference_in_differences import DifferenceInDifferences
from initiatives.declaration.vocabulary import Sense
from reports.composition.published import ReportedResults
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


def codes_by_sense(published: ReportedResults, indicator: Indicator) -> str:
    """Name the first codes of the grid, those not foreseen apart from the negative ones; "" for another measure."""
    measure, grid = indicator.measure, published.initiative.coding
    if not isinstance(measure, CodedMentions) or grid is None:
        return ""
    parts = [one for one in published.parts(indicator.id) if one.part in grid.codes and one.status == "publie"]
    said = []
    for sense in measure.sense:
        of_sense = [one for one in parts if grid.codes[one.part].sense == sense and one.k]
        ranked = sorted(of_sense, key=lambda one: -(one.k or 0))
        if ranked:
            least = ranked[:FIRST][-1].k or 0
            named = [f"« {one.part_label} » ({one.k} sur {one.n})" for one in ranked if (one.k or 0) >= least]
            said.append(f"Parmi les effets {SENSES[sense]}, on relève {french.joined(named)}.")
    return french.typography(" ".join(said))


def tells_unforeseen(indicator: Indicator) -> bool:
    """Whether an indicator counts who speaks of effects that nobody foresaw, or of negative ones."""
    measure = indicator.measure
    return isinstance(measure, CodedMentions) and bool(set(measure.sense) & set(_NOT_FORESEEN))


_NOT_FORESEEN = ("non_prevu", "negatif")
FIRST = 2
"""Codes named for each sense, and those that tie with the last."""
SENSES: dict[Sense, str] = {"attendu": "attendus", "non_prevu": "non prévus", "negatif": "négatifs"}
