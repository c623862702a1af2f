"""What a finding states: its title, which says one figure, and the paragraph that goes on from it."""

from collections.abc import Sequence

from indicators.figures.results import Figure
from reports.composition.pieces.most_frequent import first_answers, most_frequent, others
from reports.composition.pieces.shapes import Shaped
from reports.composition.published import ReportedResults
from reports.words import french, reading, telling

Shown = Sequence[tuple[Shaped, tuple[Figure, ...]]]
"""Indicators that share a drawing, with the published parts of each."""
LONGEST = 160
"""Characters of a title; beyond, it says less."""


def stated(published: ReportedResults, shown: Shown, drawn: Shown) -> tuple[str, str, list[str]]:
    """Return the title of a finding, what goes on from it ("" where it says all), and the sentences of its other figures.

    `drawn` are those of `shown` that the drawing below has a mark for: the title says one of these, where there is one.
    """
    place = _most_telling(published, shown, drawn)
    one, parts = shown[place]
    main = _main(parts)
    if main is None:
        title, rest = _of_answers(one, parts)
    else:
        stated = telling.title(one.indicator, main)
        whole = len(stated) <= LONGEST
        title = stated if whole else french.typography(one.indicator.label)
        rest = telling.continuation(one.indicator, main, spelled=True) if whole else _whole(one, main)
    spelled = not (main is not None and reading.said(main) and reading.interval(main))
    mains = [
        (other.indicator, figure) for at, (other, parts) in enumerate(shown) if at != place and (figure := _main(parts))
    ]
    reason = main.reason if main is not None and main.untold else None
    alone = [_bare(other, parts) for at, (other, parts) in enumerate(shown) if at != place and _main(parts) is None]
    return title, rest, [said for said in (*telling.sentences(mains, spelled=spelled, told=reason), *alone) if said]


def _most_telling(published: ReportedResults, shown: Shown, drawn: Shown) -> int:
    """Choose the indicator that the title says, by a rule set before any result is known.

    The first that the evaluation announced, in the order of its questions; where it announced none, the highest value,
    or the largest change whose interval leaves 0 out. The reading then says all the others, low ones too.
    """
    marked = {one.indicator.id for one, _ in drawn or shown}
    known = [
        place
        for place, (one, parts) in enumerate(shown)
        if parts and parts[0].status == "publie" and one.indicator.id in marked
    ]
    asked = [id for question in published.initiative.questions.values() for id in question.indicators]
    announced = [place for place in known if shown[place][0].indicator.id in asked]
    if announced:
        return min(announced, key=lambda place: asked.index(shown[place][0].indicator.id))
    return max(known, key=lambda place: _weight(shown[place]), default=0)


def _weight(shown: tuple[Shaped, tuple[Figure, ...]]) -> float:
    one, parts = shown
    figure = _main(parts) or parts[0]
    if not reading.is_difference(one.indicator, figure):
        return figure.value or 0.0
    sure = figure.low is not None and figure.high is not None and figure.low * figure.high > 0
    return abs(figure.value or 0.0) if sure else 0.0


def _main(parts: tuple[Figure, ...]) -> Figure | None:
    return next((figure for figure in parts if figure.part == ""), None)


def _of_answers(one: Shaped, parts: tuple[Figure, ...]) -> tuple[str, str]:
    """Name the first answers in the title; where they are too long for one, they are read below its topic."""
    if not parts or parts[0].status != "publie":
        return french.typography(one.indicator.label), _bare(one, parts)
    named = first_answers(one.indicator, parts)
    if named and len(named) <= LONGEST:
        return named, others(parts)
    return french.typography(one.indicator.label), most_frequent(one.indicator, parts)


def _whole(one: Shaped, main: Figure) -> str:
    return reading.sentence(one.indicator, main, spelled=True)


def _bare(one: Shaped, parts: tuple[Figure, ...]) -> str:
    if not parts:
        return french.typography(f"{one.indicator.label} : aucune donnée.")
    return most_frequent(one.indicator, parts)
