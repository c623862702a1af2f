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
    """Name the effects that most speak of, sense by sense, in one sentence; then the negative ones alone, for where it is too long.

    What is good may be left for the drawing, what is negative not: of a sense of which too many are told alike to be named, how
    many is said. () where no sense has one that stands out.
    """
    first: dict[Sense, list[Figure]] = {
        sense: [one for one in known if one.k == known[0].k]
        for sense, known in codes_by_sense(published, indicator, parts)
    }
    if all(len(alike) > MOST_ALIKE for alike in first.values()) or not isinstance(indicator.measure, CodedMentions):
        return ()
    heard = "Dans les réponses libres" if indicator.measure.of == VERBATIMS else "En entretien"
    negative: dict[Sense, list[Figure]] = {sense: alike for sense, alike in first.items() if sense == "negatif"}
    chosen = [first] if negative in ({}, first) else [first, negative]
    return tuple(french.typography(f"{heard}, {_first_of(one)}") for one in chosen)


def _first_of(senses: Mapping[Sense, list[Figure]]) -> str:
    said: list[str] = []
    for sense, alike in senses.items():
        kind = f"{_KINDS[sense]}s" if len(alike) > 1 else _KINDS[sense]
        named = french.joined([f"« {one.part_label} »" for one in alike])
        if len(alike) > MOST_ALIKE:
            whole = f"effets {kind} viennent en tête" if not said else kind
            told = f"{french.in_words(len(alike))} {whole}, à égalité"
        elif said:
            told = f"{'les' if len(alike) > 1 else 'le'} {kind}, {named}"
        elif len(alike) > 1:
            told = f"les effets {kind} les plus cités sont {named}"
        else:
            told = f"l’effet {kind} le plus cité est {named}"
        said.append(f"{told} ({french.integer(alike[0].k or 0)} sur {french.integer(alike[0].n or 0)})")
    return " ; ".join(said)


MOST_ALIKE = 3
"""Effects of one sense that a title names; where more are spoken of as often, none stands out."""
_KINDS: dict[Sense, str] = {"attendu": "attendu", "non_prevu": "non prévu", "negatif": "négatif"}
_NOT_FORESEEN = ("non_prevu", "negatif")
SENSES: dict[Sense, str] = {
    "attendu": "Effets attendus",
    "non_prevu": "Effets non prévus",
    "negatif": "Effets négatifs",
}
