"""Gaps between two kinds of respondents: published examples, and a gap that turns round at equal composition."""

import numpy as np
import pytest

from indicators.counting.coding import APART
from indicators.counting.columns import Column, Columns
from indicators.counting.needs import Coded, Need
from indicators.measures.base import Counted, Part
from indicators.measures.difference_of_means import DifferenceOfMeans
from indicators.measures.difference_of_shares import DifferenceOfShares
from indicators.weights.sampling import Sampling
from initiatives.declaration.vocabulary import NO, YES

LEVELS = {
    "soin": ("operation", "ponction"),
    "calcul": ("petit", "gros"),
    "gueri": (NO, YES),
    "note": tuple(map(str, range(11))),
}
ANSWERS = {"soin": "one_of", "calcul": "one_of", "gueri": "oui_non", "note": "note10"}
COLUMNS = Columns(
    {"patients": {key: Column(key, ANSWERS[key], {one: one for one in held}) for key, held in LEVELS.items()}}, {}
)
# Kidney stones healed, by treatment and size of stone: C. R. Charig et al., British Medical Journal 292 (1986), 879-882.
HEALED = {("operation", "petit"): (81, 87), ("operation", "gros"): (192, 263)} | {
    ("ponction", "petit"): (234, 270),
    ("ponction", "gros"): (55, 80),
}


def counted(*columns: str) -> Counted:
    """Count the patients of the published table in one cell, by some of its columns."""
    shape = tuple(len(LEVELS[column]) + len(APART) for column in columns)
    counts = np.zeros((1, *shape), dtype=np.int64)
    for (care, size), (healed, treated) in HEALED.items():
        for answer, count in ((YES, healed), (NO, treated - healed)):
            row = {"soin": care, "calcul": size, "gueri": answer}
            counts[(0, *(LEVELS[column].index(row[column]) for column in columns))] += count
    need = Need("patients", tuple(Coded(column) for column in columns))
    return Counted(need, tuple((*LEVELS[column], *APART) for column in columns), counts, None, None, None, 0)


def by_part(parts: tuple[Part, ...]) -> dict[str, Part]:
    return {part.id: part for part in parts}


NOBODY_COUNTED = Sampling(np.zeros(1, dtype=np.int64), exhaustive=False)


def test_a_gap_may_turn_round_at_equal_composition() -> None:
    measure = DifferenceOfShares(
        difference_of_shares="gueri", by="soin", between=("operation", "ponction"), equals=YES, at_equal="calcul"
    )
    assert [need.columns for need in measure.needs("patients", COLUMNS)] == [
        (Coded("soin"), Coded("gueri")),
        (Coded("soin"), Coded("calcul"), Coded("gueri")),
    ]
    parts = by_part(
        measure.figures((counted("soin", "gueri"), counted("soin", "calcul", "gueri")), COLUMNS, NOBODY_COUNTED)
    )
    assert parts[""].value[0] == pytest.approx(100 * (273 / 350 - 289 / 350))
    assert parts["operation"].value[0] == pytest.approx(0.78)
    small, large = 81 / 87 - 234 / 270, 192 / 263 - 55 / 80
    assert parts["composition_egale"].value[0] == pytest.approx(100 * (357 * small + 343 * large) / 700)
    assert parts[""].value[0] < 0 < parts["composition_egale"].value[0]
    assert "ne dit pas sa cause" in parts[""].computation


def test_swapping_the_two_kinds_turns_everything_round() -> None:
    there, back = (
        by_part(
            DifferenceOfShares(difference_of_shares="gueri", by="soin", between=kinds, equals=YES).figures(
                (counted("soin", "gueri"),), COLUMNS, NOBODY_COUNTED
            )
        )
        for kinds in (("operation", "ponction"), ("ponction", "operation"))
    )
    assert there[""].value[0] == pytest.approx(-back[""].value[0])
    assert there[""].low is not None and back[""].high is not None
    assert there[""].low[0] == pytest.approx(-back[""].high[0])
    assert there["cotes"].value[0] == pytest.approx(1 / back["cotes"].value[0])
    assert there["cotes"].annex


def test_no_test_where_a_side_has_fewer_than_thirty_answers() -> None:
    few = counted("soin", "gueri")
    few.counts[0, 1] = few.counts[0, 1] // 20
    measure = DifferenceOfShares(difference_of_shares="gueri", by="soin", between=("operation", "ponction"), equals=YES)
    enough = by_part(measure.figures((counted("soin", "gueri"),), COLUMNS, NOBODY_COUNTED))[""]
    assert enough.test is not None and 0 < enough.test.p[0] < 1
    small = by_part(measure.figures((few,), COLUMNS, NOBODY_COUNTED))[""]
    assert small.test is not None and np.isnan(small.test.p[0])


def test_means_of_two_kinds() -> None:
    shape = (1, 2 + 4, 11 + 4)
    counts = np.zeros(shape, dtype=np.int64)
    for kind, notes in ((0, {8: 20, 6: 20}), (1, {5: 15, 7: 25})):
        for note, count in notes.items():
            counts[0, kind, note] = count
    counts[0, 1, -1] = 4
    one = Counted(
        Need("patients", (Coded("soin"), Coded("note"))),
        ((*LEVELS["soin"], *APART), (*LEVELS["note"], *APART)),
        counts,
        None,
        None,
        None,
        0,
    )
    measure = DifferenceOfMeans(difference_of_means="note", by="soin", between=("operation", "ponction"))
    parts = by_part(measure.figures((one,), COLUMNS, NOBODY_COUNTED))
    assert parts[""].value[0] == pytest.approx(7 - 6.25)
    assert parts[""].n[0] == 80 and parts[""].missing is not None and parts[""].missing[0] == 4
    # 20·25 pairs where 8 > 7, 40·15 where 8 or 6 > 5, 20·25 where 6 < 7.
    assert parts["delta"].value[0] == pytest.approx((20 * 25 + 40 * 15 - 20 * 25) / 1600)


def test_a_kind_that_does_not_exist_is_told() -> None:
    measure = DifferenceOfMeans(difference_of_means="note", by="soin", between=("operation", "tisane"))
    assert measure.lacking("patients", COLUMNS) == (
        "compare « tisane », qui n’est pas une réponse de « soin » (operation, ponction)",
    )
    wrong = DifferenceOfMeans(difference_of_means="gueri", by="soin", between=("operation", "ponction"))
    assert "échelle ordonnée" in wrong.mistakes("patients", COLUMNS)[0]


def test_groups_that_are_no_groups_are_told() -> None:
    itself = DifferenceOfShares(difference_of_shares="gueri", by="soin", between=("operation", "operation"), equals=YES)
    assert itself.mistakes("patients", COLUMNS) == ("compare « operation » avec lui-même",)
    evened = DifferenceOfMeans(
        difference_of_means="note", by="soin", between=("operation", "ponction"), at_equal="soin"
    )
    assert evened.mistakes("patients", COLUMNS) == ("égalise « soin », qui distingue déjà les deux groupes",)
    several = Columns({"patients": {**COLUMNS.tables["patients"], "choix": Column("choix", "several_of")}}, {})
    mixed = DifferenceOfMeans(
        difference_of_means="note", by="soin", between=("operation", "ponction"), at_equal="choix"
    )
    assert mixed.mistakes("patients", several) == (
        "groupe selon « choix », qui ne range pas chacun dans un groupe et un seul",
    )
