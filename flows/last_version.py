"""The final version handed out before this one, as its reader was given it: what a new version is compared with."""

import hashlib
import io
import json
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from flows.data_dir import runs_of
from flows.given_out_before import versions_that_left
from flows.kept_figures import kept_figures
from flows.manifest import PICTURES, TEMPLATES, TEXTS, program
from flows.receipts import receipts_of
from indicators.figures.results import Figure, LastVersion
from initiatives.unusable import UnusableInitiative
from reports.tables.csv_files import figures_of

_MANIFEST, _RESULTS = "manifest.json", "results.csv"
_NAMING_FILES, _SENT_AT_ONCE = 1, 2
"""Formats of the manifest: the last that named the files of data, and the last of runs that left as they were made."""


def last_version(slug: str, inputs: Mapping[str, str]) -> LastVersion | None:
    """Return what the committee read in the last final run of an initiative that left; None when there was none.

    `inputs` gives the SHA-256 of each file that the new version rests on. Raises `UnusableInitiative` when the run was
    altered: a version may not be compared with what nobody was given.
    """
    left = versions_that_left(slug)
    finals = [
        (manifest, run)
        for run in runs_of(slug).glob("*/")
        if (manifest := manifest_of(run))["status"] == "definitif"
        and (left_as_made(manifest) or (run.name in left and not _only_read_again(slug, run.name)))
    ]
    if not finals:
        return None
    manifest, run = max(finals, key=lambda pair: datetime.fromisoformat(pair[0]["made_at"]))
    try:
        figures = _figures(slug, manifest, run)
    except (OSError, ValueError, KeyError, TypeError):
        figures = ()
    if not figures:
        # Raised here, outside of the `except`: what could not be read was handed out, and nothing stands in for it.
        raise UnusableInitiative(
            (
                f"La version définitive « {run.name} » ne se relit pas : son fichier {_RESULTS} manque ou a été modifié. "
                "Restaurez ce dossier, ou supprimez-le si cette version n’a pas été diffusée.",
            )
        )
    return _version(run, manifest, figures, inputs)


def _only_read_again(slug: str, run: str) -> bool:
    """Say whether all that left of a version was sent to be read again: it was handed over to nobody, and replaces nothing."""
    received = [one for one in receipts_of(slug, run) if one.may_have_left]
    return bool(received) and all(one.purpose == "relecture" for one in received)


def left_as_made(manifest: Mapping[str, Any]) -> bool:
    """Say whether a version is a final one of the first releases, which left as they were made."""
    return bool(manifest["status"] == "definitif" and manifest.get("format", _NAMING_FILES) <= _SENT_AT_ONCE)


def previous_run(slug: str, inputs: Mapping[str, str]) -> LastVersion | None:
    """Return the figures of the run before this one, whether it left or not; None where none of them were kept."""
    runs = ((run, manifest_of(run), kept_figures(slug, run.name)) for run in runs_of(slug).glob("[!.]*/"))
    known = [(run, manifest, figures) for run, manifest, figures in runs if figures and "made_at" in manifest]
    if not known:
        return None
    return _version(*max(known, key=lambda one: datetime.fromisoformat(one[1]["made_at"])), inputs)


def _version(
    run: Path, manifest: Mapping[str, Any], figures: tuple[Figure, ...], inputs: Mapping[str, str]
) -> LastVersion:
    return LastVersion(
        made_on=datetime.fromisoformat(manifest["made_at"]).date(),
        run=run.name,
        figures=figures,
        changed=tuple(_changed(manifest, inputs)),
        same_program=all(manifest["versions"].get(name) == said for name, said in program().items()),
    )


def _figures(slug: str, manifest: Mapping[str, Any], run: Path) -> tuple[Figure, ...]:
    """Read what the committee was given: as it was kept, or, of a version made before it was, in the table handed out."""
    table = (run / _RESULTS).read_bytes()
    handed_out = manifest.get("outputs", {}).get(_RESULTS)
    if handed_out is not None and hashlib.sha256(table).hexdigest() != handed_out:
        return ()
    kept = kept_figures(slug, run.name)
    return figures_of(io.StringIO(table.decode("utf-8"), newline="")) if kept is None else kept


def _changed(manifest: Mapping[str, Any], inputs: Mapping[str, str]) -> list[str]:
    """Name what a version rests on that the one of this manifest did not."""
    known = manifest["inputs"]
    if manifest.get("format", _NAMING_FILES) == _NAMING_FILES:
        # It named files, which no reader is told any more: what it held is recognised by its content, texts apart.
        held = set(known.values())
        apart = (TEXTS, TEMPLATES, PICTURES)
        return sorted(name for name, digest in inputs.items() if digest not in held and name not in apart)
    unknown = {PICTURES} - known.keys()  # manifests of before did not say which there were
    return sorted(name for name in (known.keys() | inputs.keys()) - unknown if known.get(name) != inputs.get(name))


def manifest_of(run: Path) -> dict[str, Any]:
    """Read the manifest of a run; a folder without one, or that is not a run, is no version."""
    try:
        read = json.loads((run / _MANIFEST).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {"status": ""}
    return read if isinstance(read, dict) and "status" in read else {"status": ""}
