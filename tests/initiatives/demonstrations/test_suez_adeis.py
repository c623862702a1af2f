"""The demonstration of a partnership: its declaration holds, its exports are what its generator writes, mistakes are found."""

from collections import Counter
from pathlib import Path
from typing import get_args

import pytest

from data.generation.mistakes import Mistake
from data.initiatives.suez_adeis.generator.mistakes import MISTAKES
from flows.examination import Examination, examine
from initiatives.collection.collect import collect
from initiatives.declaration.loading import declare
from initiatives.declaration.model import Initiative
from initiatives.declaration.vocabulary import Criterion
from initiatives.validation.dataset import Dataset
from initiatives.validation.quality import Finding
from initiatives.validation.validate import validate
from tests.initiatives.demonstrations.raw_exports import RawExports

FOLDER = Path(__file__).parents[3] / "data" / "initiatives" / "suez_adeis"
EXPORTS = RawExports(FOLDER / "exports")


@pytest.fixture(scope="module")
def initiative() -> Initiative:
    declared, problems = declare(FOLDER)
    assert problems == ()
    assert declared is not None
    return declared


@pytest.fixture(scope="module")
def dataset(initiative: Initiative) -> Dataset:
    return validate(initiative, collect(initiative))


@pytest.fixture(scope="module")
def examination() -> Examination:
    return examine(FOLDER)


def test_it_can_be_evaluated_and_says_that_it_is_synthetic(initiative: Initiative, examination: Examination) -> None:
    assert initiative.synthetic
    assert initiative.form == "partenariat"
    assert examination.problems == ()


def test_every_question_has_data_every_example_holds_and_no_answer_is_asked_for_nothing(
    examination: Examination,
) -> None:
    assert examination.unanswered == ()
    assert examination.disproved == ()
    assert examination.unused == ()


def test_each_of_the_seven_approaches_has_a_question(initiative: Initiative) -> None:
    assert {asked.criterion for asked in initiative.questions.values()} == set(get_args(Criterion))


def test_everyone_stays_the_same_and_comes_back_in_part(dataset: Dataset) -> None:
    for group, (first, second, both) in {"salaries_insertion": (30, 32, 10), "equipes": (24, 24, 15)}.items():
        frame = dataset.tables[group].frame
        waves = [frame[frame["wave"] == wave] for wave in ("revue_2014", "revue_2015")]
        assert [len(wave) for wave in waves] in ([first, second], [first, second + 1])
        known = [set(wave["person"]) - {-1} for wave in waves]
        assert len(known[0] & known[1]) >= both


def test_people_who_left_are_told_by_kind_and_none_of_the_kinds_is_rare() -> None:
    exits = Counter(row["Motif de sortie"] for row in EXPORTS.rows("parcours.csv"))
    assert exits.total() == 58
    assert min(count for reason, count in exits.items() if reason != "Parti") >= 4


def test_not_everything_is_rosy(dataset: Dataset) -> None:
    aims = [row for row in EXPORTS.rows("suivi.xlsx", "Objectifs") if row["Atteint (0 à 10)"]]
    assert sum(int(row["Atteint (0 à 10)"]) < int(row["Attendu (0 à 10)"]) for row in aims) >= 4
    charge = dataset.tables["equipes"].frame["charge"]
    assert charge.isin(["pas_du_tout", "plutot_pas"]).sum() >= 10


def test_the_price_of_the_service_is_no_contribution() -> None:
    banner = EXPORTS.lines("suivi.xlsx", "Contributions")[1][0]
    assert "hors prix de la prestation" in banner


def test_nobody_can_be_named_or_called() -> None:
    EXPORTS.check_nobody_can_be_called()


@pytest.mark.parametrize("mistake", MISTAKES, ids=lambda mistake: mistake.name)
def test_each_mistake_is_where_the_list_says(mistake: Mistake) -> None:
    EXPORTS.check_planted(mistake)


def about(finding: Finding, mistake: Mistake) -> bool:
    """Whether a finding is at the place of a mistake (LimeSurvey's only sheet is not named in the list)."""
    if Path(finding.file).name != mistake.file or mistake.sheet not in (None, finding.sheet):
        return False
    if mistake.how == "column":
        return mistake.heading in (finding.column or "")
    return finding.row == mistake.row


@pytest.mark.parametrize("mistake", MISTAKES, ids=lambda mistake: mistake.name)
def test_each_planted_mistake_is_found(dataset: Dataset, mistake: Mistake) -> None:
    assert [finding.rule for finding in dataset.findings if about(finding, mistake)] == [mistake.rule]


def test_nothing_else_is_found(dataset: Dataset) -> None:
    assert [one.rule for one in dataset.findings if not any(about(one, mistake) for mistake in MISTAKES)] == []
