"""Who took part: one row per distinct person of the attendance."""

from initiatives.columns import Rows
from initiatives.dataset import SCOPES, Table
from initiatives.registers import PARTICIPANTS


def distinct_participants(presences: Table) -> Table:
    """Return one row per distinct person of the attendance, with the scopes that never change for them."""
    frame = presences.frame
    scopes = [name for name in SCOPES if name in frame]
    people = frame.groupby("participant", sort=False)
    rows: Rows = people.cumcount().to_numpy() == 0
    distinct = frame.loc[rows, ["participant", *scopes]].set_index("participant")
    for name in scopes:
        changing = people[name].nunique(dropna=False).reindex(distinct.index) > 1
        distinct.loc[changing.to_numpy(dtype=bool), name] = None
    return Table(PARTICIPANTS, distinct.reset_index(drop=True), {})
