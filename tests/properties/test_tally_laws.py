"""Laws of counting: what no data may break."""

import numpy as np
import pandas as pd
from hypothesis import given, settings
from hypothesis import strategies as st

from indicators.counting.columns import columns_of
from indicators.counting.needs import AnyOf, Coded, Need
from indicators.counting.tallies import Tallies
from indicators.counting.tally import needs_of, tally
from indicators.figures.estimate import estimate
from indicators.figures.results import Estimate
from indicators.statistics.wilson import wilson_interval
from tests.indicators.small import chosen, dataset, indicator, initiative, rows_of

MEASURES = chosen(
    satisfaits={"share": "satisf", "at_least": "plutot"},
    moral={"share": "moral", "better": True},
    lien={"share": "interets", "any_of": ["lien", "jeu"]},
    choix={"multiple_choice": "interets"},
    evolution={"paired_change": "niveau"},
    age={"mean": "age"},
    nombre={"count": "seniors"},
)
PERSON = st.fixed_dictionaries(
    {
        "wave": st.sampled_from(["debut", "fin"]),
        "person": st.one_of(st.none(), st.integers(1, 12).map(str)),
        "third_party": st.sampled_from(["oui", "non"]),
        "type_structure": st.sampled_from([None, "ehpad", "csc_mjc"]),
        "partenaire": st.sampled_from([None, "orange", "spn"]),
        "satisf": st.sampled_from(
            [None, "pas_du_tout", "plutot", "tout_a_fait", "ne_sait_pas", "illisible", "non_concerne"]
        ),
        "moral": st.sampled_from([None, "beaucoup_moins", "comme_avant", "un_peu_plus", "ne_sait_pas", "illisible"]),
        "niveau": st.sampled_from([None, "1", "2", "4", "ne_sait_pas", "illisible"]),
        "interets": st.sampled_from([None, "lien", "jeu", "lien, jeu", "ne_sait_pas", "illisible"]),
        "age": st.one_of(st.none(), st.integers(600, 1000).map(lambda tenths: f"{tenths / 10}")),
    }
)
PEOPLE = st.lists(PERSON, min_size=1, max_size=20).map(
    lambda people: list({(p["wave"], p["person"] or rank): p for rank, p in enumerate(people)}.values())
)
"""A person answers once at a wave: validation has set duplicates aside."""


def _tallies(people: list[dict[str, str | None]]) -> Tallies:
    return tally(initiative(), MEASURES, dataset(rows=rows_of(people)))


def _figures(people: list[dict[str, str | None]]) -> tuple[Estimate, ...]:
    return estimate(initiative(), MEASURES, _tallies(people)).figures


def _by_atom(tallies: Tallies, need: Need) -> dict[tuple[object, ...], list[object]]:
    """Return what is counted for each atom that holds somebody."""
    one = tallies.by_need[need]
    kept = [counts for counts in (one.counts, one.filled, one.sums, one.squares) if counts is not None]
    atoms = one.atoms.astype("object").where(one.atoms.notna(), None)
    return {
        tuple(row): [counts[place].tolist() for counts in kept]
        for place, row in enumerate(atoms.itertuples(index=False))
    }


@settings(max_examples=12, deadline=None)
@given(PEOPLE, st.randoms(use_true_random=False))
def test_the_order_of_rows_changes_nothing(people: list[dict[str, str | None]], random: object) -> None:
    shuffled = list(people)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert _figures(shuffled) == _figures(people)


@settings(max_examples=12, deadline=None)
@given(PEOPLE, PEOPLE)
def test_tallies_of_parts_that_share_no_unit_add_up_exactly(
    first: list[dict[str, str | None]], second: list[dict[str, str | None]]
) -> None:
    second = [{**one, "person": None if one["person"] is None else f"1{int(one['person']):03}"} for one in second]
    whole, left, right = _tallies([*first, *second]), _tallies(first), _tallies(second)
    for need in needs_of(MEASURES.values(), columns_of(initiative())):
        added = _by_atom(left, need)
        for atom, counts in _by_atom(right, need).items():
            held = added.get(atom)
            added[atom] = (
                counts
                if held is None
                else [(np.array(a) + np.array(b)).tolist() for a, b in zip(held, counts, strict=True)]
            )
        assert _by_atom(whole, need) == added


@settings(max_examples=12, deadline=None)
@given(PEOPLE)
def test_marginals_of_a_joint_count_are_the_single_counts(people: list[dict[str, str | None]]) -> None:
    joint = indicator("joint", {"balance": "niveau", "against": "niveau"})
    single = indicator("simple", {"mean": "niveau"})
    made = tally(initiative(), {"joint": joint, "simple": single}, dataset(rows=rows_of(people)))
    both = made.by_need[Need("seniors", (Coded("niveau"), Coded("niveau")))]
    one = made.by_need[Need("seniors", (Coded("niveau"),))]
    assert (both.counts.sum(axis=1) == one.counts).all()
    assert (both.counts.sum(axis=2) == one.counts).all()


@settings(max_examples=12, deadline=None)
@given(PEOPLE)
def test_counts_are_those_that_pandas_finds(people: list[dict[str, str | None]]) -> None:
    frame = pd.DataFrame(people)
    made = _tallies(people)
    satisfied = made.by_need[Need("seniors", (Coded("satisf"),))]
    whole = dict(zip(satisfied.levels[0], satisfied.counts.sum(axis=0).tolist(), strict=True))
    expected = frame["satisf"].fillna("sans_reponse").value_counts().to_dict()
    assert {level: count for level, count in whole.items() if count} == expected
    ticked = made.by_need[Need("seniors", (AnyOf("interets", ("lien", "jeu")),))]
    assert int(ticked.counts[:, 1].sum()) == int(frame["interets"].isin(["lien", "jeu", "lien, jeu"]).sum())
    known = frame.dropna(subset=["person"])
    assert int(made.by_need[Need("seniors", (Coded("niveau"),), paired=True)].counts.sum()) == int(
        (known.groupby("person")["wave"].nunique() == 2).sum()
    )


@settings(max_examples=10, deadline=None)
@given(PEOPLE, st.integers(1, 5))
def test_people_who_leave_everything_blank_never_change_k_nor_n(
    people: list[dict[str, str | None]], silent: int
) -> None:
    blank = {**dict.fromkeys(people[0]), "wave": "fin", "third_party": "non"}
    before = {(one.indicator, one.part, one.cell): one for one in _figures(people)}
    after = {(one.indicator, one.part, one.cell): one for one in _figures([*people, *[blank] * silent])}
    for key, one in before.items():
        if one.indicator != "nombre":
            assert (after[key].k, after[key].n, after[key].value) == (one.k, one.n, one.value)


@given(st.integers(0, 500), st.integers(0, 500))
def test_a_wilson_interval_holds_its_share_and_lies_between_0_and_1(k: int, others: int) -> None:
    n = k + others
    low, high = wilson_interval(np.array([k]), np.array([n]))
    if n == 0:
        assert np.isnan(low[0])
        assert np.isnan(high[0])
    else:
        assert 0 <= low[0] <= k / n <= high[0] <= 1
