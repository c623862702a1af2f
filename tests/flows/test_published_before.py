"""Two final runs that differ by one answer cannot be subtracted; a draft is not held against the next run."""

import csv
import json
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from flows.order import PARIS, Order, Run
from flows.stages import evaluate
from flows.steps import plain_steps
from flows.watch import StageFailed, Watch, wrapped
from tests.flows.filled import filled

AT = datetime(2025, 7, 1, 12, 0, tzinfo=PARIS)
RECORD = "evaluation_chiffres_masques"
"""How many figures are masked: no answer is behind it."""
TOO_CLOSE = "très proche d’une version déjà diffusée"


def made(folder: Path, days: int, *, final: bool) -> Run:
    watch = Watch(folder.name)
    order = Order(folder, ("synthese",), final, at=AT + timedelta(days=days))
    return evaluate(order, wrapped(plain_steps(watch.seconds), watch.around))


def ready(home: Path) -> Path:
    folder = filled(home / "initiatives")
    for text in (folder / "texts").iterdir():
        text.write_text("Ce que le comité de pilotage a écrit.\n", encoding="utf-8")
    return folder


def one_more(folder: Path, rank: int) -> None:
    with (folder / "exports" / "habitants_fin.csv").open("a", encoding="utf-8") as export:
        export.write(f"n{rank};12/05/2025;oui;1;oui;1;0;1;50\n")


def lines(run: Run) -> list[dict[str, str]]:
    with (run.folder / "results.csv").open(encoding="utf-8") as file:
        return list(csv.DictReader(file, delimiter=";"))


def close(run: Run) -> list[dict[str, str]]:
    return [line for line in lines(run) if TOO_CLOSE in line["raison"]]


def test_two_final_runs_one_answer_apart_cannot_be_subtracted(data_home: Path) -> None:
    folder = ready(data_home)
    first = made(folder, 0, final=True)
    assert not close(first)
    one_more(folder, 0)
    masked = close(made(folder, 1, final=True))
    assert masked and all(not line["n"] and not line["valeur"] for line in masked)
    bases = {(line["indicateur"], line["partie"]): line["n"] for line in lines(first) if line["statut"] == "publie"}
    again = {(line["indicateur"], line["partie"]): line["n"] for line in lines(made(folder, 2, final=True))}
    assert any(bases.values())
    told = [key for key, n in again.items() if n and bases.get(key) and n != bases[key] and key[0] != RECORD]
    assert not told


def test_enough_new_answers_are_published_again(data_home: Path) -> None:
    folder = ready(data_home)
    made(folder, 0, final=True)
    for rank in range(6):
        one_more(folder, rank)
    assert not close(made(folder, 1, final=True))


def test_the_same_answers_are_published_again(data_home: Path) -> None:
    folder = ready(data_home)
    first = made(folder, 0, final=True)
    again = made(folder, 1, final=True)
    assert (first.folder / "results.csv").read_bytes() == (again.folder / "results.csv").read_bytes()


def test_a_draft_is_not_held_against_the_next_run(data_home: Path) -> None:
    folder = ready(data_home)
    made(folder, 0, final=False)
    one_more(folder, 0)
    assert not close(made(folder, 1, final=True))


def test_what_was_given_away_is_kept_for_the_owner_only(data_home: Path) -> None:
    run = made(ready(data_home), 0, final=True)
    (record,) = (data_home / "private" / "jardin" / "versions_definitives").iterdir()
    assert record.stem == run.folder.name
    assert record.stat().st_mode & 0o077 == 0 and record.parent.stat().st_mode & 0o077 == 0
    assert "r0" not in json.dumps(json.loads(record.read_text(encoding="utf-8")))


def test_a_record_that_cannot_be_read_stops_the_run(data_home: Path) -> None:
    folder = ready(data_home)
    made(folder, 0, final=True)
    (record,) = (data_home / "private" / "jardin" / "versions_definitives").iterdir()
    record.write_text("[]", encoding="utf-8")
    with pytest.raises(StageFailed, match="ne se lit pas"):
        made(folder, 1, final=True)
