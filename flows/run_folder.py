"""The folder that a run leaves: whole, or not there."""

import json
import shutil
from collections.abc import Mapping
from itertools import chain, count
from pathlib import Path

from flows.audit_record import keep_audit
from flows.data_dir import runs_of
from flows.given_out_before import keep, keep_reasons
from flows.interrupted import done, drop, intend
from flows.kept_figures import keep_figures
from flows.manifest import manifest, run_id
from flows.order import Order, Run, RunOutcome
from flows.review_page import write_review
from indicators.explaining.explain import explanations
from indicators.figures.results import COMMITTEE
from reports.composition.changes import changes
from reports.delivery.whole_files import move_whole, put_whole
from reports.tables.csv_files import reconciliation_csv, results_csv
from reports.tables.workbook import results_workbook

WORKBOOK = "results.xlsx"


def write(outcome: RunOutcome, order: Order, seconds: Mapping[str, float]) -> Run:
    """Write the run folder beside its place, what its owner alone keeps of it, then rename it into place. Nothing leaves.

    Whatever stops it (a full disk, a refused folder) removes what was begun; if it is killed, the next run does
    (`flows.interrupted`). `seconds` are the stages' timings so far.
    """
    committee = next(results for results in outcome.results if results.audience.id == COMMITTEE)
    slug = committee.initiative.slug
    run = _free(runs_of(slug) / run_id(order, outcome))
    beside = run.with_name(f".{run.name}.partiel")
    outputs = {"results.csv": results_csv(committee).encode()}
    outputs["reconciliation.csv"] = reconciliation_csv(committee).encode()
    outputs["explanations.json"] = _json(explanations(committee))
    outputs[WORKBOOK] = results_workbook(committee, order.status, changes(committee))
    for report in outcome.reports:
        outputs |= {f"reports/{name}": content for name, content in report.files().items()}
    shutil.rmtree(beside, ignore_errors=True)
    whole = False
    try:
        intend(slug, run.name)
        # Its owner's, until it is delivered: a draft is for nobody else.
        beside.mkdir(parents=True, mode=0o700)
        for name, content in outputs.items():
            put_whole(beside / name, content, 0o600)
        put_whole(beside / "manifest.json", _json(manifest(run.name, order, outcome, seconds, outputs)), 0o600)
        review = _keep(slug, run.name, outcome, order)
        move_whole(beside, run)
        whole = True
    finally:
        shutil.rmtree(beside, ignore_errors=True)
        if not whole:
            drop(slug, run.name)
        done(slug, run.name)
    return Run(run, review, outcome.results, outcome.lacks)


def _keep(slug: str, run: str, outcome: RunOutcome, order: Order) -> Path:
    """Keep what the owner alone needs of a run: to review it, to let it leave, to compare the next one with it."""
    keep_figures(slug, run, outcome.results[0].figures)
    keep_reasons(slug, run, outcome.reasons)
    if outcome.audited is not None:
        keep_audit(slug, run, outcome.audited)
        keep(slug, run, outcome.given_out)
    return write_review(run, outcome, order)


def _free(run: Path) -> Path:
    """Return a folder that no run has: another may have been asked in the same second."""
    numbered = (run.with_name(f"{run.name}-{number}") for number in count(2))
    return next(folder for folder in chain([run], numbered) if not folder.exists())


def _json(data: object) -> bytes:
    return (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode()
