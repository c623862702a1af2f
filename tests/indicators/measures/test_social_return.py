"""A social return is off unless declared, always a range, never a ratio, and masked where what it rests on is."""

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.confidentiality.protect import protect
from indicators.counting.tallies import Tallies
from indicators.counting.tally import tally
from indicators.definitions.applicable import verdicts
from indicators.definitions.choosing import choose
from indicators.figures.estimate import estimate
from indicators.figures.results import Estimate, Estimates
from indicators.measures.base import DerivedMeasure, Known
from initiatives.declaration.model import Initiative
from tests.indicators.small import dataset, indicator, initiative

INDICATORS = {
    one.id: one
    for one in (
        indicator("cout", {"sum": "montant", "of": "contributions"}, unit="euros", level="moyens"),
        indicator("personnes", {"count": "insertion"}, unit="nombre"),
        indicator("retour", {"social_return": "social_return", "to": "cout"}, unit="ratio"),
    )
}
GIVEN = """
    partenaire | nature    | usage  | montant
    orange     | financier | action | 30
    spn        | financier | action | 10
    """


def bounds(low: float, high: float) -> dict[str, object]:
    return {"low": low, "high": high, "source": "Invention"}


def declared(**outcome: object) -> Initiative:
    whole: dict[str, Any] = {
        "indicator": "personnes",
        "value": bounds(10, 30),
        "deadweight": bounds(0.2, 0.5),
        "attribution": bounds(0.5, 1),
    }
    registers = {name: {"file": "f.csv", "format": "csv"} for name in ("contributions", "insertion")}
    return initiative(registers=registers, social_return={"outcomes": {"lien": whole | outcome}})


def counted(of: Initiative, given: str = GIVEN, people: int = 8) -> tuple[Tallies, Estimates]:
    followed = "salarie | heures | sortie\n" + "".join(f"i{rank} | 10 | en_parcours\n" for rank in range(people))
    bound = {key: one.bound(of) for key, one in INDICATORS.items()}
    data = dataset("respondent | satisf\n s1 | plutot\n", registers={"contributions": given, "insertion": followed})
    tallies = tally(of, bound, data)
    return tallies, estimate(of, bound, tallies)


def returned(of: Initiative, given: str = GIVEN) -> dict[str, Estimate]:
    figures = counted(of, given)[1].figures
    return {one.part: one for one in figures if one.indicator == "retour"}


def test_it_lacks_its_assumptions_unless_they_are_declared() -> None:
    off = declared().model_copy(update={"social_return": None})
    without = verdicts(off, {key: one.bound(off) for key, one in INDICATORS.items()})
    assert without["retour"].lacking == ("demande « social_return », que initiative.yaml ne déclare pas",)
    one = declared()
    assert verdicts(one, {key: found.bound(one) for key, found in INDICATORS.items()})["retour"].lacking == ()


@pytest.mark.parametrize(
    ("outcome", "said"),
    [
        ({"value": bounds(30, 10)}, "« low » dépasse « high »"),
        ({"deadweight": bounds(0.2, 1.2)}, "se donne entre 0 et 1"),
        ({"attribution": bounds(-0.1, 1)}, "se donne entre 0 et 1"),
    ],
)
def test_a_range_that_makes_no_sense_is_a_mistake(outcome: dict[str, dict[str, object]], said: str) -> None:
    one = declared(**outcome)
    (mistake,) = verdicts(one, {key: found.bound(one) for key, found in INDICATORS.items()})["retour"].mistakes
    assert said in mistake


def test_eight_people_at_ten_to_thirty_euros_for_forty_euros_brought() -> None:
    """By hand: 8 × 10 × (1 − 0,5) × 0,5 ÷ 40 = 0,5, and 8 × 30 × (1 − 0,2) × 1 ÷ 40 = 4,8."""
    made = returned(declared())
    assert (made[""].value, made[""].n) == (None, 1)
    assert made[""].low == pytest.approx(0.5)
    assert made[""].high == pytest.approx(4.8)
    assert made[""].text == "entre 0,5 et 4,8 € par euro apporté, selon les hypothèses"
    assert made["lien.deadweight"].text == "de 0,2 à 0,5 (Invention)"
    assert [part for part in made if part] == ["lien.value", "lien.deadweight", "lien.attribution"]


def test_an_outcome_that_costs_turns_the_range_the_right_way_round() -> None:
    """By hand: the worst is 8 × (−5) × (1 − 0,2) × 1 ÷ 40 = −0,8; the best 8 × 10 × (1 − 0,2) × 1 ÷ 40 = 1,6."""
    made = returned(declared(value=bounds(-5, 10)))[""]
    assert made.low == pytest.approx(-0.8)
    assert made.high == pytest.approx(1.6)


@given(
    value=st.tuples(st.integers(0, 100), st.integers(0, 100)).map(sorted),
    deadweight=st.tuples(st.floats(0, 1), st.floats(0, 1)).map(sorted),
    attribution=st.tuples(st.floats(0, 1), st.floats(0, 1)).map(sorted),
    where=st.floats(0, 1),
)
def test_any_choice_within_the_assumptions_falls_within_the_range(
    value: list[float], deadweight: list[float], attribution: list[float], where: float
) -> None:
    one = declared(value=bounds(*value), deadweight=bounds(*deadweight), attribution=bounds(*attribution))
    measure = INDICATORS["retour"].bound(one).measure
    assert isinstance(measure, DerivedMeasure)
    span = measure.span((Known(40.0, 2), Known(8.0, 8)))
    assert span is not None
    chosen = [low + where * (high - low) for low, high in (value, deadweight, attribution)]
    worth = 8 * chosen[0] * (1 - chosen[1]) * chosen[2] / 40
    assert span.low - 1e-9 <= worth <= span.high + 1e-9


def test_without_contributions_there_is_no_range() -> None:
    made = returned(declared(), "partenaire | nature | usage | montant\n orange | financier | action |\n")[""]
    assert (made.value, made.low, made.high, made.text) == (None, None, None, None)


def test_where_contributions_are_masked_the_range_and_its_assumptions_are_too() -> None:
    """Two partners only: the total would tell each what the other brought."""
    one = declared()
    tallies, estimates = counted(one)
    committee = protect(one, tallies, estimates)[0]
    returned = [figure for figure in committee.figures if figure.indicator == "retour"]
    assert returned
    assert all((figure.status, figure.text, figure.low) == ("masque", None, None) for figure in returned)


def test_an_outcome_that_no_indicator_counts_is_a_mistake_with_its_place(tmp_path: Path) -> None:
    (tmp_path / "initiative.yaml").write_text("social_return:\n  outcomes:\n    lien: {indicator: inconnu}\n")
    one = declared(indicator="inconnu").model_copy(update={"folder": tmp_path})
    said = [problem for problem in choose(one)[1] if "inconnu" in problem]
    assert any(problem.startswith("initiative.yaml, ligne 3") for problem in said)
