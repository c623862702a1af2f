"""« Autre : … » counts as « autre », and what it says is kept for the owner, with the verbatims: by question, never by person."""

import csv
import stat
from pathlib import Path

import pytest

from flows.data_dir import private_of
from flows.other_answers_kept import NAME, keep_other_answers
from initiatives.collection.collect import collect
from initiatives.declaration.loading import declare
from initiatives.validation.other_answers import OtherAnswer
from initiatives.validation.validate import check_tables
from tests.initiatives.small_initiative import ANSWER, QUESTIONNAIRE, write

ASKED = QUESTIONNAIRE.replace("tiers: Un tiers}", "tiers: Un tiers, autre: Autre}").replace(
    "rien: Rien}", "rien: Rien, autre: Autre}"
)
SAID = "\n".join(
    (
        ANSWER,
        "2;k2;lilas;10/02/2020;oui;Autre : ma voisine;4;2,5;J L;",
        "3;k3;lilas;10/02/2020;oui;seul;4;2,5;J, du jardinage;",
        "4;k4;lilas;10/02/2020;non;Autre : refusé;4;2,5;J;",
        "5;k5;lilas;10/02/2020;oui;autre;4;2,5;autre;",
        "2;k2;lilas;11/02/2020;oui;Autre : ma cousine;4;2,5;J L;",
    )
)


def test_what_is_said_is_kept_for_those_whose_answers_are_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("UTILITE_DATA_DIR", str(tmp_path / "data"))
    initiative, problems = declare(write(tmp_path / "petite", questionnaire=ASKED, debut=SAID))
    assert initiative is not None, problems
    checked = check_tables(initiative, collect(initiative))
    keep_other_answers(initiative, checked.other_answers)
    path = private_of(initiative.slug) / NAME
    with path.open(encoding="utf-8-sig") as file:
        lines = list(csv.reader(file, delimiter=";"))
    # Who refuses is not read, and the later answer of one person replaces the earlier.
    assert lines == [
        ["groupe", "vague", "question", "texte"],
        ["seniors", "debut", "gouts", "J, du jardinage"],
        ["seniors", "debut", "mode", "Autre : ma cousine"],
    ]
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert checked.dataset is not None
    assert "cousine" not in repr(checked.dataset)
    keep_other_answers(initiative, ())
    assert not path.exists()


def test_a_text_alone_in_the_box_of_autre_is_kept(tmp_path: Path) -> None:
    boxes = ASKED.replace("    exclusive: rien\n", "    columns: {jouer: J, lire: L, rien: R, autre: A}\n")
    headings = "id;cle;structure;date;accord;mode;satisf;heures;J;L;R;A;remarque"
    line = "1;k1;lilas;10/{month}/2020;oui;seul;4;2,5;oui;non;non;{own};"
    files = {"debut": line.format(month="02", own="du jardinage"), "fin": line.format(month="10", own="oui")}
    initiative, problems = declare(write(tmp_path / "petite", questionnaire=boxes, headings=headings, **files))
    assert initiative is not None, problems
    checked = check_tables(initiative, collect(initiative))
    assert checked.other_answers == (OtherAnswer("seniors", "debut", "gouts", "du jardinage"),)
