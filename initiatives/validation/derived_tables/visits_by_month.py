"""How often each participant came, month by month: who stands behind the visits of a month.

No figure is made of this table. It lets stage 6 count how many different people stand behind the visits of any period,
and how far one very assiduous person makes them up.
"""

import pandas as pd

from initiatives.declaration.registers import VISITS
from initiatives.validation.dataset import Table
from initiatives.validation.derived_tables.participants import distinct_participants

VISITED = "visites."
"""Prefix of the columns « visites.2014-10 », which only tell atoms apart; nothing follows it for visits without a date."""


def visits_by_month(presences: Table) -> Table:
    """Return one row per distinct person of the attendance, with their scopes and how many visits each month."""
    frame = presences.frame
    people = distinct_participants(presences).frame
    number, _ = pd.factorize(frame["participant"])
    months = frame["mois"].astype(object).fillna("") if "mois" in frame else pd.Series("", index=frame.index)
    came = pd.crosstab(number, months.to_numpy(dtype=object)).reindex(range(len(people)), fill_value=0)
    return Table(VISITS, people.assign(**{f"{VISITED}{month}": _few_words(came[month]) for month in came}), {})


def _few_words(came: "pd.Series[int]") -> pd.Categorical:
    return pd.Categorical(came.astype("str").to_numpy())
