"""Who stands behind a question, part by part: kinds of people of parts that share nobody are those of the whole."""

import numpy as np
import pandas as pd

from indicators.counting.behind import add_behind
from indicators.counting.needs import Coded, Need
from indicators.counting.tallies import AskedAt, Base, Behind, Places
from indicators.counting.whom_and_when import Waves

WAVE = Waves("fin")
EVERYBODY = Base(Need("seniors", (Coded("satisf"),)), WAVE)
WOMEN = Base(Need("seniors", (Coded("satisf"),), where=(("genre", ("femme",)),)), WAVE)
SAID = ("tous", "", "fin")
QUESTION = AskedAt("seniors", Coded("satisf"), "fin")


def part(kinds: list[tuple[str, bool, int, int]]) -> tuple[Behind, ...]:
    """Return people by structure: whether they are women, how many, how many of them say yes."""
    structure, women, people, yes = (list(one) for one in zip(*kinds, strict=True))
    counted = np.array(people, dtype=np.int64)
    said = np.array(yes, dtype=np.int64)
    return (
        Behind(
            question=QUESTION,
            places=Places(pd.DataFrame({"structure": structure})),
            place=np.arange(len(kinds)),
            people=counted,
            bases={EVERYBODY: np.ones(len(kinds), dtype=bool), WOMEN: np.array(women, dtype=bool)},
            said={SAID: said},
            levels=("oui", "non"),
            answers=np.column_stack([said, counted - said]),
        ),
    )


def test_people_of_one_place_and_the_same_bases_are_one_kind_whichever_part_they_are_in() -> None:
    (whole,) = add_behind(
        [
            part([("a", True, 4, 3), ("a", False, 2, 0)]),
            part([("a", True, 5, 1), ("b", True, 7, 7)]),
        ]
    )
    found = {
        (whole.places.table["structure"].iloc[whole.place[kind]], bool(whole.bases[WOMEN][kind])): (
            int(whole.people[kind]),
            int(whole.said[SAID][kind]),
            whole.answers[kind].tolist(),
        )
        for kind in range(len(whole.people))
    }
    assert found == {("a", True): (9, 4, [4, 5]), ("a", False): (2, 0, [0, 2]), ("b", True): (7, 7, [7, 0])}
    assert whole.bases[EVERYBODY].all() and whole.question == QUESTION


def test_a_base_that_one_part_alone_holds_counts_nobody_of_the_others() -> None:
    (women,) = part([("a", True, 4, 3)])
    (men,) = part([("a", False, 2, 0)])
    without = Behind(
        men.question,
        men.places,
        men.place,
        men.people,
        {EVERYBODY: men.bases[EVERYBODY]},
        men.said,
        men.levels,
        men.answers,
    )
    (whole,) = add_behind([(women,), (without,)])
    assert whole.people[whole.bases[WOMEN]].sum() == 4 and whole.people[whole.bases[EVERYBODY]].sum() == 6
