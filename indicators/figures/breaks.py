"""Breaks in series: from which wave a question is no longer the same, and what becomes of its figures."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from indicators.counting.columns import Columns
from indicators.counting.needs import Need
from indicators.figures.results import Estimate

AND = "\u202f; "
Breaks = Mapping[str, str]
"""Wave from which a counted question changed → what changed."""


def breaks_of(needs: Iterable[Need], columns: Columns) -> Breaks:
    """Gather the breaks of every question that an indicator counts."""
    found: dict[str, dict[str, None]] = {}
    for need in needs:
        for name in (name for derived in need.columns for name in derived.names()):
            column = columns.get(need.table, name)
            for wave, what in (column.breaks if column is not None else {}).items():
                found.setdefault(wave, {})[what] = None
    return {wave: AND.join(said) for wave, said in found.items()}


def with_breaks(figures: list[Estimate], breaks: Breaks, waves: tuple[str, ...]) -> list[Estimate]:
    """Flag every figure from the wave of a break on; a change across a break is not computed, and says why.

    `waves` are those of the initiative, in order. A figure that is not computed keeps its base n: people did answer.
    """
    return [_told(figure, breaks, waves) for figure in figures] if breaks else figures


def _told(figure: Estimate, breaks: Breaks, waves: tuple[str, ...]) -> Estimate:
    moments = [waves.index(wave) for wave in figure.cell.wave.each if wave in waves]
    places = {waves.index(wave): what for wave, what in breaks.items() if wave in waves}
    if not moments or not any(place <= moments[-1] for place in places):
        return figure
    flagged = replace(figure, flags=(*figure.flags, "rupture_de_serie"))
    across = [what for place, what in sorted(places.items()) if moments[0] < place <= moments[-1]]
    if not across:
        return flagged
    why = f"rupture de série\u202f: {AND.join((*across, 'comparaison non calculée'))}"
    return replace(flagged, value=None, low=None, high=None, k=None, test=None, p=None, method=why)
