"""A little evaluation in Silver Geek's words, whose rows a test chooses: tables, figures, and what is published."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
import pandas as pd

from indicators.confidentiality.audit import Audited, audit
from indicators.confidentiality.decisions import Decisions
from indicators.confidentiality.given_out import GivenOut, counted_before
from indicators.confidentiality.protect import BesideFigures, protect
from indicators.counting.tallies import Tallies
from indicators.counting.tally import tally
from indicators.definitions.indicator import Indicator
from indicators.figures.estimate import estimate
from indicators.figures.results import Estimates, Figure, PublishedResults
from initiatives.declaration.loading import declare
from initiatives.declaration.model import Initiative
from initiatives.validation.dataset import Dataset, Table
from initiatives.validation.hosts import Host
from initiatives.validation.quality import Passage

ROOT = Path(__file__).parents[3]


@cache
def silver_geek() -> Initiative:
    """Return the declaration whose questionnaires and partners are borrowed."""
    initiative, problems = declare(ROOT / "data" / "initiatives" / "silver_geek")
    assert initiative is not None, problems
    return initiative


def changed(**update: Mapping[str, object]) -> Initiative:
    """Return the declaration with other thresholds or another agreement: `confidentiality={"persons": 3}`."""
    initiative = silver_geek()
    return initiative.model_copy(
        update={key: getattr(initiative, key).model_copy(update=dict(new)) for key, new in update.items()}
    )


def indicator(key: str, measure: Mapping[str, object], group: str = "seniors", **more: object) -> Indicator:
    """Return an indicator of which only the measure matters."""
    fixed = {
        "code": "X", "label": key, "benefits": "publics", "level": "contexte", "evidence": "declare", "unit": "part",
        "reading": "{value}", "source": "Test.",
    }  # fmt: skip
    return Indicator.model_validate({"id": key, "group": group, "measure": measure, **fixed, **more})


def answers(group: str, columns: Mapping[str, Sequence[object]]) -> Table:
    """Return a group's answers at « fin »: places and questions as categories, `third_party` false unless given."""
    questions = silver_geek().questionnaire_of(group).questions
    size = len(next(iter(columns.values())))
    frame = pd.DataFrame({"wave": pd.Categorical(["fin"] * size), "person": np.arange(size)})
    if group == "seniors":
        frame["third_party"] = np.array(columns.get("third_party", [False] * size), dtype=bool)
    for name, values in columns.items():
        if name != "third_party":
            known = questions[name].held() if name in questions else None
            frame[name] = pd.Categorical(list(values), categories=known)
    return Table(group, frame, {})


def contributions(rows: Sequence[tuple[str, str, int]]) -> Table:
    """Return contributions in euros: partner, nature, amount."""
    partners = silver_geek().partners
    frame = pd.DataFrame(rows, columns=["partenaire", "nature", "montant"])
    frame["type_acteur"] = pd.Categorical([partners[key].type for key in frame["partenaire"]])
    frame["montant"] = (frame["montant"] * 100).astype("Int64")
    for name in ("partenaire", "nature"):
        frame[name] = frame[name].astype("category")
    return Table("contributions", frame, {"montant": 2})


@dataclass(frozen=True)
class Little:
    """Everything from rows to what each reader has."""

    initiative: Initiative
    tallies: Tallies
    estimates: Estimates
    results: tuple[PublishedResults, ...]
    given_out: tuple[GivenOut, ...] = ()

    def of(self, audience: str) -> PublishedResults:
        """Return what one reader has."""
        return next(one for one in self.results if one.audience.id == audience)

    def why(self, key: str, scope: str = "territoire", part: str = "") -> str | None:
        """Return why one figure is masked, as its owner alone is told."""
        reasons = Decisions(self.initiative, self.tallies, self.estimates, self.given_out).reasons()
        found = [why for (one, its, cell), why in reasons.items() if (one, its, cell.scope) == (key, part, scope)]
        return found[0] if found else None

    def audited(self) -> Audited:
        """Return what the audit finds of it, beside what was handed out before."""
        return audit(self.initiative, self.tallies, self.results, self.given_out, seconds=600)

    def figure(self, audience: str, key: str, scope: str = "territoire", part: str = "") -> Figure | None:
        """Return one figure of one reader, for everyone, or None when the reader does not have it."""
        found = [
            one
            for one in self.of(audience).figures
            if (one.indicator, one.cell.scope, one.part) == (key, scope, part) and one.cell.population == "tous"
        ]
        return found[0] if found else None


def _passages(table: Table) -> Iterator[Passage]:
    frame = table.frame
    waves = list(map(str, frame["wave"].dropna().unique())) if "wave" in frame else [None]
    for wave in waves:
        rows = len(frame) if wave is None else int((frame["wave"] == wave).sum())
        yield Passage(table.name, wave, None, "0" * 64, rows, rows, {}, {})


def evaluated(
    initiative: Initiative,
    indicators: Sequence[Indicator],
    *tables: Table,
    hosts: tuple[Host, ...] = (),
    given_out: tuple[GivenOut, ...] = (),
) -> Little:
    """Count, estimate and protect; the rows of each table are told as those of one file for each wave."""
    chosen = {one.id: one for one in indicators}
    dataset = Dataset({table.name: table for table in tables})
    counted = tally(initiative, chosen, dataset, counted_before(given_out, chosen, initiative))
    figures = estimate(initiative, chosen, counted)
    beside = BesideFigures(tuple(one for table in tables for one in _passages(table)), hosts)
    results = protect(initiative, counted, figures, beside, given_out)
    return Little(initiative, counted, figures, results, given_out)
