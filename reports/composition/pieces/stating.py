"""What a finding states: its title, which says one figure, and the paragraph that goes on from it."""

from collections.abc import Sequence

from indicators.figures.results import Figure
from reports import document as doc
from reports.composition.pieces.drawings_of import summed
from reports.composition.pieces.most_frequent import first_answers, most_frequent, unread
from reports.composition.pieces.pointing import pointed
from reports.composition.pieces.shapes import Shaped
from reports.composition.pieces.unforeseen import most_spoken_of
from reports.composition.published import ReportedResults
from reports.words import french, reading, telling

Shown = Sequence[tuple[Shaped, tuple[Figure, ...]]]
"""Indicators that share a drawing, with the published parts of each."""
LONGEST = 160
"""Characters of a title; beyond, it says less."""


def stated(published: ReportedResults, shown: Shown, drawn: Shown) -> tuple[str, doc.Inline, list[doc.Inline]]:
    """Return the title of a finding, what goes on from it (() where it says all), and the sentences of its other figures.

    Each sentence is kept with the id of its indicator.
    The title says the first of `shown`. `drawn` are those that the drawing below has a mark for: a share or a mean that stands
    there with its name, value, base and interval is not said again. What a test says of a difference follows its sentence.
    """
    (one, parts), *beside = shown
    main = _main(parts)
    whole_marks = (bool(drawn) and bool(summed(drawn))) or len(drawn) > 1
    written = {
        other.indicator.id for other, _ in drawn if whole_marks and (other.shape in READ_ON_THE_MARK or summed(drawn))
    }
    spoken_of = most_spoken_of(published, one.indicator, parts) if one.shape == "codes" else ()
    named = next((said for said in spoken_of if len(said) <= LONGEST), "")
    if main is None:
        title, rest = _of_answers(one, parts)
    elif named:
        title, rest = named, _whole(one, main)
    else:
        stated = telling.title(one.indicator, main)
        whole = len(stated) <= LONGEST
        title = stated if whole else french.typography(one.indicator.label)
        rest = telling.continuation(one.indicator, main, spelled=True) if whole else _whole(one, main)
        if whole and one.indicator.id in written and not _needs_words(one, main):
            rest = ""  # the mark is this figure, with its base and interval
    spelled = not (main is not None and rest and reading.said(main) and reading.interval(main))
    mains = [
        (other.indicator, figure)
        for other, parts in beside
        if (figure := _main(parts)) and (other.indicator.id not in written or _needs_words(other, figure))
    ]
    reason = main.reason if main is not None and main.untold else None
    alone = [(_bare(other, parts), other.indicator) for other, parts in beside if _main(parts) is None]
    tests = _each_apart([published.in_words(figure) for figure in filter(None, (main, *(one for _, one in mains)))])
    first = tests.pop(0) if main is not None else ""
    told = telling.sentences(mains, spelled=spelled, told=reason)
    others = [
        (" ".join(filter(None, (said, test))), indicator)
        for (indicator, _), said, test in zip(mains, told, tests, strict=True)
    ]
    going_on = " ".join(filter(None, (rest, first)))
    return (
        title,
        pointed(going_on, one.indicator) if going_on else (),
        [pointed(said, indicator) for said, indicator in (*others, *alone) if said],
    )


def _needs_words(one: Shaped, figure: Figure) -> bool:
    """Whether there is more to a figure than a drawing writes: what it leaves out, or that its interval is little sure."""
    return bool(reading.left_out(one.indicator, figure)) or "dissymetrie" in figure.flags


READ_ON_THE_MARK = ("part", "moyenne")
"""Shapes whose every line writes the whole figure; a stacked bar does where it ends on the sum of its parts."""


def _each_apart(tests: list[str]) -> list[str]:
    """Set what tests say; what one before has said is not said whole again."""
    said = list(map(french.typography, tests))
    return [one and ("Même remarque." if one in said[:place] else one) for place, one in enumerate(said)]


def most_telling(published: ReportedResults, marked: Shown) -> tuple[Shaped, tuple[Figure, ...]]:
    """Choose what the title says, and the drawing opens on, by a rule set before any result is known.

    The first that the evaluation announced, in the order of its questions; where it announced none, the highest value,
    or the largest change whose interval leaves 0 out. The reading then says all the others, low ones too.
    """
    known = [(one, parts) for one, parts in marked if parts and parts[0].status == "publie"]
    asked = [id for question in published.initiative.questions.values() for id in question.indicators]
    announced = [shown for shown in known if shown[0].indicator.id in asked]
    if announced:
        return min(announced, key=lambda shown: asked.index(shown[0].indicator.id))
    return max(known, key=_weight, default=marked[0])


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
    for steps in (2, 1):
        named = first_answers(one.indicator, parts, steps=steps)
        if named and len(named) <= LONGEST:
            return named, unread(parts)
    return french.typography(one.indicator.label), most_frequent(one.indicator, parts)


def _whole(one: Shaped, main: Figure) -> str:
    return reading.sentence(one.indicator, main, spelled=True)


def _bare(one: Shaped, parts: tuple[Figure, ...]) -> str:
    if not parts:
        return french.typography(f"{one.indicator.label} : aucune donnée.")
    return most_frequent(one.indicator, parts)
