"""A code list that does not fit: nobody is told that all said yes, and a person has to decide."""

import csv
import re
from datetime import datetime
from pathlib import Path

import pytest

from flows.commands.check import report
from flows.examination import examine
from flows.given_out_before import remember
from flows.last_version import last_version
from flows.order import PARIS, Order, Run
from flows.stages import evaluate
from flows.steps import plain_steps
from flows.watch import StageFailed, Watch, wrapped
from tests.flows.filled import filled, unwritten_texts

PLACE = ("habitants_lien", "", "territoire")
AT = datetime(2025, 7, 1, 12, 0, tzinfo=PARIS)


def _with_unread(home: Path, unread: int, people: int = 40) -> Path:
    """Return an initiative of which so many answers to « lien » are « AO02 », and the others « 1 »."""
    folder = filled(home / "initiatives")
    export = folder / "exports" / "habitants_fin.csv"
    heading = export.read_text(encoding="utf-8").splitlines()[0]
    rows = [
        f"r{rank};12/05/2025;oui;{1 + rank % 4};{'AO02' if rank < unread else 1};1;0;1;{30 + rank}"
        for rank in range(people)
    ]
    export.write_text("\n".join([heading, *rows]) + "\n", encoding="utf-8")
    for text in unwritten_texts(folder):
        text.write_text("Ce que le comité de pilotage a écrit.\n", encoding="utf-8")
    return folder


def _made(folder: Path, *, final: bool) -> Run:
    watch = Watch(folder.name)
    return evaluate(Order(folder, ("complete",), final, at=AT), wrapped(plain_steps(watch.seconds), watch.around))


def _main(run: Run) -> dict[str, str]:
    with (run.folder / "results.csv").open(encoding="utf-8") as file:
        rows = [row for row in csv.DictReader(file, delimiter=";") if row["indicateur"] == "habitants_lien"]
    return next(row for row in rows if not row["partie"] and row["perimetre"] == "territoire")


def _read(run: Run) -> str:
    page = (run.folder / "reports" / "complete.html").read_text(encoding="utf-8")
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page))


def test_half_of_the_answers_unread_is_no_unanimity(data_home: Path) -> None:
    folder = _with_unread(data_home, 20)
    run = _made(folder, final=False)
    row = _main(run)
    assert row["statut"] == "non_publie"
    assert not any(row[name] for name in ("valeur", "n", "k", "borne_basse", "sans_reponse", "illisibles"))
    assert not re.search(r"20 sur 20|Les 20 habitants|tous les habitants", _read(run))
    assert "Non publié : trop de réponses illisibles" in _read(run).replace("\u202f", " ").replace("\xa0", " ")
    (folder / "texts" / "conclusion.md").unlink()
    with pytest.raises(
        StageFailed, match="Trop de réponses sont illisibles derrière « Habitants qui ont rencontré"
    ) as refused:
        _made(folder, final=True)
    assert "texts/conclusion.md" in str(refused.value), "what waits for people is told at once"


def test_check_asks_for_a_decision_and_says_what_does_not_fit(data_home: Path) -> None:
    folder = _with_unread(data_home, 20)
    told = "\n".join(report(folder.name, examine(folder)))
    assert re.search(r"« L’action m’a permis.* : 20 réponses illisibles sur 40 remplies .*\(décision attendue\)", told)
    assert "aucune réponse « Non » n’y est reconnue, et un mot inconnu y est écrit, dans 20 cellules" in told


def test_a_few_are_told_beside_the_figure_and_a_final_version_may_be_made(data_home: Path) -> None:
    folder = _with_unread(data_home, 1)
    run = _made(folder, final=True)
    row = _main(run)
    assert (row["statut"], row["n"], row["k"], row["sans_reponse"], row["illisibles"]) == (
        "publie",
        "39",
        "39",
        "0",
        "1",
    )
    assert "reponses_illisibles" in row["mentions"]
    assert "1 réponse illisible à part" in _read(run).replace("\xa0", " ")
    told = "\n".join(report(folder.name, examine(folder)))
    assert "une réponse illisible sur 40 remplies ; ses chiffres le disent" in told
    assert "décision attendue" not in told


def test_a_tenth_is_not_published_and_forbids_nothing(data_home: Path) -> None:
    folder = _with_unread(data_home, 4)
    row = _main(_made(folder, final=True))
    assert row["statut"] == "non_publie"
    assert row["raison"] == "Non publié\u202f: trop de réponses illisibles."
    told = "\n".join(report(folder.name, examine(folder)))
    assert "ses chiffres ne sont pas publiés, à partir de 10 % (« quality › mask »)" in told


def test_what_is_read_back_of_a_version_has_its_illegible_answers(data_home: Path) -> None:
    folder = _with_unread(data_home, 1)
    remember(folder.name, _made(folder, final=True).folder.name)
    last = last_version(folder.name, {})
    assert last is not None
    (main,) = (one for one in last.figures if (one.indicator, one.part, one.cell.scope) == PLACE)
    assert (main.illegible, main.missing) == (1, 0)
