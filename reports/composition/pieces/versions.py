"""What a second version says of itself: which figures read otherwise than in the last one, and why."""

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
    last = published.results.last
    if last is None:
        said = "Aucune version définitive n’a précédé celle-ci."
        return (doc.Prose(inline=plain(said)),)
    found = changes(published.results)
    since = f"la version du {french.day(last.made_on)} (données {last.data_version})"
    if not found:
        return (doc.Prose(inline=plain(f"Rien n’a changé : aucun chiffre ne se lit autrement que dans {since}.")),)
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
    return doc.Prose(inline=plain(said)), *text(published, "versions"), table


def _row(change: Change) -> tuple[doc.TableCell, ...]:
    detail = " · ".join(filter(None, (change.indicator, change.scope, change.wave)))
    return (
        doc.TableCell(change.label, detail=detail),
        doc.TableCell(change.was),
        doc.TableCell(change.now),
        doc.TableCell(change.why),
    )
