"""What a second version says of itself: which figures read otherwise than in the last one, and why."""

from collections.abc import Sequence
from datetime import date

from indicators.figures.results import PublishedResults
from initiatives.declaration.model import Erratum
from reports import document as doc
from reports.composition.changes import Change, changes
from reports.composition.pieces.texts import text
from reports.composition.prose import plain
from reports.composition.published import ReportedResults
from reports.words import french

MOST = 30
"""Beyond so many lines, the table is left to results.xlsx."""


def versions(published: ReportedResults) -> tuple[doc.Block, ...]:
    """Show what was, what is and why, since the last final version; say so when this is the first."""
    last, hides = published.results.last, published.results.hides
    hidden = (doc.Prose(inline=plain(hidden_by(published.results, hides))),) if hides else ()
    if last is None:
        said = "Aucune version définitive n’a précédé celle-ci."
        return doc.Prose(inline=plain(said)), *hidden
    found = changes(published.results)
    since = named(last.run, last.made_on)
    if not found:
        return (
            doc.Prose(inline=plain(f"Rien n’a changé : aucun chiffre ne se lit autrement que dans {since}.")),
            *hidden,
        )
    count = f"{len(found)} chiffres se lisent" if len(found) > 1 else "Un chiffre se lit"
    said = f"{count} autrement que dans {since}."
    if last.changed:
        said += f" Fichiers modifiés depuis : {', '.join(last.changed)}."
    left = len(found) - MOST
    note = f"Les {left} autres lignes sont dans results.xlsx, feuille « Ce qui a changé »." if left > 1 else ""
    shown = found if left <= 1 else found[:MOST]
    heads = ("Chiffre", "Était", "Est", "Pourquoi")
    table = doc.DataTable(
        title="Ce qui a changé depuis la dernière version définitive",
        columns=tuple(doc.TableColumn(head, numeric=head in heads[1:3]) for head in heads),
        rows=tuple(map(_row, shown)),
        note=french.typography(note),
        anchor="ce-qui-a-change",
        compact=True,
    )
    erratum = published.initiative.erratum
    if erratum is None or erratum.replaces != last.run:
        return doc.Prose(inline=plain(said)), *hidden, *text(published, "versions"), table
    mended = f"Erratum : cette version remplace {since}. {_mended(published, erratum)}"
    return doc.Prose(inline=plain(french.typography(mended))), doc.Prose(inline=plain(said)), *hidden, table


def told_erratum(published: ReportedResults) -> tuple[doc.Block, ...]:
    """Say which version this one corrects, and what was false, where nothing says what changed; nothing without an erratum."""
    erratum = published.initiative.erratum
    if erratum is None:
        return ()
    said = f"Cette version remplace {named(erratum.replaces, erratum.day)}. {_mended(published, erratum)}"
    return (doc.Note(tone="limite", title="Erratum", inline=plain(french.typography(said))),)


def _mended(published: ReportedResults, erratum: Erratum) -> str:
    known = published.results.indicators
    labels = ", ".join(f"« {known[id].label} »" for id in erratum.figures if id in known)
    return f"{erratum.why.rstrip('.')}.{f' Corrigé : {labels}.' if labels else ''}"


def named(run: str, made_on: date) -> str:
    """Name a version for its readers: its day, and its name, for two may be of one day."""
    return f"la version du {french.day(made_on)} ({run})"


def hidden_by(results: PublishedResults, indicators: Sequence[str], *, ahead: bool = False) -> str:
    """Say which answers to the questions of the evaluation are masked because of what was given out before, and why.

    `ahead` tells it to who may still choose.
    """
    labels = ", ".join(f"« {results.indicators[id].label} »" for id in indicators)
    one, several = ("sera masqué", "seront masqués") if ahead else ("est masqué", "sont masqués")
    many = f"{len(indicators)} chiffres de L’essentiel {several}"
    if len(indicators) == 1:
        many = f"Un chiffre de L’essentiel {one}"
    return french.typography(
        f"{many}, parce que ce qui a déjà été remis, ou envoyé pour relecture, reste chez ses lecteurs : la différence "
        f"ferait connaître ce qui ne regarde que quelques personnes ou organisations ({labels})."
    )


def _row(change: Change) -> tuple[doc.TableCell, ...]:
    detail = " · ".join(filter(None, (change.indicator, change.scope, change.wave)))
    return (
        doc.TableCell(change.label, detail=detail),
        doc.TableCell(change.was),
        doc.TableCell(change.now),
        doc.TableCell(change.why),
    )
