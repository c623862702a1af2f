"""Where the initiative acts, commune by commune: a tile each, with what was counted there."""

import re

from indicators.model import Indicator
from indicators.results import Figure
from initiatives.plain_text import plain
from initiatives.registers import REGISTERS
from reports import document as doc
from reports import french, reading
from reports.charts.tiles import Tile, TileList
from reports.pieces.places import PlaceWords, count_of, figures_of, table, title
from reports.pieces.shapes import kind
from reports.published import Published

WORDS = PlaceWords("une seule", "une seule commune", "communes", "Commune")
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


def commune_tiles(published: Published, indicator: Indicator) -> tuple[doc.Block, ...]:
    """Draw the communes of the territory as tiles; nothing where no row of the register names one."""
    communes = published.initiative.territory.communes
    names = {code: communes[code] for code in sorted(communes, key=lambda code: (_collated(communes[code]), code))}
    figures = figures_of(published, indicator, names)
    if all(figure.status == "sans_donnee" for figure in figures.values()):
        return ()
    most = max((count_of(figure) or 0 for figure in figures.values()), default=0) or 1
    labels = {code: figures[code].part_label if code in figures else names[code] for code in names}
    tiles = tuple(_tile(labels[code], figures.get(code), most) for code in names)
    said = title(indicator, labels, figures, WORDS)
    values = " ; ".join(f"{tile.name} : {tile.text}" for tile in tiles)
    placeless = max((figure.missing or 0 for figure in figures.values()), default=0)
    apart = f"Sans commune indiquée : {french.integer(placeless)}." if placeless else ""
    finding = doc.Finding(
        title=said,
        subtitle=french.typography(f"{indicator.label}, en nombre ; une case par commune, par ordre alphabétique"),
        chart=TileList(alt=french.typography(f"{said}. {values}."), tiles=tiles),
        table=table(names, figures, WORDS, of="des cases"),
        source=french.typography(indicator.source),
        indicators=(indicator.id,),
        codes=(indicator.code,),
        reading=(),
        caveat=french.typography(" ".join(filter(None, (apart, indicator.caveat)))),
        anchor=f"resultat-{indicator.id}",
    )
    return (finding,)


def _tile(name: str, figure: Figure | None, most: int) -> Tile:
    count = count_of(figure)
    if count is not None:
        return Tile(name, french.integer(count) if count else NONE, count / most)
    text = reading.value(figure) if figure is not None else "sans donnée"
    return Tile(name, text, None, masked=figure is not None and figure.status == "masque")


def _collated(name: str) -> str:
    """Put É with E, œ with oe, and hyphens and apostrophes aside, as a French dictionary does."""
    return " ".join(re.findall(r"[a-z0-9]+", plain(name)))
