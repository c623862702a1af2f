"""What tests and effect sizes say in words."""

from dataclasses import replace

import pytest

from indicators.counting.tallies import Cell
from indicators.figures.results import Figure
from reports.words.significance import in_words

MAIN = Figure(
    indicator="ecart",
    part="",
    part_label="Écart",
    cell=Cell(),
    status="publie",
    value=-12.0,
    unit="points",
    n=80,
    method="écart",
    evidence="declare",
    test="test de Welch",
    p=0.001,
)


def part(name: str, value: float) -> Figure:
    return replace(MAIN, part=name, value=value, p=None)


@pytest.mark.parametrize(("g", "size"), [(0.1, "très petit"), (0.3, "petit"), (-0.6, "moyen"), (1.2, "grand")])
def test_a_difference_beyond_chance_has_a_size_in_words(g: float, size: str) -> None:
    said = in_words(MAIN, (MAIN, part("g_av", g)))
    assert said.startswith("Le seul hasard expliquerait rarement") and f"il est {size} au regard" in said


def test_the_adjusted_p_of_a_family_decides() -> None:
    assert in_words(replace(MAIN, p=0.03, p_adjusted=0.09), (MAIN,)) == (
        "Comme plusieurs écarts ont été testés ensemble, celui-ci peut encore tenir au seul hasard."
    )
    assert in_words(replace(MAIN, p=0.3, p_adjusted=0.6), (MAIN,)) == "Un tel écart peut encore tenir au seul hasard."


@pytest.mark.parametrize(("p", "chance"), [(0.049, False), (0.05, True), (0.051, True)])
def test_one_chance_in_twenty_is_chance(p: float, chance: bool) -> None:
    assert (in_words(replace(MAIN, p=p), (MAIN,)) == "Un tel écart peut encore tenir au seul hasard.") == chance
    together = in_words(replace(MAIN, p=p, p_adjusted=0.2), (MAIN,)).startswith("Comme plusieurs écarts")
    assert together == (not chance)


@pytest.mark.parametrize(("even", "turns"), [(-0.1, False), (0.0, True), (9.0, True)])
def test_a_gap_that_is_none_at_equal_composition_disappears(even: float, turns: bool) -> None:
    said = in_words(MAIN, (MAIN, part("composition_egale", even)))
    assert said.startswith("À composition égale") == turns


@pytest.mark.parametrize(
    ("low", "high", "chance"), [(-9.0, 0.0, True), (0.0, 9.0, True), (-9.0, -0.1, False), (0.1, 9.0, False)]
)
def test_an_interval_that_ends_on_zero_holds_it(low: float, high: float, chance: bool) -> None:
    few = replace(MAIN, p=None, test=None, n=20, low=low, high=high)
    assert (in_words(few, ()) != "") == chance


def test_a_gap_that_turns_round_at_equal_composition_is_not_told_as_beyond_chance() -> None:
    assert in_words(MAIN, (MAIN, part("composition_egale", 9.0))) == (
        "À composition égale, l’écart disparaît ou s’inverse : il tient à la composition des groupes."
    )


def test_of_few_people_the_interval_tells_of_chance() -> None:
    few = replace(MAIN, p=None, test=None, n=20)
    said = "Un tel écart peut encore tenir au seul hasard."
    assert in_words(replace(few, low=-30.0, high=6.0), ()) == said
    assert in_words(replace(few, low=-30.0, high=-6.0), ()) == ""
    assert in_words(replace(few, low=-30.0, high=6.0), (), differs=False) == ""


def test_nothing_is_said_without_a_test_or_when_masked() -> None:
    assert in_words(replace(MAIN, p=None), (MAIN,)) == ""
    assert in_words(replace(MAIN, status="masque"), (MAIN,)) == ""
