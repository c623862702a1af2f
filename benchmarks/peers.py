"""The same counts by other means, all threads: how fast they can be had without the engine, from the same Parquet file.

A count is written as a query per question, on a survey whose people are matched once. Each peer gives, for each
question, an array of shape (structures, before and after apart, answers), and one of shape (structures at the later
wave, answers before, answers after); answers are −1 (blank) to 5. They need not tell apart, as the engine does, the
answers given by third parties.
"""

from collections.abc import Callable, Mapping
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from benchmarks.survey import ANSWERS, PLACE, QUESTIONS, STRUCTURES

Counts = dict[str, tuple[NDArray[np.int64], NDArray[np.int64]]]
"""Question → at each wave, before × after."""
SIZE = len(ANSWERS) + 1
INSTALL = 'installez-le : .venv/bin/python -m pip install "polars>=2" "duckdb>=2" "pyarrow>=26"'


def polars(path: Path) -> Counts:
    """Count with polars, lazily, every question in one call."""
    import polars as pl

    rows = pl.scan_parquet(path)
    before = rows.filter(pl.col("wave") == 0).select("person", *QUESTIONS)
    after = rows.filter(pl.col("wave") == 1).select("person", PLACE, *QUESTIONS)
    people = before.join(after, on="person", suffix="_after")
    asked = [rows.group_by(PLACE, "wave", one).len() for one in QUESTIONS]
    asked += [people.group_by(PLACE, one, f"{one}_after").len() for one in QUESTIONS]
    found = [[column.to_numpy() for column in frame.get_columns()] for frame in pl.collect_all(asked)]
    return _counts(found[: len(QUESTIONS)], found[len(QUESTIONS) :])


def duckdb(path: Path) -> Counts:
    """Count with DuckDB, one query per question, people matched once in a table in memory."""
    import duckdb as db

    rows = f"read_parquet('{path}')"
    sides = ", ".join(f"before.{one}, after.{one} as {one}_after" for one in QUESTIONS)
    with db.connect() as base:
        base.execute(
            f"create table people as select after.{PLACE}, {sides} from (from {rows} where wave = 0) before "
            f"join (from {rows} where wave = 1) after using (person)"
        )

        def grouped(table: str, *columns: str) -> list[NDArray[Any]]:
            query = f"select {', '.join(columns)}, count(*) from {table} group by all"
            return list(base.execute(query).fetchnumpy().values())

        marginals = [grouped(rows, PLACE, "wave", one) for one in QUESTIONS]
        pairs = [grouped("people", PLACE, one, f"{one}_after") for one in QUESTIONS]
    return _counts(marginals, pairs)


def bincount(columns: Mapping[str, NDArray[Any]]) -> list[NDArray[np.int64]]:
    """Count each column of a survey in memory by structure and wave, and nothing else: one plain `numpy.bincount` each."""
    places = columns[PLACE].astype(np.int64) * 2 + columns["wave"]
    return [
        np.bincount(places * SIZE + (columns[one] + 1), minlength=STRUCTURES * 2 * SIZE).reshape(-1, SIZE)
        for one in QUESTIONS
    ]


PEERS: dict[str, Callable[[Path], Counts]] = {"polars": polars, "duckdb": duckdb}


def missing(name: str) -> bool:
    """Tell whether a peer, or what reads Parquet, is not installed."""
    return find_spec(name) is None


def _counts(marginals: list[list[NDArray[Any]]], pairs: list[list[NDArray[Any]]]) -> Counts:
    return {
        one: (_array(alone, (STRUCTURES, 2, SIZE), (0, 0, 1)), _array(crossed, (STRUCTURES, SIZE, SIZE), (0, 1, 1)))
        for one, alone, crossed in zip(QUESTIONS, marginals, pairs, strict=True)
    }


def _array(columns: list[NDArray[Any]], shape: tuple[int, ...], shifts: tuple[int, ...]) -> NDArray[np.int64]:
    counted = np.zeros(shape, dtype=np.int64)
    *keys, counts = columns
    counted[tuple(key.astype(np.int64) + shift for key, shift in zip(keys, shifts, strict=True))] = counts
    return counted
