"""Who approved a final version, and what exactly: kept by the owner, beside the run and never in it."""

import json
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path

from flows.alone import alone
from flows.data_dir import private_of
from flows.given_out_before import write_for_owner
from flows.stored_run import StoredRun
from flows.taken_back import refuse_taken_back
from initiatives.unusable import UnusableInitiative

FORMAT = 1
DECLARED = "Nom déclaré par qui a lancé la commande ; le programme ne vérifie pas qui c’est."


@dataclass(frozen=True)
class Approval:
    """That a person declared to approve a run: its manifest's SHA-256 says which bytes."""

    run: str
    by: str
    at: str
    manifest_sha256: str
    format: int = FORMAT
    said: str = DECLARED


def approve(run: StoredRun, by: str, at: datetime) -> Approval:
    """Record that somebody approves a candidate; no byte of it changes.

    Raises `UnusableInitiative` where it is no candidate, was altered, is outdated, approved already, or rests on a lost agreement.
    """
    name = " ".join(by.split())
    with alone(run.slug, "une approbation"):
        problems = list(_refusals(run, name))
        if problems:
            raise UnusableInitiative(tuple(problems))
        run.refuse_outdated()
        refuse_taken_back(run)
        run.contents(tuple(file for report in run.reports for file in report.files))
        given = Approval(run.name, name, at.isoformat(), run.manifest_sha256)
        write_for_owner(_record(run), json.dumps(asdict(given), ensure_ascii=False, indent=1) + "\n")
    return given


def approval_of(run: StoredRun) -> Approval | None:
    """Return who approved a run as it is now; None where nobody did, or approved other bytes, or the record cannot be read."""
    try:
        told = Approval(**json.loads(_record(run).read_bytes()))
    except (OSError, ValueError, TypeError):
        return None
    return told if (told.run, told.manifest_sha256) == (run.name, run.manifest_sha256) else None


def _refusals(run: StoredRun, name: str) -> list[str]:
    problems = []
    if not name:
        problems.append('Dites qui approuve : --by "Prénom Nom".')
    if not run.final:
        problems.append(
            f"« {run.name} » est une version provisoire : elle n’est que pour vous. « utilite evaluate … --final » prépare la "
            "version à approuver."
        )
    elif not run.audited:
        problems.append(f"« {run.name} » n’a pas été vérifiée : elle ne peut pas partir. Refaites-la.")
    known = approval_of(run)
    if known is not None:
        problems.append(
            f"« {run.name} » est déjà approuvée, par {known.by}, le {datetime.fromisoformat(known.at):%d/%m/%Y à %H:%M}."
        )
    return problems


def _record(run: StoredRun) -> Path:
    return private_of(run.slug) / "approbations" / f"{run.name}.json"
