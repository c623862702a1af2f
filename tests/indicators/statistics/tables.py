"""What R computed (tests/golden/make_golden.R): one CSV per family of functions, one case per line."""

import csv
from functools import cache
from pathlib import Path

import numpy as np

from initiatives.arrays import Floats, Integers

GOLDEN = Path(__file__).parents[2] / "golden"


@cache
def cases(name: str) -> tuple[dict[str, str], ...]:
    """Return the cases of one file, as text."""
    with (GOLDEN / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file))


def column(name: str, key: str) -> Floats:
    """Return a column of numbers, NaN where R found the figure undefined."""
    return np.array([float(case[key]) for case in cases(name)])


def integers(name: str, *keys: str) -> tuple[Integers, ...]:
    """Return columns of counts."""
    return tuple(column(name, key).astype(np.int64) for key in keys)


def values(case: dict[str, str], key: str = "values") -> Floats:
    """Return the values of one case."""
    return np.array([float(one) for one in case[key].split()])


def counts(case: dict[str, str], key: str = "counts") -> Integers:
    """Return how often each value occurs, as one cell."""
    return np.array([[int(one) for one in case[key].split()]])


def same(got: Floats | tuple[Floats, ...], name: str, *keys: str, rtol: float = 1e-9, atol: float = 1e-12) -> None:
    """Check columns against R's, undefined figures included."""
    for one, key in zip(got if isinstance(got, tuple) else (got,), keys, strict=True):
        np.testing.assert_allclose(one, column(name, key), rtol=rtol, atol=atol, err_msg=key)
