"""Every indicator of the catalogue has an example that an evaluator can check by hand, and agrees with it."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from indicators.definitions.applicable import verdicts
from indicators.definitions.choosing import read_catalogue
from indicators.definitions.ready_questionnaires import ready_questionnaires
from indicators.examples.cases import Case, read_cases
from indicators.examples.running import differences
from indicators.measures.run_record import RunRecord
from initiatives.declaration.loading import declare
from initiatives.declaration.model import Initiative

ROOT = Path(__file__).parents[3]
EXAMPLES = ROOT / "tests" / "examples"
CATALOGUE = read_catalogue()


def _cases() -> list[Case]:
    cases: list[Case] = []
    for path in sorted(EXAMPLES.glob("*/*.yaml")):
        found, problems = read_cases(path, str(path.relative_to(ROOT)))
        assert not problems, problems
        cases += found
    return cases


CASES = _cases()


@pytest.fixture(scope="module")
def lenders() -> dict[str, Initiative]:
    """Each indicator → the first demonstration that feeds it; else the first that has its group, asked all that is ready."""
    folders = sorted((ROOT / "data" / "initiatives").iterdir(), key=lambda folder: folder.name != "silver_geek")
    declared = [initiative for initiative, _ in map(declare, folders) if initiative is not None]
    fed = [(initiative, verdicts(initiative, CATALOGUE.indicators)) for initiative in declared]
    return {
        key: next((initiative for initiative, found in fed if not found[key].lacking), None)
        or _asked(one.group, declared)
        for key, one in CATALOGUE.indicators.items()
    }


def _asked(group: str, declared: Sequence[Initiative]) -> Initiative:
    initiative = next((one for one in declared if group in one.groups), declared[0])
    if group not in initiative.groups or group not in ready_questionnaires():
        return initiative
    name, ready = initiative.groups[group].questionnaire, ready_questionnaires()[group].questions
    lent = initiative.questionnaires[name]
    asked = lent.model_copy(update={"questions": {**ready, **lent.questions}})
    return initiative.model_copy(update={"questionnaires": {**initiative.questionnaires, name: asked}})


def test_a_question_of_the_catalogue_that_nobody_asks_yet_may_be_counted() -> None:
    """What every initiative would ask of relatives is there, though this one asks them nothing."""
    ready = ready_questionnaires()["proches"].questions
    (silver_geek,) = (one for one, _ in [declare(ROOT / "data" / "initiatives" / "silver_geek")] if one is not None)
    name = silver_geek.groups["proches"].questionnaire
    silent = silver_geek.questionnaires[name].model_copy(update={"questions": {}})
    mute = silver_geek.model_copy(update={"questionnaires": {**silver_geek.questionnaires, name: silent}})
    assert set(_asked("proches", [mute]).questionnaire_of("proches").questions) == set(ready)


def test_the_catalogue_can_be_read() -> None:
    assert CATALOGUE.problems == []
    assert len(CATALOGUE.indicators) > 40


def test_every_indicator_has_an_example_in_the_folder_of_its_group() -> None:
    written = {(path.parent.name, path.stem) for path in EXAMPLES.glob("*/*.yaml")}
    # The run's own record rests on no table: tests/indicators/confidentiality/test_record.py is its example.
    counted = [one for one in CATALOGUE.indicators.values() if not isinstance(one.measure, RunRecord)]
    assert written == {(one.group, one.id) for one in counted}, "tests/examples/<group>/<id>.yaml, for each indicator"


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.indicator}: {case.name[:40]}")
def test_an_indicator_agrees_with_its_example(case: Case, lenders: dict[str, Initiative]) -> None:
    assert differences(case, CATALOGUE.indicators, lenders[case.indicator]) == ()


IMPOSSIBLE = {
    "a session after the evaluation": (
        "activite_rencontres_presents_par_an",
        "2015-03-20",
        "2035-03-20",
        "le tableau « rencontres » ne respecte pas son contrat, colonne date : pas après le",
    ),
    "an attendance said twice": (
        "activite_seances_par_participant",
        "a2     | s2",
        "a2     | s1",
        "le tableau « presences » ne respecte pas son contrat, pas deux lignes égales",
    ),
    "a partner that nobody declared": (
        "territoire_effort_heures",
        "    spn        |",
        "    inconnu    |",
        "« inconnu » n’est pas une réponse de « partenaire »",
    ),
    "a column that no table has": (
        "activite_participants",
        "respondent |",
        "prenom     |",
        "la colonne « prenom » n’est pas prévue dans « participants »",
    ),
}


@pytest.mark.parametrize("name", IMPOSSIBLE)
def test_an_example_that_no_checked_table_could_be_is_told(
    name: str, lenders: dict[str, Initiative], tmp_path: Path
) -> None:
    indicator, written, wrong, told = IMPOSSIBLE[name]
    (path,) = EXAMPLES.glob(f"*/{indicator}.yaml")
    text = path.read_text(encoding="utf-8")
    assert written in text
    spoiled = tmp_path / path.name
    spoiled.write_text(text.replace(written, wrong), encoding="utf-8")
    cases, problems = read_cases(spoiled, path.name)
    assert not problems
    assert told in "\n".join(
        line for case in cases for line in differences(case, CATALOGUE.indicators, lenders[indicator])
    )
