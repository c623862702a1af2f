"""Where the initiative acts: its départements on a map, its communes as tiles, with what was counted in each."""

from collections.abc import Mapping

from indicators.definitions.indicator import Indicator
from indicators.figures.results import Figure
from initiatives.declaration.outlines import Outlines, outlines
from reports import document as doc
from reports.charts.map import MapArea, TerritoryMap
from reports.composition.pieces.by_place import PlaceWords, count_of, figures_of, table, title
from reports.composition.pieces.shapes import kind
from reports.composition.pieces.tiles import by_commune, commune_tiles
from reports.composition.published import ReportedResults
from reports.words import french, reading

WORDS = PlaceWords("aucun autre département", "départements", "Département")


def territory_map(published: ReportedResults) -> tuple[doc.Block, ...]:
    """Draw what is counted by place: départements on a map, communes as tiles; nothing where nothing is counted so."""
    found: list[doc.Block] = []
    for indicator in published.results.indicators.values():
        if kind(indicator) == "distribution" and getattr(indicator.measure, "distribution", "") == "departement":
            found += _map(published, indicator)
        elif by_commune(indicator):
            found += commune_tiles(published, indicator)
    return tuple(found)


def _map(published: ReportedResults, indicator: Indicator) -> tuple[doc.Block, ...]:
    names = published.initiative.territory.departements
    figures = figures_of(published, indicator, names)
    if not figures:
        return ()
    places = {code: _place(names[code], figures.get(code), code) for code in names}
    known = outlines()
    drawn = all(code in known.outlines for code in names)
    said = title(indicator, names, figures, WORDS)
    values = " ; ".join(f"{place.name} : {place.text}" for place in places.values())
    finding = doc.ShownFinding(
        title=said,
        subtitle=french.typography(f"{indicator.label}, en nombre"),
        chart=_chart(f"{said}. {values}.", places, known) if drawn else None,
        table=table(names, figures, WORDS, of="de la carte"),
        source=french.typography(
            f"{published.told_by(indicator)}. {_credit(known)}" if drawn else published.told_by(indicator)
        ),
        indicators=(indicator.id,),
        codes=(indicator.code,),
        reading=(),
        caveat=french.typography(indicator.caveat or ""),
        anchor=f"resultat-{indicator.id}",
    )
    return (finding,)


def _chart(alt: str, places: Mapping[str, MapArea], known: Outlines) -> TerritoryMap:
    around = tuple(ring for code in known.neighbours(places) for ring in known.outlines[code])
    return TerritoryMap(alt=french.typography(alt), places=tuple(places.values()), neighbours=around)


def _place(name: str, figure: Figure | None, code: str) -> MapArea:
    count = count_of(figure)
    text = french.integer(count) if count is not None else reading.value(figure) if figure else "sans donnée"
    return MapArea(name, outlines().outlines.get(code, ()), text, counted=count is not None)


def _credit(known: Outlines) -> str:
    return f"Contours : {known.source.split(',')[0]} ({known.licence}), simplifiés."
