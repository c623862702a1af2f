"""The data once checked: typed tables without names, ready to be counted."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import pandas as pd

from initiatives.declaration.vocabulary import ILLEGIBLE, NOT_CONCERNED
from initiatives.validation.background import Background
from initiatives.validation.quality import Finding

MARK = f"{ILLEGIBLE}."
"""Prefix of the columns « illisible.age », beside a column of numbers: whether the cell was filled and could not be read."""
UNASKED = f"{NOT_CONCERNED}."
"""Prefix of the columns « non_concerne.age », beside the numbers that are not asked of everybody: whether it was not asked."""


@dataclass(frozen=True)
class Table:
    """One row per unit (respondent, session, attendance, contribution…), already checked against its contract (`schemas`).

    Columns of `frame`:
    - `wave`: categorical id of the wave, for answers only;
    - `person`: int64 pseudonym, −1 when unknown, for answers only: the same person has the same number at each wave
      of the same group, and nowhere else;
    - some of `SCOPES`: categorical ids, missing where the unit belongs to none;
    - `third_party`: bool, for answers only: whether somebody else answered for the person;
    - one categorical column per closed question, whose categories are exactly `Question.held()`; blank is missing, and a
      cell that could not be read is `ILLEGIBLE`, as in a register's closed lists;
    - for a question with several answers, one such column per option, named `question.option`, with categories
      (non, oui, ne_sait_pas, non_concerne, illisible); missing when the whole question was left blank;
    - one `Int64` column per number, in units of 10^-decimals (cents, minutes…), missing where it is blank or could not be
      read; beside it, a bool column `MARK` + its name tells the latter, and, where it is not asked of everybody (`only_if`), a
      bool column `UNASKED` + its name whether it was not asked;
    - dates as `datetime64[s]`.
    """

    name: str
    frame: pd.DataFrame
    decimals: Mapping[str, int]
    """Column → how many decimals its integers stand for."""


@dataclass(frozen=True)
class Dataset:
    """Everything that may be counted, by table name: each group's answers (all waves), each register."""

    tables: Mapping[str, Table]
    findings: tuple[Finding, ...] = ()
    background: Background = field(default_factory=Background)
    file_names: Mapping[str, str] = field(default_factory=dict)
    """`Passage.id` → how the file and its sheet are named: for the owner, who alone reads it."""
