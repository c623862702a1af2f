"""Regards croisés: what different groups say of the same object, on one line each."""

from collections.abc import Mapping, Sequence
from itertools import permutations

from indicators.figures.results import Figure
from reports import document as doc
from reports.charts.crossed_views import CrossedRow, CrossedViews, View
from reports.composition.pieces.absence import absent
from reports.composition.pieces.shapes import shaped
from reports.composition.published import ReportedResults
from reports.words import aloud, french, reading


def crossed_views(published: ReportedResults) -> tuple[doc.Block, ...]:
    """Draw the views declared by the initiative; groups whose figure is masked or absent are named below."""
    rows: list[CrossedRow] = []
    told: list[tuple[str, Figure]] = []
    unseen: list[str] = []
    figures: dict[View, Figure] = {}
    for label, ids in published.initiative.crossed_views.items():
        known = [id for id in ids if id in published.results.indicators]
        shown = [(id, published.figure(id)) for id in known]
        drawn = {_view(published, id, one): one for id, one in shown if one and one.status == "publie"}
        views = tuple(drawn)
        figures |= drawn
        unseen += [published.indicator(id).label for id, figure in shown if figure and figure.status == "masque"]
        if len(views) > 1:
            rows.append(CrossedRow(french.typography(label), views))
            told += [(id, figure) for id, figure in shown if figure and figure.status == "publie"]
    if not rows:
        said = "Aucun objet n’est décrit par plusieurs groupes dans cette évaluation."
        return absent(said)
    caveats = [f"Masqué : {', '.join(unseen)}."] if unseen else []
    unread = reading.unread_beside((published.indicator(id).label, figure) for id, figure in dict(told).items())
    caveats += [unread] if unread else []
    scales = [row for row in published.initiative.crossed_views.items() if len(_scales(published, row[1])) > 1]
    caveats += [f"{label} : les groupes n’ont pas répondu sur la même échelle." for label, _ in scales]
    caveats.append("Les groupes n’ont pas tous répondu à la même question : les écarts se lisent avec les effectifs.")
    return (
        doc.ShownFinding(
            title=_title(rows, figures, {french.typography(label) for label, _ in scales}),
            subtitle=_subtitle(list(figures.values())),
            chart=CrossedViews(alt=views_aloud(rows), rows=tuple(rows)),
            table=_table(rows),
            source="Questionnaires de chaque groupe",
            indicators=tuple(dict.fromkeys(id for id, _ in told)),
            codes=tuple(published.indicator(id).code for id in dict.fromkeys(id for id, _ in told)),
            reading=(),
            caveat=french.typography(" ".join(caveats)),
            anchor="regards-croises-resultat",
        ),
    )


def views_aloud(rows: Sequence[CrossedRow]) -> str:
    """Say what each group answers, line by line: « Lien social : seniors 75 % (parmi 224 réponses, intervalle de … »."""
    return french.typography(" ; ".join(f"{row.label} : {', '.join(map(_view_aloud, row.views))}" for row in rows))


def _view_aloud(view: View) -> str:
    said = [f"parmi {aloud.answers(view.n)}"]
    if view.low is not None and view.high is not None:
        said.append(f"intervalle de {french.percent(view.low)} à {french.percent(view.high)}")
    return f"{french.lower_first(view.label)} {view.text} ({', '.join(said)})"


def _view(published: ReportedResults, id: str, figure: Figure) -> View:
    group = published.indicator(id).group
    return View(
        published.drawn_as(group),
        published.initiative.groups[group].label,
        figure.value or 0.0,
        figure.n or 0,
        reading.value(figure),
        low=None if reading.small(figure) else figure.low,
        high=None if reading.small(figure) else figure.high,
        few=reading.small(figure),
    )


FEW = 3
"""Answers that a gap must be worth in the smaller group to be told: fewer are a matter of one or two people."""


def _scales(published: ReportedResults, ids: Sequence[str]) -> set[str]:
    """Return the kinds of answer that the views of one object rest on: one, if they may be compared."""
    known = [shaped(published, published.indicator(id)) for id in ids if id in published.results.indicators]
    return {one.question.answer for one in known if one.question}


def _title(rows: list[CrossedRow], figures: Mapping[View, Figure], mixed: set[str]) -> str:
    """Say where the views differ most, if they clearly do somewhere on one scale; else where those of the first object stand."""
    clear = [
        (row, high, low)
        for row in rows
        for high, low in permutations(row.views, 2)
        if _clear(figures[high], figures[low])
    ]
    told = [one for one in clear if one[0].label not in mixed]
    if not told:  # on two scales, a gap may be that of the questions
        return _levels(rows, mixed)
    row, high, low = max(told, key=lambda one: one[1].value - one[2].value)
    # The superlative speaks of all that is drawn, whatever its scale and however sure its gap is.
    widest = max(max(view.value for view in one.views) - min(view.value for view in one.views) for one in rows)
    most = " le plus" if len(rows) > 1 and high.value - low.value == widest else ""
    return french.typography(
        f"Sur « {row.label} », les avis s’écartent{most} : {high.text} chez les {french.lower_first(high.label)}, "
        f"{low.text} chez les {french.lower_first(low.label)}"
    )


def _levels(rows: list[CrossedRow], mixed: set[str]) -> str:
    """Say between what and what the views of the first object stand, of those asked on one scale where there is one."""
    row = next((one for one in rows if one.label not in mixed), rows[0])
    ordered = sorted(row.views, key=lambda view: view.value)
    low, high = (f"{view.text} chez les {french.lower_first(view.label)}" for view in (ordered[0], ordered[-1]))
    how = "sur deux échelles" if row.label in mixed else "sans écart net"
    return french.typography(f"Sur « {row.label} », les avis vont de {low} à {high}, {how}")


def _subtitle(figures: list[Figure]) -> str:
    """Say how shares are written: in percentages, or in counts where few answered."""
    few = [reading.small(figure) for figure in figures]
    how = ["en % des réponses exprimées"] if not all(few) else []
    how += (
        [f"en nombre et point creux sous {reading.SMALL} réponses" if how else "en nombre de réponses"]
        if any(few)
        else []
    )
    return french.typography(f"Part des réponses, selon qui parle, {', '.join(how)}")


def _clear(high: Figure, low: Figure) -> bool:
    """Whether a gap is worth more than a few answers, and the intervals of the two shares do not meet."""
    above, below = high.value or 0.0, low.value or 0.0
    if (above - below) * min(high.n or 0, low.n or 0) < FEW:
        return False
    return (above if high.low is None else high.low) > (below if low.high is None else low.high)


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
    heads = ("Objet", "Groupe", "Part", "Intervalle à 95 %", "n")
    columns = tuple(
        doc.TableColumn(french.typography(head), numeric=position > 1) for position, head in enumerate(heads)
    )
    return doc.DataTable(title="Données du graphique", columns=columns, rows=body, compact=True)
