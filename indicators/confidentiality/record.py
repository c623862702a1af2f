"""The run's own record as a reader may see it: rows set aside, by reason, and how many figures are masked."""

from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import replace

from indicators.confidentiality import wording
from indicators.counting.tallies import Cell
from indicators.definitions.indicator import Indicator
from indicators.figures.results import Figure
from indicators.measures.run_record import Entry, RunRecord
from initiatives.declaration.model import Initiative
from initiatives.declaration.who_is_counted import kind_of
from initiatives.validation.quality import RULES, Passage

CHOSEN_BY_PEOPLE = ("consentement_absent", "opposition")
"""Reasons for which a row is set aside because somebody said no: few of them would point at who did."""


def uncounted(
    passages: tuple[Passage, ...], initiative: Initiative, is_masked: Callable[[str, str], bool]
) -> frozenset[tuple[str, str | None]]:
    """Name the sources, with their wave, of which no number of rows may be told: they are few, or that many is masked.

    `is_masked` says whether the rows of a table, at a wave, may be counted for the whole territory. Where a file is too
    small, all those of its source go with it: the source's own total, less the others, would give it back.
    """
    rule = initiative.confidentiality
    limits = {"personnes": rule.persons, "organisations": rule.organisations, "public": 0}
    return frozenset(
        (one.source, one.wave)
        for one in passages
        if 0 < one.used < limits[kind_of(initiative, one.source)] or is_masked(one.source, one.wave or "")
    )


def told(passage: Passage, limit: int, untold: Collection[tuple[str, str | None]] = ()) -> Passage:
    """Take from a passage the rows that few people asked not to be read: neither their number nor what would give it.

    They are no longer among the rows read; `few` names their reasons. Few rows that no source takes are told without their number:
    they are somebody's too. Nothing is counted where its source is `untold`.
    """
    if (passage.source, passage.wave) in untold:
        return replace(
            passage, read=0, used=0, set_aside={}, cells_set_aside={}, decisions={}, rows_unread=None, counted=False
        )
    if 0 < (passage.rows_unread or 0) < limit:
        passage = replace(passage, rows_unread=None)
    few = tuple(rule for rule in CHOSEN_BY_PEOPLE if 0 < passage.set_aside.get(rule, 0) < limit)
    kept = {rule: count for rule, count in passage.set_aside.items() if rule not in few}
    hidden = sum(passage.set_aside[rule] for rule in few)
    return replace(passage, read=passage.read - hidden, set_aside=kept, few=few)


def set_aside(passages: tuple[Passage, ...], limit: int) -> dict[str, Entry]:
    """Count the rows set aside by reason, over all files; None where files that hide theirs would give it back."""
    counts, hidden = Counter[str](), Counter[str]()
    for passage in passages:
        counts.update(passage.set_aside)
        for rule in told(passage, limit).few:
            hidden[rule] += passage.set_aside[rule]
    return {
        rule: Entry(rule, RULES.get(rule, rule.replace("_", " ")).capitalize(), None if 0 < hidden[rule] < limit else n)
        for rule, n in sorted(counts.items())
    }


def record_figures(
    indicators: Mapping[str, Indicator], aside: Mapping[str, Entry], masked: Mapping[str, int], limit: int
) -> Iterator[Figure]:
    """Make the figures of the indicators that read the run's record, for one reader."""
    for indicator in indicators.values():
        if not isinstance(indicator.measure, RunRecord):
            continue
        for entry in indicator.measure.entries(aside, masked):
            shown = entry.count is not None
            yield Figure(
                indicator=indicator.id,
                part=entry.part,
                part_label=entry.label or indicator.label,
                cell=Cell(),
                status="publie" if shown else "masque",
                reason=None if shown else wording.PROTECTED,
                value=None if entry.count is None else float(entry.count),
                unit=indicator.unit,
                n=entry.count,
                missing=0 if shown else None,
                method=indicator.measure.computation(),
                evidence=indicator.evidence,
            )
