"""The peers once more, by the engine's own detour: people matched once, both waves read from one before × after table.

It is not how these libraries are asked for counts, and part of it is no longer lazy; it tells how much of the ratio comes
from the detour, and how much from the counting.
"""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from benchmarks.peers import SIZE, Counts
from benchmarks.survey import PLACE, QUESTIONS, STRUCTURES

PLACES = STRUCTURES + 1
"""Structures, and one place more for people who are not there at a wave."""


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


TUNED: dict[str, Callable[[Path], Counts]] = {"polars_detour": polars, "duckdb_detour": duckdb}


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
