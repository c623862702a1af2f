"""Which files a reader is given, and in which folder: what was made for it, and nothing else (stage 9)."""

from collections.abc import Iterable
from dataclasses import dataclass

from indicators.figures.results import COMMITTEE
from initiatives.validation.hosts import file_name

_TO_PARTNERS = "synthese"
"""The committee's edition that partners are given beside their own: it holds nothing that they do not read."""


@dataclass(frozen=True)
class Report:
    """One report, laid out: the name of its files, its edition, the audience it was made for, its HTML text and PDF bytes."""

    slug: str
    edition: str
    audience: str
    html: str
    pdf: bytes

    def files(self) -> dict[str, bytes]:
        """Return its files by name."""
        return {f"{self.slug}.html": self.html.encode(), f"{self.slug}.pdf": self.pdf}


@dataclass(frozen=True)
class MadeFor:
    """What a run says of one of its reports: its edition, the audience it was made for, the names of its files."""

    edition: str
    audience: str
    files: tuple[str, ...]


def folder_of(audience: str) -> str:
    """Name the folder of a reader: « comite », « partenaire-orange », « structure-ehpad-des-lilas ».

    No id can leave it, be another reader's, or be a name that a system reserves (« con »).
    """
    kind, _, reader = audience.partition(":")
    return f"{kind}-{file_name(reader)}" if reader else kind


def given_to(recipient: str, reports: Iterable[MadeFor]) -> tuple[str, ...]:
    """Return the files that a recipient is given: its own, and for a partner the synthèse too."""
    return tuple(
        file
        for report in reports
        if report.audience == recipient or (_is_partner(recipient) and _is_shared(report))
        for file in report.files
    )


def _is_partner(recipient: str) -> bool:
    return recipient.startswith("partenaire:")


def _is_shared(report: MadeFor) -> bool:
    return report.audience == COMMITTEE and report.edition == _TO_PARTNERS
