"""Atoms come in one order, whatever that of rows: by the ids of the first column, then the next, missing last."""

import numpy as np
import pandas as pd

from indicators.counting.atoms import grouped


def test_atoms_are_sorted_by_their_columns_and_missing_ids_are_last() -> None:
    first = pd.Categorical(["b", None, "a", "b", "a"], categories=["b", "a"])
    second = np.array([False, False, True, False, False])
    atoms = grouped(pd.DataFrame({"structure": first, "apparies": second}))
    held = atoms.table.astype(object).where(atoms.table.notna(), None)
    assert held.to_numpy().tolist() == [["a", False], ["a", True], ["b", False], [None, False]]
    assert atoms.of_row.tolist() == [2, 3, 1, 2, 0]
