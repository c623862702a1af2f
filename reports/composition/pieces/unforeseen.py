"""Effects that nobody foresaw, and negative ones: which indicators count who speaks of them, and code by code how many."""

from collections.abc import Iterator

from indicators.definitions.indicator import Indicator
from indicators.figures.results import Figure
from indicators.measures.coded import CodedMentions
from initiatives.declaration.registers import VERBATIMS
from initiatives.declaration.vocabulary import Sense
from reports.composition.published import ReportedResults
from reports.words import french


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


def most_spoken_of(published: ReportedResults, indicator: Indicator, parts: tuple[Figure, ...]) -> str:
    """Name the effects that most speak of: a title says which; "" where none is, or so many alike that none stands out."""
    measure = indicator.measure
    known = [one for _, of_sense in codes_by_sense(published, indicator, parts) for one in of_sense]
    first = [one for one in known if one.k == max(other.k or 0 for other in known)]
    if not isinstance(measure, CodedMentions) or not first or len(first) > MOST_ALIKE:
        return ""
    heard = "réponses libres" if measure.of == VERBATIMS else "entretiens"
    if first[0].k == 1:
        heard = heard.replace("réponses libres", "réponse libre").removesuffix("s")
    kinds = " ou ".join(_KINDS[sense] for sense in measure.sense)
    named = french.joined([f"« {one.part_label} »" for one in first]) + (", à égalité" if len(first) > 1 else "")
    within = f"{french.integer(first[0].k or 0)} {heard} sur {french.integer(first[0].n or 0)}"
    return french.typography(f"Effets {kinds} : d’abord {named} ({within})")


MOST_ALIKE = 3
"""Effects that a title names; where more are spoken of as often, none stands out."""
_KINDS: dict[Sense, str] = {"attendu": "attendus", "non_prevu": "non prévus", "negatif": "négatifs"}
_NOT_FORESEEN = ("non_prevu", "negatif")
SENSES: dict[Sense, str] = {
    "attendu": "Effets attendus",
    "non_prevu": "Effets non prévus",
    "negatif": "Effets négatifs",
}
