"""A verdict takes the uncertainty of its figure, and the side that its target wants."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from initiatives.declaration.model import Target
from initiatives.declaration.vocabulary import Flag
from reports.words.verdicts import Verdict, doubt, in_words, judged
from tests.reports.words.test_reading import figure

MORE, LESS = Target(at_least=0.6), Target(at_most=0.2)


@pytest.mark.parametrize(
    ("value", "bounds", "target", "said"),
    [
        (0.75, (0.67, 0.82), MORE, "reached"),
        (0.65, (0.55, 0.74), MORE, "barely"),
        (0.60, (0.60, 0.74), MORE, "reached"),
        (0.55, (0.45, 0.64), MORE, "unsure"),
        (0.40, (0.30, 0.50), MORE, "missed"),
        (0.10, (0.05, 0.18), LESS, "reached"),
        (0.18, (0.10, 0.28), LESS, "barely"),
        (0.25, (0.15, 0.35), LESS, "unsure"),
        (0.40, (0.30, 0.50), LESS, "missed"),
    ],
)
def test_an_interval_that_contains_the_target_is_said(
    value: float, bounds: tuple[float, float], target: Target, said: Verdict
) -> None:
    assert judged(figure(value, 100, 50, bounds=bounds), target) == said


@pytest.mark.parametrize("flags", [("recensement",), ("effectif_faible", "recensement"), ()])
@pytest.mark.parametrize(("value", "said"), [(0.61, "reached"), (0.59, "missed")])
def test_where_everybody_answered_it_is_reached_or_not(value: float, said: Verdict, flags: tuple[Flag, ...]) -> None:
    assert judged(figure(value, 100, 61, flags=flags), MORE) == said


@pytest.mark.parametrize("flag", ["effectif_faible", "comptes_seulement"])
def test_a_few_answers_without_an_interval_tell_nothing(flag: Flag) -> None:
    assert judged(figure(0.99, 20, 19, flags=(flag,)), MORE) == "unsure"


@pytest.mark.parametrize(
    ("weighted", "k", "target", "said"),
    [
        (0.45, 19, Target(at_most=0.5), "unsure"),  # 19 of 36 are printed: 53 %
        (0.55, 19, Target(at_most=0.5), "unsure"),  # and so is 55 %, whose interval holds the target
        (0.66, 20, MORE, "unsure"),  # 20 of 36: 56 %
        (0.66, 27, MORE, "barely"),
    ],
)
def test_weights_alone_do_not_bring_what_is_printed_to_the_other_side_of_a_target(
    weighted: float, k: int, target: Target, said: Verdict
) -> None:
    one = figure(weighted, 36, k, flags=("redresse", "effectif_faible"), bounds=(weighted - 0.2, weighted + 0.2))
    few = replace(one, n_effective=20)
    assert judged(few, target) == said
    apart = target.holds(k / 36) != target.holds(weighted)
    assert ("redressées" in doubt(few, target)) == apart
    assert judged(replace(one, n_effective=34), target) != "unsure" or target.holds(weighted) is False


def test_a_masked_or_missing_figure_is_not_judged() -> None:
    for status in ("masque", "sans_donnee"):
        assert judged(figure(None, 0, status=status), MORE) is None
    assert judged(replace(figure(None, 12)), MORE) is None


@given(st.floats(0, 1), st.floats(0, 0.3), st.floats(0, 0.3), st.floats(0, 1))
def test_what_is_more_than_wanted_is_less_than_wanted_of_its_opposite(
    value: float, below: float, above: float, goal: float
) -> None:
    one = judged(figure(value, 100, 50, bounds=(value - below, value + above)), Target(at_least=goal))
    mirrored = figure(-value, 100, 50, bounds=(-value - above, -value + below))
    assert one == judged(mirrored, Target(at_most=-goal))


@given(st.lists(st.sampled_from(["reached", "barely", "unsure", "missed"]), min_size=1, max_size=9))
def test_a_title_counts_the_targets_that_are_reached_and_says_how_surely(verdicts: list[Verdict]) -> None:
    said = in_words(verdicts, " fixées")
    met = sum(one in ("reached", "barely") for one in verdicts)
    if met == len(verdicts) > 1:
        assert said.startswith("Les ") and "cibles fixées sont atteintes" in said
    elif len(verdicts) > 1:
        assert said.startswith("Aucune" if not met else "Une " if met == 1 else "")
        assert ("n’est atteinte" in said) == (not met)
    assert ("de justesse" in said) == ("barely" in verdicts)
    assert ("on ne peut pas trancher" in said or "On ne peut pas dire" in said) == ("unsure" in verdicts)


@pytest.mark.parametrize(
    ("verdicts", "said"),
    [
        (["barely"], "La cible est atteinte de justesse"),
        (["unsure"], "On ne peut pas dire si la cible est atteinte"),
        (["reached", "barely", "missed"], "Deux des trois cibles sont atteintes, dont une de justesse"),
        (["barely", "missed"], "Une des deux cibles est atteinte de justesse"),
        (["unsure", "unsure"], "Aucune des deux cibles n’est atteinte à coup sûr ; pour deux, on ne peut pas trancher"),
        (["reached", "unsure"], "Une des deux cibles est atteinte ; pour une, on ne peut pas trancher"),
    ],
)
def test_several_verdicts_in_one_sentence(verdicts: list[Verdict], said: str) -> None:
    assert in_words(verdicts) == said


def test_a_target_is_a_number_or_says_that_less_is_better() -> None:
    for wrong in ({}, {"at_least": 1, "at_most": 2}):
        with pytest.raises(ValueError, match="un seuil et un seul"):
            Target.model_validate(wrong)
