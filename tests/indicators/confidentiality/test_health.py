"""About health nobody learns what each of a group answered, and what one figure masks no other figure tells."""

from collections.abc import Sequence

import pytest

from indicators.confidentiality import wording
from indicators.counting.tallies import Cell
from indicators.explaining.explain import explanations
from tests.indicators.confidentiality.little import Little, answers, changed, evaluated, indicator, silver_geek
from tests.indicators.confidentiality.people import table_of
from tests.indicators.confidentiality.test_linked import twice

HEALTH = indicator("moral", {"share": "satisf", "at_least": "plutot"}, sensitivity="sante")
LEVELS = indicator("niveaux", {"distribution": "satisf"})
BLANKS = indicator("sans_reponse", {"nonresponse": "seniors"}, "evaluation")
BAD, GOOD = "pas_du_tout", "plutot"


def houses(first: Sequence[str | None], second: Sequence[str | None], *more: object, **rule: object) -> Little:
    """Two kinds of houses, and what their people answered."""
    kinds = ["ehpad"] * len(first) + ["csc_mjc"] * len(second)
    table = answers("seniors", {"type_structure": kinds, "satisf": [*first, *second]})
    initiative = changed(confidentiality=rule) if rule else silver_geek()
    return evaluated(initiative, [HEALTH, *more], table)  # type: ignore[list-item]


def seen(little: Little, key: str, scope: str = "territoire", part: str = "") -> str:
    figure = little.figure("comite", key, scope, part)
    assert figure is not None
    return figure.status


MIXED = [GOOD] * 15 + [BAD] * 15


@pytest.mark.parametrize("said", [BAD, GOOD])
def test_twelve_of_twelve_in_one_house_is_what_each_of_them_said(said: str) -> None:
    little = houses([said] * 12, MIXED)
    assert seen(little, "moral", "type_structure:ehpad") == "masque"
    assert little.why("moral", "type_structure:ehpad") == wording.UNANIMOUS
    assert seen(little, "moral", "type_structure:csc_mjc") == "masque"  # the whole less this one would give it back
    assert seen(little, "moral") == "publie"


def test_so_it_is_of_all_who_answered_where_they_are_not_many() -> None:
    assert seen(houses([BAD] * 21, []), "moral") == "masque"
    assert seen(houses([BAD] * 22, []), "moral") == "publie"


def test_one_level_alone_tells_it_too_though_the_condition_holds_two() -> None:
    """A share of all, and a level of all: 14 who all say « plutot » are 14 of 14 of that level."""
    assert seen(houses(["tout_a_fait"] * 7 + [GOOD] * 7, MIXED), "moral", "type_structure:ehpad") == "masque"
    among = indicator("extremes", {"share": "satisf", "any_of": ["pas_du_tout", "tout_a_fait"]}, sensitivity="sante")
    mixed = [BAD] * 15 + [GOOD] * 15
    table = answers("seniors", {"type_structure": ["ehpad"] * 14 + ["csc_mjc"] * 30, "satisf": [GOOD] * 14 + mixed})
    assert seen(evaluated(silver_geek(), [among], table), "extremes", "type_structure:ehpad") == "masque"


def test_a_level_that_all_chose_tells_it_where_no_other_figure_does() -> None:
    """A distribution has levels only: one that 12 of 12 chose is masked about health, and not otherwise."""
    kinds = ["ehpad"] * 12 + ["csc_mjc"] * 30
    table = answers("seniors", {"type_structure": kinds, "satisf": [BAD] * 12 + MIXED})
    for sensitivity, status in (("sante", "masque"), ("ordinaire", "publie")):
        levels = indicator("niveaux", {"distribution": "satisf"}, sensitivity=sensitivity)
        little = evaluated(changed(confidentiality={"alike": 13}), [levels], table)
        assert seen(little, "niveaux", "type_structure:ehpad", BAD) == status


@pytest.mark.parametrize(("sensitivity", "size", "status"), [("sante", 12, "masque"), ("ordinaire", 6, "publie")])
def test_a_mean_of_equal_notes_tells_each_of_them_about_health(sensitivity: str, size: int, status: str) -> None:
    notes = ["4"] * size + list("1234") * 6
    table = answers("seniors", {"type_structure": ["ehpad"] * size + ["csc_mjc"] * 24, "aise_num_niveau": notes})
    mean = indicator("niveau", {"mean": "aise_num_niveau"}, unit="points", sensitivity=sensitivity)
    figures = evaluated(silver_geek(), [mean], table).of("comite").figures
    assert {one.status for one in figures if one.cell == Cell("type_structure:ehpad", "fin")} == {status}


def test_what_the_whole_says_of_each_is_said_of_its_parts() -> None:
    little = houses([BAD] * 12, [BAD] * 18)
    assert seen(little, "moral") == seen(little, "moral", "type_structure:ehpad") == "publie"


def test_few_who_are_better_than_they_were_are_masked() -> None:
    """Who is better is said by two answers: no one of them tells who they are."""
    asked = {"paired_share": "aise_num_niveau", "at_least": "3"}
    better = indicator("mieux", asked, unit="points", sensitivity="sante")
    for few, status in ((3, "masque"), (15, "publie")):
        levels = [("1", "4")] * few + [("1", "1")] * 15 + [("4", "4")] * 15
        rows = [one for rank, said in enumerate(levels) for one in twice(rank, *said)]
        little = evaluated(silver_geek(), [better], table_of(rows))
        gained = [one for one in little.of("comite").figures if one.part == "gagnes" and one.cell.scope == "territoire"]
        assert [one.status for one in gained] == [status]


def test_no_answer_about_health_is_counted_behind_a_figure_that_is_published() -> None:
    mean = indicator("niveau", {"mean": "aise_num_niveau"}, unit="points", sensitivity="sante")
    little = evaluated(silver_geek(), [mean], answers("seniors", {"aise_num_niveau": list("1234") * 6}))
    assert "publie" in {one.status for one in little.of("comite").figures} and not little.of("comite").counts
    ordinary = evaluated(silver_geek(), [LEVELS, BLANKS], answers("seniors", {"satisf": MIXED}))
    assert {key for key, _ in ordinary.of("comite").counts} == {"niveaux"}


def test_up_to_how_many_is_declared() -> None:
    assert seen(houses([BAD] * 12, MIXED, alike_about_health=12), "moral", "type_structure:ehpad") == "publie"
    assert seen(houses([BAD] * 12, MIXED, alike_about_health=13), "moral", "type_structure:ehpad") == "masque"
    assert silver_geek().confidentiality.few_alike_about_health == 22
    assert silver_geek().confidentiality.few_alike == 10


def test_a_level_that_nobody_chose_is_no_fault_by_itself() -> None:
    little = houses([GOOD] * 12 + [BAD] * 12, MIXED)
    assert seen(little, "moral", "type_structure:ehpad") == "publie"


RARE = ["tout_a_fait"] * 20 + [GOOD] * 15 + ["plutot_pas"] * 12 + [BAD] * 3


def test_a_count_obeys_the_masks_of_every_figure_that_counts_the_same() -> None:
    """A rare level of a health question is masked, whoever counts it: an ordinary distribution does not tell it."""
    little = houses(RARE, [], LEVELS)
    assert seen(little, "moral") == "publie"
    for part in ("tout_a_fait", "plutot", "plutot_pas", "pas_du_tout"):
        assert seen(little, "moral", part=part) == seen(little, "niveaux", part=part) == "masque"


def test_explanations_give_no_answer_about_health_under_another_name() -> None:
    little = houses(RARE, [], LEVELS, BLANKS)
    assert seen(little, "sans_reponse", part="satisf") == "publie"
    for results in little.results:
        told = explanations(results)["figures"]
        assert isinstance(told, list)
        assert not [one for one in told if one.get("counts")]


def test_readers_get_one_reason_whatever_is_protected() -> None:
    little = houses([BAD] * 12, [*MIXED, None], LEVELS)
    few = houses([GOOD] * 4, MIXED)
    reasons = {one.reason for results in (*little.results, *few.results) for one in results.figures if one.reason}
    assert reasons == {wording.PROTECTED}
    assert few.why("moral", "type_structure:ehpad") == wording.few_people(11, answering=True)
