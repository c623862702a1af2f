"""A cell that is filled and cannot be read is neither a blank nor an answer: where it stands, and how many there are."""

import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from initiatives.collection.collect import collect
from initiatives.declaration.loading import declare
from initiatives.validation.dataset import Dataset
from initiatives.validation.quality import Refused
from initiatives.validation.validate import validate
from tests.initiatives.small_initiative import ANSWER, HEADINGS, QUESTIONNAIRE, SEANCES, dataset, write

TICKED = HEADINGS.replace("gouts", "gouts[J];gouts[L];gouts[rien]")


def _ticks(*boxes: str) -> str:
    return ANSWER.replace("J L", ";".join(boxes))


@pytest.mark.parametrize(
    ("boxes", "jouer", "lire"),
    [
        (("Y", "", ""), "oui", "non"),
        (("Y", "Z", ""), "oui", "illisible"),
        (("", "Z", ""), "illisible", "illisible"),
        (("non", "Z", ""), "illisible", "illisible"),
        (("", "", ""), None, None),
    ],
)
def test_a_box_that_cannot_be_read_is_no_box_left_empty(
    tmp_path: Path, boxes: tuple[str, ...], jouer: str | None, lire: str | None
) -> None:
    data = dataset(tmp_path, headings=TICKED, debut=_ticks(*boxes), fin=_ticks("Y", "", "").replace("/02/", "/10/"))
    row = data.tables["seniors"].frame.iloc[0].astype(object)
    assert [None if row[name] != row[name] else row[name] for name in ("gouts.jouer", "gouts.lire")] == [jouer, lire]


@pytest.mark.parametrize("cell", ["environ 2", "11", "-1"])
def test_a_number_that_cannot_be_read_is_marked_beside_its_column(tmp_path: Path, cell: str) -> None:
    answers = "\n".join([ANSWER.replace("2,5", cell), ANSWER.replace("2,5", "").replace("1;k1", "2;k2")])
    frame = dataset(tmp_path, debut=answers).tables["seniors"].frame
    assert frame["heures"].isna().tolist() == [True, True, False]
    assert frame["illisible.heures"].tolist() == [True, False, False]


def test_closed_lists_and_numbers_of_registers_say_it_too(tmp_path: Path) -> None:
    data = dataset(tmp_path, seances=SEANCES.replace("Réalisé", "peut-être").replace("90;", "1200;"))
    sessions = data.tables["seances"].frame
    assert sessions["statut"].tolist() == ["illisible", "annule"]
    assert sessions["illisible.duree_min"].tolist() == [False, True]
    refused = data.background.refused
    assert refused["seances", "statut", ""] == Refused(1, 2)
    assert refused["seances", "duree_min", ""] == Refused(1, 2)


def test_a_wave_that_does_not_ask_a_question_refuses_none_of_its_cells(tmp_path: Path) -> None:
    asked = QUESTIONNAIRE.replace("unit: h}", "unit: h, waves: [fin]}")
    frame = (
        dataset(tmp_path, questionnaire=asked, fin=ANSWER.replace("/02/", "/10/").replace("2,5", "peu"))
        .tables["seniors"]
        .frame
    )
    assert str(frame["illisible.heures"].dtype) == "bool"
    assert frame["illisible.heures"].tolist() == [False, True]


CELLS = {
    "satisf": ("4", "9", "AO01", "2,5", ""),
    "heures": ("2,5", "0", "onze", "99", ""),
    "gouts": ("J", "J L", "Z", "J rien", ""),
}
READ = {"satisf": {"4", "9"}, "heures": {"2,5", "0"}, "gouts": {"J", "J L"}}


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.tuples(*map(st.sampled_from, CELLS.values())), min_size=1, max_size=15))
def test_refused_and_filled_cells_are_those_of_the_file(rows: list[tuple[str, str, str]]) -> None:
    lines = [
        f"{rank};k{rank};lilas;10/02/2020;oui;seul;{satisf};{heures};{gouts};"
        for rank, (satisf, heures, gouts) in enumerate(rows)
    ]
    data = _checked("\n".join(lines))
    for place, question in enumerate(CELLS):
        filled = [row[place] for row in rows if row[place]]
        unread = sum(cell not in READ[question] for cell in filled)
        known = data.background.refused.get(("seniors", question, "debut"))
        assert known == (Refused(unread, len(filled)) if unread else None)
        assert ("seniors", question, "fin") not in data.background.refused


def _checked(lines: str) -> Dataset:
    with tempfile.TemporaryDirectory() as folder:
        initiative, problems = declare(write(Path(folder), debut=lines))
        assert initiative is not None and not problems
        return validate(initiative, collect(initiative))


def test_an_answer_never_met_beside_unknown_words_is_told_with_how_many_words(tmp_path: Path) -> None:
    """« Z » for « non »: every « non » is refused, and « oui » would seem to be unanimous."""
    asked = QUESTIONNAIRE + "  lien: {text: Du lien ?, answer: oui_non}\n"
    rows = [f"{ANSWER.replace('1;k1', f'{rank};k{rank}')};{('1', 'Z')[rank % 2]}" for rank in range(6)]
    headings = HEADINGS + ";lien"
    fin = f"{ANSWER.replace('/02/', '/10/')};oui"
    data = dataset(tmp_path, questionnaire=asked, headings=headings, debut="\n".join(rows), fin=fin)
    (told,) = (one for one in data.findings if one.rule == "niveau_jamais_lu")
    assert (told.file, told.column, told.row) == ("debut.csv", "K · lien", None)
    assert "aucune réponse « Non »" in told.message and "un mot inconnu y est écrit, dans 3 cellules" in told.message
    words = "\n".join(line[:-1] + word for line, word in zip(rows, ("1", "AO1", "ao1", "AO2", "", "1"), strict=True))
    data = dataset(tmp_path, questionnaire=asked, headings=headings, debut=words, fin=fin)
    (told,) = (one for one in data.findings if one.rule == "niveau_jamais_lu")
    assert "2 mots inconnus y sont écrits, dans 3 cellules" in told.message


@pytest.mark.parametrize("words", [("1", "0", "AO1"), ("1", "1", "")])
def test_nothing_is_told_when_every_answer_is_met_or_every_word_is_known(
    tmp_path: Path, words: tuple[str, ...]
) -> None:
    asked = QUESTIONNAIRE + "  lien: {text: Du lien ?, answer: oui_non}\n"
    rows = [f"{ANSWER.replace('1;k1', f'{rank};k{rank}')};{word}" for rank, word in enumerate(words)]
    fin = f"{ANSWER.replace('/02/', '/10/')};oui"
    data = dataset(tmp_path, questionnaire=asked, headings=HEADINGS + ";lien", debut="\n".join(rows), fin=fin)
    assert not [one for one in data.findings if one.rule == "niveau_jamais_lu"]


def test_one_consent_that_cannot_be_read_among_others_blocks_nothing(tmp_path: Path) -> None:
    data = dataset(tmp_path, debut=f"{ANSWER}\n{ANSWER.replace('1;k1', '2;k2').replace(';oui;', ';d’accord;')}")
    assert [one.rule for one in data.findings] == ["consentement_absent"]
