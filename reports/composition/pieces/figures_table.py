"""Figures that need no drawing: a table of values, and what is to be known of one beyond its value."""

import re
from collections import Counter
from dataclasses import replace

from indicators.definitions.indicator import Indicator
from indicators.figures.results import Figure
from reports import document as doc
from reports.composition.pieces.asides import both_groups, compared_by
from reports.composition.pieces.made_of import made_of
from reports.composition.pieces.parts_tables import crossed_table, parts_table, states_table
from reports.composition.pieces.shapes import kind
from reports.composition.published import ReportedResults
from reports.words import french, reading
from reports.words.lacking import lacking

SHOWN_APART = ("benefits_matrix", "partnership_sheet")
"""Kinds of measure that a piece of their own lays out."""


def main_of(published: ReportedResults, indicator: Indicator) -> Figure | None:
    """Return the figure that a line of the table gives; None where an indicator is a table by itself."""
    if kind(indicator) in ("crosstab", "states"):
        return None
    return next((figure for figure in published.parts(indicator.id) if figure.part == ""), None)


def figures_table(published: ReportedResults, indicators: list[Indicator]) -> tuple[doc.Block, ...]:
    """Return one table of the main figures of some indicators, masked ones in words, then those that are tables alone.

    A sentence stands beside a value where it says more than the label and the value do: what it rests on, how sure it is.
    """
    rows: list[tuple[doc.TableCell, ...]] = []
    alone: list[doc.Block] = []
    shown: list[Indicator] = []
    reasons: dict[str, None] = {}
    for indicator in indicators:
        parts = published.parts(indicator.id)
        main = main_of(published, indicator)
        if main is None:
            alone += _without_a_line(published, indicator)
        else:
            shown.append(indicator)
            details = made_of(published, indicator, parts)
            if details is None:
                alone += parts_table(published, indicator)
            if main.untold and main.reason:
                reasons[main.reason] = None
            rows.append(
                (
                    doc.TableCell(
                        french.typography(indicator.label),
                        detail=" · ".join(filter(None, (indicator.code, published.moment(indicator.id)))),
                    ),
                    doc.TableCell(_value(indicator, main, parts), masked=main.status == "masque"),
                    _beside(published, indicator, main, parts, details or ""),
                )
            )
    if not rows:
        return tuple(alone)
    caveats = french.each_once((*reasons, *(one.caveat or "" for one in shown)))
    columns = (doc.TableColumn("Indicateur"), doc.TableColumn("Valeur", numeric=True), doc.TableColumn("Précision"))
    said_beside = 2 * sum(bool(cell.text) for *_, cell in rows) > len(rows)
    table = doc.DataTable(
        title="En chiffres",
        columns=columns if said_beside else columns[:2],
        rows=tuple(rows if said_beside else (_folded(row) for row in rows)),
        note=french.typography(" ".join(caveats)),
        indicators=tuple(indicator.id for indicator in shown),
    )
    return table, *alone


def _without_a_line(published: ReportedResults, indicator: Indicator) -> tuple[doc.Block, ...]:
    """Return the tables of an indicator that is several figures; none where a piece of its own lays it out."""
    if kind(indicator) == "crosstab":
        return crossed_table(published, indicator)
    if kind(indicator) == "states":
        return states_table(published, indicator)
    return () if kind(indicator) in SHOWN_APART else parts_table(published, indicator)


def _folded(row: tuple[doc.TableCell, ...]) -> tuple[doc.TableCell, ...]:
    """Say under the name of a figure what a column of its own would say of it, where that column would stand empty."""
    named, value, beside = row
    said = (named.detail, beside.text, beside.detail)
    return replace(named, detail=" · ".join(filter(None, said)), about=beside.about), value


def _beside(
    published: ReportedResults, indicator: Indicator, main: Figure, parts: tuple[Figure, ...], smaller: str
) -> doc.TableCell:
    """Return what is to be known of a figure, then what it is made of, smaller; this alone where there is nothing else."""
    said = french.typography(_said(published, indicator, main, parts))
    about = tuple(one.id for one, _ in compared_by(published, indicator))
    return doc.TableCell(said or smaller, detail=smaller if said else "", about=about)


def _value(indicator: Indicator, main: Figure, parts: tuple[Figure, ...]) -> str:
    """Write the main figure; a share as those that stand beside it, all as counts where one is."""
    return reading.in_one_form(parts)(main) if main.unit == "part" else reading.change(indicator, main)


def _said(published: ReportedResults, indicator: Indicator, main: Figure, parts: tuple[Figure, ...]) -> str:
    weighted = f"{reading.WEIGHTED.capitalize()}." if reading.weighted(main) else ""
    compared = both_groups(published, indicator)
    said = (compared, _beyond(indicator, main, parts), weighted, published.in_words(main))
    return " ".join(filter(None, said))


_NUMBER = re.compile(r"\d+(?:[\s\u202f]\d{3})*(?:,\d+)?")


def _beyond(indicator: Indicator, main: Figure, parts: tuple[Figure, ...]) -> str:
    """Return what the sentence of a figure adds to its label and value; "" where it only says them again.

    It adds something where it has a number of its own (a base, an interval: « 8 entretiens sur 8 » has one more than « 8 »),
    or where there is no value to read.
    """
    if main.untold:
        return ""  # the cell says that it is masked, the note why
    line, lacks = reading.sentence(indicator, main), lacking(indicator, main)
    bare = line.removesuffix(french.typography(f" ; {lacks}.")) if lacks else line
    told = Counter(_NUMBER.findall(f"{_value(indicator, main, parts)} {indicator.label}"))
    if not reading.said(main):
        why = line.removeprefix(french.typography(f"{indicator.label} : "))
        return f"{why[:1].upper()}{why[1:]}"
    if Counter(_NUMBER.findall(bare)) - told:
        return line
    return f"{lacks[:1].upper()}{lacks[1:]}." if lacks else ""
