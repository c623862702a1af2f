"""Which published figures are differences of others that a reader sees too: they are printed together."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import permutations

from indicators.counting.tallies import Cell
from indicators.definitions.indicator import Indicator
from indicators.figures.results import Figure
from indicators.measures.difference_in_differences import DifferenceInDifferences
from reports.words.reading import certain, is_difference, said, small
from reports.words.redone import Redone, Subtraction, agreeing

Place = tuple[str, Cell]
"""Of which indicator, and of whom and when."""
NEAR = 1e-9


def as_printed(figures: Iterable[Figure], indicators: Mapping[str, Indicator]) -> tuple[Figure, ...]:
    """Return figures as they are printed: differences agree with what they are made of. Of an indicator unknown now, as it is."""
    every = tuple(figures)
    by_place: dict[Place, list[Figure]] = {}
    for figure in every:
        if figure.indicator in indicators:
            by_place.setdefault((figure.indicator, figure.cell), []).append(figure)
    redone = _as_redone(by_place, indicators)
    return tuple(redone.get(figure, figure) for figure in every)


def _as_redone(by_place: Mapping[Place, Sequence[Figure]], indicators: Mapping[str, Indicator]) -> dict[Figure, Redone]:
    """Return the figures that are differences, and their terms, each with how it is printed.

    A change stands beside what it was before and after, a gap beside its two groups; a comparison of two changes, beside
    both of them, wherever it is printed.
    """
    alone = {place: list(_of_parts(indicators[place[0]], parts)) for place, parts in by_place.items()}
    joined = {place: [place] for place in by_place}
    compared: dict[Place, Subtraction] = {}
    for place, (group, other) in _compared(by_place, indicators):
        mains = [_main(by_place.get(one, ())) for one in (place, group, other)]
        whole, first, second = mains
        if whole is not None and first is not None and second is not None:
            compared[place] = Subtraction(whole, first, second)
            linked = list(dict.fromkeys((*joined[group], *joined[other], *joined[place])))
            joined |= dict.fromkeys(linked, linked)
    found: dict[Figure, Redone] = {}
    for places in {id(one): one for one in joined.values()}.values():
        together = [one for place in places for one in alone[place]]
        together += [compared[place] for place in places if place in compared]
        if together:
            found |= agreeing(together, max(certain(one.whole) for one in together))
    return found


def _compared(
    by_place: Mapping[Place, Sequence[Figure]], indicators: Mapping[str, Indicator]
) -> Iterator[tuple[Place, tuple[Place, Place]]]:
    for id, cell in by_place:
        measure = indicators[id].measure
        if isinstance(measure, DifferenceInDifferences):
            group, other = ((one, cell) for one in measure.made_of())
            if group in by_place and other in by_place:
                yield (id, cell), (group, other)


def _of_parts(indicator: Indicator, parts: Iterable[Figure]) -> Iterator[Subtraction]:
    """Yield what is, among the parts of an indicator in one cell, the difference of two others; counts are no terms."""
    told = [one for one in parts if said(one) and not one.annex and not small(one)]
    terms = [one for one in told if not is_difference(indicator, one)]
    for whole in (one for one in told if one not in terms):
        for first, second in permutations(terms, 2):
            if abs(_amount(first, whole) - _amount(second, whole) - (whole.value or 0.0)) < NEAR:
                yield Subtraction(whole, first, second)


def _amount(term: Figure, whole: Figure) -> float:
    return (term.value or 0.0) * (100 if (term.unit, whole.unit) == ("part", "points") else 1)


def _main(parts: Iterable[Figure]) -> Figure | None:
    return next((one for one in parts if one.part == "" and said(one)), None)
