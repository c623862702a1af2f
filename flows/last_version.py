"""The final version before this one, as its reader was given it: what a new version is compared with."""

import hashlib
import io
import json
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from flows.data_dir import runs_of
from flows.kept_figures import kept_figures
from flows.manifest import FORMAT, TEMPLATES, TEXTS, program
from indicators.figures.results import Figure, LastVersion
from initiatives.unusable import UnusableInitiative
from reports.tables.csv_files import figures_of

_MANIFEST, _RESULTS = "manifest.json", "results.csv"


def last_version(slug: str, inputs: dict[str, str]) -> LastVersion | None:
    """Return what the committee read in the last final run of an initiative; None when there was none.

    `inputs` gives the SHA-256 of each file that the new version rests on. Raises `UnusableInitiative` when the run was
    altered: a version may not be compared with what nobody was given.
    """
    finals = [
        (manifest, run) for run in runs_of(slug).glob("*/") if (manifest := _manifest(run))["status"] == "definitif"
    ]
    if not finals:
        return None
    manifest, run = max(finals, key=lambda pair: datetime.fromisoformat(pair[0]["made_at"]))
    try:
        figures = _figures(slug, manifest, run)
    except (OSError, ValueError, KeyError, TypeError):
        figures = ()
    if not figures:
        raise UnusableInitiative(
            (
                f"La version définitive « {run.name} » ne se relit pas : son fichier {_RESULTS} manque ou a été modifié. "
                "Restaurez ce dossier, ou supprimez-le si cette version n’a pas été diffusée.",
            )
        )
    changed = _changed(manifest, inputs)
    return LastVersion(
        made_on=datetime.fromisoformat(manifest["made_at"]).date(),
        data_version=manifest["data_version"],
        figures=figures,
        changed=tuple(changed),
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
    if manifest.get("format", 1) < FORMAT:
        # It named files, which no reader is told any more: what it held is recognised by its content, texts apart.
        held = set(known.values())
        return sorted(name for name, digest in inputs.items() if digest not in held and name not in (TEXTS, TEMPLATES))
    return sorted(name for name in known.keys() | inputs.keys() if known.get(name) != inputs.get(name))


def _manifest(run: Path) -> dict[str, Any]:
    """Read the manifest of a run; a folder without one, or that is not a run, is no version."""
    try:
        read = json.loads((run / _MANIFEST).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {"status": ""}
    return read if isinstance(read, dict) and "status" in read else {"status": ""}
