"""A run as it was stored: what it says of itself, and its files as they were made."""

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from flows.data_dir import data_dir, runs_of
from flows.given_out_before import versions_that_left
from flows.manifest import FORMAT
from initiatives.unusable import UnusableInitiative
from reports.delivery.folders import MadeFor
from reports.delivery.mail import CorrectedVersion

_MANIFEST = "manifest.json"


@dataclass(frozen=True)
class StoredRun:
    """What the manifest of a run says: `beside` names the versions that it is protected beside, `readers` whom it is made for."""

    folder: Path
    slug: str
    initiative: str
    evaluator: str
    made_at: datetime
    final: bool
    audited: bool
    erratum: CorrectedVersion | None
    consents: frozenset[str]
    """Words of the agreements that were declared, and held."""
    named: frozenset[str]
    """Partners whom all readers see by their names, beside what they gave or with whom they work."""
    beside: frozenset[str]
    readers: Mapping[str, str]
    reports: tuple[MadeFor, ...]
    digests: Mapping[str, str]
    manifest_sha256: str

    @property
    def name(self) -> str:
        """The name of the run, which is that of its folder."""
        return self.folder.name

    def content(self, report: str) -> bytes:
        """Return a file of a report, as it was made. Raises `UnusableInitiative` when it is no longer that."""
        (content,) = self.contents((report,)).values()
        return content

    def contents(self, reports: tuple[str, ...]) -> dict[str, bytes]:
        """Return files of reports by name. Raises `UnusableInitiative`, which names all those that were altered or are gone."""
        found = {name: _bytes(self.folder / "reports" / name) for name in reports}
        altered = [
            name
            for name, content in found.items()
            if content is None or hashlib.sha256(content).hexdigest() != self.digests.get(f"reports/{name}")
        ]
        if altered:
            raise UnusableInitiative(
                tuple(
                    f"Le fichier « {name} » de la version « {self.name} » manque ou a été modifié depuis qu’il a été fait. "
                    "Refaites la version."
                    for name in altered
                )
            )
        return {name: content for name, content in found.items() if content is not None}

    def refuse_outdated(self) -> None:
        """Raise `UnusableInitiative` where something left since it was made: it would not be protected beside that."""
        since = sorted({*versions_that_left(self.slug)} - self.beside - {self.name})
        if since:
            raise UnusableInitiative(
                (
                    f"Depuis que « {self.name} » a été faite, « {since[-1]} » est partie : rien ne protège l’une de l’autre. "
                    "Refaites la version (« utilite evaluate »).",
                )
            )


def find_run(asked: str) -> StoredRun:
    """Find a run by its name, or by its folder. Raises `UnusableInitiative` when there is none, or it cannot leave."""
    path = Path(asked).expanduser()
    found = [path.resolve()] if (path / _MANIFEST).is_file() else sorted((data_dir() / "runs").glob(f"*/{path.name}"))
    told = None
    for folder in found:
        try:
            told = _read(folder)
        except (OSError, ValueError, KeyError, TypeError):
            continue
        if told is not None and told.folder == folder:
            return told
    if found and told is None:
        raise UnusableInitiative(
            (
                f"La version « {found[0].name} » a été faite par une version antérieure du programme, qui remettait en "
                "calculant. Refaites-la pour l’approuver ou la remettre.",
            )
        )
    raise UnusableInitiative(
        (
            f"Aucune version ne s’appelle « {asked} ». Le nom d’une version est celui de son dossier, affiché par « evaluate ».",
        )
    )


def corrected_versions(run: StoredRun) -> Iterator[str]:
    """Name the versions that a run corrects, the last first: an erratum may correct one that corrected another."""
    replaced = run.erratum
    while replaced is not None:
        yield replaced.run
        replaced = _replaced_by(runs_of(run.slug) / replaced.run)


def _replaced_by(folder: Path) -> CorrectedVersion | None:
    """Say what a version that was corrected itself replaced; None where its folder is gone."""
    try:
        told = _read(folder)
    except (OSError, ValueError, KeyError, TypeError):
        return None
    return told.erratum if told else None


def _read(folder: Path) -> StoredRun | None:
    written = (folder / _MANIFEST).read_bytes()
    told = json.loads(written)
    if told.get("format", 1) != FORMAT:
        return None
    return StoredRun(
        folder=runs_of(told["initiative"]) / told["run"],
        slug=told["initiative"],
        initiative=told["name"],
        evaluator=told["evaluator"],
        made_at=datetime.fromisoformat(told["made_at"]),
        final=told["status"] == "definitif",
        audited=told["audited"],
        erratum=_corrected(told.get("erratum")),
        consents=frozenset(told.get("consents", ())),
        named=frozenset(told.get("named", ())),
        beside=frozenset(told["beside"]),
        readers=told["readers"],
        reports=tuple(MadeFor(one["edition"], one["audience"], tuple(one["files"])) for one in told["reports"]),
        digests=told["outputs"],
        manifest_sha256=hashlib.sha256(written).hexdigest(),
    )


def _corrected(told: Mapping[str, str] | None) -> CorrectedVersion | None:
    return CorrectedVersion(date.fromisoformat(told["replaces"]), told["run"], told["why"]) if told else None


def _bytes(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except OSError:
        return None
