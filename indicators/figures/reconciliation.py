"""Whether partners' reports and the territory's say the same: figure by figure, the parts are added up again.

The whole and each partner's part are figures as estimated; what is attached to no partner is counted afresh from the
tallies. So nothing in a line is worked out from another term of it, and a difference would show.
"""

from collections.abc import Iterator
from dataclasses import replace

import numpy as np

from indicators.counting.columns import Columns, columns_of
from indicators.counting.tallies import TERRITORY, Cell, Tallies
from indicators.counting.whom_and_when import Scope
from indicators.definitions.indicator import Indicator
from indicators.figures.per_atom import per_atom
from indicators.figures.reconciled import ReconciledLine
from indicators.figures.results import Estimate, Estimates, PublishedResults
from indicators.measures.base import CountedMeasure, Part
from initiatives.declaration.model import Initiative
from initiatives.declaration.vocabulary import EVERYONE

PARTNER = "partenaire"
PRECISION = 1e-9
"""Relative difference under which two sums of decimal numbers are the same."""
MASKED = "Un des termes est masqué, ou propre à un partenaire."


def reconcile(initiative: Initiative, tallies: Tallies, estimates: Estimates) -> tuple[ReconciledLine, ...]:
    """Add partners' figures up again, for every indicator that has some; before anything is masked.

    Counts and sums give one line per part and wave; an indicator that is no sum of its parts gives one line, which says
    why. The lines hold unprotected figures: `seen_by` makes what a reader may see of them.
    """
    columns = columns_of(initiative)
    by_indicator: dict[str, list[Estimate]] = {key: [] for key in estimates.indicators}
    for figure in estimates.figures:
        by_indicator[figure.indicator].append(figure)
    return tuple(
        line
        for key, indicator in estimates.indicators.items()
        if any(_partner(figure.cell) for figure in by_indicator[key])
        for line in _lines(indicator, by_indicator[key], tallies, columns)
    )


def seen_by(lines: tuple[ReconciledLine, ...], results: PublishedResults) -> tuple[ReconciledLine, ...]:
    """Return the lines as one reader may see them: numbers and verdict only where every term is published to it."""
    published: set[tuple[str, str, str, str]] = {
        (figure.indicator, figure.part, figure.cell.scope, figure.cell.wave)
        for figure in results.figures
        if figure.status == "publie" and figure.cell.population == EVERYONE
    }
    return tuple(_as_seen(line, published) for line in lines)


def _as_seen(line: ReconciledLine, published: set[tuple[str, str, str, str]]) -> ReconciledLine:
    scopes = (TERRITORY, *(Scope.of(PARTNER, partner) for partner, _ in line.partners))
    if line.whole is None or all((line.indicator, line.part, scope, line.wave) in published for scope in scopes):
        return line
    return replace(line, verdict="masque", whole=None, partners=(), apart=None, why=MASKED)


def _lines(
    indicator: Indicator, figures: list[Estimate], tallies: Tallies, columns: Columns
) -> Iterator[ReconciledLine]:
    measure = indicator.measure
    if not isinstance(measure, CountedMeasure) or not measure.adds_up():
        yield ReconciledLine(
            indicator=indicator.id,
            part="",
            part_label=indicator.label,
            wave="",
            unit=indicator.unit,
            verdict="ne_s_additionne_pas",
            why=_reason(indicator),
        )
        return
    per_part = {part.id: part for part in per_atom(tallies, columns, indicator)}
    of_partners: dict[tuple[str, str], dict[str, float]] = {}
    for figure in figures:
        partner = _partner(figure.cell)
        if partner is not None and figure.value is not None and figure.cell.population == EVERYONE:
            of_partners.setdefault((figure.part, figure.cell.wave), {})[partner] = figure.value
    for figure in figures:
        if figure.cell != Cell(TERRITORY, figure.cell.wave) or figure.value is None:
            continue
        parts = of_partners.get((figure.part, figure.cell.wave), {})
        line = ReconciledLine(
            indicator=figure.indicator,
            part=figure.part,
            part_label=figure.part_label,
            wave=figure.cell.wave,
            unit=figure.unit,
            verdict="verifie",
            whole=figure.value,
            partners=tuple(parts.items()),
            apart=_apart(per_part[figure.part], tallies, figure.cell.wave),
        )
        yield line if _holds(line) else replace(line, verdict="ecart")


def _apart(part: Part, tallies: Tallies, wave: str) -> float:
    """Return what is attached to no partner at a wave, counted afresh; `part` has one value per atom."""
    tally = tallies.by_need[part.need]
    among = tally.members(Cell(TERRITORY, wave)) & tally.atoms[PARTNER].isna().to_numpy(dtype=bool)
    return float(np.nansum(part.value[among]))


def _holds(line: ReconciledLine) -> bool:
    assert line.difference is not None and line.whole is not None
    return abs(line.difference) <= PRECISION * max(1.0, abs(line.whole))


def _partner(cell: Cell) -> str | None:
    return cell.scope.member if cell.scope.kind == PARTNER else None


def _reason(indicator: Indicator) -> str:
    return indicator.measure.no_sum or ("part" if indicator.unit == "part" else "moyenne ou écart")
