"""Laws of what is compared between two waves: what no data may break."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indicators.figures.results import Estimate
from tests.indicators.measures.waves import ITEMS, Person, figures

PAIR = "debut>fin"
NOTES = st.sampled_from([None, "0", "3", "7", "10", "ne_sait_pas", "illisible"])
AGREEMENTS = st.sampled_from([None, "pas_du_tout", "plutot", "tout_a_fait", "non_concerne"])
LEVELS = st.sampled_from([None, "0", "2", "5"])
ANSWERS = st.fixed_dictionaries(
    {
        "wave": st.sampled_from(["debut", "fin"]),
        "person": st.one_of(st.none(), st.integers(1, 30).map(str)),
        "note": NOTES,
        "satisf": AGREEMENTS,
        **dict.fromkeys(ITEMS, LEVELS),
    }
)
PEOPLE = st.lists(ANSWERS, min_size=1, max_size=60).map(
    lambda people: list({(one["wave"], one["person"] or rank): one for rank, one in enumerate(people)}.values())
)
"""A person answers once at a wave: validation has set duplicates aside."""
MEASURES: dict[str, dict[str, object]] = {
    "evolution": {"paired_change": "note"},
    "gain": {"paired_share": "satisf", "at_least": "plutot"},
    "ecart": {"unpaired_change": "note"},
    "ecart_de_parts": {"unpaired_change": "satisf", "at_least": "plutot"},
    "depart": {"leavers": "note"},
    "moyenne": {"mean": "note"},
    "part": {"share": "satisf", "at_least": "plutot"},
    "score": {"score": list(ITEMS), "times": 4},
}
SWAPPED = {"debut": "fin", "fin": "debut"}


def _made(people: list[Person]) -> dict[tuple[str, str, str], Estimate]:
    return figures(people, None, None, **MEASURES)


@settings(max_examples=10, deadline=None)
@given(PEOPLE)
def test_a_change_is_what_comes_after_minus_what_came_before(people: list[Person]) -> None:
    made = _made(people)
    for name, scale in (("evolution", 1), ("ecart", 1), ("gain", 100), ("ecart_de_parts", 100)):
        change, before, after = (made[name, part, PAIR].value for part in ("", "avant", "apres"))
        if change is not None:
            assert before is not None
            assert after is not None
            assert change == pytest.approx(scale * (after - before), abs=1e-9)


@settings(max_examples=10, deadline=None)
@given(PEOPLE)
def test_those_who_went_up_stayed_or_went_down_are_everybody(people: list[Person]) -> None:
    made = _made(people)
    ways = [made["evolution", way, PAIR].k or 0 for way in ("hausse", "stable", "baisse")]
    assert sum(ways) == made["evolution", "", PAIR].n
    kept = made["gain", "avant", PAIR].k, made["gain", "apres", PAIR].k
    lost, gained = made["gain", "perdus", PAIR].k, made["gain", "gagnes", PAIR].k
    assert None not in (*kept, lost, gained)
    assert (kept[1] or 0) - (kept[0] or 0) == (gained or 0) - (lost or 0)


@settings(max_examples=10, deadline=None)
@given(PEOPLE)
def test_waves_put_the_other_way_round_change_every_sign(people: list[Person]) -> None:
    made, back = _made(people), _made([{**one, "wave": SWAPPED[one["wave"] or ""]} for one in people])
    for name, part in (
        ("evolution", ""),
        ("evolution", "typique"),
        ("evolution", "rangs"),
        ("gain", ""),
        ("ecart", ""),
    ):
        one, other = made[name, part, PAIR], back[name, part, PAIR]
        assert one.n == other.n
        assert (one.value is None) == (other.value is None)
        if one.value is not None and other.value is not None:
            assert one.value == pytest.approx(-other.value, abs=1e-9)


@settings(max_examples=10, deadline=None)
@given(PEOPLE)
def test_unmatched_waves_are_those_of_each_wave_alone(people: list[Person]) -> None:
    made = _made(people)
    for name, alone in (("ecart", "moyenne"), ("ecart_de_parts", "part")):
        for part, wave in (("avant", "debut"), ("apres", "fin")):
            one, other = made[name, part, PAIR], made[alone, "", wave]
            assert (one.n, one.missing, one.illegible, one.dont_know, one.not_concerned) == (
                other.n,
                other.missing,
                other.illegible,
                other.dont_know,
                other.not_concerned,
            )
            assert one.value == pytest.approx(other.value) if other.value is not None else one.value is None


@settings(max_examples=10, deadline=None)
@given(PEOPLE)
def test_everyone_known_at_the_earlier_wave_stayed_or_left(people: list[Person]) -> None:
    made = _made(people)
    known = [one for one in people if one["wave"] == "debut" and one["person"] is not None]
    whole, stayed, left = (made["depart", part, PAIR] for part in ("", "restes", "partis"))
    assert whole.n + whole.missing + whole.illegible + whole.dont_know + whole.not_concerned == len(known)
    assert stayed.n + left.n == whole.n
    assert stayed.n >= made["evolution", "", PAIR].n


@settings(max_examples=10, deadline=None)
@given(PEOPLE, st.randoms(use_true_random=False))
def test_the_order_of_rows_changes_nothing(people: list[Person], random: object) -> None:
    shuffled = list(people)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert _made(shuffled) == _made(people)


@settings(max_examples=10, deadline=None)
@given(PEOPLE)
def test_a_score_is_the_mean_of_four_times_the_sum_of_complete_answers(people: list[Person]) -> None:
    made = _made(people)
    for wave in ("debut", "fin"):
        answers = [[one[item] for item in ITEMS] for one in people if one["wave"] == wave]
        sums = [4 * sum(int(item) for item in row if item is not None) for row in answers if None not in row]
        one = made["score", "", wave]
        assert (one.n, one.missing) == (len(sums), len(answers) - len(sums))
        assert one.value == (pytest.approx(sum(sums) / len(sums)) if sums else None)
