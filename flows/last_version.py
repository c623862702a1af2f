"""The final version before this one, as its reader was given it: what a new version is compared with."""

import csv
import json
from datetime import datetime
from pathlib import Path
from typing import Any, get_args

from flows.data_dir import runs_of
from flows.manifest import program
from indicators.counting.tallies import Cell
from indicators.figures.results import Figure, LastVersion
from initiatives.declaration.vocabulary import Flag
from initiatives.unusable import UnusableInitiative
from reports.tables.csv_files import unmarked

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
        with (run / _RESULTS).open(encoding="utf-8", newline="") as table:
            figures = tuple(map(_figure, csv.DictReader(table, delimiter=";")))
    except (OSError, ValueError, KeyError):
        figures = ()
    if not figures:
        raise UnusableInitiative(
            (
                f"La version définitive « {run.name} » ne se relit pas : son fichier {_RESULTS} manque ou a été modifié. "
                "Restaurez ce dossier, ou supprimez-le si cette version n’a pas été diffusée.",
            )
        )
    known = manifest["inputs"]
    changed = sorted(name for name in known.keys() | inputs.keys() if known.get(name) != inputs.get(name))
    return LastVersion(
        made_on=datetime.fromisoformat(manifest["made_at"]).date(),
        data_version=manifest["data_version"],
        figures=figures,
        changed=tuple(changed),
        same_program=all(manifest["versions"].get(name) == said for name, said in program().items()),
    )


def _manifest(run: Path) -> dict[str, Any]:
    """Read the manifest of a run; a folder without one, or that is not a run, is no version."""
    try:
        read = json.loads((run / _MANIFEST).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {"status": ""}
    return read if isinstance(read, dict) and "status" in read else {"status": ""}


def _figure(row: dict[str, str]) -> Figure:
    # A number is never marked: « '+33 » is a text that looks like one.
    text = None if _is_number(row["valeur"]) else unmarked(row["valeur"])
    row = {column: unmarked(written) for column, written in row.items() if isinstance(written, str)}
    flags = tuple(flag for flag in get_args(Flag) if flag in row["mentions"].split(", "))
    return Figure(
        indicator=row["indicateur"],
        part=row["partie"],
        part_label=row["libelle_partie"],
        cell=Cell(row["perimetre"], row["vague"], row["population"]),
        status=row["statut"],  # type: ignore[arg-type]
        reason=row["raison"] or None,
        value=_number(row["valeur"]) if text is None else None,
        text=text,
        unit=row["unite"],  # type: ignore[arg-type]
        n=_whole(row["n"]),
        k=_whole(row["k"]),
        missing=_whole(row["sans_reponse"]),
        dont_know=_whole(row["ne_sait_pas"]),
        low=_number(row["borne_basse"]),
        high=_number(row["borne_haute"]),
        method=row["methode"],
        evidence=row["preuve"],  # type: ignore[arg-type]
        flags=flags,
        annex=row["place"] == "annexe",
    )


def _is_number(written: str) -> bool:
    try:
        _number(written)
    except ValueError:
        return False
    return True


def _number(written: str) -> float | None:
    return float(written.replace(",", ".")) if written else None


def _whole(written: str) -> int | None:
    return int(written) if written else None
