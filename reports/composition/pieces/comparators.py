"""What others published: context and comparison, dated and sourced, never among the results."""

from initiatives.declaration.reference import Publication, publications
from reports import document as doc
from reports.composition.published import ReportedResults
from reports.words import french, reading

_TITLES = {
    "must": "Ce qui a été publié de cette initiative",
    "context": "Le contexte, tel que d’autres l’ont publié",
    "cmp": "Ce que d’autres actions ont publié",
}
_NOTES = {
    "must": "Chiffres publiés par d’autres, repris tels quels ; « ici » est ce que les données de ce rapport donnent.",
    "context": "Publié par d’autres, pas mesuré ici.",
    "cmp": "Publié par d’autres, pas mesuré ici : d’autres publics, d’autres questions. Un repère, jamais une cible.",
}


def comparators(published: ReportedResults, *ids: str) -> tuple[doc.Block, ...]:
    """Show published figures with their date and source; by default those that the initiative declares in `comparators`."""
    known = publications()
    found = [known[id] for id in ids or published.initiative.comparators]
    tables = (_table(published, status, [one for one in found if one.status == status]) for status in _TITLES)
    return tuple(table for table in tables if table is not None)


def _table(published: ReportedResults, status: str, shown: list[Publication]) -> doc.DataTable | None:
    if not shown:
        return None
    here = {one.id: said for one in shown if (said := _here(published, one))}
    columns = [
        doc.TableColumn("Repère"),
        doc.TableColumn("Publié"),
        *([doc.TableColumn("Ici")] if here else []),
        doc.TableColumn("Source"),
    ]
    rows = tuple(
        (
            doc.TableCell(french.typography(one.figure), detail=str(one.year or "année non précisée")),
            doc.TableCell(french.typography(one.value)),
            *([here.get(one.id, doc.TableCell("non mesuré"))] if here else []),
            doc.TableCell(french.typography(one.source.text)),
        )
        for one in shown
    )
    return doc.DataTable(
        title=_TITLES[status],
        columns=tuple(columns),
        rows=rows,
        note=french.typography(_NOTES[status]),
        compact=True,
    )


def _here(published: ReportedResults, one: Publication) -> doc.TableCell | None:
    if one.indicator is None or one.indicator not in published.results.indicators:
        return None
    figure = published.figure(one.indicator)
    if figure is None:
        return None
    base = french.base(figure.n) if figure.unit == "part" and figure.n and not reading.small(figure) else ""
    said = reading.change(published.indicator(one.indicator), figure)
    return doc.TableCell(french.typography(said), masked=figure.status == "masque", detail=base)
