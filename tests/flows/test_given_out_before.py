"""Two final runs that differ by one answer cannot be subtracted; a draft is not held against the next run."""

import csv
import json
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from flows.given_out_before import given_out_before, keep, remember
from flows.older_records import read_counts_by_place
from flows.order import PARIS, Order, Run
from flows.stages import evaluate
from flows.steps import plain_steps, told_before
from flows.watch import StageFailed, Watch, wrapped
from indicators.confidentiality import wording
from indicators.confidentiality.given_out import GivenOut, Kept
from indicators.counting.columns import columns_of
from indicators.counting.tallies import Cell
from indicators.figures.made_of_others import groups_counted
from tests.flows.filled import filled, unwritten_texts
from tests.indicators.confidentiality.little import silver_geek
from tests.indicators.confidentiality.test_given_out import FIRST, final, homes, main

AT = datetime(2025, 7, 1, 12, 0, tzinfo=PARIS)
RECORD = "evaluation_chiffres_masques"
"""How many figures are masked: no answer is behind it."""
TOO_CLOSE = "très proche d’une version déjà diffusée"


def made(folder: Path, days: int, *, final: bool) -> Run:
    """Make a draft, or a final version that leaves."""
    return _left(candidate(folder, days, final=final), final=final)


def candidate(folder: Path, days: int, *, final: bool = True) -> Run:
    watch = Watch(folder.name)
    order = Order(folder, ("synthese",), final, at=AT + timedelta(days=days))
    return evaluate(order, wrapped(plain_steps(watch.seconds), watch.around))


def _left(run: Run, *, final: bool) -> Run:
    if final:
        remember(run.folder.parent.name, run.folder.name)
    return run


def ready(home: Path) -> Path:
    folder = filled(home / "initiatives")
    for text in unwritten_texts(folder):
        text.write_text("Ce que le comité de pilotage a écrit.\n", encoding="utf-8")
    return folder


def test_the_indicators_that_told_something_are_kept_and_one_that_is_none_any_more_is_left_out(data_home: Path) -> None:
    results, given = final(FIRST)
    assert {one.id for one in given.indicators} == set(results[0].indicators)
    path = keep("essai", "une", given)
    remember("essai", "une")
    assert given_out_before("essai") == (given,)
    (kept,) = path.parents[1].rglob("une.json")
    written = json.loads(kept.read_text(encoding="utf-8"))
    written["indicators"][0]["measure"] = {"mesure_d_avant": "satisf"}
    kept.write_text(json.dumps(written), encoding="utf-8")
    (read,) = given_out_before("essai")
    assert read.indicators == given.indicators[1:]
    assert read.questions == given.questions


def test_a_record_that_kept_what_each_partner_read_of_itself_alone_is_read_without_it(data_home: Path) -> None:
    asked = "partenaires Coded('renouveler',) fin "
    rows = (asked, Cell("territoire", "fin")), (asked, Cell("partenaire:orange", "fin"))
    given = GivenOut(
        {asked: Kept(rows, {(0,): {"oui": 3, "non": 1}, (0, 1): {"oui": 1}, (1,): {"oui": 1}})}, frozenset()
    )
    keep("silver_geek", "une", given)
    remember("silver_geek", "une")
    (told,) = told_before(silver_geek())
    assert told.questions == {asked: Kept(rows[:1], {(0,): {"oui": 4, "non": 1}})}


def accept_masks(folder: Path) -> None:
    """Accept that headlines are masked because of a version given out."""
    with (folder / "initiative.yaml").open("a", encoding="utf-8") as declaration:
        declaration.write("accepted_masks: [habitants_satisfaction, habitants_lien]\n")


def one_more(folder: Path, rank: int) -> None:
    with (folder / "exports" / "habitants_fin.csv").open("a", encoding="utf-8") as export:
        export.write(f"n{rank};12/05/2025;oui;1;oui;1;0;1;50\n")


def lines(run: Run) -> list[dict[str, str]]:
    with (run.folder / "results.csv").open(encoding="utf-8") as file:
        return list(csv.DictReader(file, delimiter=";"))


def close(run: Run) -> list[dict[str, str]]:
    """Return the lines of figures that are masked for being close to a version given out: its owner alone is told."""
    with owner_file(run).open(encoding="utf-8") as file:
        told = {
            (one["indicateur"], one["partie"], one["perimetre"], one["vague"])
            for one in csv.DictReader(file, delimiter=";")
            if TOO_CLOSE in one["raison"]
        }
    return [one for one in lines(run) if (one["indicateur"], one["partie"], one["perimetre"], one["vague"]) in told]


def place(line: dict[str, str]) -> tuple[str, ...]:
    return tuple(line[name] for name in ("indicateur", "partie", "perimetre", "vague", "population"))


def owner_file(run: Run) -> Path:
    home = run.folder.parents[2] / "private" / run.folder.parent.name / "raisons_des_masques"
    return home / f"{run.folder.name}.csv"


def test_two_final_runs_one_answer_apart_cannot_be_subtracted(data_home: Path) -> None:
    folder = ready(data_home)
    accept_masks(folder)
    first = made(folder, 0, final=True)
    assert not close(first)
    one_more(folder, 0)
    second = made(folder, 1, final=True)
    masked = close(second)
    assert masked and all(not line["n"] and not line["valeur"] for line in masked)
    # What the review said that one answer could hide at most: every figure that counts its group.
    indicators, columns = first.results[0].indicators, columns_of(first.results[0].initiative)
    before = {place(line) for line in lines(first) if line["statut"] == "publie"}
    hidden = {place(line) for line in lines(second) if line["statut"] == "masque"} & before
    assert hidden and all("habitants" in groups_counted(one, indicators, columns) for one, *_ in hidden)
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


def test_a_candidate_that_nobody_was_given_is_not_held_against_the_next_run(data_home: Path) -> None:
    folder = ready(data_home)
    candidate(folder, 0)
    one_more(folder, 0)
    assert not close(candidate(folder, 1))


def test_what_was_given_away_is_kept_for_the_owner_only(data_home: Path) -> None:
    run = made(ready(data_home), 0, final=True)
    (record,) = (data_home / "private" / "jardin" / "versions_remises").iterdir()
    assert record.stem == run.folder.name
    assert record.stat().st_mode & 0o077 == 0 and record.parent.stat().st_mode & 0o077 == 0
    assert "r0" not in json.dumps(json.loads(record.read_text(encoding="utf-8")))


def test_why_a_figure_is_masked_is_kept_for_the_owner_only_and_readers_get_one_reason(data_home: Path) -> None:
    folder = ready(data_home)
    accept_masks(folder)
    made(folder, 0, final=True)
    one_more(folder, 0)
    run = made(folder, 1, final=True)
    reasons = {line["raison"] for line in lines(run) if line["statut"] == "masque"}
    assert reasons == {wording.PROTECTED}
    assert owner_file(run).stat().st_mode & 0o077 == 0 and owner_file(run).parent.stat().st_mode & 0o077 == 0


def test_a_record_holds_no_group_that_nobody_was_told_of(data_home: Path) -> None:
    """Of each question, people who are alike in all that was told are counted together: one group where all are told."""
    made(ready(data_home), 0, final=True)
    (record,) = (data_home / "private" / "jardin" / "versions_remises").iterdir()
    content = json.loads(record.read_text(encoding="utf-8"))
    assert content["format"] == 2
    assert all(
        len(one["people"]) <= len(one["rows"]) and sum(answers.values()) >= 5
        for one in content["questions"].values()
        for _, answers in one["people"]
    )


def test_a_record_written_before_records_had_a_number_still_protects() -> None:
    record = json.loads((Path(__file__).parent / "records" / "without_number.json").read_text(encoding="utf-8"))
    kept = read_counts_by_place(record)
    for second, status in ((FIRST, "publie"), (homes(11, 10), "masque"), (homes(16, 10), "publie")):
        results, _ = final(second, (kept,))
        assert main(results).status == status


def test_a_record_of_a_later_format_stops_the_run(data_home: Path) -> None:
    folder = ready(data_home)
    made(folder, 0, final=True)
    (record,) = (data_home / "private" / "jardin" / "versions_remises").iterdir()
    record.write_text(json.dumps({"format": 99}), encoding="utf-8")
    with pytest.raises(StageFailed, match="ne se lit pas"):
        made(folder, 1, final=True)


def test_a_record_that_cannot_be_read_stops_the_run(data_home: Path) -> None:
    folder = ready(data_home)
    made(folder, 0, final=True)
    (record,) = (data_home / "private" / "jardin" / "versions_remises").iterdir()
    record.write_text("[]", encoding="utf-8")
    with pytest.raises(StageFailed, match="ne se lit pas"):
        made(folder, 1, final=True)
