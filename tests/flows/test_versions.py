"""A second final version is compared with the first, as its readers were given it."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from openpyxl import load_workbook

from flows.data_dir import runs_of
from flows.last_version import last_version
from flows.watch import StageFailed
from reports.composition.changes import changes
from reports.tables.csv_files import results_csv
from tests.conftest import Evaluated
from tests.flows.test_given_out_before import candidate, made, one_more, ready

CHANGED = "Ce qui a changé"


def test_the_second_version_says_what_changed_and_why(data_home: Path) -> None:
    folder = ready(data_home)
    first = made(folder, 0, final=True)
    assert CHANGED not in load_workbook(first.folder / "results.xlsx").sheetnames
    for rank in range(12):
        one_more(folder, rank)
    second = made(folder, 1, final=True)
    rows = list(load_workbook(second.folder / "results.xlsx")[CHANGED].iter_rows(min_row=2, values_only=True))
    assert any("n passe de 12 à 24" in str(row[6]) for row in rows)
    assert all(row[4] != row[5] for row in rows)


def test_a_draft_is_no_version(data_home: Path) -> None:
    folder = ready(data_home)
    made(folder, 0, final=False)
    candidate(folder, 1)
    assert last_version(folder.name, {}) is None
    made(folder, 2, final=True)
    found = last_version(folder.name, {"initiative.yaml": "autre"})
    assert found is not None
    assert "initiative.yaml" in found.changed
    assert found.figures


def test_a_version_that_was_tampered_with_stops_the_run(data_home: Path) -> None:
    folder = ready(data_home)
    run = made(folder, 0, final=True)
    (run.folder / "results.csv").write_text("rien\n", encoding="utf-8")
    with pytest.raises(StageFailed, match="ne se relit pas"):
        made(folder, 1, final=True)


@pytest.mark.parametrize(
    "declared", ["- à confirmer", "=SOMME(A1)", "+33", "@collectif", "'- déjà marqué", "'cité", "Loi 1901"]
)
def test_a_text_that_looks_like_a_formula_is_read_back_as_it_was_declared(
    data_home: Path, silver_geek: Evaluated, declared: str
) -> None:
    results = silver_geek.results["comite"]
    figure = replace(results.figures[0], value=None, text=declared, part_label=declared)
    known = replace(results, figures=(figure,))
    run = runs_of("association") / "premier"
    run.mkdir(parents=True)
    (run / "results.csv").write_text(results_csv(known), encoding="utf-8")
    manifest = {
        "status": "definitif",
        "made_at": "2015-07-01T10:00:00+02:00",
        "data_version": "1",
        "inputs": {},
        "versions": {},
    }
    (run / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")
    last = last_version("association", {})
    assert last is not None
    assert (last.figures[0].text, last.figures[0].part_label) == (declared, declared)
    assert changes(replace(known, last=last)) == ()


def test_a_version_that_named_its_files_is_compared_by_what_they_held(data_home: Path) -> None:
    folder = ready(data_home)
    manifest = made(folder, 0, final=True).folder / "manifest.json"
    told = json.loads(manifest.read_text(encoding="utf-8"))
    inputs = told["inputs"]
    assert inputs.keys() >= {"réponses · habitants · fin", "initiative.yaml", "textes"}
    old = {"exports/Mme Quatrepoint.csv": inputs["réponses · habitants · fin"], "exports/ancien.csv": "0" * 64}
    old |= {name: digest for name, digest in inputs.items() if name.endswith(".yaml")} | {"texts/contexte.md": "1" * 64}
    manifest.write_text(json.dumps({**told, "inputs": old, "format": 1}), encoding="utf-8")
    same = last_version(folder.name, inputs)
    other = last_version(folder.name, inputs | {"réponses · habitants · fin": "2" * 64})
    assert same is not None and same.changed == ()
    assert other is not None and other.changed == ("réponses · habitants · fin",)
    del told["format"]
    manifest.write_text(json.dumps({**told, "inputs": old}), encoding="utf-8")
    assert last_version(folder.name, inputs) == same
