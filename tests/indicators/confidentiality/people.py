"""Who stands behind each published figure, person by person: an audit that shares nothing with the search.

A test gives rows; here is worked out, in plain Python, whom each figure of a share or of a change speaks of, and the
attacker looks for the few people that published figures give back.
"""

from collections.abc import Iterable, Mapping, Sequence

import numpy as np
import pandas as pd

from indicators.confidentiality.attacker import Budget, smallest, ways
from indicators.counting.tallies import TERRITORY, Cell
from indicators.counting.whom_and_when import BETWEEN
from indicators.figures.results import PublishedResults
from initiatives.arrays import Bools, Integers
from initiatives.declaration.vocabulary import WITHOUT_THIRD_PARTY
from initiatives.validation.dataset import Table
from tests.indicators.confidentiality.little import silver_geek

VALID = {"pas_du_tout", "plutot_pas", "plutot", "tout_a_fait", "1", "2", "3", "4"}
Answer = Mapping[str, object]
"""One answer: wave, person, type_structure, partenaire, third_party, and questions."""


def table_of(rows: Sequence[Answer]) -> Table:
    """Make the seniors' table of these answers."""
    questions = silver_geek().questionnaire_of("seniors").questions
    frame = pd.DataFrame(list(rows))
    frame["person"] = frame["person"].astype("int64")
    frame["third_party"] = frame["third_party"].astype(bool)
    for name in frame.columns.difference(["person", "third_party"]):
        frame[name] = pd.Categorical(frame[name], categories=questions[name].held() if name in questions else None)
    return Table("seniors", frame, {})


def told(
    results: Iterable[PublishedResults], rows: Sequence[Answer], question: str, where: Mapping[str, Mapping[str, str]]
) -> list[frozenset[int]]:
    """List whom each published figure speaks of: ranks of rows whose valid answer to `question` it adds up.

    `where` gives the filter of each indicator on this question; a figure of two waves speaks of people who answered
    both times, and tells of each wave apart.
    """
    found: dict[frozenset[int], None] = {}
    for figure in (figure for one in results for figure in one.figures):
        if figure.status == "publie" and figure.indicator in where:
            for wave in figure.cell.wave.split(BETWEEN):
                found[_behind(figure.cell, wave, rows, question, where[figure.indicator])] = None
    return [one for one in found if one]


def few(
    told_of: Sequence[frozenset[int]], size: int, limit: int, known: frozenset[int] = frozenset()
) -> frozenset[int]:
    """Return who of these rows is in a group of fewer than `limit` that published figures give back; `known` is no secret."""
    members = np.array([[rank in one for rank in range(size)] for one in told_of], dtype=bool).reshape(-1, size)
    people = np.array([rank not in known for rank in range(size)], dtype=np.int64)
    return frozenset(np.flatnonzero(given_back(members, people, limit)).tolist())


def given_back(sums: Bools, people: Integers, limit: int) -> Bools:
    """Say which columns are in groups of fewer than `limit` that these sums give back, one group after the other.

    `sums` has shape (sums, columns), `people` (columns,): 0 where it is known that nobody is there, or who is.
    """
    found = np.zeros(len(people), dtype=bool)
    while True:
        live = np.flatnonzero((people > 0) & ~found & sums.any(axis=0))
        blocks, block = np.unique(sums[:, live].astype(np.int64), axis=1, return_inverse=True)
        counted = np.bincount(block.ravel(), people[live], blocks.shape[1]).astype(np.int64)
        every = np.ones(len(counted), dtype=bool)
        group = smallest(ways(blocks), every, counted, limit, Budget(600))
        if group is None:
            return found
        found[live[group.columns[block.ravel()]]] = True


def _behind(cell: Cell, wave: str, rows: Sequence[Answer], question: str, kept: Mapping[str, str]) -> frozenset[int]:
    def valid(row: Answer) -> bool:
        return row[question] in VALID and all(row[column] == value for column, value in kept.items())

    def there(row: Answer) -> bool:
        kind, _, member = cell.scope.partition(":")
        return (cell.scope == TERRITORY or row[kind] == member) and (
            cell.population != WITHOUT_THIRD_PARTY or not row["third_party"]
        )

    chosen = {rank for rank, row in enumerate(rows) if row["wave"] == wave and valid(row)}
    if BETWEEN not in cell.wave:
        return frozenset(rank for rank in chosen if there(rows[rank]))
    before, after = cell.wave.split(BETWEEN)
    at = {(row["person"], row["wave"]): row for row in rows}
    pairs = {
        person
        for person in {row["person"] for row in rows}
        if all((row := at.get((person, moment))) is not None and valid(row) for moment in (before, after))
        and there(at[person, after])
    }
    return frozenset(rank for rank in chosen if rows[rank]["person"] in pairs)


def behind_sides(
    results: Iterable[PublishedResults],
    rows: Sequence[Answer],
    question: str,
    sides: Mapping[str, tuple[str, tuple[str, ...]]],
) -> list[frozenset[int]]:
    """List whom the sides of each published comparison speak of: indicator → the column that it compares by, and its kinds."""
    found: dict[frozenset[int], None] = {}
    for figure in (figure for one in results for figure in one.figures):
        if figure.status == "publie" and figure.indicator in sides:
            column, kinds = sides[figure.indicator]
            for kind in kinds:
                found[_behind(figure.cell, figure.cell.wave, rows, question, {column: kind})] = None
    return [one for one in found if one]
