"""Which atoms make up a cell: told of many cells at once as it is read row by row."""

import numpy as np
import pandas as pd
from hypothesis import given, settings
from hypothesis import strategies as st

from indicators.counting.needs import Need
from indicators.counting.tallies import Cell, Tally
from indicators.counting.whom_and_when import Scope
from initiatives.declaration.vocabulary import EVERYONE, WITHOUT_THIRD_PARTY

_PARTS = st.tuples(st.sampled_from(["debut", "fin"]), st.sampled_from(["a", "b", None]), st.booleans())
_CELLS = st.builds(
    Cell,
    st.sampled_from(["territoire", "structure:a", "structure:b", "structure:nulle_part", "axe:inconnu"]),
    st.sampled_from(["", "debut", "fin", "jamais"]),
    st.sampled_from([EVERYONE, WITHOUT_THIRD_PARTY]),
)


@given(parts=st.lists(_PARTS, min_size=1, max_size=6), cells=st.lists(_CELLS, min_size=1, max_size=6))
@settings(max_examples=60, deadline=None)
def test_cells_are_read_as_a_row_at_a_time_would(parts: list[tuple[str, str | None, bool]], cells: list[Cell]) -> None:
    waves, structures, alone = zip(*parts, strict=True)
    atoms = pd.DataFrame(
        {"wave": pd.Categorical(waves), "structure": pd.Categorical(structures), WITHOUT_THIRD_PARTY: list(alone)}
    )
    tally = Tally(Need("seniors"), atoms, (), np.ones(len(parts), dtype=np.int64))
    expected = [
        [
            (not cell.wave or wave == cell.wave)
            and (
                cell.scope == Scope("territoire") or (cell.scope.kind == "structure" and structure == cell.scope.member)
            )
            and (cell.population == EVERYONE or without)
            for wave, structure, without in parts
        ]
        for cell in cells
    ]
    assert tally.members_of(cells).tolist() == expected
