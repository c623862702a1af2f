"""The folder that a run leaves: whole, or not there."""

import json
import shutil
from collections.abc import Mapping
from dataclasses import asdict
from itertools import chain, count
from pathlib import Path

from flows.audit_record import keep_audit
from flows.data_dir import runs_of
from flows.given_out_before import keep, keep_reasons
from flows.interrupted import done, intend
from flows.kept_figures import keep_figures
from flows.manifest import manifest, run_id
from flows.order import Order, Run, RunOutcome
from indicators.explaining.explain import explanations
from indicators.figures.results import COMMITTEE
from reports.composition.changes import changes
from reports.delivery.folders import deliver, places
from reports.delivery.whole_files import put_whole
from reports.tables.csv_files import reconciliation_csv, results_csv
from reports.tables.workbook import results_workbook

WORKBOOK = "results.xlsx"


def write(outcome: RunOutcome, order: Order, seconds: Mapping[str, float]) -> Run:
    """Write the run folder beside its place, deliver the reports, then rename it into place.

    Whatever stops it (a full disk, a refused folder) removes what was begun; of a final version, what left before is settled by
    the next run (`flows.interrupted`). `seconds` are the stages' timings so far.
    """
    committee = next(results for results in outcome.results if results.audience.id == COMMITTEE)
    run = _free(runs_of(committee.initiative.slug) / run_id(order, outcome))
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
            put_whole(beside / name, content)
        slug, destination = committee.initiative.slug, order.output or beside / "deliveries"
        if order.final:
            # Before anything of it is kept or leaves: whatever stops this run, the next one knows what may be out. Nothing is
            # before the rename where reports stay in the run folder.
            intend(slug, run.name, places(outcome.reports, destination) if order.output else {})
            keep(slug, run.name, outcome.given_out)
            keep_figures(slug, run.name, committee.figures)
        keep_reasons(slug, run.name, outcome.reasons)
        if outcome.audited is not None:
            keep_audit(slug, run.name, outcome.audited)
        receipts = deliver(outcome.reports, destination, order.at)
        put_whole(beside / "receipts.jsonl", b"".join(_json(asdict(receipt), indent=None) for receipt in receipts))
        put_whole(beside / "manifest.json", _json(manifest(run.name, order, outcome, seconds, outputs)))
        beside.rename(run)
        done(slug, run.name)
    finally:
        shutil.rmtree(beside, ignore_errors=True)
    return Run(run, order.output or run / "deliveries", outcome.results, receipts)


def _free(run: Path) -> Path:
    """Return a folder that no run has: another may have been asked in the same second."""
    numbered = (run.with_name(f"{run.name}-{number}") for number in count(2))
    return next(folder for folder in chain([run], numbered) if not folder.exists())


def _json(data: object, indent: int | None = 1) -> bytes:
    return (json.dumps(data, ensure_ascii=False, indent=indent) + "\n").encode()
