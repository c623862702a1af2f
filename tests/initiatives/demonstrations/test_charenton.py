"""The demonstration of a dialogue: what was published is in it, nothing is sent about one axis, mistakes are found."""

from collections import Counter
from itertools import pairwise
from pathlib import Path

import pandas as pd
import pytest
import yaml

from data.generation.mistakes import Mistake
from data.initiatives.agir_ensemble_charenton.generator.mistakes import MISTAKES
from flows.examination import Examination, examine
from indicators.measures.delay import DAYS_IN_A_MONTH
from initiatives.collection.collect import collect
from initiatives.declaration.loading import declare
from initiatives.declaration.model import Initiative
from initiatives.validation.dataset import Dataset
from initiatives.validation.validate import validate
from tests.initiatives.demonstrations.raw_exports import RawExports, about

FOLDER = Path(__file__).parents[3] / "data" / "initiatives" / "agir_ensemble_charenton"
EXPORTS = RawExports(FOLDER / "exports")
rows = EXPORTS.rows
YEARS = ("2013", "2014", "2015")


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


def test_it_can_be_evaluated_and_no_answer_is_asked_for_nothing(examination: Examination) -> None:
    assert examination.problems == ()
    assert examination.unanswered == ()
    assert examination.disproved == ()
    assert examination.unused == ()


def test_it_says_that_it_is_synthetic_and_invented_actors_say_that_they_are(initiative: Initiative) -> None:
    assert initiative.synthetic
    known = {
        "Charenton",
        "Robert Schuman",
        "CCI Val-de-Marne",
        "Club Gravelle",
        "Crédit Foncier",
        "Accenture",
        "RAMEAU",
    }
    for partner in initiative.partners.values():
        assert any(name in partner.name for name in known) != ("(ficti" in partner.name), partner.name


def test_what_was_published_of_the_dialogue_is_declared(initiative: Initiative) -> None:
    assert list(initiative.axes.values()) == ["Insertion des jeunes", "Handicap", "Précarité"]
    assert initiative.idea_on is not None and initiative.alliance_on is not None
    assert 21 <= (initiative.alliance_on - initiative.idea_on).days / DAYS_IN_A_MONTH <= 23
    assert (initiative.evaluated_on.year, initiative.evaluated_on.month) == (2016, 2)
    assert "Accenture, en mécénat de compétences" in initiative.evaluator
    assert initiative.territory.valid_until is not None
    assert initiative.territory.valid_until < initiative.evaluated_on
    context = {key: figure.value for key, figure in initiative.territory.context.items()}
    assert context == {
        "superficie": 150,
        "habitants": 30_000,
        "moins_de_40_ans": 60,
        "emplois": 15_000,
        "entreprises": 3_000,
        "eleves": 2_000,
        "associations": 200,
    }
    assert all(figure.approximate and "fonda" in figure.source for figure in initiative.territory.context.values())


def test_the_three_dates_of_the_beginning_are_kept_each_with_its_meaning(initiative: Initiative) -> None:
    said = {event.when.year: event.label for event in initiative.milestones if event.when.year < 2013}
    assert "selon la Fonda" in said[2010]
    assert "selon le texte fondateur" in said[2011]
    assert "selon leurs acteurs" in said[2012]
    assert all(event.source for event in initiative.milestones)


def test_publications_say_what_the_declaration_says(initiative: Initiative) -> None:
    file = FOLDER.parents[1] / "reference" / "publications.yaml"
    published = {entry["id"]: entry for entry in yaml.safe_load(file.read_text("utf-8"))}
    assert published["charenton_axes"]["value"].startswith(str(len(initiative.axes)))
    assert len(rows("suivi.xlsx", "Essaimage")) == int(published["vitawin_communes"]["value"])
    assert {row["Source"] for row in rows("suivi.xlsx", "Essaimage")} == {
        published["vitawin_communes"]["source"]["url"]
    }


def test_nothing_is_sent_about_the_third_axis() -> None:
    for sheet in ("Plan d'actions", "Avis par axe", "Initiatives nées"):
        axes = Counter(row["Axe"] for row in rows("suivi.xlsx", sheet))
        assert axes["Insertion des jeunes"] >= 2
        assert axes["Précarité"] >= 1
        assert axes["Handicap"] == 0


def test_pupils_are_followed_and_a_comparison_group_changes_less(dataset: Dataset) -> None:
    gains = {}
    for group, (first, second, both) in {"eleves": (146, 138, 114), "eleves_temoins": (80, 76, 68)}.items():
        frame = dataset.tables[group].frame
        before, after = (frame[frame["wave"] == wave].set_index("person") for wave in ("avant", "apres"))
        known = (set(before.index) & set(after.index)) - {-1}
        assert (len(before), len(after)) == (first, second)
        assert len(known) >= both
        notes = (
            pd.to_numeric(wave.loc[sorted(known), "image_humaine"].astype("str"), errors="coerce").dropna()
            for wave in (before, after)
        )
        means = [wave.mean() for wave in notes]
        gains[group] = means[1] - means[0]
    assert (dataset.tables["eleves"].frame["wave"] == "six_mois").sum() == 62
    assert gains["eleves"] > gains["eleves_temoins"] + 0.5


def test_meetings_say_in_which_of_the_two_communes_however_it_is_written(dataset: Dataset) -> None:
    written = {row["Commune"] for row in rows("rencontres.csv")}
    assert {"Charenton-le-Pont", "CHARENTON LE PONT", "94018", "Saint-Maurice", "94069"} <= written
    for register in ("rencontres", "reunions"):
        communes = dataset.tables[register].frame["commune"]
        assert set(communes.dropna()) == {"94018", "94069"}
        assert communes.isna().sum() == 1


def test_not_everything_is_rosy() -> None:
    plan = Counter(row["Statut"] for row in rows("suivi.xlsx", "Plan d'actions"))
    assert plan["Abandonnée"] >= 2
    aims = [row for row in rows("suivi.xlsx", "Objectifs") if row["Atteint (0 à 10)"]]
    assert sum(int(row["Atteint (0 à 10)"]) < int(row["Attendu (0 à 10)"]) for row in aims) >= 4
    years = {year: {row["Entreprise"] for row in rows("participations.csv") if row["Année"] == year} for year in YEARS}
    assert all(years[before] - years[after] for before, after in pairwise(YEARS))


def test_hours_of_volunteers_are_valued_at_the_declared_rate(dataset: Dataset) -> None:
    frame = dataset.tables["contributions"].frame
    given = frame[frame["nature"] == "benevolat"]
    assert len(given) > 20
    assert (given["valorise"] == "oui").all()
    assert (frame.loc[frame["nature"] != "benevolat", "valorise"] == "non").all()
    # The SMIC of 2015, 9,61 € an hour; hours and amounts are in hundredths.
    assert (given["montant"] - given["heures"] * 9.61).abs().max() < 0.501


def test_nobody_can_be_called() -> None:
    EXPORTS.check_nobody_can_be_called()


@pytest.mark.parametrize("mistake", MISTAKES, ids=lambda mistake: mistake.name)
def test_each_mistake_is_where_the_list_says(mistake: Mistake) -> None:
    EXPORTS.check_planted(mistake)


@pytest.mark.parametrize("mistake", MISTAKES, ids=lambda mistake: mistake.name)
def test_each_planted_mistake_is_found(dataset: Dataset, mistake: Mistake) -> None:
    assert [finding.rule for finding in dataset.findings if about(finding, mistake)] == [mistake.rule]


def test_nothing_else_is_found(dataset: Dataset) -> None:
    assert [one for one in dataset.findings if not any(about(one, mistake) for mistake in MISTAKES)] == []
