"""Parts of a dataset, checked by hand."""

from indicators.counting.splitting import split
from indicators.counting.tally import tally
from initiatives.declaration.vocabulary import PERSON
from tests.indicators.small import chosen, dataset, initiative, rows_of


def test_the_answers_of_one_person_lie_in_one_part_and_squares_are_those_of_values() -> None:
    ages = [("debut", "1", "60"), ("debut", "2", "70"), ("fin", "2", "71"), ("fin", "1", "61")]
    data = dataset(
        rows=rows_of([{"wave": wave, "person": who, "third_party": "non", "age": age} for wave, who, age in ages])
    )
    parts = [set(part.tables["seniors"].frame[PERSON]) for part in split(data, 2)]
    assert not parts[0] & parts[1]
    made = tally(initiative(), chosen(age={"mean": "age"}), data)
    (one,) = (tally for tally in made.by_need.values() if tally.squares is not None)
    assert one.squares is not None
    assert int(one.squares.sum()) == 600**2 + 700**2 + 710**2 + 610**2
