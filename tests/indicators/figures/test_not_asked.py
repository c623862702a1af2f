"""A number that was not asked of somebody (`only_if`) is neither a blank nor an answer, in any figure made of it."""

from pathlib import Path

from indicators.counting.adding import add
from indicators.counting.splitting import split
from indicators.counting.tallies import Cell
from indicators.counting.tally import tally
from indicators.figures.estimate import estimate
from initiatives.declaration.loading import declare
from initiatives.validation.postcondition import breaks
from initiatives.validation.table_schemas import schemas_of
from tests.indicators.small import chosen
from tests.initiatives.small_initiative import ANSWER, HEADINGS, QUESTIONNAIRE, dataset

MEASURES = chosen(moyenne={"mean": "heures"}, mediane={"median": "heures"})
ASKED = QUESTIONNAIRE.replace("number,", "number, only_if: {vient: oui},").replace(
    "questions:\n", "questions:\n  vient: {text: Vient-il ?, answer: oui_non}\n"
)


def test_a_number_has_three_bases_asked_not_asked_and_blank(tmp_path: Path) -> None:
    told = [("2,5", "oui")] * 11 + [("", "oui")] + [("", "non")] * 3
    lines = (
        f"{rank};k{rank};lilas;10/10/2020;oui;seul;4;{hours};J;;{comes}" for rank, (hours, comes) in enumerate(told)
    )
    data = dataset(
        tmp_path, questionnaire=ASKED, headings=f"{HEADINGS};vient", debut=f"{ANSWER};oui", fin="\n".join(lines)
    )
    declared, _ = declare(tmp_path)
    assert declared is not None
    assert breaks(schemas_of(declared, data.tables)["seniors"], data.tables["seniors"]) == ()
    counted = tally(declared, MEASURES, data)
    for tallies in (counted, add([tally(declared, MEASURES, part) for part in split(data, 3)])):
        made = estimate(declared, MEASURES, tallies).figures
        mains = [one for one in made if not one.part and one.cell == Cell("territoire", "fin")]
        assert [(one.n, one.missing, one.not_concerned, one.illegible) for one in mains] == [(11, 1, 3, 0)] * 2
