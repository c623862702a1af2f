"""A figure cannot exist without what it rests on."""

from dataclasses import asdict, fields, replace

import pytest

from indicators.counting.tallies import Cell
from indicators.figures.results import Estimate, Figure

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


ALL_KNOWN = Estimate(
    **WHOLE  # type: ignore[arg-type]
    | {
        "text": "oui", "k": 5, "n_effective": 9, "dont_know": 1, "not_concerned": 2, "low": 0.2, "high": 0.8,
        "flags": ("effectif_faible",), "test": "McNemar", "p": 0.04, "p_adjusted": 0.08, "annex": True,
    }
)  # fmt: skip
SAID_ANYWAY = {"indicator", "part", "part_label", "cell", "unit", "method", "evidence", "annex"}
"""What a reader knows of a figure without any number of it."""


def test_a_published_figure_holds_what_its_estimate_does() -> None:
    figure = asdict(Figure.of(ALL_KNOWN))
    held = {name: figure[name] for name in figure.keys() & asdict(ALL_KNOWN).keys()}
    assert held == {name: value for name, value in asdict(ALL_KNOWN).items() if name in held}
    assert figure.keys() - held.keys() == {"status", "reason"}
    assert (figure["status"], figure["reason"]) == ("publie", None)


@pytest.mark.parametrize(
    ("figure", "status", "reason"),
    [
        (Figure.of(ALL_KNOWN, "trop peu de réponses"), "masque", "trop peu de réponses"),
        (Figure.of(ALL_KNOWN).masked("trop peu de réponses"), "masque", "trop peu de réponses"),
        (Figure.of(replace(ALL_KNOWN, value=None, n=0, low=None, high=None)), "sans_donnee", None),
    ],
    ids=["masked", "masked once published", "without data"],
)
def test_a_figure_that_is_not_published_holds_no_number(figure: Figure, status: str, reason: str | None) -> None:
    held = {one.name for one in fields(figure) if getattr(figure, one.name) != one.default}
    assert held <= SAID_ANYWAY | {"status", "reason"}
    assert (figure.status, figure.reason) == (status, reason)
