"""A question that changed between two waves is not compared across the change, and says so afterwards."""

from tests.indicators.measures.waves import Person, asking, figures

WHY = "échelle passée de 4 à 10"
PEOPLE: list[Person] = [
    {"wave": wave, "person": str(rank), "note": note, "satisf": "plutot"}
    for wave, note in (("a", "2"), ("b", "5"), ("c", "6"))
    for rank in range(12)
]
MEASURES = {
    "evolution": {"paired_change": "note"},
    "ecart": {"unpaired_change": "note"},
    "gain": {"paired_share": "satisf", "at_least": "plutot"},
    "moyenne": {"mean": "note"},
}
MADE = figures(PEOPLE, asking({"note": {"b": WHY}}, waves=("a", "b", "c")), None, **MEASURES)


def test_a_change_across_a_break_has_no_number_and_says_why() -> None:
    for (indicator, _, wave), one in MADE.items():
        if indicator in ("evolution", "ecart") and wave in ("a>b", "a>c"):
            assert (one.value, one.k, one.low, one.high, one.test, one.p) == (None,) * 6
            assert one.method == f"rupture de série\u202f: {WHY}\u202f; comparaison non calculée"
            assert "rupture_de_serie" in one.flags
    assert MADE["evolution", "", "a>b"].n == 12


def test_figures_from_the_break_on_are_flagged_and_those_before_are_not() -> None:
    flagged = {
        wave for (indicator, _, wave), one in MADE.items() if indicator == "moyenne" and "rupture_de_serie" in one.flags
    }
    assert flagged == {"b", "c"}
    assert MADE["moyenne", "", "b"].value == 5.0


def test_two_waves_after_the_break_are_compared() -> None:
    assert (MADE["evolution", "", "b>c"].value, MADE["ecart", "", "b>c"].value) == (1.0, 1.0)
    assert "rupture_de_serie" in MADE["evolution", "", "b>c"].flags


def test_another_question_is_compared_as_before() -> None:
    assert MADE["gain", "", "a>c"].value == 0.0
    assert "rupture_de_serie" not in MADE["gain", "", "a>c"].flags


def test_each_item_of_a_score_may_break_it() -> None:
    people: list[Person] = [
        {"wave": wave, "person": "1", **dict.fromkeys(("item_1", "item_2"), "1")} for wave in ("a", "b")
    ]
    made = figures(
        people,
        asking({"item_2": {"b": "autre phrase"}}, waves=("a", "b")),
        score={"score": ["item_1", "item_2"]},
        evolution={"paired_change": ["item_1", "item_2"]},
    )
    assert "rupture_de_serie" in made["score", "", "b"].flags
    assert "rupture_de_serie" not in made["score", "", "a"].flags
    assert made["evolution", "", "a>b"].value is None
