"""What is asked of a run, and what it leaves behind."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Literal
from zoneinfo import ZoneInfo

from indicators.confidentiality.audit import Audited
from indicators.confidentiality.given_out import GivenOut
from indicators.confidentiality.told_together import FigureId
from indicators.figures.results import PublishedResults
from reports.delivery.folders import Receipt, Report

PARIS = ZoneInfo("Europe/Paris")


def now() -> datetime:
    """Say what time it is in Paris, to the second."""
    return datetime.now(PARIS).replace(microsecond=0)


@dataclass(frozen=True)
class Order:
    """What was asked: which initiative, which editions (none named: all), in which state, delivered where."""

    folder: Path
    editions: tuple[str, ...] = ()
    final: bool = False
    output: Path | None = None
    """Where each recipient's folder is made; by default `deliveries/` in the run folder."""
    at: datetime = field(default_factory=now)
    audit: bool = False
    """Whether a draft is audited too: what is handed out always is."""

    @property
    def is_audited(self) -> bool:
        """Say whether what few people answered is looked for in it, before it leaves."""
        return self.final or self.audit

    @property
    def status(self) -> Literal["provisoire", "definitif"]:
        """Say which state the reports are printed in."""
        return "definitif" if self.final else "provisoire"


@dataclass(frozen=True)
class RunOutcome:
    """What a run leaves: nothing here knows a person."""

    results: tuple[PublishedResults, ...]
    reports: tuple[Report, ...]
    given_out: GivenOut
    """Counts without persons, kept by the owner when the run is final; never beside what is published."""
    reasons: Mapping[FigureId, str]
    """Why each masked figure is, for the owner alone."""
    audited: Audited | None = None
    """What was looked for in it before it left, for the owner alone; None for a draft of which nobody asked it."""


@dataclass(frozen=True)
class Run:
    """One finished run: its folder, where reports were delivered, what was delivered to whom."""

    folder: Path
    deliveries: Path
    results: tuple[PublishedResults, ...]
    receipts: tuple[Receipt, ...]
    told: tuple[str, ...] = ()
    """What was found of runs that were stopped, in French, for the owner."""
