"""Where the initiative acts: its départements on a map, with what was counted in each."""

from indicators.model import Indicator
from indicators.results import Figure
from initiatives.outlines import Outlines, outlines
from reports import document as doc
from reports import french, reading
from reports.charts.map import Place, TerritoryMap
from reports.pieces.shapes import kind
from reports.published import Published


def territory_map(published: Published) -> tuple[doc.Block, ...]:
    """Draw what is counted by département on a map of the territory; nothing where nothing is counted so."""
    return tuple(
        _map(published, indicator)
        for indicator in published.results.indicators.values()
        if kind(indicator) == "distribution" and getattr(indicator.measure, "distribution", "") == "departement"
    )


def _map(published: Published, indicator: Indicator) -> doc.Finding:
    names = published.initiative.territory.departements
    figures = {figure.part: figure for figure in published.parts(indicator.id) if figure.part in names}
    most = max((figure.k or 0 for figure in figures.values()), default=0) or 1
    places = {code: _place(names[code], figures.get(code), code, most) for code in names}
    known = outlines()
    drawn = all(code in known.outlines for code in names)
    title = _title(indicator, names, figures)
    said = " ; ".join(f"{place.name} : {place.text}" for place in places.values())
    chart = TerritoryMap(
        alt=french.typography(f"{title}. {said}."),
        places=tuple(places.values()),
        neighbours=tuple(ring for code in known.neighbours(names) for ring in known.outlines[code]),
    )
    return doc.Finding(
        title=title,
        subtitle=french.typography(f"{indicator.label}, en nombre"),
        chart=chart if drawn and figures else None,
        table=_table(names, figures),
        source=french.typography(f"{indicator.source} {_credit(known)}" if drawn else indicator.source),
        indicators=(indicator.id,),
        codes=(indicator.code,),
        reading=(),
        caveat=french.typography(indicator.caveat or ""),
        anchor=f"resultat-{indicator.id}",
    )


def _place(name: str, figure: Figure | None, code: str, most: int) -> Place:
    told = figure is not None and figure.status == "publie" and figure.k is not None
    count = figure.k or 0 if figure is not None else 0
    text = french.integer(count) if told else reading.value(figure) if figure is not None else "sans donnée"
    return Place(name, outlines().outlines.get(code, ()), text, count / most if told else None)


def _title(indicator: Indicator, names: dict[str, str], figures: dict[str, Figure]) -> str:
    told = {code: figure.k for code, figure in figures.items() if figure.status == "publie" and figure.k is not None}
    if len(told) < len(names) or not told:
        return french.typography(indicator.label)
    most, total = max(told.values()), sum(told.values())
    first = french.joined([names[code] for code, count in told.items() if count == most])
    reached = sum(count > 0 for count in told.values())
    if reached == 1 or list(told.values()).count(most) > 1:
        return french.typography(
            f"{indicator.label} : {total} dans {french.in_words(reached)} départements sur {len(names)}"
        )
    return french.typography(f"{indicator.label} : {most} sur {total} dans un seul, {first}")


def _credit(known: Outlines) -> str:
    return f"Contours : {known.source.split(',')[0]} ({known.licence}), simplifiés."


def _table(names: dict[str, str], figures: dict[str, Figure]) -> doc.DataTable:
    rows = []
    for code, name in names.items():
        figure = figures.get(code)
        if figure is None:
            continue
        masked = figure.status == "masque"
        count = reading.value(figure) if masked or figure.k is None else french.integer(figure.k)
        rows.append((doc.TableCell(f"{name} ({code})"), doc.TableCell(count, masked=masked)))
    columns = (doc.Column("Département"), doc.Column("Nombre", numeric=True))
    return doc.DataTable(title="Données de la carte", columns=columns, rows=tuple(rows), compact=True)
