"""The data once checked: typed tables without names, ready to be counted."""

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from initiatives.validation.hosts import Host
from initiatives.validation.objectives import Objective
from initiatives.validation.quality import Finding, Passage

SEVERAL = "(plusieurs)"
"""Id of a scope for people met in several places of one kind, or in one and in none; no declared id looks like it."""


@dataclass(frozen=True)
class Table:
    """One row per unit (respondent, session, attendance, contribution…), already checked against its contract (`schemas`).

    Columns of `frame`:
    - `wave`: categorical id of the wave, for answers only;
    - `person`: int64 pseudonym, −1 when unknown, for answers only: the same person has the same number at each wave
      of the same group, and nowhere else;
    - some of `SCOPES`: categorical ids, missing where the unit belongs to none;
    - `third_party`: bool, for answers only: whether somebody else answered for the person;
    - one categorical column per closed question, whose categories are exactly `Question.categories()`; blank is missing;
    - for a question with several answers, one such column per option, named `question.option`, with categories
      (non, oui, ne_sait_pas, non_concerne); missing when the whole question was left blank;
    - one `Int64` column per number, in units of 10^-decimals (cents, minutes…); blank is missing;
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
    findings: tuple[Finding, ...]
    passages: tuple[Passage, ...]
    hosts: tuple[Host, ...] = ()
    """The host structures, in the order of their register."""
    objectives: tuple[Objective, ...] = ()
    """What partners set themselves, in their own words, in the order of the register."""
