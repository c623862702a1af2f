"""Effects that nobody foresaw, and negative ones: which indicators count who speaks of them, and code by code how many."""

from collections.abc import Iterator

from indicators.definitions.indicator import Indicator
from indicators.figures.results import Figure
from indicators.measures.coded import CodedMentions
from initiatives.declaration.vocabulary import Sense
from reports.composition.published import ReportedResults


def tells_unforeseen(indicator: Indicator) -> bool:
    """Whether an indicator counts who speaks of effects that nobody foresaw, or of negative ones."""
    measure = indicator.measure
    return isinstance(measure, CodedMentions) and bool(set(measure.sense) & set(_NOT_FORESEEN))


def codes_by_sense(
    published: ReportedResults, indicator: Indicator, parts: tuple[Figure, ...]
) -> Iterator[tuple[str, list[Figure]]]:
    """Yield the codes that somebody speaks of, sense by sense, the most frequent first; a sense of which none is, not."""
    grid = published.initiative.coding
    if grid is None or not isinstance(indicator.measure, CodedMentions):
        return
    known = [one for one in parts if one.part in grid.codes and one.status == "publie" and one.k]
    for sense in indicator.measure.sense:
        of_sense = sorted((one for one in known if grid.codes[one.part].sense == sense), key=lambda one: -(one.k or 0))
        if of_sense:
            yield SENSES[sense], of_sense


_NOT_FORESEEN = ("non_prevu", "negatif")
SENSES: dict[Sense, str] = {
    "attendu": "Effets attendus",
    "non_prevu": "Effets non prévus",
    "negatif": "Effets négatifs",
}
