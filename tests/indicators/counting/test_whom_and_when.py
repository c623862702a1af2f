"""Of whom and of when a figure speaks is read as it was made, and stays the text that results print."""

import pickle
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.counting.tallies import TERRITORY, Cell
from indicators.counting.whom_and_when import Scope, Waves
from initiatives.declaration.vocabulary import SCOPES

IDS = st.from_regex(r"[a-z][a-z0-9_]*", fullmatch=True)


@given(st.sampled_from(SCOPES), st.text(min_size=1))
def test_a_scope_is_read_as_it_was_made_whatever_the_data_call_a_place(kind: str, member: str) -> None:
    scope = Scope.of(kind, member)
    assert (scope.kind, scope.member) == (kind, member)
    assert scope == f"{kind}:{member}"
    assert (TERRITORY.kind, TERRITORY.member) == ("territoire", "")


@given(IDS, IDS)
def test_waves_are_read_as_they_were_made(before: str, after: str) -> None:
    both, one = Waves.pair(before, after), Waves(before)
    assert (both.each, both.before, both.after) == ((before, after), before, after)
    assert (one.each, one.before, one.after) == ((before,), before, before)
    assert both == f"{before}>{after}"
    assert Waves().each == ()


@pytest.mark.parametrize(
    "made", [Cell("axe:emploi", "debut>fin"), replace(Cell(), scope=Scope("axe:emploi"), wave=Waves("debut>fin"))]
)
def test_a_cell_made_of_texts_knows_how_they_are_read(made: Cell) -> None:
    read = pickle.loads(pickle.dumps(made))
    assert read == made
    assert hash(read) == hash(Cell("axe:emploi", "debut>fin"))
    assert (read.scope.member, read.wave.after) == ("emploi", "fin")
