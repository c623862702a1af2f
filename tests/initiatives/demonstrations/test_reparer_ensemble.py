"""The demonstration of another field: no line of code is its own, and its figures are those that a spreadsheet would give."""

import csv
from collections.abc import Mapping
from pathlib import Path

import pytest

from data.generation.mistakes import Mistake
from data.initiatives.reparer_ensemble.generator.mistakes import MISTAKES
from flows.examination import Examination, examine
from indicators.counting.tallies import Cell
from indicators.counting.tally import tally
from indicators.definitions.choosing import choose
from indicators.figures.estimate import estimate
from indicators.figures.results import Estimate
from initiatives.collection.collect import collect
from initiatives.declaration.loading import declare
from initiatives.validation.validate import validate
from tests.initiatives.demonstrations.raw_exports import RawExports, about

FOLDER = Path(__file__).parents[3] / "data" / "initiatives" / "reparer_ensemble"
EXPORTS = RawExports(FOLDER / "exports", banner=1)
SATISFIED, OBJECT = "Je suis satisfait des repair cafés.", "Le dernier objet que vous avez apporté a-t-il été réparé ?"
COMMUNE = "Dans quelle commune habitez-vous ?"
LINKED = "Depuis le début des repair cafés, vous sentez-vous plus ou moins entouré qu’avant ?"
AGREED = {"Plutôt d’accord", "Tout à fait d’accord"}


def _answers(file: str) -> list[dict[str, str]]:
    with (FOLDER / "exports" / file).open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    return [row for row in rows if row["J’accepte que mes réponses servent à l’évaluation."]]


def _log() -> list[dict[str, str]]:
    rows = RawExports(FOLDER / "exports", banner=2).rows("suivi.xlsx", "Journal")
    return [row for row in rows if row["Statut"] == "Réalisé"]


@pytest.fixture(scope="module")
def examination() -> Examination:
    return examine(FOLDER)


@pytest.fixture(scope="module")
def figures() -> Mapping[tuple[str, str], Estimate]:
    """Every figure of the whole territory: (indicator, part) → estimate."""
    initiative, _ = declare(FOLDER)
    assert initiative is not None
    indicators, _ = choose(initiative)
    dataset = validate(initiative, collect(initiative))
    estimates = estimate(initiative, indicators, tally(initiative, indicators, dataset))
    whole = [one for one in estimates.figures if one.cell == Cell(wave=str(one.cell.wave))]
    return {(one.indicator, one.part): one for one in whole}


def test_it_can_be_evaluated_whole_and_says_that_it_is_synthetic(examination: Examination) -> None:
    initiative, problems = declare(FOLDER)
    assert initiative is not None
    assert initiative.synthetic
    assert (problems, examination.problems, examination.unanswered) == ((), (), ())
    assert (examination.disproved, examination.unused, examination.to_write) == ((), (), ())


@pytest.mark.parametrize("commune", ["", "Crest", "Die", "Livron-sur-Drôme", "Loriol-sur-Drôme", "Saillans"])
def test_shares_are_those_of_the_export_in_each_commune(
    figures: Mapping[tuple[str, str], Estimate], commune: str
) -> None:
    rows = [row for row in _answers("habitants.csv") if not commune or row[COMMUNE] == commune]
    suffix = f"_commune_{commune.lower().replace('-', '_').replace('ô', 'o')}" if commune else ""
    for indicator, question, counted, known in (
        ("habitants_satisfaction", SATISFIED, AGREED, AGREED | {"Pas du tout d’accord", "Plutôt pas d’accord"}),
        ("habitants_objet_repare", OBJECT, {"Oui"}, {"Oui", "Non", "En partie"}),
        ("habitants_solitude", LINKED, {"Un peu plus", "Beaucoup plus"}, set[str]()),
    ):
        answered = [row for row in rows if row[question] and (not known or row[question] in known)]
        k = sum(row[question] in counted for row in answered)
        found = figures[indicator + suffix, ""]
        assert (found.k, found.n) == (k, len(answered))
        assert found.value == pytest.approx(k / len(answered))


def test_the_log_gives_sessions_people_and_hours(figures: Mapping[tuple[str, str], Estimate]) -> None:
    rows = _log()
    assert figures["activite_seances", ""].value == len(rows) == 52
    assert figures["activite_presents", ""].value == sum(int(row["Nb de participants"]) for row in rows)
    minutes = sum((17 * 60 + (30 if row["Fin"] == "17h30" else 0)) - 14 * 60 for row in rows)
    assert figures["activite_heures_animation", ""].value == pytest.approx(minutes / 60)


def test_contributions_are_amounts_and_hours_at_the_declared_rate(figures: Mapping[tuple[str, str], Estimate]) -> None:
    rows = [row for row in EXPORTS.rows("suivi.xlsx", "Contributions") if row["Organisme"] != "Le Fournil"]
    amounts = sum(float(row["Montant (€)"] or 0) for row in rows)
    hours = sum(float(row["Nb d'heures"]) for row in rows if row["Nature"] == "Bénévolat")
    expected = amounts + hours * 11.88  # the gross hourly minimum wage since the 1st of November 2024
    assert figures["partenaires_contributions", ""].value == pytest.approx(expected, abs=0.01)


@pytest.mark.parametrize("mistake", MISTAKES, ids=lambda mistake: mistake.name)
def test_each_planted_mistake_is_found(examination: Examination, mistake: Mistake) -> None:
    assert [one.rule for one in examination.findings if about(one, mistake)] == [mistake.rule]


def test_nothing_else_is_found(examination: Examination) -> None:
    others = [one for one in examination.findings if not any(about(one, mistake) for mistake in MISTAKES)]
    assert {one.rule for one in others} == {"texte_compte_autre", "reponses_illisibles"}
