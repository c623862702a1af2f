"""What must never be small behind a figure: how many people or organisations, and, about health, how many said what."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from indicators.columns import Columns
from indicators.confidentiality import wording
from indicators.confidentiality.contributors import Floats, answers, counted_in, kind_of, organisations, units
from indicators.confidentiality.per_atom import per_atom
from indicators.confidentiality.readers import is_shared
from indicators.measures.base import CountedMeasure, Part
from indicators.model import Indicator
from indicators.needs import Need
from indicators.tallies import Tallies, Tally
from initiatives.model import Initiative

ALL_PARTS = "*"
"""Stands for every part of a cell but the main figure."""


@dataclass(frozen=True)
class Guard:
    """A count per atom of which no sum may be worked out when it is above 0 and below the limit.

    `weights` has shape (atoms,); `inside` is the limit for a reader who is one of those counted and takes its own share
    away; `masks` says what a small count masks about a cell: "" everything, `ALL_PARTS` all but the main figure, else
    that part alone; `organisations`, that organisations are counted, not people.
    """

    tally: Tally
    weights: Floats
    limit: int
    inside: int
    reason: str
    masks: str = ""
    organisations: bool = False


def guards_of(initiative: Initiative, tallies: Tallies, columns: Columns, indicator: Indicator) -> tuple[Guard, ...]:
    """List what must not be small behind the figures of an indicator; empty when all of it is public.

    A measure made of declared facts has no contributor; one made of other figures follows them. The threshold for
    health counts people: what an organisation observes obeys the rule of organisations.
    """
    measure = indicator.measure
    if not isinstance(measure, CountedMeasure):
        return ()
    needs = measure.needs(indicator.group, columns)
    table = needs[0].table
    kind = kind_of(initiative, table)
    if kind == "public" or is_shared(initiative, table):
        return ()
    rule = initiative.confidentiality
    answering = table in initiative.groups
    if kind == "organisations":
        reason = wording.few_organisations(rule.organisations, answering=answering)
        return tuple(
            Guard(
                tally,
                organisations(tally, answers(tally)),
                rule.organisations,
                rule.organisations - 1,
                reason,
                organisations=True,
            )
            for tally in (tallies.by_need[need] for need in needs)
        )
    limit = rule.health if indicator.sensitivity == "sante" else rule.persons
    reason = wording.few_people(limit, answering=answering)
    guards = [
        Guard(tally, answers(tally), limit, limit, reason) for tally in (counted_in(tallies, need) for need in needs)
    ]
    if answering:
        # Those who left the question blank or do not know are published too: they may not be few either.
        guards += [Guard(tallies.by_need[need], units(tallies.by_need[need]), limit, limit, reason) for need in needs]
    if indicator.sensitivity == "sante":
        guards += _health(tallies, per_atom(tallies, columns, indicator), limit)
    return tuple(guards)


def _health(tallies: Tallies, parts: tuple[Part, ...], limit: int) -> Iterator[Guard]:
    """About health, neither those who said it nor those who did not may be few.

    Levels of one question add up to its base: one that is hidden alone would be worked out from the others. Options of
    a question with several answers are counted one by one, and hidden one by one.
    """
    shared = Counter(part.need for part in parts)
    for part in parts:
        masks = "" if not part.id else ALL_PARTS if shared[part.need] > 1 else part.id
        for said in () if part.k is None else (part.k, part.n - part.k):
            yield Guard(
                tallies.by_need[part.need], said.astype(np.float64), limit, limit, wording.health(limit), masks=masks
            )


def is_amount(needs: tuple[Need, ...]) -> bool:
    """Say whether these are sums that each partner brings a share of, so that one may dominate."""
    return needs[0].table == "contributions" and any(need.amount is not None for need in needs)
