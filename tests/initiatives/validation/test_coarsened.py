"""What is declared coarser than it comes: an age is read as its band, a date as its month or its year; nothing finer is kept."""

from pathlib import Path

import numpy as np
import pytest

from initiatives.declaration.loading import declare
from initiatives.validation.dataset import Dataset
from initiatives.validation.postcondition import breaks
from initiatives.validation.table_schemas import schemas_of
from tests.initiatives.small_initiative import QUESTIONNAIRE, dataset, write
from tests.initiatives.validation.test_question_contracts import HEADINGS, rows

BANDS = "moins_60: {label: Moins de 60 ans, numbers: [0, 59]}, plus_60: {label: 60 ans et plus, numbers: [60, 120]}"
ASKED = QUESTIONNAIRE.replace("third_party: {mode: [tiers]}\n", "").replace(
    "questions:\n",
    "questions:\n"
    f"  vient: {{text: Quel âge ?, answer: one_of, options: {{{BANDS}}}}}\n"
    "  debut: {text: Depuis quand ?, answer: date, precision: mois}\n"
    "  fin: {text: Jusqu’à quand ?, answer: date, not_before: debut, precision: annee}\n",
)


def checked(folder: Path, *people: tuple[str, str, str, str, str], asked: str = ASKED) -> Dataset:
    usual = rows("10", ("4", "J", "60", "", ""))
    return dataset(folder, questionnaire=asked, headings=HEADINGS, debut=rows("02", *people), fin=usual)


def test_an_age_is_its_band_and_dates_are_their_month_or_year(tmp_path: Path) -> None:
    data = checked(
        tmp_path,
        ("4", "J", "59", "12/01/2019", "03/02/2019"),
        ("4", "J", "60,0", "31/01/2020", "01/02/2020"),
        ("4", "J", "Moins de 60 ans", "", ""),
        ("4", "J", "121", "", ""),
    )
    frame = data.tables["seniors"].frame
    assert frame["vient"].astype(object).tolist()[:4] == ["moins_60", "plus_60", "moins_60", "illisible"]
    assert frame["debut"].dt.strftime("%Y-%m-%d").tolist()[:2] == ["2019-01-01", "2020-01-01"]
    assert frame["fin"].dt.strftime("%Y-%m-%d").tolist()[:2] == ["2019-01-01", "2020-01-01"]
    assert [one.rule for one in data.findings] == ["code_inconnu"]


def test_an_order_is_judged_no_finer_than_it_is_kept(tmp_path: Path) -> None:
    """In a year that begins before the month of the other date, nobody knows which came first; in the year before, it is known."""
    same_year, year_before = ("4", "J", "60", "12/05/2019", "03/02/2019"), ("4", "J", "60", "12/05/2019", "03/02/2018")
    data = checked(tmp_path, same_year, year_before)
    assert [(one.row, one.rule) for one in data.findings] == [(3, "date_avant_l_autre")]


@pytest.mark.parametrize(("column", "finer"), [("debut", "2020-01-02"), ("fin", "2020-02-01")])
def test_a_finer_date_breaks_the_contract(tmp_path: Path, column: str, finer: str) -> None:
    data = checked(tmp_path, ("4", "J", "60", "12/01/2020", "03/02/2020"))
    initiative, _ = declare(write(tmp_path / "encore", questionnaire=ASKED))
    assert initiative is not None
    schema, table = schemas_of(initiative, data.tables)["seniors"], data.tables["seniors"]
    assert breaks(schema, table) == ()
    table.frame.loc[0, column] = np.datetime64(finer, "s")
    (said,) = breaks(schema, table)
    assert column in said and "à la place du jour" in said


@pytest.mark.parametrize(
    ("was", "written", "said"),
    [
        ("numbers: [60, 120]", "numbers: [59, 120]", "« 59 » désigne à la fois"),
        ("numbers: [60, 120]", "numbers: [120, 60]", "« numbers » donne le plus petit"),
        ("numbers: [60, 120]", "numbers: [60, 100000]", "« numbers » donne le plus petit"),
        ("numbers: [60, 120]", "numbers: [60.5, 120]", "numbers"),
        ("answer: lik4}", "answer: lik4, precision: mois}", "« precision » ne va qu’avec"),
        ("precision: mois}", "precision: jour}", "precision"),
    ],
)
def test_what_cannot_be_read_coarser_is_refused(tmp_path: Path, was: str, written: str, said: str) -> None:
    assert was in ASKED
    _, problems = declare(write(tmp_path, questionnaire=ASKED.replace(was, written)))
    assert [problem for problem in problems if said in problem], problems
