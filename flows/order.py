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
from reports.delivery.folders import Report

PARIS = ZoneInfo("Europe/Paris")


def now() -> datetime:
    """Say what time it is in Paris, to the second."""
    return datetime.now(PARIS).replace(microsecond=0)


@dataclass(frozen=True)
class Order:
    """What was asked: which initiative, which editions (none named: all), in which state."""

    folder: Path
    editions: tuple[str, ...] = ()
    final: bool = False
    at: datetime = field(default_factory=now)
    audit: bool = False
    """Whether a draft is audited too, so that it may be read again by others: a candidate always is."""

    @property
    def is_audited(self) -> bool:
        """Say whether what few people answered is looked for in it: nothing else may leave."""
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
    """Counts without persons, kept by the owner of what may leave; never beside what is published."""
    reasons: Mapping[FigureId, str]
    """Why each masked figure is, for the owner alone."""
    audited: Audited | None = None
    """What was looked for in it, for the owner alone; None for a draft of which nobody asked it."""
    lacks: tuple[str, ...] = ()
    """What a final version waits for, in French."""


@dataclass(frozen=True)
class Run:
    """One finished run, of which nothing has left: its folder, and the page on which its owner reviews it."""

    folder: Path
    review: Path
    results: tuple[PublishedResults, ...]
    lacks: tuple[str, ...] = ()
    """What a final version waits for, in French."""
    told: tuple[str, ...] = ()
    """What was found of runs that were stopped, in French, for the owner."""
