"""Effects that nobody foresaw, and negative ones: which indicators count who speaks of them, and code by code how many."""

from collections.abc import Iterator, Mapping

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
) -> Iterator[tuple[Sense, list[Figure]]]:
    """Yield the codes that somebody speaks of, sense by sense, the most frequent first; a sense of which none is, not."""
    grid = published.initiative.coding
    if grid is None or not isinstance(indicator.measure, CodedMentions):
        return
    known = [one for one in parts if one.part in grid.codes and one.status == "publie" and one.k]
    for sense in indicator.measure.sense:
        of_sense = sorted((one for one in known if grid.codes[one.part].sense == sense), key=lambda one: -(one.k or 0))
        if of_sense:
            yield sense, of_sense


def most_spoken_of(published: ReportedResults, indicator: Indicator, parts: tuple[Figure, ...]) -> tuple[str, ...]:
    """Name the effects that most speak of, sense by sense: all in one sentence, then, where that is too long, one sense each.

    The negative ones come before the others there: what is good may be left for the drawing. Nothing of a sense of which so
    many are told alike that none stands out; () where none does.
    """
    found: dict[Sense, list[Figure]] = {}
    for sense, known in codes_by_sense(published, indicator, parts):
        first = [one for one in known if one.k == known[0].k]
        if len(first) <= MOST_ALIKE:
            found[sense] = first
    if not found:
        return ()
    alone = sorted(found, key=lambda sense: sense != "negatif")
    chosen = [list(found), *([sense] for sense in alone if len(found) > 1)]
    return tuple(_spoken_of(indicator, {sense: found[sense] for sense in senses}) for senses in chosen)


def _spoken_of(indicator: Indicator, found: Mapping[Sense, list[Figure]]) -> str:
    measure = indicator.measure
    assert isinstance(measure, CodedMentions)
    heard = "Dans les réponses libres" if measure.of == VERBATIMS else "En entretien"
    said: list[str] = []
    for sense, first in found.items():
        several = len(first) > 1
        kind = f"{_KINDS[sense]}s" if several else _KINDS[sense]
        if not said:
            kind = f"les effets {kind} les plus évoqués sont" if several else f"l’effet {kind} le plus évoqué est"
        else:
            kind = f"les {kind}," if several else f"le {kind},"
        named = french.joined([f"« {one.part_label} »" for one in first])
        said.append(f"{kind} {named} ({french.integer(first[0].k or 0)} sur {french.integer(first[0].n or 0)})")
    return french.typography(f"{heard}, {' ; '.join(said)}")


MOST_ALIKE = 3
"""Effects of one sense that a title names; where more are spoken of as often, none stands out."""
_KINDS: dict[Sense, str] = {"attendu": "attendu", "non_prevu": "non prévu", "negatif": "négatif"}
_NOT_FORESEEN = ("non_prevu", "negatif")
SENSES: dict[Sense, str] = {
    "attendu": "Effets attendus",
    "non_prevu": "Effets non prévus",
    "negatif": "Effets négatifs",
}
