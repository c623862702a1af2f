"""Who took part: one row per distinct person of the attendance."""

from initiatives.declaration.registers import PARTICIPANTS
from initiatives.declaration.vocabulary import SCOPES, SEVERAL
from initiatives.validation.dataset import Table
from initiatives.validation.whole_columns import Rows

CAME = "venues"
"""How often each participant came: no figure is made of it, but a version is compared with the last by it."""


def distinct_participants(presences: Table) -> Table:
    """Return one row per distinct person of the attendance, with their scopes; `SEVERAL` where they attend in several.

    Blank still means « belongs to none »: someone always seen in the same place that has no partner, for instance.
    """
    frame = presences.frame
    scopes = [name for name in SCOPES if name in frame]
    people = frame.groupby("participant", sort=False)
    rows: Rows = people.cumcount().to_numpy() == 0
    distinct = frame.loc[rows, ["participant", *scopes]].set_index("participant")
    distinct[CAME] = people.size().reindex(distinct.index).astype("Int64")
    for name in scopes:
        moving = people[name].nunique(dropna=False).reindex(distinct.index) > 1
        if moving.any():
            held = distinct[name].astype("category").cat.add_categories([SEVERAL])
            distinct[name] = held.where(~moving, SEVERAL)
    return Table(PARTICIPANTS, distinct.reset_index(drop=True), {})
