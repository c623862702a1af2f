"""Parts of a dataset counted apart and added: the same tallies, bit for bit, as those of the whole."""

from collections.abc import Mapping
from random import Random
from typing import Any

import numpy as np
import pandas as pd
from hypothesis import given, settings
from hypothesis import strategies as st

from indicators.counting.adding import add
from indicators.counting.splitting import split
from indicators.counting.tallies import Counts, Tallies
from indicators.counting.tally import tally
from indicators.definitions.indicator import Indicator
from initiatives.declaration.vocabulary import PERSON
from initiatives.validation.dataset import Dataset
from tests.conftest import Evaluated
from tests.indicators.small import chosen, dataset, indicator, initiative, rows_of
from tests.properties.test_tally_laws import PEOPLE

MEASURES: Mapping[str, Indicator] = chosen(
    satisfaits={"share": "satisf", "at_least": "plutot"},
    lien={"share": "interets", "any_of": ["lien", "jeu"]},
    choix={"multiple_choice": "interets"},
    croise={"balance": "niveau", "against": "niveau"},
    evolution={"paired_change": "niveau"},
    matin={"mean": "niveau", "where": {"apparies": "oui"}},
    origine={"distribution": "partenaire"},
    age={"mean": "age"},
    nombre={"count": "seniors"},
) | {"heures": indicator("heures", {"sum": "heures", "of": "contributions"}, unit="heures")}
BIG = "20000000"
"""So many hours that the square of one contribution fits in an integer, and that of two does not."""
GIFTS = st.lists(
    st.tuples(st.sampled_from(["orange", "spn", ""]), st.sampled_from(["", "0", "3", "70", BIG])), max_size=8
)
"""Contributions of partners: who, how many hours."""
Person = dict[str, str | None]


def _dataset(people: list[Person], gifts: list[tuple[str, str]]) -> Dataset:
    lines = "\n".join(f"{partner} | {hours} | action" for partner, hours in gifts)
    asked = "seniors | debut | sollicites | | 40\nseniors | debut | sollicites | s1 | 15"
    registers = {
        "contributions": f"partenaire | heures | usage\n{lines}",
        "populations": f"groupe | vague | definition | structure | effectif\n{asked}",
    }
    return dataset(rows=rows_of(people), registers=registers)


def _tallies(data: Dataset) -> Tallies:
    return tally(initiative(), MEASURES, data)


def assert_same(one: Tallies, other: Tallies) -> None:
    """Compare everything that two tallies hold: values, order, types."""
    assert list(one.by_need) == list(other.by_need)
    assert one.populations == other.populations
    assert one.populations_by_scope == other.populations_by_scope
    _assert_same_figures(one, other)
    for need, first in one.by_need.items():
        second = other.by_need[need]
        pd.testing.assert_frame_equal(first.atoms, second.atoms)
        assert (first.need, first.levels, first.decimals) == (need, second.levels, second.decimals)
        for name in ("counts", "filled", "sums"):
            _assert_same_array(getattr(first, name), getattr(second, name), {np.dtype(np.int64)})
        # Squares that no int64 holds are Python integers, in the parts as in the whole.
        _assert_same_array(first.squares, second.squares, {np.dtype(np.int64), np.dtype(object)})


def _assert_same_figures(one: Tallies, other: Tallies) -> None:
    """Compare what each figure counts, of joint levels that somebody holds: no part says anything of those of nobody.

    A level that no part which tells a figure knows is none that it counts.
    """
    each, others = ({(told.indicator, told.part, told.need): told for told in side.told} for side in (one, other))
    assert each.keys() == others.keys() and len(one.told) == len(other.told)
    for name, first in each.items():
        second = others[name]
        held = other.by_need[first.need].counts.sum(axis=0) > 0
        known = np.ix_(
            *([whole.index(level) for level in own] for own, whole in zip(first.levels, second.levels, strict=True))
        )
        assert (first.k is None) == (second.k is None)
        for mine, whole in ((first.n, second.n), (first.k, second.k)):
            if mine is not None and whole is not None:
                assert (mine == whole[known])[held[known]].all()
                assert (whole & held).sum() == (whole[known] & held[known]).sum()


def _assert_same_array(first: Counts | None, second: Counts | None, kinds: set[np.dtype[Any]]) -> None:
    assert (first is None) == (second is None)
    if first is not None and second is not None:
        assert first.dtype == second.dtype and first.dtype in kinds
        assert first.shape == second.shape
        assert (first == second).all()


@settings(max_examples=12, deadline=None)
@given(PEOPLE, GIFTS, st.integers(1, 5))
def test_parts_of_a_dataset_add_up_to_the_whole_bit_for_bit(
    people: list[Person], gifts: list[tuple[str, str]], parts: int
) -> None:
    whole = _dataset(people, gifts)
    assert_same(add([_tallies(part) for part in split(whole, parts)]), _tallies(whole))


@settings(max_examples=12, deadline=None)
@given(PEOPLE, st.randoms(use_true_random=False), st.integers(2, 4))
def test_so_do_parts_cut_anyhow_that_never_saw_each_other(people: list[Person], random: Random, parts: int) -> None:
    """Each part is read alone: it does not know the ids that only the others hold."""
    home = {one["person"] or rank: random.randrange(parts) for rank, one in enumerate(people)}
    shares: list[list[Person]] = [[] for _ in range(parts)]
    for rank, one in enumerate(people):
        shares[home[one["person"] or rank]].append(one)
    random.shuffle(shares)
    apart = [tally(initiative(), MEASURES, _alone(share)) for share in shares if share]
    assert_same(add(apart), tally(initiative(), MEASURES, _alone(people)))


def _alone(people: list[Person]) -> Dataset:
    tables = dataset(rows=rows_of(people)).tables
    return Dataset({**tables, "contributions": _dataset(people, []).tables["contributions"]})


@settings(max_examples=10, deadline=None)
@given(PEOPLE, st.integers(1, 4))
def test_nobody_is_in_two_parts_and_no_row_is_lost(people: list[Person], parts: int) -> None:
    whole = _dataset(people, []).tables["seniors"].frame
    frames = [part.tables["seniors"].frame for part in split(_dataset(people, []), parts)]
    assert sum(map(len, frames)) == len(whole)
    known = [set(frame.loc[frame[PERSON] >= 0, PERSON]) for frame in frames]
    assert sum(map(len, known)) == len(set().union(*known))


def test_the_demonstration_counted_in_parts_gives_the_same_tallies(silver_geek: Evaluated) -> None:
    parts = split(silver_geek.dataset, 3)
    apart = [tally(silver_geek.initiative, silver_geek.indicators, part) for part in parts]
    assert_same(add(apart), silver_geek.tallies)
