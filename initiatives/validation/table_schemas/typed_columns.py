"""The kinds of columns that a checked table may have, each a Pandera column that says in French what it holds.

The sentence of a rule (the `error` of a check) is what is printed for people, and what a breach of it is called.
"""

from collections.abc import Sequence
from datetime import date
from functools import partial
from typing import Any

import pandas as pd
import pandera.pandas as pa

from initiatives.declaration.questionnaire import Precision
from initiatives.validation.contracts import Rule, shown_bound
from initiatives.validation.dataset import MARK
from initiatives.validation.whole_columns import to_precision

IDS, DECIMALS, UNIT, HEADINGS = "ids", "decimals", "unit", "headings"
"""Keys of the `metadata` of a column.

- `ids`: its categories, all of them and in order; None where it holds no ids, or only the data tells them. They are no
  type of Pandera, which takes two orders for one list, and as long to compare them as to check all the rest;
- `decimals`, `unit`: of the integers of a number;
- `headings`: where a file says it.
"""
HELD = "aucun qui ne soit sur une ligne"
AMONG = "ceux d’une liste seulement"
WITHOUT_GAP = "sans trou de la première à la dernière"
IN_SECONDS = "un jour"
NO_FINER: dict[Precision, str] = {
    "mois": "le premier du mois, à la place du jour",
    "annee": "le premier de l’année, à la place du jour",
}


def ids(
    title: str,
    known: Sequence[str] | None,
    *,
    blank: bool = True,
    unique: bool = False,
    required: bool = True,
    headings: Sequence[str] = (),
) -> pa.Column:
    """Return a column of ids: those known, whether some row holds them or not; or any that some row holds.

    `known` is None where only the data tells the ids: what only a row set aside said must then have left with it.
    """
    data_tells = known is None
    held = pa.Check(lambda column: column.nunique() == len(column.cat.categories), error=HELD)
    return pa.Column(
        pa.Category() if data_tells else None,
        held if data_tells else None,
        title=title,
        nullable=blank,
        unique=unique,
        required=required,
        metadata=_metadata(ids=known, headings=headings),
    )


def ids_among(
    title: str,
    known: Sequence[str] | None,
    *,
    blank: bool = True,
    required: bool = True,
    headings: Sequence[str] = (),
) -> pa.Column:
    """Return a column of ids that need not all be there: those of sessions with an attendance sheet."""
    among = pa.Check(lambda column: known is None or set(column.cat.categories) <= set(known), error=AMONG)
    return pa.Column(
        pa.Category(), among, title=title, nullable=blank, required=required, metadata=_metadata(headings=headings)
    )


def periods(title: str, length: str) -> pa.Column:
    """Return a column of months (`M`: « 2014-10 ») or years (`Y`: « 2014 »), without a gap from the first to the last."""

    def without_gap(held: Any) -> bool:
        names = [*held.cat.categories]
        return not names or names == [*map(str, pd.period_range(names[0], names[-1], freq=length))]

    check = pa.Check(without_gap, error=WITHOUT_GAP)
    return pa.Column(pa.Category(), check, title=title, nullable=True, metadata=_metadata())


def number(
    title: str, rule: Rule, decimals: int, unit: str | None = None, *, headings: Sequence[str] = ()
) -> pa.Column:
    """Return a column of `Int64` in units of 10^-decimals, within the bounds of the rule; blank where nobody gave it."""
    metadata = _metadata(decimals=decimals, unit=unit, headings=headings)
    return pa.Column("Int64", _bounds(rule, decimals), title=title, nullable=True, metadata=metadata)


def mark(name: str) -> dict[str, pa.Column]:
    """Return the column beside a number: whether its cell was filled and could not be read."""
    return {f"{MARK}{name}": flag(f"« {name} » est rempli, et n’a pas pu être lu")}


def day(
    title: str,
    rule: Rule,
    *,
    required: bool = True,
    headings: Sequence[str] = (),
    precision: Precision | None = None,
) -> pa.Column:
    """Return a column of `datetime64[s]`, within the bounds of the rule, no finer than `precision`; blank where nobody gave it."""
    # Not a type of Pandera, which takes one unit of time for another.
    in_seconds = pa.Check(lambda held: held.dtype == "datetime64[s]", error=IN_SECONDS)
    checks = [in_seconds, *_bounds(rule, 0)]
    if precision is not None:
        checks.append(pa.Check(partial(_no_finer, precision=precision), error=NO_FINER[precision]))
    metadata = _metadata(headings=headings)
    return pa.Column(None, checks, title=title, nullable=True, required=required, metadata=metadata)


def _no_finer(held: "pd.Series[Any]", precision: Precision) -> bool:
    days = held.dropna().to_numpy(dtype="datetime64[s]")
    return bool((days == to_precision(days, precision)).all())


def pseudonym(title: str, *, known: bool, unique: bool = False, headings: Sequence[str] = ()) -> pa.Column:
    """Return a column of int64 numbers in place of people; −1 is nobody in particular, unless everybody is `known`."""
    least = pa.Check.ge(0, error="une personne connue") if known else pa.Check.ge(-1, error="−1 pour une inconnue")
    return pa.Column("int64", least, title=title, unique=unique, metadata=_metadata(headings=headings))


def flag(title: str) -> pa.Column:
    """Return a column of bool."""
    return pa.Column("bool", title=title, metadata=_metadata())


def _metadata(
    *,
    ids: Sequence[str] | None = None,
    decimals: int | None = None,
    unit: str | None = None,
    headings: Sequence[str] = (),
) -> dict[str, object]:
    return {IDS: None if ids is None else [*ids], DECIMALS: decimals, UNIT: unit, HEADINGS: [*headings]}


def _bounds(rule: Rule, decimals: int) -> list[pa.Check]:
    checks = []
    for bound, check, at_date, at_number in (
        (rule.low, pa.Check.ge, "pas avant le", "au moins"),
        (rule.high, pa.Check.le, "pas après le", "au plus"),
    ):
        if bound is not None:
            said = f"{at_date if isinstance(bound, date) else at_number} {shown_bound(bound, decimals)}"
            checks.append(check(pd.Timestamp(bound) if isinstance(bound, date) else bound, error=said))
    return checks
