"""A question about the commune takes its answers from the territory, as people write them; elsewhere is an answer too."""

from pathlib import Path

import pytest

from indicators.definitions.breaking_down import broken_down
from indicators.definitions.choosing import choose
from initiatives.declaration.loading import declare
from tests.initiatives.small_initiative import ANSWER, DECLARATION, HEADINGS, QUESTIONNAIRE, dataset, write

DEPARTEMENTS = 'departements: {"01": Ain, "86": Vienne}'
COMMUNES = "communes: [Die, Saint-Nazaire-le-Désert, Saint-Denis (93), Saint-Denis (974)]"
FILES = {
    "declaration": DECLARATION.replace(DEPARTEMENTS, f"{DEPARTEMENTS}, {COMMUNES}").replace(
        "questions: {}", "questions: {}\nbreakdowns: {seniors: [ou]}"
    ),
    "questionnaire": QUESTIONNAIRE + "  ou: {text: Où habitez-vous ?, answer: commune}\n",
    "headings": f"{HEADINGS};ou",
}


def test_communes_are_answers_and_figures_are_broken_down_by_them(tmp_path: Path) -> None:
    initiative, problems = declare(write(tmp_path, **FILES))
    assert initiative is not None
    assert problems == ()
    options = initiative.questionnaires["seniors"].questions["ou"].options
    assert {key: one.label for key, one in options.items()} == {
        "die": "Die",
        "saint_nazaire_le_desert": "Saint-Nazaire-le-Désert",
        "saint_denis_93066": "Saint-Denis (93066)",
        "saint_denis_97411": "Saint-Denis (97411)",
        "autre": "Autre commune",
    }
    chosen, mistakes = choose(initiative)
    assert not mistakes
    assert "seniors_satisfaction_ou_die" in broken_down(initiative, chosen)[0]


def test_a_territory_without_communes_is_told(tmp_path: Path) -> None:
    _, problems = declare(write(tmp_path, **(FILES | {"declaration": DECLARATION})))
    (told,) = problems
    assert "questionnaires/seniors.yaml, ligne" in told
    assert "territory › communes" in told


@pytest.mark.parametrize(
    ("written", "commune"),
    [
        ("DIE", "die"),
        ("26113", "die"),
        ("St Nazaire le Desert", "saint_nazaire_le_desert"),
        ("Saint-Denis (97411)", "saint_denis_97411"),
        ("Marseille", "autre"),
    ],
)
def test_what_people_write_is_read(tmp_path: Path, written: str, commune: str) -> None:
    later = ANSWER.replace("10/02/2020", "10/10/2020")
    data = dataset(tmp_path, **FILES, debut=f"{ANSWER};{written}", fin=f"{later};")
    assert data.tables["seniors"].frame["ou"].astype(str).tolist()[0] == commune
