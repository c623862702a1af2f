"""What R computed (tests/golden/make_golden_survey.R), as arrays."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from initiatives.arrays import Floats

FILE = Path(__file__).parents[2] / "golden" / "survey.json"
R: Mapping[str, Any] = json.loads(FILE.read_text(encoding="utf-8"))


def column(rows: Mapping[str, Any], name: str) -> NDArray[Any]:
    """Return a column of a golden table."""
    return np.array(rows[name])


def totals(unit: NDArray[Any], values: NDArray[Any]) -> Floats:
    """Add values per primary unit, in the order in which units are sorted: shape (1, units)."""
    _, places = np.unique(unit, return_inverse=True)
    added: Floats = np.bincount(places, weights=values).astype(np.float64)
    return added[None, :]
