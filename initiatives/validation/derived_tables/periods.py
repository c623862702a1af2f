"""In which month and in which year each line of a dated register falls, so that lines can be counted by either."""

from dataclasses import replace

import pandas as pd

from initiatives.validation.dataset import Table

DATED = ("seances", "presences", "rencontres", "reunions", "production")
"""Registers of what the initiative itself did, day by day: their lines may be counted by month and by year."""
_NAMES = "janvier février mars avril mai juin juillet août septembre octobre novembre décembre"
MONTHS = {
    f"{year}-{place:02}": f"{name} {year}"
    for year in range(1990, 2101)
    for place, name in enumerate(_NAMES.split(), start=1)
}
"""Id of a month → its name: « 2014-10 » → « octobre 2014 »."""


def with_periods(register: Table) -> Table:
    """Add `mois` (« 2014-10 ») and `annee` (« 2014 ») to a dated register; blank where the date is.

    Their categories go without a gap from the first to the last date: a month without a line is a true zero.
    """
    if "date" not in register.frame:
        return register
    days = register.frame["date"]
    return replace(register, frame=register.frame.assign(mois=_periods(days, "M"), annee=_periods(days, "Y")))


def _periods(days: pd.Series, length: str) -> pd.Categorical:
    found = days.dt.to_period(length)
    span = () if found.isna().all() else tuple(map(str, pd.period_range(found.min(), found.max(), freq=length)))
    return pd.Categorical(found.astype("str").where(found.notna(), None), categories=list(span))
