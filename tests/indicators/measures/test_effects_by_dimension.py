"""How many indicators tell of an effect, dimension by dimension and evidence by evidence: those of the levels asked, no other."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from indicators.counting.tallies import Cell
from indicators.definitions.indicator import Indicator
from indicators.figures.estimate import overseen
from indicators.figures.results import Estimate
from indicators.measures.effects_by_dimension import EffectsByDimension
from tests.indicators.small import indicator

MEASURE = EffectsByDimension(effects_by_dimension=("resultat", "effet"))


def one(id: str, dimension: str | None = "sociale", level: str = "effet", evidence: str = "declare") -> Indicator:
    """Return an indicator of this dimension, level and evidence, as no declaration may be."""
    changes = {"dimension": dimension, "level": level, "evidence": evidence}
    return indicator(id, {"share": "satisf", "better": True}).model_copy(update=changes)


def estimate(value: float | None = 0.5, scope: str = "territoire") -> Estimate:
    return Estimate(
        indicator="x",
        part="",
        part_label="",
        cell=Cell(scope),
        value=value,
        unit="part",
        n=10,
        missing=0,
        method="essai",
        evidence="declare",
    )


def counts(*known: Indicator, figures: Sequence[Estimate] = (estimate(),)) -> dict[str, int]:
    """Return each part that is not zero, and how many."""
    facts = MEASURE.facts([overseen(indicator, figures) for indicator in known])
    assert all(fact.value == fact.n for fact in facts)
    return {fact.id: fact.n for fact in facts if fact.n}


def test_indicators_are_counted_in_all_then_by_dimension_then_by_evidence() -> None:
    known = (one("a"), one("b", level="resultat", evidence="avant_apres"), one("c", "ecologique"), one("d"))
    assert counts(*known) == {
        "": 4,
        "sociale": 3,
        "sociale.declare": 2,
        "sociale.avant_apres": 1,
        "ecologique": 1,
        "ecologique.declare": 1,
    }


@pytest.mark.parametrize(
    "left_out",
    [one("x", level="appreciation"), one("x", level="impact")],
    ids=lambda x: x.level,
)
def test_another_level_is_not_counted(left_out: Indicator) -> None:
    assert counts(left_out) == {}
    assert counts(left_out, one("a")) == {"": 1, "sociale": 1, "sociale.declare": 1}


def test_what_no_dimension_was_declared_for_is_counted_apart_and_is_not_nothing() -> None:
    assert counts(one("a", dimension=None), one("b", None, level="resultat")) == {"": 2, "sans_dimension": 2}
    assert counts(one("a", dimension=None), one("b")) == {
        "": 2,
        "sociale": 1,
        "sociale.declare": 1,
        "sans_dimension": 1,
    }


@pytest.mark.parametrize(
    ("figures", "found"),
    [
        ((), False),
        ((estimate(None),), False),
        ((estimate(scope="partenaire:orange"),), False),
        ((estimate(None), estimate(scope="partenaire:orange")), False),
        ((estimate(None), estimate()), True),
        ((replace(estimate(), value=0.0),), True),
    ],
    ids=["none", "no value", "elsewhere", "neither", "one that has", "zero is a value"],
)
def test_only_what_has_a_value_for_the_territory_is_counted(figures: Sequence[Estimate], found: bool) -> None:
    assert counts(one("a"), figures=figures) == ({"": 1, "sociale": 1, "sociale.declare": 1} if found else {})


def test_a_dimension_of_which_nothing_is_known_is_there_with_nought() -> None:
    facts = MEASURE.facts(())
    assert [fact.id for fact in facts] == [
        "",
        "territoriale",
        "economique",
        "sociale",
        "politique_societale",
        "ecologique",
        "sans_dimension",
    ]
    assert {fact.n for fact in facts} == {0}
