"""The median: what it is with enough answers, and what it does not tell of the few."""

import numpy as np
import pytest

from indicators.counting.coding import APART
from indicators.counting.columns import Column, Columns
from indicators.counting.needs import Coded, Need
from indicators.measures.base import Counted, Part
from indicators.measures.median import Median
from indicators.weights.sampling import Sampling
from tests.indicators.measures.waves import figures as printed

COLUMNS = Columns({"gens": {"note": Column("note", "note10", {str(note): str(note) for note in range(11)})}}, {})
LEVELS = (*map(str, range(11)), *APART)


def figures(answers: list[int]) -> dict[str, Part]:
    counts = np.bincount(answers, minlength=len(LEVELS))[None, :].astype(np.int64)
    need = Need("gens", (Coded("note"),))
    counted = Counted(need, (LEVELS,), counts, None, None, None, 0)
    parts = Median(median="note").figures((counted,), COLUMNS, Sampling(np.zeros(1, dtype=np.int64), exhaustive=False))
    return {part.id: part for part in parts}


def test_with_forty_answers_the_median_has_its_interval_and_quartiles() -> None:
    answers = [0] * 8 + [3] * 8 + [5] * 9 + [8] * 8 + [10] * 7
    parts = figures(answers)
    assert parts[""].value[0] == np.median(answers) and parts[""].n[0] == 40
    assert [parts[key].value[0] for key in ("q1", "q3")] == [np.quantile(answers, at) for at in (0.25, 0.75)]
    assert {key: (part.computation, part.interval) for key, part in parts.items()} == {
        "": ("médiane des réponses valides", "Thompson (statistiques d’ordre)"),
        "q1": ("quartile des réponses valides (type 7)", ""),
        "q3": ("quartile des réponses valides (type 7)", ""),
    }
    assert parts[""].low is not None and parts[""].high is not None
    assert parts[""].low[0] <= parts[""].value[0] <= parts[""].high[0]


@pytest.mark.parametrize(("n", "told"), [(9, False), (10, True), (29, True)])
def test_few_answers_tell_no_extreme(n: int, told: bool) -> None:
    people = [{"wave": "debut", "note": str(index % 11)} for index in range(n)]
    made = printed(people, milieu={"median": "note"})
    middle = made["milieu", "", "debut"]
    assert (middle.value is not None) is told
    assert (middle.low, middle.high) == (None, None)
    assert made["milieu", "q1", "debut"].value is None and made["milieu", "q3", "debut"].value is None


def test_thirty_answers_tell_an_interval_and_quartiles() -> None:
    people = [{"wave": "debut", "note": str(index % 11)} for index in range(30)]
    made = printed(people, milieu={"median": "note"})
    assert None not in (made["milieu", "", "debut"].low, made["milieu", "q1", "debut"].value)
