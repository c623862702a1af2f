"""The same counts by other means, all threads: how fast they can be had without the engine, from the same Parquet file.

Each peer counts in the fastest way found for it, which is the engine's own: people are matched once, and what they
answered before and after gives the counts of both waves; a question is a query. A query per wave and per pair, on
columns as they are, takes twice as long or more. Each peer gives, for each
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
PLACES = STRUCTURES + 1
"""Structures, and one place more for people who are not there at a wave."""
INSTALL = 'installez-le : .venv/bin/python -m pip install "polars>=2" "duckdb>=2" "pyarrow>=26"'


def polars(path: Path) -> Counts:
    """Count with polars: people matched, each question grouped by one packed key, all of them in one call."""
    import polars as pl

    def code(column: str, blank: int) -> Any:
        return pl.col(column).cast(pl.Int32).fill_null(blank)

    rows = pl.scan_parquet(path)
    sides = [rows.filter(pl.col("wave") == wave).select("person", PLACE, *QUESTIONS) for wave in (0, 1)]
    before, after = pl.collect_all(sides)
    journey = (code(PLACE, STRUCTURES) * PLACES + code(f"{PLACE}_after", STRUCTURES)) * SIZE**2
    answers = [((code(one, -1) + 1) * SIZE + code(f"{one}_after", -1) + 1).alias(one) for one in QUESTIONS]
    people = before.join(after, on="person", how="full", suffix="_after").lazy()
    people = people.select(journey.alias("journey"), *answers).collect().lazy()
    asked = [people.group_by((pl.col("journey") + pl.col(one)).alias("key")).len() for one in QUESTIONS]
    found = pl.collect_all(asked)
    return {
        one: _unpacked(*(column.to_numpy() for column in frame)) for one, frame in zip(QUESTIONS, found, strict=True)
    }


def duckdb(path: Path) -> Counts:
    """Count with DuckDB: people matched once in a table in memory, each question grouped by one packed key."""
    import duckdb as db

    def side(wave: int) -> str:
        return f"(from read_parquet('{path}') where wave = {wave})"

    def code(column: str, blank: int) -> str:
        return f"coalesce({column}, {blank})"

    journey = f"({code(f'o.{PLACE}::int', STRUCTURES)} * {PLACES} + {code(f'n.{PLACE}', STRUCTURES)}) * {SIZE**2}"
    answers = ", ".join(
        f"(({code(f'o.{one}', -1)} + 1) * {SIZE} + {code(f'n.{one}', -1)} + 1)::tinyint as {one}" for one in QUESTIONS
    )
    with db.connect() as base:
        people = f"select {journey} as journey, {answers} from {side(0)} o full join {side(1)} n using (person)"
        base.execute(f"create table people as {people}")
        asked = {one: f"select journey + {one} as key, count(*) from people group by key" for one in QUESTIONS}
        return {one: _unpacked(*base.execute(query).fetchnumpy().values()) for one, query in asked.items()}


def bincount(columns: Mapping[str, NDArray[Any]]) -> list[NDArray[np.int64]]:
    """Count each column of a survey in memory by structure and wave, and nothing else: one plain `numpy.bincount` each."""
    places = columns[PLACE].astype(np.int64) * 2 + columns["wave"]
    return [
        np.bincount(places * SIZE + (columns[one] + 1), minlength=STRUCTURES * 2 * SIZE).reshape(-1, SIZE)
        for one in QUESTIONS
    ]


PEERS: Mapping[str, Callable[[Path], Counts]] = {"polars": polars, "duckdb": duckdb}


def missing(name: str) -> bool:
    """Tell whether a peer, or what reads Parquet, is not installed."""
    return find_spec(name) is None


def _unpacked(key: NDArray[Any], count: NDArray[Any]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Tell the counts of one question at each wave, and before × after, from those by packed key."""
    first, last, answer, then = np.unravel_index(key, (PLACES, PLACES, SIZE, SIZE))
    here, there = first < STRUCTURES, last < STRUCTURES
    by_wave, by_pair = np.zeros((PLACES, 2, SIZE), dtype=np.int64), np.zeros((PLACES, SIZE, SIZE), dtype=np.int64)
    np.add.at(by_wave[:, 0], (first[here], answer[here]), count[here])
    np.add.at(by_wave[:, 1], (last[there], then[there]), count[there])
    both = here & there
    np.add.at(by_pair, (last[both], answer[both], then[both]), count[both])
    return by_wave[:STRUCTURES], by_pair[:STRUCTURES]
