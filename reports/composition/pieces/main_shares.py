"""The one drawing of a short edition: the shares that answer the evaluation questions, with their targets."""

from indicators.figures.results import Figure
from reports import document as doc
from reports.composition.pieces.drawings_of import shares_drawn
from reports.composition.pieces.targets import verdict_of
from reports.composition.published import ReportedResults
from reports.words import french, reading
from reports.words.labels import distinct
from reports.words.verdicts import in_words

_NO_TARGET = "Ce que répondent les principaux chiffres, question par question"


def main_shares(published: ReportedResults, most: int = 8) -> tuple[doc.Block, ...]:
    """Draw at most `most` shares: of each question those that have a target, else the first; nothing without any.

    Those with a target come first where there are too many: they are what was promised.
    """
    chosen = [id for question in published.initiative.questions.values() for id in _of(published, question.indicators)]
    goals = published.initiative.targets
    asked = list(dict.fromkeys(chosen))
    kept = sorted(asked, key=lambda id: id not in goals)[:most]
    told = [(id, _share(published, id)) for id in asked if id in kept]
    known = [(id, figure) for id, figure in told if figure is not None]
    if not known:
        return ()
    indicators = [published.indicator(id) for id, _ in known]
    labels = distinct(published.initiative, [one.label for one in indicators], indicators)
    named = [(label, figure, goals.get(id)) for label, (id, figure) in zip(labels, known, strict=True)]
    chart, table = shares_drawn(named, "", beside=True)
    hidden = [
        french.lower_first(published.indicator(id).label)
        for question in published.initiative.questions.values()
        for id in question.indicators
        if id in goals and id in published.results.indicators and _is_hidden(published, id)
    ]
    no_verdict = f"Sans verdict, car masqués ou non publiés : {french.joined(hidden)}." if hidden else ""
    unread = reading.unread_beside((label, figure) for label, figure, _ in named)
    few = any(reading.small(figure) for _, figure, _ in named)
    found = [verdict for id, _ in known if (verdict := verdict_of(published, id)) is not None]
    return (
        doc.ShownFinding(
            title=french.typography(in_words(found, " fixées pour ces chiffres" if len(found) > 1 else " fixée"))
            if found
            else _NO_TARGET,
            subtitle=french.typography(
                f"En %{', en nombre sous ' + str(reading.SMALL) + ' réponses' if few else ''} ; trait fin : intervalle à 95 %"
            ),
            chart=chart,
            table=table,
            source="",
            indicators=(),  # an analysis of one of these figures belongs where it is told at length
            codes=tuple(published.indicator(id).code for id, _ in known),
            reading=(),
            caveat=french.typography(" ".join(filter(None, (no_verdict, unread)))),
            anchor="principales-parts",
        ),
    )


def _of(published: ReportedResults, ids: tuple[str, ...]) -> list[str]:
    """Return the shares of one question that have a target; else its first share."""
    shares = [id for id in ids if _share(published, id) is not None]
    return [id for id in shares if id in published.initiative.targets] or shares[:1]


def _is_hidden(published: ReportedResults, id: str) -> bool:
    """Whether a share that has a target may not be told: a reader must know that it is missing."""
    figure = published.figure(id)
    return figure is not None and figure.untold and figure.unit == "part"


def _share(published: ReportedResults, id: str) -> Figure | None:
    figure = published.figure(id) if id in published.results.indicators else None
    told = figure is not None and figure.status == "publie" and figure.value is not None and bool(figure.n)
    return figure if told and figure is not None and figure.unit == "part" else None
