"""Indicators that are a table by themselves: two columns crossed, or parts that no main figure sums up."""

from datetime import date

from indicators.definitions.indicator import Indicator
from indicators.figures.results import Figure
from indicators.measures.crosstab import EVERY, Crosstab
from reports import document as doc
from reports.composition.published import ReportedResults
from reports.words import french, reading
from reports.words.lacking import lacking

NOTHING_SENT = "aucune donnée transmise"


def parts_table(published: ReportedResults, indicator: Indicator) -> tuple[doc.Block, ...]:
    """Return one line per part of an indicator that has no main figure, masked ones in words; nothing when it has none."""
    parts = [figure for figure in published.parts(indicator.id) if figure.part]
    if not parts:
        return ()
    based = any(reading.basis(part) for part in parts)
    columns = (
        doc.TableColumn("Élément"),
        doc.TableColumn("Valeur", numeric=all(part.text is None for part in parts)),
        *((doc.TableColumn("Base"),) if based else ()),
    )
    rows = tuple(
        (
            doc.TableCell(french.typography(published.part_label(part))),
            doc.TableCell(counted(indicator, part), masked=part.status == "masque"),
            *((doc.TableCell(french.typography(reading.basis(part))),) if based else ()),
        )
        for part in parts
    )
    return (_table(indicator, columns, rows),)


def crossed_table(published: ReportedResults, indicator: Indicator) -> tuple[doc.Block, ...]:
    """Return a crosstab as it reads: one line per level of its first column; a level without any row says so."""
    assert isinstance(indicator.measure, Crosstab)
    rows_of, _ = indicator.measure.crosstab
    figures = {figure.part: figure for figure in published.parts(indicator.id)}
    rows_ids = [part.removesuffix(f".{EVERY}") for part in figures if part.endswith(f".{EVERY}")]
    headings = [part.removeprefix(f"{EVERY}.") for part in figures if part.startswith(f"{EVERY}.")]
    if not rows_ids or not headings:
        return ()
    columns = (
        doc.TableColumn(rows_of.replace("_", " ").capitalize()),
        *(doc.TableColumn(figures[f"{EVERY}.{heading}"].part_label, numeric=True) for heading in headings),
        doc.TableColumn("Ensemble", numeric=True),
    )
    rows = []
    for row in rows_ids:
        whole = figures[f"{row}.{EVERY}"]
        name = doc.TableCell(french.typography(whole.part_label))
        if whole.status == "sans_donnee":
            rows.append((name, *(doc.TableCell("–") for _ in headings), doc.TableCell(NOTHING_SENT, masked=True)))
            continue
        cells = [figures[f"{row}.{heading}"] for heading in headings]
        rows.append((name, *map(_cell, (*cells, whole))))
    totals = [figures[f"{EVERY}.{heading}"] for heading in headings]
    rows.append((doc.TableCell("Ensemble"), *map(_cell, (*totals, figures[""]))))
    return (_table(indicator, columns, tuple(rows), lacking(indicator, figures[""])),)


def states_table(published: ReportedResults, indicator: Indicator) -> tuple[doc.Block, ...]:
    """Return what the initiative was from each date on, one line per state: how many there are tells nobody anything."""
    told = [one for one in published.parts(indicator.id) if one.part and one.text]
    rows = tuple(
        (
            doc.TableCell(french.day(date.fromisoformat(one.part))),
            doc.TableCell(french.typography(one.text or "")),
        )
        for one in told
    )
    return (_table(indicator, (doc.TableColumn("Depuis le"), doc.TableColumn("Statut et financements")), rows),)


def counted(indicator: Indicator, figure: Figure) -> str:
    """Write a part; a number out of others says so: « 7 sur 12 »."""
    if figure.status == "publie" and figure.unit == "nombre" and figure.k is not None:
        return f"{french.integer(figure.k)} sur {french.integer(figure.n or 0)}"
    return reading.change(indicator, figure)


def _cell(figure: Figure) -> doc.TableCell:
    return doc.TableCell(reading.value(figure), masked=figure.status == "masque")


def _table(
    indicator: Indicator,
    columns: tuple[doc.TableColumn, ...],
    rows: tuple[tuple[doc.TableCell, ...], ...],
    lacks: str = "",
) -> doc.DataTable:
    """Lay out a table by itself, with its caveat; `lacks` is what its total leaves out."""
    left_out = f"Dans aucune case : {lacks}." if lacks else ""
    return doc.DataTable(
        title=french.typography(indicator.label),
        columns=columns,
        rows=rows,
        note=french.typography(" ".join(filter(None, (left_out, indicator.caveat)))),
        source=indicator.code,
    )
