"""Regards croisés: what different groups say of the same object, on one line each."""

from indicators.results import Figure
from reports import document as doc
from reports import french, reading
from reports.charts.crossed_views import CrossedRow, CrossedViews, View
from reports.pieces.absence import absent
from reports.published import Published


def crossed_views(published: Published) -> tuple[doc.Block, ...]:
    """Draw the views declared by the initiative; groups whose figure is masked or absent are named below."""
    rows: list[CrossedRow] = []
    told: list[tuple[str, Figure]] = []
    unseen: list[str] = []
    for label, ids in published.initiative.crossed_views.items():
        known = [id for id in ids if id in published.results.indicators]
        shown = [(id, published.figure(id)) for id in known]
        views = tuple(_view(published, id, figure) for id, figure in shown if figure and figure.status == "publie")
        unseen += [published.indicator(id).label for id, figure in shown if figure and figure.status == "masque"]
        if len(views) > 1:
            rows.append(CrossedRow(french.typography(label), views))
            told += [(id, figure) for id, figure in shown if figure and figure.status == "publie"]
    if not rows:
        said = "Aucun objet n’est décrit par plusieurs groupes dans cette évaluation."
        return absent(said)
    alt = " ; ".join(
        f"{row.label} : {', '.join(f'{view.label.lower()} {view.text} (n = {view.n})' for view in row.views)}"
        for row in rows
    )
    caveats = [f"Masqué : {', '.join(unseen)}."] if unseen else []
    caveats.append("Les groupes n’ont pas tous répondu à la même question : les écarts se lisent avec les effectifs.")
    return (
        doc.Finding(
            title=_title(rows),
            subtitle=french.typography("Part de réponses favorables selon qui parle, en % des réponses exprimées"),
            chart=CrossedViews(alt=french.typography(alt), rows=tuple(rows)),
            table=_table(rows),
            source="Questionnaires de chaque groupe",
            indicators=tuple(dict.fromkeys(id for id, _ in told)),
            codes=tuple(published.indicator(id).code for id in dict.fromkeys(id for id, _ in told)),
            reading=(),
            caveat=french.typography(" ".join(caveats)),
            anchor="regards-croises-resultat",
        ),
    )


def _view(published: Published, id: str, figure: Figure) -> View:
    group = published.indicator(id).group
    return View(
        group,
        published.initiative.groups[group].label,
        figure.value or 0.0,
        figure.n or 0,
        reading.value(figure),
        low=None if reading.small(figure) else figure.low,
        high=None if reading.small(figure) else figure.high,
    )


def _title(rows: list[CrossedRow]) -> str:
    """Say where the views differ most: who answers favourably most often, and least."""
    spread = max(rows, key=lambda row: max(view.value for view in row.views) - min(view.value for view in row.views))
    high = max(spread.views, key=lambda view: view.value)
    low = min(spread.views, key=lambda view: view.value)
    said = (
        f"{spread.label}, où les avis s’écartent le plus : {high.text} chez les {french.lower_first(high.label)}, "
        f"{low.text} chez les {french.lower_first(low.label)}"
    )
    return french.typography(said)


def _table(rows: list[CrossedRow]) -> doc.DataTable:
    body = tuple(
        (
            doc.TableCell(row.label),
            doc.TableCell(view.label),
            doc.TableCell(view.text),
            doc.TableCell(
                french.percent_range(view.low, view.high) if view.low is not None and view.high is not None else "–"
            ),
            doc.TableCell(french.integer(view.n)),
        )
        for row in rows
        for view in row.views
    )
    heads = ("Objet", "Groupe", "Part favorable", "Intervalle à 95 %", "n")
    columns = tuple(doc.Column(french.typography(head), numeric=position > 1) for position, head in enumerate(heads))
    return doc.DataTable(title="Données du graphique", columns=columns, rows=body, compact=True)
