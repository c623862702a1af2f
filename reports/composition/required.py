"""What a report says whatever its template: difficulties, limits, effects not foreseen, what it corrects, what it lacks."""

from collections.abc import Callable, Iterable, Iterator

from indicators.definitions.indicator import Indicator
from reports import document as doc
from reports.composition.pieces.absence import absent
from reports.composition.pieces.limits import limits, unexpected_effects
from reports.composition.pieces.summary import difficulties
from reports.composition.pieces.unforeseen import tells_unforeseen
from reports.composition.pieces.versions import told_erratum
from reports.composition.published import ReportedResults
from reports.words import french
from reports.words.anchors import anchor

ON_A_POSTER = "poster_caution"
"""The piece that says all three in two lines, where a page of sixty-five words has room for no more."""
_HEADINGS = {"difficulties": "Difficultés", "limits": "Limites", "unexpected_effects": "Effets non prévus"}


def with_required(
    published: ReportedResults, body: tuple[doc.Block, ...], called: frozenset[str], *, short: bool
) -> tuple[doc.Block, ...]:
    """Add before the annexes what a body does not hold: neither called by its name, nor shown figure by figure.

    A version that corrects another says so in each of its editions.
    """
    shown = {id for block in body if isinstance(block, doc.ShownFinding | doc.DataTable) for id in block.indicators}
    figures = {"difficulties": _difficulty, "unexpected_effects": tells_unforeseen}
    lacking = [
        piece
        for piece in _HEADINGS
        if ON_A_POSTER not in called
        and piece not in called
        and not (piece in figures and _all_shown(published, figures[piece], shown))
    ]
    added = () if "versions" in called else told_erratum(published)
    added += tuple(_added(published, lacking, short=short)) if lacking else ()
    end = next((place for place, block in enumerate(body) if isinstance(block, doc.Annexes)), len(body))
    return (*body[:end], *added, *body[end:])


def with_nothing_untold(body: Iterable[doc.Block]) -> Iterator[doc.Block]:
    """Say under each heading that nothing follows that nothing is known of it: never an empty place."""
    above: doc.Heading | None = None
    for block in (*body, None):
        if above and (block is None or (isinstance(block, doc.Heading) and block.level <= above.level)):
            yield from absent("Rien n’a été demandé ou transmis à ce sujet pour cette évaluation.")
        above = block if isinstance(block, doc.Heading) else None
        if block is not None:
            yield block


def _difficulty(indicator: Indicator) -> bool:
    return indicator.step == "difficultes" and indicator.place == "corps"


def _all_shown(published: ReportedResults, told: Callable[[Indicator], bool], shown: set[str]) -> bool:
    ids = {id for id, indicator in published.results.indicators.items() if told(indicator)}
    return bool(ids) and ids <= shown


def _added(published: ReportedResults, lacking: list[str], *, short: bool) -> Iterator[doc.Block]:
    made = {
        "difficulties": lambda: difficulties(published),
        "limits": lambda: limits(published, short=short),
        "unexpected_effects": lambda: unexpected_effects(published, short=short),
    }
    if short:
        together = french.joined([_HEADINGS[piece].lower() for piece in lacking])
        yield _heading(f"{together[:1].upper()}{together[1:]}")
    for piece in lacking:
        if not short:
            yield _heading(_HEADINGS[piece])
        yield from made[piece]()


def _heading(text: str) -> doc.Heading:
    return doc.Heading(level=1, text=text, anchor=anchor(text), number="")
