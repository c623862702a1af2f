"""Which part of those who should have answered did, by the six definitions of the profession."""

from dataclasses import dataclass

import numpy as np

from initiatives.arrays import Floats, Integers


@dataclass(frozen=True)
class Dispositions:
    """What became of each person asked, as counts of one shape: AAPOR's letters in brackets."""

    complete: Integers
    """Complete questionnaires (I)."""
    partial: Integers
    """Partial questionnaires (P)."""
    refusal: Integers
    """Refusals and break-offs (R)."""
    not_reached: Integers
    """Known to be eligible, never reached (NC)."""
    other: Integers
    """Eligible, did not answer for another reason (O)."""
    unknown: Integers
    """Nobody knows whether they were eligible (UH + UO)."""
    not_eligible: Integers
    """Known not to be eligible: they only serve `eligible_part`."""


def eligible_part(counts: Dispositions) -> Floats:
    """Return e: the part of people of unknown eligibility taken as eligible, that of people whose eligibility is known.

    This is the proportional allocation of CASRO; NaN where no eligibility is known.
    """
    known = _eligible(counts)
    with np.errstate(divide="ignore", invalid="ignore"):
        part: Floats = known / (known + counts.not_eligible)
    return part


def response_rates(counts: Dispositions) -> dict[str, Floats]:
    """Return « RR1 » to « RR6 », between 0 and 1, each of the shape of the counts; NaN where the denominator is 0.

    Even numbers count partial questionnaires as answers. Unknown eligibility: all taken as eligible (RR1, RR2: the lowest
    rate), as many as `eligible_part` says (RR3, RR4; NaN where it is unknown and people of unknown eligibility are not none),
    none (RR5, RR6: the highest rate).

    Source: The American Association for Public Opinion Research, Standard Definitions: Final Dispositions of Case Codes and
    Outcome Rates for Surveys (9th ed., 2016), « Response Rates ».
    """
    eligible = _eligible(counts)
    with np.errstate(invalid="ignore"):
        estimated = np.where(counts.unknown > 0, eligible_part(counts) * counts.unknown, 0.0)
    answered = (counts.complete, counts.complete + counts.partial)
    rates: dict[str, Floats] = {}
    for first, added in ((1, counts.unknown), (3, estimated), (5, np.zeros_like(estimated))):
        for place, numerator in enumerate(answered):
            with np.errstate(divide="ignore", invalid="ignore"):
                rates[f"RR{first + place}"] = numerator / (eligible + added)
    return rates


def _eligible(counts: Dispositions) -> Integers:
    whole: Integers = counts.complete + counts.partial + counts.refusal + counts.not_reached + counts.other
    return whole
