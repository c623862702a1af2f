"""How many people or organisations were asked to answer: the denominators of response rates."""

from collections.abc import Mapping

import pandas as pd

from indicators.counting.tallies import TERRITORY
from indicators.counting.whom_and_when import Scope
from initiatives.declaration.vocabulary import SCOPES, WAVE
from initiatives.validation.dataset import Dataset

COUNTED = "populations"
"""The register of those counted populations."""
ASKED = "sollicites"


def populations_of(dataset: Dataset) -> tuple[Mapping[tuple[str, str], int], Mapping[tuple[str, str, Scope], int]]:
    """Return (group, wave) → counted population, then (group, wave, scope) → the same for parts of the territory.

    Read in the register `populations`, definition `sollicites`. Where one row counts the whole group (no structure),
    it is the total and rows per structure only serve the parts: adding both would count everybody twice. A part is
    known only through rows per structure; both are empty where nobody counted.
    """
    if COUNTED not in dataset.tables:
        return {}, {}
    frame = dataset.tables[COUNTED].frame
    asked = frame[(frame["definition"] == ASKED) & frame["effectif"].notna()]
    placed = asked["structure"].notna() if "structure" in asked else pd.Series(False, index=asked.index)
    whole: dict[tuple[str, str], int] = {}
    for (group, wave), rows in asked.groupby(["groupe", "vague"], observed=True):
        totals = rows[~placed[rows.index]]
        whole[str(group), str(wave)] = int((totals if len(totals) else rows)["effectif"].sum())
    parts: dict[tuple[str, str, Scope], int] = {}
    for kind in (kind for kind in SCOPES if kind in asked):
        for (group, wave, member), rows in asked[placed].groupby(["groupe", "vague", kind], observed=True):
            parts[str(group), str(wave), Scope.of(kind, str(member))] = int(rows["effectif"].sum())
    return whole, parts


def outnumbered(dataset: Dataset) -> Mapping[tuple[str, str], tuple[Scope, ...]]:
    """Return (group, wave) → the scopes where more answered than were counted: one of the two numbers is wrong."""
    whole, parts = populations_of(dataset)
    counted = {(*place, TERRITORY): asked for place, asked in whole.items()} | dict(parts)
    found: dict[tuple[str, str], tuple[Scope, ...]] = {}
    for (group, wave, scope), asked in counted.items():
        if group in dataset.tables and asked < _answered(dataset.tables[group].frame, wave, scope):
            found[group, wave] = (*found.get((group, wave), ()), scope)
    return found


def _answered(frame: pd.DataFrame, wave: str, scope: Scope) -> int:
    there = frame[WAVE] == wave
    if scope != TERRITORY:
        there &= frame[scope.kind].astype(object) == scope.member if scope.kind in frame else False
    return int(there.sum())
