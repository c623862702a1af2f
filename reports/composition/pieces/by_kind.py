"""The same figures in each kind of host structure, beside the whole."""

from collections.abc import Iterator
from itertools import permutations

from indicators.counting.tallies import TERRITORY
from indicators.counting.whom_and_when import Scope
from indicators.figures.results import Figure
from reports import document as doc
from reports.charts.small_multiples import MultiplesRow, Panel, SmallMultiples
from reports.composition.pieces.absence import absent
from reports.composition.published import ReportedResults
from reports.words import french, reading
from reports.words.labels import distinct

KIND = "type_structure"
_SHOWN = 4
"""How many shares are shown where nobody chose them."""


def _known_by_kind(published: ReportedResults) -> Iterator[str]:
    parted = {figure.indicator for figure in published.figures if figure.cell.scope.kind == KIND and not figure.part}
    for indicator in published.results.indicators.values():
        shared = indicator.unit == "part" and indicator.place == "corps" and indicator.id in parted
        if shared and indicator.step in ("appreciation", "effets") and _share(published, indicator.id):
            yield indicator.id


def by_kind(published: ReportedResults, *ids: str) -> tuple[doc.Block, ...]:
    """Show shares in each kind of structure on one scale, the whole as a thin line; masked kinds are named in words.

    Without ids, the first shares of what people appreciate, and of what changes, that are known by kind.
    """
    ids = ids or tuple(_known_by_kind(published))[:_SHOWN]
    wholes = {id: figure for id in ids if id in published.results.indicators and (figure := _share(published, id))}
    declared = published.initiative.lists.structure_types
    kinds = [kind for kind in declared if any(_share(published, id, kind) for id in wholes)]
    if not wholes or len(kinds) < 2:
        return absent("Ces résultats ne sont pas publiés par type de structure.")
    cells = {id: [_share(published, id, kind) for kind in kinds] for id in wholes}
    names = [declared[kind].label for kind in kinds]
    indicators = [published.indicator(id) for id in wholes]
    labels = distinct(published.initiative, [one.label for one in indicators], indicators)
    written = {id: reading.in_one_form((whole, *(one for one in cells[id] if one))) for id, whole in wholes.items()}
    rows = tuple(
        MultiplesRow(
            label,
            whole.value if whole.status == "publie" and not reading.small(whole) else None,
            french.typography(f"Ensemble : {written[id](whole)}"),
            tuple(_panel(one, written[id]) for one in cells[id]),
        )
        for label, (id, whole) in zip(labels, wholes.items(), strict=True)
    )
    alt = " ; ".join(
        f"{row.label} : "
        + ", ".join(f"{name} {panel.text}" for name, panel in zip(names, row.panels, strict=True))
        + f" ({french.lower_first(row.detail)})"
        for row in rows
    )
    hidden = dict.fromkeys(
        name
        for figures in cells.values()
        for name, figure in zip(names, figures, strict=True)
        if figure is not None and figure.status == "masque"
    )
    masked = [f"Masqué pour {', '.join(hidden)}, pour protéger les personnes."] if hidden else []
    caveat = [*masked, "Les types de structure n’ont pas été tirés au sort : un écart n’est pas un effet du type."]
    return (
        doc.ShownFinding(
            title=_title(published, cells, names),
            subtitle=french.typography(
                f"En % des réponses exprimées, en nombre sous {reading.SMALL} réponses ; le trait fin est l’ensemble"
            ),
            chart=SmallMultiples(
                alt=french.typography(alt),
                kinds=tuple(names),
                rows=rows,
                group=published.drawn_as(published.indicator(next(iter(wholes))).group),
            ),
            table=_table(names, rows),
            source=french.typography("Questionnaires, par type de structure d’accueil"),
            indicators=tuple(wholes),
            codes=tuple(published.indicator(id).code for id in wholes),
            reading=(),
            caveat=french.typography(" ".join(caveat)),
            anchor=f"types-de-structure-{next(iter(wholes))}",
        ),
    )


def _share(published: ReportedResults, id: str, kind: str | None = None) -> Figure | None:
    scope = TERRITORY if kind is None else Scope.of(KIND, kind)
    found = published.figure(id, scope=scope, wave=published.usual_wave(id))
    return found if found is not None and found.unit == "part" else None


def _panel(figure: Figure | None, written: reading.Written) -> Panel:
    if figure is None or figure.status != "publie" or figure.value is None:
        return Panel("sans donnée" if figure is None else reading.value(figure))
    if reading.small(figure):
        return Panel(written(figure), few=(figure.k or 0, figure.n or 0))
    text = written(figure) if written is reading.counted_share else f"{written(figure)} · {french.base(figure.n or 0)}"
    return Panel(text, figure.value, figure.low, figure.high)


def _title(published: ReportedResults, cells: dict[str, list[Figure | None]], names: list[str]) -> str:
    """Say the widest gap between two kinds whose intervals do not meet; else where those of the first figure stand."""
    apart = [
        (id, low, high)
        for id, figures in cells.items()
        for low, high in permutations(zip(figures, names, strict=True), 2)
        if _apart(low[0], high[0])
    ]
    told = [one for one in apart if not any(figure and reading.small(figure) for figure, _ in one[1:])]
    if told:
        id, least, most = max(told, key=lambda one: _value(one[2][0]) - _value(one[1][0]))
        return _ends(published, id, least, most)
    for id, figures in () if apart else cells.items():
        drawn = [(one, name) for one, name in zip(figures, names, strict=True) if one and _on_the_scale(one)]
        if len(drawn) > 1:
            ordered = sorted(drawn, key=lambda pair: _value(pair[0]))
            return _ends(published, id, ordered[0], ordered[-1], ", sans écart net")
    return "Ce que répondent les publics de chaque type de structure"


_Named = tuple[Figure | None, str]


def _ends(published: ReportedResults, id: str, low: _Named, high: _Named, how: str = "") -> str:
    least, most = (f"{reading.value(one)} ({name})" for one, name in (low, high) if one)
    return french.typography(f"{published.indicator(id).label} : de {least} à {most}{how}")


def _on_the_scale(figure: Figure) -> bool:
    return reading.said(figure) and not reading.small(figure)


def _apart(low: Figure | None, high: Figure | None) -> bool:
    """Whether one share is clearly under another: their intervals do not meet; where everybody answered, there is none to meet."""
    if low is None or high is None or not reading.said(low) or not reading.said(high):
        return False
    return (_value(low) if low.high is None else low.high) < (_value(high) if high.low is None else high.low)


def _value(figure: Figure | None) -> float:
    return (figure.value if figure else None) or 0.0


def _table(names: list[str], rows: tuple[MultiplesRow, ...]) -> doc.DataTable:
    columns = (doc.TableColumn("Indicateur"), *(doc.TableColumn(name, numeric=True) for name in names))
    body = tuple(
        (
            doc.TableCell(row.label, detail=row.detail),
            *(doc.TableCell(panel.text, masked=panel.text == "masqué") for panel in row.panels),
        )
        for row in rows
    )
    return doc.DataTable(title="Données du graphique", columns=columns, rows=body, compact=True)
