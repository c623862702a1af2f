"""Versions that never left: where somebody is forgotten, those made before are of no more use, and may quote them."""

import shutil
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from flows.data_dir import private_of, runs_of
from flows.given_out_before import versions_that_left
from flows.interrupted import drop
from flows.last_version import left_as_made, manifest_of
from flows.receipts import receipts_of
from initiatives.unusable import UnusableInitiative
from reports.delivery.whole_files import move_whole


def remove_undelivered(slug: str, until: datetime) -> tuple[str, ...]:
    """Remove each version made until then of which nothing may have left, and all that is kept of it; return their names.

    What left stays: it is what protection remembers. To be called by who holds the initiative alone. Stopped midway, it is done
    again: the folder of a version goes last, and under a name that the next run sweeps.
    """
    removed = tuple(sorted(_never_left(slug, until)))
    for run in removed:
        drop(slug, run.name)
        shutil.rmtree(private_of(slug) / "remises" / run.name, ignore_errors=True)  # of refusals: nothing was received
        beside = run.with_name(f".{run.name}.partiel")
        move_whole(run, beside)
        shutil.rmtree(beside)
    return tuple(run.name for run in removed)


def _never_left(slug: str, until: datetime) -> Iterator[Path]:
    left = versions_that_left(slug)
    for run in runs_of(slug).glob("[!.]*/"):
        manifest = manifest_of(run)
        if "made_at" not in manifest or datetime.fromisoformat(manifest["made_at"]) > until:
            continue
        if run.name not in left and not left_as_made(manifest) and not _received(slug, run.name):
            yield run


def _received(slug: str, run: str) -> bool:
    """Say whether somebody may hold a version; where a receipt cannot be read, somebody may."""
    try:
        return any(one.may_have_left for one in receipts_of(slug, run))
    except UnusableInitiative:
        return True
