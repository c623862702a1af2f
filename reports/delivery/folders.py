"""How reports reach their readers: a folder for each, which holds what was made for them and nothing else (stage 9)."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from initiatives.validation.hosts import file_name


@dataclass(frozen=True)
class Report:
    """One report, laid out: the name of its files, the audience it was made for, its HTML text and its PDF bytes."""

    slug: str
    audience: str
    html: str
    pdf: bytes

    def files(self) -> dict[str, bytes]:
        """Return its files by name."""
        return {f"{self.slug}.html": self.html.encode(), f"{self.slug}.pdf": self.pdf}


@dataclass(frozen=True)
class Receipt:
    """What was handed over: which file, to whom, when (ISO date and time), and its SHA-256."""

    file: str
    recipient: str
    at: str
    sha256: str
    size: int


def folder_of(audience: str) -> str:
    """Name the folder of a reader: no name that a structure takes in the data leaves it, or is another reader's."""
    kind, _, reader = audience.partition(":")
    return f"structure-{file_name(reader)}" if kind == "structure" else reader or kind


def deliver(reports: Iterable[Report], destination: Path, at: datetime) -> tuple[Receipt, ...]:
    """Put each report in its reader's folder under `destination`; return one receipt per file.

    A partner's folder has the partner's id for name, a host structure's begins with `structure-`, the committee's is
    `comite`. A file already there is replaced in
    one move, so that nobody ever opens half a report. Raises OSError when the folder cannot be written.
    """
    receipts = []
    for report in reports:
        recipient = folder_of(report.audience)
        folder = destination / recipient
        folder.mkdir(parents=True, exist_ok=True)
        for name, content in report.files().items():
            beside = folder / f".{name}.partiel"
            beside.write_bytes(content)
            beside.replace(folder / name)
            receipts.append(
                Receipt(
                    file=f"{recipient}/{name}",
                    recipient=report.audience,
                    at=at.isoformat(),
                    sha256=hashlib.sha256(content).hexdigest(),
                    size=len(content),
                )
            )
    return tuple(receipts)
