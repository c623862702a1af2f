"""Figures that need no drawing: a table of values with what each rests on."""

from indicators.model import Indicator
from indicators.results import Figure
from reports import document as doc
from reports import french, reading
from reports.published import Published

MOST = 12
"""Beyond so many parts, they are left to the complete tables."""


def figures_table(published: Published, indicators: list[Indicator]) -> tuple[doc.Block, ...]:
    """Return one table of the main figures of some indicators, masked ones in words; nothing when there is none."""
    rows = []
    for indicator in indicators:
        parts = published.parts(indicator.id)
        main = next((figure for figure in parts if figure.part == ""), None)
        if main is not None:
            rows.append(
                (
                    doc.TableCell(french.typography(indicator.label), detail=indicator.code),
                    doc.TableCell(reading.change(indicator, main), masked=main.status == "masque"),
                    doc.TableCell(french.typography(reading.sentence(indicator, main)), detail=_parts(parts)),
                )
            )
    if not rows:
        return ()
    caveats = dict.fromkeys(indicator.caveat for indicator in indicators if indicator.caveat)
    columns = (doc.Column("Indicateur"), doc.Column("Valeur", numeric=True), doc.Column("Lecture"))
    note = french.typography(" ".join(caveats))
    return (doc.DataTable(title="En chiffres", columns=columns, rows=tuple(rows), note=note),)


def _parts(parts: tuple[Figure, ...]) -> str:
    named = [figure for figure in parts if figure.part and figure.status == "publie"]
    said = [f"{figure.part_label or figure.part} : {reading.value(figure)}" for figure in named]
    return french.typography(" ; ".join(said)) if len(said) <= MOST else ""
