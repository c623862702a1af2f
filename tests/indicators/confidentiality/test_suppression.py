"""Laws of secondary suppression, audited by the attacker on random tables."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from indicators.confidentiality.attacker import bounds, exposures
from indicators.confidentiality.determined import making_of, small_set
from indicators.confidentiality.suppression import Published, to_hide, too_small
from indicators.counting.tallies import Cell

KINDS = ("partenaire", "type_structure", "departement")


@st.composite
def tables(draw: st.DrawFn) -> tuple[Published, int]:
    """Random atoms placed in three kinds of scope, all their cells, and a threshold."""
    atoms = draw(st.integers(2, 9))
    counts = np.array(draw(st.lists(st.integers(0, 12), min_size=atoms, max_size=atoms)), dtype=float)
    rows, members = [(Cell("territoire", "fin"), "")], [np.ones(atoms, dtype=bool)]
    for kind in KINDS:
        place = np.array(draw(st.lists(st.integers(-1, 2), min_size=atoms, max_size=atoms)))
        for member in range(3):
            if (place == member).any():
                rows.append((Cell(f"{kind}:m{member}", "fin"), ""))
                members.append(place == member)
    limit = draw(st.sampled_from([3, 5, 11]))
    insider = np.array(draw(st.lists(st.booleans(), min_size=atoms, max_size=atoms)))
    published = Published(
        rows=tuple(rows),
        members=np.array(members),
        weights=counts,
        limit=limit,
        inside=limit,
        insiders=(insider,) if draw(st.booleans()) else (),
    )
    return published, limit


def _left(published: Published) -> np.ndarray:
    hidden = too_small(published)
    hidden |= to_hide(published, hidden)
    return np.array([row not in hidden for row in published.rows])


@given(tables())
@settings(max_examples=150, deadline=None)
def test_nothing_small_can_be_worked_out_from_what_is_left(case: tuple[Published, int]) -> None:
    published, limit = case
    shown = published.members[_left(published)]
    assert exposures(shown, published.weights, limit) == ()
    for known in published.insiders:
        assert exposures(shown, np.where(known, 0.0, published.weights), limit) == ()


@given(tables())
@settings(max_examples=150, deadline=None)
def test_the_search_finds_exactly_what_the_attacker_finds(case: tuple[Published, int]) -> None:
    published, limit = case
    found = small_set(published.members, published.weights, limit)
    assert (found is None) == (exposures(published.members, published.weights, limit) == ())


@given(tables())
@settings(max_examples=60, deadline=None)
def test_no_small_group_left_is_pinned_by_its_bounds(case: tuple[Published, int]) -> None:
    """Once empty atoms are known, linear programming pins no more than linear algebra."""
    published, limit = case
    useful = published.weights > 0
    shown = published.members[_left(published)][:, useful]
    counts = published.weights[useful]
    for atom in np.flatnonzero(counts < limit):
        low, high = bounds(shown, counts, np.arange(len(counts)) == atom)
        assert high - low > 1e-6


@given(tables())
@settings(max_examples=60, deadline=None)
def test_zero_is_never_masked_and_hiding_is_stable(case: tuple[Published, int]) -> None:
    published, _ = case
    hidden = too_small(published)
    counts = dict(zip(published.rows, published.counts().tolist(), strict=True))
    assert all(0 < counts[row] < published.limit for row in hidden)
    assert to_hide(published, hidden) == to_hide(published, hidden)
    assert not to_hide(published, hidden | to_hide(published, hidden))


def test_the_case_that_a_known_tool_missed() -> None:
    """28 − 25 gives back the masked 3 (see STACK.md): the margin or the neighbour must go too."""
    rows = tuple((Cell(scope, "fin"), "") for scope in ("territoire", "type_structure:a", "type_structure:b"))
    members = np.array([[True, True], [True, False], [False, True]])
    published = Published(rows, members, np.array([25.0, 3.0]), 5, 5, ())
    hidden = too_small(published)
    assert hidden == {rows[2]}
    assert to_hide(published, hidden) == {rows[1]}


def test_a_partner_cannot_take_its_own_away() -> None:
    """30 people, 27 of them in the partner's own structure: it would know the 3 others."""
    territory = (Cell("territoire", "fin"), "")
    published = Published(
        (territory,), np.array([[True, True]]), np.array([27.0, 3.0]), 5, 5, (np.array([True, False]),)
    )
    assert not too_small(published)
    assert to_hide(published, frozenset()) == {territory}


def test_a_dominated_amount_is_not_worked_out_either() -> None:
    """Four organisations, then the same four apart: hiding one cell is not enough when a total gives it back."""
    scopes = ("territoire", "type_acteur:association", "type_acteur:entreprise")
    rows = tuple((Cell(scope), "") for scope in scopes)
    members = np.array([[True] * 8, [True] * 4 + [False] * 4, [False] * 4 + [True] * 4])
    published = Published(rows, members, np.ones(8), 3, 2, ())
    hidden = frozenset({rows[1]})
    assert making_of(members[[0, 2]], np.ones(8), members[1]) == (0, 1)
    assert to_hide(published, hidden) == frozenset()
    assert to_hide(published, hidden, telling=hidden) == {rows[2]}
