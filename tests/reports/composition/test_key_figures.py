"""A figure to remember says what it rests on: both sides of a comparison, and whether its sign is in doubt."""

from dataclasses import replace

import pytest

from indicators.counting.tallies import Cell
from indicators.definitions.indicator import Indicator
from indicators.figures.results import Figure
from reports.composition.pieces.summary import key_figure
from tests.indicators.small import indicator
from tests.reports.small_results import published, share, told

CHANGE = {"paired_change": "niveau"}
MET = indicator("rencontres", CHANGE, code="E-1", unit="points")
OTHERS = indicator("temoins", CHANGE, code="E-2", unit="points")
GAP = indicator("ecart", {"difference_in_differences": "rencontres", "against": "temoins"}, code="E-3", unit="points")
KINDS = indicator(
    "genres",
    {"difference_of_means": "niveau", "by": "genre", "between": ["femme", "homme"]},
    code="E-4",
    unit="points",
)
MOMENTS = indicator("moments", {"unpaired_change": "niveau"}, code="E-5", unit="points")
PAIRED = indicator("suivis", CHANGE, code="E-6", unit="points")


def _figure(one: Indicator, value: int, n: int, part: str = "", **sure: float) -> Figure:
    return replace(told(one, value, n, part), cell=Cell("territoire", "debut>fin"), k=None, **sure)  # type: ignore[arg-type]


def _compared(one: Indicator, *parts: str) -> tuple[tuple[Indicator, tuple[Figure, ...]], ...]:
    main = _figure(one, 1, 83, low=-0.3, high=1.0)
    if not parts:
        return (MET, (_figure(MET, 2, 48),)), (OTHERS, (_figure(OTHERS, 1, 35),)), (one, (main,))
    return ((one, (main, _figure(one, 2, 48, parts[0]), _figure(one, 1, 35, parts[1]))),)


@pytest.mark.parametrize(
    "known", [_compared(GAP), _compared(KINDS, "femme", "homme"), _compared(MOMENTS, "avant", "apres")]
)
def test_a_comparison_says_how_many_are_on_each_side(known: tuple[tuple[Indicator, tuple[Figure, ...]], ...]) -> None:
    one, (main, *_) = known[-1]
    assert key_figure(published(known), one, main).about == (one.id, *(other.id for other, _ in known[:-1]))
    assert " · n = 48 et 35 · " in key_figure(published(known), one, main).basis.replace("\u00a0", " ")


def test_people_compared_with_themselves_are_counted_once() -> None:
    main = _figure(PAIRED, 1, 48)
    known = ((PAIRED, (main, _figure(PAIRED, 2, 48, "avant"), _figure(PAIRED, 3, 48, "apres"))),)
    assert "n = 48" in key_figure(published(known), PAIRED, main).basis.replace("\u00a0", " ")
    assert "et" not in key_figure(published(known), PAIRED, main).basis.split(" · ")[-1]


@pytest.mark.parametrize(("low", "said"), [(-0.3, True), (0.0, True), (0.1, False)])
def test_a_difference_of_which_the_sign_is_in_doubt_says_so_first(low: float, said: bool) -> None:
    main = _figure(PAIRED, 1, 48, low=low, high=1.6)
    assert key_figure(published(((PAIRED, (main,)),)), PAIRED, main).basis.startswith("écart incertain · ") is said


def test_a_share_is_never_in_doubt() -> None:
    one = share("avis", "Avis")
    main = replace(told(one), low=0.0, high=0.9)
    assert "incertain" not in key_figure(published(((one, (main,)),)), one, main, "déclaré").basis
    assert key_figure(published(((one, (main,)),)), one, main, "déclaré").basis.endswith(" · déclaré")


def test_a_number_has_the_unit_that_its_question_declares() -> None:
    asked = {
        "km": {"text": "Combien ?", "answer": "number", "unit": "km"},
        "ans": {"text": "Âge ?", "answer": "number"},
    }
    questionnaire = {"title": "Q", "version": "1", "respondent": {"structure": "s"}, "questions": asked}
    far, old = (indicator(id, {"mean": id}, code=id.upper(), unit="nombre") for id in asked)
    known = [(one, (replace(told(one, 39, 54), value=39.6, k=None),)) for one in (far, old)]
    results = published(known, questionnaires={"q": questionnaire})
    assert [key_figure(results, one, figures[0]).value for one, figures in known] == ["39,6\u202fkm", "39,6"]
    hidden = replace(known[0][1][0], status="masque", value=None, reason="Masqué.")
    assert key_figure(results, far, hidden).value == "masqué"
