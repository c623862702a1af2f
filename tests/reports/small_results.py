"""Results of a small initiative, figure by figure: for tests that compare the whole sentence or row that a piece makes."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from indicators.confidentiality.wording import PROTECTED
from indicators.counting.tallies import Cell
from indicators.definitions.indicator import Indicator
from indicators.figures.results import Audience, Figure, PublishedResults
from reports import document as doc
from reports.composition.prose import flat
from reports.composition.published import ReportedResults
from tests.indicators.small import indicator, initiative

COMMITTEE = Audience("comite", "Le comité")
ORANGE = Audience("partenaire:orange", "Orange", partner="orange")


def share(id: str, label: str, **changes: object) -> Indicator:
    """Return a share of the seniors, with its own code, its id in capitals; changed as no declaration may be."""
    made = indicator(id, {"share": "satisf", "better": True}, code=id.upper(), label=label)
    return made.model_copy(update=changes)


def told(one: Indicator, k: int = 30, n: int = 40, part: str = "", scope: str = "territoire") -> Figure:
    """Return the published figure of an indicator: k of n."""
    return Figure(
        indicator=one.id,
        part=part,
        part_label=part.capitalize(),
        cell=Cell(scope),
        status="publie",
        value=k / n if one.unit == "part" else float(k),
        unit=one.unit,
        n=n,
        k=k,
        method="essai",
        evidence=one.evidence,
    )


def hidden(figure: Figure) -> Figure:
    """Return a figure, masked."""
    return figure.masked(PROTECTED)


def unfed(figure: Figure) -> Figure:
    """Return a figure that nobody's answer feeds."""
    return replace(figure, status="sans_donnee", value=None, n=0, k=None)


def published(
    known: Sequence[tuple[Indicator, tuple[Figure, ...]]] = (),
    audience: Audience = COMMITTEE,
    **declared: Any,
) -> ReportedResults:
    """Return what an audience reads of these indicators, in an initiative declared so."""
    return ReportedResults(
        PublishedResults(
            audience=audience,
            initiative=initiative(**declared),
            indicators={one.id: one for one, _ in known},
            figures=tuple(figure for _, parts in known for figure in parts),
            passages=(),
            masked={},
            data_version="essai",
        )
    )


def said(blocks: tuple[doc.Block, ...]) -> list[str]:
    """Return each paragraph, item and note of some blocks."""
    found = []
    for block in blocks:
        match block:
            case doc.Prose() | doc.Note():
                found.append(flat(block.inline))
            case doc.Bullets():
                found += map(flat, block.items)
            case doc.Heading():
                found.append(f"# {block.text}")
            case _:
                raise AssertionError(block.kind)
    return found


def table(blocks: tuple[doc.Block, ...]) -> doc.DataTable:
    """Return the only table."""
    (found,) = (block for block in blocks if isinstance(block, doc.DataTable))
    return found
