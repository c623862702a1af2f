"""A figure cannot exist without what it rests on."""

import pytest

from indicators.counting.tallies import Cell
from indicators.figures.results import Estimate

WHOLE: dict[str, object] = {
    "indicator": "essai",
    "part": "",
    "part_label": "Essai",
    "cell": Cell(),
    "value": 0.5,
    "unit": "part",
    "n": 10,
    "missing": 0,
    "method": "part des réponses valides",
    "evidence": "declare",
}


@pytest.mark.parametrize("left_out", ["n", "missing", "method", "evidence", "unit", "cell"])
def test_an_estimate_needs_what_it_rests_on(left_out: str) -> None:
    with pytest.raises(TypeError, match=left_out):
        Estimate(**{key: value for key, value in WHOLE.items() if key != left_out})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"method": ""}, "a method and an evidence"),
        ({"n": -1}, "negative"),
        ({"missing": -2}, "negative"),
        ({"low": 0.4}, "two bounds"),
    ],
)
def test_an_estimate_refuses_what_cannot_be(wrong: dict[str, object], said: str) -> None:
    assert Estimate(**WHOLE).n == 10  # type: ignore[arg-type]
    with pytest.raises(ValueError, match=said):
        Estimate(**(WHOLE | wrong))  # type: ignore[arg-type]
