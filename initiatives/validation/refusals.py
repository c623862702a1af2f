"""How many cells of each question, at each wave, are filled and could not be read: what no figure is made of."""

from collections.abc import Iterator, Mapping

import numpy as np
import pandas as pd

from initiatives.declaration.vocabulary import ILLEGIBLE, WAVE
from initiatives.validation.dataset import MARK, Table
from initiatives.validation.quality import Refusals, Refused
from initiatives.validation.whole_columns import Rows


def refused_in(tables: Mapping[str, Table]) -> Refusals:
    """Count them in checked tables. A question with several answers is one cell of each row, refused if one option is."""
    return {
        (name, question, wave): Refused(int((refused & there).sum()), int((filled & there).sum()))
        for name, table in tables.items()
        for question, refused, filled in _refused(table.frame)
        for wave, there in _waves(table.frame)
        if (refused & there).any()
    }


def _refused(frame: pd.DataFrame) -> Iterator[tuple[str, Rows, Rows]]:
    """Yield the questions of which some cell was refused, with the rows where it was, and those where it is filled."""
    found: dict[str, tuple[Rows, Rows]] = {}
    for name in map(str, frame):
        refused = _of_column(frame, name)
        if refused is not None:
            question = name.partition(".")[0]
            before = found.get(question, (np.zeros(len(frame), dtype=bool),) * 2)
            filled = frame[name].notna().to_numpy(dtype=bool) | refused
            found[question] = (before[0] | refused, before[1] | filled)
    for question, (refused, filled) in found.items():
        if refused.any():
            yield question, refused, filled


def _of_column(frame: pd.DataFrame, name: str) -> Rows | None:
    """Return the rows where a column could not be read; None for one that never says so."""
    if f"{MARK}{name}" in frame:
        return frame[f"{MARK}{name}"].to_numpy(dtype=bool)
    column = frame[name]
    if not isinstance(column.dtype, pd.CategoricalDtype) or ILLEGIBLE not in column.cat.categories:
        return None
    return np.asarray(column.cat.codes == column.cat.categories.get_loc(ILLEGIBLE))


def _waves(frame: pd.DataFrame) -> Iterator[tuple[str, Rows]]:
    if WAVE not in frame:
        yield "", np.ones(len(frame), dtype=bool)
        return
    for wave in frame[WAVE].cat.categories:
        yield str(wave), (frame[WAVE] == wave).to_numpy(dtype=bool)
