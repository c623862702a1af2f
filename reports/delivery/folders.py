"""How reports reach their readers: a folder for each, which holds what was made for them and nothing else (stage 9)."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from initiatives.validation.hosts import file_name
from reports.delivery.whole_files import put_whole


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


def places(reports: Iterable[Report], destination: Path) -> dict[Path, bytes]:
    """Return where each file of each report goes under `destination`, and its content: a folder per reader."""
    return {
        destination / folder_of(report.audience) / name: content
        for report in reports
        for name, content in report.files().items()
    }


def deliver(reports: Iterable[Report], destination: Path, at: datetime) -> tuple[Receipt, ...]:
    """Put each report in its reader's folder under `destination`; return one receipt per file.

    A partner's folder has the partner's id for name, a host structure's begins with `structure-`, the committee's is
    `comite`. Raises OSError when the folder cannot be written.
    """
    receipts = []
    for report in reports:
        for path, content in places((report,), destination).items():
            put_whole(path, content)
            receipts.append(
                Receipt(
                    file=path.relative_to(destination).as_posix(),
                    recipient=report.audience,
                    at=at.isoformat(),
                    sha256=hashlib.sha256(content).hexdigest(),
                    size=len(content),
                )
            )
    return tuple(receipts)
