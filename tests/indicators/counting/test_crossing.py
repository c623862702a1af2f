"""Questions asked at two waves: counted once person by person, or apart, the counts are the same."""

from collections.abc import Mapping
from unittest.mock import patch

import numpy as np
from hypothesis import given, settings

from indicators.counting.crossing import Crossing
from indicators.counting.needs import Coded, Need
from indicators.counting.tallies import Tallies
from indicators.counting.tally import tally
from indicators.definitions.indicator import Indicator
from tests.indicators.small import chosen, dataset, initiative, rows_of
from tests.properties.test_parts_laws import Person, assert_same
from tests.properties.test_tally_laws import PEOPLE

MEASURES: Mapping[str, Indicator] = chosen(evolution={"paired_change": "niveau"}, niveau={"mean": "niveau"})
ALONE, CROSSED = Need("seniors", (Coded("niveau"),)), Need("seniors", (Coded("niveau"),), paired=True)


def _tallies(people: list[Person]) -> Tallies:
    return tally(initiative(), MEASURES, dataset(rows=rows_of(people)))


@settings(max_examples=25, deadline=None)
@given(PEOPLE)
def test_counting_both_at_once_is_counting_them_apart_bit_for_bit(people: list[Person]) -> None:
    with patch.object(Crossing, "worth", return_value=False):
        apart = _tallies(people)
    assert_same(_tallies(people), apart)


def test_both_are_counted_at_once_when_journeys_are_few() -> None:
    with patch.object(Crossing, "count", autospec=True, side_effect=Crossing.count) as counted:
        made = _tallies([_answer("debut", "1", "orange", "1"), _answer("fin", "1", "spn", "4")])
    assert counted.call_count == 1
    assert {ALONE, CROSSED} <= set(made.by_need)


def test_people_who_move_are_counted_where_they_were_and_where_they_are() -> None:
    """1 moves and goes from level 1 to 4; 2 stays at level 2; 3 comes once; nobody knows who the last one is."""
    made = _tallies(
        [
            _answer("debut", "1", "orange", "1"),
            _answer("debut", "2", "orange", "2"),
            _answer("fin", "2", "orange", "2"),
            _answer("fin", "1", "spn", "4"),
            _answer("fin", "3", "spn", None),
            _answer("debut", None, "spn", "4"),
        ]
    )
    assert _counted(made, ALONE) == {
        ("orange", "debut", "1"): 1,
        ("orange", "debut", "2"): 1,
        ("orange", "fin", "2"): 1,
        ("spn", "debut", "4"): 1,
        ("spn", "fin", "4"): 1,
        ("spn", "fin", "sans_reponse"): 1,
    }
    assert _counted(made, CROSSED) == {("orange", "debut>fin", "2", "2"): 1, ("spn", "debut>fin", "1", "4"): 1}


def _answer(wave: str, person: str | None, partner: str, level: str | None) -> Person:
    return {"wave": wave, "person": person, "third_party": "non", "partenaire": partner, "niveau": level}


def _counted(made: Tallies, need: Need) -> dict[tuple[str, ...], int]:
    one = made.by_need[need]
    found: dict[tuple[str, ...], int] = {}
    for atom, *answers in np.argwhere(one.counts).tolist():
        place = (str(one.atoms["partenaire"][atom]), str(one.atoms["wave"][atom]))
        key = (*place, *(levels[answer] for levels, answer in zip(one.levels, answers, strict=True)))
        found[key] = found.get(key, 0) + int(one.counts[(atom, *answers)])
    return found
