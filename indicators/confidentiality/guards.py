"""What must never be small behind a figure: how many people or organisations, and, about health, how many said what."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from indicators.confidentiality import wording
from indicators.confidentiality.contributors import Floats, answers, counted_in, organisations, units
from indicators.confidentiality.readers import agreed_ties, is_shared
from indicators.counting.columns import Columns
from indicators.counting.needs import Need
from indicators.counting.tallies import BLANK, Counts, Tallies, Tally
from indicators.definitions.indicator import Indicator
from indicators.figures.per_atom import per_atom
from indicators.measures.base import CountedMeasure
from initiatives.declaration.model import Initiative
from initiatives.declaration.who_is_counted import kind_of

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


def is_protected(initiative: Initiative, table: str) -> bool:
    """Say whether what a table counts is anybody's business: neither public, nor shared by those it is about."""
    return kind_of(initiative, table) != "public" and not is_shared(initiative, table)


def counts_present(need: Need) -> bool:
    """Say whether a need adds up people present at something public: nobody is told apart, but a few are few."""
    return (need.table, need.amount) == ("rencontres", "presents")


def behind(tally: Tally, split: dict[str, Counts]) -> dict[str, Counts]:
    """Return who is behind the parts that split the units of a table: the units, or those whom they count as present.

    What has no date is a part too: the total less all the years would tell it.
    """
    if not counts_present(tally.need) or tally.sums is None:
        return split
    places = {level: place for place, level in enumerate(tally.levels[0])}
    return {part: tally.sums[:, places[part]] for part in (*split, BLANK)}


def guards_of(initiative: Initiative, tallies: Tallies, need: Need, *, sensitive: bool) -> tuple[Guard, ...]:
    """List what must not be small behind anything made of a need; `sensitive` says that it is about health.

    First those who answered; then those who were asked: those who left the question blank or do not know are published
    too, so they may not be few either. The threshold for health counts people: what an organisation observes obeys the
    rule of organisations. Of people present at a public meeting, how many is all that is known. Empty when all of it is
    public, or shown by agreement.
    """
    rule = initiative.confidentiality
    if counts_present(need):
        reason = wording.few_people(rule.persons, answering=False)
        tally = tallies.by_need[need]
        assert tally.sums is not None
        there = tally.sums.reshape(len(tally.sums), -1).sum(axis=1).astype(np.float64)
        return (Guard(tally, there, rule.persons, rule.persons, reason),)
    if not is_protected(initiative, need.table) or agreed_ties(initiative, need):
        return ()
    answering = need.table in initiative.groups
    counted = counted_in(tallies, need)
    if kind_of(initiative, need.table) == "organisations":
        reason = wording.few_organisations(rule.organisations, answering=answering)
        weights = organisations(counted, answers(counted))
        return (Guard(counted, weights, rule.organisations, rule.organisations - 1, reason, organisations=True),)
    limit = rule.health if sensitive else rule.persons
    reason = wording.few_people(limit, answering=answering)
    asked = (Guard(counted, units(counted), limit, limit, reason),) if answering else ()
    return (Guard(counted, answers(counted), limit, limit, reason), *asked)


def health_guards(
    initiative: Initiative, tallies: Tallies, columns: Columns, indicator: Indicator
) -> Iterator[tuple[Need, Guard]]:
    """About health, neither those who said it nor those who did not may be few.

    Levels of one question add up to its base: one that is hidden alone would be worked out from the others. Options of
    a question with several answers are counted one by one, and hidden one by one.
    """
    if indicator.sensitivity != "sante" or not isinstance(indicator.measure, CountedMeasure):
        return
    parts = per_atom(tallies, columns, indicator)
    if not parts or kind_of(initiative, parts[0].need.table) != "personnes":
        return
    limit = initiative.confidentiality.health
    shared = Counter(part.need for part in parts)
    for part in parts:
        masks = "" if not part.id else ALL_PARTS if shared[part.need] > 1 else part.id
        for said in () if part.k is None else (part.k, part.n - part.k):
            weights = said.astype(np.float64)
            yield part.need, Guard(tallies.by_need[part.need], weights, limit, limit, wording.health(limit), masks)


def group_guards(
    initiative: Initiative, tallies: Tallies, columns: Columns, indicator: Indicator, *, sensitive: bool
) -> Iterator[tuple[Need, Guard]]:
    """Where two kinds of respondents, or two waves, are compared, neither side may be few: their gap would tell of it."""
    if not isinstance(indicator.measure, CountedMeasure):
        return
    for part in per_atom(tallies, columns, indicator):
        need = part.need
        if not is_protected(initiative, need.table) or kind_of(initiative, need.table) == "organisations":
            continue
        if need.followed or need.compared or (len(need.columns) > 1 and not need.paired):
            limit = initiative.confidentiality.health if sensitive else initiative.confidentiality.persons
            reason = wording.few_people(limit, answering=need.table in initiative.groups)
            yield need, Guard(tallies.by_need[need], part.n.astype(np.float64), limit, limit, reason)


def is_amount(needs: tuple[Need, ...]) -> bool:
    """Say whether these are sums that each partner brings a share of, so that one may dominate."""
    return needs[0].table == "contributions" and any(need.amount is not None for need in needs)
