"""The same people at two waves are found whatever their pseudonyms look like, and nobody else is."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indicators.counting.pairing import meetings_of

# Pseudonyms are random; these share most of their bits, so that many want the place of another, down to the last bit.
PSEUDONYMS = st.one_of(
    st.integers(0, 40),
    st.integers(0, 40).map(lambda rank: rank << 57),
    st.integers(0, 40).map(lambda rank: (rank << 30) + 5),
    st.integers(0, 2**63 - 1),
)
PEOPLE = st.lists(PSEUDONYMS, max_size=60, unique=True)
WAVES = ("debut", "fin")


def _answers(before: list[int], after: list[int]) -> pd.DataFrame:
    waves = pd.Categorical(["debut"] * len(before) + ["fin"] * len(after), categories=WAVES)
    return pd.DataFrame({"person": np.array([*before, *after], dtype=np.int64), "wave": waves})


@settings(max_examples=200, deadline=None)
@given(PEOPLE, PEOPLE, st.integers(0, 20))
def test_people_of_both_waves_are_found_by_their_pseudonym(before: list[int], others: list[int], same: int) -> None:
    after = [*dict.fromkeys([*reversed(before[:same]), *others])]
    (met,) = meetings_of(_answers(before, after), WAVES)
    person = np.array([*before, *after], dtype=np.int64)
    known = [one for one in after if one in set(before)]
    assert person[met.after].tolist() == known
    assert person[met.before].tolist() == known
    assert (met.before < len(before)).all()
    assert (met.after >= len(before)).all()
    assert person[met.starters].tolist() == before
    assert met.back.tolist() == [one in set(after) for one in before]


def test_many_random_pseudonyms_are_found_too() -> None:
    draw = np.random.default_rng(7)
    before = draw.integers(0, 2**63 - 1, 50_000)
    after = draw.permutation(np.concatenate([before[:30_000], draw.integers(0, 2**63 - 1, 20_000)]))
    (met,) = meetings_of(_answers(before.tolist(), after.tolist()), WAVES)
    person = np.concatenate([before, after])
    assert (person[met.before] == person[met.after]).all()
    assert len(met.after) == len(np.intersect1d(before, after)) == met.back.sum()


def test_people_whom_nobody_knows_are_never_met() -> None:
    (met,) = meetings_of(_answers([-1, 4, -1], [4, -1]), WAVES)
    assert (met.before.tolist(), met.after.tolist(), met.starters.tolist()) == ([1], [3], [1])


@pytest.mark.parametrize("twice", [[3, 3], [3, 2**62, 3], [*range(0, 2000, 7), 14]])
def test_an_answer_too_many_is_refused(twice: list[int]) -> None:
    with pytest.raises(ValueError, match="answered twice at a wave"):
        meetings_of(_answers(twice, [3]), WAVES)
