"""When the actors met, for what, and what came of it; what the press wrote: lists in the body, whole in the technical annex."""

from datetime import date

from initiatives.declaration.registers import MEETINGS, PRESS
from initiatives.validation.texts_of_organisations import Article, NotedMeeting
from reports import document as doc
from reports.composition.prose import plain
from reports.composition.published import ReportedResults
from reports.words import french

MOST = 12
"""Lines of a list in the body; the technical annex has them all."""


def meetings(published: ReportedResults, *, every: bool = False) -> tuple[doc.Block, ...]:
    """List the meetings that somebody noted something of: their day, what they were about, what came of them.

    A dozen at most, those of which something came first, then the latest; `every` lists them all, where the body could not.
    """
    told = published.results.texts.meetings
    kept = tuple(sorted(told, key=lambda one: (bool(one.outcome), one.day or date.min), reverse=True)[:MOST])
    shown = told if every else kept
    if not shown or (every and len(told) <= MOST):
        return ()
    outcomes = any(one.outcome for one in shown)
    heads = ("Date", "Objet", *(("Ce qui en est sorti",) if outcomes else ()))
    chosen = "celles dont une suite est notée, puis les plus récentes" if outcomes else "les plus récentes"
    left = (
        ""
        if len(shown) == len(told)
        else f"Les douze réunions listées sont {chosen} ; l’annexe technique les a toutes."
    )
    return (
        doc.DataTable(
            title="Les réunions, et ce qui en est sorti" if outcomes else "Les réunions et leur objet",
            columns=tuple(doc.TableColumn(head) for head in heads),
            rows=tuple(_met(one)[: len(heads)] for one in sorted(shown, key=lambda one: one.day or date.min)),
            note=french.typography(" ".join(filter(None, (left, _withheld(published, MEETINGS))))),
            compact=True,
        ),
    )


def _met(one: NotedMeeting) -> tuple[doc.TableCell, ...]:
    day = french.day(one.day) if one.day else "sans date"
    return tuple(
        map(
            doc.TableCell,
            (day, french.typography(one.words or "non noté"), french.typography(one.outcome or "non noté")),
        )
    )


def press(published: ReportedResults, *, every: bool = False) -> tuple[doc.Block, ...]:
    """List what the press wrote, the latest first: title, with its link, medium, day.

    A dozen at most; `every` lists them all, where the body could not.
    """
    told = sorted(published.results.texts.articles, key=lambda one: one.day or date.min, reverse=True)
    shown = told if every else told[:MOST]
    if not shown or (every and len(told) <= MOST):
        return ()
    first = "Ce que la presse en a écrit, le plus récent d’abord :"
    if len(shown) < len(told):
        first = "Les douze derniers articles de la presse, que l’annexe technique a tous :"
    withheld = _withheld(published, PRESS)
    return (
        doc.Prose(inline=plain(french.typography(first))),
        doc.Bullets(items=tuple(map(_written, shown))),
        *((doc.Prose(inline=plain(french.typography(withheld))),) if withheld else ()),
    )


def _written(one: Article) -> doc.Inline:
    beside = ", ".join(filter(None, (one.media if one.words else "", french.day(one.day) if one.day else "")))
    title = french.typography(f"« {one.words} »" if one.words else one.media)
    address = one.address if one.address.startswith(("https://", "http://")) else None
    return (doc.TextRun(title, link=address), *plain(french.typography(f", {beside}." if beside else ".")))


def _withheld(published: ReportedResults, register: str) -> str:
    """Say how many rows are not shown, for what their words may tell of somebody."""
    count = published.results.texts.withheld.get(register, 0)
    if count < 2:
        one = "Une ligne du registre n’est pas montrée : ses mots peuvent désigner une personne."
        return one if count else ""
    many = french.in_words(count).capitalize()
    return f"{many} lignes du registre ne sont pas montrées : leurs mots peuvent désigner une personne."
