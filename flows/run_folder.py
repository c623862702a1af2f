"""The folder that a run leaves: whole, or not there."""

import json
import shutil
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path

from flows.data_dir import runs_of
from flows.given_out_before import keep, keep_reasons
from flows.manifest import manifest, run_id
from flows.order import Order, Run, RunOutcome
from indicators.explaining.explain import explanations
from indicators.figures.results import COMMITTEE
from reports.composition.changes import changes
from reports.delivery.folders import deliver
from reports.tables.csv_files import reconciliation_csv, results_csv
from reports.tables.workbook import results_workbook

WORKBOOK = "results.xlsx"


def write(outcome: RunOutcome, order: Order, seconds: Mapping[str, float]) -> Run:
    """Write the run folder beside its place, deliver the reports, then rename it into place.

    Whatever stops it (a full disk, a refused folder) removes what was begun. `seconds` are the stages' timings so far.
    """
    committee = next(results for results in outcome.results if results.audience.id == COMMITTEE)
    run = runs_of(committee.initiative.slug) / run_id(order, outcome)
    beside = run.with_name(f".{run.name}.partiel")
    outputs = {"results.csv": results_csv(committee).encode()}
    outputs["reconciliation.csv"] = reconciliation_csv(committee).encode()
    outputs["explanations.json"] = _json(explanations(committee))
    outputs[WORKBOOK] = results_workbook(committee, order.status, changes(committee))
    for report in outcome.reports:
        outputs |= {f"reports/{name}": content for name, content in report.files().items()}
    shutil.rmtree(beside, ignore_errors=True)
    try:
        for name, content in outputs.items():
            _put(beside / name, content)
        receipts = deliver(outcome.reports, order.output or beside / "deliveries", order.at)
        _put(beside / "receipts.jsonl", b"".join(_json(asdict(receipt), indent=None) for receipt in receipts))
        if order.final:
            # Before the rename: reports may be out already, and what is out must be known to the next run.
            keep(committee.initiative.slug, run.name, outcome.given_out)
        keep_reasons(committee.initiative.slug, run.name, outcome.reasons)
        _put(beside / "manifest.json", _json(manifest(order, outcome, seconds, outputs)))
        beside.rename(run)
    finally:
        shutil.rmtree(beside, ignore_errors=True)
    return Run(run, order.output or run / "deliveries", outcome.results, receipts)


def _put(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)


def _json(data: object, indent: int | None = 1) -> bytes:
    return (json.dumps(data, ensure_ascii=False, indent=indent) + "\n").encode()
