"""Where the initiative acts, commune by commune: a tile each, with what was counted there."""

import re
from collections.abc import Iterable, Mapping
from itertools import groupby

from indicators.definitions.indicator import Indicator
from indicators.figures.results import Figure
from initiatives.declaration.communes import commune_labels, departement_of
from initiatives.declaration.decoupage import decoupage
from initiatives.declaration.registers import REGISTERS
from initiatives.plain_text import plain
from reports import document as doc
from reports.charts.tile_list import Tile, TileList
from reports.composition.pieces.by_place import Figures, PlaceWords, count_of, figures_of, table, title
from reports.composition.pieces.shapes import kind
from reports.composition.published import ReportedResults
from reports.words import french, reading

WORDS = PlaceWords("aucune autre commune", "communes", "Commune")
MOST = 60
"""Tiles of one drawing: ten lines of six, which a page holds under their title. More communes take several drawings."""
NONE = "aucune"
"""What a tile says of a zero. What registers count by commune is feminine: structure, rencontre, réunion."""


def by_commune(indicator: Indicator) -> bool:
    """Whether an indicator counts the rows of a register by commune; a question asked to people never does."""
    measure = indicator.measure
    if kind(indicator) != "distribution":
        return False
    contract = REGISTERS.get(getattr(measure, "of", None) or "")
    column = contract.columns.get(getattr(measure, "distribution", "")) if contract else None
    return column is not None and column.kind == "commune"


def commune_tiles(published: ReportedResults, indicator: Indicator) -> tuple[doc.Block, ...]:
    """Draw the communes of the territory as tiles; nothing where no row of the register names one."""
    names = published.initiative.territory.communes
    figures = figures_of(published, indicator, names)
    if not any(figure.status == "masque" or figure.n for figure in figures.values()):
        return ()
    labels = commune_labels(names)
    said = title(indicator, labels, figures, WORDS)
    homes = {code: departement_of(code) for code in names}
    order = sorted(names, key=lambda code: (homes[code], _collated(names[code]), code))
    several = len(set(homes.values())) > 1
    known = published.initiative.territory.departements
    block = {code: known.get(homes[code]) or decoupage().departements[homes[code]] if several else "" for code in order}
    shown = {code: labels[code] for code in order}
    return tuple(
        _part(published, indicator, said, {code: shown[code] for code in codes}, block, figures, start=bool(place))
        for place, codes in enumerate(_drawings([list(own) for _, own in groupby(order, homes.__getitem__)]))
    )


def _drawings(blocks: Iterable[list[str]]) -> list[list[str]]:
    """Put blocks of communes on as few drawings as hold them whole; a block that none holds takes several."""
    found: list[list[str]] = [[]]
    for block in blocks:
        for start in range(0, len(block), MOST):
            part = block[start : start + MOST]
            if len(found[-1]) + len(part) > MOST:
                found.append([])
            found[-1] += part
    return found


def _part(
    published: ReportedResults,
    indicator: Indicator,
    said: str,
    labels: Mapping[str, str],
    block: Mapping[str, str],
    figures: Figures,
    *,
    start: bool,
) -> doc.ShownFinding:
    """Draw the communes of one drawing; the first says what all say together, the next ones (`start`) which they are."""
    most = max(count_of(figure) or 0 for figure in figures.values()) or 1
    tiles = tuple(_tile(label, block[code], figures.get(code), most) for code, label in labels.items())
    values = " ; ".join(f"{tile.name} : {tile.text}" for tile in tiles)
    if start:
        said = french.typography(f"{indicator.label}, suite : de {tiles[0].name} à {tiles[-1].name}")
    order = "par département, puis par ordre alphabétique" if tiles[0].block else "par ordre alphabétique"
    placeless = max(figure.missing or 0 for figure in figures.values())
    others = "Une autre n’a" if placeless == 1 else f"{french.integer(placeless)} autres n’ont"
    apart = f"{others} pas de commune connue." if placeless else ""
    return doc.ShownFinding(
        title=said,
        subtitle=french.typography(f"En nombre ; une case par commune, {order}"),
        chart=TileList(alt=french.typography(f"{said}. {values}."), tiles=tiles),
        table=table(labels, figures, WORDS, of="des cases"),
        source=published.told_by(indicator),
        indicators=(indicator.id,),
        codes=(indicator.code,),
        reading=(),
        caveat=french.typography(" ".join(filter(None, (apart, indicator.caveat)))),
        anchor=f"resultat-{indicator.id}" + (f"-{next(iter(labels))}" if start else ""),
    )


def _tile(name: str, block: str, figure: Figure | None, most: int) -> Tile:
    count = count_of(figure)
    if count is not None:
        return Tile(name, french.integer(count) if count else NONE, count / most, block=block)
    text = reading.value(figure) if figure is not None else "sans donnée"
    return Tile(name, text, None, masked=figure is not None and figure.status == "masque", block=block)


def _collated(name: str) -> str:
    """Put É with E, œ with oe, and hyphens and apostrophes with spaces, as a French list of communes does."""
    return " ".join(re.findall(r"[a-z0-9]+", plain(name)))
