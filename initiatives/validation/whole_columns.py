"""How a whole column of text becomes typed: each distinct text is read once."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeVar, cast

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from initiatives.arrays import Bools
from initiatives.declaration.questionnaire import Precision
from initiatives.declaration.vocabulary import ILLEGIBLE
from initiatives.validation.wrong import Wrong

T = TypeVar("T")
Rows = Bools
"""Which rows, shape (rows,)."""


@dataclass(frozen=True)
class Parsed(Generic[T]):
    """A column once read: `values[codes[i]]` for row i; code −1 where it is blank or refused.

    `wrong` says which rows were refused, by reason.
    """

    codes: NDArray[np.intp]
    values: Sequence[T]
    wrong: Mapping[Wrong, Rows]

    @property
    def given(self) -> Rows:
        """Rows that hold a value."""
        return self.codes >= 0

    def means(self, value: T) -> Rows:
        """Rows that hold this value."""
        return np.array([*(one == value for one in self.values), False], dtype=bool)[self.codes]


def parse_column(texts: "pd.Series[str]", rows: Rows, parse: Callable[[str], T | Wrong]) -> Parsed[T]:
    """Read the cells of the chosen rows; those of other rows are as blank, and never looked at.

    `texts` holds each distinct text as a category: each is read once.
    """
    codes = np.where(rows, texts.cat.codes, -1)
    distinct = texts.cat.categories.tolist()
    met = np.flatnonzero(np.bincount(codes + 1, minlength=len(distinct) + 1)[1:])
    read = [parse(distinct[position]) for position in met.tolist()]
    values = [one for one in read if not isinstance(one, Wrong)]
    taken = np.array([not isinstance(one, Wrong) for one in read], dtype=bool)
    refused: dict[Wrong, list[int]] = {}
    for place in np.flatnonzero(~taken).tolist():
        refused.setdefault(cast(Wrong, read[place]), []).append(int(met[place]))
    # The last place answers code −1 (blank).
    renumbered = np.full(len(distinct) + 1, -1, dtype=np.intp)
    renumbered[met[taken]] = np.arange(len(values))
    return Parsed(renumbered[codes], values, {why: np.isin(codes, which) for why, which in refused.items()})


def as_categories(parsed: Parsed[str], categories: Sequence[str]) -> pd.Categorical:
    """Return ids as a categorical column whose categories are exactly these."""
    place = {category: position for position, category in enumerate(categories)}
    codes = np.array([*(place[value] for value in parsed.values), -1], dtype=np.intp)
    return coded(codes[parsed.codes], categories)


def as_answers(parsed: Parsed[str], categories: Sequence[str], illegible: Rows) -> pd.Categorical:
    """Return answers as a categorical column of these, then `ILLEGIBLE` for the cells that could not be read."""
    codes = np.asarray(as_categories(parsed, categories).codes, dtype=np.intp)
    return coded(np.where(illegible, len(categories), codes), (*categories, ILLEGIBLE))


def coded(codes: NDArray[np.signedinteger], categories: Sequence[str]) -> pd.Categorical:
    """Return a categorical column from positions among its categories, −1 where it is blank."""
    return pd.Categorical.from_codes(codes, categories=pd.Index(list(categories), dtype="str"))


def as_integers(parsed: Parsed[int]) -> pd.arrays.IntegerArray:
    """Return whole numbers as a nullable `Int64` column."""
    values = np.array([*parsed.values, 0], dtype=np.int64)
    return pd.arrays.IntegerArray(values[parsed.codes], ~parsed.given)


def as_dates(parsed: Parsed[date]) -> "NDArray[np.datetime64]":
    """Return dates as `datetime64[s]`, NaT where there is none."""
    values = np.array([*parsed.values, "NaT"], dtype="datetime64[s]")
    return np.asarray(values[parsed.codes])


def to_precision(dates: "NDArray[np.datetime64]", precision: Precision | None) -> "NDArray[np.datetime64]":
    """Return the first day of the month or of the year of each date, as `datetime64[s]`: nothing finer is kept."""
    if precision is None:
        return dates
    return dates.astype(f"datetime64[{_KEPT[precision]}]").astype("datetime64[s]")


_KEPT: dict[Precision, str] = {"mois": "M", "annee": "Y"}
"""As NumPy calls them."""
